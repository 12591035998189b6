"""One sentence as relations see it: its figures, its clauses, and the words that say what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens
from figures.relate.record import Mention

STRONG = frozenset(";:()[]")
FUNCTION = frozenset(["determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries"])
SHORTEST = 3
"""Letters: a shorter word says nothing of what a sentence is about."""


class Utterance(Struct, eq=False):
    """A sentence with its mentions; `clauses` numbers the clause of each token, `topics` are its words without endings.

    A word that is a function word, a number or a cue is no topic: its place holds an empty string.
    """

    number: int
    block: int
    tokens: Tokens
    clauses: list[int]
    topics: list[str]
    moods: dict[int, str]
    mentions: list[Mention]

    def start_of(self, clause: int) -> int:
        """The first token of a clause."""
        return self.clauses.index(clause)

    def words(self, at: int = 0, to: int | None = None) -> set[str]:
        """What the tokens `at`..`to` are about."""
        return {word for word in self.topics[at:to] if word}


def utterance(number: int, block: int, tokens: Tokens, mentions: list[Mention], lexicon: Lexicon) -> Utterance:
    """The sentence with all that its words tell."""
    roles = lexicon.roles
    clauses: list[int] = []
    clause = 0
    for word in tokens.low:
        clause += word in STRONG or word in roles.barriers
        clauses.append(clause)
    moods: dict[int, str] = {}
    for at, to in roles.moods.spans(tokens.low):
        moods.setdefault(clauses[at], roles.moods.meanings[" ".join(tokens.low[at:to])])
    for mention in mentions:
        mention.clause = clauses[mention.core[0]]
        mention.mood = moods.get(mention.clause)
    return Utterance(number, block, tokens, clauses, _topics(tokens, mentions, lexicon), moods, mentions)


def _topics(tokens: Tokens, mentions: Sequence[Mention], lexicon: Lexicon) -> list[str]:
    taken = {at for mention in mentions for at in range(mention.first, mention.core[1])}
    for first, last in lexicon.roles.cues.spans(tokens.low):
        taken.update(range(first, last))
    return [
        "" if at in taken or _is_empty(word, lexicon) else stem(word)
        for at, word in enumerate(tokens.low)
    ]


def _is_empty(word: str, lexicon: Lexicon) -> bool:
    if len(word) < SHORTEST or not word[0].isalpha():
        return True
    lists = lexicon.lists.get(word, frozenset())
    return not FUNCTION.isdisjoint(lists) or lexicon.is_calendar(word) or word in lexicon.rates.periods.meanings


def stem(word: str) -> str:
    """A word without the ending that its number or its tense gives it; crude, and the same for all its forms.

    >>> stem("parties"), stem("party"), stem("visited"), stem("visits")
    ('parti', 'parti', 'visit', 'visit')
    """
    for ending in ("'s", "’s", "ing", "ies", "es", "ed", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)] + ("i" if ending in ("ies", "y") else "")
    return word
