"""Front matter: facts about an article, between two lines of dashes at its top."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from figures.errors import InputError, PackError, Problem
from figures.read.facts import Facts, parse_date, parse_locale
from figures.read.source import BYTE_ORDER_MARK, LINE_BREAK

T = TypeVar("T")

_FENCED = r"---[ \t]*(?:\r\n|\n|\r)((?s:.*?)(?:\r\n|\n|\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)"
_KEY = r"(?:[a-z_][\w-]*|(?i:date|locale|title))[ \t]*:(?:[ \t]|$)"
_INSIDE = r"[ \t]|#|- |-$|$"


class FrontMatter(Struct, frozen=True):
    """The facts that were given, and the source offset at which the article itself begins."""

    end: int
    facts: Facts = Facts()


def read_front_matter(source: str, path: str) -> FrontMatter:
    r"""The front matter at the top of a text; lines of dashes around anything else are part of the article.

    Raises `InputError` if the lines are no YAML, or a date or locale is unknown.

    >>> read_front_matter("---\ndate: 2024-06-19\n---\nSix officers died.", "a.txt")
    FrontMatter(end=25, facts=Facts(date=datetime.date(2024, 6, 19), locale=None, title=None, claim=None, updated=None))
    """
    top = 1 if source.startswith(BYTE_ORDER_MARK) else 0
    fenced = re.compile(_FENCED).match(source, top) if source.startswith("---", top) else None
    if fenced is None or not _is_yaml(fenced[1]):
        return FrontMatter(end=top)
    from figures import yamlfile

    try:
        node, problems = yamlfile.parse(fenced[1], path)
        if not isinstance(node, yamlfile.MappingNode):
            problems.check()
            return FrontMatter(end=top)
        values = {key.text.lower(): value for key, value in node.items}

        def fact(name: str, parse: Callable[[str], T]) -> T | None:
            value = values.get(name)
            if value is None or (isinstance(value, yamlfile.ScalarNode) and value.value is None):
                return None
            try:
                return parse(yamlfile.word(value))
            except ValueError as error:
                value.report("unknown-value", f"{name}: {error}")
            except yamlfile.Mistake as mistake:
                problems.add(mistake.problem)
            return None

        facts = Facts(fact("date", parse_date), fact("locale", parse_locale), fact("title", str))
        problems.check()
    except PackError as error:
        raise InputError("\n".join(map(_in_file, error.problems))) from None
    return FrontMatter(fenced.end(), facts)


def _is_yaml(text: str) -> bool:
    lines = LINE_BREAK.split(text)
    keys = [line for line in lines if re.match(_KEY, line)]
    return bool(keys) and all(re.match(_KEY, line) or re.match(_INSIDE, line) for line in lines)


def _in_file(problem: Problem) -> str:
    hint = f"\n  hint: {problem.hint}" if problem.hint else ""
    return f"{problem.path}:{problem.line + 1}:{problem.column}: front matter: {problem.message}{hint}"
