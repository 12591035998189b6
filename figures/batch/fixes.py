"""Safe fixes, applied to the text of an article: digits stay, and nothing is guessed."""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from figures.batch.checker import Outcome
from figures.model import Fix
from figures.report.result import Report

_BY_MARK = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

ROUNDS = 5
"""How often a file is checked again after a fix: fixes that overlap are applied one after the other."""


class Fixed(Struct, frozen=True):
    """What there is still to say of a file, its content, and how many fixes are in it."""

    outcome: Outcome
    data: bytes
    count: int


def safe_fixes(report: Report) -> list[Fix]:
    """The safe fixes of findings that are not suppressed, in the order of the text; of two that overlap, the first."""
    wanted = {
        fix for finding in report.findings if not finding.suppressed for fix in finding.fixes if fix.safe
    }
    chosen: list[Fix] = []
    for fix in sorted(wanted, key=lambda fix: (fix.start, fix.end, fix.replacement)):
        if not chosen or fix.start >= chosen[-1].end:
            chosen.append(fix)
    return chosen


def applied(source: str, fixes: Iterable[Fix]) -> str:
    """The source with the fixes, which are in order and do not overlap.

    >>> applied("the 3nd of 1,2345", [Fix(4, 7, "3rd"), Fix(11, 17, "12,345")])
    'the 3rd of 12,345'
    """
    parts, at = [], 0
    for fix in fixes:
        parts += [source[at : fix.start], fix.replacement]
        at = fix.end
    return "".join(parts) + source[at:]


def encoded(source: str, data: bytes) -> bytes | None:
    """A text in the encoding of the file that it comes from; None if the file holds anything but its text."""
    encoding = _BY_MARK.get(data[:2], "utf-8")
    try:
        return source.encode(encoding)
    except UnicodeEncodeError:
        return None


def fixed(
    outcome: Outcome, data: bytes, review: Callable[[Report], Report], check: Callable[[bytes], Outcome]
) -> Fixed:
    """A file with its safe fixes, as far as `review` leaves their findings; `check` checks what they make of it.

    Only a file of one article whose text is the whole of the file is changed, so that offsets are the file's.
    """
    result = Fixed(outcome, data, 0)
    for _ in range(ROUNDS):
        report = result.outcome[0] if len(result.outcome) == 1 else None
        if not isinstance(report, Report) or encoded(report.article.source, result.data) != result.data:
            break
        fixes = safe_fixes(review(report))
        changed = encoded(applied(report.article.source, fixes), result.data)
        if changed is None or changed == result.data:
            break
        result = Fixed(check(changed), changed, result.count + len(fixes))
    return result


def diff_lines(path: str, before: str, after: str) -> Iterator[str]:
    """The difference as a unified diff."""
    old, new = (text.removesuffix("\n").split("\n") for text in (before, after))
    yield from difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="")
