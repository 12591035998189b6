"""How closely words tie a rate, a number and a total."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from figures.model import Qualifier
from figures.relate.attach import LOOSE, NEAR, NEAREST
from figures.relate.links import BOUND, NONE, link, takes_up
from figures.relate.products.outcomes import (
    FAR,
    goes_on,
    has_further_term,
    joins_another,
    others_told,
    outcome_of,
)
from figures.relate.products.rates import COUNT, noun_key
from figures.relate.products.triples import Triple
from figures.relate.record import DENIED, Mention, Tie
from figures.relate.text import Text

FULL = 9
"""How plain it is if words say all of the rate, the number and the total."""

OPENING = 2
"""So many words may stand before a figure that opens its clause: and the 540 miles."""
SPAN = 3
"""So many words may stand between an amount and the time that it takes: in a seven-day week."""

Evidence = tuple[tuple[str, int], ...]


def tie_of(triple: Triple, triples: Sequence[Triple], text: Text) -> tuple[Tie, Evidence]:
    """How closely the words tie the three, and what speaks for it."""
    members, rate = triple.members, triple.rate
    outcome = _outcome(triple, text)
    priced, known = _is_priced(triple, text), _is_known(triple, text)
    linked = BOUND if outcome == NEAREST else link(triple.derived, members[:2], text)
    alone = _is_alone(triple, triples)
    apart = members[2].sentence - members[0].sentence
    evidence = (
        ("outcome", outcome), ("told", rate.told), ("fits", triple.fits), ("like", triple.like), ("link", linked),
        ("alone", int(alone)), ("sentences", apart),
    )  # fmt: skip
    if (
        not alone
        or (linked == NONE and not priced)
        or not _is_exact(triple, NEAREST if priced else outcome)
        or others_told(triple.members, text)
        or (text.is_short and has_further_term(triple.members, text))
        or goes_on(triple.members[0], text)
        or _leads_on(triple.total, text)
        or _between(triple, text)
        or (known and not _is_summed_up(triple, text))
        or _are_of_two_times(triple, text)
        or (triple.has_another_per and outcome < NEAREST)
        or len({each.sentence for each in triple.members}) == len(triple.members)
    ):
        return Tie.RIVAL, evidence
    tie = max(_closeness(triple, outcome, apart), Tie.NEAR if priced else Tie.RIVAL)
    if _is_summed_up(triple, text) or (tie is Tie.NEAR and _is_told_next(triple, outcome, text)):
        tie = Tie.NEAR if known and triple.total.sort.startswith("money") else Tie.TIED
    return min(tie, tie if _is_near(triple, text) else Tie.NEAR), evidence


def _leads_on(total: Mention, text: Text) -> bool:
    """Whether it is only a step to a level: slipped £2 to £187 a tonne."""
    behind = text.utterance(total).tokens.low[total.last : total.last + 1]
    return total.figure.change is not None and any(text.lexicon.has("range_to", word) for word in behind)


def _is_near(triple: Triple, text: Text) -> bool:
    """Whether the product is off no more than if somebody reckoned wrongly."""
    rate, number = triple.rate, triple.number
    same = rate.base is not None and rate.base.noun is not None and rate.base.noun == number.noun
    if same and number.sentence == rate.amount.sentence == triple.total.sentence:
        return True  # of 6,000 lambs 90, or 15 per 1,000 lambs
    unit = text.units.find(rate.amount.per) if rate.amount.per and rate.over != COUNT else None
    over = rate.base.size if rate.base is not None else float(unit.factor) if unit is not None else 1.0
    return 1 / FAR < rate.amount.size * triple.number.size / over / (triple.total.size or 1) < FAR


def _closeness(triple: Triple, outcome: int, apart: int) -> Tie:
    """How closely the words tie three that nothing keeps apart."""
    plain = triple.rate.told + triple.fits + triple.like
    if triple.rate.told == LOOSE:
        loose = triple.derived is triple.total and outcome == NEAREST and apart < 2 and not triple.number.bare
        return Tie.LOOSE if loose else Tie.RIVAL
    if triple.rate.over == "time":
        plain -= triple.total.sort == COUNT or outcome < NEAREST  # there are times for everything
    if plain == FULL:
        one_clause = len({mention.clause for mention in triple.members}) == 1 and not apart
        if outcome == NEAREST or (outcome == NEAR and not apart) or one_clause:
            return Tie.TIED
        together = apart < 2 and len({mention.block for mention in triple.members}) == 1
        return Tie.NEAR if together or outcome >= NEAR else Tie.RIVAL
    if plain == FULL - 1:
        if outcome == NEAREST and not apart:
            return Tie.TIED
        return Tie.NEAR if apart < 2 or outcome >= NEAR else Tie.RIVAL
    return Tie.NEAR if plain == FULL - 2 and outcome >= NEAR and apart < 2 else Tie.RIVAL


def _are_of_two_times(triple: Triple, text: Text) -> bool:
    """Whether the sentences of the three name different times: in 1990 they had 12, last year they took £90."""
    numbers = {mention.sentence for mention in triple.members}
    years = [text.years[number] for number in numbers if text.years[number]]
    if any(each != years[0] for each in years):
        return True
    since = text.has(triple.derived, "moments")
    return bool(years) and since and len(numbers) > 1 and not text.years[triple.derived.sentence]


def _is_known(triple: Triple, text: Text) -> bool:
    """Whether the text takes what would follow for known, or two share what one is said to do: a match, a wedding."""
    noun = triple.rate.amount.noun
    shared = noun is not None and noun != triple.rate.amount.per and noun_key(noun, text.lexicon) == "game"
    return shared or (triple.derived is triple.total and text.is_definite(triple.total))


def _is_told_next(triple: Triple, outcome: int, text: Text) -> bool:
    """Whether a sentence takes up the one before, and says what follows: that makes 300; after an hour 300 had gone."""
    total, number = triple.total, triple.number
    if triple.derived is not total or total.sentence - triple.rate.amount.sentence != 1:
        return False
    if number.sentence == total.sentence:
        return triple.rate.over == "time" and number.clause == total.clause
    own = text.utterance(total)
    told = text.lexicon.term("outcomes", own.tokens.low, 0)
    opens = 0 < told >= total.first - OPENING or takes_up(total, own, text)
    return outcome == NEAREST and opens


def _is_summed_up(triple: Triple, text: Text) -> bool:
    """Whether what is taken for known can only be what was just told: 9 miles a day for 60 days. The 540 miles ..."""
    rate, number, total = triple.rate, triple.number, triple.total
    plain = rate.told + triple.fits + triple.like == FULL
    before = number.sentence == rate.amount.sentence and number.clause == rate.amount.clause
    own = text.utterance(total)
    opens = total.first <= own.start_of(total.clause) + OPENING
    for word in own.tokens.low[total.last : total.last + 1]:
        opens = opens and (text.lexicon.has("of", word) or not text.lexicon.has("prepositions", word))
    return plain and before and opens and triple.derived is total and total.sentence - number.sentence < 2


def _is_priced(triple: Triple, text: Text) -> bool:
    """Whether the text says at once what all of them cost, and once what each of them does: 35 buses for £16m."""
    number, total = sorted((triple.number, triple.total), key=lambda each: each.place)
    if not triple.total.sort.startswith("money") or number.sentence != total.sentence:
        return False
    low, lexicon = text.utterance(number).tokens.low, text.lexicon
    between = low[number.last : total.first]
    bound = between and lexicon.term("priced_for", between, 0) == len(between)
    return bool(bound) and triple.rate.told == NEAREST


def _between(triple: Triple, text: Text) -> bool:
    """Whether another amount of the total's sort, or a share, stands among the three, so that more is added up."""
    members = triple.members
    own = text.utterance(triple.derived).mentions
    if _is_of_several(triple, text):
        return True
    before = [
        other for other in own if other.place < members[0].place and other.sort == triple.total.sort != COUNT
    ]
    for other in (*before, *text.mentions_between(members[0], members[2])):
        if other.figure.start in {each.figure.start for each in members} or other is triple.rate.base:
            continue
        if other.sort in ("percent", "ratio") and members[0].sentence == members[2].sentence:
            return True
        if (
            triple.derived is triple.total
            and other.sort == triple.total.sort
            and triple.total.sort != COUNT
            and other.per is None
        ):
            return True
    return False


def _is_of_several(triple: Triple, text: Text) -> bool:
    """Whether the total is that of other things as well: four cups at £3, two plates at 5, that makes £22."""
    utterance = text.utterance(triple.total)
    low, last = utterance.tokens.low, max(triple.number.place, triple.rate.amount.place)
    others = [each for each in utterance.mentions if last < each.place < triple.total.place]
    priced = any(
        text.lexicon.term("times_of", low, one.last) == other.first - one.last > 0
        for one, other in pairwise(others)
    )
    return priced or (triple.derived is triple.total and joins_another(triple.members, triple.total, text))


def _is_exact(triple: Triple, outcome: int) -> bool:
    """Whether none of the three is a bound, wished for, or denied; what is worked out may be expected."""
    moods = {mention.mood for mention in triple.members}
    hoped = triple.derived.mood is None or outcome < NEAREST
    if DENIED in moods or (len(moods) > 1 and hoped):
        return False
    return all(mention.figure.qualifier in (Qualifier.EXACT, Qualifier.ABOUT) for mention in triple.members)


def _is_alone(triple: Triple, triples: Sequence[Triple]) -> bool:
    """Whether nothing as near, which stands before the derived figure, could take the place of the others."""
    return not any(
        other.derived.figure.start == triple.derived.figure.start
        and other is not triple
        and other.fits >= triple.fits
        and other.like >= triple.like
        and other.rate.told >= triple.rate.told
        and other.distance <= triple.distance
        for other in triples
    )


def _outcome(triple: Triple, text: Text) -> int:
    """How plainly words say that the last of the three was worked out."""
    members, derived = triple.members, triple.derived
    told = (
        ["totals_told"]
        if derived is triple.total
        else ["averages_told"]
        if derived is triple.rate.amount
        else []
    )
    outcome = outcome_of(derived, members[0], told, text)
    same = members[0].sentence == derived.sentence
    if same and derived is triple.rate.amount and triple.rate.told == NEAREST and text.is_set_off(derived):
        return NEAREST  # 24 goals in 16 games, 1.5 a game
    if derived is triple.number and (_is_assumed(derived, text) or _is_of_said(triple, text)):
        return NEAREST
    if derived is triple.rate.amount and triple.number is triple.rate.number and text.is_base(derived):
        return max(outcome, NEAR)  # 23 teachers, one for every 20 pupils
    if derived is triple.rate.amount and any(_is_shared_out(each, text) for each in members[:2]):
        return NEAREST
    return outcome


def _is_assumed(number: Mention, text: Text) -> bool:
    """Whether the text reckons with a number: $32,000 a year, assuming 2,080 paid hours."""
    return text.lexicon.term_before("assumptions", text.utterance(number).tokens.low, number.first) > 0


def _is_of_said(triple: Triple, text: Text) -> bool:
    """Whether the number stands right behind what the rate is said to make: 900 a day, or 6,300 in a seven-day week."""
    total, number = triple.total, triple.number
    if not triple.rate.amount.sentence == total.sentence == number.sentence:
        return False
    low, lexicon = text.utterance(total).tokens.low, text.lexicon
    spans = any(lexicon.has("during_one", word) for word in low[total.last : total.last + 1])
    again = total.first > 0 and lexicon.has("range_or", low[total.first - 1])
    return again and spans and number.first - total.last <= SPAN


def _is_shared_out(mention: Mention, text: Text) -> bool:
    """Whether the sentence of a figure says that something is dealt out in equal parts."""
    return text.has(mention, "sharing_out")
