"""Mistakes in YAML files, shown where they are."""

from __future__ import annotations

from collections.abc import Iterator

from figures.errors import PackError, Problem
from figures.report.display import columns, shorten, visible
from figures.report.excerpt import WIDEST
from figures.report.style import BOLD, DIM, RED, styled


def problem_lines(error: PackError) -> Iterator[str]:
    """All the mistakes that an error carries, each with its line, a caret, and what may have been meant."""
    for problem in error.problems:
        yield from _problem(problem)


def _problem(problem: Problem) -> Iterator[str]:
    place = styled(visible(f"{problem.path}:{problem.line}:{problem.column}"), BOLD)
    yield f"{place}: {styled('error', RED, BOLD)}: {visible(problem.message)} [{problem.code}]"
    before = visible((problem.source_line or "")[: problem.column - 1])
    if problem.source_line is not None and columns(before) < WIDEST:
        gutter = styled(f"{problem.line:>3} |", DIM)
        marked = visible(problem.source_line[problem.column - 1 :][: problem.length])
        carets = styled("^" * max(1, min(columns(marked), WIDEST - columns(before))), RED)
        yield f"{gutter} {shorten(problem.source_line, WIDEST)}"
        yield f"{styled('    |', DIM)} {' ' * columns(before)}{carets}"
    if problem.hint:
        yield f"    = hint: {visible(problem.hint)}"
