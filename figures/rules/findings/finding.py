"""From a failed match to a finding: message, marks, what was expected, suggestions."""

from __future__ import annotations

from figures.model import Article, Confidence, Figure, Finding, Fix, Mark, Severity
from figures.rules.findings import formatting
from figures.rules.findings.hints import hint
from figures.rules.findings.messages import fill
from figures.rules.judging.document import Document
from figures.rules.judging.evaluate import Scope, evaluate
from figures.rules.judging.reported import reported as reported_in
from figures.rules.judging.verdict import Verdict, scope
from figures.rules.semantics.functions import known
from figures.rules.semantics.values import Items
from figures.rules.semantics.worlds import World
from figures.rules.syntax.expression import Attribute, Band, Comparison, Expression, Logic, Name
from figures.rules.syntax.records import Repair, Rule
from figures.rules.syntax.slots import slots_of

_LOWER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO, Severity.INFO: Severity.INFO}


def finding(verdict: Verdict, document: Document) -> Finding:
    """The finding for a verdict that failed; likely ones are one step less severe."""
    rule, match = verdict.rule, verdict.match
    names = scope(rule, match.bound, document.context.reading(World.STATED))
    reported = reported_in(rule, names, match.figures)
    article = document.extraction.article
    line, column = article.position(reported.start)
    fixes = tuple(_fix(repair, names, article) for repair in rule.repairs)
    confidence = verdict.confidence or Confidence.CERTAIN
    severity = verdict.severity or rule.severity
    return Finding(
        rule=rule.id,
        severity=severity if confidence is Confidence.CERTAIN else _LOWER[severity],
        confidence=confidence,
        message="; ".join(filter(None, (fill(rule.message, names), hint(verdict, reported, document)))),
        file=article.path,
        start=reported.start,
        end=reported.end,
        line=line,
        column=column,
        figures=_marks(rule, names, reported),
        expected=_expected(rule, names, reported, fixes),
        fixes=tuple(fix for fix in fixes if fix is not None),
    )


def _marks(rule: Rule, names: Scope, reported: Figure) -> tuple[Mark, ...]:
    """Every figure of the finding with its role, that which is reported first."""
    marks: list[Mark] = []
    for slot in slots_of(rule.find):
        value = names.bound.get(slot.name)
        for member in value.members if isinstance(value, Items) else (value,):
            if isinstance(member, Figure):
                marks.append(Mark(slot.name, member.start, member.end, member.text))
    return tuple(sorted(marks, key=lambda mark: (mark.start != reported.start, mark.start)))


def _expected(rule: Rule, names: Scope, reported: Figure, fixes: tuple[Fix | None, ...]) -> str | None:
    """What would fit in place of the reported figure: the equation's other side, or else a suggestion."""
    other = _other_side(rule.require, names, reported)
    if other is not None:
        value = known(evaluate(other, names), names.context)
        text = formatting.like(value, reported, names.context)
        if text != reported.plain and "?" not in text:
            return text
    for fix in fixes:
        if fix is not None and fix.start == reported.start:
            return fix.replacement
    return None


def _is_plain(written: str, figure: Figure) -> bool:
    """Whether a part of a figure's source has no mark-up in it."""
    return " ".join(written.split()) in " ".join(figure.plain.split())


def _other_side(require: Expression, names: Scope, reported: Figure) -> Expression | None:
    """The other side of the first equation that has the reported figure on one side, without its tolerance."""
    if isinstance(require, Logic):
        sides = (_other_side(side, names, reported) for side in (require.left, require.right))
        return next((side for side in sides if side is not None), None)
    if not isinstance(require, Comparison) or require.operators != ("==",):
        return None
    bare = [side.of if isinstance(side, Band) else side for side in require.operands]
    for side, other in (bare, bare[::-1]):
        figure = side.of if isinstance(side, Attribute) and side.name in ("unhedged", "stated") else side
        if isinstance(figure, Name) and names.bound.get(figure.name) == reported:
            return other
    return None


def _fix(repair: Repair, names: Scope, article: Article) -> Fix | None:
    """The suggestion as an edit of the source: of the whole figure, or of its digits only."""
    figure = names.bound.get(repair.slot)
    if not isinstance(figure, Figure):
        return None
    start, end = figure.start, figure.end
    if repair.digits:
        if figure.written is None or figure.digits_at < 0:
            return None
        first = figure.at + figure.digits_at
        start, end = article.blocks[figure.block].source_span(first, first + len(figure.written.digits))
    text = fill(repair.template, names)
    if "?" in text or not _is_plain(article.source[start:end], figure):
        return None  # no edit goes through mark-up
    return Fix(start, end, text, repair.safe and _digits(text) == _digits(article.source[start:end]))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
