"""What an editor may do to the server: it says what is wrong, and goes on with all else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types as lsp

from figures.lsp.checking import LARGEST
from tests.command import figures
from tests.lsp.client import Editor, asked, editor, session

SLIP = "The path is 10 miles (26 km) long.\n"


async def rules(desk: Editor, name: str) -> list[object]:
    return [each.code for each in await desk.shown(name)]


def test_a_document_of_megabytes(tmp_path: Path) -> None:
    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk.open("large.txt", "Nothing is here. " * (LARGEST // 10))
            desk.open("a.txt", SLIP)
            assert await rules(desk, "a.txt") == ["bracketed-conversion"]
            (told,) = await desk.shown("large.txt")
            assert told.message == (
                "this document has 1,700,000 characters, and up to 1,000,000 are checked here;"
                " the command 'figures check' takes more"
            )
            desk.change("large.txt", SLIP)
            assert await rules(desk, "large.txt") == ["bracketed-conversion"]
            assert desk.said == []

    session(work())


def test_documents_that_are_deleted_moved_or_were_never_saved(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "figures.yaml").write_text("severity: {bracketed-conversion: warning}\n")
    (folder / "a.md").write_text(SLIP)

    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk.open("articles/a.md", SLIP)
            (found,) = await desk.shown("articles/a.md")
            assert found.severity == lsp.DiagnosticSeverity.Warning
            for path in (folder / "a.md", folder / "figures.yaml"):
                path.unlink()
            folder.rmdir()
            desk.change("articles/a.md", SLIP + "\n")
            (found,) = await desk.shown("articles/a.md")
            assert found.severity == lsp.DiagnosticSeverity.Error
            assert await desk.hover("articles/a.md", 0, 13)
            assert await desk.actions("articles/a.md", found.range)
            draft = lsp.TextDocumentItem("untitled:Untitled-1", "markdown", 1, SLIP)
            desk.client.text_document_did_open(lsp.DidOpenTextDocumentParams(draft))
            place = lsp.TextDocumentIdentifier(draft.uri), lsp.Position(0, 13)
            assert await asked(desk.client.text_document_hover_async(lsp.HoverParams(*place)))
            assert desk.said == []

    session(work())


def test_languages_that_are_none_of_ours(tmp_path: Path) -> None:
    async def work() -> None:
        async with editor(tmp_path) as desk:
            for name in ("a.py", "a.docx", "a.csv", "a.json", "a.zip", "Makefile", "🙈.xyz"):
                desk.open(name, SLIP)
                assert await desk.hover(name, 0, 13) is None
                assert await desk.actions(name, lsp.Range(lsp.Position(0, 0), lsp.Position(9, 9))) == []
                desk.change(name, SLIP + SLIP)
                desk.close(name)
            desk.open("a.txt", SLIP)
            assert await rules(desk, "a.txt") == ["bracketed-conversion"]
            assert desk.said == []

    session(work())


def test_an_editor_that_breaks_the_protocol(tmp_path: Path) -> None:
    """What is said of it is one line each, without a traceback, and the next document is checked."""

    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk._versions["b.txt"] = 1
            desk.change("b.txt", SLIP)  # was never opened
            desk.close("c.txt")
            assert await desk.hover("d.txt", 10**6, 10**9) is None
            desk.client.protocol.notify("figures/unknown", {})
            desk.open("a.txt", SLIP)
            desk.open("a.txt", SLIP)  # twice
            assert await rules(desk, "a.txt") == ["bracketed-conversion"]
            assert await desk.hover("a.txt", 10**6, 10**9) is None
            assert await desk.hover("a.txt", 0, 10**9) is None
            assert all("\n" not in each and "Traceback" not in each for each in desk.said)

    session(work())


def test_an_editor_that_goes_away() -> None:
    """The server ends when nobody listens any more, with a check under way or not."""
    server = subprocess.Popen(
        [sys.executable, "-m", "figures", "server"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    out, err = server.communicate(b"Content-Length: 2\r\n\r\n{}Content-Length: 9\r\n\r\nno JSON", timeout=60)
    assert server.returncode == 0
    assert b"Traceback" not in out + err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_somebody_who_starts_it_by_hand() -> None:
    """It says what it is for, and Ctrl-C ends it at once."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "figures", "server"]
    with subprocess.Popen(command, stdin=theirs, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        assert server.stderr.readline() == "this waits for an editor, which speaks to it; Ctrl-C ends it\n"
        server.send_signal(signal.SIGINT)
        server.wait(60)
        assert server.returncode == -signal.SIGINT
        assert server.stderr.read() == ""
    os.close(ours)
    os.close(theirs)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("figures.lsp", "pygls", "lsprotocol"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    done = figures("server")
    assert done.code == 2
    assert done.err == "error: 'figures server' needs pygls: pip install 'figures-checker[lsp]'\n"


def test_a_configuration_that_is_not_there() -> None:
    done = figures("server", "--config", "nowhere.yaml")
    assert done.code == 2
    assert done.err == "error: nowhere.yaml: no such file (--config)\n"
