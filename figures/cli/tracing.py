"""What `figures trace` and `figures compare` share: their reports, their pairs, and the exit code."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from figures.cli import UNREADABLE
from figures.cli.console import print_lines, tell_error
from figures.cli.parser import Parser
from figures.errors import InputError, OutputError, UsageError
from figures.report.run import Failure
from figures.trace.formats import NAMES, load

if TYPE_CHECKING:
    from figures.trace.record import Trace
    from figures.trace.run import Run

OBJECTIONS = 1
_RANKS = {"error": 2, "warning": 1, "never": 3}
EXIT_CODES = """\
Exit codes:
  0  nothing is said against the figures at or above --fail-on
  1  something is
  2  wrong usage
  3  something could not be read; the rest was traced
"""


def add_tracing(parser: Parser) -> None:
    """Add the options of both commands."""
    group = parser.group("Report")
    group.add_argument(
        "-v",
        "--figures",
        action="store_true",
        help="List the figures that nothing is said against, too (text only).",
    )
    group.add_argument(
        "--format",
        choices=NAMES,
        default="text",
        metavar="FORMAT",
        help=f"The report that is printed: {', '.join(NAMES)}.  [default: text]",
    )
    group.add_argument(
        "--output",
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help="A report that is written to a file, beside the printed one; may be given several times.",
    )
    group.add_argument(
        "--fail-on",
        choices=["error", "warning", "never"],
        default="error",
        help="What makes the exit code 1: figures that are contradicted or lost (error), also those that no source has "
        "(warning), or nothing (never).  [default: error]",
    )
    group = parser.group("Pairs")
    group.add_argument(
        "--pairs",
        metavar="FILE",
        help='JSON Lines of {"id", "source", "target"}, in place of files; an object is printed for each.',
    )
    group.add_argument(
        "-j",
        "--jobs",
        metavar="N",
        default="1",
        help="How many processes trace pairs; 'auto' for one on each processor.  [default: 1]",
    )


def report(
    options: Namespace, traces: Iterator[Trace], failures: Sequence[Failure], *, is_version: bool
) -> int:
    """Print and write the reports; the exit code."""
    from figures import __version__
    from figures.report.run import Remembered
    from figures.trace.run import Run

    files = [_file(each) for each in options.output]
    severities: set[str] = set()

    def watched() -> Iterator[Trace]:
        for trace in traces:
            severities.update(each.severity.value for each in trace.objections if each.severity is not None)
            severities.update(["error"] if trace.lost else [])
            yield trace

    found: Iterable[Trace] = Remembered(watched()) if files else watched()
    run = Run(found, failures, __version__, is_version=is_version, every=options.figures)
    print_lines(load(options.format).lines(run))
    _write(files, run)
    return UNREADABLE if failures else exit_code(severities, options.fail_on)


def exit_code(severities: Iterable[str], fail_on: str) -> int:
    """1 if one of the severities is at or above the one that counts."""
    return OBJECTIONS if any(_RANKS[each] >= _RANKS[fail_on] for each in severities) else 0


def _write(files: Sequence[tuple[str, Path]], run: Run) -> None:
    from figures.report.style import plain
    from figures.report.writing import write_lines

    mistakes = []
    for name, path in files:
        try:
            write_lines(path, map(plain, load(name).lines(run)))
        except OutputError as error:
            mistakes.append(str(error))
    if mistakes:
        raise OutputError("\n".join(mistakes))


def _file(value: str) -> tuple[str, Path]:
    name, _, path = value.partition("=")
    if not path or name not in NAMES:
        raise UsageError(f"--output: '{value}' is not FORMAT=FILE, with a format of {', '.join(NAMES)}")
    folder = os.path.dirname(path)
    if (folder and not os.path.isdir(folder)) or os.path.isdir(path):
        raise UsageError(f"--output: '{path}' is no file that could be written")
    return name, Path(path)


def run_pairs(options: Namespace, *, is_version: bool) -> int:
    """Trace pairs line by line; the exit code."""
    from figures.batch.jobs import processors
    from figures.batch.pairs import lines_of
    from figures.config.record import AUTO, parse_jobs
    from figures.trace.pairs import Pairs

    if options.operands:
        raise UsageError(f"--pairs: '{options.operands[0]}' is one too many; the file holds both texts")
    if options.format not in ("text", "jsonl") or options.output:
        raise UsageError("--pairs: an object of JSON is printed for each pair, and no other report made")
    try:
        asked = parse_jobs(options.jobs)
    except ValueError as error:
        raise UsageError(f"--jobs: {error}") from None
    jobs = processors() if asked == AUTO else int(asked)
    severities: set[str] = set()
    mistakes = 0

    def told() -> Iterator[str]:
        nonlocal mistakes
        for line in lines_of(Pairs(options.pairs, is_version), _lines(options.pairs), jobs):
            severities.update(line.objects)
            if line.mistake is not None:
                mistakes += 1
                tell_error(line.mistake)
            if line.told is not None:
                yield line.told

    try:
        print_lines(told())
    except InputError as error:
        tell_error(str(error))
        return UNREADABLE
    return UNREADABLE if mistakes else exit_code(severities, options.fail_on)


def _lines(path: str) -> Iterator[str]:
    """The lines of a file, or of standard input. Raises `InputError` if it cannot be read."""
    try:
        if path == "-":
            yield from (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
            return
        with open(path, "rb") as file:
            yield from (line.decode("utf-8", "replace") for line in file)
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}") from None
