"""An article of ordinary length: its amounts, and the words that give each of them a part in a reckoning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log

from msgspec.structs import replace

from figures.lazy import cached_property
from figures.model import Figure, Qualifier
from figures.relate.products.rates import COUNT, Rate
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.same.misprints import significant
from figures.relate.sole.workings.few import Few
from figures.relate.text import Text

MOST = 45
"""An article with more figures has several of which any may be meant."""
OFF = 12.0
"""Who slips by one digit or one zero is off by less than so many times."""
SHARP = 2
"""So many digits that are no zeros has each figure of which a slip is said."""
FAR = 7
"""So many sentences at most lie between two figures of one reckoning."""
EVIDENCE = (("told", 3), ("link", 1), ("apart", 1))
Candidate = tuple[float, Relation]
"""What a reckoning makes for each one of what the text has instead, and the relation of its figures."""


class Page(Few):
    """The amounts and rates of an article, and how words beside them name them."""

    def __init__(self, text: Text, rates: Sequence[Rate]) -> None:
        super().__init__(text)
        self.rates = rates

    @cached_property
    def counted(self) -> set[str]:
        """What the article counts."""
        nouns = [each.noun for each in self.amounts if each.sort == COUNT and each.noun]
        return {self.lexicon.nouns.stem(noun.split()[-1].lower()) for noun in nouns}

    def says(self, mention: Mention, *lists: str, ahead: int, behind: int = 0) -> bool:
        """Whether a word of a list stands near a figure, with no other figure of its sort and no stop between."""
        own = self.text.utterance(mention)
        if not own.lists.any_of(*lists):
            return False
        low = own.tokens.low
        start, stop = max(mention.first - ahead, 0), min(mention.last + behind, own.tokens.end)
        for each in own.mentions:
            if each.sort == mention.sort and each.last <= mention.first:
                start = max(start, each.last)
            if each.sort == mention.sort and each.first >= mention.last:
                stop = min(stop, each.first)
        before = [at + 1 for at in range(start, mention.first) if low[at] in ";."]
        after = [at for at in range(mention.last, stop) if low[at] in ";.,"]
        start, stop = max([start, *before]), min([stop, *after])
        return any(
            self.lexicon.stands(what, low, start, mention.core[0])
            or self.lexicon.stands(what, low, mention.core[1], stop)
            for what in lists
            if what in own.lists
        )

    def tells(self, what: str) -> bool:
        """Whether a word of a list stands in a sentence with figures."""
        sentences = self.text.utterances.values()
        return any(what in own.lists and self.lexicon.stands(what, own.tokens.low) for own in sentences)

    def sums(self) -> list[Mention]:
        """Its sums of money that are no rates, each told exactly."""
        return [each for each in self.money() if each.per is None and is_sharp(each)]

    def are_meant(self, members: Sequence[Mention]) -> bool:
        """Whether some figures are told as such, and no bounds, near enough to be of one reckoning."""
        sentences = [each.sentence for each in members]
        return (
            max(sentences) - min(sentences) <= FAR
            and all(each.figure.qualifier in (Qualifier.EXACT, Qualifier.ABOUT) for each in members)
            and not any(each.figure.negated or each.mood == DENIED for each in members)
            and not self.text.has(max(members, key=lambda each: each.place), "of_others")
        )

    def rivals(self, candidates: Sequence[Candidate]) -> Iterator[Rivals]:
        """Candidates of one reckoning: whichever holds explains the figures, and the nearest is accused."""
        near = [each for each in candidates if 1 / OFF < each[0] < OFF]
        near.sort(key=lambda each: abs(log(each[0])))
        if any(relation.tie > Tie.RIVAL for _, relation in near):
            yield Rivals(near[0][1].derived, tuple(relation for _, relation in near), tuple)


def is_sharp(mention: Mention) -> bool:
    """Whether it has digits enough that a slip is no chance, and is no part of a compound: a 400-gram loaf."""
    return (
        isinstance(mention.figure.value, Decimal)
        and significant(mention) >= SHARP
        and not mention.attributive
    )


def product(rate: Mention, number: Mention, total: Mention, tie: Tie = Tie.NEAR) -> Candidate:
    """A rate, a number and a total that should be their product; a rate keeps the unit that the number has."""
    kept = number.figure.unit is not None and rate.per == number.figure.unit
    roles = {
        "rate": (rate.figure,) if kept else _plain(rate), "number": _plain(number), "total": _plain(total)
    }  # fmt: skip
    derived = max(rate, number, total, key=lambda each: each.place)
    relation = Relation("product", "each", roles, derived.figure, 0, tie, EVIDENCE)
    values = [abs(float(each.figure.value or 0)) for each in (rate, number, total)]
    return values[0] * values[1] / (values[2] or 1), relation


def _plain(mention: Mention) -> tuple[Figure, ...]:
    return (replace(mention.figure, per=None),)
