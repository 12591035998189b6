"""What is done with findings before they are reported: severities, and those that are known already."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from figures.cli.console import tell, warn
from figures.cli.parser import Parser, told
from figures.cli.paths import existing_file, no_folder
from figures.config.paths import Paths
from figures.config.record import Config
from figures.errors import UsageError
from figures.report.result import Report
from figures.suppress import baseline_of, quotations_of

if TYPE_CHECKING:
    from figures.suppress.baseline import Recorder
    from figures.suppress.changes import Changes
    from figures.suppress.content import Content
    from figures.suppress.quotations import Quotation


class Known(Struct, frozen=True):
    """The options that say which findings are known."""

    ignore_file: str | None = None
    baseline: str | None = None
    write_baseline: str | None = None
    diff: str | None = None


class Review:
    """Goes through the reports of a run. What it needs is read when it is made, before anything is printed."""

    def __init__(self, known: Known, config: Config, only: Collection[str]) -> None:
        if known.diff is not None and known.write_baseline is not None:
            raise UsageError("--write-baseline needs all findings, and --diff leaves some out")
        self._only = only
        self._paths = Paths(config)
        self._target = known.write_baseline
        self.changes = _changes(known.diff)
        self.quotations = quotations_of(known.ignore_file, config.folder)
        self._baseline = baseline_of(known.baseline or known.write_baseline, missing=known.baseline is None)
        self._recorder = self._new_recorder()

    def reports(self, reports: Iterator[Report]) -> Iterator[Report]:
        """The reports as they are told."""
        for report in map(self.without_baseline, reports):
            marked = self._baseline.mark(report) if self._baseline is not None else report
            if self._recorder is not None:
                self._recorder.add(marked)
            yield marked

    def without_baseline(self, report: Report) -> Report:
        """A report as it would be told without a baseline."""
        report = self._paths.apply(report)
        if self.changes is not None:
            report = self.changes.keep(report)
        return self.quotations.mark(report) if self.quotations is not None else report

    def close(self) -> None:
        """Say what is not needed any more, and write the new baseline."""
        if self.quotations is not None and self.changes is None:
            for entry in filter(self._checked, self.quotations.unused()):
                warn(f"{entry.place}: nothing to ignore: {entry.rule} does not find “{entry.quote}” any more")
        if self._recorder is not None:
            self._write(self._recorder)
        elif self._baseline is not None and self.changes is None:
            unused = [entry for entry in self._baseline.unused() if self._checked(entry.content)]
            for old in unused:
                figures = ", ".join(old.content.figures)
                warn(f"{old.file}: {old.content.rule} is in the baseline and not found any more: {figures}")
            if unused:
                warn("--write-baseline leaves out what is not found any more")

    def _checked(self, about: Quotation | Content) -> bool:
        """Whether the rule was one of this run."""
        return not self._only or about.rule in self._only or about.rule.partition("/")[0] in self._only

    def _new_recorder(self) -> Recorder | None:
        if self._target is None:
            return None
        from figures.suppress.baseline import Baseline, Recorder

        return Recorder(self._baseline or Baseline(), self._checked)

    def _write(self, recorder: Recorder) -> None:
        from pathlib import Path

        from figures.report.display import plural
        from figures.report.writing import write_bytes
        from figures.suppress.baseline import baseline_lines

        entries = recorder.entries()
        target = Path(self._target or "")
        write_bytes(target, (f"{line}\n".encode() for line in baseline_lines(entries)), "the baseline")
        tell(f"{target}: {plural(len(entries), 'finding')} in the baseline")


def _changes(revision: str | None) -> Changes | None:
    if revision is None:
        return None
    from figures.suppress.changes import changes_since

    return changes_since(revision)


def add_known(parser: Parser) -> None:
    """Add the options about findings that are known."""
    group = parser.group("Known findings")
    group.add_argument(
        "--ignore-file",
        type=told(existing_file),
        metavar="FILE",
        help="Findings to ignore, by rule and quotation."
        "  [default: .figures-ignore.yaml beside the configuration]",
    )
    group.add_argument(
        "--baseline",
        metavar="FILE",
        help="Tell only findings that this file, of --write-baseline, does not have.",
    )
    group.add_argument(
        "--write-baseline",
        type=told(no_folder),
        metavar="FILE",
        help="Write what is found to a baseline; what an old one there knew of other files stays.",
    )
    group.add_argument(
        "--diff",
        metavar="REV",
        help="Tell only findings in lines that have changed since this git revision.",
    )


def known_of(options: Namespace) -> Known:
    """The findings that settled options call known."""
    return Known(options.ignore_file, options.baseline, options.write_baseline, options.diff)
