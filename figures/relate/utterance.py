"""One sentence as relations see it: its figures, its clauses, and the words that say what it is about."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from figures.lazy import cached_property
from figures.lexicon.record import Lexicon, ListsIn, Side
from figures.lexicon.tokens import Tokens
from figures.relate.attach import attach, cues_in
from figures.relate.mentions import TIMES
from figures.relate.record import DENIED, Mention

STRONG = frozenset(";:()[]")
MORE = Decimal(2)
"""How exact a multiple is that may count what it multiplies: of three times more, two to four."""
BESIDE = 1
"""So many words behind a figure, a noun says that it is an expected one: the 5% target, 5% growth forecast."""
LITTLE = frozenset({Side.BEFORE, Side.VERB, Side.FINAL})
"""Where words stand to their figures that are no nouns in languages that write these with a capital."""
SHORTEST = 3
"""Letters: a shorter word says nothing of what a sentence is about."""


class Utterance:
    """A sentence with its mentions, which know their clauses and moods from here on."""

    def __init__(
        self, number: int, block: int, tokens: Tokens, mentions: list[Mention], lexicon: Lexicon
    ) -> None:
        self.number = number
        self.block = block
        self.tokens = tokens
        self.mentions = mentions
        self._lexicon = lexicon
        self.cues = list(cues_in(tokens, lexicon.roles))
        if lexicon.nouns.capitalised:
            self.cues = [found for found in self.cues if not self._is_noun(found.at, found.to)]
        for mention in mentions:
            mention.clause = self.clauses[mention.core[0]]
            mention.mood = self._mood(mention)
        attach(mentions, tokens, self.cues, self.clauses, lexicon)
        behind = {found.at for found in self.cues for cue in found.cues if cue.side is Side.WORD}
        for mention in mentions:
            if mention.sort == TIMES and mention.last in behind:  # three times more, or three times as much
                mention.figure = replace(mention.figure, precision=MORE)

    def _is_noun(self, at: int, to: int) -> bool:
        """Whether a capital makes a word a noun, and no verb or little word that is spelled alike: die Kosten."""
        if not self._lexicon.nouns.capitalised or to - at > 1 or not self.tokens.text[at][0].isupper():
            return False
        begins = at == 0 or not self.tokens.text[at - 1][0].isalnum()
        return not begins and all(
            cue.side in LITTLE for cue in self._lexicon.roles.cues.meanings[self.tokens.low[at]]
        )

    @cached_property
    def clauses(self) -> list[int]:
        """The number of the clause that each token stands in."""
        low, barriers = self.tokens.low, self._lexicon.roles.barriers
        within = {at for mention in self.mentions for at in range(mention.core[0] + 1, mention.core[1])}
        openings = [
            at
            for at, word in enumerate(low)
            if (word in STRONG or (word in barriers and self.opens_clause(at)))
            and at not in within  # two hundred and thirty
        ]
        ends = pairwise([0, *openings, len(low)])
        return [clause for clause, (at, to) in enumerate(ends) for _ in range(at, to)]

    def opens_clause(self, at: int) -> bool:
        """Whether a clause of its own begins with the token: but, which, that; not "that" in "during that time"."""
        low, lexicon = self.tokens.low, self._lexicon
        if low[at] not in lexicon.roles.barriers:
            return False
        if lexicon.term("going_on", low, at):
            return False
        return not (
            at and lexicon.has("demonstratives", low[at]) and lexicon.has("prepositions", low[at - 1])
        )

    @cached_property
    def _moods(self) -> dict[int, tuple[int, str]]:
        """The mood of each clause that has one, and where the word for it stands."""
        roles, low = self._lexicon.roles, self.tokens.low
        found: dict[int, tuple[int, str]] = {}
        told = list(roles.moods.scan(low))
        neutral = (
            {at for first, last in roles.neutral.spans(low) for at in range(first, last)} if told else ()
        )
        for at, _, mood in told:
            if at not in neutral and not self._is_name(at):
                found.setdefault(self.clauses[at], (at, mood))
        return found

    def _is_name(self, at: int) -> bool:
        """Whether a word that may tell a mood is a name: in May, Mrs Will; May brought another 120."""
        word = self.tokens.text[at]
        return word[0].isupper() and (at > 0 or self._lexicon.is_calendar(word))

    def _mood(self, mention: Mention) -> str | None:
        at, mood = self._moods.get(mention.clause, (0, None))
        if mood is None or at < mention.core[0]:
            return mood
        if mood == DENIED:
            return None  # 30 homes without power are 30 homes
        if any(self._lexicon.has("than", word) for word in self.tokens.low[mention.core[1] : at]):
            return None  # £82m, less than had been expected
        start, between = self.start_of(mention.clause), self.tokens.low[mention.last : at]
        if "," in between and self._lexicon.has("relatives", self.tokens.low[start]):
            return None  # guests, who now pay £40, will pay £60
        is_noun = not any(
            self._lexicon.has("auxiliaries", word) for word in self.tokens.low[mention.last : at + 1]
        )
        return None if is_noun and at - mention.last > BESIDE else mood  # 20 per cent beat all estimates

    @cached_property
    def lists(self) -> ListsIn:
        """The lists of which an entry may stand in the sentence."""
        return self._lexicon.lists_in(self.tokens.low)

    def start_of(self, clause: int) -> int:
        """The first token of a clause."""
        return self.clauses.index(clause)

    def words(self, at: int = 0, to: int | None = None) -> set[str]:
        """What the tokens `at`..`to` are about: no function words, numbers or cues, and each without its ending."""
        return {word for word in self._topics[at:to] if word}

    @cached_property
    def topics(self) -> set[str]:
        """What the whole sentence is about."""
        return self.words()

    @cached_property
    def said(self) -> list[str]:
        """For each token what it says, without its ending; nothing for function words and numbers."""
        lexicon = self._lexicon
        found = ["" if is_empty(word, lexicon) else lexicon.nouns.stem(word) for word in self.tokens.low]
        for mention in self.mentions:
            for at in range(mention.first, mention.core[1]):
                found[at] = ""
        return found

    @cached_property
    def _topics(self) -> list[str]:
        found = self.said.copy()
        for at, to in self._lexicon.roles.cues.spans(self.tokens.low):
            if not self._is_noun(at, to):
                found[at:to] = [""] * (to - at)
        return found

    @cached_property
    def days(self) -> set[str]:
        """The names of months and days of the week."""
        return {word for word in {*self.tokens.text} if self._lexicon.is_calendar(word)}


def is_empty(word: str, lexicon: Lexicon) -> bool:
    """Whether a word says nothing of what a sentence is about."""
    if len(word) < SHORTEST or not word[0].isalpha():
        return True
    return (
        word in lexicon.function_words or lexicon.is_calendar(word) or word in lexicon.rates.periods.meanings
    )
