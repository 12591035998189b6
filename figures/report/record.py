"""Figures and findings as JSON objects: the contract `figures/1`, which `figures/schema` describes."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Any

from figures.model import SCHEMA, Article, Figure, Finding, Mark, Normalised, Number, Reading
from figures.recomputed import Recomputed

Record = dict[str, Any]

_DIGITS = 28
_DIVISION = Context(prec=_DIGITS)


def number_text(number: Number | None) -> str | None:
    """An exact decimal without exponent; of a fraction that has none, 28 significant digits.

    >>> from fractions import Fraction
    >>> number_text(Decimal("9.2E+7")), number_text(Decimal("0.50")), number_text(Fraction(2, 3))
    ('92000000', '0.5', '0.6666666666666666666666666667')
    """
    if number is None:
        return None
    if not isinstance(number, Decimal):
        number = _DIVISION.divide(Decimal(number.numerator), Decimal(number.denominator))
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def figure_record(figure: Figure, article: Article) -> Record:
    """The record of one figure."""
    line, column = article.position(figure.start)
    end_line, end_column = article.position(figure.end)
    return {
        "schema": SCHEMA,
        "file": article.path,
        "start": figure.start,
        "end": figure.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": figure.text,
        "section": figure.section.value,
        "kind": figure.kind.value,
        "value": number_text(figure.value),
        "low": number_text(figure.low),
        "high": number_text(figure.high),
        "unit": figure.unit,
        "per": figure.per,
        "noun": figure.noun,
        "subject": list(figure.subject),
        "qualifier": figure.qualifier.value,
        "change": figure.change.value if figure.change else None,
        "precision": number_text(figure.precision),
        "date": figure.date,
        "readings": [_reading(reading) for reading in figure.readings],
        "normalised": _normalised(figure.normalised),
    }


def _reading(reading: Reading) -> Record:
    return {"kind": reading.kind.value, "unit": reading.unit, "value": number_text(reading.value)}


def _normalised(normalised: Normalised | None) -> Record:
    if normalised is None:
        return {"value": None, "unit": None, "per": None}
    return {"value": number_text(normalised.value), "unit": normalised.unit, "per": normalised.per}


def finding_record(finding: Finding) -> Record:
    """The record of one finding."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "file": finding.file,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
        "figures": [
            {"role": mark.role, "start": mark.start, "end": mark.end, "text": mark.text}
            for mark in finding.figures
        ],
        "expected": finding.expected,
        "fixes": [
            {"start": fix.start, "end": fix.end, "replacement": fix.replacement} for fix in finding.fixes
        ],
        "suppressed": finding.suppressed,
        "reason": finding.reason,
    }


def relation_record(relation: Recomputed, article: Article) -> Record:
    """The record of what was recomputed."""
    line, column = article.position(relation.start)
    roles: dict[str, list[Record]] = {}
    for mark in relation.marks:
        roles.setdefault(mark.role, []).append(_span(mark))
    return {
        "file": article.path,
        "line": line,
        "column": column,
        "rule": relation.rule,
        "frame": relation.frame,
        "roles": roles,
        "verdict": relation.verdict.value,
        "equation": relation.equation,
        "reason": relation.reason,
    }


def _span(mark: Mark) -> Record:
    return {"start": mark.start, "end": mark.end, "text": mark.text}
