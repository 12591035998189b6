"""A short text as a reckoning: its amounts, what is left over beside some of them, and what speaks of another term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from figures.relate.attach import LOOSE, NEAR, NEAREST
from figures.relate.likeness import is_amount
from figures.relate.record import DENIED, EXPECTED, Mention
from figures.relate.text import Text

AHEAD, BEHIND = 8, 3
"""So many words before and behind a figure may say that it was worked out."""
JOINED = 3
"""So many words behind the last figure of some, an exception is joined: they paid £32, because."""
OFF = 12.0
"""Who slips by one digit or one zero is off by less than so many times; what is further off was never meant."""
MONEY = "money"
COUNT = "count"


class Few:
    """The amounts of a short text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.lexicon = text.lexicon
        self.amounts = [each for each in text.mentions if is_amount(each)]

    def money(self) -> list[Mention]:
        """Its sums of money."""
        return [each for each in self.amounts if each.sort.startswith(MONEY)]

    def like(self, mention: Mention) -> list[Mention]:
        """The other amounts that may stand in place of one: of its sort, of its noun, or of none that is told."""
        return [
            each
            for each in self.amounts
            if each is not mention
            and not each.attributive
            and (each.bare or (each.sort == mention.sort and (each.sort != COUNT or mention.noun in (None, each.noun))))
        ]

    def are_exact(self, mentions: Sequence[Mention]) -> bool:
        """Whether none is a bound, or denied, and none is told of what came beside what was wished for."""
        ordered = sorted(mentions, key=lambda each: each.place)
        if any(each.mood == DENIED or each.figure.negated for each in ordered):
            return False
        hoped = [each.mood == EXPECTED for each in ordered]
        return hoped == sorted(hoped) or all(hoped[:-1])

    def has_further_term(self, mentions: Iterable[Mention]) -> bool:
        """Whether words from the first of some figures on speak of an exception, a condition or an addition.

        Some do wherever they stand; others only before the last of the figures or right behind it: yet they paid £32.
        """
        ordered = sorted(mentions, key=lambda each: each.place)
        first, last = ordered[0], ordered[-1]
        taken = {(each.sentence, at) for each in self.text.mentions for at in range(each.first, each.core[1])}
        for number in range(first.sentence, last.sentence + 1):
            own = self.text.utterances.get(number)
            if own is None or not own.lists.any_of("further_terms", "further_joints"):
                continue
            low, start = own.tokens.low, first.first if number == first.sentence else 0
            for at in range(start, own.tokens.end):
                if (number, at) in taken:
                    continue
                if self.lexicon.term("further_terms", low, at):
                    return True
                near = number == last.sentence and ordered[-2].place < (number, at) < (number, last.last + JOINED)
                if near and self.lexicon.term("further_joints", low, at):
                    return True
        return False

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
        if any(self.lexicon.stands(what, low, mention.core[1], stop) for what in lists):
            return NEAREST
        return NEAR if self.text.is_set_off(mention) else 0
