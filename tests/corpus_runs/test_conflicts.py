"""The same quantity with different values in different articles, and none where there is a doubt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from figures.corpus import Job, run
from figures.corpus.conflicts import conflicts
from tests.command import figures

DAY = "2024-03-01"

CONFLICTS = [
    (
        "Last year the Severn Bridge carried 40,000 lorries.",
        "Last year the Severn Bridge carried 52,000 lorries.",
    ),
    ("Officials say the Severn Bridge cost £12 million.", "In all the Severn Bridge cost £19 million."),
    ("They said the Severn Bridge was 3 km long.", "They said the Severn Bridge was 3 miles long."),
    (
        "In all, the shipyard Aurora paid £12 million in tax.",
        "The shipyard Aurora has paid £19 million in tax, it is said.",
    ),
    ("The Aurora carried at least 90 passengers.", "The Aurora carried only 45 passengers."),
    (
        "Aurora carried 45 passengers. Tickets of Aurora were dear.",
        "Aurora carried 90 passengers, said Aurora.",
    ),
]

SILENT = [
    (
        "Last year the Severn Bridge carried 40,000 lorries.",
        "Last year the Severn Bridge carried 40,400 lorries.",
    ),
    (
        "Last year the Severn Bridge carried about 40,000 lorries.",
        "Last year the Severn Bridge carried 42,000 lorries.",
    ),
    ("They said the Severn Bridge was 3 km long.", "They said the Severn Bridge was 1.9 miles long."),
    (
        "Last year the Severn Bridge carried 40,000 lorries.",
        "Last year the Severn Bridge carried 52,000 buses.",
    ),
    (
        "Last year the Severn Bridge carried 40,000 lorries.",
        "Last year the Humber Bridge carried 52,000 lorries.",
    ),
    ("The bridge carried 40,000 lorries.", "The bridge carried 52,000 lorries."),  # which bridge?
    (
        "Last year the Severn Bridge carried 40,000 lorries.",
        "Last year the Severn Bridge lost 52,000 lorries.",
    ),
    (
        "In May the shipyard Aurora paid £12 million in tax.",
        "In May the shipyard Aurora paid £19 million to its owners.",
    ),
    (
        "On 3 May the Severn Bridge carried 40,000 lorries.",
        "On 3 May the Severn Bridge carried 52,000 lorries.",
    ),
    ("The view over the Severn Bridge 2 of 12 photos.", "The view over the Severn Bridge 2 of 19 photos."),
    ("Bridge trade was £12 million.", "Bridge trade was £19 million."),
    ("Bridge Trade Was £12 Million\n\nNo more is known.", "Bridge Trade Was £19 Million\n\nMuch is known."),
    ("It cost £12 million.", "It cost £19 million."),
    (
        "In 2012 the Severn Bridge carried 40,000 lorries.",
        "In 2013 the Severn Bridge carried 52,000 lorries.",
    ),
    ("The Aurora carried more than 45 passengers.", "The Aurora carried nearly 90 passengers."),
    ("Trade of the Severn Bridge rose by 12%.", "Trade of the Severn Bridge rose by 19%."),
    (
        "Last year the Severn Bridge carried 40,000 lorries. Last year the Severn Bridge carried 60,000 lorries.",
        "Last year the Severn Bridge carried 52,000 lorries.",
    ),
]


def made(tmp_path: Path, *records: dict[str, str]) -> Path:
    """The output of a run over these articles."""
    source = tmp_path / "news.jsonl"
    source.write_text(
        "".join(json.dumps({"date": DAY, **record}) + "\n" for record in records), encoding="utf-8"
    )
    run([str(source)], tmp_path / "out", Job(""))
    return tmp_path / "out"


@pytest.mark.parametrize(("one", "other"), CONFLICTS)
def test_articles_differ(one: str, other: str, tmp_path: Path) -> None:
    (conflict,) = conflicts(made(tmp_path, {"id": "a", "text": one}, {"id": "b", "text": other}))
    assert not conflict.versions
    assert conflict.date == DAY
    assert [statement.article for statement in conflict.statements] == ["a", "b"]


@pytest.mark.parametrize(("one", "other"), SILENT)
def test_doubt_is_silent(one: str, other: str, tmp_path: Path) -> None:
    assert list(conflicts(made(tmp_path, {"id": "a", "text": one}, {"id": "b", "text": other}))) == []


def test_where_every_noun_has_a_capital_none_is_a_name(tmp_path: Path) -> None:
    one, other = (
        f"Gestern stand es fest: Im ganzen Jahr lag der Umsatz bei {number} Millionen Euro."
        for number in ("51,2", "63,4")
    )
    articles = ({"id": name, "text": text, "locale": "de"} for name, text in (("a", one), ("b", other)))
    assert list(conflicts(made(tmp_path, *articles))) == []


def test_articles_of_different_days_or_of_none_are_not_compared(tmp_path: Path) -> None:
    one, other = CONFLICTS[0]
    assert list(conflicts(made(tmp_path, {"text": one}, {"text": other, "date": "2024-03-02"}))) == []
    (tmp_path / "later").mkdir()
    assert (
        list(conflicts(made(tmp_path / "later", {"text": one, "date": ""}, {"text": other, "date": ""})))
        == []
    )


def test_versions_of_one_article_differ(tmp_path: Path) -> None:
    folder = made(
        tmp_path,
        {"id": "a", "text": "The fire burned 40 houses.", "date": DAY},
        {"id": "b", "text": "The fire burned 70 houses.", "date": DAY},
        {"id": "a", "text": "The fire burned 52 houses.", "date": "2024-03-02"},
    )
    done = figures("corpus", "conflicts", str(folder))
    source = tmp_path / "news.jsonl"
    assert done.lines == [
        "fire burned, house: versions of one article differ",
        f"  40 houses  a  {source}:1, line 1",
        f"  52 houses  a  {source}:3, line 1",
        "",
        "1 conflict",
    ]
    (record,) = figures("corpus", "conflicts", str(folder), "--format", "jsonl").lines
    assert json.loads(record)["versions"] is True


def test_what_is_no_run_is_told(tmp_path: Path) -> None:
    done = figures("corpus", "conflicts", str(tmp_path))
    assert (done.code, done.out) == (2, "")
    assert done.err == f"error: {tmp_path}: holds no run over a corpus\n"
