"""Templates filled in: `{outer | like inner}` is the value of one figure in the wording of another."""

from __future__ import annotations

from figures.model import Figure
from figures.rules.findings import formatting
from figures.rules.judging.evaluate import Scope, evaluate
from figures.rules.semantics.functions import known
from figures.rules.semantics.values import Items, Quantity
from figures.rules.syntax.records import Part, Template


def fill(template: Template, names: Scope) -> str:
    """A template with its places filled in."""
    return "".join(part if isinstance(part, str) else _fill_part(part, names) for part in template)


def _fill_part(part: Part, names: Scope) -> str:
    value, context = evaluate(part.expression, names), names.context
    for name, argument in part.filters:
        if name == "like":
            figure = names.bound.get(argument)
            figure = figure.members[0] if isinstance(figure, Items) else figure
            quantity = known(value, context)
            return formatting.like(quantity, figure, context) if isinstance(figure, Figure) else "?"
        quantity = known(value, context)
        if isinstance(quantity, Quantity):
            digits = int(argument) if argument else None
            match name:
                case "percent":
                    return formatting.percent(quantity.interval, digits, context)
                case "signed":
                    return formatting.signed(quantity.interval, digits, context)
                case "points":
                    return formatting.percent(quantity.interval, digits, context).removesuffix("%")
                case "digits":
                    return formatting.plain(quantity.interval, digits, context)
                case "way":
                    return formatting.way(quantity.interval)
                case "words":
                    return formatting.in_words(quantity.interval, context)
    return formatting.show(known(value, context) if part.filters else value, context)
