"""Which files are checked, by which rules, and how many at a time."""

from __future__ import annotations

import datetime as dt
import sys
from argparse import BooleanOptionalAction, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from figures.api import Rules, unknown_rule
from figures.cli.inputs import STDIN, Inputs
from figures.cli.parser import Parser
from figures.cli.progress import progress
from figures.cli.rulefiles import add_rule_files, rule_files_of
from figures.config.paths import Paths
from figures.config.record import AUTO, Config, parse_jobs
from figures.errors import UsageError
from figures.lazy import cached_property
from figures.report.result import Report
from figures.suppress import ABOUT_COMMENTS

if TYPE_CHECKING:
    from figures.batch.checker import Checker, Outcome, Task
    from figures.batch.results import Results
    from figures.suppress.changes import Changes
    from figures.suppress.quotations import Quotations

ARTICLE = "article"
"""Findings are told in the language of the article."""

MOST_BYTES = 1_000_000_000
"""What is read of standard input; its format sets a much lower limit."""


class Checking:
    """The way that the files of a run are checked. Nothing is loaded before it is needed.

    `relations` says whether the reports tell what was recomputed.
    """

    def __init__(
        self, rules: Sequence[str], only: Sequence[str], jobs: str, cache: bool, messages: str = ARTICLE
    ) -> None:
        self.relations = False
        self._packs = tuple(rules)
        self.only = tuple(only)
        self._jobs = jobs
        self._cache = cache
        self._messages = messages

    @cached_property
    def _all(self) -> Rules:
        from figures.api import load_rules

        rules = load_rules(self._packs)
        return rules if self._messages == ARTICLE else rules.saying(self._messages)

    @cached_property
    def loaded(self) -> Rules:
        """The rules that were asked for. Raises `PackError` and `UsageError`."""
        return self._all.only(self.only) if self.only else self._all

    def results(self, date: dt.date | None) -> Results | None:
        """The reports of earlier runs that asked for the same."""
        if not self._cache:
            return None
        from figures.batch.results import Results

        asked = (str(date), str(self.relations), self._messages, *sorted(set(self.only)))
        return Results(asked, self._packs)

    def check_names(self, results: Results | None, config: Config, quotations: Quotations | None) -> None:
        """Load the rules, or what is kept of their names, and look for names that no rule has.

        Raises `PackError` and `UsageError`, before anything is printed.
        """
        known = results.known(lambda: self._all.known) if results is not None else self._all.known
        if config.names:
            from figures.config.find import check_names

            check_names(config, known | set(ABOUT_COMMENTS))
        for name in self.only:
            if name not in known:
                raise UsageError(unknown_rule(name, known))
        if quotations is not None:
            quotations.check_names(known)

    def outcomes(
        self, inputs: Inputs, config: Config, changes: Changes | None, results: Results | None
    ) -> Iterator[tuple[Task, Outcome]]:
        """What came of each file that the arguments name and the configuration wants, in order."""
        from figures.batch.jobs import Batch, processors

        tasks = list(_tasks(inputs, Paths(config), changes))
        jobs = processors() if self._jobs == AUTO else int(self._jobs)
        batch = Batch(lambda: self.checker(inputs.date), max(1, min(jobs, len(tasks))), results)
        yield from progress(batch.outcomes(tasks), len(tasks))

    def checker(self, date: dt.date | None) -> Checker:
        """Checks single files."""
        from figures.batch.checker import Checker

        return Checker(self.loaded, date, self.relations)


def _tasks(inputs: Inputs, paths: Paths, changes: Changes | None) -> Iterator[Task]:
    """The files; of those that have not changed nothing would be told."""
    from figures.batch.checker import Task

    for path in inputs.files():
        if path == STDIN:
            name = inputs.stdin_filename or "<stdin>"
            yield Task(
                name, sys.stdin.buffer.read(MOST_BYTES), inputs.locale, paths.locale(name), inputs.column
            )
        elif paths.wanted(path) and (changes is None or changes.touched(path)):
            yield Task(path, None, inputs.locale, paths.locale(path), inputs.column)


def reports_of(outcomes: Iterator[tuple[Task, Outcome]], inputs: Inputs) -> Iterator[Report]:
    """The reports in the outcomes; failures are told."""
    for _, outcome in outcomes:
        for each in outcome:
            if isinstance(each, Report):
                yield each
            else:
                inputs.tell(each.path, each.message)


def add_checking(parser: Parser) -> None:
    """Add the options that say how files are checked."""
    add_rule_files(parser)
    parser.group("Rules").add_argument(
        "--rule", action="append", metavar="ID", help="Check this rule only; may be given several times."
    )
    parser.group("Report").add_argument(
        "--messages",
        metavar="LANGUAGE",
        help="What findings are told in: en, de, fr, es, or the language of each article."
        f"  [default: {ARTICLE}]",
    )
    group = parser.group("Speed")
    group.add_argument(
        "-j",
        "--jobs",
        metavar="N",
        help=f"How many processes check articles; '{AUTO}' for one on each processor."
        "  [env: FIGURES_JOBS; default: 1]",
    )
    group.add_argument(
        "--cache",
        action=BooleanOptionalAction,
        help="Whether reports on files that did not change are taken from the last run.  [default: --cache]",
    )


def checking_of(options: Namespace) -> Checking:
    """The way of checking that settled options ask for. Raises `UsageError`."""
    try:
        jobs = parse_jobs(options.jobs)
    except ValueError as error:
        raise UsageError(f"--jobs or FIGURES_JOBS: {error}") from None
    return Checking(rule_files_of(options), options.rule, jobs, options.cache, options.messages)
