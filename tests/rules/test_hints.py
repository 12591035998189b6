"""Which slip explains a finding; and that what no usual slip explains is left unexplained."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from figures import check, load_rules
from figures.model import Finding
from tests.rules.making import pack, problems

EXPLAINED = [
    ("The trail is 20 miles (23 km) long.", "23 km may be 32 km with two digits exchanged"),
    ("The trail is 61 miles (26 km) long.", "61 miles may be 16 miles with two digits exchanged"),
    ("The trail is 16 miles (10 km) long.", "the units of 16 miles and 10 km may have changed places"),
    (
        "The boat weighs 1,200 pounds (2,646 kg).",
        "the units of 1,200 pounds and 2,646 kg may have changed places",
    ),
    (
        "The farm covers 12,400 acres (51,018 hectares).",
        "51,018 hectares may be 5,018 hectares with a digit too many",
    ),
    (
        "The farm covers 12,400 acres (501.8 hectares).",
        "501.8 hectares may be 5,018 hectares with the point in the wrong place",
    ),
    ("It lies 50 miles (8 km) from the sea.", "8 km may be 80 km with a digit too few"),
    ("It is 100 miles (185 km) off the coast.", "the unit of 100 miles may be the nautical mile"),
    ("It fell to 10 °C (14 °F) on Friday.", "a minus may be missing before 10 °C"),
    (
        "It pays £92 million a year, or £17.7 million a week.",
        "£17.7 million a week may be £1.77 million a week with the point in the wrong place",
    ),
    (
        "Profit rose from £40 million to £46 million, an increase of 51%.",
        "51% may be 15% with two digits exchanged",
    ),
    ("Prices rose from $400 to $500, an increase of 20%.", "20% would be right of $500, not of $400"),
    ("In all 312 of the 480 pupils, or 56%, passed.", "56% may be 65% with two digits exchanged"),
    ("The bridge cost £92 million ($117 billion).", "“billion” may stand for “million”"),
    ("The film took $13.5 (£7m) in May.", "“million” may be missing after $13.5"),
    (
        "The bridge cost £92 million ($74 million).",
        "the currencies of £92 million and $74 million may have changed places",
    ),
    ("It took $150m (£79m) in May, and $19.5m (£14.9m) in July.", "£14.9m is about its worth in euros"),
    ("It opened on Friday, Jan. 10, 2019.", "the year of Friday, Jan. 10, 2019 may be 2020"),
]
DATED = [
    (
        "The bridge cost $92 million (£85 million).",
        "2021-06-01",
        "£85 million is about the worth of as many euros",
    ),
    (
        "The bridge cost $92 million (£124 million).",
        "2021-06-01",
        "$92 million may have been converted the wrong way round",
    ),
    ("The bridge cost 92 million euros (£170 million).", "2022-06-01", None),
    ("They took 100 reals ($20) from her.", "2016-08-18", None),  # in pounds, that was £24
    ("The fees are €10-20m ($20-40m).", "2018-07-24", None),
    ("It opened on Friday, Jan. 10, 2019.", "2019-01-20", None),  # there was no 2020 yet
    ("It opened on Friday, Jan. 10, 2019.", "2020-01-20", "the year of Friday, Jan. 10, 2019 may be 2020"),
]
UNEXPLAINED = [
    "The trail is 20 miles (51 km) long.",
    "The trail is 20 miles (64 km) long.",
    "A total of 25 people: 12 men, 7 women and 3 children.",
    "At noon it was 50 °F (41 °C) in the valley.",
    "The farm covers some 12,000 acres (9,700 hectares).",
    "It opened on Monday, Jan. 10, 2019.",
]


def only(text: str, date: str | None = None) -> Finding:
    (finding,) = check(text, date=dt.date.fromisoformat(date) if date else None).findings
    return finding


def hint(finding: Finding) -> str | None:
    return finding.message.partition("; ")[2] or None


@pytest.mark.parametrize(("text", "expected"), EXPLAINED)
def test_a_usual_slip_explains_it(text: str, expected: str) -> None:
    assert hint(only(text)) == expected


@pytest.mark.parametrize(("text", "date", "expected"), DATED)
def test_whose_rate_it_was(text: str, date: str, expected: str | None) -> None:
    assert hint(only(text, date)) == expected


@pytest.mark.parametrize("text", UNEXPLAINED)
def test_no_usual_slip_explains_it(text: str) -> None:
    assert hint(only(text)) is None


MISSPELT = [
    ("The firm paid $63 billon (£48 billion).", "“billon” behind $63 may be “billion”"),
    ("Sales rose by 10% to $63 millon, from $57 million.", "“millon” behind $63 may be “million”"),
    ("The fund lost $20 billoin of its $80 billion, a quarter.", "“billoin” behind $20 may be “billion”"),
    ("The firm paid £63 trilion ($83 trillion).", "“trilion” behind £63 may be “trillion”"),
]


@pytest.mark.parametrize(("text", "expected"), MISSPELT)
def test_a_misspelt_million_blames_no_other_figure(text: str, expected: str) -> None:
    finding = only(text)
    assert hint(finding) == expected
    assert (finding.expected, finding.fixes) == (None, ())


@pytest.mark.parametrize(
    "text",
    [
        "The firm paid $63 (£48 billion) for bullion.",
        "The hall has 30 pillions (£48 billion).",
        "It paid $63 bonuses (£48 billion).",
    ],
)
def test_another_word_is_no_million(text: str) -> None:
    assert not any("behind" in finding.message for finding in check(text).findings)


HOUSE = """\
version: 1
lang: en
rules:
  - id: growth
    title: The growth is wrong
    severity: error
    find:
      phrase: "from {old} to {new} , or {share}"
      figures: {old: {kind: count}, new: {kind: count, same: kind}, share: {kind: percent}}
    require: new / old - 1 == share
    message: "{share}"
    slips:
      - {when: 1 - old / new == share, says: "{share} is the part of the {new} that is new"}
    tests: [{ok: "It went from 40 seats to 50 seats, or 25%."}, {fail: "It went from 40 seats to 50 seats, or 20%."}]
"""


def test_a_rule_knows_slips_of_its_own(tmp_path: Path) -> None:
    rules = load_rules([pack(tmp_path, HOUSE)], shipped=False)
    (finding,) = check("It went from 40 seats to 50 seats, or 20%.", rules=rules).findings
    assert finding.message == "20%; 20% is the part of the 50 seats that is new"


@pytest.mark.parametrize(
    ("slip", "code"),
    [
        ("{when: new == share}", "missing-key"),
        ("{when: 1 - older == share, says: x}", "unbound-name"),
        ("{when: new == share, says: '{shares}'}", "unbound-name"),
        ("{when: new ==, says: x}", "bad-expression"),
        ("new == share", "wrong-type"),
    ],
)
def test_mistakes_in_slips_are_found(slip: str, code: str, tmp_path: Path) -> None:
    at = HOUSE.index("      - {when")
    content = HOUSE[:at] + f"      - {slip}\n" + HOUSE[HOUSE.index("    tests:") :]
    assert code in [problem.code for problem in problems([pack(tmp_path, content)])]
