"""What figures costs, as ratios measured side by side in one run: `python benchmarks/run.py`.

* cold start: `figures check` on the seed article against `python -c "import pandas"`, in turn, medians;
* growth: time per character of extraction, of extraction with all rules, and of the rules alone, from 1 KB to 1 MB;
* rules: all rules together against the extraction of the same text.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "north-korea-troops.txt"
RUNS = 9
KILOBYTE = 1000


def median_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of a piece of work over several runs."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def cold_start() -> None:
    """One process each, in turn, after a first run that fills the caches."""
    commands = {
        "figures check seed": [sys.executable, "-m", "figures", "check", str(SEED)],
        "import pandas": [sys.executable, "-c", "import pandas"],
        "import babel.numbers": [sys.executable, "-c", "import babel.numbers"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(RUNS + 1):
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
            if run:
                times[name].append(time.perf_counter() - begun)
    medians = {name: statistics.median(values) for name, values in times.items()}
    print("\n| cold start | seconds (median) |\n|---|--:|")
    for name, seconds in medians.items():
        print(f"| {name} | {seconds:.3f} |")
    figures = medians["figures check seed"]
    for name in ("import pandas", "import babel.numbers"):
        print(f"| ratio to {name} | {figures / medians[name]:.2f} |")


def growth() -> None:
    """The same prose at growing length; a ratio of 1 is linear."""
    import figures
    from figures.extract import extract
    from figures.lexicon import load
    from figures.normalise import normalise
    from figures.rules import check

    lexicon, rules = load("en"), figures.load_rules()
    prose = SEED.read_text(encoding="utf-8")
    print("\n| characters | extraction µs/char | rules µs/char | rules / extraction |\n|--:|--:|--:|--:|")
    for size in (KILOBYTE, 10 * KILOBYTE, 100 * KILOBYTE, 1000 * KILOBYTE):
        text = (prose * (size // len(prose) + 1))[:size]
        article = figures.read_text(text)
        runs = RUNS if size < 1000 * KILOBYTE else 3
        extraction = extract(article, lexicon)
        extracting = median_seconds(lambda article=article: extract(article, lexicon), runs) / size
        normal = normalise(extraction, rules.settings)
        checking = (
            median_seconds(lambda normal=normal: check(normal, rules.packs, rules.settings), runs) / size
        )
        print(f"| {size:,} | {extracting * 1e6:.3f} | {checking * 1e6:.3f} | {checking / extracting:.2f} |")


if __name__ == "__main__":
    cold_start()
    growth()
