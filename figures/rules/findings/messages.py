"""Templates filled in: `{outer | like inner}` is the value of one figure in the wording of another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from figures.interval import Interval
from figures.model import Figure
from figures.rules.findings import formatting
from figures.rules.findings.catalogue import translated
from figures.rules.findings.edits import Place
from figures.rules.findings.rewriting import MOST, Ends, instead, told
from figures.rules.judging.evaluate import Scope, evaluate
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions import known
from figures.rules.semantics.values import Items, Quantity
from figures.rules.semantics.worlds import End
from figures.rules.syntax.expression import Expression
from figures.rules.syntax.records import Part, Template


def fill(template: Template, names: Scope) -> str:
    """A template with its places filled in."""
    return "".join(part if isinstance(part, str) else _fill_part(part, names) for part in template.parts)


def fillings(template: Template, names: Scope) -> Iterator[str]:
    """The ways to fill in a template that stands in place of a figure; none where there is no sure value."""
    for number in range(MOST):
        parts = [part if isinstance(part, str) else _nth(part, number, names) for part in template.parts]
        if None in parts:
            return
        yield "".join(part for part in parts if part is not None)
        if not any(part.filters for part in template.parts if not isinstance(part, str)):
            return


def place_of(figure: Figure, names: Scope, *, apart: bool = False) -> Place:
    """Where a value, or a difference of two, is to stand in place of a figure, beside the other figures of the rule."""
    bound = (
        member
        for value in names.bound.values()
        for member in (value.members if isinstance(value, Items) else (value,))
    )
    beside = tuple(each for each in bound if isinstance(each, Figure) and each.start != figure.start)
    return Place(figure, beside, names.context, apart)


def at_ends(expression: Expression, names: Scope) -> Ends:
    """The value with the lower ends of all ranges, and with the higher ones."""
    contexts = (names.context.reading(names.context.world, end) for end in (End.LOW, End.HIGH))
    low, high = (
        known(evaluate(expression, Scope(names.bound, names.let, context)), context) for context in contexts
    )
    return low, high


def _nth(part: Part, number: int, names: Scope) -> str | None:
    """One of the ways to write the value of a part; a part that is in nobody's style has one way."""
    place = _place(part, names)
    if place is None:
        text = _fill_part(part, names)
        return None if "?" in text else text
    ways = instead(at_ends(part.expression, names), place)
    return next((way for at, way in zip(count(), ways, strict=False) if at == number), None)


def _place(part: Part, names: Scope) -> Place | None:
    """The place in whose style a part is filled in: `like` a figure, or as the difference of two such (`apart`)."""
    for name, argument in part.filters:
        figure = names.bound.get(argument) if name in ("like", "apart") else None
        figure = figure.members[0] if isinstance(figure, Items) else figure
        if isinstance(figure, Figure):
            return place_of(figure, names, apart=name == "apart")
    return None


def _fill_part(part: Part, names: Scope) -> str:
    place = _place(part, names)
    if place is not None:
        text = told(at_ends(part.expression, names), place)
        if text is not None:
            return formatting.unjoined(text, names.context)
    value, context = evaluate(part.expression, names), names.context
    if part.filters:
        value = known(value, context)
    for name, argument in part.filters:
        if isinstance(value, Quantity) and name == "length":
            return formatting.length(value, context)
        if isinstance(value, Quantity) and name in FORMS:
            return FORMS[name](value.interval, int(argument) if argument else None, context)
    return formatting.show(value, context)


FORMS: dict[str, Callable[[Interval, int | None, Context], str]] = {
    "percent": formatting.percent,
    "signed": formatting.signed,
    "digits": formatting.plain,
    "points": lambda interval, _, context: formatting.points(interval, context),
    "way": lambda interval, _, context: translated(formatting.way(interval), context),
    "move": lambda interval, _, context: translated(formatting.move(interval), context),
    "words": lambda interval, _, context: formatting.in_words(interval, context),
}
"""What the filters make of a number."""
