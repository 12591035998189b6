"""Comments that speak to figures: `<!-- figures: ignore change-percent (quoted from the report) -->`.

Markdown and HTML have `<!-- ... -->`, reStructuredText `.. figures: ...`, AsciiDoc `// figures: ...`. Plain text
has no comments; there is the ignore file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from figures.model import Article
from figures.suppress import MARK

OPEN, CLOSE = "<!--", "-->"

MAX_BODY = 1_000
"""A longer comment is none for figures: its pattern may take the square of the length."""


class Verb(StrEnum):
    """What a comment asks for."""

    IGNORE = "ignore"
    START = "ignore-start"
    END = "ignore-end"


class Comment(Struct, frozen=True):
    """A comment that speaks to figures; `rules` are ids, families or `all`; `verb` is None if it is no verb."""

    start: int
    end: int
    verb: Verb | None
    rules: tuple[str, ...]
    reason: str | None


_BODY = r"(?s)(?P<verb>[^\s(]*)(?P<rules>[^(]*)(?:\((?P<reason>.*)\))?\s*"
_RST = rf"(?m)^[ \t]*\.\.[ \t]+{MARK}(.*)$"
_ASCIIDOC = rf"(?m)^//[ \t]*{MARK}(.*)$"


def comments(article: Article) -> Iterator[Comment]:
    """The comments of an article that speak to figures, in order."""
    syntax = _SYNTAX.get(Path(article.path).suffix.lower())
    if syntax is not None and MARK in article.source:
        for start, end, body in syntax(article):
            yield parse(body, start, end)


def parse(body: str, start: int = 0, end: int = 0) -> Comment:
    """What a comment says behind `figures:`.

    >>> parse("ignore change-percent, sum-total (quoted (twice))").reason
    'quoted (twice)'
    """
    match = re.fullmatch(_BODY, body.strip()) if len(body) <= MAX_BODY else None
    if match is None:
        return Comment(start, end, None, (), None)
    verb = match["verb"] if match["verb"] in [verb.value for verb in Verb] else None
    rules = tuple(filter(None, re.split(r"[,\s]+", match["rules"])))
    return Comment(start, end, Verb(verb) if verb else None, rules, (match["reason"] or "").strip() or None)


Found = Iterator[tuple[int, int, str]]


def _html(article: Article) -> Found:
    """All comments of HTML. One that is not closed ends the search: a browser, too, shows nothing behind it."""
    source, end = article.source, 0
    while (start := source.find(OPEN, end)) >= 0 and (close := source.find(CLOSE, start)) >= 0:
        end = close + len(CLOSE)
        body = source[start + len(OPEN) : close].strip()
        if body.startswith(MARK):
            yield start, end, body.removeprefix(MARK)


def _markdown(article: Article) -> Found:
    """The comments that Markdown leaves comments: those in code are examples."""
    from markdown_it import MarkdownIt  # 50 ms, for the few articles with such a comment

    found = list(_html(article))
    if not found:
        return
    code: list[range] = []
    starts = (*article.line_starts, len(article.source))
    for token in MarkdownIt("commonmark").parse(article.source):
        if token.map is None:
            continue
        lines = range(starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
        if token.type in ("fence", "code_block"):
            code.append(lines)
        elif token.type == "inline":
            spans = (child.content for child in token.children or () if child.type == "code_inline")
            code += _places(article.source, lines, spans)
    for start, end, body in found:
        if not any(start in lines for lines in code):
            yield start, end, body


def _places(source: str, lines: range, contents: Iterator[str]) -> Iterator[range]:
    """Where the contents of code spans stand; each is looked for behind the one before."""
    at = lines.start
    for content in contents:
        if MARK in content and (start := source.find(content, at, lines.stop)) >= 0:
            at = start + len(content)
            yield range(start, at)


def _lines(pattern: str) -> Callable[[Article], Found]:
    def found(article: Article) -> Found:
        return ((match.start(), match.end(), match[1]) for match in re.finditer(pattern, article.source))

    return found


_SYNTAX: dict[str, Callable[[Article], Found]] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".rst": _lines(_RST),
    ".adoc": _lines(_ASCIIDOC),
    ".asciidoc": _lines(_ASCIIDOC),
}
