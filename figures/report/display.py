"""Text of an article on a terminal: what is safe to print, and how many columns it takes."""

from __future__ import annotations

from functools import lru_cache

REPLACEMENT = "\ufffd"
_TAB = "    "
_JOINERS = "\u200c\u200d"
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    r"""A text that cannot steer a terminal or a reader: no control characters, no change of direction.

    >>> visible("5\tmen\x1b[31m and \u202e6")
    '5    men\u241b[31m and \ufffd6'
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


@lru_cache(maxsize=1024)
def _visible(character: str) -> str:
    from unicodedata import category  # most of what is printed is ASCII

    if character == "\t":
        return _TAB
    if character < " ":
        return chr(0x2400 + ord(character))
    if character in _BIDIRECTIONAL or category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return REPLACEMENT
    if category(character) == "Cf" and character not in _JOINERS:
        return ""
    return character


def columns(text: str) -> int:
    """How many columns a visible text takes.

    >>> columns("£5"), columns("五百円"), columns("e\u0301")
    (2, 6, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=1024)
def _columns(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def shorten(text: str, limit: int) -> str:
    """A visible text in at most `limit` columns.

    >>> shorten("six North Korean officers", 12)
    'six North K…'
    """
    text = visible(text)
    if columns(text) <= limit:
        return text
    while columns(text) >= limit:
        text = text[: min(limit, len(text)) - 1]
    return text.rstrip() + "…"


def pad(text: str, width: int, *, right: bool = False) -> str:
    """A visible text with spaces up to `width` columns."""
    space = " " * (width - columns(text))
    return space + text if right else text + space


def plural(number: int, noun: str) -> str:
    """A number with its noun.

    >>> plural(1, "error"), plural(1_200, "error")
    ('1 error', '1,200 errors')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def one_line(text: str) -> str:
    r"""A text that stays on its line and cannot steer the terminal.

    >>> one_line("five\n men")
    'five men'
    """
    return visible(" ".join(text.split()))
