"""Standings: matches won, drawn, lost and played, the points for them, medals by colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from figures.model import Figure, Kind
from figures.relate.contests.votes import counts_what, is_count
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, told
from figures.relate.text import Text

RESULTS = ("wins", "draws", "losses")
COLOURS = ("golds", "silvers", "bronzes")


def stood(_: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """What is said of a season or of games."""
    for scene in scenes:
        yield from _medals(scene)
        if not scene.may_have("wins_before", "wins_after") or not scene.may_have(
            "losses_before", "losses_after"
        ):
            continue
        results = _results(scene)
        if "wins" not in results or "losses" not in results:
            continue
        if scene.has("bonuses") or len({spot.first for spot in results.values()}) < len(results):
            continue
        played = _only(
            [spot for spot in scene.spots if _is_played(scene, spot) and spot not in results.values()]
        )
        if played is not None:
            yield told("contest", "played", played, "cue", {**results, "played": played})
        points = _only(
            [
                spot
                for spot in scene.spots
                if _is_points(spot.figure) and not scene.after("points_for", spot, 1)
            ]
        )
        if points is not None and len(results) == len(RESULTS) and not _is_turned(scene):
            yield told("contest", "points", points, "cue", {**results, "points": points})


def _only(spots: list[Spot]) -> Spot | None:
    return spots[0] if len(spots) == 1 else None


def _is_turned(scene: Scene) -> bool:
    """Whether the sentence speaks of what is yet to come or was before."""
    return any(True for _ in scene.lexicon.roles.moods.spans(scene.tokens.low))


def _results(scene: Scene) -> dict[str, Spot]:
    """The figure that each result has, if just one has it."""
    found: dict[str, Spot] = {}
    for result in RESULTS:
        spots = [spot for spot in scene.spots if _counts(scene, spot, result)]
        if len(spots) == 1:
            found[result] = spots[0]
        elif spots:
            return {}
    return found


def _counts(scene: Scene, spot: Spot, result: str) -> bool:
    """Whether a figure says how many matches ended so: won 12, 12 wins."""
    if not is_count(spot.figure):
        return False
    unit = spot.figure.unit
    if unit is not None and scene.lexicon.has(f"{result}_after", unit.split()[-1]):
        return True
    if unit is not None and not scene.lexicon.has("played_units", unit):
        return False
    return scene.before(f"{result}_before", spot, 0)


def _is_played(scene: Scene, spot: Spot) -> bool:
    return counts_what("played_units", scene.lexicon, spot.figure) or (
        is_count(spot.figure) and spot.figure.unit is None and scene.before("played_before", spot, 0)
    )


def _is_points(figure: Figure) -> bool:
    return (
        figure.kind is Kind.POINTS
        and figure.unit == "point"
        and figure.value is not None
        and figure.change is None
    )


def _medals(scene: Scene) -> Iterator[Rivals]:
    """Medals by colour, and how many there are in all."""
    if not scene.may_have("golds"):
        return
    total = _only(scene.of(partial(counts_what, "medals", scene.lexicon)))
    if total is None:
        return
    colours = [
        _only([spot for spot in scene.spots if spot is not total and _is_colour(scene, spot, colour)])
        for colour in COLOURS
    ]
    known = [spot for spot in colours if spot is not None]
    last = max((spot.first for spot in (total, *known)), default=0)
    counts = [spot for spot in scene.of(is_count) if spot.first <= last]
    if len(known) == len(COLOURS) and len(counts) == len(COLOURS) + 1:
        yield told("contest", "medals", total, "cue", {"medals": known, "total": total})


def _is_colour(scene: Scene, spot: Spot, colour: str) -> bool:
    unit = spot.figure.unit
    return is_count(spot.figure) and (
        (unit is not None and scene.lexicon.has(colour, unit.split()[-1].lower()))
        or scene.after(colour, spot, 1)
    )
