"""Ages of a short text that follow from nothing else in it: two and how far they are apart, or a birth and a year."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.model import Kind, Qualifier
from figures.relate.calendar.otherages import OLDEST, is_age, is_apposed, is_beside
from figures.relate.calendar.people import Life, is_same_person, lives_of
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Marked, Moment, Scene, relation
from figures.relate.record import Rivals, Tie

AROUND = 6
"""So many words from a span, that it lies between two ages is told."""
NEAR = 2.1
"""A slip is off by less than so many times."""
YEARS_OFF = 45
"""So many years at most an age is off by a slip."""
YEAR, LEAST = 4, 20
TURNING, OWN = 3, 8
"""So many words before an age, that somebody comes to it is told, and whose it is."""
BESIDE = 12
"""So many words beside an age, that somebody comes to it these days is told."""
SUBJECT = 3
"""So many words before an age, somebody else may be named whose it is."""


def sole_ages_of(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """The age that follows from the only other figures of a text that tell of somebody's years."""
    every = list(scenes.values())
    ages = [(age, scene) for scene in every for age in _ages(scene, lexicon)]
    if any(scene.has(lexicon, "ages_unsure") for scene in every):
        return
    if len(ages) == 2:
        yield from _apart([age for age, _ in ages], scenes, lexicon)
    elif len(ages) == 1:
        yield from _of_life(ages[0][0], scenes, lexicon)


def _ages(scene: Scene, lexicon: Lexicon) -> Iterator[Marked]:
    """The ages, the bare numbers that may be some, and the birthdays: on her 57th birthday."""
    low = scene.tokens.low
    for each in scene.ages:
        value = each.figure.value
        if value is None or not 0 < value <= OLDEST or value != int(value):
            continue
        told = each.figure.kind is Kind.AGE or is_age(each, scene, lexicon)
        before = low[each.first - 1] if each.first else ""
        behind = low[each.last] if each.last < len(low) else ""
        told = told or (lexicon.has("list_ands", before) and lexicon.has("when_words", behind))
        person = low[each.first - 2] if each.first > 1 and lexicon.has("of", before) else ""
        if told or lexicon.has("age_openers", before) or (person and lexicon.has("age_persons", person)):
            yield each
    for nth in scene.ordinals:
        if nth.figure.value is not None and lexicon.has(
            "birthdays", low[nth.last] if nth.last < len(low) else ""
        ):
            figure = replace(nth.figure, kind=Kind.AGE, unit="year")
            yield Marked(figure, nth.sentence, nth.first, nth.last)


def _apart(ages: list[Marked], scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """Two ages, and the years between them: eight, and her cousin eleven, three years older."""
    spans = [(each, scene) for scene in scenes.values() for each in scene.spans if each.figure.unit == "year"]
    if not spans:
        yield from _between_years(ages, scenes, lexicon)
    if len(spans) != 1 or spans[0][0].figure.qualifier is not Qualifier.EXACT:
        return
    span, scene = spans[0]
    first, last = sorted(ages, key=lambda age: (age.sentence, age.first))
    nearest = min(ages, key=lambda age: (abs(age.sentence - span.sentence), abs(age.first - span.first)))
    other = first if nearest is last else last
    between = scene.tokens.low[span.last : nearest.first]
    goes_on = any(lexicon.has("list_ands", word) for word in between)  # younger than I, and will be 60
    if not goes_on and any(lexicon.has("than", word) for word in between):
        nearest, other = other, nearest  # 59 years younger than the oldest, who is 70
    way = _way(span, scene, lexicon)
    if way is None:
        return
    young, old = sorted(ages, key=lambda age: age.figure.value or 0)
    if way:
        old, young = (nearest, other) if way > 0 else (other, nearest)
    gap, size = _value(old) - _value(young), float(span.figure.value or 0)
    if abs(gap - size) > NEAR * min(abs(gap), size):
        return
    found = relation(
        "span", "ages-between", Tie.TIED, last.figure, then=young.figure, age=old.figure, time=span.figure
    )
    yield Rivals(last.figure, (found,), tuple)


def _way(span: Marked, scene: Scene, lexicon: Lexicon) -> int | None:
    """1 if the age beside a span is the older by so much, -1 if the younger, 0 if words only say that it is between."""
    low = scene.tokens.low
    for what, way in (("older_by", 1), ("younger_by", -1)):
        if lexicon.term(what, low, span.last):
            return way
    near = low[max(span.first - AROUND, 0) : span.last + AROUND]
    told = lexicon.term("span_later", low, span.last) or any(lexicon.has("age_gaps", word) for word in near)
    return 0 if told else None


def _between_years(ages: list[Marked], scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """Two ages and two years: nine in 1957, and now, in 2024, he is 76."""
    moments = [each for scene in scenes.values() for each in scene.moments if not each.is_clock]
    years = sorted({year for each in moments if (year := _year(each)) is not None})
    if len(moments) != 2 or len(years) != 2 or lives_of(scenes, lexicon):
        return
    if not all(_is_dated(age, moments, scenes, lexicon) for age in ages):
        return
    young, old = sorted(ages, key=lambda age: age.figure.value or 0)
    gap, size = _value(old) - _value(young), years[1] - years[0]
    if abs(gap - size) > NEAR * min(gap, size) or max(gap, size) > OLDEST:
        return
    first, last = sorted(moments, key=lambda each: _year(each) or 0)
    late = max(ages, key=lambda age: (age.sentence, age.first))
    found = relation(
        "span", "ages", Tie.TIED, late.figure,
        first=first.figure, last=last.figure, then=young.figure, age=old.figure,
    )  # fmt: skip
    yield Rivals(late.figure, (found,), tuple)


def _is_dated(age: Marked, moments: list[Moment], scenes: Scenes, lexicon: Lexicon) -> bool:
    """Whether an age stands in the sentence of a year, or is told of today."""
    scene = scenes[age.sentence]
    subject = scene.tokens.low[max(age.first - SUBJECT, 0) : age.first]
    if scene.has(lexicon, "kin") or any(lexicon.has("whose_year", word) for word in subject):
        return False  # her teacher turned 84
    now = any(
        lexicon.has("present", word) for word in scene.tokens.low[max(age.first - 2, 0) : age.first + 1]
    )
    near = [_opens_since(each, scene, lexicon) for each in moments if each.sentence == age.sentence]
    return now or (bool(near) and not (any(near) if is_apposed(age, scene) else all(near)))


def _opens_since(moment: Moment, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether something has gone on since a moment, at which nobody need have had the age: mayor since 2014."""
    return moment.first > 0 and lexicon.has("since_words", scene.tokens.low[moment.first - 1])


def _of_life(age: Marked, scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """One age, one birth and one other year: born in 2008, she turned 16 in March 2024."""
    lives = lives_of(scenes, lexicon) or list(_ranges(scenes))
    moments = [each for scene in scenes.values() for each in scene.moments if not each.is_clock]
    if len({life.birth.figure.date for life in lives}) != 1 or any(_year(each) is None for each in moments):
        return
    birth, scene = lives[0].birth, scenes[age.sentence]
    now = _is_of_these_days(age, scene, lexicon)
    if not lives[0].death_told and not is_same_person(lives[0], age, scene, scenes, lexicon, now):
        return
    others = [each for each in moments if each is not birth]
    if not others and now:
        found = relation("span", "age-turned", Tie.TIED, age.figure, first=birth.figure, age=age.figure)
        yield Rivals(age.figure, (found,), tuple)
    if len(others) > 1:
        others = [each for each in others if each is not lives[0].death]
    if len(others) != 1:
        return
    born, then = _year(birth), _year(others[0])
    if born is None or then is None or abs(then - born - int(age.figure.value or 0)) > YEARS_OFF:
        return
    if not 0 < then - born <= OLDEST or not _is_of(age, others[0], lives[0], scenes, lexicon):
        return
    found = relation(
        "span", "age", Tie.TIED, age.figure, first=birth.figure, last=others[0].figure, age=age.figure
    )
    yield Rivals(age.figure, (found,), tuple)


def _is_of_these_days(age: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether somebody comes to an age about when the article is written: turned 30 on Sunday, her 50th last week."""
    low, has = scene.tokens.low, lexicon.has
    if any(has("birthdays", word) for word in low[age.last : age.last + 1]):
        own = age.first > 0 and _is_own(scene, age.first - 1, lexicon)
    else:
        told = range(max(age.first - TURNING, 0), age.last)
        verb = next((at for at in told if lexicon.term("coming_of_age", low, at)), None)
        own = verb is not None and _is_subject(scene, verb - 1, lexicon)
    kin = lexicon.stands("kin", low, max(age.first - OWN, 0), age.first)
    return own and not kin and _is_told_now(age, scene, lexicon)


def _is_own(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether the word before a birthday says whose it is, and that it is somebody's: her, Ruiz's, not the club's."""
    if lexicon.nouns.possessive.search(scene.tokens.low[at]) is None:
        return lexicon.has("determiners", scene.tokens.low[at])
    return scene.tokens.text[at][:1].isupper()


def _is_subject(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether the word before a verb is somebody, or speaks of who was named: she, who, Bell; not: his wife."""
    low, has = scene.tokens.low, lexicon.has
    while at >= 0 and (has("auxiliaries", low[at]) or has("adverbs", low[at])):
        at -= 1
    if at < 0:
        return True
    plain = low[at] == "," or has("he", low[at]) or has("relatives", low[at]) or has("list_ands", low[at])
    return plain or scene.tokens.text[at][:1].isupper() or lexicon.term_before("these_days", low, at + 1) > 0


def _is_told_now(age: Marked, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a time of these days stands by an age, in its clause."""
    low = scene.tokens.low
    for at in range(max(age.first - BESIDE, 0), min(age.last + BESIDE, len(low))):
        if low[at] not in lexicon.weekdays and not lexicon.term("these_days", low, at):
            continue
        between = low[age.last : at] if at >= age.last else low[at : age.first]
        if not any(word in lexicon.roles.barriers or lexicon.has("list_ands", word) for word in between):
            return True
    return False


def _is_of(age: Marked, then: Moment, life: Life, scenes: Scenes, lexicon: Lexicon) -> bool:
    """Whether an age stands beside a moment, or is that at a death."""
    if age.sentence == then.sentence and is_beside(age, then, scenes[age.sentence], lexicon):
        return True
    return then is life.death and abs(age.sentence - then.sentence) <= 1


def _ranges(scenes: Scenes) -> Iterator[Life]:
    """The lives that a range of years in an aside may be: Ada Holt, hatter, 1848–1909."""
    for scene in scenes.values():
        for each in scene.stretches:
            low, born, died = scene.tokens.low, _year(each.first), _year(each.last)
            apart = died - born if born is not None and died is not None else 0
            if LEAST < apart <= OLDEST and each.at > 0 and low[each.at - 1] in (",", "("):
                yield Life(each.first, each.last, True)


def _value(age: Marked) -> float:
    return float(age.figure.value or 0)


def _year(moment: Moment) -> int | None:
    year = (moment.figure.date or "")[:YEAR]
    return int(year) if year.isdigit() else None
