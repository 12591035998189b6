"""Traces texts to their sources: what each figure rests on, and which ones rest on nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec.structs import replace

from figures.lazy import cached_property
from figures.lexicon import load
from figures.model import Extraction
from figures.trace.answer import Answer
from figures.trace.asking import Question, questions
from figures.trace.claims import ORDINAL, Claim
from figures.trace.derive import Derivation
from figures.trace.fits import fit
from figures.trace.record import Trace, Traced, Verdict, merged
from figures.trace.recorded import ranked, recorded
from figures.trace.saying import traced
from figures.trace.singles import singles
from figures.trace.sources import Sources
from figures.trace.valued import valued
from figures.trace.versions import Comparison
from figures.units import UnitTable

NEXT = 4
"""So many figures behind a place in a group may say by what it is one."""


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
        answers = [
            self._ranked(number, asked) or self._answer(question) for number, question in enumerate(asked)
        ]
        derived = {
            (question.claim.sort, question.claim.value): answer
            for question, answer in zip(asked, answers, strict=True)
            if answer.verdict is Verdict.DERIVED
        }
        found = (
            traced(question.claim, _again(question.claim, answer, derived), self._sources)
            for question, answer in zip(asked, answers, strict=True)
        )
        return self._trace(text, [*found, *self._singles(text)])

    def _singles(self, text: Extraction) -> Iterator[Traced]:
        """What is counted without a number, where the records say otherwise; nothing is said of the rest."""
        kept = self._sources.kept
        found = tuple(singles(text, kept.nouns, load(text.article.locale))) if kept.nouns else ()
        for question in questions(replace(text, figures=found), self._units, kept.names) if found else ():
            answer = recorded(question, kept)
            if answer is not None and answer.verdict is Verdict.CONTRADICTED:
                yield traced(question.claim, answer, self._sources)

    def _ranked(self, number: int, asked: Sequence[Question]) -> Answer | None:
        """The answer for an ordinal that is a place in a group of the records; what is ranked stands behind it."""
        claim = asked[number].claim
        if claim.sort != ORDINAL or not self._sources.names or not asked[number].says("groups_ranked"):
            return None
        behind = asked[number + 1 : number + 1 + NEXT]
        nouns, sentence = self._sources.kept.nouns, claim.figure.sentence
        measures = (
            each for each in behind if each.claim.noun in nouns and each.claim.figure.sentence == sentence
        )
        measure = next(measures, None)
        return ranked(asked[number], measure, self._sources.kept) if measure is not None else None

    def _answer(self, question: Question) -> Answer:
        answer = recorded(question, self._sources.kept) if question.owners else None
        return answer or valued(question, self._sources, lambda: self._derivation, fit)

    def version(self, text: Extraction) -> Trace:
        """A translation or a later version of the source, with what it lost."""
        compared = Comparison(self._sources, text, self._units)
        found = [
            traced(claim, answer, self._sources, is_version=True) for claim, answer in compared.answers()
        ]
        places = tuple(self._sources.place(each) for each in compared.lost)
        return replace(self._trace(text, found), lost=places)

    def _trace(self, text: Extraction, found: Iterable[Traced]) -> Trace:
        articles = tuple(source.article for source in self._sources.extractions)
        parts = sorted(found, key=lambda part: part.figure.start)
        return Trace(text.article, articles, tuple(merged(parts)))


def _again(claim: Claim, answer: Answer, derived: Mapping[tuple[str, Fraction], Answer]) -> Answer:
    """The answer; a figure that no source has, and that follows from them where the text says it again, is derived."""
    if answer.verdict is not Verdict.UNSUPPORTED or answer.why is not None:
        return answer
    return derived.get((claim.sort, claim.value), answer)
