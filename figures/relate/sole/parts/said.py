"""A short text as a whole: its figures by what they measure, and what it says of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.lazy import cached_property
from figures.lexicon.tokens import tokenize
from figures.relate.attach import NEAR, NEAREST
from figures.relate.likeness import NEVER_LENT, is_compared
from figures.relate.lists import are_alternatives, joins
from figures.relate.mentions import with_unit
from figures.relate.record import Mention
from figures.relate.sums.binding import PERCENT, SHARES
from figures.relate.text import Text

COUNT = "count"
LONGEST = 14
"""So many words, an item of a list has at most."""
WHOLE = 100
SMALL, FAR = 10, 10


class Said:
    """A short text, with the words of all its sentences."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.mentions = list(text.mentions)

    def low(self, sentence: int) -> Sequence[str]:
        """The words of a sentence, which may have no figures; none if the text has no such sentence."""
        extraction = self.text.extraction
        if not 0 <= sentence < len(extraction.sentences):
            return ()
        if (own := self.text.utterances.get(sentence)) is not None:
            return own.tokens.low
        place = extraction.sentences[sentence]
        return tokenize(extraction.article.blocks[place.block].text, place.at, place.to).low

    def says(self, what: str, mentions: Sequence[Mention], around: int = 0) -> bool:
        """Whether an entry of a list stands in the sentences of some figures, or in so many behind them."""
        numbers = [each.sentence for each in mentions]
        return any(
            self.text.lexicon.stands(what, self.low(number))
            for number in range(min(numbers), max(numbers) + 1 + around)
        )

    @cached_property
    def sequences(self) -> Sequence[Sequence[Mention]]:
        """The amounts of each sort in the order of the text; again with the bare numbers that may be of that sort."""
        found = []
        for sort in self.text.by_sort:
            if sort in SHARES or sort in NEVER_LENT:
                continue
            own = [each for each in self.mentions if each.sort == sort and self.is_amount(each)]
            found.append(own)
            if sort != COUNT and (lent := list(self._lent(sort))) and len(lent) > len(own):
                found.append(lent)
        return found

    def _lent(self, sort: str) -> Iterator[Mention]:
        """The amounts of a sort, and the bare numbers behind one of them with its unit."""
        last: Mention | None = None
        for each in self.mentions:
            if not self.is_amount(each):
                continue
            if each.sort == sort:
                last = each
                yield each
            elif each.bare and last is not None and _may_lend(last, each):
                yield _lent_to(each, last)

    @cached_property
    def shares(self) -> Sequence[Mention]:
        """The shares in the order of the text, with the numbers that are listed with them, or left of them."""
        found: list[Mention] = []
        percents = [each.place for each in self.text.by_sort.get(PERCENT, ())]
        for each in self.mentions:
            last = found[-1] if found else None
            if each.sort in SHARES:
                if 0 < each.size < 1 and each.figure.change is None:
                    found.append(each)
            elif each.sort == COUNT and last is not None and last.sentence == each.sentence:
                left = each.bare and max(each.roles.get(role, 0) for role in ("last", "rest")) >= NEAR
                lender = next((one for one in reversed(found) if one.sort == PERCENT), None)
                named = (
                    each.noun is None or each.noun in self.low(each.sentence)[each.core[1] : each.last + 1]
                )
                within = each.bare and any(
                    place > each.place and place[0] == each.sentence for place in percents
                )
                listed = left or within or (named and joins(last, each, self.text))
                if (
                    lender is not None
                    and each.size < WHOLE
                    and listed
                    and _decimals(each) <= _decimals(lender)
                ):
                    found.append(_lent_to(each, lender))
        return found

    @cached_property
    def _lent_shares(self) -> set[int]:
        return {each.figure.start for each in self.shares}

    def is_amount(self, mention: Mention) -> bool:
        """Whether it says how much or how many there are: not by how much more, at what price, or of each."""
        text = self.text
        if mention.figure.value is None or mention.figure.change is not None or mention.size < 0:
            return False
        if mention.figure.start in self._lent_shares:
            return False
        if is_range(mention, text):
            return False
        return not (is_compared(mention, text) or text.is_price(mention) or text.is_base(mention))

    def are_joined(self, one: Mention, other: Mention) -> bool:
        """Whether they stand in one list, whose items may be long in so short a text."""
        if one.sentence != other.sentence or are_alternatives(one, other, self.text):
            return False
        between = self.low(one.sentence)[one.core[1] : other.core[0]]
        has = self.text.lexicon.has
        return len(between) <= LONGEST and any(word in ",;" or has("list_joints", word) for word in between)

    def is_definite(self, mention: Mention) -> bool:
        """Whether the text takes it for known: the 20 that are left."""
        low, at = self.text.utterance(mention).tokens.low, mention.first
        while at > 0 and not low[at - 1].isalnum():
            at -= 1
        return any(self.text.lexicon.has("definite", word) for word in low[max(at - 2, 0) : at])

    def is_counted(self, parts: Sequence[Mention]) -> bool:
        """Whether the text says before them how many parts there are: three regions, four slices."""
        known = {each.figure.start for each in parts}
        near = {each.sentence for each in parts}
        near |= {number + step for number in near for step in (-1, 1)}
        return any(
            each.sort == COUNT
            and each.size == len(parts)
            and each.noun is not None
            and each.sentence in near
            and each.place < parts[0].place
            and each.figure.start not in known
            for each in self.mentions
        )


def _decimals(mention: Mention) -> int:
    return mention.figure.written.decimals if mention.figure.written else 0


def _lent_to(bare: Mention, other: Mention) -> Mention:
    lent = with_unit(bare, other)
    lent.bare = False
    return lent


def _may_lend(one: Mention, bare: Mention) -> bool:
    """Whether a bare number may be of the sort of another one: not two, who had £6,200."""
    written = bare.figure.written
    small = (
        written is not None and written.in_words and bare.size < SMALL and one.size / one.factor > FAR * SMALL
    )
    return not small


def is_range(old: Mention, text: Text) -> bool:
    """Whether it is what something rose or fell from: from 90 to 180."""
    if old.roles.get("old", 0) < NEAREST:
        return False
    behind = [each for each in text.utterance(old).mentions if each.place > old.place]
    return bool(behind) and behind[0].sort == old.sort and behind[0].roles.get("new", 0) == NEAREST
