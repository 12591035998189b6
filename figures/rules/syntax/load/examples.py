"""The tests inside a rule, read."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from figures.rules.syntax.records import Example, Given
from figures.yamlfile import (
    MappingNode,
    Mistake,
    Node,
    SequenceNode,
    boolean,
    integer,
    mapping_of,
    number,
    text,
    word,
)

VERBS = ("ok", "fail", "skips", "todo_ok", "todo_fail")
_ONLY_FAILING = ("at", "says", "likely", "fixed", "times")


def read_examples(node: Node, *, judges: bool = True) -> tuple[Example, ...]:
    """Read the tests of a rule; there must be one that is ok and, if it judges, one that fails."""
    if not isinstance(node, SequenceNode):
        raise node.mistake("wrong-type", f"expected a list of tests, not {node.kind}")
    examples = []
    for item in node.items:
        try:
            examples.append(_example(item))
        except Mistake as mistake:
            node.problems.add(mistake.problem)
    verbs = {example.verb for example in examples}
    for wanted in ("ok", "fail") if judges else ("ok",):
        if len(examples) == len(node.items) and verbs.isdisjoint({wanted, f"todo_{wanted}"}):
            node.report("bad-test", f"a rule needs a test that begins with '{wanted}:'")
    return tuple(examples)


def _example(node: Node) -> Example:
    with node.fields("a test") as fields:
        verbs = [verb for verb in VERBS if fields.get(verb) is not None]
        if len(verbs) != 1:
            raise node.mistake("bad-test", f"a test begins with one of {', '.join(VERBS)}")
        verb = verbs[0]
        example = Example(
            verb=verb,
            text=fields.take(verb, text, ""),
            line=node.line,
            given=fields.take("given", _given, Given()),
            at=fields.take("at", word, None),
            says=fields.take("says", word, None),
            likely=fields.take("likely", boolean, False),
            fixed=fields.take("fixed", text, None),
            because=fields.take("because", text, None),
            times=fields.take("times", integer, 1),
        )
        for key in _ONLY_FAILING:
            place = fields.key(key)
            if place is not None and not verb.endswith("fail"):
                place.report("bad-test", f"'{key}' has no meaning in a test that finds nothing")
        at = fields.get("at")
        if at is not None and example.at is not None and example.at not in example.text:
            at.report("bad-test", "this does not stand in the text of the test")
    return example


def _given(node: Node) -> Given:
    with node.fields("'given'") as fields:
        return Given(
            date=fields.take("date", _date, None),
            locale=fields.take("locale", text, None),
            headline=fields.take("headline", text, None),
            rates=fields.take("rates", _rates, ()),
        )


def _date(node: Node) -> dt.date:
    try:
        return dt.date.fromisoformat(text(node))
    except ValueError:
        raise node.mistake("bad-test", "expected a date like 2024-03-01") from None


def _rates(node: Node) -> tuple[tuple[str, Fraction], ...]:
    """How much of the second currency one of the first is worth: `GBP/USD: 1.27`."""
    found = mapping_of(number)(node)
    if isinstance(node, MappingNode):
        for key, _ in node.items:
            codes = key.text.split("/")
            if len(codes) != 2 or not all(len(code) == 3 and code.isupper() for code in codes):
                key.report("bad-test", "expected two currencies like GBP/USD")
    return tuple((pair, Fraction(rate)) for pair, rate in found.items())
