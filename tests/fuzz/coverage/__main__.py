"""Fuzzing that is led by the branches an input takes: `python -m tests.fuzz.coverage --minutes 120`.

Needs atheris, which has libFuzzer in it: `pip install atheris`. Inputs that take new branches are kept from run to
run in a folder; those that break a promise are made as small as they go, and kept in `failed/`.
"""

from __future__ import annotations

import argparse
import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["figures"]):
    import figures

    for module in pkgutil.walk_packages(figures.__path__, "figures."):
        if not module.name.endswith("__main__"):
            import_module(module.name)

from tests.fuzz.failures import Failures
from tests.fuzz.making import LOCALES, PIECES, file

SUFFIXES = [
    *(".txt", ".md", ".html", ".rst", ".adoc", ".csv", ".json", ".jsonl", ".docx", ".pdf", ".yaml"),
    *(".config.yaml", ".config.toml", ".ignore.yaml", ".baseline.json", ".expression"),
]
FIRST, LONGEST = 3_000, 1_500
"""Files that the first run begins with; bytes of the longest that is tried."""


def packed(name: str, data: bytes) -> bytes:
    """A file as one input: what it is, the locale of a text without facts, and its bytes."""
    return bytes([SUFFIXES.index(name.removeprefix("fuzz")), 0]) + data


def unpacked(data: bytes) -> tuple[str, bytes]:
    """The name and the bytes of the file that an input stands for."""
    suffix, rest = SUFFIXES[data[0] % len(SUFFIXES)], data[2:]
    if suffix in (".txt", ".md") and not rest.startswith(b"---"):
        locale = LOCALES[data[1] % len(LOCALES)]
        rest = f"---\nlocale: {locale}\n---\n".encode() + rest
    return f"fuzz{suffix}", rest


def begin(folder: Path) -> None:
    """Fill an empty folder with files that the other fuzzer makes."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    for seed in range(FIRST):
        name, data = file(Random(seed))
        if name.removeprefix("fuzz") in SUFFIXES:
            (folder / f"{seed:05}").write_bytes(packed(name, data[:LONGEST]))


def dictionary(path: Path) -> None:
    """Write the pieces of random files in the form of libFuzzer's dictionaries."""
    pieces = {piece.encode() for sort in PIECES.values() for piece in sort if piece}
    entries = ("".join(f"\\x{byte:02x}" for byte in piece) for piece in sorted(pieces))
    path.write_text("".join(f'"{entry}"\n' for entry in entries), encoding="ascii")


def main() -> None:
    """Run until the time is over; libFuzzer tells how many inputs were tried."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--inputs", type=Path, required=True, help="folder of the inputs to begin and go on with"
    )
    options = parser.parse_args()
    failures = Failures()

    def attempt(data: bytes) -> None:
        if len(data) > 2 and (told := failures.attempt(*unpacked(data))):
            print(told, failures, file=sys.stderr, flush=True)

    begin(options.inputs)
    words = options.inputs.with_name(options.inputs.name + ".dict")
    dictionary(words)
    seconds = max(1, round(60 * options.minutes))
    limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-seed={options.seed}", f"-dict={words}"]
    atheris.Setup(
        [sys.argv[0], *limits, "-print_final_stats=1", "-verbosity=1", str(options.inputs)], attempt
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
