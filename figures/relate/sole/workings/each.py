"""So much for each, how many, and what they make, in whatever words a short text puts it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import log

from msgspec.structs import replace

from figures.model import Figure
from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import load_frames
from figures.relate.likeness import is_past
from figures.relate.mentions import with_per, with_unit
from figures.relate.products.outcomes import goes_on, has_further_term, joins_another
from figures.relate.products.products import FRAME
from figures.relate.products.rates import COUNT, NEVER, Rate, noun_key, rates_in
from figures.relate.products.triples import Triple
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sole.workings.few import MONEY, OFF, Few
from figures.relate.text import Text

PER_UNIT = frozenset({"mass", "area", "volume", "length"})
"""Dimensions whose units are counted one by one: 15 mg for each of the 20 kilos."""
FULL, WELL = 9, 7
"""How plain it is if words say all of the rate, the number and the total, and if they say most of it."""
FURTHEST = 2
"""So many sentences at most lie between the first and the last of the three."""
EXACT, TELLING = 1e-6, 100
"""What differs by less is the same; of fewer, many things are the product."""
AHEAD = 6
"""So many words beside a sum may say that it is a price, or what it is for."""
TOLD = (("told", 1),)
"""Evidence of another triple that words allow as well."""
MOST = 60
"""Among more triples than so many nobody can tell which is meant."""


def each_of(few: Few) -> Iterator[Rivals]:
    """What follows from a rate, a number and a total, if the text has hardly any others."""
    triples = [triple for rate in _rates(few) for triple in _triples(rate, few)]
    triples = [each for each in triples if few.listed.isdisjoint(_figures(each))]
    if not triples or len(triples) > MOST:
        return
    seen: set[frozenset[int]] = set()
    told: set[frozenset[int]] = set()
    for best in sorted(triples, key=lambda each: _plainness(each, few), reverse=True):
        figures = _figures(best)
        if any(len(figures & other) > 1 for other in seen):
            continue
        seen.add(figures)
        tie, evidence = _tie(best, few)
        if tie is Tie.RIVAL:
            continue
        told.add(figures)
        own = best.rate.amount.figure.start
        others = [
            each
            for each in triples
            if each is not best
            and len(_figures(each) & figures) > 1
            and (each.rate.amount.figure.start == own or each.rate.told == NEAREST)
        ]
        found = _relation(best, tie, evidence), *(_relation(each, Tie.RIVAL, TOLD) for each in others)
        yield Rivals(best.derived.figure, found, tuple)
    for each in triples:
        if each.rate.told >= NEAR and _figures(each) not in told and _is_exact(each, few.text):
            told.add(_figures(each))
            yield Rivals(
                each.derived.figure, (_relation(each, Tie.NEAR, TOLD),), tuple
            )  # it explains the three


def _figures(triple: Triple) -> frozenset[int]:
    return frozenset(each.figure.start for each in triple.members)


def _plainness(triple: Triple, few: Few) -> tuple[float, ...]:
    """How plainly words tie the three; of two alike that which is nearer, told to follow, less far off."""
    made = triple.rate.amount.size * triple.number.size / (triple.total.size or 1)
    off = abs(log(made)) if made > 0 else OFF
    return triple.rate.told + triple.fits + triple.like, -triple.distance, _outcome(triple, few), -off


def _outcome(triple: Triple, few: Few) -> int:
    """How plainly words say that the last of the three was worked out."""
    if triple.derived is triple.rate.amount:
        return few.outcome(triple.derived, "averages_told", "each_told", "sharing_out")
    return few.outcome(triple.derived, "totals_told", "totals_made")


def _rates(few: Few) -> Iterator[Rate]:
    """What is told for each, by syntax or by a word of its sentence."""
    text = few.text
    for own in text.utterances.values():
        told: set[int] = set()
        for rate in rates_in(own, text):
            if rate.amount.sort == "ratio" or not rate.near:
                continue
            told.add(rate.amount.figure.start)
            if rate.told < NEAR and (
                own.lists.any_of("each_told", "sharing_out", "averages") or _is_priced(rate.amount, few)
            ):
                rate = replace(rate, told=NEAR)
            yield _over_one(rate, few)
            if rate.over == "time" and (nouns := _for_one(rate.amount, few)):
                yield Rate(rate.amount, COUNT, nouns, NEAREST)
        for amount in own.mentions if own.lists.any_of("each_told", "sharing_out", "averages") else ():
            if (
                amount.figure.start not in told
                and amount.sort not in NEVER
                and amount.figure.value is not None
            ):
                yield Rate(amount, COUNT, frozenset(), NEAR)


def _is_priced(amount: Mention, few: Few) -> bool:
    """Whether words right before a sum say that it is the price of one: the price at 84p, which sell for £3."""
    low = few.text.utterance(amount).tokens.low
    return few.lexicon.stands("prices_told", low, max(amount.first - AHEAD, 0), amount.first)


def _for_one(amount: Mention, few: Few) -> frozenset[str]:
    """What the words behind a rate over time say that it is for one of: $3 a day on feeding an inmate."""
    low, lexicon = few.text.utterance(amount).tokens.low, few.lexicon
    for at in range(amount.last, min(amount.last + AHEAD, len(low) - 1)):
        if low[at] in ",.;:":
            break
        if lexicon.has("each_of", low[at]) or lexicon.has("one_of", low[at]):
            return frozenset({noun_key(low[at + 1], lexicon)}) if low[at + 1][0].isalpha() else frozenset()
    return frozenset()


def _over_one(rate: Rate, few: Few) -> Rate:
    """A rate for every hundred of what has a unit as one for each: 10 litres per hundred."""
    stem, value = few.lexicon.nouns.stem, rate.amount.figure.value
    many = next(
        (many for word, many in few.lexicon.numbers.multipliers.items() if stem(word) in rate.nouns), None
    )
    if many is None or not isinstance(value, Decimal):
        return rate
    precision = rate.amount.figure.precision
    precision = precision / many if precision is not None else None
    figure = replace(rate.amount.figure, value=value / many, precision=precision, per=None)
    amount = replace(rate.amount, figure=figure, size=rate.amount.size / many, per=None)
    return replace(rate, amount=amount, nouns=frozenset[str]())


def _triples(rate: Rate, few: Few) -> Iterator[Triple]:
    amount = rate.amount
    for number in [rate.number] if rate.number else few.amounts:
        fits = 3 if number is rate.number else _fits(rate, number, few.text)
        if number is None or not fits or number.figure.start == amount.figure.start or number is rate.base:
            continue
        for total in few.amounts:
            if total in (number, rate.base) or total.figure.start == amount.figure.start:
                continue
            if (bound := _bound(rate, number, total, fits, few.text)) is not None and _is_near(
                bound, few.text
            ):
                yield bound


def _fits(rate: Rate, number: Mention, text: Text) -> int:
    """How well a number may be that of what the rate is for; 0 if it cannot be."""
    if (number.attributive and number.sort != "time") or text.is_base(number) or number.figure.value == 1:
        return 0
    if rate.over != COUNT:
        return _fits_dimension(rate, number, text)
    if rate.base is not None and number.sort != COUNT:
        return 0
    if number.sort in PER_UNIT:
        counted = number.figure.unit and (number.sort != rate.amount.sort or _is_of_any(rate, text))
        return NEAR if counted and rate.told == NEAREST else 0
    if number.sort == "time":
        if noun_key(number.figure.unit or "-", text.lexicon) in rate.nouns:
            return NEAREST
        behind = number.first > rate.amount.first
        return NEAR if behind and rate.told == NEAREST and _is_of_any(rate, text) else 0
    return _fits_things(rate, number, text) if number.sort == COUNT and number.per is None else 0


def _fits_dimension(rate: Rate, number: Mention, text: Text) -> int:
    """How well a number fits a rate over a time, a length, an area."""
    if number.sort != rate.over:
        return NEAR if number.bare and rate.base is not None else int(number.bare and rate.over != "time")
    period = text.units.find(rate.amount.per or "") if rate.over == "time" else None
    if period is not None and number.size < period.factor and rate.amount.sort != "length":
        return 0  # nobody counts by the day what takes 25 minutes
    return NEAREST - is_past(number, text)


def _fits_things(rate: Rate, number: Mention, text: Text) -> int:
    """How well a number of things fits a rate for each of some."""
    if number.noun is None:
        low = text.utterance(number).tokens.low
        known = text.lexicon.term("anaphors", low, number.core[1]) or text.is_base(rate.amount)
        return NEAR if known else 1
    noun = noun_key(number.noun, text.lexicon)
    if noun in rate.nouns:
        return NEAREST
    measured = rate.amount.per is not None and text.units.find(rate.amount.per) is not None
    paid = rate.amount.sort.startswith(MONEY) and not measured  # 180 cows, and feed at £290 a tonne
    any_of = _is_of_any(rate, text) or "person" in rate.nouns or paid
    return NEAR if any_of or noun == "person" else 1


def _is_of_any(rate: Rate, text: Text) -> bool:
    """Whether the words name nothing that the rate is for: for each one of them."""
    return all(text.lexicon.has("pronouns", noun) or text.lexicon.has("ones", noun) for noun in rate.nouns)


def _bound(rate: Rate, number: Mention, total: Mention, fits: int, text: Text) -> Triple | None:
    """The three, a bare number with the unit of its fellow; None if they cannot be of one kind."""
    amount, like = rate.amount, 3
    if number.bare and rate.base is not None:
        number = with_unit(number, rate.base)
    elif number.sort in PER_UNIT and rate.over == COUNT and number.figure.unit and amount.per is None:
        amount = with_per(amount, number.figure.unit)
    made = load_frames().rates.get(amount.sort, ("", ""))[1]
    if amount.per is None and made and rate.over != COUNT:
        like = 3 if total.sort == made else 0
    elif total.sort != amount.sort:
        if total.bare:
            total, like = with_unit(total, replaced(amount)), 2
        elif amount.bare and total.sort not in NEVER:
            amount, like = with_unit(amount, total), 3 if total.sort == COUNT else 2
        else:
            return None
    elif total.sort == COUNT and total.noun != amount.noun:
        like = 3 if amount.bare or text.is_base(amount) else 2 if total.noun is None else 1
    if not like or (total.per is not None and (rate.over == "time" or total.per == rate.amount.per)):
        return None
    kept = Rate(amount, rate.over, rate.nouns, rate.told, rate.base, rate.number)
    return Triple(kept, number, total, fits, like)


def replaced(amount: Mention) -> Mention:
    """An amount without what it is per."""
    return with_per(amount, "") if amount.per else amount


def _is_near(triple: Triple, text: Text) -> bool:
    """Whether the product is so near that the total may be meant for it."""
    made = _made(triple, text)
    return made is not None and bool(triple.total.size) and 1 / OFF < made / triple.total.size < OFF


def _is_exact(triple: Triple, text: Text) -> bool:
    """Whether rate and number make just the total, which has too many digits for that to be chance."""
    made = _made(triple, text)
    exact = made is not None and abs(made - triple.total.size) < EXACT * triple.total.size
    return exact and triple.total.size >= TELLING


def _made(triple: Triple, text: Text) -> float | None:
    """What the rate makes with the number; None if the number is not of what the rate is over."""
    rate, number = triple.rate, triple.number
    unit = text.units.find(rate.amount.per) if rate.amount.per else None
    over = rate.base.size if rate.base is not None else 1.0
    if unit is not None and number.sort == unit.dimension:
        over *= float(unit.factor)
    elif number.sort not in (COUNT, rate.over):
        return None
    return rate.amount.size * number.size / over


def _tie(triple: Triple, few: Few) -> tuple[Tie, tuple[tuple[str, int], ...]]:
    """How closely a short text ties the three: without a slip where words announce what nothing else can be."""
    members, derived, outcome = triple.members, triple.derived, _outcome(triple, few)
    apart = members[2].sentence - members[0].sentence
    evidence = (
        ("outcome", outcome), ("told", triple.rate.told), ("fits", triple.fits), ("like", triple.like), ("link", 1),
        ("apart", 1),
    )  # fmt: skip
    if (
        _is_game(triple, few)
        or not few.are_exact(members)
        or apart > FURTHEST
        or has_further_term(members, few.text)
        or _is_of_now(triple, few.text)
        or _is_parallel(triple, few.text)
        or _costs_others(triple, few.text)
        or _is_of_nearer(triple, few)
        or goes_on(members[0], few.text)
        or (derived is triple.total and joins_another(members, derived, few.text))
        or few.has_share(members)
    ):
        return Tie.RIVAL, evidence
    plain = triple.rate.told + triple.fits + triple.like
    sole, announced = _is_sole(triple, few), outcome == NEAREST or (outcome == NEAR and plain == FULL)
    if triple.fits < NEAR and (
        derived is triple.number or triple.number.noun is None or not (sole and announced)
    ):
        return Tie.RIVAL, evidence
    if not sole and _is_added_to(triple, few):
        return Tie.RIVAL, evidence
    if not announced or plain < WELL:
        return Tie.RIVAL, evidence
    if sole and _is_clear(triple, apart):
        return Tie.TIED, (*evidence, ("sole", 1))
    return Tie.TIED if sole else Tie.NEAR, evidence


def _is_of_now(triple: Triple, text: Text) -> bool:
    """Whether the total is what something makes today, and the rate is not: bought at £10, worth £3,000 now."""
    total = triple.total
    behind = text.utterance(total).tokens.low[total.last : total.last + 1]
    return total is triple.derived and any(text.lexicon.has("present", word) for word in behind)


def _is_parallel(triple: Triple, text: Text) -> bool:
    """Whether the total is rather what another thing has: a cup holds 8 oz and a mug 12."""
    low = text.utterance(triple.total).tokens.low[max(triple.total.first - 2, 0) : triple.total.first]
    article = len(low) == 2 and text.lexicon.has("one_of", low[0]) and low[1][:1].isalpha()
    return article and triple.total is not triple.derived


def _is_of_nearer(triple: Triple, few: Few) -> bool:
    """Whether each is one of others that stand nearer, or the rate is of all: 14 mills; two more, and each makes 9."""
    amount, number = triple.rate.amount, triple.number
    if amount.roles.get("total", 0) >= NEAR:
        return True  # 150 kg between them
    return number.sentence < amount.sentence and any(
        each.sort == COUNT and each.bare and each.first < amount.first
        for each in few.text.utterance(amount).mentions
        if each.figure.start not in (triple.total.figure.start, amount.figure.start)
    )


def _costs_others(triple: Triple, text: Text) -> bool:
    """Whether other things than those that were counted cost the total: 90 tickets at £5; the prizes cost £200."""
    total, number, stem = triple.total, triple.number, text.lexicon.nouns.stem
    parted = (
        number.sentence < total.sentence or ";" in text.utterance(total).tokens.low[number.last : total.first]
    )
    noun = number.noun if parted and number.place < total.place else None
    if noun is None:
        return False
    counted = {stem(word.lower()) for word in noun.split()}
    things = [word for word in total.figure.subject if text.lexicon.forms.is_plural(word.lower())]
    return bool(things) and counted.isdisjoint(stem(word.lower()) for word in things)


def _is_game(triple: Triple, few: Few) -> bool:
    """Whether two share what one is said to do: 12 sides that play 22 matches each play 132."""
    noun = triple.rate.amount.noun
    return noun is not None and noun_key(noun, few.lexicon) == "game"


def _is_clear(triple: Triple, apart: int) -> bool:
    """Whether no slip is needed to tell that the three belong together."""
    counted = triple.like == NEAREST or triple.rate.amount.sort == COUNT or triple.rate.amount.bare
    near = NEAREST in (triple.rate.told, triple.fits) or not apart
    return counted and near and apart < FURTHEST


def _is_added_to(triple: Triple, few: Few) -> bool:
    """Whether another amount that may be the total stands among the three: £500 each and the firm £10,000, £12,000."""
    first, _, last = triple.members
    own = _figures(triple)
    return any(
        first.place < each.place < last.place and each.figure.start not in own
        for each in few.like(triple.total)
    )


def _is_sole(triple: Triple, few: Few) -> bool:
    """Whether nothing else in the text could be the total or the number."""
    own = {*_figures(triple), triple.rate.base.figure.start if triple.rate.base else -1}
    totals = [
        each
        for each in few.like(triple.total)
        if each.figure.start not in own
        and (not each.bare or triple.like < NEAREST or each.sentence == triple.total.sentence)
    ]
    numbers = [
        each
        for each in few.like(triple.number)
        if each.figure.start not in own and _fits(triple.rate, each, few.text) >= triple.fits
    ]
    return not totals and not numbers


def _relation(triple: Triple, tie: Tie, evidence: tuple[tuple[str, int], ...] = ()) -> Relation:
    """A rate, a number and a total as relations are handed on: with units that agree."""
    rate, number = triple.rate, triple.number.figure
    counted = rate.base is not None or triple.number.sort == COUNT
    plain = replace(rate.amount.figure, per=None) if counted else rate.amount.figure
    roles: dict[str, tuple[Figure, ...]] = {
        "rate": (plain,), "number": (replace(number, per=None),), "total": (replace(triple.total.figure, per=None),)
    }  # fmt: skip
    if rate.base is not None:
        roles["base"] = (rate.base.figure,)
    return Relation(FRAME, "based" if rate.base else "each", roles, triple.derived.figure, 0, tie, evidence)
