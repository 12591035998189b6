"""Whether a capital beside a number makes it a name: Boeing 737, a 787 Dreamliner; in London 300 people."""

from __future__ import annotations

from figures.extract.phrases.words import is_plural, is_verb, stops_phrase
from figures.extract.scan import Scan

STARTERS = frozenset(':“"‘•—–|;(')
"""Signs behind which a capital letter says nothing."""
WINDOW = 12
"""How many tokens around a number tell whether it stands in a headline."""
PHRASE = 3
"""How many words a number may be from what it counts."""
FEWEST, SHARE = 3, 0.15
"""A headline has so many words, and at most this share of them begins with a small letter."""


def starts_sentence(scan: Scan, at: int) -> bool:
    """Whether a capital at this token is due to its place."""
    return at <= 0 or scan.text(at - 1) in STARTERS


def in_title_case(scan: Scan, at: int) -> bool:
    """Whether the words around are set with capitals, as in headlines: then a capital says nothing."""
    first = max(0, at - WINDOW)
    words = [
        text
        for here, text in enumerate(scan.texts[first : at + WINDOW], first)
        if len(text) > 2 and text[0].isalpha() and not stops_phrase(scan, here)
    ]
    small = sum(word[0].islower() for word in words)
    return len(words) >= FEWEST and small <= SHARE * len(words)


def capitals_before(scan: Scan, first: int) -> int:
    """Where the run of capitalised words before a token begins."""
    while (
        first > 0
        and scan.text(first - 1)[:1].isupper()
        and not stops_phrase(scan, first - 1)
        and not scan.taken[first - 1]
    ):
        first -= 1
        if scan.word(first - 1) == "&" and scan.text(first - 2)[:1].isupper():
            first -= 1
    return first


def named_by_capital_before(scan: Scan, first: int, counted: bool) -> bool:
    """Whether the capitalised word before a number makes it a name, in running text."""
    at = first - 1
    if at < 0 or not scan.text(at)[0].isupper() or scan.taken[at] or in_title_case(scan, at):
        return False
    if stops_phrase(scan, at) or scan.word(at) in scan.lexicon.number_words or _is_calendar(scan, at):
        return False
    if not scan.text(at)[-1].isalnum() or "'" in scan.word(at) or "’" in scan.word(at):
        return False  # Virginia's 133 cities, I'm 36
    counted = counted or _counts_ahead(scan, first + 1)
    if scan.lexicon.nouns.capitalised and (counted or _in_range(scan, first)):
        return False
    if starts_sentence(scan, at):
        hedged = scan.lexicon.qualifiers_before.match_before(scan.tokens.low, first) is not None
        return not (counted or hedged or is_verb(scan, at))
    if is_verb(scan, at) and not scan.text(at - 1)[0].isupper():
        return False
    given = scan.has("giving", capitals_before(scan, first) - 1)
    return not counted or not (given or _is_place(scan, first) or _opens_with_place(scan, first))


def named_by_capital_behind(scan: Scan, first: int, last: int) -> bool:
    """Whether an article before and a singular behind make it a name: a 787 Dreamliner; the 12 EU members."""
    owned = scan.has("before_model", first - 1)
    if not owned or last >= scan.tokens.end or scan.tokens.glued(last) or in_title_case(scan, last):
        return False
    if scan.lexicon.unit_symbols.match(scan.tokens.text, last):
        return False  # a 5 W charger
    at = last
    while scan.text(at)[:1].isupper() and scan.text(at)[:1].isalpha() and not is_plural(scan, at):
        at += 1
    ends = at >= scan.tokens.end or (stops_phrase(scan, at) and not _is_tied(scan, at)) or is_verb(scan, at)
    return at > last and ends and not is_plural(scan, at)


def _is_tied(scan: Scan, at: int) -> bool:
    """Whether a sign at this token goes on with a word: U.S-based."""
    return at + 1 < scan.tokens.end and scan.tokens.glued(at) and scan.tokens.glued(at + 1)


def _counts_ahead(scan: Scan, at: int) -> bool:
    """Whether a plural ends the phrase that begins here: 10 combat deaths."""
    for here in range(at, min(at + PHRASE, scan.tokens.end)):
        if stops_phrase(scan, here):
            return False
        if is_plural(scan, here):
            return True
    return False


def _in_range(scan: Scan, first: int) -> bool:
    """Whether a joining word behind the number goes on to another: 20 bis 30 Liter."""
    joined = any(scan.has(name, first + 1) for name in ("range_to", "range_and", "range_or"))
    return joined and scan.text(first + 2)[:1].isdecimal()


def _is_calendar(scan: Scan, at: int) -> bool:
    return scan.lexicon.is_calendar(scan.text(at))


def _is_place(scan: Scan, first: int) -> bool:
    """Whether the capitals before are a country or a large city: then a plural behind is counted."""
    run = " ".join(scan.tokens.low[capitals_before(scan, first) : first])
    return scan.lexicon.has("places", run) or scan.has("places", first - 1)


def _opens_with_place(scan: Scan, first: int) -> bool:
    """Whether a phrase of place opens the sentence: In the Bronx 300 people."""
    at = capitals_before(scan, first)
    return 0 < at <= 2 and scan.has("prepositions", 0)
