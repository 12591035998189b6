"""Options that are paths: what must be there, and what must not. Each is an argument of `told`."""

from __future__ import annotations

import os


def existing(path: str) -> str:
    """A file or a folder that is there. Raises `ValueError`."""
    if not os.path.exists(path):
        raise ValueError(f"path '{path}' does not exist")
    return path


def existing_file(path: str) -> str:
    """A file that is there. Raises `ValueError`."""
    return no_folder(existing(path))


def no_folder(path: str) -> str:
    """A file that is there, or may be made. Raises `ValueError`."""
    if os.path.isdir(path):
        raise ValueError(f"'{path}' is a folder")
    return path
