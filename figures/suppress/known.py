"""The files that say which findings are known, if there are any; what reads them is loaded only then."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from figures.suppress.baseline import Baseline
    from figures.suppress.quotations import Quotations

IGNORE_FILE = ".figures-ignore.yaml"


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
