"""The work grows as the source does: counted, not timed."""

import random

import pytest

import figures
from tests.work import calls

HOSTILE = [
    "1-",
    "| 1 | 2 |\n",
    "Ann (B): 1 a, 2 b.\n",
    "3:1 ",
    "5 of 5 of ",
    "Ann ",
    "7 dogs, ",
    "in 2019 and ",
]


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


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_that_repeats_itself_is_traced_to_itself_in_linear_time(piece: str) -> None:
    work(piece, 1)
    small, large = (calls(lambda text=piece * n: figures.trace(text, text)) for n in (100, 400))  # type: ignore[misc]
    assert large < 6 * small
