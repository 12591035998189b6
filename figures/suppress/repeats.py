"""What a rule says twice in the same words is said once: captions and boilerplate are repeated."""

from __future__ import annotations

from msgspec.structs import replace

from figures.report.result import Report


def once(report: Report) -> Report:
    """Leave out findings that say what another one says; those that a comment ignores silence no other."""
    said: set[tuple[str, str]] = set()
    findings = []
    for finding in report.findings:
        words = finding.rule, finding.message
        if finding.suppressed or words not in said:
            findings.append(finding)
        if not finding.suppressed:
            said.add(words)
    return replace(report, findings=tuple(findings))
