"""Sums of a short text in two currencies, of which it states the rate, or says that both pairs have the same one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

from msgspec.structs import replace

from figures.model import Figure, Kind
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.same.restating import is_sum
from figures.relate.text import Text
from figures.relate.utterance import Utterance

MONEY = "money/"
PLAIN = frozenset({"USD", "GBP", "EUR"})
"""Whose they are, is plain where a name is that of several currencies."""
REACH = 6
"""So many words at most stand between one unit of money and what it is worth: a euro was then worth 1.20 francs."""
TWO = 2
NEAR = 12
"""A slip is off by no more than so many times: a digit too many."""

Worth = tuple[str, Figure, Mention]
"""One unit of a currency, as a figure of its own, and what it is worth."""


def sole_sums(text: Text) -> Iterator[Rivals]:
    """The sum in a second currency that follows from the one in the first."""
    if not text.is_brief_for("same") or not any(sort.startswith(MONEY) for sort in text.by_sort):
        return
    said = {
        what
        for what in ("other_rates", "same_rate")
        for own in text.utterances.values()
        if _has(what, own, text)
    }
    if "other_rates" in said:
        return
    sums, worths = _sums(text), _stated(text)
    if len({(base, quote.size) for base, _, quote in worths}) == 1:
        yield from _at_rate(worths[0], sums, text)
    elif not worths and "same_rate" in said:
        yield from _alike(sums)


def summed(figures: Sequence[Mention], own: Utterance, text: Text) -> Iterator[Rivals]:
    """Two sums in two currencies, and both together in one of them or a third: £50 and €40, about £85 in all."""
    sums = [each for each in figures if each.sort.startswith(MONEY) and _is_exact(each) and each.per is None]
    if len(sums) != TWO + 1 or sums[0].sort == sums[1].sort or not is_sum(sums[1], sums[2], own, text):
        return
    if any(each.figure.readings and each.figure.unit not in PLAIN for each in sums):
        return  # francs of several countries
    roles = {"one": (sums[0].figure,), "base": (sums[1].figure,), "other": (sums[2].figure,)}
    evidence = ("told", 3), ("sole", 1)
    found = Relation("same", "summed", roles, sums[2].figure, 0, Tie.TIED, evidence)
    yield Rivals(sums[2].figure, (found,), tuple)


def at_stated_rate(text: Text) -> Iterator[tuple[Mention, Mention, Relation]]:
    """Any two sums of an article in the two currencies of the only rate that it states."""
    if sum(sort.startswith(MONEY) for sort in text.by_sort) < TWO:
        return
    worths = _stated(text)
    if len({(base, quote.size) for base, _, quote in worths}) != 1 or text.has(worths[0][2], "other_rates"):
        return
    code, base, quote = worths[0]
    free = [each for each in _sums(text) if each.place != quote.place and not _is_unit(each, code, quote)]
    ones = [each for each in free if each.sort == MONEY + code and each.per is None]
    others = [each for each in free if each.sort != MONEY + code and each.per is None]
    named = {quote.sort} if quote.sort.startswith(MONEY) else {each.sort for each in others}
    if len(named) != 1:
        return
    for one, other in product(ones, others):
        if other.sort in named:
            worth = replace(quote.figure, kind=Kind.MONEY, unit=other.figure.unit, per=None)
            yield one, other, _relation(one, other, {"base": base, "quote": worth})


def _sums(text: Text) -> list[Mention]:
    every = [each for mention in text.mentions for each in (mention, *mention.twins)]
    sums = [mention for mention in every if mention.sort.startswith(MONEY) and _is_exact(mention)]
    return sorted(sums, key=lambda each: each.place)


def _stated(text: Text) -> list[Worth]:
    """The rates that the article states, each once."""
    found = [worth for own in text.utterances.values() for worth in _worths(own, text)]
    return list({worth[2].place: worth for worth in reversed(found)}.values())


def _has(what: str, own: Utterance, text: Text) -> bool:
    return what in own.lists and text.lexicon.stands(what, own.tokens.low)


def _is_exact(mention: Mention) -> bool:
    return bool(mention.size) and mention.figure.value is not None and mention.size > 0


def _at_rate(worth: Worth, sums: Sequence[Mention], text: Text) -> Iterator[Rivals]:
    """The nearest two sums, none of which any other explains: at 84 rupees to a dollar, $120 were 10,080 rupees."""
    code, base, quote = worth
    free = [each for each in sums if each.place != quote.place and not _is_unit(each, code, quote)]
    ones = [each for each in free if each.sort == MONEY + code]
    others = [each for each in free if each.sort != MONEY + code]
    named = {quote.sort} if quote.sort.startswith(MONEY) else {each.sort for each in others}
    others = [each for each in others if each.sort in named]
    if not ones and len(named) == 1:
        ones = _lent(code, quote, text)
    if not others and ones and quote.sort.startswith(MONEY):
        others = _lent(quote.sort.removeprefix(MONEY), quote, text)
    pairs = [pair for pair in product(ones, others) if _is_near(*pair, quote)]
    if not pairs or len(named) != 1 or len(ones) > TWO or len(others) > TWO:
        return
    pairs = [pair for pair in pairs if not _are_two(*pair, text)]
    if not pairs:
        return
    pairs.sort(
        key=lambda pair: (abs(pair[0].sentence - pair[1].sentence), abs(pair[0].first - pair[1].first))
    )
    unit = others[0].figure.unit
    roles = {"base": base, "quote": replace(quote.figure, kind=Kind.MONEY, unit=unit, per=None)}
    told = [_relation(*pair, roles) for pair in pairs]
    yield Rivals(told[0].derived, tuple(told), tuple)


def _is_unit(mention: Mention, code: str, quote: Mention) -> bool:
    """Whether it is the one unit that a rate is of: 4.25 zlotys for one euro."""
    return mention.size == 1 and mention.sort == MONEY + code and mention.sentence == quote.sentence


def _lent(code: str, quote: Mention, text: Text) -> list[Mention]:
    """The only bare number of a text, as money: 1,800 for a pound of tea."""
    bare = [each for each in text.mentions if each.bare and each.place != quote.place and each.size > 0]
    if len(bare) != 1:
        return []
    (one,) = bare
    figure = replace(one.figure, kind=Kind.MONEY, unit=code)
    return [with_money(one, figure, code)]


def with_money(one: Mention, figure: Figure, code: str) -> Mention:
    """A bare number as a sum of money."""
    kept = {name: getattr(one, name) for name in Mention.__struct_fields__}
    return Mention(**(kept | {"figure": figure, "sort": MONEY + code, "bare": False}))


def _are_two(one: Mention, other: Mention, text: Text) -> bool:
    """Whether "and" opens something else that was paid: £500 for the room and $90 for the taxi."""
    first, last = sorted((one, other), key=lambda each: each.place)
    if first.sentence != last.sentence:
        return False
    between = text.utterance(last).tokens.low[first.last : last.first]
    joined = any(text.lexicon.has("parting", word) for word in between)
    return joined and not text.lexicon.stands("exchange_results", between)


def _is_near(one: Mention, other: Mention, quote: Mention) -> bool:
    """Whether one may be the other with a slip."""
    ratio = other.size / (one.size * quote.size)
    return 1 / NEAR < ratio < NEAR


def _relation(one: Mention, other: Mention, rate: dict[str, Figure]) -> Relation:
    first, last = sorted((one, other), key=lambda each: each.place)
    base, quote = rate["base"], rate["quote"]
    if first is other:
        base, quote = quote, base
    roles = {"one": first.figure, "other": last.figure, "base": base, "quote": quote}
    bound = {name: (replace(figure, per=None),) for name, figure in roles.items()}
    turned = (Fraction(quote.value or 0) / Fraction(base.value or 1)) ** 2
    evidence, told = (("told", 3), ("sole", 1)), {"turned": turned}
    return Relation("same", "at-rate", bound, last.figure, 0, Tie.TIED, evidence, told)


def _alike(sums: Sequence[Mention]) -> Iterator[Rivals]:
    """Two pairs of sums in the same two currencies: US$200 shows as C$270, so US$300 should be C$405."""
    if len(sums) != 2 * TWO:
        return
    a, b, c, d = sums
    if _name(a) != _name(c) or _name(b) != _name(d) or _name(a) == _name(b):
        return
    told = _relation(c, d, {"base": a.figure, "quote": b.figure})
    figures = {
        name: (replace(figure, unit=each.figure.unit),)
        for (name, (figure,)), each in zip(told.roles.items(), (c, d, c, d), strict=True)
    }
    yield Rivals(d.figure, (replace(told, roles=figures),), tuple)


def _name(mention: Mention) -> str:
    """What a sum is called, which may be the money of several countries."""
    plain = mention.figure.plain.lower()
    word = plain.split()[-1]
    return word if word.isalpha() else mention.sort


def _worths(own: Utterance, text: Text) -> Iterator[Worth]:
    """What the words of a sentence say that one unit of a currency is worth."""
    low, names = own.tokens.low, text.lexicon.currency_names
    for quote in own.mentions:
        weighed = quote.per is not None and text.units.find(quote.per) is not None  # $3.48 a pound of coffee
        if weighed and not text.lexicon.stands("rate_named", low):
            continue
        if quote.per is not None and (found := names.match(quote.per.split("_"), 0)):
            yield from _worth(found[1], quote, text)
    units = []
    for at in range(1, len(low)):
        found = names.match(low, at) if text.lexicon.has("one_of_money", low[at - 1]) else None
        if found is not None and not _is_weight(low[at + found[0] :], text):
            units.append((at, *found))
    told = [(codes, _before(at - 1, own, text)) for at, _, codes in units]
    told += [(codes, _behind(at + length, own, text)) for at, length, codes in units]
    for codes, one in told:
        if one is not None:
            yield from _worth(codes, one, text)


def _is_weight(behind: Sequence[str], text: Text) -> bool:
    """Whether a pound is one of something: for a pound of tea."""
    return bool(behind) and text.lexicon.has("of", behind[0])


def _before(at: int, own: Utterance, text: Text) -> Mention | None:
    """What stands before one unit: 1.20 euros to the pound, 1.10 francs a pound."""
    low = own.tokens.low
    start = at - text.lexicon.has("rate_joints", low[at - 1]) if at else at
    weighed = start == at and text.units.find(low[at + 1]) is not None  # $3.48 a pound of coffee
    if weighed and not text.lexicon.stands("rate_named", low):
        return None
    return next((each for each in own.mentions if max(each.last, each.core[1]) == start), None)


def _behind(at: int, own: Utterance, text: Text) -> Mention | None:
    """What stands behind one unit: a euro bought $1.10, with the krona standing at 11."""
    low = own.tokens.low
    quote = next((each for each in own.mentions if each.first >= at), None)
    if quote is None or quote.first - at > REACH:
        return None
    between = low[at : quote.first]
    told = text.lexicon.stands("exchanged_for", between)
    return quote if told and not any(word in ",;.:" for word in between) else None


def _worth(codes: Sequence[str], quote: Mention, text: Text) -> Iterator[Worth]:
    """A rate, if its two currencies are not one, and it is that of money and not of goods by the pound."""
    code = next((code for code in codes if MONEY + code in text.by_sort), codes[0])
    money = quote.sort.startswith(MONEY)
    if not _is_exact(quote) or quote.sort == MONEY + code or not (money or quote.bare):
        return
    base = replace(quote.figure, kind=Kind.MONEY, unit=code, per=None, value=Decimal(1), written=None)
    yield code, base, quote
