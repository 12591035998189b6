"""Counts: figures, and words that stand for one, by which a text tells how many things it lists."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Figure, Kind, Qualifier, Section, Sentence
from figures.relate.counts.listing import is_number
from figures.relate.mentions import HYPHENS, figure_at, span
from figures.relate.text import Text

LEAST, MOST = 2, 20
"""Only so many things does anybody count in words."""
COUNTING = frozenset([Kind.COUNT, Kind.NUMBER, Kind.DURATION])
OF_REACH = 4
"""So many words before a count, "of the" makes something a part of it."""


class Count(Struct, frozen=True, gc=False):
    """A figure that counts, on the tokens `first`..`last` of its sentence; at `others` are figures that do not."""

    figure: Figure
    first: int
    last: int
    value: int
    is_set: bool = False
    others: frozenset[int] = frozenset()


Counted = tuple[int, Tokens, list[Count]]
"""A sentence by its number, its tokens, and its counts in order."""


def counts_in(block: int, text: Text) -> list[Count]:
    """The counts of the last sentence of a paragraph."""
    sentences = text.extraction.sentences
    number = max((at for at, each in enumerate(sentences) if each.block == block), default=None)
    return [] if number is None else counts_of(number, text)


def counts_of(number: int, text: Text) -> list[Count]:
    """The counts of a sentence of which nothing is a part; those of a headline may stand in brackets."""
    extraction = text.extraction
    tokens = extraction.tokens[number]
    if tokens is None:
        return []
    own = (figure for figure in extraction.figures if figure.sentence == number)
    if extraction.article.blocks[extraction.sentences[number].block].section is Section.HEADLINE:
        own = (replace(figure, bracketed=False) for figure in own)
    return [
        found
        for figure in own
        if (found := _count(figure, tokens, text.lexicon)) and not is_part(tokens, found, text)
    ]


def counted(text: Text) -> Iterator[Counted]:
    """The sentences that count something, with their counts in order."""
    extraction = text.extraction
    figures: dict[int, list[Figure]] = {}
    measured: dict[int, list[Figure]] = {}
    for figure in extraction.figures:
        of_kind = figures if figure.kind in COUNTING else measured
        of_kind.setdefault(figure.sentence, []).append(figure)
    for number, sentence in enumerate(extraction.sentences):
        if number not in figures and not text.set_words:
            continue
        tokens = extraction.tokens[number]
        block = extraction.article.blocks[sentence.block]
        own = figures.get(number, [])
        is_told = _has_set(block.text, sentence, text)
        if not own and not is_told:
            continue
        tokens = tokens or tokenize(block.text, sentence.at, sentence.to)
        others = frozenset(
            at for each in measured.get(number, ()) for at in range(*span(tokens, each.at, each.to))
        )
        counts = [
            replace(found, others=others) for figure in own if (found := _count(figure, tokens, text.lexicon))
        ]
        if is_told:
            counts += _sets(number, tokens, text)
            counts.sort(key=lambda count: count.first)
        if counts:
            yield number, tokens, counts


def _has_set(block: str, sentence: Sentence, text: Text) -> bool:
    """Whether a word of a sentence stands for so many."""
    if not text.set_words:
        return False
    low = block[sentence.at : sentence.to].lower()
    may_have = any(word in low for word in text.set_words)
    return may_have and text.sets.search(block, sentence.at, sentence.to) is not None


def _count(figure: Figure, tokens: Tokens, lexicon: Lexicon) -> Count | None:
    value = figure.value
    if figure.kind not in COUNTING or value is None or figure.ends or figure.per:
        return None
    if figure.bracketed or (
        figure.kind is Kind.NUMBER and (figure.written is None or not figure.written.in_words)
    ):
        return None
    if value != int(value) or not LEAST <= value <= MOST or figure.negated:
        return None
    if figure.role == "additional" or figure.qualifier is not Qualifier.EXACT:
        return None
    first, last = span(tokens, figure.at, figure.to)
    if any(lexicon.has("never_alone", word) for word in tokens.low[first:last]):
        return None  # a couple of rules, a dozen ways
    return Count(figure, first, last, int(value))


def _sets(number: int, tokens: Tokens, text: Text) -> Iterator[Count]:
    """The words of a sentence that stand for so many: trio, quartet."""
    sets = text.lexicon.roles.sets
    block = text.extraction.sentences[number].block
    for first, last in sets.spans(tokens.low):
        value = sets.meanings[" ".join(tokens.low[first:last])]
        at, to = tokens.at[first], tokens.to[last - 1]
        figure = figure_at(block, at, to, number, Kind.NUMBER, text.extraction, value=Fraction(value))
        yield Count(figure, first, last, int(value), is_set=True)


def is_part(tokens: Tokens, count: Count, text: Text) -> bool:
    """Whether something is said to be of what is counted, or it only says what sort something is: three-way."""
    return _is_no_count(tokens, count, text) or _is_of_those(tokens, count, text.lexicon)


def is_of_those(tokens: Tokens, count: Count, text: Text) -> bool:
    """Whether something is said to be of what is counted: the winners of the four cups."""
    return not _is_no_count(tokens, count, text) and _is_of_those(tokens, count, text.lexicon)


def _is_no_count(tokens: Tokens, count: Count, text: Text) -> bool:
    """Whether a number counts nothing, or only says what sort something is."""
    low, lexicon = tokens.low, text.lexicon
    if (
        count.figure.kind is Kind.NUMBER
        and not count.is_set
        and not lexicon.has("definites", "".join(low[max(count.first - 1, 0) : count.first]))
        and not lexicon.term("anaphors", low, count.last)
    ):
        return True
    if count.first and tokens.text[count.first][0].isupper() and not count.is_set:
        return True  # the film Six Amendments
    if tokens.low[count.last : count.last + 1] and low[count.last] in HYPHENS and tokens.glued(count.last):
        return True
    tied = low[count.first + 1 : count.first + 2] and low[count.first + 1] in HYPHENS
    return bool(tied) and not count.is_set  # a three-way race, but: eight red-leaning states


def _is_of_those(tokens: Tokens, count: Count, lexicon: Lexicon) -> bool:
    low = tokens.low
    start = max(count.first - OF_REACH, 0)
    ahead = range(start, count.first)
    start = next((at + 1 for at in reversed(ahead) if lexicon.has("list_ands", low[at])), start)
    before = range(start, count.first)  # the help of the mayor, and of two judges
    return any(lexicon.has("of", low[at]) for at in before) and any(
        lexicon.has("definite", low[at]) or is_number(tokens, at, lexicon) for at in before
    )
