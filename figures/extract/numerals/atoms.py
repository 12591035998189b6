"""The smallest parts of a number in words: twenty, hundred, the pieces of a compound (drei|hundert|acht)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from figures.extract.numerals.spoken import Rational
from figures.lexicon.record import Numbers
from figures.lexicon.tokens import Tokens

TENS = range(20, 100, 10)


class Part(NamedTuple):
    """A cardinal, which adds, or a multiplier."""

    value: Rational
    multiplies: bool


class Atom(Struct, frozen=True, gc=False):
    """A number word that ends before token `last`; only a compound has more than one part."""

    last: int
    parts: tuple[Part, ...]

    @property
    def multiplies(self) -> bool:
        """Whether it begins with a multiplier."""
        return self.parts[0].multiplies

    @property
    def cardinal(self) -> Rational | None:
        """The value of a plain cardinal."""
        return None if len(self.parts) > 1 or self.multiplies else self.parts[0].value


def atom_at(tokens: Tokens, at: int, numbers: Numbers) -> Atom | None:
    """The number word at this token.

    A full stop that abbreviates a scale belongs to it (3 Mio. Euro), unless it ends the sentence too.
    """
    if at >= tokens.end:
        return None
    word = tokens.low[at]
    phrase = numbers.cardinal_phrases.match(tokens.low, at)
    if phrase:
        return Atom(at + phrase[0], (Part(phrase[1], False),))
    if word in numbers.cardinals:
        return Atom(at + 1, (Part(numbers.cardinals[word], False),))
    if word in numbers.multipliers:
        return Atom(_past_stop(tokens, at + 1, numbers), (Part(numbers.multipliers[word], True),))
    parts = compound(word, numbers)
    return Atom(at + 1, parts) if parts else None


def past_hyphen(tokens: Tokens, here: int, numbers: Numbers) -> int:
    """The token behind a hyphen that ties the next word on (twenty-one), or `here` if there is none."""
    tied = (
        here + 1 < tokens.end
        and numbers.connects("hyphens", tokens.low[here])
        and tokens.glued(here)
        and tokens.glued(here + 1)
    )
    return here + 1 if tied else here


def _past_stop(tokens: Tokens, here: int, numbers: Numbers) -> int:
    abbreviated = numbers.connects("abbreviated", tokens.low[here - 1])
    stopped = abbreviated and here + 1 < tokens.end and tokens.text[here] == "." and tokens.glued(here)
    return here + 1 if stopped else here


def word_value(word: str, numbers: Numbers) -> Rational | None:
    """The value of a number said in one word, however long: zwanzig, dreihundertacht."""
    known = numbers.cardinals.get(word) or numbers.multipliers.get(word)
    if known:
        return known
    value: Rational = 0
    for part, multiplies in _cut(word, numbers.compound or numbers.stems, numbers):
        value = max(value, 1) * part if multiplies else value + part
    return value or None


def compound(word: str, numbers: Numbers) -> tuple[Part, ...]:
    """The parts of a compound number word (einundzwanzigtausend: 21, times 1000); nothing for other words."""
    return _cut(word, numbers.compound, numbers) if numbers.compound is not None else ()


def _cut(word: str, pieces: tuple[str, ...], numbers: Numbers) -> tuple[Part, ...]:
    if not word.startswith(pieces) or not word.endswith(pieces):
        return ()
    found = segments(word, pieces)
    linked = {found[0], found[-1]} - numbers.cardinals.keys() - numbers.multipliers.keys() if found else {""}
    return () if linked or len(found) < 2 else tuple(_parts(found, numbers))


def segments(word: str, pieces: Sequence[str]) -> list[str]:
    """`word` cut into `pieces`, of which the first that fits is taken; nothing if it cannot be cut.

    >>> segments("einundzwanzig", ("zwanzig", "eins", "und", "ein"))
    ['ein', 'und', 'zwanzig']
    """
    begins: dict[int, str] = {len(word): ""}
    for at in range(len(word) - 1, -1, -1):
        for piece in pieces:
            if at + len(piece) in begins and word.startswith(piece, at):
                begins[at] = piece
                break
    if 0 not in begins:
        return []
    found, at = [], 0
    while at < len(word):
        found.append(begins[at])
        at += len(begins[at])
    return found


def _parts(pieces: Sequence[str], numbers: Numbers) -> Iterator[Part]:
    """The values of the pieces; German says the unit before the tens (ein-und-zwanzig)."""
    values = [piece for piece in pieces if piece in numbers.cardinals or piece in numbers.multipliers]
    unit: Rational = 0
    for piece, following in zip(values, [*values[1:], ""], strict=True):
        if piece in numbers.multipliers:
            yield Part(numbers.multipliers[piece], True)
            continue
        value = unit + numbers.cardinals[piece]
        unit = value if value < 10 and numbers.cardinals.get(following, 0) in TENS else 0
        if not unit:
            yield Part(value, False)
