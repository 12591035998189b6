"""The packs that ship: their own tests pass, and each rule is made as all should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from figures.rules import Rule
from figures.rules.syntax.records import Related
from figures.rules.testing import Result, families, run_tests
from tests.rules.making import core, settings

LEAST = {"ok": 3, "fail": 3, "skips": 2}
"""Of the tests of a rule; one that only lists has none that fail."""
TESTED = run_tests(core(), settings(), coverage=True)
RULES = [family[0] for family in families(core())]


@pytest.mark.parametrize(
    "result", TESTED.results, ids=[f"{result.rule}:{result.example.line}" for result in TESTED.results]
)
def test_every_test_in_a_rule_passes(result: Result) -> None:
    assert result.problem is None, result.example.because


def test_everything_in_the_rules_is_exercised() -> None:
    assert TESTED.uncovered == ()


@pytest.mark.parametrize("rule", RULES, ids=[rule.family for rule in RULES])
def test_a_rule_is_made_as_all_are(rule: Rule) -> None:
    verbs = [example.verb for example in rule.examples]
    if isinstance(rule.find, Related):
        assert rule.family.startswith(Path(rule.path).stem)
    else:
        assert Path(rule.path).stem == rule.family
    assert rule.why
    assert rule.tags
    assert not rule.title.endswith(".")
    needed = {verb: least for verb, least in LEAST.items() if verb != "fail" or rule.require is not None}
    assert {verb: verbs.count(verb) for verb, least in needed.items() if verbs.count(verb) < least} == {}
