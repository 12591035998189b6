"""Numbers of a text that are no figures of it: digits in names, Roman numerals, scores, months, words like both."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from figures.lexicon import load
from figures.model import Extraction, Kind

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*")
_SCORE = re.compile(r"(?<![\d.,])(\d{1,3})\s*[-–:/]\s*(\d{1,3})(?![\d.,]\d)")
_DAY = re.compile(r"(?<![\d.,])(\d{1,2})\.(\d{1,2})\.(?![.,]?\d)")
_STRING = re.compile(r"(?<![\d.,])\d+(?:[ ./-]\d+){2,8}(?![\d.,]?\d)")
_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[^\W\d_]+|(?<=\w)[-‐‑](?=\w)")
_ROMAN = re.compile(r"\b([IVX]{1,6})(?:e|ème|er|re)?\b")
_LETTERS = {"I": 1, "V": 5, "X": 10}
_SEPARATORS = re.compile(r"[.,:]")


def numerals(extraction: Extraction) -> Iterator[str]:
    """The numbers of a text that are no figures of it, as digits: those of several parts (17:55), decades, words."""
    source = extraction.article.source
    taken = [(figure.start, figure.end) for figure in extraction.figures if figure.kind is not Kind.LABEL]
    for match in _TOKEN.finditer(source):
        place = bisect_right(taken, (match.start(), len(source))) - 1
        is_taken = place >= 0 and match.start() < taken[place][1]
        if not is_taken or _SEPARATORS.search(match.group()):
            yield _SEPARATORS.sub("", match.group())
    for match in _ROMAN.finditer(source):
        yield str(roman(match[1]))
    lexicon, words = load(extraction.article.locale), _PART.findall(source.lower())
    for word in set(words) & lexicon.decades.keys():
        yield from (str(lexicon.decades[word]), f"19{lexicon.decades[word]}")
    for said in (lexicon.roles.said, lexicon.roles.sets, lexicon.roles.multiples):
        yield from {str(value) for _, _, value in said.scan(words)}


def days_in(extraction: Extraction) -> Iterator[float]:
    """The days of the spans of time for which a text has words: a week, the first quarter, half-yearly."""
    said = load(extraction.article.locale).roles.said_days
    return (float(days) for _, _, days in said.scan(_PART.findall(extraction.article.source.lower())))


def roman(numeral: str) -> int:
    """The value of a Roman numeral.

    >>> roman("XIX"), roman("XVI")
    (19, 16)
    """
    values = [_LETTERS[letter] for letter in numeral]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def pairs_in(extraction: Extraction) -> Iterator[tuple[int, int]]:
    """The pairs of numbers that are written as scores, or days, are: 3-1, 15:13, 6/4, 24.12."""
    for pattern in (_SCORE, _DAY):
        yield from ((int(one), int(other)) for one, other in pattern.findall(extraction.article.source))


def strings_in(extraction: Extraction) -> Iterator[tuple[str, int, int]]:
    """The numbers of several parts with their spans, that no language writes otherwise: telephones, accounts."""
    for match in _STRING.finditer(extraction.article.source):
        yield match[0], *match.span()


def months_in(extraction: Extraction) -> Iterator[int]:
    """The months that a text names."""
    months = load(extraction.article.locale).months
    for word in set(_WORD.findall(extraction.article.source)):
        forms = (word, word.lower(), word.capitalize())
        yield from (months[form] for form in forms if form in months)


def names_noon(extraction: Extraction) -> bool:
    """Whether a text names noon or midnight."""
    lexicon = load(extraction.article.locale)
    return any(lexicon.has("noon", word) for word in set(_WORD.findall(extraction.article.source.lower())))


def spans_in(extraction: Extraction) -> Iterator[int]:
    """The days from one weekday to the next in a sentence, without and with the last: Friday to Monday, 3 and 4."""
    weekdays, blocks = load(extraction.article.locale).weekdays, extraction.article.blocks
    for span in extraction.sentences:
        words = _WORD.findall(blocks[span.block].text[span.at : span.to].lower())
        for one, other in pairwise(weekdays[word] for word in words if word in weekdays):
            days = (other - one) % 7
            yield from (days, days + 1) if days else ()


def shape(text: str) -> str:
    """A name without its numbers.

    >>> shape("3d"), shape("route 61")
    ('#d', 'route #')
    """
    return re.sub(r"\d+", "#", text)
