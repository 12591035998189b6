"""Whether a suggestion does what it says: put into the text and read again, it satisfies the rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from figures.extract import extract
from figures.interval import Interval
from figures.model import Article, Block, Extraction, Figure, Kind
from figures.relate import relate
from figures.rules.judging.document import Document
from figures.rules.judging.verdict import Verdict, required
from figures.rules.semantics.values import Items, Value

BOUNDS = ("least", "size", "most")
LONGEST = 4000
"""Of longer sentences nothing is suggested: each suggestion reads its sentence again."""


def satisfies(text: str, figure: Figure, verdict: Verdict, document: Document) -> bool:
    """Whether the rule may hold with this text in place of the figure."""
    meant = _read(text, figure, document)
    if meant is None:
        return False
    bound = {name: _with(value, figure, meant) for name, value in verdict.match.bound.items()}
    judgement = required(verdict.rule, bound, verdict.match, document.context.afresh())
    return judgement.truth is not False and judgement.reason is None


def _with(value: Value, figure: Figure, meant: Figure) -> Value:
    if isinstance(value, Items):
        return Items(tuple(_with(member, figure, meant) for member in value.members))
    same = isinstance(value, Figure) and (value.start, value.end) == (figure.start, figure.end)
    return meant if same else value


def _read(text: str, figure: Figure, document: Document) -> Figure | None:
    """The figure that is read where the text stands in place of another, if it is one of the same sort."""
    sentence = document.extraction.sentences[figure.sentence]
    if sentence.to - sentence.at > LONGEST:
        return None
    article, block = document.article, document.article.blocks[figure.block]
    before, after = block.text[sentence.at : figure.at], block.text[figure.to : sentence.to]
    whole = f"{before}{text}{after}"
    alone = Article(
        whole,
        (Block(whole, block.section, ((0, 0),), block.cell),),
        (0,),
        date=article.date,
        locale=article.locale,
    )
    span = (len(before), len(before) + len(text))
    extraction = extract(alone, document.context.lexicon)
    for found in _all(extraction.figures):
        if (found.at, found.to) == span and _is_of_sort(found, figure):
            if not _may_be(found, extraction, document):
                return None
            return replace(
                found,
                start=figure.start,
                end=figure.end,
                at=figure.at,
                to=figure.to,
                sentence=figure.sentence,
            )
    return None


def _may_be(figure: Figure, extraction: Extraction, document: Document) -> bool:
    """Whether a thing can measure as much: nobody has 48.9 degrees of fever."""
    for rivals in relate(extraction, document.context.lexicon, document.context.units):
        if rivals.relations[0].form == "possible" and rivals.figure.start == figure.start:
            told = rivals.relations[0].told
            numbers = [each for name in BOUNDS if not isinstance(each := told[name], Interval)]
            return numbers == sorted(numbers)
    return True


def _all(figures: tuple[Figure, ...]) -> Iterator[Figure]:
    return chain(figures, (end for figure in figures for end in figure.ends))


def _is_of_sort(found: Figure, figure: Figure) -> bool:
    """Whether a figure is of the same sort as before; a malformed number (18.591.93) was of none."""
    if figure.kind is Kind.LABEL:
        return True
    return (found.kind, found.unit, found.per) == (figure.kind, figure.unit, figure.per)
