"""Articles in other languages: which language it is, and that nothing false is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import figures
from figures.lexicon import UNKNOWN, locale_of

ARTICLES = sorted((Path(__file__).parent / "languages").glob("*.txt"))
"""One article for each language, named after it; every paragraph is news with its numbers right."""

SHORT = yaml.safe_load((Path(__file__).parent / "short_texts.yaml").read_text(encoding="utf-8"))
UNSURE = SHORT.pop("unsure")


def _rows(texts: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, each in texts.items() for text in each]


WRONG = [
    ("de", "Der Weg ist 10 Meilen (26 Kilometer) lang.", "bracketed-conversion"),
    ("de", "Am Montag, dem 18. Juni 2024, tagt der Rat.", "weekday-date"),
    ("de", "Die Frist endet am 31. Juni 2024.", "no-such-day"),
    ("de", "Er lief 1.20,0 Kilometer.", "digit-grouping"),
    ("fr", "Le sentier mesure 10 miles (26 kilomètres).", "bracketed-conversion"),
    ("fr", "Le conseil se réunit lundi 18 juin 2024.", "weekday-date"),
    ("fr", "Le délai expire le 31 juin 2024.", "no-such-day"),
    ("es", "El sendero tiene 10 millas (26 kilómetros).", "bracketed-conversion"),
    ("es", "El consejo se reúne el lunes 18 de junio de 2024.", "weekday-date"),
    ("es", "El plazo acaba el 31 de junio de 2024.", "no-such-day"),
]

ENGLISH = [
    "",
    "1,200 Euro",
    "Le Monde",
    "Die Zeit: Der Spiegel, Das Bild",
    "Final scores: Leeds 3, Hull 1; Derby 2, Fulham 2; Luton 0, Brentford 4. Attendance 24,318.",
    "He read Le Monde and Die Zeit in Los Angeles, where the El Niño of 1998 and La Niña are still talked about "
    "by the people of the El Paso school, who went to the Rio de Janeiro carnival and to the Costa del Sol.",
    "שש 1,200 men عشرون",
    "Ελλάδα 1,200",
    "Revenue rose 4.7% to $3.21bn in the third quarter, but profit fell from $418m to $377m as costs rose.",
]


def _locale(article: Path) -> str:
    return article.stem if article.stem in ("de", "es", "es_419", "fr", "nl") else UNKNOWN


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)
def test_the_language_is_told_by_its_small_words(article: Path) -> None:
    assert figures.read(article).locale == _locale(article)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)
def test_a_paragraph_is_never_taken_for_another_known_language(article: Path) -> None:
    paragraphs = article.read_text(encoding="utf-8").split("\n\n")
    language = _locale(article).partition("_")[0]
    assert {locale_of(paragraph) for paragraph in paragraphs} <= {language, "en", UNKNOWN}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_when_in_doubt(text: str) -> None:
    assert locale_of(text) == "en"


@pytest.mark.parametrize(("language", "text"), _rows(SHORT))
def test_a_short_text(language: str, text: str) -> None:
    assert locale_of(text).partition("_")[0] == language


@pytest.mark.xfail(strict=True, reason="one common word is not enough, or it is one of two languages")
@pytest.mark.parametrize(("language", "text"), _rows(UNSURE))
def test_too_short_to_tell(language: str, text: str) -> None:
    assert locale_of(text).partition("_")[0] == language


@pytest.mark.parametrize(
    "text", [text for language, text in _rows(SHORT) if language != "en" and ("," in text or "." in text)]
)
def test_nothing_is_said_of_a_decimal_comma(text: str) -> None:
    assert figures.check(text).findings == ()


@pytest.mark.parametrize("foreign", ["Le temps des cerises", "Die Zeit, die bleibt", "Los de abajo"])
def test_a_quotation_is_not_the_language_of_an_article(foreign: str) -> None:
    assert (
        locale_of(f"She sold 40,000 copies of “{foreign}” in a year, which is more than anyone had thought.")
        == "en"
    )


@pytest.mark.parametrize("separator", ["\n", " | ", "; "])
def test_a_list_of_foreign_names_is_english(separator: str) -> None:
    names = [
        "Los Angeles 4",
        "Le Havre 2",
        "Das Boot 149",
        "El Paso 3",
        "La Paz 7",
        "Die Welt 1",
        "Der Spiegel 5",
    ]
    assert locale_of(separator.join(names)) == "en"


@pytest.mark.parametrize(("german", "locale"), [(5, "de"), (3, "und"), (1, "en")])
def test_a_text_in_two_languages(german: int, locale: str) -> None:
    both = ["Der Rat sagte am Montag, dass die Miete um 4,5 Prozent steigt."] * german
    both += ["The council said on Monday that the rent will rise."] * 2
    assert locale_of(" ".join(both * 4)) == locale


def test_ingredients_without_small_words_are_english() -> None:
    assert locale_of("\n".join(f"{number} cups flour, sugar, butter, salt" for number in range(2, 9))) == "en"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.stem)
def test_nothing_is_said_of_what_is_right(article: Path) -> None:
    report = figures.check(article)
    assert report.figures
    assert report.findings == ()


@pytest.mark.parametrize(
    "article", [path for path in ARTICLES if _locale(path) == UNKNOWN], ids=lambda path: path.stem
)
def test_nothing_is_compared_in_a_language_that_has_no_lexicon(article: Path) -> None:
    report = figures.check(article)
    assert report.compared == 0
    assert not report.looked


@pytest.mark.parametrize(("locale", "text", "rule"), WRONG)
def test_rules_without_words_hold_in_every_language(locale: str, text: str, rule: str) -> None:
    assert [finding.rule for finding in figures.check(text, locale=locale).findings] == [rule]


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_told_or_found_out_the_figures_are_the_same(language: str) -> None:
    article = Path(__file__).parent / "languages" / f"{language}.txt"
    assert figures.extract(article) == figures.extract(article, locale=language)
