"""Weight and colour of text on a terminal: the SGR sequences of ECMA-48, which whoever prints to a file takes off."""

from __future__ import annotations

import re

BOLD, DIM = 1, 2
RED, GREEN, YELLOW, CYAN = 31, 32, 33, 36

_SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


def styled(text: str, *codes: int) -> str:
    r"""A text in a style.

    >>> styled("error", RED, BOLD)
    '\x1b[31;1merror\x1b[0m'
    """
    return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m"


def plain(text: str) -> str:
    """A text without its style.

    >>> plain(styled("error", RED) + ": no such file")
    'error: no such file'
    """
    return _SEQUENCE.sub("", text) if "\x1b" in text else text
