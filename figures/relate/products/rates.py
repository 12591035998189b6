"""What is said for each of some: 24 a class, £40 a ticket, each donor gives 450 ml, 12 for every 1,000 births."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.relate.attach import LOOSE, NEAR, NEAREST
from figures.relate.frames import load_frames
from figures.relate.mentions import with_per, with_unit
from figures.relate.record import Mention
from figures.relate.text import Text
from figures.relate.utterance import Utterance

COUNT = "count"
"""What a rate is over if it is no dimension: things that can be counted."""
REACH = 3
"""So many sentences on either side of a rate, its number and its total stand."""
PHRASE = 3
"""So many words behind "each" may name what it is of."""
AROUND = 4
"""So many words before a figure an "average of" may stand."""
MOST = 30
"""Among more figures in one sentence than so many nobody can tell what each is for."""
AHEAD = 10
"""So many words before a figure "each donor" may stand."""
JOINT = 8
"""So many words at most stand between a rate and the number that it is over."""
VESSELS = frozenset({"volume", "mass"})
"""Dimensions of units that are also things: cups, barrels, tons, stones."""
NEVER = frozenset({"percent", "points", "times", "age"})
"""Sorts of which nothing is so much for each."""


class Rate(Struct, frozen=True, gc=False):
    """So much for each of something.

    `over` is the dimension of what it is for (`time`, `area`), or `count`; `nouns` are the words that may name what is
    counted, none if the text only says "each". `base` is a number that it is over (12 for every 1,000), `number` that
    of the things, if syntax ties it on (24 instalments of £50). `told` says how plainly, from 1 to 3, `near` whether
    a figure in reach is of a sort that its total may have.
    """

    amount: Mention
    over: str
    nouns: frozenset[str]
    told: int
    base: Mention | None = None
    number: Mention | None = None
    near: bool = False


def rates_in(own: Utterance, text: Text) -> Iterator[Rate]:
    """The rates of a sentence: of each figure the plainest over a dimension, and the plainest over things."""
    if len(own.mentions) > MOST:
        return
    for place, amount in enumerate(own.mentions):
        if amount.figure.value is None or amount.attributive or amount.sort in NEVER or _is_one(amount):
            continue
        if _is_of_exchange(amount, text):
            continue
        neighbours = own.mentions[max(place - 1, 0) : place], own.mentions[place + 1 : place + 2]
        found = [*_plain(amount, text), *_joined(amount, *neighbours, own, text), *_told(amount, own, text)]
        found.sort(key=lambda rate: -rate.told)
        if not found and amount.sort.startswith("money") and not text.is_base(amount):
            found.append(Rate(amount, COUNT, frozenset(), LOOSE))  # tickets were £12
        kept: set[bool] = set()
        for rate in found:
            if (rate.over == COUNT) not in kept and (
                rate.amount.sort != "time" or rate.amount.per or rate.base or (rate.nouns and text.is_short)
            ):
                kept.add(rate.over == COUNT)
                yield replace(rate, near=True) if _has_total(amount, text) else rate


def _is_of_exchange(amount: Mention, text: Text) -> bool:
    """Whether it is what one unit of another money costs: 80 rupees a dollar, 11 dirhams to the euro."""
    low, at = text.utterance(amount).tokens.low, amount.last
    at += at < len(low) and text.lexicon.has("rate_joints", low[at])
    opens = at < len(low) and text.lexicon.has("one_of_money", low[at])
    found = text.lexicon.currency_names.match(low, at + 1) if opens else None
    return found is not None and any(f"money/{code}" in text.by_sort for code in found[1])


def _has_total(amount: Mention, text: Text) -> bool:
    """Whether another figure in reach is of a sort that the total of a rate may have: a quick look."""
    if text.is_short:
        return True
    _, made = load_frames().rates.get(amount.sort, ("", ""))
    sorts = {amount.sort, made, COUNT if amount.sort == "ratio" else ""}
    near = range(amount.sentence - REACH, amount.sentence + REACH + 1)
    return any(
        other.sort in sorts and other is not amount
        for number in near
        if number in text.utterances
        for other in text.utterances[number].mentions
    )


def _is_one(amount: Mention) -> bool:
    """Whether it is one of nothing: a ranking from 1 to 50."""
    return amount.bare and amount.figure.value == 1


def _plain(amount: Mention, text: Text) -> Iterator[Rate]:
    """A rate that the figure itself has: £5 a ticket, 60 km/h, 5 megawatts, one flat in five."""
    if amount.sort == "ratio":
        noun = amount.figure.unit or amount.figure.noun
        nouns = frozenset({noun_key(noun, text.lexicon)}) if noun else frozenset[str]()
        if amount.size < 1:
            yield Rate(amount, COUNT, nouns, NEAREST)
    elif amount.per is not None:
        unit = text.units.find(amount.per)
        each = text.lexicon.rates.each.meanings.values()
        anything = unit or amount.per in each or text.lexicon.has("classes", amount.per)
        nouns = frozenset() if anything else frozenset({noun_key(amount.per, text.lexicon)})
        yield Rate(amount, unit.dimension if unit else COUNT, nouns, NEAREST)
        if unit and unit.dimension in VESSELS:
            yield Rate(amount, COUNT, frozenset({noun_key(amount.per, text.lexicon)}), NEAREST)  # £3 a cup
    elif (known := load_frames().rates.get(amount.sort)) is not None:
        yield Rate(amount, known[0], frozenset(), NEAREST)


def _joined(
    amount: Mention, before: Sequence[Mention], behind: Sequence[Mention], own: Utterance, text: Text
) -> Iterator[Rate]:
    """A rate that syntax ties to a number: 12 per 1,000 births, 24 instalments of £50, one for every 20."""
    low, lexicon = own.tokens.low, text.lexicon
    if text.is_base(amount):
        if (of_one := _one_for(amount, before, own, text)) is not None:
            said = (
                each for each in before if counts(each) and low[each.last] == "," and each.noun != amount.noun
            )
            number = next((each for each in said if amount.first - each.last <= AROUND), None)
            yield Rate(amount, COUNT, of_one, NEAREST, number=number)  # 23 teachers, one for every 20
        return
    for base in behind:
        between = low[amount.core[1] : base.core[0]]
        if len(between) <= JOINT and "," not in between and amount.size != 1 and text.is_base(base):
            nouns = frozenset({noun_key(base.noun, lexicon)}) if base.noun else frozenset[str]()
            yield Rate(amount, base.sort, nouns, NEAREST, base=base)
    for number in before:
        between = low[number.last : amount.first]
        priced_at = number.core[1] == amount.first and amount.sort.startswith("money")
        if priced_at and amount.figure.noun and not text.is_of_now(amount):
            priced = frozenset({noun_key(amount.figure.noun, lexicon)})
            yield Rate(amount, COUNT, priced, NEAREST, number=number)  # 25 £8 mugs
            continue
        named = number.last > number.core[1] or number.figure.written is None  # "16 of 55" counts no groups
        if not (
            counts(number) and named and between and lexicon.term("times_of", between, 0) == len(between)
        ):
            continue
        if amount.sort != COUNT:
            yield Rate(amount, COUNT, frozenset(), NEAREST, number=number)
        elif amount.noun and lexicon.has("of", between[0]):
            yield Rate(amount, COUNT, frozenset(), NEAR, number=number)


def counts(mention: Mention) -> bool:
    """Whether it is a number of things."""
    return mention.noun is not None and mention.sort == COUNT and mention.size > 1


def _one_for(base: Mention, before: Sequence[Mention], own: Utterance, text: Text) -> frozenset[str] | None:
    """What there is one of for so many, as the words that may name it; None if it is not one: one for every 20."""
    low, lexicon = own.tokens.low, text.lexicon
    start = base.first - lexicon.term_before("rate_bases", low, base.first)
    ones = any(lexicon.has("ones", word) for word in low[max(start - PHRASE, 0) : start])
    if before and start - before[0].last <= PHRASE and not ones:
        one = before[0]
        if one.figure.value != 1 or one.sort != COUNT:
            return None
        return frozenset({noun_key(one.noun, lexicon)}) if one.noun else frozenset()
    return frozenset() if ones else None


def _told(amount: Mention, own: Utterance, text: Text) -> Iterator[Rate]:
    """A rate that the words around the figure make one: each donor gives 450 ml, 52 seats apiece, £3 a seedling."""
    if text.is_base(amount) or (amount.sort == COUNT and text.follows_of(amount)):
        return  # each got 27 of the 120 seats
    if _is_closed_by_each(amount, own, text):
        yield Rate(amount, COUNT, frozenset(), NEAREST)
    if amount.per is None and (found := _behind(amount, own, text)) is not None:
        yield found
    if own.lists.any_of("each_of_them", "each_of", "averages", "one_of"):
        yield from _before(amount, own, text)
    if "averages" in own.lists and _is_average(amount, own, text):
        yield Rate(_with_unit_of_total(amount, own), COUNT, frozenset(), NEAR)
    if "each_of_the" not in own.lists:
        return
    number = next(
        (other for other in own.mentions if other.last <= amount.first and _is_each_of(other, own, text)),
        None,
    )
    if number is not None and not any(number.last <= other.first < amount.first for other in own.mentions):
        yield Rate(amount, COUNT, frozenset(), NEAREST, number=number)


def _with_unit_of_total(amount: Mention, own: Utterance) -> Mention:
    """An average with the unit of the only amount before it: 360 miles in five days, an average of 72."""
    amounts = [
        each for each in own.mentions if each.place < amount.place and not each.bare and each.sort != COUNT
    ]
    return with_unit(amount, amounts[0]) if amount.bare and len(amounts) == 1 else amount


def _is_average(amount: Mention, own: Utterance, text: Text) -> bool:
    """Whether a word beside a figure makes it an average."""
    low, start = own.tokens.low, max(_start(amount, own), amount.first - AROUND)
    near = low[start : amount.first] + low[amount.last : amount.last + PHRASE]
    return any(text.lexicon.has("averages", word) for word in near)


def _start(amount: Mention, own: Utterance) -> int:
    """Where the words begin that belong to a figure: behind the one before it, and in its own clause."""
    last = max((other.last for other in own.mentions if other.last <= amount.first), default=0)
    return max(last, own.start_of(amount.clause))


def _is_closed_by_each(amount: Mention, own: Utterance, text: Text) -> bool:
    """Whether the phrase of a figure ends with "each": 15 kilos of litter each, but not: 15 kilos for each house."""
    low, each = own.tokens.low, text.lexicon.rates.each
    if each.first_words.isdisjoint(low):
        return False
    tied = amount.first > 0 and text.lexicon.has("of", low[amount.first - 1])
    for at in range(amount.core[1], min(amount.last + AROUND + 1, own.tokens.end)):
        if (found := each.match(low, at)) is not None:
            behind = low[at + found[0]] if at + found[0] < own.tokens.end else "."
            if text.lexicon.has("of", behind):
                return False  # £1 to each of the families
            return tied or not behind[0].isalnum() or _is_function(behind, text.lexicon)
        if not low[at][0].isalnum() or text.lexicon.has("conjunctions", low[at]):
            return False
    return False


def _is_function(word: str, lexicon: Lexicon) -> bool:
    return any(lexicon.has(what, word) for what in ("prepositions", "conjunctions", "auxiliaries", "adverbs"))


def _behind(amount: Mention, own: Utterance, text: Text) -> Rate | None:
    """The rate that the words behind a figure open: £3 a seedling, 750 g of sugar per kilo, £60 for every day."""
    low, lexicon = own.tokens.low, text.lexicon
    stop = next((other.first for other in own.mentions if other.first >= amount.last), own.tokens.end)
    reach = JOINT if "rate_openers" in own.lists else 1
    for at in range(amount.last, min(amount.last + reach, stop)):
        if low[at][0] in ",.;:()":
            return None
        opened = lexicon.term("rate_openers", low, at)
        near = at == amount.last
        if not opened and near and not amount.bare:
            opened = int(low[at] in lexicon.rates.articles and not lexicon.has("definite", low[at]))
        if opened and at + opened < stop and lexicon.has("of", low[at + opened]):
            opened += 1  # to each of the families
        if opened and at + opened < stop:
            return _over(
                amount, at + opened, NEAREST if near or at - amount.last < PHRASE else NEAR, own, text
            )
    return None


def _before(amount: Mention, own: Utterance, text: Text) -> Iterator[Rate]:
    """Each pupil paid £3, the average class has 24, a litre covers 12 square metres"""
    low, lexicon = own.tokens.low, text.lexicon
    may_be_them = "each_of_them" in own.lists
    for at in range(max(_start(amount, own), amount.first - AHEAD), amount.first - 1):
        lists = lexicon.lists.get(low[at], ())
        if may_be_them and lexicon.term("each_of_them", low, at):
            found: Rate | None = Rate(amount, COUNT, frozenset(), NEAREST)
        elif "each_of" in lists and "auxiliaries" in lexicon.lists.get(low[at + 1], ()):
            found = Rate(amount, COUNT, frozenset(), NEAREST)  # each will have 75 beds
        elif "each_of" in lists or "averages" in lists:
            found = _over(amount, at + 1 + lexicon.has("of", low[at + 1]), NEAREST, own, text)
        elif "one_of" in lists and not lexicon.has("of", low[amount.first - 1]):
            found = _over(amount, at + 1, NEAR, own, text)
        else:
            continue
        if found is not None:
            yield found


def _over(amount: Mention, at: int, told: int, own: Utterance, text: Text) -> Rate | None:
    """The rate over what is named from a token on: a unit, a period, or things."""
    low, lexicon = own.tokens.low, text.lexicon
    end = amount.first if at < amount.first else own.tokens.end
    if (period := lexicon.rates.periods.match(low, at)) is not None and at + period[0] <= end:
        unit = period[1]
    elif (name := lexicon.unit_names.match(low, at)) is not None and at + name[0] <= end:
        unit = name[1][0].unit
    else:
        nouns = _nouns(low[at : min(at + PHRASE, end)], lexicon)
        return Rate(amount, COUNT, nouns, told) if nouns else None
    known = text.units.find(unit)
    if known is None:
        return Rate(amount, COUNT, frozenset({noun_key(unit, lexicon)}), told)
    if amount.per is not None or known.dimension == amount.sort == "time":
        return None
    return Rate(with_per(amount, unit), known.dimension, frozenset(), told)


def _is_each_of(number: Mention, own: Utterance, text: Text) -> bool:
    """Whether all of a number are spoken of one by one: each of the 24 flats."""
    return counts(number) and text.lexicon.term_before("each_of_the", own.tokens.low, number.first) > 0


def _nouns(words: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """What a phrase may be about: its words up to the first that is none of a noun's."""
    found: set[str] = set()
    for word in words:
        if not word[0].isalpha() or lexicon.has("prepositions", word) or lexicon.has("auxiliaries", word):
            break
        if not lexicon.has("determiners", word):
            found.add(noun_key(word, lexicon))
    return frozenset(found)


def noun_key(noun: str, lexicon: Lexicon) -> str:
    """What a noun counts, by its last word: people are persons, whatever they are called."""
    last = noun.split()[-1].lower()
    singular = lexicon.nouns.irregular.get(last, last)
    if lexicon.has("persons", singular) or lexicon.rates.bases.meanings.get(singular) == "person":
        return "person"
    return "game" if lexicon.has("games", singular) else lexicon.nouns.stem(singular)
