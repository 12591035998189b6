"""What a text counts without a number: five rebounds, two assists and a steal."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens
from figures.model import Extraction, Figure, Kind, Written


def singles(extraction: Extraction, nouns: Collection[str], lexicon: Lexicon) -> Iterator[Figure]:
    """The things of which there is said to be one, or a pair, among others of their sort counted in the sentence."""
    counting = {figure.sentence for figure in extraction.figures if _noun(figure.unit) in nouns}
    for sentence in sorted(counting):
        tokens = extraction.tokens[sentence]
        if tokens is None:
            continue
        for place in range(len(tokens) - 1):
            count, at = _count(tokens, place, lexicon)
            if count and _noun(_word(tokens, at)) in nouns and _ends(tokens, at + 1, lexicon):
                yield _figure(extraction, sentence, tokens, (place, at), count)


def _count(tokens: Tokens, place: int, lexicon: Lexicon) -> tuple[int, int]:
    """How many a word without a number says there are, and where their noun stands: a block, a pair of blocks."""
    word, sets = tokens.low[place], lexicon.roles.sets.meanings
    if lexicon.has("one_of", word) and word not in lexicon.number_words:
        return 1, place + 1
    is_set = word in sets and lexicon.numbers.connects("vague_linker", _word(tokens, place + 1))
    return (int(sets[word]), place + 2) if is_set else (0, place)


def _word(tokens: Tokens, place: int) -> str:
    return tokens.low[place] if place < len(tokens) else ""


def _noun(word: str | None) -> str:
    return (word or "").lower().rstrip("s")


def _ends(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Whether a noun is not the first half of another: a block, and a block party."""
    if place >= len(tokens):
        return True
    word = tokens.low[place]
    return not word[0].isalnum() or lexicon.has("conjunctions", word) or lexicon.has("prepositions", word)


def _figure(
    extraction: Extraction, sentence: int, tokens: Tokens, places: tuple[int, int], count: int
) -> Figure:
    number = extraction.sentences[sentence].block
    block = extraction.article.blocks[number]
    first, last = places
    at, to = tokens.at[first], tokens.to[last]
    start, end = block.source_span(at, to)
    return Figure(
        start=start, end=end, text=extraction.article.source[start:end], block=number, at=at, to=to,
        sentence=sentence, section=block.section, kind=Kind.COUNT, value=Decimal(count), unit=tokens.low[last],
        precision=Decimal(1), number=(at, tokens.to[first]), written=Written(tokens.text[first], in_words=True),
    )  # fmt: skip
