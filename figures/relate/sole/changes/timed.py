"""A change in an article of a page, and the figures of then and of now that it is told of, wherever they stand.

What a reader joins over paragraphs is told apart by its time: the tally stood at 480 a year before, it is 348 now, and
somebody speaks of a fall of 27.5 per cent. So one of the pair is said to have been before, by words or by a year, the
other not, and no third figure of their sort is of about their size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import isclose, log

from figures.model import Section
from figures.relate.attach import NEAREST
from figures.relate.frames import load_frames
from figures.relate.likeness import is_level as is_reached
from figures.relate.mentions import TIMES
from figures.relate.pairs.pairing import Pair
from figures.relate.record import EXPECTED, Mention, Relation, Tie
from figures.relate.sole.changes.doubts import are_exact, is_generic, may_be, subject
from figures.relate.sole.changes.meant import alike, is_level, is_near, when
from figures.relate.sole.changes.steps import AMOUNT, Step, growth
from figures.relate.text import Text

SPREAD = 12
"""So many sentences at most lie between the first and the last of the three."""
ALIKE = 2
"""Figures of one sort that are within so many times of one another may be meant one for the other."""
REACH = 2
"""So many sentences from a figure of the pair, a change may point back to it without naming it."""
PRECISE = 0.012
"""So near to a pair, another change is one of it."""
ABOUT = 3
"""A change is told wrongly by less than so many times."""
FAR = 12
"""A slip makes it no more than so many times as large."""
UNMEASURED = frozenset({"count", "time", "percent", "ratio", "points", "age"})
"""Sorts of which any two figures differ by some third."""
LARGE = 100
"""Two counts at least so large may be of the same things under two names: 3,210 books, 9,630 issues."""
NAMED = 4
"""So many words behind a share, it is named what it is of."""
BESIDE = 2
"""So many words beside a percentage tell what is put on or taken off."""
DEGREES = frozenset({"temperature", "angle"})
"""Sorts of which no share is taken."""
POINT = "point"
"""The unit of points of which nobody says that they are percentage points."""
PARTS = frozenset(",;:()–—")


def timed_changes(step: Step, steps: Sequence[Step], text: Text) -> Iterator[Relation]:
    """A change with the only pair of then and now that it may be of."""
    if _is_no_change(step, text) or (step.form == AMOUNT and not _is_gap(step, text)):
        return
    if text.in_reach(step.mention) is None:
        return  # among so many figures, nobody knows what else it may be of
    taken = {each.mention for each in steps}
    others = [each for each in steps if each is not step and each.form != AMOUNT]
    pairs = [
        pair
        for pair in _pairs(step, taken, text)
        if not any(_is_of(each, pair, step) for each in others) and may_be(step, pair, text, is_timed=True)
    ]
    about = [pair for pair in pairs if _is_about(step, pair)]
    pairs = about or pairs
    pairs = [pair for pair in pairs if pair[0].sort != "count" or _are_large(pair)] or pairs
    nearest = min((_apart(step, pair) for pair in pairs), default=0)
    meant = [pair for pair in pairs if _apart(step, pair) == nearest]
    if len(meant) == 1:
        yield _relation(step, meant[0], Tie.NEAR)
        yield _relation(step, meant[0][::-1], Tie.RIVAL)


def _is_no_change(step: Step, text: Text) -> bool:
    """Whether it is a rate that is put on or taken off, or tells how a proportion changed, or was only hoped for."""
    own, mention = text.utterance(step.mention), step.mention
    low, stands = own.tokens.low, text.lexicon.stands
    if "put_on" in own.lists and stands("put_on", low, mention.first - BESIDE, mention.last + BESIDE):
        return True
    start = own.start_of(mention.clause)
    if mention.mood == EXPECTED:
        return True
    if "reckonings" in own.lists and stands("reckonings", low, start, mention.last):
        return True
    return (
        mention.sort != "points"
        and "proportional" in own.lists
        and stands("proportional", low, start, mention.last + 2 * NAMED)
    )


def _relation(step: Step, pair: Sequence[Mention], tie: Tie) -> Relation:
    old, new = pair
    way = step.way or (1 if new.size >= old.size else -1)
    roles = {"old": (old.figure,), "new": (new.figure,), "by": (step.mention.figure,)}
    evidence = (("cue", step.cue), ("timed", 1), ("sole", 0))
    form = next(form for form in load_frames().pairs if form.name == step.form)
    return Relation(form.frame, form.name, roles, step.mention.figure, way, tie, evidence)


def _apart(step: Step, pair: Pair) -> int:
    return min(abs(each.sentence - step.mention.sentence) for each in pair)


def _pairs(step: Step, taken: set[Mention], text: Text) -> Iterator[Pair]:
    """What was and what is, of any two figures that may have changed so."""
    levels = [each for each in text.mentions if each not in taken and is_level(each, step, text)]
    levels = [
        each
        for each in levels
        if each.size > 0
        and each.sort not in DEGREES
        and (each.mood is None or (step.form == AMOUNT and each.mood == EXPECTED))
        and not _lacks_unit(each, text)
    ]
    reached = {each for each in levels if each.sentence == step.mention.sentence and is_reached(each, text)}
    for one, other in combinations(levels, 2):
        spread = [each.sentence for each in (one, other, step.mention)]
        pair = _alike(one, other, levels, text) if max(spread) - min(spread) <= SPREAD else None
        if pair is None or not _is_near(step, pair) or not are_exact(step.mention, *pair):
            continue
        if (step.form == "change-points") != (one.sort == other.sort == "percent"):
            continue
        if any(each.sort == pair[0].sort for each in reached) and reached.isdisjoint((one, other)):
            continue
        untimed = step.form == AMOUNT or _are_the_shares(step, pair, text)
        ordered = pair if untimed else _by_time(pair, text)
        if ordered is not None and _are_all(pair, levels) and _is_told_of(step, pair, text):
            yield ordered


def _are_large(pair: Pair) -> bool:
    """Whether so many are counted that hardly anything else is."""
    return all(each.sort == "count" and each.size >= LARGE for each in pair)


def _lacks_unit(mention: Mention, text: Text) -> bool:
    """Whether a bare number may have the unit of a figure before it: 1,800 shillings on delivery and 250 later."""
    return mention.bare and any(
        each.sort not in ("count", "time", "percent", "ratio")
        and not each.bare
        and each.place < mention.place
        for each in text.utterance(mention).mentions
    )


def _alike(one: Mention, other: Mention, levels: Sequence[Mention], text: Text) -> Pair | None:
    """Both as mentions of one sort; in a note, large numbers of things may be counted under two names."""
    if text.is_page and _are_large((one, other)) and one.per == other.per:
        return one, other
    return alike(one, other, levels)


def _are_all(pair: Pair, levels: Sequence[Mention]) -> bool:
    """Whether no third figure is of their sort and of about their size."""
    low, high = sorted(each.size for each in pair)
    nouns, rates = ({getattr(each, what) for each in pair} - {None} for what in ("noun", "per"))
    like = (
        each
        for each in levels
        if each.sort == pair[0].sort
        and are_exact(each)
        and low < ALIKE * each.size < ALIKE * ALIKE * high
        and (each.noun is None or not nouns or each.noun in nouns)
        and (each.per is None or not rates or each.per in rates)
    )
    return sum(1 for _ in like) <= len(pair)


def _is_told_of(step: Step, pair: Pair, text: Text) -> bool:
    """Whether a change is said of what the pair is told of, or points back to it, or announces it."""
    said = subject(step, text)
    if not _is_of_money(step, pair, text) or _is_range(pair, text):
        return False
    if all(each.sentence == step.mention.sentence for each in pair) or _are_of_two(pair, text):
        return False
    if _are_the_shares(step, pair, text):
        return _apart(step, pair) <= REACH
    near = step.mention.sort == TIMES and _are_large(pair) and _apart(step, pair) <= 1
    if said is not None and not near and not is_generic(step, pair, text):
        others = [each for each in pair if each.sentence != step.mention.sentence]
        own = any(each not in others and each.clause == step.mention.clause for each in pair)
        return own or not said.isdisjoint(set().union(*(text.utterance(each).topics for each in others)))
    return _apart(step, pair) <= REACH or text.section(step.mention) is Section.HEADLINE


def _is_of_money(step: Step, pair: Pair, text: Text) -> bool:
    """Whether the thing of which a change is said to be a share may be what the pair is: a third of its profit."""
    own = text.utterance(step.mention)
    if not text.follows_of(step.mention):
        return True
    behind = own.tokens.low[step.mention.core[1] : step.mention.last + NAMED]
    money = any(text.lexicon.has("sums_of_money", word) for word in behind)
    return money == pair[0].sort.startswith("money")


def _is_range(pair: Pair, text: Text) -> bool:
    """Whether two figures are the ends of a range: from minus 20 to 110 degrees."""
    first, last = sorted(pair, key=lambda each: each.place)
    between = text.utterance(first).tokens.low[first.last : last.first]
    return (
        first.sentence == last.sentence and 0 < len(between) <= 1 and text.lexicon.has("range_to", between[0])
    )


def _is_about(step: Step, pair: Pair) -> bool:
    """Whether a pair is about so far apart as a change tells, so that no slip need be found."""
    small, large = sorted(each.size for each in pair)
    if step.mention.sort == "points" or step.form == AMOUNT:
        return large - small < ABOUT * step.mention.size < ABOUT * ABOUT * (large - small)
    return log(large / small) < ABOUT * growth(step) < ABOUT * ABOUT * log(large / small)


def _are_the_shares(step: Step, pair: Pair, text: Text) -> bool:
    """Whether a note tells a change in percentage points, and only two percentages."""
    if step.mention.sort != "points" or not text.is_page:
        return False
    points = [each for each in text.by_sort["points"] if each.figure.unit != POINT] or text.by_sort["points"]
    return len(text.by_sort["percent"]) == len(pair) and points == [step.mention]


def _is_gap(step: Step, text: Text) -> bool:
    """Whether a note tells how far two amounts of one unit are apart: the gap of £12,500."""
    sort = step.mention.sort
    measured = sort.startswith("money") or sort not in UNMEASURED
    return text.is_page and measured and not step.mention.bare and step.mention.roles.get("gap", 0) == NEAREST


def _is_near(step: Step, pair: Pair) -> bool:
    """Whether a change may be of a pair even if a digit slipped: an amount only of larger ones of its own sort."""
    small, large = sorted(each.size for each in pair)
    if step.form == AMOUNT:
        return pair[0].sort == step.mention.sort and step.mention.size < small and is_near(step, pair)
    if step.mention.sort == "points":
        return is_near(step, pair)
    return small > 0 and growth(step) < FAR * log(large / small) < FAR * FAR * growth(step)


def _are_of_two(pair: Pair, text: Text) -> bool:
    """Whether words set another holder of one of the pair against that of the other: a rival shipped 60 million."""
    return any(
        text.lexicon.stands("rivals", text.utterance(each).tokens.low, 0, each.first)
        for each in pair
        if "rivals" in text.utterance(each).lists
    )


def _is_of(step: Step, pair: Pair, apart: Step) -> bool:
    """Whether a pair is that of another change, as it fits, or stands beside one of the two, and not the one apart."""
    small, large = sorted(abs(each.size) for each in pair)
    if step.mention.sentence in {each.sentence for each in pair} - {apart.mention.sentence}:
        return True
    if step.mention.sort == "points":
        return isclose(large - small, step.mention.size, abs_tol=PRECISE / 10)
    return small > 0 and isclose(log(large / small), growth(step), abs_tol=PRECISE)


def _by_time(pair: Pair, text: Text) -> Pair | None:
    """Two figures as what was before and what came to be, if words or years tell of the one, and not of the other."""
    one, other = pair
    first, second = _moment(one, text), _moment(other, text)
    if first == second:
        return None
    for told in ("then", "now"):
        if told in (first, second):
            return pair if (first == told) == (told == "then") else (other, one)
    if first is None or second is None:
        return pair if second is None else (other, one)
    return pair if first < second else (other, one)


def _moment(mention: Mention, text: Text) -> str | None:
    """When a figure was so: "then" or a year, as words of its part of a sentence tell, or of a sentence before it."""
    if when(mention) == "then":
        return "then"
    own = text.utterance(mention)
    low, lists = own.tokens.low, own.lists
    like = [each for each in own.mentions if each.sort == mention.sort and each is not mention]
    start, end = _part(mention, like, low) if like else (0, len(low))
    if "past_times" in lists and text.lexicon.stands("past_times", low, start, end):
        return "then"
    if mention.years:
        return str(max(mention.years))
    years = text.years.get(mention.sentence, ())
    if not like and len(years) == 1 and (year := next(iter(years))).isdigit():
        return year
    if any(text.lexicon.has("present", word) for word in low[start:end]):
        return "now"
    return "then" if _is_looked_back(mention, text) else None


def _is_looked_back(mention: Mention, text: Text) -> bool:
    """Whether the sentence before it, which has no figures, tells of a time before: June had been gentle."""
    before = mention.sentence - 1
    sentences = text.extraction.sentences
    if before < 0 or before in text.utterances or sentences[before].block != mention.block:
        return False
    return text.lexicon.stands("past_times", text.tokens_of(before).low)


def _part(mention: Mention, like: Sequence[Mention], low: Sequence[str]) -> tuple[int, int]:
    """The part of its sentence that a figure stands in, between commas, or others of its sort."""
    start = next((at for at in range(mention.first - 1, -1, -1) if low[at] in PARTS), -1) + 1
    end = next((at for at in range(mention.last, len(low)) if low[at] in PARTS), len(low))
    before = [each.last for each in like if each.last <= mention.first]
    behind = [each.first for each in like if each.first >= mention.last]
    return max([start, *before]), min([end, *behind])
