"""A short run of the fuzzer, the same each time, and all files that once broke a promise."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import figures
from tests.fuzz.checks import check, check_article
from tests.fuzz.making import file

FAILED = sorted((Path(__file__).parent / "failed").iterdir())
RUNS, FILES = 20, 25


@pytest.mark.parametrize("run", range(RUNS))
def test_random_files_break_no_promise(run: int) -> None:
    for seed in range(run * FILES, (run + 1) * FILES):
        name, data = file(Random(seed))
        try:
            check(name, data)
        except Exception as error:
            error.add_note(f"seed {seed}: {name}: {data!r}")
            raise


@pytest.mark.parametrize("path", FAILED, ids=lambda path: path.name)
def test_what_once_failed_does_no_longer(path: Path) -> None:
    check(path.name, path.read_bytes())


@pytest.mark.parametrize("text", ["\ud800", "1\udfff 5 men", "£\ud83d5m", "five\udc80 men"])
def test_half_a_character_is_a_character(text: str) -> None:
    check_article(figures.read_text(text, locale="en"))


@pytest.mark.parametrize(
    "name",
    [
        "/",
        ".",
        "..",
        "./",
        "/etc",
        "/etc/passwd",
        "figures/../../..",
        "figures/../core",
        "~",
        "x" * 300 + ".yaml",
    ],
)
def test_a_pack_takes_in_packs_and_nothing_else(name: str, tmp_path: Path) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text(f"version: 1\nlang: en\nuse: [{name!r}]\nrules: []\n", encoding="utf-8")
    with pytest.raises(figures.PackError) as caught:
        figures.load_rules([pack])
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == ("bad-import", f"there is no pack '{name}'")
