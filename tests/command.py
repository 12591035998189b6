"""Runs the command in this process, as a shell would."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper

from figures.cli import main

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Done:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Terminal(TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def figures(
    *args: str, stdin: str | bytes = b"", colour: bool = False, environment: Mapping[str, str] = NOTHING
) -> Done:
    """Run `figures` with these arguments; with `colour` standard output is a terminal."""
    given = TextIOWrapper(BytesIO(stdin.encode() if isinstance(stdin, str) else stdin), encoding="utf-8")
    out = (Terminal if colour else TextIOWrapper)(BytesIO(), encoding="utf-8", newline="")
    err = TextIOWrapper(BytesIO(), encoding="utf-8", newline="")
    with _streams(given, out, err), _environment(environment):
        try:
            main(args)
        except SystemExit as ended:
            code = ended.code
    assert isinstance(code, int)
    return Done(code, _told(out), _told(err))


def _told(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@contextmanager
def _streams(stdin: TextIOWrapper, stdout: TextIOWrapper, stderr: TextIOWrapper) -> Iterator[None]:
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = stdin, stdout, stderr
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


@contextmanager
def _environment(more: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.pop("GITHUB_ACTIONS", None)
    os.environ.update(more)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
