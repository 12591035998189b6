"""The slips that are made with figures, undone: what somebody may have meant to write.

Half of the wrong figures that newspapers printed had a digit too many or too few; next came the wrong unit or
rate, a missing or wrong scale word, a point in the wrong place, and two digits that had changed places. Which of
these explains a finding is for `hints` to try; each says what it was in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Figure, Kind, Written
from figures.rules.findings.catalogue import SOURCE, language_of, translated
from figures.rules.findings.edits import with_digits
from figures.rules.findings.formatting import unjoined
from figures.rules.findings.numerals import grouped, style_of
from figures.rules.semantics.context import Context

SCALES = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
"""The words for powers of ten that are taken for one another, or left out."""

CONFUSED_UNITS = (
    ("mile", "nautical_mile"),
    ("mile", "kilometer"),
    ("mile/hour", "kilometer/hour"),
    ("mile/hour", "knot"),
    ("foot", "meter"),
    ("yard", "meter"),
    ("inch", "centimeter"),
    ("acre", "hectare"),
    ("square_mile", "square_kilometer"),
    ("square_foot", "square_meter"),
    ("pound", "kilogram"),
    ("ounce", "gram"),
    ("gallon", "liter"),
    ("short_ton", "metric_ton"),
    ("degree_Fahrenheit", "degree_Celsius"),
)
"""Units that are taken for one another."""

EXCHANGED = "{figure} may be {other} with two digits exchanged"
MISTYPED = "{figure} may be {other} with one digit mistyped"
POINT = "{figure} may be {other} with the point in the wrong place"
DIGITS = {
    1: "{figure} may be {other} with a digit too few",
    -1: "{figure} may be {other} with a digit too many",
    2: "{figure} may be {other} with two digits too few",
    -2: "{figure} may be {other} with two digits too many",
}
MINUS_LOST = "a minus may be missing before {figure}"
MINUS_ADDED = "the minus may be too much of {figure}"
YEAR = "the year of {figure} may be {year}"
"""What is said of the slips; by how many digits are wanting."""

Undone = tuple[Figure, Callable[[], str]]
"""What was meant, and what tells the slip in words: of the many that are tried, few explain anything."""


class Slip(Struct, frozen=True):
    """A sort of slip. It explains nothing if the figure could be `slack` times as much or as little, and still fit."""

    undo: Callable[[Figure, Context], Iterator[Undone]]
    slack: Fraction


class _Digits(Struct, frozen=True):
    """The digits of a figure without separators, and how many of them stand behind the point."""

    written: Written
    digits: str
    decimals: int

    @classmethod
    def of(cls, figure: Figure) -> _Digits | None:
        """The digits, None if the figure is not simply these digits times its scale."""
        written = figure.written
        if written is None or written.in_words or figure.value is None:
            return None
        digits = "".join(filter(str.isdecimal, written.digits))
        found = cls(written, digits, written.decimals)
        return found if digits and found.value == abs(figure.value) else None

    @property
    def value(self) -> Decimal:
        return Decimal(int(self.digits)).scaleb(-self.decimals) * self.written.scale


def _rewritten(figure: Figure, digits: _Digits) -> Figure:
    """The figure as if it had these digits; its text is as it was."""
    written = digits.written
    value = -digits.value if figure.value is not None and figure.value < 0 else digits.value
    return replace(
        figure,
        value=value,
        precision=written.scale.scaleb(-digits.decimals),
        written=replace(written, decimals=digits.decimals),
    )


def _rewritten_text(figure: Figure, digits: _Digits, context: Context) -> str:
    """What would stand on the page."""
    style = style_of(figure, (), context.lexicon)
    value = Fraction(digits.value) / Fraction(digits.written.scale)
    return unjoined(with_digits(figure, grouped(value, digits.decimals, style), context), context)


def _said(figure: Figure, digits: _Digits, slip: str, context: Context) -> Undone:
    """What was meant, if it was these digits."""
    return (
        _rewritten(figure, digits),
        lambda: translated(
            slip,
            context,
            figure=unjoined(figure.plain, context),
            other=_rewritten_text(figure, digits, context),
        ),
    )


def _other_digits(
    variants: Callable[[str], Iterator[tuple[str, int]]], slip: str
) -> Callable[[Figure, Context], Iterator[Undone]]:
    """A slip in the digits; a variant tells the digits meant, and at which place one was left out (or -1)."""

    def undo(figure: Figure, context: Context) -> Iterator[Undone]:
        own = _Digits.of(figure)
        if own is None:
            return
        for digits, without in variants(own.digits):
            shorter = without >= len(own.digits) - own.decimals
            meant = replace(own, digits=digits, decimals=own.decimals - shorter)
            if int(digits) and meant.value != own.value:
                yield _said(figure, meant, slip, context)

    return undo


def _exchanged(digits: str) -> Iterator[tuple[str, int]]:
    for i in range(len(digits) - 1):
        if i or digits[1] != "0":
            yield digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :], -1


def _left_out(digits: str) -> Iterator[tuple[str, int]]:
    for i in range(len(digits) if len(digits) > 2 else 0):
        yield digits[:i] + digits[i + 1 :], i


def _mistyped(digits: str) -> Iterator[tuple[str, int]]:
    """One digit for another, if there are enough of them to tell; zeros at the end tell nothing."""
    meant = len(digits.rstrip("0"))
    for i in range(meant if meant > 2 else 0):
        for other in "0123456789":
            yield digits[:i] + other + digits[i + 1 :], -1


def _no_scale(figure: Figure, context: Context) -> Iterator[Undone]:
    """no million where one belongs"""
    if figure.written is not None and figure.written.scale == 1:
        for power, word in SCALES.items():
            yield from _scaled(figure, power, context, "“{scale}” may be missing after {figure}", scale=word)


def _wrong_scale(figure: Figure, context: Context) -> Iterator[Undone]:
    """million for billion, or one million too many"""
    written = figure.written
    own = next((power for power in SCALES if written and written.scale == Decimal(10) ** power), None)
    for power, word in SCALES.items() if own else ():
        if own is not None and power != own:
            names = {"scale": SCALES[own], "other": word}
            yield from _scaled(figure, power - own, context, "“{scale}” may stand for “{other}”", **names)
    if own is not None:
        yield from _scaled(figure, -own, context, "“{scale}” may be too much in {figure}", scale=SCALES[own])


def _scaled(figure: Figure, power: int, context: Context, slip: str, **scales: str) -> Iterator[Undone]:
    if figure.value is not None and figure.precision is not None:
        value, precision = Fraction(figure.value) * Fraction(10) ** power, figure.precision.scaleb(power)
        yield (
            replace(figure, value=value, precision=precision),
            lambda: _scale_said(figure, context, slip, scales),
        )


def _scale_said(figure: Figure, context: Context, slip: str, scales: Mapping[str, str]) -> str:
    words = {name: translated(word, context) for name, word in scales.items()}
    return translated(slip, context, figure=figure.plain, **words)


def _point(figure: Figure, context: Context) -> Iterator[Undone]:
    """The point one or two places off; one zero or two, too many or too few."""
    own = _Digits.of(figure)
    for places in (1, -1, 2, -2) if own else ():
        assert own is not None
        value = Decimal(int(own.digits)).scaleb(places - own.decimals).normalize()
        exponent = value.as_tuple().exponent
        decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
        meant = replace(own, digits=str(int(value.scaleb(decimals))), decimals=decimals)
        yield _said(figure, meant, POINT if own.decimals or decimals else DIGITS[places], context)


def _unit(figure: Figure, context: Context) -> Iterator[Undone]:
    """nautical miles for land miles, Celsius for Fahrenheit"""
    for one, other in CONFUSED_UNITS if figure.kind is Kind.MEASURE else ():
        for wrong, right in ((one, other), (other, one)):
            if figure.unit == wrong and context.units.find(right):
                yield replace(figure, unit=right), partial(_unit_said, figure, right, context)


def _unit_said(figure: Figure, unit: str, context: Context) -> str:
    return translated(
        "the unit of {figure} may be the {unit}", context, figure=figure.plain, unit=_name(unit, context)
    )


def _name(unit: str, context: Context) -> str:
    """A unit as its reader calls it: as CLDR does, or as it is spelled here."""
    language = language_of(context)
    if language != SOURCE:
        from babel import Locale

        long = f"-{unit.replace('_', '-').replace('/', '-per-').replace('metric-ton', 'tonne')}"
        for name, forms in Locale.parse(language).unit_display_names.items():
            if name.endswith(long) and "long" in forms:
                return str(forms["long"])
    return unit.replace("_", " ").replace("/", " per ")


def _sign(figure: Figure, context: Context) -> Iterator[Undone]:
    if figure.value is not None and figure.unit in ("degree_Celsius", "degree_Fahrenheit"):
        slip = MINUS_LOST if figure.value > 0 else MINUS_ADDED
        said = partial(translated, slip, context, figure=figure.plain)
        yield replace(figure, value=-figure.value), said


def _year(figure: Figure, context: Context) -> Iterator[Undone]:
    """The old year in January, the next one in December; none that had not come when the article was written."""
    date, today = figure.date or "", context.article.date
    if not date[:4].isdigit() or len(date) != len("2024-01-10"):
        return
    for year in (int(date[:4]) + 1, int(date[:4]) - 1):
        other = f"{year}{date[4:]}"
        if today is None or other <= today.isoformat():
            said = partial(translated, YEAR, context, figure=figure.plain, year=year)
            yield replace(figure, date=other), said


_FAR, _NEAR, _CLOSE = Fraction(3), Fraction(4, 3), Fraction(21, 20)

SLIPS = (
    Slip(_no_scale, _FAR),
    Slip(_wrong_scale, _FAR),
    Slip(_point, _FAR),
    Slip(_other_digits(_exchanged, EXCHANGED), _NEAR),
    Slip(_other_digits(_left_out, DIGITS[-1]), _NEAR),
    Slip(_unit, _NEAR),
    Slip(_sign, _NEAR),
    Slip(_year, _NEAR),
    Slip(_other_digits(_mistyped, MISTYPED), _CLOSE),
)
"""All of them, the likeliest first."""

TRANSPOSED = SLIPS[3:4]
"""That of two digits that changed places, by which figures are known that no words tie."""

TYPED = tuple(slip for slip in SLIPS if slip.undo not in (_unit, _year, _sign))
"""Those of the keyboard: figures that words hold together have no units to be taken for one another."""

TELLING = TYPED[:-1]
"""Those of them that hardly ever explain a difference by chance: one digit mistyped explains many."""
