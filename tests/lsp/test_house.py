"""What holds where a document lies: configuration and rules as the command has them, and mistakes in both."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types as lsp

from tests.houserules import HOUSE
from tests.lsp.client import Editor, editor, session

SLIP = "The path is 10 miles (26 km) long.\n"
WALK = "The day's walk is 150 km long.\n"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_yaml", ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


async def rules(desk: Editor, name: str) -> list[object]:
    return [each.code for each in await desk.shown(name)]


def test_each_folder_has_its_own(tmp_path: Path) -> None:
    write(
        tmp_path,
        one__figures_yaml="rules: house.yaml\nseverity: {bracketed-conversion: off}\n",
        one__house_yaml=HOUSE,
        two__figures_yaml="exclude: [drafts/]\noverrides: [{paths: [de/], locale: de}]\nrule: bracketed-conversion\n",
    )

    async def work() -> None:
        async with editor(tmp_path) as desk:
            for name in ("one/a.txt", "two/a.txt", "two/drafts/a.txt", "a.txt"):
                desk.open(name, SLIP + "\n" + WALK)
            assert await rules(desk, "one/a.txt") == ["long-walk"]
            assert await rules(desk, "two/a.txt") == ["bracketed-conversion"]
            assert await rules(desk, "two/drafts/a.txt") == []
            assert await rules(desk, "a.txt") == ["bracketed-conversion"]
            desk.open("two/de/b.txt", "Der Weg ist 10 Meilen (26 km) lang, 1.200 Leute.\n")
            assert await rules(desk, "two/de/b.txt") == ["bracketed-conversion"]
            assert desk.said == []

    session(work())


def test_two_workspaces(tmp_path: Path) -> None:
    """A second folder is opened beside the first; what breaks in one disturbs nothing in the other."""
    one, two = tmp_path / "one", tmp_path / "two"
    write(one, figures_yaml="rules: house.yaml\n", house_yaml=HOUSE)
    write(two, figures_yaml="rules: house.yaml\n", house_yaml=HOUSE.replace("long-walk", "no-walk"))
    other = lsp.WorkspaceFolder(two.as_uri(), "two")

    async def work() -> None:
        async with editor(one) as desk:
            opened = lsp.WorkspaceFoldersChangeEvent(added=[other], removed=[])
            desk.client.workspace_did_change_workspace_folders(lsp.DidChangeWorkspaceFoldersParams(opened))
            for name in ("a.txt", "../two/a.txt"):
                desk.open(name, WALK)
            assert await rules(desk, "a.txt") == ["long-walk"]
            assert await rules(desk, "../two/a.txt") == ["no-walk"]
            (one / "house.yaml").write_text("rules: [", "utf-8")
            for name in ("a.txt", "../two/a.txt"):
                desk.change(name, SLIP + "\n" + WALK)
            assert await rules(desk, "a.txt") == ["bracketed-conversion", "long-walk"]
            assert await rules(desk, "../two/a.txt") == ["bracketed-conversion", "no-walk"]
            (broken,) = await desk.until("house.yaml", lambda shown: bool(shown.diagnostics))
            assert broken.code == "yaml-syntax"
            closed = lsp.WorkspaceFoldersChangeEvent(added=[], removed=[other])
            desk.client.workspace_did_change_workspace_folders(lsp.DidChangeWorkspaceFoldersParams(closed))
            desk.change("../two/a.txt", WALK)
            assert await rules(desk, "../two/a.txt") == ["no-walk"]
            assert desk.said == []

    session(work())


def test_a_rule_file_that_breaks_while_it_is_edited(tmp_path: Path) -> None:
    write(tmp_path, figures_yaml="rules: house.yaml\n", house_yaml=HOUSE)

    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk.open("a.txt", SLIP + "\n" + WALK)
            both = ["bracketed-conversion", "long-walk"]
            assert await rules(desk, "a.txt") == both
            desk.open("house.yaml", HOUSE)
            assert await rules(desk, "house.yaml") == []
            desk.change("house.yaml", HOUSE.replace("require", "requires"))
            assert await rules(desk, "house.yaml") == ["missing-key", "unknown-key"]
            desk.save("house.yaml")  # the last good rules hold on
            desk.change("a.txt", SLIP + "\n" + WALK + "\n")
            assert await rules(desk, "a.txt") == both
            desk.change("house.yaml", HOUSE.replace("'60 kilometer'", "'200 kilometer'"))
            (failed,) = await desk.shown("house.yaml")
            assert failed.code == "failed-test"
            assert desk.under("house.yaml", failed.range) == "- fail: The day's walk is 150 km long."
            desk.save("house.yaml")
            await desk.until("a.txt", lambda shown: len(shown.diagnostics) == 1)
            assert desk.said == []

    session(work())


def test_rule_files_that_are_broken_from_the_first(tmp_path: Path) -> None:
    """Nobody has opened the broken one: its mistake is shown where it stands, and the other files are heeded."""
    write(
        tmp_path,
        figures_yaml="rules: [house.yaml, other.yaml]\nseverity: {of-the-broken-one: error}\n",
        house_yaml=HOUSE,
        other_yaml="version: 1\nrules:\n  - id: é\n",
    )

    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk.open("a.txt", SLIP + "\n" + WALK)
            assert await rules(desk, "a.txt") == ["bracketed-conversion", "long-walk"]
            shown = await desk.until("other.yaml", lambda shown: bool(shown.diagnostics))
            assert {each.code for each in shown} == {"missing-key", "unknown-value"}
            write(tmp_path, other_yaml="version: 1\n")
            desk.change("a.txt", SLIP)
            await desk.until("other.yaml", lambda shown: not shown.diagnostics)
            assert await rules(desk, "a.txt") == ["bracketed-conversion"]
            # only now nobody can be meant by the name in the configuration
            (mistake,) = await desk.until("figures.yaml", lambda shown: bool(shown.diagnostics))
            assert mistake.code == "unknown-rule"

    session(work())


def test_a_configuration_with_mistakes(tmp_path: Path) -> None:
    write(tmp_path, figures_yaml="severity: {bracketed-conversion: off}\n")

    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk.open("a.txt", SLIP)
            assert await rules(desk, "a.txt") == []
            desk.open("figures.yaml", "severity: {bracketed-conversion: offf}\n")
            (mistake,) = await desk.shown("figures.yaml")
            assert mistake.message.startswith("unknown severity 'offf'")
            assert desk.under("figures.yaml", mistake.range) == "offf"
            desk.save("figures.yaml")  # the last good one holds on
            desk.change("a.txt", SLIP + "\n")
            assert await rules(desk, "a.txt") == []
            for text, code in {
                "severity: {no-such-rule: off}\n": "unknown-rule",
                "rules: nowhere.yaml\n": "missing-file",
                "rules: [\n": "yaml-syntax",
                "baseline: figures.yaml\n": "",
            }.items():
                desk.change("figures.yaml", text)
                assert await rules(desk, "figures.yaml") == ([code] if code else [])
            desk.save("figures.yaml")
            desk.close("figures.yaml")
            (mistake,) = await desk.until("figures.yaml", lambda shown: bool(shown.diagnostics))
            assert mistake.message.endswith("this is no JSON: Expecting value: line 1 column 1 (char 0)")
            desk.close("a.txt")
            await desk.until("figures.yaml", lambda shown: not shown.diagnostics)
            assert desk.said == []

    session(work())


def test_an_ignore_file_that_breaks(tmp_path: Path) -> None:
    entry = "- rule: bracketed-conversion\n  quote: The path\n  reason: quoted\n"
    (tmp_path / ".figures-ignore.yaml").write_text(entry)

    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk.open("a.txt", SLIP)
            assert await rules(desk, "a.txt") == []
            (tmp_path / ".figures-ignore.yaml").write_text(entry + "- rule: share\n")
            desk.change("a.txt", SLIP + "\n")  # the last good one holds on
            assert await rules(desk, "a.txt") == []
            shown = await desk.until(".figures-ignore.yaml", lambda shown: bool(shown.diagnostics))
            assert [each.code for each in shown] == ["missing-key", "missing-key"]
            desk.open(".figures-ignore.yaml", entry + "- {rule: shre, quote: a, reason: b}\n")
            (mistake,) = await desk.until(".figures-ignore.yaml", lambda shown: shown.version == 1)
            assert mistake.message == "unknown rule 'shre' (did you mean 'share'?)"
            assert "share" in {each.label for each in await desk.completions(".figures-ignore.yaml", 3, 9)}

    session(work())


def test_what_is_known_is_not_told(tmp_path: Path) -> None:
    write(
        tmp_path,
        figures_yaml="baseline: known.json\n",
        known_json='{"schema": "figures-baseline/1", "findings": [{"file": "a.txt", "rule": "bracketed-conversion", '
        '"figures": ["10 miles", "26 km"], "sentence": "The path is 10 miles (26 km) long."}]}',
    )
    (tmp_path / "known_json").rename(tmp_path / "known.json")

    async def work() -> None:
        async with editor(tmp_path) as desk:
            desk.open("a.txt", SLIP)
            assert await rules(desk, "a.txt") == []
            desk.change("a.txt", "A path is 10 miles (26 km) long.\n")
            assert await rules(desk, "a.txt") == ["bracketed-conversion"]

    session(work())


def test_the_command_line_stands_above_the_configuration(tmp_path: Path) -> None:
    write(tmp_path, figures_yaml="severity: {bracketed-conversion: off}\n", house_yaml=HOUSE)

    async def work() -> None:
        async with editor(tmp_path, "--stdio", "--no-config", "--rules", "house.yaml") as desk:
            desk.open("a.txt", SLIP + "\n" + WALK)
            assert await rules(desk, "a.txt") == ["bracketed-conversion", "long-walk"]

    session(work())
