"""A cache keeps what was built, and is never the reason that anything fails."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from figures import cache, lexicon


class Builder:
    """Counts how often it was asked."""

    def __init__(self, value: object = "built") -> None:
        self.value = value
        self.calls = 0

    def __call__(self) -> object:
        self.calls += 1
        return self.value


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIGURES_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("value", [None, False, 7, {"mile": (1, 2)}, "text"])
def test_builds_once(value: object) -> None:
    build = Builder(value)
    assert [cache.cached("thing", ["a"], build) for _ in range(3)] == [value] * 3
    assert build.calls == 1


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("other", ["a", "b"]),
        ("thing", ["a"]),
        ("thing", ["ab"]),
        ("thing", ["b", "a"]),
        ("thing", ["a", b"b", ""]),
    ],
)
def test_other_sources_are_another_entry(name: str, sources: list[str | bytes]) -> None:
    cache.cached("thing", ["a", "b"], Builder("old"))
    assert cache.cached(name, sources, Builder("new")) == "new"


@pytest.mark.usefixtures("folder")
def test_text_and_its_bytes_are_one_source() -> None:
    cache.cached("thing", ["é"], Builder("old"))
    assert cache.cached("thing", ["é".encode()], Builder("new")) == "old"


@pytest.mark.parametrize("content", [b"", b"\x80\x05", b"not a pickle", pickle.dumps(cache.KEPT)[:-1]])
def test_a_torn_entry_is_built_again_and_replaced(folder: Path, content: bytes) -> None:
    cache.cached("thing", [], Builder("old"))
    (entry,) = folder.iterdir()
    entry.write_bytes(content)
    assert cache.cached("thing", [], Builder("new")) == "new"
    assert cache.cached("thing", [], Builder("never")) == "new"


def test_an_unwritable_folder_only_costs_time(folder: Path) -> None:
    folder.parent.joinpath("cache").write_text("a file where the folder should be")
    build = Builder()
    assert [cache.cached("thing", [], build) for _ in range(2)] == ["built"] * 2
    assert build.calls == 2


def test_a_stamp_changes_with_its_file_and_with_no_other(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("a: 1")
    (tmp_path / "below").mkdir()
    before = list(cache.stamps(tmp_path, ".yaml"))
    (tmp_path / "notes.txt").write_text("not asked for")
    (tmp_path / "below" / "more.yaml").write_text("b: 2")
    assert list(cache.stamps(tmp_path, ".yaml")) == before
    assert len(list(cache.stamps(tmp_path, ".yaml", ".txt", below=True))) == 3
    (tmp_path / "words.yaml").write_text("a: 22")
    assert list(cache.stamps(tmp_path, ".yaml")) != before


def test_packages_are_stamped_without_being_imported() -> None:
    assert len(list(cache.installed("babel", "__init__.py"))) == 1
    assert list(cache.installed("no_such_package", ".py")) == []


def test_old_entries_go_and_other_names_stay(folder: Path) -> None:
    cache.cached("thing-two", ["x"], Builder())
    for source in map(str, range(20)):
        cache.cached("thing", [source], Builder())
    names = [path.name.split(".")[0] for path in folder.iterdir()]
    assert sorted(names) == ["thing"] * cache.KEPT + ["thing-two"]


def test_a_failing_build_leaves_nothing(folder: Path) -> None:
    def fail() -> object:
        raise ValueError("no data")

    with pytest.raises(ValueError, match="no data"):
        cache.cached("thing", [], fail)
    assert not folder.exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("build", [lambda: 4, partial(int, "4"), partial(lambda n: n, 4), Builder(4)])
def test_any_callable_builds(build: Callable[[], object]) -> None:
    assert cache.cached("thing", [], build) == 4


def test_many_threads_agree(folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        values = list(pool.map(lambda _: cache.cached("thing", [], Builder([1, 2])), range(64)))
    assert values == [[1, 2]] * 64
    assert [path.suffix for path in folder.iterdir()] == [".pickle"]


def test_a_lexicon_is_built_anew_with_another_version_of_what_it_is_made_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexicon.load.__wrapped__("fr")
    monkeypatch.setattr(lexicon, "sources", lambda: ("pint 99",))
    lexicon.load.__wrapped__("fr")
    assert len([*folder.glob("lexicon-fr.*")]) == 2
