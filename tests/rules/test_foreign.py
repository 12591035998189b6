"""Texts in two languages, quotations in another, locales that contradict the text: nothing false is said, and why."""

import pytest

import figures
from figures.lexicon import foreign_to
from figures.report.closing import summary_line
from figures.report.tally import Tally

GERMAN = (
    "Die Miete stieg um 12 Prozent von 50 auf 65 Euro, und die Stadt prüft nun 38 Häuser in der Altstadt."
)
FRENCH = "Le loyer a augmenté de 12 % et passe de 50 à 65 euros, ce que la ville n'a pas encore accepté."
SPANISH = "El alquiler subió un 12 % al pasar de 50 a 65 euros, según dijo ayer el portavoz de la empresa."
ENGLISH = (
    "The rent rose by 12 per cent, from 50 to 65 euros, and the town is now looking at 38 of its houses."
)
TEXTS = {"de": GERMAN, "fr": FRENCH, "es": SPANISH, "en": ENGLISH}


@pytest.mark.parametrize("language", TEXTS)
def test_in_its_own_language_a_slip_is_said(language: str) -> None:
    assert figures.check(TEXTS[language], locale=language).findings
    assert foreign_to(language, TEXTS[language]) is None


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("locale", TEXTS)
def test_a_locale_that_contradicts_the_text_makes_no_finding(language: str, locale: str) -> None:
    if language != locale:
        report = figures.check(TEXTS[language], locale=locale)
        assert report.findings == ()
        assert foreign_to(locale, TEXTS[language]) == language


def test_a_locale_that_contradicts_the_text_is_said() -> None:
    closing = summary_line(
        Tally.of([figures.check(GERMAN, locale="en"), figures.check(ENGLISH, locale="en")])
    )
    assert "The words of 1 article are German, and its locale says English: check the locale." in closing


RIGHT_READ_WRONG = [
    "Der Preis stieg von 1.200 auf 1.260 Euro, also um 5,0 Prozent, und das ist für die meisten zu viel.",
    "Am 03.04.2024 kamen 12,5 Prozent mehr als am 04.03.2024; das waren 1.125 statt 1.000 Gäste in der Woche.",
]


@pytest.mark.parametrize("text", RIGHT_READ_WRONG)
def test_nothing_is_said_of_what_is_right_and_read_in_another_language(text: str) -> None:
    for locale in ("en", "en_GB", "fr", "es"):
        assert figures.check(text, locale=locale).findings == ()


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_paragraphs_in_two_languages_are_read_in_one(language: str) -> None:
    both = f"{ENGLISH}\n\n{TEXTS[language]}"
    for locale in ("en", language):
        own = figures.check(TEXTS[locale], locale=locale).findings
        found = figures.check(both, locale=locale).findings
        assert {each.rule for each in found} <= {each.rule for each in own}
        assert all(foreign_to(locale, both[each.start - 30 : each.end + 30]) is None for each in found)


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_a_quotation_in_another_language_is_no_relation(language: str) -> None:
    text = f"The spokesman was quoted in the original: “{TEXTS[language]}” He did not say more."
    assert figures.check(text, locale="en").findings == ()
    text = f"Auf die Frage antwortete er nur: „{ENGLISH}“ Mehr war von ihm nicht zu hören."
    assert figures.check(text, locale="de").findings == ()


@pytest.mark.parametrize(
    "text", ["40,000 copies of “Die Zeit, die bleibt” and 300 of “Los de abajo”", "12 kg", ""]
)
def test_a_few_words_of_another_language_contradict_nothing(text: str) -> None:
    assert foreign_to("en", text) is None
    assert foreign_to("pl", GERMAN) is None
