"""The words of a sentence that say which of two figures is the larger, and what stands between words and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from figures.lazy import cached_property
from figures.lexicon.phrases import Phrases
from figures.lexicon.record import OrderWord, Side
from figures.lexicon.tokens import tokenize
from figures.relate.likeness import is_past
from figures.relate.mentions import HYPHENS
from figures.relate.record import Mention
from figures.relate.text import Text
from figures.relate.utterance import Utterance

COMPARING = frozenset({"over", "racing", "crossing"})
WAYS = {"up": 1, "down": -1}
MOVING = frozenset({Side.VERB, Side.NOUN, Side.WORD})
"""The roles of words of change, with their directions, and where those stand that tell of no hedge."""
BREAKS = frozenset(";:—–()[]")
VERBAL = frozenset({"verbs", "finite_verbs", "auxiliaries"})
"""The lists of what may be verbs."""
DENIED_WITHIN = 3
GERUND = 3
"""Letters of the ending that makes a verb a noun."""


class Cue(Struct, frozen=True, gc=False):
    """A term on the tokens `at`..`to`, and what it does."""

    at: int
    to: int
    role: str
    way: int


class Order(Struct, frozen=True, gc=False):
    """Two figures, of which the words say that the one is more (1) or less (-1) than the other.

    `derived` is that of the two which is looked at; `others` are what might be meant instead of the second one.
    `ages` says that the two are how old somebody is.
    """

    form: str
    one: Mention
    other: Mention
    way: int
    derived: Mention
    others: tuple[Mention, ...] = ()
    share: Mention | None = None
    ages: bool = False

    def with_other(self, mention: Mention) -> Order:
        """The same with another figure beside the derived one."""
        if self.derived is self.one:
            return replace(self, other=mention)
        return replace(self, one=mention)


class Move(Struct, frozen=True, gc=False):
    """A word of change on the tokens `at`..`to`, with its direction."""

    at: int
    to: int
    way: int
    side: Side | None


class Words:
    """A sentence with its terms of order."""

    def __init__(self, own: Utterance, text: Text) -> None:
        self.own = own
        self.text = text
        self.low: Sequence[str] = own.tokens.low
        self.cues = tuple(_cues(self.low, text.lexicon.orders))
        self._roles = {cue.role for cue in self.cues}

    @cached_property
    def moves(self) -> list[Move]:
        """The words of change that leave no doubt of their direction, in the order of the sentence."""
        found: dict[int, list[Move]] = {}
        hedges = {at for each in self.own.mentions for at in range(each.first, each.last)}  # up to 5
        for each in self.own.cues:
            told = [cue for cue in each.cues if cue.role in WAYS and cue.side in MOVING]
            if not told or each.at in hedges or self._is_particle(each.at):
                continue
            for cue in told:
                if cue.side is not Side.VERB or not self.text.is_noun(self.low, each.at):
                    move = Move(each.at, each.to, WAYS[cue.role], cue.side)
                    found.setdefault(each.at, []).append(move)
        known = self.text.lexicon.orders.meanings
        unclear = {at for at in found if any(word.role == "unclear" for word in known.get(self.low[at], ()))}
        longest = {
            at: [each for each in moves if each.to == max(m.to for m in moves)] for at, moves in found.items()
        }
        clear = [
            moves[0]
            for at, moves in longest.items()
            if len({move.way for move in moves}) == 1 and at not in unclear
        ]
        if not clear:
            return clear
        verbs = {each.at for each in self.own.cues if any(cue.side is Side.VERB for cue in each.cues)}
        away = {at for at in verbs if self.is_of_noun(at)}
        if away == verbs:
            return clear  # they succeeded in cutting it
        return [each for each in clear if away.isdisjoint((each.at, each.at - 1))]  # who slow down

    @cached_property
    def goes_both_ways(self) -> bool:
        """Whether the sentence has words of both directions: it climbed from a deficit to a lead."""
        ends = {
            each.at: max(other.to for other in self.own.cues if other.at == each.at) for each in self.own.cues
        }
        told = [each for each in self.own.cues if each.to == ends[each.at] and not self.is_of_noun(each.at)]
        verbs = [each for each in told if any(cue.side is Side.VERB for cue in each.cues)]
        found = {cue.role for each in verbs for cue in each.cues if cue.side is Side.VERB}
        for each in told:
            if each not in verbs and not any(self._is_object(verb.to, each.at) for verb in verbs):
                found |= {cue.role for cue in each.cues if cue.side is Side.NOUN}
        return WAYS.keys() <= found

    def _is_object(self, at: int, to: int) -> bool:
        """Whether only an article stands between a verb and a noun, which it is done to: lowered the drop."""
        return at <= to <= at + 2 and all(
            self.listed("determiners", each, each + 1) for each in range(at, to)
        )

    def _is_particle(self, at: int) -> bool:
        """Whether a word belongs to a verb that changes no amount: gave up on 40."""
        found = self.text.lexicon.changes.match(self.low, at - 1) if at else None
        return found is not None and found[0] > 1 and found[1] is None

    def is_of_noun(self, at: int) -> bool:
        """Whether a verb only tells of a noun before it: the fine for raising pigs, those who slow down."""
        gerund = self.text.lexicon.has("gerund_endings", self.low[at][-GERUND:])
        return at > 0 and self.text.lexicon.has("prepositions" if gerund else "relatives", self.low[at - 1])

    def before(self) -> Words | None:
        """The sentence before in its paragraph, whether it has figures or not."""
        number, text = self.own.number - 1, self.text
        sentences = text.extraction.sentences
        if number < 0 or sentences[number].block != self.own.block:
            return None
        if number in text.utterances:
            return Words(text.utterances[number], text)
        sentence = sentences[number]
        tokens = tokenize(text.extraction.article.blocks[sentence.block].text, sentence.at, sentence.to)
        return Words(Utterance(number, sentence.block, tokens, [], text.lexicon), text)

    def of(self, *roles: str) -> Iterator[Cue]:
        """The terms that do one of these things."""
        if self._roles.isdisjoint(roles):
            return iter(())
        return (cue for cue in self.cues if cue.role in roles)

    def has(self, *roles: str) -> bool:
        """Whether there is such a term."""
        return not self._roles.isdisjoint(roles)

    def at(self, place: int, *roles: str) -> Cue | None:
        """The term that begins at a place and does one of these things."""
        return next((cue for cue in self.of(*roles) if cue.at == place), None)

    def has_at(self, place: int, role: str) -> bool:
        """Whether a term that does this thing begins at a place."""
        return self.at(place, role) is not None

    def has_between(self, at: int, to: int, *roles: str) -> bool:
        """Whether a term that does one of these things begins between two places."""
        return any(at <= cue.at < to for cue in self.of(*roles))

    def is_container(self, noun: str) -> bool:
        """Whether what a noun names holds other things: 15 countries, including 200 soldiers."""
        found = self.text.lexicon.orders.meanings.get(noun.split()[-1].lower(), ())
        return any(word.role == "containers" for word in found)

    def is_denied(self, at: int) -> bool:
        """Whether a word just before a place says that it is not so."""
        return any(at - DENIED_WITHIN <= cue.at < at for cue in self.of("denials"))

    def listed(self, what: str, at: int, to: int) -> bool:
        """Whether any of the tokens is in a list of words."""
        lists = self.text.lexicon.lists
        return any(what in lists.get(word, ()) for word in self.low[at:to])

    def is_broken(self, at: int, to: int) -> bool:
        """Whether a sign stands there that parts more than a comma does."""
        return not BREAKS.isdisjoint(self.low[at:to]) or any(self.is_dash(place) for place in range(at, to))

    def is_dash(self, at: int) -> bool:
        """Whether a hyphen stands for a dash, with a blank before it."""
        return self.low[at] in HYPHENS and not self.own.tokens.glued(at)

    def is_participle(self, at: int) -> bool:
        """Whether a verb may tell of the noun before it: boats stored in the shed."""
        lexicon = self.text.lexicon
        if lexicon.has("auxiliaries", self.low[at]) or lexicon.has("finite_verbs", self.low[at]):
            return False
        return lexicon.nouns.participle.search(self.low[at]) is not None

    def verbs(self, at: int, to: int) -> list[int]:
        """The places of what may be verbs."""
        lists, low = self.text.lexicon.lists, self.low
        return [
            place
            for place in range(at, to)
            if not VERBAL.isdisjoint(own := lists.get(low[place], ()))
            and "adjectives" not in own
            and not (place and "determiners" in lists.get(low[place - 1], ()))
            and not self._is_month(place)
        ]

    def _is_month(self, at: int) -> bool:
        """Whether a word is written as the name of a month or a weekday: it rose in May, in March."""
        word = self.own.tokens.text[at]
        return word[0].isupper() and self.text.lexicon.is_calendar(word)

    def parts(self, at: int, to: int) -> bool:
        """Whether something joins what stands there to something else: the first quarter, but above the 5%."""
        lexicon = self.text.lexicon
        joined = any(
            lexicon.has("bound_links", word) or lexicon.has("contrasts", word) for word in self.low[at:to]
        )
        return joined or any(at <= cue.at < to for cue in self.of(*COMPARING))

    def is_than(self, at: int) -> bool:
        """Whether the word there names what is compared with."""
        return self.listed("than", at, at + 1)

    def is_by(self, mention: Mention) -> bool:
        """Whether a figure says by how much."""
        return self.listed("by", max(mention.first - 1, 0), mention.first)

    def is_reference(self, mention: Mention) -> bool:
        """Whether a figure is itself what another is compared with."""
        cues = self.of("over", "racing", "bases", "opposed")
        return any(0 <= mention.core[0] - cue.to <= 2 and not self.has_at(cue.at, "weak") for cue in cues)

    def next_amount(self, place: int) -> Mention | None:
        """The first figure behind a place that does not only say when something was: a month before."""
        found = (mention for mention in self.own.mentions if mention.core[0] >= place)
        return next((mention for mention in found if not is_past(mention, self.text)), None)

    def next(self, place: int) -> Mention | None:
        """The first figure whose number stands behind a place."""
        return next((mention for mention in self.own.mentions if mention.core[0] >= place), None)


def _cues(low: Sequence[str], orders: Phrases[tuple[OrderWord, ...]]) -> Iterator[Cue]:
    """Every term of order in a sentence: the longest at each place, and none within another."""
    end = 0
    for at, to, found in orders.scan(low):
        if at >= end:
            end = to
            for each in found:
                yield Cue(at, to, each.role, each.way)
