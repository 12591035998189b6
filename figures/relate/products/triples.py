"""Which rate, number and total may belong together, by what they are and what they are of."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from figures.relate.frames import load_frames
from figures.relate.likeness import is_past
from figures.relate.products.periods import is_period
from figures.relate.products.rates import COUNT, REACH, Rate, noun_key
from figures.relate.record import Mention
from figures.relate.text import Text

MOST = 30
"""Among more figures than so many nobody can tell which a rate is for."""


OPENING = 2
"""So many words before a time open its sentence: after just four hours."""


class Triple(Struct, frozen=True, gc=False):
    """A rate, a number, a total, and how well number and total fit it: 3 by their words, 1 by their kind only."""

    rate: Rate
    number: Mention
    total: Mention
    fits: int
    like: int

    @property
    def members(self) -> tuple[Mention, Mention, Mention]:
        """The three in the order of the text."""
        one, two, three = sorted((self.rate.amount, self.number, self.total), key=lambda each: each.place)
        return one, two, three

    @property
    def derived(self) -> Mention:
        """That which follows from the two before it."""
        return self.members[2]

    @property
    def has_another_per(self) -> bool:
        """Whether the total is for a time of which neither the rate nor the number says anything: $32,000 a year."""
        return self.rate.over == "time" and self.total.per not in (None, self.number.per)

    @property
    def distance(self) -> int:
        """How far number and total are from the rate, in sentences; the end of a paragraph counts as one."""
        own = self.rate.amount
        return sum(
            abs(each.sentence - own.sentence) + abs(each.block - own.block)
            for each in (self.number, self.total)
        )

    def is_beside(self, role: str) -> bool:
        """Whether the number, or the total, stands in the sentence of the rate."""
        mention: Mention = getattr(self, role)
        return mention.sentence == self.rate.amount.sentence

    def shares(self, other: Triple) -> bool:
        """Whether two of the three are the same."""
        pairs = (self.rate.amount, other.rate.amount), (self.number, other.number), (self.total, other.total)
        return sum(one.figure.start == two.figure.start for one, two in pairs) == 2


def triples_of(rate: Rate, text: Text) -> Iterator[Triple]:
    """Every number and total in reach that a rate may go with."""
    reach = _in_reach(rate, text)
    if len(reach) > MOST:
        return
    numbers = [(n, fits) for n in ([rate.number] if rate.number else reach) if (fits := _fits(rate, n, text))]
    totals = [(t, like) for t in reach if (like := _like(rate, t, text))]
    for number, fits in numbers:
        for total, like in totals:
            triple = Triple(rate, number, total, fits, like)
            if total is not number and triple.distance <= 2 * REACH and _may_be(triple):
                yield triple


def _in_reach(rate: Rate, text: Text) -> list[Mention]:
    around = range(rate.amount.sentence - REACH, rate.amount.sentence + REACH + 1)
    return [
        mention
        for number in around
        if number in text.utterances
        for mention in text.utterances[number].mentions
        if mention.figure.start != rate.amount.figure.start
        and mention is not rate.base
        and mention.figure.value is not None
        and abs(mention.block - rate.amount.block) <= 1
        and not text.is_base(mention)
    ]


def _fits(rate: Rate, number: Mention, text: Text) -> int:
    """How well a number may be that of what the rate is for; 0 if it cannot be."""
    if number is rate.number:
        return 3
    if number.sort != rate.over or number.figure.value in (0, 1) or is_past(number, text):
        return 0
    if rate.over == "time" and not _is_longer(number, rate, text):
        return 0
    if rate.over != COUNT:
        aside = number.attributive and rate.over == "length"  # a 6-inch screen
        apart = rate.over == "time" and number.sentence != rate.amount.sentence
        return 2 if aside or (apart and not _opens(number, text)) else 3
    if number.per is not None or (not rate.nouns and is_period(rate.amount.per or "", text)):
        return 0
    if number.noun is None:
        return (
            int(rate.amount.sort != "ratio") * 2
            if rate.base is not None or number.sentence == rate.amount.sentence
            else 1
        )
    noun = noun_key(number.noun, text.lexicon)
    if noun in rate.nouns:
        return 3
    if rate.amount.sort == "ratio":
        return 1
    if not rate.nouns or "person" in rate.nouns or text.lexicon.has("portions", noun):
        return 2 if rate.amount.sentence == number.sentence else 1
    return 1 if rate.base is not None or rate.amount.sort.startswith("money") else 0


def _opens(time: Mention, text: Text) -> bool:
    """Whether a sentence begins with how long it took: after four hours 900 litres had been pumped."""
    return (
        0 < time.first <= OPENING
        and text.lexicon.term("spans_before", text.utterance(time).tokens.low, 0) > 0
    )


def _is_longer(number: Mention, rate: Rate, text: Text) -> bool:
    """Whether a time is no shorter than that of the rate: nobody counts by the day what takes 25 minutes."""
    unit = text.units.find(rate.amount.per) if rate.amount.per else None
    return unit is None or rate.amount.sort == "length" or number.size >= unit.factor


def _like(rate: Rate, total: Mention, text: Text) -> int:
    """How well an amount may be the total of a rate; 0 if it cannot be."""
    own = rate.amount
    if own.sort == "ratio":
        return 2 if total.sort == COUNT and total.per is None else 0
    if own.per is None and rate.over != COUNT and rate.base is None:
        return 3 if total.sort == load_frames().rates[own.sort][1] and total.per is None else 0
    if total.sort != own.sort or (total.sort == "time" and own.per is None and rate.base is None):
        return 0
    if total.sort != COUNT:
        return 0 if text.is_price(total) else 3
    if total.noun is None or own.noun in (None, own.per):  # six a game
        return 2
    if total.noun == own.noun:
        return 3
    return 2 if noun_key(total.noun, text.lexicon) == noun_key(own.noun, text.lexicon) else 1


def _may_be(triple: Triple) -> bool:
    """Whether the three are of one time, and in the order that any product of things has."""
    rate, number, total = triple.rate, triple.number, triple.total
    if rate.over == "time":
        return total.per == number.per or (number.per is None and rate.amount.per != total.per)
    if rate.base is not None:
        return (rate.amount.size < rate.base.size) == (total.size < number.size) or total.sort != number.sort
    if rate.amount.sort == "ratio":
        same = total.sentence == number.sentence == rate.amount.sentence  # which shares know
        return not same and total.size < number.size
    same = total.per is None or number.per is None
    return same and (rate.over != COUNT or total.size >= rate.amount.size)
