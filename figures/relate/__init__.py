"""Figures to relations: which figures the words of the text hold together, and in which roles.

No equation is looked at here: what must be possible of a relation is for the rules to say.

The rooms are named after the frames. In a short text what nothing else can be meant by is *sole*: `sole/` looks at the
text as a whole, and modules whose names begin with `sole` do so for one frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.model import Extraction
from figures.relate.announced import announced
from figures.relate.bounds.bounds import bounded
from figures.relate.bounds.placed import placed
from figures.relate.bounds.possible import possible
from figures.relate.calendar import calendar_of
from figures.relate.contests.ballots import balloted
from figures.relate.contests.games import series_of_games
from figures.relate.contests.leads import leads_of
from figures.relate.contests.linescores import lined
from figures.relate.contests.opposites import opposed
from figures.relate.contests.polls import polled
from figures.relate.contests.scores import scored
from figures.relate.contests.standings import stood
from figures.relate.contests.tallies import tallied
from figures.relate.contests.votes import voted
from figures.relate.counts.apart import counts_listed
from figures.relate.counts.enumerated import enumerated
from figures.relate.counts.series import series
from figures.relate.forms.nosuch import no_such
from figures.relate.forms.signs import signs_of
from figures.relate.frames import Frame, frames, load_frames
from figures.relate.gate import BARRED, CLOSED, allowed, gated
from figures.relate.links import BOUND
from figures.relate.mentions import has_few
from figures.relate.orders import orders_of, sentences_of
from figures.relate.pairs.changes import changes_of
from figures.relate.pairs.evidence import BOTH
from figures.relate.pairs.pairs import forms_of, relations_of
from figures.relate.products.areas import areas_of
from figures.relate.products.periods import periods_of
from figures.relate.products.products import Products, rival_products
from figures.relate.products.profits import profits_of
from figures.relate.products.rates import Rate, rates_in
from figures.relate.products.ratios import proportions, ratios_of
from figures.relate.record import Mention, Place, Relation, Rivals, Tie
from figures.relate.same.conversions import conversions_of
from figures.relate.same.same import repeats_of
from figures.relate.same.solerepeats import sole_repeats
from figures.relate.scene import lists_of, scenes
from figures.relate.sole.changes import sole_changes
from figures.relate.sole.parts import SoleParts
from figures.relate.sole.temperatures import sole_temperatures
from figures.relate.sole.typed import typed_of
from figures.relate.sole.workings import with_sole_workings
from figures.relate.sums.spread import spread_of
from figures.relate.sums.sums import rival_sums, sums_of
from figures.relate.tables.accounts import accounts_of
from figures.relate.tables.claims import claims_of
from figures.relate.tables.grids import grids_of
from figures.relate.tables.leagues import leagues_of
from figures.relate.tables.parallels import parallels
from figures.relate.tables.patterns import patterns_of
from figures.relate.text import BRIEF, Text
from figures.relate.told import told_of
from figures.units import UnitTable

__all__ = [
    "BARRED",
    "BOTH",
    "BOUND",
    "CLOSED",
    "WAY",
    "Frame",
    "Relation",
    "Rivals",
    "Tie",
    "frames",
    "has_few",
    "load_frames",
    "relate",
    "unsaid",
]

LISTS = (counts_listed, series, enumerated, signs_of, no_such)
SCENES = {
    lined: (),
    scored: (),
    voted: ("votings", "vote_units", "majorities_before"),
    balloted: (
        "turnout_before",
        "turnout_after",
        "electorate_before",
        "majority_labels",
        "vote_shares",
        "spoiled_before",
        "spoiled_after",
    ),
    stood: ("wins_before", "wins_after", "golds"),
    polled: (),
    opposed: (),
    tallied: ("tally_joints",),
    bounded: (),
    placed: (),
    possible: (),
    leads_of: (),
    series_of_games: (),
}
"""What finds relations whose figures have no others for rivals: in the article, and in its sentences if a word of some
lists is there."""
Reach = Sequence[tuple[int, Mention]]

WAY = "way"
"""The name under which rules find the direction of a relation: 1 for more, -1 for less."""


def relate(extraction: Extraction, lexicon: Lexicon, units: UnitTable) -> Iterator[Rivals]:
    """For each figure that words make follow from others, all that it may follow from, the closest first."""
    text = Text(extraction, lexicon, units)
    yield from gated(_related(text), text)


def unsaid(extraction: Extraction, lexicon: Lexicon, units: UnitTable) -> Iterator[Relation]:
    """What the figures of a brief text may follow from, whatever the words say, unless these keep them apart."""
    if not has_few(extraction) or len(extraction.article.source) > BRIEF:
        return  # of most articles nothing need be asked
    text = Text(extraction, lexicon, units)
    if text.is_brief:
        found = (each for mention in text.mentions for each in _anything(text, mention))
        yield from allowed(chain(found, typed_of(text)), text)


def _related(text: Text) -> Iterator[Rivals]:
    """What each of the rooms finds."""
    converted = list(conversions_of(text))
    if text.lexicon.roles.cues.meanings:
        sentences = list(sentences_of(text))
        parts = SoleParts(text)
        yield from parts.raised(orders_of(text, sentences))
        yield from _seen(text)
        yield from calendar_of(text)
        repeats = list(repeats_of(text, partial(_anything, text)))
        yield from repeats
        yield from sole_repeats(text, repeats)
        yield from sole_temperatures(text)
        rates = [rate for own in text.utterances.values() for rate in rates_in(own, text)]
        told = [
            *parts.raised(_followed(text, rates)),
            *changes_of(text),
            *proportions(text),
        ]
        workings = list(with_sole_workings(text, told))
        yield from workings
        yield from announced(text, (*workings, *converted), rates)
        yield from parts.rest(partial(_anything, text))
        yield from spread_of(text, partial(_anything, text))
        yield from told_of(sentences)
    yield from converted


def _followed(text: Text, rates: Sequence[Rate]) -> Iterator[Rivals]:
    """The figures that follow from others by arithmetic."""
    products, tables, sole = Products(text, rates), _tables(text), sole_changes(text)
    for mention in text.mentions:
        reach = text.in_reach(mention)
        found = [relation for each in tables for relation in each.get(mention.place, ())]
        found += products.of(mention)
        cued = _told(mention, reach, text, only_cued=True) if reach is not None else ()
        if (mention.figure.start, mention.sort) in sole or any(
            relation.tie > Tie.RIVAL for relation in chain(found, cued)
        ):
            found += _told(mention, reach, text) if reach is not None else ()
            found = list(_merged(found, sole.get((mention.figure.start, mention.sort), ())))
            found.sort(key=lambda relation: (-relation.tie, -relation.strength))
            yield Rivals(mention.figure, tuple(found), partial(_possible, mention, reach or (), text))


def _merged(found: Sequence[Relation], sole: Sequence[Relation]) -> Iterator[Relation]:
    """Relations with those that a short text leaves alone; of each once, as closely as anything ties it."""
    ties = {_key(each): each.tie for each in found}
    kept = [each for each in sole if each.tie > (tie := ties.get(_key(each), Tie.RIVAL)) or tie < Tie.TIED]
    closer = {_key(each) for each in kept}
    yield from (each for each in found if _key(each) not in closer)
    yield from kept


def _key(relation: Relation) -> tuple[object, ...]:
    """What tells one relation from another."""
    figures = ((role, tuple(each.start for each in of)) for role, of in relation.roles.items())
    return relation.form, relation.way, *sorted(figures)


def _seen(text: Text) -> Iterator[Rivals]:
    """What is counted in the words of lists, and what one sentence shows: scores, votes, ranges, magnitudes."""
    for find in LISTS:
        yield from find(text)
    seen = list(scenes(text))
    if not seen:
        return
    known = lists_of(seen)
    for look, lists in SCENES.items():
        if not lists or known.any_of(*lists):
            yield from look(text, seen)


def _tables(text: Text) -> Sequence[Mapping[Place, Sequence[Relation]]]:
    """The relations that labels and columns tell, by the places of the figures that follow from others."""
    known = load_frames()
    tables = list(grids_of(text))
    grids = [*tables, *parallels(text)]
    named = {form.name: form for form in known.sums}
    every = (
        accounts_of(grids, named, text),
        patterns_of(grids, named, known.patterns, text),
        claims_of(tables, named["column"], text),
        leagues_of(grids, text),
    )
    return [each for each in every if each]


def _anything(text: Text, mention: Mention) -> Iterator[Relation]:
    """Every relation in which a figure may follow from others, as rivals."""
    reach = text.in_reach(mention)
    if reach is not None:
        for relation in (*_told(mention, reach, text), *_possible(mention, reach, text)):
            yield replace(relation, tie=Tie.RIVAL)


def _told(mention: Mention, reach: Reach, text: Text, *, only_cued: bool = False) -> Iterator[Relation]:
    """The relations that words tell; with `only_cued` without some that are only rivals, quickly."""
    for pair, is_told in forms_of(mention, reach, text):
        if is_told:
            yield from relations_of(mention, pair, reach, text, only_cued=only_cued)
    yield from sums_of(mention, text, only_told=only_cued)
    for product in load_frames().products:
        if product.name == "period":
            yield from periods_of(mention, product, reach, text)
        elif product.name == "space":
            yield from areas_of(mention, product, text)
        elif product.name in ("odds", "ratio") and text.ratios:
            yield from ratios_of(mention, product, text)
        elif product.name == "account":
            yield from profits_of(mention, product, reach, text)


def _possible(mention: Mention, reach: Reach, text: Text) -> Iterator[Relation]:
    """The relations that there may be, whatever the words say."""
    for pair, is_told in forms_of(mention, reach, text):
        if not is_told:
            for relation in relations_of(mention, pair, reach, text):
                yield replace(relation, tie=Tie.RIVAL)
    for form in load_frames().sums:
        yield from rival_sums(mention, form, reach)
    yield from rival_products(mention, reach)
