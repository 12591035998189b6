"""How a number is written: a sign that stands there twice, a letter in the place of a digit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from figures.lexicon.tokens import tokenize
from figures.model import Figure, Kind
from figures.relate.mentions import figure_at
from figures.relate.record import Relation, Rivals, Tie
from figures.relate.text import Text

REPEATED = re.compile(
    r"[$£€¥.,%](?:(?<=[$£€¥])[$£€¥]+(?=\d)|(?<=\d,),+(?=[1-9])|(?<=\d%)%(?!\w)|(?<=\d %)%|(?<=\d\.)(?<!\.\.)%"
    r"|(?<=\d\.)(?:(?<!\d\d\.)|(?!\.+\d\d))\.+(?=\d+\s?%)|(?<=[1-9]\d\.)\.(?=\d [a-z]{3})"
    r"|(?<=\d\.)(?<!\d\d\.)\.(?=\d\d? [a-z]{3})|(?<=[$£€¥]\d\.)\.(?=\d\d?\b))"
)
"""A sign that is there twice; two points between plain numbers are a range (0..3), and so in 10..20%.

A set of signs with which it begins is looked for quickly.
"""
PAIRS = re.compile(r"[.,%$£€¥](?:(?<=\d\.)[.%]|(?<=\d,),|(?<=%)%|(?<=[$£€¥])[$£€¥])")
"""What is in a text that has any of these."""
SIGNED_WORD = re.compile(r"\d\s?%\s*(?P<word>[^\W\d_]+(?: [^\W\d_]+)?)")
"""A sign of per cent, and the words behind it, which may say it again."""
LETTERS = re.compile(
    r"[$£€¥](?=[lIO,.]*\d)(?=[\d,.]*[lIO])[\dlIO][\dlIO,.]*(?<![,.])(?!\w)"
    r"|(?<![\w.,/–-])\d[\d,]*[lIO][\dO,]*(?<=[\dO])(?<!\d[lI])(?=(?: [a-z]+)? [a-z]{2,}s\b|%| people| per ?cent)"
    r"|(?<![\w.,/–-])[1-9]\d?l\d(?![\w.-])"
    r"|(?i:(?<=\bin )|(?<=\bof )|(?<=\bsince )|(?<=\bfrom ))[12][\dO]{3}(?<=O\d|\dO)(?![\w.-])"
)
"""A sum, a count or a year in which a letter stands for the digit that it looks like: £l2, 1O0 people, in 2O10."""
LIKE_DIGITS = re.compile(r"[lIO](?:(?=\d)|(?<=[\d$£€¥].))")
"""What is in a text with a letter in the place of a digit, and is found more quickly."""
TENS, TEENS, SPOKEN = range(20, 100, 10), range(10, 20), range(20, 50, 10)
"""Number words of which no number is made: sixty-eleven; those that begin with the last are years or games."""
MEASURED = frozenset({Kind.MEASURE, Kind.DURATION, Kind.PERCENT})
YEAR = 4
SIGNS = frozenset("$£€¥")
AROUND = re.compile(r"(?:\d|[.,](?=\d))*")


def signs_of(text: Text) -> Iterator[Rivals]:
    """Signs, letters and words that no number is written with."""
    blocks = text.extraction.article.blocks
    source = text.extraction.article.source
    yield from _misspelt(text)
    if not PAIRS.search(source):
        return
    for index in sorted({figure.block for figure in text.extraction.figures}):
        block = blocks[index].text
        measured = {
            each.number[0] for each in text.extraction.figures if each.block == index and _has_unit(each)
        }
        for match in REPEATED.finditer(block):
            at = match.start()
            around = AROUND.match(block, match.end())
            to = around.end() if around else match.end()
            plain = block[at] == "." and block[at - 2 : at - 1] not in SIGNS and block[to : to + 1] == " "
            if plain and match.end() not in measured:
                continue  # a range of plain numbers: 10..5
            while at and (block[at - 1].isdigit() or block[at - 1] in ".,"):
                at -= 1
            yield written("repeated", index, at, to, {"signs": match.end() - match.start()}, text)


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
                yield written("letters", index, match.start(), match.end(), {"signs": signs}, text)
    for one, other in pairwise(text.extraction.figures):
        if _is_composed(one, other, blocks[one.block].text):
            signs = 1 if one.value in SPOKEN else 2
            yield written("composed", one.block, one.number[0], other.number[1], {"signs": signs}, text)
    for figure in text.extraction.figures if "%" in source else ():
        if figure.kind is Kind.PERCENT:
            said = SIGNED_WORD.match(blocks[figure.block].text, figure.number[1] - 1)
            low = tokenize(said["word"], 0, len(said["word"])).low if said else ()
            if said and (length := text.lexicon.term("percent_words", low, 0)):
                to = said.start("word") + tokenize(said["word"], 0, len(said["word"])).to[length - 1]
                yield written("repeated", figure.block, figure.number[0], to, {"signs": 2}, text)


def _is_composed(one: Figure, other: Figure, block: str) -> bool:
    """Whether two number words are joined that make no number."""
    if one.block != other.block or block[one.number[1] : other.number[0]] != "-":
        return False
    in_words = block[one.number[0]].isalpha() and block[other.number[0]].isalpha()
    return in_words and one.value in TENS and other.value in TEENS


def written(form: str, index: int, at: int, to: int, numbers: dict[str, int], text: Text) -> Rivals:
    """A number that stands somewhere, and how it is written."""
    sentences = text.extraction.sentences
    number = bisect_right([(each.block, each.at) for each in sentences], (index, at)) - 1
    figure = figure_at(index, at, to, max(number, 0), Kind.NUMBER, text.extraction)
    relation = Relation("form", form, {"value": (figure,)}, figure, 0, Tie.TIED, ((form, 3),), numbers)
    return Rivals(figure, (relation,), tuple)
