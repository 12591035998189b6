"""The locale of an article: a page's claim, its words, and how its numbers are written."""

from __future__ import annotations

from pathlib import Path

import pytest

import figures
from figures.lexicon import numbered

GERMAN = (
    "Die Stadt hat im vergangenen Jahr mehr für die Schulen ausgegeben als je zuvor, und das wird sich nicht ändern, "
    "weil die Kinder sonst keinen Platz haben. Es waren 19,5 Millionen Euro."
)
ENGLISH = (
    "The town has spent more on its schools than ever before, and that will not change, because there is no room for "
    "the children if it does. It was 19.5 million euros."
)
POLISH = "Miasto wydało na szkoły więcej niż kiedykolwiek, a w tym roku będzie to 19,5 mln euro."
CLAIMED = {
    ("en", GERMAN): "de",
    ("en-US", GERMAN): "de",
    ("fr", GERMAN): "de",
    ("de-CH", GERMAN): "de_CH",
    ("pl", POLISH): "pl",
    ("en-GB", ENGLISH): "en_GB",
    ("de", "Nur 5 kg."): "de",
    ("it", "Solo 5 kg."): "it",
}
NUMBERED = {
    ("en", "Of 19,5 million houses 11,8 million are old."): "en_DE",
    ("en_GB", "We sold 2,5 kg and 3,75 kg for 12,50 € each."): "en_DE",
    ("en", "The sum of 1.234.567,80 euros went to 2.345.678 people."): "en_DE",
    ("en", "Growth of 2,3%, 4,1%, 5,2% and 7,7% since version 3.1 came."): "en_DE",
    ("en", "It cost $94,00 in 1995."): "en",
    ("en", "It cost $94,00 then and $56.50 now."): "en",
    ("en", "A growth of 2,3% and 4,1% at 1,200 firms."): "en",
    ("en", "Sources [1,2] and [3,4] say so, and (5,6) others too."): "en",
    ("en", "The plant made 12,345 cars and 6.250 tonnes."): "en",
    ("en", "There were no numbers."): "en",
    ("es", "Unos 2,500 pesos."): "es_419",
    ("es", "El 2.5% de 1,200 casas."): "es_419",
    ("es", "Unos 2.500 euros, un 2,5%."): "es",
    ("es", "A las 17.30 horas llegaron 20 personas."): "es",
    ("es", "Unas 2,5 toneladas y unos 1,200 euros."): "es",
    ("de", "Um 17.30 Uhr und um 18.45 Uhr fuhr Linie 2.1 los."): "de",
    ("pl", "Cena 2.5 i 3.5 euro."): "pl",
}


@pytest.mark.parametrize(("claim", "text"), CLAIMED)
def test_the_words_of_a_page_belie_its_template(claim: str, text: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html lang={claim}><meta charset=utf-8><body><p>{text}", encoding="utf-8")
    assert figures.read(page).locale == CLAIMED[claim, text]


def test_front_matter_is_believed(tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text(f"---\nlocale: en\n---\n{GERMAN}", encoding="utf-8")
    assert figures.read(article).locale == "en"
    assert figures.read(article, locale="fr").locale == "fr"


@pytest.mark.parametrize(("locale", "text"), NUMBERED)
def test_numbers_say_how_they_are_written(locale: str, text: str) -> None:
    assert numbered(locale, text) == NUMBERED[locale, text]


def test_what_was_asked_for_is_taken() -> None:
    text = "Of 19,5 million houses 11,8 million are old."
    assert figures.check(text).findings == ()
    assert figures.check(text, locale="en_GB").article.locale == "en_GB"
