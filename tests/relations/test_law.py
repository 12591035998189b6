"""The law of relations: another figure in reach can only silence, never accuse; and more doubt, fewer findings.

Texts are made of templates of all five frames, with figures that agree and with figures that do not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from figures.extract import extract
from figures.lexicon import load
from figures.model import Extraction, Kind, Reading
from figures.read import read_text
from figures.rules import RuleSet, check, load_packs, shipped_packs
from tests.rules.making import settings

Finding = tuple[str, str, tuple[str, ...]]
"""The rule, what it reports, and the figures that it binds."""


class Template(Struct, frozen=True):
    """A text with a place for each figure, and figures for it that agree.

    `wrong` says what stands instead of one of them in the false text. `rival` is a sentence that makes the false figure
    right; what it needs for that stands in `wrong`, too.
    """

    text: str
    right: tuple[Mapping[str, object], ...]
    wrong: tuple[Mapping[str, object], ...]
    rival: str | None = None

    def rights(self) -> list[str]:
        return [self.text.format_map(values) for values in self.right]

    def wrongs(self) -> list[str]:
        return [
            self.text.format_map({**values, **slip})
            for values, slip in zip(self.right, self.wrong, strict=True)
        ]

    def rivals(self) -> list[str]:
        """For each false text what makes its figure right."""
        rival = self.rival or ""
        return [
            rival.format_map({**values, **slip}) for values, slip in zip(self.right, self.wrong, strict=True)
        ]

    def texts(self) -> list[str]:
        explained = [
            f"{text} {rival}" for text, rival in zip(self.wrongs(), self.rivals(), strict=True) if rival
        ]
        return [*self.rights(), *self.wrongs(), *explained]


def _change(text: str, rival: str = "Dues for the boats went from £100 to £1{by}.") -> Template:
    """A text about what was, what is, and the percentage between them."""
    right = ({"old": 400, "new": 460, "by": 15}, {"old": 800, "new": 992, "by": 24})
    return Template(text, right, ({"by": 51}, {"by": 42}), rival)


def _share(text: str) -> Template:
    """A text about a part, its whole, and the percentage that it is."""
    right = ({"part": 42, "whole": 120, "share": 35}, {"part": 63, "whole": 150, "share": 42})
    return Template(text, right, ({"share": 53}, {"share": 24}), "Of 100 sheds {share} were empty.")


TEMPLATES = {
    "rents": _change("Rents crept up from £{old} to £{new}, which is {by} per cent."),
    "takings": _change("Takings rose by {by}% to £{new} from £{old}."),
    "ferry": _change(
        "Last year the ferry took {old} cars. This year it was {new}: that is {by} per cent more."
    ),
    "herd": _change("The herd has grown from {old} cows to {new}, {by} per cent more."),
    "increase of": _change(
        "A room was £{old} last year and is £{new} now. That is an increase of {by} per cent."
    ),
    "amount": Template(
        "The fee went up by £{by}, from £{old} to £{new}.",
        ({"by": 36, "old": 412, "new": 448}, {"by": 127, "old": 310, "new": 437}),
        ({"by": 63, "sum": 163}, {"by": 172, "sum": 272}),
        "Another fee went up from £100 to £{sum}.",
    ),
    "points": Template(
        "The bank put its rate up by {by} basis points, from {old} per cent to {new} per cent.",
        ({"by": 25, "old": "4.25", "new": "4.5"}, {"by": 75, "old": "3.5", "new": "4.25"}),
        ({"by": 52}, {"by": 57}),
    ),
    "way": Template(
        "The fine for it was lowered to £{new} from £{old}.",
        ({"old": 60, "new": 40}, {"old": 910, "new": 190}),
        ({"new": 64}, {"new": 919}),
    ),
    "doubled": Template(
        "Output has {by} in a year, from {old} tonnes to {new} tonnes.",
        ({"by": "doubled", "old": 412, "new": 830}, {"by": "tripled", "old": 200, "new": 610}),
        ({"by": "tripled"}, {"by": "halved"}),
    ),
    "fewer than": Template(
        "Only {one} tenants came, fewer than the {other} that make a quorum.",
        ({"one": 24, "other": 30}, {"one": 15, "other": 50}),
        ({"one": 42}, {"one": 51}),
    ),
    "part of whole": _share("In the end {part} of the {whole} flats were let, that is {share} per cent."),
    "share or part": _share("Some {share} per cent of the {whole} flats, or {part}, were let."),
    "asked": _share("The club asked {whole} members. Just {part} replied, or {share}%."),
    "colon": Template(
        "There were {total} people on board: {a} passengers and {b} crew.",
        ({"total": 157, "a": 149, "b": 8}, {"total": 263, "a": 240, "b": 23}),
        ({"total": 175, "missing": 26}, {"total": 326, "missing": 86}),
        "There were {a} passengers and {missing} crew on another.",
    ),
    "in all": Template(
        "They gave £{a} for the roof, £{b} for the bells and £{c} for the flowers, £{total} in all.",
        ({"a": 120, "b": 85, "c": 45, "total": 250}, {"a": 310, "b": 120, "c": 50, "total": 480}),
        ({"total": 520, "less": 420}, {"total": 840, "less": 740}),
        "Others gave £100 for the organ and £{less} for the pews.",
    ),
    "remaining": Template(
        "Of the {total} tickets {a} were sold, and the remaining {b} were given away.",
        ({"total": 260, "a": 198, "b": 62}, {"total": 350, "a": 289, "b": 61}),
        ({"b": 26, "more": 226}, {"b": 16, "more": 216}),
        "Of {more} programmes 200 were sold.",
    ),
    "hundred": Template(
        "Some {a}% came by bus, {b}% by car, and the other {c}% on foot.",
        ({"a": 45, "b": 41, "c": 14}, {"a": 55, "b": 32, "c": 13}),
        ({"c": 41}, {"c": 31}),
    ),
    "each": Template(
        "The club sold {number} mugs at £{rate} each, which makes £{total}.",
        ({"number": 300, "rate": 5, "total": "1,500"}, {"number": 64, "rate": 4, "total": 256}),
        ({"total": "15,000", "more": "3,000"}, {"total": "2,560", "more": 640}),
        "It sold {more} pens at £{rate} each.",
    ),
    "period": Template(
        "The pump takes {rate} litres a day, that is {total} litres a week.",
        ({"rate": 42, "total": 294}, {"rate": 31, "total": 217}),
        ({"total": "2,940", "daily": 420}, {"total": "2,170", "daily": 310}),
        "Another takes {daily} litres a day.",
    ),
}

UNRELATED = (
    "The bridge is 40 metres long.",
    "Bread costs £2 and milk £1.",
    "Some 12 per cent of wells are dry.",
    "The price of tin fell 7 per cent.",
    "Mr Hall keeps 14 goats and 30 ducks.",
    "A mill was sold for £3 million.",
    "Coal went from £70 to £80 a tonne.",
    "It rained for 40 minutes.",
    "A third of the lamps are broken.",
    "The pond holds 900 litres.",
    "Of the 60 lamps 20 are broken.",
    "A bus driver earns £15 an hour.",
    "In 1998 there were 300 wells.",
    "It sells 3 pots, 4 pans, 5 jugs, 6 cups, 7 bowls, 8 spoons, 9 forks, 10 knives and 11 plates.",
)
"""Sentences that have nothing to do with any of the templates, nor with one another."""


NEUTRAL = tuple(each for each in UNRELATED if "from" not in each and "Of the" not in each)
"""Those that hold no relation."""

LAMPS, TIN = "Of the 60 lamps 20 are broken.", "The price of tin fell 7 per cent."

MIXED: dict[tuple[str, str], str] = {}
"""What breaks the law as yet."""

UNMOVED = {
    "rents": "a figure that is tied hears no rival that stands for itself",
    "colon": "a figure that is tied hears no rival that stands for itself",
    "period": "a rate of the next sentence is no rival",
    "remaining": "the whole of one sentence is summed from the parts of the next",
}
"""What a rival does not silence as yet."""

HEDGES = ("about", "some", "nearly", "more than", "at least", "up to")

HEDGED = {
    **dict.fromkeys(
        (
            *product(
                ("takings", "ferry", "herd", "increase of", "amount"), ("more than", "at least", "up to")
            ),
        ),
        "a hedge of several words hides a rival",
    ),
    **dict.fromkeys(
        product(("remaining",), ("about", "some", "nearly")),
        "a total that is hedged is that of parts in two sentences",
    ),
}
"""The hedges that make a finding as yet."""

NUMBER = re.compile(r"£?\d(?:[\d,.]*\d)?")


@cache
def rules() -> RuleSet:
    return load_packs([Path(shipped_packs()) / "relations"])


def extracted(text: str) -> Extraction:
    return extract(read_text(text, locale="en"), load("en"))


@cache
def accused(text: str) -> set[Finding]:
    return found(extracted(text))


def found(extraction: Extraction) -> set[Finding]:
    source = extraction.article.source
    return {
        (
            each.rule,
            source[each.start : each.end],
            tuple(source[mark.start : mark.end] for mark in each.figures),
        )
        for each in check(extraction, rules(), settings()).findings
    }


def gap(reason: str | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def names() -> list[Any]:
    return [pytest.param(template, id=name) for name, template in TEMPLATES.items()]


@pytest.mark.parametrize("template", names())
def test_of_what_agrees_nothing_is_said_and_one_thing_of_each_slip(template: Template) -> None:
    assert [accused(text) for text in template.rights()] == [set()] * len(template.right)
    assert [len(accused(text)) for text in template.wrongs()] == [1] * len(template.wrong)


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        pytest.param(template, sentence, id=f"{name}: {sentence}", marks=gap(MIXED.get((name, sentence))))
        for name, template in TEMPLATES.items()
        for sentence in UNRELATED
    ],
)
def test_a_sentence_about_something_else_makes_no_finding(template: Template, sentence: str) -> None:
    made = {}
    for text in template.texts():
        before = accused(text)
        for whole in (f"{sentence} {text}", f"{text} {sentence}", f"{text}\n\n{sentence}"):
            made[whole] = accused(whole) - before
    assert {whole: more for whole, more in made.items() if more} == {}


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(template, id=name, marks=gap(UNMOVED.get(name)))
        for name, template in TEMPLATES.items()
        if template.rival
    ],
)
def test_a_rival_that_makes_a_figure_right_silences_it(template: Template) -> None:
    said = {}
    for text, rival in zip(template.wrongs(), template.rivals(), strict=True):
        for whole in (f"{text} {rival}", f"{rival} {text}"):
            said[whole] = accused(whole)
    assert {whole: more for whole, more in said.items() if more} == {}


@pytest.mark.parametrize(
    ("template", "hedge"),
    [
        pytest.param(template, hedge, id=f"{name}: {hedge}", marks=gap(HEDGED.get((name, hedge))))
        for name, template in TEMPLATES.items()
        for hedge in HEDGES
    ],
)
def test_a_hedge_makes_no_finding(template: Template, hedge: str) -> None:
    made = {}
    for text in template.texts():
        before = {rule for rule, *_ in accused(text)}
        for number in NUMBER.finditer(text):
            whole = f"{text[: number.start()]}{hedge} {text[number.start() :]}"
            made[whole] = {rule for rule, *_ in accused(whole)} - before
    assert {whole: more for whole, more in made.items() if more} == {}


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.PERCENT])
@pytest.mark.parametrize("template", names())
def test_another_reading_makes_no_finding(template: Template, kind: Kind) -> None:
    made = {}
    for text in template.texts():
        extraction = extracted(text)
        before = found(extraction)
        for number, value in product(range(len(extraction.figures)), (Decimal("0.5"), Decimal(40))):
            figures = list(extraction.figures)
            figures[number] = replace(figures[number], readings=(Reading(kind, None, value),))
            made[text, number, value] = found(replace(extraction, figures=tuple(figures))) - before
    assert {place: more for place, more in made.items() if more} == {}


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(template, id=name, marks=gap(MIXED.get((name, TIN))))
        for name, template in TEMPLATES.items()
    ],
)
def test_in_what_order_other_sentences_stand_makes_no_finding(template: Template) -> None:
    said = {}
    for text, others in product(template.rights(), (NEUTRAL[1:4], NEUTRAL[4:7], NEUTRAL[-3:])):
        for order, place in product(permutations(others), range(4)):
            whole = " ".join((*order[:place], text, *order[place:]))
            said[whole] = accused(whole)
    assert {whole: more for whole, more in said.items() if more} == {}
