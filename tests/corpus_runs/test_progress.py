"""How far a run over a corpus is told to be."""

import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from figures.cli.parts import PartsBar
from figures.corpus import Progress

CORPUS = """
import figures.cli.parts as parts
from figures.cli import main
parts.OFTEN = parts.SELDOM = 0.0
main(["corpus", "news.jsonl", "-o", "out", "--jobs", "1", "--part-size", "1000"])
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    row = '{{"id": {n}, "text": "It is {n} miles from here. {more}"}}\n'
    rows = (row.format(n=n, more="It rained. " * 100) for n in range(4))
    Path("news.jsonl").write_text("".join(rows), encoding="utf-8")


def test_lines_for_a_log() -> None:
    done = subprocess.run([sys.executable, "-c", CORPUS], capture_output=True, text=True, check=True)
    lines = done.stderr.splitlines()
    assert lines[0] == "0 of 4 parts, ? left"
    # How fast it goes, and how long it will take, is the machine's; in the end there is nothing left.
    times = [re.fullmatch(r"(\d of 4 parts), \d+\.\d\d MB/s, ([\d:]+|\?) left", line) for line in lines[1:]]
    assert [match and match[1] for match in times] == [f"{n} of 4 parts" for n in range(1, 5)]
    assert times[-1] is not None
    assert times[-1][2] == "00:00"
    assert done.stdout == "out: 4 articles, 4 figures, 0 findings, 0 that could not be read\n"


def test_the_speed_is_characters_by_the_time_since_the_beginning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([10.0, 12.0, 20.0])
    monkeypatch.setattr("figures.cli.parts.monotonic", lambda: next(clock))
    monkeypatch.setattr("figures.cli.parts.SELDOM", 0.0)
    with PartsBar() as bar:
        bar.tell(Progress(parts=2, before=0, done=1, characters=3_000_000))
        bar.tell(Progress(parts=2, before=0, done=2, characters=5_000_000))
    told = [line.split(", ")[:2] for line in capsys.readouterr().err.splitlines()]
    assert told[-1] == ["2 of 2 parts", "0.50 MB/s"]


def test_nothing_is_told_of_a_short_run() -> None:
    script = CORPUS.replace("parts.OFTEN = parts.SELDOM = 0.0", "")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_a_bar_on_a_terminal() -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    done = subprocess.run([sys.executable, "-c", CORPUS], stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "| 1 of 4 parts, " in seen
    assert " MB/s, " in seen
    assert seen.endswith(" \r")
    assert b"4 articles" in done.stdout
