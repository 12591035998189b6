"""Findings that somebody has looked at and does not want to be told again.

Four ways, from the nearest to the text to the farthest: a comment in the article (`inline`), an entry of an
ignore file that quotes it (`quotations`), a baseline of the findings that were there before (`baseline`), and
the lines that did not change since a revision (`changes`). The first three mark a finding as suppressed; the
last leaves it out. None of them knows line numbers, which every edit moves, except the last, which is about
edits. `writing` makes the comment or the entry for a finding.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from figures.suppress.baseline import Baseline
    from figures.suppress.quotations import Quotations

MARK = "figures:"
"""What a comment in an article begins with."""

UNUSED = "unused-ignore"
NO_REASON = "ignore-without-reason"
MISTAKE = "ignore-mistake"

ABOUT_COMMENTS = (UNUSED, NO_REASON, MISTAKE)
"""The names under which something is said of comments themselves; these are no rules of a pack."""

IGNORE_FILE = ".figures-ignore.yaml"
"""It stands beside the configuration, unless that names another."""


def quotations_of(named: str | None, folder: str) -> Quotations | None:
    """The ignore file that is named, or that stands beside the configuration. Raises `PackError`."""
    path = named or os.path.join(folder, IGNORE_FILE)
    if not named and not os.path.isfile(path):
        return None
    from pathlib import Path

    from figures.suppress.quotations import load_quotations

    return load_quotations(Path(path))


def baseline_of(named: str | None, *, missing: bool) -> Baseline | None:
    """The baseline that is named; if it may be `missing`, none where there is no such file. Raises `UsageError`."""
    if named is None or (missing and not os.path.isfile(named)):
        return None
    from pathlib import Path

    from figures.suppress.baseline import load_baseline

    return load_baseline(Path(named))
