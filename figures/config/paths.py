"""What a configuration says of single files: whether they are checked, and what is different for them."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from figures.config.record import Config, Override, Severities
from figures.model import Confidence, Finding, Severity
from figures.report.result import Report

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

LOWER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO, Severity.INFO: Severity.INFO}
"""A finding that is only likely is one step less severe than its rule."""


class Paths:
    """Asks a configuration about files."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._overriding = lru_cache(maxsize=8)(self._find_overriding)

    def wanted(self, path: str) -> bool:
        """Whether a file is checked: it fits `include`, if that is given, and not `exclude`."""
        include, exclude = self._config.include, self._config.exclude
        if include and not self._fits(path, include):
            return False
        return not (exclude and self._fits(path, exclude))

    def locale(self, path: str) -> str | None:
        """The locale of the articles of a file that name none."""
        locales = (override.locale for override in reversed(self._overriding(path)))
        return next((locale for locale in locales if locale), self._config.locale)

    def apply(self, report: Report) -> Report:
        """The report with the severities of the configuration; without the findings of rules that are off."""
        if not self._config.severity and not self._config.overrides:
            return report
        layers = [self._config.severity, *(each.severity for each in self._overriding(report.article.path))]
        findings = (_at_severity(finding, layers) for finding in report.findings)
        return replace(report, findings=tuple(finding for finding in findings if finding is not None))

    def _find_overriding(self, path: str) -> tuple[Override, ...]:
        return tuple(override for override in self._config.overrides if self._fits(path, override.paths))

    def _fits(self, path: str, patterns: tuple[str, ...]) -> bool:
        return _spec(patterns).match_file(os.path.relpath(path, self._config.folder))


@lru_cache(maxsize=64)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _at_severity(finding: Finding, layers: list[Severities]) -> Finding | None:
    """The finding as the last layer that names its rule, or else its family, wants it; None if that is off."""
    for names in reversed(layers):
        for name in (finding.rule, finding.rule.partition("/")[0]):
            if name in names:
                severity = names[name]
                if severity is None:
                    return None
                certain = finding.confidence is Confidence.CERTAIN
                return replace(finding, severity=severity if certain else LOWER[severity])
    return finding
