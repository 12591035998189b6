"""What speaks against a change and its pair, and how closely what they are told of ties them."""

from __future__ import annotations

from collections.abc import Sequence

from figures.model import Kind, Qualifier
from figures.relate.attach import NEAR
from figures.relate.likeness import is_level, is_of_no_amount, is_offered
from figures.relate.mentions import TIMES
from figures.relate.pairs.against import is_of_other_things
from figures.relate.pairs.bases import is_of_another_base, is_repeated, is_since, is_yearly
from figures.relate.pairs.pairing import Pair
from figures.relate.products.outcomes import has_further_term
from figures.relate.record import EXPECTED, Mention, Tie
from figures.relate.sole.changes.amounts import is_of_else
from figures.relate.sole.changes.meant import when
from figures.relate.sole.changes.steps import AMOUNT, Step
from figures.relate.text import Text

EXACT = frozenset({Qualifier.EXACT, Qualifier.ABOUT})


PHRASE = 4
"""So many words behind a change, what has changed is named: a cut of 25 per cent in arrears."""


def may_be(step: Step, pair: Pair, text: Text, *, is_timed: bool = False) -> bool:
    """Whether nothing speaks against it: another time, another mood, another money, what is exact for none.

    If words tell the times of the pair, one since then is none of something else.
    """
    mention = step.mention
    if not are_exact(mention, *pair):
        return False
    last = max(pair, key=lambda each: each.place)
    if _is_expected(mention, text) and last.mood != EXPECTED:
        return False
    own = text.utterance(mention)
    if "deflating" in own.lists and text.lexicon.stands("deflating", own.tokens.low):
        return False
    if (
        not is_timed
        and is_since(mention, pair, text)
        and not any(when(each) == "then" or each.years for each in pair)
    ):
        return False
    if _is_of_decades(mention, text):
        return False
    old = max(pair, key=lambda each: step.way * -each.size)
    placed = step.form != AMOUNT and _is_placed(mention, pair, text)
    if placed or is_of_another_base(mention, old, text) or is_offered(old, text):
        return False
    if mention.sort == TIMES and is_of_no_amount(mention, text):
        return False
    if mention.sort == TIMES and is_of_other_things(mention, pair, text):
        return False  # doubled its fees; there were 40 members then, now there are 60
    if is_repeated(mention, text) or is_yearly(mention, text) or _are_priced(pair, text):
        return False
    return not _is_apart(step, pair, text)


def _is_of_decades(mention: Mention, text: Text) -> bool:
    """Whether its sentence tells of a time of many years: in the 1980s it had gone up by half."""
    times = text.dates.get(mention.sentence, ())
    return any(each.kind is Kind.YEAR and not (each.date or "")[:4].isdigit() for each in times)


def _is_apart(step: Step, pair: Pair, text: Text) -> bool:
    """Whether words keep it apart from the pair: another term, another moment, a margin."""
    mention = step.mention
    return (
        (step.form == AMOUNT and has_further_term((mention, *pair), text, priced=False))
        or _is_of_a_moment(mention, pair, text)
        or text.is_margin(mention)
        or (is_of_else(mention, pair, text) if step.form == AMOUNT else text.is_set_apart(mention, pair))
        or text.is_of_another_time(mention, pair)
    )


def are_exact(*mentions: Mention) -> bool:
    """Whether figures are more than bounds of something else."""
    return all(each.figure.qualifier in EXACT for each in mentions)


def _are_priced(pair: Pair, text: Text) -> bool:
    """Whether both are prices of what is paid together: dinners at £14 and wine at £19 came to £50."""
    return all(text.is_price(each) for each in pair) and len(text.by_sort[pair[0].sort]) > len(pair)


def _is_of_a_moment(mention: Mention, pair: Pair, text: Text) -> bool:
    """Whether its clause tells of another time than both of the pair: 31, here 17, and yesterday it was 4 less."""
    own = text.utterance(mention)
    start = own.start_of(mention.clause)
    told = text.lexicon.stands("moments", own.tokens.low[start : mention.first])
    return told and all((each.sentence, each.clause) != (mention.sentence, mention.clause) for each in pair)


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


def tie_of(step: Step, pair: Pair, text: Text) -> Tie:
    """How closely what the words speak of ties the change to the pair.

    Where they tell the pair of something else, a brief text still has no other one: a slip then shows that it is meant.
    """
    mention, own = step.mention, text.utterance(step.mention)
    if _is_of_another(step, pair, text):
        return Tie.LOOSE
    if any(each.sentence == own.number for each in pair):
        if _tells_of_else(step, pair, text):
            return Tie.RIVAL if _is_set_against(step, pair, text) else Tie.LOOSE
        if _has_own_subject(step, pair, text):
            return Tie.RIVAL
        return Tie.LOOSE if _counts_else(step, pair, text) else Tie.TIED
    announced = all(each.place > mention.place for each in pair)
    dated = [each for each in pair if _is_dated(each)]
    if announced and len(dated) < (len(pair) if _is_noun(step, text) else 1):
        return Tie.LOOSE  # members get 10% off. Entry is £12 for adults and £8 for children
    topics = set().union(*(text.utterance(each).topics for each in pair))
    said = subject(step, text, announces=announced)
    if said is None or said & topics:
        return Tie.TIED
    if not announced:
        return Tie.NEAR if _is_noun(step, text) else Tie.LOOSE
    next_to, generic = min(each.sentence for each in pair) == own.number + 1, is_generic(step, pair, text)
    if not generic and len(said) != 1:
        return Tie.LOOSE  # visitors from abroad were up 40 per cent; in all the castle drew 12,000
    sure = next_to and generic and not all(is_level(each, text) for each in pair)
    return Tie.TIED if sure else Tie.NEAR


def _is_set_against(step: Step, pair: Pair, text: Text) -> bool:
    """Whether words make an exception before the pair: halved, yet the bill went to £96."""
    first = min(pair, key=lambda each: each.place)
    between = text.utterance(first).tokens.low[step.mention.last : first.first]
    return any(text.lexicon.term("exempt", between, at) for at in range(len(between)))


def _is_of_another(step: Step, pair: Pair, text: Text) -> bool:
    """Whether a change is said to be of what another sentence does not count: 500 bikes; sales of cars rose 20%."""
    mention, own = step.mention, text.utterance(step.mention)
    low = own.tokens.low
    ahead = range(own.start_of(mention.clause), mention.first)
    of = next((at for at in ahead if text.lexicon.has("of", low[at])), mention.first)
    said = {word for at in range(of + 1, mention.first) for word in own.words(at, at + 1)}
    others = [each for each in pair if each.sentence < mention.sentence and each.noun]
    return bool(said and others) and all(said.isdisjoint(text.utterance(each).topics) for each in others)


def _is_dated(mention: Mention) -> bool:
    """Whether words or a year say when it was so."""
    told = max(mention.roles.get(role, 0) for role in ("old", "then", "new"))
    return bool(mention.years) or (told >= NEAR and when(mention) is not None)


def is_generic(step: Step, pair: Pair, text: Text) -> bool:
    """Whether what has changed is only called how many there are, or what is paid: attendance, prices, output."""
    own = text.utterance(step.mention)
    low = own.tokens.low[own.start_of(step.mention.clause) : step.mention.first]
    if pair[0].sort.startswith("money"):
        return any(text.lexicon.has("sums_of_money", word) for word in low)
    return text.tells_how_many(low)


def _counts_else(step: Step, pair: Pair, text: Text) -> bool:
    """Whether a pair behind a change counts something else: admissions halved, and 40 nurses came."""
    said = subject(step, text)
    nouns = {text.lexicon.nouns.stem(each.noun.split()[-1]) for each in pair if each.noun}
    behind = all(each.place > step.mention.place and each.clause != step.mention.clause for each in pair)
    return (
        behind
        and bool(nouns and said)
        and nouns.isdisjoint(said or ())
        and not (step.mention.sort != TIMES and is_generic(step, pair, text))
    )


def _has_own_subject(step: Step, pair: Pair, text: Text) -> bool:
    """Whether the words before a change tell of something new: costs were £4, and visits fell by 12%."""
    mention, own = step.mention, text.utterance(step.mention)
    before = [each for each in pair if each.sentence == own.number and each.place < mention.place]
    if not before or _is_noun(step, text) or step.form == AMOUNT:
        return False
    low, lexicon = own.tokens.low, text.lexicon
    last = max(each.last for each in before)
    start = next(
        (at for at in range(last, mention.first) if low[at] in (",", ";") or own.opens_clause(at)), None
    )
    if start is None or any(lexicon.roles.links.match(low, at) for at in range(start, mention.first)):
        return False
    named = (at for at in range(start, mention.first) if low[at] not in lexicon.roles.fillers)
    said = {word for at in named for word in own.words(at, at + 1)}
    return bool(said) and said.isdisjoint(own.words(0, start))


def _tells_of_else(step: Step, pair: Pair, text: Text) -> bool:
    """Whether a clause behind a change tells of the pair as of something else: use halved, yet the bill went to £96."""
    own, first = text.utterance(step.mention), min(pair, key=lambda each: each.place)
    if first.sentence != own.number or first.place < step.mention.place:
        return False
    start = max(own.start_of(first.clause), step.mention.last)
    if first.clause == step.mention.clause:  # by half, the turnover from 80 to 60
        low, has = own.tokens.low, text.lexicon.has
        commas = (
            at + 1 for at in range(start, first.first) if low[at] == "," and has("definite", low[at + 1])
        )
        start = next(commas, first.first)
    places = (at for at in range(start, first.first) if not text.lexicon.has("verbs", own.tokens.low[at]))
    said, told = subject(step, text), {word for at in places for word in own.words(at, at + 1)}
    return said is not None and bool(said and told) and said.isdisjoint(told)


def subject(step: Step, text: Text, *, announces: bool = False) -> set[str] | None:
    """What a change is said to be of, or None if that is said nowhere, or by a word that refers back."""
    mention, own = step.mention, text.utterance(step.mention)
    low, lexicon = own.tokens.low, text.lexicon
    if _is_noun(step, text):
        at = next((at for at in _behind(mention, low) if lexicon.has("subject_linkers", low[at])), None)
        if at is not None and any(lexicon.has("auxiliaries", word) for word in low[mention.last : at]):
            return None  # the 13 per cent drop was blamed on floods
        if at is None or any(at < each.first <= at + PHRASE for each in own.mentions):
            return None  # an increase of 55 per cent in three summers
        return own.words(at, at + PHRASE) or None
    start = own.start_of(mention.clause)
    if announces and mention.first - start <= 1:
        return own.words(mention.last, mention.last + 2 * PHRASE)  # half a point came off growth
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
    at = mention.first - 1
    of = at > 0 and has("of", low[at]) and text.is_change(low[at - 1])
    if of and has("by", low[at]):  # une hausse de 5 %; but: les prix ont chuté de 5 %
        of = at > 1 and any(
            has(what, low[at - 2]) for what in ("determiners", "articles_before", "prepositions")
        )
    behind = any(text.is_change(low[at]) for at in range(mention.core[1], min(mention.last + 1, len(low))))
    before = mention.first > 0 and has("additional", low[mention.first - 1])
    return of or (articles and (behind or before))  # also: the additional £300
