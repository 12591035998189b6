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
    article = report.article
    proved = (
        each for each in _candidates(finding, reason, article) if _is_proved(each, finding, article, names, known)
    )
    return next(proved, None)


def quote_of(finding: Finding, report: Report) -> str:
    """The sentences of its figures, by which the ignore file knows a finding."""
    return content_of(finding, report).sentences or squeezed(report.article.source[finding.start : finding.end])


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
    insertion: Insertion, finding: Finding, article: Article, names: Collection[str], known: Collection[str]
) -> bool:
    """Whether the article reads the same with the comment, and the finding is suppressed."""
    at, text = insertion.at, insertion.text
    source = article.source[:at] + text + article.source[at:]
    try:
        (read,) = read_open(BytesIO(source.encode()), article.path, date=article.date, locale=article.locale)
    except (FiguresError, ValueError):
        return False
    if not isinstance(read, Article) or _texts(read) != _texts(article):
        return False
    moved = replace(
        finding, start=_moved(finding.start, insertion), end=_moved(finding.end, insertion), figures=()
    )
    found = ignore(Report(read, (), (moved,), 0), names, known).findings
    return [each.suppressed for each in found] == [True]  # and nothing is said against the comment


def _moved(offset: int, insertion: Insertion) -> int:
    return offset + len(insertion.text) if offset >= insertion.at else offset


def _texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.text]
