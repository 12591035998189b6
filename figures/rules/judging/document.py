"""An extraction as the rules look at it: indexed once, its sentences abstracted when first asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence

from figures.lazy import cached_property
from figures.lexicon.sought import low, sought
from figures.model import Article, Extraction, Figure, Kind
from figures.papers.paper import read_paper, without
from figures.rules.semantics.context import Context
from figures.rules.semantics.evidence import named
from figures.rules.semantics.fields import Place
from figures.rules.semantics.neighbours import Neighbours, neighbours
from figures.rules.semantics.views import TwoSentences, View

SIGNATURE = re.compile(r"[—–-]\s?[^\n@]{1,60}\(@\w{1,30}\)")
"""Finds who wrote a post that is quoted: — Ann Lee (@annlee)."""


class Whole(str):
    """The words for a slip that say all there is to say, in place of the rule's message."""

    __slots__ = ()


class Document:
    """The figures of one article by sentence, by neighbourhood and by field."""

    def __init__(self, extraction: Extraction, context: Context) -> None:
        self.paper = read_paper(extraction.article, context.lexicon)
        self.extraction = extraction if self.paper is None else without(self.paper, extraction)
        self.context = context
        self.language = extraction.article.locale.replace("-", "_").partition("_")[0]
        self.hints: dict[tuple[str, int], tuple[object, str | None]] = {}
        """What may have happened, by rule and identity of a match, which is kept alive: no other takes its place."""
        self.clauses: dict[tuple[int, int], str] = {}
        self._correcting: Sequence[str] | None = None
        self._views: dict[int, View] = {}
        self._passages: dict[int, int] = {}
        self._first: dict[str, int] = {}
        self._of_kinds: dict[frozenset[str | bool | None], Sequence[Figure]] = {}

    @cached_property
    def names_currency(self) -> Callable[[str], bool]:
        """Whether the article names a currency or a country that uses it."""
        return named(self.article)

    @cached_property
    def by_sentence(self) -> dict[int, list[Figure]]:
        """The figures of each sentence that has any."""
        found: dict[int, list[Figure]] = {}
        for figure in self.extraction.figures:
            found.setdefault(figure.sentence, []).append(figure)
        return found

    def figures_of(self, kinds: frozenset[str | bool | None] | None) -> Sequence[Figure]:
        """The figures of these kinds, and the ranges with an end of one; None asks for all."""
        if kinds is None:
            return self.extraction.figures
        if kinds not in self._of_kinds:
            numbers = sorted({number for kind in kinds for number in self._by_kind.get(kind, ())})
            self._of_kinds[kinds] = [self.extraction.figures[number] for number in numbers]
        return self._of_kinds[kinds]

    @property
    def kinds(self) -> Collection[str | bool | None]:
        """The kinds of all figures, and of the ends of ranges."""
        return self._by_kind.keys()

    @cached_property
    def _by_kind(self) -> dict[str | bool | None, list[int]]:
        """The numbers of the figures of each kind, and of the ranges with an end of it."""
        found: dict[str | bool | None, list[int]] = {}
        for number, figure in enumerate(self.extraction.figures):
            for kind in {figure.kind, *(end.kind for end in figure.ends)}:
                found.setdefault(kind.value, []).append(number)
        return found

    @cached_property
    def neighbours(self) -> tuple[Neighbours, ...]:
        """Figures that may say the same thing twice."""
        return tuple(neighbours(self.extraction))

    def place(self, figure: Figure) -> Place:
        """A figure with what its fields are looked up in."""
        return Place(figure, self.by_sentence.get(figure.sentence, ()), self.extraction, self.context)

    def view(self, sentence: int) -> View:
        """A sentence as patterns see it."""
        if sentence not in self._views:
            span = self.extraction.sentences[sentence]
            text = self.extraction.article.blocks[span.block].text
            figures = self.by_sentence.get(sentence, [])
            tokens = self.extraction.tokens[sentence] if self.extraction.tokens else None
            self._views[sentence] = View(text, span.at, span.to, figures, tokens)
        return self._views[sentence]

    def passage(self, sentence: int) -> int:
        """A sentence, or one that was asked for before and has the same words: captions are often repeated."""
        if sentence not in self._passages:
            span = self.extraction.sentences[sentence]
            words = self.article.blocks[span.block].text[span.at : span.to].strip()
            self._passages[sentence] = self._first.setdefault(words, sentence)
        return self._passages[sentence]

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.extraction.article

    def corrects(self, block: int, phrases: frozenset[str]) -> bool:
        """Whether one of the phrases stands in a paragraph; all rules ask for the same phrases."""
        if self._correcting is None:
            self._correcting = sought(phrases).found(self.article.prose, self.context.lexicon.telling)
        if not self._correcting:
            return False
        text = low(self.article.blocks[block].text)
        return any(phrase in text for phrase in self._correcting)

    def quotes_as_written(self, figure: Figure) -> bool:
        """Whether a quoted figure is as somebody wrote it: “1,2000 dead,” she tweeted; “1,2000 dead” — Ann (@ann)."""
        signed = SIGNATURE.search(self.article.blocks[figure.block].text) is not None
        return signed or self._says(figure.sentence, "written_words")

    def quotes_a_slip(self, figure: Figure) -> bool:
        """Whether the sentence of what is quoted says that it is wrong."""
        return self._says(figure.sentence, "naming_slips")

    def _says(self, sentence: int, what: str) -> bool:
        tokens = self.extraction.tokens[sentence]
        return tokens is not None and self.context.lexicon.stands(what, tokens.low)

    def original(self, figure: Figure) -> int | None:
        """The number of a figure in the extraction; an end of a range has the range's, a word none (doubled)."""
        number = bisect_right(self._starts, figure.start) - 1
        if number >= 0 and figure.end <= self.extraction.figures[number].end:
            return number
        return self._within(figure) if figure.number[1] and self.paper is not None else None

    def _within(self, figure: Figure) -> int | None:
        """The number of the figure that the value of a reported statistic is: 2.20 of t(28) = 2.20."""
        at = self.article.blocks[figure.block].source(figure.number[0])
        number = bisect_right(self._starts, at) - 1
        return number if number >= 0 and at < self.extraction.figures[number].end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [figure.start for figure in self.extraction.figures]

    @cached_property
    def views(self) -> tuple[View, ...]:
        """All sentences that have figures which are more than names."""
        return tuple(
            self.view(sentence)
            for sentence, figures in self.by_sentence.items()
            if any(figure.kind is not Kind.LABEL for figure in figures)
        )

    def pairs(self) -> Iterator[View]:
        """All sentences with the next one of their paragraph, if both have figures."""
        sentences = self.extraction.sentences
        for number in self.by_sentence:
            if number + 1 in self.by_sentence and sentences[number].block == sentences[number + 1].block:
                yield TwoSentences(self.view(number), self.view(number + 1))
