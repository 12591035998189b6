"""Sums as relations: what may be a part or a total, and how parts are bound to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from figures.lexicon.record import Side
from figures.model import Figure, Kind
from figures.relate.attach import NEAR
from figures.relate.frames import Form
from figures.relate.likeness import alike, is_amount
from figures.relate.mentions import with_unit
from figures.relate.record import Mention, Relation, Tie
from figures.relate.text import Text

MOST_PARTS = 12
FEWEST = 2
NEVER_SUMMED = frozenset({"ratio", "points", "times", "age"})
"""Sorts whose sums say nothing."""
PERCENT = "percent"
RATIO = "ratio"
SHARES = frozenset({PERCENT, RATIO})
MIXED = frozenset({(RATIO, PERCENT)})
"""Sorts that are summed together: half of them, 36% and the remaining 14%."""

Evidence = tuple[tuple[str, int], ...]


def is_summed(mention: Mention) -> bool:
    """Whether it may be a part or a total; even a single one is: eight gold medals and one silver."""
    single = mention.sort == "count" and mention.figure.value == 1 and mention.noun is not None
    is_adjective = mention.attributive or (
        mention.figure.kind is Kind.MEASURE and mention.figure.noun is not None
    )
    return (is_amount(mention) or single) and not is_adjective and mention.sort not in NEVER_SUMMED


def total_cue(mention: Mention, text: Text) -> int:
    """How strongly words call a figure a total; one that opens the sentence is near to its first figure: In all, ..."""
    cue = mention.roles.get("total", 0)
    return cue if cue >= NEAR or not sums_up(mention, text) else NEAR


def sums_up(mention: Mention, text: Text) -> bool:
    """Whether its sentence begins with a word for a total, and it is the first figure of it."""
    own = text.utterance(mention)
    if own.mentions[0] is not mention:
        return False
    found = text.lexicon.roles.cues.match(own.tokens.low, 0)
    opens = found is not None and any(each.role == "total" and each.side is Side.BEFORE for each in found[1])
    if found is None or not opens:
        return False
    return not text.lexicon.has("of", own.tokens.low[found[0]])  # in all of last year


def is_part(other: Mention, of: Mention) -> bool:
    """Whether a figure may be part of another one: they are of one sort."""
    return (
        other is not of
        and is_summed(other)
        and (other.sort == of.sort or (other.sort, of.sort) in MIXED or (other.bare and of.sort == "count"))
        and (other.per is None or other.per == of.per)
    )


def are_addends(cells: Sequence[Mention], total: Mention) -> bool:
    """Whether entries of a table may add up to another one; one that says 1 or 0 is an amount there."""
    return total.sort not in NEVER_SUMMED and all(
        each is not total and each.sort == total.sort and each.per in (None, total.per) for each in cells
    )


def runs_of(mentions: Sequence[Mention], fewest: int = FEWEST) -> Iterator[Sequence[Mention]]:
    """All runs of figures that follow upon one another."""
    for first in range(len(mentions)):
        for last in range(first + fewest, len(mentions) + 1):
            yield mentions[first:last]


def bound(
    form: Form,
    parts: Sequence[Mention],
    tie: Tie,
    evidence: Evidence = (),
    *,
    total: Mention | None = None,
    rest: Mention | None = None,
) -> Relation:
    """Parts with their total, or with what is left, from which the derived figure is told."""
    derived = rest or total
    assert derived is not None
    counted = any(each.figure.kind is Kind.COUNT for each in (*parts, total, rest) if each is not None)
    roles = {"parts": tuple(_counted(_in_unit(part, derived), counted) for part in parts)}
    if total is not None:
        roles["total"] = (_counted(total.figure, counted),)
    if rest is not None:
        roles["rest"] = (_counted(rest.figure, counted),)
    return Relation(form.frame, form.name, roles, derived.figure, 0, tie, evidence)


def _in_unit(part: Mention, other: Mention) -> Figure:
    """A part with the unit of another figure, if it has none of its own."""
    if part.bare and not other.bare:
        return with_unit(part, other).figure
    pair = alike(part, other)
    return part.figure if pair is None else pair[0].figure


def _counted(figure: Figure, counted: bool) -> Figure:
    """The figure, if others with it are counted, as a count: a crew of 21, twelve on deck and nine below."""
    whole = isinstance(figure.value, Decimal) and figure.value == figure.value.to_integral_value()
    return replace(figure, kind=Kind.COUNT) if counted and whole and figure.kind is Kind.NUMBER else figure
