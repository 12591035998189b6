"""The addresses of the server, and what each does with a request."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import anyio
from msgspec import Struct
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from figures import __version__
from figures.api import Rules
from figures.serve.answers import FORMATS, HTML, MEDIA
from figures.serve.asking import Asked, RequestError, asked_in
from figures.serve.counts import Counts
from figures.serve.crew import GONE, Crew
from figures.serve.desk import desk
from figures.serve.guard import OPEN, Access, Guard
from figures.serve.openapi import PATHS, document

LINGER = 2.0
"""Seconds for which the rest of a request that was refused is thrown away."""


class Limits(Struct, frozen=True):
    """How many processes answer; the seconds in which a request must come, and be answered; its most bytes."""

    workers: int = 2
    seconds: float = 20.0
    bytes: int = 10_000_000


Handler = Callable[[Request], Awaitable[Response]]


def application(limits: Limits, access: Access, rules: Rules) -> Starlette:
    """The server as an ASGI application. All processes have the same rules, whatever becomes of their files."""
    counts = Counts(limits.workers)
    crew = Crew(limits.workers, limits.seconds, rules, counts)
    page, policy = desk(__version__)

    async def home(_: Request) -> Response:
        return Response(page, media_type=HTML, headers={"Content-Security-Policy": policy})

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok", "version": __version__})

    async def metrics(_: Request) -> Response:
        told = "".join(f"{line}\n" for line in counts.lines())
        return Response(told, media_type="text/plain; version=0.0.4; charset=utf-8")

    async def openapi(_: Request) -> Response:
        return JSONResponse(document(__version__))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with anyio.create_task_group() as group:
            await crew.begin(group)
            try:
                yield
            finally:
                crew.end()
                group.cancel_scope.cancel()

    gets: dict[str, Handler] = {"/": home, OPEN: health, "/metrics": metrics, "/openapi.json": openapi}
    posts = {path: _asking(kind, crew, limits) for path, (kind, _) in PATHS.items()}
    return Starlette(
        routes=[
            *(Route(path, handler, methods=["GET"]) for path, handler in gets.items()),
            *(Route(path, handler, methods=["POST"]) for path, handler in posts.items()),
        ],
        middleware=[
            Middleware(
                Guard, access=access, counts=counts, paths=frozenset({*gets, *posts}), refusal=_refusal
            )
        ],
        exception_handlers={RequestError: _told, HTTPException: _unknown, Exception: _ours},
        lifespan=lifespan,
    )


def _asking(kind: type[Asked], crew: Crew, limits: Limits) -> Handler:
    async def ask(request: Request) -> Response:
        format_ = request.query_params.get("format", FORMATS[kind][0])
        if format_ not in FORMATS[kind]:
            known = ", ".join(FORMATS[kind])
            raise RequestError(
                400, "unknown-format", f"expected a format of {known}, and not '{format_[:100]}'"
            )
        _check_type(request)
        with crew.place():
            asked = asked_in(await _body(request, limits), kind)
            made = await crew.answer(asked, format_, request.receive)
        if made.status != 200:
            raise RequestError(made.status, made.code, made.body.decode())
        return Response(made.body, media_type=MEDIA[format_])

    return ask


def _check_type(request: Request) -> None:
    given = request.headers.get("content-type", "")
    if given.partition(";")[0].strip().lower() != "application/json":
        raise RequestError(
            415, "wrong-type", f"expected Content-Type: application/json, and not '{given[:100]}'"
        )
    if request.headers.get("content-encoding", "identity") != "identity":
        raise RequestError(415, "wrong-encoding", "expected a body that is not compressed")


async def _body(request: Request, limits: Limits) -> bytearray:
    """The body. Raises `RequestError` for one that is too large, which is not read, or that comes too slowly."""
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > limits.bytes:
        raise _too_large(limits.bytes)
    body = bytearray()
    try:
        with anyio.fail_after(limits.seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limits.bytes:
                    raise _too_large(limits.bytes)
    except TimeoutError:
        raise RequestError(
            408,
            "too-slowly",
            f"the request did not come within {limits.seconds:g} seconds",
            Connection="close",
        ) from None
    except ClientDisconnect:
        raise RequestError(GONE, "gone", "the client has left") from None
    return body


def _too_large(most: int) -> RequestError:
    limit = f"{math.floor(most / 100_000) / 10:g} MB"
    return RequestError(413, "too-large", f"a request may have at most {limit}", Connection="close")


class _Refusal(JSONResponse):
    """An answer before the request was read: what still comes is thrown away, or clients would miss it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": True})
        with anyio.move_on_after(LINGER):
            while (await receive()).get("more_body"):
                pass
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _refusal(error: RequestError) -> Response:
    said = {"error": error.code, "message": str(error)}
    made = _Refusal if "Connection" in error.headers else JSONResponse
    return made(said, error.status, error.headers)


def _told(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)
    return _refusal(error)


def _unknown(request: Request, error: Exception) -> Response:
    """An address or a method that there is not."""
    assert isinstance(error, HTTPException)
    path = request.url.path[:100]
    if error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "another method")
        return _refusal(
            RequestError(
                405, "wrong-method", f"expected {allowed} for {path}, and not {request.method}", Allow=allowed
            )
        )
    known = ", ".join(["/", OPEN, "/metrics", "/openapi.json", *PATHS])
    return _refusal(RequestError(404, "unknown-path", f"nothing at {path}; there are {known}"))


def _ours(_: Request, error: Exception) -> Response:
    return _refusal(
        RequestError(500, "mistake-of-ours", f"this is a mistake of figures itself ({type(error).__name__})")
    )
