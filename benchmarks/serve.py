"""`figures serve` under load: `python benchmarks/serve.py [--requests N] [--clients N]`.

Articles of 5 KB are posted to /check by one client, then by many: at first each some time after it had its last answer,
then each at once, so that all processors are at work all the time. Then answers to 50 clients on two processors must
take 25 times what the processors take for one, whatever the server does. Told are how long answers take, and how much
memory the server and its processes have as time goes on. On a machine that does other things the seconds say little;
one client alone is measured before and after, and how long the processors worked for each article is told as well.
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
from itertools import chain, cycle, islice
from pathlib import Path
from statistics import median, quantiles

import psutil
from articles import articles

ROOT = Path(__file__).parent.parent
LENGTH = 5_000
ALONE = 200
PAUSES = (1.0, 0.1)
"""Seconds between an answer and the next article of a client."""


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
) -> tuple[list[float], int]:
    """The seconds of each answer, and how many were none."""
    seconds: list[float] = []
    statuses: list[int] = []
    given = islice(cycle(bodies), count)

    async def all_of_them() -> None:
        await asyncio.gather(*(post(port, given, pause, seconds, statuses) for _ in range(clients)))

    asyncio.run(all_of_them())
    return seconds, sum(status != 200 for status in statuses)


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
    """One client, many with pauses, many without, one again; print what came of it."""
    print(
        f"| {count:,} articles of {LENGTH:,} characters | no answer | median | p95 | processors | memory, MB |"
    )
    print("|---|--:|--:|--:|--:|---|")
    part = count // 10

    def told(name: str, clients: int, count: int, pause: float = 0) -> list[float]:
        before = processor(process)
        seconds, errors = run(port, bodies, clients, count, pause)
        used = (processor(process) - before) / count
        print(row(name, seconds, used, errors, megabytes(process)), flush=True)
        return seconds

    run(port, bodies, 2, len(bodies))  # warms both processes
    alone = told("one client", 1, ALONE)
    paced = [
        told(f"{clients} clients, {pause:g} s between", clients, 20 * clients, pause) for pause in PAUSES
    ]
    parts = [told(f"{clients} clients, to {part * (n + 1):,}", clients, part) for n in range(10)]
    one = median([*alone, *told("one client again", 1, ALONE)])
    print(f"\nThe p95 of {clients} clients, in medians of one:")
    for pause, each in zip((*PAUSES, 0), (*paced, [*chain(*parts)]), strict=True):
        print(f"{quantiles(each, n=20)[-1] / one:.1f} with {pause:g} s between")


def processor(process: psutil.Process) -> float:
    """The processors' seconds that the server, its processes and the clients have taken."""
    return time.process_time() + sum(sum(each.cpu_times()[:2]) for each in (process, *process.children()))


def row(name: str, seconds: Sequence[float], used: float, errors: int, memory: Sequence[float]) -> str:
    """A line of the table."""
    times = f"{median(seconds) * 1000:.0f} ms | {quantiles(seconds, n=20)[-1] * 1000:.0f} ms"
    told = ", ".join(f"{each:.0f}" for each in memory)
    return f"| {name} | {errors} | {times} | {used * 1000:.1f} ms | {told} |"


if __name__ == "__main__":
    main()
