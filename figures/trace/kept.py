"""Figures that a table or a list keeps by name: of whom, and of what, each is, leaves no doubt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from figures.lexicon.record import Lexicon
from figures.model import Kind
from figures.trace.claims import COUNT, NAMED, SCORE, Claim
from figures.trace.context import Context
from figures.trace.fits import fit
from figures.trace.owners import Names, Record

PAIR = re.compile(r"(?<![\d.,-])(\d{1,3})(?:\s*[-–:/]\s*|-(?:of|for)-|\s+(?:of|for|out of)\s+)(\d{1,3})(?![\d.,-])")


class Kept:
    """The records of the sources: lines that begin with a name."""

    def __init__(self, texts: Sequence[tuple[Sequence[Claim], Sequence[Context]]], extractions) -> None:
        self.records: dict[Record, list[tuple[Claim, Context]]] = defaultdict(list)
        self.pairs: dict[Record, list[tuple[int, int, str | None, str]]] = defaultdict(list)
        keys: dict[Record, frozenset[str]] = {}
        for text, (claims, contexts) in enumerate(texts):
            for claim, context in zip(claims, contexts, strict=True):
                if context.key and context.record is not None:
                    record = (text, context.record)
                    keys[record] = context.key
                    self.records[record].append((claim, context))
            for record in [each for each in self.records if each[0] == text]:
                block = extractions[text].article.blocks[record[1]]
                for m in PAIR.finditer(block.text):
                    head = re.split(r"[,;:(]", block.text[: m.start()])[-1].split()
                    way = "of" if re.search(r"of|for", m[0]) else None
                    self.pairs[record].append((int(m[1]), int(m[2]), way, "".join(w[0] for w in head).lower()))
                row = self.records[record]
                for (one, _), (other, _) in zip(row, row[1:], strict=False):
                    between = block.text[one.figure.to : other.figure.at]
                    if not set(between) & set(",;:(") and " of" not in between and one.value.denominator == 1 == other.value.denominator:
                        self.pairs[record].append((int(one.value), int(other.value), "and", ""))
        self.terms = {
            (each.value, (each.figure.unit or "")[:4])
            for claims, _ in texts
            for each in claims
            if "-" in each.figure.text and each.figure.unit
        }
        many = len(keys) > 1
        self.names = Names(keys.items() if many else ())
        self.sums: dict[frozenset[str], dict[Record, set[int]]] = defaultdict(lambda: defaultdict(set))
        self.measures: dict[frozenset[str], dict[Record, set[int]]] = defaultdict(lambda: defaultdict(set))
        for record, row in self.records.items():
            for claim, context in row:
                if claim.value.denominator == 1 and claim.sort != "percent":
                    self.measures[context.near][record].add(int(claim.value))

        for record, row in self.records.items():
            for (one, first), (other, second) in zip(row, row[1:], strict=False):
                if one.sort == other.sort and one.figure.unit == other.figure.unit and first.near & second.near:
                    self.sums[first.near | second.near][record].add(int(one.value + other.value))

    def side(self, value: int, words: frozenset[str]) -> bool | None:
        """Whether a record has a value under the name that the words say; None if they say none."""
        found = [by for near, by in self.measures.items() if len(near & words) > 1]
        if not found:
            return None
        return any(value in values for by in found for values in by.values())

    def half(self, value: int, other: int) -> bool:
        """Whether a record has a value as the sum of two of its figures, of which another record has the other's, or none."""
        by_place = [({r for r, v in by.items() if value in v}, {r for r, v in by.items() if other in v}) for by in self.sums.values()]
        if any(x and y and len(x | y) > 1 for x, y in by_place):
            return True
        return not any(y for _, y in by_place) and any(x for x, _ in by_place)

    def pool(self, record: Record, claim: Claim) -> list[tuple[Claim, Context]]:
        """The claims of a record that are of the sort of another claim."""
        return [(each, context) for each, context in self.records[record] if _is_alike(claim, each)]

    def is_of_another(self, claim: Claim) -> bool:
        """Whether another record has a value that hardly two have by chance: the name is wrong, and the figure is not."""
        if claim.sort != "percent" or claim.value < 10:
            return False
        return any(claim.sort == each.sort and claim.value == each.value for row in self.records.values() for each, _ in row)

    def pair(self, a: int, b: int, owners) -> bool:
        """Whether two records have these under one name: the goals of both sides."""
        for measure, by_record in self.measures.items():
            if not measure:
                continue
            has_a = {record for record, values in by_record.items() if a in values}
            has_b = {record for record, values in by_record.items() if b in values}
            if has_a and has_b and len(has_a | has_b) > 1 and (has_a | has_b) & set(owners):
                return True
        return False


def _is_alike(claim: Claim, source: Claim) -> bool:
    if claim.sort != source.sort or claim.sort in NAMED or claim.sort == SCORE:
        return False
    if claim.sort == COUNT:
        one, other = _singular(claim.noun), _singular(source.noun)
        return one is not None and one == other
    return claim.figure.unit == source.figure.unit


def _singular(noun: str | None) -> str | None:
    return noun if noun is None or not noun.endswith("s") else noun[:-1]


def best(claim_words: frozenset[str], pool: Sequence[tuple[Claim, Context]]) -> list[Claim]:
    """The claims of a pool that have fewest words of their own."""
    if not pool:
        return []
    own = [len(context.near - claim_words) for _, context in pool]
    return [claim for (claim, _), count in zip(pool, own, strict=True) if count == min(own)]


__all__ = ["Kept", "Kind", "Lexicon", "best", "fit"]
