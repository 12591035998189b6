"""Parts and the figure that words call their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import SumForm
from figures.relate.likeness import is_level
from figures.relate.links import BOUND, NONE, link
from figures.relate.lists import are_alternatives, are_listed, ends_list, is_open
from figures.relate.record import Mention, Relation, Tie
from figures.relate.sums.binding import (
    FEWEST,
    MOST_PARTS,
    PERCENT,
    Evidence,
    bound,
    is_part,
    sums_up,
    total_cue,
)
from figures.relate.sums.closing import is_closed, is_larger, may_be_all
from figures.relate.sums.enumerations import beside
from figures.relate.sums.wholes import opener_behind, opens_sum, with_unnumbered
from figures.relate.text import Text

THAN = 4
"""So many words behind a figure say what it is more or less than."""
FAR = 2
"""So many times a total, parts are no parts of it."""
SEVERAL = 3
"""So many parts, a sentence of their own may sum up without a doubt."""


def totals(total: Mention, form: SumForm, text: Text, only_told: bool) -> Iterator[Relation]:
    """What a figure is called the total of."""
    told = total_cue(total, text)
    opens = total.sort != PERCENT and opens_sum(total, text)
    cue = NEAREST if opens else told
    if cue < NEAR or (total.sort == PERCENT and cue < NEAREST) or _is_gap(total, text):
        yield from _untold(total, form, text, only_told)
        return
    between = opener_behind(total, text)
    for near in beside(total, text):
        parts = [part for part in near if part is not between]
        if not parts or any(text.is_base(part) or text.is_price(part) for part in parts):
            continue
        if parts[0].roles.get("old", 0) == NEAREST and parts[0].place > total.place:
            continue  # 32 million in all, compared with 16 million there and nine million here
        named = with_unnumbered(total, parts, text)
        if named != parts and len(parts) >= FEWEST:
            yield bound(form, parts, Tie.RIVAL, total=total)
        if named and len(named) >= FEWEST and (told >= NEAR or parts[0].place > total.place):
            yield from _summed(total, named, form, text, (cue, told))


def _is_gap(total: Mention, text: Text) -> bool:
    """Whether it says how much more or less that is, and not how much: that is £570 less than last year."""
    own = text.utterance(total)
    gap = any(total.roles.get(role, 0) == NEAREST for role in ("up", "down", "gap"))
    return gap and any(
        text.lexicon.has("than", word) for word in own.tokens.low[total.core[1] : total.last + THAN]
    )


def _untold(total: Mention, form: SumForm, text: Text, only_told: bool) -> Iterator[Relation]:
    """The parts of a figure that no word for a total tells."""
    yield from _alone(total, form, text, only_told)
    if total.sort == PERCENT or not (total.roles.get("every") or is_level(total, text)):
        return
    for parts in beside(total, text):
        if len(parts) >= FEWEST and (_is_brought(total, parts, text) or _takes_up_all(total, parts)):
            yield from _summed(total, parts, form, text, (NEAR, NEAR))


def _summed(
    total: Mention, parts: Sequence[Mention], form: SumForm, text: Text, cues: tuple[int, int]
) -> Iterator[Relation]:
    """The parts with their total, and what else they may be: those of a list alone, another total."""
    if _has_scale_for_all(total, parts) or _are_no_parts(parts):
        return
    cue, told = cues
    same = all(part.sentence == total.sentence for part in parts)
    listed = are_listed(parts, text)
    links = BOUND if same or sums_up(total, text) else link(total, parts, text)
    tie = Tie.RIVAL
    if not is_larger(total, parts, text) and not (cue == NEAREST and listed and len(parts) >= SEVERAL):
        pass
    elif (
        _is_all(total, parts, told, text)
        and links != NONE
        and (listed or (told >= NEAR and _may_follow(total, parts)))
    ):
        takes_up = same or (len(parts) >= SEVERAL and links == BOUND)
        sure = cue == NEAREST and listed and takes_up and _is_of_them(total, parts, text)
        sure = sure and is_larger(total, parts, text) and _is_ended(total, parts, text)
        sure = sure and not _are_some_of(total, parts, text)
        sure = sure and (len(parts) >= SEVERAL or parts[0].place < total.place or opens_sum(total, text))
        tie = Tie.TIED if sure else Tie.NEAR
    evidence = (
        ("cue", cue),
        ("link", links),
        ("listed", int(listed)),
        ("parts", len(parts)),
        ("apart", int(not same)),
    )
    yield bound(form, parts, tie, evidence, total=total)
    yield from _other_totals(total, parts, form, text, evidence)


def _has_scale_for_all(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the scale is told of the total only: 96 millones, 44 para personal, 30 para obras y 22 para otros."""
    written = total.figure.written
    scale = float(written.scale) if written is not None else 1.0
    bare = scale > 1 and all(part.bare and part.size < scale for part in parts)
    return bare and sum(part.size for part in parts) * scale < FAR * total.size


def _are_no_parts(parts: Sequence[Mention]) -> bool:
    """Whether only the first stands in a bracket, 23 (made of 12), kept by 11; or one is for each of some."""
    aside = parts[0].figure.bracketed and not all(part.figure.bracketed for part in parts)
    return aside or any(part.figure.bracketed and part.roles.get("each", 0) >= NEAR for part in parts)


def _is_all(total: Mention, parts: Sequence[Mention], told: int, text: Text) -> bool:
    """Whether the parts may be all of them; behind a word for a total, none without a noun is another item."""
    if told >= NEAR and parts[0].bare and parts[0].place > total.place:
        return may_be_all(total, parts, text)
    return is_closed(total, parts, text)


def _other_totals(
    total: Mention, parts: Sequence[Mention], form: SumForm, text: Text, evidence: Evidence
) -> Iterator[Relation]:
    """What else of the sentence the parts may add up to: nine of the 15, five women and four men."""
    for other in text.utterance(total).mentions:
        if other is not total and other not in parts and is_part(other, total):
            yield replace(bound(form, parts, Tie.RIVAL, evidence, total=other), derived=total.figure)


def _alone(total: Mention, form: SumForm, text: Text, only_told: bool) -> Iterator[Relation]:
    """The only other figures that the article has of what the largest one counts: 630 ballots, 412 for, 218 against."""
    like = text.like(total)
    if total.sort == PERCENT or not FEWEST <= len(like) <= MOST_PARTS + 1:
        return
    parts = [other for other in like if is_part(other, total)]
    if not FEWEST <= len(parts) <= MOST_PARTS or len(parts) + 1 < len(like):
        return
    opens = all(total.place < part.place for part in parts)
    rest = max(part.roles.get(role, 0) for part in parts for role in ("last", "rest"))
    told = max(total.roles.get("total", 0), total.roles.get("whole", 0) * opens, rest)
    is_told = told == NEAREST or (rest >= NEAR and total.sort == "count")
    if only_told and not is_told:
        return
    near = all(abs(part.sentence - total.sentence) <= 1 for part in parts)
    nouns = {mention.noun for mention in (total, *parts)} - {None}
    named = total.sort != "count" or len(nouns) == 1
    larger = total.size > max(part.size for part in parts)
    tie = Tie.RIVAL
    if (
        is_told
        and near
        and named
        and larger
        and not _are_nested(parts, text)
        and not is_open(total, parts, text)
    ):
        tie = Tie.NEAR
    yield bound(form, parts, tie, (("told", told), ("parts", len(parts))), total=total)


def _are_nested(parts: Sequence[Mention], text: Text) -> bool:
    """Whether one of the parts is said to be of another."""
    return any(text.is_of(one, other) for one in parts for other in parts if one is not other)


def _is_ended(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether the list comes to its end, as far as its joints tell: of two parts only "and" says so."""
    ended = ends_list(parts[-2], parts[-1], text) or parts[-1].figure.bracketed
    return ended or (len(parts) >= SEVERAL and not _is_last_alternative(total, parts, text))


def _are_some_of(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether the parts are told as some of it only: £1.53 a litre, of which duty is 53p and tax 25p."""
    first = parts[0]
    if first.place < total.place or first.sentence != total.sentence:
        return False
    low = text.utterance(total).tokens.low
    between = low[total.core[1] : first.core[0]]
    return text.lexicon.stands("anaphors", between)


def _is_last_alternative(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether "or" joins the total to a list as its last item: £24 for two, £29 for three, or £60."""
    same = parts[-1].sentence == total.sentence and parts[-1].place < total.place
    return same and are_alternatives(parts[-1], total, text)


def _is_brought(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether a list of several is said to lead to the figure: these bring the bill to £5m."""
    if len(parts) < SEVERAL or parts[-1].sentence != total.sentence or parts[-1].place > total.place:
        return False
    low = text.utterance(total).tokens.low
    between = low[parts[-1].core[1] : total.core[0]]
    leads = text.lexicon.stands("tallying", between)
    return leads and is_level(total, text) and are_listed(parts, text)


def _takes_up_all(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether "all" or "these" takes up what the sentence before counted: all 69 were found."""
    nouns = {part.noun for part in parts}
    taken = total.roles.get("every", 0) == NEAREST and (total.bare or total.noun in nouns)
    return taken and all(part.sentence == total.sentence - 1 for part in parts)


def _may_follow(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether parts that are no list may belong to a total: it ends them, or they count nothing else."""
    nouns = {mention.noun for mention in (total, *parts)} - {None}
    return parts[0].place < total.place or (total.sort != "time" and len(nouns) < 2)


def _is_of_them(total: Mention, parts: Sequence[Mention], text: Text) -> bool:
    """Whether the parts are of what the total counts, as far as their nouns tell."""
    nouns = {part.noun for part in parts} - {None}
    if len(nouns) == len(parts) >= SEVERAL and total.noun not in nouns:
        return True
    return opens_sum(total, text) or not nouns or total.noun is None or total.noun in nouns
