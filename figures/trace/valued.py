"""What the sources say of a claim by its value, where no record has the last word."""

from __future__ import annotations

import re
from collections.abc import Callable

from figures.model import Kind
from figures.trace.answer import Answer, Why
from figures.trace.asking import Question
from figures.trace.claims import COUNT, LABEL, NAMED, ORDINAL, POINTS, SCORE, Claim, is_vague
from figures.trace.context import Context
from figures.trace.conversions import converted, other_degrees, read_otherwise, said_in_days, spanned
from figures.trace.derive import Derivation
from figures.trace.fits import Fit
from figures.trace.moments import CLOCK, DAY, MONTH
from figures.trace.record import Verdict
from figures.trace.sources import Sources

SMALL, LAST_RANK, GOALS = 5, 3, 5
"""So many things a text may have counted itself; so far an ordinal only orders; so many goals may be counted."""
HUNDREDS = 100
"""Dozens may be what a text makes of a list; hundreds somebody must have told."""
_BEST = (Verdict.SUPPORTED, Verdict.ROUNDED, Verdict.CONVERTED)
_LETTER = re.compile(r"\d ?[a-z]\b")
_PARTED = re.compile(r"\d[:.,/-]\d")
_HOUR = re.compile(r"(\d+)\D(\d+)")
UNSUPPORTED = Answer(Verdict.UNSUPPORTED)


def valued(question: Question, sources: Sources, derivation: Callable[[], Derivation], fit: Fit) -> Answer:
    """The answer for a text that was written from the sources."""
    claim = question.claim
    if claim.sort == SCORE and not sources.names:
        return _score(claim, sources)
    answer = _other_weekday(claim, sources) or _found(question, sources, fit, of_one=sources.is_of_one)
    if answer is None and claim.noun not in sources.kept.nouns:
        answer = _stands(claim, sources, with_units=False)
    if answer is not None:
        return answer
    if claim.sort == LABEL:
        return _name(claim, sources)
    if (conversion := converted(question, sources) or spanned(question, sources)) is not None:
        return conversion
    if claim.sort not in NAMED and claim.sort != SCORE:
        derived = derivation().of(question)
        if derived is not None:
            result, chance = derived.result, derived.chance
            return Answer(Verdict.DERIVED, result.claims, None, result.frame, result.is_relative, chance)
    why = _unchecked(claim)
    return Answer(Verdict.UNCHECKED, why=why) if why is not None else _missing(question, sources)


def translated(question: Question, sources: Sources, fit: Fit) -> Answer:
    """The answer for a text that says the same as the source, in another language or later."""
    claim = question.claim
    answer = (
        _other_weekday(claim, sources)
        or _found(question, sources, fit)
        or _stands(claim, sources, with_units=True)
        or converted(question, sources)
        or other_degrees(claim, sources)
        or said_in_days(claim, sources)
        or read_otherwise(claim, sources)
    )
    if answer is not None:
        return answer
    if claim.sort == MONTH and not sources.months:
        return Answer(Verdict.UNCHECKED, why=Why.NO_DATES)
    if claim.sort == LABEL and any(each.isalpha() for each in claim.figure.plain):
        return _other_name(claim, sources)  # another language may have words for it
    if is_vague(claim.figure) and not any(is_vague(each.figure) for each in sources.of_sort(claim.sort)):
        return Answer(Verdict.UNCHECKED, why=Why.VAGUE)  # a fine of billions: eine Strafe in Milliardenhöhe
    return Answer(Verdict.UNCHECKED, why=Why.SMALL) if claim.value == 1 else _absent(claim, sources)


def _found(
    question: Question, sources: Sources, fit: Fit, of_one: Callable[[Context, Claim], bool] | None = None
) -> Answer | None:
    """The best fit among the claims of the sources; what only rounds or converts must be `of_one` topic."""
    claim = question.claim
    found: dict[Verdict, Claim] = {}
    for source in sources.near(claim):
        verdict = fit(claim, source)
        if verdict is None or (of_one is not None and sources.keeps_apart(claim, source)):
            continue
        if verdict is Verdict.SUPPORTED:
            return Answer(verdict, (source,))
        if of_one is None or of_one(question.context, source):
            found.setdefault(verdict, source)
    if (other := _other_end(claim, sources, fit)) is not None:
        return Answer(Verdict.CONTRADICTED, (other,))
    return next((Answer(verdict, (found[verdict],)) for verdict in _BEST if verdict in found), None)


def _other_weekday(claim: Claim, sources: Sources) -> Answer | None:
    """The source's date that is a claim's with another weekday; None if one of them has the same, or says none."""
    if claim.sort != DAY or claim.figure.weekday is None:
        return None
    dates = [each for each in sources.near(claim) if each.sort == DAY and each.value == claim.value]
    if not dates or any(each.figure.weekday in (None, claim.figure.weekday) for each in dates):
        return None
    return Answer(Verdict.CONTRADICTED, (dates[0],), span=(claim.figure.start, claim.figure.end))


def _other_end(claim: Claim, sources: Sources, fit: Fit) -> Claim | None:
    """The end of a range of the sources that has the claim's other end, and not this one: from 20 to 30, and to 40."""
    figure = claim.figure
    if figure.value is not None or len(figure.ends) != 2 or figure.low == figure.high:
        return None
    is_low = claim.value == figure.low
    for source in sources.with_value(claim.sort, figure.high if is_low else figure.low):
        end = sources.partner(source)
        if end is not None and (end.value > source.value) != is_low and fit(claim, end) is None:
            return end
    return None


def _stands(claim: Claim, sources: Sources, *, with_units: bool) -> Answer | None:
    """Whether the number stands in a source where it was not read as a figure."""
    figure = claim.figure
    if claim.sort == MONTH:
        is_there = int(claim.value) in sources.months
    elif with_units and claim.sort == DAY and _is_written(int(claim.value), sources):
        is_there = True
    elif with_units and _PARTED.search(claim.text_of_part) and sources.has_text(claim.text_of_part.lower()):
        is_there = True  # 18:10,87
    elif figure.kind is Kind.RATIO and len(figure.ends) == 2:
        is_there = all(sources.has(end.value) for end in figure.ends)
    elif (
        _is_scaled(claim)
        or (claim.sort == LABEL and not with_units)
        or not (with_units or _has_plain_unit(claim))
    ):
        is_there = False
    else:
        is_there = bool(
            sources.numerals & {_digits(figure.text), _digits(claim.text_of_part), str(claim.value)}
        )
    return Answer(Verdict.SUPPORTED, why=Why.DIGITS) if is_there else None


def _is_written(day: int, sources: Sources) -> bool:
    """Whether a source has the numbers of a day and its month in either order: 5/12/2004."""
    pair = divmod(day, 100)
    return pair in sources.scores or pair[::-1] in sources.scores


def _is_scaled(claim: Claim) -> bool:
    """Whether a million or the like goes with its digits, which say nothing alone; a letter may be a unit (1.60m)."""
    written = claim.figure.written
    return written is not None and written.scale != 1 and not _LETTER.search(claim.figure.plain)


def _has_plain_unit(claim: Claim) -> bool:
    """Whether digits alone may say what it is."""
    return claim.figure.unit is None or claim.sort in (COUNT, POINTS, "age")


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())


def _score(claim: Claim, sources: Sources) -> Answer:
    low, high = int(claim.figure.low or 0), int(claim.figure.high or 0)
    if sources.has_pair(low, high):
        return Answer(Verdict.SUPPORTED)
    if _is_next(low, high, sources):
        return Answer(Verdict.DERIVED, why=Why.NEXT_GOAL)
    if not sources.scores and max(low, high) <= GOALS:
        return Answer(Verdict.UNCHECKED, why=Why.GOALS)
    return UNSUPPORTED


def _is_next(low: int, high: int, sources: Sources) -> bool:
    """Whether a score of the sources has one goal less."""
    return any(set(each) in ({low - 1, high}, {low, high - 1}) for each in sources.scores)


def _name(claim: Claim, sources: Sources) -> Answer:
    """What is said of a name with a number in it; the numbers of a list have no name, and are not checked."""
    text = claim.figure.plain.lower()
    if not any(each.isalpha() for each in text) or sources.has_text(text):
        return Answer(Verdict.UNCHECKED, why=Why.NAME)
    if not any(each.sort in (LABEL, ORDINAL) for each in sources.near(claim)):
        return UNSUPPORTED
    return _other_name(claim, sources)


def _other_name(claim: Claim, sources: Sources) -> Answer:
    """What is said of a name that no source has: the sources have its like with another number, or nobody can tell."""
    if sources.has_shape(claim.figure.plain.lower()):
        return Answer(Verdict.CONTRADICTED, why=Why.OTHER_NAME)
    return Answer(Verdict.UNCHECKED, why=Why.NAME)


def _unchecked(claim: Claim) -> Why | None:
    figure = claim.figure
    if claim.sort == ORDINAL and claim.value <= LAST_RANK:
        return Why.RANK
    if (figure.kind is Kind.COUNT and claim.value <= SMALL) or (
        figure.kind is Kind.NUMBER and claim.value == 1
    ):
        return Why.SMALL
    return Why.VAGUE if is_vague(figure) and (figure.low or 0) < HUNDREDS else None


def _missing(question: Question, sources: Sources) -> Answer:
    """Nothing has it; the sources may say otherwise."""
    rival = sources.rivals.of(question)
    return _absent(question.claim, sources) if rival is None else Answer(Verdict.CONTRADICTED, (rival,))


def _absent(claim: Claim, sources: Sources) -> Answer:
    """Nothing has it; of a time of the day, the hour or the minutes alone may be wrong."""
    match = _HOUR.search(claim.figure.text) if claim.sort == CLOCK else None
    if match is None:
        return UNSUPPORTED
    others = [int(each.value) for each in sources.of_sort(CLOCK)]
    others += [hour * 60 + minute for hour, minute in sources.scores]
    same_minutes = claim.value % 60 != 0 and any(each % 60 == claim.value % 60 for each in others)
    same_hour = any((each - claim.value) // 60 % 12 == 0 for each in others)
    part = 1 if same_minutes and not same_hour else 2 if same_hour and not same_minutes else 0
    start = claim.figure.start
    return Answer(Verdict.UNSUPPORTED, span=(start + match.start(part), start + match.end(part)))
