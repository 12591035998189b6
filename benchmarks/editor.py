"""How long an editor waits for the language server: `python benchmarks/editor.py [ROUNDS]`.

A real client types into documents of several sizes over standard input and output, and waits until what is wrong is
shown. The delay after the last key, in which nothing is done, is taken off. While a document is
being checked the pointer asks for a figure again and again: that is the time of a hover. The processor's time is the
server's, hovers included; on a busy machine it says more than the others.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import psutil
from articles import articles
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from figures.lsp.desk import DELAY

ROOT = Path(__file__).parent.parent
SIZES = (5_000, 20_000, 100_000, 900_000)
ROUNDS = 15
SLIP = "\n\nThe path is 10 miles (26 km) long.\n"


class Typist:
    """Types at the end of a document, and waits for what is shown of that version."""

    def __init__(self, client: LanguageClient, uri: str, text: str) -> None:
        self.client, self.uri, self.text, self.version = client, uri, text, 0
        self.shown = asyncio.Event()

        def published(params: lsp.PublishDiagnosticsParams) -> None:
            if params.uri == self.uri and params.version == self.version:
                self.shown.set()

        client.protocol.fm.features[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = published

    def open(self) -> None:
        """Open the document."""
        item = lsp.TextDocumentItem(self.uri, "plaintext", 0, self.text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(self, more: str) -> None:
        """Put something at the end."""
        self.text, self.version = self.text + more, self.version + 1
        self.shown.clear()
        document = lsp.VersionedTextDocumentIdentifier(self.version, self.uri)
        whole = lsp.TextDocumentContentChangeWholeDocument(self.text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    async def hover(self) -> float:
        """Ask for what stands at the top; the seconds that it takes."""
        place = lsp.TextDocumentIdentifier(self.uri), lsp.Position(0, 0)
        begun = time.perf_counter()
        await self.client.text_document_hover_async(lsp.HoverParams(*place))
        return time.perf_counter() - begun


def text_of(size: int) -> str:
    """News-like articles, one after the other, of so many characters."""
    parts, length = [], 0
    for each in islice(articles(), 100_000):
        parts.append(each)
        length += len(each) + 2
        if length >= size:
            break
    return "\n\n".join(parts)[:size] + SLIP


async def measure(typist: Typist, server: psutil.Process, rounds: int) -> tuple[list[float], ...]:
    """The seconds from the last key to what is shown, without the delay; those of the processor; those of hovers."""
    typist.open()
    await typist.shown.wait()
    answers, used, hovers = list[float](), list[float](), list[float]()
    for number in range(rounds):
        for key in f"word{number} ":
            typist.type(key)
            await asyncio.sleep(0.02)
        begun, before = time.perf_counter(), server.cpu_times()
        typist.type("\n")
        while not typist.shown.is_set():
            hovers.append(await typist.hover())
            await asyncio.sleep(0.01)
        answers.append(time.perf_counter() - begun - DELAY)
        after = server.cpu_times()
        used.append(after.user + after.system - before.user - before.system)
    return answers, used, hovers


async def main() -> None:
    """Measure, and print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print("| characters | last key to underline | at worst | processor | hover meanwhile | at worst |")
    print("|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as name:
        client = LanguageClient("benchmark", "1")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        await client.start_io(sys.executable, "-m", "figures", "server", env=environment, cwd=name)
        await client.initialize_async(
            lsp.InitializeParams(lsp.ClientCapabilities(), root_uri=Path(name).as_uri())
        )
        client.initialized(lsp.InitializedParams())
        assert client._server is not None
        server = psutil.Process(client._server.pid)
        for size in SIZES:
            typist = Typist(client, Path(name, f"{size}.txt").as_uri(), text_of(size))
            answers, used, hovers = await measure(typist, server, rounds if size < SIZES[-1] else 3)
            middle = statistics.median
            cells = (middle(answers), max(answers), statistics.mean(used), middle(hovers), max(hovers))
            print(f"| {size:,} | " + " | ".join(f"{1000 * each:.0f} ms" for each in cells) + " |", flush=True)
        await client.shutdown_async(None)
        client.exit(None)


if __name__ == "__main__":
    asyncio.run(main())
