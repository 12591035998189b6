"""Numbers that are names, and the numbers beside capitals and labels that count all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from figures.model import Figure

Find = Callable[[str], tuple[Figure, ...]]

NAMES = {
    # a label before
    "Flight 370 vanished.": "Flight 370",
    "The crew of flight 370 was lost.": "flight 370",
    "Read section 230 of the act.": "section 230",
    "Docket No. 22-451 was decided.": "No. 22-451",
    "Rule 10b-5 bars fraud.": "Rule 10b-5",
    "He filed Form 8-K.": "8-K",
    "Directive 2019/790 covers copyright.": "Directive 2019/790",
    "Users of version 3.11.2 are safe.": "version 3.11.2",
    "She has an iPhone 6s at home.": "iPhone 6s",
    "It fell on page one.": "page one",
    "It is a phase 3 trial.": "phase 3",
    "Results of phase 3 trials are due.": "phase 3",
    "Consult pages 12 to 15 for more.": "pages 12 to 15",
    "Sections 4 and 5 were struck down.": "Sections 4 and 5",
    "Player 456 won the game.": "Player 456",
    "The cable at latitude 52.08 N was cut.": "latitude 52.08 N",
    "He quoted Psalm 23:4 from memory.": "Psalm 23:4",
    # letters that touch
    "An A320neo landed.": "A320neo",
    "The Boeing 737-800 landed.": "Boeing 737-800",
    "The G7 met.": "G7",
    "The R5 camera overheats.": "R5",
    "The COP28 talks overran.": "COP28",
    "R2-D2 beeped.": "R2-D2",
    "Cases of Covid-19 fell.": "Covid-19",
    "The H.264 codec is old.": "H.264",
    "An AK-47 was found.": "AK-47",
    # capitals beside
    "The Apple Watch 5 is out.": "Apple Watch 5",
    "The S&P 500 fell.": "S&P 500",
    "Boeing's own 787 Dreamliner flew in.": "787",
    "The Big Three met.": "Big Three",
    "Viewers of Channel Four complained.": "Channel Four",
    "The Group of Seven met.": "Group of Seven",
    # addresses and marks
    "It stands at 350 Fifth Avenue today.": "350 Fifth Avenue",
    "It stands at 221B Baker Street today.": "221B Baker Street",
    "She moved to 8 Rue de Rivoli then.": "8 Rue de Rivoli",
    "Police closed the 300 block of Oak Avenue.": "300 block of",
    "(3) Serve at once.": "(3)",
    "1. Boil the water.": "1.",
    "2) Drain the rice.": "2",
    # just so
    "60 Minutes aired it.": "60 Minutes",
    "A 7-Eleven was robbed.": "7-Eleven",
    "3M settled.": "3M",
    "They lined up in a 4-2-3-1.": "4-2-3-1",
    "He called 911 at once.": "911",
}

COUNTS = {
    "In London 300 protesters marched.": "300 protesters",
    "In the Bronx 300 protesters marched.": "300 protesters",
    "A bomb in Baghdad killed 12.": "12",
    "Army Suffers 1,200 Casualties": "1,200 Casualties",
    "Police Kill 12 Protesters": "12 Protesters",
    "Britain's 67 million people voted.": "67 million people",
    "Virginia's 133 counties voted.": "133 counties",
    "On Tuesday 300 people drowned.": "300 people",
    "It gave Ukraine 31 tanks.": "31 tanks",
    "It cost the U.S. 10 combat deaths.": "10 combat deaths",
    "The 12 EU members agreed.": "12 EU members",
    "He sued 12 Wall Street banks.": "12 Wall Street banks",
    "It bought 60 minutes of airtime.": "60 minutes",
    "A group of six senators objected.": "six senators",
    "That week 12 men drowned.": "12 men",
    "In part 300 voters were to blame.": "300 voters",
    "She wrote 12 pages.": "12 pages",
    "They have 3m followers.": "3m followers",
    "He called 500 witnesses.": "500 witnesses",
    "He won $3M.": "$3M",
    "It costs R500 here.": "R500",
    "A 5 W charger is slow.": "5 W",
    "We used a 5-10 W laser.": "5-10 W",
    "It would give Trump 273 electoral votes.": "273 electoral votes",
    "They found that 10 U.S-based websites fell.": "10",
    "I’m 36 and tired.": "36",
    "the then-32-year-old prince": "32-year-old",
    "One of the officials left.": "One of the officials",
    "He stood 5-foot-9.": "5-foot-9",
}

NOTHING = [
    "No one came.",
    "On the one hand, it rains.",
    "It was half-baked at half-time.",
    "A half-truth is a lie.",
    "a one-sided, one-off, zero-sum game",
    "at first glance",
    "He has second thoughts.",
    "a split-second choice",
    "One by one, they left.",
    "for a second",
    "the Latin Quarter",
    "Test scores improved.",
    "the whole nine yards",
    "at the eleventh hour",
    "a million-dollar question",
    "first responders",
    "Tim Ryan (D-OH) spoke.",
]


@pytest.mark.parametrize(("text", "name"), NAMES.items())
def test_the_number_is_a_name(text: str, name: str, find: Find) -> None:
    assert [(figure.text, figure.kind.value) for figure in find(text)] == [(name, "label")]


@pytest.mark.parametrize(("text", "counted"), COUNTS.items())
def test_the_number_counts(text: str, counted: str, find: Find) -> None:
    assert [figure.text for figure in find(text) if figure.kind.value != "label"] == [counted]


@pytest.mark.parametrize("text", NOTHING)
def test_the_word_is_no_number(text: str, find: Find) -> None:
    assert [figure.text for figure in find(text) if figure.kind.value != "ordinal"] == []
