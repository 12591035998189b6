"""Figures as tables, CSV, JSON and frames; all of it valid by the schema that ships."""

import json
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from unicodedata import category

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.model import Article, Block, Figure, Kind, Normalised, Number, Qualifier, Reading, Section
from figures.normalise import Settings
from figures.report.display import columns, shorten, visible
from figures.report.formats import load
from figures.report.json import figure_lines
from figures.report.record import figure_record, number_text
from figures.report.result import Report
from figures.report.rows import COLUMNS, csv_header, csv_lines
from figures.report.run import Run
from figures.report.style import plain
from figures.report.table import article_table, readable, value_text
from tests.report.test_text import finding

TEXT = "Up to £92 million per year.\nAbout 5 to 10 km on June 19, 2024."
ARTICLE = Article(TEXT, (Block(TEXT, Section.BODY, ((0, 0),)),), (0, 28), "a.txt")


def figure(text: str, kind: Kind, **facts: object) -> Figure:
    start = TEXT.index(text)
    place = (start, start + len(text), text, 0, start, start + len(text), 0, Section.BODY)
    return Figure(*place, kind, **facts)  # type: ignore[arg-type]


FIGURES = (
    figure(
        "Up to £92 million per year",
        Kind.MONEY,
        value=Decimal("9.2E+7"),
        unit="GBP",
        per="year",
        qualifier=Qualifier.AT_MOST,
        precision=Decimal("1E+6"),
        subject=("annual", "fee"),
        readings=(Reading(Kind.MEASURE, "pound", Decimal(92_000_000)),),
        normalised=Normalised(Fraction(92_000_000), "GBP", "year"),
    ),
    figure(
        "About 5 to 10 km",
        Kind.MEASURE,
        low=Decimal(5),
        high=Decimal(10),
        unit="kilometer",
        qualifier=Qualifier.ABOUT,
    ),
    figure("June 19, 2024", Kind.DATE, date="2024-06-19"),
)

SCHEMA = json.loads(files("figures").joinpath("schema", "figures-1.json").read_text("utf-8"))


def validator(definition: str) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator({**SCHEMA, "oneOf": [{"$ref": f"#/$defs/{definition}"}]})


def test_record() -> None:
    assert figure_record(FIGURES[0], ARTICLE) == {
        "schema": "figures/1",
        "file": "a.txt",
        "start": 0,
        "end": 26,
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 27,
        "text": "Up to £92 million per year",
        "section": "body",
        "kind": "money",
        "value": "92000000",
        "low": None,
        "high": None,
        "unit": "GBP",
        "per": "year",
        "noun": None,
        "subject": ["annual", "fee"],
        "qualifier": "<=",
        "change": None,
        "precision": "1000000",
        "date": None,
        "readings": [{"kind": "measure", "unit": "pound", "value": "92000000"}],
        "normalised": {"value": "92000000", "unit": "GBP", "per": "year"},
    }


def test_json_lines_fit_the_schema() -> None:
    for line in figure_lines(FIGURES, ARTICLE):
        validator("figure").validate(json.loads(line))


def test_a_check_fits_the_schema() -> None:
    report = Report(ARTICLE, FIGURES, (finding(ARTICLE, "£92 million", "10 km"),), 2)
    record = json.loads(
        "\n".join(load("json").lines(Run([report, report], (), lambda: ((), Settings()), "1")))
    )
    validator("check").validate(record)
    assert (
        record["files"] == [{"file": "a.txt", "figures": 3, "compared": 2, "date": None, "locale": "en"}] * 2
    )
    assert [found["rule"] for found in record["findings"]] == ["sum-total"] * 2
    assert json.loads("\n".join(load("json").lines(Run((), (), lambda: ((), Settings()), "1")))) == {
        "schema": "figures/1",
        "files": [],
        "findings": [],
    }


@pytest.mark.parametrize(
    "change", [{"value": 92}, {"kind": "sum"}, {"extra": 1}, {"value": "9.2E+7"}, {"line": 0}]
)
def test_the_schema_refuses(change: dict[str, object]) -> None:
    record = {**figure_record(FIGURES[0], ARTICLE), **change}
    assert not validator("figure").is_valid(record)


def test_table() -> None:
    assert [plain(line) for line in article_table(FIGURES, ARTICLE)] == [
        "a.txt",
        "line  kind     figure                              value  unit        normalised",
        "   1  money    Up to £92 million per year  <= 92,000,000  GBP / year  92,000,000 GBP / year",
        "   2  measure  About 5 to 10 km                   ~ 5–10  kilometer",
        "   2  date     June 19, 2024                  2024-06-19",
    ]
    assert [plain(line) for line in article_table((), ARTICLE)] == ["a.txt", "no figures"]


def test_csv() -> None:
    assert csv_header() == ",".join(COLUMNS)
    assert list(csv_lines(FIGURES[1:], ARTICLE)) == [
        "a.txt,2,1,28,44,About 5 to 10 km,body,measure,,5,10,kilometer,,,,~,,,,,,,",
        'a.txt,2,21,48,61,"June 19, 2024",body,date,,,,,,,,=,,,2024-06-19,,,,',
    ]


def test_frame() -> None:
    frame = Report(ARTICLE, FIGURES, (), 0).to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert frame["value"].iloc[0] == 92_000_000
    assert frame["unit"].tolist()[:2] == ["GBP", "kilometer"]
    assert Report(ARTICLE, (), (), 0).to_frame().shape == (0, len(COLUMNS))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("9.2E+7"), "92000000"),
        (Decimal("0.50"), "0.5"),
        (Decimal("-1.0"), "-1"),
        (Decimal("100"), "100"),
        (Decimal("0"), "0"),
        (Decimal("1E-7"), "0.0000001"),
        (Fraction(1, 2), "0.5"),
        (Fraction(1, 3), "0." + "3" * 28),
        (None, None),
    ],
)
def test_numbers(number: Number | None, text: str | None) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal(1_200), "1,200"),
        (Decimal("-1234.50"), "-1,234.5"),
        (Fraction(2, 3), "0.666667"),
        (Fraction(10**12, 7), "142,857,142,857"),
        (Fraction(1, 4), "0.25"),
    ],
)
def test_readable(number: Number, text: str) -> None:
    assert readable(number) == text


def test_years_have_no_groups() -> None:
    assert value_text(figure("June 19, 2024", Kind.YEAR, value=Decimal(2024))) == "2024"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=6))
def test_numbers_are_exact(number: Decimal) -> None:
    text = number_text(number)
    assert text is not None
    assert Decimal(text) == number
    assert "E" not in text


@given(st.text(), st.integers(1, 50))
def test_what_is_shown_is_safe_and_short(text: str, limit: int) -> None:
    shown = visible(text)
    assert not any(category(character) in ("Cc", "Cs", "Zl", "Zp") for character in shown)
    assert visible(shown) == shown
    assert columns(shorten(text, limit)) <= limit
