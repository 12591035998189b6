"""Values as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from figures.interval import Interval
from figures.model import Figure
from figures.rules.findings.catalogue import SOURCE, language_of, translated
from figures.rules.semantics.context import Context
from figures.rules.semantics.values import Days, Items, Judgement, Quantity, Unknown, Value, Weekdays, Words

DASH = "–"
LARGE = 1000
"""Per cent: of so many no decimals are told."""
MINUTES = 60
"""An hour has so many."""
MAX_LIST = 200  # characters of a list that are quoted in a message


def show(value: Value, context: Context) -> str:
    """A figure or a list as written; another value plainly."""
    match value:
        case Figure():
            return unjoined(value.plain, context)
        case Items(members=members):
            return _show_list(members, context)
        case Quantity(interval=interval, dimension=dimension):
            unit = "" if not dimension else " " + " ".join(name for name, _ in dimension)
            return plain(interval, None, context) + unit
        case Words(options=options):
            return _or(context).join(sorted(options))
        case Weekdays(options=numbers):
            return _or(context).join(_weekday_names(numbers, context))
        case Days(options=days):
            return _or(context).join(_date_texts(sorted(days), context))
        case Judgement(truth=truth):
            return str(truth).lower()
        case Unknown():
            return "?"


def unjoined(text: str, context: Context) -> str:
    """A figure without the conjunction that joins its hedge to what stands before: or about 22 percent."""
    first, _, rest = text.partition(" ")
    hedged = context.lexicon.qualifiers_before.match(rest.lower().split(" "), 0)
    return rest if hedged and context.lexicon.has("conjunctions", first.lower()) else text


def plain(interval: Interval, decimals: int | None, context: Context) -> str:
    """An interval as a number or a pair of them; to three significant digits unless `decimals` is given."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    texts = [_number(end, _decimals(end) if decimals is None else decimals, context) for end in ends]
    neighbours = len(ends) == 2 and ends[1] - ends[0] == 1 and ends[0].denominator == 1
    return (_or(context) if neighbours else DASH).join(dict.fromkeys(texts)) or "?"


def _decimals(value: Fraction) -> int:
    """As many as make three significant digits, and none that are zeros."""
    if value.denominator == 1:
        return 0
    whole = len(str(abs(int(value)))) if abs(value) >= 1 else 0
    places = max(3 - whole, 1) if whole <= 3 else 0
    digits = str(abs(round(value * 10**places)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return max(places - zeros, 0)


def _number(value: Fraction, decimals: int, context: Context) -> str:
    scaled = round(value * 10**decimals)
    digits = f"{abs(scaled):0{decimals + 1}d}"
    whole, fraction = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    numbers = context.lexicon.numbers
    grouped = f"{int(whole):,}".replace(",", numbers.group)
    return ("-" if scaled < 0 else "") + grouped + (numbers.decimal + fraction if fraction else "")


def percent(interval: Interval, decimals: int | None, context: Context) -> str:
    """A share or a change as a percentage."""
    share = interval * Interval.of(100)
    is_large = share.middle is not None and abs(share.middle) >= LARGE
    text = plain(share, 0 if is_large else decimals, context)
    is_told = interval.contains(0) or text.strip("-0.,")
    if not is_told:
        return translated("almost {share}", context, share=f"0{percent_sign(context.article.locale)}")
    return f"{text}{percent_sign(context.article.locale)}"


def points(interval: Interval, context: Context) -> str:
    """A difference of two percentages."""
    text = plain(interval * Interval.of(100), None, context)
    return translated("{number} point" if text == "1" else "{number} points", context, number=text)


def signed(interval: Interval, decimals: int | None, context: Context) -> str:
    """A change as a percentage that has its sign, be it up or down."""
    rises = interval.low is not None and interval.low > 0
    return "+" * rises + percent(interval, decimals, context)


def way(interval: Interval) -> str:
    """Which way a difference goes.

    >>> way(Interval.of(3)), way(Interval.between(-2, -1)), way(Interval.between(-1, 1))
    ('more', 'less', 'more or less')
    """
    ends = [end for end in (interval.low, interval.high) if end is not None]
    if ends and min(ends) > 0:
        return "more"
    if ends and max(ends) < 0:
        return "less"
    return "as many" if interval == Interval.of(0) else "more or less"


def move(interval: Interval) -> str:
    """What a difference is to somebody who watches it.

    >>> move(Interval.of(3)), move(Interval.of(-3)), move(Interval.between(-1, 1))
    ('a rise', 'a fall', 'a change')
    """
    return {"more": "a rise", "less": "a fall"}.get(way(interval), "a change")


def in_words(interval: Interval, context: Context) -> str:
    """A small whole number as the language spells it."""
    value = interval.low
    if interval.is_point and value is not None:
        for word, number in context.lexicon.numbers.cardinals.items():
            if number == value and word.isalpha():
                return word
    return plain(interval, None, context)


def _show_list(members: Sequence[Value], context: Context) -> str:
    figures = sorted(
        (member for member in members if isinstance(member, Figure)), key=lambda each: each.start
    )
    if not figures or len(figures) < len(members):
        return ", ".join(show(member, context) for member in members)
    at, to = figures[0].at, figures[-1].to
    if len({figure.block for figure in figures}) == 1 and to - at <= MAX_LIST:
        return " ".join(context.article.blocks[figures[0].block].text[at:to].split())
    return ", ".join(figure.plain for figure in figures)


def length(time: Quantity, context: Context) -> str:
    """How much time that is, in words: three hours and 45 minutes are 225, or of days, 79 or 80."""
    from babel.lists import format_list  # only findings need them
    from babel.units import format_unit

    (unit, _), *_ = time.dimension or (("day", 1),)
    locale, low, high = language_of(context), time.interval.low, time.interval.high
    if low is None or high is None:
        return "?"
    if unit == "minute":
        parts = zip(divmod(int(low), MINUTES), ("hour", "minute"), strict=True)
        told = [format_unit(many, f"duration-{name}", "long", locale=locale) for many, name in parts if many]
        return format_list(told, locale=locale) or "?"
    most = format_unit(int(high), f"duration-{unit}", "long", locale=locale)
    return most if low == high else f"{int(low)}{_or(context) if high - low == 1 else DASH}{most}"


def _weekday_names(numbers: frozenset[int], context: Context) -> list[str]:
    from babel.dates import get_day_names  # only findings need it, and it takes long to load

    names = get_day_names("wide", "stand-alone", locale=language_of(context))
    return [names[number] for number in sorted(numbers)]


def _date_texts(days: Sequence[dt.date], context: Context) -> list[str]:
    from babel.dates import format_date

    locale = context.article.locale.replace("-", "_")
    own = language_of(context) == locale.partition("_")[0]
    return [format_date(day, "long", locale=locale if own else language_of(context)) for day in days]


def _or(context: Context) -> str:
    return f" {translated('or', context)} "


@lru_cache(maxsize=64)
def percent_sign(locale: str) -> str:
    """The sign as it stands behind a number, with the space that the locale puts before it.

    >>> percent_sign("en_GB"), percent_sign("fr_FR").isspace(), percent_sign("de_CH")
    ('%', False, '%')
    """
    if locale.partition("_")[0] == SOURCE:
        return "%"
    from babel import Locale  # only findings need it, and it takes long to load

    pattern: str = Locale.parse(locale.replace("-", "_")).percent_formats[None].pattern
    return pattern.rpartition("0")[2]
