"""Bytes into text, and where the lines of the text begin."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from figures.errors import InputError

BYTE_ORDER_MARK = "\ufeff"
LINE_BREAK = re.compile(r"\r\n|\n|\r")

LARGEST_TEXT = 10_000_000
"""How many bytes an article may have: some fifteen novels."""

LARGEST_FILE = 100_000_000
"""How many bytes a file may have that holds pictures besides, or many articles."""

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read_bytes(file: BinaryIO, path: str, largest: int) -> bytes:
    """What is in an open file. Raises `InputError` if that is more than the `largest` number of bytes."""
    data = file.read(largest + 1)
    if len(data) > largest:
        raise InputError(
            f"{path}: more than the {largest // 1_000_000} MB that such a file may have\n"
            "  hint: give each article a file of its own"
        )
    return data


def decode(data: bytes, path: str) -> str:
    """The text of a file: UTF-8, or UTF-16 with a byte order mark; nothing is normalised or left out.

    A byte order mark stays, as one code point. Raises `InputError` for other encodings and for binary files.
    """
    encoding = _UTF16.get(data[:2], "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise binary(path, data.index(b"\0")) from None
        byte = f"byte {error.start} (0x{data[error.start]:02X})"
        raise InputError(
            f"{path}: {byte} is not {encoding.upper()}\n"
            "  hint: save the article as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8"
        ) from None
    if "\0" in text:
        raise binary(path, data.index(b"\0"))
    return text


def binary(path: str, offset: int) -> InputError:
    """The error for a file with a NUL byte at this offset."""
    return InputError(f"{path}: byte {offset} is NUL, so this is no text")


def line_starts(text: str) -> tuple[int, ...]:
    r"""The offset at which each line begins; a byte order mark stands before the first.

    >>> line_starts("one\r\ntwo\nthree")
    (0, 5, 9)
    """
    first = 1 if text.startswith(BYTE_ORDER_MARK) else 0
    return (first, *(match.end() for match in LINE_BREAK.finditer(text)))
