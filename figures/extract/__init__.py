"""Text to figures: numerals, units, money, dates, nouns, hedges. Knows words only through the lexicon."""

from __future__ import annotations

from msgspec import Struct

from figures.extract.asides import Asides
from figures.extract.crowd import Crowds, label
from figures.extract.currencies import settled
from figures.extract.scan import Quantity
from figures.extract.sentence import quantities
from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens
from figures.model import Article, Extraction, Figure, Sentence

__all__ = ["extract"]


def extract(article: Article, lexicon: Lexicon) -> Extraction:
    """Every figure of the article, in the order of the text, with the sentences they stand in."""
    sentences: list[Sentence] = []
    figures: list[Figure] = []
    read: list[Tokens | None] = []
    lists = 0
    crowds = Crowds(lexicon)
    for number, block in enumerate(article.blocks):
        asides = Asides(block.text)
        for passage in crowds.passages(block):
            sentences.append(Sentence(number, passage.at, passage.to))
            tokens = passage.tokens
            read.append(tokens)
            if tokens is None:
                continue
            if passage.is_crowd:
                found = label(tokens)
                members: list[int | None] = [None] * len(found)
            else:
                found, members = quantities(block.text, tokens, lexicon)
            place = _Place(article, number, len(sentences) - 1, tokens)
            for quantity, member in zip(found, members, strict=True):
                marks = asides.at(tokens.at[quantity.first])
                figures.append(place.figure(quantity, None if member is None else lists + member, *marks))
            lists += len({*members} - {None})
    figures.sort(key=lambda figure: figure.start)  # the caption of a picture stands within its paragraph
    return Extraction(article, tuple(sentences), tuple(settled(figures)), tuple(read))


class _Place(Struct, frozen=True, gc=False):
    """A sentence of an article, where quantities on its tokens become figures with positions."""

    article: Article
    block: int
    sentence: int
    tokens: Tokens

    def figure(self, quantity: Quantity, group: int | None, quoted: bool, bracketed: bool) -> Figure:
        """The record of a quantity, and of the ends of a range within it."""
        block = self.article.blocks[self.block]
        at, to = self.tokens.at[quantity.first], self.tokens.to[quantity.last - 1]
        start, end = block.source_span(at, to)
        text, plain = self.article.source[start:end], block.text[at:to]
        first, last = quantity.core
        return Figure(
            start=start, end=end, text=text, unmarked=plain if plain != text else None, block=self.block, at=at, to=to,
            sentence=self.sentence, section=block.section, kind=quantity.kind, value=quantity.value,
            low=quantity.low, high=quantity.high, unit=quantity.unit, per=quantity.per, noun=quantity.noun,
            subject=quantity.subject, qualifier=quantity.qualifier, change=quantity.change, negated=quantity.negated,
            precision=quantity.precision, date=quantity.date, weekday=quantity.weekday, readings=quantity.readings,
            written=quantity.written, number=(self.tokens.at[first], self.tokens.to[max(first, last - 1)]),
            role=quantity.role, list=group, quoted=quoted, bracketed=bracketed,
            ends=tuple(self.figure(part, None, quoted, bracketed) for part in quantity.ends) if quantity.ends else (),
        )  # fmt: skip
