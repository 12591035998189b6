"""Packs: imports, overriding, rows, defaults, languages, and how the tests inside rules are judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from figures.model import Section, Severity
from figures.rules import RuleSet, load_packs
from figures.rules.testing import run_tests
from tests.rules.making import found, pack, problems, settings

RULE = """\
  - id: {id}
    title: A rule
    find: {{phrase: "{phrase}", figures: {{a: {{kind: count}}, b: {{same: kind}}}}}}
    require: {require}
    message: "{{b}} is not {{a}}"
    tests:
      - {tests}
"""
TESTS = "ok: one man and one man\n      - fail: one man and two men"


def rule(
    require: str = "a == b", tests: str = TESTS, phrase: str = "{a} and {b}", name: str = "a-rule"
) -> str:
    return RULE.format(id=name, require=require, tests=tests, phrase=phrase)


def ids(rules: RuleSet) -> list[str]:
    return [each.id for each in rules.rules]


def test_imports_come_first_and_once(tmp_path: Path) -> None:
    pack(tmp_path, "version: 1\nvocab: {joining: [and]}\nrules:\n" + rule(name="first"), "words.yaml")
    house = pack(tmp_path, "version: 1\nuse: [./words.yaml]\nrules:\n" + rule(name="second"))
    assert ids(load_packs([house])) == ["first", "second"]
    assert ids(load_packs([tmp_path])) == ["first", "second"]


def test_the_shipped_pack_can_be_imported(tmp_path: Path) -> None:
    house = pack(tmp_path, "version: 1\nuse:\n  - figures/core\nrules:\n" + rule())
    assert {"weekday-date", "a-rule"} <= set(ids(load_packs([house])))


def test_packs_that_import_each_other_are_read_once(tmp_path: Path) -> None:
    one = pack(tmp_path, "version: 1\nuse: [./two.yaml]\nrules:\n" + rule(name="one"), "one.yaml")
    pack(tmp_path, "version: 1\nuse: [./one.yaml]\nrules:\n" + rule(name="two"), "two.yaml")
    assert sorted(ids(load_packs([one]))) == ["one", "two"]


def test_a_pack_replaces_what_it_says_that_it_overrides(tmp_path: Path) -> None:
    pack(tmp_path, "version: 1\nvocab: {joining: [and]}\nrules:\n" + rule(), "base.yaml")
    again = rule("a <= b") + "    severity: info\n"
    plain = pack(tmp_path, "version: 1\nuse: [./base.yaml]\nrules:\n" + again, "plain.yaml")
    assert [problem.code for problem in problems([plain])] == ["duplicate-id"]
    head = "version: 1\nuse: [./base.yaml]\noverride: [a-rule, joining]\nvocab: {joining: [or]}\nrules:\n"
    (replaced,) = load_packs([pack(tmp_path, head + again)]).rules
    assert replaced.severity is Severity.INFO


def test_what_overrides_nothing_is_a_mistake(tmp_path: Path) -> None:
    house = pack(tmp_path, "version: 1\noverride: [a-rul]\nrules:\n" + rule())
    assert [(p.code, p.hint) for p in problems([house])] == [("unknown-value", "did you mean 'a-rule'?")]


def test_defaults_hold_for_the_rules_of_the_pack(tmp_path: Path) -> None:
    head = "version: 1\ndefaults: {severity: error, in: [table, body]}\nrules:\n"
    (read,) = load_packs([pack(tmp_path, head + rule())]).rules
    assert (read.severity, read.sections) == (Severity.ERROR, frozenset([Section.TABLE, Section.BODY]))


def test_each_row_makes_a_rule(tmp_path: Path) -> None:
    content = """\
version: 1
rules:
  - id: size
    title: Out of bounds
    for:
      - {what: A Tall Man, words: [tall], hi: 2.75 meter}
      - {what: road, words: [long, wide], hi: 5000 kilometer}
    find:
      each: {dimension: length, near: $words}
    require: it <= hi
    message: "{it} is no {what}"
    tests:
      - ok: He is 1.9 metres tall.
      - fail: He is 19 metres tall.
        says: 19 metres is no A Tall Man
      - fail: The road is 9,000 km long.
        says: 9,000 km is no road
      - skips: It is 19 metres away, and tall.
"""
    rules = load_packs([pack(tmp_path, content)])
    assert ids(rules) == ["size/a-tall-man", "size/road"]
    tested = run_tests(rules, settings(), coverage=True)
    assert (tested.failed, tested.uncovered) == ((), ())


def test_phrases_may_be_in_several_languages(tmp_path: Path) -> None:
    content = "version: 1\nrules:\n" + rule().replace(
        '"{a} and {b}"', '{en: "{a} and {b}", de: ["{a} und {b}"]}'
    )
    rules = load_packs([pack(tmp_path, content)])
    assert len(found("One man and two men.", rules).findings) == 1
    assert found("One man und two men.", rules).findings == ()


@pytest.mark.parametrize(
    ("tests", "problem"),
    [
        ("ok: There are one man and two men.", "found: two men is not one man"),
        ("ok: There is one man.", "not looked at; the figures are one man (count)"),
        ("skips: There are one man and one man.", "looked at: held"),
        ("fail: There are one man and one man.", "0 findings instead of 1; it held"),
        ("fail: There are one man and two men.\n        at: one", "marked is 'two men'"),
        ("fail: There are one man and two men.\n        says: three", "it says: two men is not one man"),
        ("fail: There are one man and two men.\n        likely: true", "the confidence is certain"),
        ("fail: There are one man and two men.\n        fixed: x", "the suggestions give nothing"),
        ("fail: There are one man and two men.\n        times: 2", "1 findings instead of 2"),
        ("todo_ok: There are one man and one man.", "this passes now: make it 'ok'"),
        ("todo_fail: There are one man and one man.", None),
        ("todo_fail: There are one man and two men.", "this passes now: make it 'fail'"),
        ("ok: There are one man and one man.", None),
        ("fail: There are one man and two men.", None),
        ("skips: There is one man.", None),
    ],
)
def test_a_test_in_a_rule_fails_with_its_reason(tests: str, problem: str | None, tmp_path: Path) -> None:
    content = "version: 1\nrules:\n" + rule(tests=f"{tests}\n      - {TESTS}")
    first = run_tests(load_packs([pack(tmp_path, content)]), settings()).results[0]
    assert first.problem is None if problem is None else problem in (first.problem or "")


def test_coverage_names_what_no_test_exercises(tmp_path: Path) -> None:
    more = "    unless: [perhaps]\n"
    content = "version: 1\nrules:\n" + rule().replace('"{a} and {b}"', '["{a} and {b}", "{a} or {b}"]') + more
    tested = run_tests(load_packs([pack(tmp_path, content)]), settings(), coverage=True)
    assert tested.uncovered == (
        "a-rule: phrase 2 of 2 is never exercised: {a} or {b}",
        "a-rule: no test is vetoed by 'unless'",
    )
