"""Functions of the words around a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from figures.model import Figure
from figures.rules.semantics.context import Context
from figures.rules.semantics.functions.common import Function, members
from figures.rules.semantics.values import Unknown, Value, number
from figures.rules.semantics.views import words_of

_LONGEST = 400  # characters; what is listed behind a colon in more is no list of short items
_COLON = r"(?:\s[^\s:;.!?\d]+){0,3}:\s+(?P<list>[^:;.!?()–—]+)[.!?]?(?=\s|$)"
_SEPARATOR = r",\s+and\s+|,\s+|\s+and\s+"
_LAST = r"\s(?:and|or)\s"
_APPOSED = r"(?i:a|an|the|who|which|his|her|their|its|both|one|as|in|at|of|from|including|to)\b"
_MOST_WORDS = 4
_REACH, _TOLD_BY = 80, 6  # characters and words beside a figure that are compared with those beside another


def _listed(values: Sequence[Value], context: Context) -> Value:
    """`listed(it)`: how many items are named after a figure, in `three cities: Ayr, Bath and Cork`.

    Only a list of short items, closed by *and*, can be counted with certainty.
    """
    figure = values[0]
    if not isinstance(figure, Figure):
        return Unknown("there is no figure")
    text = context.article.blocks[figure.block].text
    found = re.match(_COLON, text[figure.to : figure.to + _LONGEST])
    numbers = context.lexicon.number_words
    if found is None or not numbers.isdisjoint(found["list"].lower().split()):
        return Unknown("there is no plain list")
    count = items_of(found["list"])
    return Unknown("there is no plain list") if count is None else number(count)


def items_of(listed: str) -> int | None:
    """How many items a plain list has, None if it is not certainly one.

    >>> items_of("Ayr, Bath and Cork"), items_of("Ann, a nurse, and Bob"), items_of("rain")
    (3, None, None)
    """
    joints = re.findall(_LAST, listed)
    items = re.split(_SEPARATOR, listed.strip())
    plain = all(item and len(item.split()) <= _MOST_WORDS and not re.match(_APPOSED, item) for item in items)
    return len(items) if plain and joints == [" and "] and not any(map(str.isdigit, listed)) else None


def _shared_words(values: Sequence[Value], context: Context) -> Value:
    """`shared_words(items)`: how many words right before and right behind are the same for all figures of a list.

    The noun that they count is one of these words.
    """
    figures = [each for each in members(values) if isinstance(each, Figure)]
    beside = [_beside(each, context) for each in figures]
    nouns = {each.noun for each in figures}
    shared = sum(_alike(side) for side in zip(*beside, strict=True))
    return number(shared + (len(nouns) == 1 and nouns != {None}))


def _beside(figure: Figure, context: Context) -> tuple[list[str], list[str]]:
    """The words before a figure, from the nearest on, and those behind it, each within its sentence."""
    text = context.article.blocks[figure.block].text
    before = words_of(text, max(figure.at - _REACH, 0), figure.at)[::-1]
    behind = words_of(text, figure.to, min(figure.to + _REACH, len(text)))
    sides = [list(takewhile(_is_word, words[:_TOLD_BY])) for words in (before, behind)]
    return sides[0], sides[1]


def _is_word(token: str) -> bool:
    return token[0].isalpha()


def _alike(sides: tuple[list[str], ...]) -> int:
    """How many words the lists begin with in common.

    >>> _alike((["sold", "plant"], ["sold", "plant", "the"]))
    2
    """
    return len(list(takewhile(lambda words: len(set(words)) == 1, zip(*sides, strict=False))))


FUNCTIONS = {
    "shared_words": Function(_shared_words, 1, "number", is_list=True),
    "listed": Function(_listed, 1, "number"),
}
