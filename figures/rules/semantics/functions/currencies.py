"""Functions of sums in two currencies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from figures.interval import Interval
from figures.model import Figure
from figures.money import subunit
from figures.money.months import month_number
from figures.rules.semantics.context import Context
from figures.rules.semantics.conversions import Conversion
from figures.rules.semantics.functions.common import Function, known, the_word
from figures.rules.semantics.implied_rates import conversion, implied_rate, mistaken_pair
from figures.rules.semantics.values import NUMBER, Quantity, Unknown, Value, product, word
from figures.rules.semantics.worlds import World

_DAYS = Interval.between(Fraction(99, 100), Fraction(101, 100))
"""How far the rates of days are from that of their month, mostly."""


def _convert(values: Sequence[Value], context: Context) -> Value:
    """`convert(x, inner.currency)`: a sum in another currency, at every rate that is possible."""
    value, quoted = known(values[0], context), the_word(values[1])
    if not isinstance(value, Quantity) or quoted is None:
        return value if isinstance(value, Unknown) else Unknown("there is nothing to convert to")
    base = next((name for name, n in value.dimension or NUMBER if n == 1 and name.isupper()), None)
    if base is None:
        return Unknown("only money can be converted")
    part = subunit(quoted, context.article.locale)
    quoted = part.currencies[0] if part is not None else quoted  # 31p is £0.31
    rate = _rate_of_the_day(base, quoted, context) or context.rates.around(base, quoted, context.article.date)
    if rate is None:
        return Unknown(f"no rate of {base} in {quoted} is known")
    swapped = product(product(value.dimension or NUMBER, ((base, -1),)), ((quoted, 1),))
    return Quantity(value.interval * rate, swapped)


def _rate_of_the_day(base: str, quoted: str, context: Context) -> Interval | None:
    """The rate in the month of the article, which is what messages tell; rules grant any of the time."""
    date = context.article.date
    if context.world is not World.STATED or date is None:
        return None
    average = context.rates.month(base, quoted, month_number(date))
    return None if average is None else average * _DAYS


def _rate(find: Callable[[Conversion, Context], Interval | None]) -> Function:
    def call(values: Sequence[Value], context: Context) -> Value:
        one = _conversion(values, context)
        if isinstance(one, Unknown):
            return one
        base, quote = one.pair
        rate = find(one, context)
        if rate is None:
            return Unknown(f"no other sums tell the rate of {base} in {quote}")
        return Quantity(rate, product(((base, -1),), ((quote, 1),)))

    return Function(call, 2, "any")


def _nearby_rate(one: Conversion, context: Context) -> Interval | None:
    """The rate that a single other sum implies, where there are not enough of them for `implied_rate`."""
    enough = implied_rate(one, context, least=2)
    return implied_rate(one, context, least=1) if enough is None else None


def _mistaken_pair(values: Sequence[Value], context: Context) -> Value:
    """`mistaken_pair(outer, inner)`: whose rate was taken: `USD in EUR`; `none` if it is nobody's."""
    one = _conversion(values, context)
    if isinstance(one, Unknown):
        return one
    pair = mistaken_pair(one, context)
    return word(" in ".join(pair) if pair else "none")


def _conversion(values: Sequence[Value], context: Context) -> Conversion | Unknown:
    outer, inner = values
    found = None
    if isinstance(outer, Figure) and isinstance(inner, Figure):
        found = conversion(outer, inner, context)
    return found or Unknown("these are not one sum in two currencies")


FUNCTIONS = {
    "convert": Function(_convert, 2, "money"),
    "implied_rate": _rate(lambda one, context: implied_rate(one, context, least=2)),
    "nearby_rate": _rate(_nearby_rate),
    "mistaken_pair": Function(_mistaken_pair, 2, "text"),
}
