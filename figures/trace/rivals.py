"""What the sources say instead of a figure that they do not have: another value of the same thing, at the same time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from figures.trace.asking import Question
from figures.trace.claims import COUNT, LABEL, ORDINAL, SCORE, Claim
from figures.trace.context import Context
from figures.trace.moments import CLOCK, DAY, MONTH, YEAR
from figures.trace.slips import slip

COMMON = 64
"""A word that so many figures of the sources have around them tells none of them apart."""
SHARED = 2
"""So many words both must have around them, one of them near."""
_NEVER = frozenset({YEAR, MONTH, CLOCK, ORDINAL, LABEL, SCORE})


class Rivals:
    """The claims of the sources by the words around them."""

    def __init__(self, claims: Sequence[tuple[Claim, Context]]) -> None:
        self._claims = claims
        self._sorts = Counter(claim.sort for claim, _ in claims)
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, (_, context) in enumerate(claims):
            for word in context.words | context.near:
                self._having[word].append(number)

    def of(self, question: Question) -> Claim | None:
        """The one claim of the same thing with another value; None if there is none, or several have most in common."""
        claim, context = question.claim, question.context
        if claim.sort in _NEVER:
            return None
        shared: Counter[int] = Counter()
        for word in context.words | context.near:
            having = self._having.get(word, ())
            if len(having) <= COMMON:
                shared.update(number for number in having if _is_alike(claim, context, *self._claims[number]))
        named = {number: count for number, count in shared.items() if self._is_named(number, count, question)}
        best = [number for number, count in named.items() if count == max(named.values())]
        found = [self._claims[number] for number in best]
        rivals = [each for each, around in found if (around.near | around.column) & context.near]
        rivals = rivals or [each for each, around in found if around.is_field]
        if len(rivals) > 1:
            rivals = [each for each in rivals if slip(claim, each) is not None]
        return rivals[0] if len(rivals) == 1 else None

    def _is_named(self, number: int, shared: int, question: Question) -> bool:
        """Whether enough words are shared: of a field of a table, all that say what it is of, and its year."""
        (claim, around), context = self._claims[number], question.context
        if around.is_field and around.words and around.words <= context.words | context.near:
            return bool(around.years & context.years)
        is_only = claim.sort != COUNT and self._sorts[claim.sort] == 1
        return shared >= SHARED or is_only or slip(question.claim, claim) is not None


def _is_alike(claim: Claim, context: Context, source: Claim, around: Context) -> bool:
    """Whether both are values of one sort of thing, and of no two times."""
    if context.years and around.years and not context.years & around.years:
        return False
    if claim.sort == DAY == source.sort:
        return claim.value // 100 == source.value // 100
    if claim.noun is not None or source.noun is not None:
        return claim.noun == source.noun
    if source.is_bare and around.is_field:  # a table need not repeat its unit
        return claim.sort not in ("percent", "ratio")
    return claim.sort == source.sort and claim.sort != COUNT
