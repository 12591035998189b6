"""Where on a page its article is: by what the page says, or else where most of its prose is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.model import Section
from figures.read.html.outline import Element
from figures.read.html.page import Page, Run

LEAST_SHARE = 1 / 3
"""What says that it is the article is believed if it has this share of the prose of the page."""

DENSE = 0.8
"""Elsewhere, the article is the smallest element with this share."""


def article_runs(page: Page) -> Iterator[Run]:
    """The runs of the article, in their order; lists of links and what surrounds the article are left out."""
    container = _named(page.articles, page.root) or _named(page.mains, page.root) or _densest(page.root)
    outside = _surroundings(page, container)
    yield from _headline_before(page, container)
    for number in range(container.first, container.last):
        run = page.runs[number]
        if number not in outside and not _is_link(run):
            yield run


def _named(elements: Sequence[Element], root: Element) -> Element | None:
    """The weightiest of the elements that say they are the article; None on a page with several articles."""
    best = max(elements, key=lambda element: (element.prose, element.last - element.first), default=None)
    if best is None or best.prose < root.prose * LEAST_SHARE:
        return None
    return best


def _densest(root: Element) -> Element:
    element = root
    while element.heaviest is not None and element.heaviest.prose >= root.prose * DENSE:
        element = element.heaviest
    return element


def _surroundings(page: Page, container: Element) -> set[int]:
    """The numbers of the runs in what surrounds the article, as far as that is not the article itself."""
    numbers: set[int] = set()
    for element in page.surroundings:
        is_within = container.first <= element.first and element.last <= container.last
        if is_within and element.prose * 2 <= container.prose:
            numbers.update(range(element.first, element.last))
    return numbers


def _headline_before(page: Page, container: Element) -> Iterator[Run]:
    """The main heading of the page and its standfirst, if they stand before the article and that has none."""
    headings = [number for number, run in enumerate(page.runs) if run.element.heading == "h1"]
    if any(container.first <= number < container.last for number in headings):
        return
    last = max((number for number in headings if number < container.first), default=container.first)
    for run in page.runs[last : container.first]:
        if run.element.heading == "h1" or run.element.section is Section.STANDFIRST:
            yield run


def _is_link(run: Run) -> bool:
    """Whether a run is nothing but a link to somewhere else."""
    element = run.element
    return run.linked * 10 >= len(run.prose) * 9 and not element.heading and element.place is None
