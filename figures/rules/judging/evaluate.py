"""The value of an expression, in one world, for one way to read its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from msgspec import Struct

from figures.interval import Interval, both, either, negate
from figures.model import Figure
from figures.money import currency_forms
from figures.rules.semantics.attributes import OF_ARTICLE, OF_FIGURE
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions import find_function, known
from figures.rules.semantics.values import (
    NUMBER,
    Items,
    Judgement,
    Quantity,
    Unknown,
    Value,
    calculate,
    compare,
    word,
)
from figures.rules.syntax.expression import (
    Arithmetic,
    Attribute,
    Band,
    Call,
    Comparison,
    Expression,
    Listing,
    Logic,
    Measured,
    Name,
    Negative,
    Not,
    Number,
    Word,
)


class Scope(Struct, frozen=True, gc=False):
    """The names that an expression may use: bound values, and `let` expressions, evaluated when asked for."""

    bound: Mapping[str, Value]
    let: Mapping[str, Expression]
    context: Context


def evaluate(expression: Expression, scope: Scope) -> Value:
    """The value of an expression; never raises."""
    return _EVALUATED[type(expression)](expression, scope)


def judge(expression: Expression, scope: Scope) -> Judgement:
    """The truth of an expression, and if it is unknown for another reason than precision, that reason."""
    value = evaluate(expression, scope)
    if isinstance(value, Judgement):
        return value
    return Judgement(None, value.reason if isinstance(value, Unknown) else "this is neither true nor false")


def _name(expression: Name, scope: Scope) -> Value:
    name = expression.name
    if name in scope.let:
        return evaluate(scope.let[name], scope)
    return scope.bound[name] if name in scope.bound else Unknown(f"'{name}' is not there")


def _number(expression: Number, _: Scope) -> Value:
    value = expression.value
    return Quantity(Interval.of(value), None if value == 0 and not expression.percent else NUMBER)


def _call(expression: Call, scope: Scope) -> Value:
    arguments = [evaluate(each, scope) for each in expression.arguments]
    return find_function(expression.function).call(arguments, scope.context)


def _negative(expression: Negative, scope: Scope) -> Value:
    value = known(evaluate(expression.of, scope), scope.context)
    return Quantity(-value.interval, value.dimension) if isinstance(value, Quantity) else value


def _not(expression: Not, scope: Scope) -> Judgement:
    truth = judge(expression.of, scope)
    return Judgement(negate(truth.truth), truth.reason)


def _attribute(expression: Attribute, scope: Scope) -> Value:
    if isinstance(expression.of, Name) and expression.of.name == "article":
        return OF_ARTICLE[expression.name][1](scope.context.article)
    of = evaluate(expression.of, scope)
    if isinstance(of, Figure):
        return OF_FIGURE[expression.name][1](of, scope.context)
    return of if isinstance(of, Unknown) else Unknown(f"only a figure has '.{expression.name}'")


def _arithmetic(expression: Arithmetic, scope: Scope) -> Value:
    left = known(evaluate(expression.left, scope), scope.context)
    right = known(evaluate(expression.right, scope), scope.context)
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return calculate(expression.operator, left, right)
    return next(
        (v for v in (left, right) if isinstance(v, Unknown)), Unknown("one can only compute with quantities")
    )


def _band(expression: Band, scope: Scope) -> Value:
    value = known(evaluate(expression.of, scope), scope.context)
    if not isinstance(value, Quantity):
        return value
    tolerance = expression.tolerance
    if isinstance(tolerance, Number) and tolerance.percent:
        widened = Interval.between(1 - tolerance.value, 1 + tolerance.value)
        return Quantity(value.interval * widened, value.dimension)
    width = evaluate(tolerance, scope)
    if not isinstance(width, Quantity) or width.interval.high is None:
        return width
    margin = Quantity(Interval.between(-width.interval.high, width.interval.high), width.dimension)
    return calculate("+", value, margin)


def _comparison(expression: Comparison, scope: Scope) -> Judgement:
    values = [known(evaluate(each, scope), scope.context) for each in expression.operands]
    result = Judgement(True)
    for operator, (a, b) in zip(expression.operators, pairwise(values), strict=True):
        result = _and(result, _is_in(a, b, scope.context) if operator == "in" else compare(operator, a, b))
    return result


def _is_in(value: Value, items: Value, context: Context) -> Judgement:
    if not isinstance(items, Items):
        return Judgement(None, "there is no list")
    result = Judgement(False)
    for member in items.members:
        result = _or(result, compare("==", value, known(member, context)))
    return result


def _logic(expression: Logic, scope: Scope) -> Judgement:
    left = judge(expression.left, scope)
    if left.truth is (expression.operator == "or"):
        return left
    right = judge(expression.right, scope)
    return _and(left, right) if expression.operator == "and" else _or(left, right)


def _and(a: Judgement, b: Judgement) -> Judgement:
    truth = both(a.truth, b.truth)
    return Judgement(truth, (a.reason or b.reason) if truth is None else None)


def _or(a: Judgement, b: Judgement) -> Judgement:
    """One side that may well be true is enough, whatever is not known of the other."""
    truth = either(a.truth, b.truth)
    open_sides = [side for side in (a, b) if side.truth is None]
    possible = truth is not None or any(side.reason is None for side in open_sides)
    return Judgement(truth, None if possible else open_sides[0].reason)


def measured(literal: Measured, context: Context) -> Value:
    """The exact quantity that a literal like `'2.75 m'` states."""
    unit = context.units.find(literal.unit)
    if unit is None and literal.unit in currency_forms(context.article.locale).codes:
        return Quantity(Interval.of(literal.value), ((literal.unit, 1),))
    if unit is None:
        return Unknown(f"there is no unit '{literal.unit}'")
    value = Interval.of(literal.value * unit.factor + unit.offset)
    return Quantity(value, context.units.dimensions.get(unit.dimension, NUMBER))


_EVALUATED: Mapping[type[Expression], Callable[[Any, Scope], Value]] = {
    Name: _name,
    Number: _number,
    Measured: lambda expression, scope: measured(expression, scope.context),
    Word: lambda expression, _: word(expression.text),
    Attribute: _attribute,
    Call: _call,
    Listing: lambda expression, scope: Items(tuple(evaluate(each, scope) for each in expression.members)),
    Negative: _negative,
    Arithmetic: _arithmetic,
    Band: _band,
    Comparison: _comparison,
    Not: _not,
    Logic: _logic,
}
"""How the value of each sort of expression is found."""
