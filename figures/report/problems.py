"""Mistakes in YAML files, shown where they are."""

from __future__ import annotations

from collections.abc import Iterator

import click

from figures.errors import PackError, Problem
from figures.report.display import columns, shorten, visible
from figures.report.excerpt import WIDEST


def problem_lines(error: PackError) -> Iterator[str]:
    """All the mistakes that an error carries, each with its line, a caret, and what may have been meant."""
    for problem in error.problems:
        yield from _problem(problem)


def _problem(problem: Problem) -> Iterator[str]:
    place = click.style(visible(f"{problem.path}:{problem.line}:{problem.column}"), bold=True)
    yield f"{place}: {click.style('error', fg='red', bold=True)}: {visible(problem.message)} [{problem.code}]"
    before = visible((problem.source_line or "")[: problem.column - 1])
    if problem.source_line is not None and columns(before) < WIDEST:
        gutter = click.style(f"{problem.line:>3} |", dim=True)
        marked = visible(problem.source_line[problem.column - 1 :][: problem.length])
        carets = click.style("^" * max(1, min(columns(marked), WIDEST - columns(before))), fg="red")
        yield f"{gutter} {shorten(problem.source_line, WIDEST)}"
        yield f"{click.style('    |', dim=True)} {' ' * columns(before)}{carets}"
    if problem.hint:
        yield f"    = hint: {visible(problem.hint)}"
