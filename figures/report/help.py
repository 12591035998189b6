"""A rule explained in a few lines, for reports that carry their own help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from figures.report.catalogue import relation
from figures.report.display import one_line
from figures.rules.syntax.records import Example, Rule

_EXAMPLES = 3
_HEADINGS = {"fail": "Flagged", "ok": "Right"}
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~-])")


def rule_text(rule: Rule) -> str:
    """Why the rule is there, what it looks at, and some of its tests as examples."""
    return "\n".join(_lines(rule))


def rule_markdown(rule: Rule) -> str:
    """The same as Markdown."""
    return "\n".join(_MARKUP.sub(r"\\\1", line) if line[:2] != "- " else _item(line) for line in _lines(rule))


def _item(line: str) -> str:
    return "- " + _MARKUP.sub(r"\\\1", line[2:])


def _lines(rule: Rule) -> Iterator[str]:
    if rule.why:
        yield one_line(rule.why)
        yield ""
    yield f"It looks at {relation(rule.find)}."
    for verb, heading in _HEADINGS.items():
        examples = [example for example in rule.examples if example.verb == verb][:_EXAMPLES]
        if examples:
            yield ""
            yield f"{heading}:"
            yield ""
            yield from (f"- {_example(example)}" for example in examples)


def _example(example: Example) -> str:
    return one_line(example.text) + (f" ({one_line(example.says)})" if example.says else "")
