"""The verb that a moment of a sentence goes with: whether it tells of the past, or of what may still come."""

from __future__ import annotations

from collections.abc import Iterable

from figures.lexicon.record import Lexicon
from figures.relate.calendar.record import Moment, Scene

STOPS = frozenset(";:()[]–—")
"""Signs at which a clause ends."""
ENDS = STOPS | frozenset('"“”')
"""The same, with those at which another begins to speak."""
ENDING, GERUND = 2, 3
"""Letters of the endings of verbs."""
FROM_VERB = 4
"""So many words behind a moment the verb of its sentence may stand, of which it is the subject's."""
BACK = 4
"""So many adverbs at most stand between an auxiliary and its verb."""


def is_past_form(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may be a regular verb in the past: closed, but not need."""
    return (
        lexicon.has("past_endings", word[-ENDING:])
        and lexicon.has("verbs", word)
        and not lexicon.has("no_past", word)
    )


def verb_before(when: int, scene: Scene, lexicon: Lexicon, reach: int) -> str | None:
    """Which form has the last verb before a moment in its clause, of the words in reach.

    None if that is told on a condition, or is who says it: if she ran in 2020; sales, Jarvis noted, in 2015.
    """
    low = scene.tokens.low
    for at in range(when - 1, max(when - reach, 0) - 1, -1):
        if low[at] in ENDS or low[at] in lexicon.roles.barriers:
            return None
        if (form := form_of(at, scene, lexicon)) is not None:
            is_said = at + 1 < when and low[at + 1] == ","
            return None if is_said or _is_on_condition(at, scene, lexicon) else form
    return None


def verb_behind(at: int, scene: Scene, lexicon: Lexicon, reach: int) -> str | None:
    """Which form has the first verb behind a moment that opens its clause: in 2018, the mill closed.

    A clause of the time itself counts too: in 2002, when she was governor.
    """
    low = scene.tokens.low
    at += low[at : at + 1] == [","]
    at += at < len(low) and lexicon.has("at_the_time", low[at])
    for each in range(at, min(at + reach, scene.tokens.end)):
        if low[each] in ENDS or (each > at and low[each] in lexicon.roles.barriers):
            return None
        if (form := form_of(each, scene, lexicon)) is not None:
            is_said = low[each + 1 : each + 2] == [","]
            return None if each == at or is_said else form
    return None


def may_follow_present(opener: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether what stands before a moment may be a verb: she turns 30 in 2040; but not the floods in 2040."""
    low, at = scene.tokens.low, opener - 1
    at -= at > 0 and low[at].isdecimal()
    if at < 1 or not lexicon.has("present_endings", low[at][-1]):
        return False
    before = low[at - 1]
    if lexicon.has("relatives", before):
        return True
    return before.isalpha() and not _has_any(("determiners", "prepositions"), before, lexicon)


def is_subjects(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the verb of the sentence comes behind a moment: those considered safe in 2014 are five."""
    for word in scene.tokens.low[moment.last : moment.last + FROM_VERB]:
        if word in STOPS or word == "," or word in lexicon.roles.barriers:
            return False
        if _has_any(("present_verbs", "coming_verbs"), word, lexicon) and not lexicon.has(
            "infinitive_marks", word
        ):
            return True
    return False


def leads_to_noun(at: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether "to" before this is a preposition: to her friend, to Leeds, but not to mount."""
    low, text = scene.tokens.low, scene.tokens.text
    if at >= len(low):
        return False
    return text[at] != low[at] or _has_any(("determiners", "pronouns"), low[at], lexicon)


def form_of(at: int, scene: Scene, lexicon: Lexicon) -> str | None:
    """Whether a verb in the past stands there, or one that may tell of what is still to come."""
    low = scene.tokens.low
    word, before = low[at], low[at - 1] if at else ""
    if _has_any(("coming", "meant"), word, lexicon):
        return "coming"
    if _has_any(("coming_verbs", "present_verbs"), word, lexicon):
        leads = lexicon.has("infinitive_marks", word) and leads_to_noun(at + 1, scene, lexicon)
        return None if leads else "coming"
    if lexicon.has("gerund_endings", word[-GERUND:]) and not lexicon.has("prepositions", word):
        return None if lexicon.has("works_begun", before) else "coming"  # began polling
    if not (
        is_past_form(word, lexicon) or lexicon.has("past_verbs", word) or lexicon.has("participles", word)
    ):
        return None
    helper = _helper(at, scene, lexicon)
    if lexicon.has("present_verbs", helper):
        return "coming"  # the last bonds are paid back in 2041; it has left them weak in 2041
    if lexicon.has("participles", word):
        return "past" if lexicon.has("had_been", helper) else None
    if lexicon.has("auxiliaries", word):
        return "past"
    return None if _is_governed(at, helper, scene, lexicon) else "past"


def is_participle(when: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a participle that tells of the past stands right before a moment: a veteran elected in 2010."""
    low, at = scene.tokens.low, when - 1
    at -= at > 0 and lexicon.has("adverbs", low[at])
    if at < 1 or not _has_any(("past_verbs", "participles", "verbs"), low[at], lexicon):
        return False
    if not lexicon.has("past_endings", low[at][-ENDING:]) or lexicon.has("coming", low[at]):
        return False
    helper = _helper(at, scene, lexicon)
    return not _has_any(
        ("present_verbs", "infinitives", "infinitive_marks", "coming_verbs", "auxiliaries", "objects"),
        helper,
        lexicon,
    )


def _helper(at: int, scene: Scene, lexicon: Lexicon) -> str:
    """The word before a verb, adverbs left out: is still allowed."""
    low = scene.tokens.low
    back = at - 1
    if back > 0 and low[back] == "-":
        back -= 2  # re-elected
    while back > max(at - BACK, 0) and lexicon.has("adverbs", low[back]):
        back -= 1
    return low[back] if back >= 0 else ""


def _is_governed(at: int, helper: str, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a word like a verb in the past is a noun, an infinitive or a participle: the cut, to beat, once built."""
    low = scene.tokens.low
    before = low[at - 1] if at else ""
    if (
        (lexicon.has("determiners", before) and before not in lexicon.roles.barriers)
        or _has_any(("prepositions", "infinitives", "conditions"), helper, lexicon)
        or (lexicon.has("objects", helper) and not lexicon.has("subjects", helper))
    ):
        return True
    to = next(
        (each for each in (at - 1, at - 2) if each >= 0 and lexicon.has("infinitive_marks", low[each])), -1
    )
    if to >= 0 and (to == at - 1 or not leads_to_noun(to + 1, scene, lexicon)):
        return True
    return before == "," and _is_apposed(at, scene, lexicon)


def _is_apposed(at: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the verb of the sentence comes behind a participle set off by commas: made in 2041, could."""
    low = scene.tokens.low
    for each in range(at + 1, len(low) - 1):
        if low[each] == "," and _has_any(
            ("auxiliaries", "present_verbs", "coming_verbs", "past_verbs"), low[each + 1], lexicon
        ):
            return True
    return False


def _is_on_condition(at: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a clause opens with a condition: if she ran and won."""
    low = scene.tokens.low
    for each in range(at - 1, -1, -1):
        if lexicon.has("conditions", low[each]):
            return True
        if low[each] in ENDS or (
            low[each] in lexicon.roles.barriers and not lexicon.has("range_and", low[each])
        ):
            return False
    return False


def _has_any(lists: Iterable[str], word: str, lexicon: Lexicon) -> bool:
    return any(lexicon.has(what, word) for what in lists)
