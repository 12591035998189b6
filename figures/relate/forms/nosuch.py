"""Times, days, pages and Roman numerals that there cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import tokenize
from figures.model import Block, Figure
from figures.relate.forms.signs import written
from figures.relate.record import Rivals
from figures.relate.text import Text

CLOCK = re.compile(
    r"\b(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?[ap](?:\.m\b\.?|m\b)|(?P<early>0\d)(?P<late>\d\d)\s?(?:hrs|hours)\b)",
    re.I,
)
"""A time of day with its half, or in four digits."""
SPAN = re.compile(r"(?<![\w:.])(\d\d):(\d\d)\s?(?:[-–]|[^\W\d]{1,5})\s?(\d\d):(\d\d)(?![\w:]|\.\d)")
"""From one time of day to another."""
MOST_HOURS = 30
"""Who slips with the hours of a day does not write more."""
HALF_DAY = 12
HALVES = re.compile(r"\b(\d{1,2})\s?[ap]\.?m\b", re.I)
SLASHED = re.compile(r"(?<![\w/.-])(\d\d?)/(\d\d?)/(?:19|20)\d\d(?![\w/-])")
"""A day in numbers, in either order of the day and the month."""
RUN = re.compile(r"(?<![\w.,–-])(\d{1,4})\s?[-–]\s?(\d{1,4})(?![\w–-]|[.,/]\d)")
BOTH_SIDES = re.compile(r"[£€¥]\d[\d.,]*[£€¥](?!\d)|[$£€]\d+(?:,\.|\.,)\d+")
"""A sign before and behind a sum, or both signs that may stand before its decimals: £150£, €4,.99."""
ROMAN = re.compile(r"[IVXLC](?<![\w.-].)[IVXLC]{2,}(?![\w.-])")
WELL_FORMED = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
DIGITS = re.compile(r"\d+")
GLUED = frozenset(":.,/-–")
LAST_HOUR, LAST_MINUTE, LAST_MONTH, LAST_DAY = 24, 59, 12, 31
AHEAD = 24
"""So many characters before a number may say what it is."""


Meant = Callable[[re.Match[str], Lexicon], bool]
Right = Callable[[re.Match[str]], bool]


def no_such(text: Text) -> Iterator[Rivals]:
    """What digits and letters make in places where only a time, a day, pages in order, or a Roman numeral can stand."""
    blocks, lexicon = text.extraction.article.blocks, text.lexicon
    figures = text.extraction.figures
    odd = {each for each in {figure.block for figure in figures} if CHECKED.search(blocks[each].text)}
    for index, at in sorted(
        {place for each in figures if each.block in odd for place in _digits_of(each, blocks)}
    ):
        for form, pattern, is_meant, is_right in CHECKS:
            match = pattern.match(blocks[index].text, at)
            if match is None or (pattern is CLOCK and match["minute"] and " " not in match[0]):
                continue  # which is judged as a time
            if is_meant(match, lexicon):
                yield written(
                    form, index, match.start(), match.end(), {"signs": 1 if is_right(match) else 2}, text
                )
    for index, block in enumerate(blocks):
        for match in ROMAN.finditer(block.text):
            if _before(match, "roman_before", lexicon):
                signs = 1 if WELL_FORMED.fullmatch(match[0]) else 2
                yield written("roman", index, match.start(), match.end(), {"signs": signs}, text)


def _digits_of(figure: Figure, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The block of a figure, with where it begins, and each of its numbers that is no part of the one before."""
    block = blocks[figure.block].text
    found = (match.start() for match in DIGITS.finditer(block, figure.at, figure.to))
    yield from (
        (figure.block, at) for at in (figure.at, *(at for at in found if block[at - 1 : at] not in GLUED))
    )


def _before(match: re.Match[str], what: str, lexicon: Lexicon) -> bool:
    """Whether a term of a list stands right before a match."""
    ahead = match.string[max(match.start() - AHEAD, 0) : match.start()]
    low = tokenize(ahead, 0, len(ahead)).low
    return bool(low) and lexicon.term_before(what, low, len(low)) > 0


def _is_time(match: re.Match[str]) -> bool:
    """Whether there is such a time; not: 8.75 pm, 9am to 25pm, 0975 hrs."""
    return int(match["late"] or match["minute"] or 0) <= LAST_MINUTE and int(match["hour"] or 0) <= LAST_HOUR


def _may_be_time(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether nothing else can be meant: molecules measure 75 pm."""
    if match["late"] or (match["minute"] and int(match["hour"]) <= LAST_HOUR):
        return _before(match, "times_before", lexicon)
    other = HALVES.search(match.string, max(match.start() - AHEAD, 0), match.start())
    return other is not None and int(other[1]) <= HALF_DAY and _before(match, "times_before", lexicon)


def _is_day(match: re.Match[str]) -> bool:
    """Whether it is a day in one of the orders; not: 13/32/2020."""
    one, other = sorted((int(match[1]), int(match[2])))
    return 0 < one <= LAST_MONTH and other <= LAST_DAY


def _is_whole(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether both are told in full, pages or ages; pp. 112-17 are five more than 112."""
    return len(match[1]) <= len(match[2]) and _before(match, "ascending_before", lexicon)


def _rises(match: re.Match[str]) -> bool:
    return int(match[1]) <= int(match[2])


def _behind(what: str) -> Meant:
    return lambda match, lexicon: _before(match, what, lexicon)


def _is_span(match: re.Match[str], _: Lexicon) -> bool:
    """Whether one of two times is right, and no name of a book before them makes them verses: 12:70–14:00."""
    named = re.search(r"[A-Z]\w+ $", match.string[max(match.start() - AHEAD, 0) : match.start()])
    ends = [(int(match[at]), int(match[at + 1])) for at in (1, 3)]
    right = [hour < LAST_HOUR and minute <= LAST_MINUTE for hour, minute in ends]
    return named is None and any(right) and ends[0][0] <= ends[1][0] <= MOST_HOURS


def _are_times(match: re.Match[str]) -> bool:
    return all(int(match[at]) <= LAST_HOUR and int(match[at + 1]) <= LAST_MINUTE for at in (1, 3))


def _always(*_: object) -> bool:
    return True


def _never(_: object) -> bool:
    return False


CHECKS: tuple[tuple[str, re.Pattern[str], Meant, Right], ...] = (
    ("clock", CLOCK, _may_be_time, _is_time),
    ("clock", SPAN, _is_span, _are_times),
    ("day", SLASHED, _behind("days_before"), _is_day),
    ("falling", RUN, _is_whole, _rises),
    ("repeated", BOTH_SIDES, _always, _never),
)
"""By form: what is looked for, whether words say that it is meant so, and whether it is right."""
CHECKED = re.compile(
    r"[\d£€¥$](?:[:/]\d|\s?(?:[apAP]\.?[mM]|[-–]\s?\d|(?i:hrs|hours))|(?<=\D)[\d.,]*(?:[£€¥]|,\.|\.,))"
)
"""What is in a text that has any of these, and is found more quickly."""
