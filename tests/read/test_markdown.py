"""Markdown: which blocks it has, and what of it is prose."""

import pytest

from figures.read import read_text
from tests.read.test_plain import shown_blocks

CASES = {
    "the first heading is the headline, one below it the standfirst": (
        "# Six *men* die\n\n## In 2 mines\n\nText.\n\n## Costs of £5m\n\nText.",
        [
            "headline: Six men die",
            "standfirst: In 2 mines",
            "body: Text.",
            "body: Costs of £5m",
            "body: Text.",
        ],
    ),
    "a heading below text is no headline": ("Text.\n\n# Part 1", ["body: Text.", "body: Part 1"]),
    "an emphasised paragraph below the headline is the standfirst": (
        "Six men die\n===\n\n*It cost £5m.*\n\n*So* he said.",
        ["headline: Six men die", "standfirst: It cost £5m.", "body: So he said."],
    ),
    "closed headings": ("## 5 # 5 ##", ["headline: 5 # 5"]),
    "emphasis inside a number": (
        "**92** million, 1**200** and __£__5",
        ["body: 92 million, 1200 and __£__5"],
    ),
    "line breaks are spaces": (
        "It cost £92\nmillion  \nper\\\nyear<br>net",
        ["body: It cost £92 million per year net"],
    ),
    "code is not prose, and separates": (
        "Set `n=5` to 1`2`3.\n\n```\n6\n```\n\n    7\n\nEnd.",
        ["body: Set ￼ to 1￼3.", "body: End."],
    ),
    "of links only the text is prose": (
        "[Six](https://example.org/5 '7 men') <https://example.org/8> [2 women][a] [a]\n\n[a]: /9 '10'",
        ["body: Six  2 women a"],
    ),
    "alternative texts of pictures are captions": (
        "![Six *men*](5.png '7')\n\n*A mine, 2 km deep*\n\nSee ![a map](8.png) here.",
        ["caption: Six men", "caption: A mine, 2 km deep", "body: See ￼ here.", "caption: a map"],
    ),
    "captions are told by their words": (
        "Text.\n\nPhoto: six men",
        ["body: Text.", "caption: Photo: six men"],
    ),
    "raw HTML and comments are not prose": (
        "<div class='5'>6</div>\n\n<!-- 7\n\n8 -->\n\nText <b id=9>5</b> <!-- 10 -->.",
        ["body: Text 5 ."],
    ),
    "entities and escapes": (
        "&pound;92&nbsp;million \\*5\\* &#8364;3 &bogus;",
        ["body: £92\xa0million *5* €3 &bogus;"],
    ),
    "lists and quotations have their numbers": (
        "- 5 men\n- 6 women\n\n  of Leeds\n\nText.\n\n1. one\n   - two\n\n> Six\n> men\n",
        [
            "list 0: 5 men",
            "list 0: 6 women",
            "list 0: of Leeds",
            "body: Text.",
            "list 1: one",
            "list 2: two",
            "quote 3: Six men",
        ],
    ),
    "tables": (
        "| Team | *Points* |\n|:--|--:|\n| Leeds \\| United | **4**5 |\n| York |\n",
        [
            "table: Team",
            "table: Points",
            "table [Team]: Leeds | United",
            "table [Leeds | United|Points]: 45",
            "table [Team]: York",
        ],
    ),
    "footnotes": (
        "It cost £5m[^1].\n\n[^1]: In 2019 prices.",
        ["body: It cost £5m.", "footnote: In 2019 prices."],
    ),
    "empty": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_blocks(text: str, expected: list[str]) -> None:
    assert shown_blocks(text, "md") == expected


@pytest.mark.parametrize(
    ("text", "figure", "source"),
    [
        ("It cost **92** million.", "92 million", "92** million"),
        ("It cost 1**2**00.", "1200", "1**2**00"),
        ("It cost &pound;92 &amp; 5&euro;.", "£92", "&pound;92"),
        ("It cost &pound;92 &amp; 5&euro;.", "5€", "5&euro;"),
        ("5 > 4 [x](5 '6') 6.", "6", "6."[:1]),
        ("> It cost £92\n> million.", "£92 million", "£92\n> million"),
        ("- It cost £92\n  million.", "£92 million", "£92\n  million"),
        ("1. # 1\n", "1", "1"),
        ("| a | b |\n|---|---|\n| 5 | x \\| 5 |", "x | 5", "x \\| 5"),
    ],
)
def test_figures_are_found_again_in_the_source(text: str, figure: str, source: str) -> None:
    spans = [
        block.source_span(block.text.index(figure), block.text.index(figure) + len(figure))
        for block in read_text(text, format="md").blocks
        if figure in block.text
    ]
    assert [text[start:end] for start, end in spans] == [source]


def test_a_giant_paragraph_is_taken_as_it_stands() -> None:
    text = "*5* men " * 200_000
    assert read_text(text, format="md").blocks[0].text == text.strip()
