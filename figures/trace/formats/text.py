"""A report to read: the text at the left, the place in the source at the right, and the verdict below."""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import Article
from figures.report.display import columns, one_line, pad, plural, shorten, visible
from figures.report.style import BOLD, CYAN, DIM, GREEN, RED, YELLOW, styled
from figures.trace.record import Place, Trace, Traced, Verdict
from figures.trace.run import Run

SIDE = 52
"""So many columns has each side."""
_COLOURS = {Verdict.CONTRADICTED: RED, Verdict.UNSUPPORTED: YELLOW, Verdict.UNCHECKED: CYAN}
_LIKELY = 0.05
"""A derived figure that fits by chance more often than this is told so."""


def lines(run: Run) -> Iterator[str]:
    """The objections of each text, or all figures if they are asked for, and how many there are of each verdict."""
    for trace in run.traces:
        for traced in trace.figures:
            if run.every or traced.severity is not None:
                yield from _figure(traced, trace)
                yield ""
        for place in trace.lost:
            yield from _lost(place, trace)
            yield ""
        yield _sum(trace)


def told(trace: Trace) -> dict[int, str]:
    """What is said of each figure in a line, with its places, by where the figure begins."""
    found: dict[int, str] = {}
    for each in trace.figures:
        where = ", ".join(_where(place, trace.sources[place.source]) for place in each.places)
        said = f"{each.verdict.value}: {one_line(each.message)}" + (f" ({where})" if where else "")
        start = each.figure.start
        found[start] = f"{found[start]}; {said}" if start in found else said
    return found


def _figure(traced: Traced, trace: Trace) -> Iterator[str]:
    line, column = trace.article.position(traced.start)
    place = styled(visible(f"{trace.article.path}:{line}:{column}"), BOLD)
    verdict = styled(traced.verdict.value, _COLOURS.get(traced.verdict, GREEN), BOLD)
    told = f" ({_percent(traced.chance)} by chance)" if (traced.chance or 0) > _LIKELY else ""
    yield f"{place}: {verdict}: {one_line(traced.figure.plain)}: {one_line(traced.message)}{told}"
    left = _around(trace.article, traced.start, traced.end)
    rights = [_quoted(each, trace) for each in traced.places] or ["–"]
    for number, right in enumerate(rights):
        shown = left if number == 0 else ""
        yield f"  {pad(shown, SIDE)} {styled('|', DIM)} {right}"


def _quoted(place: Place, trace: Trace) -> str:
    source = trace.sources[place.source]
    return f"{_around(source, place.start, place.end)}  {styled(_where(place, source), DIM)}"


def _lost(place: Place, trace: Trace) -> Iterator[str]:
    source = trace.sources[place.source]
    where = styled(visible(_where(place, source)), BOLD)
    yield f"{where}: {styled('lost', RED, BOLD)}: {one_line(place.text)}: not in the version"
    yield f"  {pad('–', SIDE)} {styled('|', DIM)} {_around(source, place.start, place.end)}"


def _where(place: Place, source: Article) -> str:
    """File and line of a place; in a document with pages, page and line."""
    page = source.page(place.start)
    if page is not None:
        return visible(f"{source.path}, page {page[0]}, line {page[1]}")
    line, column = source.position(place.start)
    return visible(f"{source.path}:{line}:{column}")


def _around(article: Article, start: int, end: int) -> str:
    """A figure between as many of the words around it as fit, within its line."""
    line, _ = article.position(start)
    first = article.line_starts[line - 1]
    after = article.line_starts[line] if line < len(article.line_starts) else len(article.source)
    before, figure = article.source[first:start], one_line(article.source[start:end])
    behind = article.source[end : max(end, after)]
    room = max(SIDE - columns(figure) - 2, 0)
    left = before[-(room // 2) :] if len(before) > room // 2 else before
    right = shorten(one_line(behind), max(room - len(left), 1))
    cut = "…" if len(left) < len(before) else ""
    return (
        one_line(f"{cut}{left}") + f"{' ' * left.endswith(' ')}{figure}{' ' * behind.startswith(' ')}{right}"
    )


def _percent(chance: float | None) -> str:
    return f"{100 * (chance or 0):.0f}%"


def _sum(trace: Trace) -> str:
    counts = [f"{count} {verdict.value}" for verdict in Verdict if (count := trace.count(verdict))]
    lost = [f"{len(trace.lost)} lost"] if trace.lost else []
    many = plural(len(trace.figures), "figure")
    told = ", ".join((*counts, *lost)) or "nothing to trace"
    return f"{visible(trace.article.path)}: {many} against {plural(len(trace.sources), 'source')}: {told}"
