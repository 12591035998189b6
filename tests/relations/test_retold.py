"""A figure told again with a slip is said; two things that have such numbers are not, nor is what is told right."""

from __future__ import annotations

import re

import pytest

import figures
from figures.model import Severity

SLOT = re.compile(r"\{([^|]*)\|([^}]*)\}")

BETWEEN = (
    "The council met at noon. Nobody spoke for long, and the minutes were taken as read. Outside it rained."
)
LONG = (
    "He is 54 and has three sons. On 4 May 2011 he sold 16 boats for $9 each. The journey is 310 miles. "
    "It took five hours and a half. Some 7 of 9 windows are broken, and a lamp costs €6. At 8 p.m. the band played."
)

SLIPS = [
    ("Police arrested 83 protesters outside the embassy.", "All {83|38} protesters arrested had been released."),
    ("The trust spent £1.27 million on the pier.", "Of {£1.27 million|£1.72 million} spent on it, none is left."),
    ("The ferry sank in 17 minutes.", "A ferry which sank in {17|71} minutes is no ferry."),
    ("Beaumont has scored 134 goals for the club.", "Nobody else has scored {134|143} goals for the club."),
    ("The painting fetched $36.5 million at auction.", "It fetched {$36.5 million|$36.5 billion} at auction."),
    ("Nurses have been offered a rise of 4.6%.", "The union has put the {4.6%|6.4%} rise to its members."),
    ("About 58 whales beached near the lighthouse.", "Volunteers stayed all night with the {58|85} whales."),
    ("Our school raised £3,180 for the hospice.", "With the {£3,180|£3,810} raised, the hospice will buy beds."),
    ("Firefighters pulled 29 residents from the tower.", "One of the {29|92} residents pulled out is a baby."),
    ("The cave runs for 42 kilometres under the plateau.", "Nobody has walked all {42|24} kilometres of it."),
    ("The avalanche buried 34 climbers.", "Rescuers have found eleven of the {34|43} climbers."),
    ("Engineers counted 217 cracks in the dam.", "A dam with {217|271} cracks, they wrote, is no dam."),
    ("The strike cost the airline €95 million.", "The strike, which cost it {€95 million|€59 million}, is over."),
    ("The tunnel took 14 years to dig.", "It took {14|41} years to dig the tunnel, and two men died."),
    ("Readers sent us 1,260 recipes for plum cake.", "We cooked nine of the {1,260|1,620} recipes."),
]  # fmt: skip

AMONG_MANY = [
    ("The storm left 46,000 homes without power.", "By nightfall {46,000|64,000} homes were without power, he said."),
    ("The firm will shed 2,450 jobs in Ohio.", "Unions called the loss of {2,450|2,540} jobs in Ohio a betrayal."),
    ("The orchestra gave 62 concerts abroad.", "It had never given {62|26} concerts abroad."),
    ("Brokers sold 5,600 shares to clerks.", "The clerks who bought {5,600|6,500} shares from brokers lost them."),
    ("A mob burned 73 cars in the suburb.", "In the suburb a mob had burned {73|37} cars, she wrote."),
]  # fmt: skip

OTHERS = [
    ("The storm left 46,000 homes without power along the coast.", "In the hills 64,000 homes were without power."),
    ("Police arrested 83 protesters outside the embassy.", "Another 38 protesters were arrested at the bridge."),
    ("Beaumont has scored 134 goals for the club.", "Ferreira scored 143 goals for the club before him."),
    ("Sales rose by 4.6% in May.", "Sales had risen by 6.4% in April."),
    ("The orchestra gave 62 concerts abroad in 2018.", "It gave 26 concerts abroad in 2019."),
    ("The cave runs for 42 kilometres under the plateau.", "A second cave runs for 24 kilometres."),
    ("The Lions won 83 games in the league.", "The Tigers won 38 games in the league."),
    ("Some 29 residents were hurt.", "Some 92 residents were unhurt."),
    ("The men's team has 31 players.", "The women's team has 13 players."),
    ("Turnout was 67 per cent in the north.", "Turnout was 76 per cent in the south."),
    ("The first trial had 1,340 volunteers.", "The second trial had 1,430 volunteers."),
    ("Ticket prices start at £45.", "Ticket prices end at £54."),
    ("Aldbury has 2,450 voters.", "Tring has 2,540 voters."),
    ("The fund gained $36 million.", "The fund lost $63 million the year before."),
    ("The museum drew 97,000 visitors in winter.", "The museum drew 79,000 visitors in summer."),
    ("The village had 340 houses before the war.", "The village has 430 houses today."),
    ("Engineers counted 217 cracks in the dam.", "By spring there were 271 cracks in the dam."),
    ("Inspectors found 72 rats in the kitchen.", "Inspectors found 27 rats in the cellar."),
    ("The tunnel took 14 years to dig.", "The bridge took 41 years to build."),
    ("Profit was $23 million.", "Profit was forecast at $32 million."),
]  # fmt: skip


def messages(*texts: str) -> list[str]:
    found = figures.check(" ".join(texts), locale="en").findings
    return [each.message for each in found if each.severity is not Severity.INFO]


@pytest.mark.parametrize(("first", "second"), SLIPS)
def test_what_is_told_again_with_a_slip_is_said(first: str, second: str) -> None:
    assert messages(first, BETWEEN, SLOT.sub(r"\1", second)) == []
    assert messages(first, BETWEEN, SLOT.sub(r"\2", second)) != []


@pytest.mark.parametrize(("first", "second"), AMONG_MANY)
def test_in_a_long_article_the_second_may_be_told_in_other_words(first: str, second: str) -> None:
    assert messages(first, LONG, SLOT.sub(r"\1", second)) == []
    assert messages(first, LONG, SLOT.sub(r"\2", second)) != []


@pytest.mark.parametrize(("first", "second"), OTHERS)
def test_what_is_told_of_something_else_is_not(first: str, second: str) -> None:
    assert messages(first, BETWEEN, second) == []
