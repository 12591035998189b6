"""How numbers are written in a language."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from figures.lexicon.build.data import Data
from figures.lexicon.build.starts import number_starts
from figures.lexicon.language import UNKNOWN
from figures.lexicon.phrases import Phrases
from figures.lexicon.record import LetterScale, Numbers

GLUE = (
    "abbreviated",
    "articles",
    "closes_number",
    "conjunction",
    "decimal_point",
    "fraction_articles",
    "fraction_conjunction",
    "fraction_followers",
    "fraction_changes",
    "fraction_hedges",
    "fraction_linker",
    "fraction_openers",
    "fraction_settings",
    "fraction_units",
    "day_openers",
    "goes_on_in_digits",
    "group_signs",
    "half",
    "half_with_article",
    "hyphens",
    "joined_by_conjunction",
    "kept_apart",
    "linker",
    "loose_point",
    "minus",
    "no_fraction_after",
    "no_minus_after",
    "no_sum_after",
    "not_after_digits",
    "one_linker",
    "ordinal_followers",
    "ordinal_tens",
    "others",
    "part_words",
    "scale_linker",
    "seldom_fractions",
    "share_words",
    "tens_apart",
    "vague_linker",
)
TENS = range(20, 100, 10)
JOINTS = ("conjunction", "fraction_conjunction", "hyphens", "scale_linker")


def numbers_of(data: Data, cldr: Any) -> Numbers:
    """The number words of `numbers.yaml`, and the signs of CLDR, which knows none of a language that nobody knows."""
    symbols = data if cldr.language == UNKNOWN else cldr.number_symbols.get("latn", cldr.number_symbols)
    cardinals = {str(word): _amount(value) for word, value in data["cardinals"].items()}
    phrases = Phrases.of((str(word), value) for word, value in data.get("cardinal_phrases", {}).items())
    vague_before = Phrases.of(
        (word, (low, high)) for word, (low, high) in data.get("vague_before", {}).items()
    )
    return Numbers(
        cardinals=cardinals,
        cardinal_phrases=phrases,
        multipliers=data.get("multipliers", {}),
        never_bare=frozenset(data.get("scales_never_bare", [])),
        letter_scales={
            str(word): LetterScale(**entry) for word, entry in data.get("letter_scales", {}).items()
        },
        denominators=data.get("denominators", {}),
        plural_denominators=data.get("plural_denominators", {}),
        joined_denominators=data.get("joined_denominators", {}),
        denominator_suffixes=tuple(data.get("denominator_suffixes", [])),
        bare_fractions=data.get("bare_fractions", {}),
        ordinals={**data.get("ordinals", {}), **dict(_compound_ordinals(data)), **dict(_ranks(data))},
        ordinal_suffixes=frozenset(data.get("ordinal_suffixes", [])),
        vague={word: (low, high) for word, (low, high) in data.get("vague", {}).items()},
        vague_multipliers=data.get("vague_multipliers", {}),
        vague_before=vague_before,
        pairs=data.get("pairs", {}),
        glue={name: frozenset(data.get(name, [])) for name in GLUE},
        compound=_pieces(data) if data.get("compound") else None,
        stems=_pieces(data) if data.get("denominator_suffixes") else (),
        teens_after=frozenset(data.get("teens_after", [])),
        starts=phrases.first_words.union(cardinals, number_starts(data), vague_before.first_words),
        continuing=phrases.first_words.union(
            ",-", cardinals, data.get("multipliers", {}), *(map(str, data.get(name, [])) for name in JOINTS)
        ),
        decimal=symbols["decimal"],
        group=symbols["group"],
    )


def _amount(value: int | str) -> int | Fraction:
    """The value of a cardinal; a fraction is written as text (anderthalb: 3/2)."""
    return value if isinstance(value, int) else Fraction(value)


def _compound_ordinals(data: Data) -> Iterator[tuple[str, int]]:
    """The ordinals that a language writes in one word with their units: einundzwanzigste."""
    units = [(word, value) for word, value in data["cardinals"].items() if value in range(1, 10)]
    for linker in data.get("compound_linkers", []):
        for word, value in data.get("ordinals", {}).items():
            if value in TENS:
                yield from ((f"{unit}{linker}{word}", number + value) for unit, number in units)


def _ranks(data: Data) -> Iterator[tuple[str, int]]:
    """The superlatives that a language writes in one word with their rank: zweitgrößte."""
    forms = product(
        data.get("ranks", {}).items(), data.get("superlatives", []), data.get("superlative_endings", [])
    )
    yield from ((f"{rank}{word}{ending}", value) for (rank, value), word, ending in forms)


def _pieces(data: Data) -> tuple[str, ...]:
    """The pieces of compound number words (ein-und-zwanzig-tausend), the longest first."""
    pieces = {*data["cardinals"], *data["multipliers"], *data.get("compound_linkers", [])}
    return tuple(sorted(pieces - set(data.get("not_compounded", [])), key=lambda piece: (-len(piece), piece)))
