"""When two numbers on a dash are a score (won 3-1) and not a range."""

from __future__ import annotations

from figures.extract.scan import Quantity, Scan
from figures.model import Kind


def is_score(scan: Scan, left: Quantity, right: Quantity) -> bool:
    """Two bare whole numbers on a dash, of which the second is no larger, or with a word of contests near."""
    whole = all(q.written is not None and not q.written.decimals and not q.written.grouped and q.written.scale == 1
                for q in (left, right))
    if not whole or not left.bare or left.value is None or right.value is None:
        return False
    if left.written is not None and left.written.in_words:
        return False
    if right.kind is not Kind.NUMBER:
        return right.kind in (Kind.POINTS, Kind.PERCENT) and left.value > right.value
    if right.value <= left.value:
        return True
    near = range(max(0, left.first - 5), min(len(scan.tokens), right.last + 3))
    return any(scan.has("score_words", at) for at in near)
