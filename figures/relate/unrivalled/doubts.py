"""What speaks against a change and its pair, and how closely what they are told of ties them."""

from __future__ import annotations

from collections.abc import Sequence

from figures.model import Qualifier
from figures.relate.against import is_repeated, is_yearly
from figures.relate.bases import is_of_another_base, is_since
from figures.relate.likeness import is_level
from figures.relate.pairing import Pair
from figures.relate.record import EXPECTED, Mention, Tie
from figures.relate.text import Text
from figures.relate.unrivalled.meant import when
from figures.relate.unrivalled.steps import Step

EXACT = frozenset({Qualifier.EXACT, Qualifier.ABOUT})


PHRASE = 4
"""So many words behind a change, what has changed is named: a cut of 25 per cent in arrears."""


def may_be(step: Step, pair: Pair, text: Text) -> bool:
    """Whether nothing speaks against it: another time, another mood, another money, what is exact for none."""
    mention = step.mention
    if not are_exact(mention, *pair):
        return False
    if _is_expected(mention, text) and not any(each.mood == EXPECTED for each in pair):
        return False
    own = text.utterance(mention)
    if "deflating" in own.lists and text.lexicon.stands("deflating", own.tokens.low):
        return False
    if is_since(mention, pair, text) and not any(when(each) == "then" or each.years for each in pair):
        return False
    old = max(pair, key=lambda each: step.way * -each.size)
    if _is_placed(mention, pair, text) or is_of_another_base(mention, old, text):
        return False
    if is_repeated(mention, text) or is_yearly(mention, text) or _are_priced(pair, text):
        return False
    return not (
        text.is_margin(mention)
        or text.is_set_apart(mention, pair)
        or _is_of_another_time(mention, pair, text)
    )


def are_exact(*mentions: Mention) -> bool:
    """Whether figures are more than bounds of something else."""
    return all(each.figure.qualifier in EXACT for each in mentions)


def _are_priced(pair: Pair, text: Text) -> bool:
    """Whether both are prices of what is paid together: dinners at £14 and wine at £19 came to £50."""
    return all(text.is_price(each) for each in pair) and len(text.by_sort[pair[0].sort]) > len(pair)


def _is_placed(mention: Mention, pair: Pair, text: Text) -> bool:
    """Whether it says how far somebody is behind another of whom the clause does not tell: 38%, four points behind."""
    low = text.utterance(mention).tokens.low
    behind = low[mention.core[1] : mention.last + 2]
    placed = any(text.lexicon.has("placing", word) for word in behind)
    named = any(text.lexicon.has(what, word) for word in behind for what in ("of", "than"))
    return placed and not named and any(each.clause != mention.clause for each in pair)


def _is_expected(mention: Mention, text: Text) -> bool:
    """Whether a word before it says that it is to come; one behind may be said of it: 5 per cent should be enough."""
    own = text.utterance(mention)
    ahead = own.tokens.low[own.start_of(mention.clause) : mention.first]
    return mention.mood == EXPECTED and any(
        mood == EXPECTED for _, _, mood in text.lexicon.roles.moods.scan(ahead)
    )


def _is_of_another_time(mention: Mention, pair: Pair, text: Text) -> bool:
    """Whether a change is told of years that those of the pair are not."""
    years = set().union(*(text.years[each.sentence] for each in pair))
    own = text.years[mention.sentence]
    return text.is_of_another_time(mention, pair) and (len(own) > 1 or bool(years))


def tie_of(step: Step, pair: Pair, text: Text) -> Tie:
    """How closely what the words speak of ties the change to the pair."""
    own = text.utterance(step.mention)
    if any(each.sentence == own.number for each in pair):
        return Tie.TIED
    topics = set().union(*(text.utterance(each).topics for each in pair))
    said = _subject(step, text)
    if said is None or said & topics:
        return Tie.TIED
    announced = all(each.place > step.mention.place for each in pair)
    if not announced:
        return Tie.NEAR if _is_noun(step, text) else Tie.RIVAL
    next_to = min(each.sentence for each in pair) == own.number + 1
    if all(is_level(each, text) for each in pair):
        return Tie.NEAR  # its seat went from 10,000 people to 11,500
    return Tie.TIED if next_to and any(when(each) or each.years for each in pair) else Tie.NEAR


def _subject(step: Step, text: Text) -> set[str] | None:
    """What a change is said to be of, or None if that is said nowhere, or by a word that refers back."""
    mention, own = step.mention, text.utterance(step.mention)
    low, lexicon = own.tokens.low, text.lexicon
    if _is_noun(step, text):
        at = next((at for at in _behind(mention, low) if lexicon.has("subject_linkers", low[at])), None)
        if at is None or any(at < each.first <= at + PHRASE for each in own.mentions):
            return None  # an increase of 55 per cent in three summers
        return own.words(at, at + PHRASE) or None
    start = own.start_of(mention.clause)
    back = range(max(mention.first - PHRASE, start), mention.first)
    if any(lexicon.roles.links.match(low, at) for at in back):
        return None
    named = (at for at in range(start, mention.first) if low[at] not in lexicon.roles.fillers)
    return {word for at in named for word in own.words(at, at + 1)} or None


def _behind(mention: Mention, low: Sequence[str]) -> range:
    return range(mention.last, min(mention.last + PHRASE, len(low)))


def _is_noun(step: Step, text: Text) -> bool:
    """Whether an article opens a phrase that names a change: a 25 per cent cut, the gain of 60 per cent."""
    mention = step.mention
    low, has = text.utterance(mention).tokens.low, text.lexicon.has
    opened = low[max(mention.first - PHRASE, 0) : mention.first]
    articles = any(
        has(what, word) for word in opened for what in ("articles_before", "definite", "demonstratives")
    )
    of = mention.first > 1 and has("of", low[mention.first - 1]) and text.is_change(low[mention.first - 2])
    behind = any(text.is_change(low[at]) for at in range(mention.core[1], min(mention.last + 1, len(low))))
    before = mention.first > 0 and has("additional", low[mention.first - 1])
    return of or (articles and (behind or before))  # also: the additional £300
