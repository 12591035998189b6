"""Which rules can apply to an article, told by its words and by the kinds of its figures.

So a rule that cannot apply costs next to nothing: every phrase stands under the rarest word that it cannot do
without, and only in a sentence with such a word is it looked at at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from figures.rules.document import Document
from figures.rules.neighbours import BRACKET, Neighbours
from figures.rules.records import Each, Find, Group, Pattern, Phrase, Restates, Rule, RuleSet
from figures.rules.sentences import View

Site = tuple[View, Sequence[Pattern]]
"""A sentence, or two, and the patterns of one rule that have all their words there."""


class Candidate(Struct, frozen=True):
    """A rule that may find something: if it is one about phrases, in these sites; if restatements, these pairs."""

    rule: Rule
    sites: Sequence[Site] = ()
    pairs: Sequence[Neighbours] = ()


class Candidates:
    """The rules of a set that have something to look for in a language."""

    def __init__(self, ruleset: RuleSet, language: str) -> None:
        self._rules = ruleset.rules
        self._by_kind: dict[str | bool | None, list[int]] = {}
        self._of_any_kind: list[int] = []
        self._by_link: dict[str, list[int]] = {}
        within, across = _Triggers(), _Triggers()
        for number, rule in enumerate(ruleset.rules):
            match rule.find:
                case Phrase():
                    for pattern in rule.find.in_language(language):
                        (across if pattern.crosses else within).add(number, pattern)
                case Restates(links=links):
                    for link in links | {BRACKET}:
                        self._by_link.setdefault(link, []).append(number)
                case _:
                    self._add(number, rule.find)
        self._within, self._across = within, across

    def _add(self, number: int, find: Find) -> None:
        kinds = _kinds(find)
        if kinds is None:
            self._of_any_kind.append(number)
        for kind in kinds or ():
            self._by_kind.setdefault(kind, []).append(number)

    def of(self, document: Document) -> Iterator[Candidate]:
        """The rules that may find something in an article, in their order."""
        sites: dict[int, list[Site]] = {}
        self._within.collect(document.views, sites)
        self._across.collect(document.pairs(), sites)
        pairs = self._pairs(document)
        numbers = {*sites, *pairs, *self._of_any_kind}
        for kind in document.kinds:
            numbers.update(self._by_kind.get(kind, ()))
        for number in sorted(numbers):
            yield Candidate(self._rules[number], sites.get(number, ()), pairs.get(number, ()))

    def _pairs(self, document: Document) -> dict[int, list[Neighbours]]:
        """Neighbouring figures by the rules that know what stands between them."""
        found: dict[int, list[Neighbours]] = {}
        for pair in document.neighbours:
            links = {pair.link, pair.hedged}
            for number in {number for link in links for number in self._by_link.get(link, ())}:
                found.setdefault(number, []).append(pair)
        return found


class _Triggers:
    """Patterns under the words of which a sentence must have one."""

    def __init__(self) -> None:
        self._patterns: list[tuple[int, Pattern]] = []
        self._by_word: dict[str, list[int]] = {}
        self._without: list[int] = []

    def add(self, rule: int, pattern: Pattern) -> None:
        """Add a pattern of a rule; those added first come first."""
        number = len(self._patterns)
        self._patterns.append((rule, pattern))
        if not pattern.needs:
            self._without.append(number)
        for word in min(pattern.needs, key=_commonness, default=()):
            self._by_word.setdefault(word, []).append(number)

    def collect(self, views: Iterable[View], sites: dict[int, list[Site]]) -> None:
        """Add the sentences that have all that a pattern needs to the sites of its rule."""
        words = frozenset(self._by_word)
        for view in views if self._patterns else ():
            numbers = set(self._without)
            for word in words & view.words:
                numbers.update(self._by_word[word])
            found: dict[int, list[Pattern]] = {}
            for number in sorted(numbers):
                rule, pattern = self._patterns[number]
                if view.count >= pattern.figures and view.has_all(pattern.needs):
                    found.setdefault(rule, []).append(pattern)
            for rule, patterns in found.items():
                sites.setdefault(rule, []).append((view, patterns))


def _commonness(words: Iterable[str]) -> float:
    """How often one of these words is to be expected: the shorter, the commoner (Zipf's law of abbreviation)."""
    return sum(4.0 ** -len(word) for word in words)


def _kinds(find: Find) -> frozenset[str | bool | None] | None:
    """The kinds of which an article must have a figure, None if any will do."""
    match find:
        case Each():
            return find.slot.selection.values("kind")
        case Group():
            return find.of.values("kind")
    return None


@lru_cache(maxsize=4)
def candidates(ruleset: RuleSet, language: str) -> Candidates:
    """The candidates of a rule set, which are the same for every article in a language."""
    return Candidates(ruleset, language)
