"""Killed at any moment and started again, a run ends as if nothing had been: nothing twice, nothing lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from figures.corpus import Job, run
from figures.corpus.manifest import DRAFT, Manifest
from tests.command import figures
from tests.corpus_runs.test_data_sets import files

ARTICLES, PART = 200, 6_000
SENTENCE = "The {n}th bridge cost £{n} million. It is {n} feet ({n} m) long, {m}% more than the old one. "


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("corpus") / "news.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for n in range(ARTICLES):
            text = "".join(SENTENCE.format(n=n + k + 2, m=k + 1) for k in range(4))
            file.write(json.dumps({"id": f"a{n}", "text": text}) + "\n")
    return source


@pytest.fixture(scope="module")
def undisturbed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    target = tmp_path_factory.mktemp("undisturbed") / "out"
    manifest = run([str(corpus)], target, Job("", part=PART))
    assert manifest.counts["articles"] == ARTICLES
    assert manifest.parts > 10
    return files(target)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as cluster:
        yield cluster


def command(corpus: Path, target: Path, *options: str) -> list[str]:
    arguments = ["corpus", str(corpus), "-o", str(target), "--part-size", str(PART), *options]
    return [sys.executable, "-m", "figures", *arguments]


def wait_for_parts(target: Path, works: Callable[[], bool], number: int = 2) -> None:
    """Wait until so many parts are done, as long as the run works on them."""
    while len(list(target.with_name(target.name + DRAFT).glob("articles/part-*.parquet"))) < number:
        assert works(), "the run ended too early"
        time.sleep(0.01)


def test_a_killed_run_goes_on(corpus: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    target = tmp_path / "out"
    for parts in (1, 4):
        with subprocess.Popen(command(corpus, target, "--jobs", "2"), stderr=subprocess.DEVNULL) as driver:
            wait_for_parts(target, lambda: driver.poll() is None, parts)
            driver.kill()
        assert driver.returncode == -signal.SIGKILL
        assert not target.exists()
    early = figures("corpus", "conflicts", str(target))
    assert (early.code, early.out) == (2, "")
    assert "is not finished" in early.err
    done = subprocess.run(command(corpus, target, "--jobs", "2"), check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert files(target) == undisturbed
    assert not target.with_name(target.name + DRAFT).exists()


def test_a_killed_process_is_told_and_the_run_goes_on(
    corpus: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    target = tmp_path / "out"
    with subprocess.Popen(
        command(corpus, target, "--jobs", "2"), stderr=subprocess.PIPE, text=True
    ) as driver:
        wait_for_parts(target, lambda: driver.poll() is None)
        os.kill(worker_of(driver.pid), signal.SIGKILL)
        _, told = driver.communicate()
    assert driver.returncode == 2
    assert "a process that checks articles was killed" in told
    assert not target.exists()
    run([str(corpus)], target, Job("", part=PART))
    assert files(target) == undisturbed


def worker_of(driver: int) -> int:
    """One of the processes that a driver has started."""
    children = Path(f"/proc/{driver}/task/{driver}/children").read_text().split()
    workers = [pid for pid in children if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text()]
    return int(workers[0])


def test_a_cluster_gives_the_same_though_a_worker_is_killed(
    corpus: Path, undisturbed: dict[str, bytes], tmp_path: Path, cluster: LocalCluster
) -> None:
    made: list[Manifest] = []

    def work() -> None:
        target = tmp_path / "out"
        made.append(run([str(corpus)], target, Job("", part=PART), scheduler=cluster.scheduler_address))

    driver = threading.Thread(target=work)
    driver.start()
    wait_for_parts(tmp_path / "out", driver.is_alive)
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    driver.join()
    assert [manifest.counts["articles"] for manifest in made] == [ARTICLES]
    assert files(tmp_path / "out") == undisturbed


def test_a_cluster_goes_on_for_the_next_driver(
    corpus: Path, undisturbed: dict[str, bytes], tmp_path: Path, cluster: LocalCluster
) -> None:
    target = tmp_path / "out"
    options = ("--scheduler", cluster.scheduler_address)
    with subprocess.Popen(command(corpus, target, *options), stderr=subprocess.DEVNULL) as driver:
        wait_for_parts(target, lambda: driver.poll() is None)
        driver.kill()
    assert not target.exists()
    done = subprocess.run(command(corpus, target, *options), check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert files(target) == undisturbed


def test_a_cluster_without_workers_is_told(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = Client.wait_for_workers
    monkeypatch.setattr(Client, "wait_for_workers", lambda self, number, **_: wait(self, number, timeout=0.1))
    with LocalCluster(n_workers=0, dashboard_address=":0", silence_logs=50) as empty:
        done = figures(
            "corpus", str(corpus), "-o", str(tmp_path / "out"), "--scheduler", empty.scheduler_address
        )
    assert done.code == 2
    assert "has no workers" in done.err
    assert not (tmp_path / "out").exists()
