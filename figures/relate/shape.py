"""How a number is written: a sign that stands there twice, a letter in the place of a digit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import tokenize
from figures.model import Block, Figure, Kind
from figures.relate.mentions import figure_at
from figures.relate.record import Relation, Rivals, Tie
from figures.relate.text import Text

REPEATED = re.compile(
    r"[$£€¥.,%](?:(?<=[$£€¥])[$£€¥]+(?=\d)|(?<=\d,),+(?=[1-9])|(?<=\d%)%(?!\w)|(?<=\d %)%|(?<=\d\.)(?<!\.\.)%"
    r"|(?<=\d\.)(?:(?<!\d\d\.)|(?!\.+\d\d))\.+(?=\d+\s?%)|(?<=[1-9]\d\.)\.(?=\d [a-z]{3})|(?<=[$£€¥]\d\.)\.(?=\d\d\b))"
)
"""A sign that is there twice; two points between plain numbers are a range (0..3), and so in 10..20%.

A set of signs with which it begins is looked for quickly.
"""
PAIRS = re.compile(r"[.,%$£€¥](?:(?<=\.)[.%]|(?<=,),|(?<=%)%|(?<=[$£€¥])[$£€¥])")
"""What is in a text that has any of these."""
SIGNED_WORD = re.compile(r"\d\s?%\s*(?P<word>[^\W\d_]+(?: [^\W\d_]+)?)")
"""A sign of per cent, and the words behind it, which may say it again."""
LETTERS = re.compile(
    r"[$£€¥](?=[lIO,.]*\d)(?=[\d,.]*[lIO])[\dlIO][\dlIO,.]*(?<![,.])(?!\w)"
    r"|(?<![\w.,/–-])\d[\d,]*[lIO][\dO,]*(?<=[\dO])(?<!\d[lI])(?=(?: [a-z]+)? [a-z]{2,}s\b|%| people| per ?cent)"
    r"|(?i:(?<=\bin )|(?<=\bof )|(?<=\bsince )|(?<=\bfrom ))[12][\dO]{3}(?<=O\d|\dO)(?![\w.-])"
)
"""A sum, a count or a year in which a letter stands for the digit that it looks like: £l2, 1O0 people, in 2O10."""
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
LIKE_DIGITS = re.compile(r"[lIO](?:(?=\d)|(?<=[\d$£€¥].))")
"""What is in a text with a letter in the place of a digit, and is found more quickly."""
WELL_FORMED = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
DIGITS = re.compile(r"\d+")
GLUED = frozenset(":.,/-–")
LAST_HOUR, LAST_MINUTE, LAST_MONTH, LAST_DAY = 24, 59, 12, 31
TENS, TEENS, SPOKEN = range(20, 100, 10), range(10, 20), range(20, 50, 10)
"""Number words of which no number is made: sixty-eleven; those that begin with the last are years or games."""
MEASURED = frozenset({Kind.MEASURE, Kind.DURATION, Kind.PERCENT})
YEAR = 4
AHEAD = 24
"""So many characters before a number may say what it is."""
AROUND = re.compile(r"(?:\d|[.,](?=\d))*")


Meant = Callable[[re.Match[str], Lexicon], bool]
Right = Callable[[re.Match[str]], bool]


def shaped(text: Text) -> Iterator[Rivals]:
    """What no number is written like."""
    blocks = text.extraction.article.blocks
    source = text.extraction.article.source
    yield from _misspelt(text)
    yield from _impossible(text)
    if not PAIRS.search(source):
        return
    for index in sorted({figure.block for figure in text.extraction.figures}):
        block = blocks[index].text
        measured = {
            each.number[0] for each in text.extraction.figures if each.block == index and _has_unit(each)
        }
        for match in REPEATED.finditer(block):
            at = match.start()
            if block[at] == "." and block[match.end() + 1 :][:1] == " " and match.end() not in measured:
                continue  # a range of plain numbers: 10..5
            while at and (block[at - 1].isdigit() or block[at - 1] in ".,"):
                at -= 1
            around = AROUND.match(block, match.end())
            to = around.end() if around else match.end()
            yield _told("repeated", index, at, to, {"signs": match.end() - match.start()}, text)


def _has_unit(figure: Figure) -> bool:
    return figure.kind in MEASURED or (figure.written is not None and figure.written.scale != 1)


def _misspelt(text: Text) -> Iterator[Rivals]:
    """A sign that a word says again, a letter in the place of a digit, number words that make no number."""
    source, blocks = text.extraction.article.source, text.extraction.article.blocks
    if LIKE_DIGITS.search(source):
        for index, block in enumerate(blocks):
            for match in LETTERS.finditer(block.text):
                letters = sum(letter.isalpha() for letter in match[0])
                is_year = match[0][0].isdigit() and 2 * letters == len(match[0]) == YEAR
                signs = 1 if 2 * letters >= len(match[0]) and not is_year else 2  # rather a name
                yield _told("letters", index, match.start(), match.end(), {"signs": signs}, text)
    for one, other in pairwise(text.extraction.figures):
        if _is_composed(one, other, blocks[one.block].text):
            signs = 1 if one.value in SPOKEN else 2
            yield _told("composed", one.block, one.number[0], other.number[1], {"signs": signs}, text)
    for figure in text.extraction.figures if "%" in source else ():
        if figure.kind is Kind.PERCENT:
            said = SIGNED_WORD.match(blocks[figure.block].text, figure.number[1] - 1)
            low = tokenize(said["word"], 0, len(said["word"])).low if said else ()
            if said and (length := text.lexicon.term("percent_words", low, 0)):
                to = said.start("word") + tokenize(said["word"], 0, len(said["word"])).to[length - 1]
                yield _told("repeated", figure.block, figure.number[0], to, {"signs": 2}, text)


def _impossible(text: Text) -> Iterator[Rivals]:
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
                yield _told(
                    form, index, match.start(), match.end(), {"signs": 1 if is_right(match) else 2}, text
                )
    for index, block in enumerate(blocks):
        for match in ROMAN.finditer(block.text):
            if _before(match, "roman_before", lexicon):
                signs = 1 if WELL_FORMED.fullmatch(match[0]) else 2
                yield _told("roman", index, match.start(), match.end(), {"signs": signs}, text)


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


def _is_composed(one: Figure, other: Figure, block: str) -> bool:
    """Whether two number words are joined that make no number."""
    if one.block != other.block or block[one.number[1] : other.number[0]] != "-":
        return False
    in_words = block[one.number[0]].isalpha() and block[other.number[0]].isalpha()
    return in_words and one.value in TENS and other.value in TEENS


def _told(form: str, index: int, at: int, to: int, numbers: dict[str, int], text: Text) -> Rivals:
    sentences = text.extraction.sentences
    number = bisect_right([(each.block, each.at) for each in sentences], (index, at)) - 1
    figure = figure_at(index, at, to, max(number, 0), Kind.NUMBER, text.extraction)
    relation = Relation("form", form, {"value": (figure,)}, figure, 0, Tie.TIED, ((form, 3),), numbers)
    return Rivals(figure, (relation,), tuple)
