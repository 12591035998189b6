"""What keeps figures of a short text apart, whatever frame binds them: one gate behind all that finds relations.

That nothing else can be meant is no proof if the words keep the figures apart: another holder is contrasted with the
first (nationally it was only 12), a change is said beside one figure and "and" goes on to the next thing, a number got
its unit from others, a share is one of what stands nearer. Such relations explain a figure if they hold, and accuse
none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import isclose

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Kind
from figures.relate.attach import NEAR, NEAREST
from figures.relate.binding import PERCENT
from figures.relate.likeness import is_compared
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.text import Text

BARRED = "barred"
"""The evidence that a relation accuses none."""
EXACT, ROUNDED = 1e-6, 0.02
"""So near to a whole, percentages make it; so near to a product, one is that of two others."""
WHOLE = 100
"""What is more is no percentage of a whole."""
COUNT = "count"
UNNAMED = frozenset([Kind.NUMBER, Kind.COUNT])
"""Kinds of figures that have got no unit from others."""


def gated(found: Iterable[Rivals], text: Text) -> Iterator[Rivals]:
    """The relations of an article; of a short one, those whose figures words keep apart are barred from accusing."""
    if not text.is_short:
        yield from found
        return
    mentions = {each.figure.start: each for each in text.mentions}
    for rivals in found:
        relations = tuple(
            replace(each, evidence=(*each.evidence, (BARRED, 1)))
            if each.tie > Tie.LISTED and _is_apart(each, mentions, text)
            else each
            for each in rivals.relations
        )
        yield replace(rivals, relations=relations)


class _Bound(Struct, frozen=True):
    """A relation with its mentions in the order of the text; `others` are those that the derived one follows from."""

    relation: Relation
    derived: Mention
    members: Sequence[Mention]
    text: Text

    @property
    def others(self) -> list[Mention]:
        """All but the derived one."""
        return [each for each in self.members if each is not self.derived]


def _is_apart(relation: Relation, mentions: Mapping[int, Mention], text: Text) -> bool:
    if relation.frame == "span":
        return _is_of_two_spans(relation, text)
    starts = [figure.start for several in relation.roles.values() for figure in several]
    members = sorted((mentions[start] for start in starts if start in mentions), key=lambda each: each.place)
    derived, check = mentions.get(relation.derived.start), CHECKS.get(relation.frame)
    if derived is None or len(members) < len(starts) or check is None:
        return False
    return check(_Bound(relation, derived, members, text))


def _is_no_sum(found: _Bound) -> bool:
    """Whether a part is of another year or whole than the total, or only tells by how much there is more."""
    form, text = found.relation.form, found.text
    if form == "total" and (
        _are_of_two_years(found.members, text) or any(is_compared(each, text) for each in found.others)
    ):
        return True
    return form in ("total", "hundred") and _is_of_other_wholes(
        found.relation, found.derived, found.members, text
    )


def _is_no_change(found: _Bound) -> bool:
    """Whether a change is of something else than a pair that nothing but its being alone ties it to."""
    form, others, derived, text = found.relation.form, found.others, found.derived, found.text
    if form == "change-times" and all(each.bare and each.roles.get("new") == NEAREST for each in others):
        return True  # at 5 it is 100 times as acid as at 7
    if _are_of_several_wholes(found):
        return True
    return found.relation.evidence_of("sole") > 0 and (
        _goes_on(derived, others, text)
        or _is_contrasted(found.members, text)
        or (form == "change-amount" and _is_part_of_one(derived, others))
        or _are_prices(derived, others, text)
    )


def _is_no_share(found: _Bound) -> bool:
    """Whether a share is told of its whole without the part, or of what stands nearer."""
    if _is_told_without(found.derived, found.others, found.text):
        return True
    sole = found.relation.evidence_of("sole") > 0
    return sole and _is_of_nearer(found.derived, found.others, found.text)


def _is_of_other_wholes(relation: Relation, derived: Mention, members: Sequence[Mention], text: Text) -> bool:
    """Whether parts are a whole without the rest, the rest a share of a share, or a number is lent its unit in vain."""
    named = {
        figure.start
        for several in relation.roles.values()
        for figure in several
        if figure.kind not in UNNAMED
    }
    lent = [each for each in members if each.bare and each.figure.start in named]
    sizes = [each.size for each in members if each is not derived]
    if relation.form == "hundred":
        shares = len(sizes) == 2 and isclose(sizes[0] * sizes[1], derived.size, rel_tol=ROUNDED)
        return shares or any(_may_be_count(each, text) for each in lent)
    whole = derived.sort == PERCENT and any(
        isclose(sum(run), 1, rel_tol=EXACT)
        for number in range(2, len(sizes) + 1)
        for run in combinations(sizes, number)
    )
    return whole or any(not _has_lender(each, members) for each in lent)


def _may_be_count(bare: Mention, text: Text) -> bool:
    """Whether a number stands with larger ones of things, which it may count as well: of 300, 180; that leaves 72."""
    return any(
        each.sort == COUNT and each.size > bare.size and (not each.bare or each.size > WHOLE)
        for each in text.utterance(bare).mentions
    )


def _has_lender(bare: Mention, members: Sequence[Mention]) -> bool:
    """Whether a figure of its sentence stands before a bare number, or the words make it one of those: the last 530."""
    told = not bare.roles.keys().isdisjoint(("last", "rest", "total"))
    return told or any(
        each.sentence == bare.sentence and each.place < bare.place and not each.bare for each in members
    )


def _are_of_several_wholes(found: _Bound) -> bool:
    """Whether two percentages are said to be of different things: of the vote, of the seats."""
    wholes = [of for each in found.members if each.sort == PERCENT and (of := found.text.said_of(each))]
    return any(one.isdisjoint(other) for one, other in combinations(wholes, 2))


def _are_of_two_years(members: Sequence[Mention], text: Text) -> bool:
    """Whether the sentences of parts and total name different years, or only one of them a year."""
    numbers = {each.sentence for each in members}
    return len({frozenset(text.years.get(number, ())) for number in numbers}) > 1


def _is_of_two_spans(relation: Relation, text: Text) -> bool:
    """Whether a sentence tells more years than two: 16 years, from 1990 to 1998 and from 2006 to 2014."""
    times = text.dates.get(relation.derived.sentence, ())
    return sum(len(each.ends) or 1 for each in times) > 3


def _is_part_of_one(derived: Mention, others: Sequence[Mention]) -> bool:
    """Whether a figure is rather a part of another of its clause: of the missing 700 he lost 450."""
    return any(
        each.clause == derived.clause
        and each.sentence == derived.sentence
        and each.place < derived.place
        and each.roles.get("whole", 0) >= NEAR
        for each in others
    )


def _are_prices(derived: Mention, others: Sequence[Mention], text: Text) -> bool:
    """Whether a discount behind them is of several prices: adults £12, children £7, families £30. Groups get 15%."""
    like = text.by_sort.get(others[0].sort, ())
    behind = all(each.sentence < derived.sentence for each in like)
    return behind and len(like) > len(others) and len({each.sentence for each in like}) == 1


def _is_reason(found: _Bound) -> bool:
    """Whether what seems to be said in another unit is why, or what else: 1.9 metres, since 90 centimetres are shut."""
    first, last = found.members[0], found.members[-1]
    before = found.text.utterance(last).tokens.low[max(last.first - 1, 0) : last.first]
    return first.sentence == last.sentence and any(
        found.text.lexicon.has("further_reasons", word) for word in before
    )


def _is_told_without(share: Mention, pair: Sequence[Mention], text: Text) -> bool:
    """Whether a share of a whole is told, and only behind other figures a number: 52% of 160, two behind on 32."""
    whole, part = pair[0], pair[-1]
    return (
        part.bare
        and part.place > share.place
        and text.is_of(share, whole)
        and bool(text.mentions_between(whole, part))
    )


def _goes_on(derived: Mention, others: Sequence[Mention], text: Text) -> bool:
    """Whether "and" goes on to another thing behind a change: it was £40, up a fifth, and the organ £50."""
    before = [each for each in others if each.sentence == derived.sentence and each.place < derived.place]
    behind = [each for each in others if each.sentence == derived.sentence and each.place > derived.place]
    if not before or not behind:
        return False
    low = text.utterance(derived).tokens.low
    has = text.lexicon.has
    return any(
        has("list_ands", low[at]) and has("determiners", low[at + 1])
        for at in range(derived.last, behind[0].first - 1)
    )


def _is_contrasted(members: Sequence[Mention], text: Text) -> bool:
    """Whether words among figures of two sentences set another holder, or time, against the first."""
    first, last = members[0], members[-1]
    if first.sentence == last.sentence:
        return False
    low = text.utterance(last).tokens.low
    return text.lexicon.stands("contrasts", low, 0, last.first)


def _is_of_nearer(share: Mention, pair: Sequence[Mention], text: Text) -> bool:
    """Whether a share is said to be of what is nearer than a pair: 320 of 1,180 metres; 36,000 tonnes, half of it."""
    if not text.follows_of(share) or not pair or pair[-1].place > share.place:
        return False
    return any(
        each not in pair and each.sort not in ("ratio", PERCENT)
        for each in text.mentions_between(pair[-1], share)
    )


CHECKS: Mapping[str, Callable[[_Bound], bool]] = {
    "sum": _is_no_sum,
    "change": _is_no_change,
    "share": _is_no_share,
    "contest": _are_of_several_wholes,
    "same": _is_reason,
}
"""What keeps figures apart that a frame binds."""
