"""`figures serve` under load: `python benchmarks/serve.py [--requests N] [--clients N]`.

Articles of 5 KB are posted to /check by one client, then by many: at first each a second after it had its last answer,
then each at once, so that all processors are at work all the time. Then answers to 50 clients on two processors must
take 25 times what the processors take for one. Told are how long answers take, and how much memory the server and its
processes have as time goes on. On a machine that does other things the seconds say little; one client alone is
measured before and after.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

import psutil
from articles import articles

ROOT = Path(__file__).parent.parent
LENGTH = 5_000
ALONE = 200
PAUSE = 1.0


async def post(
    port: int, bodies: Iterator[bytes], pause: float, seconds: list[float], statuses: list[int]
) -> None:
    """Be a client: post one article after another through one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(random.random() * pause)
    for body in bodies:
        begun = time.perf_counter()
        head = f"POST /check HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = await reader.readuntil(b"\r\n\r\n")
        lines = answer.lower().split(b"\r\n")
        (length,) = (int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length:"))
        await reader.readexactly(length)
        seconds.append(time.perf_counter() - begun)
        statuses.append(int(answer.split(b" ", 2)[1]))
        await asyncio.sleep(pause)
    writer.close()


def run(
    port: int, bodies: Sequence[bytes], clients: int, count: int, pause: float = 0
) -> tuple[list[float], float, int]:
    """The seconds of each answer, those of all, and how many were none."""
    seconds: list[float] = []
    statuses: list[int] = []
    given = islice(cycle(bodies), count)

    async def all_of_them() -> None:
        await asyncio.gather(*(post(port, given, pause, seconds, statuses) for _ in range(clients)))

    begun = time.perf_counter()
    asyncio.run(all_of_them())
    return seconds, time.perf_counter() - begun, sum(status != 200 for status in statuses)


def megabytes(process: psutil.Process) -> list[float]:
    """The memory of the server, and of each of its processes, the smallest first."""
    helpers = [each for each in process.children() if "spawn_main" in " ".join(each.cmdline())]
    return [each.memory_info().rss / 1e6 for each in (process, *helpers)]


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    bodies = [json.dumps({"text": text[:LENGTH]}).encode() for text in islice(articles(), 200)]
    command = [sys.executable, "-m", "figures", "serve", "--port", "0", "--workers", str(options.workers)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        port = int(server.stderr.readline().split()[2].rstrip("/").rpartition(":")[2])
        measure(port, psutil.Process(server.pid), bodies, options.clients, options.requests)
    finally:
        server.terminate()
        server.wait()


def measure(port: int, process: psutil.Process, bodies: Sequence[bytes], clients: int, count: int) -> None:
    """Take turns with one client and with many, and print what came of it."""
    run(port, bodies, 2, len(bodies))  # warms both processes
    alone, _, _ = run(port, bodies, 1, ALONE)
    print(
        f"| {count:,} articles of {LENGTH:,} characters | no answer | median | p95 | a second | memory, MB |"
    )
    print("|---|--:|--:|--:|--:|---|")
    print(row("one client", alone, sum(alone), 0, megabytes(process)), flush=True)
    paced, took, errors = run(port, bodies, clients, 20 * clients, PAUSE)
    print(row(f"{clients} clients, {PAUSE:g} s between", paced, took, errors, megabytes(process)), flush=True)
    seconds: list[float] = []
    for number in range(10):
        some, took, errors = run(port, bodies, clients, count // 10)
        seconds += some
        name = f"{clients} clients, requests to {count * (number + 1) // 10:,}"
        print(row(name, some, took, errors, megabytes(process)), flush=True)
    again, took, _ = run(port, bodies, 1, ALONE)
    print(row("one client again", again, took, 0, megabytes(process)))
    one = median([*alone, *again])
    ratios = [f"{quantiles(each, n=20)[-1] / one:.1f}" for each in (paced, seconds)]
    print(
        f"\nThe p95 of {clients} clients is {ratios[0]} times the median of one with pauses, {ratios[1]} times without."
    )


def row(name: str, seconds: Sequence[float], took: float, errors: int, memory: Sequence[float]) -> str:
    """A line of the table."""
    times = f"{median(seconds) * 1000:.0f} ms | {quantiles(seconds, n=20)[-1] * 1000:.0f} ms"
    told = ", ".join(f"{each:.0f}" for each in memory)
    return f"| {name} | {errors} | {times} | {len(seconds) / took:.0f} | {told} |"


if __name__ == "__main__":
    main()
