"""Findings speak the language of the article: every message that ships has its translations, with the same braces."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import figures
from figures.errors import UsageError
from figures.rules.findings.catalogue import SOURCE, catalogue, languages
from figures.rules.findings.slips import SCALES
from figures.rules.syntax.template import parse_template, parts

OTHERS = [language for language in languages() if language != SOURCE]
FINDINGS = Path(figures.__file__).parent / "rules" / "findings"
WORDS = [*SCALES.values(), "or", "more", "less", "more or less", "as many", "a rise", "a fall", "a change"]


def of_rules() -> set[str]:
    rules = figures.load_rules().packs.rules
    templates = [
        each for rule in rules for each in (rule.message, rule.equation, *(s.says for s in rule.slips))
    ]
    return {
        template.text
        for template in templates
        if re.search(r"[^\W\d_]{2}", re.sub(r"{.*?}", "", template.text))
    }


def of_code() -> Iterator[str]:
    """The strings of the code of findings that name what is put into their braces."""
    for path in FINDINGS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if re.search(r"{(figure|one|number|share|scale|said)}", text) and not re.search(r"[\n`]", text):
                yield text


def braces(text: str) -> list[str]:
    return sorted(re.findall(r"{[^{}]*}", text))


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated(language: str) -> None:
    known = catalogue(language)
    wanted = of_rules() | set(of_code()) | set(WORDS)
    assert sorted(wanted - known.keys()) == [], "add them to figures/locale/*/LC_MESSAGES/figures.po"


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_left_of_a_message_that_has_gone(language: str) -> None:
    rules = figures.load_rules().packs.rules
    texts = {
        each.text for rule in rules for each in (rule.message, rule.equation, *(s.says for s in rule.slips))
    }
    assert sorted(catalogue(language).keys() - texts - set(of_code()) - set(WORDS)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_the_same(language: str) -> None:
    for text, translation in catalogue(language).items():
        assert braces(translation) == braces(text), text
        assert len(list(parts(parse_template(translation)))) == text.count("{"), text


SAID = [
    (
        "de",
        "Das sind 10 Meilen (61 km).",
        "10 Meilen sind 16 km, nicht 61 km; bei 61 km können zwei Ziffern vertauscht sein: 16 km",
    ),
    (
        "fr",
        "Il y a 10 miles (61 km).",
        "10 miles font 16 km et non 61 km ; 61 km est peut-être 16 km, avec deux chiffres intervertis",
    ),
    (
        "es",
        "Son 10 millas (61 km).",
        "10 millas son 16 km, no 61 km; 61 km puede ser 16 km con dos cifras intercambiadas",
    ),
    (
        "en",
        "It is 10 miles (61 km).",
        "10 miles is 16 km, not 61 km; 61 km may be 16 km with two digits exchanged",
    ),
    ("en", "Rents rose 12% to £44 from £50.", "£50 to £44 is a fall of 12%, not a rise"),
    (
        "de",
        "Die Mieten stiegen um 12 Prozent von 50 auf 44 Euro.",
        "von 50 auf 44 Euro ist es ein Rückgang um 12 Prozent, nicht ein Anstieg",
    ),
    (
        "fr",
        "Les loyers ont augmenté de 12 %, de 50 à 44 euros.",
        "de 50 à 44 euros, c’est une baisse de 12 % et non une hausse",
    ),
    (
        "es",
        "Los alquileres subieron un 12 %, de 50 a 44 euros.",
        "de 50 a 44 euros hay una bajada de 12 %, no una subida",
    ),
]


@pytest.mark.parametrize(("language", "text", "message"), SAID)
def test_a_finding_speaks_the_language_of_its_article(language: str, text: str, message: str) -> None:
    (finding,) = figures.check(text, locale=language).findings
    assert finding.message.replace("\xa0;", " ;").replace("\u202f;", " ;") == message


def test_percentages_are_written_as_the_locale_does() -> None:
    text = "Der Umsatz stieg um 21 Prozent von 50 auf 56 Millionen Euro."
    for locale, said in (("de_DE", "12,0\xa0%"), ("de_CH", "12.0%")):
        (finding,) = figures.check(text, locale=locale).findings
        assert said in finding.message


def test_a_house_may_have_all_findings_in_one_language() -> None:
    rules = figures.load_rules().saying("en")
    (finding,) = figures.check("Das sind 10 Meilen (61 km).", locale="de", rules=rules).findings
    assert finding.message.startswith("10 Meilen is 16 km, not 61 km")
    with pytest.raises(UsageError, match="no messages in 'tlh', only in de, en, es, fr"):
        rules.saying("tlh")


def test_a_rule_of_the_house_speaks_as_it_is_written(tmp_path: Path) -> None:
    pack = tmp_path / "house.yaml"
    pack.write_text(
        "version: 1\nlang: de\nrules:\n  - id: haus\n    title: So viel nicht\n"
        "    severity: error\n    tags: [magnitude]\n"
        "    find: {each: {kind: percent}}\n    require: it <= 100%\n    message: '{it} ist zu viel'\n"
        "    tests: [{ok: Es sind 40 Prozent.}, {ok: Es sind 50 Prozent.}, {ok: Es sind 60 Prozent.},\n"
        "      {fail: Es sind 140 Prozent.}, {fail: Es sind 150 Prozent.}, {fail: Es sind 160 Prozent.},\n"
        "      {skips: Es sind 140 Euro.}, {skips: Es sind 150 Euro.}]\n"
    )
    rules = figures.load_rules([pack], shipped=False)
    (finding,) = figures.check("Es sind 140 Prozent.", locale="de", rules=rules).findings
    assert finding.message == "140 Prozent ist zu viel"
