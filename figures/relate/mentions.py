"""Figures as relations see them: ends of ranges apart, with what each can be compared with."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from figures.lexicon.record import Lexicon, Side
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import REPORTED, Extraction, Figure, Kind, Qualifier
from figures.money import subunit
from figures.relate.record import Mention
from figures.units import Unit, UnitTable

NEVER = frozenset({Kind.LABEL, Kind.DATE, Kind.TIME, Kind.YEAR, Kind.ORDINAL, Kind.SCORE})
"""Kinds that are no quantities."""

TIMES, RATIO = "times", "ratio"
"""The sort of multiples: three times as many, doubled."""

WHOLE = Decimal("0.4")
"""What is halved may be so much of its half more or less."""
STOPPED = re.compile(r"(?:(?P<hours>\d):)?(?P<minutes>\d{1,2}):(?P<seconds>\d\d)(?P<part>\.\d{1,3})?")
"""Hours, minutes and seconds; without hours only with tenths of a second, as it may be half past ten."""
HYPHENS = frozenset("-‐‑")
BESIDE = 2
"""So many words behind points say that they are a lead."""
CONVERTED = 3
"""So many words at most stand between a figure and the same in another unit: an opening bracket, about."""
BASIS_POINT, PERCENTAGE_POINT = "basis_point", "percentage_point"
FEW = 10
"""Among so many figures of an article those that words hold together can hardly be other ones."""
_PLAIN = {Kind.COUNT: "count", Kind.NUMBER: "count", Kind.RATIO: "ratio", Kind.AGE: "age"}


def mentions_of(extraction: Extraction, units: UnitTable, lexicon: Lexicon) -> list[list[Mention]]:
    """The mentions of each sentence, in the order of the text; nothing for a sentence without tokens."""
    found: list[list[Mention]] = [[] for _ in extraction.sentences]
    scored = _are_scored(extraction, lexicon)
    for figure in extraction.figures:
        tokens = extraction.tokens[figure.sentence]
        if scored and figure.kind is Kind.POINTS:
            figure = replace(figure, kind=Kind.COUNT, unit="point")
        if (figure.kind in NEVER and figure.kind is not Kind.TIME) or tokens is None:
            continue
        for part, role in _parts(figure, tokens, lexicon):
            mention = mention_of(part, tokens, units, extraction.article.locale)
            if mention is None:
                continue
            if _is_conversion(mention, found[figure.sentence][-1:]):
                found[figure.sentence][-1].twins.append(mention)
                continue
            if role:
                mention.roles[role] = 3
            found[figure.sentence].append(mention)
    for number, mentions in enumerate(found):
        tokens = extraction.tokens[number]
        if mentions and tokens is not None:
            mentions[:] = [each for each in mentions if not _is_all_of(each, mentions, tokens, lexicon)]
            mentions += _told_in_words(mentions, tokens, number, extraction, lexicon)
            mentions.sort(key=lambda mention: mention.core)
    return found


def _is_all_of(mention: Mention, mentions: Sequence[Mention], tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a number in words only names those just told of: 18 for Ames, 11 for Bell and 7 for Cole; the three …"""
    at = mention.first
    if not mention.bare or at < 2 or not tokens.text[at].isalpha():
        return False
    opener = tokens.low[at - 1]
    named = any(lexicon.has(what, opener) for what in ("definite", "pronouns")) and not lexicon.has(
        "of", opener
    )
    if not named or lexicon.has("of", tokens.low[at - 2]):
        return False
    before = [each for each in mentions if each.core < mention.core and each.sort == "count"]
    return 1 < mention.size <= len(before) <= mention.size + 1  # the three scored 36; 36 for the three


def has_few(extraction: Extraction) -> bool:
    """Whether an article has few figures, and reports no statistics, of whose numbers most stay unknown."""
    return len(extraction.figures) <= FEW and all(each.role != REPORTED for each in extraction.figures)


def _are_scored(extraction: Extraction, lexicon: Lexicon) -> bool:
    """Whether the points of a short text are those of a game: where it has no percentage, and tells of no lead."""
    figures = extraction.figures
    return len(figures) <= FEW and all(
        figure.kind is not Kind.PERCENT
        and not (
            figure.kind is Kind.POINTS
            and (
                figure.unit in (BASIS_POINT, PERCENTAGE_POINT)
                or _is_lead(figure, extraction.tokens[figure.sentence], lexicon)
            )
        )
        for figure in figures
    )


def _is_lead(figure: Figure, tokens: Tokens | None, lexicon: Lexicon) -> bool:
    """Whether points are a lead, which in a table may be over anybody: a six-point lead, four points clear."""
    if tokens is None:
        return False
    _, last = span(tokens, figure.at, figure.to)
    return any(
        lexicon.has(what, word)
        for word in tokens.low[last : last + BESIDE]
        for what in ("lead_words", "placing")
    )


def _told_in_words(
    mentions: Sequence[Mention], tokens: Tokens, number: int, extraction: Extraction, lexicon: Lexicon
) -> list[Mention]:
    """What words stand for: multiples, also bare numbers that words make one, and fractions of the rest."""
    for mention in mentions:
        if mention.noun in lexicon.rates.periods.meanings and _is_of_time(mention, tokens, lexicon):
            mention.noun = None  # fewer than the 1,400 of the year before
        if mention.bare and lexicon.term_before("factors", tokens.low, mention.first):
            mention.sort, mention.bare = TIMES, False  # a ratio of 1.5
    found = list(_words(tokens, number, extraction, lexicon))
    if any(mention.sort == RATIO for mention in mentions):
        found += _fractions(tokens, mentions, number, extraction, lexicon)
    return found


def _is_of_time(mention: Mention, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether "of" parts a number from a time that was read as its noun."""
    return any(lexicon.has("of", word) for word in tokens.low[mention.core[1] : mention.core[1] + 1])


def _stopped(figure: Figure) -> Iterator[Figure]:
    """A time that a watch was stopped at, as a duration: 1:44.9, 2:05:13; nothing for a time of the day."""
    found = STOPPED.fullmatch(figure.text)
    if found is None or not (found["part"] or found["hours"]):
        return
    hours, minutes, seconds, part = (found[name] or "" for name in ("hours", "minutes", "seconds", "part"))
    value = 3600 * int(hours or 0) + 60 * int(minutes) + Decimal(f"{seconds}{part}")
    yield replace(
        figure, kind=Kind.DURATION, unit="second", value=value, precision=Decimal(1).scaleb(min(1 - len(part), 0)),
        number=(figure.at, figure.to),
    )  # fmt: skip


def is_stopped(figure: Figure) -> bool:
    """Whether a figure is the time of a race: 1:44.9, 2:05:13."""
    return figure.unit == "second" and STOPPED.fullmatch(figure.text) is not None


def _is_conversion(mention: Mention, before: list[Mention]) -> bool:
    """Whether it only says the figure before it in another unit: 20 miles (32 km)."""
    return (
        mention.figure.bracketed
        and bool(before)
        and before[0].sort == mention.sort
        and before[0].figure.unit != mention.figure.unit
        and mention.figure.kind in (Kind.MEASURE, Kind.DURATION)
        and mention.first - before[0].last <= CONVERTED
    )


def multiples_of(extraction: Extraction, number: int, lexicon: Lexicon) -> tuple[Tokens, list[Mention]]:
    """The words for a multiple in a sentence that has no figures, and its tokens: Membership has halved."""
    sentence = extraction.sentences[number]
    tokens = extraction.tokens[number] or tokenize(
        extraction.article.blocks[sentence.block].text, sentence.at, sentence.to
    )
    return tokens, list(_words(tokens, number, extraction, lexicon))


def _words(tokens: Tokens, sentence: int, extraction: Extraction, lexicon: Lexicon) -> Iterator[Mention]:
    """The words of a sentence that stand for a multiple, as if they were figures: doubled, halved."""
    number, multiples = extraction.sentences[sentence].block, lexicon.roles.multiples
    for first, last in multiples.spans(tokens.low):
        value = multiples.meanings[" ".join(tokens.low[first:last])]
        at, to = tokens.at[first], tokens.to[last - 1]
        hedge = lexicon.qualifiers_before.match_before(tokens.low, first)
        figure = figure_at(
            number, at, to, sentence, Kind.RATIO, extraction, value=value,
            qualifier=hedge[1] if hedge else Qualifier.EXACT,
            precision=Decimal(1) if value >= 2 else Decimal(str(float(value % 1))) * WHOLE,
        )  # fmt: skip
        yield Mention(
            figure=figure, sentence=sentence, block=number, first=first, last=last, core=(first, last), sort=TIMES,
            size=float(value), factor=1.0, per=None, noun=None, bare=False, attributive=False, roles={},
        )  # fmt: skip


def _fractions(
    tokens: Tokens, mentions: Sequence[Mention], sentence: int, extraction: Extraction, lexicon: Lexicon
) -> Iterator[Mention]:
    """The bare words for a fraction that the text calls the rest, where another fraction stands: the other third."""
    number = extraction.sentences[sentence].block
    taken = {at for mention in mentions for at in range(*mention.core)}
    for at, word in enumerate(tokens.low):
        below = lexicon.numbers.denominators.get(word)
        if below is None or at in taken:
            continue
        found = lexicon.roles.cues.match_before(tokens.low, at)
        if found is None or not any(cue.role == "last" for cue in found[1]):
            continue
        place = number, tokens.at[at], tokens.to[at], sentence
        figure = figure_at(*place, Kind.RATIO, extraction, value=Fraction(1, below))
        yield Mention(
            figure=figure, sentence=sentence, block=number, first=at, last=at + 1, core=(at, at + 1), sort=RATIO,
            size=1 / below, factor=1.0, per=None, noun=None, bare=False, attributive=False, roles={},
        )  # fmt: skip


def figure_at(
    block: int, at: int, to: int, sentence: int, kind: Kind, extraction: Extraction, **fields: Any
) -> Figure:
    """A figure on the characters `at`..`to` of a block that was read as none, or as another: doubled, trio, noon."""
    article, home = extraction.article, extraction.article.blocks[block]
    start, end = home.source_span(at, to)
    return Figure(
        start=start, end=end, text=article.source[start:end], block=block, at=at, to=to, sentence=sentence,
        section=home.section, kind=kind, number=(at, to), **fields,
    )  # fmt: skip


def _ranges(figure: Figure, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether "from" opens a range: anywhere from 20 to 30; from 9 to 12 guests eat there; von 20 bis 30."""
    first, last = span(tokens, figure.at, figure.to)
    is_subject = first <= 1 and figure.kind is Kind.COUNT
    within = any(lexicon.has("range_until", word) for word in tokens.low[first:last])
    low, high = figure.ends[0].value or 0, figure.ends[-1].value or 0
    if within or (low < high and _is_of_fall(tokens.low[max(first - 2, 0) : first], lexicon)):
        return True
    return is_subject or any(lexicon.has("ranging", word) for word in tokens.low[max(first - 2, 0) : first])


def _is_of_fall(before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a noun says by how much something falls, with the word that also opens what was: baisse de 5 à 7."""
    if len(before) < 2 or not lexicon.has("of", before[1]):
        return False
    cues = lexicon.roles.cues.meanings.get(before[0], ())
    return any(cue.role == "down" and cue.side is Side.NOUN for cue in cues)


def _parts(figure: Figure, tokens: Tokens, lexicon: Lexicon) -> Iterator[tuple[Figure, str | None]]:
    """The figure; of a change told as a range, the old and the new with what they share; of a rate, what it is over."""
    if figure.kind is Kind.TIME:
        yield from ((each, None) for each in _stopped(figure))
        return
    if figure.role == "over":
        yield from ((end, None) for end in figure.ends)
        return
    is_change = figure.value is None and len(figure.ends) > 1 and figure.role == "from-to"
    if not is_change or _ranges(figure, tokens, lexicon):
        yield figure, None
        return
    roles = ("old", *[None] * (len(figure.ends) - 2), "new")
    for end, role in zip(figure.ends, roles, strict=True):
        qualifier = figure.qualifier if end.qualifier is Qualifier.EXACT else end.qualifier
        yield replace(end, per=end.per or figure.per, qualifier=qualifier), role


def mention_of(figure: Figure, tokens: Tokens, units: UnitTable, locale: str) -> Mention | None:
    """A figure as relations see it; None if it is no quantity."""
    value = figure.value if figure.value is not None else figure.low
    kept = sort_of(figure, units, locale)
    if value is None or kept is None:
        return None
    sort, factor, offset = kept
    core = span(tokens, *figure.number)
    first, last = span(tokens, figure.at, figure.to)
    behind = core[1]
    tied = tokens.text[behind : behind + 1] and tokens.text[behind] in HYPHENS and tokens.glued(behind)
    return Mention(
        figure=figure, sentence=figure.sentence, block=figure.block, first=min(first, core[0]),
        last=max(last, core[1]), core=core, sort=sort, size=float(value) * factor + offset, factor=factor,
        per=figure.per, noun=figure.unit if figure.kind is Kind.COUNT else None, bare=figure.kind is Kind.NUMBER,
        attributive=bool(tied), roles={},
    )  # fmt: skip


def span(tokens: Tokens, at: int, to: int) -> tuple[int, int]:
    """The tokens that a span of the block lies in."""
    first = bisect_right(tokens.at, at, 1) - 1
    return first, bisect_left(tokens.at, to, first + 1)


def sort_of(figure: Figure, units: UnitTable, locale: str) -> tuple[str, float, float] | None:
    """What a figure can be compared with, and how its values become those of the base unit: factor and offset."""
    kind = figure.kind
    if kind is Kind.RATIO and figure.unit == "time":
        return TIMES, 1.0, 0.0
    if kind in _PLAIN:
        return _PLAIN[kind], 1.0, 0.0
    if kind is Kind.PERCENT:
        return "percent", 0.01, 0.0
    if kind is Kind.POINTS:
        return "points", 0.0001 if figure.unit == BASIS_POINT else 0.01, 0.0
    if figure.unit is None:
        return None
    if kind is Kind.MONEY:
        if len(figure.unit) == 3 and figure.unit.isupper():
            return f"money/{figure.unit}", 1.0, 0.0
        part = subunit(figure.unit, locale)
        return (f"money/{part.currencies[0]}", float(part.part), 0.0) if part else None
    unit = units.find(figure.unit)
    return (unit.dimension, float(unit.factor), float(unit.offset)) if unit else None


def with_unit(bare: Mention, other: Mention) -> Mention:
    """A bare number with the unit that another mention has: 95 minutes to 38."""
    figure = replace(bare.figure, kind=other.figure.kind, unit=other.figure.unit, per=bare.per or other.per)
    offset = other.size - float(other.figure.value) * other.factor if other.figure.value is not None else 0.0
    size = bare.size / bare.factor * other.factor + offset
    return _changed(
        bare, figure=figure, sort=other.sort, factor=other.factor, size=size, per=figure.per, noun=other.noun
    )


def with_named_unit(bare: Mention, name: str, unit: Unit) -> Mention:
    """A bare number with a unit that is named beside it: 86 in Fahrenheit."""
    figure = replace(bare.figure, kind=Kind.MEASURE, unit=name)
    size = bare.size / bare.factor * float(unit.factor) + float(unit.offset)
    return _changed(
        bare, figure=figure, sort=unit.dimension, factor=float(unit.factor), size=size, bare=False
    )


def with_figure(mention: Mention, figure: Figure) -> Mention:
    """A mention of one end of its range."""
    value = float(figure.value or 0)
    offset = mention.size - float(mention.figure.low or 0) * mention.factor
    return _changed(mention, figure=figure, size=value * mention.factor + offset)


def negated(mention: Mention) -> Mention:
    """A mention on the other side of nought."""
    value = mention.figure.value
    figure = mention.figure if value is None else replace(mention.figure, value=-value)
    return _changed(mention, figure=figure, size=-mention.size)


def less(one: Mention, other: Mention) -> Mention:
    """A mention without what another one is of it: £60 without the £10 of tax."""
    whole, part = one.figure.value, other.figure.value
    if not isinstance(whole, Decimal) or not isinstance(part, Decimal) or one.factor != other.factor:
        return one
    return _changed(one, figure=replace(one.figure, value=whole - part), size=one.size - other.size)


def with_rate(one: Mention, other: Mention) -> Mention:
    """A mention with what another one is per, if it has nothing of its own: from 40 a day to 46."""
    if one.per is not None or other.per is None:
        return one
    return _changed(one, figure=replace(one.figure, per=other.per), per=other.per)


def with_per(mention: Mention, per: str) -> Mention:
    """A mention with what the words say that it is per: every day it takes 400."""
    return _changed(mention, figure=replace(mention.figure, per=per), per=per)


def exact(mention: Mention) -> Mention:
    """A mention of which nothing is rounded."""
    return _changed(mention, figure=replace(mention.figure, precision=Decimal(0)))


def _changed(mention: Mention, **fields: Any) -> Mention:
    kept = {name: getattr(mention, name) for name in Mention.__struct_fields__}
    return Mention(**(kept | fields))
