"""The figures of an election as it is reported: electors, votes cast, turnout, valid and spoiled papers, shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from msgspec.structs import replace

from figures.model import Figure, Kind, Qualifier
from figures.relate.contests.votes import COUNTS
from figures.relate.contests.votes import is_count as is_exact_count
from figures.relate.record import Rivals
from figures.relate.scene import BREAKS, Scene, Spot, told
from figures.relate.text import Text

REACH = 4
"""So many sentences apart the figures of one election are told."""
BETWEEN = 9
"""So many words at most stand between the shares of two who stood."""
SLIVER = 20
"""So many times fewer than the electors, no voters are."""
FEWEST = 100
"""Votes: so many at least are named without a word for them."""
COUNTED = ("electorate", "spoiled", "cast", "valid")
COUNTING = tuple(f"{name}_{side}" for name in COUNTED for side in ("before", "after"))
BESIDE, AHEAD = 2, 5
"""So many words at most stand between a number, or a share, and the word that makes it one of an election's."""
Found = dict[str, list[tuple[Scene, Spot]]]


def balloted(_: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """Turnouts, papers that add up, majorities of those who are named, and shares that are all of one vote."""
    found: Found = {name: [] for name in (*COUNTED, "turnout")}
    for scene in scenes:
        for name, spot in _parts_played(scene):
            found[name].append((scene, spot))
        yield from _named_majority(scene)
        yield from _shares(scene)
    yield from _turnouts(found)
    yield from _papers(found)


def is_count(figure: Figure) -> bool:
    """Whether it is one number of things, however roughly told."""
    return is_exact_count(replace(figure, qualifier=Qualifier.EXACT))


def _parts_played(scene: Scene) -> Iterator[tuple[str, Spot]]:
    """The figures of a sentence that words make one of an election's."""
    if scene.may_have("turnout_before", "turnout_after"):
        yield from (("turnout", spot) for spot in scene.of(_is_share) if _is_told(scene, "turnout", spot))
    counts = scene.of(is_count) if scene.may_have(*COUNTING) else ()
    taken: set[int] = set()
    for name in COUNTED if counts else ():
        for spot in counts:
            if spot.first not in taken and _is_told(scene, name, spot):
                taken.add(spot.first)
                yield name, spot
                if name == "cast" and (share := _bracketed_behind(scene, spot)):
                    yield "turnout", share
                if name == "electorate" and (part := _part_of(scene, spot)) and part.first not in taken:
                    taken.add(part.first)
                    yield "cast", part


def _bracketed_behind(scene: Scene, cast: Spot) -> Spot | None:
    """The share in a bracket right behind those who voted: Voted: 9,180 (60%)."""
    behind = [
        spot for spot in scene.of(_is_share) if 0 < spot.core[0] - cast.last <= 1 and spot.figure.bracketed
    ]
    return behind[0] if behind and not scene.may_have("turnout_before", "turnout_after") else None


def _is_told(scene: Scene, name: str, spot: Spot) -> bool:
    reach = AHEAD if spot.figure.kind is Kind.PERCENT else BESIDE
    before = scene.before(f"{name}_before", spot, reach) and not scene.has("some_votes")
    return before or scene.after(f"{name}_after", spot, BESIDE)


def _part_of(scene: Scene, whole: Spot) -> Spot | None:
    """How many of the electors there are said to have voted: 7,200 of the 12,000 electors voted."""
    before = [spot for spot in scene.of(is_count) if spot.last <= whole.first]
    if not before or not scene.has("presence"):
        return None
    between = scene.between(before[-1], whole)
    joined = bool(between) and len(between) <= BESIDE and scene.lexicon.has("of", between[0])
    return before[-1] if joined else None


def _turnouts(found: Found) -> Iterator[Rivals]:
    """The share of the electors who voted, where each of the three is told once near the others."""
    for scene, turnout in found["turnout"]:
        cast, electorate = _only(found["cast"] or found["valid"], scene), _only(found["electorate"], scene)
        if cast and electorate and len(_near(found["turnout"], scene)) == 1:
            roles = {"share": turnout, "one": cast[1], "two": electorate[1]}
            parted = _is_parted((scene, turnout), cast, electorate) or _is_sliver(cast[1], electorate[1])
            if _are_all(found, (scene, cast[0], electorate[0])) and not parted:
                yield told("contest", "turnout", turnout, "cue", roles)


def _is_sliver(cast: Spot, electorate: Spot) -> bool:
    """Whether so few papers are of so many electors that they are others: those that were left blank."""
    return float(cast.figure.value or 0) * SLIVER < float(electorate.figure.value or 0)


def _papers(found: Found) -> Iterator[Rivals]:
    """Valid papers and spoiled ones, which together are all that were cast."""
    for scene, total in found["cast"]:
        valid, spoiled = _only(found["valid"], scene), _only(found["spoiled"], scene)
        if valid and spoiled and _only(found["cast"], scene):
            roles = {"total": total, "one": valid[1], "two": spoiled[1]}
            if _are_all(found, (scene, valid[0], spoiled[0])):
                yield told("contest", "papers", total, "cue", roles)


def _are_all(found: Found, scenes: Sequence[Scene]) -> bool:
    """Whether sentences have no other share, and no other large number, which may be of another district."""
    known = {id(spot.figure) for each in found.values() for _, spot in each}
    others = (spot.figure for scene in scenes for spot in scene.spots if id(spot.figure) not in known)
    return not any(
        figure.kind is Kind.PERCENT or (figure.kind in COUNTS and (figure.value or FEWEST) >= FEWEST)
        for figure in others
    )


def _is_parted(*parts: tuple[Scene, Spot]) -> bool:
    """Whether another clause of a sentence begins between two of them: it may tell of another place."""
    return any(
        word == ";" or scene.lexicon.has("separating", word)
        for (scene, one), (other, two) in combinations(parts, 2)
        if scene is other
        for word in scene.between(one, two)
        if not scene.lexicon.has("conjunctions", word)
    )


def _near(found: Sequence[tuple[Scene, Spot]], scene: Scene) -> list[tuple[Scene, Spot]]:
    return [each for each in found if abs(each[0].number - scene.number) <= REACH]


def _only(found: Sequence[tuple[Scene, Spot]], scene: Scene) -> tuple[Scene, Spot] | None:
    """The only figure of its part near a sentence."""
    near = _near(found, scene)
    return near[0] if len(near) == 1 else None


def _named_majority(scene: Scene) -> Iterator[Rivals]:
    """The votes of those who are named, and the majority: Ames (Lab) 18,204; Bell (Con) 15,101; majority 3,103."""
    if not scene.may_have("majority_labels"):
        return
    counts = scene.of(is_count)
    gaps = [spot for spot in counts if scene.before("majority_labels", spot, 0)]
    named = [spot for spot in counts if spot not in gaps and _is_named(scene, spot)]
    if len(gaps) != 1 or len(named) < 2 or len(named) + 1 != len(counts):
        return
    one, two = sorted(named, key=lambda spot: -float(spot.figure.value or 0))[:2]
    yield told("contest", "vote-majority", gaps[0], "cue", {"margin": gaps[0], "one": one, "two": two})


def _is_named(scene: Scene, spot: Spot) -> bool:
    """Whether a bare number stands behind a name, or behind a party in brackets."""
    before = scene.tokens.text[spot.first - 1] if spot.first else ""
    closes = before == ")" and any(
        word[:1].isupper() for word in scene.tokens.text[max(spot.first - 4, 0) : spot.first]
    )
    return (
        spot.figure.unit is None and (spot.figure.value or 0) >= FEWEST and (before[:1].isupper() or closes)
    )


def _shares(scene: Scene) -> Iterator[Rivals]:
    """Shares in a row, each of another who stood: Yes won 54 percent of the vote and No 46."""
    if Kind.PERCENT not in scene.kinds or not scene.has("vote_shares") or scene.has("lead_vetoes"):
        return
    shares = [spot for spot in scene.of(_is_share) if not _is_counted(scene, spot)]
    row = shares[:1]
    for one, other in pairwise(shares):
        if not _is_next(scene, one, other):
            return
        row.append(other)
    if len(row) > 1 and _is_closed(scene, row[-1]):
        yield told("contest", "vote-shares", row[-1], "cue", {"parts": row})


def _is_counted(scene: Scene, spot: Spot) -> bool:
    """Whether it is how much has been counted: with 98% of ballots counted."""
    return scene.after("counted_so_far", spot, REACH)


def _is_share(figure: Figure) -> bool:
    plain = figure.kind is Kind.PERCENT and figure.value is not None and not figure.ends
    return plain and figure.change is None and figure.qualifier is Qualifier.EXACT


def _is_next(scene: Scene, one: Spot, other: Spot) -> bool:
    """Whether nothing but another name, and words for having won, stand between two shares."""
    text, low, lexicon = scene.tokens.text, scene.tokens.low, scene.lexicon
    at, named = one.last, False
    if other.first - at > BETWEEN:
        return False
    while at < other.first:
        if length := lexicon.term("vote_shares", low, at):
            at += length
            continue
        is_name = text[at][:1].isupper()
        named = named or is_name or lexicon.has("opponents", low[at]) or lexicon.has("vote_verbs", low[at])
        if not is_name and low[at] not in BREAKS and not lexicon.has("vote_verbs", low[at]):
            return False
        at += 1
    return named


def _is_closed(scene: Scene, spot: Spot) -> bool:
    """Whether nothing behind it says that it is of others."""
    low = scene.tokens.low
    at = spot.last + scene.lexicon.term("vote_shares", low, spot.last) if spot.last < len(low) else spot.last
    return at >= len(low) or low[at] in BREAKS or low[at] in ".!?"
