"""The files of an input: here or anywhere that fsspec reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from msgspec import Struct

from figures.errors import InputError, UsageError

COMPRESSED = {".gz": "gzip", ".bz2": "bz2", ".xz": "xz", ".zst": "zstd"}
TABLES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}


class File(Struct, frozen=True):
    """A file of the input; `stamp` changes when its content does."""

    url: str
    size: int
    stamp: str

    @property
    def compression(self) -> str | None:
        """How the file is compressed, by the end of its name."""
        return COMPRESSED.get(PurePosixPath(self.url).suffix.lower())

    @property
    def kind(self) -> str | None:
        """Which table the file is (`jsonl`, `csv`, `parquet`); None if it is no table."""
        return kind_of(self.url)


def kind_of(url: str) -> str | None:
    """Which table a file is, by its name.

    >>> kind_of("s3://news/2024.jsonl.gz"), kind_of("a.csv"), kind_of("a.txt")
    ('jsonl', 'csv', None)
    """
    path = PurePosixPath(url)
    if path.suffix.lower() in COMPRESSED:
        path = path.with_suffix("")
    return TABLES.get(path.suffix.lower())


def find_files(inputs: Sequence[str]) -> Iterator[File]:
    """The files that paths and URLs name, folders with all that can be read in them, sorted.

    Raises `InputError` for what is not there, or where nothing can be read.
    """
    from fsspec.core import url_to_fs

    for name in inputs:
        try:
            system, path = url_to_fs(name)
            if not system.exists(path):
                raise InputError(f"{name}: no such file or folder")
            names = _below(system, path) if system.isdir(path) else [path]
            if not names:
                raise InputError(f"{name}: no file in it can be read")
            for each in names:
                yield _file(system, each)
        except (ImportError, ValueError) as error:  # a protocol that is unknown, or needs a library
            raise UsageError(f"{name}: {error}") from None
        except OSError as error:
            raise InputError(f"{name}: {reason(error)}") from None


def _below(system: Any, folder: str) -> list[str]:
    from figures.read import FORMATS

    found = sorted(system.find(folder))
    return [path for path in found if kind_of(path) or PurePosixPath(path).suffix.lower() in FORMATS]


def _file(system: Any, path: str) -> File:
    about = system.info(path)
    changed = next(
        (str(about[key]) for key in ("ETag", "etag", "mtime", "LastModified") if about.get(key)), ""
    )
    return File(_url(system, path), int(about["size"] or 0), changed)


def _url(system: Any, path: str) -> str:
    from fsspec.implementations.local import LocalFileSystem

    return path if isinstance(system, LocalFileSystem) else str(system.unstrip_protocol(path))


@contextmanager
def opened(url: str, compression: str | None = None) -> Iterator[BinaryIO]:
    """An open file. Raises `InputError` if it cannot be opened or read."""
    import fsspec

    try:
        with fsspec.open(url, "rb", compression=compression) as file:
            yield file
    except (OSError, EOFError) as error:
        raise InputError(f"{url}: {reason(error)}") from None


def reason(error: BaseException) -> str:
    """What went wrong with a file, in a few words."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    message = (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
    return (
        message.partition(" detail: [errno ")[2].partition("] ")[2] or message
    )  # Arrow's own words, or its system's
