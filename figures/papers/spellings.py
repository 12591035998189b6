"""The spellings of `spellings.yaml`, compiled once and kept: which quantity a text writes, with which sign."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct

from figures.cache import cached, stamps

HERE = os.path.dirname(__file__)
FILE = "spellings.yaml"
CI, DF = "CI", "df"
TESTS = ("t", "F", "chi2", "z", "r", "rho", "tau_b", "Q", "H", "U")
"""What a p may belong to."""
_BLANK = r"[\s-]{0,3}"


class Spellings(Struct, frozen=True):
    """Patterns as text (they are compiled when a text has statistics), and what each spelling stands for."""

    symbols: str
    bare: str
    words: str
    signs: str
    word_signs: str
    of_symbol: Mapping[str, str]
    of_word: Mapping[str, str]
    of_sign: Mapping[str, str]
    marks: Mapping[str, str]
    limits: Mapping[str, tuple[int | None, int | None]]
    telling: frozenset[str]
    leaving: frozenset[str]

    def quantity(self, written: str) -> str:
        """The quantity that a spelling stands for; one in words may have any case."""
        key = _key(written)
        return self.of_symbol.get(key) or self.of_word.get(key.lower()) or ""

    def sign(self, written: str | None) -> str:
        """The sign that a word or a sign stands for; none is that of equality."""
        return self.of_sign.get(" ".join((written or "=").lower().split()), "=")


def _key(written: str) -> str:
    return re.sub(r"[\s-]+", "", written)


@cache
def load_spellings() -> Spellings:
    """The spellings that ship, from the cache."""
    return cached("spellings", stamps(HERE, FILE), _read)


def _read() -> Spellings:
    from pathlib import Path

    from figures.lexicon.build.data import read_data

    data = read_data(Path(HERE, FILE))
    quantities: Mapping[str, dict[str, list[str]]] = data["quantities"]
    symbols = {s: name for name, each in quantities.items() for s in each["symbols"]}
    words = {w: name for name, each in quantities.items() for w in each["words"]}
    bare = [s for each in quantities.values() if each.get("bare") for s in each["symbols"] if len(s) > 1]
    signs = {word.lower(): sign for sign, each in data["signs"].items() for word in each}
    return Spellings(
        _any(symbols),
        _any(bare),
        _any(words),
        _any(sign for sign in signs if not sign[0].isalpha()),
        _any(sign for sign in signs if sign[0].isalpha()),
        {_key(symbol): name for symbol, name in symbols.items()},
        {_key(word).lower(): name for word, name in words.items()},
        signs,
        {name: _any(entries) for name, entries in data["marks"].items()},
        {name: _limits(entry) for name, entry in data["limits"].items()},
        frozenset(data["telling"]),
        frozenset(data["leaving"]),
    )


def _limits(entry: Sequence[object]) -> tuple[int | None, int | None]:
    low, high = (each if isinstance(each, int) else None for each in entry)
    return low, high


def _any(spellings: Iterable[str]) -> str:
    """A pattern for any of some spellings, the longest first."""
    ordered: Sequence[str] = sorted(set(spellings), key=lambda each: (-len(each), each))
    return "|".join(_BLANK.join(map(re.escape, each.split())) + _edge(each) for each in ordered)


def _edge(spelling: str) -> str:
    return r"\b" if len(spelling) > 1 and spelling[-1].isalpha() and spelling[0].isalpha() else ""
