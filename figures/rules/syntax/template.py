"""Messages: text with expressions in braces, `{outer | like inner}`, which are read when a pack is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from figures.rules.syntax.parser import ExpressionError, parse
from figures.rules.syntax.records import Part, Template

FILTERS = {
    "like": "name",
    "apart": "name",
    "percent": "digits",
    "signed": "digits",
    "points": "",
    "digits": "digits",
    "words": "",
    "way": "",
    "move": "",
    "date": "",
    "length": "",
}
"""The filters and what each takes."""

_PIECE = re.compile(r"\{\{|\}\}|\{|\}|[^{}]+")
_FILTER = re.compile(r"\s*(\w+)(?:\s+(\w+))?\s*")


class TemplateError(Exception):
    """A template cannot be read; `at` and `length` say where in its text."""

    def __init__(self, message: str, at: int, length: int = 1, name: str | None = None) -> None:
        super().__init__(message)
        self.message, self.at, self.length, self.name = message, at, length, name


def parse_template(text: str) -> Template:
    """The parts of a template. Raises `TemplateError`, or `ExpressionError` for what stands in braces."""
    parts: list[str | Part] = []
    at = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        assert match is not None
        if match[0] == "}":
            raise TemplateError("this brace was not opened (write }} for a brace in the text)", at)
        if match[0] != "{":
            parts.append({"{{": "{", "}}": "}"}.get(match[0], match[0]))
            at = match.end()
            continue
        close = text.find("}", at)
        if close < 0:
            raise TemplateError("this brace is not closed", at)
        parts.append(_part(text[at + 1 : close], at + 1))
        at = close + 1
    return Template(text, tuple(parts))


def _part(text: str, at: int) -> Part:
    expression, *filters = text.split("|")
    try:
        tree = parse(expression)
    except ExpressionError as error:
        error.at += at
        raise
    found = []
    place = at + len(expression) + 1
    for each in filters:
        found.append(_filter(each, place))
        place += len(each) + 1
    return Part(tree, at, tuple(found))


def _filter(text: str, at: int) -> tuple[str, str]:
    match = _FILTER.fullmatch(text)
    if match is None:
        raise TemplateError(f"'{text.strip()}' is no filter", at, max(len(text), 1))
    name, argument = match[1], match[2] or ""
    start, length = at + match.start(1), len(name)
    if name not in FILTERS:
        raise TemplateError(f"unknown filter '{name}'", start, length, name)
    wanted = FILTERS[name]
    if wanted == "name" and not argument:
        raise TemplateError(f"the filter '{name}' needs the name of a figure", start, length)
    if wanted == "digits" and argument and not (argument.isdigit() and len(argument) == 1):
        raise TemplateError(f"the filter '{name}' takes a number from 0 to 9", start, length)
    if not wanted and argument:
        raise TemplateError(f"the filter '{name}' takes nothing", start, length)
    return name, argument


def parts(template: Template) -> Iterator[Part]:
    """The places of a template that are filled in."""
    return (part for part in template.parts if isinstance(part, Part))
