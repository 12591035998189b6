"""What something rose or fell by, beside what it was or is: rose 11% to 41; fell by 40 from 90."""

from __future__ import annotations

from collections.abc import Iterator

from figures.lexicon.record import Side
from figures.relate.attach import NEAREST
from figures.relate.likeness import is_amount, is_level
from figures.relate.orders.moved import APART
from figures.relate.orders.words import Move, Order, Words
from figures.relate.record import Mention

SHARES = frozenset({"percent", "ratio"})


def steps(words: Words) -> Iterator[Order]:
    """A step beside the level that it led to or from, where the sentence has not both levels."""
    moves = [move for move in words.moves if move.side in (Side.VERB, Side.NOUN)]
    if not moves:
        return
    levels = {role: _levels(words, role) for role in ("new", "old")}
    for step in words.own.mentions:
        move = move_of(words, step, moves)
        if move is None or words.text.has(step, "below_nothing"):
            continue
        near = {
            role: [each for each in found if _goes_with(words, step, each)] for role, found in levels.items()
        }
        if len(near["new"]) == 1 and not near["old"]:
            yield Order("change-to", step, near["new"][0], move.way, step)
        elif len(near["old"]) == 1 and not near["new"]:
            yield Order("change-from", step, near["old"][0], move.way, step)


def _levels(words: Words, role: str) -> list[Mention]:
    return [
        each
        for each in words.own.mentions
        if each.roles.get(role, 0) == NEAREST and is_level(each, words.text)
    ]


def move_of(words: Words, step: Mention, moves: list[Move]) -> Move | None:
    """The word of change that a figure is the amount of: rose 11%, a 10% drop, by 40."""
    if is_level(step, words.text) or not is_amount(step):
        return None
    told = max(step.roles.get(role, 0) for role in ("up", "down", "gap"))
    if step.figure.change is None and told < NEAREST:
        return None
    near = [each for each in moves if _is_beside(each, step) and not words.is_denied(each.at)]
    near = [each for each in near if "," not in words.low[each.to : step.first]]
    ways = {each.way for each in near}
    return near[-1] if len(ways) == 1 else None


def _is_beside(move: Move, step: Mention) -> bool:
    """Whether a verb stands right before a figure, or a noun on either side of it."""
    if move.side is Side.NOUN:
        return -2 <= move.at - step.core[1] <= 1 or 0 <= step.first - move.to <= 2
    return 0 <= step.first - move.to <= 2


def _goes_with(words: Words, step: Mention, level: Mention) -> bool:
    """Whether a level stands in the clause of a step, behind it, and can be told in its unit."""
    if level is step or level.clause != step.clause or not is_amount(level) or words.text.is_loss(level):
        return False
    if (
        step.sort not in SHARES
        and step.sort != level.sort
        and not (step.sort == "points" and level.sort == "percent")
    ):
        return False
    behind = range(step.last, level.first)
    if not behind or len(behind) > APART or level.place < step.place:
        return False
    return not words.is_broken(step.last, level.first) and not words.verbs(step.last, level.first)
