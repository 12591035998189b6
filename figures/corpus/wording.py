"""What the words around a figure tell of the quantity it states: a proper name, a date, what is said of the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from figures.extract.phrases.words import STOPS
from figures.lexicon import load as load_lexicon
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Article, Figure, Kind, Section
from figures.report.result import Report

_SMALL = STOPS | {"rate_linkers", "period_openers"}
_CAPITAL_WITHIN = re.compile(r"(?<=[^\W\d_A-Z] |[,;] )[^\W\d_a-z][\w&-]*")
"""A word with a capital behind a small letter or a comma, and so not at the beginning of a sentence."""


class Wording:
    """The words of one article."""

    def __init__(self, report: Report) -> None:
        self._article, self._sentences = report.article, report.sentences
        self._lexicon = load_lexicon(report.article.locale)
        self._names = frozenset[str]() if self._lexicon.nouns.capitalised else _capitalised(report.article)
        self._dates = _dates(report)

    def is_named(self, figure: Figure) -> bool:
        """Whether a word of the subject is a proper name: the text writes it with a capital within a sentence.

        A headline may write every word so, and some languages every noun: there nothing tells a name. A number in
        the subject makes the figure one of a series (photo 2 of 19).
        """
        return not any(word.isdecimal() for word in figure.subject) and any(
            word in self._names and not self._lexicon.is_calendar(word) for word in figure.subject
        )

    def date(self, figure: Figure) -> str | None:
        """The date or the year of the figure's sentence, if it tells just one."""
        told = self._dates.get(figure.sentence, ())
        return min(told) if len(told) == 1 else None

    def said(self, figure: Figure) -> str:
        """What is said of the subject: the words from it to the figure, and behind that to the end of the clause.

        Two figures of one subject are of different quantities where these differ: it paid £2 million in tax, and
        it paid £4 million to its owners; it sold 40 ships, and it lost 50. Small words and dates tell nothing.
        """
        sentence = self._sentences[figure.sentence]
        text = self._article.blocks[sentence.block].text
        before = tokenize(text, sentence.at, figure.at)
        behind = tokenize(text, figure.to, sentence.to)
        subject = {word.lower() for word in figure.subject}
        last = max((at for at, word in enumerate(before.low) if word in subject), default=len(before))
        end = next((at for at, word in enumerate(behind.text) if not word[0].isalnum()), len(behind))
        telling = (*self._telling(before, last + 1, len(before)), *self._telling(behind, 0, end))
        return " ".join(word for word in telling if word not in subject)

    def _telling(self, tokens: Tokens, first: int, end: int) -> Iterator[str]:
        lexicon = self._lexicon
        for at in range(first, end):
            word = tokens.low[at]
            small = not _SMALL.isdisjoint(lexicon.lists.get(word, ()))
            period = lexicon.rates.periods.match(tokens.low, at) is not None
            if word.isalpha() and not small and not period and not lexicon.is_calendar(tokens.text[at]):
                yield word


def _capitalised(article: Article) -> frozenset[str]:
    texts = (block.text for block in article.blocks if block.section is Section.BODY)
    return frozenset(word for text in texts for word in _CAPITAL_WITHIN.findall(text))


def _dates(report: Report) -> dict[int, set[str]]:
    dates: dict[int, set[str]] = {}
    for figure in report.figures:
        if figure.kind in (Kind.DATE, Kind.YEAR) and figure.date:
            dates.setdefault(figure.sentence, set()).add(figure.date)
    return dates
