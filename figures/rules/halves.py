"""The two ends of a range that is written in words, as figures of their own: `from £40m` and `to £46m`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from figures.lexicon import Lexicon
from figures.lexicon.tokens import tokenize
from figures.model import Article, Figure, Kind, Number, Written

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def halves(figure: Figure, article: Article, lexicon: Lexicon) -> tuple[Figure, str, Figure] | None:
    """Both ends and the word between them; None if the figure is no range, or a dash holds it together."""
    if figure.value is not None or figure.low is None or figure.high is None or figure.kind is Kind.SCORE:
        return None
    tokens = tokenize(article.blocks[figure.block].text, figure.at, figure.to)
    for i in range(1, len(tokens) - 1):
        if lexicon.has("range_to", tokens.low[i]) or lexicon.has("range_and", tokens.low[i]):
            first = _half(figure, article, figure.at, tokens.to[i - 1], figure.low)
            last = _half(figure, article, tokens.at[i + 1], figure.to, figure.high)
            return first, tokens.low[i], last
    return None


def _half(figure: Figure, article: Article, at: int, to: int, value: Number) -> Figure:
    start, end = article.blocks[figure.block].source_span(at, to)
    text = article.source[start:end]
    written = _written(text, value, figure.written)
    precision = figure.precision
    if written is not None and not written.in_words:
        precision = written.scale.scaleb(-written.decimals)
    return replace(
        figure, start=start, end=end, text=text, at=at, to=to, value=value, low=None, high=None,
        precision=precision, written=written, list=None,
    )  # fmt: skip


def _written(text: str, value: Number, joint: Written | None) -> Written | None:
    """How this end is written, if its digits, with or without the range's scale, make its value."""
    match = _DIGITS.search(text)
    if match is None:
        return replace(joint, digits=text, in_words=True) if joint else None
    digits = match[0]
    plain = digits.replace(",", "")
    decimals = len(plain.partition(".")[2])
    try:
        number = Fraction(plain)
    except ValueError:
        return joint
    for scale in (Decimal(1), joint.scale if joint else Decimal(1)):
        if number * Fraction(scale) == Fraction(value):
            return Written(digits, decimals, scale, grouped="," in digits)
    return joint
