"""The mean of the figures that a short text lists, wherever it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from figures.relate.attach import NEAREST
from figures.relate.mentions import with_unit
from figures.relate.products.outcomes import has_further_term
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sole.workings.few import FEWEST, Few

AROUND = 5
"""So many words before a figure may say that it is a mean."""
FAR = 3
"""A mean of what is listed lies among it, or is off by no more than so many times."""
CLOSE = 0.012
"""So far a mean may be off, and still be rounded."""


def means_of(few: Few) -> Iterator[Rivals]:
    """The one mean that is told of a list, or of as many figures as the text says there are."""
    text = few.text
    if not any(own.lists.any_of("averages") for own in text.utterances.values()):
        return
    told = [each for each in few.amounts if _is_mean(each, few)]
    if len(told) != 1:
        return
    mean = told[0]
    runs = few.runs(without=mean)
    counted = {int(each.size) for each in few.amounts if each.sort in ("count", "time") and each is not mean}
    others = [each for each in few.amounts if each is not mean and each.sort == mean.sort and not mean.bare]
    if not runs and len(others) >= FEWEST and len(others) in counted:
        runs = [others]
    if len(runs) != 1 or not few.are_exact((*runs[0], mean)):
        return
    if not runs[0][0].bare and runs[0][0].sort == "count" and len(runs[0]) - 1 == runs[0][0].size:
        runs[0] = runs[0][1:]  # four nights: 12, 19, 15 and 22
    parts, total = _in_one_unit(runs[0], mean)
    if parts is None or has_further_term((*parts, mean), text) or _are_levels(parts):
        return
    if not min(part.size for part in parts) / FAR <= total.size <= max(part.size for part in parts) * FAR:
        return
    sure = len(parts) in counted
    roles = {"parts": tuple(part.figure for part in parts), "total": (replace(total.figure, per=None),)}
    evidence = ("told", 3), ("counted", int(sure)), ("link", 1), ("sole", 1)
    found = Relation("sum", "mean", roles, mean.figure, 0, Tie.TIED, evidence)
    if not _is_explained(parts, total):
        yield Rivals(mean.figure, (found,), tuple)


def _are_levels(parts: Sequence[Mention]) -> bool:
    """Whether two of them only tell a change: from 120 to 150, of which 131 were filled on average."""
    told = {role for part in parts for role in ("old", "new") if part.roles.get(role) == NEAREST}
    return len(told) > 1


def _is_mean(mention: Mention, few: Few) -> bool:
    """Whether words right before a figure call it a mean: an average of 29, class sizes average 23."""
    own = few.text.utterance(mention)
    if not own.lists.any_of("averages"):
        return False
    before = [each.core[1] for each in own.mentions if each.last <= mention.first]
    start = max(mention.first - AROUND, before[-1] if before else 0)
    alone = all(each is mention or each.sort != mention.sort for each in own.mentions)
    start = 0 if alone else start
    named = next(
        (at for at in range(start, mention.first) if few.lexicon.term("averages", own.tokens.low, at)), None
    )
    return named is not None and not _is_of_a_time(own.tokens.low[named + 1 : mention.first], few)


def _is_of_a_time(behind: Sequence[str], few: Few) -> bool:
    """Whether words behind that of a mean say that it is one of a time: the average for the year is 175."""
    has = few.lexicon.has
    opened = behind[:1] and (has("prepositions", behind[0]) or has("of", behind[0]))
    at = 2 if opened and has("determiners", "".join(behind[1:2])) else 1
    return bool(opened and has("time_spans", "".join(behind[at : at + 1])))


def _in_one_unit(parts: Sequence[Mention], mean: Mention) -> tuple[list[Mention] | None, Mention]:
    """The parts and their mean with the unit that one of them has; None if they have several."""
    units = [each for each in (*parts, mean) if not each.bare]
    if any((each.sort, each.figure.unit) != (units[0].sort, units[0].figure.unit) for each in units):
        return None, mean
    if not units:
        return list(parts), mean
    lent = [with_unit(each, units[0]) if each.bare else each for each in (*parts, mean)]
    return lent[:-1], lent[-1]


def _is_explained(parts: Sequence[Mention], mean: Mention) -> bool:
    """Whether it is the mean of all but the first or the last of them."""
    sizes = [each.size for each in parts]
    runs = [run for run in (sizes, sizes[1:], sizes[:-1]) if len(run) >= FEWEST]
    return any(abs(sum(run) / len(run) - mean.size) <= CLOSE * mean.size for run in runs[1:])
