"""Plain text: which blocks it has."""

import pytest

from figures.model import Article
from figures.read import Format, read_text

CASES = {
    "a text of one sentence is its body": ("Six men died", ["body: Six men died"]),
    "a short first line without a full stop is the headline": (
        "Six men die\n\nSix men died on Monday.",
        ["headline: Six men die", "body: Six men died on Monday."],
    ),
    "also when only a line break follows": (
        "Six men die\nSix men died on Monday.",
        ["headline: Six men die", "body: Six men died on Monday."],
    ),
    "a sentence is no headline": (
        "Six men died.\n\nThey were miners.",
        ["body: Six men died.", "body: They were miners."],
    ),
    "a sentence in quotation marks is no headline": (
        "“Six men died.”\n\nThey were miners.",
        ["body: “Six men died.”", "body: They were miners."],
    ),
    "a line is a paragraph": (
        "The town hall reopened.\nIt had been closed.\nIt cost £5m.",
        ["body: The town hall reopened.", "body: It had been closed.", "body: It cost £5m."],
    ),
    "lines that a program has wrapped are one paragraph": (
        "The council said on Monday that the new bridge over the\n"
        "river would cost £92\nmillion and be finished in June.\n",
        [
            "headline: The council said on Monday that the new bridge over the",
            "body: river would cost £92",
            "body: million and be finished in June.",
        ],
    ),
    "wrapped at the same width": (
        "The council said on Monday that the new bridge over the river would cost\n"
        "£92 million and be finished in June, when the old one is to be closed to\n"
        "lorries.",
        [
            "body: The council said on Monday that the new bridge over the river would cost "
            "£92 million and be finished in June, when the old one is to be closed to lorries."
        ],
    ),
    "elsewhere in a wrapped text, a full line goes on even with a capital": (
        "The council said on Monday that the new bridge over the river would cost\n"
        "millions.\n\nThe money comes from the county, as was announced by the chairman of\n"
        "Leeds.\nNobody objected.",
        [
            "body: The council said on Monday that the new bridge over the river would cost millions.",
            "body: The money comes from the county, as was announced by the chairman of Leeds.",
            "body: Nobody objected.",
        ],
    ),
    "captions are told by their words": (
        "Miners.\n\nPhoto: six miners\n\nA mine. This photo taken on October 2 shows six miners\n\n"
        "It was a photo.",
        [
            "body: Miners.",
            "caption: Photo: six miners",
            "caption: A mine. This photo taken on October 2 shows six miners",
            "body: It was a photo.",
        ],
    ),
    "bullets make a list": (
        "Reasons:\n- 5 men\n- 6 women\n  from Leeds\nAll of them left.",
        [
            "body: Reasons:",
            "list 0: 5 men",
            "list 0: 6 women",
            "list 0: from Leeds",
            "body: All of them left.",
        ],
    ),
    "numbers make a list only beside their neighbours": (
        "1. One man\n2. Two women\n\n12. Juni 2024 was a Wednesday.\n\nText.\n\n3) Three dogs",
        [
            "list 0: 1. One man",
            "list 0: 2. Two women",
            "body: 12. Juni 2024 was a Wednesday.",
            "body: Text.",
            "list 0: 3) Three dogs",
        ],
    ),
    "a second list has another group": (
        "- a\n- b\n\nText.\n\n- c",
        ["list 0: a", "list 0: b", "body: Text.", "list 1: c"],
    ),
    "a dash within a paragraph begins no list": (
        "The score was settled at last, and the crowd of 5,000 people in the stadium was\n"
        "- by all accounts - content with 3 goals, which is more than they had seen for\n"
        "a year.",
        [
            "body: The score was settled at last, and the crowd of 5,000 people in the stadium was "
            "- by all accounts - content with 3 goals, which is more than they had seen for a year."
        ],
    ),
    "quotations": (
        "He wrote.\n\n> Six men\n> died.\n\nText with 5 > 3.",
        ["body: He wrote.", "quote 0: Six men", "quote 0: died.", "body: Text with 5 > 3."],
    ),
    "tables of tabs": (
        "Team\tPoints\nLeeds\t45\nYork\t38",
        [
            "table: Team",
            "table: Points",
            "table [Team]: Leeds",
            "table [Leeds|Points]: 45",
            "table [Team]: York",
            "table [York|Points]: 38",
        ],
    ),
    "tables of pipes, with a rule": (
        "| 2022 | 2023 |\n|------|------|\n| 45 | 38 |",
        ["table: 2022", "table: 2023", "table [2022]: 45", "table [45|2023]: 38"],
    ),
    "a table without a header has no labels of columns": (
        "Leeds\t45\nYork\t38",
        ["table: Leeds", "table [Leeds|]: 45", "table: York", "table [York|]: 38"],
    ),
    "one line with a tab is no table": ("Leeds\t45", ["body: Leeds\t45"]),
    "ornaments are nothing": ("Text of 5.\n\n***\n\n---\n\nMore.", ["body: Text of 5.", "body: More."]),
    "empty": ("", []),
    "only space": (" \n\t\n\xa0\n", []),
}


def shown_blocks(text: str, format_: Format = "txt") -> list[str]:
    return labelled(read_text(text, format=format_))


def labelled(article: Article) -> list[str]:
    """Each block behind its section, its group, and the labels of its cell."""
    lines = []
    for block in article.blocks:
        label = "" if block.group is None else f" {block.group}"
        if block.cell and block.cell.column_label and not block.cell.row_label:
            label = f" [{block.cell.column_label}]"
        elif block.cell and block.cell.row_label:
            label = f" [{block.cell.row_label}|{block.cell.column_label}]"
        lines.append(f"{block.section}{label}: {block.text}")
    return lines


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_blocks(text: str, expected: list[str]) -> None:
    assert shown_blocks(text) == expected


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_positions_of_figures(line_break: str) -> None:
    text = line_break.join(
        ["\ufeff---", "date: 2024-06-19", "---", "", "Six 👩‍👩‍👧 men", "", "It cost\xa0£5."]
    )
    article = read_text(text)
    body = article.blocks[-1]
    start, end = body.source_span(body.text.index("£"), body.text.index("£") + 2)
    assert text[start:end] == "£5"
    assert article.position(start) == (7, 9)
    assert article.position(1) == (1, 1)


ALONE = (
    "Six men died.",
    "  Six men died on Monday.  ",
    "- Six men died",
    "1. Six men died",
    "> Six men died, it said.",
    "Apples\t6\t£4",
    "| Apples | 6 |",
    "Apples  6  £4",
    "A bridge. This photo taken on October 2 shows six arches.",
    "\ufeffSix\u200b men died.",
    "***",
    "",
    " \t",
)


@pytest.mark.parametrize("line", ALONE)
def test_a_line_alone_is_read_as_one_of_several(line: str) -> None:
    """An ornament below it is no block; so the reader takes the longer way, and must come to the same."""
    alone = read_text(line).blocks
    assert alone == read_text(f"{line}\n\n***\n").blocks
