"""How an article writes its numbers: what looks malformed may be as all the others there are.

A comma before two digits is a slip in an English text, unless its neighbours have it too: then whoever wrote them
writes decimals so. Two points in one number are a slip, unless other codes there have them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from figures.extract.names.labels import RACE
from figures.model import Article, Figure, Kind

GROUP = 3
_CODED = frozenset({Kind.NUMBER, Kind.MEASURE})
"""Codes are not money, and nothing is counted behind them; a letter that touches them looks like a unit."""
_PLAIN = frozenset({Kind.NUMBER, Kind.COUNT})
_PAIR = re.compile(r"0,[\d.]+|\d+,\d|\d{4},(?!000)\d{3}|\d+\.\d+,\d+|,\d+")
"""What is two numbers rather than one: 3,2 or 1024,768 or 0,0.5."""
_SHORT_PAIR = re.compile(r"\d+,(?!00)\d\d")
BESIDE, FAR = 1, 2
"""So many other numbers in the same block, or in the whole article, are a habit."""
FEWEST_LISTED = 4
"""So many rising numbers with commas and no spaces between are a list."""

_NUMERAL = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)+")
_SINGLE = re.compile(r"\d+([.,])(\d+)")
_LONG = re.compile(r"\d+[.,]\d{5,}")
_CODE = re.compile(r"(?!\d\d?\.\d\d?\.\d\d\Z)\d{1,3}(?:\.\d{1,3}){2,}")
"""Not a date: 12.3.24."""
_NAMED = re.compile(r"(?:\b[A-Z]{2,}|[:#№])[\s-]?\Z")
_ENDS_WRONG = re.compile(r"\d{1,3}(?:,\d{3})+,(?:\d\d?|\d{4,})")
"""Groups that are right but for the last: no code has commas and looks so much like a number."""
_EURO = re.compile(r"\d+,\d\d\s?€")
_OPENING, _CLOSING = "{[(", "}])"
_QUOTES = "\"“”„‘’'`«»"


class Habits:
    """How many numerals of an article, and of each of its blocks, use a sign in some way."""

    def __init__(self, article: Article) -> None:
        self._blocks = article.blocks
        self._everywhere: dict[str, set[str]] = defaultdict(set)
        self._within: dict[tuple[str, int], set[str]] = defaultdict(set)
        for number, block in enumerate(article.blocks):
            for numeral in _NUMERAL.findall(block.text):
                for use in _uses(numeral):
                    self._everywhere[use].add(numeral)
                    self._within[use, number].add(numeral)

    def other_number(self, figure: Figure, digits: str) -> str | None:
        """What digits that are not grouped in threes may be; None if nothing speaks for it."""
        if self._is_mentioned(figure):
            return "the text is about how it is written"
        if _LONG.fullmatch(digits):
            return "so many digits may be decimals"
        if _is_list(digits) or self._is_enclosed(figure, _OPENING, _CLOSING) or self._is_assigned(figure):
            return "it may be a list of numbers"
        scaled = figure.written is not None and figure.written.scale != 1
        if figure.kind in _PLAIN and not scaled and (_PAIR.fullmatch(digits) or self._may_be_pair(figure, digits)):
            return "a comma may join two numbers"
        named = figure.kind is Kind.NUMBER and self._is_named(figure) and not _ENDS_WRONG.fullmatch(digits)
        if named or (figure.kind in _CODED and _is_code(digits)):
            return "it may be a code"
        if figure.kind is Kind.DURATION and RACE.fullmatch(digits):
            return "it may be of minutes and seconds"
        if _EURO.match(self._blocks[figure.block].text, figure.number[0]):
            return "a comma stands before the decimals where the sign stands behind"
        single = _SINGLE.fullmatch(digits)
        if single and self._is_habit(_decimals(single), f"groups{single[1]}", digits, figure):
            return "others are written like it"
        return None

    def code(self, figure: Figure, digits: str) -> str | None:
        """What digits with points between may be the name of; None if nothing speaks for it."""
        if self._is_mentioned(figure):
            return "the text is about how it is written"
        named = figure.kind is Kind.LABEL and not figure.plain.startswith(digits)
        if named or digits[0] == "0" or self._is_named(figure):
            return "it may be a code"
        return "others are codes like it" if self._is_habit("code", "", digits, figure) else None

    def _is_habit(self, use: str, against: str, digits: str, figure: Figure) -> bool:
        """Whether other numerals use a sign so, and more than use it otherwise, in the block or in all of them."""
        block = figure.block
        beside, opposed = self._within.get((use, block), ()), self._within.get((against, block), ())
        if len(beside) - (digits in beside) >= max(BESIDE, len(opposed) + 1):
            return True
        far, opposed = self._everywhere.get(use, ()), self._everywhere.get(against, ())
        return len(far) - (digits in far) >= max(FAR, len(opposed) + 1)

    def _is_named(self, figure: Figure) -> bool:
        """Whether capitals, a colon or a sign for a number stand before: ICS 35.240, No: 12.345."""
        first = figure.number[0]
        return _NAMED.search(self._blocks[figure.block].text, max(0, first - 20), first) is not None

    def _may_be_pair(self, figure: Figure, digits: str) -> bool:
        """Whether nothing is counted, no zeros are left of a group, and no number beside it has groups."""
        if figure.kind is not Kind.NUMBER or not _SHORT_PAIR.fullmatch(digits):
            return False
        return not self._within.get(("groups,", figure.block))

    def _is_assigned(self, figure: Figure) -> bool:
        """Whether an equals sign or a comma touches the digits: R,G,B=127,100,80."""
        first = figure.number[0]
        return self._blocks[figure.block].text[first - 1 : first] in ("=", ",")

    def _is_mentioned(self, figure: Figure) -> bool:
        """Whether the digits alone stand between quotation marks."""
        return self._is_enclosed(figure, _QUOTES, _QUOTES)

    def _is_enclosed(self, figure: Figure, opening: str, closing: str) -> bool:
        """Whether one of these signs touches the digits on each side."""
        text, (first, last) = self._blocks[figure.block].text, figure.number
        return text[first - 1 : first] in [*opening] and text[last : last + 1] in [*closing]


def _uses(numeral: str) -> Iterator[str]:
    """What the signs of a numeral divide: decimals (few or many), groups, the parts of a code."""
    if _CODE.fullmatch(numeral):
        yield "code"
    single = _SINGLE.fullmatch(numeral)
    if single is None:
        yield f"groups{next(sign for sign in numeral if not sign.isdigit())}"
    elif len(single[2]) == 3 and numeral[0] != "0" and len(numeral) < 8:
        yield f"groups{single[1]}"
    else:
        yield _decimals(single)


def _decimals(single: re.Match[str]) -> str:
    return f"{'few' if len(single[2]) < 3 else 'many'}{single[1]}"


def _is_code(digits: str) -> bool:
    """Whether more than one of several groups is wrong, which no slip of the finger makes: 0020.0002.002."""
    sign = next((each for each in digits if not each.isdigit()), "")
    head, *groups = digits.split(sign) if sign else [digits]
    wrong = sum(len(re.split("[.,]", group)[0]) != GROUP for group in groups)
    return len(groups) > 1 and wrong + (len(head) > GROUP or head.startswith("0")) > 1


def _is_list(digits: str) -> bool:
    """Whether rising numbers stand there without spaces, or years, which are too long to be a group."""
    parts = [part.replace(".", "") for part in digits.split(",")]
    if not all(part.isdecimal() for part in parts):
        return False
    rises = len(parts) >= FEWEST_LISTED and all(int(left) < int(right) for left, right in pairwise(parts))
    return rises or (len(parts) > 1 and all(len(part) > 3 for part in parts))
