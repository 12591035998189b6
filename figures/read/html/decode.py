"""The bytes of an HTML page into text, as browsers do it: by byte order mark, declaration, or what the bytes are."""

from __future__ import annotations

import codecs
import re
from functools import cache

from figures.read.source import binary

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_PRESCAN = 4096
_OF_THE_WEB = re.compile(r"utf-8|cp(?:125\d|866|874|932|949)|iso8859-\d+|koi8-[ru]|mac|big5|gb|euc|shift|hz")
_IN_PRACTICE = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


def decode_html(data: bytes, path: str) -> str:
    r"""The text of a page; a byte order mark stays, as one code point.

    A page that is not in the encoding it declares is UTF-8; bytes that are not, are of Windows-1252, so that a
    page with both still has one character for each. Raises `InputError` for binary files.

    >>> decode_html("£5 – ".encode() + b"\xa35", "a.html")
    '£5 – £5'
    """
    text = _decode(data)
    if "\0" in text:
        raise binary(path, data.index(b"\0"))
    return text


def _decode(data: bytes) -> str:
    marked = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    if marked is not None:
        return data.decode(marked, "replace")
    declared = _DECLARED.search(data[:_PRESCAN])
    encoding = _known(declared[1].decode("ascii", "replace")) if declared else None
    if encoding is not None:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return data.decode("utf-8", _strays())


def _known(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    name = _IN_PRACTICE.get(name, name)
    return name if _OF_THE_WEB.match(name) else None


@cache
def _strays() -> str:
    """The name of the way to decode bytes that are not UTF-8."""
    codecs.register_error("figures.windows-1252", _as_windows_1252)
    return "figures.windows-1252"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    stray = error.object[error.start : error.start + 1]
    text = stray.decode("cp1252", "ignore") or stray.decode("latin-1")
    return text, error.start + 1
