"""Shares of one whole, which are a hundred per cent together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from msgspec import Struct

from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import SumForm
from figures.relate.links import BOUND, NONE, link
from figures.relate.lists import are_listed, ends_list, is_closed_list, is_open, joins
from figures.relate.mentions import with_unit
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.sums.binding import FEWEST, PERCENT, RATIO, SHARES, bound, runs_of
from figures.relate.sums.closing import MOSTLY
from figures.relate.sums.enumerations import named
from figures.relate.text import Text

AROUND = 0.2
"""Shares that no word calls all of a whole come as near to it, if they are."""
SENTENCES = 3
"""So many sentences before the last share may tell the others."""
MOST = 8
"""So many shares before one are tried for all runs of them."""
ROUNDED = 0.02
"""So near to a whole come shares that are rounded."""
LEFT_OVER = 6
"""So many words behind a share, what it is of is named."""


def hundreds(rest: Mention, form: SumForm, text: Text, only_told: bool) -> Iterator[Relation]:
    """The other shares of a whole of which one is called the rest, or the last of a list of them."""
    if rest.sort not in SHARES or rest.size >= 1:
        return
    cue = max(rest.roles.get(role, 0) for role in form.cues)
    if rest.sort == RATIO and cue < NEAREST:
        return
    own = text.utterance(rest).mentions
    behind = [other for other in own if other.sort == PERCENT and other.place > rest.place]
    if any(other.clause == rest.clause or any(cue in other.roles for cue in form.cues) for other in behind):
        return  # of 21%, and the rest 14%, the second is the rest
    parts: list[Mention] = []
    for parts in _earlier(rest, text):
        found = _Shares(parts, rest, cue, text)
        tie = found.tie()
        if tie > Tie.RIVAL or not only_told:
            yield bound(form, parts, tie, found.evidence(), rest=rest)
    if only_told:
        return
    if text.is_short:
        yield from _making_a_whole(rest, form, text)
    listed = len(parts) > 1 and are_listed(parts[-FEWEST:], text)
    for run in runs_of(parts[-MOST:], 1) if cue >= NEAR and not listed else ():
        yield bound(form, run, Tie.RIVAL, (("told", 1),), rest=rest)


def _making_a_whole(rest: Mention, form: SumForm, text: Text) -> Iterator[Relation]:
    """Any shares of a short text that are all of something: of the third that is let, half and the other half."""
    others = [each for each in text.mentions if each is not rest and _is_share(each) and not _is_moved(each)][
        :MOST
    ]
    if _is_moved(rest) or (others and _are_one_list([*others, rest], text)):
        return
    for number in range(1, len(others) + 1):
        for some in combinations(others, number):
            if abs(sum(each.size for each in some) + rest.size - 1) < ROUNDED:
                yield bound(form, some, Tie.RIVAL, (("told", 1),), rest=rest)


def _are_one_list(shares: Sequence[Mention], text: Text) -> bool:
    """Whether each of some shares is joined to the one before, so that nobody means some of them without the others."""
    return all(joins(one, other, text) for one, other in pairwise(shares))


def _is_moved(share: Mention) -> bool:
    """Whether a percentage says by how much something changed."""
    return share.figure.change is not None or NEAREST in (share.roles.get("up"), share.roles.get("down"))


def _earlier(rest: Mention, text: Text) -> Iterator[list[Mention]]:
    """The shares before one in its sentence; with those of the sentences before, one by one."""
    own = text.utterance(rest)
    run = [share for share in _shares_of(own.mentions, text) if share.place < rest.place]
    if run:
        yield run
    for number in range(rest.sentence - 1, rest.sentence - SENTENCES - 1, -1):
        near = text.utterances.get(number)
        if near is None:
            continue
        if near.block != rest.block and not text.is_item(near):
            return
        for other in reversed(near.mentions):
            if _is_share(other):
                run = [other, *run]
                yield run


def _shares_of(mentions: Sequence[Mention], text: Text) -> list[Mention]:
    """The shares among some figures, with those of a list that leave out what they are of: Kent 41%, Essex 26."""
    run = [other for other in mentions if _is_share(other)]
    if not run or run[0].sort != PERCENT:
        return run
    last, lent = run[0], []
    for other in mentions:
        if other.bare and other.place > last.place and joins(last, other, text):
            lent.append(with_unit(other, last))
        last = lent[-1] if lent and other.bare else other
    lent += [with_unit(other, run[0]) for other in named(run, run[0].sentence, text)]
    return sorted([*run, *lent], key=lambda share: share.place) if lent else run


def _is_share(mention: Mention) -> bool:
    is_old = max(mention.roles.get("old", 0), mention.roles.get("former", 0)) == NEAREST
    return mention.sort in SHARES and 0 < mention.size < 1 and not mention.attributive and not is_old


class _Shares(Struct, frozen=True, gc=False):
    """Shares that may be all of a whole, and what the words say of that; `cue` calls the last one the rest."""

    parts: Sequence[Mention]
    rest: Mention
    cue: int
    text: Text

    @property
    def run(self) -> list[Mention]:
        """All of them."""
        return [*self.parts, self.rest]

    @property
    def size(self) -> float:
        """What they are together."""
        return sum(part.size for part in self.run)

    @property
    def same(self) -> bool:
        """Whether they stand in one sentence."""
        return all(part.sentence == self.rest.sentence for part in self.parts)

    @property
    def listed(self) -> bool:
        """Whether they are one list that comes to its end."""
        run = self.run
        return (
            self.same
            and len(run) > FEWEST
            and are_listed(run, self.text)
            and (ends_list(run[-2], run[-1], self.text) or self._is_left_over())
        )

    @property
    def link(self) -> int:
        """How closely the last one goes with the others."""
        return BOUND if self.same else link(self.rest, self.parts, self.text)

    def evidence(self) -> tuple[tuple[str, int], ...]:
        """The evidence as a relation keeps it."""
        return (
            ("told", int(self.cue >= NEAR or self.listed)),
            ("cue", self.cue),
            ("link", self.link),
            ("listed", int(self.listed)),
            ("parts", len(self.parts)),
        )

    def tie(self) -> Tie:
        """How closely the words hold them together."""
        if self._is_something_else() or not MOSTLY < self.size < FEWEST:
            return Tie.RIVAL
        if self.cue == NEAREST and self.link == BOUND and self._are_told_together():
            return Tie.TIED
        if not self.size < FEWEST - MOSTLY:
            return Tie.RIVAL
        if self.listed and (
            is_closed_list(self.text.utterance(self.rest), self.text) or self._is_left_over()
        ):
            return Tie.TIED if self.size > 1 or self._ends_at_nothing() else Tie.NEAR
        if (self.cue >= NEAR and self.link != NONE) or self._are_alone():
            return Tie.TIED if self._are_broken_down() else Tie.NEAR
        return Tie.RIVAL

    def _are_told_together(self) -> bool:
        """Whether nothing stands between the shares of several groups: one share, or a list of them."""
        numbers = {part.sentence for part in self.parts}
        return (
            len(self.parts) == 1 or self.listed or (len(numbers) == 1 and are_listed(self.parts, self.text))
        )

    def _is_something_else(self) -> bool:
        """Whether they may overlap, leave out others, change, or be of different wholes."""
        moods = {part.mood for part in self.run}
        moving = any(part.figure.change is not None or part.roles.get("than", 0) for part in self.run)
        if DENIED in moods or moving or is_open(self.rest, self.parts, self.text):
            return True
        if self.text.follows(self.rest, "pronouns") or self._is_share_untold():
            return True  # the remaining 35% she needs
        of_rest = self.text.said_of(self.rest)
        return bool(of_rest) and any(
            (of := self.text.said_of(part)) and not of & of_rest for part in self.parts
        )

    def _is_share_untold(self) -> bool:
        """Whether the sentence goes on with a share that was read as none: 35% are clerks, and a quarter drive."""
        low, lexicon = self.text.utterance(self.rest).tokens.low, self.text.lexicon
        return any(
            lexicon.has("articles_before", low[at - 1]) and low[at] in lexicon.numbers.denominators
            for at in range(self.rest.last + 1, len(low))
        )

    def _is_left_over(self) -> bool:
        """Whether the last share is of those whom nothing else counts: undecided, others, everything else."""
        own = self.text.utterance(self.rest)
        before, last = self.parts[-1], self.rest
        around = own.tokens.low[before.last : last.core[1] + LEFT_OVER]
        return any(self.text.lexicon.term("left_over", around, at) for at in range(len(around)))

    def _ends_at_nothing(self) -> bool:
        """Whether the words leave nothing over: beside the undecided, smaller parties go untold."""
        return is_closed_list(self.text.utterance(self.rest), self.text)

    def _are_alone(self) -> bool:
        """Whether the article has no other percentages than those of one list, and they are about all of a whole."""
        run = self.run
        listed = self.listed or _are_items(run, self.text)
        written = [part for part in run if not part.bare]
        alone = len(run) > FEWEST and len(self.text.by_sort[PERCENT]) == len(written)
        return alone and listed and abs(self.size - 1) < AROUND

    def _are_broken_down(self) -> bool:
        """Whether a line before a list of them says that they are all of it: how the £900 was spent."""
        opening = self.text.utterances.get(self.parts[0].sentence - 1)
        return opening is not None and _are_items(self.run, self.text) and opening.lists.any_of("breakdowns")


def _are_items(parts: Sequence[Mention], text: Text) -> bool:
    """Whether each part is an item of a list of its own."""
    items = all(text.is_item(text.utterance(part)) for part in parts)
    return items and len({part.block for part in parts}) == len(parts)
