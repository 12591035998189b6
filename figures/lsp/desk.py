"""The open documents, each with the last that came of it. They are checked when nobody has typed for a moment.

All work on texts is done by one thread, in turn: the event loop goes on answering from what is there already.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from figures.lsp.checking import Checked
from figures.lsp.documents import Document

P = ParamSpec("P")
T = TypeVar("T")

DELAY = 0.3
"""So many seconds nobody must have typed before a document is checked."""


class _Sheet:
    """An open document with the run that is to check it, and what came of the last one."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.run: asyncio.Task[None] | None = None
        self.checked: Checked | None = None


class Desk:
    """Has documents checked by `check`, off the event loop, and hands the results to `tell` on it."""

    def __init__(self, check: Callable[[Document], Checked], tell: Callable[[Checked], None]) -> None:
        self._check = check
        self._tell = tell
        self._sheets: dict[str, _Sheet] = {}
        self._worker = ThreadPoolExecutor(1, "figures")

    def put(self, document: Document, delay: float = 0) -> None:
        """Have a document checked, after a delay in seconds. A run that has not begun is cancelled.

        What comes of one that has is not told.
        """
        sheet = self._sheets.setdefault(document.uri, _Sheet(document))
        if sheet.run is not None:
            sheet.run.cancel()
        sheet.document = document
        sheet.run = asyncio.create_task(self._run(sheet, document, delay))

    def drop(self, uri: str) -> None:
        """Forget a document."""
        sheet = self._sheets.pop(uri, None)
        if sheet is not None and sheet.run is not None:
            sheet.run.cancel()

    def again(self) -> None:
        """Have all documents checked once more: what they are checked by has changed."""
        for document in list(self.documents()):
            self.put(document)

    def documents(self) -> Iterator[Document]:
        """The open documents as they are now."""
        return (sheet.document for sheet in self._sheets.values())

    def document(self, uri: str) -> Document | None:
        """An open document as it is now."""
        sheet = self._sheets.get(uri)
        return sheet.document if sheet else None

    def last(self, uri: str) -> Checked | None:
        """What came of the last run; the document may have changed since."""
        sheet = self._sheets.get(uri)
        return sheet.checked if sheet else None

    async def checked(self, uri: str) -> Checked | None:
        """What comes of a document as it is now, when it is there."""
        while (sheet := self._sheets.get(uri)) and sheet.run is not None and not sheet.run.done():
            await asyncio.wait([sheet.run])
        return self.last(uri)

    async def work(self, do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do something in the thread that works on texts."""
        return await asyncio.wrap_future(self._worker.submit(do, *args, **kwargs))

    def close(self) -> None:
        """Begin nothing more."""
        for uri in list(self._sheets):
            self.drop(uri)
        self._worker.shutdown(wait=False, cancel_futures=True)

    async def _run(self, sheet: _Sheet, document: Document, delay: float) -> None:
        await asyncio.sleep(delay)
        sheet.checked = await self.work(self._check, document)
        self._tell(sheet.checked)
