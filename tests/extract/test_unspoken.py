"""In a language without a folder of words, digits, signs, codes, units and months are read all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import figures
from tests.command import figures as command

FIGURES = {
    ("pl", "Cena wzrosła o 12,5% do 1 234,50 zł."): ["12.5 percent", "1234.50 PLN"],
    ("pl", "Trasa ma 3,5 km, od 12 maja 2020."): ["3.5 kilometer", "2020-05-12"],
    ("it", "Costa 1.234,50 euro, per 12 chilometri."): ["1234.50 EUR", "12 kilometer"],
    ("it", "Il 3 maggio 2021 c'erano 20 gradi."): ["2021-05-03", "20 degree"],
    ("pt_BR", "Subiu 12,5% para R$ 1.234,50 em 12 de maio de 2020."): [
        "12.5 percent",
        "1234.50 BRL",
        "2020-05-12",
    ],
    ("pt_BR", "Foram 30 pessoas."): ["30 None"],
    ("ja", "価格は1,200円。"): ["1200 JPY"],
    ("he", "42.5% 3.5 km"): ["42.5 percent", "3.5 kilometer"],
    ("ar", "١٢٣ كم و 45%"): ["123 kilometer", "45 percent"],
    ("fi", "12,5 % ja 3,5 km, 1.5.2020"): ["12.5 percent", "3.5 kilometer", "2020-05-01"],
    ("sv", "Priset steg till 1 500 kronor den 3 maj 2021."): ["1500 SEK", "2021-05-03"],
    ("nl", "Het kostte € 2.500,00 op 3 mei 2021."): ["2500.00 EUR", "2021-05-03"],
}


@pytest.mark.parametrize(("locale", "text"), FIGURES)
def test_figures_of_languages_without_words(locale: str, text: str) -> None:
    found = [each.date or f"{each.value} {each.unit}" for each in figures.extract(text, locale=locale)]
    assert found == FIGURES[locale, text]


@pytest.mark.parametrize("locale", ["pl", "ja", "pt_BR"])
def test_nothing_is_compared(locale: str) -> None:
    report = figures.check("12 km (3 mi), 1,2345, 3 + 4 = 9", locale=locale)
    assert report.figures
    assert (report.findings, report.compared) == ((), 0)


def test_what_is_no_locale_is_an_error() -> None:
    with pytest.raises(figures.UsageError, match="there is no locale 'xx'"):
        figures.check(figures.Article("5 km", (), (0,), locale="xx"))


def test_the_closing_line_names_the_languages(tmp_path: Path) -> None:
    """And no article is refused."""
    (tmp_path / "a.html").write_text("<html lang=pl><p>Cena wzrosła o 12,5%.", encoding="utf-8")
    (tmp_path / "b.html").write_text("<html lang=pl-PL><p>Trasa ma 3,5 km.", encoding="utf-8")
    (tmp_path / "c.html").write_text("<html lang=ja><p>価格は1,200円。", encoding="utf-8")
    (tmp_path / "d.txt").write_text("It is 10 miles (16 km) from here.", encoding="utf-8")
    done = command("check", str(tmp_path))
    assert done.code == 0
    assert done.lines == [
        "4 articles, 5 figures (2 compared with another), 0 errors, 0 warnings."
        " Nothing is compared in Polish (2 articles) and in Japanese (1 article)."
    ]
