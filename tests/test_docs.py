"""The documentation: every command on a page prints what the page says, and the site can be built.

A block with a title (```` ```markdown title="bridge.md" ````) is a file that the commands below it find.
Python examples are doctests, which pytest runs over all pages.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from figures.api import load_rules
from tests.command import figures

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
BLOCK = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<file>[^"]+)")?\n(?P<text>(?s:.*?))^```$', re.MULTILINE)
RUN = re.compile(r"^\$ figures (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def with_commands() -> list[Path]:
    """Pages with commands, but for those of docs/generate.py: what it copies is tested where it stands."""
    written = [page for page in PAGES if page.parent.name != "rules"]
    return [page for page in written if "```console" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", with_commands(), ids=lambda page: page.stem)
def test_commands_print_what_the_page_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["file"]:
            Path(block["file"]).parent.mkdir(parents=True, exist_ok=True)
            Path(block["file"]).write_text(block["text"], encoding="utf-8")
        elif block["kind"] == "console":
            for run in RUN.finditer(block["text"]):
                done = figures(*shlex.split(run["command"]))
                assert matches(done.out + done.err, run["output"]), f"{run['command']}\n{done.out}{done.err}"


def matches(printed: str, page: str) -> bool:
    """Whether a page says what was printed; a line of three dots stands for any lines."""
    return re.fullmatch(re.escape(page).replace(re.escape("...\n"), "(?s:.*)"), printed) is not None


def test_there_are_commands() -> None:
    assert with_commands()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_rule_has_its_place(site: Path) -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (site / "rules").rglob("*.html"))
    missing = [
        rule.id
        for rule in load_rules().packs.rules
        if f'id="{rule.id.replace("/", "-")}"' not in pages or f"<strong>{rule.title}" not in pages
    ]
    assert missing == []


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    fetched = re.compile(r'<(?:script|link|img)[^>]+(?:src|href)="(?:https?:)?//[^"]+"')
    for page in site.rglob("*.html"):
        found = [tag for tag in fetched.findall(page.read_text(encoding="utf-8")) if "canonical" not in tag]
        assert found == [], page
