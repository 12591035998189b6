"""Which tense a moment stands in, against the date of the article: what was, is not still to come.

Only what the verb of its clause governs is told: "on 28 May police found it", but not "the games of 2028 were awarded".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from figures.lexicon.record import Lexicon
from figures.model import Extraction, Kind
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Moment, Scene, relation
from figures.relate.record import Rivals, Tie

FROM_WILL = 9
"""So many words at most stand between "will" and when it will be."""
ENDING, GERUND = 2, 3
"""Letters of the endings of verbs."""
WHOLE_DAY = 10
"""Characters of a full date."""
OBJECT = 3
"""So many words before a verb in the past, that may stand to whom it is done."""
FROM_VERB = 5
"""So many words at most stand between a verb in the past and the year in which it was."""
STOPS = frozenset(",;:()–—")


def tenses_of(extraction: Extraction, scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The moments that the tense of their clause puts before or behind the day of the article.

    If there are more of a sort, the article was given another date, or tells of the past as if it were to come.
    """
    today = extraction.article.date
    if today is None or _is_gallery(extraction, lexicon):
        return
    for form in ("past", "future"):
        found = [each for scene in scenes.values() for each in _told(form, scene, today, lexicon)]
        if len({moment.figure.date for moment, _ in found}) == 1:
            for moment, is_alone in found:
                if is_alone:
                    told = relation("order", form, Tie.TIED, moment.figure, when=moment.figure)
                    yield Rivals(moment.figure, (told,), lambda: ())


def _is_gallery(extraction: Extraction, lexicon: Lexicon) -> bool:
    """Whether captions of pictures, which are of many years, are part of the text."""
    return any(tokens is not None and lexicon.stands("galleries", tokens.low) for tokens in extraction.tokens)


def _told(form: str, scene: Scene, today: dt.date, lexicon: Lexicon) -> Iterator[tuple[Moment, bool]]:
    """The moments on the wrong side of today, and whether each is the only one of its sentence."""
    if "?" in scene.tokens.low:
        return
    for moment in scene.moments:
        figure, date = moment.figure, moment.figure.date or "--"
        if moment.is_clock or figure.kind is Kind.NUMBER or date.startswith("--"):
            continue
        is_past = form == "past"
        now = today.isoformat()[: len(date)]
        if (date > now if is_past else date < now) and not figure.quoted and not figure.bracketed:
            fits = _is_in_past_clause if is_past else _is_in_future_clause
            if fits(moment, scene, lexicon):
                yield moment, len(scene.moments) == 1


def _clause(at: int, to: int, scene: Scene, lexicon: Lexicon) -> tuple[int, int]:
    """The tokens of the clause that those from `at` to `to` stand in."""
    low, barriers = scene.tokens.low, lexicon.roles.barriers
    while at > 0 and low[at - 1] not in barriers and (low[at - 1] == "," or low[at - 1] not in STOPS):
        at -= 1
    while to < len(low) and low[to] not in barriers and low[to] not in STOPS:
        to += 1
    return at, to


def _is_in_past_clause(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    low = scene.tokens.low
    when = _opener(moment, scene, lexicon)
    if (
        when < 0
        or not lexicon.has("time_when", low[when])
        or _is_topic(moment, low[when], lexicon)
        or _is_attributive(moment, scene, lexicon)
    ):
        return False
    if lexicon.has("since_words", low[when]):
        return True
    first, last = _clause(moment.first, moment.last, scene, lexicon)
    opens = when == first
    if opens:
        first, last = _clause_behind(
            moment.last + (low[moment.last : moment.last + 1] == [","]), scene, lexicon
        )
    own = range(moment.first, moment.last)
    words = [at for at in range(max(first - 1, 0), last) if at not in own]
    looked_at = range(scene.tokens.end) if opens else words
    if any(
        lexicon.has(what, low[at]) for at in looked_at for what in ("coming_verbs", "meant") if at not in own
    ):
        return False
    if not opens and _governs(when - 1, scene, lexicon):
        return True  # elected in 2018
    if any(lexicon.has("present_verbs", low[at]) for at in words):
        return False
    verbs = [at for at in words if _is_told(at, scene, lexicon) and (at > first if opens else at < when)]
    return bool(verbs) and (opens or _reaches(low[verbs[-1] + 1 : when], moment, lexicon))


def _is_topic(moment: Moment, word: str, lexicon: Lexicon) -> bool:
    """Whether a year is what something is about: a dinner focused on 2020."""
    return lexicon.has("on_days", word) and len(moment.figure.date or "") == len("2020")


def _opener(moment: Moment, scene: Scene, lexicon: Lexicon) -> int:
    """The preposition before a moment: in 2018, in early 2018, in the summer of 2018."""
    low, at = scene.tokens.low, moment.first - 1
    while at > 0 and lexicon.has("moment_parts", low[at]):
        at -= 1
    return at


def _is_attributive(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a moment stands before a noun: in 2019 tax returns."""
    behind = scene.tokens.low[moment.last] if moment.last < scene.tokens.end else "."
    names = ("prepositions", "conjunctions", "pronouns", "auxiliaries", "determiners")
    opens = moment.first == 1 and behind[0].isalpha()
    return behind[0].isalpha() and not opens and not any(lexicon.has(what, behind) for what in names)


def _governs(at: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a verb in the past stands there, and is neither meant for a time to come nor done to somebody."""
    low = scene.tokens.low
    if at < 1 or not _is_past(low[at], lexicon) or scene.has(lexicon, "meant"):
        return False
    return not lexicon.has("objects", low[at - 1]) and not any(
        lexicon.has("gerund_endings", word[-GERUND:]) for word in low[max(at - 4, 0) : at]
    )


def _reaches(between: Sequence[str], moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a moment goes with the verb, and with nothing between them: not a campaign for the vote in 2016."""
    if len(moment.figure.date or "") == WHOLE_DAY:
        return True
    names = ("other_governors", "coming")
    if len(between) > FROM_VERB:
        return False
    return not any(
        lexicon.has("gerund_endings", word[-GERUND:]) or any(lexicon.has(what, word) for what in names)
        for word in between
    )


def _clause_behind(at: int, scene: Scene, lexicon: Lexicon) -> tuple[int, int]:
    to = at
    while (
        to < scene.tokens.end
        and scene.tokens.low[to] not in STOPS
        and scene.tokens.low[to] not in lexicon.roles.barriers
    ):
        to += 1
    return at, to


def _is_told(at: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a verb in the past stands there, neither done to somebody nor one of saying."""
    low = scene.tokens.low
    before = low[max(at - OBJECT, 0) : at]
    if any(
        lexicon.has("gerund_endings", word[-GERUND:]) or lexicon.has("objects", word)
        for word in before[-OBJECT:]
    ):
        return False  # seeing him re-elected
    return _is_past(low[at], lexicon) and not lexicon.has("saying", low[at])


def _is_past(word: str, lexicon: Lexicon) -> bool:
    regular = lexicon.has("past_endings", word[-ENDING:]) and lexicon.has("verbs", word)
    return regular or lexicon.has("past_verbs", word)


def _is_in_future_clause(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    low = scene.tokens.low
    if not moment.first or not lexicon.has("time_due", low[moment.first - 1]):
        return False
    if _is_attributive(moment, scene, lexicon):
        return False
    first, last = _clause(moment.first, moment.last, scene, lexicon)
    if moment.first - 1 == first and lexicon.stands("will", low, moment.last, last):
        return not scene.has(lexicon, "looking_ahead")  # by 2030 they are to fall
    will = [at for at in range(first, moment.first) if lexicon.term("will", low, at)]
    if not will or moment.first - will[-1] > FROM_WILL or scene.has(lexicon, "looking_ahead"):
        return False
    if will[-1] and lexicon.has("determiners", low[will[-1] - 1]) and lexicon.has("will_noun", low[will[-1]]):
        return False
    return not any(_is_past(word, lexicon) for word in low[will[-1] + 1 : moment.first])
