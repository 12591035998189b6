"""What the words of one sentence say of its figures: which is of which, and what stands beside what it says again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from figures.lexicon.record import Lexicon
from figures.relate.mentions import TIMES
from figures.relate.record import Mention
from figures.relate.utterance import Utterance, is_empty

OPENING = frozenset(",–—(:")
CLOSING = frozenset(",–—).;:!")
OTHER_OF = frozenset({"up", "down", "gap", "old", "new", "than", "than_up", "than_down"})
"""Roles of terms whose "of" joins no part to its whole: instead of, ahead of, a rise of."""
CHANGING = frozenset({"up", "down", "gap"})
"""Roles of what says by how much something changes."""
THAN_REACH = 3
"""So many words behind a figure, what it is more or less than is named."""
PHRASED = 3
"""So many words at least has a term that opens what something came to."""
RATE_BEFORE, RATE_BEHIND = 4, 3
"""So many words before and behind a percentage say what it is taken for."""
QUOTES = frozenset('"“”„«»')
PHRASE = 6
"""So many words, what a share is said to be of is looked for."""


class Wording:
    """The sentences of an article, as far as their words bind figures of one sentence to one another."""

    lexicon: Lexicon
    utterances: dict[int, Utterance]

    def utterance(self, mention: Mention) -> Utterance:
        """The sentence of a mention."""
        return self.utterances[mention.sentence]

    def said_of(self, mention: Mention) -> set[str]:
        """What a share is said to be of: the words of the phrase that "of" opens behind it, if it has any."""
        own = self.utterance(mention)
        low = own.tokens.low
        at = self._of_behind(mention)
        if at is None:
            return set()
        end = at + 1
        while (
            end < len(low)
            and end - at <= PHRASE
            and low[end] not in ",.;:()–—"
            and own.clauses[end] == own.clauses[at]
        ):
            end += 1
        said = own.words(at + 1, end)
        return said or {
            self.lexicon.nouns.stem(word) for word in low[at + 1 : end] if not self._is_generic(word)
        }

    def many_of(self, mention: Mention) -> str | None:
        """The plural, without its ending, that a share is said to be of: taxes, of all federal taxes."""
        at, own = self._of_behind(mention), self.utterance(mention)
        if at is None:
            return None
        behind = range(at + 1, min(at + 1 + PHRASE, len(own.tokens.low)))
        end = next((at for at in behind if self._ends_phrase(own.tokens.low[at])), behind.stop)
        head = next((at for at in range(end - 1, at, -1) if own.said[at]), None)
        return (
            own.said[head]
            if head is not None and self.lexicon.forms.is_plural(own.tokens.low[head])
            else None
        )

    def _of_behind(self, mention: Mention) -> int | None:
        """Where the "of" of a figure stands: within it, or next behind it."""
        low = self.utterance(mention).tokens.low
        ahead = range(mention.core[1], min(mention.last + 1, len(low)))
        at = next((at for at in ahead if self.lexicon.has("of", low[at])), None)
        return None if at is None or self._is_made_of(low, at) else at

    def _is_made_of(self, low: Sequence[str], at: int) -> bool:
        """Whether a word says what a share is, and not of what it is one: 49 % d'hommes, not 49 % des hommes."""
        behind = low[at + 1] if at + 1 < len(low) else ""
        return self.lexicon.has("made_of", low[at]) and not self.lexicon.has("determiners", behind)

    def _ends_phrase(self, word: str) -> bool:
        return word in CLOSING or word == "(" or self.lexicon.has("prepositions", word)

    def is_of_those(self, share: Mention, part: Mention) -> bool:
        """Whether a share is one of the part that was told before: 30 of the 90 came, and half of those stayed."""
        has = self.lexicon.has
        behind = self.utterance(share).tokens.low[share.core[1] : share.last + 2]
        those = any(has("of", one) and has("pointing_back", other) for one, other in pairwise(behind))
        return those and part.place < share.place

    def _is_generic(self, word: str) -> bool:
        return is_empty(word, self.lexicon) or self.lexicon.has("generic_wholes", word)

    def is_of(self, one: Mention, other: Mention) -> bool:
        """Whether the one is said to be of the other: 30 of the 90 guests, 10% of its 300 shops."""
        if one.sentence != other.sentence or not 0 < other.core[0] - one.core[1] <= PHRASE + 2:
            return False
        own = self.utterance(one)
        low, has = own.tokens.low, self.lexicon.has
        at = next((at for at in range(other.core[0] - 1, one.core[1] - 1, -1) if has("of", low[at])), None)
        if at is None or self.is_of_phrase(low, at):
            return False
        behind = low[at + 1 : other.core[0]]
        if any(word in (",", ";") or has("prepositions", word) for word in behind):
            return False
        if any(has("auxiliaries", word) or word in QUOTES for word in low[one.core[1] : at]):
            return False  # 18% were over the limit of 15
        if one.noun not in (None, other.noun) and not self.leads_on_to(low, other):
            return False  # of the 300 pupils of the school 90 walk
        return not any(one.core[0] < each.core[0] < other.core[0] for each in own.mentions)

    def takes_part(self, mention: Mention) -> bool:
        """Whether its sentence begins with what was told, of which it is a part: of that, £500m is for this year."""
        low = self.utterance(mention).tokens.low
        return self.lexicon.term("anaphors", low, 0) > 0 or self.lexicon.term("parts_opened", low, 0) > 0

    def refers_to(self, one: Mention, other: Mention) -> bool:
        """Whether "of them" takes up the other, the first that was counted: 200 came. Some 20 of them …"""
        low, ends = (
            self.utterance(one).tokens.low,
            range(one.core[1] + 1, min(one.last, len(self.utterance(one).tokens.low) - 2) + 3),
        )
        behind = any(self.lexicon.term_before("anaphors", low, at) for at in ends)
        first = self.utterance(other).mentions[0] is other
        return behind and first and other.place < one.place and other.size > one.size

    def leads_on_to(self, low: Sequence[str], mention: Mention) -> bool:
        """Whether what stands before a figure can only lead to it, and is no noun of its own: of its nearly 30."""
        before = low[mention.core[0] - 1]
        leads = (
            self.lexicon.nouns.possessive.search(before) is not None or before in self.lexicon.roles.fillers
        )
        return leads or self.lexicon.has("determiners", before) or self.lexicon.has("of", before)

    def is_of_phrase(self, low: Sequence[str], at: int) -> bool:
        """Whether "of" only ends a term that says something else: instead of, ahead of, a rise of."""
        found = self.lexicon.roles.cues.match_before(low, at + 1)
        return found is not None and found[0] > 1 and all(cue.role in OTHER_OF for cue in found[1])

    def is_change_of(self, low: Sequence[str], at: int) -> bool:
        """Whether a term of several words ends there that says by how much something changes: ein Rückgang um."""
        found = self.lexicon.roles.cues.match_before(low, at)
        return found is not None and found[0] > 1 and all(cue.role in CHANGING for cue in found[1])

    def leads_to(self, low: Sequence[str], at: int) -> bool:
        """Whether a term of several words ends there that opens what something came to: to a high of."""
        found = self.lexicon.roles.cues.match_before(low, at)
        if found is None or found[0] < PHRASED or not self.lexicon.has("range_to", low[at - found[0]]):
            return False
        return any(cue.role == "new" for cue in found[1])

    def is_apposed(self, mention: Mention) -> bool:
        """Whether it stands beside what it says again, between commas or dashes: 30 shops, a third of them,"""
        own = self.utterance(mention)
        low, fillers = own.tokens.low, self.lexicon.roles.fillers
        at = mention.first - 1
        while at > 0 and low[at] in fillers:
            at -= 1
        opens = at >= 0 and (low[at] in OPENING or self.lexicon.has("range_or", low[at]))
        before = at - self.lexicon.term_before("restating", low, at + 1)
        opens = opens or (before < at and before >= 0 and low[before] in OPENING)  # , soit 3 %
        behind = low[mention.last : mention.last + 1]
        ends = mention.last
        if behind and self.lexicon.has("of", behind[0]):  # a third of them, but not: a third of them came
            ends += next((at for at, word in enumerate(low[ends : ends + PHRASE]) if word in CLOSING), PHRASE)
        return opens and (ends >= len(low) or low[ends] in CLOSING or mention.figure.noun is not None)

    def says_again(self, one: Mention, other: Mention) -> bool:
        """Whether the next figure says the one before again: 12%, or 42 of them."""
        low, fillers = self.utterance(one).tokens.low, self.lexicon.roles.fillers
        if one.sentence != other.sentence or not one.last < other.first:
            return False
        between = [word for word in low[one.last : other.first] if word not in fillers]
        if between and self.lexicon.has("demonstratives", between[0]):
            between.pop(0)  # three times that: an hour
        ties = [word for word in between if word not in OPENING]
        return (
            len(between) < PHRASE
            and len(ties) <= 1
            and all(self.lexicon.has("range_or", word) for word in ties)
        )

    def is_set_off(self, mention: Mention) -> bool:
        """Whether a comma, a dash, a bracket or "or" opens what a figure adds: 30 tickets for £60, or £2 a ticket."""
        low, fillers = self.utterance(mention).tokens.low, self.lexicon.roles.fillers
        at = mention.first - 1
        while at > 0 and low[at] in fillers:
            at -= 1
        return at >= 0 and (low[at] in OPENING or self.lexicon.has("range_or", low[at]))

    def phrase(self, mention: Mention) -> set[str]:
        """The words behind a figure that say what it counts."""
        return self.utterance(mention).words(mention.core[1], mention.last + 3)

    def is_rate(self, mention: Mention, what: str = "shares_taken") -> bool:
        """Whether it is the percentage of a tax, a tip, a fee: 20 per cent VAT, a commission of 3%, leaving 18%."""
        low = self.utterance(mention).tokens.low
        around = range(max(mention.first - RATE_BEFORE, 0), min(mention.last + RATE_BEHIND, len(low)))
        return any(self.lexicon.has(what, low[at]) for at in around) or self.lexicon.stands("valuing", low)

    def tells_how_many(self, words: Sequence[str]) -> bool:
        """Whether any of the words says how many of something there are: the number, its staff, a fleet."""
        return any(self.lexicon.has("employing", word) for word in words)

    def is_margin(self, mention: Mention) -> bool:
        """Whether it says how far a poll or a measurement may be off: plus or minus 3 points."""
        low = self.utterance(mention).tokens.low
        return self.lexicon.term_before("tolerances", low, mention.first) > 0

    def is_labelled(self, mention: Mention) -> bool:
        """Whether a label within its bracket says what it is of: (men: 10%)."""
        low = self.utterance(mention).tokens.low
        return mention.figure.bracketed and mention.first > 0 and low[mention.first - 1] == ":"

    def follows_of(self, mention: Mention) -> bool:
        """Whether the figure's own words say what it is of: a third of its staff."""
        own = self.utterance(mention)
        ahead = own.tokens.low[mention.core[1] - 1 : mention.last + 1]
        return "of" in own.lists and any(self.lexicon.has("of", word) for word in ahead)

    def is_set_apart(self, mention: Mention, others: Sequence[Mention]) -> bool:
        """Whether it is measured against something that no figure tells: six points more than at the last election."""
        own = self.utterance(mention)
        low = own.tokens.low
        ahead = range(mention.last, min(mention.last + THAN_REACH, len(low)))
        over = self.lexicon.orders.match(low, mention.last) if ahead else None
        at = next((at for at in ahead if self._is_than(mention, low, at)), None)
        if at is not None and any(self.lexicon.has("auxiliaries", word) for word in low[mention.last : at]):
            return False  # a gain of 15 per cent is more than I had hoped for
        if at is None and over is not None and any(word.role == "over" for word in over[1]):
            at = mention.last  # 2 points below his total of last time
        if at is None or any(self.may_tell(at, other, own) for other in others):
            return False
        return not any(
            word in self.lexicon.rates.periods.meanings or word.isdigit() or self._is_then(low, place)
            for place, word in enumerate(low[at + 1 : at + 4], at + 1)
        )

    def may_tell(self, at: int, other: Mention, own: Utterance) -> bool:
        """Whether a figure may tell what is named behind a word: than Meyer, who has 12; not: than hers, and 5."""
        if other.sentence != own.number or other.first < at:
            return False
        between = own.tokens.low[at : other.first]
        return not any(word == ";" or self.lexicon.has("list_ands", word) for word in between)

    def _is_than(self, mention: Mention, low: Sequence[str], at: int) -> bool:
        """Whether "than" stands there; where that is what opens relative clauses as well, behind a comparative."""
        has = self.lexicon.has
        if mention.sort == TIMES:
            return has("than", low[at]) or has("free_relatives", low[at])  # doppelt so viele wie im Mai
        if not has("than", low[at]) or not has("relatives", low[at]):
            return has("than", low[at])
        return any(has("compared", word) for word in low[mention.core[1] : at])

    def _is_then(self, low: Sequence[str], at: int) -> bool:
        """Whether words there say that something was so before: more than last year."""
        found = self.lexicon.roles.cues.match(low, at)
        return found is not None and any(cue.role in ("old", "then") for cue in found[1])
