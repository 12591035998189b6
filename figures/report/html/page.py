"""What the templates show, made from a run: plain records, in which no text is mark-up yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from figures.model import Article, Figure, Finding, Severity, Standing
from figures.report.clusters import clusters
from figures.report.crosscheck import Crosscheck, crosschecks, standing
from figures.report.display import one_line, shorten
from figures.report.html.charts import LANE_OF, Bars, Strip, bars, strip
from figures.report.html.passages import Passage, Spot, passages
from figures.report.html.recomputed import Line, lines
from figures.report.prose import prose
from figures.report.reading import hedge, normalised, reading, width
from figures.report.result import Report
from figures.report.run import Run
from figures.rules import Rule

LONG = 200_000
"""Characters above which a browser lays out only what is on the screen."""

_TOLD = 4  # comparisons of one figure that are told
_QUOTE = 60
_VERBS = {
    Standing.CONTRADICTED: "contradicts",
    Standing.AGREES: "agrees with",
    Standing.UNDECIDED: "may agree with",
}


class Card(Struct, frozen=True):
    """A finding in the margin, or several that share a figure; the first one leads."""

    number: int
    findings: tuple[Finding, ...]
    rules: tuple[Rule | None, ...]
    kinds: tuple[str, ...]
    bars: Bars | None

    @property
    def lead(self) -> Finding:
        """The finding that tells the defect best."""
        return self.findings[0]

    @property
    def names(self) -> str:
        """The ids of its rules."""
        return " ".join(dict.fromkeys(finding.rule for finding in self.findings))


class Marked(Struct, frozen=True):
    """How a figure is marked: its kind, the lane of that kind, and what the rules say of it.

    It is a `target` if the list of what was recomputed leads to it.
    """

    kind: str
    lane: str
    standing: str
    target: bool = False


class Sheet(Struct, frozen=True):
    """One article with everything about it."""

    number: int
    article: Article
    language: str
    passages: list[Passage]
    marked: tuple[Marked, ...]
    cards: tuple[Card, ...]
    strip: Strip
    notes: list[Mapping[str, object]]
    compared: int
    suppressed: tuple[Finding, ...]
    recomputed: tuple[Line, ...] = ()

    def prose(self, start: int, end: int) -> str:
        """What a span of the source reads as."""
        return prose(self.article, start, end)

    @property
    def unplaced(self) -> list[int]:
        """The findings about no place in the text that is shown."""
        placed = {number for passage in self.passages for number in passage.cards}
        return [card.number for card in self.cards if card.number not in placed]

    @property
    def long(self) -> bool:
        """Whether the browser should leave out what is not on the screen."""
        return len(self.article.source) > LONG


class Entry(Struct, frozen=True):
    """An article in the index."""

    number: int
    path: str
    title: str
    errors: int
    warnings: int
    notes: int


class Overview(Struct, frozen=True):
    """What the page says of all articles together; the counts are by kind, and of findings by rule."""

    entries: tuple[Entry, ...]
    kinds: tuple[tuple[str, str, int], ...]
    rules: tuple[tuple[str, int], ...]
    figures: int
    compared: int
    errors: int
    warnings: int
    failures: tuple[str, ...]
    version: str


def overview(reports: Sequence[Report], run: Run) -> Overview:
    """The head of the page."""
    kinds = Counter(figure.kind for report in reports for figure in report.figures)
    shown = [finding for report in reports for finding in report.findings if not finding.suppressed]
    slips = Counter(cluster.lead.severity for report in reports for cluster in clusters(report.findings))
    lanes = [kind for kind in LANE_OF if kind in kinds]
    return Overview(
        tuple(_entry(number, report) for number, report in enumerate(reports, start=1)),
        tuple((kind.value, LANE_OF[kind], kinds[kind]) for kind in lanes),
        tuple(sorted(Counter(finding.rule for finding in shown).items())),
        sum(len(report.figures) for report in reports),
        sum(report.compared for report in reports),
        slips[Severity.ERROR],
        slips[Severity.WARNING],
        tuple(one_line(failure.message) for failure in run.failures),
        run.version,
    )


def _entry(number: int, report: Report) -> Entry:
    slips = Counter(cluster.lead.severity for cluster in clusters(report.findings))
    counts = (slips[severity] for severity in Severity)
    return Entry(number, one_line(report.article.path), one_line(report.article.title or ""), *counts)


def sheet(number: int, report: Report, run: Run) -> Sheet:
    """One article of the page."""
    article, figures = report.article, report.figures
    compared = crosschecks(report)
    cards = tuple(_cards(report, run))
    flags = [(card.number, card.lead.start) for card in cards]
    recomputed = tuple(lines(report))
    targets = {line.figure for line in recomputed}
    return Sheet(
        number,
        article,
        article.locale.replace("_", "-"),
        passages(article, figures, _spots(cards)),
        tuple(
            _marked(figure, compared.get(each, ()), each in targets) for each, figure in enumerate(figures)
        ),
        cards,
        strip(article, figures, flags),
        [_note(figure, compared.get(each, ()), report, run) for each, figure in enumerate(figures)],
        report.compared,
        tuple(finding for finding in report.findings if finding.suppressed),
        recomputed,
    )


def _marked(figure: Figure, compared: Sequence[Crosscheck], is_target: bool) -> Marked:
    return Marked(figure.kind.value, LANE_OF[figure.kind], standing(compared).name.lower(), is_target)


def _cards(report: Report, run: Run) -> Iterator[Card]:
    rules = {rule.id: rule for rule in run.rules}
    places = {(figure.start, figure.end): figure for figure in _with_ends(report.figures)}
    for number, cluster in enumerate(clusters(report.findings), start=1):
        found = cluster.findings
        marks = cluster.lead.figures
        spans = {(mark.start, mark.end) for finding in found for mark in finding.figures}
        kinds = {places[span].kind.value for span in spans if span in places}
        yield Card(
            number,
            found,
            tuple(rules.get(finding.rule) for finding in found),
            tuple(sorted(kinds)),
            bars(marks, places, run.settings) if marks else None,
        )


def _with_ends(figures: Iterable[Figure]) -> Iterator[Figure]:
    for figure in figures:
        yield from figure.ends
        yield figure


def _spots(cards: Iterable[Card]) -> list[Spot]:
    """What is marked in the text, and by which findings."""
    members: dict[tuple[int, int], set[int]] = {}
    leads: dict[tuple[int, int], set[int]] = {}
    for card in cards:
        own = [(card.lead.start, card.lead.end)]
        for span in chain(own, ((mark.start, mark.end) for f in card.findings for mark in f.figures)):
            members.setdefault(span, set()).add(card.number)
        leads.setdefault(own[0], set()).add(card.number)
    return [
        Spot(*span, tuple(sorted(cards)), tuple(sorted(leads.get(span, ()))))
        for span, cards in sorted(members.items())
    ]


def _note(figure: Figure, compared: Sequence[Crosscheck], report: Report, run: Run) -> Mapping[str, object]:
    """What is told of a figure that is pointed at; nothing is told of what there is not."""
    note = {
        "kind": figure.kind.value.replace("points", "percentage points"),
        "reading": reading(figure),
        "hedge": hedge(figure),
        "width": width(figure, run.settings),
        "normalised": normalised(figure),
        "noun": one_line(figure.noun or ""),
        "compared": [_told(each, report) for each in compared[:_TOLD]],
    }
    return {key: value for key, value in note.items() if value}


def _told(compared: Crosscheck, report: Report) -> str:
    others = [shorten(one_line(report.figures[number].plain), _QUOTE) for number in compared.others[:_TOLD]]
    said = f"{_VERBS[compared.standing]} {', '.join(others)}" if others else "cannot be right"
    return f"{said} ({compared.rule})"
