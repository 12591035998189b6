"""Characters with a part in how a text is read: those nobody sees, and digits above or below the line."""

from __future__ import annotations

import re

from figures.read.prose import Prose

INVISIBLE = "\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Soft hyphens, zero-width and directional marks, as a character class."""

RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
"""Digits of exponents, formulas and references, which are none of the number that they stand behind."""

_SEEN = re.compile(f"[^{INVISIBLE}]+")
_UNSEEN = re.compile(f"[{INVISIBLE}]")


def is_seen(text: str) -> bool:
    """Whether all characters of a text are seen."""
    return text.isascii() or _UNSEEN.search(text) is None


def copy_seen(prose: Prose, text: str, start: int, shift: dict[int, int] | None = None) -> None:
    r"""Take over what is seen of a text that stands at `start`, its digits put as `shift` says.

    >>> prose = Prose()
    >>> copy_seen(prose, "1,\u00ad200", 7)
    >>> prose.text, len(prose)
    ('1,200', 5)
    """
    if shift:
        text = text.translate(shift)
    if is_seen(text):
        prose.copy(text, start)
        return
    for match in _SEEN.finditer(text):
        prose.copy(match[0], start + match.start())
