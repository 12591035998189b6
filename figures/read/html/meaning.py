"""What an element means for the text in it: by its name, and by its attributes."""

from __future__ import annotations

from figures.model import Section
from figures.read.characters import LOWERED, RAISED
from figures.read.html import elements
from figures.read.html.outline import Element

_SHIFTS = {"sup": RAISED, "sub": LOWERED}
_NAMING = ("class", "id", "role", "itemprop", "epub:type")
_PAGE = frozenset({"html", "body", "main", "article"})


def apply_name(element: Element) -> None:
    """Note what an element means by its name."""
    name = element.name
    element.silent |= name in elements.LEFT_OUT or name in elements.STOOD_FOR
    element.silent |= name == "sup" and _is_reference(element)
    element.shift = _SHIFTS.get(name, element.shift)
    if name in elements.HEADINGS:
        element.heading = name
    if name in elements.SECTIONS and element.section is not Section.FOOTNOTE:
        element.section = elements.SECTIONS[name]


def apply_attributes(element: Element, found: dict[str, str]) -> frozenset[str]:
    """Note what an element means by its attributes, and return the names that they give it."""
    if not found:
        return frozenset()
    if element.name == "a" and "href" in found:
        element.link = found["href"]
        element.silent |= element.shift is RAISED and _is_reference(element)
    style = "".join(found.get("style", "").lower().split())
    if "hidden" in found or found.get("aria-hidden") == "true" or "display:none" in style:
        element.silent = True
    names = frozenset(" ".join(found.get(key, "") for key in _NAMING).lower().split())
    element.silent |= not names.isdisjoint(elements.REFERENCES)
    for name in sorted(names & elements.NAMED_SECTIONS.keys()):
        element.section = elements.NAMED_SECTIONS[name]
    return names


def surrounds_article(element: Element, names: frozenset[str]) -> bool:
    """Whether an element with these names is beside the article: what is related, comments, a way to share."""
    return element.name not in _PAGE and not names.isdisjoint(elements.ABOUT_THE_PAGE)


def _is_reference(element: Element) -> bool:
    """Whether a link only leads to another place of the page, as those to footnotes do."""
    return element.link is not None and element.link.startswith("#")
