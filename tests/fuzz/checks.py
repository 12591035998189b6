"""What no file may break, whatever is in it."""

from __future__ import annotations

import contextlib
import io
import json
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import figures
from figures.config.find import check_names, load_config
from figures.read import read_open
from figures.suppress.baseline import load_baseline
from figures.suppress.quotations import load_quotations
from tests.work import calls

CALLS, FEW = 1_000, 1_000
"""No article may cost more calls of functions for each of its characters; one of a few may cost as much as these."""
SECONDS, BYTES = 1.0, 10_000
"""In a long run, no file may take longer for so many bytes: what a regular expression does is one call."""
_TRIED = (
    "It cost £92 million per year (£8 million a month), up 5% from £87m; 6 of 30 men, 10 miles (16 km) away."
)
"""What packs are tried on."""
_RULE = """
version: 1
lang: en
rules:
- id: fuzz
  title: An expression
  find: {restates: {outer: {}, inner: {}}}
  require: EXPRESSION
  message: "{outer}"
  tests: [ok: It is 6 feet (1.82 m) deep., fail: It is 6 feet (5 m) deep., skips: Nothing.]
"""
"""The rule that requires what an expression says."""


class BrokenPromiseError(AssertionError):
    """A promise that a file breaks; the message says which."""


def check(name: str, data: bytes) -> None:
    """Raise an exception if a file is neither treated as promised nor refused in words; the name tells what it is."""
    for suffix, check_file in _OTHERS.items():
        if name.endswith(suffix):
            check_file(data)
            return
    try:
        articles = list(read_open(io.BytesIO(data), name))
    except figures.InputError:
        return
    for article in articles:
        if isinstance(article, figures.Article):
            check_article(article)


def check_in_time(name: str, data: bytes) -> None:
    """What `check` does, and no file may take long: for runs of the fuzzer, not for tests."""

    def seconds() -> float:
        began = time.thread_time()
        check(name, data)
        return time.thread_time() - began

    most = SECONDS * max(1, len(data) / BYTES)
    if seconds() > most and (took := seconds()) > most:  # the first time may have loaded something
        raise BrokenPromiseError(f"{took:.1f} s for {len(data)} bytes")


def check_article(article: figures.Article, rules: figures.Rules | None = None) -> None:
    """Every figure is its text, none overlaps another, findings stand in the text, and all of it is little work."""
    report, length = _report(article, rules), len(article.source)
    for figure in report.figures:
        if not figure.text or article.source[figure.start : figure.end] != figure.text:
            raise BrokenPromiseError(f"{figure.text!r} is not the text at {figure.start}")
    for left, right in pairwise(report.figures):
        if left.end > right.start:
            raise BrokenPromiseError(f"{left.text!r} overlaps {right.text!r}")
    for finding in report.findings:
        if not 0 <= finding.start < finding.end <= length:
            raise BrokenPromiseError(f"{finding.rule} stands at {finding.start}-{finding.end}")


def _report(article: figures.Article, rules: figures.Rules | None) -> figures.Report:
    """The report on an article, which must not cost too much."""
    reports: list[figures.Report] = []

    def cost() -> int:
        return calls(lambda: reports.append(figures.check(article, rules=rules)))

    most = CALLS * max(len(article.source), FEW)
    if cost() > most and (counted := cost()) > most:  # the first time may have loaded something
        raise BrokenPromiseError(f"{counted:,} calls for {len(article.source)} characters")
    return reports[0]


def check_pack(data: bytes) -> None:
    """A pack is refused with the place of each mistake, or it works."""
    with _placed(), _file("fuzz.yaml", data) as path:
        rules = figures.load_rules([path], shipped=False)
        check_article(figures.read_text(_TRIED, locale="en"), rules)


def check_expression(data: bytes) -> None:
    """What a rule requires is refused with its place, or it can be evaluated."""
    check_pack(_RULE.replace("EXPRESSION", json.dumps(data.decode("utf-8", "replace"))).encode())


def check_config(suffix: str, data: bytes) -> None:
    """A configuration is refused with the place of each mistake, or it is read."""
    with _placed(), _file("figures" + suffix, data) as path:
        check_names(load_config(path), ())


def check_ignores(data: bytes) -> None:
    """An ignore file is refused with the place of each mistake, or it is heeded."""
    with _placed(), _file("fuzz.yaml", data) as path:
        quotations = load_quotations(path)
        quotations.mark(figures.check(_TRIED, locale="en"))
        quotations.check_names(())


def check_baseline(data: bytes) -> None:
    """A baseline is refused, or it is heeded."""
    with contextlib.suppress(figures.UsageError), _file("fuzz.json", data) as path:
        load_baseline(path).mark(figures.check(_TRIED, locale="en"))


@contextlib.contextmanager
def _file(name: str, data: bytes) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        yield path


@contextlib.contextmanager
def _placed() -> Iterator[None]:
    """Mistakes may be found, if each has its place."""
    try:
        yield
    except figures.PackError as error:
        if not all(problem.line > 0 and problem.message for problem in error.problems):
            raise BrokenPromiseError(f"a mistake without its place: {error}") from error


_OTHERS: Mapping[str, Callable[[bytes], None]] = {
    ".config.yaml": partial(check_config, ".yaml"),
    ".config.toml": partial(check_config, ".toml"),
    ".ignore.yaml": check_ignores,
    ".baseline.json": check_baseline,
    ".expression": check_expression,
    ".yaml": check_pack,
}
"""What is no article."""
