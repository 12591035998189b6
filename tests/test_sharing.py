"""What is equal becomes one object, and nothing else changes."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from msgspec import Struct

from figures.lexicon import load
from figures.sharing import shared


class Point(Struct, frozen=True):
    x: object
    y: object = ()


class Changing(Struct):
    x: object


@pytest.mark.parametrize(
    "make",
    [
        lambda: "a word".replace("word", "name"),
        lambda: Fraction(2, 3),
        lambda: (1, "a" * 3),
        lambda: frozenset({"a" * 3, "b" * 3}),
        lambda: Point((1, 2), frozenset({("a", 1)})),
    ],
)
def test_one_object(make: object) -> None:
    assert callable(make)
    first, second = shared((make(), make()))
    assert first is second
    assert first == make()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        ((1,), (True,)),
        (Point(1), Point(True)),
        (Point(Decimal("1")), Point(Decimal("1.0"))),
        (frozenset({1}), frozenset({True})),
        (Changing(1), Changing(1)),
        ({"a": 1}, {"a": 1}),
    ],
)
def test_two_objects(one: object, other: object) -> None:
    first, second = shared((one, other))
    assert first is not second
    assert (repr(first), repr(second)) == (repr(one), repr(other))


def test_a_lexicon_stays_what_it_is() -> None:
    lexicon = load("en")
    again = shared(lexicon)
    assert again == lexicon
    assert _objects(again) <= _objects(lexicon)


def _objects(value: object) -> int:
    """How many objects a pickle holds; its bytes depend on the order of sets, too, which no two runs share."""
    pickler = pickle.Pickler(BytesIO())
    pickler.dump(value)
    return len(pickler.memo.copy())
