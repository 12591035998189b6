"""What a text counts without a number: five rebounds, two assists and a steal."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens
from figures.model import Extraction, Figure, Kind, Written


def singles(extraction: Extraction, nouns: Collection[str], lexicon: Lexicon) -> Iterator[Figure]:
    """The things of which there is said to be one, among others of the same sort that are counted in the sentence."""
    counting = {figure.sentence for figure in extraction.figures if _noun(figure.unit) in nouns}
    for sentence in sorted(counting):
        tokens = extraction.tokens[sentence]
        if tokens is None:
            continue
        for place, word in enumerate(tokens.low[:-1]):
            is_article = lexicon.has("one_of", word) and word not in lexicon.number_words
            if is_article and _noun(tokens.low[place + 1]) in nouns and _ends(tokens, place + 2, lexicon):
                yield _figure(extraction, sentence, tokens, place)


def _noun(word: str | None) -> str:
    return (word or "").lower().rstrip("s")


def _ends(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Whether a noun is not the first half of another: a block, and a block party."""
    if place >= len(tokens):
        return True
    word = tokens.low[place]
    return not word[0].isalnum() or lexicon.has("conjunctions", word) or lexicon.has("prepositions", word)


def _figure(extraction: Extraction, sentence: int, tokens: Tokens, place: int) -> Figure:
    number = extraction.sentences[sentence].block
    block = extraction.article.blocks[number]
    at, to = tokens.at[place], tokens.to[place + 1]
    start, end = block.source_span(at, to)
    return Figure(
        start=start, end=end, text=extraction.article.source[start:end], block=number, at=at, to=to,
        sentence=sentence, section=block.section, kind=Kind.COUNT, value=Decimal(1), unit=tokens.low[place + 1],
        precision=Decimal(1), number=(at, tokens.to[place]), written=Written(tokens.text[place], in_words=True),
    )  # fmt: skip
