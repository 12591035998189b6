"""Temperatures of a short text: the only two of them, and by how many degrees they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from figures.model import Figure, Kind, Qualifier
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.text import Text

DEGREE = "degree"
SCALES = frozenset({"degree_Celsius", "degree_Fahrenheit"})
NEAR = 6
"""A slip is off by less than so many times."""
CUES = ("up", "down", "gap")
OPEN = frozenset({Qualifier.AT_LEAST, Qualifier.MORE, Qualifier.LESS})
"""Figures so qualified say only on which side a temperature lies."""


def sole_temperatures(text: Text) -> Iterator[Rivals]:
    """The difference of the only two temperatures of a text."""
    units = {mention.figure.unit for mention in text.mentions}
    if not text.is_brief_for("temperatures") or not (
        units & SCALES or (DEGREE in units and _is_of_weather(text))
    ):
        return
    every = [each for each in text.mentions if _may_be(each, text)]
    told = [each for each in every if _is_difference(each, text)]
    if len(told) != 1:
        return
    (by,) = told
    levels = [each for each in every if each is not by]
    scales = {each.figure.unit for each in levels} & SCALES
    if len(levels) != 2 or len(scales) > 1 or not _is_near(by, levels):
        return
    if _is_of_third(by, levels, text):
        return
    if by.figure.unit in SCALES - scales or any(each.figure.qualifier in OPEN for each in levels):
        return
    old, new = levels
    roles = {"old": _plain(old), "new": _plain(new), "by": _plain(by)}
    bound = {name: (figure,) for name, figure in roles.items()}
    evidence = ("told", int(Tie.TIED)), ("sole", 1)
    yield Rivals(by.figure, (Relation("change", "degrees", bound, by.figure, 0, Tie.TIED, evidence),), tuple)


def _is_of_third(by: Mention, levels: Sequence[Mention], text: Text) -> bool:
    """Whether something else is compared with one of the two: the air is 27, and the pool 4 degrees warmer."""
    low, last = text.utterance(by).tokens.low, levels[-1]
    if last.place > by.place:
        return False
    start = last.last if last.sentence == by.sentence else 0
    between = low[start : by.first]
    if all(text.lexicon.has("articles_before", word) for word in between if word.isalpha()):
        return False  # -20C; a 50-degree gap
    joined = any(text.lexicon.has("parting", word) for word in between)
    return joined and not _apposes_gap(by, text)


def _plain(mention: Mention) -> Figure:
    """A temperature as a number of degrees, which can be taken from another."""
    return replace(mention.figure, kind=Kind.NUMBER, unit=None, qualifier=Qualifier.EXACT)


def _is_of_weather(text: Text) -> bool:
    """Whether a word of the text tells that its degrees are no angles."""
    return any(
        text.lexicon.has("near_degree", word) for own in text.utterances.values() for word in own.tokens.low
    )


def _may_be(mention: Mention, text: Text) -> bool:
    """Whether it is a temperature, or a bare number where one may stand: at 19 it was pronounced cold."""
    if mention.figure.value is None:
        return False
    if mention.figure.unit in SCALES or mention.figure.unit == DEGREE:
        return True
    if not mention.bare or mention.sort != "count":
        return False
    low = text.utterance(mention).tokens.low
    opened = text.lexicon.term_before("hour_openers", low, mention.first) > 0
    is_hour = opened and 1 <= abs(mention.size) <= 12
    return not is_hour


def _is_difference(mention: Mention, text: Text) -> bool:
    """Whether words say of degrees that they are those between two temperatures."""
    told = max(mention.roles.get(role, 0) for role in CUES)
    low = text.utterance(mention).tokens.low
    is_told = text.lexicon.term_before("differing", low, mention.first) or text.lexicon.term(
        "differing_behind", low, mention.last
    )
    if mention.figure.unit == DEGREE:
        is_level = mention.roles.get("new", 0) >= told
        return (told >= 2 and not is_level) or is_told > 0  # rose to 9 degrees
    return mention.bare and told >= 2 and mention.noun is None and _apposes_gap(mention, text)


def _apposes_gap(mention: Mention, text: Text) -> bool:
    """Whether a word for a difference stands right before a bare number: the difference, twenty-seven of them."""
    low = text.utterance(mention).tokens.low
    before = [word for word in low[max(mention.first - 3, 0) : mention.first] if word.isalpha()]
    return bool(before) and text.lexicon.has("gap_nouns", before[-1])


def _is_near(by: Mention, levels: Sequence[Mention]) -> bool:
    """Whether the degrees are off by no more than a slip."""
    one, other = (float(each.figure.value or 0) for each in levels)
    apart, size = abs(one - other), abs(float(by.figure.value or 0))
    return 0 < size < NEAR * apart and apart < NEAR * size
