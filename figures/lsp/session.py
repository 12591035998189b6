"""A session of an editor: its open documents, and what is shown of them and of the files they are checked by."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from lsprotocol import types as lsp
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import PositionCodec

from figures import __version__
from figures.errors import Problem, unexpected
from figures.lsp.checking import Checked, check, failed
from figures.lsp.completion import Offer, offer_at
from figures.lsp.desk import Desk
from figures.lsp.diagnostics import diagnostics, problem_diagnostics
from figures.lsp.documents import Document, Sort, document_of
from figures.lsp.house import Given, Houses
from figures.lsp.places import Places


class Session(LanguageServer):
    """The server with its desk, the houses of the documents, and the files whose mistakes are shown."""

    def __init__(self, given: Given) -> None:
        super().__init__("figures", __version__, lsp.TextDocumentSyncKind.Full)
        self.houses = Houses(given)
        self.desk = Desk(self._check, self._tell)
        self.hints = False
        self._shown: dict[str, set[str]] = {}
        """The files with mistakes, by the document that brought them to light."""

    def places(self, text: str) -> Places:
        """The places of a text as this editor counts them."""
        return Places(text, PositionCodec(self.workspace.position_encoding))

    def able(self, name: str) -> Any:
        """What the editor has said of itself under this name."""
        return get_capability(self.client_capabilities, name, None)

    def opened(self, uri: str, language: str | None, text: str, version: int | None, delay: float) -> None:
        """Have a document checked that was opened or has changed."""
        document = document_of(uri, language, text, version, self._folder(uri))
        if document.sort is not Sort.OTHER:
            self.desk.put(document, delay)

    def _folder(self, uri: str) -> str:
        """The folder of the workspace that a document belongs to."""
        folders = [to_fs_path(each) for each in self.workspace.folders] or [self.workspace.root_path]
        known = [each for each in folders if each]
        path = to_fs_path(uri) or ""
        inside = [each for each in known if path.startswith(os.path.join(each, ""))]
        return max(inside, key=len) if inside else known[0] if known else os.getcwd()

    def _check(self, document: Document) -> Checked:
        try:
            return check(document, self.houses.house(document.path, self._folder(document.uri)))
        except Exception as error:  # whatever it is, the other documents are checked
            if os.environ.get("FIGURES_DEBUG"):
                raise
            return failed(document, unexpected(error))

    def offer(self, document: Document, offset: int) -> Offer:
        """What may stand at an offset of a rule file."""
        house = self.houses.house(document.path, self._folder(document.uri))
        return offer_at(document.path, document.text, offset, house)

    def _tell(self, checked: Checked) -> None:
        """Show what is wrong with a document, and with the files that say how it is checked."""
        document = checked.document
        self.publish(document.uri, diagnostics(checked, self.places(document.text)), document.version)
        self._tell_mistakes(document.uri, checked.house.problems)

    def _tell_mistakes(self, uri: str, problems: Iterable[Problem]) -> None:
        """Show the mistakes of other files; those that are being written tell their own."""
        files: dict[str, list[Problem]] = {}
        for problem in problems:
            files.setdefault(os.path.abspath(problem.path), []).append(problem)
        written = {each.path for each in self.desk.documents() if each.sort is Sort.YAML}
        before = self._shown.pop(uri, set())
        self._shown[uri] = {path for path in files if os.path.isfile(path) and path not in written}
        others = set[str]().union(*self._shown.values())
        for path in self._shown[uri] | (before - others - written):
            found = problem_diagnostics(files.get(path, ()), self.places(_text_of(path)))
            self.publish(from_fs_path(path) or "", found)

    def closed(self, uri: str) -> None:
        """Forget a document and what was shown because of it."""
        document = self.desk.document(uri)
        self.desk.drop(uri)
        self.publish(uri, [])
        self._tell_mistakes(uri, ())
        del self._shown[uri]
        if document is not None and document.sort is Sort.YAML:
            self.desk.again()  # its mistakes, as it is on the disk, are shown by the articles

    def publish(self, uri: str, found: list[lsp.Diagnostic], version: int | None = None) -> None:
        """Show what is wrong with a file."""
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Tell a mistake in a line of the editor's log: one of our own, or with a `source` one of the messages."""
        message = " ".join(str(error).split())
        said = f"the editor has sent what cannot be heeded: {message}" if source else unexpected(error)
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, said))


def _text_of(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            return file.read(1_000_000)
    except OSError:
        return ""
