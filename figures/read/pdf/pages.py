"""The lines on the pages of a PDF, with their places; opened only if it is sound, unlocked and of bounded size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2
from msgspec import Struct
from pypdfium2 import raw

from figures.errors import InputError
from figures.read.pdf.streams import check_streams

MOST_CHARACTERS = 5_000_000

_HYPHENS = frozenset({"\ufffe", "\x02", "\xad"})


class Line(Struct):
    """A line on a page: its text, the sizes of its characters, and its edges in points from the lower left.

    `size` is that of most characters.
    """

    page: int
    text: str
    sizes: list[float]
    left: float
    right: float
    bottom: float
    size: float


def read_pages(data: bytes, path: str) -> list[list[Line]]:
    """The lines of each page. Raises `InputError` if the file is broken, encrypted, a scan, or too much to read."""
    check_streams(data, path)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(f"{path}: encrypted with a password\n  hint: save it without one") from None
        raise InputError(f"{path}: not a PDF, or a broken one") from None
    try:
        pages = _pages(document, path)
    except pypdfium2.PdfiumError:
        raise InputError(f"{path}: a page of this PDF is broken") from None
    finally:
        document.close()
    if not any(pages):
        raise InputError(
            f"{path}: this PDF has no text, only pictures of pages\n  hint: let a program recognise its text first"
        )
    return pages


def _pages(document: pypdfium2.PdfDocument, path: str) -> list[list[Line]]:
    pages = []
    characters = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        characters += text.count_chars()
        if characters > MOST_CHARACTERS:
            raise InputError(
                f"{path}: more than {MOST_CHARACTERS:,} characters\n  hint: check its parts by themselves"
            )
        pages.append(list(_lines(text, number)))
        text.close()
        page.close()
    return pages


def _lines(page: pypdfium2.PdfTextPage, number: int) -> Iterator[Line]:
    """The lines of a page in the order in which they are written; a hyphen that splits a word ends its line."""
    line: list[tuple[int, str]] = []
    for index in range(page.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(page, index))
        if character in _HYPHENS:
            line.append((index, "-"))
        elif character not in "\r\n\0":
            line.append((index, "\ufffd" if "\ud800" <= character <= "\udfff" else character))
        if line and (character == "\n" or character in _HYPHENS):
            yield _line(page, number, line)
            line = []
    if line:
        yield _line(page, number, line)


def _line(page: pypdfium2.PdfTextPage, number: int, line: Sequence[tuple[int, str]]) -> Line:
    left, bottom, _, _ = page.get_charbox(line[0][0], loose=True)
    _, _, right, _ = page.get_charbox(line[-1][0], loose=True)
    sizes = [round(raw.FPDFText_GetFontSize(page, index), 1) for index, _ in line]
    size = Counter(sizes).most_common(1)[0][0]
    return Line(number, "".join(character for _, character in line), sizes, left, right, bottom, size)
