"""Figures that follow from others of the sources: differences, changes, shares, sums and averages.

In a source full of numbers some pair of them gives almost any figure. So what follows from others must be of their
topic: the rows of a table, or the sentences, that the words of the claim name, and the years that it names. What is
left is few, and how likely one of these hits the figure by chance is told.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.model import Kind
from figures.trace.asking import Question
from figures.trace.claims import NAMED, SCORE, Claim
from figures.trace.context import Context
from figures.trace.results import CHANGE, MEAN, PER_ROW, SHARE, SUM, Meant, Result, Row, across, along, means

ROWS = 6
"""So many rows that the words of a claim name best are looked at."""
COMMON = 500
"""A word that names so many rows names none."""
LONGEST_ROW = 64
"""So many figures of a row, or of a column, are looked at."""
PLAIN = 1
"""A row of few words is named by them better than one of many."""
LIKELY, ODD, IN_SENTENCE, IN_PROSE = 0.5, 0.05, 0.2, 0.02
"""What follows by chance more often proves nothing: where words tell what was worked out, where none do; outside tables
from the sentence that is named best, and from others."""
FITTING = 2
"""So many results that fit are weighed."""
AROUND = 2.0
"""Results up to so many times as large, or as small, might have been the figure."""
_FRAMES = {
    "up": CHANGE, "down": CHANGE, "gap": CHANGE, "old": CHANGE, "then": CHANGE, "than_up": CHANGE, "than_down": CHANGE,
    "share": SHARE, "whole": SHARE, "part": SHARE, "total": SUM, "every": SUM,
}  # fmt: skip


class Derived(Struct, frozen=True):
    """A result that fits, and how likely one of those looked at does so by chance."""

    result: Result
    chance: float


class Derivation:
    """The rows of the sources, to be asked for what a claim may follow from."""

    def __init__(self, claims: Sequence[tuple[Claim, Context]]) -> None:
        rows: dict[tuple[object, ...], Row] = defaultdict(list)
        for claim, context in claims:
            if _may_be_used(claim, context):
                signed = replace(claim, value=-claim.value) if context.is_negative else claim
                _add(rows[claim.text, context.record], signed, context)
                if context.is_field:
                    _add(rows[claim.text, context.table, "column", context.place], signed, _upright(context))
        self._rows = [row for row in rows.values() if row]
        self._having: dict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        for number, row in enumerate(self._rows):
            words = frozenset[str]().union(*(_topic(context) for _, context in row))
            self._sizes.append(len(words))
            for word in words:
                self._having[word].append(number)

    def of(self, question: Question) -> Derived | None:
        """What a claim follows from, if its words name it and it is not likely to be chance."""
        claim = question.claim
        told = _told(question.low, question.lexicon) | ({SHARE} if claim.figure.kind is Kind.RATIO else set())
        meant = Meant.by(claim)
        unsaid = {MEAN, SUM} if question.has_word("telling_changes") else {MEAN}  # an average is called one
        stem = question.lexicon.nouns.stem
        ordinals = {stem(word) for word in question.low if word in question.lexicon.numbers.ordinals}
        context = replace(question.context, near=question.context.near | ordinals)  # of the first quarter
        results = [each for each in self._results(claim, context) if each.value or not claim.value]
        for some, most in (
            ([each for each in results if each.frame in told], LIKELY),
            ([each for each in results if each.frame not in told], ODD),
        ):
            fitting = [each for each in some if meant.includes(each) and each.frame not in unsaid - told]
            for best in fitting[:1] + [each for each in fitting[1:FITTING] if each.is_in_table]:
                derived = Derived(
                    best, _chance(meant, best, [each for each in some if each.rank <= best.rank])
                )
                if derived.chance <= (most if best.is_in_table else min(most, _most_in_prose(best))):
                    return derived
        return None

    def _results(self, claim: Claim, context: Context) -> Iterator[Result]:
        """What follows from the rows that the words of a claim name, the best named first."""
        rows, years = self._named(context), context.years
        kept = [_restricted(row, context) for row in rows]
        for rank, (row, some) in enumerate(zip(rows, kept, strict=True)):
            found = list(along(claim, some if len(some) > 1 else row[:PER_ROW]))
            if len(years) > 1 and len(some) < len(row):
                found += means(_between(row, years))
            for other in range(rank):
                found += across(claim, kept[other], some)
            is_in_table = row[0][1].is_field
            yield from (replace(result, rank=rank, is_in_table=is_in_table) for result in found)

    def _named(self, context: Context) -> list[Row]:
        """The rows that have most of the rare words of a claim."""
        scores: dict[int, float] = defaultdict(float)
        for word in sorted(context.words | context.near):
            having = self._having.get(word, ())
            for number in having if len(having) <= COMMON else ():
                scores[number] += 1 / math.sqrt(len(having) * (self._sizes[number] + PLAIN))
        ranked = sorted(scores, key=lambda number: (-scores[number], number))[:ROWS]
        return [self._rows[number] for number in ranked]


def _add(row: Row, claim: Claim, context: Context) -> None:
    if len(row) < LONGEST_ROW:
        row.append((claim, context))


def _upright(context: Context) -> Context:
    """A field as one of its column: what stands above it is the label, and what stands beside it the head."""
    section = context.words - context.column - context.label
    return replace(
        context, words=section | context.column | context.label, label=context.column, column=context.label
    )


def _topic(context: Context) -> frozenset[str]:
    """What a row is of: its label and what stands above it; above the columns only if it has no label, as totals."""
    return (context.words - context.column) | context.label if context.label else context.words


def _may_be_used(claim: Claim, context: Context) -> bool:
    """Whether something may follow from a claim: no note in a label (2), no word for the scale (in thousands)."""
    is_note = context.place == 0
    is_quantity = claim.sort not in NAMED and claim.sort != SCORE and claim.value != 0
    return is_quantity and not is_note and any(each.isdigit() for each in claim.figure.text)


def _told(low: Sequence[str], lexicon: Lexicon) -> set[str]:
    """What the words say was worked out."""
    cues = (cue for _, _, found in lexicon.roles.cues.scan(low) for cue in found)
    told = {_FRAMES[cue.role] for cue in cues if cue.role in _FRAMES}
    lists = {name for word in low for name in lexicon.lists.get(word, ())}
    told |= {frame for name, frame in _LISTS.items() if name in lists}
    if CHANGE in told and "telling_ratios" not in lists:
        told.discard(SHARE)  # a percentage change is no share
    return told


_LISTS = {"telling_changes": CHANGE, "telling_sums": SUM, "telling_ratios": SHARE, "averages": MEAN}


def _restricted(row: Row, context: Context) -> Row:
    """The claims of a row that are of the years named, if there are any; of these, those whose heads are named best."""
    some = [each for each in row if each[1].years & context.years] or row
    named = [len(each[1].column & context.words) for each in some]
    best = [each for each, count in zip(some, named, strict=True) if count == max(named)]
    return (best if len(best) > 1 else some)[:PER_ROW]


def _between(row: Row, years: frozenset[int]) -> Row:
    return [each for each in row if any(min(years) <= year <= max(years) for year in each[1].years)][:PER_ROW]


def _most_in_prose(result: Result) -> float:
    return IN_PROSE if result.rank else IN_SENTENCE


def _chance(meant: Meant, fitting: Result, results: Sequence[Result]) -> float:
    """How likely one of some results fits by chance: by how many lie around, and how much of there the figure takes."""
    expected = 0.0
    for low, high in meant.by_which(fitting) if fitting.is_in_table else meant.ranges:
        middle = (low + high) / 2 or 1.0
        around = {
            abs(each.value) for each in results if middle / AROUND <= abs(each.value) <= middle * AROUND
        }
        expected += len(around) * (high - low) / ((AROUND - 1 / AROUND) * middle)
    return 1 - math.exp(-expected)
