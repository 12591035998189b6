"""What no file may break, whatever is in it."""

from __future__ import annotations

import io
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import figures
from figures.read import read_open

SECONDS, CHARACTERS = 1.0, 10_000
"""No article may take longer than so many seconds of work for so many characters."""
BY_PACKS = "It cost £92 million per year (£8 million a month), up 5% from £87m; 6 of the 30 men, 10 miles (16 km) away."
"""What packs are tried on."""


class BrokenPromiseError(AssertionError):
    """A promise that a file breaks; the message says which."""


def check(name: str, data: bytes) -> None:
    """Raise an exception if an article or a pack is neither treated as promised nor refused in words."""
    if name.endswith(".yaml"):
        check_pack(data)
        return
    try:
        articles = list(read_open(io.BytesIO(data), name))
    except figures.InputError:
        return
    for article in articles:
        if isinstance(article, figures.Article):
            check_article(article)


def check_article(article: figures.Article, rules: figures.Rules | None = None) -> None:
    """Every figure is its text, none overlaps another, findings stand in the text, and all of it takes no time."""
    began = time.thread_time()
    try:
        report = figures.check(article, rules=rules)
    except figures.UsageError as error:
        if "no lexicon" not in str(error):
            raise
        return
    took, length = time.thread_time() - began, len(article.source)
    if took > SECONDS * max(1, length / CHARACTERS):
        raise BrokenPromiseError(f"{took:.1f} s for {length} characters")
    for figure in report.figures:
        if not figure.text or article.source[figure.start : figure.end] != figure.text:
            raise BrokenPromiseError(f"{figure.text!r} is not the text at {figure.start}")
    for left, right in pairwise(report.figures):
        if left.end > right.start:
            raise BrokenPromiseError(f"{left.text!r} overlaps {right.text!r}")
    for finding in report.findings:
        if not 0 <= finding.start < finding.end <= length:
            raise BrokenPromiseError(f"{finding.rule} stands at {finding.start}-{finding.end}")


def check_pack(data: bytes) -> None:
    """A pack is refused with the place of each mistake, or it works."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "fuzz.yaml")
        path.write_bytes(data)
        try:
            rules = figures.load_rules([path], shipped=False)
        except figures.PackError as error:
            if not all(problem.line > 0 and problem.message for problem in error.problems):
                raise BrokenPromiseError(f"a mistake without its place: {error}") from error
            return
    check_article(figures.read_text(BY_PACKS, locale="en"), rules)
