"""Which tense a moment stands in, against the date of the article: what was, is not still to come.

Only what the verb of its clause governs is told: "on 28 May police found it", but not "the games of 2028 were awarded".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from figures.lexicon.record import Lexicon
from figures.model import Figure
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Moment, Scene, relation
from figures.relate.record import Rivals, Tie

FROM_WILL = 9
"""So many words at most stand between "will" and when it will be."""


def tenses_of(scenes: Scenes, today: dt.date, lexicon: Lexicon) -> Iterator[Rivals]:
    """The moments that the tense of their clause puts before or behind the day of the article."""
    this_year = str(today.year)
    for scene in scenes.values():
        if len(scene.moments) != 1:
            continue
        (moment,) = scene.moments
        figure = moment.figure
        if moment.is_clock or figure.quoted or not _has_year(figure) or figure.bracketed:
            continue
        form = ""
        date = figure.date or ""
        if date >= this_year and _is_in_past_clause(moment, scene, lexicon):
            form = "past"
        elif date[:4] <= this_year and _is_in_future_clause(moment, scene, lexicon):
            form = "future"
        if form:
            yield Rivals(figure, (relation("order", form, Tie.TIED, figure, when=figure),), lambda: ())


def _has_year(figure: Figure) -> bool:
    return not (figure.date or "--").startswith("--")


def _clause(moment: Moment, scene: Scene, lexicon: Lexicon) -> tuple[int, int]:
    """The tokens of the clause that a moment stands in."""
    low, barriers = scene.tokens.low, lexicon.roles.barriers
    first, last = moment.first, moment.last
    while first > 0 and low[first - 1] not in barriers and low[first - 1] not in ";:()–—":
        first -= 1
    while last < len(low) and low[last] not in barriers and low[last] not in ";:()–—":
        last += 1
    return first, last


def _is_in_past_clause(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    low = scene.tokens.low
    before = low[moment.first - 1] if moment.first else ""
    if not lexicon.has("time_when", before) or scene.has(lexicon, "coming"):
        return False
    first, last = _clause(moment, scene, lexicon)
    if any(lexicon.has("coming_verbs", word) for word in low[first:last]):
        return False
    verbs = [at for at in range(first, last) if _is_past(scene, at, lexicon)]
    return bool(verbs) and not any(lexicon.has("present_verbs", word) for word in low[first:last])


def _is_past(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    word = scene.tokens.low[at]
    return lexicon.has("past_verbs", word)


def _is_in_future_clause(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    low = scene.tokens.low
    before = low[moment.first - 1] if moment.first else ""
    if not lexicon.has("time_due", before):
        return False
    first, last = _clause(moment, scene, lexicon)
    will = [at for at in range(first, moment.first) if lexicon.term("will", low, at)]
    if not will or moment.first - will[-1] > FROM_WILL or scene.has(lexicon, "looking_ahead"):
        return False
    return not any(lexicon.has("past_verbs", word) for word in low[first:last])
