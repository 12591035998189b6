"""A baseline: the findings that were there before, known by what they say and not by where they stand.

So a paragraph may move, within a file or to another one, and its findings stay known; if a word of the sentence
or one of the figures changes, the finding is new. What stands there twice is told when it comes a third time.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from figures.errors import UsageError
from figures.report.result import Report
from figures.suppress.content import Content, content_of

SCHEMA = "figures-baseline/1"
REASON = "in the baseline"
MAX_BYTES = 100_000_000


class Entry(Struct, frozen=True):
    """A finding, and the file in which it was found."""

    content: Content
    file: str


class Baseline:
    """The findings of a baseline, each of which is known once."""

    def __init__(self, entries: tuple[Entry, ...] = ()) -> None:
        self.entries = entries
        self._left: defaultdict[Content, Counter[str]] = defaultdict(Counter)
        for entry in entries:
            self._left[entry.content][entry.file] += 1
        self._files: set[str] = set()

    def mark(self, report: Report) -> Report:
        """The report with known findings suppressed."""
        file = name_of(report)
        self._files.add(file)
        findings = tuple(
            replace(finding, suppressed=True, reason=REASON)
            if not finding.suppressed and self._knows(content_of(finding, report), file)
            else finding
            for finding in report.findings
        )
        return replace(report, findings=findings)

    def _knows(self, content: Content, file: str) -> bool:
        """Whether an entry is left for this, of the same file or else of another: text moves."""
        left = self._left.get(content)
        if not left:
            return False
        from_file = file if left[file] else next(iter(left))
        left[from_file] -= 1
        self._left[content] = +left
        return True

    def unused(self) -> Iterator[Entry]:
        """The entries of files that were checked, or are gone, which no finding needs any more."""
        for content, left in self._left.items():
            for file in left.elements():
                if file in self._files or not Path(file).exists():
                    yield Entry(content, file)


class Recorder:
    """Collects findings for a new baseline; what the old one knew of other files and rules is kept."""

    def __init__(self, old: Baseline, checked: Callable[[Content], bool] = lambda _: True) -> None:
        self._old = old
        self._checked = checked
        self._files: set[str] = set()
        self._found: list[Entry] = []

    def add(self, report: Report) -> None:
        """Record what is not suppressed in another way."""
        file = name_of(report)
        self._files.add(file)
        self._found += [
            Entry(content_of(finding, report), file)
            for finding in report.findings
            if not finding.suppressed or finding.reason == REASON
        ]

    def entries(self) -> list[Entry]:
        """The findings of the new baseline, in the order of file and text."""
        kept = (entry for entry in self._old.entries if self._stays(entry))
        by_file: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in (*kept, *self._found):
            by_file[entry.file].append(entry)
        return [entry for file in sorted(by_file) for entry in by_file[file]]

    def _stays(self, entry: Entry) -> bool:
        """Whether this run cannot say if an entry is still needed."""
        seen = entry.file in self._files and self._checked(entry.content)
        return not seen and Path(entry.file).exists()


def name_of(report: Report) -> str:
    """The name of an article's file, the same on every system."""
    return os.path.normpath(report.article.path).replace(os.sep, "/")


def load_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises `UsageError` if it is none."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UsageError(f"{path}: more than {MAX_BYTES:,} bytes are no baseline")
        record = json.loads(data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{path}: {reason}\n  hint: --write-baseline {path} makes a baseline") from None
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: this is no JSON: {error}") from None
    try:
        if record["schema"] != SCHEMA:
            raise ValueError
        return Baseline(tuple(map(_entry, record["findings"])))
    except (ValueError, KeyError, TypeError):
        raise UsageError(
            f"{path}: this is no baseline ({SCHEMA})\n  hint: --write-baseline makes one"
        ) from None


def baseline_lines(entries: list[Entry]) -> Iterator[str]:
    """The lines of a baseline's file: one finding on each, so that differences are easy to read."""
    yield f'{{"schema": "{SCHEMA}", "findings": ['
    last = len(entries) - 1
    for number, entry in enumerate(entries):
        content = entry.content
        record = {
            "file": entry.file,
            "rule": content.rule,
            "figures": content.figures,
            "sentence": content.sentences,
        }
        yield json.dumps(record, ensure_ascii=False) + "," * (number < last)
    yield "]}"


def _entry(record: Any) -> Entry:
    file, rule, figures, sentence = (record[key] for key in ("file", "rule", "figures", "sentence"))
    texts = (file, rule, sentence, *figures)
    if not isinstance(figures, list) or not all(isinstance(text, str) for text in texts) or "\0" in file:
        raise ValueError
    return Entry(Content(rule, tuple(figures), sentence), file)
