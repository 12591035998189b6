"""Where the packs are that ship."""

from __future__ import annotations

import os


def shipped_packs() -> str:
    """The folder of the packs that ship: in the installed package, or in the checkout."""
    package = os.path.normpath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))
    installed = os.path.join(package, "packs")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "rules")
