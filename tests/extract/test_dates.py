"""Dates, years, times and scores: what is read, where it ends, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from figures.model import Figure

Find = Callable[[str], tuple[Figure, ...]]

DATED = {
    "It began on 19-Jun-2024.": [("19-Jun-2024", "date", "2024-06-19")],
    "It began on 2024/06/19.": [("2024/06/19", "date", "2024-06-19")],
    "It began on 19/06/24.": [("19/06/24", "date", "2024-06-19")],
    "It began on 06/07/2024.": [("06/07/2024", "date", "2024")],
    "It began on 2024-Jun-19.": [("2024-Jun-19", "date", "2024-06-19")],
    "It began on Jun-19-2024.": [("Jun-19-2024", "date", "2024-06-19")],
    "It began on 19.Jun.2024.": [("19.Jun.2024", "date", "2024-06-19")],
    "It began June the 19th, 2024.": [("June the 19th, 2024", "date", "2024-06-19")],
    "It began on the 42nd of June.": [("42nd of June", "date", "--06-42")],
    "It began on the fifth of June 2024.": [("fifth of June 2024", "date", "2024-06-05")],
    "It began in march 2024, on may 9, 2024 or on may 9.": [
        ("march 2024", "date", "2024-03"),
        ("may 9, 2024", "date", "2024-05-09"),
        ("may 9", "date", "--05-09"),
    ],
    "It began on 19/Jun/2024.": [("19/Jun/2024", "date", "2024-06-19")],
    "It began on 2024 June 19.": [("2024 June 19", "date", "2024-06-19")],
    "It began on the 19th day of June, 2024.": [("19th day of June, 2024", "date", "2024-06-19")],
    "It began on June 19, '24.": [("June 19, '24", "date", "2024-06-19")],
    "It began on 19 June '24.": [("19 June '24", "date", "2024-06-19")],
    "They lost in 1980, '84 and '88.": [
        ("1980", "year", "1980"),
        ("'84", "year", "1984"),
        ("'88", "year", "1988"),
    ],
    "Founded 1823, rebuilt 1874.": [("1823", "year", "1823"), ("1874", "year", "1874")],
    "A chapel (built 1654)": [("1654", "year", "1654")],
    "It began in 12/2023.": [("12/2023", "date", "2023-12")],
    "It ended on 8 March.": [("8 March", "date", "--03-08")],
    "It ended on Jan. 8.": [("Jan. 8", "date", "--01-08")],
    "It ran June 3-7.": [("June 3-7", "date", "--06-03/--06-07")],
    "It ran from 8 to 12 May.": [("8 to 12 May", "date", "--05-08/--05-12")],
    "It ran from June 30 to July 2.": [("June 30", "date", "--06-30"), ("July 2", "date", "--07-02")],
    "Shows on May 1, 2, and 3, 2024.": [
        ("May 1", "date", "2024-05-01"),
        ("2", "date", "2024-05-02"),
        ("3, 2024", "date", "2024-05-03"),
    ],
    "On the 14th and 15th of August": [("14th", "date", "--08-14"), ("15th of August", "date", "--08-15")],
    "In the year 1066": [("1066", "year", "1066")],
    "By Christmas 2019": [("2019", "year", "2019")],
    "In FY2024": [("FY2024", "year", "2024")],
    "The summer of '69": [("'69", "year", "1969")],
    "The music of the '90s": [("'90s", "year", "199X")],
    "Back in the 1990s": [("1990s", "year", "199X")],
    "In the 60s": [("60s", "year", "196X")],
    "In the 1700s": [("1700s", "year", "17XX")],
    "2019's protests": [("2019", "year", "2019")],
    "Built circa 1850": [("circa 1850", "year", "1850")],
    "Caesar died in 44 BC.": [("44 BC", "year", "-0043")],
    "In AD 79": [("AD 79", "year", "0079")],
    "In nineteen eighty-four": [("nineteen eighty-four", "year", "1984")],
    "The 2014-15 season": [("2014-15", "year", "2014/2015")],
    "The fatal 2012 shootings": [("2012", "year", "2012")],
    "In Tokyo 2020 was grim.": [("2020", "year", "2020")],
    "It began at 10:30 p.m.": [("10:30 p.m.", "time", "T22:30")],
    "At seven o'clock": [("seven o'clock", "time", None)],
    "At half past nine": [("half past nine", "time", None)],
    "At 0700 local time": [("0700", "time", "T07:00")],
    "From 0900 to 1700 GMT": [("0900 to 1700 GMT", "time", None)],
    "Open 7-9 p.m. daily": [("7-9 p.m.", "time", None)],
    "She ran it in 2:15:30.": [("2:15:30", "time", "T02:15:30")],
}

SCORES = {
    "Villa won 3-1.": ("3-1", 3, 1),
    "Ajax 3-1 was the score.": ("3-1", 3, 1),
    "Hearts 1-3 Celtic": ("1-3", 1, 3),
    "It was a 5-to-4 vote.": ("5-to-4", 5, 4),
    "The House voted 217 to 213.": ("217 to 213", 217, 213),
    "The measure failed, 48-52.": ("48-52", 48, 52),
    "They are 12-3-1 this season.": ("12-3-1", 12, 3),
    "Outnumbered 3 to 1, they fled.": ("3 to 1", 3, 1),
}

NEITHER = {
    "In May 20 people drowned.": ["count"],
    "It rose from 217 to 213.": ["number"],
    "It takes between 3-5 people.": ["count"],
    "He lost 10-12% of it.": ["percent"],
    "She ran 10-12 miles.": ["measure"],
    "The price was $1.10 in the morning.": ["money"],
    "He won 3-5 games.": ["count"],
    "The ratio fell 2.5 to 1.5.": ["number", "number"],
    "Temperatures in the 60s": ["measure"],
    "He may 12 times fail.": ["count"],
    "It fell to 1,850.": ["number"],
    "A total of 1750 came.": ["number"],
    "They sold 1850 units.": ["count"],
    "Last May they built 1500.": ["number"],
    "She may turn 2,015 pages.": ["count"],
    "Turn on may 9 lamps": ["count"],
    "They march 9 miles": ["measure"],
    "The second of June's songs": ["ordinal"],
    "Built 1500 of them.": ["number"],
    "They sold 30, and '40 guests' came.": ["number", "count"],
}


@pytest.mark.parametrize(("text", "expected"), DATED.items())
def test_the_number_is_a_date(text: str, expected: list[tuple[str, str, str | None]], find: Find) -> None:
    assert [(figure.text, figure.kind.value, figure.date) for figure in find(text)] == expected


@pytest.mark.parametrize(("text", "expected"), SCORES.items())
def test_the_pair_is_a_score(text: str, expected: tuple[str, int, int], find: Find) -> None:
    [figure] = find(text)
    assert (figure.text, figure.low, figure.high) == expected
    assert (figure.kind.value, figure.value) == ("score", None)


@pytest.mark.parametrize(("text", "kinds"), NEITHER.items())
def test_the_number_is_a_quantity(text: str, kinds: list[str], find: Find) -> None:
    assert [figure.kind.value for figure in find(text)] == kinds
