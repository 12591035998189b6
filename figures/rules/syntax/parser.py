"""From the text of an expression to its tree, by operator precedence (Pratt, 1973).

Own code, since `3%`, `'5 km'`, `±`, chained comparisons and a caret under each mistake are worth it.
"""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec import Struct

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

MAX_DEPTH = 40
_TOKEN = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)|'(?P<quoted>[^']*)'|(?P<name>[^\W\d]\w*)"
    r"|(?P<operator>\+-|[=!<>]=|[-+*/±<>%.,()\[\]])"
)
_MEASURED = re.compile(r"(-?\d+(?:\.\d+)?)\s*(\D.*)")
_COMPARISONS = frozenset(["==", "!=", "<", "<=", ">", ">=", "in"])
_POWERS = {"or": 1, "and": 2, "±": 5, "+-": 5, "+": 6, "-": 6, "*": 7, "/": 7, ".": 9}
_NOT, _COMPARE, _SUM, _UNARY = 3, 4, 6, 8
_WORDS = frozenset(["or", "and", "not", "in"])


class ExpressionError(Exception):
    """An expression cannot be read; `at` and `length` say where in its text."""

    def __init__(self, message: str, at: int, length: int = 1, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.at, self.length, self.hint = message, at, length, hint


class _Token(Struct, frozen=True):
    kind: str  # number, quoted, name, operator, end
    text: str
    at: int
    to: int

    @property
    def shown(self) -> str:
        return "the end of the expression" if self.kind == "end" else f"'{self.text}'"


def parse(text: str) -> Expression:
    """The tree of an expression. Raises `ExpressionError`.

    >>> parse("1 < 2").operators
    ('<',)
    """
    parser = _Parser(text)
    expression = parser.expression(0)
    parser.expect("end")
    return expression


def _tokens(text: str) -> list[_Token]:
    tokens = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            message = "this quote is not closed" if text[at] == "'" else f"'{text[at]}' has no meaning here"
            raise ExpressionError(message, at)
        kind = match.lastgroup
        if kind == "name" and match[kind] in _WORDS:
            kind = "operator"
        tokens.append(_Token(kind, match[match.lastgroup], at, match.end()))
        at = match.end()
    return [*tokens, _Token("end", "", len(text), len(text) + 1)]


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._next = 0
        self._depth = 0

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _take(self) -> _Token:
        token = self._token
        self._next += 1
        return token

    def _skip(self, operator: str) -> bool:
        found = self._token.kind == "operator" and self._token.text == operator
        self._next += found
        return found

    def expect(self, wanted: str) -> _Token:
        token = self._token
        if wanted not in (token.kind, token.text) or (wanted != "end" and token.kind == "end"):
            what = "nothing more" if wanted == "end" else f"'{wanted}'"
            raise ExpressionError(f"expected {what} but found {token.shown}", token.at, token.to - token.at)
        return self._take()

    def expression(self, power: int) -> Expression:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExpressionError(f"this is nested more than {MAX_DEPTH} deep", self._token.at)
        left = self._prefix()
        while self._token.kind == "operator":
            operator = self._token.text
            binding = _COMPARE if operator in _COMPARISONS else _POWERS.get(operator, 0)
            if binding <= power:
                break
            left = self._comparison(left) if binding == _COMPARE else self._infix(left, operator, binding)
        self._depth -= 1
        return left

    def _infix(self, left: Expression, operator: str, binding: int) -> Expression:
        self._take()
        if operator == ".":
            name = self.expect("name")
            return Attribute(left.at, name.to, left, name.text)
        right = self.expression(binding)
        if operator in ("±", "+-"):
            return self._band(left, right)
        kind = Logic if operator in ("and", "or") else Arithmetic
        return kind(left.at, right.to, operator, left, right)

    def _band(self, left: Expression, right: Expression) -> Expression:
        width = right.to - right.at
        if not isinstance(right, Number | Measured):
            raise ExpressionError("the tolerance after ± must be a literal: 3% or '5 km'", right.at, width)
        if right.value < 0 or (isinstance(right, Number) and right.percent and right.value >= 1):
            raise ExpressionError("the tolerance after ± must be from 0% to below 100%", right.at, width)
        return Band(left.at, right.to, left, right)

    def _comparison(self, first: Expression) -> Expression:
        operators, operands = [], [first]
        while self._token.kind == "operator" and self._token.text in _COMPARISONS:
            operators.append(self._take().text)
            operands.append(self.expression(_COMPARE))
        return Comparison(first.at, operands[-1].to, tuple(operators), tuple(operands))

    def _prefix(self) -> Expression:
        token = self._take()
        match token.kind, token.text:
            case "number", _:
                return self._number(token)
            case "quoted", _:
                return _quoted(token)
            case "name", _:
                return self._name(token)
            case "operator", "in" if self._token.text == "(":  # in(x, 'year') is a function, too
                return self._name(token)
            case "operator", "-":
                operand = self.expression(_UNARY)
                return Negative(token.at, operand.to, operand)
            case "operator", "not":
                operand = self.expression(_NOT)
                return Not(token.at, operand.to, operand)
            case "operator", "(":
                inner = self.expression(0)
                self.expect(")")
                return inner
            case "operator", "[":
                members, to = self._members("]")
                return Listing(token.at, to, members)
        if token.kind == "end":
            raise ExpressionError("expected a value but the expression ends here", token.at)
        raise ExpressionError(f"expected a value but found {token.shown}", token.at, token.to - token.at)

    def _number(self, token: _Token) -> Expression:
        value = Fraction(token.text)
        if self._skip("%"):
            return Number(token.at, self._tokens[self._next - 1].to, value / 100, percent=True)
        return Number(token.at, token.to, value)

    def _name(self, token: _Token) -> Expression:
        if not self._skip("("):
            return Name(token.at, token.to, token.text)
        arguments, to = self._members(")")
        return Call(token.at, to, token.text, arguments)

    def _members(self, close: str) -> tuple[tuple[Expression, ...], int]:
        members: list[Expression] = []
        while not (self._token.kind == "operator" and self._token.text == close):
            if members:
                self.expect(",")
            members.append(self.expression(0))
        return tuple(members), self._take().to


def _quoted(token: _Token) -> Expression:
    """A quantity if the text begins with a number, else a word."""
    match = _MEASURED.fullmatch(token.text.strip())
    if match:
        return Measured(token.at, token.to, Fraction(match[1]), match[2].strip())
    return Word(token.at, token.to, token.text.strip())
