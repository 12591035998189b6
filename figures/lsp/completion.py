"""What may stand at the cursor in a rule file or a configuration: what the readers of these files would take there.

A word that nobody can mean is put at the cursor, and the file is read. The reader says that there is no such key, kind,
frame, list of words … and which there are; these are offered. So there is no second list of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from figures.lsp.house import House
from figures.lsp.rulefiles import is_read, read_text

PROBE = "zzprobe"
_BEFORE, _AFTER = re.compile(r"[\w./-]*$"), re.compile(r"[\w./-]*")
_CLOSERS = {"{": "}", "[": "]"}


class Offer(Struct, frozen=True):
    """Names that fit in place of the word at `start`..`end`; `is_key` says that a colon belongs behind them."""

    start: int
    end: int
    names: tuple[str, ...]
    is_key: bool = False


def offer_at(path: str, text: str, offset: int, house: House) -> Offer:
    """The names that may stand at an offset; none if the file cannot be read even with a word there."""
    line = text.rfind("\n", 0, offset) + 1
    head = _BEFORE.search(text[line:offset])
    start = line + (head.start() if head else offset - line)
    tail = _AFTER.match(text, offset)
    end = tail.end() if tail else offset
    if not is_read(path, text, house):
        return Offer(start, end, ())
    for probe, is_key in _probes(text[line:start], text[end : _line_end(text, end)]):
        read = read_text(path, text[:start] + probe + text[end:], house)
        names = [name for each in read.problems if PROBE in each.message for name in each.names]
        if names:
            return Offer(start, end, tuple(dict.fromkeys(names)), is_key)
    return Offer(start, end, ())


def _probes(before: str, after: str) -> Iterator[tuple[str, bool]]:
    """What is put in place of the word, and whether it is a key; what is open in the line is closed."""
    opened: list[str] = []
    for character in before + after:
        if character in _CLOSERS:
            opened.append(_CLOSERS[character])
        elif opened and character == opened[-1]:
            opened.pop()
    closed = "".join(reversed(opened)) if not after.strip() else ""
    if after.lstrip().startswith(":"):
        yield PROBE + closed, False
        return
    is_value = before.rstrip().endswith((":", "[")) or (": [" in before and not closed.startswith("}"))
    forms = [(f"{PROBE}{closed}", False), (f"{PROBE}: off{closed}", True)]
    yield from forms if is_value else reversed(forms)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
