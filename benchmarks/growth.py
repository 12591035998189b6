"""How the time of `figures` grows with the length of a text and with the number of rules; prints JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

from articles import text_of
from msgspec.structs import replace

import figures

SHORT = 2_000
TEXTS = {1: 100, 10: 30, 100: 4, 1000: 1}
"""How many times as long as the short ones, and how many of them: one short text says nothing of the others."""
SHARES = (0.25, 0.5, 1.0, 2.0, 4.0)
ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """The processor's time for a piece of work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _each(work: Callable[[str], object], texts: Sequence[str]) -> None:
    for text in texts:
        work(text)


def by_length() -> dict[int, tuple[float, float]]:
    """Microseconds per character of extraction, and of extraction with all rules, for each length.

    The lengths take turns, so that a machine that slows down does so for all of them.
    """
    groups = [[text_of(SHORT * times, seed) for seed in range(count)] for times, count in TEXTS.items()]
    spent: dict[int, list[tuple[float, float]]] = {}
    for _ in range(ROUNDS):
        for times, texts in zip(TEXTS, groups, strict=True):
            each = (
                seconds(partial(_each, figures.extract, texts)),
                seconds(partial(_each, figures.check, texts)),
            )
            size = sum(map(len, texts))
            spent.setdefault(SHORT * times, []).append((each[0] / size * 1e6, each[1] / size * 1e6))
    return {
        length: (median(e for e, _ in told), median(c for _, c in told)) for length, told in spent.items()
    }


def by_rules() -> dict[int, float]:
    """Microseconds per character of a check, by the number of rules; beyond those that ship, they are taken again."""
    rules = figures.load_rules()
    text = text_of(20_000)
    found = {}
    for share in SHARES:
        all_rules = rules.packs.rules * max(1, int(share))
        some = all_rules[:: round(1 / share)] if share < 1 else all_rules
        chosen = replace(rules, packs=replace(rules.packs, rules=some))
        spent = [seconds(partial(figures.check, text, rules=chosen)) for _ in range(ROUNDS * 5)]
        found[len(some)] = median(spent) / len(text) * 1e6
    return found


if __name__ == "__main__":
    figures.check("It cost £5 million.")
    json.dump({"length": by_length(), "rules": by_rules()}, sys.stdout)
