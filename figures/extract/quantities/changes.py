"""Which way a figure says that something moved: rose 5%, a 5% fall, an increase of 5%, 5 points lower, 5% off."""

from __future__ import annotations

from figures.extract.phrases.words import is_plural, is_verb, stops_phrase
from figures.extract.scan import Quantity, Scan
from figures.lexicon.record import Cue, Side
from figures.model import Change, Kind
from figures.units import unit

AMOUNTS = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MONEY})
MOVING = AMOUNTS | {Kind.RATIO, Kind.MEASURE, Kind.COUNT, Kind.NUMBER, Kind.DURATION}
COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
COMPARED = COUNTED | {Kind.RATIO}
"""Of these the word that compares stands before the noun: 300 fewer jobs, a third more guests."""
THINGS = frozenset({Kind.COUNT, Kind.MONEY, Kind.RATIO})
"""Of these a verb with up or down is seldom a change (picked up $5, gunned down two men)."""
BRACKETS = frozenset("([")
SIGNS = frozenset("$£€¥")
WAYS = {"up": Change.UP, "down": Change.DOWN}
OBJECT = 8
"""How many words the object of a verb or noun of change may have, and how many may stand before such a noun."""
TALLIED = 100
"""From here on, more of something are a measure of growth: 300 more jobs, added 300 jobs."""
PARTING = frozenset(",;:()–—")
"""Signs behind which a noun says nothing of an amount."""
REACH = 5
"""How many words may stand between a verb of change and its amount."""


def attach_change(scan: Scan, quantity: Quantity, first: int) -> None:
    """Set the change from the words of change beside the quantity, whose number, without a hedge, begins at `first`."""
    if quantity.kind not in MOVING or _is_part(scan, quantity):
        return
    if quantity.unit == "time":
        quantity.change = _by_fold(scan, quantity)
        return
    named = _is_agent(scan, quantity, first) or (quantity.noun and scan.has("articles_before", first - 1))
    aside = named or _is_contest(scan, quantity) or _is_put_in(scan, quantity) or _is_let_fall(scan, quantity)
    found = None if aside else _by_verb(scan, quantity, first)
    quantity.change = found or _by_noun(scan, quantity) or _by_comparison(scan, quantity, first)


def _by_fold(scan: Scan, quantity: Quantity) -> Change | None:
    """rose tenfold, a tenfold rise; but not rose three times, which tells how often"""
    if not scan.word(quantity.core[0]).endswith(scan.lexicon.fold_endings):
        return None
    return direction(scan, quantity.first, quantity.kind) or _noun_behind(scan, quantity)


def _is_part(scan: Scan, quantity: Quantity) -> bool:
    """Whether only some of a number of things are meant: lost one of its best minds."""
    counts = quantity.kind in COUNTED and quantity.value is not None
    return counts and scan.has("of", quantity.core[1])


def _is_agent(scan: Scan, quantity: Quantity, first: int) -> bool:
    """Whether it counts who does something, and not how many more there are: a theory advanced by two scholars.

    What people belong to may be larger by so many of them: a force increased by 300 officers.
    """
    if quantity.kind is not Kind.COUNT or not scan.has("by", first - 1):
        return False
    unit_name = (quantity.unit or "").lower()
    who = scan.lexicon.has("people", unit_name) or scan.lexicon.nouns.person.search(unit_name) is not None
    return who and not any(scan.has("employing", at) for at in range(max(0, first - OBJECT), first))


def _is_contest(scan: Scan, quantity: Quantity) -> bool:
    """Whether it counts what is won and lost, and is not the fewer for it: lost three elections."""
    return quantity.kind is Kind.COUNT and scan.lexicon.has("contested", quantity.unit or "")


def _is_put_in(scan: Scan, quantity: Quantity) -> bool:
    """Whether it counts what is added, and is no measure of growth: added 200 songs, but not added 300 jobs."""
    if quantity.kind is not Kind.COUNT:
        return False
    grows = scan.lexicon.has("grown_by", quantity.unit or "") and not _is_tallied(quantity)
    return not grows and any(scan.has("putting_in", quantity.first - back) for back in (1, 2, 3))


def _is_let_fall(scan: Scan, quantity: Quantity) -> bool:
    """Whether it measures what falls from the sky, and not how far something fell: dropped 5 inches of rain."""
    of = quantity.kind is Kind.MEASURE and scan.has("of", quantity.last)
    return of and any(scan.has("falling", quantity.last + step) for step in (1, 2, 3))


def _is_tallied(quantity: Quantity) -> bool:
    """Whether things are so few that each of them is told of: two more arrests, added three rooms."""
    return quantity.kind is not Kind.COUNT or quantity.value is None or quantity.value < TALLIED


def _by_verb(scan: Scan, quantity: Quantity, first: int) -> Change | None:
    """rose 5%, cut emissions by at least 5%, ist um 5 Prozent gestiegen"""
    if _is_known(scan, quantity, first):
        return None
    if quantity.kind is Kind.RATIO and scan.has("in_shares", first - 1):
        return _by_split(scan, quantity, first)
    hedged = quantity.first < first and scan.has("by", quantity.first - 1)
    found = direction(scan, quantity.first if hedged else first, quantity.kind)
    if found or not scan.has("by", first - 1):
        return found
    closing = scan.lexicon.changes.match(scan.tokens.low, quantity.last)
    return closing[1] if closing else None


def _by_split(scan: Scan, quantity: Quantity, first: int) -> Change | None:
    """cut in half, cut the deficit in half; but not fell in half of the towns"""
    behind = quantity.core[1]
    if not stops_phrase(scan, behind) or scan.has("of", behind) or scan.has("determiners", behind):
        return None
    found = _verb_with_object(scan, first - 1)
    return found if found is Change.DOWN else None


def _is_known(scan: Scan, quantity: Quantity, first: int) -> bool:
    """Whether the amount is one that is there, or a time that is spent: cut the $5m deficit, sank two hours into it."""
    if (quantity.kind is Kind.DURATION or quantity.hyphenated) and not scan.has("by", first - 1):
        return True  # dropped 500-pound bombs
    at = quantity.first - 1
    return scan.has("definite", at) or (scan.has("determiners", at) and not scan.has("articles_before", at))


def direction(scan: Scan, first: int, kind: Kind | None = None) -> Change | None:
    """The direction of a verb or particle before the amount, if only small words stand between."""
    lexicon, low = scan.lexicon, scan.tokens.low
    if scan.has("by", first - 1):
        tied = lexicon.changes.match_before(low, first)  # lifted by 25 points
        return tied[1] if tied else _verb_with_object(scan, first - 1)
    limit = False
    for at in range(first, max(0, first - REACH), -1):
        if low[at - 1] in lexicon.change_stop:
            return None
        if scan.has("sinking_below", at - 1):
            limit = True  # what rises under 4% moves so much; what falls under 4% comes to be there
            continue
        found = lexicon.changes.match_before(low, at)
        opener = at - found[0] - 1 if found else at
        if found and (scan.has("noun_openers", opener) or scan.has("articles_before", opener)):
            return None  # with rose petals, the growing $5m market
        if found:
            level = limit and found[1] is Change.DOWN
            return None if level or _takes(scan, at, kind) or scan.has("than", at) else found[1]
        if low[at - 1] not in lexicon.change_between and scan.text(at - 1) not in SIGNS:
            return None
    return None


def _takes(scan: Scan, at: int, kind: Kind | None) -> bool:
    """Whether the verb before `at` does something else to things or money than make them more or fewer.

    raised £5m from its members, recovered 14 guns, extends five miles, voted down four bills
    """
    if kind in (Kind.MONEY, Kind.NUMBER) and scan.has("raising", at - 1):
        return True
    if kind is Kind.COUNT and scan.has("taking", at - 1):
        return True
    if kind is Kind.MEASURE and scan.has("reaching", at - 1):
        return True
    if kind in COUNTED and scan.has("particles", at - 1):  # shake off two rivals
        before = at - 2
        return scan.text(before)[:1].isalpha() and not (
            scan.has("auxiliaries", before) or scan.has("motion_verbs", before) or _is_noun(scan, before)
        )
    verb = is_verb(scan, at - 2) or scan.lexicon.nouns.participle.search(scan.word(at - 2)) is not None
    return kind in THINGS and scan.has("particles", at - 1) and verb and not scan.has("motion_verbs", at - 2)


def _is_noun(scan: Scan, at: int) -> bool:
    """Whether a word before up or down is the subject: files up 300 on the year."""
    return is_plural(scan, at) and not scan.has("verbs", at)


def _verb_with_object(scan: Scan, at: int) -> Change | None:
    """cut emissions by 6.5%, raised its rate by 25 basis points: the verb before its object and by"""
    for here in range(at, max(0, at - OBJECT), -1):
        found = scan.lexicon.changes.match_before(scan.tokens.low, here)
        if found and not scan.has("noun_openers", here - found[0] - 1):
            return found[1]
        if not scan.text(here - 1)[:1].isalpha() or scan.taken[here - 1]:
            return None
    return None


def _by_noun(scan: Scan, quantity: Quantity) -> Change | None:
    """a 5% fall, an increase of 5%, the rise in prices of 5%, the price cut ($5)"""
    if quantity.kind is Kind.DURATION:
        return None  # a three-year slump
    return _noun_behind(scan, quantity) or noun_before(scan, quantity)


def _noun_behind(scan: Scan, quantity: Quantity) -> Change | None:
    """a 5% fall, a $2-a-barrel rise, a 3% year-on-year increase"""
    if quantity.kind is Kind.COUNT and not scan.is_hyphen(quantity.core[1]):
        return None  # three price cuts, but a 200-seat increase
    opened = scan.has("articles_before", quantity.first - 1)
    for at in range(quantity.last, quantity.last + OBJECT):
        found = _cue_at(scan, at, Side.NOUN)
        if found and not _is_balance(scan, quantity, at):
            return found[1] if _ends_phrase(scan, at + found[0]) else None
        tied = scan.is_hyphen(at) or scan.is_hyphen(at - 1)
        if not opened or (stops_phrase(scan, at) and not tied):
            return None
    return None


def _is_length(quantity: Quantity) -> bool:
    known = unit(quantity.unit or "")
    return quantity.kind is Kind.MEASURE and known is not None and known.dimension == "length"


def _ends_phrase(scan: Scan, at: int) -> bool:
    """Whether no noun goes on with the phrase: a 5% rise hit them, but not a 5% growth fund."""
    if stops_phrase(scan, at) or scan.lexicon.nouns.participle.search(scan.word(at)):
        return True
    return is_verb(scan, at) and not scan.has("verb_bases", at)


def noun_before(scan: Scan, quantity: Quantity) -> Change | None:
    """an increase of 5%, the rise in prices of 5%, the price cut alone ($5)"""
    at = quantity.first - 1
    if scan.text(at) in BRACKETS:
        at -= scan.lexicon.nouns.adverb.search(scan.word(at - 1)) is not None or scan.has("adverbs", at - 1)
        return _noun_ending(scan, quantity, at)
    if not scan.has("of", at):
        return None
    for here in range(at, at - 1 if quantity.kind in COUNTED else max(0, at - OBJECT), -1):
        if here < at and (scan.text(here) in PARTING or (scan.has("of", here) and scan.taken[here + 1])):
            return None  # après une hausse de 8 %, le billet de 50 euros: the noun has its amount
        if here < at and not scan.has("prepositions", here):
            continue
        if scan.taken[here] or (found := _noun_ending(scan, quantity, here)):
            return None if scan.taken[here] else found
    return None


def _noun_ending(scan: Scan, quantity: Quantity, at: int) -> Change | None:
    found = scan.lexicon.roles.cues.match_before(scan.tokens.low, at)
    return _way(found[1], Side.NOUN) if found and not _is_balance(scan, quantity, at - 1) else None


def _is_balance(scan: Scan, quantity: Quantity, at: int) -> bool:
    """Whether a noun of change names what is there or done: a £5m loss, a $20m upgrade, a jump of six metres."""
    if scan.has("feats", at):
        return _is_length(quantity)
    return quantity.kind in AMOUNTS and scan.has("balances", at)


def _by_comparison(scan: Scan, quantity: Quantity, first: int) -> Change | None:
    """5 points lower, 300 fewer jobs, 20% down on the year, $5 off, an additional £5m"""
    if quantity.bare and quantity.value == 1:
        return None  # no one better
    at = quantity.core[1] if quantity.kind in COMPARED else quantity.last
    found = _cue_at(scan, at, Side.WORD)
    if found and _compares(scan, quantity, at, at + found[0]):
        return found[1]
    return Change.UP if quantity.kind in AMOUNTS and scan.has("on_top", first - 1) else None


def _compares(scan: Scan, quantity: Quantity, at: int, behind: int) -> bool:
    """Whether the word at `at` says how much more or less something is, and neither where it is nor what follows."""
    if (
        scan.has("placing", at)
        or scan.term("fixed_particles", at)
        or scan.has("of", behind)
        or scan.is_hyphen(behind)
        or (scan.has("than", behind) and _is_number(scan, behind + 1))
    ):
        return False  # 30 metres above the sea; $5 on top of it; for $5 more than 300 people came
    if scan.has("particles", at):
        shares = quantity.kind is Kind.RATIO and quantity.fraction
        return (shares or quantity.kind in AMOUNTS) and not (
            scan.has("range_to", behind) or _names_level(scan, behind)
        )
    more = scan.has("additional", at) and quantity.kind not in AMOUNTS
    further = quantity.kind is Kind.DURATION or (more and _is_tallied(quantity))
    return not further or any(
        scan.has("than", here) for here in range(behind, quantity.last + 1)
    )  # two more years


def _names_level(scan: Scan, at: int) -> bool:
    """Whether the number before an up or down is where something stands: at 5% down from 7%."""
    return scan.has("range_from", at) and _is_number(scan, at + 1)


def _is_number(scan: Scan, at: int) -> bool:
    return scan.text(at)[:1].isdecimal() or scan.word(at) in scan.lexicon.numbers.cardinals


def _cue_at(scan: Scan, at: int, side: Side) -> tuple[int, Change] | None:
    """The word of change of this side that begins at a token: how long it is, and which way it goes.

    Where a longer term begins there that says something else (down from), the word alone counts.
    """
    cues = scan.lexicon.roles.cues
    found = cues.match(scan.tokens.low, at)
    if found and (way := _way(found[1], side)):
        return found[0], way
    alone = _way(cues.meanings.get(scan.word(at), ()), side)
    return (1, alone) if alone else None


def _way(cues: tuple[Cue, ...], side: Side) -> Change | None:
    return next((WAYS[cue.role] for cue in cues if cue.side is side and cue.role in WAYS), None)
