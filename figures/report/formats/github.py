"""Workflow commands of GitHub Actions, which mark the lines of a pull request.

The syntax and the escapes are those of https://docs.github.com/actions/reference/workflow-commands-for-github-actions
and of `@actions/core`, which makes such commands.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from figures.model import Article, Severity
from figures.report.closing import summary_line
from figures.report.clusters import Cluster, clusters
from figures.report.display import one_line
from figures.report.run import Run
from figures.report.tally import Tally
from figures.report.text import advice, said

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def lines(run: Run) -> Iterator[str]:
    """An annotation for each slip and for each article that could not be read; then the counts."""
    tally = Tally()
    for report in run.reports:
        tally.add(report)
        yield from (_annotation(cluster, report.article) for cluster in clusters(report.findings))
    for failure in run.failures:
        yield _command("error", failure.message, file=_path(failure.path), title="figures: not read")
    yield summary_line(tally, len(run.failures))


def _annotation(cluster: Cluster, article: Article) -> str:
    finding = cluster.lead
    end_line, end_column = article.position(finding.end)
    place: dict[str, object] = {"line": finding.line, "endLine": end_line}
    if end_line == finding.line:  # a mark over several lines may not have columns
        place |= {"col": finding.column, "endColumn": end_column}
    others = (f"also: {each.line}:{each.column}: {said(each)}" for each in cluster.also)
    message = "\n".join([one_line(finding.message), *advice(finding, article), *others])
    title = f"figures: {finding.rule}"
    return _command(_COMMANDS[finding.severity], message, file=_path(finding.file), title=title, **place)


def _command(name: str, message: str, **properties: object) -> str:
    r"""A command; what would end a property or the command is escaped.

    >>> _command("error", "20%\nmore", file="a,b.md", line=1)
    '::error file=a%2Cb.md,line=1::20%25%0Amore'
    """
    given = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {given}::{message.translate(_DATA)}"


def _path(path: str) -> str:
    """A path as GitHub compares it: without `./` in front."""
    return PurePath(path).as_posix()
