"""What figures costs beside its peers, measured side by side: `python benchmarks/run.py` (some eight minutes).

Each engine has an environment of its own, and each measurement a process of its own; the engines take turns, and
what is told are medians. The page beside this file is written anew. `--quick` takes two rounds and writes nothing.
`--sentences FILE` takes the sentences of a file, a JSON list of objects with a `text`, and prints their tables alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from articles import articles, sentences
from chart import bars
from environments import ROOT, python_of

HERE = Path(__file__).parent
SEED = ROOT / "seeds" / "north-korea-troops.txt"
ROUNDS, COLD_ROUNDS = 5, 15
TEXTS, SENTENCES, SECONDS = 6, 150, 1.5
PEERS = ("quantulum3", "Duckling", "Recognizers-Text", "CQE")
EXTRACTING = ("floor", "figures", "figures and rules", *PEERS)
TARGETS = {
    ("figures", "quantulum3"): 30,
    ("figures", "Recognizers-Text"): 100,
    ("figures", "CQE"): 1000,
    ("figures and rules", "quantulum3"): 15,
}
SENTENCE_TARGETS = {
    ("figures", "quantulum3"): 30,
    ("figures and rules", "quantulum3"): 5,
    ("figures", "Duckling"): 5,
}
MEASURED = ("load", "first", "speed", "peak", "call", "fixed", "figure")
Told = dict[str, dict[str, Any]]
"""What was measured, by engine."""


def environments() -> dict[str, Path]:
    """The Python of each engine that installs."""
    found = {name: python_of(name) for name in ("figures", *PEERS)}
    found |= {"floor": found["figures"], "figures and rules": found["figures"]}
    return {name: python for name, python in found.items() if python is not None}


def clean() -> dict[str, str]:
    """An environment in which Python keeps its bytecode and nothing else is set for it."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def throughput(pythons: dict[str, Path], rounds: int, samples: list[str]) -> Told:
    """Medians of what `measure.py` tells of each engine; the first text only warms it up."""
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in EXTRACTING if name in pythons}
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.json"
        texts.write_text(json.dumps(samples), "utf-8")
        for _ in range(rounds):
            for name, results in told.items():
                command = [str(pythons[name]), str(HERE / "measure.py"), name, str(texts), str(SECONDS)]
                done = subprocess.run(command, capture_output=True, check=True, env=clean(), cwd=folder)
                results.append(json.loads(done.stdout))
    return {
        name: results[0] | {key: median(each[key] for each in results) for key in MEASURED}
        for name, results in told.items()
    }


def cold_start(pythons: dict[str, Path], rounds: int, folder: Path) -> dict[str, float]:
    """The median time of whole processes, in turn, after a first round that fills the caches."""
    own = str(pythons["figures"])
    shutil.copy(SEED, folder)  # where no project's configuration is found
    commands = {
        "`figures check` the seed article": [own, "-m", "figures", "check", "--no-cache", SEED.name],
        "the same again, nothing changed": [own, "-m", "figures", "check", SEED.name],
        "`import figures`": [own, "-c", "import figures"],
        "`import pandas`": [own, "-c", "import pandas"],
        "`import babel.numbers`": [own, "-c", "import babel.numbers"],
        "`pass`": [own, "-c", "pass"],
    }
    peers = {
        "quantulum3": "from quantulum3 import parser; parser.parse(open({seed!r}).read())",
        "Recognizers-Text": (
            "from recognizers_number import recognize_number; recognize_number(open({seed!r}).read(), 'en-us')"
        ),
    }
    for name, code in peers.items():
        if name in pythons:
            commands[f"{name} on the seed article"] = [str(pythons[name]), "-c", code.format(seed=SEED.name)]
    times: dict[str, list[float]] = {name: [] for name in commands}
    for round_ in range(rounds + 1):
        for name, command in commands.items():
            if round_ > 5 and times[name][0] > 2:
                continue
            begun = time.perf_counter()
            subprocess.run(command, cwd=folder, env=clean(), capture_output=True, check=True)
            if round_:
                times[name].append(time.perf_counter() - begun)
    return {name: median(values) for name, values in times.items()}


def growth(pythons: dict[str, Path]) -> Told:
    """What `growth.py` tells."""
    command = [str(pythons["figures"]), str(HERE / "growth.py")]
    done = subprocess.run(command, capture_output=True, check=True, env=clean())
    found: Told = json.loads(done.stdout)
    return found


def page(speeds: Told, calls: Told, cold: dict[str, float], grown: Told) -> str:
    """The page of results."""
    day = dt.date.today()
    head = (HERE / "README.head.md").read_text("utf-8").rstrip()
    when = (
        f"Measured on {day.day} {day:%B %Y}: {os.cpu_count()} processors, {platform.system()}, "
        f"Python {platform.python_version()}."
    )
    tables = [
        *_throughput_table(speeds),
        "",
        *_sentence_tables(calls),
        "",
        *_cold_table(cold),
        "",
        *_growth_tables(grown),
    ]
    return "\n".join([head, "", when, "", "![Throughput](throughput.svg)", "", *tables]) + "\n"


def _throughput_table(speeds: Told) -> Iterator[str]:
    yield "| engine | version | characters a second | figures found | loading | peak memory |"
    yield "|---|---|--:|--:|--:|--:|"
    for name, told in speeds.items():
        yield (
            f"| {name} | {told['version']} | {told['speed']:,.0f} | {told['found']:,} "
            f"| {told['load'] + told['first']:.2f} s | {told['peak']:.0f} MB |"
        )
    yield ""
    costs = {name: 1 / told["speed"] for name, told in speeds.items()}
    yield from _ratios("throughput", costs, TARGETS)


def _sentence_tables(calls: Told) -> Iterator[str]:
    """What a call costs on a sentence: without figures, and for each figure that the engine finds in it."""
    yield "| one sentence a call | µs a call | without figures | more for each figure | figures found |"
    yield "|---|--:|--:|--:|--:|"
    for name, told in calls.items():
        cost = " | ".join(f"{told[key] * 1e6:,.0f}" for key in ("call", "fixed", "figure"))
        yield f"| {name} | {cost} | {told['found']:,} |"
    yield ""
    costs = {name: told["call"] for name, told in calls.items()}
    yield from _ratios("one sentence a call", costs, SENTENCE_TARGETS)


def _ratios(what: str, costs: dict[str, float], targets: dict[tuple[str, str], int]) -> Iterator[str]:
    """How many times as fast as their peers the engines are, by what the same costs each of them."""
    yield f"| {what} | ratio | wanted |"
    yield "|---|--:|--:|"
    for (mine, peer), wanted in targets.items():
        ratio = f"{costs[peer] / costs[mine]:.1f}" if peer in costs else "does not install"
        yield f"| {mine} to {peer} | {ratio} | {wanted} |"


def _cold_table(cold: dict[str, float]) -> Iterator[str]:
    yield "| cold start | seconds | to `import pandas` | to `import babel.numbers` |"
    yield "|---|--:|--:|--:|"
    pandas, babel = cold["`import pandas`"], cold["`import babel.numbers`"]
    for name, seconds in cold.items():
        yield f"| {name} | {seconds:.3f} | {seconds / pandas:.2f} | {seconds / babel:.2f} |"


def _growth_tables(grown: Told) -> Iterator[str]:
    yield "| length of the text | extraction, µs a character | with all rules | the rules to extraction |"
    yield "|--:|--:|--:|--:|"
    for length, (extraction, check) in grown["length"].items():
        yield f"| {int(length):,} | {extraction:.2f} | {check:.2f} | {check / extraction - 1:.2f} |"
    yield ""
    yield "| rules | µs a character |"
    yield "|--:|--:|"
    for rules, spent in grown["rules"].items():
        yield f"| {rules} | {spent:.2f} |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--sentences", type=Path, metavar="FILE")
    options = parser.parse_args()
    quick, rounds, pythons = options.quick, 2 if options.quick else ROUNDS, environments()
    if options.sentences:
        own = [row["text"] for row in json.loads(options.sentences.read_text("utf-8"))]
        print("\n".join(_sentence_tables(throughput(pythons, rounds, own))))
        return
    speeds = throughput(pythons, rounds, list(islice(articles(), TEXTS + 1)))
    calls = throughput(pythons, rounds, list(islice(sentences(), SENTENCES + 1)))
    with tempfile.TemporaryDirectory() as folder:
        cold = cold_start(pythons, 3 if quick else COLD_ROUNDS, Path(folder))
    told = page(speeds, calls, cold, growth(pythons))
    print(told)
    if not quick:
        (HERE / "README.md").write_text(told, "utf-8")
        chart = bars(
            "Characters a second (logarithmic)", {name: told["speed"] for name, told in speeds.items()}, ""
        )
        (HERE / "throughput.svg").write_text(chart, "utf-8")


if __name__ == "__main__":
    main()
