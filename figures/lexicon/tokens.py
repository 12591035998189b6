"""Text to tokens: words, numbers and signs, each with its place. Shared by the lexicon and the extractor."""

from __future__ import annotations

import re
from re import Match

from msgspec import Struct

VULGAR_FRACTIONS = "¼-¾⅐-⅞"
SPACES = "\u00a0\u202f\u2009"  # no-break, narrow no-break and thin space group digits wherever they stand

# A day and a year that only a comma holds apart ("23,2019") are two numbers, and so are three or more short ones
# ("22,24,26"); every other run of digits, points and commas is one, however oddly it is grouped: the rules judge that.
# French ties "de", "le" and "que" to what they stand before: d'euros, l'hectare, qu'un tiers.
# (With its comments inside, it would take half as long again to compile, at every start.)
_KINDS = "|".join(
    (
        r"[a-zA-Z]{2,}+(?![\w'’])",  # most words, quickly
        r"\d{1,2}(?=,(?:19|20)\d\d\b)",
        r"\d{1,2}(?=(?:,\d{1,2}){2,12}(?!\d|,\d{3}(?!\d)))",
        r"(?<=\d,)\d{1,2}(?=,\d{1,2}(?!\d))",  # the last but one of such a list
        r"\d{1,3}(?::\d\d){1,2}(?:\.\d+)?(?![\d:])",  # 10:30  2:15:30.5
        rf"\d+(?:[.,]\d+|['’{SPACES}]\d{{3}}(?!\d)|,,\d{{3}}(?!\d))*",  # 1,200  3.5  1.234,5  1 000  10'000  1,,000
        r"(?<![\w.])\.\d+",  # .001
        r",(?<![^\s(:=],)(?<![\w.,)\"] ,)(?<!” ,)\d+(?![\d,.])",  # ,5 where commas are decimal; but pears ,5 apples
        r"(?:[^\W\d_]\.){2,}",  # U.S.  a.m.
        r"(?:[dDlL]|[qQ]u)['’](?=[^\W\d_]|\Z)",
        rf"[^\W\d_{VULGAR_FRACTIONS}]+(?:['’][^\W\d_]+)*",
        r"\.{3}",
        r"\S",
    )
)
TOKEN = re.compile(rf"(?!\s)(?:{_KINDS})")  # no kind of token is looked for at a space: twice as fast


class Tokens(Struct, frozen=True, gc=False):
    """The tokens of a sentence, as parallel lists: `text`, `low` (lower case), and the span in the block.

    `end` is how many there are: the number that no token has.
    """

    text: list[str]
    low: list[str]
    at: list[int]
    to: list[int]
    end: int

    def __len__(self) -> int:
        return self.end

    def glued(self, index: int) -> bool:
        """Whether no space stands between this token and the one before it."""
        return index > 0 and self.at[index] == self.to[index - 1]


def tokenize(text: str, at: int = 0, to: int | None = None) -> Tokens:
    """The tokens of `text[at:to]`.

    >>> tokenize("About £1,200m, he said.").text
    ['About', '£', '1,200', 'm', ',', 'he', 'said', '.']
    """
    found = [*TOKEN.finditer(text, at, len(text) if to is None else to)]
    words: list[str] = [*map(Match.group, found)]  # three times over, but none of them in Python
    low, starts, ends = map(str.lower, words), map(Match.start, found), map(Match.end, found)
    return Tokens(words, [*low], [*starts], [*ends], len(words))
