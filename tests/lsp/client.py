"""An editor for tests: pygls' own client, with which whole sessions are held over standard input and output."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""So many seconds a session waits for what must come: a limit for what hangs, and no test of speed."""

LANGUAGES = {
    ".adoc": "asciidoc",
    ".html": "html",
    ".md": "markdown",
    ".rst": "restructuredtext",
    ".txt": "plaintext",
    ".yaml": "yaml",
}
CAPABILITIES = lsp.ClientCapabilities(
    workspace=lsp.WorkspaceClientCapabilities(
        workspace_edit=lsp.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[lsp.ResourceOperationKind.Create]
        )
    ),
    text_document=lsp.TextDocumentClientCapabilities(
        hover=lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown])
    ),
)


class Editor:
    """Opens and edits documents, and waits for what the server says of them."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.said: list[str] = []
        self._versions: dict[str, int] = {}
        self._shown: dict[str, lsp.PublishDiagnosticsParams] = {}
        self._news = asyncio.Condition()

        async def published(params: lsp.PublishDiagnosticsParams) -> None:
            async with self._news:
                self._shown[params.uri] = params
                self._news.notify_all()

        def told(params: lsp.LogMessageParams) -> None:
            self.said.append(params.message)

        client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        client.feature(lsp.WINDOW_LOG_MESSAGE)(told)
        client.feature(lsp.WINDOW_SHOW_MESSAGE)(told)

    def uri(self, name: str) -> str:
        return Path(os.path.normpath(self.folder / name)).as_uri()

    def open(self, name: str, text: str, language: str | None = None) -> None:
        self.texts[name], self._versions[name] = text, 1
        language = language or LANGUAGES.get(Path(name).suffix, "unknown")
        item = lsp.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def change(self, name: str, text: str) -> None:
        self.texts[name] = text
        self._versions[name] += 1
        document = lsp.VersionedTextDocumentIdentifier(self._versions[name], self.uri(name))
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    def save(self, name: str) -> None:
        (self.folder / name).write_text(self.texts[name], encoding="utf-8")
        document = lsp.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_save(lsp.DidSaveTextDocumentParams(document))

    def close(self, name: str) -> None:
        document = lsp.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(document))

    async def shown(self, name: str) -> list[lsp.Diagnostic]:
        """What is shown of a document as it is now, when it is there."""
        return await self.until(
            name, lambda shown: shown.version is None or shown.version >= self._versions.get(name, 0)
        )

    async def until(
        self, name: str, holds: Callable[[lsp.PublishDiagnosticsParams], bool]
    ) -> list[lsp.Diagnostic]:
        """What is shown of a file, as soon as this holds of it."""
        uri = self.uri(name)
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: uri in self._shown and holds(self._shown[uri]))
            return list(self._shown[uri].diagnostics)

    async def hover(self, name: str, line: int, character: int) -> lsp.Hover | None:
        place = lsp.TextDocumentIdentifier(self.uri(name)), lsp.Position(line, character)
        found: lsp.Hover | None = await asked(self.client.text_document_hover_async(lsp.HoverParams(*place)))
        return found

    async def actions(self, name: str, where: lsp.Range, *only: str) -> list[lsp.CodeAction]:
        context = lsp.CodeActionContext([], list(only) or None)
        params = lsp.CodeActionParams(lsp.TextDocumentIdentifier(self.uri(name)), where, context)
        found = await asked(self.client.text_document_code_action_async(params))
        return [each for each in found or [] if isinstance(each, lsp.CodeAction)]

    async def completions(self, name: str, line: int, character: int) -> list[lsp.CompletionItem]:
        place = lsp.TextDocumentIdentifier(self.uri(name)), lsp.Position(line, character)
        found = await asked(self.client.text_document_completion_async(lsp.CompletionParams(*place)))
        return list(found or []) if not isinstance(found, lsp.CompletionList) else list(found.items)

    def apply(self, edit: lsp.WorkspaceEdit | None) -> None:
        """Do what an edit says, as an editor that counts in UTF-16 does."""
        assert edit is not None
        assert edit.document_changes is not None
        for change in edit.document_changes:
            if isinstance(change, lsp.CreateFile):
                self.open(Path(change.uri).name, "")
            elif isinstance(change, lsp.TextDocumentEdit):
                name = Path(change.text_document.uri).name
                text = self.texts[name]
                for each in sorted(change.edits, key=lambda each: _at(each.range.start), reverse=True):
                    assert isinstance(each, lsp.TextEdit)
                    start, end = (offset(text, place) for place in (each.range.start, each.range.end))
                    text = text[:start] + each.new_text + text[end:]
                self.change(name, text)

    def under(self, name: str, where: lsp.Range) -> str:
        """The text of a range."""
        text = self.texts[name]
        return text[offset(text, where.start) : offset(text, where.end)]


def offset(text: str, position: lsp.Position) -> int:
    """The offset of a position in UTF-16."""
    lines = re.split("(\r\n|\n|\r)", text)
    start = sum(map(len, lines[: 2 * position.line]))
    units = lines[2 * position.line].encode("utf-16-le", "surrogatepass")[: 2 * position.character]
    return start + len(units.decode("utf-16-le", "surrogatepass"))


def _at(position: lsp.Position) -> tuple[int, int]:
    return position.line, position.character


async def asked(answer: Awaitable[Any]) -> Any:
    """An answer, which must come."""
    async with asyncio.timeout(PATIENCE):
        return await answer


@asynccontextmanager
async def editor(
    folder: Path,
    *arguments: str,
    options: Mapping[str, object] | None = None,
    capabilities: lsp.ClientCapabilities = CAPABILITIES,
) -> AsyncIterator[Editor]:
    """An editor with a folder open, from the handshake to the end of the server."""
    client = LanguageClient("tests", "1")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-m", "figures", "server", *arguments)
    await client.start_io(*command, env=environment, cwd=folder)
    try:
        here = lsp.WorkspaceFolder(folder.as_uri(), folder.name)
        given = lsp.InitializeParams(
            capabilities,
            process_id=os.getpid(),
            root_uri=folder.as_uri(),
            workspace_folders=[here],
            initialization_options=options,
        )
        await asked(client.initialize_async(given))
        client.initialized(lsp.InitializedParams())
        yield Editor(client, folder)
        await asked(client.shutdown_async(None))
        client.exit(None)
    except BaseException:
        if client._server is not None and client._server.returncode is None:
            client._server.kill()
        raise
    finally:
        await asked(client.stop())  # type: ignore[no-untyped-call]


def session(work: Coroutine[Any, Any, None]) -> None:
    """Hold a session to its end."""
    asyncio.run(work)
