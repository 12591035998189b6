"""The fields of a figure that selections test, that slots agree in, and that groups are made by."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import islice

from msgspec import Struct

from figures.model import Cell, Extraction, Figure, Kind, Qualifier
from figures.rules.semantics.context import Context
from figures.rules.semantics.identity import day_of_year, person, significant_digits
from figures.rules.semantics.measure import dimension_name, scale_of
from figures.rules.semantics.values import Unknown
from figures.rules.semantics.views import words_of

Tested = str | bool | None
_COUNTED = (Kind.COUNT, Kind.NUMBER)
DATES = frozenset([Kind.DATE, Kind.YEAR, Kind.TIME, Kind.LABEL])
WORDS_BEFORE, WORDS_AFTER, ENOUGH_WORDS = 4, 5, 8
CONTEXT_REACH = 100
"""Characters that are looked at for so many words; bounded, since a sentence may be endless."""


class Place(Struct, frozen=True, gc=False):
    """A figure with what its fields are looked up in; `beside` are all figures of its sentence."""

    figure: Figure
    beside: Sequence[Figure]
    extraction: Extraction
    context: Context

    @property
    def cell(self) -> Cell | None:
        """The table cell that the figure stands in."""
        return self.extraction.article.blocks[self.figure.block].cell


QUALIFIERS = {
    Qualifier.EXACT: "none",
    Qualifier.ABOUT: "about",
    Qualifier.LESS: "less",
    Qualifier.MORE: "more",
    Qualifier.AT_MOST: "at-most",
    Qualifier.AT_LEAST: "at-least",
}

TESTS: dict[str, Callable[[Place], Tested]] = {
    "kind": lambda place: place.figure.kind.value,
    "dimension": lambda place: dimension_name(place.figure, place.context),
    "unit": lambda place: place.figure.unit,
    "currency": lambda place: place.figure.unit if place.figure.kind is Kind.MONEY else None,
    "per": lambda place: place.figure.per,
    "noun": lambda place: place.figure.noun,
    "role": lambda place: place.figure.role,
    "section": lambda place: place.figure.section.value,
    "change": lambda place: place.figure.change,
    "qualifier": lambda place: QUALIFIERS[place.figure.qualifier],
    "row_label": lambda place: place.cell.row_label.lower() if place.cell else None,
    "column_label": lambda place: place.cell.column_label.lower() if place.cell else None,
    "in_list": lambda place: place.figure.list is not None,
    "first_of_kind": lambda place: _is_first_of_kind(place),
    "alone": lambda place: _is_alone(place),
    "range": lambda place: place.figure.value is None and place.figure.low is not None,
    "quoted": lambda place: place.figure.quoted,
    "bracketed": lambda place: place.figure.bracketed,
    "negated": lambda place: place.figure.negated,
    "has_weekday": lambda place: place.figure.weekday is not None,
    "other_year": lambda place: _is_of_other_year(place),
    "grouped": lambda place: _is_grouped(place),
    "in_words": lambda place: place.figure.written is not None and place.figure.written.in_words,
    "definite": lambda place: _is_definite(place),
}
"""Fields that a selection can ask to be one of some values."""

FLAGS = frozenset(
    [
        "in_list",
        "first_of_kind",
        "alone",
        "range",
        "quoted",
        "bracketed",
        "negated",
        "has_weekday",
        "other_year",
        "grouped",
        "in_words",
        "definite",
    ]
)
"""Those of them that are true or false."""


def _dimensions(place: Place) -> Hashable:
    scale = scale_of(place.figure, place.context)
    return None if isinstance(scale, Unknown) else scale.dimension


def _scale(place: Place) -> Hashable:
    return place.figure.written.scale if place.figure.written else None


KEYS: dict[str, Callable[[Place], Hashable]] = {
    **{name: TESTS[name] for name in ("unit", "currency", "per", "role", "section", "change", "qualifier")},
    "kind": TESTS["kind"],
    "dimension": _dimensions,
    "scale": _scale,
    "noun": lambda place: _noun(place),
    "list": lambda place: place.figure.list,
    "sentence": lambda place: place.figure.sentence,
    "paragraph": lambda place: place.figure.block,
    "table": lambda place: place.cell and place.cell.table,
    "row": lambda place: place.cell and (place.cell.table, place.cell.row),
    "column": lambda place: place.cell and (place.cell.table, place.cell.column),
    "context": lambda place: surroundings(place),
    "quoted": TESTS["quoted"],
    "digits": lambda place: significant_digits(place.figure),
    "day": lambda place: day_of_year(place.figure),
    "month": lambda place: (day_of_year(place.figure) or "")[:2] or None,
    "person": lambda place: person(place.figure, place.extraction.article),
}
"""Fields that slots can agree in, and that groups can be made by."""


def _noun(place: Place) -> str | None:
    """The noun phrase, in the word that the packs have for it: cops are officers."""
    if place.figure.noun is None:
        return None
    noun, names = place.figure.noun.lower(), place.context.settings.nouns
    if noun in names:
        return names[noun]
    before, space, head = noun.rpartition(" ")
    return before + space + names.get(head, head)


def _is_grouped(place: Place) -> bool:
    """Whether the digits have a separator of groups, rightly or wrongly placed."""
    written = place.figure.written
    if written is None or written.in_words:
        return False
    group = place.context.lexicon.numbers.group
    slip = group in written.digits and not group.isspace()
    return written.grouped or (slip and (group != "." or written.decimals > 2))  # 4.50 Franken


def _is_alone(place: Place) -> bool:
    """Whether it is no end of a range."""
    figure = place.figure
    return any(each.start == figure.start and each.end == figure.end for each in place.beside)


def _is_first_of_kind(place: Place) -> bool:
    """Whether no other figure of its kind stands before it in the sentence; numbers may be counts."""
    kind = place.figure.kind
    like = _COUNTED if kind in _COUNTED else (kind,)
    first = next((each for each in place.beside if each.kind in like), place.figure)
    return first.start >= place.figure.start


def _is_of_other_year(place: Place) -> bool:
    """Whether its sentence names a year that is neither the article's nor one beside it, or what is of long ago."""
    date = place.extraction.article.date
    years = {int(each.date[:4]) for each in place.beside if each.date is not None and each.date[:4].isdigit()}
    if date is not None and any(abs(year - date.year) > 1 for year in years):
        return True  # the fire of 1871
    tokens = place.extraction.tokens[place.figure.sentence]
    return tokens is not None and place.context.lexicon.stands("long_ago", tokens.low)


def _is_definite(place: Place) -> bool:
    """Whether the text takes the figure for known: the 240 guests."""
    text = place.extraction.article.blocks[place.figure.block].text
    return words_of(text, max(place.figure.at - len(" these "), 0), place.figure.at)[-1:] == ["the"]


def surroundings(place: Place) -> Hashable:
    """The words on both sides of a figure within its sentence; None if they are too few to tell it by.

    A sentence with more figures is none that tells this one: series of like facts are worded alike.
    """
    figure = place.figure
    others = (each for each in place.beside if each.kind not in DATES)
    if len([*islice(others, 2)]) > 1:  # there may be thousands
        return None
    sentence = place.extraction.sentences[figure.sentence]
    text = place.extraction.article.blocks[figure.block].text
    start, end = max(sentence.at, figure.at - CONTEXT_REACH), min(sentence.to, figure.to + CONTEXT_REACH)
    before = words_of(text, start, figure.at)[-WORDS_BEFORE:]
    after = words_of(text, figure.to, end)[:WORDS_AFTER]
    words = [*before, *after]
    if len(before) < WORDS_BEFORE or len(words) < ENOUGH_WORDS:
        return None
    return tuple(before), tuple(after)
