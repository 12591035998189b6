"""What changes in the text of a figure if it gets another value: its digits, its scale, its sign, its noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Figure, Kind
from figures.rules.findings.agreement import added_half, agreeing
from figures.rules.findings.numerals import Style, grouped, rounded, scale_word, scales_for, style_of
from figures.rules.semantics.context import Context
from figures.rules.semantics.measure import NUMERAL, is_compound

TEMPERATURES = frozenset({"degree_Celsius", "degree_Fahrenheit"})
"""Units whose zero is arbitrary, so that the first digits of a value are worth no more than the last."""
SPELLED = 20
"""Greater numbers stand in digits, even if the text spells out a smaller one."""

HALF = Fraction(1, 2)

_MINUS = "-−–"

Edit = tuple[int, int, str]
"""What stands instead of a span of a block."""


class Place(Struct, frozen=True):
    """A figure that a value is to stand in place of, with the style of the text around it.

    `apart` if the value is the difference of two: 5 °C are 9 °F, if they are no temperature; `rough` if it is only
    about so much.
    """

    figure: Figure
    beside: tuple[Figure, ...]
    context: Context
    apart: bool = False
    rough: bool = False

    @property
    def style(self) -> Style:
        """How numbers are written here."""
        return style_of(self.figure, self.beside, self.context.lexicon)


def edited(figure: Figure, edits: Sequence[Edit]) -> str:
    """The figure as it reads after some edits."""
    text = figure.plain
    for at, to, new in sorted(edits, reverse=True):
        text = text[: at - figure.at] + new + text[to - figure.at :]
    return text


def edits_of(part: Figure, value: Fraction, place: Place) -> Iterator[tuple[int, list[Edit]]]:
    """What changes in the text of one number, and in the second one of a compound, by how many decimals it has then."""
    written, first = part.written, part.at + part.digits_at
    sign = _sign(part, value, first)
    if written is None or part.digits_at < 0 or sign is None:
        return
    last = first + len(written.digits)
    half = added_half(part.plain[last - part.at :], last, place.context.lexicon)
    if half is not None and value.denominator == HALF.denominator and value > HALF:
        value, part = value - HALF, replace(part, written=replace(written, decimals=0))  # its words stay
    elif half is not None:
        sign = [*sign, (*half, "")]
    if written.in_words:
        word = _spelled(value, place)
        if word and (not sign or half is not None):
            noun = [] if place.figure.ends else _noun(part, last, value == 1, place.context)
            yield 0, [*sign, (first, last, word), *noun]
    elif is_compound(part):
        yield from ((0, [*sign, *edits]) for edits in _compound(part, abs(value), first, last, place))
    else:
        yield from ((places, [*sign, *edits]) for places, edits in _digits(part, value, place, first, last))


def _digits(
    part: Figure, value: Fraction, place: Place, first: int, last: int
) -> Iterator[tuple[int, list[Edit]]]:
    """Other digits, and another word for millions or none where the value asks for it."""
    written, style = part.written, place.style
    assert written is not None
    scale = written.scale if place.figure.ends else scales_for(value, written.scale, style)
    own, suffix = scale_word(part, place.context.lexicon), list[Edit]()
    if scale != written.scale:
        if written.scale != 1 and not own:
            return
        suffix = [(last, last + len(own), style.scales.get(scale, ""))]
    decimals = written.decimals if scale == written.scale else 0 if scale == 1 else style.digits
    told = value / Fraction(scale)
    limit = part.unit not in TEMPERATURES
    for places, digits in rounded(told, decimals, style, limit=limit, rough=place.rough):
        if digits != written.digits or place.figure.ends or suffix or round(told, places) == told:
            noun = [] if suffix or place.figure.ends else _noun(part, last, digits == "1", place.context)
            yield places, [(first, last, digits), *suffix, *noun]


def _sign(part: Figure, value: Fraction, first: int) -> list[Edit] | None:
    """The minus that is put before the digits, or taken away; None if that cannot be done."""
    written_below = part.value is not None and part.value < 0
    if value == 0 or written_below is (value < 0):
        return []
    if not written_below:
        return [(first, first, "-")] if part.kind is Kind.MEASURE else None
    before = part.plain[first - part.at - 1 : first - part.at]
    return [(first - 1, first, "")] if before and before in _MINUS else None


def _spelled(value: Fraction, place: Place) -> str | None:
    """A small whole number in words, another in digits, as one is whose word has a gender; None for a fraction."""
    if value.denominator != 1:
        return None
    if 0 < value <= SPELLED:
        cardinals = place.context.lexicon.numbers.cardinals
        words = [word for word, number in cardinals.items() if number == value and word.isalpha()]
        if words and (value > 1 or len(words) == 1):  # un, or une
            return words[0]
    return next((digits for _, digits in rounded(value, 0, place.style, limit=False)), None)


def _compound(part: Figure, value: Fraction, first: int, last: int, place: Place) -> Iterator[list[Edit]]:
    """So many whole units, and of the smaller one what is left, each with its noun."""
    was_one, behind = part.plain[first - part.at : last - part.at] == "1", part.plain[last - part.at :]
    second = re.search(NUMERAL, behind)
    if second is None or not part.precision or not second[0].isdecimal():
        return
    per_unit = round(1 / part.precision)
    whole, rest = divmod(round(value * per_unit), per_unit)
    if not whole:
        return
    at, end, lexicon = last + second.start(), last + second.end(), place.context.lexicon
    yield [
        (first, last, grouped(Fraction(whole), 0, place.style)),
        *agreeing(behind[: second.start()], last, was_one, whole == 1, lexicon),
        (at, end, grouped(Fraction(rest), 0, place.style)),
        *agreeing(behind[second.end() :], end, second[0] == "1", rest == 1, lexicon),
    ]


def with_digits(figure: Figure, digits: str, context: Context) -> str:
    """The figure as it reads with other digits, and a noun that agrees with them."""
    if figure.written is None or figure.digits_at < 0:
        return figure.plain
    first = figure.at + figure.digits_at
    last = first + len(figure.written.digits)
    return edited(figure, [(first, last, digits), *_noun(figure, last, digits == "1", context)])


def _noun(part: Figure, last: int, is_one: bool, context: Context) -> list[Edit]:
    """The noun behind the digits in the number that they ask for; in a range it is that of both ends."""
    was_one = part.value is not None and abs(part.value) == 1
    return agreeing(part.plain[last - part.at :], last, was_one, is_one, context.lexicon)
