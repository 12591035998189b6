"""Where a rule's relation stands in the text: one plan for each of the five forms, all linear."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from figures.interval import Interval
from figures.model import Figure, Kind, Qualifier
from figures.relate import Relation
from figures.rules.judging.candidates import Candidate, Site
from figures.rules.judging.document import Document
from figures.rules.judging.select import fits
from figures.rules.semantics.fields import KEYS, Place
from figures.rules.semantics.neighbours import Neighbours
from figures.rules.semantics.values import Items, Quantity, Value, word
from figures.rules.semantics.views import HEDGE, View, first_words
from figures.rules.semantics.voices import voice
from figures.rules.syntax.records import (
    Each,
    Group,
    Join,
    Pattern,
    Phrase,
    Related,
    Restates,
    Slot,
    WordList,
    hedges_of,
)

MAX_PER_PLACE = 64
"""How often a rule may match in one sentence."""

MAX_PARTNERS = 8

OUT_OF_SIGHT = 100_000
"""Characters, far more than an article has: so far apart, nobody says a figure again.

In an endless text, every figure resembles one far away, by chance.
"""

_IDENTITIES = frozenset(["context", "list", "table", "row", "column", "digits", "day", "month", "person"])


class Match(Struct, frozen=True, gc=False):
    """The figures of a relation under the names that the rule gives them.

    `pattern` is the phrase that matched, or `relation` what was found; `full` says that a budget is used up, so that
    there may be more.
    """

    bound: Mapping[str, Value]
    figures: tuple[Figure, ...]
    pattern: Pattern | None = None
    ends: bool = False  # ranges are compared end by end
    full: bool = False
    relation: Relation | None = None


def matches(candidate: Candidate, document: Document) -> Iterator[Match]:
    """All places where a rule finds its figures."""
    find = candidate.rule.find
    match find:
        case Each():
            return _each(find, document)
        case Restates():
            return _restates(find, candidate.pairs, document)
        case Phrase():
            return _phrase(find, candidate.sites, document)
        case Group():
            return _group(find, document)
        case Join():
            return _join(find, document)
        case Related():
            return iter(())  # relations have rivals, and are judged together: see `rivals`


def _each(find: Each, document: Document) -> Iterator[Match]:
    """Single figures; of a range that does not fit, its ends are tried."""
    for figure in document.figures_of(find.slot.selection.values("kind")):
        whole = fits(find.slot.selection, figure, document)
        for each in (figure,) if whole else figure.ends:
            if whole or fits(find.slot.selection, each, document):
                yield Match({find.slot.name: each}, (each,))


def _restates(find: Restates, pairs: Sequence[Neighbours], document: Document) -> Iterator[Match]:
    for pair in pairs:
        outer, inner = pair.outer, _completed(pair.inner, pair.outer, find.inner)
        if fits(find.outer.selection, outer, document) and fits(find.inner.selection, inner, document, outer):
            ends = outer.value is None and inner.value is None
            yield Match({find.outer.name: outer, find.inner.name: inner}, (outer, inner), ends=ends)


def _completed(inner: Figure, outer: Figure, slot: Slot) -> Figure:
    """The second figure with what it leaves to the first: £92 million a year ($117 million)."""
    if "kind" in slot.selection.same:
        inner = with_unit(inner, outer)
    return replace(inner, per=outer.per) if inner.per is None and outer.per is not None else inner


def _phrase(find: Phrase, sites: Sequence[Site], document: Document) -> Iterator[Match]:
    for view, patterns in sites:
        yield from _in_view(find, patterns, view, document)


def _in_view(find: Phrase, patterns: Sequence[Pattern], view: View, document: Document) -> Iterator[Match]:
    """The matches of all patterns; the first of them that binds a figure keeps it."""
    taken: set[int] = set()
    found = 0
    for pattern in patterns:
        for match in _in_sentence(find, pattern, view, document):
            starts = {figure.start for figure in match.figures}
            if taken.isdisjoint(starts):
                found += 1
                taken |= starts
                yield Match(match.bound, match.figures, pattern, full=found >= MAX_PER_PLACE)
            if found >= MAX_PER_PLACE:
                break


def _in_sentence(find: Phrase, pattern: Pattern, view: View, document: Document) -> Iterator[Match]:
    """All matches of one pattern; where the figures found do not fit, it is tried again one token on."""
    abstract = view.abstract(pattern.folds, pattern.brackets)
    regex = _compiled(pattern.regex)
    at = 0
    while (hit := regex.search(abstract.text, at)) is not None:
        bound = _bind(find, pattern, hit, abstract.places, document)
        at = hit.start() + 1 if bound is None else hit.end()
        if bound is not None:
            yield Match(bound, tuple(_figures(bound)), pattern)


@lru_cache(maxsize=512)
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex)


def _bind(
    find: Phrase,
    pattern: Pattern,
    hit: re.Match[str],
    places: Mapping[int, tuple[Figure, ...]],
    document: Document,
) -> dict[str, Value] | None:
    """The slots' values, None if a figure does not fit its slot."""
    words = dict(find.words)
    caught: dict[str, tuple[Figure, ...]] = {}
    bound: dict[str, Value] = {}
    for group, name in pattern.groups:
        if hit[group] is None:
            continue
        if name in words:
            bound[name] = _worth(words[name], hit[group])
        else:
            caught[name] = _without_hedge(places[hit.start(group)], hit[hedges_of(group)])
    _give_units(find.slots, caught)
    first = _first(find.slots, caught)
    for slot in find.slots:
        figures = caught.get(slot.name)
        if figures is None:
            continue  # the phrase has it in an optional group, or not at all
        other = first if first is not None and first not in figures else None
        if not all(fits(slot.selection, figure, document, other) for figure in figures):
            return None
        bound[slot.name] = figures[0] if len(figures) == 1 else Items(figures)
    return bound


def _without_hedge(figures: tuple[Figure, ...], hedges: str) -> tuple[Figure, ...]:
    """The figures, exact if the phrase has the word before itself: `over {time}` is not *more than*."""
    if hedges or len(figures) > 1 or not first_words(figures[0]):
        return figures
    return (replace(figures[0], qualifier=Qualifier.EXACT),)


def _give_units(slots: Sequence[Slot], caught: dict[str, tuple[Figure, ...]]) -> None:
    """Give bare numbers the unit of the first figure, and it theirs: 312 of 480 pupils, 41 to 28 percent."""
    first, *others = (slot for slot in slots if slot.name in caught)
    for slot in others:
        if "kind" in slot.selection.same:
            one, other = caught[first.name], caught[slot.name]
            caught[first.name] = tuple(with_unit(figure, other[0]) for figure in one)
            caught[slot.name] = tuple(with_unit(figure, one[0]) for figure in other)


def with_unit(bare: Figure, other: Figure) -> Figure:
    """A bare number with the unit of another figure; any other figure as it is."""
    if bare.kind is not Kind.NUMBER or other.kind is Kind.NUMBER:
        return bare
    return replace(bare, kind=other.kind, unit=other.unit)


def _first(slots: Sequence[Slot], caught: Mapping[str, tuple[Figure, ...]]) -> Figure | None:
    return next((caught[slot.name][0] for slot in slots if slot.name in caught), None)


def _worth(words: WordList, term: str) -> Value:
    term = term.replace(HEDGE, "")
    value: Fraction | None = dict(words.terms).get(term)
    return word(term.strip()) if value is None else Quantity(Interval.of(value))


def _figures(bound: Mapping[str, Value]) -> list[Figure]:
    found: list[Figure] = []
    for value in bound.values():
        members = value.members if isinstance(value, Items) else (value,)
        found += [member for member in members if isinstance(member, Figure)]
    return sorted(found, key=lambda figure: figure.start)


def _group(find: Group, document: Document) -> Iterator[Match]:
    groups: dict[tuple[Hashable, ...], list[Figure]] = {}
    for figure in document.figures_of(find.of.values("kind")):
        if fits(find.of, figure, document) and (key := _key(find.by, document.place(figure))) is not None:
            groups.setdefault((voice(figure, document.article), *key), []).append(figure)
    for found in groups.values():
        if len(found) < find.least:
            continue
        for figures in _chain(found) if find.chain else (found,):
            if find.has is None or any(fits(find.has, figure, document) for figure in figures):
                bound = _split(find, figures, document)
                if bound is not None:
                    yield Match(bound, tuple(figures))


def _key(by: Sequence[str], place: Place) -> list[Hashable] | None:
    """What the figures of a group have in common, None for a figure that does not tell what it is of."""
    key: list[Hashable] = []
    for name in by:
        part = KEYS[name](place)
        if part is None and name in _IDENTITIES:
            return None
        key.append(part)
    return key


def _chain(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure with the one before it, but none with another of its sentence, nor with one out of sight."""
    return (
        (a, b) for a, b in pairwise(figures) if a.sentence != b.sentence and b.start - a.end <= OUT_OF_SIGHT
    )


def _split(find: Group, figures: Sequence[Figure], document: Document) -> dict[str, Value] | None:
    """A group under the name `items`, or its parts under theirs: one figure each, and the rest."""
    if not find.split:
        return {"items": Items(tuple(figures))}
    bound: dict[str, Value] = {}
    rest = list(figures)
    for slot in find.split:
        chosen = [figure for figure in rest if fits(slot.selection, figure, document)]
        if len(chosen) != 1:
            return None
        bound[slot.name] = chosen[0]
        rest.remove(chosen[0])
    if find.rest:
        bound[find.rest] = Items(tuple(rest))
    return bound


def _join(find: Join, document: Document) -> Iterator[Match]:
    places: dict[Hashable, list[Figure]] = {}
    key = KEYS[find.within]
    for figure in document.extraction.figures:
        where = key(document.place(figure))
        if where is not None:
            places.setdefault((voice(figure, document.article), where), []).append(figure)
    first, *others = find.slots
    for figures in places.values():
        starts = [figure for figure in figures if fits(first.selection, figure, document)]
        for start in starts[:MAX_PARTNERS]:
            bound = _partners(start, others, figures, document)
            if bound is not None:
                yield Match({first.name: start, **bound}, tuple(sorted([start, *bound.values()], key=_start)))


def _start(figure: Figure) -> int:
    return figure.start


def _partners(
    start: Figure, slots: Sequence[Slot], figures: Sequence[Figure], document: Document
) -> dict[str, Figure] | None:
    """The nearest other figure for each slot."""
    used, bound = [start], dict[str, Figure]()
    nearest = sorted(figures, key=lambda figure: abs(figure.start - start.start))
    for slot in slots:
        fitting = (f for f in nearest if f not in used and fits(slot.selection, f, document, start))
        partner = next(fitting, None)
        if partner is None:
            if slot.selection.optional:
                continue
            return None
        bound[slot.name] = partner
        used.append(partner)
    return bound
