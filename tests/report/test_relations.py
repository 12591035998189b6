"""What was recomputed, as each report shows it: text, JSON, the page."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from figures import check
from figures.recomputed import Result
from tests.command import figures
from tests.report.test_formats import validator

ARTICLE = """\
# A ferry

Rents crept up from £800 to £920, which is 15 per cent. In the end 84 of the 120 flats were let, that is 7 per cent.

The walk there is 10 miles (16 km) long.
"""
LISTED = """\
a.md:3:44: £800 -> £920: +15.0%, said: 15 per cent, holds
a.md:3:106: 84 of 120 flats: 70.0%, said: 7 per cent, fails
a.md:5:29: 10 miles: 16.1 km, said: 16 km, holds
"""
TEXT = f"""\
a.md:3:106: error: share: 84 of 120 flats is 70.0%, not 7 per cent; 7 per cent may be 70 per cent with a digit too few
   |
 3 | …In the end 84 of the 120 flats were let, that is 7 per cent.
   |             --        ---------                   ^^^^^^^^^^
   = certain: no reading of the 3 figures fits
   = would fit: 70 per cent
   = figures rules share

{LISTED}
1 article, 7 figures (7 compared with another), 1 error, 0 warnings.
"""
SHARE = {
    "file": "a.md",
    "line": 3,
    "column": 106,
    "rule": "share",
    "frame": "share",
    "roles": {
        "part": [{"start": 78, "end": 80, "text": "84"}],
        "whole": [{"start": 88, "end": 97, "text": "120 flats"}],
        "share": [{"start": 116, "end": 126, "text": "7 per cent"}],
    },
    "verdict": "fails",
    "equation": "84 of 120 flats: 70.0%, said: 7 per cent",
    "reason": None,
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, encoding="utf-8")


def test_text() -> None:
    assert figures("check", "--relations", "a.md").out == TEXT


def test_they_are_listed_only_if_they_are_asked_for() -> None:
    assert figures("check", "a.md").out == TEXT.replace(LISTED + "\n", "")
    assert figures("check", "--relations", "a.md").out == TEXT  # the kept report of the first run has none
    assert check(Path("a.md")).relations == ()
    assert '"relations"' not in figures("check", "--format", "json", "a.md").out


def test_a_configuration_may_ask_for_them() -> None:
    Path("figures.yaml").write_text("relations: true\n", encoding="utf-8")
    assert figures("check", "a.md").out == TEXT


def records(*arguments: str) -> list[dict[str, Any]]:
    done = figures("check", "--relations", "--format", "json", *arguments)
    told = json.loads(done.out)
    validator("check").validate(told)
    return list(told["relations"])


def test_json() -> None:
    change, share, same = records("a.md")
    assert share == SHARE
    assert (change["frame"], change["verdict"], list(change["roles"])) == (
        "change",
        "holds",
        ["old", "new", "by"],
    )
    assert (same["frame"], same["verdict"], list(same["roles"])) == ("same", "holds", ["one", "other"])
    for record in (change, share, same):
        for mark in (mark for marks in record["roles"].values() for mark in marks):
            assert ARTICLE[mark["start"] : mark["end"]] == mark["text"]


def test_the_offsets_are_those_of_the_source() -> None:
    source = "<p>The fee went up by <b>&pound;36</b>, from &pound;412 to &pound;448.</p>"
    Path("a.html").write_text(source, encoding="utf-8")
    (record,) = records("a.html")
    texts = {
        role: [source[mark["start"] : mark["end"]] for mark in marks]
        for role, marks in record["roles"].items()
    }
    assert texts == {"old": ["&pound;412"], "new": ["&pound;448"], "by": ["&pound;36"]}


@pytest.mark.parametrize("text", ["It rained.\n", "The path is 10 miles long.\n", ""])
def test_an_article_without_relations(text: str) -> None:
    Path("b.txt").write_text(text, encoding="utf-8")
    assert figures("check", "--relations", "b.txt").out == figures("check", "b.txt").out
    assert records("b.txt") == []
    assert "recomputed</h2>" not in figures("check", "--format", "html", "b.txt").out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The fine for it was lowered to £64 from £60.", "£60 -> £64: more, said: less, fails"),
        ("The fee went up by £36, from £412 to £448.", "£412 -> £448: £36, said: £36, holds"),
        (
            "Output has tripled, from 412 tonnes to 830 tonnes.",
            "412 tonnes -> 830 tonnes: 2.01 times, said: tripled, fails",
        ),
        (
            "The club sold 300 mugs at £5 each, which makes £1,500.",
            "300 mugs × £5 each: £1,500, said: £1,500, holds",
        ),
        (
            "There were 175 people on board: 149 passengers and 8 crew.",
            "149 passengers and 8 crew: 157 people, said: 175 people, fails",
        ),
        ("It was 50 °F (10 °C) at noon.", "50 °F: 10 °C, said: 10 °C, holds"),
    ],
)
def test_the_arithmetic(text: str, told: str) -> None:
    assert told in list(map(str, check(text, relations=True).relations))


def test_what_is_silent_says_why() -> None:
    found = check("The fee rose from £412 to £448. He keeps 84 of 120 cows, 7 per cent more.", relations=True)
    silent = [each for each in found.relations if each.verdict is Result.SILENT]
    assert all(each.reason and str(each).endswith(f", silent ({each.reason})") for each in silent)


def test_the_page_lists_them_with_links_to_their_figures() -> None:
    page = html.document_fromstring(figures("check", "--format", "html", "a.md").out)
    assert isinstance(page, html.HtmlElement)
    (section,) = page.find_class("recomputed")
    assert section.get("tabindex") == "-1"
    assert page.get_element_by_id(section.get("aria-labelledby", "")).text == "What was recomputed"
    rows = [" ".join(item.text_content().split()) for item in section.iter("li")]
    assert rows == [
        "3:44 £800 -> £920: +15.0%, said: 15 per cent holds",
        "3:106 84 of 120 flats: 70.0%, said: 7 per cent fails",
        "5:29 10 miles: 16.1 km, said: 16 km holds",
    ]
    assert [item.get("class") for item in section.iter("li")] == ["holds", "fails", "holds"]
    targets = [page.get_element_by_id(link.get("href", "")[1:]) for link in section.iter("a")]
    shown = [target.text_content() for target in targets]
    assert shown == ["15 per cent", "7 per cent1", "16 km"]  # the second with the number of its finding


def test_nothing_of_an_article_is_mark_up_or_steers_a_terminal() -> None:
    text = "Of the 120 <b onclick='x'>flats, 84 were let, that is 7\u202e per cent.\x1b[31m\n"
    Path("b.txt").write_text(text, encoding="utf-8")
    assert not re.search("[\x1b\u202e]", figures("check", "--relations", "b.txt").out)
    assert "<b onclick" not in figures("check", "--format", "html", "b.txt").out


def test_it_is_coloured_on_a_terminal() -> None:
    out = figures("check", "--relations", "a.md", colour=True).out
    assert "said: 7 per cent, \x1b[31mfails\x1b[0m" in out
    assert "said: 15 per cent, \x1b[32mholds\x1b[0m" in out
