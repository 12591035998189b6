"""HTML: what of a page is its article, and what of its text is prose."""

import datetime as dt
from pathlib import Path

import pytest

from figures.errors import InputError
from figures.read import read, read_text
from tests.read.test_plain import shown_blocks

STORY = "The bridge over the river cost the town a great deal of money, and six men were needed to paint it."

TEXTS = {
    "entities, with and without their semicolon": (
        "<p>&pound;92&nbsp;million &#163;5 &#xA3;6 &pound7 &bogus; AT&T &notit;",
        ["body: £92\xa0million £5 £6 £7 &bogus; AT&T ¬it;"],
    ),
    "spaces collapse": ("<p> a\n  b\t<b> c </b> d &#32; e</p>", ["body: a b c d e"]),
    "tags inside a number": ("<p>1,<b>2</b><!-- 5 -->00 and 1<i><span>2</span></i>", ["body: 1,200 and 12"]),
    "CDATA": ("<p>a <![CDATA[5 < 6 &amp; 7]]> b", ["body: a 5 < 6 &amp; 7 b"]),
    "what nobody sees": ("<p>1,&shy;200&#8203; \u202b500\u202c <wbr>men", ["body: 1,200 500 men"]),
    "exponents, formulas and references": (
        '<p>10<sup>6</sup> m<sup>2</sup> of CO<sub>2</sub>, six<sup><a href="#n">1</a></sup> men'
        '<a href="#n"><sup>2</sup></a><sup class="noteref" role="doc-noteref">3</sup> on the 5<sup>th</sup>',
        ["body: 10⁶ m² of CO₂, six men on the 5th"],
    ),
    "code and formulas separate": (
        "<p>Set <code>n=5</code> to 1<svg><path d='5'/><text>6</text></svg>2",
        ["body: Set ￼ to 1￼2"],
    ),
    "what is not shown": (
        "<p>a<del>5</del><s>6</s><span hidden>7</span><span style='color: red; display: none'>8</span>"
        "<span aria-hidden=true>9</span><script>10</script><style>11</style><template>12</template>"
        "<noscript>13</noscript><button>14</button><select><option>15</select><textarea>16</textarea>b",
        ["body: ab"],
    ),
    "paragraphs without ends": ("<p>one<p>two<div>three</div>four<br>five<br><br>six", [
        "body: one", "body: two", "body: three", "body: four five", "body: six",
    ]),
    "lists and quotations": (
        "<ul><li>5 men<li>6 women<ol><li>7</ol></ul><blockquote><p>Eight<p>Nine</blockquote><dl><dt>a<dd>b</dl>",
        ["list 0: 5 men", "list 0: 6 women", "list 1: 7", "quote 2: Eight", "quote 2: Nine", "list 3: a", "list 3: b"],
    ),
    "captions, standfirsts and footnotes": (
        "<h1>Six</h1><p class='lead standfirst'>Five</p><p>Text.</p><figure><img alt='7'><figcaption>8 men</figcaption>"
        "</figure><ol class=footnotes><li>9</ol><div role=doc-endnotes><p>10</div>",
        ["headline: Six", "standfirst: Five", "body: Text.", "caption: 8 men", "footnote: 9", "footnote: 10"],
    ),
    "headings": (
        "<h2>Kicker</h2><h1>Six</h1><h2>Five</h2><p>Text.</p><h2>Four</h2>",
        ["body: Kicker", "headline: Six", "standfirst: Five", "body: Text.", "body: Four"],
    ),
    "the first heading is the headline if there is no main one": (
        "<h3>Six</h3><p>Text.",
        ["headline: Six", "body: Text."],
    ),
    "XML ends elements with a slash": (
        '<?xml version="1.0"?><html><head><script src="a.js"/><title/></head><p>5 men</p></html>',
        ["body: 5 men"],
    ),
    "what is no tag": ("<p>5 < 6 and a<b: 7 <3", ["body: 5 < 6 and a"]),
    "a comment without end": ("<p>five<!-- six", ["body: five"]),
}  # fmt: skip

PAGES = {
    "what stands around": (
        f"<nav>1 link</nav><header><h1>Six</h1><p>7 shares</p></header><main><p>{STORY}</p></main>"
        "<aside>8 more</aside><footer>© 2024</footer>",
        ["headline: Six", f"body: {STORY}"],
    ),
    "an article among teasers": (
        f"<article><h2>5 ways</h2><a href=/>6</a></article><article><h1>Six</h1><p>{STORY}<p>{STORY}</article>",
        ["headline: Six", f"body: {STORY}", f"body: {STORY}"],
    ),
    "several articles of one weight": (
        f"<main><article><p>{STORY}</article><article><p>{STORY}</article></main>",
        [f"body: {STORY}"],
    ),
    "where most of the prose is": (
        f"<div><div class=x>5 links</div><div class=y><p>{STORY}<p>Short.<p>{STORY}</div><div>6 others</div></div>",
        [f"body: {STORY}", "body: Short.", f"body: {STORY}"],
    ),
    "a teaser that says it is the article is not believed": (
        f"<article><p>5 ways</article><div><p>{STORY}<p>{STORY}<p>{STORY}</div>",
        [f"body: {STORY}"] * 3,
    ),
    "comments, related articles, links": (
        f"<article><p>{STORY}<p><a href=/1>7 ways to win</a><div class='box related'><p>8</div>"
        f"<p>{STORY}<div id=comments><p>I paid £9</div></article>",
        [f"body: {STORY}", f"body: {STORY}"],
    ),
    "a page that is all related is kept": (f"<div class=related><p>{STORY}</div>", [f"body: {STORY}"]),
    "a linked headline and linked cells": (
        f"<article><h1><a href=/>Six</a></h1><p>{STORY}"
        "<table><tr><th>a<th>b<tr><td><a href=/>c</a><td>5</table></article>",
        ["headline: Six", f"body: {STORY}", "table: a", "table: b", "table [a]: c", "table [c|b]: 5"],
    ),
}  # fmt: skip

TABLES = {
    "headers by rows and columns": (
        "<table><caption>Costs</caption><thead><tr><th>Town<th>2022<tbody><tr><th>A<td>£5m<tr><td>B<td>£6m</table>",
        ["caption: Costs", "table: Town", "table: 2022", "table [Town]: A", "table [A|2022]: £5m", "table [Town]: B",
         "table [B|2022]: £6m"],
    ),
    "no header": (
        "<table><tr><td>A<td>5<tr><td>B<td>6</table>",
        ["table: A", "table [A|]: 5", "table: B", "table [B|]: 6"],
    ),
    "two rows of headers, with cells that span": (
        "<table><tr><th rowspan=2>Town<th colspan=2>2022<tr><th>Men<th>Women<tr><td>A<td>5<td>6</table>",
        ["table: Town", "table: 2022", "table: Men", "table: Women", "table [Town]: A", "table [A|2022 Men]: 5",
         "table [A|2022 Women]: 6"],
    ),
    "a table in a table": (
        "<table><tr><th>Town<th>Cost<tr><td>A<td>1<table><tr><td>x<td>2<tr><td>y<td>3</table>4</table>",
        ["table: Town", "table: Cost", "table [Town]: A", "table [A|Cost]: 1", "table: x", "table [x|]: 2", "table: y",
         "table [y|]: 3", "table [A|Cost]: 4"],
    ),
    "a table for the layout": (
        f"<article><table><tr><td>5 of them<td><p>{STORY}<p>{STORY * 5}</table></article>",
        ["body: 5 of them", f"body: {STORY}", f"body: {STORY * 5}"],
    ),
    "one column": ("<table><tr><td>Five<tr><td>Six</table>", ["body: Five", "body: Six"]),
    "an end tag of a paragraph outside": ("<p>x<table><tr><td>a</p></div>b<td>1<tr><td>c<td>2</table>", [
        "body: x", "table: a", "table: b", "table [a b|]: 1", "table: c", "table [c|]: 2",
    ]),
}  # fmt: skip

FACTS = {
    "JSON-LD": (
        '<html lang=fr><script type="application/ld+json">{"@graph":[{"@type":"Person","headline":"no"},'
        '{"@type":["NewsArticle"],"headline":" Six\\u00a0men ","datePublished":"2024-06-19T23:30:00+01:00",'
        '"inLanguage":"en-GB"}]}</script>',
        ("Six men", dt.date(2024, 6, 19), "en_GB"),
    ),
    "meta": (
        '<html lang=xx><meta property="og:title" content="Six &amp; five"><meta name=date content="19 June">'
        '<meta property="article:published_time" content="2024-06-19T08:00:00Z">'
        '<meta property="og:locale" content="en_AU">',
        ("Six & five", dt.date(2024, 6, 19), "en_AU"),
    ),
    "front matter, as generators of sites have it": (
        "---\ndate: 2024-06-19\nlayout: news\n---\n<html lang=en-GB><meta name=date content=2020-01-01><h1>Six</h1>",
        ("Six", dt.date(2024, 6, 19), "en_GB"),
    ),
    "the title of the page": ("<title>Six &ndash;\n The Daily</title>", ("Six – The Daily", None, "en")),
    "the headline is better": ("<title>Six – The Daily</title><h1>Six</h1>", ("Six", None, "en")),
    "JSON-LD that is none": ('<script type="application/ld+json">{"a":</script>', (None, None, "en")),
    "JSON-LD nested too deep": (
        f'<script type="application/ld+json">{"[" * 100_000}</script>',
        (None, None, "en"),
    ),
}

ENCODINGS = {
    "UTF-8": "£5–6".encode(),
    "a byte order mark of UTF-8": "\ufeff£5–6".encode(),
    "UTF-16": "\ufeff£5–6".encode("utf-16-le"),
    "Windows-1252, undeclared": "£5–6".encode("cp1252"),
    "Windows-1252, declared as Latin-1": b"<meta charset=iso-8859-1>" + "£5–6".encode("cp1252"),
    "declared by http-equiv": b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">\xa35\x966',
    "declared, but not so": b"<meta charset='utf-16'>" + "£5–6".encode(),
    "UTF-8 and Windows-1252": "£5".encode() + "–6".encode("cp1252"),
    "another one": b"<?xml version='1.0' encoding='macintosh'?>" + "£5–6".encode("mac-roman"),
    "no encoding of text": b"<meta charset=rot13>" + "£5–6".encode(),
}


@pytest.mark.parametrize(("source", "blocks"), (TEXTS | PAGES | TABLES).values(), ids=TEXTS | PAGES | TABLES)
def test_blocks(source: str, blocks: list[str]) -> None:
    assert shown_blocks(source, "html") == blocks


@pytest.mark.parametrize(("source", "facts"), FACTS.values(), ids=FACTS)
def test_facts(source: str, facts: tuple[object, ...]) -> None:
    article = read_text(source, format="html")
    assert (article.title, article.date, article.locale) == facts


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(data)
    article = read(path)
    (block,) = article.blocks
    assert block.text == "£5–6"
    start, end = block.source_span(0, 4)
    assert article.source[start:end] == "£5–6"


def test_binary(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<p>5\0</p>")
    with pytest.raises(InputError, match=r"a\.html: byte 4 is NUL, so this is no text$"):
        read(path)
