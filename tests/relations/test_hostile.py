"""Texts that repeat what relations live on: nothing breaks, and twice the text is no more than twice the work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec import Struct

from figures.extract import extract
from figures.lexicon import load
from figures.model import Extraction
from figures.read import read_text
from figures.relate import relate
from tests.relations.making import known
from tests.work import calls

TWICE = 2.15
"""So many times the work, twice the text may be: a look at each figure is 2, all figures for each nearly 4."""


class Hostile(Struct, frozen=True):
    """A text of any size, and the size from which on its growth shows."""

    text: Callable[[int], str]
    size: int = 250
    format: str = "txt"


def _repeated(unit: str, end: str = "") -> Callable[[int], str]:
    return lambda size: unit * size + end


TEXTS = {
    "a passage of counts": Hostile(
        lambda size: " ".join(f"There are {n + 3} huts and {n + 5} sheds." for n in range(size))
    ),
    "counts in one sentence": Hostile(lambda size: " and ".join(f"{n + 3} huts" for n in range(size)) + "."),
    "percentages in one sentence": Hostile(
        lambda size: ", ".join(f"{n % 89 + 2}% of clubs" for n in range(size)) + "."
    ),
    "changes in one sentence": Hostile(_repeated("rose 5% to £6 from £7 and ", "fell."), 100),
    "ranges of change": Hostile(_repeated("went from 5 men to 6 men, ", "and back."), 100),
    "sentences with a change": Hostile(_repeated("Rents rose 5% to £6 from £7. ")),
    "sentences with a product": Hostile(
        _repeated("They sold 300 mugs at £5 each, which makes £1,500. "), 150
    ),
    "sentences with a total": Hostile(
        _repeated("They gave £5 for oats, £6 for rye and £7 for hay, £18 in all. "), 100
    ),
    "sentences with a rest": Hostile(_repeated("Of the 90 seats 50 are sold, the remaining 40 free. "), 100),
    "rests in one sentence": Hostile(_repeated("of the 90 seats 50 are sold, the remaining 40 free, "), 60),
    "one total of very many": Hostile(lambda size: "£5 for oats, " * size + "£50 in all."),
    "brackets within brackets": Hostile(
        lambda size: "Sales " + "(a rise of 5% " * size + ")" * size + " rose.", 100
    ),
    "asides within asides": Hostile(_repeated("Sales – up 5% – ", "rose.")),
    "cues and one figure": Hostile(_repeated("rose by more than the rest of the total of ", "5."), 500),
    "cues alone": Hostile(_repeated("rose by more than the rest of the total of all "), 500),
    "barriers alone": Hostile(_repeated("and but while who said 5 "), 200),
    "of the of the": Hostile(_repeated("of the of the of the 5 "), 150),
    "a table": Hostile(
        lambda size: (
            "| town | 2019 | 2020 | change |\n|---|--:|--:|--:|\n"
            + "".join(f"| A | {n + 100} | {n + 120} | up {n % 20}% |\n" for n in range(size))
        ),
        100,
        format="md",
    ),
    "a list": Hostile(
        lambda size: "".join(f"* a rise of {n % 50 + 1}% from £{n + 20}\n" for n in range(size)),
        format="md",
    ),
}


def extracted(hostile: Hostile, size: int) -> Extraction:
    return extract(read_text(hostile.text(size), locale="en", format=hostile.format), load("en"))  # type: ignore[arg-type]


def work(hostile: Hostile, size: int) -> int:
    """How many calls it takes to relate all figures, rivals on demand among them."""
    extraction = extracted(hostile, size)
    context = known(extraction)

    def related() -> int:
        return sum(
            1 for rivals in relate(extraction, context.lexicon, context.units) for _ in rivals.others()
        )

    return calls(related)


@pytest.mark.parametrize("hostile", [pytest.param(each, id=name) for name, each in TEXTS.items()])
def test_twice_the_text_is_twice_the_work(hostile: Hostile) -> None:
    one, two = (work(hostile, times * hostile.size) for times in (1, 2))
    assert two <= TWICE * one + 1000


@pytest.mark.parametrize("hostile", [pytest.param(each, id=name) for name, each in TEXTS.items()])
def test_nothing_breaks(hostile: Hostile) -> None:
    extraction = extracted(hostile, 3 * hostile.size)
    context = known(extraction)
    source = extraction.article.source
    for rivals in relate(extraction, context.lexicon, context.units):
        for relation in rivals.relations:
            figures = [figure for each in relation.roles.values() for figure in each]
            assert any(figure.number == relation.derived.number for figure in figures)
            assert [source[figure.start : figure.end] for figure in figures] == [
                each.text for each in figures
            ]
