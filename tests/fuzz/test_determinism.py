"""The same article gives the same report: in any thread or process, whatever the environment says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from random import Random

import pytest

import figures
from tests.fuzz.making import ROOT, text

ARTICLES = [ROOT / "docs" / "examples" / "bridge.md", *sorted((ROOT / "tests/rules/languages").glob("*.txt"))]
TEXTS = [text(Random(seed)) for seed in range(24)]
ENVIRONMENTS: list[Mapping[str, str]] = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns", "LANGUAGE": "fr:es"},
]
COMMANDS = [["check", "--format", "json"], ["check", "--figures"], ["extract", "--format", "jsonl"]]


def _said(source: str) -> str:
    report = figures.check(figures.read_text(source, locale="en_GB"))
    return repr((report.figures, report.findings, report.compared))


def test_eight_threads_say_what_one_says() -> None:
    alone = [_said(source) for source in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(_said, TEXTS * 4)) == alone * 4


def test_processes_say_what_one_says() -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        assert list(pool.map(_said, TEXTS, chunksize=12)) == [_said(source) for source in TEXTS]


def test_threads_may_be_the_first_to_load_everything() -> None:
    program = (
        "import figures\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "say = lambda n: figures.check(f'It cost £{n} million (${n} million), or 5 miles (8 km).').compared\n"
        "print(list(ThreadPoolExecutor(8).map(say, range(2, 18))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert json.loads(done.stdout) == [4] * 16


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_output_is_the_same_to_the_byte_in_every_environment(command: list[str]) -> None:
    def said(environment: Mapping[str, str]) -> tuple[int, bytes, bytes]:
        line = [sys.executable, "-m", "figures", command[0], *command[1:], *map(str, ARTICLES)]
        done = subprocess.run(
            line, capture_output=True, cwd=ROOT, env={**os.environ, **environment}, check=False
        )
        return done.returncode, done.stdout, done.stderr

    first, *others = map(said, ENVIRONMENTS)
    assert first[0] in (0, 1)
    assert len(first[1]) > 100
    assert others == [first, first]
