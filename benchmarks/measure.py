"""One engine on some texts, in a process and an environment of its own: `python measure.py ENGINE TEXTS SECONDS`.

Prints JSON. It needs nothing but the engine.
"""

from __future__ import annotations

import json
import math
import re
import resource
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import fmean

FEWEST = 3
"""So often at least an engine goes through the texts: on the first pass it may still load and compile."""
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


def duckling() -> Count:
    from duckling import (
        Context,
        default_locale_lang,
        load_time_zones,
        parse,
        parse_dimensions,
        parse_lang,
        parse_locale,
        parse_ref_time,
    )

    zones = load_time_zones("/usr/share/zoneinfo")
    english = parse_locale("EN_US", default_locale_lang(parse_lang("EN")))
    context = Context(parse_ref_time(zones, "UTC", 0), english)
    what = "amount-of-money distance duration number ordinal quantity temperature time volume"
    dimensions = parse_dimensions(what.split())
    return lambda text: len(parse(text, context, dimensions, False))


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
    "Duckling": (duckling, "pyduckling-native-phihos"),
    "Recognizers-Text": (recognizers, "recognizers-text-suite"),
    "CQE": (cqe, "CQE"),
    "floor": (floor, None),
}


def measure(engine: str, texts: list[str], seconds: float) -> dict[str, object]:
    """Load the engine, warm it up on the first text, then go through the others until the time is over.

    `call` is the mean time of a text, `fixed` that of those in which nothing is found, and `figure` what each figure
    that is found adds to it. Of each text the best time counts. All of these are the processor's time, which others
    that are at work on the machine change less.
    """
    make, distribution = ENGINES[engine]
    begun = time.perf_counter()
    count = make()
    loaded = time.perf_counter()
    count(texts[0])
    warm, used = time.perf_counter(), time.process_time()
    characters = passes = 0
    best = [math.inf] * (len(texts) - 1)
    found = [0] * len(best)
    while passes < FEWEST or time.perf_counter() - warm < seconds:
        passes += 1
        for number, text in enumerate(texts[1:]):
            start = time.process_time()
            found[number] = count(text)
            best[number] = min(best[number], time.process_time() - start)
            characters += len(text)
    spent = time.process_time() - used
    fixed = fmean([each for each, figures in zip(best, found, strict=True) if not figures] or [min(best)])
    return {
        "version": version(distribution) if distribution else "",
        "load": loaded - begun,
        "first": warm - loaded,
        "speed": characters / spent,
        "found": sum(found),
        "call": fmean(best),
        "fixed": fixed,
        "figure": (sum(best) - fixed * len(best)) / max(sum(found), 1),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    name, path, limit = sys.argv[1:]
    print(json.dumps(measure(name, json.loads(Path(path).read_text("utf-8")), float(limit))))
