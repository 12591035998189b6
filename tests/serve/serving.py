"""A server for the tests: the command, in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, NamedTuple

NOTHING: Mapping[str, str] = {}
JSON = {"Content-Type": "application/json"}


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> tuple[int, str]:
        """The status, and the code of what was wrong; a sentence stands beside it."""
        assert set(self.json) == {"error", "message"}
        assert self.json["message"]
        return self.status, self.json["error"]


class Server(NamedTuple):
    """Where it listens, and its process."""

    host: str
    port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}/"

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] = NOTHING
    ) -> Answer:
        connection = HTTPConnection(self.host, self.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, answer.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask(
            "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )

    def post(self, path: str, asked: object, headers: Mapping[str, str] = NOTHING) -> Answer:
        return self.ask("POST", path, json.dumps(asked).encode(), {**JSON, **headers})

    def metrics(self, **headers: str) -> dict[str, float]:
        told = self.get("/metrics", **headers).body.decode().splitlines()
        pairs = (line.rpartition(" ") for line in told if not line.startswith("#"))
        return {name: float(value) for name, _, value in pairs}


@contextmanager
def serving(*options: str, environment: Mapping[str, str] = NOTHING) -> Iterator[Server]:
    """`figures serve` at a free port, until the end of the block."""
    import os

    command = [sys.executable, "-m", "figures", "serve", "--port", "0", "--workers", "2", *options]
    process = subprocess.Popen(
        command,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        assert line.startswith("figures serves http://"), line + process.stderr.read()
        host, _, port = line.split()[2].removeprefix("http://").strip("/").rpartition(":")
        yield Server("127.0.0.1" if host == "0.0.0.0" else host, int(port), process)
    finally:
        process.terminate()
        process.wait(60)
        process.stderr.close()
