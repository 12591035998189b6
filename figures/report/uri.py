"""Paths as URIs."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def file_uri(path: str) -> str:
    """A relative path as a relative reference, an absolute one as a `file:` URI.

    >>> file_uri("./news/50% off.md"), file_uri("/news/a.md")
    ('news/50%25%20off.md', 'file:///news/a.md')
    """
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
