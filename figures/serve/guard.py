"""Who may ask: not a page of another site, nor through a name bent to this machine, nor without the token."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable
from ipaddress import ip_address
from time import monotonic
from urllib.parse import urlsplit

from msgspec import Struct
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from figures.serve.asking import RequestError
from figures.serve.counts import Counts

OPEN = "/health"
"""What anybody may ask who reaches the port: whether the server lives."""

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer says to browsers; the page has a policy of its own."""


class Access(Struct, frozen=True):
    """The names by which the server may be called, beside addresses and `localhost`, and the token, if there is one."""

    names: frozenset[str] = frozenset()
    token: str | None = None

    def check(self, headers: Headers) -> None:
        """Raise `RequestError` for whom this server is not."""
        host = headers.get("host", "")
        if not self._is_known(host):
            raise RequestError(
                421, "unknown-host", f"this server is not called '{host[:100]}' (--allow-host adds a name)"
            )
        if not _is_own(headers, host):
            raise RequestError(403, "other-origin", "pages of other sites may not ask this server")
        if self.token is not None and not _has(headers.get("authorization", ""), self.token):
            raise RequestError(
                401,
                "no-token",
                "expected the token: Authorization: Bearer TOKEN, or as the password of any user",
                WWW_Authenticate='Basic realm="figures", charset="UTF-8"',
            )

    def _is_known(self, host: str) -> bool:
        """Whether a `Host` may mean this server. A name can be bent to any machine, an address cannot."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name == "localhost" or name in self.names:
            return True
        try:
            ip_address(name)
        except ValueError:
            return False
        return True


def _is_own(headers: Headers, host: str) -> bool:
    """Whether no page asks, or one of this server, or somebody follows a link to it."""
    origin = headers.get("origin")
    if origin is not None and origin.lower().partition("://")[2] != host.lower():
        return False
    site, mode = headers.get("sec-fetch-site", "none"), headers.get("sec-fetch-mode")
    return site in ("none", "same-origin") or mode == "navigate"


def _has(authorization: str, token: str) -> bool:
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() == "basic":
        try:
            given = base64.b64decode(given, validate=True).decode().partition(":")[2]
        except ValueError:
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(given.strip().encode("utf-8", "replace"), token.encode())


class Guard:
    """Stands before the application: refuses who may not ask, counts answers, and gives all of them their headers."""

    def __init__(
        self,
        app: ASGIApp,
        access: Access,
        counts: Counts,
        paths: frozenset[str],
        refusal: Callable[[RequestError], Response],
    ) -> None:
        self._app, self._access, self._counts = app, access, counts
        self._paths, self._refusal = paths, refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = monotonic(), 500

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._admitted(scope)(scope, receive, sent)
        finally:
            path = scope["path"] if scope["path"] in self._paths else "other"
            self._counts.count(path, status, monotonic() - begun)

    def _admitted(self, scope: Scope) -> ASGIApp:
        """The application, or what refuses a request."""
        try:
            if scope["path"] != OPEN:
                self._access.check(Headers(scope=scope))
        except RequestError as error:
            return self._refusal(error)
        return self._app
