"""Misspelt words for millions: the number before them is not what was read, and no other figure is to blame."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from figures.model import Figure
from figures.rules.semantics.context import Context

SHORTEST, LONGEST = 6, 15
"""Letters of such a word."""
LEAST = 10**6
ALIKE = 0.85
"""How much of two words is the same, if one is the other with a letter too many, too few, or out of its place."""
_WORD = r"\s?([^\W\d_]{5,})"


def misspelt_scales(figures: Iterable[Figure], context: Context) -> list[tuple[Figure, str, str]]:
    """The figures with a misspelt word for millions behind them, with it and with the right one: $63 billon."""
    scales = [
        word
        for word, scale in context.lexicon.numbers.multipliers.items()
        if scale >= LEAST and len(word) >= SHORTEST
    ]
    found = []
    for figure in figures:
        text = context.article.blocks[figure.block].text
        behind = figure.at + figure.digits_at + len(figure.written.digits) if figure.written else figure.to
        word = re.match(_WORD, text[behind : behind + LONGEST])
        if word is None or figure.digits_at < 0 or word[1].lower() in context.lexicon.number_words:
            continue
        if close := get_close_matches(word[1].lower(), scales, 1, ALIKE):
            found.append((figure, word[1], close[0]))
    return found
