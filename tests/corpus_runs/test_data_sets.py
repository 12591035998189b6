"""What a run writes: the same for every kind of input, however it is cut, whoever does it."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from figures import check
from figures.corpus import Job, Progress, run
from tests.command import figures
from tests.corpus_runs.conftest import TITLES

FIGURES = [
    ("£12 million", "money", "12000000", 12_000_000.0, "GBP"),
    ("400 passengers", "count", "400", 400.0, "passenger"),
    ("10 miles", "measure", "10", 16093.44, "meter"),
    ("26 km", "measure", "26", 26000.0, "meter"),
    ("Some 1,200 people", "count", "1200", 1200.0, "person"),
    ("a quarter of the village", "ratio", "0.25", 0.25, "village"),
    ("1990", "year", "1990", None, None),
]
COLUMNS = ["text", "kind", "exact", "normalised_value", "normalised_unit"]


def read(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(folder / name)


def test_every_kind_of_input_gives_the_same(any_input: Path, tmp_path: Path) -> None:
    done = figures("corpus", str(any_input), "-o", str(tmp_path / "out"), "--jobs", "1")
    assert (done.code, done.err) == (0, "")
    articles, found = read(tmp_path / "out", "articles"), read(tmp_path / "out", "figures")
    assert list(articles["title"]) == TITLES
    assert [str(day) for day in articles["published"]] == [f"2024-03-0{day}" for day in range(1, 5)]
    assert list(articles["error"].isna()) == [True] * 4
    rows = [tuple(row) for row in found[COLUMNS].replace({np.nan: None}).to_numpy()]
    assert rows == FIGURES
    findings = read(tmp_path / "out", "findings")
    assert list(findings["text"]) == ["26 km"]
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert manifest["complete"]
    assert manifest["counts"]["articles"] == 4
    assert manifest["counts"]["figures"] == len(found)


@pytest.mark.parametrize("part", [1, 100, 1_000_000])
@pytest.mark.parametrize("kind", ["news.jsonl", "news.csv", "news.parquet"])
def test_cuts_change_nothing_but_the_number_of_files(tmp_path: Path, kind: str, part: int) -> None:
    from tests.corpus_runs.conftest import INPUTS

    source = INPUTS[kind](tmp_path / kind)
    whole = run([str(source)], tmp_path / "whole", Job(""))
    cut = run([str(source)], tmp_path / "cut", Job("", part=part))
    assert cut.counts == whole.counts
    for name in ("articles", "figures", "findings"):
        pd.testing.assert_frame_equal(read(tmp_path / "whole", name), read(tmp_path / "cut", name))


def test_large_tables_are_cut_where_a_row_ends(tmp_path: Path) -> None:
    source = tmp_path / "many.csv"
    rows = "".join(f'a{n},"Line one, ""quoted"".\nIt cost £{n + 2} million."\n' for n in range(60_000))
    source.write_text("id,text\n" + rows, encoding="utf-8")
    from figures.corpus.files import find_files
    from figures.corpus.parts import Columns, parts_of
    from figures.corpus.rows import rows_of

    parts = list(parts_of(find_files([str(source)]), 1_000_000))
    found = [row for part in parts for row in rows_of(part, Columns(), "en")]
    assert len(parts) > 2
    assert [row.name for row in found] == [f"a{n}" for n in range(60_000)]
    assert [row.place for row in found[-2:]] == [f"{source}:{2 * n + 2}" for n in (59_998, 59_999)]


def test_processes_give_what_one_gives(lines: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    one = run([str(lines)], tmp_path / "one", Job("", part=1))
    two = run([str(lines)], tmp_path / "two", Job("", part=1), jobs=2, told=told.append)
    assert one == two
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert [progress.done for progress in told] == list(range(told[-1].parts + 1))


def test_duckdb_and_arrow_read_what_is_written(lines: Path, tmp_path: Path) -> None:
    run([str(lines)], tmp_path / "out", Job(""))
    query = f"SELECT sum(normalised_value) FROM '{tmp_path}/out/figures/*.parquet' WHERE kind = 'count'"
    assert duckdb.connect().execute(query).fetchall() == [(1600.0,)]
    assert parquet.read_table(tmp_path / "out" / "findings").num_rows == 1


def test_a_finished_run_is_not_done_again(lines: Path, tmp_path: Path) -> None:
    first = run([str(lines)], tmp_path / "out", Job(""))
    before = files(tmp_path / "out")
    assert run([str(lines)], tmp_path / "out", Job("")) == first
    assert files(tmp_path / "out") == before


def test_an_empty_input_makes_empty_data_sets(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("")
    done = figures("corpus", str(tmp_path / "none.jsonl"), "-o", str(tmp_path / "out"))
    assert done.code == 0
    assert done.out.endswith("0 articles, 0 figures, 0 findings, 0 that could not be read\n")


def test_columns_may_have_other_names(tmp_path: Path) -> None:
    table = pa.table({"body": ["It cost £5 million."], "url": ["x"], "when": [pa.scalar(0, pa.date32())]})
    parquet.write_table(table, tmp_path / "t.parquet")
    names = ("--text-column", "body", "--id-column", "url", "--date-column", "when")
    done = figures("corpus", str(tmp_path / "t.parquet"), "-o", str(tmp_path / "out"), *names)
    assert done.code == 0
    row = read(tmp_path / "out", "figures").iloc[0]
    assert (row["article"], str(row["published"]), row["exact"]) == ("x", "1970-01-01", "5000000")


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a run with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_articles_may_have_the_names_of_an_export(tmp_path: Path) -> None:
    source = tmp_path / "export.jsonl"
    source.write_text('{"headline": "A road", "body": "It is 10 miles (26 km) long."}\n', encoding="utf-8")
    run([str(source)], tmp_path / "out", Job(""))
    assert list(read(tmp_path / "out", "articles")["title"]) == ["A road"]
    assert list(read(tmp_path / "out", "figures")["text"]) == ["10 miles", "26 km"]


HEADLINES = [
    ("Army suffers 1,200 casualties", "Officials said 2,100 casualties had been counted.", 0),
    ("Army suffers 1,200 casualties", "Officials said 1,200 casualties had been counted.", 0),
    ("  The 10 mile (26 km) dam  ", "Nobody lives there.", 1),
    ("A dam", "<p>The dam is 10 miles (26 km) long.</p>", 1),
    ("", "The dam is 10 miles (26 km) long.", 1),
    ("Only 3 miles (9 km)", "", 1),
    ("A dam", "---\nThe dam is 10 miles (26 km) long.", 1),
]


@pytest.mark.parametrize(("headline", "body", "number"), HEADLINES)
def test_a_headline_is_checked_as_in_a_file(headline: str, body: str, number: int, tmp_path: Path) -> None:
    record = tmp_path / "article.json"
    record.write_text(json.dumps({"headline": headline, "body": body}), encoding="utf-8")
    source = tmp_path / "news.jsonl"
    source.write_text(json.dumps({"headline": headline, "body": body}), encoding="utf-8")
    run([str(source)], tmp_path / "out", Job(""))
    found = read(tmp_path / "out", "findings")
    said = [(finding.rule, finding.message) for finding in check(record).findings]
    assert [tuple(row) for row in found[["rule", "message"]].to_numpy()] == said
    assert len(said) == number
    article = f"{headline.strip()}\n\n{body}" if headline else body
    spans = zip(found["start"].tolist(), found["end"].tolist(), strict=True)
    assert [article[start:end] for start, end in spans] == list(found["text"])
