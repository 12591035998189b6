"""What malformed digits were meant to be: told where the other figures of the text tell, and nowhere else."""

from __future__ import annotations

import pytest

from figures import check
from figures.model import Finding

TOLD = [
    ("The plan costs $3,4175 trillion, up from $3.2 trillion.", "3.4175"),
    ("The strike shut 47,00 schools, a tenth of the 470,000 in the land.", "47,000"),
    ("The farm is worth $93,00, and the one beside it $96,500.", "93,000"),
    ("The town has 14,3456 people; the next one has 118,000.", "143,456"),
    ("Inflation was 6,36% in May and 5.9% in June.", "6.36"),
    ("Some 72,00 fans came, 40% of the 180,000 who had asked for tickets.", "72,000"),
    ("Sales rose to €1,3345 million from €1.1 million.", "1.3345"),
    ("Some 3,6 million people live there, up from 3.1 million.", "3.6"),
    ("The council has 30,50 workers, and had 2,900 last year.", "3,050"),
    ("It costs $2,50 a cup, up from $2.40.", "2.50"),
    ("It grew from 1,3456 to 14,000 members.", "13,456"),
]
UNTOLD = [
    "She owes $93,00 to them.",  # 93.00, 9,300, or 93,000
    "The town has 14,3456 people.",
    "The town has 14,3456 people, and the other one 9.",
    "The farm is worth $93,00, the one beside it $96,500, and the barn $9,500.",  # either may be meant
    "The town has 7,0006 people; the next one has 7,300.",  # one digit too many: which one?
    "The town has 314,57 people; the next one has 320,000.",  # one digit too few
]


def only(text: str) -> Finding:
    (finding,) = check(text).findings
    assert finding.rule == "digit-grouping"
    return finding


@pytest.mark.parametrize(("text", "meant"), TOLD)
def test_other_figures_tell_what_was_meant(text: str, meant: str) -> None:
    finding = only(text)
    assert finding.message.endswith(f"; did you mean {meant}?")
    assert [fix.replacement for fix in finding.fixes] == [meant]


@pytest.mark.parametrize("text", UNTOLD)
def test_nothing_tells_what_was_meant(text: str) -> None:
    finding = only(text)
    assert finding.message.endswith("is not grouped in threes")
    assert finding.fixes == ()
    assert finding.expected is None


def test_no_rule_compares_what_has_no_value() -> None:
    assert [each.rule for each in check("In all 54,00 of the 620 pupils, or 57%, passed.").findings] == [
        "digit-grouping"
    ]
