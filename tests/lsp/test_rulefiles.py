"""What may stand at the cursor of a rule file: asked of the readers, so that no list of names is kept twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from figures.lsp.completion import offer_at
from figures.lsp.house import Given, Houses
from figures.lsp.rulefiles import problems_of
from figures.relate import frames
from tests.lsp.client import editor, session

HEAD = "version: 1\nlang: en\nvocab: {rent: [rent, lease], fee: [fee]}\nrules:\n  - id: a-b\n"

ROWS = [
    ("version: 1\nru|\n", {"rules", "vocab", "adjust"}, {"kind", "version"}),
    ("version: 1\nservices:\n  web: 1\nru|\n", set(), {"rules"}),
    (HEAD + "    |\n", {"title", "find", "require", "tests"}, {"id", "kind"}),
    (HEAD + "    fi|\n", {"find", "fix"}, {"id"}),
    (HEAD + "    severity: |\n", {"error", "warning", "info"}, {"find"}),
    (HEAD + "    in: [body, |]\n", {"headline", "caption"}, {"find"}),
    (HEAD + "    find: {|}\n", {"each", "relation", "phrase"}, {"kind"}),
    (HEAD + "    find: {|\n", {"each", "relation", "phrase"}, {"kind"}),
    (HEAD + "    find:\n      |\n", {"each", "relation", "phrase"}, {"kind"}),
    (HEAD + "    find: {relation: |}\n", set(frames()), {"each"}),
    (HEAD + "    find: {relation: cha|\n", set(frames()), {"each"}),
    (HEAD + "    find: {relation: change, |}\n", {"old", "new", "by", "form"}, {"relation", "each"}),
    (HEAD + "    find: {relation: change, form: |}\n", {"change-percent"}, {"old"}),
    (HEAD + "    find: {relation: change, old: {|}}\n", {"kind", "unit", "near"}, {"old"}),
    (HEAD + "    find: {relation: change, old: {kind: |}}\n", {"money", "percent"}, {"kind"}),
    (HEAD + "    find: {relation: change, old: {kind: [money, |]}}\n", {"count"}, {"kind"}),
    (HEAD + "    find: {each: {near: {vocab: |}}}\n", {"rent", "fee"}, {"kind"}),
    (HEAD + "    find: {each: {near: {vocab: [rent, |]}}}\n", {"fee"}, {"kind"}),
    (HEAD + "    find: {relation: change}\n    require: |\n", {"old", "new", "by", "way"}, {"kind"}),
    (HEAD + "    find: {relation: change}\n    require: new / |\n", {"old", "new", "by", "way"}, {"kind"}),
    ("version: 1\nadjust: {|}\n", {"change-percent", "share"}, {"find"}),
    ("version: 1\nadjust: {share: |}\n", {"off", "error"}, {"find"}),
    ("version: 1\nrules: []\nnormalise:\n  |\n", {"units", "aliases"}, {"find"}),
    ("services:\n  |\n", set(), {"find"}),
]


@pytest.mark.parametrize(
    ("text", "offered", "not_offered"), ROWS, ids=[row[0].rpartition("\n  ")[2] for row in ROWS]
)
def test_what_may_stand_at_the_cursor(
    text: str, offered: set[str], not_offered: set[str], tmp_path: Path
) -> None:
    path = str(tmp_path / "house.yaml")
    house = Houses(Given(no_config=True)).house(path, str(tmp_path))
    found = offer_at(path, text.replace("|", "", 1), text.index("|"), house)
    assert set(found.names) >= offered
    assert not set(found.names) & not_offered


CONFIG = [
    ("|\n", {"rules", "severity", "exclude", "locale"}),
    ("severity: {share: |}\n", {"off", "error"}),
    ("severity:\n  |\n", {"share", "change-percent"}),
    ("fail-on: |\n", {"never", "warning"}),
    ("overrides:\n  - |\n", {"paths", "severity"}),
]


@pytest.mark.parametrize(("text", "offered"), CONFIG)
def test_the_configuration_is_completed_too(text: str, offered: set[str], tmp_path: Path) -> None:
    path = str(tmp_path / "figures.yaml")
    house = Houses(Given(no_config=True)).house(path, str(tmp_path))
    found = offer_at(path, text.replace("|", "", 1), text.index("|"), house)
    assert set(found.names) >= offered


def test_the_rules_that_ship_have_no_mistakes(tmp_path: Path) -> None:
    """Each is read in its place, as an editor that opens it would show it."""
    folder = Path("rules").resolve()
    house = Houses(Given(no_config=True)).house(str(tmp_path / "a.txt"), str(tmp_path))
    for path in [folder / "normalise.yaml", folder / "relations" / "change.yaml"]:
        assert problems_of(str(path), path.read_text(encoding="utf-8"), house) == ()


def test_in_an_editor(tmp_path: Path) -> None:
    async def work() -> None:
        async with editor(tmp_path) as desk:
            text = HEAD + "    find: {relation: change, ol}  # 😀\n"
            desk.open("house.yaml", text)
            line = text.splitlines().index("    find: {relation: change, ol}  # 😀")
            found = await desk.completions("house.yaml", line, 31)
            old = next(each for each in found if each.label == "old")
            assert old.text_edit is not None
            assert old.text_edit.new_text == "old: "
            assert await desk.completions("house.yaml", 0, 0)
            desk.open("a.md", "It is 5 km.\n")
            assert await desk.completions("a.md", 0, 3) == []
            assert desk.said == []

    session(work())
