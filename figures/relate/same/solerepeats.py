"""What a short text points back at: those fourteen days are the fortnight, and all 41 the 41 that were told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import isclose

from figures.model import Kind, Qualifier
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.same.misprints import Misprint, misprint, significant
from figures.relate.text import Text

SORTS = frozenset({"count", "time"})
TELLING, PART = 2, 4
"""So many digits of two that are called otherwise are no coincidence."""
NEXT = 2
"""So many sentences at most lie between a figure and what points back at it."""
APART = 3.1
"""So many times as much, what is pointed at is something else."""
ALIKE = 0.04
"""So little apart, two spans of time are the same in two units."""
LOOKED_AT = 6
"""So many earlier figures are added up, to see whether all of them are pointed at."""


def sole_repeats(text: Text, found: Sequence[Rivals]) -> Iterator[Rivals]:
    """For each figure that points back, the only one that it can point at, unless the same is `found` already."""
    if not text.is_brief_for("same"):
        return
    bound = {each.figure.start for each in found}
    every = [each for each in text.mentions if _is_plain(each)]
    for later in every[1:]:
        if later.attributive or not (said := _pointers(later, text)):
            continue
        earlier = [each for each in text.mentions if each.place < later.place]
        before = [each for each in every if each.place < later.place and each.sort == later.sort]
        pick = [each for each in before if _is_equal(each, later)][:1]
        if pick and later.figure.start in bound:
            continue
        if not pick and not _is_explained(later, earlier):
            pick = [each for each in before if _may_be(each, later, said, text)]
        if len(pick) == 1:
            roles = {"one": (pick[0].figure,), "other": (later.figure,)}
            evidence = ("told", int(Tie.TIED)), ("sole", 1)
            told = Relation("same", "pointed-at", roles, later.figure, 0, Tie.TIED, evidence)
            yield Rivals(later.figure, (told,), tuple)


def _is_plain(mention: Mention) -> bool:
    figure = mention.figure
    return (
        mention.sort in SORTS
        and mention.size > 0
        and figure.value is not None
        and figure.kind is not Kind.AGE
        and figure.qualifier is Qualifier.EXACT
        and mention.per is None
    )


def _pointers(mention: Mention, text: Text) -> set[str]:
    """The lists of the words right before a figure that point back: all of those fourteen, the full 80."""
    low, found = text.utterance(mention).tokens.low, set[str]()
    if text.lexicon.term_before("anaphors", low, mention.first):
        return found  # of these 450 were beetles
    for at in range(mention.first - 1, max(mention.first - 6, -1), -1):
        own = {
            what
            for what in ("pointing_back", "wholly", "taking_for_known", "its_own")
            if text.lexicon.has(what, low[at])
        }
        if not own and not text.lexicon.has("pointing_fillers", low[at]):
            break
        found |= own
    return found


def _is_equal(one: Mention, later: Mention) -> bool:
    return abs(one.size - later.size) <= ALIKE * later.size * (later.sort == "time")


def _is_explained(later: Mention, earlier: Sequence[Mention]) -> bool:
    """Whether it is the sum or the difference of some numbers that are told before, or a share of one: half of 240."""
    values = [float(each.figure.value or 0) for each in earlier[-LOOKED_AT:]]
    shares = [each.size for each in earlier if each.sort in ("percent", "ratio")]
    made = {sum(values), *(sign * one + other for one, other in combinations(values, 2) for sign in (1, -1))}
    made |= {part * value for value in values for share in shares for part in (share, 1 - share)}
    return any(isclose(abs(each), float(later.figure.value or 0)) for each in made)


def _is_of_other_things(one: Mention, later: Mention, text: Text) -> bool:
    """Whether a bare number is told of things that its sentence counts, and not of those that the later one counts."""
    nouns = {each.noun for each in text.utterance(one).mentions if each.noun and each.place < one.place}
    return later.noun is not None and bool(nouns) and later.noun not in nouns


def _may_be(one: Mention, later: Mention, said: set[str], text: Text) -> bool:
    """Whether a figure may be what a later one points back at, with a slip."""
    if _is_of_other_things(one, later, text):
        return False  # of the 40 sheep 12 were lame; all the 14 lambs
    if later.sentence - one.sentence > NEXT or not 1 / APART < one.size / later.size < APART:
        return False
    pointed = "pointing_back" in said
    if later.sort == "time":
        differs = one.figure.unit != later.figure.unit
        return pointed or (differs and "its_own" in said and one.sentence < later.sentence)
    if _is_part(one, later, text):
        return False
    slip = misprint(one, later) if min(significant(one), significant(later)) >= TELLING else Misprint.NONE
    if one.noun == later.noun or later.bare:
        return pointed or ("wholly" in said and slip > Misprint.NONE)
    return not one.bare and slip > (Misprint.NONE if pointed or "wholly" in said else Misprint.MISTYPED)


def _is_part(one: Mention, later: Mention, text: Text) -> bool:
    """Whether the one is of the other: 22 of those 28; all but four."""
    low = text.utterance(later).tokens.low
    if text.lexicon.term_before("excepting", low, later.first):
        return True
    between = low[one.last : later.first] if one.sentence == later.sentence else []
    return bool(between) and len(between) <= PART and text.lexicon.has("of", between[0])
