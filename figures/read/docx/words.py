"""The text of a paragraph of WordprocessingML: split over runs, with what is deleted or hidden left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import QName, _Element

from figures.read.characters import LOWERED, RAISED

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LEFT_OUT = frozenset(
    {
        "pPr", "rPr", "del", "moveFrom", "delText", "instrText", "fldData", "txbxContent", "Fallback", "sdtPr",
        "commentReference", "annotationRef", "rt", "pict", "drawing", "object",
    }
)  # fmt: skip
_CHARACTERS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "ptab": "\t"}
_NO_BREAKS = str.maketrans("\r\n", "  ")
_HIDING = ("vanish", "strike", "dstrike", "webHidden")
_SHIFTS = {"superscript": RAISED, "subscript": LOWERED}


class Text(NamedTuple):
    """A text of a run; `shift` raises or lowers its digits."""

    text: str
    shift: dict[int, int] | None = None


def texts(element: _Element, shift: dict[int, int] | None = None) -> Iterator[Text]:
    """What a reader of the document sees of an element. (The parser bounds how deep elements nest.)"""
    for child in element.iterchildren("*"):
        name = QName(child).localname
        if name == "t":
            yield Text((child.text or "").translate(_NO_BREAKS), shift)
        elif name in _CHARACTERS:
            yield Text(_CHARACTERS[name])
        elif name == "r":
            properties = child.find(f"{W}rPr")
            if properties is None:
                yield from texts(child)
            elif not any(is_on(properties, hiding) for hiding in _HIDING):
                yield from texts(child, _SHIFTS.get(value(properties, "vertAlign")))
        elif name not in _LEFT_OUT:
            yield from texts(child, shift)


def value(element: _Element | None, *names: str) -> str:
    """The value of the first of these properties that an element has; empty if it has none."""
    for name in names:
        found = element.find(f"{W}{name}") if element is not None else None
        if found is not None:
            return str(found.get(f"{W}val", ""))
    return ""


def is_on(element: _Element, name: str) -> bool:
    """Whether a property that is on or off is on."""
    found = element.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")
