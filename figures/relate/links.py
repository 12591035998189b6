"""Whether a figure goes with others: in one clause, or in a sentence that takes up what another said."""

from __future__ import annotations

from collections.abc import Sequence

from figures.lexicon.record import Side
from figures.model import Section
from figures.relate.record import Mention
from figures.relate.text import Text
from figures.relate.utterance import Utterance

BOUND, TOPIC, NONE = 2, 1, 0
OPENING = 3
"""So many words from its beginning, a sentence says what it takes up."""


def link(derived: Mention, others: Sequence[Mention], text: Text) -> int:
    """How closely the derived figure goes with the others: BOUND by syntax, by their TOPIC, or not at all."""
    own = text.utterance(derived)
    beside = [other for other in others if other.sentence == derived.sentence]
    if beside:
        nearest = min(beside, key=lambda other: abs(other.core[0] - derived.core[0]))
        return _within(derived, nearest, own, text)
    nearest = min(others, key=lambda other: abs(other.sentence - derived.sentence))
    return _across(derived, nearest, text)


def link_to_all(derived: Mention, others: Sequence[Mention], text: Text) -> int:
    """How closely it goes with the one of the others that it has least to do with, in its sentence or else at all."""
    own = text.utterance(derived)
    beside = [other for other in others if other.sentence == derived.sentence]
    if not beside:
        return link(derived, others, text)
    return min(_within(derived, other, own, text) for other in beside)


def _within(derived: Mention, other: Mention, own: Utterance, text: Text) -> int:
    first, last = sorted((derived, other), key=lambda mention: mention.core[0])
    if first.clause == last.clause:
        return BOUND
    low = own.tokens.low
    is_parted = any(low[at] == ";" or own.opens_clause(at) for at in range(first.core[1], last.core[0]))
    if not is_parted or takes_up(last, own, text):
        return BOUND
    if ":" in low[first.core[1] : last.core[0]]:
        return TOPIC  # a third of the posts were axed: where there were 90 there are now 60
    start = own.start_of(last.clause)
    if _opens_with_name(own, start, last.first):
        return NONE
    return TOPIC if own.words(start, last.first) & own.words(0, start) else NONE


def _opens_with_name(own: Utterance, start: int, to: int) -> bool:
    """Whether a clause is about somebody whom the sentence has not named: profit fell 8%, while Orr lost £7m."""
    name = own.tokens.text[start + 1 : to][:1]
    return bool(name) and name[0][0].isupper() and name[0] not in own.tokens.text[:start]


def has_own_subject(derived: Mention, others: Sequence[Mention], text: Text) -> bool:
    """Whether the words behind a comma are about something else: the rate rose to 5%, sending the pound 2% higher."""
    own = text.utterance(derived)
    beside = [other for other in others if other.sentence == derived.sentence]
    if not beside:
        return False
    nearest = min(beside, key=lambda other: abs(other.core[0] - derived.core[0]))
    first, last = sorted((nearest, derived), key=lambda mention: mention.core[0])
    commas = [at for at in range(first.core[1], last.first) if own.tokens.low[at] == ","]
    if not commas:
        return False
    low, begins = own.tokens.low, commas[-1] + 1
    opener = low[begins]
    is_definite = text.lexicon.has("definite", opener)
    if text.lexicon.has("auxiliaries", opener) or any(
        text.lexicon.roles.links.match(low, at) is not None for at in (begins, begins + 1)
    ):
        return False  # members, who get 5% off, will pay £3; since 2019, when it had 14
    if text.lexicon.has("articles_before", opener) and (
        not is_definite or (last is derived and not _has_verb(own, commas[-1], last.first))
    ):
        return False  # a fall of 5%, a whopping 5% rise; but: the profit from 4 to 3, the crowds fell by 5%
    goes_on = any(
        text.lexicon.has(what, word)
        for word in low[begins + 1 : begins + 2]
        for what in ("pronouns", "prepositions")
    )
    words = own.words(begins + goes_on, last.first)  # taking it to 5, stretching from 4 to 5
    return bool(words) and not words & own.words(0, commas[-1])


def _has_verb(own: Utterance, at: int, to: int) -> bool:
    """Whether a verb of change stands between: what is its subject stands there, too."""
    return any(at < found.at < to and cue.side is Side.VERB for found in own.cues for cue in found.cues)


def _across(derived: Mention, other: Mention, text: Text) -> int:
    first, last = sorted((derived, other), key=lambda mention: mention.place)
    before, behind = text.utterance(first), text.utterance(last)
    elliptic = _is_elliptic(last, before, behind) or _only_tells(before, behind, text)
    shares = bool(behind.topics & before.topics) or elliptic
    if text.section(first) is Section.HEADLINE:
        return TOPIC if shares else NONE
    opens = last.clause == behind.clauses[0] and not _is_figure_between(before, behind, text)
    if opens and takes_up(last, behind, text):
        return BOUND
    known = derived is last and (opens or text.is_short) and _is_definite(derived, text)
    if known and not _is_figure_between(before, behind, text):
        return BOUND
    told = behind.words(0, last.first) & before.topics or elliptic
    return TOPIC if shares and told else NONE


def _only_tells(before: Utterance, behind: Utterance, text: Text) -> bool:
    """Whether a sentence only says how many there are of what the one before speaks of: there were 340 cases."""
    next_to = behind.number == before.number + 1 and behind.block == before.block
    return next_to and text.is_short and text.lexicon.has("expletives", behind.tokens.low[0])


def _is_elliptic(last: Mention, before: Utterance, behind: Utterance) -> bool:
    """Whether only the sentence before tells what is counted: thefts are down. Police recorded 340."""
    return (
        last.bare
        and last.mood is None
        and behind.number == before.number + 1
        and behind.block == before.block
    )


def _is_figure_between(before: Utterance, behind: Utterance, text: Text) -> bool:
    """Whether a sentence between has figures of its own: then it is rather that one which is taken up."""
    return any(number in text.utterances for number in range(before.number + 1, behind.number))


def takes_up(mention: Mention, own: Utterance, text: Text) -> bool:
    """Whether the clause of a figure has no subject of its own, or one that refers back: that is 20% more."""
    if refers_back(mention, own, text):
        return True
    start = own.start_of(mention.clause)
    begins = mention.first == 0 or mention.noun is not None  # its noun is the subject: only 15 tenants came
    return not begins and not own.words(start, mention.first)


def refers_back(mention: Mention, own: Utterance, text: Text) -> bool:
    """Whether the clause of a figure opens with a word that refers back: that is 20% more, which fell from 6%."""
    start, low = own.start_of(mention.clause), own.tokens.low
    opening = start + (own.opens_clause(start) or not low[start].isalpha())
    return any(text.lexicon.roles.links.match(low, at) is not None for at in {start, opening})


def _is_definite(derived: Mention, text: Text) -> bool:
    """Whether the text takes the change for known: the 15% rise, this increase of 15%."""
    low, roles = text.utterance(derived).tokens.low, text.lexicon.roles
    for at in range(derived.first - 1, max(derived.first - OPENING, 0) - 1, -1):
        if text.lexicon.has("definite", low[at]) or text.lexicon.has("demonstratives", low[at]):
            return True
        found = roles.cues.match(low, at)
        if text.is_noun(low, at):
            continue  # the drop of 5%
        if found is not None and any(cue.side is Side.VERB for cue in found[1]):
            return False  # wages in the valley fell by 5%
    return False
