"""What can be put into another unit: measures, bare numbers whose unit is named beside them, marks of gas ovens."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from figures.model import Kind
from figures.relate.frames import Frames
from figures.relate.mentions import CONVERTED, mention_of, with_named_unit
from figures.relate.record import Mention
from figures.relate.same.restating import GAS_MARK
from figures.relate.text import Text
from figures.relate.utterance import Utterance

LENT = 7
"""So many words from a bare number, its unit may be named."""
DEGREE = "degree"
OTHER_SCALE = {"degree_Celsius": "degree_Fahrenheit", "degree_Fahrenheit": "degree_Celsius"}
_KINDS = frozenset({Kind.MEASURE, Kind.DURATION, Kind.MONEY})


def measure_of(mention: Mention, own: Utterance, text: Text) -> Mention | None:
    """A figure that can be converted; a bare number with the unit that its clause names: in kilometres, that is 16."""
    if mention.figure.unit == DEGREE and (scaled := _scaled(mention, own, text)) is not None:
        return scaled
    if mention.figure.kind in _KINDS and mention.figure.unit != DEGREE:
        return mention
    if not mention.bare and mention.figure.unit != DEGREE:
        return None
    low, names = own.tokens.low, text.lexicon.unit_names
    start = mention.first - LENT
    for at in range(max(start, 1), min(mention.last + LENT, len(low))):
        found = names.match(low, at) if text.lexicon.has("unit_openers", low[at - 1]) else None
        unit = text.units.find(found[1][0].unit) if found is not None else None
        if found is not None and unit is not None and unit.dimension not in ("time", "angle"):
            return with_named_unit(mention, found[1][0].unit, unit)
    return None


def _scaled(mention: Mention, own: Utterance, text: Text) -> Mention | None:
    """Bare degrees before a bracket with those of a scale, which are of the other one: 118 degrees (48 Celsius)."""
    for other in (each for mention in own.mentions for each in (mention, *mention.twins)):
        scale = OTHER_SCALE.get(other.figure.unit or "")
        if scale and other.figure.bracketed and 0 < other.first - mention.last <= CONVERTED:
            return with_named_unit(mention, scale, text.units.need(scale))
    return None


def every_figure(own: Utterance, text: Text) -> list[Mention]:
    """The figures of a sentence in its order, with those that only say another one again, and marks of gas ovens."""
    found = [each for mention in own.mentions for each in (mention, *mention.twins)]
    if "gas_marks" in own.lists:
        found += _gas_marks(own, text)
    return sorted(found, key=lambda each: each.core)


def _gas_marks(own: Utterance, text: Text) -> Iterator[Mention]:
    """The numbers of a gas oven's dial: gas mark 6, gas 6."""
    bare = [mention.figure for mention in own.mentions if mention.bare]
    for figure in (*text.labels.get(own.number, ()), *bare):
        marked = replace(figure, kind=Kind.MEASURE, unit=GAS_MARK)
        mention = mention_of(marked, own.tokens, text.units, text.lexicon.locale)
        if mention is not None and text.lexicon.term_before("gas_marks", own.tokens.low, mention.core[0]):
            yield mention


def dimension_of(mention: Mention, known: Frames, text: Text) -> tuple[str, str | None]:
    """What it measures, with what it is per: a length per hour is a speed."""
    over = text.units.find(mention.per) if mention.per else None
    for name, (period, of) in known.rates.items():
        if over is not None and (over.dimension, mention.sort) == (period, of):
            return name, None
    return mention.sort, mention.per


def size_of(mention: Mention, text: Text) -> float:
    """How much it is in base units, also by what it is per: knots and kilometres an hour are both speeds."""
    over = text.units.find(mention.per) if mention.per else None
    return mention.size / float(over.factor) if over is not None else mention.size


def is_difference(one: Mention, other: Mention, text: Text) -> bool:
    """Whether words at a temperature say that it is a difference: warmed by 2 degrees, 2 degrees (3.6 F) warmer."""
    low = text.utterances[one.sentence].tokens.low
    at = one.first
    while at and low[at - 1] in text.lexicon.roles.fillers and not text.lexicon.has("of", low[at - 1]):
        at -= 1
    behind = [one.last]
    if one.sentence == other.sentence:
        behind.append(other.last + (low[other.last : other.last + 1] == [")"]))
    return text.lexicon.term_before("differing", low, at) > 0 or any(
        text.lexicon.term("differing_behind", low, end) for end in behind
    )
