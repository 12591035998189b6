"""What tells a finding from others when the text around it has moved."""

from __future__ import annotations

import hashlib
from collections import Counter

from figures.model import Finding


class Fingerprints:
    """Fingerprints of the findings of one article, in their order.

    They are made from the rule and the figures as written, not from lines; what is found twice is numbered.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, finding: Finding) -> str:
        """The fingerprint of the next finding."""
        parts = [finding.rule, *sorted(" ".join(mark.text.split()) for mark in finding.figures)]
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"
