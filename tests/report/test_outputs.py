"""Reports into files: whole or not at all; and readers who leave."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from figures.errors import OutputError
from figures.report.writing import write_lines
from tests.command import figures

RENTS = "Rents rose by 51%, from $200 to $230.\n"
CONCISE = """\
a.md:1:15: error: change-percent: $200 to $230 is a change of 15.0%, not 51%; 51% may be 15% with two digits exchanged
1 article, 2 figures (2 compared with another), 1 error, 0 warnings.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(RENTS, encoding="utf-8")
    return tmp_path


def outputs(*values: str) -> list[str]:
    return [argument for value in values for argument in ("--output", value)]


def files() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def test_several_reports_in_one_run() -> None:
    done = figures(
        "check", "--format", "concise", *outputs("sarif=a.sarif", "html=a.html", "json=b.json"), "a.md"
    )
    assert (done.code, done.out, done.err) == (1, CONCISE, "")
    for name in ("sarif", "json"):
        alone = figures("check", "--format", name, "a.md").out
        assert Path(f"{'a' if name == 'sarif' else 'b'}.{name}").read_text(encoding="utf-8") == alone
    assert Path("a.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert files() == ["a.html", "a.md", "a.sarif", "b.json"]


def test_a_file_has_no_colours() -> None:
    done = figures("check", *outputs("text=a.txt"), "a.md", colour=True)
    assert "\x1b[" in done.out
    assert "\x1b" not in Path("a.txt").read_text(encoding="utf-8")


def test_the_old_report_is_replaced_and_keeps_its_permissions(folder: Path) -> None:
    report = folder / "a.txt"
    report.write_text("old")
    report.chmod(0o640)
    link = folder / "link.txt"
    link.symlink_to(report)
    write_lines(link, ["new", "£"])
    assert report.read_text(encoding="utf-8") == "new\n£\n"
    assert link.is_symlink()
    assert report.stat().st_mode & 0o777 == 0o640


def test_a_new_report_has_the_usual_permissions(folder: Path) -> None:
    before = os.umask(0o027)
    try:
        write_lines(folder / "a.txt", [])
    finally:
        os.umask(before)
    assert (folder / "a.txt").stat().st_mode & 0o777 == 0o640


def test_a_report_that_breaks_off_leaves_the_old_one(folder: Path) -> None:
    (folder / "a.txt").write_text("old")
    with pytest.raises(ZeroDivisionError):
        write_lines(folder / "a.txt", (str(1 // number) for number in (2, 1, 0)))
    assert (folder / "a.txt").read_text() == "old"
    assert files() == ["a.md", "a.txt"]


FULL = """
import resource, signal, sys
from pathlib import Path
from figures.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, resource.RLIM_INFINITY))
main(["check", "--no-cache", "--format", "concise", *sys.argv[1:]])
"""
"""A run in which no file can grow beyond 4,000 bytes: what a full disk does, without filling one."""


def test_a_full_disk() -> None:
    Path("a.sarif").write_text("old", encoding="utf-8")
    command = [sys.executable, "-c", FULL, *outputs("sarif=a.sarif", "json=a.json"), "a.md"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())
    assert (done.returncode, done.stdout) == (2, CONCISE)
    assert done.stderr == "error: a.sarif: the report could not be written: file too large\n"
    assert Path("a.sarif").read_text(encoding="utf-8") == "old"
    assert len(json.loads(Path("a.json").read_text(encoding="utf-8"))["findings"]) == 1
    assert files() == ["a.json", "a.md", "a.sarif"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_device_is_written_to_and_not_replaced() -> None:
    with pytest.raises(OutputError, match=r"^/dev/full: .*: no space left on device$"):
        write_lines(Path("/dev/full"), ["£5"])
    assert not Path("/dev/full").is_file()
    write_lines(Path(os.devnull), ["£5"])
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("sarif", "'sarif' is not FORMAT=FILE, as in html=report.html"),
        ("sarif=", "'sarif=' is not FORMAT=FILE, as in html=report.html"),
        ("pdf=a.pdf", "'pdf' is not one of the formats text, concise, csv, github, html, json, jsonl,"),
        ("html=none/a.html", "there is no folder 'none'"),
        ("html=.", "'.' is a folder"),
    ],
)
def test_wrong_outputs(value: str, message: str) -> None:
    done = figures("check", *outputs(value), "a.md")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: --output: {message}")


def test_a_file_is_given_once() -> None:
    done = figures("check", *outputs("html=a.html", "sarif=./a.html"), "a.md")
    assert (done.code, done.err) == (2, "error: --output: './a.html' is given twice\n")


def test_an_article_is_not_overwritten() -> None:
    done = figures("check", *outputs("html=./a.md"), "a.md")
    assert (done.code, done.err) == (
        2,
        "error: './a.md' is an article; a report in its place would be its end\n",
    )
    assert Path("a.md").read_text(encoding="utf-8") == RENTS


def test_the_report_of_the_last_run_is_no_article() -> None:
    for _ in range(2):
        done = figures("check", "--format", "concise", *outputs("html=a.html", "text=a.txt"), ".")
        assert (done.code, done.out, done.err) == (1, CONCISE, "")


def test_a_reader_who_leaves() -> None:
    Path("many.md").write_text(
        "\n\n".join(f"The trail is {n} miles (12 km) long." for n in range(170, 250)),
        "utf-8",
    )
    command = [sys.executable, "-m", "figures", "check", "--no-cache", *outputs("json=a.json"), "many.md"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment())
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141
    found = json.loads(Path("a.json").read_text(encoding="utf-8"))["findings"]
    assert sum(each["rule"] == "bracketed-conversion" for each in found) == 80


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
