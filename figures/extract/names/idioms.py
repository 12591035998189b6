"""Number words that are no numbers: no one, one another, at first, half-hearted, back to square one."""

from __future__ import annotations

from figures.extract.phrases.words import stops_phrase
from figures.extract.scan import Scan


def is_idiom(scan: Scan, first: int, last: int) -> bool:
    """Whether the words beside a single number word (with its article) make it no number."""
    with_article = last - first == 2 and scan.lexicon.numbers.connects("articles", scan.word(first))
    if last - first != 1 and not with_article:
        return False
    idiom = scan.lexicon.idioms.get(scan.word(last - 1))
    if idiom is None:
        return False
    if _is_partly_done(scan, last):
        return True
    low = scan.tokens.low
    before = any(idiom.before.match_before(low, at) for at in {first, last - 1})
    closes = (
        with_article and not scan.word(last)[:1].isalpha() and not scan.is_hyphen(last)
    )  # a third, or 33%
    if before or (not closes and idiom.after.match(low, last) is not None):
        return True
    if idiom.needs.meanings and not idiom.needs.match(low, last):
        return True
    counts = scan.has("of", last) or scan.has("range_to", last)  # one of …, one to two years
    return idiom.alone.match_before(low, last - 1) is not None and stops_phrase(scan, last) and not counts


def _is_partly_done(scan: Scan, last: int) -> bool:
    """half-filled, half-joking; but half-hour, half-price"""
    half = scan.lexicon.numbers.connects("half", scan.word(last - 1))
    return half and scan.is_hyphen(last) and bool(scan.lexicon.nouns.participle.search(scan.word(last + 1)))
