"""Articles that repeat one thing: `python -m tests.fuzz.hostile --size 1000000` sets them beside a normal one.

Prints those that take more than `--least` times as long as normal text of that size.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from figures.lexicon import languages
from tests.fuzz.checks import SECONDS, check
from tests.fuzz.making import ROOT, words

REPEATED: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "hostile.yaml").read_text(encoding="utf-8")
)


def filled(unit: str, size: int) -> bytes:
    """A file of `size` characters that repeats `unit`."""
    return (unit * (size // len(unit) + 1))[:size].encode()


def normal(size: int) -> bytes:
    """An article like any other, as long as that."""
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    return filled("\n\n".join(path.read_text(encoding="utf-8") for path in seeds), size)


def files(size: int, of_words: bool) -> Iterator[tuple[str, str, bytes]]:
    """What is repeated, the name of the file, and its bytes."""
    for suffix, units in REPEATED.items():
        for unit in units:
            yield unit, f"hostile{suffix}", filled(unit, size)
    for language in languages() if of_words else ():
        for word in words(language):
            for unit in (f"{word} ", f"5 {word} "):
                yield unit, "hostile.txt", f"---\nlocale: {language}\n---\n".encode() + filled(unit, size)


def seconds(name: str, data: bytes) -> float:
    """The work on a file, as the thread's clock has it."""
    gc.collect()
    began = time.thread_time()
    check(name, data)
    return time.thread_time() - began


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--least", type=float, default=5)
    parser.add_argument("--words", action="store_true", help="every word of every lexicon too")
    parser.add_argument("--only", nargs="*", help="only what repeats one of these")
    options = parser.parse_args()
    article = normal(options.size)
    usual = min(seconds("normal.txt", article) for _ in range(3))
    print(f"normal: {usual:.2f} s for {options.size:,} characters", flush=True)
    worst, count = 0.0, 0
    for unit, name, data in files(options.size, options.words):
        if options.only and unit not in options.only:
            continue
        took = seconds(name, data)
        if took > options.least * usual and took < SECONDS:
            took = min(took, seconds(name, data))
        worst, count = max(worst, took / usual), count + 1
        if took > options.least * usual:
            print(f"{took / usual:6.1f}  {name}  {unit!r}", flush=True)
    print(f"{count} texts, the slowest {worst:.1f} times a normal one")


if __name__ == "__main__":
    main()
