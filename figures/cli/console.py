"""What is printed: the lines of a report on standard output, messages on standard error."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from itertools import islice
from typing import TextIO

BATCH = 1_000
"""So many lines are printed at a time: each print is flushed."""


class ReaderLeft(SystemExit):
    """Nobody reads what is printed any more (`figures check . | head`): the command ends, without a word."""

    def __init__(self) -> None:
        super().__init__(141)  # 128 and the number of SIGPIPE, as shells have it


def prepare_streams() -> None:
    """Let every character be printed: as UTF-8 where only ASCII was asked for, escaped where another code lacks it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            ascii_only = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")


def print_lines(lines: Iterable[str]) -> None:
    """Print lines to standard output. Raises `ReaderLeft`, and `OutputError` if that is a file that cannot grow."""
    lines = iter(lines)
    while batch := list(islice(lines, BATCH)):
        try:
            _print("\n".join(batch), sys.stdout)
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the last flush is quiet, too
            if isinstance(error, BrokenPipeError):
                raise ReaderLeft from None
            from figures.errors import OutputError

            reason = (error.strerror or str(error)).lower()
            raise OutputError(f"standard output could not be written: {reason}") from None


def tell(message: str) -> None:
    """Say something on standard error."""
    _print(message, sys.stderr)


def tell_error(message: str) -> None:
    """Say what went wrong."""
    from figures.report.style import BOLD, RED, styled

    tell(f"{styled('error', RED, BOLD)}: {message}")


def warn(message: str) -> None:
    """Say what does not stop a run."""
    from figures.report.style import BOLD, YELLOW, styled

    tell(f"{styled('warning', YELLOW, BOLD)}: {message}")


def _print(text: str, stream: TextIO | None) -> None:
    """Print a text, in colours if the stream is a terminal and nobody objects (no-color.org)."""
    if stream is None:  # a program without a console has no streams
        return
    if "\x1b" in text and (os.environ.get("NO_COLOR") or not stream.isatty()):
        from figures.report.style import plain

        text = plain(text)
    stream.write(f"{text}\n")
    stream.flush()
