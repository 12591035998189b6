"""News-like articles out of a generator: as many as wanted, the same ones every time, nobody's property."""

from __future__ import annotations

import random
from collections.abc import Iterator

PLAIN = (
    "The {body} said on {weekday} that talks with the {other} would go on behind closed doors.",
    "{name}, who has led the {body} since the spring, declined to comment on the report.",
    "Residents of {place} have long complained about the state of the roads and the lack of buses.",
    "Officials in {place} did not answer questions, and a spokeswoman referred reporters to the {other}.",
    "“Nobody expected this,” said {name} of the {other}. “We will need time to understand what went wrong.”",
    "Critics say the plan leaves too much to chance, while its supporters call it long overdue.",
    "The weather made the search harder, and rescue teams were called back when the wind picked up again.",
    "It was not clear whether the {body} had been told of the decision before it was made public.",
    "Shops in the centre of {place} stayed closed, and the streets were empty by the evening.",
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
    "Sales grew from ${m} million in {year} to ${m2} million, an increase of {few} per cent.",
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
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "month": ("January", "March", "April", "June", "September", "November"),
}


def _numbers(dice: random.Random) -> dict[str, str]:
    few, fast = dice.randint(13, 89), dice.randint(30, 99)
    return {
        "n": f"{dice.randint(101, 9_900):,}",
        "k": f"{dice.randint(10, 990) * 100:,}",
        "m": str(dice.randint(2, 950)),
        "m2": str(dice.randint(951, 1_900)),
        "few": str(few),
        "ha": f"{few * 0.40469:.0f}",
        "met": f"{few * 0.3048:.0f}",
        "fast": str(fast),
        "kmh": f"{fast * 1.609344:.0f}",
        "two": dice.choice(("two", "three", "four", "five", "2", "3", "12")),
        "pct": f"{dice.uniform(0.5, 9.9):.1f}",
        "pct2": f"{dice.uniform(0.5, 9.9):.1f}",
        "price": f"{dice.uniform(5, 300):.2f}",
        "d": str(dice.randint(1, 9)),
        "year": str(dice.randint(1950, 2023)),
        "age": str(dice.randint(18, 90)),
        "day": str(dice.randint(1, 28)),
        "hour": str(dice.randint(1, 12)),
    }


def paragraph(dice: random.Random) -> str:
    """Three to six sentences, three in ten of them with figures."""
    sentences = [
        dice.choice(COUNTED if dice.random() < 0.3 else PLAIN).format(
            **{name: dice.choice(words) for name, words in WORDS.items()}, **_numbers(dice)
        )
        for _ in range(dice.randint(3, 6))
    ]
    return " ".join(sentences)


def articles(seed: int = 1, paragraphs: int = 8) -> Iterator[str]:
    """Articles without end, some three and a half thousand characters each.

    >>> from itertools import islice
    >>> first, again = next(articles()), next(articles())
    >>> first == again, len({*islice(articles(), 100)})
    (True, 100)
    """
    dice = random.Random(seed)
    while True:
        yield "\n\n".join(paragraph(dice) for _ in range(paragraphs)) + "\n"


def text_of(characters: int, seed: int = 1) -> str:
    """Whole paragraphs, until there are so many characters."""
    dice = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < characters:
        parts.append(paragraph(dice))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"
