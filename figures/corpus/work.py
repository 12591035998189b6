"""One part of a corpus: its articles are checked, and its tables appear in one step."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, json

from figures.api import Rules, check, load_rules
from figures.corpus.files import reason
from figures.corpus.parts import PART, Columns, Part
from figures.corpus.rows import Row, rows_of
from figures.errors import FiguresError, OutputError, unexpected

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetWriter

    from figures.corpus.tables import Record

DATA_SETS = ("figures", "findings", "articles")
"""In the order in which a part's files appear: the last one says that the part is done."""
ROWS = 10_000
"""So many rows at most wait for being written."""
_COUNTS = b"figures"


class Job(Struct, frozen=True):
    """What is the same for all parts: where they go, how large they are, how their articles are read and checked."""

    folder: str
    columns: Columns = Columns()
    rules: tuple[str, ...] = ()
    locale: str | None = None
    part: int = PART


def work(part: Part, job: Job) -> dict[str, int]:
    """Check a part's articles and write its tables; returns how much there was of what.

    Raises `OutputError` if the tables cannot be written.
    """
    with contextlib.ExitStack() as files:
        try:
            writers = {name: files.enter_context(_Table(name, part, job)) for name in DATA_SETS}
            counts = Counter(dict.fromkeys((*DATA_SETS, "errors", "characters"), 0))
            for row in rows_of(part, job.columns, job.locale):
                made = _checked(row, _rules(job.rules))
                for name, records in made.items():
                    writers[name].add(records)
                    counts[name] += len(records)
                counts["errors"] += sum("error" in about for about in made["articles"])
                counts["characters"] += len(row.article.source) if row.article else 0
            for name in DATA_SETS:
                writers[name].finish(dict(counts))
        except OSError as error:
            raise OutputError(f"{job.folder}: could not be written: {reason(error)}") from None
    return dict(counts)


def counts_of(path: Path) -> dict[str, int]:
    """How much there is of what in a part that is done, by its file of articles. Raises `OSError`."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        metadata = parquet.read_metadata(path).metadata or {}
        return json.decode(metadata[_COUNTS], type=dict[str, int])
    except (pa.ArrowException, KeyError) as error:
        raise OSError(f"{path}: {reason(error)}") from None


def path_of(name: str, number: int, folder: str | Path) -> Path:
    """Where a part's table lies."""
    return Path(folder) / name / f"part-{number:06}.parquet"


@lru_cache(maxsize=4)
def _rules(paths: tuple[str, ...]) -> Rules:
    """The rules, loaded once in each process that works."""
    return load_rules(paths)


def _checked(row: Row, rules: Rules) -> dict[str, list[Record]]:
    """What the tables get of an article; a mistake of our own costs this article and no other."""
    from figures.corpus.tables import error_record, records

    if row.article is None:
        return {"articles": [error_record(row, row.error or "")]}
    try:
        return records(row, check(row.article, rules=rules), rules.settings)
    except FiguresError as error:
        return {"articles": [error_record(row, str(error))]}
    except Exception as error:
        return {"articles": [error_record(row, unexpected(error, row.place))]}


class _Table:
    """A table of a part on its way into a file, which has its name only when it is whole."""

    def __init__(self, name: str, part: Part, job: Job) -> None:
        self._name = name
        self._target = path_of(name, part.number, job.folder)
        self._rows: list[Record] = []
        self._writer: ParquetWriter | None = None
        self._draft = Path()

    def __enter__(self) -> _Table:
        from pyarrow.parquet import ParquetWriter

        from figures.corpus.tables import TABLES

        descriptor, draft = tempfile.mkstemp(prefix=f".{self._target.stem}.", dir=self._target.parent)
        os.close(descriptor)
        self._draft = Path(draft)
        self._writer = ParquetWriter(draft, TABLES[self._name], compression="zstd")
        return self

    def __exit__(self, *_: object) -> None:
        if self._writer is not None:
            with contextlib.suppress(OSError):
                self._writer.close()
        self._draft.unlink(missing_ok=True)

    def add(self, records: list[Record]) -> None:
        """Add rows; now and then they are written."""
        self._rows += records
        if len(self._rows) >= ROWS:
            self._flush()

    def finish(self, counts: dict[str, int]) -> None:
        """Write what is left, and give the file its name."""
        assert self._writer is not None
        self._flush()
        self._writer.add_key_value_metadata({_COUNTS: json.encode(counts, order="sorted")})
        self._writer.close()
        self._writer = None
        with self._draft.open("rb") as file:
            os.fsync(file.fileno())
        self._draft.chmod(0o644)
        self._draft.replace(self._target)

    def _flush(self) -> None:
        from figures.corpus.tables import table

        assert self._writer is not None
        if self._rows:
            self._writer.write_table(table(self._name, self._rows))
        self._rows = []


def done(folder: Path, parts: int) -> Iterator[int]:
    """The parts that are done: those whose articles are there, and whole."""
    for number in range(parts):
        path = path_of(DATA_SETS[-1], number, folder)
        with contextlib.suppress(OSError):
            counts_of(path)
            yield number
