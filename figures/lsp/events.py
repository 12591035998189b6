"""What the editor tells: of itself, of documents that are opened, changed and closed, and of files."""

from __future__ import annotations

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from figures.lsp.desk import DELAY
from figures.lsp.session import Session

WATCHED = "**/{*.yaml,*.yml,pyproject.toml}"
"""The files that say how articles are checked."""


def initialize(ls: Session, params: lsp.InitializeParams) -> None:
    """The editor introduces itself; `inlayHints` among its options asks for hints."""
    options = params.initialization_options
    ls.hints = isinstance(options, dict) and options.get("inlayHints") is True


async def initialized(ls: Session, params: lsp.InitializedParams) -> None:
    """The editor is ready: it is asked to watch the files that say how articles are checked."""
    del params
    if ls.able("workspace.did_change_watched_files.dynamic_registration"):
        watching = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(WATCHED)])
        registration = lsp.Registration("rules", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, watching)
        await ls.client_register_capability_async(lsp.RegistrationParams([registration]))


def did_open(ls: Session, params: lsp.DidOpenTextDocumentParams) -> None:
    """A document is opened, and checked at once."""
    opened = params.text_document
    ls.opened(opened.uri, opened.language_id, opened.text, opened.version, 0)


def did_change(ls: Session, params: lsp.DidChangeTextDocumentParams) -> None:
    """A document has changed, and is checked when nobody types."""
    changed = ls.workspace.get_text_document(params.text_document.uri)
    ls.opened(changed.uri, changed.language_id, changed.source, changed.version, DELAY)


def did_close(ls: Session, params: lsp.DidCloseTextDocumentParams) -> None:
    """A document is closed."""
    ls.closed(params.text_document.uri)


def did_save(ls: Session, params: lsp.DidSaveTextDocumentParams) -> None:
    """A document is saved; others may be checked by what it says."""
    path = to_fs_path(params.text_document.uri) or ""
    if path.endswith((".yaml", ".yml", ".toml")):
        ls.desk.again()


def files_changed(ls: Session, params: lsp.DidChangeWatchedFilesParams) -> None:
    """A file that says how articles are checked has changed."""
    del params
    ls.desk.again()


def configuration_changed(ls: Session, params: lsp.DidChangeConfigurationParams) -> None:
    """The editor has other settings."""
    del params
    ls.desk.again()
