"""Expressions and templates of a pack: read, and checked for names, functions, units and dimensions."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from figures.rules.semantics.attributes import OF_ARTICLE, OF_FIGURE
from figures.rules.semantics.functions import NAMES, find_function
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
from figures.rules.syntax.load.dimensions import resolve_unit
from figures.rules.syntax.load.symbols import ANY, DEFINITE, QUANTITY, Names
from figures.rules.syntax.parser import ExpressionError, parse
from figures.rules.syntax.records import Template
from figures.rules.syntax.template import FILTERS, TemplateError, parse_template, parts
from figures.yamlfile import Node, did_you_mean, word


def expression(node: Node, names: Names) -> Expression:
    """Read an expression; mistakes in its names are reported, one in its form is raised."""
    tree = parsed(node)
    Checker(node, names).sort(tree)
    return tree


def parsed(node: Node) -> Expression:
    """Read an expression without a look at its names."""
    try:
        return parse(word(node))
    except ExpressionError as error:
        raise node.mistake(
            "bad-expression", error.message, error.hint, at=error.at, length=error.length
        ) from error


def template(node: Node, names: Names) -> Template:
    """Read a message; mistakes in the names of its expressions are reported, one in its form is raised."""
    try:
        found = parse_template(word(node))
    except ExpressionError as error:
        raise node.mistake("bad-expression", error.message, at=error.at, length=error.length) from error
    except TemplateError as error:
        hint = did_you_mean(error.name, FILTERS) if error.name else None
        raise node.mistake("bad-template", error.message, hint, at=error.at, length=error.length) from error
    for part in parts(found):
        Checker(node, names, part.at).sort(part.expression)
        for name, argument in part.filters:
            if name in ("like", "apart") and argument not in names.figures | names.lists:
                message = f"'{argument}' is no figure of this rule"
                hint = did_you_mean(argument, names.figures)
                at = word(node).find(argument, part.at)
                node.report("unbound-name", message, hint, at=at, length=len(argument))
    return found


class Checker(Struct, frozen=True):
    """Finds the sort of an expression's value and reports what cannot work; its text begins at `shift`."""

    node: Node
    names: Names
    shift: int = 0

    def _report(
        self, code: str, tree: Expression, message: str, hint: str | None = None, names: Iterable[str] = ()
    ) -> None:
        at, length = tree.at + self.shift, tree.to - tree.at
        self.node.report(code, message, hint, at=at, length=length, names=names)

    def sort(self, tree: Expression) -> str:
        """The sort of the value."""
        match tree:
            case Name():
                return self._name(tree)
            case Number(value=value):
                return ANY if value == 0 else "number"
            case Word():
                return "text"
            case Measured():
                return self._measured(tree)
            case Attribute():
                return self._attribute(tree)
            case Call():
                return self._call(tree)
            case Listing(members=members):
                for member in members:
                    self.sort(member)
                return ANY
        return self._operation(tree)

    def _operation(self, tree: Expression) -> str:
        match tree:
            case Negative(of=of):
                return self.sort(of)
            case Band(of=of, tolerance=tolerance):
                sort = self.sort(of)
                if isinstance(tolerance, Measured):
                    self._same(tree, sort, self.sort(tolerance))
                return sort
            case Not(of=of):
                self.sort(of)
            case Logic(left=left, right=right):
                self.sort(left)
                self.sort(right)
            case Arithmetic():
                return self._arithmetic(tree)
            case Comparison(operators=operators, operands=operands):
                sorts = [self.sort(operand) for operand in operands]
                for operator, a, b in zip(operators, sorts, sorts[1:], strict=False):
                    if operator != "in":
                        self._same(tree, a, b)
        return "truth"

    def _name(self, tree: Name) -> str:
        if tree.name not in self.names.sorts:
            message = f"'{tree.name}' is not bound by this rule"
            self._report(
                "unbound-name", tree, message, did_you_mean(tree.name, names := self.names.all()), names
            )
            return ANY
        return ANY if tree.name in self.names.lists else self.names.sorts[tree.name]

    def _measured(self, tree: Measured) -> str:
        dimension, hint = resolve_unit(tree.unit)
        if dimension is None:
            self._report("unknown-value", tree, f"unknown unit '{tree.unit}'", hint)
            return ANY
        return {"time": "time", "money": "money", "dimensionless": "number"}.get(dimension, "measure")

    def _attribute(self, tree: Attribute) -> str:
        of_article = isinstance(tree.of, Name) and tree.of.name == "article"
        known = {name: sort for name, (sort, _) in (OF_ARTICLE if of_article else OF_FIGURE).items()}
        if not of_article:
            self.sort(tree.of)
            if isinstance(tree.of, Name) and tree.of.name not in self.names.figures:
                if tree.of.name in self.names.sorts:
                    self._report("unbound-name", tree, f"'{tree.of.name}' is no figure and has no attributes")
                return ANY
        if tree.name not in known:
            what = "the article" if of_article else "a figure"
            hint = did_you_mean(tree.name, known)
            self._report("unbound-name", tree, f"{what} has no attribute '{tree.name}'", hint, known)
            return ANY
        return known[tree.name]

    def _call(self, tree: Call) -> str:
        for argument in tree.arguments:
            self.sort(argument)
        if tree.function not in NAMES:
            hint = did_you_mean(tree.function, NAMES)
            self._report("unknown-function", tree, f"there is no function '{tree.function}'", hint, NAMES)
            return ANY
        function = find_function(tree.function)
        count = len(tree.arguments)
        if count != function.arguments and not (function.is_list and count > 1):
            wanted = f"{function.arguments} argument{'s' * (function.arguments > 1)}"
            self._report("wrong-arguments", tree, f"'{tree.function}' takes {wanted}, not {count}")
        return ANY if function.returns in (ANY, QUANTITY, "figure") else function.returns

    def _arithmetic(self, tree: Arithmetic) -> str:
        left, right = self.sort(tree.left), self.sort(tree.right)
        if tree.operator in "+-":
            self._same(tree, left, right)
            return right if left in (ANY, QUANTITY) else left
        if left in (ANY, QUANTITY) or right in (ANY, QUANTITY):
            return ANY
        if right == "number" or (left == "number" and tree.operator == "*"):
            return right if left == "number" else left
        same = left == right and left != "measure" and tree.operator == "/"
        return "number" if same else ANY

    def _same(self, tree: Expression, a: str, b: str) -> None:
        if a in DEFINITE and b in DEFINITE and a != b:
            message = f"{DEFINITE[a]} cannot be compared with {DEFINITE[b]}"
            self._report("cannot-compare", tree, message)
