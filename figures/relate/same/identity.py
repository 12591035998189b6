"""Whether two figures in different sentences are of one thing: by their noun, and the words around both."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import isclose

from msgspec import Struct

from figures.model import Qualifier, Section
from figures.relate.record import Mention
from figures.relate.text import Text
from figures.relate.utterance import is_empty

AROUND = 5
"""So many words before and behind a figure are near it."""
NAMED = 8
"""So many words before it, whose it is."""
OPENING, FAR = 3, 12
"""So many words open a sentence, and so far behind them stands what they are of."""
BESIDE = 2
"""So few sentences apart, the same words are said of two things in a row."""
PLAIN = frozenset({Qualifier.EXACT, Qualifier.ABOUT})


class Likeness(Struct, frozen=True, gc=False):
    """What two figures, the earlier first, have in common, looked for when it is asked for."""

    one: Mention
    other: Mention
    text: Text

    @property
    def noun(self) -> bool:
        """Whether both count the same."""
        return self.one.noun is not None and self.one.noun == self.other.noun

    @property
    def words(self) -> int:
        """How many words both sentences have."""
        first, second = (self.text.utterance(each).topics for each in (self.one, self.other))
        return len((first & second) - self._own)

    @property
    def near(self) -> int:
        """How many words stand near both."""
        return len((_near(self.one, self.text) & _near(self.other, self.text)) - self._own)

    @property
    def definite(self) -> bool:
        """Whether the text takes the later for known."""
        return _follows(self.other, "taking_for_known", self.text)

    @property
    def called(self) -> bool:
        """Whether both are called the same: they count the same, or the word behind the later stands near the other."""
        if self.noun or self.other.sort == "count":
            return self.noun
        said = self.text.utterance(self.other).said
        behind = said[self.other.last] if self.other.last < len(said) else ""
        return bool(behind) and behind in _near(self.one, self.text)

    @property
    def explained(self) -> bool:
        """Whether a clause tells which the later ones are: the 13 women who came may be others."""
        low = self.text.utterance(self.other).tokens.low
        behind = max(self.other.last, self.other.core[1])
        return self.is_worked_out or any(
            self.text.lexicon.has("relatives", word) for word in low[behind : behind + 1]
        )

    @property
    def is_worked_out(self) -> bool:
        """Whether the later is what two that were told before make: 12 crashes last year and 9 this; the 21."""
        if not self.text.is_short:
            return False
        told = [each for each in self.text.by_sort.get(self.one.sort, ()) if each.place < self.other.place]
        return any(isclose(one.size + two.size, self.other.size) for one, two in combinations(told, 2))

    @property
    def names(self) -> bool:
        """Whether a name stands before both."""
        return bool(_names(self.one, self.text) & _names(self.other, self.text))

    @property
    def in_full(self) -> bool:
        """Whether the later is all of what the last sentence counts: to reach all 1.2 million of them."""
        if not self.other.bare or self.other.sentence - self.one.sentence != 1:
            return False
        low = self.text.utterance(self.other).tokens.low
        if not _follows(self.other, "wholly", self.text):
            return False
        before = [each for each in self.text.utterance(self.one).mentions if each.sort == "count"]
        largest = max(before, key=lambda each: each.size)
        return self.text.lexicon.term("anaphors", low, self.other.last) > 0 and self.one is largest

    @property
    def demonstrative(self) -> bool:
        """Whether the later points at what was said."""
        return _follows(self.other, "pointing_back", self.text)

    @property
    def _own(self) -> set[str]:
        return {
            self.text.lexicon.nouns.stem(word)
            for each in (self.one, self.other)
            for word in (each.noun or "").split()
        }


def may_be_one(one: Mention, other: Mention, text: Text) -> bool:
    """Whether nothing tells that they are of two things: another year or day, the number of a picture."""
    if any(text.is_item(text.utterance(each)) or _is_aside(each, text) for each in (one, other)):
        return False
    return not _is_of_another_day(one, other, text)


def are_set_off(one: Mention, other: Mention, text: Text) -> bool:
    """Whether words near them tell the one from the other: another 40, at least 40, what is only expected."""
    hedges = {one.figure.qualifier, other.figure.qualifier}
    if one.mood != other.mood or (len(hedges) > 1 and not hedges <= PLAIN):
        return True
    return _has_own("contrasting", one, other, text) or are_told_apart(one, other, text)


def are_counted_alike(one: Mention, other: Mention) -> bool:
    """Whether both count the same, or may: people, and critically injured people, are two."""
    if one.noun and other.noun and one.noun != other.noun:
        return False
    first, second = (set((each.figure.noun or "").lower().split()) for each in (one, other))
    return not (first and second and len(first ^ second) > 1)


def _near(mention: Mention, text: Text) -> set[str]:
    """The words near a figure that say anything, verbs of change among them."""
    own = text.utterance(mention)
    behind = mention.last if mention.noun is None else mention.core[1]  # the unit says nothing, the noun may
    places = (*range(max(mention.first - AROUND, 0), mention.first), *range(behind, mention.last + AROUND))
    said = own.said
    return {said[at] for at in places if at < len(said) and said[at]}


def _follows(mention: Mention, what: str, text: Text) -> bool:
    """Whether one of these words stands right before a figure, but for fillers: those very 50 years."""
    low = text.utterance(mention).tokens.low
    at = mention.first - 1
    if at >= 0 and low[at] in text.lexicon.roles.fillers and not text.lexicon.has(what, low[at]):
        at -= 1
    return at >= 0 and text.lexicon.has(what, low[at])


def _is_aside(mention: Mention, text: Text) -> bool:
    """Whether its sentence is none: the number of a picture, a note on what was wrong."""
    own, has = text.utterance(mention), text.lexicon.has
    return own.lists.any_of("numbering", "correcting") and any(
        has("numbering", word) or has("correcting", word) for word in own.tokens.low
    )


def _is_of_another_day(one: Mention, other: Mention, text: Text) -> bool:
    years = text.years[one.sentence], text.years[other.sentence]
    if all(years) and not years[0] & years[1]:
        return True
    days = text.utterance(one).days, text.utterance(other).days
    return all(days) and not days[0] & days[1]


def are_told_apart(one: Mention, other: Mention, text: Text) -> bool:
    """Whether a word before one of them says that it is of another thing, or of another time: the second, last."""
    return (
        are_contrasted(one, other, text)
        or have_own_names(one, other, text)
        or _has_own_subject(one, other, text)
    )


def are_contrasted(one: Mention, other: Mention, text: Text) -> bool:
    """Whether a word near one of them says that it is of another thing, or time: the second, last."""
    return _has_own("telling_apart", one, other, text)


def is_of_another(mention: Mention, text: Text) -> bool:
    """Whether its sentence begins with another thing: another tower, at Bell, is 184ft high."""
    low = text.utterance(mention).tokens.low[: min(mention.first, OPENING)]
    return mention.first <= FAR and any(text.lexicon.has("telling_apart", word) for word in low)


def are_of_two_places(one: Mention, other: Mention, text: Text) -> bool:
    """Whether two sentences, one of which follows the other, name each a name of its own near the figure."""
    if have_own_names(one, other, text):
        return True
    first, second = (_names_around(each, text) for each in (one, other))
    return other.sentence - one.sentence <= BESIDE and bool(first - second and second - first)


def _names_around(mention: Mention, text: Text) -> set[str]:
    """The words with a capital before and behind a figure."""
    words = text.utterance(mention).tokens.text
    return _capitals(words[max(mention.first - NAMED, 0) : mention.last + AROUND], text)


def _has_own_subject(one: Mention, other: Mention, text: Text) -> bool:
    """Whether the next sentence says the same of somebody else: his brother served 51 years."""
    if one.block != other.block or other.sentence - one.sentence > BESIDE:
        return False
    own = text.utterance(other)
    before = own.words(own.start_of(other.clause), other.first)
    return bool(before - text.utterance(one).topics) and not _follows(other, "taking_for_known", text)


def _has_own(what: str, one: Mention, other: Mention, text: Text) -> bool:
    """Whether a word of a list stands near one of two figures, and nowhere in the sentence of the other."""
    first, second = (set(text.utterance(each).tokens.low) for each in (one, other))
    return any(
        text.lexicon.has(what, word) and word not in others
        for mention, others in ((one, second), (other, first))
        for word in _beside(mention, text)
    )


def _beside(mention: Mention, text: Text) -> list[str]:
    """The words before and behind a figure; behind it no ordinals, which are of something else: the second largest."""
    own, ordinals = text.utterance(mention), text.lexicon.numbers.ordinals
    start, end = max(mention.first - AROUND - 1, 0), mention.last + AROUND
    units = {at for each in own.mentions for at in range(each.first, each.last)}  # the "per" of 2 per cent
    words = [(at, word) for at, word in enumerate(own.tokens.low[start:end], start) if at not in units]
    return [word for at, word in words if at < mention.first or word not in ordinals]


def have_own_names(one: Mention, other: Mention, text: Text) -> bool:
    """Whether each has a name before it that the other has not: North Hill, and South Hill."""
    first, second = _names(one, text), _names(other, text)
    return bool(first - second and second - first)


def _names(mention: Mention, text: Text) -> set[str]:
    """The words with a capital before a figure in its clause."""
    own = text.utterance(mention)
    start = max(own.start_of(mention.clause), mention.first - NAMED)
    return _capitals(own.tokens.text[start : mention.first], text)


def _capitals(words: Sequence[str], text: Text) -> set[str]:
    return {word.lower() for word in words if word[:1].isupper() and not is_empty(word.lower(), text.lexicon)}


def is_whole(mention: Mention, text: Text) -> bool:
    """Whether "of" before it says that others are parts of it: of 240 guests."""
    low = text.utterance(mention).tokens.low
    return mention.first > 0 and text.lexicon.has("of", low[mention.first - 1])


def is_headline(mention: Mention, text: Text) -> bool:
    """Whether it stands above the text."""
    return text.section(mention) in (Section.HEADLINE, Section.STANDFIRST)
