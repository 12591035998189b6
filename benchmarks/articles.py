"""News-like articles out of a generator: as many as wanted, the same ones every time, nobody's property."""

from __future__ import annotations

import random
from collections.abc import Iterator

PLAIN = (
    "{who} {did} {what}{why}.",
    "{who} {did} {what}, {aside}{why}.",
    "“{quote},” said {name} of the {other}. “{quote}.”",
    "{who} {did} {what}, but {who2} {did} {what2}{why}.",
    "On {weekday} {who2} {did} {what} in {place}{why}.",
    "{name}, {aside}, {did} {what}.",
)
COUNTED = (
    "The {body} said that {n} people had been killed and {few} injured, among them {two} children.",
    "The new line between {place} and {other_place} will cost £{m} million and carry {k} passengers a day.",
    "Unemployment fell to {pct}% in {month} from {pct2}% a year earlier, the {body} said.",
    "Shares in the company rose {pct}% to ${price}, valuing it at about ${m}.{d} billion.",
    "About {k} tonnes of grain were stored in {place}, nearly twice as much as in {year}.",
    "The house, built in {year}, has {two} bedrooms and stands on {few} acres ({ha} hectares) of land.",
    "{name}, {age}, was sentenced to {two} years in prison and fined €{k}.",
    "The fire burned {few} square miles in {two} days, and some {n} firefighters were sent to {place}.",
    "Sales grew from ${m} million in {year} to ${m2} million, an increase of {grown} per cent.",
    "The match on {day} {month} ended {two}-{d} in front of {k} spectators.",
    "At its widest the bridge measures {few} feet ({met} metres); trains cross it at {fast} mph ({kmh} km/h).",
    "More than half of the {n} people who were asked said that they would vote for the {other}.",
    "A third of the {few} schools in {place} have closed since {year}, and {two} more will follow.",
    "Some {fast} km north of {place} the water stood {d}.{two} metres high by {hour}:30 on {weekday}.",
)
WORDS = {
    "body": ("ministry", "council", "central bank", "health service", "port authority", "court", "union"),
    "other": ("opposition", "unions", "regional government", "army", "committee", "Greens", "company"),
    "name": ("Anna Weller", "Tomas Brik", "Leila Haddad", "John Marsh", "Mei Tanaka", "Rosa Delgado"),
    "place": ("Brackton", "Port Ellis", "Sandmere", "Hallow Bay", "Kessel", "Norwood"),
    "other_place": ("Dunmore", "Lake Varn", "Stillwater", "Tarn Hill"),
    "who": (
        "The minister",
        "A spokeswoman for the {other}",
        "The mayor of {place}",
        "Most residents",
        "Her lawyer",
        "The head of the {body}",
        "Neighbours",
        "Several members of the {body}",
        "The new owner",
        "Rescue teams",
    ),
    "who2": (
        "the {other}",
        "people in {place}",
        "the {body}",
        "many of the older members",
        "those who stayed",
        "critics",
    ),
    "did": (
        "rejected",
        "had long expected",
        "welcomed",
        "would not comment on",
        "described in detail",
        "played down",
        "were still waiting for",
        "has criticised",
        "remembered",
        "came to accept",
        "put off",
        "blamed",
    ),
    "what": (
        "the decision",
        "the closure of the old harbour",
        "talk of an early election",
        "the report by the {other}",
        "what happened that night",
        "the search along the coast",
        "the sale of the station",
        "the delays",
        "plans for a ring road",
        "the terms of the settlement",
        "the silence from {place}",
    ),
    "what2": (
        "little else",
        "the whole affair",
        "anything of the kind",
        "a quick answer",
        "the new rules",
        "the vote",
    ),
    "why": (
        "",
        "",
        "",
        " after a long debate",
        " because nobody had been asked",
        " despite the weather",
        " before the talks broke down",
        " as the crowd grew",
        ", according to people close to the {body}",
    ),
    "aside": (
        "who has led the {body} since the spring",
        "once a teacher in {place}",
        "speaking outside the court",
        "who asked not to be named",
        "visibly tired",
        "with the support of the {other}",
    ),
    "quote": (
        "Nobody expected this",
        "We will need time to understand what went wrong",
        "It is not over yet",
        "You cannot run a town like that",
        "They told us nothing",
        "We have been here before",
    ),
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "month": ("January", "March", "April", "June", "September", "November"),
}


def _numbers(dice: random.Random) -> dict[str, str]:
    few, fast, sales = dice.randint(13, 89), dice.randint(30, 99), dice.randint(100, 950)
    grown = dice.randint(3, 40)
    return {
        "n": f"{dice.randint(101, 9_900):,}",
        "k": f"{dice.randint(10, 990) * 100:,}",
        "m": str(sales),
        "m2": str(sales + sales * grown // 100),
        "grown": str(grown),
        "few": str(few),
        "ha": f"{few * 0.40469:.0f}",
        "met": f"{few * 0.3048:.0f}",
        "fast": str(fast),
        "kmh": f"{fast * 1.609344:.0f}",
        "two": dice.choice(("two", "three", "four", "five", "2", "3", "12")),
        "pct": f"{dice.uniform(0.5, 4.9):.1f}",
        "pct2": f"{dice.uniform(5.1, 9.9):.1f}",
        "price": f"{dice.uniform(5, 300):.2f}",
        "d": str(dice.randint(1, 9)),
        "year": str(dice.randint(1950, 2023)),
        "age": str(dice.randint(18, 90)),
        "day": str(dice.randint(1, 28)),
        "hour": str(dice.randint(1, 12)),
    }


def sentence(dice: random.Random, counted: float = 1 / 9) -> str:
    """A sentence; one in nine has figures, which makes a figure every three hundred characters, as in news."""
    text = dice.choice(COUNTED if dice.random() < counted else PLAIN)
    numbers = _numbers(dice)
    while "{" in text:  # words may hold words
        text = text.format(**{name: dice.choice(words) for name, words in WORDS.items()}, **numbers)
    return text


def paragraph(dice: random.Random) -> str:
    """Two to five sentences."""
    return " ".join(sentence(dice) for _ in range(dice.randint(2, 5)))


def articles(seed: int = 1, paragraphs: int = 16) -> Iterator[str]:
    """Articles without end, some five thousand characters each.

    >>> from itertools import islice
    >>> first, again = next(articles()), next(articles())
    >>> first == again, len({*islice(articles(), 100)})
    (True, 100)
    """
    dice = random.Random(seed)
    while True:
        yield "\n\n".join(paragraph(dice) for _ in range(paragraphs)) + "\n"


def sentences(seed: int = 1, counted: float = 0.9) -> Iterator[str]:
    """Sentences without end, as libraries are called with them: nine of ten have figures.

    >>> from itertools import islice
    >>> 70 < sum(map(len, islice(sentences(), 1000))) / 1000 < 130
    True
    """
    dice = random.Random(seed)
    while True:
        yield sentence(dice, counted)


def text_of(characters: int, seed: int = 1) -> str:
    """Whole paragraphs, until there are so many characters."""
    dice = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < characters:
        parts.append(paragraph(dice))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"
