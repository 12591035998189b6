"""What is made of a request. This runs in a process of its own, which can be ended at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from figures import __version__, api
from figures.errors import FiguresError, InputError, UsageError, unexpected
from figures.model import Article, Extraction
from figures.report import json
from figures.report.display import one_line
from figures.report.result import Report
from figures.serve.asking import (
    Asked,
    CheckRequest,
    ExtractRequest,
    Given,
    IgnoreRequest,
    ReadRequest,
    SheetRequest,
    Source,
    TraceRequest,
)

if TYPE_CHECKING:
    from figures.trace.tracing import Tracing

HTML, JSON = "text/html; charset=utf-8", "application/json"
MEDIA = {
    "json": JSON,
    "html": HTML,
    "bare-html": HTML,
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The formats of answers. A page that has the report's style and script asks for the bare report."""

FORMATS: dict[type[Asked], tuple[str, ...]] = {
    CheckRequest: ("json", "html", "bare-html"),
    ExtractRequest: ("json",),
    TraceRequest: ("json", "html", "bare-html"),
    SheetRequest: ("xlsx", "csv", "html"),
    IgnoreRequest: ("json",),
    ReadRequest: ("json",),
}
"""The formats in which each question is answered, the usual one first."""


class Answer(Struct, frozen=True):
    """A status, the code of what was wrong if anything was, and the body in the format that was asked for."""

    status: int
    code: str
    body: bytes


def answer(asked: Asked, format_: str, rules: api.Rules) -> Answer:
    """The answer, whatever happens."""
    try:
        made = _MAKERS[type(asked)](asked, format_, rules)
        return Answer(200, "", b"".join(each if isinstance(each, bytes) else _line(each) for each in made))
    except FiguresError as error:
        return Answer(*_kind_of(error), str(error).encode("utf-8", "backslashreplace"))
    except Exception as error:
        return Answer(500, "mistake-of-ours", unexpected(error).encode("utf-8", "backslashreplace"))


def _kind_of(error: FiguresError) -> tuple[int, str]:
    """The status and the code of what is wrong."""
    if isinstance(error.__context__, ModuleNotFoundError):
        return 501, "not-installed"
    return 422, "invalid-request" if isinstance(error, UsageError) else "unreadable"


def prepare(rules: api.Rules) -> None:
    """Load what every answer needs."""
    answer(CheckRequest(text="It rose by 10% to £44, from £40, in Paris on Monday."), "html", rules)
    answer(TraceRequest(text="It is 16 km.", sources=(Source(text="It is 10 miles."),)), "json", rules)


Made = Iterable[str | bytes]


def _check(asked: CheckRequest, format_: str, rules: api.Rules) -> Made:
    from figures.report import formats
    from figures.report.run import Run

    wanted = asked.relations or format_ != "json"
    reports = [_report(article, asked, rules, wanted) for article in _articles(asked)]
    run = Run(
        reports, (), lambda: (rules.packs.rules, rules.settings), __version__, relations=asked.relations
    )
    if format_ == "bare-html":
        from figures.report.formats.html import lines

        return lines(run, bare=True)
    return formats.load(format_).lines(run)


def _report(article: Article, asked: CheckRequest, rules: api.Rules, relations: bool) -> Report:
    """What there is to say of an article, with the findings suppressed that the request ignores."""
    report = api.check(article, rules=rules, relations=relations)
    if not asked.ignore:
        return report
    from figures.suppress.content import squeezed
    from figures.suppress.quotations import Quotation, Quotations

    for each in asked.ignore:
        if each.rule not in rules.known:
            raise UsageError(api.unknown_rule(each.rule, rules.known))
    entries = tuple(Quotation(each.rule, squeezed(each.quote), each.reason) for each in asked.ignore)
    return Quotations(entries).mark(report)


def _ignore(asked: IgnoreRequest, _: str, rules: api.Rules) -> Made:
    """How a finding is ignored for good: by a comment of the article, if it can have one, or an entry."""
    from figures.suppress.writing import comment_for, entry_for, quote_of

    report = api.check(_source(asked), rules=rules)
    same = (each for each in report.findings if (each.rule, each.start) == (asked.rule, asked.start))
    finding = next(same, None)
    if finding is None:
        raise UsageError(f"there is no finding of {asked.rule} at {asked.start}")
    if finding.rule not in rules.known:
        raise UsageError("what is said of a comment is not ignored: mend the comment, or take it out")
    reason = one_line(asked.reason)
    comment = None
    if not finding.suppressed:
        comment = comment_for(finding, reason, report, rules.names, rules.known)
    yield json.dump(
        {
            "rule": finding.rule,
            "quote": quote_of(finding, report),
            "reason": reason,
            "entry": entry_for(finding, reason, report),
            "comment": {"start": comment.at, "text": comment.text} if comment else None,
            "suppressed": finding.suppressed,
        }
    )


def _extract(asked: ExtractRequest, _: str, rules: api.Rules) -> Made:
    del rules
    found = ((api.extract(article), article) for article in _articles(asked))
    return json.array(line for figures, article in found for line in json.figure_lines(figures, article))


def _trace(asked: TraceRequest, format_: str, rules: api.Rules) -> Made:
    del rules
    from figures.trace import formats
    from figures.trace.run import Run

    tracing = _tracing(asked.sources)
    traces = [tracing.of(_extraction(article)) for article in _articles(asked)]
    run = Run(traces, (), __version__)
    if format_ == "bare-html":
        from figures.trace.formats.html import lines

        return lines(run, bare=True)
    return formats.load(format_).lines(run)


def _sheet(asked: SheetRequest, format_: str, rules: api.Rules) -> Made:
    from figures.report.sheet.rows import rows
    from figures.trace.formats.text import told

    tracing = _tracing(asked.sources) if asked.sources else None
    found = [
        row
        for article in _articles(asked)
        for row in rows(
            api.check(article, rules=rules, relations=True),
            told(tracing.of(_extraction(article))) if tracing is not None else {},
        )
    ]
    made: Made = import_module(f"figures.report.sheet.{format_}").chunks(found)
    return made


def _read(asked: ReadRequest, _: str, rules: api.Rules) -> Made:
    """The text of a document, as it is if it is text, and else as Markdown; and what the document says of itself."""
    del rules
    from figures.read.formats import FORMATS, suffix_of
    from figures.serve.markdown import markdown

    article = _source(asked)
    as_it_is = FORMATS.get(suffix_of(asked.name), "txt") in ("txt", "md", "rst", "adoc")
    yield json.dump(
        {
            "text": article.source.lstrip("\ufeff") if as_it_is else markdown(article),
            "name": asked.name if as_it_is else f"{asked.name}.md",
            "title": article.title,
            "date": article.date.isoformat() if article.date else None,
            "locale": None if article.told else article.locale,
        }
    )


_MAKERS: dict[type[Asked], Callable[[Any, str, api.Rules], Made]] = {
    CheckRequest: _check,
    ExtractRequest: _extract,
    TraceRequest: _trace,
    IgnoreRequest: _ignore,
    SheetRequest: _sheet,
    ReadRequest: _read,
}


def _articles(given: Given) -> Iterator[Article]:
    """The articles in what was given. Raises `InputError` for the first that cannot be read."""
    from figures.read import parse_date, parse_locale, read_open

    date = parse_date(given.date) if given.date else None
    locale = parse_locale(given.locale) if given.locale else None
    for article in read_open(BytesIO(given.content), given.name, date=date, locale=locale):
        if isinstance(article, InputError):
            raise article
        yield article


def _source(given: Given) -> Article:
    """The one article in what was given; CSV is one table."""
    from figures.read import only
    from figures.read.document import Document
    from figures.read.formats import suffix_of
    from figures.read.table import table
    from figures.trace.reading import TABLES

    if suffix_of(given.name) in TABLES:
        return table(Document(given.name, given.content, None, given.locale))
    return only(_articles(given), given.name)


def _tracing(sources: Iterable[Given]) -> Tracing:
    from figures.trace.reading import check_not_empty
    from figures.trace.tracing import Tracing
    from figures.units import table

    articles = [_source(source) for source in sources]
    check_not_empty(articles)
    return Tracing([_extraction(article) for article in articles], table())


def _extraction(article: Article) -> Extraction:
    from figures.trace.reading import extraction_of

    return extraction_of(article)


def _line(text: str) -> bytes:
    return f"{text}\n".encode("utf-8", "backslashreplace")
