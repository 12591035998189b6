"""What was found in one article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from figures.model import Article, Comparison, Figure, Finding, Sentence, Severity

if TYPE_CHECKING:
    import pandas as pd

    from figures.recomputed import Recomputed


class Report(Struct, frozen=True):
    """An article with its figures and findings.

    `compared` counts the figures that a rule has compared with another, `unseen` those that no rule could look at, for
    there is none for their language, their kind or their place in the text; `looked` counts the places that rules
    looked at, by what came of them (`held`, `undecided`, `not comparable`, ...). `Figure.sentence` counts in
    `sentences`. `comparisons` tells which figures were compared by which rule, `relations` what was recomputed, in
    the order of the text, if that was asked for. `foreign` is the language that the words are in, if the locale says
    another.
    """

    article: Article
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    compared: int
    looked: Mapping[str, int] = field(default_factory=dict)
    sentences: tuple[Sentence, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    relations: tuple[Recomputed, ...] = ()
    unseen: int = 0
    foreign: str | None = None

    def count(self, severity: Severity) -> int:
        """How many findings of a severity are not suppressed."""
        return sum(finding.severity is severity and not finding.suppressed for finding in self.findings)

    def to_frame(self) -> pd.DataFrame:
        """A pandas frame with one row per figure; see `figures.to_frame`."""
        from figures.report.rows import to_frame

        return to_frame(self.figures, self.article)
