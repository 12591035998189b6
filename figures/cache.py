"""Data that is costly to build, kept from run to run.

The unit table comes from pint and the currency names from CLDR; both take longer to load than an article
takes to check. So what is built from them is pickled, under a key that names everything that went into it:
what a user wrote by its content, our own files and those of other packages by their size and time of change.
A cache can never make a run fail: whatever goes wrong with it, the data is built afresh.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

try:  # hashlib loads OpenSSL, and pickle its twin in Python: both take longer than the work that is to be done
    from _blake2 import blake2b
    from _pickle import Unpickler, UnpicklingError, dumps, loads
except ImportError:
    from hashlib import blake2b
    from pickle import Unpickler, UnpicklingError, dumps, loads

__all__ = [
    "Unpickler",
    "UnpicklingError",
    "blake2b",
    "cache_folder",
    "cached",
    "dumps",
    "installed",
    "stamps",
]

T = TypeVar("T")

KEPT = 6
"""How many entries of one name survive: projects that take turns must not evict each other."""


def cached(name: str, sources: Iterable[bytes | str], build: Callable[[], T]) -> T:
    """Return what `build` returns, from the cache if it was ever built from the same sources and code.

    `name` becomes part of a file name and may hold letters, digits, `-` and `_`. The key covers the sources,
    the Python modules beside the one that defines `build`, and Python's version. The value must pickle.

    >>> cached("doctest", ["some", b"sources"], lambda: 6 * 7)
    42
    """
    entry = f"{name}.{_key(name, sources, build)}.pickle"
    with contextlib.suppress(Exception):  # absent, unreadable, torn or made by other code: all the same
        with open(os.path.join(cache_folder(), entry), "rb") as file:
            value: T = loads(file.read())
        return value
    value = build()
    from figures.sharing import shared

    with contextlib.suppress(OSError):
        _write(cache_folder(), name, entry, dumps(shared(value), protocol=5))
    return value


def fingerprint(sources: Iterable[bytes | str]) -> str:
    """A short digest of texts, in their order.

    >>> fingerprint(["a", "b"]) == fingerprint(["ab"])
    False
    """
    parts = [part.encode() if isinstance(part, str) else part for part in sources]
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def stamps(folder: str | os.PathLike[str], *suffixes: str, below: bool = False) -> list[str]:
    """Say of each file in a folder, and `below` it, what changes with it: its name, size and time of change."""
    found = []
    waiting = [os.fspath(folder)]
    while waiting:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(suffixes):
                    stat = entry.stat()
                    found.append(f"{entry.path}:{stat.st_size}:{stat.st_mtime_ns}")
                elif below and entry.name != "__pycache__" and entry.is_dir():
                    waiting.append(entry.path)
    found.sort()
    return found


def installed(package: str, suffix: str) -> list[str]:
    """Say the same of the files of an installed package, which is not imported for it."""
    from importlib.util import find_spec

    spec = find_spec(package)
    return stamps(os.path.dirname(spec.origin), suffix) if spec and spec.origin else []


def cache_folder() -> str:
    """Find the user's cache folder, or the one that FIGURES_CACHE_DIR names."""
    if own := os.environ.get("FIGURES_CACHE_DIR"):
        return own
    if sys.platform == "linux":  # what platformdirs says, without the 20 ms that importing it takes
        home = os.environ.get("XDG_CACHE_HOME", "")
        return os.path.join(home if home.startswith("/") else os.path.expanduser("~/.cache"), "figures")
    import platformdirs

    return platformdirs.user_cache_dir("figures", appauthor=False)


def _key(name: str, sources: Iterable[bytes | str], build: Callable[[], object]) -> str:
    return fingerprint((f"{name}\0{sys.implementation.cache_tag}", *_code_of(build), *sources))


def _code_of(build: Callable[..., object]) -> tuple[str, ...]:
    """Our own version: the code that makes an entry, the module of `build` and its neighbours."""
    module = sys.modules.get(getattr(build, "func", build).__module__)
    file = getattr(module, "__file__", None)
    return _modules_in(os.path.dirname(file)) if file else ()


@cache
def _modules_in(folder: str) -> tuple[str, ...]:
    return tuple(stamps(folder, ".py"))


def _write(place: str, name: str, entry: str, data: bytes) -> None:
    """Put the entry in place in one step, so that no reader ever meets half of it; drop the oldest."""
    import tempfile  # 6 ms that a warm cache need not spend
    from pathlib import Path

    folder = Path(place)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(prefix=f"{name}.", suffix=".tmp", dir=folder, delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.close()
            temporary.replace(folder / entry)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    entries = sorted(folder.glob(f"{name}.*.pickle"), key=lambda path: path.stat().st_mtime_ns)
    for old in entries[:-KEPT]:
        old.unlink(missing_ok=True)
