"""A few articles of our own, as every kind of input."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

Record = dict[str, str]

TEXTS = (
    'The ferry "Aurora" cost £12 million.\nIt carries 400 passengers.',
    "The dam is 10 miles (26 km) long.\n\nNobody lives there.",
    "No number is in this one.",
    "Some 1,200 people, a quarter of the village, have left since 1990.",
)
TITLES = ["A ferry", "A dam", "Nothing", "A village"]
RECORDS: list[Record] = [
    {"id": f"a{number}", "text": text, "date": f"2024-03-0{number + 1}", "title": title}
    for number, (text, title) in enumerate(zip(TEXTS, TITLES, strict=True))
]


def _jsonl(path: Path) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS), encoding="utf-8")
    return path


def _gzipped(path: Path) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in RECORDS)
    return path


def _csv(path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, RECORDS[0])
        writer.writeheader()
        writer.writerows(RECORDS)
    return path


def _parquet(path: Path) -> Path:
    parquet.write_table(pa.Table.from_pylist(RECORDS), path, row_group_size=2)
    return path


def _folder(path: Path) -> Path:
    path.mkdir()
    for record in RECORDS:
        facts = f"---\ndate: {record['date']}\ntitle: {record['title']}\n---\n"
        (path / f"{record['id']}.txt").write_text(facts + record["text"], encoding="utf-8")
    return path


INPUTS: dict[str, Callable[[Path], Path]] = {
    "news.jsonl": _jsonl,
    "news.jsonl.gz": _gzipped,
    "news.csv": _csv,
    "news.parquet": _parquet,
    "folder": _folder,
}


@pytest.fixture(params=INPUTS)
def any_input(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return INPUTS[request.param](tmp_path / request.param)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return _jsonl(tmp_path / "news.jsonl")
