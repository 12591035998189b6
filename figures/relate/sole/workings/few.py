"""A short text as a reckoning: its amounts, what is left over beside some of them, and what speaks of another term."""

from __future__ import annotations

from collections.abc import Sequence

from figures.lazy import cached_property
from figures.model import Qualifier
from figures.relate.attach import LOOSE, NEAR, NEAREST
from figures.relate.likeness import is_amount
from figures.relate.mentions import with_unit
from figures.relate.record import DENIED, EXPECTED, Mention
from figures.relate.text import Text

AHEAD, BEHIND = 12, 3
"""So many words before and behind a figure may say that it was worked out."""
DENYING = 6
"""So many words before a figure deny it."""
OFF = 12.0
"""Who slips by one digit or one zero is off by less than so many times; what is further off was never meant."""
LARGE = 1000
"""So large, a bare number among sums of money is one of them."""
MONEY = "money"
COUNT = "count"


FEWEST = 3
"""So many figures at least make a list."""
GAP = 2
"""So many words at most part two figures of a list."""


class Few:
    """The amounts of a short text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.lexicon = text.lexicon
        self.amounts = [each for each in text.mentions if is_amount(each) and each.size > 0]

    @cached_property
    def listed(self) -> set[int]:
        """The figures that stand in a list of three and more, by their places in the source."""
        return {each.figure.start for run in self.runs() for each in run}

    def runs(self, without: Mention | None = None) -> list[list[Mention]]:
        """The bare or like figures that stand one right behind the other."""
        found: list[list[Mention]] = [[]]
        for own in self.text.utterances.values():
            found.append([])
            for each in own.mentions:
                run = found[-1]
                if run and (
                    each.first - run[-1].core[1] > GAP + (not each.bare) or not _may_follow(run[-1], each)
                ):
                    found.append([])
                if each is not without and each.figure.value is not None:
                    found[-1].append(each)
        return [run for run in found if len(run) >= FEWEST]

    def money(self) -> list[Mention]:
        """Its sums of money."""
        return [each for each in self.amounts if each.sort.startswith(MONEY)]

    def money_and_lent(self) -> list[Mention]:
        """Its sums of money, and the round numbers that can be nothing else: half a million, 123,000."""
        known = self.money()
        if len({each.sort for each in known}) != 1:
            return known
        return [
            with_unit(each, known[0]) if each.bare and each.size >= LARGE else each
            for each in self.amounts
            if each in known or (each.bare and each.size >= LARGE)
        ]

    def alike(self, one: Mention, other: Mention) -> tuple[Mention, Mention] | None:
        """Two sums of one currency and of one time."""
        return (one, other) if one.sort == other.sort and one.per == other.per else None

    def _is_denied(self, mention: Mention) -> bool:
        """Whether the word that denies stands right before a figure: and not, as they had said, £60."""
        low, moods = self.text.utterance(mention).tokens.low, self.lexicon.roles.moods
        start = max(mention.first - DENYING, 0)
        return any(mood == DENIED for _, _, mood in moods.scan(low[start : mention.first]))

    def are_joined(self, one: Mention, other: Mention) -> bool:
        """Whether "and" joins two figures, so that the second is of something else: £3 million, and a boat for £6m."""
        first, last = sorted((one, other), key=lambda each: each.place)
        if first.sentence != last.sentence:
            return False
        low = self.text.utterance(first).tokens.low
        return any(self.lexicon.has("list_ands", word) for word in low[first.last : last.first])

    def _is_during(self, mention: Mention) -> bool:
        """Whether what seems to be a bound only says what something is spread over: over 600 million shares."""
        word = self.text.utterance(mention).tokens.low[mention.first]
        return mention.first < mention.core[0] and self.lexicon.has("during_one", word)

    def has_share(self, members: Sequence[Mention]) -> bool:
        """Whether a percentage or a fraction stands among some figures: a third of which are upland."""
        ordered = sorted(each.place for each in members)
        return any(
            each.sort in ("percent", "ratio")
            and ordered[0] < each.place < ordered[-1]
            and each not in members
            for each in self.text.mentions
        )

    def are_of_two_times(self, members: Sequence[Mention]) -> bool:
        """Whether the sentences of figures name different years, or one a year and another the present."""
        numbers = {each.sentence for each in members}
        years = {frozenset(self.text.years[number]) for number in numbers if self.text.years[number]}
        now = any(self.text.is_of_now(each) for each in members)
        return len(years) > 1 or (bool(years) and now and bool(numbers))

    def has_term_of_time(self, members: Sequence[Mention]) -> bool:
        """Whether a time among some figures may be that of interest: after six months, over two years."""
        first, last = members[0].place, members[-1].place
        return any(
            each.sort == "time" and each.per is None and first < each.place < last and each.figure.unit != "minute"
            and not (each.figure.value == 1 and each.figure.unit == "year")
            for each in self.text.mentions
        )  # fmt: skip

    def like(self, mention: Mention) -> list[Mention]:
        """The other amounts that may stand in place of one: of its sort, of its noun, or of none that is told."""
        return [
            each
            for each in self.amounts
            if each is not mention
            and not each.attributive
            and (
                each.bare
                or (each.sort == mention.sort and (each.sort != COUNT or mention.noun in (None, each.noun)))
            )
        ]

    def are_exact(self, mentions: Sequence[Mention]) -> bool:
        """Whether none is a bound, or denied, and none is told of what came beside what was wished for."""
        ordered = sorted(mentions, key=lambda each: each.place)
        if any(
            each.figure.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT) and not self._is_during(each)
            for each in ordered
        ):
            return False
        if any(each.figure.negated or (each.mood == DENIED and self._is_denied(each)) for each in ordered):
            return False
        hoped = [each.mood == EXPECTED for each in ordered]
        return hoped == sorted(hoped)

    def outcome(self, mention: Mention, *lists: str) -> int:
        """How plainly words beside a figure say that it was worked out: that makes 40, 40 in all."""
        own = self.text.utterance(mention)
        low, wanted = own.tokens.low, ("outcomes", *lists)
        if not own.lists.any_of(*wanted):
            return LOOSE if self.text.is_set_off(mention) else 0
        before = [each.core[1] for each in own.mentions if each.last <= mention.first]
        behind = [each.first for each in own.mentions if each.first >= mention.last]
        start = max(mention.first - AHEAD, before[-1] if before else 0)
        stop = min(mention.last + BEHIND, behind[0] if behind else own.tokens.end)
        if any(self.lexicon.stands(what, low, start, mention.first) for what in wanted):
            return NEAREST
        ends = not behind or behind[0] - mention.last > BEHIND  # £3 came to £8
        if ends and any(self.lexicon.stands(what, low, mention.core[1], stop) for what in lists):
            return NEAREST
        return NEAR if self.text.is_set_off(mention) else 0


def _may_follow(one: Mention, other: Mention) -> bool:
    """Whether two figures may be items of one list."""
    return other.bare or (one.sort == other.sort and one.figure.unit == other.figure.unit) or one.bare
