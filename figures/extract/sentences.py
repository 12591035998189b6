"""Where a block's sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from figures.extract.phrases.words import STOPS
from figures.lexicon.record import Lexicon

_CLOSING = "\"'”’»)]"
# What may not stand before a stop is asked behind it: `re` finds the next of a few characters quickly. A class that
# mixes signs of Latin-1 with others compiles ten times as slowly as the two apart.
_END = re.compile(
    r"[.!?…](?<!\d .)(?<![.!?].)(?<!….)(?:[.!?]++|…)*+"  # the first stop of several
    r"""(?:["')\]»]++|[’”])*+\s+"""  # what closes the sentence
    r"""(?=(?:["'(\[«»]++|[‘“„‚]|(?<=«)\s)*+[^\W_a-z])"""  # what opens the next
)
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATING = ".abcdefghijklmnopqrstuvwxyz "
"""Square and cubic before a unit: 12 sq. mi."""
ZONES = ("clock_zone", "short_zone")
LONGEST = 4000
"""No sentence is longer than so many characters: what has no full stop for longer is a table, a feed or an attack,
and is read in pieces."""


def sentence_spans(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of `text`, covering all of it. An abbreviation or an initial ends none.

    A sentence ends at a full stop, question or exclamation mark that a capital, a digit or an opening quotation
    mark follows.
    """
    ends = [match.end() for match in _END.finditer(text) if not _is_abbreviation(text, match, lexicon)]
    start = 0
    for end in (*ends, len(text)):
        while end - start > LONGEST:
            cut = _cut(text, start)
            yield start, cut
            start = cut
        if start < end:
            yield start, end
        start = end


def _is_small_word(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a small word begins here, whose capital can only open a sentence: jünger als 20. In Berlin …"""
    word = _WORD.match(text, at)
    return word is not None and any(lexicon.has(name, word.group().lower()) for name in STOPS)


def _cut(text: str, start: int) -> int:
    """Where a sentence that is too long is cut: behind a space, if it has one."""
    space = text.rfind(" ", start + 1, start + LONGEST)
    return space + 1 if space > 0 else start + LONGEST


def _is_abbreviation(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    stop = match.start()
    words = text[max(0, stop - 12) : stop].rsplit(None, 1)
    last = words[-1].lstrip("(\"'“‘[").lower() if words else ""
    known = last in lexicon.abbreviations or (len(words) > 1 and _is_unit(text, match, words, lexicon))
    if not (known or last.isdecimal() or len(last) == 1) or text[stop] != ".":
        return False
    if match.group().rstrip()[1:].strip(_CLOSING):
        return False  # several stops
    if last.isdecimal():
        is_ordinal = len(last) <= 2 and "." in lexicon.numbers.ordinal_suffixes  # der 2. Weltkrieg
        return is_ordinal and not _is_small_word(text, match.end(), lexicon)
    if known:
        following = _WORD.match(text, match.end())
        closes = lexicon.has("closing_abbreviations", last) and following is not None
        return not closes or _goes_on(lexicon, last, following.group() if following else "")
    return last.isalpha() and not text[match.end() : match.end() + 1].isdecimal()


def _is_unit(text: str, match: re.Match[str], words: list[str], lexicon: Lexicon) -> bool:
    """Whether an abbreviated unit stands between two numbers: 2 hr. 20 min., 6 sq. mi. (15 sq km)."""
    behind = text[match.end() : match.end() + 2]
    follows = behind.lstrip("(")[:1].isdecimal()
    counted = words[0].rstrip(_ABBREVIATING)[-1:].isdecimal()
    known = lexicon.unit_symbols.meanings
    return follows and counted and (f"{words[1]} ." in known or (behind[:1] == "(" and words[1] in known))


def _goes_on(lexicon: Lexicon, abbreviation: str, word: str) -> bool:
    """Whether a time of day goes on behind a.m. or p.m.: 4 p.m. ET, 4 p.m. Monday."""
    zoned = any(lexicon.has(zone, form) for zone in ZONES for form in (word, word.lower()))
    return lexicon.has("am_pm", abbreviation + ".") and (zoned or lexicon.is_calendar(word))
