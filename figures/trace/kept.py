"""Records: figures that a source keeps by name, so that of whom and of what each is leaves no doubt.

Ann Lee (Leeds): 3 goals, 2 assists; shots 4 of 9 (44%).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec import Struct

from figures.lexicon import load
from figures.model import Extraction
from figures.trace.claims import COUNT, NAMED, SCORE, Claim
from figures.trace.context import Context
from figures.trace.owners import Names, Record

OUT_OF, AND = "of", "and"
"""How the two numbers of a pair are joined: made and tried, won and lost."""
PAIR = re.compile(
    r"(?<![\d.,-])(\d{1,3})(?:\s*[-–:/]\s*|-(?:of|for)-|\s+(?:of|for|out of)\s+)(\d{1,3})(?![\d.,-])"
)
_TRIED = re.compile("of|for")
_GROUP = re.compile(r"[^:(]*\(([^,:)]+)")
_SEGMENT = re.compile(r"[,;:(]")
SHARED_BY_CHANCE = 10
"""A smaller percentage two may have by chance."""

SEVERAL, MANY_ROWS = 3, 32
"""So many records, of so many that are looked at, count something that they keep of all."""

Words = frozenset[str]
Values = dict[Record, set[int]]


class Pair(Struct, frozen=True):
    """Two numbers that stand together.

    `label` has the first letters of the words before them, a number as its digits: fg for field goals, 3p for
    three-pointers.
    """

    one: int
    other: int
    way: str | None = None
    label: str = ""

    def is_of(self, one: int, other: int) -> bool:
        """Whether it has these two numbers, in whichever order."""
        return {self.one, self.other} == {one, other}

    def is_called(self, label: str) -> bool:
        """Whether it has a label, of which a name with a number may be the beginning: 3Pt."""
        return bool(label) and (
            self.label == label or (self.label[:1].isdigit() and label.startswith(self.label))
        )


class Kept:
    """The records of the sources, to be asked what they have for a name."""

    def __init__(self, claims: Sequence[tuple[Claim, Context]], extractions: Sequence[Extraction]) -> None:
        self._records: dict[Record, list[tuple[Claim, Context]]] = defaultdict(list)
        keys: dict[Record, Words] = {}
        for claim, context in claims:
            if context.key and context.record is not None:
                record = (claim.text, context.record)
                keys[record] = context.key
                self._records[record].append((claim, context))
        self.names = Names(keys.items() if len(keys) > 1 else ())
        self._pairs = {
            record: list(_pairs(row, extractions[record[0]], record[1]))
            for record, row in self._records.items()
        }
        self.nouns = {
            each.noun for row in self._records.values() for each, _ in row if each.noun and len(keys) > 1
        }
        self._groups: dict[tuple[int, str], set[Record]] = defaultdict(set)
        for record in self._records:
            text = extractions[record[0]].article.blocks[record[1]].text
            if (match := _GROUP.match(text)) is not None:
                self._groups[record[0], match[1].lower()].add(record)
        self._shares = {
            each.value for row in self._records.values() for each, _ in row if each.sort == "percent"
        }
        self._terms = {_term(claim) for claim, _ in claims if "-" in claim.figure.text and claim.figure.unit}
        self._by_name: dict[Words, Values] = defaultdict(lambda: defaultdict(set))
        self._sums: dict[Words, Values] = defaultdict(lambda: defaultdict(set))
        for record, row in self._records.items():
            for claim, context in row:
                if claim.value.denominator == 1 and claim.sort != "percent":
                    self._by_name[context.near][record].add(int(claim.value))
            for (one, first), (other, second) in pairwise(row):
                if (
                    one.sort == other.sort
                    and one.figure.unit == other.figure.unit
                    and first.near & second.near
                ):
                    self._sums[first.near | second.near][record].add(int(one.value + other.value))

    def named(self, record: Record, claim: Claim, words: Words) -> list[Claim]:
        """What a record has of the sort of a claim, under the name that has fewest words which the claim has not."""
        pool = [(each, context) for each, context in self._records[record] if _is_alike(claim, each)]
        own = [len(context.near - words) for _, context in pool]
        return [each for (each, _), count in zip(pool, own, strict=True) if count == min(own)]

    def pairs(self, records: Sequence[Record]) -> list[Pair]:
        """The pairs of numbers of some records."""
        return [pair for record in records for pair in self._pairs[record]]

    def is_of_many(self, claim: Claim) -> bool:
        """Whether several records count what a claim counts."""
        rows = islice(self._records.values(), MANY_ROWS)
        return sum(any(each.noun == claim.noun for each, _ in row) for row in rows) >= SEVERAL

    def ranks(self, record: Record, claim: Claim, words: Words) -> range:
        """The places that a record may have by what a claim counts, among those with one word in brackets.

        Ann Lee (Leeds): 3 goals; Bo Kerr (Leeds): 5 goals. They are empty if there are no others.
        """
        group = next((each for each in self._groups.values() if record in each), set())
        values = [found[0].value for each in group if (found := self.named(each, claim, words))]
        own = self.named(record, claim, words)
        if not own or len(values) < 2:
            return range(0)
        above = sum(each > own[0].value for each in values)
        return range(above + 1, above + 1 + values.count(own[0].value))

    def is_term(self, claim: Claim) -> bool:
        """Whether a number is part of a term of the sources: three-point, where they have three-pointers."""
        return _term(claim) in self._terms

    def is_of_another(self, claim: Claim) -> bool:
        """Whether another record has the same percentage, which hardly two have by chance: then the name is wrong."""
        if claim.sort != "percent" or claim.value < SHARED_BY_CHANCE:
            return False
        return claim.value in self._shares

    def has_sides(self, one: int, other: int, owners: Sequence[Record]) -> bool:
        """Whether two records, one of them an owner's, have these numbers under one name: the goals of both sides."""
        for name, values in self._by_name.items():
            first, second = _having(values, one), _having(values, other)
            both = first | second
            if name and first and second and len(both) > 1 and both & set(owners):
                return True
        return False

    def has_under(self, value: int, words: Words) -> bool | None:
        """Whether a record has a value under a name of several words that all are said; None if there is none such."""
        found = [values for name, values in self._by_name.items() if len(name & words) > 1]
        return any(_having(values, value) for values in found) if found else None

    def has_sum(self, value: int, other: int) -> bool:
        """Whether a value is the sum of two figures of a record; of two others of another record `other`, if of any."""
        sides = [(_having(values, value), _having(values, other)) for values in self._sums.values()]
        if any(one and two and len(one | two) > 1 for one, two in sides):
            return True
        return any(one for one, _ in sides) and not any(two for _, two in sides)


def _having(values: Values, value: int) -> set[Record]:
    return {record for record, found in values.items() if value in found}


def _pairs(row: Sequence[tuple[Claim, Context]], extraction: Extraction, block: int) -> Iterator[Pair]:
    """The pairs of a record: those written as such, and figures with only words between (32 wins and 18 losses)."""
    text, cardinals = (
        extraction.article.blocks[block].text,
        load(extraction.article.locale).numbers.cardinals,
    )
    for match in PAIR.finditer(text):
        head = _SEGMENT.split(text[: match.start()])[-1].lower().replace("-", " ").split()
        way = OUT_OF if _TRIED.search(match[0]) else None
        label = "".join(str(cardinals.get(word, word[0])) for word in head)
        yield Pair(int(match[1]), int(match[2]), way, label)
    for (one, _), (other, _) in pairwise(row):
        between = text[one.figure.to : other.figure.at]
        whole = one.value.denominator == 1 == other.value.denominator
        if whole and not _SEGMENT.search(between) and not _TRIED.search(between):
            yield Pair(int(one.value), int(other.value), AND)


def _term(claim: Claim) -> tuple[int, str]:
    return int(claim.value), (claim.figure.unit or "")[:4]


def _is_alike(claim: Claim, source: Claim) -> bool:
    if claim.noun is not None or source.noun is not None:
        return claim.noun == source.noun
    is_quantity = claim.sort not in NAMED and claim.sort not in (COUNT, SCORE)
    return is_quantity and claim.sort == source.sort and claim.figure.unit == source.figure.unit
