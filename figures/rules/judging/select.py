"""Whether a figure fits a slot."""

from __future__ import annotations

from collections.abc import Sequence

from figures.model import Figure
from figures.rules.judging.document import Document
from figures.rules.semantics.fields import DATES, KEYS, TESTS
from figures.rules.semantics.views import words_of
from figures.rules.syntax.records import Selection

_CLAUSE_ENDS = frozenset(",;:–()")
_NEAR = 80  # characters to either side; a clause of news is rarely longer
_OTHERS = 3  # figures to either side that are looked at


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
    """Whether one of the words stands in the figure's clause, and no other value between them."""
    if not document.view(figure.sentence).may_have(selection.near):
        return False
    place = (figure.start, figure.end)
    if place not in document.clauses:
        document.clauses[place] = _clause(figure, document)
    clause = document.clauses[place]
    return any(f" {term}" in clause for term in selection.near)


def _clause(figure: Figure, document: Document) -> str:
    """The words of the figure's clause up to the values beside it, in the form of `sentences.normal`."""
    text = document.extraction.article.blocks[figure.block].text
    at, to = _reach(figure, document)
    before = words_of(text, at, figure.at)
    after = words_of(text, figure.to, to)
    inside = words_of(text, figure.at, figure.to)
    clause = [*reversed(_until_end(before[::-1])), *inside, *_until_end(after)]
    return "".join([" ", *(f"{word} " for word in clause)])


def _reach(figure: Figure, document: Document) -> tuple[int, int]:
    """Where the value before a figure ends and the next one begins, if they are in the sentence and not too far."""
    sentence = document.extraction.sentences[figure.sentence]
    at, to = max(sentence.at, figure.at - _NEAR), min(sentence.to, figure.to + _NEAR)
    figures, number = document.extraction.figures, document.original(figure)
    near = figures if number is None else figures[max(number - _OTHERS, 0) : number + _OTHERS + 1]
    beside = [each for each in near if _is_value(each) and each.sentence == figure.sentence]
    before = (each.to for each in beside if each.to <= figure.at)
    behind = (each.at for each in beside if each.at >= figure.to)
    return max([at, *before]), min([to, *behind])


def _is_value(figure: Figure) -> bool:
    return figure.kind not in DATES


def _until_end(words: Sequence[str]) -> list[str]:
    for i, word in enumerate(words):
        if word in _CLAUSE_ENDS:
            return list(words[:i])
    return list(words)
