"""Two moments of one sentence, of which words between or before them say that one comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.lexicon.record import Lexicon
from figures.relate.calendar.events import is_adverbial
from figures.relate.calendar.record import Moment, Scene
from figures.relate.calendar.verbs import GERUND, is_past_form, leads_to_noun

NEAR = 12
"""So many words at most stand between two moments that are told in one order."""
BREAKS = frozenset(',;:()–—"“”')
ORDERS = ("then_words", "before_words", "after_words")
"""The lists of words that put one moment before another."""

Pair = tuple[Moment, Moment]


def told_in_order(scene: Scene, lexicon: Lexicon) -> Iterator[Pair]:
    """The moments of which words say that the first comes before the last.

    In 2010 and again in 2014; in 2008, before leaving in 2012; in 2012 after winning in 2008; after losing in 2008, he
    """
    if not scene.lists.any_of(*ORDERS):
        return
    dated = [each for each in scene.moments if not each.is_clock]
    for one, other in pairwise(dated):
        if not one.last < other.first <= one.last + NEAR or not all(
            is_adverbial(each, scene, lexicon) for each in (one, other)
        ):
            continue
        if _goes_on(one, other, scene, lexicon) or _leads("before_words", one, other, scene, lexicon):
            yield one, other
        elif _leads("after_words", one, other, scene, lexicon):
            yield other, one
        elif len(dated) == 2 and _opens(one, other, scene, lexicon):
            yield one, other


def moved(scene: Scene, lexicon: Lexicon) -> Iterator[Pair]:
    """The moments of what something was and is, each behind its figure: rose from 40 in 2005 to 60 in 2012."""
    low, roles = scene.tokens.low, lexicon.roles
    dated = [each for each in scene.moments if not each.is_clock]
    for one, other in pairwise(dated):
        if not one.last < other.first <= one.last + NEAR or not lexicon.has("range_to", low[one.last]):
            continue
        ahead = range(one.first - 1, max(one.first - NEAR, 0), -1)
        start = next((at for at in ahead if lexicon.has("range_from", low[at])), None)
        if start is None or not BREAKS.isdisjoint(low[start : other.first]):
            continue
        told = (low[start + 1 : one.first], low[one.last + 1 : other.first])
        if not all(any(lexicon.forms.is_number(word) for word in words) for words in told):
            continue
        moves = (found for at in range(max(start - NEAR, 0), start) if (found := roles.cues.match(low, at)))
        if any(cue.role in ("up", "down") for _, cues in moves for cue in cues):
            yield one, other


def narrated(scene: Scene, lexicon: Lexicon) -> Iterator[Pair]:
    """The moments of two verbs of one subject, which are told as they came: was passed in 2010 and upheld in 2012."""
    low = scene.tokens.low
    dated = [each for each in scene.moments if not each.is_clock]
    for one, other in pairwise(dated):
        at = one.last + (low[one.last : one.last + 1] == [","])
        if not at < other.first <= one.last + NEAR or not lexicon.has("range_and", low[at]):
            continue
        verb = next(
            (each for each in range(at + 1, other.first) if not lexicon.has("adverbs", low[each])), at
        )
        if not is_event(verb, low, lexicon) or low[one.first - 1] != low[other.first - 1]:
            continue
        placed = all(is_adverbial(each, scene, lexicon) for each in (one, other))
        if placed and _is_one_event(at + 1, other.first, scene, lexicon):
            yield one, other


def _goes_on(one: Moment, other: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the second moment is only told as the next: in 2010 and again in 2014."""
    between = scene.tokens.low[one.last : other.first]
    first = next((at for at in range(len(between)) if lexicon.term("then_words", between, at)), None)
    if first is None:
        return False
    rest = between[first + lexicon.term("then_words", between, first) :]
    return all(lexicon.has("then_joints", word) for word in (*between[:first], *rest))


def _leads(what: str, one: Moment, other: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether "before", or "after", stands right behind the first moment, and its clause tells of the second."""
    low, at = scene.tokens.low, one.last
    while at < other.first and lexicon.has("order_fillers", low[at]):
        at += 1
    length = lexicon.term(what, low, at)
    return length > 0 and _is_one_event(at + length, other.first, scene, lexicon)


def _opens(one: Moment, other: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the sentence begins with what came before: after losing in 2008, she won in 2012."""
    low, behind = scene.tokens.low, one.last
    length = lexicon.term("after_words", low, 0)
    if not length or low[behind] != "," or not _is_one_event(length, one.first, scene, lexicon):
        return False
    subject = lexicon.has("subjects", low[behind + 1])
    return subject and _is_one_event(behind + 2, other.first, scene, lexicon)


def _is_one_event(at: int, to: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a clause tells of one event of the past, so that its moment is when that was.

    A house built in 1850 is no event of the clause: a second verb makes the moment another one's.
    """
    low, verbs = scene.tokens.low, 0
    for each in range(at, to):
        word = low[each]
        is_barrier = word in lexicon.roles.barriers or word in BREAKS
        leads = lexicon.has("infinitive_marks", word) and leads_to_noun(each + 1, scene, lexicon)
        if is_barrier or lexicon.has("meant", word) or (lexicon.has("coming_verbs", word) and not leads):
            return False
        is_gerund = lexicon.has("gerund_endings", word[-GERUND:]) and lexicon.has("verbs", word)
        governed = each > at and lexicon.has("determiners", low[each - 1])
        verbs += (is_gerund or is_event(each, low, lexicon)) and not governed
    return verbs <= 1


def is_event(at: int, low: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a verb in the past, or its participle, stands there, which is no auxiliary."""
    word = low[at]
    if lexicon.has("auxiliaries", word):
        return False
    return is_past_form(word, lexicon) or lexicon.has("past_verbs", word) or lexicon.has("participles", word)
