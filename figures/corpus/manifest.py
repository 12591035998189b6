"""What a run was of, and what it made: one JSON file in the folder of its data sets.

The data sets grow in a folder beside the one that was asked for, and that is renamed when all of them are whole:
what has the name is complete.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, field, json
from msgspec.structs import replace

from figures.cache import fingerprint
from figures.corpus.files import File, reason
from figures.corpus.work import DATA_SETS, Job, counts_of, path_of
from figures.errors import OutputError
from figures.rules.syntax.load.imports import collect

SCHEMA = "figures-corpus/2"
NAME = "manifest.json"
DRAFT = ".unfinished"


class Manifest(Struct, frozen=True):
    """What a run is of: versions, rules (a digest of their files), options and inputs; and how much it made."""

    figures: str
    pyarrow: str
    rules: str
    job: Job
    inputs: tuple[File, ...]
    parts: int
    schema: str = SCHEMA
    complete: bool = False
    counts: dict[str, int] = field(default_factory=dict)

    def differences(self, other: Manifest) -> list[str]:
        """What two runs are not the same in."""
        mine, theirs = ({file.url: file for file in each.inputs} for each in (self, other))
        changed = sorted(url for url in mine.keys() | theirs.keys() if mine.get(url) != theirs.get(url))
        named = {"figures": "version of figures", "pyarrow": "version of pyarrow", "rules": "rules"}
        found = [what for key, what in named.items() if getattr(self, key) != getattr(other, key)]
        if replace(self.job, folder="", rules=()) != replace(other.job, folder="", rules=()):
            found.append("options")
        return [*found, *(f"input {url}" for url in changed[:3]), *(["more inputs"] if changed[3:] else [])]


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder; None if it has none. Raises `OutputError` for one of another version."""
    path = folder / NAME
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise OutputError(f"{path}: {reason(error)}") from None
    with contextlib.suppress(DecodeError, ValidationError):
        manifest = json.decode(content, type=Manifest)
        if manifest.schema == SCHEMA:
            return manifest
    raise OutputError(
        f"{path}: this was written by another version of figures\n  hint: choose another folder, or remove this one"
    )


def begin(target: Path, manifest: Manifest) -> Path:
    """The folder in which the data sets grow, made now or by an earlier run of the same.

    Raises `OutputError` if there are data sets of another run.
    """
    draft = target.with_name(target.name + DRAFT)
    earlier = read_manifest(draft)
    if earlier is not None:
        _same(earlier, manifest, draft)
        return draft
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise OutputError(f"{target}: this is there already\n  hint: choose another folder, or remove it")
        for name in DATA_SETS:
            (draft / name).mkdir(parents=True, exist_ok=True)
        _write(draft, manifest)
    except OSError as error:
        raise OutputError(f"{draft}: {reason(error)}") from None
    return draft


def finished(target: Path, manifest: Manifest) -> Manifest | None:
    """The manifest of a finished run of the same; raises `OutputError` if there is one of another."""
    earlier = read_manifest(target)
    if earlier is not None:
        _same(earlier, manifest, target)
    return earlier


def finish(draft: Path, target: Path, manifest: Manifest) -> Manifest:
    """Count what the parts hold, and give the folder its name. Raises `OutputError`."""
    counts: Counter[str] = Counter()
    try:
        for number in range(manifest.parts):
            counts.update(counts_of(path_of(DATA_SETS[-1], number, draft)))
        for name in DATA_SETS:
            _remove((draft / name).glob(".part-*"))  # of processes that were killed
        whole = replace(manifest, complete=True, counts=dict(sorted(counts.items())))
        _write(draft, whole)
        if target.is_dir():
            target.rmdir()
        draft.rename(target)
    except OSError as error:
        raise OutputError(f"{target}: {reason(error)}") from None
    return whole


def _same(earlier: Manifest, now: Manifest, folder: Path) -> None:
    differences = earlier.differences(now)
    if differences:
        raise OutputError(
            f"{folder}: this is of another run; not the same: {', '.join(differences)}\n"
            "  hint: choose another folder, or remove this one"
        )


def _write(folder: Path, manifest: Manifest) -> None:
    draft = folder / f".{NAME}"
    draft.write_bytes(json.format(json.encode(manifest), indent=2) + b"\n")
    draft.replace(folder / NAME)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def digest(paths: Sequence[str]) -> str:
    """A digest of rule files and folders of them: their content, whatever they are called."""
    return fingerprint(collect(paths).values())
