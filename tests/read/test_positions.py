"""Whatever the format, every figure's position, mapped back, is its text in the file."""

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import figures
from figures.model import Article, Block
from figures.read import Format, read_text
from figures.read.characters import INVISIBLE, LOWERED, RAISED
from figures.read.prose import OBJECT

TAGS = """
    p /p div /div b /b i /i span /span a /a br hr table /table tr td /td th caption thead ul ol li /ul h1 /h1 h2
    blockquote /blockquote figure figcaption article /article main nav /nav aside sup /sup sub /sub code /code svg /svg
    path/ script /script style /style del /del wbr img title /title
"""
MARKUP = [f"<{tag}>" for tag in TAGS.split()]
MARKUP += [
    "<td colspan=2>",
    "<a href=/x>",
    "<p title='",
    "'>",
    '<a title="5 > 4">',
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
]
MARKUP += ["<?", "<!", "</", "<", ">", "&", '="']
ENTITIES = [
    "&pound;",
    "&nbsp;",
    "&#8364;",
    "&#x35;",
    "&amp;",
    "&amp",
    "&pound5",
    "&bogus;",
    "&shy;",
    "&ZeroWidthSpace;",
    "&lt;",
]
ENTITIES += ["&NotEqualTilde;", "&#10;", "&#0;", "&#xD800;", "&rlm;"]
PROSE = [
    "1,200",
    "£",
    "92",
    " million",
    " men",
    "six ",
    "5%",
    " ",
    "\n",
    "\t",
    "\xa0",
    "\xad",
    "\u200b",
    "\u202b",
    "\u202c",
]
PROSE += ["عشرون", "שש", "👩‍👩‍👧", "½", "\ufeff", "\u2028", "\x0b", "\r\n", "e\u0301"]

pages = st.lists(st.sampled_from(MARKUP + ENTITIES + PROSE), max_size=40).map("".join)


def stands(character: str, written: str) -> bool:
    """Whether a character of prose may stand for what is written in the source."""
    if character == " " and (html.unescape(written).isspace() or written == "<"):
        return True  # white space is a space, and so is <br>
    if character == OBJECT:
        return written in ("<", OBJECT)
    read = html.unescape(written)
    return character in (read, read.translate(RAISED), read.translate(LOWERED)) or character in read[:2]


def assert_placed(article: Article, block: Block) -> None:
    places = [block.source(at) for at in range(len(block.text))]
    assert places == sorted(places)
    assert block.text == block.text.strip() != ""
    for at, character in enumerate(block.text):
        start, end = block.source_span(at, at + 1)
        assert 0 <= start < end <= len(article.source)
        assert stands(character, article.source[start:end]), (block, at)


def assert_figures_placed(article: Article) -> None:
    found = figures.extract(article)
    assert [article.source[each.start : each.end] for each in found] == [each.text for each in found]
    assert [each.start for each in found] == sorted(each.start for each in found)


@given(source=pages)
@example(source="<p>1<sup>&#x35;</sup>&#10;&pound5")
@example(source="<table><tr><td colspan=2>5<table><tr><td>6</table>7<td>8")
@settings(max_examples=500)
def test_html(source: str) -> None:
    article = read_text(source, format="html")
    for block in article.blocks:
        assert_placed(article, block)
    assert_figures_placed(article)


@given(
    text=st.lists(
        st.sampled_from([*PROSE, "\\", '"', "\n\n", "- ", "<p>", "&pound;", "��"]), max_size=20
    ).map("".join)
)
@pytest.mark.parametrize("ascii_only", [True, False])
@settings(max_examples=200)
def test_json(text: str, ascii_only: bool) -> None:
    source = json.dumps({"headline": "Six 5", "id": [1, {"a": 2}], "body": text}, ensure_ascii=ascii_only)
    article = read_text(source, format="json")
    for block in article.blocks:
        spans = [block.source_span(at, at + 1) for at in range(len(block.text))]
        for character, (start, end) in zip(block.text, spans, strict=True):
            written = json.loads(f'"{source[start:end]}"')
            assert stands(character, written), (block, character, written)
    assert_figures_placed(article)


@given(
    text=st.lists(st.sampled_from([*PROSE, '"', ",", ";", "\n\n"]), max_size=20).map("".join),
    quoted=st.booleans(),
)
@settings(max_examples=200)
def test_csv(text: str, quoted: bool) -> None:
    field = '"' + text.replace('"', '""') + '"' if quoted else re.sub(r'[",\r\n]', "", text)
    source = f"headline,body,n\nSix 5,{field},7\n"
    article = read_text(source, format="csv")
    for block in article.blocks:
        for at, character in enumerate(block.text):
            start, end = block.source_span(at, at + 1)
            assert stands(character, source[start:end].replace('""', '"')), (block, at)
    assert_figures_placed(article)


LIGHT = [
    "``",
    "`",
    "*",
    "**",
    "_",
    "__",
    ":sup:`6`",
    "^6^",
    "~2~",
    "`_",
    " <x>`_",
    "[1]_",
    "|x|",
    "\\",
    "#",
    "https://a.b[",
    "]",
]
LIGHT += [
    "\n",
    "\n\n",
    "   ",
    "- ",
    "* ",
    "1. ",
    ".. ",
    ".. [1] ",
    "::",
    "\n=====\n",
    "== ",
    "|===",
    "____",
    "----",
    "|",
    "{x}",
]


@given(
    text=st.lists(st.sampled_from(LIGHT + PROSE), max_size=40).map("".join),
    format_=st.sampled_from(["rst", "adoc"]),
)
@settings(max_examples=400)
def test_light_markup(text: str, format_: Format) -> None:
    article = read_text(text, format=format_)
    for block in article.blocks:
        assert [block.source(at) for at in range(len(block.text))] == sorted(
            block.source(at) for at in range(len(block.text))
        )
        for at, character in enumerate(block.text):
            written = article.source[block.source(at)]
            assert (
                character in (written, written.translate(RAISED), written.translate(LOWERED), OBJECT)
                or written.isspace()
            )
    assert_figures_placed(article)


PLANTED = {
    "an entity": ("&pound;1,200 million", "£1,200 million", 1_200_000_000),
    "entities for digits": ("&#49;&#x2c;&#50;00 men", "1,200 men", 1200),
    "tags inside a number": ("1,<b>2<i>0</i></b>0 men", "1,200 men", 1200),
    "a comment inside a number": ("1,2<!-- 5 -->00 men", "1,200 men", 1200),
    "a soft hyphen": ("1,&shy;200 mil\xadlion men", "1,200 million men", 1_200_000_000),
    "marks of direction": ("\u2067&rlm;1,200\u2069 men", "1,200 men", 1200),
    "a number in CDATA": ("<![CDATA[1,200 men]]>", "1,200 men", 1200),
    "line breaks": ("1,200\r\n<br>men", "1,200 men", 1200),
    "a table in a table": ("<table><tr><td><table><tr><td>1,200 men</table></table>", "1,200 men", 1200),
    "a link": ("<a href='?n=7&m=8' title='9 > 8'>1,200</a> men", "1,200 men", 1200),
    "another script": ("<bdo dir=rtl>שש</bdo> 1,200 men <bdi>عشرون</bdi>", "1,200 men", 1200),
}  # fmt: skip


@pytest.mark.parametrize(("written", "shown", "value"), PLANTED.values(), ids=PLANTED)
@pytest.mark.parametrize(
    ("before", "after"), [("<p>It had ", " then.</p>"), ("<td>", ""), ("<ul><li>", "<li>"), ("<h1>", "</h1>")]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_planted(
    tmp_path: Path, written: str, shown: str, value: int, before: str, after: str, encoding: str
) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f"<meta charset={encoding}>\n{before}{written}{after}".encode(encoding))
    article = figures.read(path)
    (figure,) = figures.extract(article)
    text = article.blocks[figure.block].text
    assert (figure.value, " ".join(text[figure.at : figure.to].split())) == (value, shown)
    assert figure.text == article.source[figure.start : figure.end]
    seen = re.sub(f"<!--.*?-->|<!\\[CDATA\\[|\\]\\]>|<[^>]*>|[{INVISIBLE}]", "", html.unescape(figure.text))
    assert " ".join(seen.split()) == shown
    line, column = article.position(figure.start)
    assert (
        article.source.replace("\r\n", "\n")
        .split("\n")[line - 1][column - 1 + (line == 1) * (encoding != "utf-8") :]
        .startswith(figure.text[0])
    )
