"""Neighbouring figures of which the second may restate the first: `A (B)`, `A (B; C)`, `A/B`, `A, or B,`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from figures.model import Extraction, Figure
from figures.rules.semantics.views import first_words, words_of

BRACKET = "( "
MAX_LINK = 40  # characters between two figures that belong together
_GOES_ON = frozenset(";,/")
_CLOSES = (")", "]")


class Neighbours(Struct, frozen=True, gc=False):
    """Two figures and what stands between them, in the form of `sentences.normal`.

    `hedged` is the link with the words that the second figure itself begins with: `, or nearly $3 million`.
    """

    outer: Figure
    inner: Figure
    link: str

    @property
    def hedged(self) -> str:
        """The link and the second figure's first words."""
        return self.link + "".join(f"{word} " for word in first_words(self.inner))


def neighbours(extraction: Extraction) -> Iterator[Neighbours]:
    """All such pairs, in one pass; the members of a bracket are paired with each other, too."""
    blocks = extraction.article.blocks
    bracket: list[Figure] = []  # the figure before an open bracket, and those in it so far
    opening = ""
    for a, b in pairwise(extraction.figures):
        between = blocks[a.block].text[a.to : b.at] if a.block == b.block and a.to <= b.at else None
        if between is None or len(between) > MAX_LINK:
            bracket = []
            continue
        link = "".join(f"{word} " for word in words_of(between))
        if bracket and between.strip() in _GOES_ON:
            bracket.append(b)
        else:
            bracket, opening = ([a, b], link) if link.startswith(BRACKET) else ([], "")
        if not bracket:
            yield Neighbours(a, b, link)
        elif blocks[b.block].text[b.to : b.to + MAX_LINK].lstrip().startswith(_CLOSES):
            yield from _pairs(bracket, opening)
            bracket = []


def _pairs(bracket: list[Figure], link: str) -> Iterator[Neighbours]:
    for i, outer in enumerate(bracket[:4]):
        for inner in bracket[i + 1 : 4]:
            yield Neighbours(outer, inner, link)
