"""Nouns that agree with another number: 1 point, and not 1 points."""

from __future__ import annotations

import re

from figures.extract.phrases.words import singular
from figures.lexicon import Lexicon
from figures.lexicon.tokens import tokenize

_WORD = r"[^\W\d_]{2,}"


def agreeing(
    behind: str, at: int, was_one: bool, is_one: bool, lexicon: Lexicon
) -> list[tuple[int, int, str]]:
    """What changes in the text behind digits, which begins at `at` in the block, if they become one, or were one.

    An adjective (a 10-point lead) and a sign (km) stay as they are, and so does what has no plural that can be told.
    """
    if was_one is is_one or behind.startswith("-"):
        return []
    for word in re.finditer(_WORD, behind):
        if word[0] in lexicon.unit_symbols.meanings:
            continue
        other = singular(word[0], lexicon.nouns) if is_one else f"{word[0]}s"
        is_last = word.end() == len(behind.rstrip())
        if other != word[0] and (is_one or (is_last and singular(other, lexicon.nouns) == word[0])):
            return [(at + word.start(), at + word.end(), other)]
    return []


def added_half(behind: str, at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The span of the words that end a figure and add a half to its number, if there are any: deux heures et demie."""
    tokens = tokenize(behind)
    for word in range(1, len(tokens.low)):
        if word + lexicon.term("half_more", tokens.low, word) == len(tokens.low):
            return at + len(behind[: tokens.at[word]].rstrip()), at + len(behind)
    return None
