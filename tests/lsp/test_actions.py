"""What is offered for a finding is done, and the finding is gone."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types as lsp

from tests.lsp.client import CAPABILITIES, Editor, editor, session

SLIP = "The path 😀 is 10 miles (26 km) long."

ARTICLES = {
    "plain.txt": f"A walk\n\n{SLIP}\n",
    "paragraph.md": f"# A walk\n\nOn Monday.\n{SLIP}\n\nThe end.\n",
    "headline.md": f"# {SLIP}\n\nThe end.\n",
    "front-matter.md": f"---\ndate: 2024-06-19\n---\n{SLIP}\n",
    "list.md": f"Walks:\n\n- The first is short.\n- The second is long.\n  {SLIP}\n- The third is not.\n",
    "nested.md": f"1. Walks:\n   - One.\n   - {SLIP}\n",
    "quote.md": f"She said:\n\n> Well.\n> {SLIP}\n",
    "table.md": f"| walk | how long |\n|---|---|\n| a | short |\n| b | {SLIP} |\n",
    "crlf.md": f"# A walk\r\n\r\n{SLIP}\r\n\r\nThe end.\r\n",
    "page.html": f"<html><body><h1>A walk</h1><p>One.</p>\n<p>{SLIP}</p></body></html>\n",
    "list.html": f"<ul><li>One.</li><li><b>{SLIP}</b></li></ul>\n",
    "guide.rst": f"A walk\n======\n\n{SLIP}\n\nThe end.\n",
    "list.rst": f"A walk\n======\n\n- One.\n- {SLIP}\n",
    "guide.adoc": f"= A walk\n\nOne.\n\n{SLIP}\n\n* Two.\n",
}


async def found(desk: Editor, name: str) -> list[tuple[object, str]]:
    return [(each.code, desk.under(name, each.range)) for each in await desk.shown(name)]


def test_a_suggestion_is_taken(tmp_path: Path) -> None:
    async def work() -> None:
        async with editor(tmp_path) as desk:
            for name, text in ARTICLES.items():
                desk.open(name, text)
                (slip,) = await desk.shown(name)
                first, *_ = await desk.actions(name, slip.range)
                assert first.title == "Change “26 km” to “16 km” (bracketed-conversion)"
                desk.apply(first.edit)
                assert desk.texts[name] == text.replace("26 km", "16 km")
                assert await found(desk, name) == [], name

    session(work())


def test_a_finding_is_ignored_with_a_reason(tmp_path: Path) -> None:
    """By a comment, where the format has any; nothing else changes, and nothing is said against the comment."""

    async def work() -> None:
        async with editor(tmp_path) as desk:
            for name, text in ARTICLES.items():
                if name.endswith(".txt"):
                    continue
                desk.open(name, text)
                (slip,) = await desk.shown(name)
                *_, checked, quoted = await desk.actions(name, slip.range)
                assert checked.title == "Ignore bracketed-conversion here: checked, and right"
                assert quoted.title == "Ignore bracketed-conversion here: quoted as the source has it"
                desk.apply(checked.edit)
                assert "figures: ignore bracketed-conversion (checked, and right)" in desk.texts[name]
                assert len(desk.texts[name]) < len(text) + 80
                assert await found(desk, name) == [], name
                assert ("\r\n" in desk.texts[name]) is ("\r\n" in text)

    session(work())


def test_two_findings_of_a_paragraph_are_ignored(tmp_path: Path) -> None:
    """The second comment is proved beside the first; what is said of a comment itself is not ignored."""
    text = "Revenue was $30 million in 2022 and $40 million in 2023, an increase of 20%, or $5 million.\n"

    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk.open("a.md", text)
            for rule in ("change-percent", "change-amount"):
                (slip, *_) = await desk.shown("a.md")
                offered = await desk.actions("a.md", slip.range)
                (deed, *_) = [each for each in offered if each.title.startswith(f"Ignore {rule} here")]
                desk.apply(deed.edit)
            assert await desk.shown("a.md") == []
            assert desk.texts["a.md"].count("<!-- figures: ignore") == 2
            desk.open("b.md", "<!-- figures: ignore change-percent (so) -->\nIt is 10 miles long.\n")
            (unused,) = await desk.shown("b.md")
            assert unused.code == "unused-ignore"
            assert await desk.actions("b.md", unused.range) == []

    session(work())


def test_plain_text_has_the_ignore_file(tmp_path: Path) -> None:
    (tmp_path / "figures.yaml").write_text("fail-on: error\n")

    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk.open("plain.txt", ARTICLES["plain.txt"])
            (slip,) = await desk.shown("plain.txt")
            *_, checked, _ = await desk.actions("plain.txt", slip.range)
            desk.apply(checked.edit)
            desk.save(".figures-ignore.yaml")
            await desk.until("plain.txt", lambda shown: not shown.diagnostics)
            desk.open("other.txt", "It is 20 miles (26 km) long.\n")
            (slip,) = await desk.shown("other.txt")
            *_, checked, _ = await desk.actions("other.txt", slip.range)
            desk.apply(checked.edit)  # a second entry
            desk.save(".figures-ignore.yaml")
            await desk.until("other.txt", lambda shown: not shown.diagnostics)
            assert await desk.shown("plain.txt") == []

    session(work())


def test_an_editor_that_creates_no_files(tmp_path: Path) -> None:
    able = lsp.ClientCapabilities()

    async def work() -> None:
        async with editor(tmp_path, capabilities=able) as desk:
            desk.open("plain.txt", ARTICLES["plain.txt"])
            (slip,) = await desk.shown("plain.txt")
            titles = [each.title for each in await desk.actions("plain.txt", slip.range)]
            assert all(title.startswith("Change") for title in titles)
            (first, *_) = await desk.actions("plain.txt", slip.range)
            assert first.edit is not None
            assert list(first.edit.changes or ()) == [desk.uri("plain.txt")]

    session(work())


def test_all_safe_fixes_at_once(tmp_path: Path) -> None:
    text = "It was the 3nd time 😀.\n"

    async def work() -> None:
        async with editor(tmp_path, capabilities=CAPABILITIES) as desk:
            desk.open("a.md", text)
            await desk.shown("a.md")
            everywhere = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
            (fix,) = await desk.actions("a.md", everywhere, "source.fixAll")
            assert fix.title == "Apply all safe fixes of figures"
            desk.apply(fix.edit)
            assert desk.texts["a.md"] == "It was the 3rd time 😀.\n"
            assert await desk.shown("a.md") == []
            assert await desk.actions("a.md", everywhere, "quickfix") == []

    session(work())
