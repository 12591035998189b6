"""An explanation of one figure, to read on a terminal or as a JSON object."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from figures.interval import Interval
from figures.model import SCHEMA, Figure
from figures.report.display import visible
from figures.report.excerpt import Underline, excerpt
from figures.report.record import Record, figure_record, finding_record, number_text
from figures.report.style import BOLD, CYAN, GREEN, RED, YELLOW, styled
from figures.report.table import readable, unit_text, value_text
from figures.report.ties import rival_lines, rival_record, tie_record, tie_text
from figures.rules.explaining import Explanation, Interpretation, Judged
from figures.rules.judging.verdict import Outcome
from figures.rules.semantics.values import Items, Value
from figures.rules.semantics.worlds import World
from figures.rules.syntax.slots import slots_of

_WIDTH = 100
_WORLDS = {
    World.ROUNDED: "it was rounded",
    World.TRUNCATED: "it was cut off",
    World.ZEROS: "zeros at its end are not meant",
}
_CONCLUSIONS = {
    Outcome.FAILED: ("cannot be right", RED),
    Outcome.HELD: ("right", GREEN),
    Outcome.UNDECIDED: ("right as far as the digits tell", GREEN),
    Outcome.INCOMPARABLE: ("silent", YELLOW),
    Outcome.VETOED: ("silent", YELLOW),
    Outcome.UNSELECTED: ("silent", YELLOW),
    Outcome.EXPLAINED: ("silent", YELLOW),
    Outcome.DOUBTFUL: ("silent", YELLOW),
    Outcome.LISTED: ("listed", YELLOW),
}


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """The figure in its line, its readings, and each rule that looked at it."""
    figure, article = explanation.figure, explanation.article
    line, column = article.position(figure.start)
    yield styled(visible(f"{article.path}:{line}:{column}: {_one_line(figure.text)}"), BOLD)
    for row in excerpt(article, [Underline(figure.start, figure.end, "^")]):
        yield f"  | {row.text}"
        yield f"  | {styled(row.marks, CYAN)}"
    yield ""
    yield from reading_lines(explanation.readings)
    yield ""
    for judged in explanation.judged:
        yield from _judged_lines(judged)
    if explanation.rivals:
        yield "It may also follow from others:"
        for rival in rival_lines(explanation.rivals):
            yield from _wrapped(rival)
    yield f"No {'other ' * bool(explanation.judged)}rule found anything here to look at."


def explanation_record(explanation: Explanation) -> Record:
    """The same as a JSON object."""
    article = explanation.article
    return {
        "schema": SCHEMA,
        "figure": figure_record(explanation.figure, article),
        "readings": [
            {
                "kind": each.figure.kind.value,
                "unit": each.figure.unit,
                "plausible": each.plausible,
                "values": [
                    {"world": world.value, "low": number_text(value.low), "high": number_text(value.high)}
                    for world, value in each.values
                ],
            }
            for each in explanation.readings
        ],
        "rules": [_judged_record(each) for each in explanation.judged],
        "others": explanation.others,
        "rivals": [rival_record(each) for each in explanation.rivals],
    }


def reading_lines(readings: Sequence[Interpretation]) -> Iterator[str]:
    """How a figure is read, what its number may be, and what else it could be."""
    yield from _best_lines(readings[0])
    yield from _other_lines(readings[1:])


def _best_lines(reading: Interpretation) -> Iterator[str]:
    figure = reading.figure
    flags = (name for name in ("quoted", "bracketed", "negated") if getattr(figure, name))
    yield f"  kind        {figure.kind.value} ({', '.join([figure.section.value, *flags])})"
    yield f"  value       {_value(figure)}"
    if figure.noun:
        yield f"  counts      {visible(figure.noun)}"
    common = figure.normalised
    if common is not None and common.value is not None:
        yield f"  normalised  {readable(common.value)} {unit_text(common.unit, common.per)}".rstrip()
    if figure.date is None:
        worlds: dict[Interval, list[str]] = {}
        for world, value in reading.values:
            worlds.setdefault(value, []).append(_WORLDS[world])
        for value, habits in worlds.items():
            yield f"  {_range(value)}, if {' or '.join(habits)}"


def _other_lines(readings: Sequence[Interpretation]) -> Iterator[str]:
    """The other readings, those that count first."""
    for plausible, head in (
        (True, "could also be"),
        (False, "would be, if anything in the article spoke for it,"),
    ):
        values = [_value(each.figure) for each in readings if each.plausible is plausible]
        if values:
            text = f"{head} {', '.join(values)}"
            yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _value(figure: Figure) -> str:
    return f"{value_text(figure)} {unit_text(figure.unit, figure.per)}".strip()


def _range(value: Interval) -> str:
    ends = ["any number" if end is None else readable(end) for end in (value.low, value.high)]
    return " to ".join(dict.fromkeys(ends))


def _judged_lines(judged: Judged) -> Iterator[str]:
    verdict = judged.verdict
    conclusion, colour = _CONCLUSIONS[verdict.outcome]
    if judged.finding is not None and verdict.confidence is not None:
        conclusion = f"{judged.finding.severity.value}, {verdict.confidence.value}"
    yield f"{styled(verdict.rule.id, BOLD)}: {styled(conclusion, colour)}"
    notes = [judged.finding.message if judged.finding else verdict.reason or ""]
    notes.append("; ".join(f"{name} = {text}" for name, text in _roles(judged)))
    if verdict.match.relation is not None:
        notes.append(f"held together by words: {tie_text(verdict.match.relation)}")
    for note in notes:
        yield from _wrapped(note)


def _wrapped(note: str) -> Iterator[str]:
    """A note about a rule, as wide as it may be."""
    text = visible(_one_line(note))
    yield from textwrap.wrap(text, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _roles(judged: Judged) -> Iterator[tuple[str, str]]:
    """The figures of the relation under the names that the rule gives them."""
    for slot in slots_of(judged.verdict.rule.find):
        figures = list(_members(judged.verdict.match.bound.get(slot.name)))
        if figures:
            yield slot.name, ", ".join(figure.text for figure in figures)


def _members(value: Value | None) -> Iterator[Figure]:
    members = value.members if isinstance(value, Items) else (value,)
    return (member for member in members if isinstance(member, Figure))


def _judged_record(judged: Judged) -> Record:
    verdict = judged.verdict
    return {
        "rule": verdict.rule.id,
        "outcome": verdict.outcome.value,
        "reason": verdict.reason,
        "figures": [{"role": role, "text": text} for role, text in _roles(judged)],
        "finding": finding_record(judged.finding) if judged.finding else None,
        "relation": tie_record(verdict.match.relation) if verdict.match.relation else None,
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())
