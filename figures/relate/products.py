"""A rate, how many of what it is for, and what they make: £5 a ticket, 300 tickets, £1,500."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Figure, Qualifier
from figures.relate.attach import LOOSE, NEAR, NEAREST
from figures.relate.frames import load_frames
from figures.relate.likeness import is_past
from figures.relate.links import BOUND, NONE, link
from figures.relate.outcomes import FAR, others_told, outcome_of
from figures.relate.periods import is_period
from figures.relate.rates import COUNT, Rate, noun_key, rates_in
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.text import Text

FRAME = "product"
REACH = 3
"""So many sentences on either side of a rate, its number and its total stand."""
SHARES = frozenset({"percent", "points", "ratio", "times", "age"})
ROUGHLY = 0.1
"""So far a product of any two may be off, and still be one that was rounded."""
FULL = 9
"""How plain it is if words say all of the rate, the number and the total."""
MOST = 30
"""Among more figures than so many nobody can tell which a rate is for."""


class Triple(Struct, frozen=True):
    """A rate, a number, a total, and how well number and total fit it: 3 by their words, 1 by their kind only."""

    rate: Rate
    number: Mention
    total: Mention
    fits: int
    like: int

    @property
    def members(self) -> tuple[Mention, Mention, Mention]:
        """The three in the order of the text."""
        one, two, three = sorted((self.rate.amount, self.number, self.total), key=lambda each: each.place)
        return one, two, three

    @property
    def derived(self) -> Mention:
        """That which follows from the two before it."""
        return self.members[2]

    @property
    def distance(self) -> int:
        """How far number and total are from the rate, in sentences; the end of a paragraph counts as one."""
        own = self.rate.amount
        return sum(
            abs(each.sentence - own.sentence) + abs(each.block - own.block)
            for each in (self.number, self.total)
        )

    def shares(self, other: Triple) -> bool:
        """Whether two of the three are the same."""
        pairs = (self.rate.amount, other.rate.amount), (self.number, other.number), (self.total, other.total)
        return sum(one.figure.start == two.figure.start for one, two in pairs) == 2


class Products:
    """All products of an article, by the figure that follows."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._found: dict[int, list[Relation]] = defaultdict(list)
        triples = [triple for rate in self._rates() for triple in _triples(rate, text)]
        ties = {id(triple): _tie(triple, triples, text) for triple in triples}
        for triple in triples:
            tie, evidence = ties[id(triple)]
            self._found[triple.derived.figure.start].append(_relation(triple, tie, evidence))
            if tie is Tie.RIVAL:
                continue
            for other in triples:
                if other.derived.figure.start != triple.derived.figure.start and triple.shares(other):
                    self._found[triple.derived.figure.start].append(
                        _relation(other, Tie.RIVAL, ties[id(other)][1])
                    )

    def _rates(self) -> Iterator[Rate]:
        for own in self._text.utterances.values():
            yield from rates_in(own, self._text)

    def of(self, derived: Mention) -> Sequence[Relation]:
        """What a figure may follow from."""
        return self._found.get(derived.figure.start, ())


def rival_products(total: Mention, reach: Sequence[tuple[int, Mention]]) -> Iterator[Relation]:
    """Every amount and number in reach that make about so much, whatever the words say."""
    others = [other for _, other in reach if other.size and other.figure.value is not None]
    for number in others:
        if number.sort != COUNT or total.sort in SHARES or total.figure.value is None:
            continue
        for amount in others:
            if amount is number or amount.sort != total.sort:
                continue
            if abs(amount.size * number.size - total.size) <= ROUGHLY * total.size:
                yield _relation(Triple(Rate(amount, COUNT, frozenset(), 0), number, total, 0, 0), Tie.RIVAL)


def _triples(rate: Rate, text: Text) -> Iterator[Triple]:
    reach = _in_reach(rate, text)
    if len(reach) > MOST:
        return
    numbers = [(n, fits) for n in ([rate.number] if rate.number else reach) if (fits := _fits(rate, n, text))]
    totals = [(t, like) for t in reach if (like := _like(rate, t, text))]
    for number, fits in numbers:
        for total, like in totals:
            triple = Triple(rate, number, total, fits, like)
            if total is not number and triple.distance <= 2 * REACH and _may_be(triple):
                yield triple


def _in_reach(rate: Rate, text: Text) -> list[Mention]:
    around = range(rate.amount.sentence - REACH, rate.amount.sentence + REACH + 1)
    return [
        mention
        for number in around
        if number in text.utterances
        for mention in text.utterances[number].mentions
        if mention.figure.start != rate.amount.figure.start
        and mention is not rate.base
        and mention.figure.value is not None
        and abs(mention.block - rate.amount.block) <= 1
        and not text.is_base(mention)
    ]


def _fits(rate: Rate, number: Mention, text: Text) -> int:
    """How well a number may be that of what the rate is for; 0 if it cannot be."""
    if number is rate.number:
        return 3
    if number.sort != rate.over or number.figure.value in (0, 1) or is_past(number, text):
        return 0
    if rate.over == "time" and not _is_longer(number, rate, text):
        return 0
    if rate.over != COUNT:
        aside = number.attributive and rate.over == "length"  # a 6-inch screen
        return 2 if aside or (rate.over == "time" and number.sentence != rate.amount.sentence) else 3
    if number.per is not None or (not rate.nouns and is_period(rate.amount.per or "", text)):
        return 0
    if number.noun is None:
        return (
            int(rate.amount.sort != "ratio") * 2
            if rate.base is not None or number.sentence == rate.amount.sentence
            else 1
        )
    noun = noun_key(number.noun, text.lexicon)
    if noun in rate.nouns:
        return 3
    if rate.amount.sort == "ratio":
        return 1
    if not rate.nouns or "person" in rate.nouns or text.lexicon.has("portions", noun):
        return 2 if rate.amount.sentence == number.sentence else 1
    return 1 if rate.base is not None or rate.amount.sort.startswith("money") else 0


def _is_longer(number: Mention, rate: Rate, text: Text) -> bool:
    """Whether a time is no shorter than that of the rate: nobody counts by the day what takes 25 minutes."""
    unit = text.units.find(rate.amount.per) if rate.amount.per else None
    return unit is None or rate.amount.sort == "length" or number.size >= unit.factor


def _like(rate: Rate, total: Mention, text: Text) -> int:
    """How well an amount may be the total of a rate; 0 if it cannot be."""
    own = rate.amount
    if own.sort == "ratio":
        return 2 if total.sort == COUNT and total.per is None else 0
    if own.per is None and rate.over != COUNT and rate.base is None:
        return 3 if total.sort == load_frames().rates[own.sort][1] and total.per is None else 0
    if total.sort != own.sort or (total.sort == "time" and own.per is None and rate.base is None):
        return 0
    if total.sort != COUNT:
        return 0 if text.is_price(total) else 3
    if total.noun is None or own.noun is None:
        return 2
    if total.noun == own.noun:
        return 3
    return 2 if noun_key(total.noun, text.lexicon) == noun_key(own.noun, text.lexicon) else 1


def _may_be(triple: Triple) -> bool:
    """Whether the three are of one time, and in the order that any product of things has."""
    rate, number, total = triple.rate, triple.number, triple.total
    if rate.over == "time":
        return total.per == number.per
    if rate.base is not None:
        return (rate.amount.size < rate.base.size) == (total.size < number.size) or total.sort != number.sort
    if rate.amount.sort == "ratio":
        same = (
            total.sentence == number.sentence == rate.amount.sentence
        )  # shares know what stands in one sentence
        return not same and total.size < number.size and total.noun in (None, number.noun)
    same = total.per is None or number.per is None
    return same and (rate.over != COUNT or total.size >= rate.amount.size)


def _tie(triple: Triple, triples: Sequence[Triple], text: Text) -> tuple[Tie, tuple[tuple[str, int], ...]]:
    members, rate = triple.members, triple.rate
    outcome = _outcome(triple, text)
    linked = BOUND if outcome == NEAREST else link(triple.derived, members[:2], text)
    alone = _is_alone(triple, triples)
    apart = members[2].sentence - members[0].sentence
    evidence = (
        ("outcome", outcome), ("told", rate.told), ("fits", triple.fits), ("like", triple.like), ("link", linked),
        ("alone", int(alone)), ("sentences", apart),
    )  # fmt: skip
    if (
        not alone
        or linked == NONE
        or not _is_exact(triple, outcome)
        or others_told(triple.members, text)
        or _between(triple, text)
        or _is_known(triple, text)
        or _are_of_two_times(triple, text)
    ):
        return Tie.RIVAL, evidence
    tie = _closeness(triple, outcome, apart)
    return min(tie, tie if _is_near(triple, text) else Tie.NEAR), evidence


def _is_near(triple: Triple, text: Text) -> bool:
    """Whether the product is off no more than if somebody reckoned wrongly."""
    rate = triple.rate
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
    low = text.utterance(triple.derived).tokens.low
    since = any(text.lexicon.term("moments", low, at) for at in range(len(low)))
    return bool(years) and since and len(numbers) > 1 and not text.years[triple.derived.sentence]


def _is_known(triple: Triple, text: Text) -> bool:
    """Whether the text takes what would follow for known, or two share what one is said to do: a match, a wedding."""
    noun = triple.rate.amount.noun
    shared = noun is not None and noun_key(noun, text.lexicon) == "game"
    return shared or (triple.derived is triple.total and text.is_definite(triple.total))


def _between(triple: Triple, text: Text) -> bool:
    """Whether another amount of the total's sort, or a share, stands among the three, so that more is added up."""
    members = triple.members
    own = text.utterance(triple.derived).mentions
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
    if derived is triple.rate.amount and any(_is_shared_out(each, text) for each in members[:2]):
        return NEAREST
    return outcome


def _is_shared_out(mention: Mention, text: Text) -> bool:
    """Whether the sentence of a figure says that something is dealt out in equal parts."""
    low = text.utterance(mention).tokens.low
    return any(text.lexicon.term("sharing_out", low, at) for at in range(len(low)))


def _relation(triple: Triple, tie: Tie, evidence: tuple[tuple[str, int], ...] = ()) -> Relation:
    rate, number, total = triple.rate, triple.number.figure, triple.total.figure
    plain = replace(rate.amount.figure, per=None) if rate.over == COUNT or rate.base else rate.amount.figure
    if rate.amount.sort == "ratio":
        return Relation(
            FRAME,
            "fraction",
            {"rate": (plain,), "number": (number,), "total": (total,)},
            triple.derived.figure,
            0,
            tie,
            evidence,
        )
    roles: dict[str, tuple[Figure, ...]] = {
        "rate": (plain,), "number": (replace(number, per=None),), "total": (replace(total, per=None),)
    }  # fmt: skip
    if rate.base is not None:
        roles["base"] = (rate.base.figure,)
    return Relation(FRAME, "based" if rate.base else "each", roles, triple.derived.figure, 0, tie, evidence)
