"""The work grows as the source does: counted, not timed."""

import random

import figures
from tests.work import calls


def source(count: int) -> str:
    rng = random.Random(1)
    things = [f"thing{number}" for number in range(50)]
    return " ".join(
        f"In {rng.choice(things)} there were {rng.randint(100, 99999)} {rng.choice(things)}s."
        for _ in range(count)
    )


def work(article: str, length: int) -> int:
    text = source(length)
    return calls(lambda: figures.trace(article, text))


def test_the_cost_is_linear_in_the_source() -> None:
    article = source(20)
    work(article, 50)  # loads what is loaded once
    assert work(article, 800) < 5 * work(article, 200)
