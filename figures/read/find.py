"""Which files a path means: the file itself, or the articles of a folder."""

from __future__ import annotations

import os
from pathlib import Path

from figures.errors import InputError
from figures.read.formats import FORMATS, readable


def find_articles(path: Path | str) -> list[Path]:
    """A file itself; of a folder, the files in it and below it that can be read, sorted.

    Hidden files and folders are left out, and links to folders are not followed. Raises `InputError` if there
    is no such path, or no article in the folder.
    """
    path = Path(path)
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        names = (name for name in files if not name.startswith("."))
        found += [Path(folder, name) for name in names if Path(name).suffix.lower() in FORMATS]
    if not found:
        raise InputError(f"{path}: no article in this folder; files that can be read are {readable()}")
    return sorted(found)
