"""Whole sessions over standard input and output: what is opened, what is shown of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from lsprotocol import types as lsp

from tests.lsp.client import CAPABILITIES, Editor, editor, session

ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "sessions.yaml").read_text("utf-8"))


def told(desk: Editor, name: str, found: list[lsp.Diagnostic]) -> list[dict[str, Any]]:
    """What is shown, as the rows have it."""
    rows = []
    for each in found:
        assert each.source == "figures"
        assert each.severity is not None
        row: dict[str, Any] = {
            "at": desk.under(name, each.range),
            "rule": each.code,
            "severity": each.severity.name,
        }
        if each.related_information:
            assert {other.location.uri for other in each.related_information} == {desk.uri(name)}
            row["with"] = [desk.under(name, other.location.range) for other in each.related_information]
        rows.append(row)
    return rows


def test_what_is_shown_of_documents(tmp_path: Path) -> None:
    async def work() -> None:
        async with editor(tmp_path) as desk:
            for row in ROWS:
                desk.open(row["name"], row["text"], row.get("language"))
            for row in ROWS:
                found = told(desk, row["name"], await desk.shown(row["name"]))
                assert found == row.get("shows", []), row["name"]
            assert desk.said == []

    session(work())


@pytest.mark.parametrize("encoding", list(lsp.PositionEncodingKind))
def test_an_editor_counts_as_it_likes(encoding: lsp.PositionEncodingKind, tmp_path: Path) -> None:
    text = "Zürich 😀 e\u0301: the path is 10 miles (26 km) long.\n"
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding.value]
    form = encoding.value + ("-le" if size > 1 else "")
    able = lsp.ClientCapabilities(general=lsp.GeneralClientCapabilities(position_encodings=[encoding]))

    async def work() -> None:
        async with editor(tmp_path, capabilities=able) as desk:
            desk.open("a.txt", text)
            (found,) = await desk.shown("a.txt")
            start, end = (size * place.character for place in (found.range.start, found.range.end))
            assert text.encode(form)[start:end].decode(form) == "26 km"

    session(work())


def test_typing(tmp_path: Path) -> None:
    """Of what is typed without a pause only the end is checked, and what is right in the end is not underlined."""
    wrong, right = "The path is 10 miles (26 km) long.\n", "The path is 10 miles (16 km) long.\n"

    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk.open("a.txt", wrong)
            assert len(await desk.shown("a.txt")) == 1
            for end in range(len(right) + 1):
                desk.change("a.txt", right[:end])
            assert await desk.shown("a.txt") == []
            desk.change("a.txt", wrong)
            assert len(await desk.shown("a.txt")) == 1
            desk.close("a.txt")
            await desk.until("a.txt", lambda shown: shown.diagnostics == () or not shown.diagnostics)

    session(work())


def test_hover(tmp_path: Path) -> None:
    text = "Rents 😀 rose by 15% from £800 to £920 a *month*.\n\nThe path is 10 miles (26 km) long.\n"

    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk.open("a.md", text)
            found = await desk.hover("a.md", 0, 18)
            assert found is not None
            assert found.range is not None
            assert desk.under("a.md", found.range) == "15%"
            assert isinstance(found.contents, lsp.MarkupContent)
            assert found.contents.kind == lsp.MarkupKind.Markdown
            value = found.contents.value
            assert "kind        percent" in value
            assert "- change-percent: £800 -\\> £920 a month: +15.0%, said: 15%, holds" in value
            other = await desk.hover("a.md", 2, 23)
            assert other is not None
            assert "10 miles is 16 km, not 26 km" in str(other.contents)
            assert await desk.hover("a.md", 0, 2) is None
            # while it is being typed above or below, what is known already moves with the text
            desk.change("a.md", "New 😀.\n\n" + text)
            moved = await desk.hover("a.md", 2, 18)
            assert moved is not None
            assert moved.range is not None
            assert desk.under("a.md", moved.range) == "15%"
            assert await desk.hover("a.md", 0, 1) is None
            assert desk.said == []

    session(work())


def test_hover_for_an_editor_without_markdown(tmp_path: Path) -> None:
    able = lsp.ClientCapabilities()

    async def work() -> None:
        async with editor(tmp_path, capabilities=able) as desk:
            desk.open("a.md", "It cost `£5` and *£6 [million](command:x)*.\n")
            found = await desk.hover("a.md", 0, 19)
            assert found is not None
            assert isinstance(found.contents, lsp.MarkupContent)
            assert found.contents.kind == lsp.MarkupKind.PlainText

    session(work())


def test_figures_are_marked(tmp_path: Path) -> None:
    text = "😀 It is 10\nmiles (16 km) long, and 3,000 people walk it.\n"

    async def work() -> None:
        async with editor(tmp_path, options={"inlayHints": True}) as desk:
            desk.open("a.md", text)
            document = lsp.TextDocumentIdentifier(desk.uri("a.md"))
            found = await desk.client.text_document_semantic_tokens_full_async(
                lsp.SemanticTokensParams(document)
            )
            assert found is not None
            assert list(found.data) == [0, 9, 2, 0, 0, 1, 0, 5, 0, 0, 0, 7, 5, 0, 0, 0, 17, 12, 0, 0]
            whole = lsp.Range(lsp.Position(0, 0), lsp.Position(9, 0))
            hints = await desk.client.text_document_inlay_hint_async(lsp.InlayHintParams(document, whole))
            assert [str(each.label) for each in hints or ()] == ["= 16,093.44 meter", "= 16,000 meter"]

    session(work())


def test_nobody_has_asked_for_hints(tmp_path: Path) -> None:
    async def work() -> None:
        async with editor(tmp_path, capabilities=CAPABILITIES) as desk:
            desk.open("a.md", "It is 10 miles long.\n")
            whole = lsp.Range(lsp.Position(0, 0), lsp.Position(9, 0))
            params = lsp.InlayHintParams(lsp.TextDocumentIdentifier(desk.uri("a.md")), whole)
            assert not await desk.client.text_document_inlay_hint_async(params)

    session(work())
