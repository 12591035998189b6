"""Functions of how a number is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from figures.model import Figure, Kind
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.common import Function, the_word
from figures.rules.semantics.values import Judgement, Unknown, Value, word

# Texts, which `re` compiles when they are first needed: few articles need any of them.
_THREES = r"\d{1,3}(?:([,.'’\s])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?"
_OUTLINE = r"\d{1,3}(?:\.\d{1,2}){2,}"
_RUN_TOGETHER = r"(?:19|20)\d\d,\d{1,3}(?:,\d{3})+"
_COUNTED = r"\d(?:,\d)+"
_POINTED = r"\d{1,3}(?:\.\d{3})+\.\d\d"
_ORDINAL = r"(?<![\d.,])(\d[\d,]*)([A-Za-z]{1,2})\b"
_CLOCK = r"(\d{1,2})[:.](\d\d)(?![:.\d]|(?![ap]m|h|Uhr)\w)"
_CURRENCY_WORDS = {"$": "dollars?", "€": "euros?", "£": "pounds?", "¥": "yen|yuan", "₹": "rupees?"}
"""What each sign stands for; £3 a kilo and $4/pound say no such thing twice."""
_GROUP = 3
_INDIAN = r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?"


def well_grouped(digits: str, decimal: str = ".") -> bool:
    """Whether the digits stand in groups of three, or in the Indian groups of two and a last one of three.

    Any separator will do if it is one throughout: the text may quote another locale's number. `decimal` is the sign
    before the decimals of a number without groups.

    >>> [well_grouped(digits) for digits in ("12,345,678", "1,2345", "12,34,567", "1 234,5", "1,234,50", "5.36")]
    [True, False, True, True, False, True]
    """
    plain = rf"\d+(?:{re.escape(decimal)}\d+)?"
    return any(re.fullmatch(form, digits) for form in (_THREES, _INDIAN, plain))


def pointed(digits: str) -> bool:
    """Whether points divide thousands and cents alike, as in no language.

    >>> [pointed(digits) for digits in ("18.591.93", "1.234.567", "1.234,50", "10.0.2")]
    [True, False, False, False]
    """
    return digits.count(".") > 1 and re.fullmatch(_POINTED, digits) is not None


def _well_grouped(values: Sequence[Value], context: Context) -> Value:
    figure, digits = values[0], _written(values)
    if digits is None or not isinstance(figure, Figure):
        return Judgement(None, "there are no digits")
    counted = (figure.quoted or figure.kind is Kind.NUMBER) and re.fullmatch(_COUNTED, digits)
    if counted or (digits.count(",") > 1 and re.fullmatch(_RUN_TOGETHER, digits)):
        return Judgement(None, "two numbers may stand there without a space")
    is_quantity = _is_quantity(figure, digits)
    if not is_quantity and re.fullmatch(_OUTLINE, digits):
        return Judgement(None, "it may be the number of a section or a version")
    if well_grouped(digits, context.lexicon.numbers.decimal):
        return Judgement(True)
    if not is_quantity and digits.count(context.lexicon.numbers.decimal) > 1:
        return Judgement(None, "no number of this language has two signs before decimals")
    doubt = context.habits.other_number(figure, digits)
    return Judgement(None, doubt) if doubt else Judgement(False)


def _is_quantity(figure: Figure, digits: str) -> bool:
    """Whether it can be nothing but an amount: $1.5.2 million, €1.25.000. (The 2 of £12.50.2 may be a footnote's.)"""
    if not figure.number[0] or figure.written is None:
        return False
    named = (
        figure.kind is Kind.MEASURE and re.search(r"\d [^\W\d_]{3,}", figure.plain) is not None
    )  # 0.7.5 acres
    if named or figure.kind is Kind.PERCENT or figure.written.scale != 1:
        return True
    return figure.kind is Kind.MONEY and len(re.split("[.,]", digits)[-1]) == _GROUP


def _pointed(values: Sequence[Value], context: Context) -> Value:
    figure, digits = values[0], _written(values)
    if digits is None or not isinstance(figure, Figure):
        return Judgement(None, "there are no digits")
    if not pointed(digits):
        return Judgement(False)
    doubt = context.habits.code(figure, digits)
    return Judgement(None, doubt) if doubt else Judgement(True)


def _unpointed(values: Sequence[Value], _: Context) -> Value:
    """The same with commas between the thousands."""
    digits = _written(values) or ""
    return word(digits.replace(".", ",", digits.count(".") - 1))


def _dangling(values: Sequence[Value], _: Context) -> Value:
    """`dangling(it)`: whether a point ends the digits, with a scale or a sign right behind it: £17.m."""
    digits = _written(values)
    if digits is None or not isinstance(values[0], Figure):
        return Judgement(None, "there are no digits")
    return Judgement(digits.endswith(".") and not values[0].plain.endswith("."))


def _suffix(values: Sequence[Value], _: Context) -> Value:
    """The letters after the digits of an ordinal, or of a date's day: `nd` of 22nd."""
    found = _ordinal_in(values)
    return Unknown("there are no digits") if found is None else word(found[1].lower())


def _ordinal_in(values: Sequence[Value]) -> tuple[int, str] | None:
    """The number and the letters of the only ordinal in digits that a figure has."""
    found = re.findall(_ORDINAL, values[0].plain) if isinstance(values[0], Figure) else []
    return (int(found[0][0].replace(",", "")), found[0][1]) if len(found) == 1 else None


def _stem(values: Sequence[Value], _: Context) -> Value:
    """The digits of an ordinal without the letters after them: `22` of 22nd."""
    digits = _written(values)
    return Unknown("there are no digits") if digits is None else word(re.sub(r"[A-Za-z]+\Z", "", digits))


def _pick(values: Sequence[Value], _: Context) -> Value:
    """What stands behind the option that the first argument is: `pick(form, 'one', 'st', 'two', 'nd', ...)`."""
    wanted = the_word(values[0])
    for option, value in zip(values[1::2], values[2::2], strict=True):
        if wanted is not None and the_word(option) == wanted:
            return value
    return Unknown("none of the options")


def _doubled(values: Sequence[Value], _: Context) -> Value:
    """`doubled(it)`: whether the currency stands there as a sign and as a word: $5 million dollars."""
    figure = values[0]
    if not isinstance(figure, Figure):
        return Judgement(None, "there is no figure")
    if figure.per is not None:
        return Judgement(False)  # £3 a pound
    words = "|".join(word for sign, word in _CURRENCY_WORDS.items() if sign in figure.plain)
    return Judgement(bool(words) and re.search(rf"(?i)\w\s+(?:{words})$", figure.plain) is not None)


MOST_HOURS = 30
"""Who slips with the hours of a day does not write more; what is more is a time of play."""


def _on_the_clock(values: Sequence[Value], _: Context) -> Value:
    """`on_the_clock(it)`: whether there is such a time of day; 24:00 is one, 25:30 and 12:75 are none."""
    time = re.match(_CLOCK, values[0].plain) if isinstance(values[0], Figure) else None
    if time is None:
        return Judgement(None, "there is no time in digits")
    hour, minute = int(time[1]), int(time[2])
    if hour >= MOST_HOURS:
        return Judgement(None, "it may be of minutes and seconds")
    return Judgement(minute < 60 and (hour < 24 or (hour, minute) == (24, 0)))


def _ordinal_form(values: Sequence[Value], _: Context) -> Value:
    """Which form CLDR gives an English ordinal, as st, nd, rd and th are in any text: 22 is a `two`, 12 `other`."""
    found = _ordinal_in(values)
    if found is None:
        return Unknown("there is no number")
    from babel import Locale  # few articles need it, and it takes long to load

    return word(Locale("en").ordinal_form(found[0]))


def _digits(values: Sequence[Value], _: Context) -> Value:
    digits = _written(values)
    return Unknown("there are no digits") if digits is None else word("".join(filter(str.isdigit, digits)))


def _written(values: Sequence[Value]) -> str | None:
    figure = values[0]
    if not isinstance(figure, Figure) or figure.written is None or figure.written.in_words:
        return None
    return figure.written.digits


FUNCTIONS = {
    "well_grouped": Function(_well_grouped, 1, "truth"),
    "pointed": Function(_pointed, 1, "truth"),
    "unpointed": Function(_unpointed, 1, "text"),
    "doubled": Function(_doubled, 1, "truth"),
    "on_the_clock": Function(_on_the_clock, 1, "truth"),
    "dangling": Function(_dangling, 1, "truth"),
    "suffix": Function(_suffix, 1, "text"),
    "ordinal_form": Function(_ordinal_form, 1, "text"),
    "stem": Function(_stem, 1, "text"),
    "pick": Function(_pick, 9, "text"),
    "digits": Function(_digits, 1, "text"),
}
