"""What holds where a document lies: the configuration, the rules, the findings that are known.

All is as on the command line, but a mistake stops nothing: it is told where it stands, and what was right before it
holds on, or what is left.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from figures.api import Rules, load_rules
from figures.batch.house import contents
from figures.config.find import check_names, find_config, load_config
from figures.config.paths import Paths
from figures.config.record import Config
from figures.errors import FiguresError, PackError, Problem
from figures.report.result import Report
from figures.rules.syntax.load.imports import yaml_files
from figures.suppress import ABOUT_COMMENTS, IGNORE_FILE, baseline_of, quotations_of
from figures.suppress.baseline import Baseline
from figures.suppress.quotations import Quotations

T = TypeVar("T")


class Given(Struct, frozen=True):
    """What the command line of the server says; it stands above the configurations."""

    rules: tuple[str, ...] = ()
    config: str | None = None
    no_config: bool = False


class House(Struct, frozen=True):
    """What holds for a document. `packs` are the rule files beside those that ship, `problems` what is wrong with them.

    It is for one check: a baseline counts down.
    """

    config: Config
    packs: tuple[str, ...]
    rules: Rules
    problems: tuple[Problem, ...] = ()
    quotations: Quotations | None = None
    baseline: Baseline | None = None

    @property
    def paths(self) -> Paths:
        """What the configuration says of single files."""
        return Paths(self.config)

    @property
    def ignore_file(self) -> str:
        """The file in which findings are ignored by quotation, be it there or not."""
        return str(_option(self.config, "ignore-file") or os.path.join(self.config.folder, IGNORE_FILE))

    def reviewed(self, report: Report) -> Report:
        """The report with the severities of the house, and what it knows suppressed."""
        report = self.paths.apply(report)
        report = self.quotations.mark(report) if self.quotations is not None else report
        return self.baseline.mark(report) if self.baseline is not None else report


class Houses:
    """The houses of all documents. What was read without a mistake is kept until it is read anew."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._configs: dict[str, Config] = {}
        self._quotations: dict[str, Quotations | None] = {}
        self._rules: dict[str | None, tuple[Sequence[str], Rules]] = {}

    def house(self, path: str, folder: str) -> House:
        """The house of the document at a path; `folder` is that of the workspace, for one without configuration."""
        problems: list[Problem] = []
        config = self._config(path, folder, problems)
        place = config.path or folder
        packs = self._given.rules or tuple(map(str, _many(config, "rules")))
        found = len(problems)
        loaded = self._loaded(config.path, packs, problems)
        whole = len(problems) == found  # else a name that is not known may be that of a rule with a mistake
        quotations = self._quotations_of(config, place, problems)
        if whole:
            _caught(lambda: check_names(config, loaded.known | set(ABOUT_COMMENTS)), None, place, problems)
        if whole and quotations is not None:
            _caught(partial(quotations.check_names, loaded.known), None, place, problems)
        read = partial(baseline_of, _option(config, "baseline"), missing=False)
        baseline = _caught(read, None, place, problems)
        only = [str(name) for name in _many(config, "rule") if name in loaded.known]
        rules = loaded.only(only) if only else loaded
        return House(config, packs, rules, tuple(problems), quotations, baseline)

    def _config(self, path: str, folder: str, problems: list[Problem]) -> Config:
        """The configuration that holds; the last good one if it has mistakes."""
        nothing = Config(folder=folder)
        if self._given.no_config:
            return nothing
        found = self._given.config or find_config([_nearest_folder(path, folder)])
        if found is None:
            return nothing
        config = _caught(
            lambda: load_config(found),
            self._configs.get(found, replace(nothing, path=found)),
            found,
            problems,
        )
        self._configs[found] = config
        return config

    def _quotations_of(self, config: Config, place: str, problems: list[Problem]) -> Quotations | None:
        """The findings that an ignore file quotes; those of the last good one if it has mistakes."""
        read = partial(quotations_of, _option(config, "ignore-file"), config.folder)
        self._quotations[place] = _caught(read, self._quotations.get(place), place, problems)
        return self._quotations[place]

    def _loaded(self, place: str | None, packs: Sequence[str], problems: list[Problem]) -> Rules:
        """The rules; if a file has mistakes the last good ones, and if there are none those of the other files."""
        known = list(contents(packs))
        kept, rules = self._rules.get(place, (None, None))
        if rules is None or known != kept:
            try:
                rules = load_rules(packs)
            except PackError as error:
                problems += error.problems
                wrong = {os.path.abspath(problem.path) for problem in error.problems}
                return rules or _rest(packs, wrong)
            self._rules[place] = (known, rules)
        return rules


def _nearest_folder(path: str, otherwise: str) -> str:
    """The folder of a file, or what is left of the way to it."""
    folder = os.path.dirname(path)
    while folder and not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder or otherwise


def _rest(packs: Sequence[str], wrong: Collection[str]) -> Rules:
    files = [file for pack in packs for file in yaml_files(Path(pack)) if os.path.abspath(file) not in wrong]
    try:
        return load_rules(files)
    except PackError:  # they need what is wrong
        return load_rules()


def _caught(read: Callable[[], T], otherwise: T, place: str, problems: list[Problem]) -> T:
    """What is read, or what holds otherwise; a mistake without a place is the configuration's."""
    try:
        return read()
    except PackError as error:
        problems += error.problems
    except FiguresError as error:
        problems.append(Problem(place, 1, 1, "configuration", str(error).partition("\n")[0]))
    return otherwise


def _option(config: Config, name: str) -> str | None:
    value = config.options[name].value if name in config.options else None
    return str(value) if value else None


def _many(config: Config, name: str) -> Sequence[object]:
    value = config.options[name].value if name in config.options else ()
    return value if isinstance(value, tuple) else (value,)
