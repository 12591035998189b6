"""The tables of `en/`: what a careful editor finds in a text, and what she does not.

A table has a section for each way to look at a text (`LOOKS`), and in it

    found:                    # rows of a text and all that `is` found in it
      - text: Rents rose from £800 to £920.
        is:
          - {form: change-way, old: £800, new: £920, way: up, tie: tied}
    nothing:                  # texts in which nothing is found, by the reason
      a list:
        - Fares are £2, £3 and £5.
    gaps:                     # of both sorts, by what is amiss: known to fail, so that mending it is noticed
      durations are never compared:
        - text: ...

Of relations the closest of each figure is looked at, if it is at least `near`; an expectation without a `tie` leaves
that open. Of roles those are looked at that a word at the figure gives it, and with a ~ those that one near it gives.
What links and takes up looks at is the figure between `<<` and `>>`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct

from figures.interval import Interval
from figures.model import Extraction
from figures.relate import Relation, Tie, relate
from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import load_frames
from figures.relate.links import BOUND, NONE, TOPIC, link, takes_up
from figures.relate.record import Mention
from figures.relate.text import Text
from figures.rules.semantics.context import Context
from tests.relations.making import opened, read

HERE = Path(__file__).parent
MARK = re.compile(r"<<(.*?)>>")
LINKS = {BOUND: "bound", TOPIC: "topic", NONE: "none"}
WAYS = {1: "up", -1: "down"}
OF_TIME = frozenset(["span", "order"])
"""The frames of time."""


class Row(Struct, frozen=True):
    """A text, what one look at it should find, and the reason that makes it a gap, if it is one."""

    file: str
    look: str
    text: str
    expected: Any
    gap: str | None = None


def relations(text: str) -> list[dict[str, Any]]:
    """The closest relation of each figure that words tell to follow from others, those of time and repetition apart."""
    return _ordered(
        _outline(relation) for relation in _found(text) if relation.frame not in (*OF_TIME, "same")
    )


def times(text: str) -> list[dict[str, Any]]:
    """The closest relations of time: spans, ages and ordinals, order and tense."""
    return _ordered(_outline(relation) for relation in _found(text) if relation.frame in OF_TIME)


def _found(text: str) -> list[Relation]:
    extraction, context = opened(text)
    return [
        relation
        for relation in _closest(extraction, context)
        if relation.tie >= Tie.NEAR and relation.form not in APART
    ]


def spare(text: str) -> list[dict[str, Any]]:
    """Those relations that only say which of two figures is more, where another one says by how much."""
    extraction, context = opened(text)
    found = [each for each in _closest(extraction, context) if each.tie is not Tie.LISTED]
    return [_without_tie(_outline(relation)) for relation in found if _is_within_another(relation, found)]


def _without_tie(row: dict[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in row if key != "tie"}


def bounds(text: str) -> list[dict[str, Any]]:
    """The parts and members that are no more than their wholes."""
    extraction, context = opened(text)
    return _ordered(
        _outline(relation)
        for relation in _closest(extraction, context)
        if relation.form in BOUNDS and relation.tie is not Tie.LISTED
    )


def listed(text: str) -> list[dict[str, Any]]:
    """What is only listed, and not told by a closer relation."""
    extraction, context = opened(text)
    found = _closest(extraction, context)
    closer = [(each.frame, _figures(each)) for each in found if each.tie is not Tie.LISTED]
    return _ordered(
        _without_tie(_outline(each))
        for each in found
        if each.tie is Tie.LISTED
        and not any(each.frame == frame and _figures(each) <= figures for frame, figures in closer)
    )


def _closest(extraction: Extraction, context: Context) -> list[Relation]:
    return [rivals.relations[0] for rivals in relate(extraction, context.lexicon, context.units)]


BOUNDS = {"part-of", "members"}
APART = BOUNDS | {"possible"}


def _is_within_another(relation: Relation, others: Sequence[Relation]) -> bool:
    """Whether a relation that only says which is more has its figures in one that says how much."""
    if relation.form not in {form.name for form in load_frames().orders}:
        return False
    own = _figures(relation)
    return any(own <= _figures(other) for other in others if len(other.roles) > len(relation.roles))


def _figures(relation: Relation) -> set[int]:
    return {figure.start for each in relation.roles.values() for figure in each}


def magnitudes(text: str) -> dict[str, str]:
    """The figures of which the words say what they measure, with that."""
    extraction, context = opened(text)
    return {
        relation.derived.plain: relation.evidence[0][0]
        for relation in _closest(extraction, context)
        if relation.form == "possible"
    }


def repeats(text: str) -> list[dict[str, Any]]:
    """The figures that say another one again; of those that do so in another unit, once."""
    found = (relation for relation in _found(text) if relation.frame == "same")
    return _ordered(_outline(relation) for relation in found if not relation.form.endswith("-digits"))


def _outline(relation: Relation) -> dict[str, Any]:
    figures = {name: [figure.plain for figure in each] for name, each in relation.roles.items()}
    roles = {
        name: each if name in ("parts", "medals", "named") else each[0] for name, each in figures.items()
    }
    way = {"way": WAYS[relation.way]} if relation.way else {}
    told = {name: int(number) for name, number in relation.told.items() if not isinstance(number, Interval)}
    return {"form": relation.form, **roles, **told, **way, "tie": relation.tie.name.lower()}


def _ordered(rows: Any) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: sorted(map(str, row.items())))


def roles(text: str) -> dict[str, str]:
    """The roles that words at a figure give it; with a ~ those of words near it."""
    return {mention.figure.plain: _strong(mention) for mention in read(text).mentions if _strong(mention)}


def _strong(mention: Mention) -> str:
    strengths = {NEAREST: "", NEAR: "~"}
    return " ".join(sorted(f"{role}{strengths[s]}" for role, s in mention.roles.items() if s in strengths))


def clauses(text: str) -> str:
    """The text with a bar before each clause but the first."""
    (own,) = read(text).utterances.values()
    starts = [own.tokens.at[at] for at, (one, two) in enumerate(pairwise(own.clauses), 1) if one != two]
    return " | ".join(text[at:to].strip() for at, to in pairwise([0, *starts, len(text)]))


def moods(text: str) -> dict[str, str]:
    """The figures that are expected or denied."""
    return {mention.figure.plain: mention.mood for mention in read(text).mentions if mention.mood}


def links(text: str) -> str:
    """How closely the marked figure goes with the others."""
    marked, others, whole = _marked(text)
    return LINKS[link(marked, others, whole)]


def taken_up(text: str) -> bool:
    """Whether the clause of the marked figure takes up what was said."""
    marked, _, whole = _marked(text)
    return takes_up(marked, whole.utterance(marked), whole)


def _marked(text: str) -> tuple[Mention, Sequence[Mention], Text]:
    (wanted,) = MARK.findall(text)
    whole = read(MARK.sub(r"\1", text))
    (marked,) = [mention for mention in whole.mentions if mention.figure.plain == wanted]
    return marked, [mention for mention in whole.mentions if mention is not marked], whole


LOOKS: dict[str, tuple[Callable[[str], Any], Callable[[str], Any]]] = {
    "relations": (relations, lambda _: []),
    "bounds": (bounds, lambda _: []),
    "listed": (listed, lambda _: []),
    "magnitudes": (magnitudes, lambda _: {}),
    "times": (times, lambda _: []),
    "repeats": (repeats, lambda _: []),
    "roles": (roles, lambda _: {}),
    "clauses": (clauses, lambda text: text),
    "moods": (moods, lambda _: {}),
    "links": (links, lambda _: "none"),
    "takes up": (taken_up, lambda _: False),
}
"""What is looked for, and what is found where nothing is."""


@cache
def rows() -> tuple[Row, ...]:
    return tuple(row for file in sorted(HERE.glob("en/*.yaml")) for row in _rows(file))


def _rows(file: Path) -> Iterator[Row]:
    name = file.relative_to(HERE).with_suffix("").as_posix()
    for look, table in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader).items():
        nothing = LOOKS[look][1]
        for each in table.get("found", ()):
            yield Row(name, look, each["text"], _expected(look, each["is"]))
        for texts in table.get("nothing", {}).values():
            yield from (Row(name, look, text, nothing(text)) for text in texts)
        for gap, entries in table.get("gaps", {}).items():
            for each in entries:
                if isinstance(each, str):
                    yield Row(name, look, each, nothing(each), gap)
                else:
                    yield Row(name, look, each["text"], _expected(look, each["is"]), gap)


def _expected(look: str, written: Any) -> Any:
    if look == "roles":
        return {figure: " ".join(sorted(roles.split())) for figure, roles in written.items()}
    return _ordered(written) if look in ("relations", "bounds", "listed", "times") else written


def parameters() -> Iterator[Any]:
    for row in rows():
        marks = [pytest.mark.xfail(reason=row.gap, strict=True)] if row.gap else []
        yield pytest.param(row, id=f"{row.file}: {row.text}", marks=marks)


@pytest.mark.parametrize("row", list(parameters()))
def test_what_is_found_is_what_an_editor_finds(row: Row) -> None:
    found = LOOKS[row.look][0](row.text)
    if row.look == "relations":
        told, more = [_without_tie(each) for each in row.expected], spare(row.text)
        found = [each for each in found if _without_tie(each) in told or _without_tie(each) not in more]
    if row.look in ("relations", "bounds", "times") and not all("tie" in each for each in row.expected):
        found = _ordered({key: each[key] for key in each if key != "tie"} for each in found)
    assert found == row.expected


LEAST = {
    "attach": 40, "bounds": 20, "change": 40, "compare": 25, "contest": 30, "form": 24, "list": 38, "order": 25,
    "product": 25, "share": 40, "span": 40, "sum": 40, "told": 70,
}  # fmt: skip


@pytest.mark.parametrize("name", LEAST)
def test_a_table_has_as_many_texts_in_which_there_is_nothing(name: str) -> None:
    table = [row for row in rows() if row.file == f"en/{name}"]
    negative = [row for row in table if row.expected == LOOKS[row.look][1](row.text)]
    assert len(table) >= LEAST[name]
    assert len(negative) >= (1 / 3 if name == "attach" else 0.45) * len(table)


def test_no_text_is_looked_at_twice() -> None:
    counts = Counter((row.look, row.text) for row in rows())
    assert [key for key, count in counts.items() if count > 1] == []
