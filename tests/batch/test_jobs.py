"""One process or several, checked or kept from the last run: the same bytes come out."""

import gc
import os
import pickle
import shutil
import subprocess
import sys
import time
import zlib
from pathlib import Path

import psutil
import pytest

from figures.batch.pool import pool
from figures.batch.results import Results, prune
from figures.report.result import Report
from tests.command import Done, figures

TEXTS = (
    "The road is {n} miles ({n} km) long.",
    "Some {n} men came.\n\nProfit rose by 50% from £40m to £46m.",
    "It cost £{n} million per year.",
    "<!-- figures: ignore all (why) -->\n\nThe road is {n} miles ({n} km) long.",
)


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of the words and rules that ship: to build one takes longer than most of these tests."""
    folder = tmp_path_factory.mktemp("warm")
    (folder / "a.md").write_text(TEXTS[0], encoding="utf-8")
    cache = {"FIGURES_CACHE_DIR": str(folder / "cache")}
    figures("check", "--no-cache", str(folder / "a.md"), environment=cache)
    return folder / "cache"


@pytest.fixture(autouse=True)
def folder(warm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(warm, "cache")
    monkeypatch.setenv("FIGURES_CACHE_DIR", str(tmp_path / "cache"))
    Path("news").mkdir()
    for n in range(12):
        Path(f"news/{n}.md").write_text(TEXTS[n % len(TEXTS)].format(n=n + 10), encoding="utf-8")
    Path("news/5.md").write_bytes(b"It cost \xa35m.")


def entries() -> list[Path]:
    return sorted(Path("cache/results").glob("*.report"))


@pytest.mark.parametrize("format_", ["text", "json", "jsonl", "sarif", "html"])
def test_the_same_bytes_in_all_cases(format_: str) -> None:
    def run(*args: str) -> Done:
        return figures("check", "--format", format_, "news", "news/none.md", *args)

    one = run("--no-cache")
    assert (one.code, len(one.err.splitlines())) == (3, 3)
    assert one.out.count("bracketed-conversion") >= 3
    assert run("--no-cache", "-j", "2") == one
    assert run("-j", "2") == one
    assert len(entries()) == 11
    assert run() == one
    assert run("-j", "auto") == one


def test_what_is_kept_is_served_without_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    first = figures("check", "news")

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("nothing should be loaded")

    for name in ("figures.api.load_rules", "figures.lexicon.load", "figures.batch.checker.check"):
        monkeypatch.setattr(name, fail)
    Path("news/5.md").unlink()
    assert figures("check", "news").lines[:-1] == first.lines[:-1]


CHANGES: dict[str, tuple[str, ...]] = {
    "date": ("--date", "2020-01-01"),
    "locale": ("--locale", "en_IN"),
    "rule": ("--rule", "change-percent"),
    "rules": ("--rules", "house.yaml"),
}


@pytest.mark.parametrize("args", CHANGES.values(), ids=CHANGES)
def test_what_is_asked_is_part_of_the_key(args: tuple[str, ...]) -> None:
    Path("house.yaml").write_text("version: 1\nrules: []\n")
    figures("check", "news/0.md")
    assert len(entries()) == 1
    figures("check", "news/0.md", *args)
    assert len(entries()) == 2
    figures("check", "news/0.md", *args)
    assert len(entries()) == 2


def test_content_name_and_rules_are_part_of_the_key() -> None:
    Path("house.yaml").write_text("version: 1\nrules: []\n")
    figures("check", "news/0.md", "--rules", "house.yaml")
    Path("news/0.md").write_text("Changed.")
    figures("check", "news/0.md", "--rules", "house.yaml")
    assert len(entries()) == 2
    Path("news/0.md").rename("news/x.md")
    figures("check", "news/x.md", "--rules", "house.yaml")
    assert len(entries()) == 3
    Path("house.yaml").write_text("version: 1\nrules: []\n# other\n")
    figures("check", "news/x.md", "--rules", "house.yaml")
    assert len(entries()) == 4


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch pwned",)


class Nested:
    """Reaches what is no record through a module of records."""

    def __reduce__(self) -> str:
        return "Path.cwd"


@pytest.mark.parametrize(
    "entry",
    [
        b"",
        b"\x80",
        zlib.compress(b"not a pickle"),
        zlib.compress(pickle.dumps(Evil())),
        zlib.compress(pickle.dumps((Evil(),))),
        zlib.compress(pickle.dumps(["no report"])),
        zlib.compress(pickle.dumps(("no report",))),
        zlib.compress(b"cfigures.model\nPath.cwd\n."),
    ],
)
def test_an_entry_that_is_none_is_ignored(entry: bytes) -> None:
    first = figures("check", "news/0.md")
    (kept,) = entries()
    good = kept.read_bytes()
    kept.write_bytes(entry)
    assert figures("check", "news/0.md") == first
    assert not Path("pwned").exists()
    assert kept.read_bytes() == good


def test_a_cache_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("file").touch()
    expected = figures("check", "--no-cache", "news/0.md")
    for folder, reason in (("file", "not a directory"), ("/proc/none", "no such file or directory")):
        monkeypatch.setenv("FIGURES_CACHE_DIR", folder)
        done = figures("check", "news/0.md")
        assert (done.code, done.out) == (expected.code, expected.out)
        assert done.err == f"warning: the results could not be kept in FIGURES_CACHE_DIR: {reason}\n"


def test_no_cache_keeps_nothing() -> None:
    figures("check", "--no-cache", "news")
    assert entries() == []


def test_the_oldest_go_first(tmp_path: Path) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    for number in range(5):
        (folder / str(number)).write_bytes(b"x" * 100)
        os.utime(folder / str(number), (number, number))
    prune(folder, 250)
    assert sorted(path.name for path in folder.iterdir()) == ["3", "4"]


def test_reports_come_back_as_they_were() -> None:
    from figures import check

    texts = ("It cost £92 million, or two-thirds of it, on 19 June 2024.", "", "Scored 3-1 on Monday.")
    reports = tuple(check(text, date="2024-06-19") for text in texts)
    results = Results((), ())
    key = results.key(b"data", "name")
    assert results.get(key) is None
    results.put(key, reports)
    assert results.problem is None
    assert results.get(key) == reports
    assert all(isinstance(report, Report) for report in results.get(key) or ())


@pytest.mark.parametrize("jobs", ["0", "-1", "1.5", "many", "257", "9" * 100])
def test_jobs_that_are_none(jobs: str) -> None:
    done = figures("check", f"--jobs={jobs}", "news")
    assert done.code == 2
    assert "is neither a number of processes from 1 to 256 nor 'auto'" in done.err


def test_a_process_looks_for_garbage_only_in_what_it_makes() -> None:
    with pool(1, "spawn") as processes:
        assert processes.submit(gc.get_freeze_count).result() > 0


def test_a_process_that_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object, **__: object) -> None:
        os._exit(9)

    monkeypatch.setattr("figures.batch.checker.check", die)
    done = figures("check", "--no-cache", "-j", "2", "news")
    assert done.code == 2
    assert "a process that checks articles was killed" in done.err


def test_a_bar_on_a_terminal_and_nowhere_else() -> None:
    import pty
    import termios

    command = [sys.executable, "-c", _SLOW]
    root = str(Path(__file__).parents[2])
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=theirs, check=False, env={**os.environ, "PYTHONPATH": root}
    )
    os.close(theirs)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    plain = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": root})
    assert "\rarticles:" in seen
    assert "2/3" in seen
    assert seen.endswith(" \r")
    assert (plain.stderr, plain.stdout) == (b"", done.stdout)


_SLOW = """
import figures.cli.progress as progress
from figures.cli import main
progress.PATIENCE = 0.0
main(["check", "--no-cache", "news/0.md", "news/1.md", "news/2.md"])
"""


def test_processes_end_with_the_one_that_was_killed() -> None:
    Path("many").mkdir()
    for n in range(600):
        Path(f"many/{n}.txt").write_text(TEXTS[1].format(n=n) * 20, encoding="utf-8")
    line = [sys.executable, "-m", "figures", "check", "--no-cache", "--jobs", "2", "many"]
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as command:
        helpers: list[psutil.Process] = []
        while len(helpers) < 2:
            assert command.poll() is None, "the run ended too early"
            helpers = psutil.Process(command.pid).children()
        command.kill()
    while any(map(_works, helpers)):  # if they did not end, neither would this: no machine is too slow for it
        time.sleep(0.05)


def _works(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
