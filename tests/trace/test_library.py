"""The library: what a text, a path and a folder are, and what is told of each figure."""

from pathlib import Path

import pytest

import figures
from figures import InputError, UsageError, Verdict


def test_a_str_is_a_text_and_a_path_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("5.md").write_text("It took 7 weeks.", encoding="utf-8")
    assert [each.verdict for each in figures.trace("It took 7 weeks.", Path("5.md")).figures] == [
        Verdict.SUPPORTED
    ]
    assert [each.verdict for each in figures.trace("It took 7 weeks.", "5.md").figures] == [
        Verdict.UNSUPPORTED
    ]
    assert figures.trace(Path("5.md"), ["7 weeks", "8 weeks"]).article.path == "5.md"


def test_a_folder_is_all_that_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("It took 7 weeks.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("It cost £9.", encoding="utf-8")
    trace = figures.trace("It cost £9 and took 7 weeks.", tmp_path)
    assert len(trace.sources) == 2
    assert [trace.sources[each.places[0].source].path[-5:] for each in trace.figures] == ["b.txt", "/a.md"]


@pytest.mark.parametrize(
    ("text", "source", "error"),
    [
        ("It took 7 weeks.", "", InputError),
        ("It took 7 weeks.", Path("nope.md"), InputError),
        (Path("nope.md"), "It took 7 weeks.", InputError),
    ],
)
def test_what_cannot_be_traced(text: str | Path, source: str | Path, error: type[Exception]) -> None:
    with pytest.raises(error):
        figures.trace(text, source)


def test_a_date_must_be_one() -> None:
    with pytest.raises(UsageError, match="date"):
        figures.trace("It took 7 weeks.", "7 weeks", date="soon")


def test_an_article_without_figures_has_nothing_to_trace() -> None:
    assert figures.trace("Nothing to count.", "It took 7 weeks.").figures == ()


def test_the_arithmetic_and_its_chance_are_told() -> None:
    source = "| Year | Tolls |\n| 2023 | 1,175 |\n| 2024 | 1,316 |\n"
    (found,) = (
        each
        for each in figures.trace("Tolls grew by 12% from 2023 to 2024.", source).figures
        if each.equation
    )
    assert (found.figure.text, found.equation) == ("12%", "(1,316 - 1,175) / 1,175")
    assert found.chance is not None
    assert 0 < found.chance < 0.5


def test_a_figure_made_wrong_is_not_derived() -> None:
    source = "| Year | Tolls |\n| 2023 | 1,175 |\n| 2024 | 1,316 |\n"
    for wrong in ("11.2%", "13%", "21%", "12.9%"):
        found = figures.trace(f"Tolls grew by {wrong} from 2023 to 2024.", source).figures
        assert next(each for each in found if each.figure.text == wrong).verdict is not Verdict.DERIVED
