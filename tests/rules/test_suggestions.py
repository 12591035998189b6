"""What is suggested is true: put into the text, it satisfies the rule that made it, and no other rule minds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from figures import check
from figures.model import Finding, Fix
from figures.rules import Example, Rule
from figures.rules.testing import families, run_example
from tests.rules.making import core
from tests.rules.making import settings as shipped

DASHES = re.compile(r"\d[^\W\d_]*-\d[^-]*[–—]|[–—]\d[^\W\d_]*[–—]")


def suggestions(finding: Finding) -> list[Fix]:
    """The fixes, and what would fit, as edits."""
    fitting = [Fix(finding.start, finding.end, finding.expected)] if finding.expected else []
    return [*finding.fixes, *fitting]


def applied(text: str, fix: Fix) -> str:
    return text[: fix.start] + fix.replacement + text[fix.end :]


FAILING = [
    (family, each)
    for family in families(core())
    for each in family[0].examples
    if each.verb in ("fail", "todo_fail")
]


@pytest.mark.parametrize(
    ("family", "example"), FAILING, ids=[f"{rules[0].family}:{each.line}" for rules, each in FAILING]
)
def test_in_the_texts_that_fail_a_rule(family: tuple[Rule, ...], example: Example) -> None:
    run = run_example(family, example, shipped())
    ahead = len(run.extraction.article.source) - len(example.text)  # a headline
    for finding in run.findings:
        for fix in suggestions(finding):
            if fix.start >= ahead:
                text = applied(example.text, replace(fix, start=fix.start - ahead, end=fix.end - ahead))
                assert not _again(family, replace(example, text=text), finding, fix)


def _again(family: tuple[Rule, ...], example: Example, before: Finding, fix: Fix) -> list[Finding]:
    """The findings of the same rule about what was put in, or about the figures beside it."""
    longer = len(fix.replacement) - (fix.end - fix.start)
    marks = {(mark.start, mark.end) for mark in before.figures}
    moved = {(s + longer * (s > fix.start), e + longer * (e > fix.start)) for s, e in marks}
    return [
        each
        for each in run_example(family, example, shipped()).findings
        if each.rule == before.rule and moved & {(mark.start, mark.end) for mark in each.figures}
    ]


REGISTERS = yaml.load(
    (Path(__file__).parent / "registers" / "slips.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)


@pytest.mark.parametrize("passage", REGISTERS, ids=lambda passage: str(passage["text"])[:40])
def test_in_texts_of_many_registers(passage: dict[str, str]) -> None:
    if passage.get("format", "txt") == "txt" and "gap" not in passage:
        _all_hold(passage["text"])


def _all_hold(text: str) -> None:
    """A suggestion leaves one finding less, and makes none."""
    findings = check(text).findings
    for finding in findings:
        for fix in suggestions(finding):
            left = check(applied(text, fix)).findings
            rules = [each.rule for each in left]
            assert rules.count(finding.rule) < [each.rule for each in findings].count(finding.rule), fix
            assert len(left) < len(findings), fix


MEASURES = [
    ("{} miles ({} km)", 1, 900),
    ("{}-{} miles ({}-{} km)", 1, 400),
    ("{} to {} pounds ({} to {} kg)", 1, 400),
    ("between {} and {} acres (between {} and {} hectares)", 1, 900),
    ("{}lb 4oz ({}kg)", 2, 30),
    ("{}kg ({}lb 4oz)", 1, 30),
    ("{}ft 3in ({} cm)", 1, 300),
    ("{} cm ({} feet 3 inches)", 1, 300),
    ("{} stone 3 pounds ({} kg)", 3, 200),
    ("{} million hectares ({} acres)", 2, 900),
    ("{}C ({}F)", -30, 400),
    ("{}C to {}C ({}F to {}F)", 1, 200),
    ("{},500 square feet ({} square metres)", 1, 900),
    ("{}.5 litres ({} gallons)", 1, 900),
]


@st.composite
def conversions(draw: st.DrawFn) -> str:
    """Sentences with a measure in two units, mostly wrong, and a figure that has nothing to do with it."""
    form, least, most = draw(st.sampled_from(MEASURES))
    numbers = draw(st.lists(st.integers(least, most), min_size=form.count("{}"), max_size=form.count("{}")))
    ordered = [number for i in range(0, len(numbers), 2) for number in sorted(numbers[i : i + 2])]
    values = ordered if len(numbers) == 4 else numbers
    return f"In 2019 it was {form.format(*values)}, they said."


@given(conversions())
@settings(deadline=None, max_examples=150)
def test_in_generated_conversions(text: str) -> None:
    _all_hold(text)


@st.composite
def arithmetic(draw: st.DrawFn) -> str:
    """Sentences in which three figures do not go together."""
    one, two, three = (draw(st.integers(2, 9000)) for _ in range(3))
    form = draw(
        st.sampled_from(
            [
                "Profit rose from £{}m to £{}m, an increase of {}%.",
                "Of {} pupils {} passed, or {}%.",
                "There were {} people on board: {} passengers and {} crew.",
                "The club sold {} mugs at £{} each, which makes £{}.",
                "The fee went up by £{}, from £{} to £{}.",
            ]
        )
    )
    return form.format(one, two, three)


@given(arithmetic())
@settings(deadline=None, max_examples=150)
def test_in_generated_arithmetic(text: str) -> None:
    _all_hold(text)


STYLES = [
    ("The pier is 5-7 miles (14-17 km) away.", "8-11 km"),
    ("It weighs 3 to 5 pounds (3.4 to 9 kg).", "1.4 to 2.3 kg"),
    ("The newborn was 3.6kg (9lb 2oz).", "7lb 15oz"),
    ("He is 168cm (6ft 2in) tall.", "5ft 6in"),
    ("He is 5'10\" (2.48 m) tall.", "1.78 m"),
    ("She stands 188 cm (5 feet 2 inches) tall.", "6 feet 2 inches"),
    ("By noon it will be 12C to 17C (74F to 83F).", "54F to 63F"),
    ("The reserve takes in 6 million hectares (14.8 acres).", "14.8 million acres"),
    ("It lies 100 miles (200 km) off the coast.", "160 km"),
    ("The probe was 1,200 miles (3,931 km) away.", "1,931 km"),
    ("There were 157 people on board: 149 passengers and 18 crew.", "167 people"),
    ("It fell to 10 °C (14 °F) on Friday.", "50 °F"),
]


@pytest.mark.parametrize(("text", "fits"), STYLES)
def test_it_is_what_a_writer_would_put_there(text: str, fits: str) -> None:
    (finding,) = check(text).findings
    assert finding.expected == fits
    assert fits in finding.message


HALVES = [
    ("La visite dure 150 minutes, soit trois heures et demie.", "fr", "deux heures et demie"),
    ("La visite dure 150 minutes, soit 3 heures et demie.", "fr", "2 heures et demie"),
    ("La visite dure 90 minutes, soit deux heures et demie.", "fr", "1 heure et demie"),
    ("Los 180 minutos son dos horas y media.", "es", "tres horas"),
    ("La sesión dura 150 minutos, es decir, tres horas y media.", "es", "dos horas y media"),
    ("The play lasts 180 minutes, that is two hours and a half.", "en", "three hours"),
    ("He walked 9 km (4 miles and a half).", "en", "5.6 miles"),
]


@pytest.mark.parametrize(("text", "locale", "fits"), HALVES)
def test_an_added_half_stays_only_where_it_is_meant(text: str, locale: str, fits: str) -> None:
    (finding,) = check(text, locale=locale).findings
    assert finding.expected == fits
    assert fits in finding.message


MONEY = [
    ("The bridge cost £92 million ($217 million).", "2021-06-01", "about $129 million"),
    ("The clubs want €30-50m ($60-90m).", "2018-07-24", "about $35-58m"),
    ("The thieves got 300 reals ($60).", "2016-08-18", "about $94"),
]


@pytest.mark.parametrize(("text", "date", "fits"), MONEY)
def test_money_is_told_at_the_rate_of_the_day(text: str, date: str, fits: str) -> None:
    (finding,) = check(text, date=date).findings
    assert finding.expected == fits
    assert [fix.replacement for fix in finding.fixes] == [fits]


UNSURE = [
    "The bridge cost £92 million ($117 billion).",  # any rate since 1999
    "The film took $13.5 (£7m) in May.",
    "The towpath is 6-8 miles (31 km) long.",  # a range for one value
]


@pytest.mark.parametrize("text", UNSURE)
def test_without_a_sure_value_nothing_is_suggested(text: str) -> None:
    (finding,) = check(text).findings
    assert finding.expected is None
    assert finding.fixes == () or all(fix.start != finding.start for fix in finding.fixes)


def _texts() -> Iterator[str]:
    yield from (each.text for _, each in FAILING)
    yield from (text for text, _ in STYLES)


@pytest.mark.parametrize("text", list(_texts()))
def test_no_suggestion_is_an_interval_in_a_range(text: str) -> None:
    for finding in check(text).findings:
        assert not any(DASHES.search(fix.replacement) for fix in suggestions(finding))
