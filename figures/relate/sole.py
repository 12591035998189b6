"""Whether an article has so few figures that one can follow from no others than those that are in reach."""

from __future__ import annotations

from figures.model import Section
from figures.relate.attach import NEAR, NEAREST
from figures.relate.evidence import BOTH, HALF, ONE, Evidence
from figures.relate.frames import PairForm
from figures.relate.links import BOUND, NONE, link
from figures.relate.pairing import Pair
from figures.relate.record import Mention, Tie
from figures.relate.text import Text

SHORT = 8
"""So many words at most has a sentence that only announces what the next one tells."""
PART = 0.5
"""Below this one sum is rather a part of another than what is left of it."""
SUMMED_UP = frozenset({Section.HEADLINE, Section.STANDFIRST})


def sole_tie(derived: Mention, pair: Pair, evidence: Evidence, form: PairForm, text: Text) -> Tie:
    """How closely three are tied as a short text has no others that a change may be told of."""
    of_points = form.told_by_both and form.of == "percent"
    money = pair[0].sort.startswith("money")
    fits = form.frame == "change" or (form.frame == "share" and money) or form.derived == "rest"
    if not fits or of_points or not (text.is_short and evidence.isolated):
        return Tie.RIVAL
    if form.derived == "rest":
        last = all(each.place < derived.place for each in pair)
        linked = evidence.link != NONE and evidence.apart <= 1
        return (
            Tie.NEAR
            if linked and last and evidence.cue == NEAREST and derived.roles.get("last")
            else Tie.RIVAL
        )
    if not evidence.cue or sum(_is_change(other) for other in text.by_sort[derived.sort]) > 1:
        return Tie.RIVAL
    if evidence.apart:
        linked = (
            evidence.link != NONE
            or text.section(derived) in SUMMED_UP
            or _announces(derived, pair, text)
            or (derived.sort == "points" and evidence.roles == BOTH)
        )
    else:
        joined = evidence.roles < HALF and not text.is_rate(derived) and _is_joined(derived, pair, text)
        linked = link(derived, pair, text) != NONE and not joined
    if not linked:
        return Tie.RIVAL
    if form.frame == "share" or text.is_rate(derived):
        return Tie.NEAR if evidence.cue >= NEAR else Tie.RIVAL
    if evidence.roles >= _least(evidence, form):
        return Tie.TIED
    near = evidence.apart <= 1 or evidence.link == BOUND
    return Tie.NEAR if near and evidence.cue == NEAREST else Tie.RIVAL


def cue_of_rate(derived: Mention, first: Mention, second: Mention, form: PairForm, text: Text) -> int:
    """How strongly words say that a percentage is one of money that is added, taken off or paid: 20 per cent VAT.

    By their sizes one of two sums is a part of the other, or the other with so much added to it or taken off.
    """
    money = first.sort == second.sort and first.sort.startswith("money")
    if derived.sort not in ("percent", "ratio") or not money or not text.is_rate(derived):
        return 0
    small, large = sorted((first.size, second.size))
    fits = "share" if small < PART * large else "change"
    return NEAR if form.frame == fits else 0


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


def _is_change(mention: Mention) -> bool:
    """Whether words make a figure the size of a change."""
    told = max(mention.roles.get(role, 0) for role in ("up", "down", "gap"))
    return mention.figure.change is not None or told >= NEAR
