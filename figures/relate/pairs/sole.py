"""What a short text says of three figures can be meant for no others: how closely that ties them."""

from __future__ import annotations

from figures.model import Qualifier, Section
from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import PairForm
from figures.relate.links import BOUND, NONE, link
from figures.relate.mentions import TIMES
from figures.relate.pairs.evidence import BOTH, HALF, ONE, Evidence
from figures.relate.pairs.pairing import Pair
from figures.relate.record import Mention, Tie
from figures.relate.text import Text

SHORT = 8
"""So many words at most has a sentence that only announces what the next one tells."""
PART = 0.5
"""Below this one sum is rather a part of another than what is left of it."""
FAR = 5
"""Three that belong together are off by less than so many times, even where somebody slipped."""
CHANGES = frozenset({"percent", "ratio", "points", TIMES})
PERCENTAGES = frozenset({"percent", "ratio"})
SUMMED_UP = frozenset({Section.HEADLINE, Section.STANDFIRST})


def sole_tie(derived: Mention, pair: Pair, evidence: Evidence, form: PairForm, text: Text) -> Tie:
    """How closely three are tied by there being no others: TIED, NEAR, or RIVAL if that says nothing."""
    if not (text.is_brief_for("pairs") and evidence.isolated and evidence.cue) or _is_lent_backwards(
        pair, evidence
    ):
        return Tie.RIVAL
    if form.frame == "change" and not _is_near(derived, pair):
        return Tie.RIVAL
    if form.derived == "rest":
        return _tie_of_rest(derived, pair, evidence)
    rate = text.is_rate(derived)
    if not _may_be_sole(derived, pair, form, text) or not _are_linked(derived, pair, evidence, rate, text):
        return Tie.RIVAL
    if evidence.apart and _has_own_change(derived, pair, text):
        return Tie.RIVAL
    if form.frame == "share" or rate:
        near = evidence.cue >= NEAR and (evidence.link == BOUND or not evidence.apart)
        return Tie.NEAR if near else Tie.RIVAL
    if form.sorts == ("same",) and evidence.cue < NEAR:
        return Tie.RIVAL
    if evidence.roles >= _least(evidence, form):
        return Tie.NEAR if form.sorts == ("same",) else Tie.TIED
    behind = form.sorts != ("same",) or all(each.place < derived.place for each in pair)
    near = evidence.link == BOUND or (evidence.apart <= 1 and (evidence.roles > 0 or not evidence.apart))
    return Tie.NEAR if near and behind and evidence.cue == NEAREST else Tie.RIVAL


def cue_of_rate(derived: Mention, first: Mention, second: Mention, form: PairForm, text: Text) -> int:
    """How strongly words say that a percentage is one of money that is added, taken off or paid: 20 per cent VAT.

    By their sizes one of two sums is a part of the other, or the other with so much added to it or taken off.
    """
    ranges = max(first.roles.get("old", 0), second.roles.get("old", 0)) == NEAREST
    money = first.sort == second.sort and first.sort.startswith("money") and not ranges
    if derived.sort not in PERCENTAGES or not money or not text.is_rate(derived):
        return 0
    small, large = sorted((first.size, second.size))
    fits = "share" if small < PART * large else "change"
    return NEAR if form.frame == fits else 0


def _may_be_sole(derived: Mention, pair: Pair, form: PairForm, text: Text) -> bool:
    """Whether it is a change of one sort, or a share of money, and words call nothing else of its sort a change."""
    moved = derived.figure.change is not None or not derived.roles.keys().isdisjoint(("up", "down"))
    leads = derived.sort == "points" and not moved
    if leads or (form.told_by_both and form.of == "percent"):
        return False
    told = (*pair, derived) if form.frame == "share" else pair
    if any(each.figure.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT) for each in told):
        return False
    money = pair[0].sort.startswith("money")
    fits = form.frame == "change" or (form.frame == "share" and money)
    return fits and sum(_is_change(other) for other in text.by_sort[derived.sort]) <= 1


def _has_own_change(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether another figure says beside a pair how it changed: tripled, from 30 to 90."""
    return any(
        each.sort in CHANGES
        and each.figure.start != derived.figure.start
        and (each.sort == TIMES or _is_change(each))
        for member in pair
        for each in text.utterance(member).mentions
    )


def _is_near(derived: Mention, pair: Pair) -> bool:
    """Whether it is off no more than if somebody reckoned wrongly, or slipped."""
    small, large = sorted((pair[0].size, pair[1].size))
    if small <= 0 or not derived.size:
        return False
    if derived.sort == TIMES:
        claimed, actual = max(derived.size, 1 / derived.size), large / small
    elif derived.sort in PERCENTAGES:
        claimed, actual = derived.size, large / small - 1
    else:
        claimed, actual = derived.size, large - small
        if claimed > large:
            return False  # 58 seats, three short of the 61 that are needed
    return claimed < FAR * actual and actual < FAR * claimed


def _is_change(mention: Mention) -> bool:
    """Whether words make a figure the size of a change."""
    told = max(mention.roles.get(role, 0) for role in ("up", "down", "gap"))
    return mention.figure.change is not None or told >= NEAR


def _is_lent_backwards(pair: Pair, evidence: Evidence) -> bool:
    """Whether a bare number got its unit from a figure behind it, with no words that make them a pair."""
    first, second = sorted(pair, key=lambda each: each.place)
    return first.bare and not second.bare and evidence.roles < BOTH


def _tie_of_rest(derived: Mention, pair: Pair, evidence: Evidence) -> Tie:
    """What is left of a whole behind it and what was taken off: a profit of £9m, tax of £2m, leaving £7m."""
    last = all(each.place < derived.place for each in pair)
    told = evidence.cue == derived.roles.get("last", 0) == NEAREST
    return Tie.NEAR if last and told and evidence.link != NONE and evidence.apart <= 1 else Tie.RIVAL


def _are_linked(derived: Mention, pair: Pair, evidence: Evidence, rate: bool, text: Text) -> bool:
    """Whether syntax or a topic holds a figure to a pair, or where it stands does."""
    if not evidence.apart:
        amount = derived.sort == pair[0].sort
        joined = (amount or rate or evidence.roles < HALF) and _is_joined(derived, pair, text)
        return link(derived, pair, text) != NONE and not joined
    return (
        evidence.link != NONE
        or text.section(derived) in SUMMED_UP
        or (derived.sort == "points" and evidence.roles == BOTH)
        or _announces(derived, pair, text)
    )


def _least(evidence: Evidence, form: PairForm) -> int:
    """How much words must say of a pair that nothing else could be, if they are to leave no doubt."""
    if evidence.cue < NEAREST or form.sorts == ("same",):
        return BOTH
    return HALF if evidence.apart and evidence.link < BOUND else ONE


def _announces(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether a short sentence says of what the next one counts that there is more or less: membership has halved."""
    own, following = text.utterance(derived), {each.sentence for each in pair}
    near = following == {own.number + 1} and text.utterance(pair[0]).block == own.block
    return near and own.tokens.end <= SHORT and text.tells_how_many(own.tokens.low)


def _is_joined(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether "and" parts the three of one sentence: get 30% off the £20 ticket, and pay £10 on Fridays."""
    low = text.utterance(derived).tokens.low
    places = sorted(each.core[0] for each in (derived, *pair))
    start = (
        places[0] if places[-1] != derived.core[0] else places[1]
    )  # 40 on Monday and 52 on Friday, 12 more
    return any(text.lexicon.has("list_ands", word) for word in low[start : places[-1]])
