"""Which files a path means."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from figures.errors import InputError
from figures.read.find import find_articles


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def found(path: str) -> list[str]:
    return [each.as_posix() for each in find_articles(path)]


def test_what_git_ignores_is_left_out() -> None:
    make(
        {
            ".gitignore": "*.draft.md\n/out/\nold/*\n!old/kept.md\n",
            "a.md": "", "a.draft.md": "", "out/b.md": "", "sub/out/c.md": "", "old/d.md": "", "old/kept.md": "",
            "sub/.gitignore": "!e.draft.md\nf.md\n", "sub/e.draft.md": "", "sub/f.md": "", "sub/deep/f.md": "",
            "f.md": "",
        }
    )  # fmt: skip
    assert found(".") == ["a.md", "f.md", "old/kept.md", "sub/e.draft.md", "sub/out/c.md"]
    assert found("a.draft.md") == ["a.draft.md"]
    assert found("sub") == ["sub/e.draft.md", "sub/out/c.md"]


def test_what_is_ignored_further_up_in_the_repository() -> None:
    make({"../.gitignore": "*", ".gitignore": "*.txt", ".git/config": "", "sub/a.txt": "", "sub/b.md": ""})
    assert found("sub") == ["sub/b.md"]


def test_tables_of_data_are_articles_only_by_name() -> None:
    make(
        {
            "package.json": "",
            "a.jsonl": "",
            "a.csv": "",
            "a.html": "",
            "a.docx": "",
            "a.pdf": "",
            "a.rst": "",
            "a.adoc": "",
        }
    )
    assert found(".") == ["a.adoc", "a.docx", "a.html", "a.pdf", "a.rst"]
    assert found("*.json*") == ["a.jsonl", "package.json"]


def test_patterns() -> None:
    make({"a.md": "", "b/c.md": "", "b/d/e.md": "", "b/f.png": "", "[x].md": ""})
    assert found("**/*.md") == ["[x].md", "a.md", "b/c.md", "b/d/e.md"]
    assert found("b/*") == ["b/c.md"]
    assert found("[x].md") == ["[x].md"]
    with pytest.raises(InputError, match=r"^z\*\.md: no file matches this pattern$"):
        find_articles("z*.md")


def test_links_and_pipes() -> None:
    make({"a.md": "", "b/c.md": ""})
    Path("b/up").symlink_to("..")
    Path("self.md").symlink_to("self.md")
    Path("one.txt").symlink_to("two.txt")
    Path("two.txt").symlink_to("one.txt")
    os.mkfifo("pipe.md")
    assert found(".") == ["a.md", "b/c.md", "one.txt", "self.md", "two.txt"]
    with pytest.raises(InputError, match=r"^self\.md: a link that leads back to itself$"):
        find_articles("self.md")
