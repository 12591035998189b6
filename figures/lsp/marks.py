"""Figures marked in the text: as semantic tokens, and by hints that say what they are in common units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol.types import InlayHint, SemanticTokensLegend

from figures.lsp.places import Places
from figures.model import Figure
from figures.report.table import readable, unit_text

LEGEND = SemanticTokensLegend(token_types=["number"], token_modifiers=[])


def tokens(figures: Iterable[Figure], places: Places) -> list[int]:
    """The figures as semantic tokens, each in relation to the one before; one that spans lines is several."""
    data: list[int] = []
    line = character = end = 0
    for figure in figures:
        for start, stop in places.lines(max(figure.start, end), figure.end):
            where = places.range(start, stop)
            length = where.end.character - where.start.character
            same = where.start.line == line
            data += [where.start.line - line, where.start.character - character * same, length, 0, 0]
            line, character = where.start.line, where.start.character
        end = max(end, figure.end)
    return data


def hints(figures: Iterable[Figure], places: Places, start: int, end: int) -> Iterator[InlayHint]:
    """What the figures of a span come to in common units, behind those that are written in others."""
    for figure in figures:
        common = figure.normalised
        if figure.end < start or figure.start > end or common is None or common.value is None:
            continue
        if (common.unit, common.per) != (figure.unit, figure.per):
            label = f"= {readable(common.value)} {unit_text(common.unit, common.per)}"
            yield InlayHint(places.position(figure.end), label.rstrip(), padding_left=True)
