"""What stands below a point of a list may part it from the next one: the list goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

import figures

WHOLE = {
    "text below a point": "There are three groups:\n\n1. Red ones.\n\n2. Blue ones:\n\n   dark.\n\n3. Green ones.",
    "a program of a point": "It has three ways:\n\n* this\n\n      if a < b: pass\n\n* that\n\n* those",
    "points of a point": "It has three rooms:\n\n- a hall\n\n- a kitchen\n\n  - with a stove\n\n- a bath",
    "a quotation of a point": "She had three tips:\n\n* rest\n\n* water\n\n  “Drink,” she said.\n\n* sleep",
}
SHORT = {
    "a chapter behind": "It has three rooms:\n\n- the hall\n- the kitchen\n\nThe garden is large.",
    "text below the last point": "It has three tools:\n\n* a saw\n* a hammer\n\n  with a handle\n\nThe shed is small.",
    "another list far below": "It has three tools:\n\n* a saw\n* a hammer\n\nIt is cold.\n\n* It is red.\n* It is old.",
}


def _counts(text: str, suffix: str, folder: Path) -> list[str]:
    article = folder / f"article.{suffix}"
    article.write_text(text + "\n", encoding="utf-8")
    return [each.rule for each in figures.check(article).findings if each.rule == "list-count"]


@pytest.mark.parametrize("suffix", ["rst", "md"])
@pytest.mark.parametrize("name", WHOLE)
def test_the_list_goes_on(name: str, suffix: str, tmp_path: Path) -> None:
    assert _counts(WHOLE[name], suffix, tmp_path) == []


@pytest.mark.parametrize("suffix", ["rst", "md"])
@pytest.mark.parametrize("name", SHORT)
def test_a_point_is_missing(name: str, suffix: str, tmp_path: Path) -> None:
    assert _counts(SHORT[name], suffix, tmp_path) == ["list-count"]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<li><p>a saw</p><p>It is sharp.</p></li><li><p>a hammer</p></li><li><p>an axe</p></li>", []),
        ("<li>a saw<li>a hammer<li>an <b>axe</b>", []),
        ("<li>a saw<ul><li>sharp<li>long</ul><li>a hammer<li>an axe", []),
        ("<li><p>a saw</p><p>It is sharp.</p></li><li><p>a hammer</p></li>", ["list-count"]),
        ("      <li>a saw\n <li>a hammer\n   <li>an axe", []),
        ("<li>a saw<ul><li>sharp<li>long</ul><li>a hammer", ["list-count"]),
        ("<li>a saw<li><img src=hammer.png><li>an axe", []),
        ("<li>a saw<li>a hammer</ul><ul><li>an axe", []),
        ("<li>two saws<li>a hammer", []),
        ("<li>das ist eine Säge, die nicht für das Holz der Tür ist<li>und ein Hammer, der auch alt ist", []),
    ],
)
def test_a_point_of_several_paragraphs(page: str, found: list[str], tmp_path: Path) -> None:
    items = page.replace("<li>", "\n<li>").replace("</p><p>", "</p>\n    <p>")
    text = f"<p>It has three tools:</p><ul>{items}</ul>\n<p>They are new.</p>"
    assert _counts(text, "html", tmp_path) == found


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        (["saw", "hammer", "axe"], []),
        (["saw", "hammer"], ["list-count"]),
        (["saw", "hammer", "axe", "plane"], ["list-count"]),
    ],
)
def test_a_term_and_what_explains_it_are_one_point(
    terms: list[str], found: list[str], tmp_path: Path
) -> None:
    items = "\n".join(
        f"<dt>{term}</dt>\n   <dd><p>A {term} is sharp.</p><p>It is new.</p></dd>" for term in terms
    )
    text = f"<p>It has three tools:</p><dl>{items}</dl><p>They are new.</p>"
    assert _counts(text, "html", tmp_path) == found
