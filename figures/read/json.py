"""JSON: one article, or a list of them, as objects with a headline, a body and facts. JSON Lines: one on a line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from json.decoder import scanstring  # type: ignore[attr-defined]  # which the decoder uses, too
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from figures.errors import InputError
from figures.model import Article, Block
from figures.read.document import Document
from figures.read.prose import Prose
from figures.read.record import place, record_article
from figures.read.source import BYTE_ORDER_MARK, LINE_BREAK, line_starts

_ESCAPE = re.compile(
    r"\\(?:u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|u([\da-f]{4})|(.))", re.DOTALL | re.IGNORECASE
)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def articles(document: Document) -> Iterator[Article | InputError]:
    """The articles in a file of JSON."""
    source = document.text
    starts = line_starts(source)
    begin = 1 if source.startswith(BYTE_ORDER_MARK) else 0
    for value in _records(_parse(source[begin:], begin, document.path, starts)):
        yield _article(document, source, starts, value, begin)


def lines(document: Document) -> Iterator[Article | InputError]:
    """The articles in a file of JSON Lines; a line that cannot be read is told, and the others are read."""
    source = document.text
    starts = line_starts(source)
    for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
        line = LINE_BREAK.sub("", source[start:end])
        if line.strip():
            try:
                value = _parse(line, start, document.path, starts)
            except InputError as error:
                yield error.with_traceback(None)
            else:
                yield _article(document, source, starts, value, start)


class _Text(str):
    """A string of JSON that knows where it stands: what is between its quotes."""

    start: int
    end: int


class _Decoder(json.JSONDecoder):
    """The decoder of the standard library, with strings that know where they stand."""

    def __init__(self, shift: int) -> None:
        super().__init__()
        self._shift = shift
        self.parse_string: Callable[..., Any] = self._string
        self.scan_once: Callable[..., Any] = py_make_scanner(self)

    def _string(self, source: str, start: int, strict: bool = True) -> tuple[_Text, int]:
        value, end = scanstring(source, start, strict)
        text = _Text(value)
        text.start, text.end = start + self._shift, end - 1 + self._shift
        return text, end


def _parse(text: str, shift: int, path: str, starts: Sequence[int]) -> object:
    """The value in a text that stands at `shift` of the source. Raises `InputError` if it is no JSON."""
    try:
        return _Decoder(shift).decode(text)
    except json.JSONDecodeError as error:
        mistake = f"{place(path, error.pos + shift, starts)}not JSON: {error.msg.lower()}"
    except RecursionError:
        mistake = f"{place(path, shift, starts)}nested deeper than any article"
    except ValueError as error:
        mistake = f"{place(path, shift, starts)}not JSON: {error}"
    raise InputError(mistake)  # here, so that it keeps nothing of the decoder: a file may have many


def _records(value: object) -> Sequence[object]:
    """The articles in a value: itself, a list of them, or a list under `articles`."""
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    return value if isinstance(value, list) else [value]


def _article(
    document: Document, source: str, starts: Sequence[int], value: object, start: int
) -> Article | InputError:
    if not isinstance(value, dict):
        where = place(document.path, start, starts)
        return InputError(f"{where}an article is an object with a headline or a body, not {_kind(value)}")
    fields = {
        str(key).lower(): [_mapped(text, source) for text in _texts(each)] for key, each in value.items()
    }
    try:
        return record_article(document, source, starts, fields, start)
    except InputError as error:
        return error.with_traceback(None)


def _kind(value: object) -> str:
    return {list: "a list", _Text: "a text", bool: "true or false", type(None): "null"}.get(
        type(value), "a number"
    )


def _texts(value: object) -> Iterator[_Text]:
    """The texts in the value of a field: itself, or the paragraphs of a list."""
    if isinstance(value, _Text):
        yield value
    elif isinstance(value, list):
        for each in value:
            text = each.get("text") if isinstance(each, dict) else each
            if isinstance(text, _Text):
                yield text


def _mapped(text: _Text, source: str) -> Block:
    """The text, with the place of each of its characters."""
    prose = Prose()
    at = text.start
    for escape in _ESCAPE.finditer(source, text.start, text.end):
        prose.copy(source[at : escape.start()], at)
        prose.replace(_unescaped(escape), escape.start(), len(escape[0]))
        at = escape.end()
    prose.copy(source[at : text.end], at)
    return prose.whole()


def _unescaped(escape: re.Match[str]) -> str:
    high, low, alone, short = escape.groups()
    if high:
        return chr(0x10000 + (int(high, 16) - 0xD800) * 0x400 + int(low, 16) - 0xDC00)
    if alone:
        code = int(alone, 16)
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
    return _SHORT.get(short, short)
