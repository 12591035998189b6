"""What a short text leaves no other reading for: all its figures of one sort are used by the one equation it announces.

Of a text of at most ten figures it is known what each is for. Where words announce a total, a rest, a share, or that
nothing else is left, and no other figure of the sort is there, no more proof is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sole.parts.hundreds import hundreds
from figures.relate.sole.parts.said import Said
from figures.relate.sole.parts.shares import shares
from figures.relate.sole.parts.sums import sums
from figures.relate.text import Text

__all__ = ["SoleParts"]

FINDERS = {"sums": sums, "hundreds": hundreds, "shares": shares}
"""What finds each kind, by the room of brief texts that has the words of a language for it."""
FEWEST = 2
"""Fewer figures follow from no others."""
Key = tuple[str, int, frozenset[int]]


class SoleParts:
    """The sums and shares of a short text, by their figures."""

    def __init__(self, text: Text) -> None:
        self.found: dict[Key, tuple[Mention, tuple[Relation, ...]]] = {}
        finders = [find for room, find in FINDERS.items() if text.is_brief_for(room)]
        if not finders or sum(len(each.mentions) for each in text.utterances.values()) < FEWEST:
            return
        said = Said(text)
        for find in finders:
            for derived, relations in find(said):
                kept = tuple(sorted(relations, key=lambda relation: -relation.tie))
                if kept:
                    self.found[_key(kept[0])] = derived, kept

    def raised(self, found: Iterable[Rivals]) -> Iterator[Rivals]:
        """What was found of each figure; more closely tied, with more that explains it, if it is known to be meant."""
        if not self.found:
            yield from found
            return
        for rivals in found:
            told = [(at, each) for at, each in enumerate(rivals.relations) if each.tie > Tie.LISTED]
            keys = {_key(each): at for at, each in reversed(told)}
            known = next((key for key in keys if key in self.found), None)
            if known is None:
                yield replace(rivals, relations=(*rivals.relations, *self._others_of(rivals)))
                continue
            _, (own, *others) = self.found.pop(known)
            relations = list(rivals.relations)
            one = relations.pop(keys[known])
            sole = own.tie is Tie.TIED
            evidence = one.evidence + ((("sole", 1),) if sole and one.evidence_of("sole") == 0 else ())
            one = replace(one, tie=max(one.tie, own.tie), evidence=evidence)
            yield replace(rivals, relations=(one, *relations, *others))

    def _others_of(self, rivals: Rivals) -> Iterator[Relation]:
        """What else the text as a whole makes of the same figure in the same frame."""
        frames = {each.frame for each in rivals.relations}
        for derived, relations in self.found.values():
            if derived.figure.start == rivals.figure.start and relations[0].frame in frames:
                yield from (replace(each, tie=Tie.RIVAL) for each in relations)

    def rest(self, anything: Callable[[Mention], Iterable[Relation]]) -> Iterator[Rivals]:
        """What only the text as a whole tells; `anything` is what else a figure may follow from."""
        for derived, relations in self.found.values():
            yield Rivals(relations[0].derived, relations, partial(anything, derived))


def _key(relation: Relation) -> Key:
    figures = frozenset(figure.start for several in relation.roles.values() for figure in several)
    return relation.frame, relation.derived.start, figures
