"""What the words of one language mean to the extractor, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache, reduce
from itertools import repeat
from operator import or_

from msgspec import Struct

from figures.lazy import cached_property
from figures.lexicon.forms import Forms
from figures.lexicon.patterns import Alphabet
from figures.lexicon.phrases import Phrases
from figures.model import Change, Qualifier
from figures.units import UnitForm

NO_WORDS: frozenset[str] = frozenset()
SHORTEST = 3
"""Letters that a word keeps when its ending is taken from it."""


class LetterScale(Struct, frozen=True):
    """A letter that multiplies the number it touches; `money` if it needs a currency or a noun beside it."""

    scale: int
    money: bool = False


class Numbers(Struct, frozen=True):
    """The number words of a language; `continuing` are the words and signs with which words may go on digits."""

    cardinals: Mapping[str, int | Fraction]
    cardinal_phrases: Phrases[int]
    multipliers: Mapping[str, int]
    never_bare: frozenset[str]
    letter_scales: Mapping[str, LetterScale]
    denominators: Mapping[str, int]
    plural_denominators: Mapping[str, int]
    joined_denominators: Mapping[str, int]
    denominator_suffixes: tuple[str, ...]
    bare_fractions: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_suffixes: frozenset[str]
    vague: Mapping[str, tuple[int, int]]
    vague_multipliers: Mapping[str, int]
    vague_before: Phrases[tuple[int, int]]
    pairs: Mapping[str, int]
    glue: Mapping[str, frozenset[str]]
    compound: tuple[str, ...] | None
    stems: tuple[str, ...]
    continuing: frozenset[str]
    teens_after: frozenset[int]
    starts: frozenset[str]
    decimal: str
    group: str

    def connects(self, what: str, word: str) -> bool:
        """Whether `word` is one of the little words of this sort (`conjunction`, `articles`, `half` …)."""
        return word in self.glue.get(what, NO_WORDS)


class Telling(Struct, frozen=True):
    """Words of which a sentence with a figure has one, unless it has a digit.

    They are looked for among bytes, which takes half as long as among letters: `letters` makes a small letter of each
    letter that they have in `encoding`, a zero of a digit, and a space of any other sign.
    """

    words: frozenset[bytes]
    letters: bytes
    encoding: str

    def stand_in(self, text: str) -> bool:
        """Whether the text has one of them, in small letters or capitals, or a digit of ASCII."""
        signs = text.encode(self.encoding, "replace").translate(self.letters)
        return b"0" in signs or not self.words.isdisjoint(signs.split())

    def words_of(self, text: str) -> list[bytes]:
        """The words of a text in small letters, each digit a zero."""
        return text.encode(self.encoding, "replace").translate(self.letters).split()


class ClaimPattern(Struct, frozen=True):
    """One pattern of what is not a quantity: its kind, and its regular expression over codes, compiled when needed."""

    kind: str
    source: str


class Step(Struct, frozen=True):
    """What the token so far behind the beginning of a match may be.

    Bit i of `fitting[code]` says that pattern i may have a token with this code here, bit i of `ended` that its match
    may have ended before.
    """

    fitting: Mapping[str, int]
    ended: int


class Claims(Struct, frozen=True):
    """All claim patterns, and how the match of each can begin."""

    patterns: tuple[ClaimPattern, ...]
    steps: tuple[Step, ...]

    def fitting(self, codes: str) -> tuple[ClaimPattern, ...]:
        """The patterns of which a match may begin with some tokens, in their order."""
        mask = -1
        for number, step in enumerate(self.steps):
            mask &= step.fitting.get(codes[number : number + 1], step.ended)
            if not mask:
                return ()
        return tuple(self.patterns[number] for number in _bits(mask))


@lru_cache(maxsize=1024)
def _bits(mask: int) -> tuple[int, ...]:
    """The numbers of the bits that are set, ascending."""
    return tuple(number for number in range(mask.bit_length()) if mask >> number & 1)


class Rates(Struct, frozen=True):
    """What a figure can be given per."""

    periods: Phrases[str]
    bases: Phrases[str]
    nouns: Phrases[str]
    adverbs: Phrases[str]
    adjectives: Phrases[str]
    each: Phrases[str]
    markers: frozenset[str]
    articles: frozenset[str]


class Ending(Struct, frozen=True):
    """The letters that a word may end in, how many of them are dropped, and what stands in their place."""

    letters: str
    dropped: int
    instead: str


class Nouns(Struct, frozen=True):
    """How nouns look, and what their singular is.

    `endings` are those that number, case or tense gives to words, by their last letter; `letters` stand for others
    where forms are one (ä for a). `capitalised` says that every noun has a capital (German), `head_first` that
    adjectives follow it (French).
    """

    plural: re.Pattern[str]
    singular: tuple[tuple[re.Pattern[str], str], ...]
    irregular: Mapping[str, str]
    possessive: re.Pattern[str]
    adverb: re.Pattern[str]
    person: re.Pattern[str]
    participle: re.Pattern[str]
    endings: Mapping[str, tuple[Ending, ...]]
    letters: Mapping[int, str]
    capitalised: bool = False
    head_first: bool = False

    def stem(self, word: str) -> str:
        """A word in small letters without its ending; crude, and the same for all its forms.

        >>> from figures.lexicon import load
        >>> [load("en").nouns.stem(word) for word in ("parties", "party", "visited", "visits")]
        ['parti', 'parti', 'visit', 'visit']
        >>> [load("de").nouns.stem(word) for word in ("häuser", "häusern", "haus", "hauses")]
        ['haus', 'haus', 'haus', 'haus']
        """
        for each in self.endings.get(word[-1:], ()):
            kept = len(word) - each.dropped
            if kept >= SHORTEST and word.endswith(each.letters):
                word = word[:kept] + each.instead
                break
        return word if word.isascii() else word.translate(self.letters)


class Side(StrEnum):
    """Where the figure stands to which a cue gives a role."""

    BEFORE = "before"  # the cue stands before its figure
    AFTER = "after"
    NEAR = "near"  # on either side
    VERB = "verb"  # its figure follows (rose 5%)
    FINAL = "final"  # its figure stands anywhere before it in its clause, behind a "by" (um 5 % gestiegen)
    COMPARING = "comparing"  # a verb that sets the figure before it beside the one behind (40 exceeded 30)
    NOUN = "noun"  # its figure stands right before it (a 5% rise) or follows (a rise of 5%)
    WORD = "word"  # its figure stands right before it (5% more)
    WHEN = (
        "when"  # its figure stands before it, or is the next one if it opens the clause (last year it was 5)
    )


class Cue(Struct, frozen=True):
    """A role that a word gives to the figure beside it."""

    role: str
    side: Side


class Roles(Struct, frozen=True):
    """The words that tell how figures stand to one another.

    `neutral` are terms that look like cues; `multiples` stand for a figure themselves (doubled), and so do `sets`
    (trio); `points` open the points of a list (first, secondly), `bodies` have so many members; nobody gives both of
    two `opposites`, one of an odd number and one of the next, or is of two `opposite_groups`; `said` are words for
    what another language says with a number (both, quarter-finals), `said_days` those for spans of time, by their
    days; `barriers` open a clause of their own, `links` take up what was said; `fillers` may stand between a cue and
    its figure; a list with an `open` word may leave something out, one with a `closed` word leaves out nothing;
    `moods` are words under which a figure is expected or denied.
    """

    cues: Phrases[tuple[Cue, ...]]
    neutral: Phrases[bool]
    multiples: Phrases[Fraction]
    sets: Phrases[Fraction]
    points: Phrases[Fraction]
    bodies: Phrases[Fraction]
    opposites: Phrases[Fraction]
    opposite_groups: Phrases[Fraction]
    said: Phrases[Fraction]
    said_days: Phrases[Fraction]
    barriers: frozenset[str]
    fillers: frozenset[str]
    open: Phrases[bool]
    closed: Phrases[bool]
    links: Phrases[bool]
    moods: Phrases[str]


class OrderWord(Struct, frozen=True):
    """What a term does that says which of two figures is the larger: 1 for more, -1 for less, 0 for neither."""

    role: str
    way: int


class Idiom(Struct, frozen=True):
    """The words beside a number word that make it no number (no one, one another).

    `alone` are words before it that do so if no noun follows (for a second, but for a second term); `needs` are
    words of which one must follow lest it be no number (scores of people, but test scores).
    """

    before: Phrases[bool]
    after: Phrases[bool]
    alone: Phrases[bool]
    needs: Phrases[bool]


class ListsIn(Struct, frozen=True, gc=False):
    """The lists of which an entry may stand in some words, as a sum of their `bits`; of no other list does any."""

    found: int
    masks: Masks

    def __contains__(self, what: str) -> bool:
        return self.found & self.masks.bits.get(what, 0) != 0

    def any_of(self, *lists: str) -> bool:
        """Whether one of some lists is among them."""
        return self.found & self.masks[lists] != 0

    def __or__(self, other: ListsIn) -> ListsIn:
        return ListsIn(self.found | other.found, self.masks)


class Masks(dict[tuple[str, ...], int]):
    """The bits of several lists together: of those that the code asks for at once, kept from the first time on."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        self.bits = bits

    def __missing__(self, lists: tuple[str, ...]) -> int:
        self[lists] = mask = reduce(or_, map(self.bits.get, lists, repeat(0)), 0)
        return mask


class Lexicon(Struct, frozen=True, dict=True):
    """Everything the extractor knows of a language and locale.

    `lists` says of each word in which lists it is; `terms` holds the entries of a list that are longer than one token,
    where a list has any. `keywords` tells of which lists a word is the longest of an entry, as a sum of their `bits`.
    `near` are the words that settle what a unit of several meanings is (pounds); `function_words` say nothing of what
    a sentence is about.
    `starters` are all words that can begin a figure; those in `opened` do so only before one of its words (a million).
    `suffixes` are all words with which a unit or whatever else says what a number is can begin.
    """

    locale: str
    numbers: Numbers
    qualifiers_before: Phrases[Qualifier]
    qualifiers_after: Phrases[Qualifier]
    changes: Phrases[Change | None]
    change_between: frozenset[str]
    change_stop: frozenset[str]
    rates: Rates
    nouns: Nouns
    lists: Mapping[str, frozenset[str]]
    near: Mapping[str, frozenset[str]]
    fold_endings: tuple[str, ...]
    terms: Mapping[str, Phrases[bool]]
    keywords: Mapping[str, int]
    bits: Mapping[str, int]
    sayings: Phrases[bool]
    fixed_names: Phrases[bool]
    idioms: Mapping[str, Idiom]
    roles: Roles
    orders: Phrases[tuple[OrderWord, ...]]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    decades: Mapping[str, int]
    alphabet: Alphabet
    claims: Claims
    unit_names: Phrases[tuple[UnitForm, ...]]
    unit_symbols: Phrases[tuple[UnitForm, ...]]
    unit_powers: Phrases[tuple[UnitForm, ...]]
    currency_names: Phrases[tuple[str, ...]]
    currency_symbols: Phrases[tuple[str, ...]]
    currency_codes: frozenset[str]
    risky_money: frozenset[str]
    money_amounts: Mapping[str, tuple[int, tuple[str, ...]]]
    subunits: Phrases[str]
    subunit_names: frozenset[str]
    tied_units: Mapping[str, str]
    number_words: frozenset[str]
    function_words: frozenset[str]
    telling: Telling
    starters: frozenset[str]
    opened: Mapping[str, frozenset[str]]
    suffixes: frozenset[str]
    abbreviations: frozenset[str]

    @cached_property
    def forms(self) -> Forms:
        """What words may be by their letters alone."""
        return Forms(self)

    @cached_property
    def _masks(self) -> Masks:
        return Masks(self.bits)

    def has(self, what: str, word: str) -> bool:
        """Whether the lower-case `word` is in the list `what` of words.yaml."""
        return what in self.lists.get(word, NO_WORDS)

    def is_calendar(self, text: str) -> bool:
        """Whether a word, as written or in small letters, is the name of a month or of a weekday."""
        low, months, weekdays = text.lower(), self.months, self.weekdays
        return low in months or low in weekdays or text in months or text in weekdays

    def term(self, what: str, tokens: Sequence[str], at: int) -> int:
        """How many tokens the longest entry of the list `what` has that begins at `at`; 0 for none."""
        if at >= len(tokens):
            return 0
        terms, word = self.terms.get(what), tokens[at]
        found = terms.match(tokens, at) if terms is not None and word in terms.starts else None
        return found[0] if found else int(what in self.lists.get(word, NO_WORDS))

    def lists_in(self, tokens: Iterable[str]) -> ListsIn:
        """The lists of which an entry may stand among some tokens: a quick look."""
        return ListsIn(reduce(or_, filter(None, map(self.keywords.get, tokens)), 0), self._masks)

    def stands(self, what: str, tokens: Sequence[str], at: int = 0, to: int | None = None) -> bool:
        """Whether an entry of the list `what` begins on one of the tokens `at`..`to`."""
        terms, lists = self.terms.get(what), self.lists
        starts: Container[str] = terms.starts if terms is not None else ()
        at, to = max(at, 0), len(tokens) if to is None else to
        for place, word in enumerate(tokens[at:to], at):
            if what in lists.get(word, NO_WORDS):
                return True
            if word in starts and terms is not None and terms.match(tokens, place) is not None:
                return True
        return False

    def term_before(self, what: str, tokens: Sequence[str], at: int) -> int:
        """How many tokens the longest entry of the list `what` has that ends before `at`; 0 for none."""
        if at <= 0:
            return 0
        terms, word = self.terms.get(what), tokens[at - 1]
        found = terms.match_before(tokens, at) if terms is not None and word in terms.ends else None
        return found[0] if found else int(what in self.lists.get(word, NO_WORDS))
