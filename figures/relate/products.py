"""A rate, how many of what it is for, and what they make: £5 a ticket, 300 tickets, £1,500."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from figures.model import Figure, Qualifier
from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import ProductForm, load_frames
from figures.relate.likeness import is_past
from figures.relate.links import BOUND, NONE, link
from figures.relate.record import Mention, Relation, Tie
from figures.relate.text import Text
from figures.units import UnitTable

SHARES = frozenset({"percent", "points", "ratio", "times", "age"})


def products_of(
    total: Mention,
    form: ProductForm,
    reach: Sequence[tuple[int, Mention]],
    text: Text,
    *,
    rivals: bool = False,
) -> Iterator[Relation]:
    """Every rate and number in reach whose product a figure may be; as `rivals`, whatever the words say."""
    if form.name == "period":
        if not rivals:
            yield from _periods(total, form, reach, text)
        return
    if total.sort in SHARES or total.figure.value is None or total.attributive:
        return
    others = [other for _, other in reach if other.figure.value is not None and not is_past(other, text)]
    for rate in others:
        over = _over(rate, total, text.units)
        if (
            rate.size == 1
            or over is None
            or text.is_base(rate)
            or (total.sort == "time" and rate.per is None)
        ):
            continue
        for number in others:
            if (
                number is not rate
                and number.size != 1
                and number.per is None
                and _is_number(number, over)
                and not text.is_base(number)
            ):
                if rivals:
                    yield _bound(rate, number, total, form, over, Tie.RIVAL)
                else:
                    yield _relation(rate, number, total, form, over, others, text)


def _over(rate: Mention, total: Mention, units: UnitTable) -> str | None:
    """The sort of what a rate is over: `time` of a day's output, `count` of a price; None if it is no such rate."""
    dimensions = load_frames().rates.get(rate.sort)
    if dimensions is not None and rate.per is None:
        return dimensions[0] if dimensions[1] == total.sort and total.per is None else None
    if rate.sort != total.sort or total.per is not None:
        return None
    if rate.per is not None:
        unit = units.find(rate.per)
        return unit.dimension if unit is not None else "count"
    return "count" if rate.roles.get("each", 0) >= NEAR else None


def _is_number(number: Mention, over: str) -> bool:
    return number.sort == over


def _relation(
    rate: Mention,
    number: Mention,
    total: Mention,
    form: ProductForm,
    over: str,
    others: Sequence[Mention],
    text: Text,
) -> Relation:
    each = NEAREST if rate.per is not None or over != "count" else rate.roles.get("each", 0)
    cue = max(total.roles.get("total", 0), total.roles.get("share", 0))
    named = (rate.per is not None and rate.per == number.noun) or over != "count"
    alone = sum(
        other.sort == total.sort and other.per is None and other not in (rate, number) for other in others
    ) == 0 and sum(_is_number(other, over) for other in others) == 1 + (total.sort == over)
    links = min(link(total, (rate,), text), link(number, (rate,), text))
    evidence = (("each", each), ("cue", cue), ("link", links), ("alone", int(alone)), ("named", int(named)))
    tie = Tie.RIVAL
    smallest = min(number.size, rate.size) if total.sort == over else 0
    apart = max(mention.sentence for mention in (rate, number, total)) - min(
        mention.sentence for mention in (rate, number, total)
    )
    together = rate.sentence == number.sentence == total.sentence
    other_sums = [
        m
        for m in others
        if m.sort == total.sort != over and m.per is None and m is not rate and m.sentence == total.sentence
    ]
    if (
        _is_exact(rate)
        and each == NEAREST
        and links != NONE
        and (cue >= NEAR or (alone and together))
        and total.size >= smallest
        and not other_sums
    ):
        isolated = together and len(text.by_sort[total.sort]) == 2
        sure = (
            each == NEAREST
            and links == BOUND
            and alone
            and _is_exact(rate)
            and (
                (cue == NEAREST and named)
                or (cue >= NEAR and isolated and (named or rate.per in (None, "item")))
            )
        )
        tie = Tie.TIED if sure else Tie.NEAR
    elif each == NEAREST and named and alone and not other_sums and abs(rate.sentence - total.sentence) < 2:
        tie = Tie.NEAR if over == "count" else Tie.RIVAL
    elif (
        each == NEAREST
        and alone
        and not other_sums
        and (together or (apart < 2 and links != NONE))
        and total.size >= smallest
        and _is_exact(rate)
    ):
        tie = Tie.NEAR
    elif alone and together and links != NONE and len(text.by_sort[total.sort]) == 2 and not other_sums:
        tie = Tie.LOOSE
    return _bound(rate, number, total, form, over, tie, evidence)


def _is_exact(rate: Mention) -> bool:
    return not rate.bare and rate.figure.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)


def _bound(
    rate: Mention,
    number: Mention,
    total: Mention,
    form: ProductForm,
    over: str,
    tie: Tie,
    evidence: tuple[tuple[str, int], ...] = (),
) -> Relation:
    roles = {"rate": (_by_number(rate.figure, over),), "number": (number.figure,), "total": (total.figure,)}
    return Relation(form.frame, form.name, roles, total.figure, 0, tie, evidence)


def _by_number(rate: Figure, over: str) -> Figure:
    """A rate that is multiplied by a plain number, without what it is for."""
    return replace(rate, per=None) if over == "count" else rate


def _periods(
    later: Mention, form: ProductForm, reach: Sequence[tuple[int, Mention]], text: Text
) -> Iterator[Relation]:
    """The same rate over another period: 40 a day, or 280 a week."""
    if later.per is None or later.sort == "time" or not _is_period(later.per, text):
        return
    for _, one in reach:
        if (
            one.place > later.place
            or one.sort != later.sort
            or one.per in (None, later.per)
            or one.attributive
        ):
            continue
        if not _is_period(one.per or "", text) or (one.noun and later.noun and one.noun != later.noun):
            continue
        cue = max(later.roles.get("share", 0), later.roles.get("total", 0), NEAREST * text.is_apposed(later))
        links = link(later, (one,), text)
        between = [m for m in text.mentions_between(one, later) if m.sort == later.sort]
        tie = Tie.RIVAL
        if cue >= NEAR and links == BOUND and not between:  # the price for a year is none of twelve months
            sure = cue == NEAREST and not later.sort.startswith("money")
            tie = Tie.TIED if sure else Tie.NEAR
        roles = {"rate": (one.figure,), "total": (later.figure,)}
        yield Relation(form.frame, form.name, roles, later.figure, 0, tie, (("cue", cue), ("link", links)))


def _is_period(per: str, text: Text) -> bool:
    unit = text.units.find(per)
    return unit is not None and unit.dimension == "time"
