"""All rules on an article: what is found, counted, ordered, and bounded."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from figures.model import Confidence, Severity, Standing
from figures.rules import Outcome, RuleSet, load_packs
from figures.rules.judging.matches import MAX_PER_PLACE, OUT_OF_SIGHT
from tests.rules.making import core, found, pack
from tests.work import LINEAR, grows, steps

PACK = """\
version: 1
lang: en
rules:
  - id: house
    title: A rule of the house
    severity: error
    RULE
    tests: [{ok: one}, {fail: two}]
"""
RESTATES = """find: {restates: {outer: {kind: measure}, inner: {kind: measure, same: dimension}}}
    require: inner == outer
    message: "{outer} is {outer | like inner}"
    fix: [{replace: inner, with: "{outer | like inner}"}, {replace: outer.digits, with: "9"}]"""


def house(folder: Path, rule: str) -> RuleSet:
    return load_packs([pack(folder, PACK.replace("RULE", rule))])


def test_a_finding_tells_everything(tmp_path: Path) -> None:
    text = "The trail is 20 miles (64 km) long."
    checked = found(text, house(tmp_path, RESTATES))
    (finding,) = checked.findings
    assert (finding.rule, finding.severity, finding.confidence) == (
        "house",
        Severity.ERROR,
        Confidence.CERTAIN,
    )
    assert finding.message == "20 miles is 32 km"
    assert finding.expected == "32 km"
    assert (finding.start, finding.end, finding.line, finding.column) == (23, 28, 1, 24)
    assert [(mark.role, mark.text) for mark in finding.figures] == [("inner", "64 km"), ("outer", "20 miles")]
    assert [text[: fix.start] + fix.replacement + text[fix.end :] for fix in finding.fixes] == [
        "The trail is 20 miles (32 km) long."
    ], "9 miles would be as wrong"
    assert checked.compared == 2
    assert checked.looked == {Outcome.FAILED: 1}


@pytest.mark.parametrize(
    ("text", "outcome", "compared"),
    [
        ("The trail is 20 miles (32 km) long.", Outcome.UNDECIDED, 2),
        ("The trail is 20 miles long.", None, 0),
        ("The trail is 20 miles (64 kg) long.", None, 0),
        ("It is 6 feet (2.02 m) deep.", Outcome.FAILED, 2),
    ],
)
def test_what_was_looked_at_is_counted(
    text: str, outcome: Outcome | None, compared: int, tmp_path: Path
) -> None:
    checked = found(text, house(tmp_path, RESTATES))
    assert checked.compared == compared
    assert dict(checked.looked) == ({outcome: 1} if outcome else {})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The trail is 20 miles (32 km) long.", [(Standing.AGREES, (0, 1))]),
        ("It is 6 feet (2.02 m) deep.", [(Standing.CONTRADICTED, (0, 1))]),
        ("The trail is 20 miles long.", []),
        ("The trail is 20 miles (64 kg) long.", []),
        (
            "In 2019 the trail was 20 miles (32 km) long, now 10 miles (61 km).",
            [(Standing.AGREES, (1, 2)), (Standing.CONTRADICTED, (3, 4))],
        ),
    ],
)
def test_what_was_compared_is_told(
    text: str, told: list[tuple[Standing, tuple[int, ...]]], tmp_path: Path
) -> None:
    comparisons = found(text, house(tmp_path, RESTATES)).comparisons
    assert [(each.rule, each.standing, each.figures) for each in comparisons] == [
        ("house", standing, figures) for standing, figures in told
    ]


def test_of_a_rule_about_one_figure_only_that_it_failed_is_told() -> None:
    told = found("It was Monday, 19 June 2024, and on Wednesday, 26 June 2024.", core()).comparisons
    assert [(each.rule, each.standing, each.figures) for each in told if len(each.figures) == 1] == [
        ("weekday-date", Standing.CONTRADICTED, (0,))
    ]


def test_a_likely_finding_is_one_step_less_severe(tmp_path: Path) -> None:
    (finding,) = found("It is 6 feet (2.02 m) deep.", house(tmp_path, RESTATES)).findings
    assert (finding.severity, finding.confidence) == (Severity.WARNING, Confidence.LIKELY)


def test_findings_are_in_the_order_of_the_text_and_said_once() -> None:
    text = "It was Monday, 19 June 2024. The trail is 20 miles (64 km) long. It was Monday, 19 June 2024."
    assert [(f.rule, f.start) for f in found(text, core()).findings] == [
        ("weekday-date", 7),
        ("bracketed-conversion", 52),
    ]


def test_a_rule_that_matches_without_end_says_so(tmp_path: Path) -> None:
    rule = """find: {phrase: "{a} to {b}", figures: {a: {}, b: {}}}
    require: a == b or 1 == 1
    message: "{a}"
    """
    checked = found("from 1 km to 2 kg, " * (MAX_PER_PLACE + 5), house(tmp_path, rule))
    assert [finding.rule for finding in checked.findings] == ["rule-budget"]
    assert sum(checked.looked.values()) == MAX_PER_PLACE


def test_the_work_is_linear_in_the_article() -> None:
    sentence = (
        "Profit rose from £40 million to £46 million, or 15%, and the trail is 20 miles (32 km) long. "
        "It took $150m (£79m) in May, $24.1m (£12.7m) in June. “We hoped for £9m ($12m),” he said. "
    )
    assert grows(lambda times: steps(lambda: found(sentence * times, core())), 5) < LINEAR


CHAIN = """find: {group: {kind: money}, by: [digits], chain: true}
    require: agree(items)
    message: "{odd(items)}"
    """


@pytest.mark.parametrize(
    ("between", "marked"),
    [
        ("", ["£29 million"]),
        ("Nobody knew. " * 100, ["£29 million"]),
        ("Nobody knew. " * (OUT_OF_SIGHT // 13 - 2), ["£29 million"]),
        ("Nobody knew. " * (OUT_OF_SIGHT // 13 + 2), []),
        ("It cost £29 thousand. ", ["£29 thousand", "£29 million"]),
    ],
)
def test_a_chain_ends_where_nobody_remembers_its_last_figure(
    between: str, marked: list[str], tmp_path: Path
) -> None:
    text = f"It cost £29 billion. {between}It cost £29 million."
    findings = found(text, house(tmp_path, CHAIN)).findings
    assert [text[finding.start : finding.end] for finding in findings] == marked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no figures",
        "20 miles (",
        ") 5 (",
        "5" * 4000,
        "£" * 50 + "1",
        "from to 5 to",
        "1/0 (5%)",
        "0 to 0, 0%",
    ],
)
def test_no_text_is_a_traceback(text: str) -> None:
    found(text, core())


def test_rules_and_findings_travel() -> None:
    checked = found("The trail is 20 miles (64 km) long.", core())
    assert pickle.loads(pickle.dumps(core())).rules == core().rules
    assert pickle.loads(pickle.dumps(checked.findings)) == checked.findings
