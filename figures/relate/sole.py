"""Whether an article has so few figures that one can follow from no others than those that are in reach."""

from __future__ import annotations

from figures.model import Section
from figures.relate.attach import LOOSE, NEAREST
from figures.relate.evidence import BOTH, HALF, ONE, Evidence
from figures.relate.frames import PairForm
from figures.relate.links import BOUND, NONE, link
from figures.relate.pairing import Pair
from figures.relate.record import Mention
from figures.relate.text import Text

SHORT = 8
"""So many words at most has a sentence that only announces what the next one tells."""
SUMMED_UP = frozenset({Section.HEADLINE, Section.STANDFIRST})


def is_sole(derived: Mention, pair: Pair, evidence: Evidence, form: PairForm, text: Text) -> bool:
    """Whether what words tell of a change can be meant for these three only: a short text has no others."""
    if (
        form.frame != "change"
        or (form.told_by_both and form.of == "percent")
        or not (text.is_short and evidence.isolated)
    ):
        return False
    if sum(_is_change(other) for other in text.by_sort[derived.sort]) > 1:
        return False
    if evidence.cue < NEAREST or form.sorts == ("same",):
        least = BOTH
    else:
        least = HALF if evidence.apart and evidence.link < BOUND else ONE
    return _is_linked(derived, pair, evidence, text) and evidence.cue >= LOOSE and evidence.roles >= least


def _is_linked(derived: Mention, pair: Pair, evidence: Evidence, text: Text) -> bool:
    """Whether a figure has to do with those that it may follow from, or sums the article up."""
    if not evidence.apart:
        return link(derived, pair, text) != NONE and (
            evidence.roles >= HALF or not _is_joined(derived, pair, text)
        )
    return evidence.link != NONE or text.section(derived) in SUMMED_UP or _announces(derived, pair, text)


def _announces(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether a short sentence says of what the next one counts that there is more or less: membership has halved."""
    own, following = text.utterance(derived), {each.sentence for each in pair}
    near = following == {own.number + 1} and text.utterance(pair[0]).block == own.block
    return near and own.tokens.end <= SHORT and text.tells_how_many(own.tokens.low)


def _is_joined(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether "and" parts the three of one sentence: get 30% off the £20 ticket, and pay £10 on Fridays."""
    low = text.utterance(derived).tokens.low
    places = sorted(each.core[0] for each in (derived, *pair))
    return any(text.lexicon.has("list_ands", word) for word in low[places[0] : places[-1]])


def _is_change(mention: Mention) -> bool:
    """Whether words make a figure the size of a change."""
    return mention.figure.change is not None or not mention.roles.keys().isdisjoint(("up", "down", "gap"))
