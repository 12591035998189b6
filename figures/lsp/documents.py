"""An open document: what it is called, what it is, and its text as the editor has it."""

from __future__ import annotations

import os
from enum import Enum, auto

from msgspec import Struct
from pygls.uris import to_fs_path

from figures.read.formats import FORMATS, suffix_of

_BY_LANGUAGE = {
    "asciidoc": "adoc",
    "html": "html",
    "markdown": "md",
    "plaintext": "txt",
    "restructuredtext": "rst",
    "rst": "rst",
    "text": "txt",
    "xhtml": "html",
}
"""The formats of articles by what editors call them."""

_WRITTEN = frozenset(_BY_LANGUAGE.values())
"""The formats that are texts in an editor."""

_YAML = frozenset([".yaml", ".yml"])


class Sort(Enum):
    """What a document is to us."""

    ARTICLE = auto()
    YAML = auto()
    OTHER = auto()


class Document(Struct, frozen=True):
    """A version of a document. `path` is where it lies, or where one that was never saved would."""

    uri: str
    path: str
    sort: Sort
    text: str
    version: int | None = None


def document_of(uri: str, language: str | None, text: str, version: int | None, folder: str) -> Document:
    """The document that an editor has opened; one that was never saved stands in the `folder`.

    The suffix of its name says what it is, as on the command line; if that says nothing, the editor's language does.

    >>> draft = document_of("untitled:Untitled-1", "markdown", "", 1, "articles")
    >>> draft.path, draft.sort
    ('articles/Untitled-1.md', <Sort.ARTICLE: 1>)
    >>> document_of("file:///a/b.md", None, "", 1, "").path
    '/a/b.md'
    """
    path = to_fs_path(uri) or os.path.join(folder, os.path.basename(uri.rpartition(":")[2]) or "untitled")
    suffix = suffix_of(path)
    if suffix in _YAML or (not suffix and language == "yaml"):
        return Document(uri, path, Sort.YAML, text, version)
    name = FORMATS.get(suffix)
    if name is None and language in _BY_LANGUAGE:
        name = FORMATS["." + _BY_LANGUAGE[language]]
        path = f"{path}.{name}"
    return Document(uri, path, Sort.ARTICLE if name in _WRITTEN else Sort.OTHER, text, version)
