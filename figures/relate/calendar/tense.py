"""Which tense a moment stands in, against the date of the article: what was, is not still to come.

A misprint happens once: an article that twice names a year later than itself is about that year, or is dated wrongly.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import tokenize
from figures.model import Extraction
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Moment, Scene, day_of, relation
from figures.relate.calendar.verbs import (
    ENDING,
    STOPS,
    form_of,
    is_participle,
    is_subjects,
    may_follow_present,
    verb_before,
    verb_behind,
)
from figures.relate.calendar.weekdays import is_gallery
from figures.relate.record import Rivals, Tie

SINCE, CREDIT = 7, 10
"""So many words at most behind "since", its moment stands; so many behind a caption, who took the picture."""
REACH = 16
"""How many words at most stand between a verb and when it was."""
FROM_WILL, FROM_FORECAST = 9, 14
"""So many words at most stand between "will" and when it will be; so many, of what is said to be projected."""
FORECAST = 3
"""Words of what is said of a forecast at least: is projected to."""
YEAR = 4
"""Digits of a year."""
WORKS, OF_WORK = 2, 6
"""So many words behind a year, what is of it stands: a 2016 university study; so many, whether it is to come."""
A_MONTH = 31
"""So many days a wrong month is away; farther ahead, a signed date is rather of a page that was changed later."""
SOME, MANY = 5, 9
"""So many years ahead, a moment is told of with words that look ahead; so many, elections are no such words."""
AHEAD = {SOME: ("looks_ahead", "coming", "meant"), MANY: ("looks_ahead",)}
"""The lists of these words."""
BEHIND = 14
"""So many words behind a moment at most they stand."""


def tenses_of(extraction: Extraction, scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The moments that the tense of their clause puts before or behind the day of the article."""
    article = extraction.article
    if article.date is None:
        return
    has_captions = is_gallery(extraction, lexicon)
    moments = [
        (_at_the_end(each, scene, lexicon), scene)
        for scene in scenes.values()
        for each in scene.moments
        if _is_dated(each)
    ]
    today = _last_day(max(article.date, article.updated or article.date), moments, lexicon)
    told = Counter((each.figure.date or "")[:YEAR] for each, _ in moments)
    ahead = [_years_ahead(each, today) for each, _ in moments]
    later = [(each, scene) for each, scene in moments if _compared(each, today) > 0]
    found: dict[str, list[Moment]] = {"past": [], "future": []}
    for moment, scene in moments:
        way, years = _compared(moment, today), _years_ahead(moment, today)
        if has_captions and len(later) > 1 and years < MANY:
            continue
        once = told[(moment.figure.date or "")[:YEAR]] == 1
        if way > 0 and (
            (_is_signed(moment, scene, extraction, lexicon) and (once or _is_soon(moment, today)))
            or (
                _is_past(moment, scene, lexicon, years) and (once or not _is_of_later(moment, later, lexicon))
            )
            or (once and _is_alone(years, ahead) and _is_too_far(moment, scene, years, lexicon))
        ):
            found["past"].append(moment)
        if way < 0 and once and _is_future(moment, scene, lexicon):
            found["future"].append(moment)
    for form, wrong in found.items():
        if len(wrong) == 1:
            yield _told(form, wrong[0])


def _last_day(day: dt.date, moments: Sequence[tuple[Moment, Scene]], lexicon: Lexicon) -> dt.date:
    """The day of the article, or the last one on which it says that it was changed: updated in January 2019."""
    changed = [
        moment.figure.date or ""
        for moment, scene in moments
        if scene.has(lexicon, "this_page") and scene.has(lexicon, "page_changed", 0, moment.first)
    ]
    days = (day_of(each + "-12-28"[len(each) - YEAR :]) for each in changed)
    return max([day, *(each for each in days if each is not None)])


def _years_ahead(moment: Moment, today: dt.date) -> int:
    return int((moment.figure.date or "")[:YEAR]) - today.year


def _is_of_later(moment: Moment, later: Sequence[tuple[Moment, Scene]], lexicon: Lexicon) -> bool:
    """Whether a year stands beside other moments that no word says are to come: then the article is dated wrongly."""
    return len(moment.figure.date or "") == YEAR and not all(
        each is moment or any(scene.has(lexicon, what) for what in AHEAD[SOME]) for each, scene in later
    )


def _is_soon(moment: Moment, today: dt.date) -> bool:
    """Whether a full date is no more than a month behind the article."""
    day = day_of(moment.figure.date or "")
    return day is not None and (day - today).days <= A_MONTH


def _is_alone(years: int, ahead: Sequence[int]) -> bool:
    """Whether no other moment is as far ahead."""
    return sum(each >= (MANY if years >= MANY else SOME) for each in ahead) == 1


def _is_too_far(moment: Moment, scene: Scene, years: int, lexicon: Lexicon) -> bool:
    """Whether no word of a sentence looks as far ahead as its moment; if many years, whatever else it tells."""
    low = scene.tokens.low
    if "looks_ahead" not in lexicon.terms:
        return False  # nothing of this language tells what looks ahead
    lists = next((what for least, what in reversed(AHEAD.items()) if years >= least), None)
    if lists is None or "?" in low or any(moment in (each.first, each.last) for each in scene.stretches):
        return False
    if any(scene.has(lexicon, what, 0, moment.last + BEHIND) for what in lists):
        return False
    if _is_named(moment, scene, lexicon) or may_follow_present(
        _opener(moment, scene, lexicon), scene, lexicon
    ):
        return False
    if not _is_attributive(moment, scene, lexicon) and lexicon.has(
        "ahead_openers", low[_opener(moment, scene, lexicon)]
    ):
        return False
    start = max((at + 1 for at in range(moment.first) if _parts(low[at], lexicon)), default=0)
    stop = min((at for at in range(moment.last, len(low)) if _parts(low[at], lexicon)), default=len(low))
    if any(_is_present(word, lexicon) for word in low[start:stop]):
        return False
    return any(form_of(at, scene, lexicon) == "past" for at in range(len(low)))


def _is_present(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may be a verb in the present: comes, turns, needs."""
    if lexicon.has("present_verbs", word):
        return True
    ends = lexicon.has("present_endings", word[-1:])
    return ends and any(lexicon.has("verbs", form) for form in (word, f"{word[:-1]}ed", f"{word[:-1]}d"))


def _parts(word: str, lexicon: Lexicon) -> bool:
    """Whether a word or a sign may open another clause."""
    return word in STOPS or word == "," or word in lexicon.roles.barriers


def _is_named(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a year is part of a name: Vision 2030, S.B. 2030."""
    text, at = scene.tokens.text, moment.first - 1
    if at <= 0 or text[at] == scene.tokens.low[at] or not text[at].isalpha():
        return False
    return not lexicon.is_calendar(scene.tokens.low[at])


def _told(form: str, moment: Moment) -> Rivals:
    found = relation("order", form, Tie.TIED, moment.figure, when=moment.figure)
    return Rivals(moment.figure, (found,), lambda: ())


def _is_dated(moment: Moment) -> bool:
    date = moment.figure.date or "--"
    return not moment.is_clock and not date.startswith("--")


def _compared(moment: Moment, today: dt.date) -> int:
    """1 if a moment is later than the article, -1 if earlier, as far as it is told."""
    date = moment.figure.date or ""
    now = today.isoformat()[: len(date)]
    return (date > now) - (date < now)


def _at_the_end(moment: Moment, scene: Scene, lexicon: Lexicon) -> Moment:
    """A year of which only the end is told as its last month: at the end of 2020."""
    date, at = moment.figure.date or "", moment.first
    if len(date) == YEAR and lexicon.term_before("year_ends", scene.tokens.low, at):
        figure = replace(moment.figure, date=f"{date}-12")
        return Moment(figure, moment.sentence, moment.first, moment.last, moment.is_clock)
    return moment


def _is_signed(moment: Moment, scene: Scene, extraction: Extraction, lexicon: Lexicon) -> bool:
    """Whether a post bears the date, behind who wrote it, or a caption that names who took the picture."""
    low = scene.tokens.low
    if len(moment.figure.date or "") != len("2024-12-31"):
        return False
    if low[moment.first - 1 : moment.first] == [")"] and "@" in low[max(moment.first - 4, 0) : moment.first]:
        return moment.last == len(low)
    credit = _behind_caption(moment, scene, extraction)
    if not credit or not (credit[0] == "(" or lexicon.has("credits", credit[0])):
        return False
    credited = any(lexicon.has("credits", word) for word in credit)
    return credited and not lexicon.stands("will", low[: moment.last])


def _behind_caption(moment: Moment, scene: Scene, extraction: Extraction) -> Sequence[str]:
    """The words that follow a moment, in a bracket of its sentence, or as the next one if it ends its own."""
    behind = scene.tokens.low[moment.last :]
    behind = behind[behind[:1] == ["."] :]
    if behind or scene.number + 1 >= len(extraction.sentences):
        return behind[:CREDIT]
    following = extraction.sentences[scene.number + 1]
    return tokenize(extraction.article.blocks[following.block].text, following.at, following.to).low[:CREDIT]


def _is_past(moment: Moment, scene: Scene, lexicon: Lexicon, years: int) -> bool:
    """Whether the verb that a moment goes with tells of the past: died in 2018; in 2018, he died."""
    low = scene.tokens.low
    when = _opener(moment, scene, lexicon)
    if "?" in low or when < 0:
        return False
    if any(tells(moment, scene, lexicon) for tells in (_is_since, _is_of_work, _is_base)):
        return True
    if _is_attributive(moment, scene, lexicon) or is_subjects(moment, scene, lexicon):
        return False
    if lexicon.has("since_words", low[when]):
        return True
    if may_follow_present(when, scene, lexicon):
        return False
    if lexicon.has("day_opener", low[when]) and len(moment.figure.date or "") == YEAR:
        return False  # a dinner focused on 2041
    opens = lexicon.has("time_when", low[when]) or (years >= SOME and lexicon.has("time_of", low[when]))
    if not opens or _is_added(when, scene, lexicon):
        return False
    if is_participle(when, scene, lexicon) and not _looks_ahead(scene, lexicon):
        return True
    verb = verb_before(when, scene, lexicon, REACH)
    if verb is not None:
        return verb == "past"
    return (years >= MANY or _opens(when, scene)) and verb_behind(
        moment.last, scene, lexicon, REACH
    ) == "past"


def _is_added(when: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether "with" opens what a comma parts from the verb: raised its figures, with 2% in 2026."""
    low = scene.tokens.low
    sign = next((at for at in range(when - 1, -1, -1) if low[at] == ","), None)
    return sign is not None and lexicon.has("adding", low[sign + 1])


def _is_since(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with what has been since a moment: ever since the vote of 2020, …"""
    low = scene.tokens.low
    start = 1 if low[:1] and lexicon.has("adverbs", low[0]) else 0
    if not 0 < moment.first - start <= SINCE or not lexicon.has("since_words", low[start]):
        return False
    return not any(word in STOPS or word == "," for word in low[start : moment.first]) and scene.has(
        lexicon, "perfect", moment.last
    )


def _is_base(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a year is that of a level with which another is compared, and no later one is: 12% below 2019 levels."""
    low = scene.tokens.low
    level = any(lexicon.has("base_levels", word) for word in low[moment.last : moment.last + 1])
    if not level or len(moment.figure.date or "") != YEAR or any(scene.spans):
        return False
    own = moment.first - (moment.first > 0 and lexicon.has("determiners", low[moment.first - 1]))
    compared = lexicon.term_before("base_openers", low, own) > 0
    latest = all((each.figure.date or "") <= (moment.figure.date or "") for each in scene.moments)
    due = any(
        each is not moment and lexicon.has("time_limits", low[each.first - 1]) for each in scene.moments
    )
    return compared and latest and (due or not scene.has(lexicon, "foreseen", 0, moment.first))


def _looks_ahead(scene: Scene, lexicon: Lexicon, to: int | None = None) -> bool:
    """Whether anything before a word may be still to come, in a language of which it is known what tells that."""
    return "looks_ahead" not in lexicon.terms or any(
        scene.has(lexicon, what, 0, to) for what in ("looks_ahead", "will")
    )


def _is_of_work(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a year is that of what somebody has made, or has happened: a 2016 study."""
    low = scene.tokens.low
    one = moment.first > 0 and lexicon.has("one_of", low[moment.first - 1])
    if not one or len(moment.figure.date or "") != YEAR:
        return False
    behind = low[moment.last : moment.last + WORKS]
    made = any(lexicon.has("dated_works", word) for word in behind)
    return made and not _looks_ahead(scene, lexicon, moment.last + OF_WORK)


def _opens(when: int, scene: Scene) -> bool:
    """Whether a clause begins with a moment."""
    return not when or scene.tokens.low[when - 1] in (*STOPS, ",")


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


def _is_future(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a moment goes with what will be: will open in 2012; by 2012 it will."""
    low = scene.tokens.low
    when = _opener(moment, scene, lexicon)
    if (
        "?" in low
        or when < 0
        or not lexicon.has("time_due", low[when])
        or _is_attributive(moment, scene, lexicon)
    ):
        return False
    if scene.has(lexicon, "looking_ahead"):
        return False
    return bool(lexicon.term_before("runs_until", low, when)) or _is_due(moment, when, scene, lexicon)


def _is_due(moment: Moment, when: int, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the clause of a moment tells what will be."""
    low = scene.tokens.low
    if _opens(when, scene):
        behind = moment.last + (low[moment.last : moment.last + 1] == [","])
        places = range(behind, min(behind + FROM_FORECAST, len(low)))
    else:
        places = range(when - 1, max(when - FROM_FORECAST, 0) - 1, -1)
    wills: dict[int, int] = {}
    for at in range(len(low)):
        length = lexicon.term("will", low, at)
        wills |= dict.fromkeys(range(at, at + length), length)
    for at in places:
        if low[at] in STOPS or low[at] in lexicon.roles.barriers:
            return False
        if at in wills:
            far = abs(at - when) > FROM_WILL
            if far and (wills[at] < FORECAST or "," in low[at:when]):
                return False
            is_noun = at and lexicon.has("determiners", low[at - 1]) and lexicon.has("will_noun", low[at])
            return not is_noun and not lexicon.has("would_have", low[min(at + 1, len(low) - 1)])
        before = low[at - 1] if at else ""
        infinitive = any(lexicon.has(what, before) for what in ("infinitives", "infinitive_marks", "will"))
        if not infinitive and (
            lexicon.has("past_endings", low[at][-ENDING:])
            or any(lexicon.has(what, low[at]) for what in ("past_verbs", "participles"))
        ):
            return False
    return False
