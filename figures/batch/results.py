"""Reports kept from run to run: a file that did not change is not checked again.

An entry is found by everything that went into it: the bytes of the file and its name, what was asked, the
rules, the code, the word lists and the libraries. So it is never out of date, and served without loading any of
them. A cache can never make a run fail: whatever goes wrong with it, the file is checked.
"""

from __future__ import annotations

import contextlib
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any

from figures.cache import Unpickler, UnpicklingError, blake2b, cache_folder, dumps, stamps
from figures.report.result import Report

MAX_BYTES = 200_000_000
"""What the entries may take on the disk, about; the oldest go first."""

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_SUFFIX = ".report"
_LARGEST_REPORT = 200_000_000

_RECORDS = {
    "figures.model": frozenset(
        ("Article", "Block", "Cell", "Change", "Comparison", "Confidence", "Figure", "Finding", "Fix", "Kind")
    ).union(
        (
            "Mark",
            "Normalised",
            "Qualifier",
            "Reading",
            "Section",
            "Sentence",
            "Severity",
            "Standing",
            "Written",
        )
    ),
    "figures.recomputed": frozenset(["Recomputed", "Result"]),
    "figures.report.result": frozenset(["Report"]),
    "datetime": frozenset(["date"]),
    "decimal": frozenset(["Decimal"]),
    "fractions": frozenset(["Fraction"]),
}


class Results:
    """The kept reports of one way to check. `asked` holds what the reports depend on beside file and code."""

    def __init__(self, asked: Iterable[str], packs: Sequence[str]) -> None:
        self._folder = os.path.join(cache_folder(), "results")
        everything = repr(([*asked], [*_contents(packs)], [*_versions()]))
        self._asked = blake2b(everything.encode(), digest_size=20).digest()
        self.problem: OSError | None = None

    def key(self, data: bytes, *asked: str | None) -> str:
        """What the reports on a file are kept under: its content, and what was asked about it alone."""
        digest = blake2b(self._asked, digest_size=20)
        digest.update(repr(asked).encode())
        digest.update(data)
        return digest.hexdigest()

    def get(self, key: str) -> tuple[Report, ...] | None:
        """The reports that are kept; None if there are none that can be read."""
        with contextlib.suppress(Exception):  # absent, torn, another's, made by other code: all the same
            with open(self._path(key + _SUFFIX), "rb") as file:
                if os.name == "posix" and os.fstat(file.fileno()).st_uid != os.geteuid():
                    return None
                data = zlib.decompressobj().decompress(file.read(), _LARGEST_REPORT)
            found = _Records(BytesIO(data)).load()
            if isinstance(found, tuple) and all(isinstance(each, Report) for each in found):
                return found
        return None

    def known(self, load: Callable[[], frozenset[str]]) -> frozenset[str]:
        """The names of the rules, which `load` loads if they are not kept; it raises what is wrong with them."""
        path = self._path(f"{self._asked.hex()}.names")
        with contextlib.suppress(OSError, ValueError), open(path, encoding="utf-8") as file:
            return frozenset(file.read().split("\n"))
        names = load()
        self._write(path, "\n".join(sorted(names)).encode())
        return names

    def put(self, key: str, reports: tuple[Report, ...]) -> None:
        """Keep the reports on a file; tell in `problem` if that is not possible."""
        data = zlib.compress(dumps(reports, protocol=5), 1)
        self._write(self._path(key + _SUFFIX), data)
        if key.startswith("00"):  # every 256th, about
            with contextlib.suppress(OSError):
                prune(self._folder, MAX_BYTES)

    def _path(self, name: str) -> str:
        return os.path.join(self._folder, name)

    def _write(self, path: str, data: bytes) -> None:
        """In one step, so that no reader ever meets half of it."""
        temporary = f"{path}.{os.getpid()}.tmp"
        try:
            os.makedirs(self._folder, exist_ok=True, mode=0o700)
            with open(temporary, "wb") as file:
                file.write(data)
            os.replace(temporary, path)
        except OSError as error:
            self.problem = error
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def prune(folder: str | os.PathLike[str], most: int) -> None:
    """Remove the oldest files of a folder until the others take no more than `most` bytes."""
    with os.scandir(folder) as entries:
        files = sorted(
            ((entry.stat(), entry.path) for entry in entries), key=lambda file: -file[0].st_mtime_ns
        )
    total = 0
    for stat, path in files:
        total += stat.st_size
        if total > most:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)


class _Records(Unpickler):
    """Makes our records and nothing else: an entry that names anything else is no entry, whoever wrote it."""

    def find_class(self, module: str, name: str) -> Any:
        if name in _RECORDS.get(module, ()):
            return getattr(import_module(module), name)
        raise UnpicklingError(f"{module}.{name} is no record")


def _contents(packs: Sequence[str]) -> Iterable[str]:
    if not packs:
        return ()
    from figures.batch.house import contents

    return contents(packs)


def _versions() -> Iterator[str]:
    """Python, the libraries, and our own code, word lists and rules by name, size and time."""
    yield f"{sys.implementation.cache_tag} {sys.platform}"
    for folder in sys.path:
        with contextlib.suppress(OSError):
            yield from sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))
    for own in (_PACKAGE, os.path.join(os.path.dirname(_PACKAGE), "rules")):
        yield from stamps(own, ".py", ".yaml", ".txt", below=True)
