"""Where a finding is ignored, with a reason: a comment of the article, or an entry of the ignore file.

A comment is offered only if it is proved: the article is read with it, and must be the same text with the finding
suppressed.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Iterator
from io import BytesIO

from msgspec import Struct
from msgspec.structs import replace

from figures.errors import FiguresError
from figures.model import Article, Block, Finding
from figures.read import read_open
from figures.read.formats import FORMATS, suffix_of
from figures.report.result import Report
from figures.suppress.content import content_of, squeezed
from figures.suppress.inline import ignore

REASONS = ("checked, and right", "quoted as the source has it")
"""What is offered; whoever takes one may write another in its place."""

_COMMENTS = {
    "md": ("<!-- figures: {} -->", 1),
    "html": ("<!-- figures: {} -->", 0),
    "rst": (".. figures: {}", 2),
    "adoc": ("// figures: {}", 1),
}
"""A comment in each format, and how many ends of lines it needs; without any it stands within a line."""


class Insertion(Struct, frozen=True):
    """A text that is put at an offset."""

    at: int
    text: str


def comment_for(
    finding: Finding, reason: str, report: Report, names: Collection[str], known: Collection[str]
) -> Insertion | None:
    """The comment that ignores a finding; None if the format has none, or none does it.

    `names` are those of the rules that the article was checked by, `known` those of all.
    """
    candidates = _candidates(finding, reason, report.article)
    return next((each for each in candidates if _is_proved(each, finding, report, names, known)), None)


def quote_of(finding: Finding, report: Report) -> str:
    """The sentences of its figures, by which the ignore file knows a finding."""
    return content_of(finding, report).sentences or squeezed(
        report.article.source[finding.start : finding.end]
    )


def entry_for(finding: Finding, reason: str, report: Report) -> str:
    """The entry of the ignore file that ignores a finding."""
    fields = {"rule": finding.rule, "quote": quote_of(finding, report), "reason": reason}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return f"- {lines[0]}\n  {lines[1]}\n  {lines[2]}\n"


def _candidates(finding: Finding, reason: str, article: Article) -> Iterator[Insertion]:
    """Before the paragraph, its list or table, or right behind it."""
    block = next((each for each in article.blocks if _holds(each, finding)), None)
    name = FORMATS.get(suffix_of(article.path))
    if block is None or name not in _COMMENTS:
        return
    form, ends = _COMMENTS[name]
    comment = form.format(f"ignore {finding.rule} ({reason})")
    end_of_line = "\r\n" if "\r\n" in article.source else "\n"
    for first in dict.fromkeys([block, *_together(block, article)]):
        start = first.source(0)
        if not ends:
            yield Insertion(start, comment)
            continue
        line = article.line_starts[bisect_right(article.line_starts, start) - 1]
        before = article.source[line:start]
        indent = before[: len(before) - len(before.lstrip())]
        yield Insertion(line, indent + comment + end_of_line * ends)
    if name in ("md", "html"):
        yield Insertion(block.source_span(0, len(block.text))[1], f" {comment}")


def _holds(block: Block, finding: Finding) -> bool:
    if not block.text:
        return False
    start, end = block.source_span(0, len(block.text))
    return start <= finding.start < end


def _together(block: Block, article: Article) -> Iterator[Block]:
    """The first block of the list or table that a block is part of."""
    for each in article.blocks:
        same_table = block.cell and each.cell and each.cell.table == block.cell.table
        same_list = block.group is not None and each.group == block.group and each.section is block.section
        if each.text and (same_table or same_list):
            yield each
            return


def _is_proved(
    insertion: Insertion, finding: Finding, report: Report, names: Collection[str], known: Collection[str]
) -> bool:
    """Whether the article reads the same with the comment, and the finding is suppressed.

    Of comments nothing more must be said than before.
    """
    article, at, text = report.article, insertion.at, insertion.text
    source = article.source[:at] + text + article.source[at:]
    try:
        (read,) = read_open(BytesIO(source.encode()), article.path, date=article.date, locale=article.locale)
    except (FiguresError, ValueError):
        return False
    if not isinstance(read, Article) or _texts(read) != _texts(article):
        return False
    own = [each for each in report.findings if each.rule in known]
    found = ignore(Report(read, (), tuple(_moved(each, insertion) for each in own), 0), names, known).findings
    wanted = _moved(replace(finding, suppressed=True), insertion)
    is_suppressed = wanted in [replace(each, reason=finding.reason) for each in found]
    return is_suppressed and len(found) == len(report.findings)


def _moved(finding: Finding, insertion: Insertion) -> Finding:
    """The finding with its figures where they stand behind an insertion."""

    def place(offset: int) -> int:
        return offset + len(insertion.text) * (offset >= insertion.at)

    marks = (replace(each, start=place(each.start), end=place(each.end)) for each in finding.figures)
    return replace(finding, start=place(finding.start), end=place(finding.end), figures=tuple(marks))


def _texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.text]
