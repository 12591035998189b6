"""Whether a figure fits a slot."""

from __future__ import annotations

from collections.abc import Sequence

from figures.model import Figure
from figures.rules.document import Document
from figures.rules.fields import KEYS, TESTS
from figures.rules.records import Selection
from figures.rules.sentences import words_of

_CLAUSE_ENDS = frozenset(",;:–()")
_NEAR = 80  # characters to either side; a clause of news is rarely longer


def fits(selection: Selection, figure: Figure, document: Document, first: Figure | None = None) -> bool:
    """Whether the figure fits by itself, and agrees with the rule's first figure where it is asked to."""
    place = document.place(figure)
    for name, allowed in selection.equal:
        if TESTS[name](place) not in allowed:
            return False
    if selection.near and not _is_near(selection, figure, document):
        return False
    if first is None:
        return True
    other = document.place(first)
    return all(KEYS[name](place) == KEYS[name](other) for name in selection.same) and all(
        _differ(KEYS[name](place), KEYS[name](other)) for name in selection.differ
    )


def _differ(a: object, b: object) -> bool:
    return a is not None and b is not None and a != b


def _is_near(selection: Selection, figure: Figure, document: Document) -> bool:
    """Whether one of the words stands in the figure's clause."""
    if not document.view(figure.sentence).may_have(selection.near):
        return False
    place = (figure.start, figure.end)
    if place not in document.clauses:
        document.clauses[place] = _clause(figure, document)
    clause = document.clauses[place]
    return any(f" {term}" in clause for term in selection.near)


def _clause(figure: Figure, document: Document) -> str:
    """The words of the figure's clause, in the form of `sentences.normal`."""
    text = document.extraction.article.blocks[figure.block].text
    sentence = document.extraction.sentences[figure.sentence]
    before = words_of(text, max(sentence.at, figure.at - _NEAR), figure.at)
    after = words_of(text, figure.to, min(sentence.to, figure.to + _NEAR))
    inside = words_of(text, figure.at, figure.to)
    clause = [*reversed(_until_end(before[::-1])), *inside, *_until_end(after)]
    return "".join([" ", *(f"{word} " for word in clause)])


def _until_end(words: Sequence[str]) -> list[str]:
    for i, word in enumerate(words):
        if word in _CLAUSE_ENDS:
            return list(words[:i])
    return list(words)
