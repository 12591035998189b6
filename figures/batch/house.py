"""What the rule files of the house say, with the files that these name."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from figures.cache import blake2b

_NAMED = rb"[\w./-]+\.(?:ya?ml|csv)"


def contents(packs: Iterable[str]) -> Iterator[str]:
    """The names and contents of packs, of those that they import, and of their tables of rates."""
    waiting: list[Path] = []
    for path in map(Path, packs):
        waiting += sorted(path.rglob("*.y*ml")) if path.is_dir() else [path]
    seen = set(waiting)
    while waiting:
        file = waiting.pop()
        yield str(file)
        with contextlib.suppress(OSError):
            content = file.read_bytes() if file.is_file() else b""
            yield blake2b(content).hexdigest()
            names = re.findall(_NAMED, content) if file.suffix != ".csv" else ()
            named = {file.parent / name.decode() for name in names}
            waiting += sorted(named - seen)
            seen |= named
