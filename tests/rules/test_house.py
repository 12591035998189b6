"""What a house makes of the rules that ship: off, at another severity, with rows, nouns and rates of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from figures import PackError, Rules, check, load_rules
from tests.command import figures

ROOT = Path(__file__).parents[2]
HEAD = "version: 1\nlang: en\n"
RATES = "date,base,quote,rate\n2024-03-01,USD,NGN,1500\n2024-03-20,USD,NGN,1600\n"
CHANGE = "Sales rose by 51%, from £40m to £46m."
PRICE = "Its list price is $799 (£4,799)."


def house(folder: Path, content: str, rates: str = RATES) -> Rules:
    (folder / "rates.csv").write_text(rates, "utf-8")
    (folder / "house.yaml").write_text(HEAD + content, "utf-8")
    return load_rules([folder / "house.yaml"])


def found(text: str, rules: Rules, date: str | None = None) -> list[tuple[str, str]]:
    return [(each.rule, each.severity.value) for each in check(text, rules=rules, date=date).findings]


def mistakes(folder: Path, content: str, rates: str = RATES) -> list[str]:
    with pytest.raises(PackError) as error:
        house(folder, content, rates)
    return [f"{Path(p.path).name}:{p.line}:{p.column}: {p.message}" for p in error.value.problems]


@pytest.mark.parametrize(
    ("adjust", "text", "expected"),
    [
        ("{}", CHANGE, [("change-percent", "error")]),
        ("{change-percent: off}", CHANGE, []),
        ("{change-percent: info}", CHANGE, [("change-percent", "info")]),
        (
            "{change-percent: 'off', bracketed-price: error}",
            CHANGE + " " + PRICE,
            [("bracketed-price", "error")],
        ),
        ("{implausible: error}", "She is a woman aged 210.", [("implausible/human-age", "error")]),
        ("{implausible/human-age: off}", "She is a woman aged 210.", []),
        (
            "{unconverted/miles-and-kilometres: off}",
            "She is a woman aged 210.",
            [("implausible/human-age", "warning")],
        ),
    ],
)
def test_rules_that_ship_are_adjusted(
    adjust: str, text: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert found(text, house(tmp_path, f"adjust: {adjust}\n")) == expected


def test_a_pack_is_tested_without_the_rules_that_it_adjusts(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(HEAD + "adjust: {change-percent: off}\n", "utf-8")
    done = figures("test", str(tmp_path / "house.yaml"))
    assert (done.code, done.out) == (0, "0 tests of 0 rules, 0 failed.\n")


@pytest.mark.parametrize(
    ("content", "mistake"),
    [
        ("adjust: {change-percen: off}\n", "house.yaml:3:10: there is no rule 'change-percen'"),
        ("adjust: {change-percent: none}\n", "house.yaml:3:26: unknown severity 'none'"),
        (
            "adjust: [change-percent]\n",
            "house.yaml:3:9: expected a mapping from rules to severities, not a list",
        ),
        (
            "extend: {change-percent: {for: [{a: b}], tests: []}}\n",
            "house.yaml:3:10: there is no rule 'change-percent' with rows",
        ),
        (
            "extend: {implausible: {for: [{what: x}]}}\n",
            "house.yaml:3:10: an extension needs 'for', its rows, and 'tests'",
        ),
        (
            "extend: {implausible: {for: [{what: x}], tests: []}}\n",
            "house.yaml:3:30: a row of 'implausible' needs 'selection'",
        ),
        ("extend: []\n", "house.yaml:3:9: expected a mapping from rules to their new rows, not a list"),
        (
            "normalise: {rates: none.csv}\n",
            "house.yaml:3:20: cannot read 'none.csv': no such file or directory",
        ),
        (
            "normalise: {rates: ../rates.csv}\n",
            "house.yaml:3:20: rates are read from a .csv file in or below the folder of the pack",
        ),
        (
            "normalise: {rates: /etc/passwd}\n",
            "house.yaml:3:20: rates are read from a .csv file in or below the folder of the pack",
        ),
    ],
)
def test_mistakes_are_found_where_they_stand(content: str, mistake: str, tmp_path: Path) -> None:
    assert mistake in mistakes(tmp_path, content)


@pytest.mark.parametrize(
    ("rates", "mistake"),
    [
        ("", "rates.csv:1:1: expected the columns date,base,quote,rate"),
        ("date,base,rate\n", "rates.csv:1:1: expected the columns date,base,quote,rate"),
        ("date,base,quote,rate\n2024-13-01,USD,NGN,1500\n", "rates.csv:2:1: '2024-13-01' is no date"),
        ("date,base,quote,rate\n\n2024-03-01,USD,NAIRA,1500\n", "rates.csv:3:16: 'NAIRA' is no currency"),
        ("date,base,quote,rate\n2024-03-01,USD,NGN,-1\n", "rates.csv:2:20: '-1' is no rate"),
        ("date,base,quote,rate\n2024-03-01,USD,NGN,=1+1\n", "rates.csv:2:20: '=1+1' is no rate"),
        ("date,base,quote,rate\n2024-03-01,USD,NGN\n", "rates.csv:2:1: expected 4 cells, not 3"),
    ],
)
def test_mistakes_in_the_table_of_rates(rates: str, mistake: str, tmp_path: Path) -> None:
    assert mistakes(tmp_path, "normalise: {rates: rates.csv}\n", rates) == [mistake]


@pytest.mark.parametrize(
    ("text", "date", "flagged"),
    [
        ("It cost 750 million naira ($500,000).", "2024-04-01", False),
        ("It cost 750 million naira ($5 million).", "2024-04-01", True),
        ("It cost $500,000 (750 million naira).", "2024-04-01", False),
        ("It cost $500,000 (7.5 billion naira).", "2024-04-01", True),
        ("It cost 750 million naira ($5 million).", "2020-04-01", False),
        ("It cost £92 million ($117 million).", "2024-04-01", False),
        ("It cost £92 million ($920 million).", "2024-04-01", True),
    ],
)
def test_rates_of_the_house(text: str, date: str, flagged: bool, tmp_path: Path) -> None:
    rules = house(tmp_path, "normalise: {rates: rates.csv}\n").only(["bracketed-currency"])
    assert bool(found(text, rules, date)) is flagged


def test_rates_that_change_are_read_again(tmp_path: Path) -> None:
    text = "It cost 750 million naira ($500,000)."
    rules = house(tmp_path, "normalise: {rates: rates.csv}\n")
    assert not found(text, rules, "2024-04-01")
    rules = house(
        tmp_path, "normalise: {rates: rates.csv}\n", RATES.replace("1500", "150").replace("1600", "160")
    )
    assert found(text, rules, "2024-04-01")


def test_what_a_pack_imports_normalises_too(tmp_path: Path) -> None:
    (tmp_path / "nouns.yaml").write_text(HEAD + "normalise: {nouns: {hiker: [walker]}}\n", "utf-8")
    rules = house(tmp_path, "use: [./nouns.yaml]\n")
    assert rules.settings.nouns["walker"] == "hiker"


AGAIN = """\
rules:
  - id: said-twice
    title: Two figures of one noun
    find: {group: {kind: count}, by: [noun]}
    require: agree(items)
    message: "{odd(items)}"
    tests: [{ok: "It hurt 3 men. It hurt 3 men."}, {fail: "It hurt 3 men. It hurt 4 men."}]
"""


@pytest.mark.parametrize(("noun", "flagged"), [("cops", True), ("officers", True), ("sheep", False)])
def test_nouns_of_one_name_are_compared(noun: str, flagged: bool, tmp_path: Path) -> None:
    rules = house(tmp_path, "normalise: {nouns: {officer: [bobby]}}\n" + AGAIN).only(["said-twice"])
    text = f"14 officers hurt in fire\n\nThe fire hurt 41 {noun} on Monday.\n"
    assert bool(found(text, rules)) is flagged


def test_a_currency_can_stand_in_a_rule(tmp_path: Path) -> None:
    content = """\
rules:
  - id: dear-loaf
    title: A dear loaf
    find: {each: {kind: money, near: loaf}}
    require: it < '20 GBP'
    message: "{it}"
    tests: [{ok: A loaf costs £3.}, {fail: A loaf costs £300.}, {ok: A loaf costs £12.}]
"""
    rules = house(tmp_path, content)
    assert found("A loaf costs £300.", rules) == [("dear-loaf", "warning")]
    assert found("A loaf costs $300.", rules) == []


def test_the_house_of_the_examples() -> None:
    pack = ROOT / "docs" / "examples" / "house" / "house.yaml"
    done = figures("test", "--coverage", str(pack))
    assert (done.code, done.out.partition(" tests of ")[2]) == (0, "2 rules, 0 failed.\n")
