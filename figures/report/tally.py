"""What the reports of a run come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from figures.model import Severity
from figures.report.clusters import clusters
from figures.report.result import Report


class Tally(Struct):
    """Counts that grow with each report; suppressed findings are counted by rule only.

    Findings that share a figure are one slip: the severities count the one that leads. `told` counts the articles whose
    language was told from their words, by that language, `unspoken` those in one in which nothing is compared, and
    `foreign` those whose words are in another language than their locale says, by both.
    """

    articles: int = 0
    figures: int = 0
    compared: int = 0
    unseen: int = 0
    told: Counter[str] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    looked: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    unspoken: Counter[str] = field(default_factory=Counter)
    foreign: Counter[tuple[str, str]] = field(default_factory=Counter)

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Tally:
        """Count these reports."""
        tally = cls()
        for report in reports:
            tally.add(report)
        return tally

    def add(self, report: Report) -> None:
        """Count one more report."""
        self.articles += 1
        self.figures += len(report.figures)
        self.compared += report.compared
        if report.article.told:
            self.told[report.article.locale.partition("_")[0]] += 1
        if report.foreign:
            self.foreign[report.foreign, report.article.locale.partition("_")[0]] += 1
        self.severities.update(cluster.lead.severity for cluster in clusters(report.findings))
        self.kinds.update(figure.kind.value for figure in report.figures)
        self.looked.update(report.looked)
        self.rules.update(finding.rule for finding in report.findings)
        if report.looked or not self._is_unspoken(report.article.locale):
            self.unseen += report.unseen

    def _is_unspoken(self, locale: str) -> bool:
        from figures.lexicon import has_words  # most articles have something that rules look at

        if has_words(locale):
            return False
        self.unspoken[locale.partition("_")[0]] += 1
        return True
