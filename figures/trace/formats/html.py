"""A page for the browser: the article and its sources side by side, with links between a figure and its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from figures.model import Article, Block, Section
from figures.report.display import one_line, visible
from figures.report.html.render import environment, policy, style
from figures.report.prose import inside
from figures.trace.formats import page
from figures.trace.record import Place, Trace, Traced, Verdict
from figures.trace.run import Run

LONG = 500_000
"""Of a longer source only the passages are shown that a figure leads to."""


class Mark(Struct, frozen=True):
    """A figure that is marked: its verdict, its own anchor, the one that it leads to, and what is told of it."""

    verdict: str
    id: str
    href: str
    title: str


class Piece(Struct, frozen=True):
    """Text, marked or not."""

    text: str
    mark: Mark | None = None


class Line(Struct, frozen=True):
    """A paragraph, or a table with its rows of cells."""

    form: str
    pieces: Sequence[Piece] = ()
    rows: Sequence[Sequence[Sequence[Piece]]] = ()


class Shown(Struct, frozen=True):
    """A text as the page shows it."""

    path: str
    language: str
    lines: Sequence[Line]


class Told(Struct, frozen=True):
    """An objection in the list above the texts."""

    verdict: str
    text: str
    message: str
    link: str
    places: Sequence[Mapping[str, str]] = ()


class Pair(Struct, frozen=True):
    """An article and its sources."""

    told: Sequence[Told]
    article: Shown
    sources: Sequence[Shown]


Spans = dict[int, list[tuple[int, int, Mark]]]
"""The marks of a text by its blocks, each with its span there."""


def lines(run: Run, *, bare: bool = False) -> Iterator[str]:
    """The page, whole: all texts are in memory, for the counts stand first. A `bare` one has no style."""
    traces = list(run.traces)
    counts = [(verdict.value, sum(trace.count(verdict) for trace in traces)) for verdict in Verdict]
    counts.append(("lost", sum(len(trace.lost) for trace in traces)))
    styles = [] if bare else [style((page.__name__, "page.css"))]
    yield (
        environment(page.__name__)
        .get_template("page.html")
        .render(
            title=" · ".join(visible(trace.article.path) for trace in traces) or "figures",
            policy=policy(styles),
            styles=styles,
            counts=[each for each in counts if each[1]],
            failures=[one_line(failure.message) for failure in run.failures],
            pairs=[_pair(number, trace) for number, trace in enumerate(traces)],
        )
    )


def _pair(number: int, trace: Trace) -> Pair:
    own: list[tuple[int, int, Mark]] = []
    theirs: dict[int, dict[tuple[int, int], Mark]] = defaultdict(dict)
    told: list[Told] = []
    for index, traced in enumerate(trace.figures):
        anchor = f"t{number}f{index}"
        for place in traced.places:
            mark = Mark(traced.verdict.value, _anchor(number, place), anchor, _title(traced))
            theirs[place.source].setdefault((place.start, place.end), mark)
        href = _anchor(number, traced.places[0]) if traced.places else ""
        own.append(
            (traced.start, traced.end, Mark(traced.verdict.value, anchor, href, one_line(traced.message)))
        )
        if traced.severity is not None:
            told.append(_told(number, traced, anchor, trace))
    for place in trace.lost:
        anchor = _anchor(number, place)
        theirs[place.source].setdefault(
            (place.start, place.end), Mark("lost", anchor, "", "not in the version")
        )
        told.append(Told("lost", one_line(place.text), "not in the version", anchor))
    sources = [
        _shown(source, [(*span, mark) for span, mark in theirs[index].items()])
        for index, source in enumerate(trace.sources)
    ]
    return Pair(told, _shown(trace.article, own, whole=True), sources)


def _told(number: int, traced: Traced, anchor: str, trace: Trace) -> Told:
    places = [{"link": _anchor(number, place), "where": _where(place, trace)} for place in traced.places]
    return Told(traced.verdict.value, one_line(traced.figure.plain), one_line(traced.message), anchor, places)


def _anchor(number: int, place: Place) -> str:
    return f"t{number}s{place.source}p{place.start}-{place.end}"


def _title(traced: Traced) -> str:
    return f"{traced.verdict.value}: {one_line(traced.figure.plain)}"


def _where(place: Place, trace: Trace) -> str:
    source = trace.sources[place.source]
    found = source.page(place.start)
    spot = f"page {found[0]}, line {found[1]}" if found else f"line {source.position(place.start)[0]}"
    return visible(f"{source.path}, {spot}")


def _shown(article: Article, marks: Sequence[tuple[int, int, Mark]], *, whole: bool = False) -> Shown:
    spans = _by_block(article, marks)
    whole = whole or len(article.source) <= LONG
    return Shown(
        visible(article.path), article.locale.replace("_", "-"), list(_lines(article, spans, whole=whole))
    )


def _by_block(article: Article, marks: Sequence[tuple[int, int, Mark]]) -> Spans:
    """The marks by blocks: a block that begins before a mark and ends behind it has it."""
    found: Spans = defaultdict(list)
    ordered = sorted(marks, key=lambda each: each[:2])
    blocks = sorted(
        (
            (*block.source_span(0, len(block.text)), number)
            for number, block in enumerate(article.blocks)
            if block.text
        ),
    )
    at = 0
    for start, end, mark in ordered:
        while at < len(blocks) and blocks[at][1] <= start:
            at += 1
        if at < len(blocks) and blocks[at][0] <= start:
            found[blocks[at][2]].append((start, end, mark))
    return found


def _lines(article: Article, spans: Spans, *, whole: bool) -> Iterator[Line]:
    skipped = False
    for table, group in groupby(
        enumerate(article.blocks), key=lambda each: each[1].cell and each[1].cell.table
    ):
        blocks = list(group)
        if table is not None:
            rows = groupby(blocks, key=lambda each: each[1].cell and each[1].cell.row)
            some = [[list(_pieces(block, spans.get(number, []))) for number, block in row] for _, row in rows]
            if whole or any(number in spans for number, _ in blocks):
                yield Line("table", rows=some)
            continue
        for number, block in blocks:
            if not whole and number not in spans:
                skipped = True
                continue
            if skipped:
                yield Line("left-out")
                skipped = False
            form = "title" if block.section is Section.HEADLINE else "text"
            yield Line(form, list(_pieces(block, spans.get(number, []))))


def _pieces(block: Block, marks: Sequence[tuple[int, int, Mark]]) -> Iterator[Piece]:
    """The text of a block, cut at its marks; what overlaps an earlier mark is not marked."""
    done = 0
    for start, end, mark in marks:
        at, to = inside(block, start, end)
        if at < done or to <= at:
            continue
        yield Piece(visible(block.text[done:at]))
        yield Piece(visible(block.text[at:to]), mark)
        done = to
    yield Piece(visible(block.text[done:]))
