"""How the time of `figures` grows with the length of a text and with the number of rules; prints JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from statistics import median

from articles import text_of
from msgspec.structs import replace

import figures

SHORT = 2_000
TIMES = (1, 10, 100, 1000)
SHARES = (0.25, 0.5, 1.0, 2.0, 4.0)


def seconds(work: Callable[[], object], at_least: float = 0.3, most: int = 25) -> float:
    """The median time of a piece of work, done until that time is over."""
    times: list[float] = []
    while sum(times) < at_least or len(times) < 3:
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
        if len(times) >= most:
            break
    return median(times)


def by_length() -> dict[int, tuple[float, float]]:
    """Microseconds per character of extraction, and of extraction with all rules, for each length."""
    found = {}
    for times in TIMES:
        text = text_of(SHORT * times)
        spent = (
            seconds(lambda text=text: figures.extract(text)),
            seconds(lambda text=text: figures.check(text)),
        )
        found[len(text)] = (spent[0] / len(text) * 1e6, spent[1] / len(text) * 1e6)
    return found


def by_rules() -> dict[int, float]:
    """Microseconds per character of a check, by the number of rules; beyond those that ship, they are taken again."""
    rules = figures.load_rules()
    text = text_of(20_000)
    found = {}
    for share in SHARES:
        all_rules = rules.packs.rules * max(1, int(share))
        some = all_rules[:: round(1 / share)] if share < 1 else all_rules
        chosen = replace(rules, packs=replace(rules.packs, rules=some))
        found[len(some)] = seconds(lambda chosen=chosen: figures.check(text, rules=chosen)) / len(text) * 1e6
    return found


if __name__ == "__main__":
    figures.check("It cost £5 million.")
    json.dump({"length": by_length(), "rules": by_rules()}, sys.stdout)
