"""The protocol: what an editor asks, and what it is told. All that is about figures is done by the other modules."""

from __future__ import annotations

import asyncio
import logging
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
from figures.lsp.actions import FIX_ALL, Abilities, actions
from figures.lsp.checking import Checked, check
from figures.lsp.completion import Offer, offer_at
from figures.lsp.desk import DELAY, Desk
from figures.lsp.diagnostics import diagnostics, problem_diagnostics
from figures.lsp.documents import Document, Sort, document_of
from figures.lsp.house import Given, Houses
from figures.lsp.hover import told_at
from figures.lsp.marks import LEGEND, hints, tokens
from figures.lsp.places import Drift, Places

WATCHED = "**/{*.yaml,*.yml,pyproject.toml}"
"""The files that say how articles are checked."""


class FiguresServer(LanguageServer):
    """The server with its desk, the houses of the documents, and the files whose mistakes are shown."""

    def __init__(self, given: Given) -> None:
        super().__init__("figures", __version__, lsp.TextDocumentSyncKind.Full)
        self.houses = Houses(given)
        self.desk = Desk(self._check, self._tell)
        self.hints = False
        self._shown: dict[str, set[str]] = {}  # the files with mistakes, by the document that brought them to light

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
        return check(document, self.houses.house(document.path, self._folder(document.uri)))

    def _tell(self, checked: Checked) -> None:
        """Show what is wrong with a document, and with the files that say how it is checked."""
        document = checked.document
        self.publish(
            document.uri, diagnostics(checked, self.places(document.text)), document.version
        )
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
        self.desk.drop(uri)
        self.publish(uri, [])
        self._tell_mistakes(uri, ())

    def publish(self, uri: str, found: list[lsp.Diagnostic], version: int | None = None) -> None:
        """Show what is wrong with a file."""
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Tell a mistake of our own, or of the editor, in a line of the editor's log."""
        del source
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, unexpected(error)))


def _text_of(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            return file.read(1_000_000)
    except OSError:
        return ""


def make_server(given: Given) -> FiguresServer:
    """The server with all that it answers to."""
    server = FiguresServer(given)
    _add_documents(server)
    _add_answers(server)
    return server


def serve(given: Given) -> None:
    """Serve an editor over standard input and output until it is done."""
    if not os.environ.get("FIGURES_DEBUG"):
        logging.getLogger("pygls").addHandler(logging.NullHandler())
        logging.getLogger("pygls").propagate = False
        logging.getLogger("asyncio").disabled = True
    server = make_server(given)
    server.start_io()
    server.desk.close()


def _add_documents(server: FiguresServer) -> None:
    """What the editor tells of documents, files and itself."""

    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        options = params.initialization_options
        server.hints = isinstance(options, dict) and options.get("inlayHints") is True

    @server.feature(lsp.INITIALIZED)
    async def initialized(_: lsp.InitializedParams) -> None:
        if server.able("workspace.did_change_watched_files.dynamic_registration"):
            watching = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(WATCHED)])
            registration = lsp.Registration("rules", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, watching)
            await server.client_register_capability_async(lsp.RegistrationParams([registration]))

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: lsp.DidOpenTextDocumentParams) -> None:
        opened = params.text_document
        server.opened(opened.uri, opened.language_id, opened.text, opened.version, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: lsp.DidChangeTextDocumentParams) -> None:
        changed = server.workspace.get_text_document(params.text_document.uri)
        server.opened(changed.uri, changed.language_id, changed.source, changed.version, DELAY)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: lsp.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: lsp.DidSaveTextDocumentParams) -> None:
        path = to_fs_path(params.text_document.uri) or ""
        if path.endswith((".yaml", ".yml", ".toml")):
            server.desk.again()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(_: lsp.DidChangeWatchedFilesParams) -> None:
        server.desk.again()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(_: lsp.DidChangeConfigurationParams) -> None:
        server.desk.again()


def _add_answers(server: FiguresServer) -> None:
    """What the editor asks about documents."""

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        uri = params.text_document.uri
        checked = server.desk.last(uri) or await server.desk.checked(uri)
        document = server.desk.document(uri)
        if checked is None or checked.report is None or document is None:
            return None
        places = server.places(document.text)
        drift = Drift.between(checked.document.text, document.text)
        offset = drift.back(places.offset(params.position))
        told = None if offset is None else told_at(checked.report, checked.house.rules.settings, offset)
        span = drift.forth(told.figure.start, told.figure.end) if told else None
        if told is None or span is None:
            return None
        kinds = server.able("text_document.hover.content_format") or [lsp.MarkupKind.PlainText]
        is_markdown = kinds[0] == lsp.MarkupKind.Markdown
        content = lsp.MarkupContent(kinds[0], told.markdown() if is_markdown else told.plain())
        return lsp.Hover(content, places.range(*span))

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def code_action(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        checked = await server.desk.checked(params.text_document.uri)
        if checked is None:
            return []
        places = server.places(checked.document.text)
        start, end = places.offset(params.range.start), places.offset(params.range.end)
        creates = server.able("workspace.workspace_edit.resource_operations") or ()
        able = Abilities(
            bool(server.able("workspace.workspace_edit.document_changes")),
            lsp.ResourceOperationKind.Create in creates,
        )
        found = await server.desk.work(actions, checked, places, start, end, able)
        only = params.context.only
        return [each for each in found if not only or any(_is_of(each.kind, kind) for kind in only)]

    @server.feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, LEGEND)
    async def semantic_tokens(params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
        checked = await server.desk.checked(params.text_document.uri)
        if checked is None or checked.report is None:
            return lsp.SemanticTokens([])
        return lsp.SemanticTokens(tokens(checked.report.figures, server.places(checked.document.text)))

    @server.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    async def inlay_hint(params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        checked = await server.desk.checked(params.text_document.uri) if server.hints else None
        if checked is None or checked.report is None:
            return []
        places = server.places(checked.document.text)
        start, end = places.offset(params.range.start), places.offset(params.range.end)
        return list(hints(checked.report.figures, places, start, end))

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[" ", "{", "["]))
    async def completion(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        document = server.desk.document(params.text_document.uri)
        if document is None or document.sort is not Sort.YAML:
            return []
        places = server.places(document.text)
        offset = places.offset(params.position)
        offer = await server.desk.work(_offered, server, document, offset)
        return [_item(name, offer, places) for name in offer.names]


def _offered(server: FiguresServer, document: Document, offset: int) -> Offer:
    house = server.houses.house(document.path, server._folder(document.uri))
    return offer_at(document.path, document.text, offset, house)


def _item(name: str, offer: Offer, places: Places) -> lsp.CompletionItem:
    kind = lsp.CompletionItemKind.Property if offer.is_key else lsp.CompletionItemKind.Value
    edit = lsp.TextEdit(places.range(offer.start, offer.end), f"{name}: " if offer.is_key else name)
    return lsp.CompletionItem(name, kind=kind, text_edit=edit, filter_text=name)


def _is_of(kind: str | None, wanted: str) -> bool:
    """Whether a kind of action is the wanted one, or one of its kinds."""
    return kind is not None and (kind == wanted or kind.startswith(f"{wanted}."))
