"""Pages that are made from the project itself: the rules, their manual, the changelog.

Run by mkdocs (the gen-files plug-in) each time the site is built, so that no page can say what no rule does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import mkdocs_gen_files

from figures.api import load_rules
from figures.report.catalogue import grouped, relation, wordings
from figures.rules.syntax.records import Example, Rule

ROOT = Path(__file__).parents[1]
REPOSITORY_LINK = re.compile(r"\]\((?!https?:|#)(?:\.\./)*([\w./-]+)\)")

_HEADINGS = {"ok": "Right", "fail": "Flagged", "skips": "Not looked at"}


def rule_pages() -> Iterator[tuple[str, str]]:
    """A page for each relation, and the index of them."""
    groups = grouped(load_rules().packs.rules)
    index = ["# Catalogue", "", "Every rule that ships, by the relation between figures that it checks.", ""]
    for name, rules in groups.items():
        page = f"{name.replace(' ', '-')}.md"
        index += [f"## [{name.capitalize()}]({page})", ""]
        index += [
            f"- [`{rule.id}`]({page}#{anchor(rule)}) {rule.title} *({rule.severity})*" for rule in rules
        ]
        index += [""]
        yield (
            page,
            "\n".join([f"# {name.capitalize()}", "", *(line for rule in rules for line in rule_part(rule))]),
        )
    yield "index.md", "\n".join(index)


def anchor(rule: Rule) -> str:
    """The anchor of a rule on its page."""
    return rule.id.replace("/", "-")


def rule_part(rule: Rule) -> Iterator[str]:
    """What a rule says, why, in which wordings, and its tests as examples."""
    yield f"## `{rule.id}` {{ #{anchor(rule)} }}"
    yield ""
    yield f"**{text(rule.title)}** ({rule.severity})."
    yield ""
    yield text(" ".join((rule.why or "").split()))
    yield ""
    yield f"It looks at {relation(rule.find)}."
    yield ""
    found = list(wordings(rule.find))
    if found:
        yield '??? note "Wordings"'
        yield ""
        yield from (f"    - `{wording}`" for wording in found)
        yield ""
    for verb, heading in _HEADINGS.items():
        examples = [example for example in rule.examples if example.verb == verb]
        if examples:
            yield f"{heading}:"
            yield ""
            yield from example_lines(examples)
            yield ""


def example_lines(examples: Iterable[Example]) -> Iterator[str]:
    """Examples as a list; each of them is a test of the rule."""
    for example in examples:
        yield f"- {text(' '.join(example.text.split()))}"
        for note in (example.says and f"it says: {example.says}", example.because):
            if note:
                yield f"    — *{text(' '.join(note.split()))}*"


def text(prose: str) -> str:
    """Prose as Markdown that shows just these characters."""
    return re.sub(r"([\\`*_\[\]#|{}~^$])", r"\\\1", html.escape(prose, quote=False))


def copied(path: str) -> str:
    """A page of the repository, with links to files outside the site as plain names."""
    return REPOSITORY_LINK.sub(r"] (`\1`)", (ROOT / path).read_text(encoding="utf-8"))


def write(page: str, content: str) -> None:
    """Add a page to the site."""
    with mkdocs_gen_files.open(page, "w") as file:
        file.write(content + "\n")


for name, content in rule_pages():
    write(f"rules/{name}", content)
write("rules/manual.md", copied("rules/README.md"))
write("changes.md", copied("CHANGELOG.md"))
