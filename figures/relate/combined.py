"""What figures right before another make: their mean, or with one in another currency a total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.model import Qualifier
from figures.relate.attach import NEAREST
from figures.relate.binding import is_part, total_cue
from figures.relate.likeness import is_amount
from figures.relate.lists import are_listed, ends_list, joins
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text

FEWEST = 3
"""So many figures at least make a list of which a mean is told."""
AHEAD = 4
"""So many words at most stand between the list and its mean: – an average of."""
CLOSING = frozenset([",", "–", "—", "(", ":", ";"])
SUMS = 3
"""Two sums and their total, and nothing else of money in the sentence."""


def combined_of(text: Text) -> Iterator[Rivals]:
    """Each mean of listed figures, and each total of sums in two currencies."""
    yield from _means(text)
    yield from _exchanged(text)


def _means(text: Text) -> Iterator[Rivals]:
    """Each mean that is told right behind a list of figures."""
    for own in text.utterances.values():
        if "means" not in own.lists:
            continue
        for place, mean in enumerate(own.mentions):
            parts = _listed_before(own.mentions[:place], mean, text)
            if not parts or not _is_mean(mean, parts[-1], text):
                continue
            counted = own.mentions[: own.mentions.index(parts[0])]
            sure = any(each.sort == "count" and each.size == len(parts) for each in counted)
            roles = {"parts": tuple(part.figure for part in parts), "total": (mean.figure,)}
            tie = Tie.TIED if sure else Tie.NEAR
            found = Relation("sum", "mean", roles, mean.figure, 0, tie, (("told", 3), ("counted", int(sure))))
            yield Rivals(mean.figure, (found,), tuple)


def _listed_before(before: Sequence[Mention], mean: Mention, text: Text) -> Sequence[Mention]:
    """The list that ends right before a figure, of figures of its sort."""
    run: list[Mention] = []
    for each in reversed(before):
        same = each.sort == mean.sort and each.figure.unit == mean.figure.unit and each.per == mean.per
        if not (same and is_part(each, mean) and is_amount(each)):
            break
        run.insert(0, each)
    if len(run) < FEWEST or not are_listed(run, text) or not ends_list(run[-2], run[-1], text):
        return ()
    exact = all(each.figure.qualifier is Qualifier.EXACT and each.mood != DENIED for each in (*run, mean))
    return run if exact else ()


def _is_mean(mean: Mention, last: Mention, text: Text) -> bool:
    """Whether words right behind the list say that the figure is its mean, and no more is said of it."""
    low = text.utterance(mean).tokens.low
    between = low[last.last : mean.first]
    told = 0 < len(between) <= AHEAD and between[0] in CLOSING and text.lexicon.stands("means", between)
    behind = low[mean.last : mean.last + 1]
    return told and (not behind or not behind[0].isalnum())


def _exchanged(text: Text) -> Iterator[Rivals]:
    """Each total of two sums of which one at least is in another currency."""
    for own in text.utterances.values():
        sums = [each for each in own.mentions if each.sort.startswith("money") and is_amount(each)]
        if len(sums) != SUMS or DENIED in {each.mood for each in sums}:
            continue
        one, other, total = sums
        if one.sort == other.sort or not _is_total(total, text) or not joins(one, other, text):
            continue
        before, added = (one, other) if one.sort == total.sort else (other, one)
        if before.sort == total.sort and all(each.per is None for each in sums):
            roles = {"before": (before.figure,), "added": (added.figure,), "total": (total.figure,)}
            found = Relation("sum", "exchanged", roles, total.figure, 0, Tie.TIED, (("told", 3),))
            yield Rivals(total.figure, (found,), tuple)


def _is_total(mention: Mention, text: Text) -> bool:
    return total_cue(mention, text) == NEAREST
