"""Which files a path means: the file itself, the articles of a folder, or what a pattern matches."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from figures.errors import InputError
from figures.read.formats import FORMATS, is_article, readable

if TYPE_CHECKING:
    from figures.read.ignored import Ignored


def find_articles(path: Path | str) -> list[Path]:
    """A file itself; of a folder, the articles in it and below it; of a pattern (`**/*.md`), what matches it; sorted.

    In folders, hidden files and what git ignores are left out, links to folders are not followed, and files of
    JSON or CSV are no articles. What is named is read in any case. Raises `InputError` if there is no such path,
    or no article in the folder.
    """
    path = Path(path)
    if path.is_dir():
        return _in_folder(path)
    if not os.path.lexists(path):
        from glob import has_magic

        if has_magic(str(path)):
            return _matching(path)
    if not path.exists():
        loops = path.is_symlink() and _is_loop(path)
        raise InputError(
            f"{path}: {'a link that leads back to itself' if loops else 'no such file or folder'}"
        )
    return [path]


def _in_folder(folder: Path) -> list[Path]:
    from figures.read.ignored import Ignored

    found = sorted(_walk(folder, Ignored.around(folder)))
    if not found:
        raise InputError(f"{folder}: no article in this folder; files that can be read are {readable()}")
    return found


def _walk(top: Path, around: Ignored) -> Iterator[Path]:
    ignored = {str(top): around}
    for folder, folders, files in os.walk(top):
        here = ignored.pop(folder).within(Path(folder))
        folders[:] = [
            name for name in folders if not name.startswith(".") and not here.has(name, is_folder=True)
        ]
        ignored |= {os.path.join(folder, name): here for name in folders}  # as os.walk spells them
        for name in files:
            path = Path(folder, name)
            if is_article(name) and not name.startswith(".") and not here.has(name) and _is_readable(path):
                yield path


def _is_readable(path: Path) -> bool:
    """Whether a path is a file, or a link that somebody should be told about; no pipe, which might never end."""
    return path.is_file() or path.is_symlink()


def _matching(pattern: Path) -> list[Path]:
    from glob import glob

    names = glob(str(pattern), recursive=True)  # Path.glob takes no absolute pattern
    found = [path for name in names if (path := Path(name)).is_file()]
    if not found:
        raise InputError(f"{pattern}: no file matches this pattern")
    return sorted(path for path in found if path.suffix.lower() in FORMATS) or sorted(found)


def _is_loop(path: Path) -> bool:
    try:
        path.resolve(strict=True)
    except FileNotFoundError:
        return False
    except (OSError, RuntimeError):  # RuntimeError before Python 3.13
        return True
    return False
