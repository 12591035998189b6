"""The ignore file: findings are named by rule and quotation, for texts that have no comments.

- rule: change-percent
  quote: an increase of 51%
  reason: Quoted from the report, which is wrong.
  path: archive/**            # may be left out
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Finding
from figures.report.result import Report
from figures.suppress.content import content_of, squeezed
from figures.suppress.inline import ALL
from figures.yamlfile import Mistake, Node, Problems, ScalarNode, list_of, load, parse, text

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Quotation(Struct, frozen=True):
    """An entry of an ignore file, and where it stands, if it stands in one."""

    rule: str
    quote: str
    reason: str
    path: str | None = None
    place: str = ""
    name: ScalarNode | None = None

    def fits(self, finding: Finding, sentences: str) -> bool:
        """Whether it is about this finding."""
        return self.rule in (ALL, finding.rule, finding.rule.partition("/")[0]) and self.quote in sentences


class Quotations:
    """The entries of an ignore file, and which of them were used."""

    def __init__(self, entries: tuple[Quotation, ...], folder: Path = Path()) -> None:
        self._entries = entries
        self._folder = folder
        self._specs = {entry.path: _spec(entry.path) for entry in entries if entry.path is not None}
        self._used: set[Quotation] = set()
        self._met: set[Quotation] = set()

    def mark(self, report: Report) -> Report:
        """The report with the findings suppressed that an entry quotes."""
        path = os.path.relpath(report.article.path, self._folder)
        entries = [e for e in self._entries if e.path is None or self._specs[e.path].match_file(path)]
        text = "\n".join(squeezed(block.text) for block in report.article.blocks) if entries else ""
        self._met.update(entry for entry in entries if entry.path is not None or entry.quote in text)
        findings = tuple(self._mark(finding, report, entries) for finding in report.findings)
        return replace(report, findings=findings)

    def _mark(self, finding: Finding, report: Report, entries: list[Quotation]) -> Finding:
        if not entries:
            return finding
        sentences = content_of(finding, report).sentences
        fitting = [entry for entry in entries if entry.fits(finding, sentences)]
        self._used.update(fitting)
        if not fitting or finding.suppressed:
            return finding
        return replace(finding, suppressed=True, reason=fitting[0].reason)

    def unused(self) -> Iterator[Quotation]:
        """Entries about articles of this run that no finding needs."""
        return (entry for entry in self._entries if entry in self._met and entry not in self._used)

    def check_names(self, known: Collection[str]) -> None:
        """Raise `PackError` if entries name rules that there are not."""
        problems: Problems | None = None
        for entry in self._entries:
            if entry.name is not None and entry.rule != ALL and entry.rule not in known:
                problems = entry.name.problems
                entry.name.report("unknown-rule", f"unknown rule '{entry.rule}'", names=sorted(known))
        if problems is not None:
            problems.check()


def load_quotations(path: Path, content: str | None = None) -> Quotations:
    """The ignore file at a path, with the `content` if that is given. Raises `PackError` with all its mistakes."""
    node, problems = load(path) if content is None else parse(content, str(path))
    entries: tuple[Quotation | None, ...] = ()
    if node is not None:
        try:
            entries = list_of(lambda each: _quotation(each, path))(node)
        except Mistake as mistake:
            problems.add(mistake.problem)
    problems.check()
    return Quotations(tuple(entry for entry in entries if entry is not None), path.parent)


def _quotation(node: Node, path: Path) -> Quotation | None:
    with node.fields("an entry of the ignore file") as fields:
        rule, quote = fields.need("rule", text), fields.need("quote", text)
        reason, where = fields.need("reason", text), fields.take("path", _pattern, None)
        name = fields.get("rule")
        if rule is None or quote is None or reason is None or not isinstance(name, ScalarNode):
            return None
        return Quotation(rule, squeezed(quote), reason, where, f"{path}:{node.line}", name)


def _pattern(node: Node) -> str:
    try:
        _spec(pattern := text(node))
    except ValueError as error:
        raise node.mistake("wrong-value", f"this is no pattern: {str(error).rstrip('.')}") from None
    return pattern


def _spec(pattern: str) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([pattern])
