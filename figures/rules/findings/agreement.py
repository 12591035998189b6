"""Nouns that agree with another number: 1 point, and not 1 points."""

from __future__ import annotations

import re

from figures.extract.phrases.words import singular
from figures.lexicon import Lexicon
from figures.model import Figure

_WORD = r"[^\W\d_]{2,}"


def agreeing(figure: Figure, is_one: bool, last: int, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """What changes behind the digits, which end at `last` in the block, if the number becomes one, or was one.

    An adjective (a 10-point lead) and a sign (km) stay as they are, and so does what has no plural that can be told.
    """
    was_one = figure.value is not None and abs(figure.value) == 1
    behind = figure.plain[last - figure.at :]
    if was_one is is_one or behind.startswith("-") or figure.ends:
        return []
    for word in re.finditer(_WORD, behind):
        if word[0] in lexicon.unit_symbols.meanings:
            continue
        other = singular(word[0], lexicon.nouns) if is_one else f"{word[0]}s"
        is_last = word.end() == len(behind)
        if other != word[0] and (is_one or (is_last and singular(other, lexicon.nouns) == word[0])):
            return [(last + word.start(), last + word.end(), other)]
    return []
