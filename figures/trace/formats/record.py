"""Traced figures as plain records, for JSON."""

from __future__ import annotations

from figures.report.record import Record
from figures.trace.record import Place, Trace, Traced, Verdict


def trace_record(trace: Trace) -> Record:
    """A text with all its figures."""
    found: Record = {
        "file": trace.article.path,
        "sources": [source.path for source in trace.sources],
        "counts": {verdict.value: trace.count(verdict) for verdict in Verdict},
        "figures": [traced_record(each, trace) for each in trace.figures],
    }
    if trace.lost:
        found["lost"] = [place_record(place, trace) for place in trace.lost]
    return found


def traced_record(traced: Traced, trace: Trace) -> Record:
    """A figure of a text; its span counts the code points of the text's source."""
    line, column = trace.article.position(traced.start)
    found: Record = {
        "start": traced.start,
        "end": traced.end,
        "line": line,
        "column": column,
        "text": trace.text(traced),
        "kind": traced.figure.kind.value,
        "verdict": traced.verdict.value,
        "message": traced.message,
        "sources": [place_record(place, trace) for place in traced.places],
    }
    if traced.equation is not None:
        found["equation"] = traced.equation
    if traced.chance is not None:
        found["chance"] = round(traced.chance, 4)
    return found


def place_record(place: Place, trace: Trace) -> Record:
    """A place in a source; its page, too, if the source has pages."""
    source = trace.sources[place.source]
    line, column = source.position(place.start)
    found: Record = {
        "file": source.path,
        "start": place.start,
        "end": place.end,
        "line": line,
        "column": column,
        "text": place.text,
    }
    page = source.page(place.start)
    if page is not None:
        found["page"] = page[0]
    return found
