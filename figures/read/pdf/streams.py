"""How much a PDF unpacks to, found out without unpacking more than that: its library would unpack everything."""

from __future__ import annotations

import re
import zlib

from figures.errors import InputError

LARGEST_STREAM = 50_000_000
LARGEST_PICTURE = 200_000_000
"""How many bytes one stream may have when it is unpacked; pictures are not, when text is read."""

LARGEST = 200_000_000
"""How many bytes all streams may have that are no pictures."""

_STREAM = re.compile(rb"stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_DICTIONARY = 2_000
_TAKEN, _GIVEN = 1 << 16, 1 << 20
_ZLIB = 0x78


def check_streams(data: bytes, path: str) -> None:
    """Raise `InputError` if a stream of a PDF, or all together, unpack to more than any article."""
    everything = 0
    for match in _STREAM.finditer(data):
        dictionary = data[max(0, match.start() - _DICTIONARY) : match.start()]
        is_picture = _PICTURE.search(dictionary, max(0, dictionary.rfind(b" obj"))) is not None
        largest = LARGEST_PICTURE if is_picture else LARGEST_STREAM
        size = _unpacked(data, match.end(), largest)
        everything += 0 if is_picture else size
        if size > largest or everything > LARGEST:
            raise InputError(f"{path}: unpacks to more than {largest // 1_000_000} MB, more than any article")


def _unpacked(data: bytes, start: int, largest: int) -> int:
    """How many bytes the stream at `start` unpacks to, counted as far as just beyond the largest size.

    A stream may be packed twice. What is not packed, or in another way, counts as nothing.
    """
    inflater = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    for at in range(start, len(data), _TAKEN):
        packed = data[at : at + _TAKEN]
        while packed and size <= largest:
            try:
                parts.append(inflater.decompress(packed, _GIVEN))
            except zlib.error:
                return size
            size += len(parts[-1])
            packed = inflater.unconsumed_tail
        if inflater.eof or size > largest:
            break
    if size <= largest and parts and parts[0][:1] == bytes([_ZLIB]):
        return max(size, _unpacked(b"".join(parts), 0, largest))
    return size
