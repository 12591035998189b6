"""Text to figures: numerals, units, money, dates, nouns, hedges. Knows words only through the lexicon."""

from __future__ import annotations

import re

from figures.extract.scan import Quantity
from figures.extract.sentence import quantities
from figures.extract.sentences import sentence_spans
from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import tokenize
from figures.model import Article, Block, Extraction, Figure, Sentence

__all__ = ["extract"]

_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")
_WORD = re.compile(r"[^\W\d_]+")


def extract(article: Article, lexicon: Lexicon) -> Extraction:
    """Every figure of the article, in the order of the text, with the sentences they stand in."""
    sentences: list[Sentence] = []
    figures: list[Figure] = []
    lists = 0
    for number, block in enumerate(article.blocks):
        for at, to in sentence_spans(block.text, lexicon):
            sentences.append(Sentence(number, at, to))
            if not _has_number(block.text, at, to, lexicon):
                continue
            tokens = tokenize(block.text, at, to)
            found, members = quantities(block.text, tokens, lexicon)
            for quantity, member in zip(found, members, strict=True):
                span = tokens.at[quantity.first], tokens.to[quantity.last - 1]
                group = None if member is None else lists + member
                figures.append(_figure(article, number, block, len(sentences) - 1, quantity, span, group))
            lists += len({member for member in members if member is not None})
    return Extraction(article, tuple(sentences), tuple(figures))


def _has_number(text: str, at: int, to: int, lexicon: Lexicon) -> bool:
    """A first quick look, so that prose without numbers costs one scan."""
    if _DIGIT.search(text, at, to):
        return True
    words = _WORD.findall(text[at:to].lower())
    return lexicon.numbers.compound is not None or not lexicon.number_words.isdisjoint(words)


def _figure(article: Article, number: int, block: Block, sentence: int, quantity: Quantity, span: tuple[int, int],
            group: int | None) -> Figure:
    at, to = span
    start, end = block.source_span(at, to)
    return Figure(
        start=start, end=end, text=article.source[start:end], block=number, at=at, to=to, sentence=sentence,
        section=block.section, kind=quantity.kind, value=quantity.value, low=quantity.low, high=quantity.high,
        unit=quantity.unit, per=quantity.per, noun=quantity.noun, subject=quantity.subject,
        qualifier=quantity.qualifier, change=quantity.change, precision=quantity.precision, date=quantity.date,
        weekday=quantity.weekday, readings=quantity.readings, written=quantity.written, role=quantity.role, list=group,
        quoted=_quoted(block.text, at), bracketed=_bracketed(block.text, at),
    )


def _quoted(text: str, at: int) -> bool:
    """Whether an opened quotation is not closed before `at`."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _bracketed(text: str, at: int) -> bool:
    before = text[max(0, at - 200) : at]
    return before.rfind("(") > before.rfind(")") or before.rfind("[") > before.rfind("]")

