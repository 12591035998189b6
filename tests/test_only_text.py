"""A `str` is text, whatever it looks like: no file is opened, and none is looked for."""

from __future__ import annotations

import builtins
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import figures
from figures.read import FORMATS

SECRET = "The secret is £92 million."

names = st.text(st.characters(codec="utf-8", exclude_characters="\n\r\0"), min_size=1, max_size=12)
suffixes = st.sampled_from([*FORMATS, ".exe", ".d", ""])
paths = st.builds(
    lambda start, parts, suffix: start + "/".join(parts) + suffix,
    st.sampled_from(["", "/", "./", "../", "~/", "C:\\", "\\\\host\\", "/dev/", "/proc/self/", "//"]),
    st.lists(names, min_size=1, max_size=4),
    suffixes,
)
addresses = st.builds(
    "{}{}/{}{}".format,
    st.sampled_from(
        ["https://", "http://", "file://", "file:///etc/", "s3://", "ftp://", "data:text/plain,"]
    ),
    names,
    names,
    suffixes,
)
globs = st.builds(
    "{}{}{}{}".format, names, st.sampled_from(["*", "**/*", "?", "[a-z]", "{a,b}"]), names, suffixes
)
orders = st.sampled_from(
    ["-", "--help", "@args.txt", "$(cat a.txt)", "`ls`", "%PATH%", "<stdin>", "!include a.txt"]
)
front = st.builds("---\n{}: {}\n---\n{}".format, st.sampled_from(["file", "title", "date"]), paths, names)
texts = st.one_of(paths, addresses, globs, orders, front, st.builds("{} {}".format, names, paths))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("secrets")
    for name in ("secret.txt", "report.docx", "secret", "a b.md", "It cost £5"):
        (folder / name).write_text(SECRET, encoding="utf-8")
    figures.check(f"{SECRET} Il a coûté 5 millions.")  # the words are read from files, once
    return folder


@pytest.fixture
def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is opened, or looked for, below the folder of secrets or outside of the package."""
    seen: list[object] = []
    monkeypatch.chdir(folder)
    own = tuple({os.path.dirname(os.path.abspath(figures.__file__)), sys.prefix, sys.base_prefix, *_caches()})

    def watched(function: Callable[..., Any]) -> Callable[..., Any]:
        def watch(path: Any, *args: Any, **kwargs: Any) -> Any:
            if isinstance(path, str | os.PathLike) and not os.path.abspath(os.fspath(path)).startswith(own):
                seen.append(path)
            return function(path, *args, **kwargs)

        return watch

    for module, name in (
        (builtins, "open"),
        (io, "open"),
        (os, "open"),
        (os, "stat"),
        (os, "scandir"),
        (os, "listdir"),
    ):
        monkeypatch.setattr(module, name, watched(getattr(module, name)))
    return seen


def _caches() -> list[str]:
    from figures.cache import cache_folder

    return [os.path.abspath(cache_folder()), str(Path(__file__).parents[1])]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(texts)
@example("secret.txt")
@example("secret")
@example("./secret.txt")
@example("report.docx")
@example("We sold 5 copies of report.docx")
@example("It cost £5")
@example("/etc/passwd")
@example("/etc/secret.txt")
@example("~/.ssh/id_rsa")
@example("*.txt")
@example("file:///etc/hosts")
@example("a b.md")
@example("con.txt")
@example("x" * 300 + ".txt")
@example("---\ntitle: secret.txt\n---\nSix men.")
def test_no_text_is_a_file(opened: list[object], text: str) -> None:
    opened.clear()
    for function in (figures.extract, figures.check):
        try:
            found = function(text)
        except figures.InputError:
            assert text.startswith("---")  # front matter with mistakes
        else:
            article = getattr(found, "article", None)
            assert article is None or article.source == text
    assert opened == []


def test_files_are_read_if_they_are_named_as_such(folder: Path) -> None:
    path = folder / "secret.txt"
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        sources: list[Any] = [path, binary, text, io.BytesIO(SECRET.encode()), io.StringIO(SECRET)]
        for source in sources:
            assert [each.text for each in figures.extract(source)] == ["£92 million"]
    assert figures.read_article(str(path)).source == SECRET
    assert figures.read_article(path).path == str(path)
    assert figures.read_article(io.StringIO(SECRET)).path == "<file>"


def test_an_open_file_is_read_as_its_name_says(folder: Path) -> None:
    path = folder / "page.html"
    path.write_text("<html lang='de'><body><article><p>Es kostet 4,5 Mio. Euro.</p></article></body></html>")
    with path.open("rb") as file:
        article = figures.read_article(file)
    assert (article.locale, article.path) == ("de", str(path))
    assert figures.read_article(io.BytesIO(b"Six men."), locale="en_GB").locale == "en_GB"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\xfa", "<file>: "),
        (b"caf\xe9", "<file>: byte 3 (0xE9) is not UTF-8"),
        (b"a\0b", "<file>: byte 1 is NUL, so this is no text"),
    ],
)
def test_an_open_file_that_is_no_text(content: bytes, said: str) -> None:
    with pytest.raises(figures.InputError) as failure:
        figures.check(io.BytesIO(content))
    assert str(failure.value).startswith(said)


def test_a_file_that_cannot_be_read(folder: Path) -> None:
    with (folder / "secret.txt").open("rb") as file:
        pass
    with pytest.raises(figures.InputError, match="closed file"):
        figures.check(file)
    with (
        (folder / "out.txt").open("w") as file_to_write,
        pytest.raises(figures.InputError, match="not readable"),
    ):
        figures.check(file_to_write)


@pytest.mark.parametrize(
    "source", [None, 5, 5.0, b"It cost 5 pounds.", bytearray(b"Six"), ["Six men."], object()]
)
def test_what_is_neither_text_nor_file(source: Any) -> None:
    with pytest.raises(
        figures.UsageError, match="an article is a text, a path, an open file or an Article, and no "
    ):
        figures.check(source)


def test_bytes_are_to_be_decoded() -> None:
    with pytest.raises(figures.UsageError, match=r"hint: decode them first: text\.decode\('utf-8'\)"):
        figures.extract(b"Six men.")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "facts", [{"date": 2024}, {"date": ["2024-06-19"]}, {"locale": 5}, {"locale": b"en"}]
)
def test_facts_of_another_type(facts: dict[str, Any]) -> None:
    with pytest.raises(figures.UsageError, match=r"a (date|locale) is .*, and no (int|list|bytes)"):
        figures.check("Six men.", **facts)
