"""reStructuredText and AsciiDoc: what of them is prose."""

import datetime as dt

import pytest

from figures.read import Format, read_text
from tests.read.test_plain import shown_blocks

RST = {
    "headings": (
        "=====\n Six \n=====\n\nFive\n----\n\nText of\n5 men.\n\nFour\n~~~~\n\nMore.",
        ["headline: Six", "standfirst: Five", "body: Text of 5 men.", "body: Four", "body: More."],
    ),
    "marks within a line": (
        "It cost **£5** *million*, `1,200 men <http://a/7>`_, `six`_ [8]_ \\*9 10\\ :sup:`6` m\\ :sup:`2`.",
        ["body: It cost £5 million, 1,200 men , six  *9 10⁶ m²."],
    ),
    "code and roles leave a mark": ("Set ``n=5`` or :ref:`6 <x>` and |seven|.", ["body: Set ￼ or ￼ and ￼."]),
    "what is left out": (
        "Five.\n\n.. note:: Not 6.\n\n   Nor 7.\n\n.. image:: 8.png\n   :width: 9\n\n.. 10\n\n:field: 11\n\n>>> 12\n\n"
        "See::\n\n    13\n\n    14\n\nEnd.",
        ["body: Five.", "body: See::", "body: End."],
    ),
    "lists and quotations": (
        "- 5 men\n  and boys\n- 6\n\n1. 7\n#. 8\n\n  Nine.\n\nEnd.",
        ["list 0: 5 men and boys", "list 0: 6", "list 0: 7", "list 0: 8", "quote 1: Nine.", "body: End."],
    ),
    "a table": (
        "+---+---+\n| a | b |\n+===+===+\n| c | 5 |\n+---+---+",
        ["table: a", "table: b", "table [a]: c", "table [c|b]: 5"],
    ),
    "a header": (
        "PEP: 8001\nTitle: Six\nAuthor: Jo Doe,\n        Al Roe\nCreated: 24-Aug-2018\n\n\nFive men.\n",
        ["body: Five men."],
    ),
    "two lines are no header": (
        "Note: 5 men\nSource: 6\n\nSeven.",
        ["body: Note: 5 men Source: 6", "body: Seven."],
    ),
    "footnotes": ("Five [#]_.\n\n.. [#] Not\n   6.", ["body: Five .", "footnote: Not 6."]),
}

ADOC = {
    "headings": (
        "= Six\nJo Doe <jo@doe>\nv5, 2024\n:n: 7\n\n== Five\n\nText of\n5 men.\n\n== Four\nMore.",
        ["headline: Six", "standfirst: Five", "body: Text of 5 men.", "body: Four", "body: More."],
    ),
    "marks within a line": (
        "It cost *£5* _million_, 1**2**00, https://a/7[6 men], <<x,six>> and 10^6^ m^2^ CO~2~.footnote:[8]",
        ["body: It cost £5 million, 1200, 6 men, six and 10⁶ m² CO₂."],
    ),
    "code and attributes leave a mark": ("Set `n=5` to {seven}.", ["body: Set ￼ to ￼."]),
    "what is left out": (
        "Five.\n\n// 6\n\n----\n7\n\n8\n----\n\n////\n9\n////\n\n[source,10]\n\nimage::11.png[]\n\n:x: 12\n\nEnd.",
        ["body: Five.", "body: End."],
    ),
    "lists, quotations, examples": (
        "* 5 men\n** 6\n. 7\n\n____\nNine.\n____\n\n.A title of 8\n====\nTen.\n====",
        ["list 0: 5 men", "list 0: 6", "list 0: 7", "quote 1: Nine.", "caption: A title of 8", "body: Ten."],
    ),
    "a table": (
        "|===\n|a |b\n\n|c |5\n|===\nEnd.",
        ["table: a", "table: b", "table [a]: c", "table [c|b]: 5", "body: End."],
    ),
}


@pytest.mark.parametrize(("text", "blocks"), RST.values(), ids=RST)
def test_restructured_text(text: str, blocks: list[str]) -> None:
    assert shown_blocks(text, "rst") == blocks


@pytest.mark.parametrize(("text", "blocks"), ADOC.values(), ids=ADOC)
def test_asciidoc(text: str, blocks: list[str]) -> None:
    assert shown_blocks(text, "adoc") == blocks


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("Six\n===\n\n:Date: 2024-06-19\n:Language: en-GB\n\nText.", "rst"),
        ("= Six\n:revdate: 2024-06-19\n:lang: en-GB\n\nText.", "adoc"),
    ],
)
def test_facts(text: str, format_: Format) -> None:
    article = read_text(text, format=format_)
    assert (article.title, article.date, article.locale) == ("Six", dt.date(2024, 6, 19), "en_GB")
