"""What came in, what went out and what is left of it, where a short text tells no other sums."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from figures.relate.attach import NEAREST
from figures.relate.mentions import with_unit
from figures.relate.products.outcomes import has_further_term
from figures.relate.products.profits import name_at
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sole.workings.few import COUNT, LARGE, Few

BEHIND = 4
"""So many words behind a sum may name it."""
SUMS = 3
MOST = 5
"""Among more sums than so many nobody can tell which are of the account."""
EXACT = 0.03
"""So far the sums of an account may be off and still be rounded."""


def accounts_of(few: Few) -> Iterator[Rivals]:
    """The three sums of an account, of which the largest is what the two others make."""
    if not any(own.lists.any_of("accounts_told") for own in few.text.utterances.values()):
        return
    sums = _sums(few)
    if not SUMS <= len(sums) <= MOST:
        return
    names = {id(each): _name_of(each, sums, few) for each in sums}
    if PART in names.values():
        return  # its wage costs were £3,100
    named = [each for each in sums if names[id(each)] in LEDGER]
    kinds = {LEDGER[str(names[id(each)])] for each in named}
    trio = sums if len(sums) == SUMS else named
    if (
        len(trio) != SUMS
        or len(kinds) < len(named)
        or len(named) < SUMS - 1
        or len({each.sort for each in trio}) > 1
    ):
        return
    missing = next((kind for kind in ("gain", "cost", "result") if kind not in kinds), "")
    by_kind = {LEDGER.get(str(names[id(each)]), missing) if each in named else missing: each for each in trio}
    if set(by_kind) != {"gain", "cost", "result"}:
        return
    ordered = sorted(trio, key=lambda each: each.place)
    others = (each for each in combinations(sums, SUMS) if set(map(id, each)) != set(map(id, trio)))
    if any(_adds_up(*each) for each in others):
        return
    if not few.are_exact(trio) or has_further_term(trio, few.text, joined=False, priced=False):
        return
    sure = len(named) == SUMS or few.outcome(ordered[2], "remainders", "accounts_told") == NEAREST
    tie, sole = (Tie.TIED, 1) if sure else (Tie.NEAR, 0)
    roles = {
        "gain": (by_kind["gain"].figure,), "cost": (by_kind["cost"].figure,), "total": (by_kind["result"].figure,)
    }  # fmt: skip
    evidence = ("outcome", 3 if sure else 0), ("link", 1), ("apart", 1), ("sole", sole)
    found = Relation("account", "account", roles, by_kind["result"].figure, 0, tie, evidence)
    yield Rivals(by_kind["result"].figure, (found,), tuple)


def _sums(few: Few) -> list[Mention]:
    """The sums of money, and the numbers beside them that words call one: a profit of 2,440 goes to the hospice."""
    known = few.money_and_lent()
    if not known:
        return []
    places = {each.figure.start for each in known}
    named = (
        with_unit(each, known[0])
        for each in few.amounts
        if each.sort == COUNT
        and each.size >= LARGE
        and each.figure.start not in places
        and _name_of(each, known, few) in LEDGER
    )
    return sorted((each for each in (*known, *named) if each.per is None), key=lambda each: each.place)


PART = "part"
LEDGER = {"gain": "gain", "cost": "cost", "profit": "result", "loss": "result"}
"""What a sum is in an account, by what it is called."""


def _name_of(mention: Mention, sums: list[Mention], few: Few) -> str | None:
    """What words between a sum and the one before call it, the nearest first, or right behind it: £720 in the red."""
    own = few.text.utterance(mention)
    low = own.tokens.low
    last = max(
        (each.last for each in sums if each.sentence == own.number and each.last <= mention.first), default=0
    )
    stop = min((each.first for each in own.mentions if each.first >= mention.last), default=own.tokens.end)
    for at in (
        *range(mention.first - 1, last - 1, -1),
        *range(mention.last, min(stop, mention.last + BEHIND)),
    ):
        if at >= mention.last and low[at] in ",;:.":
            break
        name = name_at(low, at, few.text)
        if name in LEDGER or name == PART:
            return name
    return None


def _adds_up(*trio: Mention) -> bool:
    small, middle, large = sorted(each.size for each in trio)
    return abs(small + middle - large) <= EXACT * max(small, 0.1 * large)
