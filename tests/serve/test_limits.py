"""What a request may take: so many bytes, so many seconds, and a process that is free again behind it."""

import json
import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.houserules import HOUSE
from tests.serve.serving import JSON, Server, serving

SMALL = {"text": "It is 10 miles (46 km) long."}
MANY = {"text": "1 " * 1_000_000}
HEAD = b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


def found(server: Server) -> int:
    return len(server.post("/check", SMALL).json["findings"])


def test_a_large_request_is_refused_before_it_is_read(hasty: Server) -> None:
    with socket.create_connection((hasty.host, hasty.port)) as client:
        client.sendall(HEAD + b"Content-Length: 100000000\r\n\r\n{")
        told = rest(client)
    assert told.startswith(b"HTTP/1.1 413")
    assert b'{"error":"too-large","message":"a request may have at most 3 MB"}' in told


@pytest.mark.parametrize("is_told", [True, False], ids=["length", "chunked"])
def test_a_client_that_sends_it_all_the_same_is_told(hasty: Server, is_told: bool) -> None:
    with socket.create_connection((hasty.host, hasty.port)) as client:
        framing = b"Content-Length: 20000000" if is_told else b"Transfer-Encoding: chunked"
        client.sendall(HEAD + framing + b"\r\n\r\n")
        for _ in range(20):
            client.sendall(b"0" * 1_000_000 if is_told else b"f4240\r\n" + b"0" * 1_000_000 + b"\r\n")
        assert client.recv(10_000).startswith(b"HTTP/1.1 413")


def test_a_client_that_sends_byte_by_byte(hasty: Server) -> None:
    with socket.create_connection((hasty.host, hasty.port)) as client:
        client.sendall(HEAD + b"Content-Length: 500\r\n\r\n")
        told = dribble(client)
    assert told.startswith(b"HTTP/1.1 408")
    assert b'"too-slowly"' in told


def test_a_head_that_comes_byte_by_byte(hasty: Server) -> None:
    with socket.create_connection((hasty.host, hasty.port)) as client:
        client.sendall(b"POST /check HTTP/1.1\r\n")
        assert dribble(client) == b""
    with socket.create_connection((hasty.host, hasty.port)) as client:
        assert client.recv(10_000) == b""  # nor is one waited for that says nothing


def test_a_client_that_does_not_take_its_answer() -> None:
    with serving("--timeout", "3") as server, socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect((server.host, server.port))
        body = json.dumps({"text": "Words of some length. " * 400_000}).encode()
        client.sendall(
            HEAD.replace(b"/check", b"/read") + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
        )
        wait(server, 'figures_requests_total{path="/read",status="200"}', 1)
        with pytest.raises(OSError, match=r"reset|Broken pipe"):
            go_on(client)


def go_on(client: socket.socket) -> None:
    while True:
        client.sendall(b" ")


def dribble(client: socket.socket) -> bytes:
    """What is told to a client that sends a byte now and then; nothing if it is cut off."""
    client.settimeout(0.1)
    while True:
        try:
            client.sendall(b"x")
            told = client.recv(10_000)
        except TimeoutError:
            continue
        except OSError:
            return b""
        return told + rest(client)


def rest(client: socket.socket) -> bytes:
    """All that is told, until the other side ends it."""
    client.settimeout(60)
    return b"".join(iter(lambda: client.recv(10_000), b""))


def test_a_text_that_takes_too_long(hasty: Server) -> None:
    late = hasty.metrics()["figures_late_total"]
    assert hasty.post("/check", MANY).error == (504, "too-slow")
    assert found(hasty) == 1  # a process is free
    told = hasty.metrics()
    assert (told["figures_late_total"], told["figures_busy_workers"]) == (late + 1, 0)


def test_a_client_that_leaves_frees_its_process(server: Server) -> None:
    gone = 'figures_requests_total{path="/check",status="499"}'
    before = server.metrics().get(gone, 0)
    for _ in range(4):
        body = json.dumps(MANY).encode()
        with socket.create_connection((server.host, server.port)) as client:
            client.sendall(HEAD + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
            wait(server, "figures_open_requests", 1)
    assert found(server) == 1
    wait(server, gone, before + 4)
    assert server.metrics()["figures_open_requests"] == 0


def wait(server: Server, name: str, least: float) -> None:
    while server.metrics().get(name, 0) < least:
        pass


def test_many_clients_at_a_time(server: Server) -> None:
    with ThreadPoolExecutor(50) as clients:
        assert list(clients.map(lambda _: found(server), range(200))) == [1] * 200
    assert server.metrics()["figures_open_requests"] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_process_that_is_killed_is_replaced() -> None:
    with serving("--timeout", "60") as server:
        kill(helpers(server))
        assert [found(server) for _ in range(4)] == [1] * 4  # nobody notices


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_rule_files_that_change_while_it_serves(tmp_path: Path) -> None:
    """A process that takes the place of another has the rules of the others."""
    file = tmp_path / "house.yaml"
    file.write_text(HOUSE, encoding="utf-8")
    walk = {"text": "The day's walk is 150 km long."}
    with serving("--timeout", "60", "--rules", str(file)) as server:
        file.write_text("rules: [", encoding="utf-8")
        kill(helpers(server))
        for _ in range(2):
            (finding,) = server.post("/check", walk).json["findings"]
            assert finding["rule"] == "long-walk"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_end_waits_for_answers_and_leaves_no_process(ending: signal.Signals) -> None:
    with serving() as server:
        own = helpers(server)
        long = {"text": "The bridge cost £5 million, or 3% more than in 2014. " * 400}
        with ThreadPoolExecutor(1) as client:
            asked = client.submit(server.post, "/check", long)
            wait(server, "figures_busy_workers", 1)
            server.process.send_signal(ending)
            assert asked.result().status == 200
        assert server.process.wait(60) == 0
        assert server.process.stderr is not None
        assert server.process.stderr.read() == ""
        assert own
        assert not [helper for helper in own if Path(f"/proc/{helper}").exists() and is_python(helper)]


def helpers(server: Server) -> list[int]:
    import psutil

    children = psutil.Process(server.process.pid).children()
    return [child.pid for child in children if "spawn_main" in " ".join(child.cmdline())]


def kill(own: list[int]) -> None:
    """Kill them, and do not wait until anybody can see it."""
    for helper in own:
        os.kill(helper, signal.SIGKILL)


def is_python(helper: int) -> bool:
    return "spawn_main" in Path(f"/proc/{helper}/cmdline").read_text()


def test_nothing_of_a_request_is_told_to_the_terminal() -> None:
    with serving() as server:
        server.post("/check", {"text": "Confidential: 17 men"})
        server.post("/check", {"text": "Confidential", "name": "a.pdf"})
        server.ask("POST", "/check?confidential", b"Confidential", JSON)
        server.process.terminate()
        assert server.process.stderr is not None
        assert server.process.stderr.read() == ""


def test_a_port_that_is_taken(server: Server) -> None:
    command = [sys.executable, "-m", "figures", "serve", "--port", str(server.port)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"error: cannot listen at 127.0.0.1, port {server.port}: address already in use",
        "  hint: --port chooses another",
    ]
