"""Means and standard deviations of whole numbers, and of what has a least and a most.

A mean of whole numbers is a whole number over their count, which few decimals can be (the GRIM test: Brown and
Heathers, Social Psychological and Personality Science 8, 2017), and so is its variance (GRIMMER: Anaya, PeerJ Preprints
2016; Allard 2018). They are looked at only where the text says that it counts whole things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from figures.model import Figure, Kind, Qualifier
from figures.papers.relations import Numbers, relation
from figures.papers.samples import is_sample, the_size
from figures.papers.settings import Setting, bare, is_whole
from figures.relate.record import Rivals

RANGES = (Kind.NUMBER, Kind.COUNT, Kind.MEASURE, Kind.DURATION, Kind.AGE)
FIRST_WORDS = 3
"""With so many words at most before them, people are those whom a sentence is about."""
BESIDE = 20
"""So many characters around a range say that values run through it: on a scale from 1 to 7."""
_ITEMS = re.compile(r"\b(?!point)(?P<count>\d+|\w+)[\s-](?:items?|questions?|yes/no|trials?|counts|scales)\b")


def means(setting: Setting) -> Iterator[Rivals]:
    """The relations of the only mean, and the only standard deviation, of a sentence."""
    mean, sd = setting.only("M"), setting.only("SD")
    value = setting.mark(mean) if mean is not None else _averaged(setting)
    spread = setting.mark(sd) if sd is not None else None
    n = _people(setting, value)
    if value is not None and n is not None and _is_of_whole_numbers(setting, value):
        told: Numbers = {"n": n, "items": items(setting)}
        yield relation("grim", {"average": value}, value, told)
        if spread is not None:
            yield relation("grimmer", {"average": value, "sd": spread}, spread, told)
    if value is not None and spread is not None and setting.has("binary") and items(setting) == 1:
        yield relation("sd-binary", {"average": value, "sd": spread}, spread, {"n": n or 10**9})
    yield from _within(setting, value, spread, the_size(setting))
    yield from _pooled(setting)


def _people(setting: Setting, mean: Figure | None) -> int | None:
    """How many there were: the only n, or those with whom the sentence begins, or who stand in a bracket."""
    own = {int(part.value) for part in setting.of("n") if part.value is not None}
    if own or mean is None:
        return own.pop() if len(own) == 1 else None
    counts = [
        each for each in setting.counts if is_sample(each) and each.at != mean.at and not _is_scale(each)
    ]
    if len(counts) != 1 or counts[0].value is None:
        return None
    before = setting.between(setting.at, counts[0].at)
    is_subject = len(before.split()) <= FIRST_WORDS or setting.says(
        "of_those", before.rstrip().split(" ")[-1]
    )
    return int(counts[0].value) if is_subject or before.endswith("(") else None


def _is_scale(figure: Figure) -> bool:
    return figure.unit in ("item", "scale", "question", "count", "trial", "group")


def _averaged(setting: Setting) -> Figure | None:
    """The only number with decimals, where the sentence says that it is an average: 1.87 rats on average."""
    found = [
        each
        for each in setting.figures
        if each.kind in (Kind.COUNT, Kind.NUMBER) and not is_whole(each) and each.value is not None
    ]
    return bare(found[0]) if len(found) == 1 and setting.has("averaged") else None


def _is_of_whole_numbers(setting: Setting, mean: Figure) -> bool:
    """Whether the text says that whole things are counted, for each of them once."""
    if setting.has("rated") or mean.per is not None or mean.change is not None:
        return False
    if setting.has("whole_numbers"):
        return True
    is_counted = any(
        each.number == mean.number and each.kind is Kind.COUNT and each.noun for each in setting.named
    )
    return is_counted and not setting.has("played")


def items(setting: Setting) -> int:
    """How many answers each of them gave."""
    found = _ITEMS.search(setting.text)
    if found is None:
        return 1
    counts = [
        each.value
        for each in setting.figures
        if each.at <= setting.at + found.start() < each.to and each.value
    ]
    if counts:
        return max(int(counts[0]), 1)
    return int(found["count"]) if found["count"].isdecimal() else _in_words(found["count"])


def _in_words(word: str) -> int:
    numbers = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
    return numbers.index(word.lower()) + 1 if word.lower() in numbers else 1


def _within(setting: Setting, mean: Figure | None, sd: Figure | None, n: int | None) -> Iterator[Rivals]:
    """The least and the most that values can have: a scale from 1 to 7, ages from 21 to 29."""
    limits = _limits(setting)
    if limits is None or (mean is None and sd is None):
        return
    own = next((each for each in setting.named if mean is not None and each.number == mean.number), None)
    if own is not None and own.kind in RANGES and own.per is None and limits.low != limits.high:
        yield relation("mean-range", {"average": bare(own), "limits": limits}, own)
    if sd is not None and (n is None or n > 1):
        told: Numbers = {"n": n or 2}
        if mean is not None:
            yield relation("sd-bound", {"average": mean, "sd": sd, "limits": limits}, sd, told)
        else:
            yield relation("sd-range", {"sd": sd, "limits": limits}, sd, told)


def _limits(setting: Setting) -> Figure | None:
    """The only range of the sentence, if words beside it say that values run through it; a scale has exact ends."""
    found = [
        each
        for each in setting.figures
        if each.low is not None and each.high is not None and each.value is None
    ]
    if len(found) != 1 or found[0].kind not in RANGES or found[0].qualifier is not Qualifier.EXACT:
        return None
    beside = setting.between(found[0].at - BESIDE, found[0].to + BESIDE)
    if not setting.says("ranging", beside):
        return None
    ends = bare(found[0])
    return replace(ends, precision=None) if setting.says("scales", beside) else ends


def _pooled(setting: Setting) -> Iterator[Rivals]:
    """The means of groups, and that of all: it lies between theirs."""
    found = [part for part in setting.parts if part.what == "M" and part.sign == "="]
    if not found or not setting.has("overall"):
        return
    decimals = [
        each
        for each in setting.figures
        if each.value is not None and not is_whole(each) and each.kind is not Kind.PERCENT
    ]
    marks: dict[int, Figure] = {each.number[0]: bare(each) for each in decimals}
    marks |= {part.number[0]: setting.mark(part) for part in found}
    values = [marks[at] for at in sorted(marks)]
    if len(values) == 3 and (place := _overall(setting, values)) is not None:
        groups = tuple(each for each in values if each is not values[place])
        sizes = [int(each.value) for each in setting.counts if each.value is not None and each.value > 1]
        sizes += [int(part.value) for part in setting.of("n") if part.value is not None]
        told: Numbers = {"n1": sizes[0], "n2": sizes[1]} if len(sizes) == 2 else {}
        form = "mean-pooled" if told else "mean-between"
        yield relation(form, {"parts": groups, "total": values[place]}, values[place], told)


def _overall(setting: Setting, values: list[Figure]) -> int | None:
    """Which of the means is that of all: the one beside the word."""
    for place, each in enumerate(values):
        before = values[place - 1].to if place else setting.at
        after = values[place + 1].at if place + 1 < len(values) else setting.at + len(setting.text)
        last = place + 1 == len(values)
        beside = (
            setting.between(each.number[1], after)[:20] if last else setting.between(before, each.at)[-20:]
        )
        if setting.says("overall", beside):
            return place
    return None
