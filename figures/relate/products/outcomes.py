"""Words that say of a figure that it was worked out from others, and words that keep figures apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from figures.relate.attach import LOOSE, NEAR, NEAREST
from figures.relate.links import takes_up
from figures.relate.record import Mention
from figures.relate.text import Text
from figures.relate.utterance import Utterance

FAR = 3
"""Who reckons wrongly, without a slip of the keyboard, is off by less than so many times."""
OPENING = 2
"""So many words before the first of some figures belong to them: then 250 ml an hour."""
AHEAD = 14
"""So many words before a figure may say that it follows."""
LATE = 10
"""So many words behind the last figure of some, a discount is still told of them."""
JOINED = 3
"""So many words behind the last figure of some, an exception is joined: they paid £32, because."""
FURTHER = ("further_terms", "price_terms", "further_joints", "further_reasons")
"""Lists of words that speak of another term: an exception, a condition, an addition."""
SIGNS = frozenset(",;:.()–—")
"""Signs at which what is joined ends."""
TAIL = 4
"""So many words behind a figure may say that it is a total."""


def outcome_of(derived: Mention, before: Mention, told: Iterable[str], text: Text) -> int:
    """How plainly words say that a figure was worked out from `before`; `told` names lists of words that also do."""
    own = text.utterance(derived)
    low, lists, stands = own.tokens.low, own.lists, text.lexicon.stands
    start = before.core[1] if before.sentence == derived.sentence else 0
    ahead = max(start, derived.first - AHEAD), derived.first
    behind = derived.core[1], derived.last + TAIL
    if "outcomes" in lists and stands("outcomes", low, *ahead):
        return NEAREST
    if any(what in lists and (stands(what, low, *ahead) or stands(what, low, *behind)) for what in told):
        return NEAREST
    if text.is_apposed(derived):
        return NEAR
    return LOOSE if takes_up(derived, own, text) else 0


def others_told(members: Sequence[Mention], text: Text) -> list[str]:
    """The words among figures that speak of something else beside them: a discount, extra costs, some of them."""
    found: list[str] = []
    for number in sorted({mention.sentence for mention in members}):
        own = text.utterances[number]
        low = own.tokens.low
        mine = [mention for mention in members if mention.sentence == number]
        first = max(mine[0].first - OPENING, 0) if members[0].sentence == number else 0
        last = mine[-1].last if members[-1].sentence == number else own.tokens.end
        taken = {at for mention in own.mentions for at in range(mention.first, mention.last)}
        for what in ("outcomes", "totals_told", "averages_told"):
            for at, to in _spans(own, first, last, what, text):
                taken.update(range(at, to))
        clauses = {own.clauses[mention.core[0]] for mention in mine}
        found += [
            low[at]
            for at, to in _spans(own, first, last, "beside_products", text)
            if at not in taken and (own.opens_clause(at) or not clauses.isdisjoint(own.clauses[at:to]))
        ]
    return found


def has_further_term(
    members: Sequence[Mention], text: Text, *, joined: bool = True, priced: bool = True
) -> bool:
    """Whether words beside figures speak of an exception, a condition or an addition: three at £18, £45, a tenner off.

    Some do wherever they stand, others, left out without `joined`, only before the last of the figures or right behind
    it: yet they paid £32. Those of discounts count where something is `priced`.
    """
    ordered = sorted(members, key=lambda each: each.place)
    first, before, last = ordered[0], ordered[-2], ordered[-1]
    strong = ("further_terms", *(("price_terms",) if priced else ()))
    for number in range(max(first.sentence - 1, 0), last.sentence + 1):
        own, tokens = text.utterances.get(number), text.tokens_of(number)
        if not text.lists_in(number, tokens).any_of(*FURTHER):
            continue
        mentions = own.mentions if own else ()
        taken = {at for each in mentions for at in range(each.first, each.core[1])}
        start = own.start_of(first.clause) if own and number == first.sentence else 0
        for at in range(start, tokens.end):
            late = (number, at) > (last.sentence, last.last + LATE)
            if any(text.lexicon.term(what, tokens.low, at) for what in strong[: 1 if late else None]):
                return True
            if at in taken:
                continue
            within = joined and first.place < (number, at) < last.place
            between = joined and before.place < (number, at) < last.place
            behind = joined and last.place < (number, at) < (last.sentence, last.last + JOINED)
            if (within and text.lexicon.term("further_joints", tokens.low, at)) or (
                (between or behind) and text.lexicon.term("further_reasons", tokens.low, at)
            ):
                return True
    return False


def goes_on(first: Mention, text: Text) -> bool:
    """Whether "and" goes on to a rate from another amount, so that the total is of both: 3000 and 450 for each of two.

    Where thousands of articles were read, the additions that they tell are known.
    """
    own = text.utterance(first)
    joint = own.tokens.low[max(first.first - 1, 0) : first.first]
    others = any(each.place < first.place for each in own.mentions)
    return not text.is_read and others and any(text.lexicon.has("list_ands", word) for word in joint)


def joins_another(members: Sequence[Mention], total: Mention, text: Text) -> bool:
    """Whether another thing is joined right behind a rate and its number, so that the total is of both, without a verb.

    Four coaches at £350 each and a van; eight rooms at £95 each and breakfast came to £840.
    """
    *_, before = sorted((each for each in members if each is not total), key=lambda each: each.place)
    own, has = text.utterance(before), text.lexicon.has
    low, at, stop = own.tokens.low, before.last, own.tokens.end
    first = at + (text.lexicon.term("list_ands", low, at) or text.lexicon.term("adding", low, at))
    if first == at or before.place > total.place or first >= stop or low[first] in SIGNS:
        return False
    if not _may_be_thing(low[first], text):
        return False  # at £5 each, and they took
    if any(each.sentence == before.sentence and each.core[0] == first for each in members):
        return False  # £6 each, and 240 came
    end = next((here for here in range(first, stop) if low[here] in SIGNS), stop)
    verbs = [
        here
        for here in range(end)
        if has("auxiliaries", low[here]) or (has("verbs", low[here]) and not text.is_noun(low, here))
    ]
    return not any(here > at for here in verbs) or min(verbs) > first


def _may_be_thing(word: str, text: Text) -> bool:
    """Whether a word may open a thing, as far as a language is known: a van, 12 benches, breakfast; not: they."""
    lexicon = text.lexicon
    if lexicon.has("determiners", word) or lexicon.forms.is_number(word):
        return True
    return text.is_read and not lexicon.has("pronouns", word)


def _spans(own: Utterance, first: int, last: int, what: str, text: Text) -> Iterator[tuple[int, int]]:
    for at in range(first, last) if what in own.lists else ():
        if length := text.lexicon.term(what, own.tokens.low, at):
            yield at, at + length
