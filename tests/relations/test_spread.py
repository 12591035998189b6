"""A whole and its parts over the sentences of an article: with one wrong figure it is said, with the right one not."""

from __future__ import annotations

import pytest

from tests.relations.making import said, with_figures

ASIDE = (
    "\n\nThe office opened in 1998 and has 14 desks on two floors. A tram ride from the station takes 11 minutes and "
    "costs £2.40. The wall is 3.2 metres high, and 6 of the 8 lamps work. In May it rained on 17 days."
)
"""Other figures, so that the text is none of few."""

TOLD = [
    "The regatta drew 1,245 entries this year. Dinghies made up most of them, at 688. Rowers put in {402|420} "
    "and the remaining 155 were paddlers.",
    "Harwick library lent 48,210 items in 2023. Novels accounted for 21,340. Children's books came next with "
    "15,270, and 7,900 were films. The rest, {3,700|7,300}, were maps and music.",
    "A gift of $2.5 million was left to the parish by Ada Fenn. The roof took $1.15 million. The organ, long "
    "silent, was rebuilt for $640,000. What remains, {$710,000|$170,000}, will go to the school.",
    "The farm's 640 hectares are not all under the plough. Wheat covers 285 hectares, barley another 140. There "
    "are 95 hectares of grass, and the remaining {120|210} hectares are woodland.",
    "In the first year the clinic saw 2,310 patients. A further 2,875 came in the second. Another 3,120 have "
    "come since. That makes {8,305|8,035} in all.",
    "We asked where you take your holidays. Forty-four per cent go to the coast. The hills are the choice of 27 "
    "per cent. Some 18 per cent travel abroad, and the other {11|21} per cent stay at home.",
    "Asked about the plan, 57% of residents said they were in favour. They like the trees and the benches. The "
    "remaining {43%|34%} fear for their parking spaces.",
    "Staff numbers at the mill stand at 1,870. Spinning employs 760 and weaving 655. Dyeing and finishing have "
    "{318|381}. The other 137 work in the office.",
    "The grant of £96,000 was split three ways. The youth club received £41,500. £32,250 went to the museum. "
    "The bowls club, to its surprise, was handed the other {£22,250|£25,250}.",
    "Of the 1,480 runners who started, 1,206 finished inside six hours. A further 193 made it before dark. The "
    "other {81|18} were brought back in vans.",
    "The orchestra's income was £3.84m. Ticket sales brought in £1.62m. Grants came to £1.45m. The remaining "
    "{£770,000|£707,000} was given by sponsors.",
    "The appeal raised €7.4 million. Pumps have taken €2.9 million. Wells cost €1.8 million. Nothing else was "
    "spent. That leaves {€2.7|€3.7} million in the bank.",
    "All 1,640 members on the register had a vote. By closing time 1,148 had done so. That is a turnout of "
    "{70|77} per cent.",
]

SILENT = [
    "The regatta drew 1,245 entries. Dinghies made up most of them, at 688. Rowers put in 402, some of them "
    "twice, and the remaining 100 were guests from Hull.",
    "A gift of $2.5 million was left to the parish. The roof took $1.15 million. The organ was rebuilt for "
    "$640,000. The tower has been promised $500,000 by the state. The parish still has $710,000 in the bank.",
    "The library lent 48,210 items in 2023. Novels accounted for 21,340. In 2022 it had been 19,800. The rest "
    "of the building, 3,700 square feet, is let to a dentist.",
    "We asked where you go on holiday. Forty-four per cent go to the coast, 27 per cent to the hills. Among "
    "those over 60 the other 30 per cent stay at home.",
    "Asked about the plan, 57% of residents were in favour. A month before it was 51%. The remaining 8% of the "
    "road is to be built in 2027.",
    "Some 62 per cent came by car. Of the others, 30 per cent walked, and the remaining 70 per cent took the "
    "bus.",
    "Sales came to £84,000 in the first half. Costs were £31,500 in January and £20,250 in May. No other money "
    "was spent. In the second half the firm expects £99,000.",
    "The fund took in $412,000 last year. Grants of $150,000 and $121,000 were paid. Nothing else was spent, "
    "and with what was there before it has $338,000 left.",
    "The party won 51 per cent in the city. The other 38 per cent were shared by four lists in the county, "
    "where it had 62.",
    "The mill had 1,870 people in 2019. It now has 760 in spinning and 655 in weaving. The other 137 work in "
    "the office of a sister firm.",
    "The hammer fell at $1.92m, far above the estimate of $400,000. With the house's $480,000 she paid $2.4m. "
    "Nothing else is known of the buyer.",
    "Of the young 8% trust it and 30% do somewhat, compared with 33% of the old. The remaining 29% have never "
    "heard of it.",
    "All 1,640 members had a vote. Some 75 ballot papers were left blank. Turnout was 70 per cent.",
    "He wrote 41 novels, the last of them at 80, and was 82 when he died.",
    "With 38 per cent of the vote the list got 52 per cent of the seats, 26 out of 50.",
]


@pytest.mark.parametrize("text", TOLD)
def test_a_slip_is_said_and_what_is_right_is_not(text: str) -> None:
    right, wrong = with_figures(text)
    assert said(right, ASIDE) == []
    assert said(wrong, ASIDE)


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_account_is_not_accused(text: str) -> None:
    assert said(text, ASIDE) == []
