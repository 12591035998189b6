"""The listening socket: on this machine unless told otherwise, with an end for clients that never come to one."""

from __future__ import annotations

import asyncio
import math
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from figures.api import Rules
from figures.errors import UsageError
from figures.serve.app import Limits, application
from figures.serve.guard import Access

IDLE = 150
"""Seconds that a connection may be kept without a request: longer than proxies keep theirs, which then end them."""

CONNECTIONS = 1_000
"""More connections than that are refused at once."""


def serve(
    host: str,
    port: int,
    limits: Limits,
    access: Access,
    rules: Rules,
    told: Callable[[str], None],
) -> None:
    """Serve until Ctrl-C or SIGTERM; what has been asked by then is answered. `told` is called with the address.

    Raises `UsageError` if the address cannot be listened at.
    """
    listening = _listening(host, port)
    config = uvicorn.Config(
        application(limits, access, rules),
        http=_protocol(limits.seconds),
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_level="error" if os.environ.get("FIGURES_DEBUG") else "critical",  # errors may quote an article
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=math.ceil(limits.seconds),
    )
    server = _Server(config)
    server.ready = lambda: told(_address(host, listening.getsockname()[1]))
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)  # uvicorn takes it, and raises it again at the end
    try:
        with listening, suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    finally:
        signal.signal(signal.SIGTERM, before)


def is_local(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_local("127.0.0.1"), is_local("localhost"), is_local("::1"), is_local("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _listening(host: str, port: int) -> socket.socket:
    try:
        (family, kind, protocol, _, address), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        # asyncio sends at once only through what is known to be TCP
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"cannot listen at {host}, port {port}: {reason}\n  hint: --port chooses another"
        ) from None
    return made


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class _Server(uvicorn.Server):
    """Tells when it listens."""

    ready: Callable[[], None]

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.ready()


class _Protocol(H11Protocol):
    """Ends a connection whose head does not come, or whose answer is not taken: uvicorn waits for ever for both."""

    seconds = 20.0
    _end: asyncio.TimerHandle | None = None
    _cut: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._stop()
        self._flow()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._cut = self.loop.call_later(self.seconds, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._flow()

    def _flow(self) -> None:
        if self._cut is not None:
            self._cut.cancel()
            self._cut = None

    def _watch(self) -> None:
        """Let time run while a head is awaited: the first one, or one of which something has come."""
        is_awaited = self.cycle is None or (self.cycle.response_complete and self.conn.trailing_data[0])
        if not is_awaited:
            self._stop()
        elif self._end is None:
            self._end = self.loop.call_later(self.seconds, self.transport.close)

    def _stop(self) -> None:
        if self._end is not None:
            self._end.cancel()
            self._end = None


def _protocol(seconds: float) -> type[_Protocol]:
    return type("_Protocol", (_Protocol,), {"seconds": seconds})
