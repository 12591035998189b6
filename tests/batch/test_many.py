"""Columns of texts, in one process and in several."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import figures
from figures.batch import many
from figures.batch.column import Row

library: Any = figures
"""Its functions take what their types forbid, and say so."""

SLIP = "Rents rose by 51%, from $200 to $230."
TEXTS = pd.Series(
    [
        "It cost £92 million.",
        SLIP,
        None,
        "No number here.",
        b"Six men.",
        "It is 10 miles (16 km).",
        np.nan,
        7,
    ],
    index=["a", "b", "c", "d", "e", "f", "f", "h"],
    name="body",
)


def test_figures_are_those_of_each_text_under_its_index() -> None:
    frame = library.extract_many(TEXTS)
    assert list(frame.index) == ["a", "b", "b", "e", "f", "f", "h"]
    assert frame["text"].dropna().tolist() == ["£92 million", "51%", "$200 to $230", "10 miles", "16 km"]
    columns = ["text", "kind", "start", "end", "value", "low", "high"]
    alone = figures.to_frame(figures.extract(SLIP))[columns]
    pd.testing.assert_frame_equal(frame.loc["b", columns].reset_index(drop=True), alone, check_dtype=False)


def test_a_report_for_each_text_under_its_index() -> None:
    frame = library.check_many(TEXTS)
    assert frame.index.equals(TEXTS.index)
    assert frame["figures"].fillna(-1).tolist() == [1, 2, -1, 0, -1, 2, -1, -1]
    assert frame["errors"].sum() == 1
    assert [finding.rule for finding in frame.loc["b", "findings"]] == ["change-percent"]
    assert frame.loc["f", "compared"].dropna().tolist() == [2]


def test_what_is_no_text_says_so_and_the_others_are_there() -> None:
    for frame in (library.extract_many(TEXTS), library.check_many(TEXTS)):
        errors = frame["error"].dropna()
        assert list(errors.index) == ["e", "h"]
        assert errors.loc["e"].endswith("and no bytes\n  hint: decode them first: text.decode('utf-8')")
        assert errors.loc["h"].endswith("and no int")


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, pd.NaT, float("nan")])
def test_what_is_missing_is_no_error(missing: object) -> None:
    assert library.extract_many([missing]).empty
    checked = library.check_many([missing, "Six men."])
    assert checked["error"].isna().all()
    assert checked["figures"].isna().tolist() == [True, False]
    assert checked.loc[0, "findings"] == ()


@pytest.mark.parametrize("dtype", ["object", "string", "category"])
def test_texts_of_every_dtype(dtype: str) -> None:
    texts = pd.Series(["Six men.", None, "It cost £5."], dtype=dtype)
    assert library.extract_many(texts)["text"].tolist() == ["Six men", "£5"]


@pytest.mark.parametrize("texts", [[], pd.Series([], dtype=object), [None], iter(())])
def test_nothing(texts: Any) -> None:
    columns = library.extract_many(["Six men."]).columns
    frame = library.extract_many(texts)
    assert frame.empty
    assert frame.columns.equals(columns)


def test_the_name_and_the_levels_of_the_index_are_kept() -> None:
    index = pd.MultiIndex.from_tuples([("x", 1), ("x", 2), ("y", 1)], names=["outlet", "number"])
    texts = pd.Series(["Six men, 7 women.", "none", "It cost £5."], index=index)
    found = library.extract_many(texts)
    assert found.index.names == ["outlet", "number"]
    assert [*found.index] == [("x", 1), ("x", 1), ("y", 1)]
    assert library.check_many(texts).index.equals(index)


def test_facts_for_all_and_facts_of_each() -> None:
    texts = pd.Series(["Er kostet 1.200 Euro.", "It cost 1.200 euros.", "On Monday."], index=[5, 6, 7])
    locales = pd.Series(["de_AT", "en_GB", None], index=[5, 6, 7])
    dates = pd.Series([pd.Timestamp("2024-06-19"), "2024-06-20", pd.NaT], index=[5, 6, 7], dtype=object)
    frame = library.check_many(texts, locale=locales, date=dates)
    assert frame["error"].isna().all()
    assert frame["locale"].tolist() == ["de_AT", "en_GB", "en"]
    assert library.extract_many(texts, locale=locales)["value"].tolist()[:2] == [1200.0, 1.2]
    assert library.check_many(texts, locale="en", date=dt.datetime(2024, 6, 19, 8))["error"].isna().all()


def test_a_fact_that_is_none_is_the_error_of_its_row() -> None:
    texts = pd.Series(["Six men."] * 3)
    frame = library.check_many(
        texts, locale=pd.Series(["en", "xx_XX", None]), date=pd.Series(["2024", 5, None])
    )
    assert frame["error"].notna().tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("texts", "facts", "said"),
    [
        ("Six men.", {}, "and no str\n  hint: put it into a list"),
        (b"Six men.", {}, "and no bytes"),
        ({"a": "Six men."}, {}, "and no dict"),
        (pd.DataFrame({"body": ["Six men."]}), {}, "and no DataFrame\n  hint: take one of its columns"),
        (7, {}, "and no int"),
        (["Six men."], {"date": ["2024-06-19", None]}, "there are 1 texts, and 2 dates"),
        (
            ["Six men."],
            {"locale": pd.Series(["en"], index=[7])},
            "the locales have another index than the texts",
        ),
        (["Six men."], {"workers": 0}, "there must be one worker at least, and not 0"),
    ],
)
def test_what_is_no_column(texts: Any, facts: dict[str, Any], said: str) -> None:
    for function in (library.extract_many, library.check_many):
        with pytest.raises(figures.UsageError) as failure:
            function(texts, **facts)
        assert said in str(failure.value)


def test_a_path_is_a_file_and_a_text_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("secret.txt").write_text("It cost £92 million.", encoding="utf-8")
    frame = library.extract_many(["secret.txt", Path("secret.txt"), Path("none.txt")])
    assert frame["text"].dropna().tolist() == ["£92 million"]
    assert frame["error"].dropna().tolist() == ["none.txt: no such file or folder"]


def test_several_workers_say_the_same_in_the_same_order() -> None:
    texts = pd.Series([f"It cost £{number} million." if number % 7 else TEXTS["e"] for number in range(60)])
    texts.index = texts.index[::-1]
    pd.testing.assert_frame_equal(library.extract_many(texts, workers=2), library.extract_many(texts))
    pd.testing.assert_frame_equal(library.check_many(texts, workers=2), library.check_many(texts))


def test_workers_that_are_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("threading.active_count", lambda: 2)
    texts = ["Six men.", SLIP, b"Two"]
    pd.testing.assert_frame_equal(library.check_many(texts, workers=2), library.check_many(texts))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_cannot_be_sent_to_a_process_is_the_error_of_its_row(tmp_path: Path, workers: int) -> None:
    with (tmp_path / "a.txt").open("w+", encoding="utf-8") as file:
        cells = ["Six men.", file, lambda: None, object(), pd.Timestamp("2024-06-19"), "£5"]
        errors = library.check_many(cells, workers=workers)["error"]
    assert errors.notna().tolist() == [False, True, True, True, True, False]
    assert errors[1] == "an open file is no part of a column; give its path, or its text"


def test_a_fact_of_all_that_is_none_is_the_error_of_all() -> None:
    assert (
        library.check_many(["Six men."], date="yesterday")
        .loc[0, "error"]
        .startswith("'yesterday' is not a date")
    )
    assert library.extract_many(["Six men."], locale="xx").loc[0, "error"].startswith("unknown locale 'xx'")


def test_a_worker_that_is_killed() -> None:
    rows = [Row("Six men.", None, None)] * 2
    with pytest.raises(figures.FiguresError, match="was killed"):
        list(many._found(_die, rows, 2))


def _die(_: Row) -> many.Found:
    os._exit(1)


def test_a_mistake_of_our_own_is_that_of_one_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(text: str, **facts: Any) -> figures.Report:
        if text == "b":
            raise RuntimeError("oh")
        return figures.check(text, **facts)

    monkeypatch.setattr(many, "check", check)
    monkeypatch.delenv("FIGURES_DEBUG", raising=False)
    frame = library.check_many(["Six men.", "b", "£5"])
    assert frame["figures"].fillna(-1).tolist() == [1, -1, 1]
    assert "this is a mistake of figures itself (RuntimeError: oh)" in frame.loc[1, "error"]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(st.text(max_size=30), st.none(), st.binary(max_size=5), st.integers(), st.floats()))
)
def test_whatever_is_in_a_column_each_row_is_there(cells: list[Any]) -> None:
    frame = library.check_many(pd.Series(cells, dtype=object))
    assert len(frame) == len(cells)
    for cell, error in zip(cells, frame["error"], strict=True):
        assert (
            pd.isna(error) == (isinstance(cell, str) or cell is None or cell != cell)
            or "front matter" in error
        )
