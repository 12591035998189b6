"""Traces texts to their sources: what each figure rests on, and which ones rest on nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from figures.model import Extraction
from figures.trace.answer import Answer
from figures.trace.asking import Question, questions
from figures.trace.claims import Claim
from figures.trace.derive import Derivation
from figures.trace.fits import fit, same_number
from figures.trace.owners import Names
from figures.trace.record import Place, Trace, Traced, Verdict, merged
from figures.trace.recorded import recorded
from figures.trace.saying import traced
from figures.trace.sources import Sources
from figures.trace.valued import translated, valued
from figures.units import UnitTable


class Tracing:
    """Sources that are read once, and to which any number of texts may be traced."""

    def __init__(self, sources: Sequence[Extraction], units: UnitTable) -> None:
        self._sources = Sources(sources, units)
        self._units = units

    @cached_property
    def _derivation(self) -> Derivation:
        return Derivation(self._sources.in_context)

    def of(self, text: Extraction) -> Trace:
        """A text that was written from the sources."""
        asked = list(questions(text, self._units, self._sources.names))
        answers = [self._answer(question) for question in asked]
        derived = {
            (question.claim.sort, question.claim.value): answer
            for question, answer in zip(asked, answers, strict=True)
            if answer.verdict is Verdict.DERIVED
        }
        found = (
            traced(question.claim, _again(question.claim, answer, derived), self._sources)
            for question, answer in zip(asked, answers, strict=True)
        )
        return self._trace(text, found)

    def _answer(self, question: Question) -> Answer:
        answer = recorded(question, self._sources.kept) if question.owners else None
        return answer or valued(question, self._sources, lambda: self._derivation, fit)

    def version(self, text: Extraction) -> Trace:
        """A translation or a later version of the source, with what it lost."""
        asked = list(questions(text, self._units, Names(())))
        found = (
            traced(
                question.claim,
                translated(question, self._sources, same_number),
                self._sources,
                is_version=True,
            )
            for question in asked
        )
        trace = self._trace(text, found)
        back = Sources([text], self._units)
        lost = _lost(self._sources, back, self._units)
        return Trace(trace.article, trace.sources, trace.figures, tuple(lost))

    def _trace(self, text: Extraction, found: Iterable[Traced]) -> Trace:
        articles = tuple(source.article for source in self._sources.extractions)
        return Trace(text.article, articles, tuple(merged(found)))


def _again(claim: Claim, answer: Answer, derived: Mapping[tuple[str, Fraction], Answer]) -> Answer:
    """The answer; a figure that no source has, and that follows from them where the text says it again, is derived."""
    if answer.verdict is not Verdict.UNSUPPORTED or answer.why is not None:
        return answer
    return derived.get((claim.sort, claim.value), answer)


def _lost(original: Sources, version: Sources, units: UnitTable) -> list[Place]:
    """The figures of the original for which the version has none."""
    lost: list[Place] = []
    for number, extraction in enumerate(original.extractions):
        asked = questions(extraction, units, Names(()))
        parts = [traced(each.claim, translated(each, version, same_number), version) for each in asked]
        lost += [
            Place(number, part.start, part.end, extraction.article.source[part.start : part.end])
            for part in merged(parts)
            if part.severity is not None
        ]
    return lost
