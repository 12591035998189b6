"""Two ages of one person: Lena Holt, 52, and elsewhere the 25-year-old Lena Holt."""

from __future__ import annotations

from collections.abc import Iterator

from figures.lexicon.record import Lexicon
from figures.model import Kind
from figures.relate.calendar.reach import Scenes
from figures.relate.calendar.record import Marked, Scene, relation
from figures.relate.record import Rivals, Tie

NAMES = 4
"""So many words at most a full name has."""
FULL = 2
"""A full name has at least so many; of one word alone there may be a son, or a twin."""
ELSEWHEN = ("kin", "looking_ahead", "ages_past", "long_ago", "age_then")


def same_ages_of(scenes: Scenes, lexicon: Lexicon) -> Iterator[Rivals]:
    """Each age that stands at a full name which had another age before, with no word of another time."""
    known: dict[str, Marked] = {}
    for scene in scenes.values():
        if not scene.ages or scene.moments or any(scene.has(lexicon, what) for what in ELSEWHEN):
            continue
        for age in scene.ages:
            name = _name(age, scene) if age.figure.kind is Kind.AGE and not age.figure.quoted else None
            if name is None:
                continue
            first = known.setdefault(name, age)
            if first.sentence != age.sentence:
                found = relation("span", "age-again", Tie.TIED, age.figure, then=first.figure, age=age.figure)
                yield Rivals(age.figure, (found,), tuple)


def _name(age: Marked, scene: Scene) -> str | None:
    """The full name that an age is apposed to: Lena Holt, 52, …; the 25-year-old Lena Holt."""
    text, low = scene.tokens.text, scene.tokens.low
    if age.first > 1 and low[age.first - 1] == "," and low[age.last : age.last + 1] in ([","], ["."]):
        first = age.first - 1
        while first > max(age.first - 1 - NAMES, 0) and _is_name(text[first - 1]):
            first -= 1
        return _joined(text[first : age.first - 1])
    first = age.first
    while first < min(age.last, len(text) - 1) and not _is_name(text[first]):
        first += 1
    last = first
    while last < min(first + NAMES, len(text)) and _is_name(text[last]):
        last += 1
    return _joined(text[first:last])


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.isalpha()


def _joined(words: list[str]) -> str | None:
    return " ".join(words[-FULL:]) if len(words) >= FULL else None
