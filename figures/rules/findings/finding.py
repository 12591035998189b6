"""From a failed match to a finding: message, marks, what was expected, suggestions."""

from __future__ import annotations

from figures.model import Confidence, Figure, Finding, Fix, Mark, Severity
from figures.rules.findings.catalogue import told, translated
from figures.rules.findings.formatting import unjoined
from figures.rules.findings.hints import hint
from figures.rules.findings.messages import at_ends, fill, fillings, place_of
from figures.rules.findings.misspelt import misspelt_scales
from figures.rules.findings.proving import satisfies
from figures.rules.findings.rewriting import instead
from figures.rules.judging.document import Document, Whole
from figures.rules.judging.evaluate import Scope
from figures.rules.judging.reported import reported as reported_in
from figures.rules.judging.verdict import Verdict, scope
from figures.rules.semantics.values import Items
from figures.rules.semantics.worlds import World
from figures.rules.syntax.expression import Attribute, Band, Call, Comparison, Expression, Logic, Name
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
    sure = not misspelt_scales(match.figures, document.context)
    repairs = rule.repairs if sure else ()
    fixes = tuple(filter(None, (_fix(repair, names, verdict, document) for repair in repairs)))
    confidence = verdict.confidence or Confidence.CERTAIN
    severity = verdict.severity or rule.severity
    return Finding(
        rule=rule.id,
        severity=severity if confidence is Confidence.CERTAIN else _LOWER[severity],
        confidence=confidence,
        message=_message(verdict, names, reported, document),
        file=article.path,
        start=reported.start,
        end=reported.end,
        line=line,
        column=column,
        figures=_marks(rule, names, reported),
        expected=(_expected(verdict, names, reported, document) if sure else None)
        or next((fix.replacement for fix in fixes if fix.start == reported.start), None),
        fixes=fixes,
    )


def _message(verdict: Verdict, names: Scope, reported: Figure, document: Document) -> str:
    """What is wrong, and the usual slip that explains it."""
    slip = hint(verdict, reported, document)
    if isinstance(slip, Whole):
        return slip
    said = fill(told(verdict.rule.message, names.context), names)
    return translated("{said}; {slip}", names.context, said=said, slip=slip) if slip else said


def _marks(rule: Rule, names: Scope, reported: Figure) -> tuple[Mark, ...]:
    """Every figure of the finding with its role, that which is reported first."""
    marks: list[Mark] = []
    for slot in slots_of(rule.find):
        value = names.bound.get(slot.name)
        for member in value.members if isinstance(value, Items) else (value,):
            if isinstance(member, Figure):
                marks.append(Mark(slot.name, member.start, member.end, member.text))
    return tuple(sorted(marks, key=lambda mark: (mark.start != reported.start, mark.start)))


def _expected(verdict: Verdict, names: Scope, reported: Figure, document: Document) -> str | None:
    """What would fit in place of the reported figure: the equation's other side."""
    other = _other_side(verdict.rule.require, names, reported)
    if other is None:
        return None
    ways = instead(at_ends(other, names), place_of(reported, names))
    fitting = (text for text in ways if satisfies(text, reported, verdict, document))
    return next((unjoined(text, names.context) for text in fitting), None)


def _is_plain(written: str, figure: Figure) -> bool:
    """Whether a part of a figure's source has no mark-up in it."""
    return " ".join(written.split()) in " ".join(figure.plain.split())


def _other_side(require: Expression | None, names: Scope, reported: Figure) -> Expression | None:
    """The other side of the first equation that has the reported figure on one side, without its tolerance."""
    if isinstance(require, Logic):
        sides = (_other_side(side, names, reported) for side in (require.left, require.right))
        return next((side for side in sides if side is not None), None)
    if not isinstance(require, Comparison) or require.operators != ("==",):
        return None
    bare = [side.of if isinstance(side, Band) else side for side in require.operands]
    for side, other in (bare, bare[::-1]):
        figure = _figure(side)
        if isinstance(figure, Name) and names.bound.get(figure.name) == reported:
            return other
    return None


def _figure(side: Expression) -> Expression:
    """What a side of an equation is the value of: `by` of `abs(by)`, `other` of `other.stated`."""
    if isinstance(side, Attribute) and side.name in ("unhedged", "stated"):
        return side.of
    return side.arguments[0] if isinstance(side, Call) and side.function == "abs" else side


def _fix(repair: Repair, names: Scope, verdict: Verdict, document: Document) -> Fix | None:
    """The suggestion as an edit of the source, of the whole figure or of its digits only; none that does not fit."""
    figure = names.bound.get(repair.slot)
    if not isinstance(figure, Figure):
        return None
    start, end, article = figure.start, figure.end, document.article
    if repair.digits:
        if figure.written is None or figure.digits_at < 0:
            return None
        first = figure.at + figure.digits_at
        start, end = article.blocks[figure.block].source_span(first, first + len(figure.written.digits))
    written = article.source[start:end]
    if not _is_plain(written, figure):
        return None  # no edit goes through mark-up
    for text in fillings(repair.template, names):
        whole = figure.rewritten(text) if repair.digits else text
        if satisfies(whole, figure, verdict, document):
            return Fix(start, end, text, repair.safe and _digits(text) == _digits(written))
    return None


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
