"""Which rules can apply to an article, told by its words and by the kinds of its figures.

So a rule that cannot apply costs next to nothing: every phrase stands under the rarest word that it cannot do
without, and only in a sentence with such a word is it looked at at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from figures.model import Kind
from figures.rules.judging.document import Document
from figures.rules.semantics.neighbours import BRACKET, Neighbours
from figures.rules.semantics.views import View
from figures.rules.syntax.records import Each, Find, Group, Pattern, Phrase, Related, Restates, Rule, RuleSet

_ANY = frozenset([""])
"""The word that a pattern without words stands under: every text has it."""

Site = tuple[View, Sequence[Pattern]]
"""A sentence, or two, and the patterns of one rule that have all their words there."""


class Candidate(Struct, frozen=True, gc=False):
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
        within: list[tuple[int, Pattern]] = []
        across: list[tuple[int, Pattern]] = []
        for number, rule in enumerate(ruleset.rules):
            match rule.find:
                case Phrase():
                    for pattern in rule.find.in_language(language):
                        (across if pattern.crosses else within).append((number, pattern))
                case Related():
                    pass  # has rivals: see `rivals`
                case Restates(links=links):
                    for link in links | {BRACKET}:
                        self._by_link.setdefault(link, []).append(number)
                case _:
                    self._add(number, rule.find)
        self._within, self._across = _Triggers(within), _Triggers(across)

    def _add(self, number: int, find: Find) -> None:
        kinds = _kinds(find)
        if kinds is None:
            self._of_any_kind.append(number)
        for kind in kinds or ():
            self._by_kind.setdefault(kind, []).append(number)

    def of(self, document: Document) -> Iterator[Candidate]:
        """The rules that may find something in an article, in their order."""
        sites: dict[int, list[Site]] = {}
        if self._within:
            self._within.collect(document.views, sites)
        if self._across:
            self._across.collect(document.pairs(), sites)
        pairs = self._pairs(document) if self._by_link else {}
        numbers = {*sites, *pairs, *self._of_any_kind}
        for kind in document.kinds if self._by_kind else ():
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
    """Patterns, each with the number of its rule, under the words of which a sentence must have one."""

    def __init__(self, patterns: Sequence[tuple[int, Pattern]]) -> None:
        self._patterns = patterns
        self._words = [each.needs[0] if each.needs else _ANY for _, each in patterns]
        self._most = max((each.figures for _, each in patterns), default=0)
        self._fitting = lru_cache(maxsize=1024)(self._fitting_figures)

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def collect(self, views: Iterable[View], sites: dict[int, list[Site]]) -> None:
        """Add the sentences that have all that a pattern needs to the sites of its rule.

        Most sentences have one figure, and few patterns do with one: only if a sentence may have a word of those
        is it read.
        """
        for view in views:
            words, by_word = self._fitting(view.kinds, min(view.most, self._most))
            if not view.may_have(words):
                continue
            found: dict[int, list[Pattern]] = {}
            numbers = {number for word in words & view.words for number in by_word[word]}
            for number in sorted(numbers.union(by_word.get("", ()))):
                rule, pattern = self._patterns[number]
                if view.count >= pattern.figures and view.has_all(pattern.needs):
                    found.setdefault(rule, []).append(pattern)
            for rule, patterns in found.items():
                sites.setdefault(rule, []).append((view, patterns))

    def _fitting_figures(
        self, kinds: frozenset[Kind], most: int
    ) -> tuple[frozenset[str], dict[str, list[int]]]:
        """The patterns that so many figures of these kinds can meet, by word; and the words."""
        by_word: dict[str, list[int]] = {}
        for number, (_, pattern) in enumerate(self._patterns):
            if pattern.figures <= most and not any(map(kinds.isdisjoint, pattern.kinds)):
                for word in self._words[number]:
                    by_word.setdefault(word, []).append(number)
        return frozenset(by_word), by_word


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
