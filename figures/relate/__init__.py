"""Figures to relations: which figures the words of the text hold together, and in which roles.

No equation is looked at here: what must be possible of a relation is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.model import Extraction
from figures.relate.conversions import conversions_of
from figures.relate.frames import Frame, frames, load_frames
from figures.relate.links import BOUND
from figures.relate.orders import orders_of
from figures.relate.pairs import is_told, relations_of
from figures.relate.products import products_of
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.same import repeats_of
from figures.relate.sums import rival_sums, sums_of
from figures.relate.text import Text
from figures.units import UnitTable

__all__ = ["BOUND", "WAY", "Frame", "Relation", "Rivals", "Tie", "frames", "relate"]

Reach = Sequence[tuple[int, Mention]]

WAY = "way"
"""The name under which rules find the direction of a relation: 1 for more, -1 for less."""


def relate(extraction: Extraction, lexicon: Lexicon, units: UnitTable) -> Iterator[Rivals]:
    """For each figure that words make follow from others, all that it may follow from, the closest first."""
    if not extraction.figures:
        return
    text = Text(extraction, lexicon, units)
    if lexicon.roles.cues.meanings:
        yield from _followed(text)
        yield from repeats_of(text, partial(_anything, text))
    yield from conversions_of(text)


def _followed(text: Text) -> Iterator[Rivals]:
    """Those that words tell in any frame of different figures."""
    for mention in text.mentions:
        reach = text.in_reach(mention)
        if reach is None:
            continue
        found = list(_told(mention, reach, text))
        if any(relation.tie > Tie.RIVAL for relation in found):
            found.sort(key=lambda relation: (-relation.tie, -relation.strength))
            yield Rivals(mention.figure, tuple(found), partial(_possible, mention, reach, text))


def _anything(text: Text, mention: Mention) -> Iterator[Relation]:
    """Every relation in which a figure may follow from others, as rivals."""
    reach = text.in_reach(mention)
    if reach is not None:
        for relation in (*_told(mention, reach, text), *_possible(mention, reach, text)):
            yield replace(relation, tie=Tie.RIVAL)


def _told(mention: Mention, reach: Reach, text: Text) -> Iterator[Relation]:
    """The relations that words tell."""
    known = load_frames()
    for pair in known.pairs:
        if is_told(mention, pair, text) or text.may_be_isolated(mention):
            yield from relations_of(mention, pair, reach, text)
    for order in known.orders:
        yield from orders_of(mention, order, text)
    for form in known.sums:
        yield from sums_of(mention, form, text)
    for product in known.products:
        yield from products_of(mention, product, reach, text)


def _possible(mention: Mention, reach: Reach, text: Text) -> Iterator[Relation]:
    """The relations that there may be, whatever the words say."""
    known = load_frames()
    for pair in known.pairs:
        if not is_told(mention, pair, text) and not text.may_be_isolated(mention):
            for relation in relations_of(mention, pair, reach, text):
                yield replace(relation, tie=Tie.RIVAL)
    for form in known.sums:
        yield from rival_sums(mention, form, reach)
    for product in known.products:
        yield from products_of(mention, product, reach, text, rivals=True)
