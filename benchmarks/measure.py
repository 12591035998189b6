"""One engine on some texts, in a process and an environment of its own: `python measure.py ENGINE TEXTS SECONDS`.

Prints JSON. It needs nothing but the engine.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

Count = Callable[[str], int]
"""How many figures (or findings) there are in a text."""


def figures() -> Count:
    from figures import extract

    return lambda text: len(extract(text))


def figures_and_rules() -> Count:
    from figures import check

    return lambda text: len(check(text).figures)


def quantulum() -> Count:
    from quantulum3 import parser

    return lambda text: len(parser.parse(text))


def recognizers() -> Count:
    from recognizers_number import recognize_number, recognize_ordinal, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    models = (
        recognize_number,
        recognize_ordinal,
        recognize_percentage,
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )
    return lambda text: sum(len(model(text, "en-us")) for model in models)


def cqe() -> Count:
    from CQE import CQE

    parser = CQE.CQE()
    return lambda text: len(parser.parse(text))


def floor() -> Count:
    words = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand"
    pattern = re.compile(
        rf"\d[\d.,]*|\b(?:{words}|million|billion|half|third|quarter|dozen)\b", re.IGNORECASE
    )
    return lambda text: sum(1 for _ in pattern.finditer(text))


ENGINES: dict[str, tuple[Callable[[], Count], str | None]] = {
    "figures": (figures, "figures-checker"),
    "figures and rules": (figures_and_rules, "figures-checker"),
    "quantulum3": (quantulum, "quantulum3"),
    "Recognizers-Text": (recognizers, "recognizers-text-suite"),
    "CQE": (cqe, "CQE"),
    "floor": (floor, None),
}


def measure(engine: str, texts: list[str], seconds: float) -> dict[str, object]:
    """Load the engine, warm it up on the first text, then go through the others until the time is over."""
    make, distribution = ENGINES[engine]
    begun = time.perf_counter()
    count = make()
    loaded = time.perf_counter()
    count(texts[0])
    warm = time.perf_counter()
    characters = found = 0
    while characters == 0 or time.perf_counter() - warm < seconds:
        found = 0
        for text in texts[1:]:
            found += count(text)
            characters += len(text)
    spent = time.perf_counter() - warm
    return {
        "version": version(distribution) if distribution else "",
        "load": loaded - begun,
        "first": warm - loaded,
        "speed": characters / spent,
        "found": found,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    name, path, limit = sys.argv[1:]
    print(json.dumps(measure(name, json.loads(Path(path).read_text("utf-8")), float(limit))))
