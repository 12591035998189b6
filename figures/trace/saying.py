"""What is told of a figure: the verdict in words, with the places in the sources."""

from __future__ import annotations

from collections.abc import Sequence

from figures.report.display import one_line, shorten
from figures.trace.answer import Answer, Why
from figures.trace.claims import Claim
from figures.trace.record import Place, Traced, Verdict
from figures.trace.results import CHANGE, MEAN, SHARE, SUM
from figures.trace.slips import slip
from figures.trace.sources import Sources

_QUOTE = 60
_WHY = {
    Why.DIGITS: "the number stands in a source",
    Why.SMALL: "so few may have been counted from the text",
    Why.VAGUE: "a magnitude, no number",
    Why.RANK: "an ordinal that only orders",
    Why.NAME: "part of a name",
    Why.GOALS: "the sources give no score; this one may have been counted",
    Why.OTHER_NAME: "the sources have a name that differs only in its number",
    Why.NEXT_GOAL: "one more than a score of the sources",
    Why.ADDED: "the original has no number for it, and none of its numbers is lost",
    Why.NO_DATES: "the source names no month",
    Why.SPAN: "so long it is from one day or year of the source to the next",
    Why.SPELT: "there is a word for it",
    Why.PLACE: "by the place that the source gives among those of the group",
    Why.SUM: "the sum of two figures of the source",
}
_SIGNS = {SUM: " + ", CHANGE: " - ", SHARE: " / "}


def traced(claim: Claim, answer: Answer, sources: Sources, *, is_version: bool = False) -> Traced:
    """A claim with the answer of the sources, in words."""
    start, end = answer.span or (claim.start, claim.end)
    places = tuple(sources.place(each) for each in answer.claims)
    equation = _equation(answer, [place.text for place in places])
    message = equation if equation is not None else _message(answer, places, is_version=is_version)
    if answer.verdict is Verdict.CONTRADICTED and answer.claims and (hint := slip(claim, answer.claims[0])):
        message = f"{message}; {hint}"
    return Traced(claim.figure, start, end, answer.verdict, message, places, equation, answer.chance)


def _message(answer: Answer, places: Sequence[Place], *, is_version: bool) -> str:
    there = "the original" if is_version else "the source"
    quoted = f"“{shorten(one_line(places[0].text), _QUOTE)}”" if places else ""
    if answer.why is Why.ANOTHER:
        return f"{there} has it for another name; for this one it has {quoted}"
    if answer.why is Why.NARROWED:
        return f"{there} does not have it for this time" + (f", only {quoted}" if quoted else "")
    if answer.why is not None:
        return _WHY[answer.why]
    if answer.verdict is Verdict.CONTRADICTED:
        return f"{there} has {quoted}" if quoted else f"{there} has other numbers for it"
    if answer.verdict is Verdict.UNSUPPORTED:
        return "not in the original" if is_version else "not in the sources"
    return f"{there} has {quoted}" if quoted else f"{there} has it"


def _equation(answer: Answer, texts: Sequence[str]) -> str | None:
    """How a derived figure follows: 412 - 386."""
    if answer.frame is None:
        return None
    texts = [one_line(text) for text in texts]
    if answer.frame == MEAN:
        return f"({' + '.join(texts)}) / {len(texts)}"
    if answer.is_relative:
        new, old = texts
        return f"({new} - {old}) / {old}"
    return _SIGNS[answer.frame].join(texts)
