"""The specification of extraction: one expectation, many surface forms (see `corpus/README.md`)."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import fields

from figures.extract import extract
from figures.lexicon import load
from figures.model import Extraction, Figure, Kind
from figures.read import read_text

CORPUS = Path(__file__).parent / "corpus"
EXPECTATIONS = {"figure", "figures", "including", "only", "none"}
FIELDS = {field.name for field in fields(Figure)}
NO_QUANTITY = {"label", "date", "time", "year", "score", "ordinal", "nothing"}
PRESUMED = {"qualifier": "=", "per": "null", "change": "null"}
NUMERIC = {"value", "low", "high", "precision"}
MARK = re.compile(r"<<(.*?)>>")

Expected = Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """A surface form (its span marks still in it), and the entry that says what it holds."""

    marked: str
    locale: str
    date: str | None
    file: str
    entry: Mapping[str, Any]

    @property
    def text(self) -> str:
        return MARK.sub(r"\1", self.marked)

    @property
    def id(self) -> str:
        return f"{self.file}: {self.text}"

    @property
    def is_negative(self) -> bool:
        """Whether no number of the form is a quantity."""
        if "figure" in self.entry or "figures" in self.entry:
            expected = self.entry.get("figures") or [self.entry["figure"]]
            return all(one.get("kind") in NO_QUANTITY for one in expected)
        return "none" in self.entry or "only" in self.entry


def cases() -> Iterator[Case]:
    # The base loader reads every scalar as text: `no`, 10:30 and 2024-06-19 stay what they look like.
    for path in sorted(CORPUS.rglob("*.yaml")):
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        name = path.relative_to(CORPUS).with_suffix("").as_posix()
        locale = document.get("locale", name.split("/")[0])
        for entry in document["entries"]:
            for form in entry["forms"]:
                place = entry.get("locale", locale), entry.get("date", document.get("date"))
                yield Case(form, *place, name, entry)


CASES = tuple(cases())


def parameters() -> Iterator[Any]:
    for case in CASES:
        gap = case.entry.get("xfail")
        yield pytest.param(case, id=case.id, marks=[pytest.mark.xfail(reason=gap)] if gap else [])


lexicon = cache(load)


@cache
def extracted(text: str, locale: str, date: str | None) -> Extraction:
    day = dt.date.fromisoformat(date) if date else None
    return extract(read_text(text, locale=locale, date=day), lexicon(locale))


def found(case: Case) -> Extraction:
    return extracted(case.text, case.locale, case.date)


def shown(figure: Figure, key: str) -> str:
    value = getattr(figure, key)
    if value is None:
        return "null"
    return str(Fraction(value)) if key in NUMERIC else str(value)


def wanted(expected: Expected) -> dict[str, str]:
    presumed = PRESUMED | ({"value": "null"} if "low" in expected else {})
    full = {key: value for key, value in (presumed | dict(expected)).items() if value != "any"}
    return {
        key: str(Fraction(value)) if key in NUMERIC and value != "null" else value
        for key, value in full.items()
    }


def like(figure: Figure, expected: Expected) -> bool:
    return all(shown(figure, key) == value for key, value in wanted(expected).items())


def outline(figure: Figure) -> dict[str, str]:
    """The fields of a figure that are worth reading when it is not as expected."""
    keys = ("text", "kind", "value", "low", "high", "unit", "per", "noun", "qualifier", "change", "date")
    return {key: str(getattr(figure, key)) for key in keys if shown(figure, key) not in ("null", "=")}


def check_all(figures: tuple[Figure, ...], expected: list[Expected]) -> None:
    assert len(figures) == len(expected), [outline(figure) for figure in figures]
    for figure, one in zip(figures, expected, strict=True):
        want = wanted(one)
        assert {key: shown(figure, key) for key in want} == want, outline(figure)


@pytest.mark.parametrize("case", list(parameters()))
def test_form(case: Case) -> None:
    figures, entry = found(case).figures, case.entry
    outlines = [outline(figure) for figure in figures]
    if "figure" in entry:
        check_all(figures, [entry["figure"]])
    elif "figures" in entry:
        check_all(figures, entry["figures"])
    elif "including" in entry:
        assert sum(like(figure, entry["including"]) for figure in figures) == 1, outlines
    elif "only" in entry:
        assert {figure.kind.value for figure in figures} <= set(entry["only"]), outlines
        assert figures or "nothing" in entry["only"], "no figure at all"
    else:
        assert not figures, outlines
    if "coordinated" in entry:
        assert None not in {figure.list for figure in figures}
        assert len({figure.list for figure in figures}) == 1
    for part in MARK.findall(case.marked):
        assert part in [figure.text for figure in figures]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_every_span_is_exactly_its_text(case: Case) -> None:
    extraction = found(case)
    article = extraction.article
    for figure in extraction.figures:
        assert article.source[figure.start : figure.end] == figure.text
        assert article.blocks[figure.block].text[figure.at : figure.to] == figure.text
    for left, right in pairwise(extraction.figures):
        assert left.end <= right.start


def test_the_corpus_is_large_and_half_as_rich_in_negatives() -> None:
    assert len(CASES) >= 1500
    assert sum(case.is_negative for case in CASES) >= 500


def test_no_form_occurs_twice() -> None:
    counts = Counter((case.text, case.locale) for case in CASES)
    assert [form for form, count in counts.items() if count > 1] == []


def test_no_form_is_cut_short_by_a_comment() -> None:
    for path in CORPUS.rglob("*.yaml"):
        assert not re.search(r"^ +- [^\"'{\n]*\s#", path.read_text(encoding="utf-8"), re.MULTILINE), path


@pytest.mark.parametrize("entry", list({id(case.entry): case.entry for case in CASES}.values()))
def test_entries_are_well_formed(entry: Mapping[str, Any]) -> None:
    assert len(EXPECTATIONS & entry.keys()) == 1
    assert entry.keys() <= EXPECTATIONS | {"forms", "coordinated", "locale", "date", "xfail"}
    for expected in [entry.get("figure", {}), entry.get("including", {}), *entry.get("figures", [])]:
        assert expected.keys() <= FIELDS
        assert expected.get("kind", "money") in set(Kind)
    assert set(entry.get("only", ())) <= set(Kind) | {"nothing"}
