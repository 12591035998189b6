"""A stated count and what follows it point by point: three reasons. First, … Second, … Finally, …"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Kind
from figures.relate.counts.counts import Count, counts_of
from figures.relate.counts.listed import bound
from figures.relate.counts.series import MANY
from figures.relate.record import Rivals
from figures.relate.text import Text

FIRST_WITHIN, NEXT_WITHIN = 1, 12
"""So many sentences at most stand between a count and its first point, and between two points."""
LEAST = 2
AFTER = 1


class Points(Struct, frozen=True):
    """How many points follow one another, and whether these seem to be all."""

    number: int
    closed: bool


def enumerated(text: Text) -> Iterator[Rivals]:
    """Each count that is followed by its points."""
    counted = sorted({figure.sentence for figure in text.extraction.figures if figure.kind is Kind.COUNT})
    for number in counted:
        ahead = range(number + 1, min(number + 1 + FIRST_WITHIN, len(text.extraction.sentences)))
        first = next((each for each in ahead if _opens(each, text) == 1), None)
        if first is None or any(each in counted for each in range(number + 1, first)):
            continue
        counts = [count for count in counts_of(number, text) if count.figure.unit is not None]
        if len(counts) == 1 and (found := _points(first, text)).number >= LEAST:
            yield _bound(counts[0], found)


def _bound(count: Count, found: Points) -> Rivals:
    return bound(count.figure, found.number, found.number if found.closed else MANY, "points")


def _tokens(number: int, text: Text) -> Tokens:
    extraction = text.extraction
    sentence = extraction.sentences[number]
    block = extraction.article.blocks[sentence.block]
    return extraction.tokens[number] or tokenize(block.text, sentence.at, sentence.to)


def _opens(number: int, text: Text) -> int:
    """The number of the point that a sentence opens; 0 for none."""
    sentence = text.extraction.sentences[number]
    block = text.extraction.article.blocks[sentence.block].text
    if not text.point.match(block, sentence.at):
        return 0
    low = _tokens(number, text).low
    found = text.lexicon.roles.points.match(low, 0)
    return int(found[1]) if found else 0


def _points(first: int, text: Text) -> Points:
    """The points that follow the first one; closed if one paragraph has them all, and nothing else."""
    sentences = text.extraction.sentences
    last, point = first, 1
    number = first + 1
    while number < len(sentences) and number - last <= NEXT_WITHIN:
        opened = _opens(number, text)
        if opened == 1:
            break
        if opened == point + 1:
            last, point = number, opened
        number += 1
    block = sentences[first].block
    closed = sentences[last].block == block and not any(
        each.block == block for each in sentences[last + 1 : last + 1 + AFTER]
    )
    return Points(point, closed and point > LEAST and not _goes_on(last + 1, text))


def _goes_on(number: int, text: Text) -> bool:
    """Whether the next sentence seems to be one more point."""
    if number >= len(text.extraction.sentences):
        return False
    low, lexicon = _tokens(number, text).low, text.lexicon
    return _opens(number, text) > 1 or any(
        lexicon.term("last_points", low, 0) or lexicon.has(what, low[0])
        for what in ("conjunctions", "adverbs")
    )
