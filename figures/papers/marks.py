"""Parts as figures: what rules compute with, and what findings mark."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal

from msgspec.structs import replace

from figures.model import Extraction, Figure, Kind, Qualifier, Written
from figures.papers.parts import STRICTLY, Part
from figures.papers.spellings import CI

ENDLESS = Decimal(10) ** 9
"""More than any statistic has; the end of what is only said to be more than something."""
COUNTS = ("n", "df")
_OFF = Decimal(STRICTLY.numerator) / STRICTLY.denominator


def figure_of(part: Part, extraction: Extraction) -> Figure:
    """The figure that a part is. `p < .05` is all from 0 to .05, and those ends are exact."""
    article, block = extraction.article, part.block
    start, end = article.blocks[block].source_span(part.at, part.to)
    text, plain = article.source[start:end], article.blocks[block].text[part.at : part.to]
    value, low, high, precision = _values(part)
    kind = Kind.PERCENT if part.percent else Kind.COUNT if part.what in COUNTS else Kind.NUMBER
    decimals = 0 if part.precision is None else max(-int(part.precision.as_tuple().exponent), 0)
    return Figure(
        start=start, end=end, text=text, unmarked=plain if plain != text else None, block=block, at=part.at, to=part.to,
        sentence=sentence_at(extraction, block, part.at), section=article.blocks[block].section, kind=kind,
        value=value, low=low, high=high, unit="percent" if part.percent else None, precision=precision,
        qualifier=Qualifier.ABOUT if part.sign == "~" else Qualifier.EXACT,
        written=Written(part.digits, decimals) if part.sign == "=" and part.what != CI else None, number=part.number,
    )  # fmt: skip


def ends_of(part: Part, extraction: Extraction) -> tuple[Figure, Figure]:
    """The two ends of an interval as figures of their own."""
    values = ((part.low, part.ends[0]), (part.high, part.ends[1]))
    low, high = (
        figure_of(replace(part, what="end", at=at, to=to, number=(at, to), value=value), extraction)
        for value, (at, to) in values
    )
    return low, high


def _values(part: Part) -> tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]:
    """The value, or the ends of a range, and their precision."""
    if part.what == CI:
        return None, part.low, part.high, part.precision
    if part.value is None or part.sign in ("=", "~"):
        return part.value, None, None, part.precision
    is_p, is_less = part.what == "p", part.sign in ("<", "<=")
    off = _OFF * abs(part.value) if part.sign in ("<", ">") and not is_p else Decimal(0)
    precision = None if is_p else part.precision
    if is_less:
        return None, Decimal(0), part.value - off, precision
    return None, part.value + off, Decimal(1) if is_p else ENDLESS, precision


def sentence_at(extraction: Extraction, block: int, at: int) -> int:
    """The number of the sentence at a place of a block."""
    sentences = extraction.sentences
    return max(bisect_right(sentences, (block, at), key=lambda each: (each.block, each.at)) - 1, 0)
