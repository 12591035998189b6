"""What a run of the command loads: only what it needs, and next to nothing if the file was checked before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from figures.cli import COMMANDS

ARTICLE = "The bridge cost £92 million. It is 10 miles (16 km) long, and 3,000 people cross it in a day."

NEVER = {
    "anyio",
    "babel",
    "click",
    "difflib",
    "glob",
    "inspect",
    "json",
    "pandas",
    "pathlib",
    "pickle",
    "pint",
    "pkgutil",
    "shutil",
    "starlette",
    "tempfile",
    "tqdm",
    "uvicorn",
    "yaml",
}
"""What no check of a plain text loads once the caches are filled."""

ONLY_TO_CHECK = {"figures.extract", "figures.lexicon", "figures.normalise", "figures.read", "figures.rules"}
ONLY_TO_CHECK |= {"figures.money", "figures.units"}
"""What a file that was checked before does not need."""

ONLY_FOR_SOME = {
    "figures.batch.pool",
    "figures.money.exchange",
    "figures.money.forms",
    "figures.money.rates",
    "figures.papers.parts",
    "figures.papers.reported",
    "figures.rules.semantics.conversions",
    "figures.rules.semantics.functions.clock",
    "figures.rules.semantics.functions.days",
    "figures.rules.syntax.load.imports",
    "figures.rules.syntax.phrase",
    "figures.rules.findings.finding",
    "figures.suppress.inline",
    "figures.suppress.repeats",
    "figures.units.registry",
    "figures.yamlfile",
}
"""What only dates, two currencies, pence, mistakes, findings, packs of a house, comments, papers and several processes
need."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cold")
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    loaded(folder, "--no-cache", "a.txt")  # fills the caches of words and rules
    return folder


def loaded(folder: Path, *arguments: str) -> tuple[str, set[str]]:
    """What a check prints, and the modules that it loads."""
    return run(folder, ["-X", "importtime", "-m", "figures"], "check", *arguments)


def run(folder: Path, python: list[str], *arguments: str) -> tuple[str, set[str]]:
    """What a command prints, and the last words of the lines that it writes on standard error."""
    done = subprocess.run(
        [sys.executable, *python, *arguments],
        cwd=folder,
        env=os.environ | {"FIGURES_CACHE_DIR": str(folder / "cache"), "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout, {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}


def test_an_article_that_is_checked(folder: Path) -> None:
    told, modules = loaded(folder, "--no-cache", "a.txt")
    assert told == "1 article, 4 figures (2 compared with another), 0 errors, 0 warnings.\n"
    assert modules >= ONLY_TO_CHECK
    assert not modules & (NEVER | ONLY_FOR_SOME)


def test_an_article_that_was_checked_before(folder: Path) -> None:
    told, modules = loaded(folder, "a.txt")
    again, fewer = loaded(folder, "a.txt")
    assert again == told
    assert modules >= ONLY_TO_CHECK
    assert "figures.batch.results" in fewer
    assert not fewer & (NEVER | ONLY_FOR_SOME | ONLY_TO_CHECK)


def test_a_finding_needs_more(folder: Path) -> None:
    (folder / "b.txt").write_text("It is 10 miles (46 km) long.", encoding="utf-8")
    told, modules = loaded(folder, "--no-cache", "b.txt")
    assert "bracketed-conversion" in told
    assert "figures.rules.findings.finding" in modules


MODULES = """
import atexit, sys
from figures.cli import main
atexit.register(lambda: print(*sys.modules, sep="\\n", file=sys.stderr))
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    ("arguments", "commands"),
    [(["--help"], set()), (["check", "--help"], {"check"}), (["rules", "x"], {"rules"})],
)
def test_a_command_is_loaded_when_it_is_run(folder: Path, arguments: list[str], commands: set[str]) -> None:
    _, modules = run(folder, ["-c", MODULES], *arguments)
    assert "figures.cli" in modules
    assert {name for name in COMMANDS if f"figures.cli.{name.split()[-1]}" in modules} == commands
