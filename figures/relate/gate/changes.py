"""What keeps a change apart from a pair: another holder, another pair, a list of prices, several wholes."""

from __future__ import annotations

from collections.abc import Sequence

from figures.relate.attach import NEAR, NEAREST
from figures.relate.gate.bound import Bound, are_of_several_wholes
from figures.relate.likeness import is_compared, is_measured_by, is_of_no_amount
from figures.relate.record import Mention
from figures.relate.text import Text

CLOSING = frozenset(",.;:–—)")
BEFORE = 4
"""So many words behind a figure tell of how many it is, and with what it is a pair."""

SHARES = frozenset({"percent", "ratio"})
FAR, EXACT = 4, 1e-6
"""Who slips is off by less than so many times; what differs by less is the same."""
SAME = 0.01
"""So near to what a pair has changed by, a percentage is meant for it."""


def is_no_change(found: Bound) -> bool:
    """Whether a change is of something else than a pair that nothing but its being alone ties it to."""
    form, others, derived, text = found.relation.form, found.others, found.derived, found.text
    if form.startswith("twofold"):
        return False  # syntax holds all three
    if form == "change-times" and all(each.bare and each.roles.get("new") == NEAREST for each in others):
        return True  # at 5 it is 100 times as acid as at 7
    if form == "change-amount" and (_is_in_interval(derived, text) or _is_total(derived)):
        return True  # 300 between them
    if form == "change-times" and (is_of_no_amount(derived, text) or _is_of_untold(derived, others, text)):
        return True
    if is_measured_by(derived, text) or _is_of_untold_time(derived, others, text):
        return True
    if _is_some_of_them(derived, text) or _goes_otherwise(derived, others) or _is_long_ago(found):
        return True
    if derived.sort in SHARES and (
        _is_told_exactly(found) or (text.is_read and any(is_compared(each, text) for each in others))
    ):
        return True  # 22 crossings, eight more than in winter, with 40% less fuel
    if form == "change-times" and text.by_sort.get("points") and all(each.sort == "count" for each in others):
        return True  # 27 points from nine games, treble the total of the hosts, who have 9
    if (
        any(text.takes_part(each) for each in others)
        or are_of_several_wholes(found)
        or _is_distributed(found)
        or _is_of_other_pair(found)
        or _is_of_steps(found)
    ):
        return True
    return found.relation.evidence_of("sole") > 0 and (
        _goes_on(derived, others, text)
        or _is_contrasted(found.members, text)
        or (form == "change-amount" and _is_part_of_one(derived, others))
        or _are_prices(derived, others, text)
    )


def _is_total(derived: Mention) -> bool:
    """Whether words call it what several make, and not a change: 300 between them."""
    changed = max(derived.roles.get("up", 0), derived.roles.get("down", 0))
    return derived.roles.get("total", 0) == NEAREST > changed


def _is_of_untold(derived: Mention, others: Sequence[Mention], text: Text) -> bool:
    """Whether a multiple is one of what is named without a figure: it holds 40, twice as many as the old hall."""
    low, has = text.utterance(derived).tokens.low, text.lexicon.has
    at = derived.last
    if not any(has("likening", word) for word in low[at : at + 1]):
        return False
    end = next((here for here in range(at, len(low)) if low[here] in CLOSING), len(low))
    within = any(each.sentence == derived.sentence and at <= each.first < end for each in others)
    named = any(has("definite", word) for word in low[at + 1 : at + 2])
    base = min(others, key=lambda each: each.size if derived.size > 1 else -each.size)
    return named and not within and base.place < derived.place and base.clause == derived.clause


def _is_of_untold_time(derived: Mention, others: Sequence[Mention], text: Text) -> bool:
    """Whether a change is one since a time of which no figure is told: £45, £5 more than last year, children £15."""
    low, has = text.utterance(derived).tokens.low, text.lexicon.has
    ahead = range(derived.core[1], min(derived.last + BEFORE, len(low)))
    than = next((at for at in ahead if has("than", low[at])), None)
    if than is None or not text.lexicon.term("moments", low, than + 1):
        return False
    return not any(
        each.years
        or text.years[each.sentence]
        or max(each.roles.get("then", 0), each.roles.get("old", 0)) >= NEAR
        or text.may_tell(than, each, text.utterance(derived))
        for each in others
    )


def _is_some_of_them(derived: Mention, text: Text) -> bool:
    """Whether a share is one of what was just told: from £41m to £33m after savings of £8m, half of them abroad."""
    low = text.utterance(derived).tokens.low
    return derived.sort in SHARES and any(
        text.lexicon.term("anaphors", low, at) for at in (derived.core[1], derived.last)
    )


def _goes_otherwise(derived: Mention, others: Sequence[Mention]) -> bool:
    """Whether words tell that a pair rose, and behind it that something fell by so much: to £52, with a third off."""
    told = {role: each for each in others for role in ("old", "new") if each.roles.get(role) == NEAREST}
    up, down = (derived.roles.get(role, 0) == NEAREST for role in ("up", "down"))
    if len(told) < 2 or told["old"] is told["new"] or up == down or derived.sort not in SHARES:
        return False
    if any(each.place > derived.place for each in others):
        return False
    change = told["new"].size / (told["old"].size or 1) - 1
    return (change > 0) == down and abs(abs(change) - derived.size) > SAME  # or only the verb is wrong


def _is_long_ago(found: Bound) -> bool:
    """Whether a step leads to one of the two, and the other is of another time: by £2 to £187; £265 a year ago."""
    levels = [each for each in found.others if each.roles.get("new", 0) == NEAREST]
    olds = [each for each in found.others if each.roles.get("then", 0) >= NEAR]
    if len(levels) != 1 or len(olds) != 1 or olds[0] is levels[0] or olds[0].place < levels[0].place:
        return False
    if levels[0].clause != found.derived.clause or levels[0].sentence != found.derived.sentence:
        return False
    apart, base = abs(levels[0].size - olds[0].size), olds[0].size or 1
    told = found.derived.size * base if found.derived.sort in SHARES else found.derived.size
    return not told / FAR < apart < told * FAR


def _is_told_exactly(found: Bound) -> bool:
    """Whether an amount says just how far the two are apart, so that a percentage is one of something else."""
    if len(found.others) != 2:
        return False
    one, other = found.others
    apart = abs(one.size - other.size)
    like = (each for each in found.text.by_sort.get(one.sort, ()) if each not in found.members)
    return any(abs(each.size - apart) < EXACT * apart and is_compared(each, found.text) for each in like)


def _is_in_interval(derived: Mention, text: Text) -> bool:
    """Whether the sentence tells the ends between which an estimate lies: a gap of 12, with a CI from 5 to 22."""
    low, lexicon = text.utterance(derived).tokens.low, text.lexicon
    return any(lexicon.term("intervals", low, at) for at in range(len(low)))


def _is_distributed(found: Bound) -> bool:
    """Whether a change is one of each of the two: £5.20 here and £3.80 there, 10% more in both; each time by 2%."""
    low, lexicon = found.text.utterance(found.derived).tokens.low, found.text.lexicon
    first, last = found.derived.first, found.derived.last
    return lexicon.stands("repeatedly", low, last, last + BEFORE) or lexicon.stands(
        "each_time", low, first - BEFORE, first
    )


def _is_of_steps(found: Bound) -> bool:
    """Whether one of the two is itself by how much something changed, and no level: 3 %, réduit de 10 000 euros."""
    has = found.text.lexicon.has
    return any(
        each.figure.change is not None
        and any(
            has("by", word) for word in found.text.utterance(each).tokens.low[each.first - 1 : each.first]
        )
        for each in found.others
    )


def _is_of_other_pair(found: Bound) -> bool:
    """Whether one of the two is told with another to have changed: halved to £2m, as costs rose from £9m to £11m."""
    for each in found.others:
        own = found.text.utterance(each).mentions
        behind = [other for other in own if other.place > each.place]
        ends = (
            bool(behind)
            and behind[0].first - each.last <= BEFORE
            and each.roles.get("old") == behind[0].roles.get("new") == NEAREST
        )
        if ends and behind[0].sort == each.sort and behind[0] not in found.members:
            return True
    return False


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
    return text.lexicon.stands("other_holders", low, 0, last.first)


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
