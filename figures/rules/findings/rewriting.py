"""A value in place of a figure, as its writer would have put it: `4.8-6.4 km`, `9lb 11oz`, `about £76m`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

from msgspec.structs import replace

from figures.interval import Interval
from figures.model import Figure, Kind, Qualifier
from figures.rules.findings.agreement import added_half
from figures.rules.findings.edits import Place, edited, edits_of
from figures.rules.findings.formatting import plain
from figures.rules.semantics.measure import scale_of
from figures.rules.semantics.values import Quantity, Unknown, Value

SURE = Fraction(1, 4)
"""How wide a value may be, as a part of itself, to be told as about so much."""
MOST = 6
"""So many ways to write a value are tried."""

Ends = tuple[Value, Value]
"""A value at the low and the high end of the ranges that it comes from; without any, it is twice the same."""


def instead(ends: Ends, place: Place) -> Iterator[str]:
    """The ways to write a value in place of a figure, the likeliest first; none where there is no sure value."""
    return islice(_instead(ends, place), MOST)


def _instead(ends: Ends, place: Place) -> Iterator[str]:
    figure = place.figure
    values = [_own(value, figure, place) for value in ends]
    if None in values or (ends[0] == ends[1]) is (len(figure.ends) == 2) or len(figure.ends) not in (0, 2):
        return
    if figure.kind is not Kind.MONEY and not all(value.is_point for value in values if value is not None):
        return  # somebody is 59 or 60; what a sum was worth is about so much
    sure = [value for value in map(_point, filter(None, values)) if value is not None]
    if len(sure) < 2:
        return
    place = replace(place, rough=not all(value is not None and value.is_point for value in values))
    about = _about(place) if place.rough else ""
    parts = figure.ends or (figure,)
    ways = [dict(edits_of(part, value, place)) for part, value in zip(parts, sure, strict=False)]
    for places in _common(ways):
        text = about + edited(figure, [edit for way in ways for edit in way[places]])
        if len(parts) == 1 or text != figure.plain:
            yield text


def _common(ways: Sequence[Mapping[int, object]]) -> list[int]:
    """The numbers of decimals with which each of some values can be told; `3-4 miles` is no `5-6.4 km`."""
    first, *others = ways
    return [places for places in first if all(places in each for each in others)]


def told(ends: Ends, place: Place) -> str | None:
    """A value in the style of a figure, for a message; None if it cannot be told in its unit."""
    figure = place.figure
    for text in instead(ends, place):
        return text
    part = figure.ends[-1] if figure.ends else figure
    values = [_own(value, part, place) for value in ends]
    bounds = [end for value in values if value for end in (value.low, value.high) if end is not None]
    if not bounds or None in values:
        return None
    texts = [next(_texts(part, end, place), None) for end in dict.fromkeys((min(bounds), max(bounds)))]
    if None in texts:
        return _in_digits(part, Interval.between(min(bounds), max(bounds)), place)
    if len(texts) == 1 or texts[0] == texts[1]:
        return texts[0]
    return f"between {texts[0]} and {texts[1]}"


def _in_digits(part: Figure, value: Interval, place: Place) -> str | None:
    """A value that the words of a figure cannot tell, before the same unit: 3.5 hours in place of five hours."""
    if (
        part.written is None
        or not part.written.in_words
        or part.number is None
        or part.to - part.at != len(part.text)
    ):
        return None
    before, behind = part.text[: part.number[0] - part.at], part.text[part.number[1] - part.at :]
    if half := added_half(behind, 0, place.context.lexicon):
        behind = behind[: half[0]]
    return f"{before}{plain(value, None, place.context)}{behind}" if behind.strip() else None


def _texts(part: Figure, value: Fraction, place: Place) -> Iterator[str]:
    return (edited(part, edits) for _, edits in edits_of(part, value, place))


def _own(value: Value, figure: Figure, place: Place) -> Interval | None:
    """The value in the figure's own unit; None if it is no quantity of that dimension, or has no bounds."""
    scale = scale_of(figure, place.context)
    if not isinstance(value, Quantity) or isinstance(scale, Unknown):
        return None
    if value.dimension not in (None, scale.dimension) or value.interval.middle is None:
        return None
    offset = Fraction(0) if place.apart else scale.offset
    return (value.interval - Interval.of(offset)) * Interval.of(1 / scale.factor)


def _point(value: Interval) -> Fraction | None:
    """The one number to tell of a value, if there is one."""
    middle = value.middle
    if middle is None or value.low is None or value.high is None:
        return None
    return middle if value.high - value.low <= abs(middle) * SURE else None


def _about(place: Place) -> str:
    """The word for about, with a space, unless the figure has a hedge of its own."""
    if place.figure.qualifier is not Qualifier.EXACT:
        return ""
    words = place.context.lexicon.qualifiers_before.meanings.items()
    return next((f"{word} " for word, meaning in words if meaning is Qualifier.ABOUT), "")
