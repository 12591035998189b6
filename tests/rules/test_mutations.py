"""Slips made on purpose in the right examples of every rule, and doubt put into the wrong ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from figures.rules import Example, Rule
from figures.rules.testing import families, run_example
from tests.rules.making import core, settings

FAMILIES = [rules for rules in families(core()) if rules[0].require is not None]
"""All but those that only list."""


def examples(verb: str) -> list[tuple[tuple[Rule, ...], Example]]:
    return [(rules, example) for rules in FAMILIES for example in rules[0].examples if example.verb == verb]


def names(cases: list[tuple[tuple[Rule, ...], Example]]) -> list[str]:
    return [f"{rules[0].family}:{example.line}" for rules, example in cases]


def slips(text: str) -> Iterator[str]:
    """The text with one digit changed, dropped, typed twice or before its turn, with a point lost, or with one
    word of a number for another.
    """
    for i, character in enumerate(text):
        if character.isdecimal():  # ² is no digit that is typed
            for other in (str((int(character) + 4) % 10), "", character * 2, "9", "3"):
                yield text[:i] + other + text[i + 1 :]
            if text[i + 1 : i + 2].isdecimal():
                yield text[:i] + text[i + 1] + character + text[i + 2 :]
            elif text[i + 1 : i + 2] == ".":
                yield text[: i + 1] + text[i + 2 :]
    for word, other in (
        ("three", "four"),
        ("four", "five"),
        ("four", "nine"),
        ("five", "six"),
        ("five", "nine"),
        ("six", "two"),
        ("seven", "twelve"),
        ("Friday", "Monday"),
        ("One in five", "One in fifty"),
        ("twenty", "ninety"),
        ("forty", "sixty"),
        ("half", "a tenth"),
        ("third", "tenth"),
        ("rose", "fell"),
        ("no significant", "a significant"),
        ("did not differ", "differed"),
        ("million", "billion"),
        ("million.", "million dollars."),
        ("cost ", "cost $"),
        ("million.", "million pounds."),
        ("cost ", "cost €"),
    ):
        if word in text:
            yield text.replace(word, other, 1)


@pytest.mark.parametrize(("rules", "example"), examples("ok"), ids=names(examples("ok")))
def test_some_slip_in_every_right_example_is_found(rules: tuple[Rule, ...], example: Example) -> None:
    runs = (run_example(rules, replace(example, text=text), settings()) for text in slips(example.text))
    assert any(run.findings for run in runs)


@pytest.mark.parametrize(("rules", "example"), examples("fail"), ids=names(examples("fail")))
def test_a_hedge_never_makes_a_finding_more_certain(rules: tuple[Rule, ...], example: Example) -> None:
    sharp = run_example(rules, example, settings())
    offset = len(sharp.extraction.article.source) - len(example.text)
    for figure in sharp.extraction.figures:
        at = figure.start - offset
        if at < 0 or (at and not example.text[at - 1].isspace()):
            continue
        hedged = replace(example, text=f"{example.text[:at]}about {example.text[at:]}")
        findings = run_example(rules, hedged, settings()).findings
        certain = [finding for finding in findings if finding.confidence == "certain"]
        assert len(findings) <= len(sharp.findings)
        assert len(certain) <= sum(finding.confidence == "certain" for finding in sharp.findings)
