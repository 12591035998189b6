"""A bare number that counts again what is counted before it, at another time or of somebody else."""

from __future__ import annotations

from figures.extract.phrases.words import is_small, is_verb
from figures.extract.scan import Quantity, Scan


def is_told_anew(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number is as many of the same, if nothing else is counted.

    From 12,400 units in 2014 to 15,900 in 2015; 1,200 homes last year and 1,500 this year; 9 goals, and before it had
    15; hoped for 500 guests, but only 320 came; a limit of 85,000 visas was raised to 100,000.
    """
    written = quantity.written
    if quantity.fraction or quantity.ends or written is None or (written.decimals and written.scale == 1):
        return False
    return (
        _is_moved(scan, counted, quantity)
        or _is_of_moment(scan, counted, quantity)
        or _is_had(scan, counted, quantity)
        or _is_contrasted(scan, counted, quantity)
    )


def verb_before(scan: Scan, first: int) -> str:
    """The verb right before a number, or before the adverb that stands there (is exactly 13)."""
    for at in (first - 1, first - 2):
        if is_verb(scan, at) or scan.has("auxiliaries", at):
            return scan.word(at)
        if scan.lexicon.nouns.adverb.search(scan.word(at)) is None:
            break
    return ""


def _is_moved(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """Whether it is the level to which the count before it moved."""
    led = scan.has("range_to", quantity.first - 1) or scan.has("set_at", quantity.first - 1)
    if not led or not _ends(scan, quantity.last):
        return False
    between = range(counted.last, quantity.first - 1)
    if scan.has("range_from", counted.first - 1):
        return bool(between) and all(_is_time(scan, at) for at in between)
    moved = is_verb(scan, quantity.first - 2)
    return moved and all(_is_time(scan, at) or scan.has("auxiliaries", at) for at in between[:-1])


def _is_time(scan: Scan, at: int) -> bool:
    """Whether a token is part of when something was: in 2014, last year."""
    word = scan.word(at)
    return (
        word == ","
        or scan.taken[at]
        or scan.has("prepositions", at)
        or scan.lexicon.is_calendar(word)
        or any(scan.term("moments", at - back) > back for back in (0, 1))
    )


def _is_of_moment(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """Whether both are told of moments, and a verb stands before the second."""
    return (
        scan.term("moments", counted.last) > 0
        and scan.term("moments", quantity.last) > 0
        and bool(verb_before(scan, quantity.first))
    )


def _is_had(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """Whether somebody has so many, or there were, in another clause, and no more is said."""
    verb = quantity.first - 1
    there = scan.has("being", verb) and scan.has("existential", verb - 1)
    if not (there or scan.has("having", verb)) or scan.text(quantity.last)[:1].isalnum():
        return False
    return any(scan.word(at) in ",;" or scan.has("contrasts", at) for at in range(counted.last, verb))


def _is_contrasted(scan: Scan, counted: Quantity, quantity: Quantity) -> bool:
    """Whether "but" makes fewer of them the subject of a verb of their own."""
    before = quantity.first - scan.has("adverbs", quantity.first - 1) - 1
    told = scan.has("count_contrasts", before) and is_verb(scan, quantity.last)
    return told and not any(scan.taken[at] for at in range(counted.last, before))


def _ends(scan: Scan, at: int) -> bool:
    """Whether no noun stands here that the number before could count."""
    return scan.term("moments", at) > 0 or is_small(scan, at) or not scan.text(at)[:1].isalnum()
