"""One rule of a pack, read into a record; a rule with rows into one record for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Section, Severity
from figures.rules.syntax.expression import Expression
from figures.rules.syntax.load.examples import read_examples
from figures.rules.syntax.load.expansion import Row, read_rows, substituted
from figures.rules.syntax.load.expressions import Checker, expression, parsed, template
from figures.rules.syntax.load.finds import Form, Setting, read_find, with_where
from figures.rules.syntax.load.selections import read_terms
from figures.rules.syntax.load.symbols import ANY, Names
from figures.rules.syntax.records import OwnSlip, Repair, Rule, Template
from figures.yamlfile import (
    Fields,
    MappingNode,
    Mistake,
    Node,
    boolean,
    choice,
    did_you_mean,
    list_of,
    one_or_more,
    text,
)

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SEVERITIES = [severity.value for severity in Severity]
_SECTIONS = [section.value for section in Section]
DEFAULT_SECTIONS = (
    Section.HEADLINE,
    Section.STANDFIRST,
    Section.BODY,
    Section.CAPTION,
    Section.LIST,
    Section.QUOTE,
)


class Defaults(Struct, frozen=True):
    """What the rules of a pack have unless they say otherwise."""

    severity: Severity = Severity.WARNING
    sections: tuple[Section, ...] = DEFAULT_SECTIONS


def read_defaults(node: Node) -> Defaults:
    """Read `defaults`."""
    with node.fields("'defaults'") as fields:
        return Defaults(
            Severity(fields.take("severity", choice(_SEVERITIES, "severity"), Severity.WARNING.value)),
            fields.take("in", _sections, DEFAULT_SECTIONS),
        )


def read_rule(node: Node, setting: Setting, defaults: Defaults, path: str) -> tuple[Rule, ...]:
    """Read a rule; with `for`, one rule for each row. Mistakes are reported; a rule with any is left out."""
    rows: Sequence[Row] = (Row(),)
    if isinstance(node, MappingNode):
        given = next((value for key, value in node.items if key.text == "for"), None)
        rows = read_rows(given) if given is not None else rows
    rules = []
    for row in rows:
        before = len(node.problems.found)
        found = _Reader(substituted(node, row), setting, defaults, path, row).read()
        if found is not None and len(node.problems.found) == before:
            rules.append(found)
    return tuple(rules)


class _Reader(Struct, frozen=True):
    node: Node
    setting: Setting
    defaults: Defaults
    path: str
    row: Row

    def read(self) -> Rule | None:
        with self.node.fields("a rule") as fields:
            fields.get("for")
            return self._rule(fields)

    def _rule(self, fields: Fields) -> Rule | None:
        id_ = fields.need("id", _id)
        title = fields.need("title", text)
        severity = Severity(
            fields.take("severity", choice(_SEVERITIES, "severity"), self.defaults.severity.value)
        )
        sections = fields.take("in", _sections, self.defaults.sections)
        certain = fields.take("confidence", choice(["certain", "likely"], "confidence"), "likely")
        why, tags = fields.take("why", text, None), fields.take("tags", one_or_more(text), ())
        vocabulary = self.setting.vocabulary
        unless = fields.take("unless", lambda words: read_terms(words, vocabulary), frozenset())
        only_if = fields.take("only_if", lambda words: read_terms(words, vocabulary), frozenset())
        judges = not fields.get("equation") or any(map(fields.get, ("require", "message")))
        examples = fields.need("tests", lambda tests: read_examples(tests, judges=judges)) or ()
        form = fields.need("find", lambda find: read_find(find, self.setting))
        if form is None:
            for key in ("let", "require", "report", "message", "equation", "fix", "slips"):
                fields.get(key)
            return None
        names, let = self._let(fields, self._names(form))
        equation = fields.take("equation", lambda node: template(node, names), Template())
        require = fields.need("require", lambda node: expression(node, names)) if judges else None
        report = fields.take("report", lambda node: expression(node, names), None)
        message = fields.need("message", lambda node: template(node, names)) if judges else Template()
        repairs = fields.take("fix", list_of(lambda node: _repair(node, names)), ())
        slips = fields.take("slips", list_of(lambda node: _slip(node, names)), ())
        find = _caught(fields, form, names)
        if id_ is None or title is None or message is None or (judges and require is None):
            return None
        return Rule(
            id=f"{id_}/{self.row.name}" if self.row.name else id_,
            title=title,
            severity=severity,
            sections=frozenset(sections),
            find=find.find,
            require=require,
            message=message,
            language=self.setting.language,
            path=self.path,
            line=self.node.line,
            why=why,
            certain_only=certain == "certain",
            tags=tags,
            unless=unless,
            only_if=only_if,
            constants=self._constants(),
            let=let,
            report=report,
            repairs=repairs,
            slips=tuple(slips),
            equation=equation,
            examples=examples,
        )

    def _names(self, form: Form) -> Names:
        checkers = ((name, tree, Checker(self.row.values[name], Names())) for name, tree in self._constants())
        return form.names.with_sorts({name: checker.sort(tree) for name, tree, checker in checkers})

    def _constants(self) -> tuple[tuple[str, Expression], ...]:
        return tuple(self.row.constants().items())

    def _let(self, fields: Fields, names: Names) -> tuple[Names, tuple[tuple[str, Expression], ...]]:
        """The names of `let`, each of which may use those before it."""
        node = fields.get("let")
        if node is None:
            return names, ()
        if not isinstance(node, MappingNode):
            node.report("wrong-type", f"expected a mapping from names to expressions, not {node.kind}")
            return names, ()
        found = []
        for key, value in node.items:
            sort = ANY
            try:
                tree = parsed(value)
                sort = Checker(value, names).sort(tree)
                found.append((key.text, tree))
            except Mistake as mistake:
                node.problems.add(mistake.problem)
            names = names.with_sorts({key.text: sort})
        return names, tuple(found)


def _caught(fields: Fields, form: Form, names: Names) -> Form:
    """The form with its `where`; a mistake in one is reported."""
    try:
        return replace(form, find=with_where(form, names))
    except Mistake as mistake:
        fields.node.problems.add(mistake.problem)
        return form


def _id(node: Node) -> str:
    name = text(node)
    if not _ID.fullmatch(name):
        raise node.mistake(
            "unknown-value", "an id is made of lower-case words with hyphens, like 'sum-total'"
        )
    return name


def _sections(node: Node) -> tuple[Section, ...]:
    return tuple(map(Section, one_or_more(choice(_SECTIONS, "section"))(node)))


def _repair(node: Node, names: Names) -> Repair:
    """`{replace: inner, with: "..."}`; `inner.digits` for its digits only."""
    with node.fields("a fix") as fields:
        target = fields.need("replace", text) or ""
        slot, _, part = target.partition(".")
        place = fields.get("replace")
        if place is not None and target and (slot not in names.figures or part not in ("", "digits")):
            targets = [each for name in sorted(names.figures) for each in (name, f"{name}.digits")]
            raise place.mistake(
                "unbound-name",
                f"'{target}' is no figure of this rule, nor its digits",
                did_you_mean(target, targets),
            )
        text_of = fields.need("with", lambda each: template(each, names)) or Template()
        return Repair(slot, text_of, part == "digits", fields.take("safe", boolean, False))


def _slip(node: Node, names: Names) -> OwnSlip:
    """`{when: new - old == share, says: "these are points"}`."""
    with node.fields("a slip") as fields:
        when = fields.need("when", lambda each: expression(each, names))
        says = fields.need("says", lambda each: template(each, names))
        alone = fields.take("alone", boolean, False)
    if when is None or says is None:
        raise node.mistake("missing-key", "a slip says when it was made, and what")
    return OwnSlip(when, says, alone)
