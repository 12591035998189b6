"""Shares of those who gave opposite answers, or are of opposite groups: together they are no more than all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest

from figures.lexicon.phrases import Phrases
from figures.model import Figure, Kind, Qualifier
from figures.relate.record import Rivals
from figures.relate.scene import Scene, Spot, told
from figures.relate.text import Text

ADDS_NOTHING = (
    "determiners", "auxiliaries", "pronouns", "conjunctions", "prepositions", "opinions", "adverbs", "separating",
    "percent_words", "pro_verbs", "making_up",
)  # fmt: skip
"""Words of these lists name no other group, time or thing."""
TIMES = ("present", "moments")
"""Words of these lists tell the second share of another time than the first."""
AT_LEAST = frozenset([Qualifier.EXACT, Qualifier.ABOUT, Qualifier.MORE, Qualifier.AT_LEAST])
APART = frozenset(",;:–—")

Answers = dict[Fraction, tuple[int, int]]
"""Answers by their numbers, and the words that give them."""


def opposed(_: Text, scenes: Sequence[Scene]) -> Iterator[Rivals]:
    """The only two shares of a sentence, if the second is of those who gave the opposite answer to the same."""
    for scene in scenes:
        if Kind.PERCENT not in scene.kinds:
            continue
        shares = _told_once(scene, scene.of(_is_share))
        if len(shares) == 2 and _are_opposite(scene, *shares):
            yield told("contest", "opposed", shares[1], "cue", dict(zip(("one", "two"), shares, strict=True)))


def _is_share(figure: Figure) -> bool:
    value = figure.value
    if value is None or figure.ends or figure.change is not None or figure.qualifier not in AT_LEAST:
        return False
    return figure.kind is Kind.PERCENT or (figure.kind is Kind.RATIO and value < 1)


def _told_once(scene: Scene, shares: Sequence[Spot]) -> Sequence[Spot]:
    """Shares without those that the next one only says anew: more than half, 54%, feel safe."""
    return [
        one
        for one, other in zip_longest(shares, shares[1:])
        if other is None or not _is_restated(scene, one, other)
    ]


def _is_restated(scene: Scene, one: Spot, other: Spot) -> bool:
    between = [word for word in scene.between(one, other) if word not in APART]
    apposed = len(between) < other.first - one.last
    return apposed and all(
        scene.lexicon.has("namely", word) or scene.lexicon.has("determiners", word) for word in between
    )


def _are_opposite(scene: Scene, one: Spot, other: Spot) -> bool:
    """Whether the second half of a sentence adds nothing to the first but the opposite answer and its share."""
    if scene.has("lead_vetoes") or _several(scene, one, other):
        return False
    if _of_others(scene, other):
        return False
    roles = scene.lexicon.roles
    if _mirror(scene, one, other, roles.opposites):
        return True
    return _are_portions(scene, one, other) and _mirror(scene, one, other, roles.opposite_groups)


def _several(scene: Scene, *shares: Spot) -> bool:
    """Whether several answers were allowed; the words of a share say nothing of that: les deux tiers."""
    if not scene.may_have("several_answers"):
        return False
    low, term = scene.tokens.low, scene.lexicon.term
    ends = {at: at + term("several_answers", low, at) for at in range(len(low))}
    return any(
        end > at and not any(at < each.last and each.first < end for each in shares)
        for at, end in ends.items()
    )


def _of_others(scene: Scene, share: Spot) -> bool:
    """Whether a share is of another group: of the women, of whom; but not what it consists of: 49 % d'hommes."""
    low, lexicon, at = scene.tokens.low, scene.lexicon, share.last
    if not any(lexicon.has("of", word) for word in low[at : at + 1]):
        return False
    lists = lexicon.roles.opposites, lexicon.roles.opposite_groups
    return not (lexicon.has("made_of", low[at]) and any(words.match(low, at + 1) for words in lists))


def _mirror(scene: Scene, one: Spot, other: Spot, words: Phrases[Fraction]) -> bool:
    low = scene.tokens.low
    start = _start(scene, one)
    before = _answers(scene, range(start, one.first), one, words)  # support is at 61%
    behind = [] if before else _answers(scene, range(one.last, other.first), one, words).values()
    joint = _joint(scene, min((end for _, end in behind), default=one.last), other.first)
    if joint is None:
        return False
    halves = range(start, joint), range(joint, _end(scene, other))
    first, second = _answers(scene, halves[0], one, words), _answers(scene, halves[1], other, words)
    answers = [number for number in second if _opposite(number) in first]
    again = [number for number in second if number in first]
    if len(answers) > 1 or (answers and again):
        return False
    places = [*first.values(), *(second[number] for number in answers or again)]
    denied = range(halves[1].start if answers else other.last, halves[1].stop)
    if _denies(scene, halves[0], places) or _denies(scene, denied, places) is bool(answers):
        return False
    if any(scene.lexicon.stands(what, low, halves[1].start, halves[1].stop) for what in TIMES):
        return False
    known = {low[at] for at in halves[0]}
    taken = {at for place in (*places, (other.first, other.last)) for at in range(*place)}
    return all(low[at] in known or _adds_nothing(scene, low[at]) for at in halves[1] if at not in taken)


def _are_portions(scene: Scene, one: Spot, other: Spot) -> bool:
    """Whether a share is told of what a group is of something, and not of what it does: 61% were women."""
    low, lexicon = scene.tokens.low, scene.lexicon
    start = one.last
    if not _answers(scene, range(_start(scene, one), one.first), one, lexicon.roles.opposite_groups):
        start = max(one.first - 2, 0)  # davon waren rund 61 Prozent Frauen
    is_predicate = any(lexicon.has("auxiliaries", word) for word in low[start : other.first])
    return is_predicate or any(lexicon.term("making_up", low, at) for at in range(other.first))


def _opposite(number: Fraction) -> Fraction:
    """The number of the opposite answer: each odd one is opposed to the next.

    >>> _opposite(Fraction(1)), _opposite(Fraction(2))
    (Fraction(2, 1), Fraction(1, 1))
    """
    return number + (1 if number % 2 else -1)


def _joint(scene: Scene, at: int, to: int) -> int | None:
    """Where the half of the second share begins: at the first sign, or the last word, that parts it from the first."""
    low, lists = scene.tokens.low, ("separating", "conjunctions")
    for each in range(at, to):
        if low[each] in APART:
            return each
    words = (each for each in range(at, to) if any(scene.lexicon.has(what, low[each]) for what in lists))
    return max(words, default=None)


def _start(scene: Scene, one: Spot) -> int:
    """Where the clause of the first share begins."""
    low = scene.tokens.low
    return max((at + 1 for at in range(one.first) if low[at] in APART), default=0)


def _end(scene: Scene, other: Spot) -> int:
    """Where the clause of the second share ends."""
    low = scene.tokens.low
    return next((at for at in range(other.last, len(low)) if low[at] in APART or low[at] in ".!?"), len(low))


def _answers(scene: Scene, half: range, spot: Spot, words: Phrases[Fraction]) -> Answers:
    """The answers that a half of a sentence gives, but not those that are of a group: of men, for women."""
    low = scene.tokens.low
    found: Answers = {}
    at = half.start
    while at < half.stop:
        match = words.match(low, at) if not spot.first <= at < spot.core[1] else None
        if match is None:
            at += 1
            continue
        length, number = match
        if not _is_governed(scene, spot, at):
            found.setdefault(number, (at, at + length))
        at += length
    return found


def _is_governed(scene: Scene, spot: Spot, at: int) -> bool:
    """Whether a preposition before a word makes it no answer, but whose answer it is: for women, chez les hommes."""
    low, lexicon = scene.tokens.low, scene.lexicon
    before = low[at - 1] if at else ""
    if lexicon.has("infinitive_marks", before) or (at - 1 == spot.last and lexicon.has("made_of", before)):
        return False
    if lexicon.has("determiners", before) and not lexicon.has("of", before):
        before = low[at - 2] if at > 1 else ""
    governs = lexicon.has("prepositions", before) and not lexicon.has("relatives", before)  # que suban
    return governs or lexicon.has("of", before)


def _denies(scene: Scene, half: range, answers: Sequence[tuple[int, int]]) -> bool:
    """Whether a half of a sentence denies something that is not an answer itself: they did not."""
    said = {at for place in answers for at in range(*place)}
    return any(at not in said and scene.lexicon.has("negatives", scene.tokens.low[at]) for at in half)


def _adds_nothing(scene: Scene, word: str) -> bool:
    return not word[0].isalnum() or any(scene.lexicon.has(what, word) for what in ADDS_NOTHING)
