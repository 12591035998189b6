"""A figure and the same in another unit or currency beside it: 20 miles (32 km), £5 million, or $6 million."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from math import isclose

from msgspec.structs import replace

from figures.model import Figure, Kind
from figures.relate.frames import Frames, load_frames
from figures.relate.likeness import is_level
from figures.relate.mentions import mention_of, with_figure, with_rate
from figures.relate.products.products import NATIONAL
from figures.relate.record import Mention, Place, Relation, Rivals, Tie
from figures.relate.same.measured import dimension_of, every_figure, is_difference, measure_of, size_of
from figures.relate.same.restating import GAS_MARK, JOINING, OPENING, PAUSING, REACH, goes_on, is_closed, link
from figures.relate.same.solemeasures import sole_pairs
from figures.relate.same.solerates import sole_sums, summed
from figures.relate.same.stated import Rates, stated_rates
from figures.relate.text import Text
from figures.relate.utterance import Utterance

MOST = 60
"""Among more figures in one sentence than so many, none is looked at."""
CLOSE = 8
"""So many letters at most stand between the year of a sum and the sum."""
OLDEST = "1999"
"""No rate is known of an earlier year."""
DEAREST = 3
"""So many pounds, euros or dollars at most is one of any money that bears the name of an old coin."""
AMBIGUOUS = "cent"
"""A part of many currencies."""
EQUAL = frozenset("=≈")
SLIGHT = (0.012, 0.0015)
"""So little apart, both are the same for certain; temperatures count from the absolute zero."""
SHARP = {"measure": "measure-digits", "temperature": "temperature-digits"}
"""Forms in which a usual slip is enough, however small the difference is."""

FAR = 12
"""So many times as much or as little, without a bracket, one is not the other in another unit."""

DATA = frozenset({"information", "data_rate"})
BITS, ROUNDED = 8, 0.03
PAIR = 2
READING = "reading"
"""The name of what is 1 if a temperature was read off a thermometer, and is no difference of two."""

Run = Sequence[Mention]
Pair = tuple[Mention, Mention, Tie, Run]
"""A figure, another that seems to say the same, how closely they are tied, and the row that the first is of."""


def conversions_of(text: Text) -> Iterator[Rivals]:
    """For each figure that seems to say another one in its own unit, both, and whatever else it may be."""
    known, rates = load_frames(), stated_rates(text)
    before: Utterance | None = None
    seen, bound = set[Place](), set[int]()
    for own in text.utterances.values():
        figures = [
            each
            for mention in every_figure(own, text)
            if (each := measure_of(mention, own, text)) is not None
        ]
        if figures and len(figures) <= MOST:
            pairs = [*_beside(figures, own, known, text), *_behind(figures, before, own, known, text)]
            pairs += _by_cue(figures, pairs, own, known, text)
            told = [pair for pair in pairs if _is_bracketed(pair)]
            for one, other, tie, row in pairs:
                done = [each for pair in told for each in pair[:2]] if (one, other, tie, row) in told else []
                free = [each for each in figures if not any(each is member for member in (*row, *done))]
                if tie is Tie.TIED:
                    seen |= {one.place, other.place}
                    bound.add(other.figure.start)
                yield from _rivals(one, other, tie, free, known, rates, text)
            yield from summed(figures, own, text)
        before = own
    if text.is_brief_for("same"):
        for one, other in sole_pairs(text, known, seen):
            yield from _rivals(one, other, Tie.TIED, (), known, rates, text)
    yield from (each for each in sole_sums(text) if each.figure.start not in bound)


def _by_cue(
    figures: Sequence[Mention], pairs: Sequence[Pair], own: Utterance, known: Frames, text: Text
) -> Iterator[Pair]:
    """The only two figures of a sentence, if words between tell a conversion: Americans know it as 26 miles."""
    if "conversion_cues" not in own.lists or pairs or len(figures) != PAIR:
        return
    one, other = figures
    between = own.tokens.low[one.last : other.first]
    told = len(between) <= REACH and ";" not in between and text.lexicon.stands("conversion_cues", between)
    plain = one.figure.kind is not Kind.DURATION and _is_other(one, other, known, text)
    if told and plain and is_closed(one, other, own, text):
        yield one, other, Tie.TIED, ()


def _is_bracketed(pair: Pair) -> bool:
    """Whether nothing but a bracket parts the two: neither can be any other figure's conversion."""
    return pair[2] is Tie.TIED and pair[1].figure.bracketed


def _beside(figures: Sequence[Mention], own: Utterance, known: Frames, text: Text) -> Iterator[Pair]:
    """Pairs in one sentence; of two rows (50 by 25 metres, or 164 by 82 feet), each with its own."""
    runs = list(_runs(figures, own, text))
    source: Run | None = None
    for before, behind in pairwise(runs):
        before = ends_of(before[-1]) if len(behind) == 2 and len(before) == 1 else before
        tie: Tie | None = Tie.TIED
        if source is not None and goes_on(before[-1], behind[0], own, text):
            before = source
        else:
            tie = link(before[-1], behind[0], own, text)
            source = None if tie is None else before
        if tie is None:
            continue
        if not _is_other(before[-1], behind[0], known, text) or not is_closed(
            before[-1], behind[-1], own, text
        ):
            continue
        whole = before
        if {len(before), len(behind)} == {1, PAIR}:
            before, behind = (_apart(run, own, text) for run in (before, behind))
        if len(before) == len(behind) > 1 and own.tokens.low[before[-1].last] in EQUAL:
            before, behind = (
                before[-1:],
                behind[:1],
            )  # 1 gallon = 4 quarts, 1 quart = 2 pints, 1 pint = 20 fl. oz.
        if len(before) == len(behind):
            row = (*whole, *before)
            yield from ((one, other, tie, row) for one, other in zip(before, behind, strict=True))
        elif len(behind) == 1 and tie is Tie.TIED:
            yield before[-1], behind[0], tie, ()


def _apart(run: Run, own: Utterance, text: Text) -> Run:
    """The ends of a range as two figures, where beside it stand two: between 50 and 60 miles (80 and 97 km)."""
    whole = run[0].figure
    if len(run) > 1 or whole.value is not None or len(whole.ends) != PAIR:
        return run
    ends = (replace(end, per=whole.per, bracketed=whole.bracketed) for end in whole.ends)
    found = [mention_of(end, own.tokens, text.units, text.lexicon.locale) for end in ends]
    apart = [mention for mention in found if mention is not None and mention.sort == run[0].sort]
    return apart if len(apart) == PAIR else run


def ends_of(mention: Mention) -> Run:
    """The two ends of a range, each of which may be said again: between 10 and 30 miles (16km and 48km)."""
    ends = mention.figure.ends
    if mention.figure.value is not None or len(ends) != 2 or any(end.value is None for end in ends):
        return [mention]
    unit = mention.figure.unit
    return [
        with_figure(mention, replace(end, kind=mention.figure.kind, unit=end.unit or unit)) for end in ends
    ]


def _runs(figures: Sequence[Mention], own: Utterance, text: Text) -> Iterator[Run]:
    """Figures of one unit that stand in a row: 50 by 25 metres."""
    run: list[Mention] = []
    for mention in figures:
        if run and _is_next(run[-1], mention, own, text):
            run.append(mention)
            continue
        if run:
            yield run
        run = [mention]
    if run:
        yield run


def _is_next(one: Mention, other: Mention, own: Utterance, text: Text) -> bool:
    low = own.tokens.low
    return (one.figure.unit, one.per, one.figure.bracketed) == (
        other.figure.unit,
        other.per,
        other.figure.bracketed,
    ) and all(word in JOINING or text.lexicon.has("row_joints", word) for word in low[one.last : other.first])


def _is_other(one: Mention, other: Mention, known: Frames, text: Text) -> bool:
    """Whether both are of one dimension, in two units."""
    first, second = one.figure, other.figure
    if first.kind is Kind.MONEY or second.kind is Kind.MONEY:
        if one.sort == other.sort:
            return _is_priced(one, other, text)
        per = one.per == other.per or other.per is None
        if first.unit == AMBIGUOUS and second.unit and not second.unit.isupper():
            return False  # 80 cents (70p) may be the euro's
        return first.kind is second.kind and per
    if first.unit == second.unit or _are_bits_and_bytes(one, other):
        return False
    return dimension_of(one, known, text) == dimension_of(other, known, text)


def _are_bits_and_bytes(one: Mention, other: Mention) -> bool:
    """Whether eight of one are the other, so that a small b has been read as a byte: 1 kb/s, 1000 bits a second."""
    least, most = sorted((abs(one.size), abs(other.size)))
    return one.sort in DATA and isclose(most, BITS * least, rel_tol=ROUNDED)


def _is_priced(one: Mention, other: Mention, text: Text) -> bool:
    """Whether both are what goods cost, by two units of one dimension: £2.20 a kilo (£1 a pound)."""
    if one.per is None or other.per is None or one.per == other.per:
        return False
    names = text.lexicon.unit_names
    units = [text.units.find(per) if names.match(per.split("_"), 0) else None for per in (one.per, other.per)]
    first, second = (unit.dimension if unit is not None else None for unit in units)
    return first == second and first not in (None, "time")


def _behind(
    figures: Sequence[Mention], before: Utterance | None, own: Utterance, known: Frames, text: Text
) -> Iterator[Pair]:
    """A sentence that says in its own unit what the one before it said: That is 590 feet."""
    other = figures[0]
    if before is None or before.block != own.block or len(figures) > 1:
        return
    low, at, said = own.tokens.low, 0, False
    while at < other.core[0]:
        long = text.lexicon.term("restating", low, at)
        said = said or long > 0
        long = (
            long
            or text.lexicon.term("restating_fillers", low, at)
            or (at >= other.first or low[at] in PAUSING or low[at] in OPENING)
        )
        if not long:
            return
        at += long
    earlier = every_figure(before, text)
    if any((each.figure.unit, each.per) == (other.figure.unit, other.per) for each in earlier):
        return  # it has been converted, or this is something else
    others = [mention for mention in earlier if _is_other(mention, other, known, text)]
    if said and len(others) == 1 and is_closed(others[0], other, own, text):
        yield others[0], other, Tie.TIED, ()


def _rivals(
    one: Mention,
    other: Mention,
    tie: Tie,
    figures: Sequence[Mention],
    known: Frames,
    rates: Rates,
    text: Text,
) -> Iterator[Rivals]:
    """Both as relations, coarse and sharp, with what else of the sentence the second may be."""
    if text.has(other, "correcting") or (one.figure.kind is Kind.MONEY and text.has(one, "other_ages")):
        return
    if one.figure.kind is not Kind.MONEY and not other.figure.bracketed and _are_far(one, other, text):
        return  # 2.20 m, just 3 cm short of the record
    form = _form(one, other, rates, text)
    if form == "money" and ((text.is_short and _is_long_ago(one, text)) or _is_of_old(one, other, text)):
        return  # bought in 1961 for 9 million lire ($14,400)
    if one.figure.kind is Kind.DURATION and (tie < Tie.TIED or _is_choice(one, other, text.utterance(other))):
        return
    if one.figure.kind is Kind.MONEY:
        other = with_rate(other, one)  # £5 million ($6 million) a year
    rivals = [
        each
        for each in figures
        if each.place < other.place and each.place != one.place and _is_other(each, other, known, text)
    ]
    related = partial(
        _relation, told=_told(one, other, form, text), rate=rates.get((one.sort, other.sort), {})
    )
    others = tuple(related(each, other, form, Tie.RIVAL) for each in rivals)
    yield Rivals(other.figure, (related(one, other, form, tie), *others), tuple)
    slight = SLIGHT[one.sort == "temperature"] * max(abs(one.size), abs(other.size))
    if form in SHARP and abs(one.size - other.size) > slight:
        others = tuple(related(each, other, SHARP[form], Tie.RIVAL) for each in rivals)
        yield Rivals(other.figure, (related(one, other, SHARP[form], Tie.NEAR), *others), tuple)


def _are_far(one: Mention, other: Mention, text: Text) -> bool:
    """Whether one is many times the other: a month's output and a day's, but not knots and kilometres an hour."""
    first, second = one.size, other.size
    if one.sort != other.sort:
        first, second = size_of(one, text), size_of(other, text)
    return not 1 / FAR < abs(first / (second or 1)) < FAR


def _is_long_ago(one: Mention, text: Text) -> bool:
    """Whether a year right before a sum is one of which no rate is known."""
    years = ((time.date or "", one.figure.start - time.end) for time in text.dates[one.sentence])
    return any(date[:1].isdigit() and date < OLDEST and 0 < apart < CLOSE for date, apart in years)


def _is_of_old(one: Mention, other: Mention, text: Text) -> bool:
    """Whether coins that bear the name of today's money are worth more than it ever was: 30 drachmas (about £900)."""
    low = text.utterance(one).tokens.low[one.first : one.last]
    named = any(text.lexicon.has("old_coins", word) for word in low)
    return named and abs(other.size) > DEAREST * abs(one.size)


def _is_choice(one: Mention, other: Mention, own: Utterance) -> bool:
    """Whether "or" or a dash opens another span of time, and not the same one: in 18 months, or five years."""
    if one.sentence != other.sentence:
        return False
    between = own.tokens.low[one.last : other.core[0]]
    return not other.figure.bracketed and any(word == "or" or word in OPENING for word in between)


def _told(one: Mention, other: Mention, form: str, text: Text) -> dict[str, int]:
    """What the rule of a form has to know besides the two figures."""
    if form == "oven":
        return {"fan": int(text.has(one, "fan_ovens"))}
    if form == "priced":
        return {"national": int(not NATIONAL.isdisjoint((one.per, other.per)))}
    if any(each.figure.precision is None and abs(float(each.figure.value or 1)) < 1 for each in (one, other)):
        return {"fraction": 1}  # 5 mm (¼ in)
    return {READING: 1} if _is_read_off(one, text) else {}


def _relation(
    one: Mention,
    other: Mention,
    form: str,
    tie: Tie,
    *,
    told: Mapping[str, int],
    rate: Mapping[str, Figure],
) -> Relation:
    roles = {"one": (one.figure,), "other": (other.figure,)}
    if form == "rated":
        roles |= {name: (figure,) for name, figure in rate.items()}
    evidence = (("told", max(tie - 1, 1)), ("sure", int(tie is Tie.TIED)))
    return Relation("same", form, roles, other.figure, 0, tie, evidence, told)


def _form(one: Mention, other: Mention, rates: Rates, text: Text) -> str:
    """Which arithmetic the two ask for."""
    if one.figure.kind is Kind.MONEY:
        if one.sort == other.sort:
            return "priced"
        if (
            any(each.figure in rates[one.sort, other.sort].values() for each in (one, other))
            if (one.sort, other.sort) in rates
            else False
        ):
            return "money"
        if (one.sort, other.sort) in rates:
            return "rated"
        return "price" if text.has(one, "selling") else "money"
    if one.sort != "temperature":
        return "liquid" if NATIONAL & {one.figure.unit, other.figure.unit} else "measure"
    if GAS_MARK in (one.figure.unit, other.figure.unit):
        return "oven"
    if is_difference(one, other, text):
        return "warming"
    either = text.has(one, "over_levels")  # limit the warming to 2 degrees above what it was
    return "level" if is_level(one, text) and not either else "temperature"


def _is_read_off(one: Mention, text: Text) -> bool:
    """Whether the sentence is of what a thermometer showed, and not of two temperatures."""
    return one.sort == "temperature" and text.has(one, "read_off") and not text.has(one, "differences")
