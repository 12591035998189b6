"""A document as Markdown is read as the document was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.api import read_text
from figures.model import Article
from figures.serve.markdown import markdown

WORDS = [
    "£5",
    "men",
    "*",
    "_",
    "a_b",
    "`",
    "[x]",
    "(y)",
    "<b>",
    "&amp;",
    "&",
    "#",
    "##",
    ">",
    "-",
    "---",
    "+",
    "1.",
    "2)",
    "~~~",
    "|",
]
WORDS += [
    "\\",
    "\\*",
    "=",
    "===",
    "3",
    "12.",
    "http://x.org/a_b_c",
    "!",
    "![",
    "]:",
    "R&D",
    "S&P;",
    "__init__",
    "Total",
    ":",
]
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


def blocks(article: Article) -> list[tuple[str, str, object]]:
    return [
        (
            block.section.value,
            " ".join(block.text.split()),
            block.cell and (block.cell.row, block.cell.column),
        )
        for block in article.blocks
    ]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@given(TEXT, st.lists(TEXT, max_size=2), st.lists(TEXT, min_size=1, max_size=3))
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_it(title: str, paragraphs: list[str], items: list[str]) -> None:
    body = "".join(f"<p>{escaped(each)}</p>" for each in paragraphs)
    listed = "".join(f"<li>{escaped(each)}</li>" for each in items)
    article = read_text(f"<h1>{escaped(title)}</h1>{body}<ul>{listed}</ul>", format="html")
    text = markdown(article)
    assert blocks(read_text(text, format="md")) == blocks(article), text


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Port</h1><p>It rose.</p><ul><li>5 men<li>6 women</ul><ul><li>7 boys</ul><p>Then.</p>",
        "<h1>Port</h1><blockquote><p>We are 5.</p><p>They are 6.</p></blockquote><blockquote><p>7</p></blockquote>",
        "<p>Sums:</p><table><tr><th>Year<th>Ships|boats<tr><td>2022<td>41<tr><td>2023<td></table><p>End</p>",
        "<table><tr><th>A<th>B<tr><td>1<td>2</table><table><tr><th>C<tr><td>3</table>",
        "<h1>A port</h1><h2>It will close in 5 years</h2><p>It rose.</p><h2>Why</h2><p>Rain.</p>",
    ],
)
def test_its_parts_stay_what_they_are(html: str) -> None:
    article = read_text(html, format="html")
    assert blocks(read_text(markdown(article), format="md")) == blocks(article), markdown(article)


def test_an_article_without_text() -> None:
    assert blocks(read_text(markdown(read_text("<p> </p>", format="html")), format="md")) == []
