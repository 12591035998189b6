"""A Word file as an archive: opened only if it is sound, unlocked and of bounded size."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

import docx
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError

from figures.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LARGEST_XML = 50_000_000
LARGEST = 200_000_000
"""How many bytes the text, and everything, in a Word file may have when it is unpacked."""

MOST_PARTS = 10_000

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_DOCTYPE = b"<!DOCTYPE"
_DAMAGE = (
    OpcError, LxmlError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, RuntimeError,
    NotImplementedError,
)  # fmt: skip


def open_word(data: bytes, path: str) -> WordDocument:
    """The document in a Word file. Raises `InputError` if it is broken, encrypted or unpacks to too much."""
    if data.startswith(_COMPOUND_FILE):
        raise InputError(
            f"{path}: encrypted with a password, or in the format of Word 97 to 2003\n"
            "  hint: save it as .docx without a password"
        )
    try:
        _check_parts(data, path)
        return docx.Document(io.BytesIO(data))
    except _DAMAGE as error:
        raise InputError(f"{path}: not a Word file, or a broken one ({_reason(error)})") from None


def _check_parts(data: bytes, path: str) -> None:
    """Refuse what unpacks to too much, and XML with entities; no entry gives more bytes than the archive says."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        texts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
        everything = sum(entry.file_size for entry in entries)
        too_much = everything > LARGEST or sum(entry.file_size for entry in texts) > LARGEST_XML
        if too_much or len(entries) > MOST_PARTS:
            raise InputError(f"{path}: unpacks to {everything / 1e6:,.0f} MB, more than any article")
        if any(_DOCTYPE in archive.read(entry) for entry in texts):
            raise InputError(f"{path}: declares entities, which no Word file does")


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
