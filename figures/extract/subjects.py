"""What a figure is about, as words of the text: enough to tell whether two figures are of the same thing."""

from __future__ import annotations

from figures.extract.nouns import is_verb, stops_phrase
from figures.extract.scan import Quantity, Scan
from figures.model import Kind

WINDOW = 12
ABOUT = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.RATIO, Kind.COUNT,
                   Kind.NUMBER, Kind.AGE})


def attach_subject(scan: Scan, quantity: Quantity) -> None:
    """Set the subject: the noun phrase tied on behind (60% of its market cap), else the subject of the clause."""
    if quantity.kind not in ABOUT:
        return
    near = _behind(scan, quantity) if quantity.kind is not Kind.COUNT else []
    far = _clause_subject(scan, quantity.first)
    quantity.subject = tuple(dict.fromkeys(scan.tokens.text[at] for at in (*near, *far)))


def _behind(scan: Scan, quantity: Quantity) -> list[int]:
    """The words of the noun phrase that follows, directly or after "of" or "in"."""
    at = quantity.last
    if at > 0 and scan.is_hyphen(at):
        at += 1
    if scan.has("subject_linkers", at):
        at += 1
        while scan.has("determiners", at):
            at += 1
    elif stops_phrase(scan, at):
        return []
    return _phrase(scan, at)


def _phrase(scan: Scan, at: int) -> list[int]:
    words = []
    while at < len(scan.tokens) and len(words) < WINDOW:
        if scan.is_hyphen(at):
            at += 1
            continue
        if stops_phrase(scan, at) or (words and is_verb(scan, at)):
            break
        words.append(at)
        at += 1
    return words


def _clause_subject(scan: Scan, first: int) -> list[int]:
    """The noun phrase before the nearest verb to the left, within the clause."""
    at = first - 1
    verb = None
    for here in range(at, max(-1, at - 2 * WINDOW), -1):
        if scan.text(here) in ";:()—" or (scan.text(here) == "," and verb is None and at - here > WINDOW):
            break
        if is_verb(scan, here) or scan.has("auxiliaries", here):
            verb = here
            if not (is_verb(scan, here - 1) or scan.has("auxiliaries", here - 1) or scan.has("adverbs", here - 1)):
                break
    if verb is None:
        return _nearest_phrase(scan, first - 1)
    return _nearest_phrase(scan, verb - 1)


def _nearest_phrase(scan: Scan, at: int) -> list[int]:
    """The noun phrase that ends nearest before `at`, with what hangs on it by "of"."""
    while at >= 0 and (stops_phrase(scan, at) or is_verb(scan, at)):
        if scan.text(at) in ";:()":
            return []
        at -= 1
    words: list[int] = []
    while at >= 0 and len(words) < WINDOW:
        if scan.text(at) == "-" or scan.has("subject_linkers", at) or scan.has("determiners", at):
            at -= 1
            continue
        if stops_phrase(scan, at) or is_verb(scan, at):
            break
        words.append(at)
        at -= 1
    return words[::-1]
