"""The report to read, whole."""

from collections.abc import Sequence

import pytest

import figures
from figures.model import Article, Confidence, Finding, Fix, Mark, Severity
from figures.read import read_text
from figures.report.closing import summary_line
from figures.report.result import Report
from figures.report.style import plain
from figures.report.tally import Tally
from figures.report.text import finding_lines


def finding(article: Article, reported: str, *others: str, **facts: object) -> Finding:
    """A finding about figures that stand in the article as these words, in the order of the text."""
    marks = []
    at = 0
    for text in sorted([reported, *others], key=article.source.index):
        at = article.source.index(text, at)
        marks.append(Mark(text.split()[0], at, at + len(text), text))
        at += 1
    start = article.source.index(reported)
    line, column = article.position(start)
    given: dict[str, object] = {
        "rule": "sum-total",
        "severity": Severity.ERROR,
        "confidence": Confidence.CERTAIN,
        "message": "12 men and 7 women add up to 19 people, not 25 people",
        "file": article.path,
        "start": start,
        "end": start + len(reported),
        "line": line,
        "column": column,
        "figures": tuple(marks),
    }
    return Finding(**{**given, **facts})  # type: ignore[arg-type]


def shown(article: Article, found: Finding) -> list[str]:
    return [plain(line) for line in finding_lines(found, article)]


def test_one_line() -> None:
    article = read_text("Crash\n\nThe coach carried 25 people: 12 men and 7 women.", "bridge.md")
    assert shown(article, finding(article, "25 people", "12 men", "7 women", expected="19 people")) == [
        "bridge.md:3:19: error: sum-total: 12 men and 7 women add up to 19 people, not 25 people",
        "   |",
        " 3 | The coach carried 25 people: 12 men and 7 women.",
        "   |                   ^^^^^^^^^  ------     -------",
        "   = certain: no reading of the 3 figures fits",
        "   = would fit: 19 people",
        "   = figures rules sum-total",
    ]


def test_figures_on_other_lines() -> None:
    article = read_text(
        "Six die\n\nText.\n\n" * 20 + "In all 25 people died,\n12 men and\n\n7 women.", "a.txt"
    )
    found = finding(
        article, "25 people", "12 men", "7 women", confidence=Confidence.LIKELY, severity=Severity.WARNING
    )
    assert shown(article, found) == [
        "a.txt:81:8: warning: sum-total: 12 men and 7 women add up to 19 people, not 25 people",
        "   |",
        "81 | In all 25 people died,",
        "   |        ^^^^^^^^^",
        "82 | 12 men and",
        "   | ------",
        "..",
        "84 | 7 women.",
        "   | -------",
        "   = likely: the 3 figures would fit only if rounded down, or to fewer digits than are written",
        "   = figures rules sum-total",
    ]


def test_a_figure_on_two_lines_and_suggestions() -> None:
    article = read_text("It cost £92\nmillion.", "a.txt")
    fixes = (Fix(8, 19, "£9 million"),)
    found = finding(article, "£92\nmillion", message="too\nmuch", fixes=fixes)
    assert shown(article, found) == [
        "a.txt:1:9: error: sum-total: too much",
        "   |",
        " 1 | It cost £92",
        "   |         ^^^",
        " 2 | million.",
        "   | ^^^^^^^",
        "   = certain: no reading of the figure fits",
        "   = suggestion: “£9 million” in place of “£92 million”",
        "   = figures rules sum-total",
    ]


def test_overlapping_figures_have_one_mark_each() -> None:
    article = read_text("It was 5 to 10 km.", "a.txt")
    assert shown(article, finding(article, "5 to 10 km", "10 km"))[2:4] == [
        " 1 | It was 5 to 10 km.",
        "   |        ^^^^^^^^^^",
    ]


@pytest.mark.parametrize(
    ("text", "reported", "others", "rows"),
    [
        (
            "Words. " * 40 + "It cost £92 million. " + "Words. " * 40 + "It cost £9 million.",
            "£92 million",
            ["£9 million"],
            [
                " 1 | …Words. Words. It cost £92 million. Words. Words. Words."
                "…Words. Words. It cost £9 million.",
                "   |                        ^^^^^^^^^^^                       "
                "                      ----------",
            ],
        ),
        ("五百円 cost £5.", "£5", [], [" 1 | 五百円 cost £5.", "   |             ^^"]),
        ("\tIt\tcost £5.", "£5", [], [" 1 |     It    cost £5.", "   |                ^^"]),
        (
            "e\u0301 cost \u202e£5\u202c\x1b[31m.",
            "£5",
            [],
            [" 1 | e\u0301 cost �£5�␛[31m.", "   |         ^^"],
        ),
        ("9" * 10_000_000, "9" * 10_000_000, [], [" 1 | " + "9" * 85 + "…", "   | " + "^" * 60]),
    ],
)
def test_hard_lines(text: str, reported: str, others: Sequence[str], rows: Sequence[str]) -> None:
    article = read_text(text, "a.txt")
    assert shown(article, finding(article, reported, *others))[2:4] == rows


def test_findings_about_the_same_figures_are_one_block() -> None:
    article = read_text("The coach carried 25 people: 12 men and 7 women.", "a.txt")
    lead = finding(article, "25 people", "12 men")
    also = finding(article, "12 men", "25 people", rule="house", severity=Severity.WARNING, message="too few")
    lines = [plain(line) for line in finding_lines(lead, article, [also])]
    assert lines[:-1] == shown(article, lead)
    assert lines[-1] == "   = also: 1:30: warning: house: too few"


def test_a_file_name_cannot_steer_the_terminal() -> None:
    article = read_text("£5", "a\x1b[2J.txt")
    assert shown(article, finding(article, "£5"))[0].startswith("a␛[2J.txt:1:1: error: ")


def test_the_closing_line() -> None:
    article = read_text("£5 £6", "a.txt")
    one = Report(article, (), (finding(article, "£5"), finding(article, "£6", severity=Severity.INFO)), 0)
    warnings = (finding(article, price, severity=Severity.WARNING) for price in ("£5", "£5", "£6"))
    two = Report(article, (), tuple(warnings), 1_234)  # the two of one figure are one slip
    hidden = Report(article, (), (finding(article, "£5", suppressed=True),), 0)
    assert (
        summary_line(Tally.of([one]))
        == "1 article, 0 figures (0 compared with another), 1 error, 0 warnings, 1 note."
    )
    assert summary_line(Tally.of([one, two]), unreadable=1) == (
        "2 articles, 0 figures (1,234 compared with another), 1 error, 2 warnings, 1 note, 1 not read."
    )
    assert (
        summary_line(Tally.of([hidden]))
        == "1 article, 0 figures (0 compared with another), 0 errors, 0 warnings."
    )


GERMAN = "Der Preis stieg um 4,5 Prozent."


@pytest.mark.parametrize(
    ("text", "locale", "said"),
    [
        (GERMAN, None, " The language was told from the text: German (1 article)."),
        (GERMAN, "de", ""),
        (f"---\nlocale: de_AT\n---\n\n{GERMAN}", None, ""),
        ("The trip took about four hours.", None, " No rule could look at 1 figure."),
        ("It is 10 miles (16 km).", None, ""),
    ],
)
def test_the_closing_line_says_what_was_told_and_what_nobody_could_look_at(
    text: str, locale: str | None, said: str
) -> None:
    closing = summary_line(Tally.of([figures.check(text, locale=locale)]))
    assert closing.partition("0 warnings.")[2] == said


def test_the_languages_of_several_articles() -> None:
    texts = [GERMAN, "Le prix a augmenté de 4,5 %.", GERMAN, "It is 10 miles (16 km)."]
    closing = summary_line(Tally.of(map(figures.check, texts)))
    assert closing.endswith(" The language was told from the text: German (2 articles), French (1 article).")
