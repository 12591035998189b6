"""Which lines of the articles have changed since a revision, as git knows it."""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from figures.errors import UsageError
from figures.model import Finding
from figures.report.result import Report

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPES = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
SECONDS = 120


class Changes(Struct, frozen=True):
    """The changed lines of each changed file, by its resolved path; None if all of the file is new."""

    lines: Mapping[str, Sequence[range] | None]

    def touched(self, path: str) -> bool:
        """Whether a file has changed at all."""
        return os.path.realpath(path) in self.lines

    def keep(self, report: Report) -> Report:
        """The report without the findings whose figures all stand in lines that did not change."""
        changed = self.lines.get(os.path.realpath(report.article.path), ())
        if changed is None:
            return report
        kept = tuple(finding for finding in report.findings if _touches(finding, report, changed))
        return replace(report, findings=kept)


def _touches(finding: Finding, report: Report, changed: Sequence[range]) -> bool:
    spans = [(finding.start, finding.end), *((mark.start, mark.end) for mark in finding.figures)]
    for start, end in spans:
        first, last = (report.article.position(offset)[0] for offset in (start, max(start, end - 1)))
        number = bisect_right(changed, last, key=lambda lines: lines.start)
        if number and changed[number - 1].stop > first:
            return True
    return False


def changes_since(revision: str) -> Changes:
    """What has changed since a revision in the working folder's repository, untracked files included.

    Raises `UsageError` if git is missing, this is no repository, or there is no such revision.
    """
    root = Path(os.fsdecode(_git("rev-parse", "--show-toplevel").rstrip(b"\n")))
    commit = _commit(revision)
    options = ["--unified=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--no-prefix"]
    found: dict[str, Sequence[range] | None] = dict(
        _changed(_git("diff", *options, commit, "--", at=root), root)
    )
    untracked = _git("ls-files", "-z", "--others", "--exclude-standard", at=root)
    for name in filter(None, untracked.split(b"\0")):
        found[os.path.realpath(root / os.fsdecode(name))] = None
    return Changes(found)


def _commit(revision: str) -> str:
    try:
        done = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except UsageError:
        raise UsageError(f"--diff: git knows no revision '{revision}'") from None
    return done.decode().strip()


def _changed(diff: bytes, root: Path) -> Iterator[tuple[str, Sequence[range] | None]]:
    """Each file of a diff with its changed lines."""
    path: str | None = None
    lines: list[range] = []
    left = 0
    for line in diff.split(b"\n"):
        if left and line[:1] in b"+-\\":
            left -= line[:1] != b"\\"
        elif line.startswith(b"diff --git "):
            if path is not None:
                yield path, tuple(lines)
            path, lines = None, []
        elif line.startswith(b"+++ ") and line != b"+++ /dev/null":
            path = os.path.realpath(root / os.fsdecode(_unquoted(line[4:].rstrip(b"\t"))))
        elif match := _HUNK.match(line):
            first, count = int(match[1]), int(match[2] or 1)
            left = sum(int(number or 1) for number in _counts(line))
            lines.append(range(first, first + count))
        elif line.startswith(b"Binary files ") and line.endswith(b" differ"):
            name = line.removesuffix(b" differ").rpartition(b" and ")[2]
            yield os.path.realpath(root / os.fsdecode(_unquoted(name))), None
    if path is not None:
        yield path, tuple(lines)


def _counts(hunk: bytes) -> Iterator[bytes]:
    for side in hunk.split(b" ")[1:3]:
        yield side.partition(b",")[2]


def _unquoted(name: bytes) -> bytes:
    """A name as git writes it if it has quotes, tabs or line ends in it."""
    if not (name.startswith(b'"') and name.endswith(b'"')):
        return name
    return _ESCAPE.sub(
        lambda found: bytes([int(found[1], 8)]) if len(found[1]) == 3 else _ESCAPES.get(found[1], found[1]),
        name[1:-1],
    )


def _git(*args: str, at: Path | None = None) -> bytes:
    command = ["git", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", *args]
    try:
        done = subprocess.run(command, cwd=at, capture_output=True, check=False, timeout=SECONDS)
    except FileNotFoundError:
        raise UsageError("--diff needs git, which is not installed") from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"--diff: git does not answer: {error}") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"--diff: {reason[0] if reason else 'git fails'}")
    return done.stdout
