"""Shares, rules of one for so many, and prices of a part over an article: a wrong figure is said, a right one not."""

from __future__ import annotations

import pytest

from tests.relations.making import said, with_figures

ASIDE = (
    "\n\nThe weather station logged 14 millimetres of rain on Tuesday, and gusts of 53 km/h. The library reopens at "
    "9.30am on 4 March, when Ivy Marsh, 71, will cut a ribbon in front of two mayors. The clock tower is 31 metres "
    "high and needs 9 days of cleaning. A bypass was first drawn on a map in 1958."
)
"""Other figures, so that the text is none of few."""

TOLD = [
    "The choir school has 320 pupils. Inspectors sat in on lessons. They were worried by reading: {35|53} per cent of "
    "the pupils could not follow a page of Dickens. The 112 pupils concerned will get extra help.",
    "A spokesman put the number of buses in the fleet at 840. Mechanics went over every one. Cracks were found in "
    "{15|51} per cent of the vehicles. All 126 buses have been parked.",
    "The zoo keeps 460 birds. Keepers weighed every one. Alarm was raised by the vet: {15|51} per cent of the birds "
    "are too fat. He has put the 69 birds on a diet of seeds.",
    "Under the code there has to be one lifeguard for every {25|52} bathers. As 300 bathers are let in at a time, "
    "twelve lifeguards are on duty.",
    "Ministers decreed one doctor for every 1,200 inhabitants. The valley has 21,600 inhabitants and therefore needs "
    "{18|81} doctors.",
    "A cousin bought 40 per cent of the brewery for £3.4m. The price values all of it at {£8.5m|£5.8m}.",
    "The railway fund will pay €120m for 15 per cent of Kestrel Ferries. That puts a value of {€800m|€880m} on the "
    "whole company.",
    "The quota of 6,300 tonnes is divided into equal portions. With 36 boats in the harbour, that allows {175|157} "
    "tonnes to each.",
    "The pool of 18 dinner ladies won £846,000. Nobody gets a penny more than anyone else: {£47,000|£74,000} will be "
    "in every purse by Friday.",
    "At noon the iceberg lay 84 miles from the rig. It drifts at {3.5|5.3} miles an hour. Crews therefore have 24 "
    "hours until it gets there, the operator said.",
    "How do people get to work here? A count in May gave 52 per cent by car. Buses carried {21|12} per cent. Bicycles "
    "have climbed to 17. Walkers are the remaining 10.",
    "In a poll of readers 57 per cent wanted the old bus shelter kept. It has a tin roof. The remaining {43|53} would "
    "rather have glass.",
    "Each of the hikers had to hand in £12. There were 45 hikers, and the tin now holds {£540|£450}.",
    "The garage quoted £850 before VAT. With VAT at 20 per cent the customer has to find {£1,020|£1,200}.",
]

SILENT = [
    "The sect won 58 of the 72 villages. Only 18 per cent of its members can read, a teacher said.",
    "Berlin spends 2 per cent of its budget on the alliance. Only six of the 29 allies have paid in full.",
    "The town has 15,300 workers. Last week 2,700 workers were called back, half of them to the harbour.",
    "The school has 320 pupils. In the town 53 per cent of the voters want it closed. The 112 pupils in their last "
    "year will stay.",
    "The code asks for one lifeguard for every 52 bathers. As many as 300 bathers came, and the pool made do with two "
    "lifeguards and a dog.",
    "A cousin bought 40 per cent of the brewery for £3.4m. His house, valued at £5.8m, is for sale.",
    "The quota of 6,300 tonnes is divided into equal portions after tax. With 36 boats, that allows 157 tonnes "
    "to each.",
    "Spain sends 44 per cent. Morocco has 28 per cent of the market, and the Dutch 19. Growers here are left "
    "with the last 9 per cent.",
    "Some 57 per cent of men and 48 per cent of women said yes. The remaining 13 had no view.",
]


@pytest.mark.parametrize("text", TOLD)
def test_a_slip_is_said_and_what_is_right_is_not(text: str) -> None:
    right, wrong = with_figures(text)
    assert said(right, ASIDE) == []
    assert said(wrong, ASIDE)


@pytest.mark.parametrize("text", SILENT)
def test_what_is_of_something_else_is_not_accused(text: str) -> None:
    assert said(text, ASIDE) == []
