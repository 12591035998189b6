"""A malformed number is one by the habits of its own article; what is a code, a date or a time is no number."""

from __future__ import annotations

import pytest

import figures

FORMS = frozenset(["digit-grouping", "points-for-commas"])

SLIPS = {
    "en": [
        "Some 1,2345 people came.",
        "It cost $94,00 in 1995, and $1,250 now.",
        "It cost $94,00 in 1995, and $12.50 now.",
        "It cost €94,00 in 1995, and €12.50 now.",
        "It cost 94,00 euros in 1995, and 12.50 euros now.",
        "The plant made 3,4500 cars and 12,300 vans.",
        "Growth was 2,3% in May and 2.1% in June.",
        "The index closed at 18.591.93, up from 18,402.11.",
        "The bill came to £1.204.50 in the end.",
        "They raised 25,00 dollars. Last year it was 1,200 dollars, the year before 950.",
        "She said: “I paid $45,00 for it”, and 1,100 others did.",
        "On 12.03.2015 and 14.03.2015 the shares closed at 4.817.69.",
        "Version 1,2345 people came.",
        "A gift of Rs 2,45,000,00 was made, and one of Rs 35,00,000.",
    ],
    "de": [
        "Es kamen 1.2345 Menschen.",
        "Es kamen 12.3456 Menschen, 1.200 mehr als im Jahr davor.",
        "Das Haus kostete 1.234.56 Euro.",
        "Um 12.30 Uhr kamen 4.5678 Menschen, um 13.15 Uhr gingen sie.",
        "Der Umsatz stieg auf 23.4567 Euro.",
        "Der Umsatz stieg auf 1.2345.678 Euro.",
        "Der Umsatz stieg auf 1.345.67 Euro.",
        "Er lief 1.20,0 Kilometer.",
    ],
    "fr": ["Le prix était de 1.234.56 euros."],
}
RIGHT = {
    "en": [
        # others are written like it
        "Of the houses 19,5 million are old, and 11,8 million have gas.",
        "Sizes: 3,2 MB and 12,5k files, 97,3% covered.",
        "The list says 0,1234 and 2,3456 and 17,8910.",
        # so many digits are decimals
        "The ratio is 1,61803.",
        "GPS: 48,85837 / 2,29448.",
        "Add 0,33333 litres of milk.",
        # the text is about how it is written
        "Should the number be written as “1,23” or “1 23”?",
        "Enter '12,5' into the field.",
        'A price of "3.141.59" is not accepted.',
        # lists
        "The notes come in 10,20,50,100,200 euros.",
        "Coins of 5,10,25,50,100 and notes of 50,100,1000,10.000 are used.",
        "Copyright 1999,2000,2001,2002 by the authors. They had 1,200 others.",
        "It runs on ppc{32,64} machines, and 1,200 others.",
        "The point (12,50) is on the line of 1,200 points.",
        "See the versions [10,25] for 1,200 others.",
        # the sign stands behind
        "Tickets cost 12,50 € at the door, and 1,200 were sold.",
        # codes
        "The standard has the code ICS 35.240.30.",
        "It falls under ICS: 13.220.50.",
        "The parts are 12.345.67 and 89.101.12 and 33.201.44.",
        "Part 35.240.30 is out.",
        "The key is 6.0020.001 and no other.",
        "The key is 12.3456.789 and no other.",
        "The standard has the code 01.040.35.",
        # versions, months, times
        "The update to 1.1.1g closes the hole.",
        "Between 03.2015 and 06.2017 he worked there.",
        "She finished in 35.58,7 ahead of Meier (+1.03,4).",
    ],
    "de": [
        "Die Koordinaten sind 53.36671 und 10.12345.",
        "Die Koordinaten sind 53.3667 und 10.1234.",
        "Das Rezept nennt 4.57143 Esslöffel.",
        "Seit 03.2015 arbeitet er dort, bis 11.2019.",
        "Sie siegte in 35.58,7 vor Maier (+1.03,4) und Kunz (+12.05,12).",
        "Er brauchte 1.03,45 Stunden dafür.",
        "Version 3.9.0a1 und 39.0.2-cp311 sind da.",
        "Es gibt Scheine zu 50,100,1000,10.000 Dollar.",
        "Die Nummer ist ICS 35.240.30.",
        "Der Stahl nach EN 1.4301 kostet 2.300 Euro.",
        "Der Schlüssel lautet 0202.0020.0002 und sonst nichts.",
        "Der Schlüssel lautet 4.0020.0002.200 und sonst nichts.",
    ],
    "fr": ["Il a couru en 1.03,4 puis en 35.58,7.", "La version 1.1.1g est sortie en 03.2015."],
}


def _forms(text: str, locale: str | None) -> list[str]:
    return [each.rule for each in figures.check(text, locale=locale).findings if each.rule in FORMS]


@pytest.mark.parametrize(("locale", "text"), [(locale, text) for locale in SLIPS for text in SLIPS[locale]])
def test_a_slip_against_the_habit_is_found(locale: str, text: str) -> None:
    assert _forms(text, locale)


@pytest.mark.parametrize(("locale", "text"), [(locale, text) for locale in RIGHT for text in RIGHT[locale]])
def test_what_may_be_meant_so_is_none(locale: str, text: str) -> None:
    assert _forms(text, locale) == []


def test_a_habit_of_the_whole_article() -> None:
    """Two others far away are enough if they are more than those against them, and one is not."""
    far = "\n\nIt took 4,25 hours.\n\n"
    assert _forms(f"It cost 3,20 dollars.{far}The tank holds 7,5 litres.", "en") == []
    assert len(_forms(f"It cost 3,20 dollars.{far}The tank holds 7.5 litres.", "en")) == 2
    assert _forms(f"It cost 3,20 dollars.{far}The tank holds 7,5 litres. Some 1,200 came.", "en") == []
    assert (
        len(
            _forms(
                f"It cost 3,20 dollars.{far}The tank holds 7,5 litres. Some 1,200 came. Then 2,100 left.",
                "en",
            )
        )
        == 3
    )
