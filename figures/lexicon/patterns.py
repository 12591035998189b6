"""Patterns over tokens, compiled to regular expressions over one character a token.

Each token becomes one character that stands for the set of its tags (month, day, a literal word …)
and for whether it touches the token before. A pattern is then an ordinary regular expression in which an atom
is a class of such characters: it runs at the speed of `re`, and a match's span is a span of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice
from operator import eq, getitem

from msgspec import Struct

from figures.lexicon.tokens import Tokens

_ATOM = (
    r"\{(?:(?P<name>\w+)=)?(?P<tag>\w+)\}|(?P<group>\)\?|[()|\[\]])|(?P<glue>~)|(?P<never>!)"
    r"|(?P<word>[^\s(){}|~!\[\]]+)"
)
_GROUPS = {"(": "(?:", "[": "(?P<figure>", "]": ")"}
NO_TAGS: frozenset[str] = frozenset()
CENTURIES = ("19", "20")
WORD = frozenset({"word"})
NAME = frozenset({"word", "name"})


@lru_cache(maxsize=4096)
def digit_tags(text: str) -> frozenset[str]:
    """The tags of a token of digits, read off its shape.

    >>> sorted(digit_tags("10:30"))
    ['clock', 'hour_minute', 'num']
    """
    if not text.isdecimal():
        return frozenset({"num", *_clock_tags(text), *_dotted_date(text), *_dotted_month(text)})
    length, number = len(text), int(text[:5])  # what is longer is only long
    tests = {
        "d1": length == 1,
        "d2": length == 2,
        "d3": length == 3,
        "d4": length == 4,
        "day": length <= 2 and 1 <= number <= 39,  # 31 June and 34 July are dates too: wrong ones
        "month_number": length <= 2 and 1 <= number <= 12,
        "clock_hour": length <= 2 and number <= 24,
        "military": length == 4 and number <= 2400 and number % 100 < 60,
        "yy": length == 2,
        "tens": length == 2 and number % 10 == 0 and number >= 20,
        "year": length == 4 and 1000 <= number <= 2199,
        "decade": length == 4 and 1000 <= number <= 2199 and number % 10 == 0,
    }
    return frozenset({"num", "int", *(tag for tag, holds in tests.items() if holds)})


def _clock_tags(text: str) -> Iterator[str]:
    hour, separator, minute = text.replace(".", ":").partition(":")
    two_digits = separator and hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 and len(minute) == 2
    if two_digits and int(hour) <= 24 and int(minute) < 60:
        yield "hour_minute"
        if "." in text and int(hour) > 12:
            yield "late_clock"
    if ":" in text:
        yield "clock"


def _dotted_date(text: str) -> Iterator[str]:
    parts = text.split(".")
    lengths = [len(part) for part in parts]
    if (
        lengths[1:] in ([2, 4], [1, 4], [2, 2])
        and lengths[0] <= 2
        and 1 <= int(parts[0]) <= 31
        and 1 <= int(parts[1]) <= 12
    ):
        yield "dotted_date"


def _dotted_month(text: str) -> Iterator[str]:
    """03.2015; where a point stands before decimals, 11.2019 is none, but nobody writes 03 before them."""
    month, _, year = text.partition(".")
    if not (
        year.isdecimal() and len(year) == 4 and year[:2] in CENTURIES and month.isdecimal() and len(month) < 3
    ):
        return
    if 1 <= int(month) <= 12:
        yield "dotted_month"
        if month[0] == "0":
            yield "padded_month"


def _shapes() -> Iterator[frozenset[str]]:
    numbers = (str(n) for n in chain(range(100), (100,), range(1000, 2500), (9000, 12345)))
    others = (f"0{n}" for n in chain(range(10), range(100), range(900)))
    signs = (
        "10:30",
        "99:99",
        "10.30",
        "22.30",
        "99.99",
        "1:10:30",
        ".5",
        "1,200",
        "1.2.2024",
        "03.2015",
        "11.2015",
    )
    return (digit_tags(text) for text in chain(numbers, others, signs))


Codes = tuple[str, str]
"""The character that stands for a token, and the one where it touches the token before."""


class Alphabet(Struct, frozen=True):
    """Which character stands for which tags, and which for each word that patterns know.

    `word`, `name` and `sign` are those of words, of words with a capital and of signs that no pattern knows.
    """

    codes: Mapping[tuple[frozenset[str], bool], str]
    words: Mapping[str, Codes]
    number_tags: Mapping[str, frozenset[str]]
    word: Codes
    name: Codes
    sign: Codes

    @classmethod
    def of(cls, word_tags: Mapping[str, frozenset[str]], patterns: Iterable[str] = ()) -> Alphabet:
        """An alphabet for these words (exact or lower case), all shapes of digits, and these `patterns`.

        A token has a character of its own for touching the one before only if a pattern asks for that: with
        fewer than 256 characters the regular expressions compile several times as fast.
        """
        glued_tags = {tag for pattern in patterns for tag, glued in _tags_of(pattern) if glued}
        words = (tags | digit_tags(word) if word.isdecimal() else tags for word, tags in word_tags.items())
        codes: dict[tuple[frozenset[str], bool], str] = {}
        for number, tags in enumerate(sorted({NO_TAGS, WORD, NAME, *words, *_shapes()}, key=sorted)):
            codes[tags, False] = codes[tags, True] = chr(number + 1)
        for tags in [tags for tags, glued in codes if glued and tags & glued_tags]:
            codes[tags, True] = chr(len(set(codes.values())) + 1)
        number_tags = {word: tags for word, tags in word_tags.items() if word.isdecimal()}
        coded = {
            word: (codes[tags, False], codes[tags, True])
            for word, tags in word_tags.items()
            if word not in number_tags
        }
        word, name, sign = ((codes[tags, False], codes[tags, True]) for tags in (WORD, NAME, NO_TAGS))
        return cls(codes, coded, number_tags, word, name, sign)

    def codes_of(self, text: str) -> Codes:
        """The characters of a token."""
        found = self.words.get(text) or self.words.get(text.lower())
        if found is not None:
            return found
        if text[0].isalpha():
            return self.name if text[0].isupper() else self.word
        is_number = text[0].isdecimal() or (text[0] == "." and text[1:2].isdecimal())
        return self._of_digits(text) if is_number else self.sign

    def _of_digits(self, text: str) -> Codes:
        tags, own = digit_tags(text), self.number_tags.get(text)
        tags = tags | own if own else tags
        loose = self.codes.get((tags, False))
        return (loose, self.codes[tags, True]) if loose else self.sign

    def fitting(self, tag: str, glued: bool) -> frozenset[str]:
        """The codes of tokens with this tag (touching the one before, if `glued`)."""
        fitting = frozenset(
            code for (tags, touching), code in self.codes.items() if tag in tags and (touching or not glued)
        )
        if not fitting:
            raise ValueError(f"no word and no shape of digits has the tag {tag!r}")
        return fitting


def encoded(tokens: Tokens, codes_of: Callable[[str], Codes]) -> str:
    """One character for each token."""
    touching = (False, *map(eq, islice(tokens.at, 1, None), tokens.to))
    return "".join(map(getitem, map(codes_of, tokens.text), touching))


def _class(codes: frozenset[str]) -> str:
    """The regular expression for one of these codes, as ranges: a short class compiles fast."""
    return f"[{''.join(_runs(sorted(map(ord, codes))))}]"


def _runs(codes: list[int]) -> Iterator[str]:
    first = last = codes[0]
    for code in (*codes[1:], -1):
        if code != last + 1:
            yield re.escape(chr(first)) + (f"-{re.escape(chr(last))}" if last > first else "")
            first = code
        last = code


def literal_tag(word: str) -> str:
    """The tag by which a pattern's literal word is known."""
    return f"={word}"


def _tags_of(pattern: str) -> Iterator[tuple[str, bool]]:
    """The tags that a pattern asks for, and whether their token must touch the one before it."""
    glued = False
    for match in re.finditer(_ATOM, pattern):
        if match["tag"] or match["word"]:
            yield match["tag"] or literal_tag(match["word"]), glued
        glued = bool(match["glue"])


def literals(patterns: Iterable[str]) -> set[str]:
    """All literal words of these patterns.

    >>> sorted(literals(["({month=month} the)? {day}"]))
    ['the']
    """
    return {match["word"] for pattern in patterns for match in re.finditer(_ATOM, pattern) if match["word"]}


def tag_names(patterns: Iterable[str]) -> set[str]:
    """All tags that these patterns ask for."""
    return {match["tag"] for pattern in patterns for match in re.finditer(_ATOM, pattern) if match["tag"]}


def compile_pattern(pattern: str, alphabet: Alphabet) -> str:
    """The regular expression over codes for a pattern of the lexicon.

    Raises ValueError for a tag that no word has. Groups cannot repeat, so matching is linear.
    """
    parts: list[str] = []
    glued = never = False
    for match in re.finditer(_ATOM, pattern):
        if match["glue"] or match["never"]:
            glued, never = glued or bool(match["glue"]), never or bool(match["never"])
            continue
        if match["group"]:
            parts.append(_GROUPS.get(match["group"], match["group"]))
            continue
        tag = match["tag"] or literal_tag(match["word"])
        atom = _class(alphabet.fitting(tag, glued))
        parts.append(f"(?!{atom})" if never else f"(?P<{match['name']}>{atom})" if match["name"] else atom)
        glued = never = False
    return "".join(parts)


Beginning = tuple[frozenset[str], ...]
"""The codes that the first tokens may have; shorter if a match may be."""

LOOKED_AHEAD = 4
"""How many tokens tell a place where a pattern may match from one where it cannot: most are told apart by so many."""


def beginnings(pattern: str, alphabet: Alphabet) -> set[Beginning]:
    """How the matches of a pattern of the lexicon begin: no place where none of them fits can match."""
    open_groups: list[tuple[set[Beginning], set[Beginning]]] = []
    others: set[Beginning] = set()
    current: set[Beginning] = {()}
    glued = never = False
    for match in re.finditer(_ATOM, pattern):
        if match["glue"] or match["never"]:
            glued, never = glued or bool(match["glue"]), never or bool(match["never"])
        elif match["group"] in ("(", "["):
            open_groups.append((others, current))
            others, current = set(), {()}
        elif match["group"] == "|":
            others, current = others | current, {()}
        elif match["group"]:
            group = others | current | ({()} if match["group"] == ")?" else set())
            others, before = open_groups.pop()
            current = _joined(before, group)
        else:
            if not never:
                tag = match["tag"] or literal_tag(match["word"])
                current = _joined(current, {(alphabet.fitting(tag, glued),)})
            glued = never = False
    return others | current


def _joined(first: set[Beginning], second: set[Beginning]) -> set[Beginning]:
    return {(*one, *other)[:LOOKED_AHEAD] for one in first for other in second}
