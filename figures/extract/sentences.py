"""Where a block's sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from figures.lexicon.record import Lexicon

_END = re.compile(r"(?<!\d )[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])")



def sentence_spans(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of `text`, covering all of it. An abbreviation or an initial ends none.

    A sentence ends at a full stop, question or exclamation mark that a capital, a digit or an opening quotation
    mark follows.
    """
    start = 0
    for match in _END.finditer(text):
        if _is_abbreviation(text, match, lexicon):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _is_abbreviation(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    if text[match.start()] != "." or match.group().rstrip()[1:].strip("\"'”’»)]"):
        return False
    word = text[max(0, match.start() - 12) : match.start()].split()
    if not word:
        return False
    last = word[-1].lstrip("(\"'“‘[").lower()
    if last.isdecimal():
        return len(last) <= 2 and "." in lexicon.numbers.ordinal_suffixes          # der 2. Weltkrieg
    following = text[match.end() : match.end() + 1]
    if last in lexicon.abbreviations:
        return not (last in ENDS_SENTENCE_TOO and following.isalpha())
    return len(last) == 1 and last.isalpha() and not following.isdecimal()


ENDS_SENTENCE_TOO = frozenset({"a.m", "p.m", "inc", "co", "ltd", "plc", "etc", "m", "min", "hr", "lb", "in", "d"})
"""Abbreviations that often close a sentence: a following capital letter is believed."""
