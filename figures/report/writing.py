"""Into a file: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from figures.errors import OutputError


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write a report as UTF-8 to a file; see `write_bytes`."""
    write_bytes(path, (f"{line}\n".encode("utf-8", "backslashreplace") for line in lines), "the report")


def write_bytes(path: Path, chunks: Iterable[bytes], what: str) -> None:
    """Write to a file, which stays as it was until everything is on the disk.

    A device or a pipe is written to as it is. Raises `OutputError`, in which `what` names the contents, if the
    file cannot be written.
    """
    target = Path(os.path.realpath(path))  # a link stays one
    try:
        if target.exists() and not target.is_file():
            _write(os.open(target, os.O_WRONLY), chunks)
        else:
            _replace(target, chunks)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path}: {what} could not be written: {reason}") from None


def _replace(target: Path, chunks: Iterable[bytes]) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
    draft = Path(name)
    try:
        _write(descriptor, chunks)
        draft.chmod(_mode(target))
        draft.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def _write(descriptor: int, chunks: Iterable[bytes]) -> None:
    with open(descriptor, "wb") as file:
        file.writelines(chunks)
        file.flush()
        with contextlib.suppress(OSError):  # not every kind of file can be synchronised
            os.fsync(descriptor)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or those of any new file."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
