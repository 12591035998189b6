"""The same rate over two periods, and what a period makes at a rate: £110 a week, £5,720 in the year."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from figures.relate.attach import NEAREST
from figures.relate.mentions import with_per, with_unit
from figures.relate.products.outcomes import has_further_term
from figures.relate.products.periods import is_period, period_of
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sole.workings.few import COUNT, MONEY, OFF, Few

AROUND = 6
"""So many words before or behind a figure, the period that it is for may be named."""
MODIFIERS = 3
"""So many words at most stand between "in" and the period: in an average month."""
PAIR = 2


def spans_of(few: Few) -> Iterator[Rivals]:
    """Two figures of one thing for two periods, if the text has no others of it."""
    told = [(each, period) for each in few.amounts if each.sort != "time" and (period := _period(each, few))]
    for place, (later, period) in enumerate(told):
        for earlier, other in told[:place]:
            pair = alike(earlier, later)
            if other == period or pair is None:
                continue
            one, two = with_per(pair[0], other), with_per(pair[1], period)
            if not _is_near(one, two, few) or _is_beside_a_time(pair, few):
                continue
            members = earlier, later
            if not few.are_exact(members) or has_further_term(members, few.text):
                continue
            outcome = few.outcome(later, "totals_told", "averages_told")
            rest = [each for each in few.like(later) if each not in members]
            announced = outcome == NEAREST
            if not announced and _may_be_apart(earlier, later, few):
                continue
            evidence = ("cue", outcome), ("link", 1), ("apart", 1), ("sole", int(announced and not rest))
            tie = Tie.TIED if announced or not rest else Tie.NEAR
            roles = {"rate": (one.figure,), "total": (two.figure,)}
            found = Relation("product", "period", roles, later.figure, 0, tie, evidence)
            yield Rivals(later.figure, (found,), tuple)


def _may_be_apart(one: Mention, other: Mention, few: Few) -> bool:
    """Whether two may be of different things or times: the pass for a year costs less than twelve for a month."""
    dated = any(few.text.utterance(each).days for each in (one, other))
    return (
        dated or one.sentence != other.sentence or other.sort.startswith(MONEY) or few.are_joined(one, other)
    )


def _period(mention: Mention, few: Few) -> str | None:
    """What time a figure is for; in a short text also "by the week", "in the quarter", "over the year"."""
    if mention.roles.get("old", 0) == NEAREST:
        return None
    if mention.per is not None:
        return mention.per if is_period(mention.per, few.text) else None
    if (known := period_of(mention, few.text)) is not None:
        return known
    own, lexicon = few.text.utterance(mention), few.lexicon
    before = [
        own.start_of(mention.clause),
        *(each.last for each in own.mentions if each.last <= mention.first),
    ]
    behind = [each.first for each in own.mentions if each.first >= mention.last]
    start = max(mention.first - AROUND, before[-1])
    stop = min(mention.last + AROUND, behind[0] if behind else own.tokens.end)
    for at in (*range(mention.last, stop), *range(start, mention.first)):
        if own.clauses[at] != mention.clause:
            continue
        if not lexicon.has("during_one", own.tokens.low[at]) and not lexicon.has("by", own.tokens.low[at]):
            continue
        end = at + 1
        while (
            end < own.tokens.end and end - at <= MODIFIERS and lexicon.has("one_whole", own.tokens.low[end])
        ):
            end += 1
        found = lexicon.rates.periods.match(own.tokens.low, end) if end > at + 1 else None
        if (
            found is not None
            and is_period(found[1], few.text)
            and not lexicon.term("rate_vetoes", own.tokens.low, end + 1)
        ):
            return found[1]
    return None


def alike(one: Mention, other: Mention) -> tuple[Mention, Mention] | None:
    """Two figures of one sort and noun, a bare one with the unit of the other."""
    if one.sort == other.sort:
        nouns = {each.noun for each in (one, other)} - {None}
        return (one, other) if one.sort != COUNT or len(nouns) < PAIR else None
    if other.bare:
        return one, with_unit(other, one)
    return (with_unit(one, other), other) if one.bare else None


def _is_near(one: Mention, other: Mention, few: Few) -> bool:
    """Whether the two differ no more than by a slip."""
    longer, shorter = few.text.units.find(other.per or ""), few.text.units.find(one.per or "")
    if longer is None or shorter is None or not one.size:
        return False
    made = Fraction(shorter.factor) / Fraction(longer.factor) * Fraction(other.size) / Fraction(one.size)
    return 1 / OFF < made < OFF


def _is_beside_a_time(pair: tuple[Mention, Mention], few: Few) -> bool:
    """Whether a time beside them says how much of a period counts: for five days of the week."""
    return any(
        each.sort == "time" and each.figure.value != 1 and each.sentence in {one.sentence for one in pair}
        for each in few.text.mentions
    )
