"""Accounts: ledgers of which one entry is called the total, so that the others must add up to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from figures.relate.attach import LOOSE, NEAREST
from figures.relate.frames import SumForm
from figures.relate.mentions import negated
from figures.relate.record import Mention, Place, Relation, Tie
from figures.relate.sums.binding import PERCENT, are_addends, bound
from figures.relate.tables.grids import Grid
from figures.relate.tables.ledgers import Entry, Ledger, ledgers_of
from figures.relate.text import Text

FEWEST, SEVERAL = 2, 3
"""So many parts a total has; so many make it plain that they are all of it, where no table says so."""
MOST_MOVES = 7
"""So many entries a balance is carried over at most, for each may have come or gone."""
SLACK = 0.5
"""Of the last digit of each figure: by so much rounding may move it."""


class Account(Struct, frozen=True):
    """A ledger with its total and what adds up to it.

    `sums` are other ways to read it, and `cue` tells how surely the label of the total calls it one.
    """

    ledger: Ledger
    total: Mention
    parts: tuple[Mention, ...]
    sums: tuple[tuple[Mention, ...], ...]
    cue: int

    @property
    def adds_up(self) -> bool:
        """Whether the parts make the total, but for rounding: what speaks for its neighbours in the table."""
        return any(_makes(parts, self.total) for parts in (self.parts, *self.sums))


def accounts_of(
    grids: Sequence[Grid], named: Mapping[str, SumForm], text: Text
) -> Mapping[Place, list[Relation]]:
    """The relations of the totals of ledgers, by the places of these."""
    accounts = [account for ledger in ledgers_of(grids, text) for account in _accounts(ledger, text)]
    found: dict[Place, list[Relation]] = defaultdict(list)
    for account in accounts:
        form = named["shares" if account.total.sort == PERCENT else account.ledger.axis]
        found[account.total.place] += _relations(account, form, accounts, text)
    return found


def _accounts(ledger: Ledger, text: Text) -> Iterator[Account]:
    if _names(ledger.head, "unsummed_labels", text):
        return
    kept = [entry for entry in ledger.entries if not _is_aside(entry, text)]
    if (carried := _carried(ledger, text)) is not None:
        yield carried
        return
    totals = [at for at, entry in enumerate(kept) if _cue(entry, text)]
    start = 0
    if totals == [0]:
        yield from _account(ledger, kept, 0, (1, len(kept)), text)
        return
    for at in totals:
        yield from _account(ledger, kept, at, (start, at), text)
        start = at + 1


def _account(
    ledger: Ledger, kept: Sequence[Entry], at: int, span: tuple[int, int], text: Text
) -> Iterator[Account]:
    """The entry `at` with those of the span, which are told to be its parts."""
    total = kept[at].mention
    parts = _mentions(kept[slice(*span)])
    if total is None or (total.sort == PERCENT and total.size != 1):
        return
    if not len(parts) >= FEWEST or not are_addends(parts, total):
        return
    earlier = kept[: at if at else len(kept)]
    others = [entry for entry in earlier if not _cue(entry, text)]
    totals = [entry for entry in earlier if _cue(entry, text)] if at else []
    nested = _without_subtotals(parts)
    sums = [_mentions(others), _mentions(totals), [*_mentions(totals), *parts], nested, *_all_but_one(parts)]
    ways = {tuple(map(id, each)): tuple(each) for each in sums if len(each) >= FEWEST and each != parts}
    like = tuple(each for each in ways.values() if are_addends(each, total))
    cue = LOOSE if len(nested) < len(parts) else _cue(kept[at], text)
    yield Account(ledger, total, tuple(parts), like, cue)


def _carried(ledger: Ledger, text: Text) -> Account | None:
    """A balance carried forward: the one it began with, and what came and went; a sign or a label tells which."""
    first, last = ledger.entries[0], ledger.entries[-1]
    if not _names(first.label, "opening_labels", text) or not _names(last.label, "closing_labels", text):
        return None
    parts, total = _mentions(ledger.entries[:-1]), last.mention
    if total is None or not FEWEST < len(parts) + 1 <= MOST_MOVES or not are_addends(parts, total):
        return None
    went = [
        entry.mention
        for entry in ledger.entries[1:-1]
        if entry.mention is not None and entry.mention.size > 0 and _names(entry.label, "going_labels", text)
    ]
    signed = tuple(negated(part) if part in went else part for part in parts)
    ways = [
        tuple(negated(part) if away else part for part, away in zip(parts, aways, strict=True))
        for aways in product((False, True), repeat=len(parts))
        if not aways[0]
    ]
    told = any(part.size < 0 for part in signed)
    return Account(ledger, total, signed, tuple(ways), NEAREST if told else LOOSE)


def _all_but_one(parts: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The parts without each of them, which may be part of another one."""
    for at in range(len(parts)):
        yield [*parts[:at], *parts[at + 1 :]]


def _without_subtotals(parts: Sequence[Mention]) -> list[Mention]:
    """The parts, with those left out that one behind them sums up without being called so."""
    kept: list[Mention] = []
    begins = 0
    for part in parts:
        group = kept[begins:]
        if len(group) >= FEWEST and _makes(group, part):
            del kept[begins:]
            begins += 1
        kept.append(part)
    return kept


def _mentions(entries: Sequence[Entry]) -> list[Mention]:
    return [entry.mention for entry in entries if entry.mention is not None]


def _cue(entry: Entry, text: Text) -> int:
    """How surely the label of an entry calls it a total: it says nothing else, or more than that."""
    if entry.label and text.lexicon.term("total_labels", entry.label, 0) == len(entry.label):
        return NEAREST
    label = [word for word in entry.label if word not in text.lexicon.roles.fillers or word in ("total",)]
    length = text.lexicon.term("total_labels", label, 0)
    if not label or length == len(label):
        return NEAREST if label else 0
    ends = text.lexicon.term_before("total_labels", label, len(label))
    return LOOSE if length or ends else 0


def _is_aside(entry: Entry, text: Text) -> bool:
    """Whether an entry tells something else than an amount of its own: of which women, the average."""
    return text.lexicon.term("aside_labels", entry.label, 0) > 0 or _names(
        entry.label, "unsummed_labels", text
    )


def _names(label: Sequence[str], what: str, text: Text) -> bool:
    return text.lexicon.stands(what, label)


def _relations(
    account: Account, form: SumForm, accounts: Sequence[Account], text: Text
) -> Iterator[Relation]:
    beside = [
        other
        for other in accounts
        if other is not account
        and other.ledger.table == account.ledger.table is not None
        and other.ledger.axis == account.ledger.axis
    ]
    holding = sum(other.adds_up for other in beside)
    sure = _is_sure(account, holding, len(beside) - holding) or (text.is_short and _is_all(account))
    tie = Tie.TIED if sure else Tie.NEAR
    evidence = (("cue", account.cue), ("parts", len(account.parts)), ("holding", holding))
    yield _as_fine(bound(form, account.parts, tie, evidence, total=account.total), exact=_are_exact(beside))
    for parts in account.sums:
        yield replace(bound(form, parts, Tie.RIVAL, evidence, total=account.total), evidence=(("told", 1),))


def _as_fine(relation: Relation, *, exact: bool) -> Relation:
    """The figures as fine as the finest of them: of 4.5, 6 and 5.5 none is rounded, nor where all is `exact`."""
    figures = [each for several in relation.roles.values() for each in several]
    scales = {each.written.scale if each.written else None for each in figures}
    if exact:
        finest = None
    elif len(scales) == 1 and all(each.precision for each in figures):
        finest = min(each.precision for each in figures if each.precision)
    else:
        return relation
    fine = {
        name: tuple(replace(each, precision=finest) for each in several)
        for name, several in relation.roles.items()
    }
    return replace(relation, roles=fine)


def _are_exact(accounts: Sequence[Account]) -> bool:
    """Whether several others add up to the digit."""
    sums = [sum(part.size for part in each.parts) == each.total.size for each in accounts]
    return sums.count(True) >= FEWEST and sums.count(False) == 0


def _is_sure(account: Account, holding: int, failing: int) -> bool:
    """Whether all entries must be parts: the label says so and nothing speaks against it, or others of the table do."""
    if failing > holding:
        return False
    if account.cue < NEAREST:
        return holding > 0
    return holding > 0 or account.ledger.table is not None or len(account.parts) >= SEVERAL


def _is_all(account: Account) -> bool:
    """Whether the last of a few entries is called the total of something, and all the others are its parts."""
    entries = account.ledger.entries
    counted = [entry for entry in entries if entry.mention is not None]
    last = counted[-1].mention is account.total and len(counted) == len(account.parts) + 1
    return last and account.cue == LOOSE and len(account.parts) >= SEVERAL


def _makes(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether the parts make the total, but for rounding."""
    slack = sum(SLACK * float(each.figure.precision or 0) * each.factor for each in (*parts, total))
    return abs(sum(part.size for part in parts) - total.size) <= slack
