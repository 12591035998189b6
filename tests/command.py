"""Runs the command in this process, as a shell would."""

from collections.abc import Mapping
from dataclasses import dataclass

from click.testing import CliRunner

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


def figures(
    *args: str, stdin: str | bytes = b"", colour: bool = False, environment: Mapping[str, str] = NOTHING
) -> Done:
    """Run `figures` with these arguments."""
    with CliRunner().isolation(input=stdin, color=colour, env={"GITHUB_ACTIONS": None, **environment}) as (
        out,
        err,
        _,
    ):
        try:
            main(args)
        except SystemExit as ended:
            code = ended.code
    assert isinstance(code, int)
    return Done(code, out.getvalue().decode(), err.getvalue().decode())
