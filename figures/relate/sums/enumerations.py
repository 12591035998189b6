"""Enumerations: figures of one sentence that stand in one list, each for another part of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from figures.model import Figure, Kind
from figures.relate.likeness import is_compared
from figures.relate.lists import joins, opens_list
from figures.relate.mentions import span
from figures.relate.record import Mention
from figures.relate.sums.binding import FEWEST, is_part, sums_up
from figures.relate.text import Text

WHOLE = Decimal(1)
SENTENCES = 3
"""So many sentences before the total may tell its parts."""


def members_of(total: Mention, sentence: int, text: Text) -> list[Mention]:
    """The figures of a sentence that may be parts of another one, in their order.

    A number behind a name is one if it stands in a list with others: Ayr 41, Bath 27 and Cork 19.
    """
    own = text.utterances.get(sentence)
    if own is None:
        return []
    lent = sentence == total.sentence and opens_list(total, text)  # 96 kg: Ann took 38, Bea 31
    found = [
        other
        for other in own.mentions
        if (is_part(other, total) or (lent and other.bare and other.place > total.place))
        and not is_compared(other, text)
    ]
    if found and sentence in text.labels:
        found = sorted([*found, *named(found, sentence, text)], key=lambda mention: mention.core)
    return found


def named(found: Sequence[Mention], sentence: int, text: Text) -> Iterator[Mention]:
    """Numbers that were read as part of a name, in a list that some of the others open."""
    own = text.utterances[sentence]
    last = found[0]
    others = iter(found[1:])
    following = next(others, None)
    for label in text.labels[sentence]:
        while following is not None and following.figure.start < label.start:
            last, following = following, next(others, None)
        mention = labelled(label, last, text)
        if mention is not None and mention.core[0] > last.core[0] and joins(last, mention, text):
            behind = own.tokens.low[mention.core[1] : mention.core[1] + 1]
            if not behind or not behind[0].isalnum() or text.lexicon.has("list_joints", behind[0]):
                yield mention
                last = mention


def labelled(label: Figure, beside: Mention, text: Text) -> Mention | None:
    """A number that was read as part of a name, as what it may count as well: the Swan 86."""
    written = label.written
    own = text.utterance(beside)
    core = span(own.tokens, *label.number)
    if written is None or written.in_words or label.value is None or core[1] - core[0] != 1:
        return None
    figure = replace(label, kind=Kind.NUMBER, precision=WHOLE)
    return Mention(
        figure=figure, sentence=label.sentence, block=label.block, first=core[0], last=core[1], core=core, sort="count",
        size=float(label.value), factor=1.0, per=None, noun=None, bare=True, attributive=False, roles={},
        clause=own.clauses[core[0]], mood=beside.mood,
    )  # fmt: skip


def beside(mention: Mention, text: Text) -> Iterator[list[Mention]]:
    """The figures before one and behind it in its sentence; or those of sentences before and behind."""
    beside = members_of(mention, mention.sentence, text)
    before = [other for other in beside if other.place < mention.place]
    behind = [other for other in beside if other.place > mention.place]
    yield before
    yield behind
    if len(beside) < FEWEST:
        yield from _across(mention, before, -1, text)
        yield from _across(mention, behind, 1, text)


def _across(mention: Mention, run: list[Mention], step: int, text: Text) -> Iterator[list[Mention]]:
    own = text.utterance(mention)
    leads = (
        step < 0 and sums_up(mention, text) and own.mentions[0] is mention
    )  # also those of a new paragraph
    for number in range(mention.sentence + step, mention.sentence + step * (SENTENCES + 1), step):
        near = text.utterances.get(number)
        if near is None or (near.block != own.block and not text.is_item(near) and not leads):
            return
        leads = False
        more = members_of(mention, number, text)
        run = [*run, *more] if step > 0 else [*more, *run]
        yield run


def lists_in(members: Sequence[Mention], text: Text) -> Iterator[list[Mention]]:
    """The longest lists that figures of one sentence make."""
    run: list[Mention] = []
    for member in members:
        if run and not _goes_on(run[-1], member, text):
            if len(run) >= FEWEST:
                yield run
            run = []
        run.append(member)
    if len(run) >= FEWEST:
        yield run


def _goes_on(one: Mention, other: Mention, text: Text) -> bool:
    """Whether a list goes on from one figure to the next: in the same brackets, or both in none."""
    same = one.figure.list is not None and one.figure.list == other.figure.list
    return same or joins(one, other, text)
