"""A whole and its parts, told one by one over several sentences, until words say that nothing else is left.

The council got £420,000. The playground swallowed £265,000. The surgery got £88,500. Nothing else has been paid out,
and £66,500 is still in the bank. What a brief text leaves no other reading for is found by `relate.sole`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise

from msgspec import Struct
from msgspec.structs import replace

from figures.lazy import cached_property
from figures.model import Qualifier
from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import load_frames
from figures.relate.likeness import NEVER_LENT, is_added, is_compared
from figures.relate.mentions import with_unit
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.sums.binding import FEWEST, NEVER_SUMMED, SHARES, bound, total_cue
from figures.relate.sums.spreadshares import spread_shares
from figures.relate.text import Text

COUNT = "count"
CLOSERS = "account_closers"
MOST = 8
"""So many parts are told one by one, and so many sentences."""
OFF = 0.5
"""What is off by more is no account of the same."""
ABOUT = 0.02
"""So near to a whole may come parts that are rounded."""
ENOUGH = 3
"""So many figures may be an account by chance, if no word says which is the total."""
EXACT = frozenset({Qualifier.EXACT, Qualifier.ABOUT})
NO_ACCOUNT = SHARES | NEVER_SUMMED | NEVER_LENT | {"time"}
"""Sorts of which no account is told."""
MANY = 40
"""So many figures of one sort are no account."""
LARGE, SMALL = 50, 13
"""Counts so many times smaller than the whole, or said in a word, are of something else: three of the 213 sailed."""
EARLIER = ("old", "former", "than")
"""Roles of what something is compared with."""
NEXT = 2
"""So many sentences behind an amount a number without a unit may be of its sort."""
THOUSAND = 1000
BEFORE = 3
"""So many words before a figure at most, "of which" makes it some of a part."""
REFERRING = ("relatives", "demonstratives", "pronouns")


def spread_of(text: Text, anything: Callable[[Mention], Iterable[Relation]]) -> Iterator[Rivals]:
    """Accounts and shares of a whole that are told over sentences; `anything` is what else a figure may follow from."""
    if text.is_brief or not text.is_read:
        return
    for derived, relations in spread(text):
        yield Rivals(derived.figure, tuple(relations), partial(anything, derived))
    for derived, relations in spread_shares(text):
        yield Rivals(derived.figure, tuple(relations), partial(_no_shares, derived, anything))


def _no_shares(derived: Mention, anything: Callable[[Mention], Iterable[Relation]]) -> Iterator[Relation]:
    """What else a share may follow from; of those told one after the other, none is skipped."""
    yield from (each for each in anything(derived) if each.form != "hundred")


def spread(text: Text) -> Iterator[tuple[Mention, list[Relation]]]:
    """Each total, or what is left, with the parts told before or behind it, if words close the account.

    Of all ways to read the figures of a sort as one account only that is said which comes the nearest.
    """
    account = _Account(text)
    for sort, mentions in text.by_sort.items():
        if len(mentions) < FEWEST or sort in NO_ACCOUNT or not account.is_told(mentions):
            continue
        members = account.amounts(sort)
        members = [each for each in members if each.sort != COUNT or not _is_small(each)]
        if FEWEST < len(members) <= MANY:
            found = [each for at in range(len(members)) for each in account.read(members, at)]
            best = min(found, key=lambda each: (each.off, -each.cue), default=None)
            if best is not None and best.is_meant and not account.has_moved(best):
                others = [each for each in found if each.derived is best.derived]
                rivals = [each.relation(Tie.RIVAL) for each in (*others, *best.without())]
                yield best.derived, [best.relation(Tie.TIED), *rivals]


class _Sum(Struct, frozen=True, gc=False):
    """A whole with its parts, of which one may be called what is left."""

    whole: Mention
    parts: Sequence[Mention]
    rest: Mention | None
    cue: int
    closed: bool

    @property
    def members(self) -> tuple[Mention, ...]:
        """All of them."""
        return (self.whole, *self.parts, *([self.rest] if self.rest else []))

    @property
    def derived(self) -> Mention:
        """The figure that follows from the others."""
        return self.rest or self.whole

    @property
    def off(self) -> float:
        """How far the parts are from making the whole."""
        return abs(sum(each.size for each in self.members[1:]) / self.whole.size - 1)

    @property
    def is_meant(self) -> bool:
        """Whether the words tell it: parts that nearly make the whole, told exactly; of two, one is what is left."""
        exact = all(each.figure.qualifier in EXACT for each in self.members)
        return exact and self.off < OFF and (len(self.members) > ENOUGH or self.cue >= NEAR)

    def without(self) -> Iterator[_Sum]:
        """The same without some of its parts, which may be of something else, if the others make the whole."""
        for number in range(1, len(self.parts)):
            for parts in combinations(self.parts, number):
                if (fewer := replace(self, parts=parts)).off < ABOUT:
                    yield fewer

    def relation(self, tie: Tie) -> Relation:
        """The relation."""
        forms = {form.name: form for form in load_frames().sums}
        plain = self.whole.sort != COUNT  # counts may be of other things
        sole = int(self.rest is not None and self.closed and self.cue >= NEAR and plain)
        evidence = (("told", 1), ("cue", self.cue), ("link", 1), ("sole", sole), ("parts", len(self.parts)))
        form = forms["rests" if self.rest else "total"]
        return bound(form, self.parts, tie, evidence, total=self.whole, rest=self.rest)


class _Account:
    """An article as an account: its amounts, and where words say that nothing else is left."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._closes: dict[int, bool] = {}

    @cached_property
    def may_close(self) -> bool:
        """Whether a term that closes an account may stand in the article: a quick look."""
        terms = self.text.lexicon.terms.get(CLOSERS)
        return terms is not None and bool(self.text.sought(terms))

    def is_told(self, mentions: Sequence[Mention]) -> bool:
        """Whether words may close an account of some figures, or go on with it: a quick look."""
        return any(each.roles.get("last", 0) >= NEAR or is_added(each) for each in mentions) or self.may_close

    def closes(self, number: int) -> bool:
        """Whether a sentence, or the one behind it, says that nothing else is left."""
        return self.may_close and (self._says_so(number) or self._says_so(number + 1))

    def _says_so(self, number: int) -> bool:
        if number not in self._closes:
            known = 0 <= number < len(self.text.extraction.sentences)
            low = self.text.tokens_of(number).low if known else ()
            self._closes[number] = self.text.lexicon.stands(CLOSERS, low)
        return self._closes[number]

    def amounts(self, sort: str) -> list[Mention]:
        """The amounts of a sort in the order of the text, with the bare numbers that have its unit."""
        found: list[Mention] = []
        for each in self.text.mentions:
            if each.sort == sort:
                if self._is_amount(each):
                    found.append(each)
            elif sort != COUNT and each.bare and found and self._may_lend(found[-1], each):
                found += [with_unit(each, found[-1])] if self._is_amount(each) and not _is_small(each) else []
        return found

    def _may_lend(self, one: Mention, bare: Mention) -> bool:
        """Whether a number may have the unit of the amount before it: in its sentence, or of many."""
        if one.sentence == bare.sentence:
            return True
        near = bare.block - one.block <= 1 and bare.sentence - one.sentence <= NEXT
        return near and (bare.size >= THOUSAND or self._is_of_part(bare))

    def has_moved(self, found: _Sum) -> bool:
        """Whether a figure among its own tells a change of it: another 255 joined, and 90 left."""
        places = [each.place for each in found.members]
        return any(
            each.sort == found.whole.sort
            and each.figure.change is not None
            and min(places) < each.place < max(places)
            for each in self.text.by_sort[found.whole.sort]
        )

    def _is_amount(self, mention: Mention) -> bool:
        text, figure = self.text, mention.figure
        if figure.value is None or figure.change is not None or mention.size <= 0 or mention.per:
            return False
        if mention.sort == COUNT and not float(figure.value).is_integer():
            return False
        if mention.attributive or mention.mood == DENIED:
            return False
        if max(mention.roles.get(role, 0) for role in EARLIER) == NEAREST > mention.roles.get("new", 0):
            return False
        return not (
            is_compared(mention, text)
            or (text.is_price(mention) and self._is_of_some(mention))
            or text.is_base(mention)
        )

    def _is_of_some(self, price: Mention) -> bool:
        """Whether its sentence counts before what it is the price of: 500 shares at £3.20; not: valued at £3m."""
        own = self.text.utterance(price).mentions
        return any(each.sort == COUNT and each.place < price.place for each in own)

    def _is_of_part(self, mention: Mention) -> bool:
        """Whether it counts some of those that were just told: of whom three, 11 of these."""
        low, lexicon = self.text.utterance(mention).tokens.low, self.text.lexicon
        near = low[max(mention.first - BEFORE, 0) : mention.first], low[mention.last : mention.last + 2]
        return "," not in near[0] and any(
            lexicon.has("of", one) and any(lexicon.has(what, other) for what in REFERRING)
            for words in near
            for one, other in pairwise(words)
        )

    def read(self, members: Sequence[Mention], at: int) -> Iterator[_Sum]:
        """All sums in which a figure is the total, or what is left."""
        yield from self._left(members, at)
        yield from self._summed(members, at)

    def _left(self, members: Sequence[Mention], at: int) -> Iterator[_Sum]:
        """What is left, with the whole and the parts told before it."""
        rest = members[at]
        told = max(rest.roles.get("rest", 0), rest.roles.get("last", 0))
        closed = self.closes(rest.sentence - 1)
        if rest.roles.get("last", 0) < NEAR and not closed:
            return
        for start in range(at - FEWEST - 1, max(at - MOST - 2, -1), -1):
            whole = members[start]
            for parts in self._parts(members[start + 1 : at], whole):
                if _may_be(whole, [*parts, rest]):
                    yield _Sum(whole, parts, rest, told, closed)

    def _summed(self, members: Sequence[Mention], at: int) -> Iterator[_Sum]:
        """A total, with the parts that are told before it, or behind it."""
        total = members[at]
        cue = total_cue(total, self.text)
        behind = [
            members[at + 1 : end]
            for end in range(at + FEWEST + 1, min(at + MOST + 2, len(members) + 1))
            if self.closes(members[end - 1].sentence)
        ]
        runs: list[Sequence[Mention]] = []
        before = [members[start:at] for start in range(at - FEWEST, max(at - MOST - 1, -1), -1)]
        if self.closes(total.sentence - 1):
            runs += before
        elif cue == NEAREST:
            runs += [run for run in before if all(map(is_added, run[1:]))]
        for run in (*behind, *runs):
            told = cue if run in runs else 0  # what came to £84,000 has no parts for that
            for parts in self._parts(run, total):
                if _may_be(total, parts):
                    yield _Sum(total, parts, None, told, True)

    def _parts(self, run: Sequence[Mention], whole: Mention) -> Iterator[Sequence[Mention]]:
        """Those of some figures that may be parts of a whole, with and without what may be some of a part."""
        large = [each for each in run if each.sort != COUNT or each.size * LARGE >= whole.size]
        yield from (parts for parts in (large, self._own(large)) if len(parts) >= FEWEST)

    def _own(self, run: Sequence[Mention]) -> Sequence[Mention]:
        """Those that no words make some of another figure."""
        return [each for each in run if not self._is_of_part(each)]


def _may_be(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Whether it is larger than each of them, and near enough."""
    apart = max(abs(each.sentence - whole.sentence) for each in parts)
    return apart <= MOST and whole.size > max(each.size for each in parts)


def _is_small(mention: Mention) -> bool:
    written = mention.figure.written
    return written is not None and written.in_words and mention.size < SMALL
