"""A process that answers one question after another, and can be ended in the midst of one."""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection

from figures.api import Rules
from figures.batch.pool import begin
from figures.serve.answers import Answer, answer, prepare
from figures.serve.asking import Asked


class Worker:
    """The process. What waits for it blocks, and is for threads; `end` may be called at any time."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def prepared(self, rules: Rules) -> bool:
        """Whether it has what it needs, the rules among it; False if it was ended."""
        try:
            self._connection.send(rules)
            return bool(self._connection.recv())
        except (EOFError, OSError):
            return False

    def takes(self, asked: Asked, format_: str) -> bool:
        """Whether it takes the question: False if it was ended before, say by somebody else while it waited."""
        try:
            self._connection.send((asked, format_))
            return bool(self._connection.recv())
        except (EOFError, OSError):
            return False

    def answer(self) -> Answer | None:
        """The answer to what it took; None if the process was ended."""
        try:
            made: Answer = self._connection.recv()
        except (EOFError, OSError):
            return None
        return made

    def end(self) -> None:
        """Kill the process."""
        self._process.kill()


def _work(connection: Connection) -> None:
    rules: Rules = connection.recv()
    begin(prepare, (rules,))
    connection.send(True)
    while True:
        try:
            asked, format_ = connection.recv()
        except EOFError:
            return
        connection.send(True)  # so that who asks knows whether a process that ends has seen the question
        connection.send(answer(asked, format_, rules))
