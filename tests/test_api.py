"""The library, as its users call it."""

import datetime as dt
import pickle
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

import figures

TEXT = "It cost £92 million per year."


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("article.md")
    path.write_text(f"---\ndate: 2024-06-19\nlocale: en_AU\n---\n\n{TEXT}\n", encoding="utf-8")
    return path


def test_a_path_a_text_an_article(path: Path) -> None:
    expected = ["£92 million per year"]
    for source in (
        path,
        TEXT,
        figures.read_article("article.md"),
        figures.read(path),
        figures.read_text(TEXT),
    ):
        assert [figure.text for figure in figures.extract(source)] == expected


@pytest.mark.parametrize("name", ["none", "none.md", "a folder/none.txt"])
def test_a_path_that_is_none(name: str) -> None:
    with pytest.raises(figures.InputError, match="no such file or folder"):
        figures.extract(Path(name))
    with pytest.raises(figures.InputError, match="no such file or folder"):
        figures.read_article(name)


@pytest.mark.parametrize("source", ["", "none", "£5", "a" * 10_000 + " £5", "See a.md.\nb.md"])
def test_a_text(source: str) -> None:
    assert len(figures.check(source).figures) == source.count("£")


def test_facts(path: Path) -> None:
    facts = [
        (figures.check(path), dt.date(2024, 6, 19), "en_AU"),
        (figures.check(path, date="2020-01-01", locale="en-GB"), dt.date(2020, 1, 1), "en_GB"),
        (figures.check(figures.read(path), date=dt.date(2020, 1, 1)), dt.date(2020, 1, 1), "en_AU"),
        (figures.check(TEXT), None, "en"),
    ]
    for report, date, locale in facts:
        assert (report.article.date, report.article.locale) == (date, locale)


@pytest.mark.parametrize("facts", [{"date": "yesterday"}, {"locale": "en_XX"}])
def test_facts_that_are_none(facts: dict[str, str]) -> None:
    with pytest.raises(figures.UsageError):
        figures.check(TEXT, **facts)  # type: ignore[arg-type]


def test_quantities() -> None:
    money, distance, men = figures.extract("It cost £92 million per year, and 60 km for six men.")
    assert money.quantity is not None
    assert str(money.quantity.units) == "GBP / year"
    assert money.quantity.to("GBP / decade").magnitude == 920_000_000
    assert distance.quantity is not None
    assert distance.quantity.to("meter").magnitude == Fraction(60_000)
    assert men.quantity is not None
    assert men.quantity.dimensionless
    assert figures.extract("It took 5 to 10 km.")[0].quantity is None


def test_frames() -> None:
    report = figures.check(TEXT)
    assert report.to_frame()[["file", "line", "value", "unit", "per"]].to_numpy().tolist() == [
        ["<text>", 1, 92_000_000, "GBP", "year"]
    ]
    assert "file" not in figures.to_frame(report.figures).columns


def test_records_pickle() -> None:
    report = figures.check("Profit rose by 50% from £40m to £46m.")
    assert pickle.loads(pickle.dumps(report)) == report


def test_names() -> None:
    assert all(callable(getattr(figures, name)) for name in figures.__all__)


def test_what_is_slow_to_load_is_not_loaded() -> None:
    code = (
        "import sys, figures; figures.check('It cost £92 million, or $5 (10 km).'); "
        "slow = {'pandas', 'pint', 'jsonschema', 'markdown_it', 'numpy'}; "
        "print(sorted(slow & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # fills the caches
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
