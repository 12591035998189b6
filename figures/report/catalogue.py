"""The rules for people: a list by group, and a page for one of them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from figures.model import Severity
from figures.report.display import visible
from figures.report.style import BOLD, CYAN, RED, YELLOW, styled
from figures.rules.syntax.records import Each, Example, Find, Group, Join, Phrase, Related, Restates, Rule

_COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: CYAN}
_WIDTH = 92
MANY = 10
"""A frame with more roles has forms that use few of them each."""
_VERBS = {
    "ok": "right",
    "fail": "flagged",
    "skips": "not looked at",
    "todo_ok": "should be right, but is flagged",
    "todo_fail": "should be flagged, but is not",
}


def rule_list(rules: Iterable[Rule]) -> Iterator[str]:
    """One line for each rule, under the names of their groups."""
    groups = grouped(rules)
    width = max((len(rule.id) for rules in groups.values() for rule in rules), default=0)
    for name, members in groups.items():
        yield styled(name, BOLD)
        for rule in members:
            severity = styled(f"{rule.severity:<7}", _COLOURS[rule.severity])
            yield f"  {rule.id:<{width}}  {severity}  {visible(rule.title)}"
        yield ""
    yield "'figures rules ID' explains one of them."


def grouped(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Rules by the relation that they check, which is their first tag."""
    groups: dict[str, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(rule.tags[0] if rule.tags else "other", []).append(rule)
    return groups


def rule_page(rule: Rule) -> Iterator[str]:
    """What a rule says, why, in which wordings, and its tests as examples."""
    severity = styled(rule.severity.value, _COLOURS[rule.severity])
    yield f"{styled(rule.id, BOLD)} ({severity}): {visible(rule.title)}."
    yield ""
    if rule.why:
        yield from textwrap.wrap(visible(" ".join(rule.why.split())), _WIDTH)
        yield ""
    yield from textwrap.wrap(f"It looks at {relation(rule.find)}.", _WIDTH)
    yield from (f"  {visible(wording)}" for wording in wordings(rule.find))
    if rule.certain_only:
        yield "It speaks only if the figures cannot be right however they were rounded."
    for verb, title in _VERBS.items():
        examples = [example for example in rule.examples if example.verb == verb]
        if examples:
            yield ""
            yield styled(f"{title.capitalize()}:", BOLD)
            for example in examples:
                yield from _example(example)
    yield ""
    yield f"Written in {_short(rule.path)}, line {rule.line}."


def _short(path: str) -> str:
    """A path from where the reader stands, if it leads down from there."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def relation(find: Find) -> str:
    """Which figures a rule looks at, in words."""
    match find:
        case Each():
            return "each figure alone"
        case Restates():
            return "a figure and one that says it again, in brackets or behind a comma"
        case Phrase():
            return "figures that stand in one of these wordings"
        case Group():
            return (
                f"figures that have the same {' and '.join(find.by)}" if find.by else "figures of one article"
            )
        case Join():
            return f"figures of one {find.within}"
        case Related() if len(find.slots) > MANY and find.forms:
            return f"figures in the form {' or '.join(sorted(find.forms))} ({find.frame}), whatever the words are"
        case Related():
            *names, last = (slot.name for slot in find.slots)
            return f"the figures that words make {', '.join(names)} and {last} ({find.frame}), whatever the words are"


def wordings(find: Find) -> Iterator[str]:
    """The wordings that a phrase rule knows."""
    if isinstance(find, Phrase):
        for _, patterns in find.patterns:
            yield from dict.fromkeys(pattern.source for pattern in patterns)


def _example(example: Example) -> Iterator[str]:
    text = visible(" ".join(example.text.split()))
    yield from textwrap.wrap(text, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
    for note in (example.says and f"it says: {example.says}", example.because):
        if note:
            note = visible(" ".join(note.split()))
            yield from textwrap.wrap(note, _WIDTH, initial_indent="    (", subsequent_indent="     ")[:-1]
            yield textwrap.wrap(note, _WIDTH, initial_indent="    (", subsequent_indent="     ")[-1] + ")"
