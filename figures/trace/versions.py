"""What became of the figures of an original in a version of it: kept, new, lost, or changed, which is both."""

from __future__ import annotations

from collections.abc import Iterator

from figures.model import Extraction
from figures.trace.answer import Answer, Why
from figures.trace.asking import Question, questions
from figures.trace.claims import LABEL, NAMED, Claim
from figures.trace.fits import same_number
from figures.trace.owners import Names
from figures.trace.record import SEVERITIES, Verdict
from figures.trace.sources import Sources
from figures.trace.valued import translated
from figures.units import UnitTable

SAID = frozenset({*range(13), 15, *range(20, 101, 10)})
"""Numbers that have words of their own, in which nothing was read as a number: a quintet, a fortnight, a centenary."""


class Comparison:
    """An original and a version of it; `lost` are the claims of the original of which the version says nothing."""

    def __init__(self, original: Sources, version: Extraction, units: UnitTable) -> None:
        self._original, self._version = original, Sources([version], units)
        self._asked = list(questions(version, units, Names(())))
        self._answers = [translated(each, original, same_number) for each in self._asked]
        asked = [each for one in original.extractions for each in questions(one, units, Names(()))]
        good = [each for each in self._answers if each.verdict not in SEVERITIES]
        kept = {_key(claim) for answer in good for claim in answer.claims}
        lost = [each for each in _unanswered(asked, self._version) if _key(each) not in kept]
        self.lost = [each for each in lost if not self._version.spells(each, original)]
        self._is_longer = not self.lost and len(self._asked) > len(original.claims)
        self._new_names = _without_number((each.claim for each in self._asked), original)
        self._lost_names = _without_number((each.claim for each in asked), self._version)

    def answers(self) -> Iterator[tuple[Claim, Answer]]:
        """The claims of the version with what the original says of each; what has changed is no longer lost."""
        for question, answer in zip(self._asked, self._answers, strict=True):
            claim = question.claim
            if answer.verdict in SEVERITIES and self._original.spells(claim, self._version):
                answer = Answer(Verdict.SUPPORTED, why=Why.DIGITS)
            if self._is_longer and answer.verdict is Verdict.UNSUPPORTED and _may_be_said(claim):
                answer = Answer(Verdict.UNCHECKED, why=Why.ADDED)
            other = self._before(claim, answer)
            if other is not None:
                answer = Answer(Verdict.CONTRADICTED, (other,), span=answer.span)
            yield claim, answer

    def _before(self, claim: Claim, answer: Answer) -> Claim | None:
        """What the original has where the version has a claim that it has not: the first lost of its sort."""
        if claim.sort == LABEL and answer.verdict not in SEVERITIES:
            is_renamed = claim in self._new_names and self._lost_names
            return self._lost_names.pop(0) if is_renamed else None
        found = (each for each in self.lost if (each.sort, each.part) == (claim.sort, claim.part))
        other = next(found, None)
        if other is None or not (answer.verdict in SEVERITIES or _is_for_another(claim, answer, other)):
            return None
        self.lost.remove(other)
        return other


def _key(claim: Claim) -> tuple[int, int, int, str]:
    return claim.text, claim.number, claim.part, claim.sort


def _unanswered(asked: list[Question], sources: Sources) -> list[Claim]:
    answers = ((each.claim, translated(each, sources, same_number)) for each in asked)
    return [claim for claim, answer in answers if answer.verdict in SEVERITIES]


def _without_number(claims: Iterator[Claim], other: Sources) -> list[Claim]:
    """The names whose number the other text has nowhere: Formula 1, and Formel 6."""
    names = (each for each in claims if each.sort == LABEL)
    return [each for each in names if not other.has(each.value) and str(each.value) not in other.numerals]


def _is_for_another(claim: Claim, answer: Answer, lost: Claim) -> bool:
    """Whether the number that supports a claim is of something else, and one with its unit is lost.

    The original has four tests, and three weeks; the version has four tests, and four weeks.
    """
    is_other = bool(answer.claims) and answer.claims[0].sort != claim.sort
    return is_other and claim.figure.unit is not None and claim.figure.unit == lost.figure.unit


def _may_be_said(claim: Claim) -> bool:
    """Whether another language may say a number by a word that is none: twice, a fortnight, a centenary."""
    return claim.sort not in NAMED and abs(claim.value) in SAID
