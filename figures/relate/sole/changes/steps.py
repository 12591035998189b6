"""What says by how much something changed, and whether it alone does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from msgspec import Struct

from figures.model import Change, Qualifier
from figures.relate.attach import NEAR, NEAREST
from figures.relate.likeness import in_words, is_amount, is_level
from figures.relate.mentions import TIMES
from figures.relate.record import DENIED, Mention
from figures.relate.sole.changes.amounts import is_by, tells_gap
from figures.relate.text import Text

BOUNDS = frozenset({Qualifier.LESS, Qualifier.AT_MOST, Qualifier.MORE, Qualifier.AT_LEAST})
FORMS = {
    "percent": "change-percent",
    "ratio": "change-percent",
    "points": "change-points",
    TIMES: "change-times",
}
"""The forms of changes by the sorts of what tells them; an amount tells a difference."""


AMOUNT = "change-amount"


SAME = 0.02
"""So little apart, two changes are one, told twice: a third, or 33 per cent."""


LEAST = 0.01
"""So much at least is left of what falls by nearly all."""


LEADING = 3
"""So many words behind "a lead of" it is told how far somebody leads."""
DENYING = 3
"""So many words behind a denial, a figure is denied."""


class Step(Struct, frozen=True):
    """A figure that says by how much something changed, and which way, if words tell: more or less clearly."""

    mention: Mention
    way: int
    cue: int
    unclear: bool
    marked: bool
    """Whether a word behind an amount says that there is so much more or less."""

    @property
    def form(self) -> str:
        """The form of the change that it tells."""
        return FORMS.get(self.mention.sort, AMOUNT)


def steps_of(text: Text) -> Iterator[Step]:
    """What says by how much something changed."""
    for mention in text.mentions:
        if _is_no_step(mention, text) or is_level(mention, text) or not is_amount(mention):
            continue
        up, down = (mention.roles.get(role, 0) for role in ("up", "down"))
        way, cue = (up > down) - (up < down), max(up, down, mention.roles.get("gap", 0))
        if mention.figure.change is not None:
            way, cue = (1 if mention.figure.change is Change.UP else -1), NEAREST
        is_gap = mention.sort == "points" and bool(
            text.by_sort.get("percent")
        )  # and not 27 points from nine games
        marked = tells_gap(mention, text)
        if mention.sort == TIMES or is_gap or (cue and is_by(mention, text)) or marked:
            cue = NEAREST
        way = 0 if mention.sort == TIMES else way
        if cue >= (NEAR if way and mention.sort in FORMS else NEAREST) and not _is_of_else(
            mention, way, text
        ):
            yield Step(mention, way, cue, not way or _is_unclear(mention, text), marked)


def _is_no_step(mention: Mention, text: Text) -> bool:
    """Whether it is denied, or is the rate of a tax, or how far somebody leads."""
    own = text.utterance(mention)
    if mention.figure.qualifier in BOUNDS and not is_by(mention, text) and mention.figure.change is None:
        return True  # until its capacity fell under 80 per cent
    low = own.tokens.low[: mention.first]
    low = low[low.index(":") :] if ":" in low else low
    if any(mood == DENIED for _, _, mood in text.lexicon.roles.moods.scan(low)):
        return True
    leads = any(text.lexicon.has("leading_by", word) for word in low[-LEADING:])
    return (leads and (mention.bare or mention.sort == "points")) or (
        mention.sort in FORMS and text.is_rate(mention, "taxes")
    )


def _is_further(mention: Mention, text: Text) -> bool:
    """Whether it is another one: another 10 per cent, a further half a point; but not: that extra tenth."""
    low, has = text.utterance(mention).tokens.low, text.lexicon.has
    for at in (mention.first - 1, mention.first):
        if at >= 0 and has("additional", low[at]):
            return not (at and (has("definite", low[at - 1]) or has("demonstratives", low[at - 1])))
    return False


def _is_of_else(mention: Mention, way: int, text: Text) -> bool:
    """Whether a share is one of what it counts, and no change of it: by two thirds of the votes; a third more fruit."""
    if mention.sort not in ("percent", "ratio"):
        return False
    if not way and text.follows_of(mention):
        return True
    noun = mention.figure.noun
    if noun is None or text.follows_of(mention) or text.is_change(noun) or text.is_rate(mention):
        return False
    return not _is_more(mention, text)


def _is_more(mention: Mention, text: Text) -> bool:
    """Whether a comparative stands between a share and what there is more of: 18% more visitors, and not in Asia."""
    low, known = text.utterance(mention).tokens.low, text.lexicon.orders.meanings
    placed = "".join(low[mention.last : mention.last + 1])
    if text.lexicon.has("prepositions", placed) and not text.lexicon.has("than", placed):
        return False
    behind = low[mention.core[1] : mention.core[1] + 2]
    return any(found.role == "comparing" for word in behind for found in known.get(word, ()))


def _is_unclear(mention: Mention, text: Text) -> bool:
    """Whether the word beside it leaves open which way it went: 20 per cent worse."""
    low = text.utterance(mention).tokens.low
    around = (*low[max(mention.first - 2, 0) : mention.first], *low[mention.core[1] : mention.last + 1])
    return any(text.lexicon.has("ambivalent", word) for word in around)


def is_only(step: Step, steps: Sequence[Step], text: Text) -> bool:
    """Whether no other figure tells another change: fell by a tenth, and then by a further 5."""
    further = step.form != AMOUNT and any(_is_further(each.mention, text) for each in steps)
    return not further and all(_may_go_with(step, each) for each in steps if each is not step)


def _may_go_with(step: Step, other: Step) -> bool:
    """Whether another change is the same one, told again, or of other things: by £300, or a third."""
    one, two = step.mention, other.mention
    if AMOUNT in (step.form, other.form):
        bare = two if other.form == AMOUNT else one
        if step.form == other.form:
            return one.sort != two.sort or (step.marked and not other.marked)
        return "points" in (one.sort, two.sort) or not bare.bare or in_words(bare)
    return {one.sort, two.sort} == {"percent", "ratio"} and abs(one.size - two.size) <= SAME * one.size


def is_denied(mention: Mention, text: Text) -> bool:
    """Whether a word right before a figure says that it is not so."""
    low, known = text.utterance(mention).tokens.low, text.lexicon.orders.meanings
    before = low[max(mention.first - DENYING, 0) : mention.first]
    return any(found.role == "denials" for word in before for found in known.get(word, ()))


def growth(step: Step) -> float:
    """How large a change is, alike for rises and falls: as a logarithm."""
    size = step.mention.size
    if step.mention.sort == TIMES:
        return abs(log(size))
    return -log(max(1 - size, LEAST)) if step.way < 0 else log(1 + size)
