"""The desk: what is typed is checked once, old results are thrown away, and the event loop stays free."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any

from figures.api import load_rules
from figures.config.record import Config
from figures.lsp.checking import Checked
from figures.lsp.desk import Desk
from figures.lsp.documents import Document, Sort
from figures.lsp.house import House

HOUSE = House(Config(), (), load_rules())


class Bench:
    """A desk whose checks take until they are let go."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.told: list[str] = []
        self.started, self.go = threading.Semaphore(0), threading.Semaphore(0)
        self.desk = Desk(self._check, lambda checked: self.told.append(checked.document.text))

    def _check(self, document: Document) -> Checked:
        self.begun.append(document.text)
        self.started.release()
        assert self.go.acquire(timeout=60)
        return Checked(document, HOUSE)

    async def begins(self) -> None:
        assert await asyncio.to_thread(self.started.acquire, timeout=60)

    async def ends(self, uri: str = "a") -> str:
        async with asyncio.timeout(60):
            checked = await self.desk.checked(uri)
        assert checked is not None
        return checked.document.text


def document(text: str, uri: str = "a") -> Document:
    return Document(uri, f"/{uri}.txt", Sort.ARTICLE, text)


def hold(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_what_is_typed_without_a_pause_is_checked_once() -> None:
    async def work() -> None:
        bench = Bench()
        bench.go.release(9)
        for text in ("a", "ab", "abc"):
            bench.desk.put(document(text), 0.05)
        assert await bench.ends() == "abc"
        assert bench.begun == bench.told == ["abc"]
        bench.desk.close()

    hold(work())


def test_what_comes_of_an_old_run_is_not_told() -> None:
    async def work() -> None:
        bench = Bench()
        bench.desk.put(document("old"))
        await bench.begins()
        bench.desk.put(document("newer"))  # waits for its turn, and is cancelled there
        await asyncio.sleep(0)
        bench.desk.put(document("new"))
        bench.go.release(9)
        assert await bench.ends() == "new"
        assert bench.begun == ["old", "new"]
        assert bench.told == ["new"]
        bench.desk.close()

    hold(work())


def test_a_document_that_is_closed_while_it_is_checked() -> None:
    async def work() -> None:
        bench = Bench()
        bench.desk.put(document("closed"))
        bench.desk.put(document("open", "b"))
        await bench.begins()
        bench.desk.drop("a")
        bench.go.release(9)
        assert await bench.ends("b") == "open"
        assert bench.told == ["open"]
        assert await bench.desk.checked("a") is None
        assert bench.desk.last("a") is None
        bench.desk.drop("never")
        bench.desk.close()

    hold(work())


def test_the_last_result_is_there_while_a_check_runs() -> None:
    async def work() -> None:
        bench = Bench()
        bench.desk.put(document("first"))
        await bench.begins()
        bench.go.release()
        assert await bench.ends() == "first"
        bench.desk.put(document("second"))
        await bench.begins()
        last = bench.desk.last("a")
        assert last is not None
        assert last.document.text == "first"
        bench.go.release(9)
        assert await bench.ends() == "second"
        bench.desk.close()

    hold(work())


def test_all_are_checked_again() -> None:
    async def work() -> None:
        bench = Bench()
        bench.go.release(9)
        bench.desk.put(document("a"))
        bench.desk.put(document("b", "b"))
        await bench.ends()
        await bench.ends("b")
        bench.desk.again()
        await bench.ends("b")
        assert sorted(bench.told) == ["a", "a", "b", "b"]
        bench.desk.close()

    hold(work())
