"""What the records of the sources say of a claim: those of the name that it is of."""

from __future__ import annotations

from collections.abc import Sequence

from figures.model import Kind
from figures.trace.answer import Answer, Why
from figures.trace.asking import Pairing, Question
from figures.trace.claims import ORDINAL
from figures.trace.fits import fit
from figures.trace.kept import Kept, Pair
from figures.trace.owners import Record
from figures.trace.record import Verdict

SUPPORTED, CONTRADICTED = Answer(Verdict.SUPPORTED), Answer(Verdict.CONTRADICTED)


def recorded(question: Question, kept: Kept) -> Answer | None:
    """The answer of the records, None if they have nothing to say of it."""
    if not question.owners:
        return None
    if question.claim.sort == ORDINAL and _is_of_a_row(question):
        return Answer(Verdict.UNSUPPORTED, why=Why.NARROWED)
    if question.owners[0] is None:  # of somebody an average; the records have none
        is_kept = question.claim.noun in kept.nouns and question.says("aggregating")
        is_narrowed = is_kept and kept.is_of_many(question.claim)
        return Answer(Verdict.UNSUPPORTED, why=Why.NARROWED) if is_narrowed else None
    owners = [record for record in question.owners if record is not None]
    if question.pairing is not None:
        return _paired(question, question.pairing, owners, kept)
    if question.claim.figure.kind in (Kind.SCORE, Kind.NUMBER):
        return None
    return SUPPORTED if kept.is_term(question.claim) else _single(question, owners, kept)


def ranked(question: Question, measure: Question, kept: Kept) -> Answer | None:
    """The answer for a place in a group, by what is counted behind it: second on the team, with 12 goals."""
    owner = measure.owners[0] if measure.owners else None
    others = kept.nouns - {measure.claim.noun}
    if owner is None or any(word.rstrip("s") in others for word in question.clause):
        return None  # second in rebounds, with 12 points
    context = measure.context
    places = kept.ranks(owner, measure.claim, context.words | context.near)
    if not places:
        return None
    verdict = Verdict.DERIVED if question.claim.value in places else Verdict.CONTRADICTED
    return Answer(verdict, why=Why.PLACE)


def _is_of_a_row(question: Question) -> bool:
    """Whether an ordinal counts events of which the records have one at most: his second loss in a row."""
    is_of_last = question.says("aggregating") and not question.says("partial_times")
    return is_of_last or question.says("streaks")


def _single(question: Question, owners: Sequence[Record], kept: Kept) -> Answer | None:
    claim, words = question.claim, question.context.words | question.context.near
    named = [source for record in owners for source in kept.named(record, claim, words)]
    if not named:
        return None
    if question.says("aggregating"):  # averaging 20 points, in the last two games
        return Answer(Verdict.UNSUPPORTED, (named[0],), Why.NARROWED)
    for source in named:
        if (verdict := fit(claim, source)) is not None:
            return Answer(verdict, (source,))
    if question.says("narrowing"):
        return None
    if kept.is_of_another(claim):
        return Answer(Verdict.UNCHECKED, (named[0],), Why.ANOTHER)
    return Answer(Verdict.CONTRADICTED, (named[0],))


def _paired(question: Question, pairing: Pairing, owners: Sequence[Record], kept: Kept) -> Answer | None:
    value = int(question.claim.value)
    if pairing.way is None and (question.says("aggregating") or question.says("partial_times")):
        is_there = kept.has_under(value, question.stems)
        if is_there is not None:
            return SUPPORTED if is_there else CONTRADICTED
        if question.says("aggregating"):
            is_sum = kept.has_sum(value, pairing.other)
            return Answer(
                Verdict.DERIVED if is_sum else Verdict.UNSUPPORTED, why=Why.SUM if is_sum else Why.NARROWED
            )
    pairs = kept.pairs(owners)
    labelled = [pair for pair in pairs if pair.is_called(pairing.label)]
    like = labelled or (
        [pair for pair in pairs if pair.way == pairing.way] if pairing.way or pairing.label else []
    )
    return _against(question, pairing, like or pairs, owners if not (labelled or pairing.way) else (), kept)


def _against(
    question: Question, pairing: Pairing, pairs: Sequence[Pair], owners: Sequence[Record], kept: Kept
) -> Answer | None:
    """What pairs of the same sort say of one number of a pair: one of them alone may be wrong."""
    value, part = int(question.claim.value), int(pairing.second)
    if any(pair.is_of(value, pairing.other) for pair in pairs):
        return SUPPORTED
    if owners and kept.has_sides(value, pairing.other, owners):
        return SUPPORTED
    if not pairs or question.says("narrowing"):
        return None
    both = [(pair.one, pair.other) for pair in pairs]
    is_there = any(each[part] == value for each in both)
    has_other = any(each[1 - part] == pairing.other for each in both)
    if is_there and (len(pairs) == 1 or not has_other):
        return SUPPORTED
    return CONTRADICTED
