"""What is wrong is said, with its place; the rest is done, and nothing half-written looks whole."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from figures.corpus import Job, run
from figures.corpus.manifest import DRAFT
from tests.command import figures
from tests.corpus_runs.conftest import INPUTS, RECORDS

GOOD = json.dumps({"text": "It cost £5 million."})

BROKEN_LINES = [
    ('{"id": "x", "text": ', "this line is no JSON"),
    ("[1, 2]", "this line is no JSON object"),
    ('{"id": "x"}', "there is no text in 'text,body'"),
    ('{"text": 5}', "there is no text in 'text,body'"),
    ('{"text": "a", "date": "soon"}', "'soon' is not a date"),
    ('{"text": "a", "locale": "xx_YY"}', "unknown locale 'xx_YY'"),
    ('{"text": "\\ud800"}', "this line is no JSON"),
]


@pytest.mark.parametrize(("line", "message"), BROKEN_LINES)
@pytest.mark.parametrize("part", [30, 1_000_000])
def test_a_broken_line_is_told_by_its_number_and_the_rest_done(
    tmp_path: Path, line: str, message: str, part: int
) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text("\n".join([GOOD, GOOD, line, GOOD]), encoding="utf-8")
    size = ("--part-size", str(max(part, 1000)), "--jobs", "1")
    done = figures("corpus", str(source), "-o", str(tmp_path / "out"), *size)
    assert done.code == 3
    assert f"{source}:3: {message}" in done.err
    assert len(done.err.splitlines()) == 1
    articles = pd.read_parquet(tmp_path / "out" / "articles")
    assert list(articles["error"].isna()) == [True, True, False, True]
    assert len(pd.read_parquet(tmp_path / "out" / "figures")) == 3


def test_a_truncated_parquet_file_is_told_and_the_others_done(tmp_path: Path) -> None:
    whole = INPUTS["news.parquet"](tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(whole.read_bytes()[:-100])
    done = figures("corpus", str(tmp_path), "-o", str(tmp_path / "out" / "deep"), "--jobs", "1")
    assert done.code == 3
    assert f"{tmp_path / 'b.parquet'}: not a whole Parquet file" in done.err
    assert "4 articles" not in done.out
    assert "5 articles" in done.out


def test_a_csv_row_of_another_length_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('id,text\na,"It cost £5."\nb,c,d\ne,It cost £6.\n')
    done = figures("corpus", str(tmp_path / "t.csv"), "-o", str(tmp_path / "out"), "--jobs", "1")
    assert done.code == 3
    assert f"{tmp_path / 't.csv'}:3: this row has 3 fields, and there are 2 columns" in done.err
    assert len(pd.read_parquet(tmp_path / "out" / "figures")) == 2


MISTAKES = [
    (["nothing.jsonl"], "nothing.jsonl: no such file or folder"),
    (["empty"], "empty: no file in it can be read"),
    (["zzz://bucket/a.jsonl"], "Protocol not known: zzz"),
    (["news.jsonl", "--locale", "xx"], "unknown locale 'xx'"),
    (["news.jsonl", "--scheduler", "tcp://127.0.0.1:9"], "no Dask scheduler answers at tcp://127.0.0.1:9"),
]


@pytest.mark.parametrize(("arguments", "message"), MISTAKES)
def test_a_mistake_is_told_before_anything_is_written(
    arguments: list[str], message: str, tmp_path: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("figures.corpus.driver.CONNECTING", 0.1)  # nobody will answer later either
    (tmp_path / "empty").mkdir()
    done = figures("corpus", *arguments, "-o", "out")
    assert lines.is_file()
    assert done.code == 2
    assert message in done.err
    assert {path.name for path in tmp_path.iterdir()} == {lines.name, "empty"}


@pytest.mark.parametrize("name", ["out", "out" + DRAFT])
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": "figures-corpus/0"}, "this was written by another version of figures"),
        ({"figures": "0.0.1"}, "not the same: version of figures"),
        ({"rules": "others"}, "not the same: rules"),
        ({"inputs": []}, "not the same: input"),
        (None, "this was written by another version of figures"),
    ],
)
def test_a_folder_of_another_run_is_left_alone(
    lines: Path, tmp_path: Path, name: str, change: dict[str, object] | None, message: str
) -> None:
    run([str(lines)], tmp_path / "out", Job(""))
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    content = b"{}" if change is None else json.dumps({**manifest, **change}).encode()
    (tmp_path / "out" / "manifest.json").write_bytes(content)
    (tmp_path / "out").rename(tmp_path / name)
    done = figures("corpus", str(lines), "-o", str(tmp_path / "out"))
    assert done.code == 2
    assert message in done.err
    assert (tmp_path / name / "manifest.json").read_bytes() == content


def test_a_folder_with_other_things_in_it_is_left_alone(lines: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("years of work")
    done = figures("corpus", str(lines), "-o", str(tmp_path / "out"))
    assert (done.code, done.out) == (2, "")
    assert "this is there already" in done.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.txt"]


def test_a_full_disk_leaves_nothing_that_looks_whole(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text("".join(json.dumps(RECORDS[n % 4] | {"id": f"{n}"}) + "\n" for n in range(400)))
    command = [
        sys.executable,
        "-m",
        "figures",
        "corpus",
        str(source),
        "-o",
        str(tmp_path / "out"),
        "--jobs",
        "1",
    ]
    limit = 8_000  # what is written beyond it fails, as on a full disk
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 2
    assert "could not be written: file too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert len(pd.read_parquet(tmp_path / "out" / "articles")) == 400
