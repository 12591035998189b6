"""`figures explain`: what is known of a figure, and what every rule made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from figures import UsageError, explain, load_rules
from figures.report.explanation import explanation_lines, explanation_record
from figures.report.style import plain
from figures.report.ties import rival_lines, tie_text
from figures.rules.explaining import Explanation, Judged
from figures.rules.judging.verdict import Outcome
from tests.command import figures
from tests.rules.making import pack

ARTICLE = """\
---
date: 2024-03-01
---
# A walk

The walk from Ayr is 20 miles (23 km) long. It costs $799 (£799).

The list price is $30 to $40 a head.
"""
PACK = """\
version: 1
lang: en
rules:
  - id: conversion
    title: The two do not match
    severity: error
    find: {restates: {outer: {kind: measure}, inner: {kind: measure, same: dimension}}}
    require: inner == outer
    message: "{outer} is {outer | like inner}, not {inner}"
    tests: [{ok: "It is 20 miles (32 km) away."}, {fail: "It is 20 miles (23 km) away."}]
  - id: head-price
    title: The price is too high
    severity: warning
    find: {each: {kind: money, per: person}}
    unless: [list price]
    require: it < 20
    message: "{it}"
    tests: [{ok: "It costs $10 a head."}, {fail: "It costs $30 a head."}]
"""
CONVERSION = """\
{file}:6:32: 23 km
  | The walk from Ayr is 20 miles (23 km) long. It costs $799 (£799).
  |                                ^^^^^

  kind        measure (body, bracketed)
  value       23 kilometer
  normalised  23,000 meter
  22.5 to 23.5, if it was rounded or zeros at its end are not meant
  23 to 24, if it was cut off

conversion: error, certain
    20 miles is 32 km, not 23 km; 23 km may be 32 km with two digits exchanged
    outer = 20 miles; inner = 23 km
No other rule found anything here to look at.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    article = tmp_path / "walk.md"
    article.write_text(ARTICLE, "utf-8")
    return str(article), str(pack(tmp_path, PACK))


def test_a_figure_is_explained(files: tuple[str, str]) -> None:
    file, rules = files
    (found,) = explain(Path(file), 6, 33, rules=load_rules([rules], shipped=False))
    assert list(map(plain, explanation_lines(found))) == CONVERSION.format(file=file).splitlines()


@pytest.mark.parametrize(("column", "text"), [(22, "20 miles"), (29, "20 miles"), (54, "$799"), (60, "£799")])
def test_any_column_of_a_figure_will_do(column: int, text: str, files: tuple[str, str]) -> None:
    (found,) = explain(Path(files[0]), 6, column)
    assert found.figure.text == text


def test_a_line_is_explained_figure_by_figure(files: tuple[str, str]) -> None:
    assert [each.figure.text for each in explain(Path(files[0]), 6)] == ["20 miles", "23 km", "$799", "£799"]


def test_silence_has_a_reason(files: tuple[str, str]) -> None:
    rules = load_rules([files[1]], shipped=False)
    (found,) = explain(Path(files[0]), 8, rules=rules)
    assert [(each.verdict.rule.id, each.verdict.outcome, each.verdict.reason) for each in found.judged] == [
        ("head-price", "vetoed", "'list price' stands in the sentence")
    ]


def test_explanations_as_json(files: tuple[str, str]) -> None:
    done = figures("explain", "--format", "json", f"{files[0]}:6:33", f"{files[0]}:8:19")
    conversion, price = json.loads(done.out)
    assert conversion["schema"] == "figures/1"
    assert (conversion["figure"]["text"], price["figure"]["text"]) == ("23 km", "$30 to $40 a head")
    assert conversion["readings"][0] == {
        "kind": "measure",
        "unit": "kilometer",
        "plausible": True,
        "values": [
            {"world": "rounded", "low": "22.5", "high": "23.5"},
            {"world": "truncated", "low": "23", "high": "24"},
            {"world": "zeros", "low": "22.5", "high": "23.5"},
        ],
    }
    (judged,) = [each for each in conversion["rules"] if each["rule"] == "bracketed-conversion"]
    assert judged["outcome"] == "failed"
    assert judged["figures"] == [{"role": "one", "text": "20 miles"}, {"role": "other", "text": "23 km"}]
    assert judged["finding"]["expected"] == "32 km"


SHARES = """\
version: 1
lang: en
rules:
  - id: part-of-whole
    title: The share is wrong
    severity: error
    find: {relation: share, whole: {same: [kind]}}
    require: part / whole == share
    report: share
    message: "{part} of {whole} is {part / whole | percent 0}, not {share}"
    tests:
      - ok: Of the 120 flats 84 were let, that is 70 per cent.
      - fail: Of the 120 flats 84 were let, that is 7 per cent.
"""
LET = "It has 12 floors. In the end 84 of the 120 flats were let, that is 7 per cent."
SHARE = """\
<text>:1:68: 7 per cent
  | It has 12 floors. In the end 84 of the 120 flats were let, that is 7 per cent.
  |                                                                    ^^^^^^^^^^

  kind        percent (body)
  value       7 percent
  normalised  7 percent
  6.5 to 7.5, if it was rounded or zeros at its end are not meant
  7 to 8, if it was cut off

part-of-whole: error, certain
    84 of 120 flats is 70%, not 7 per cent; 7 per cent may be 70 per cent with a digit too few
    part = 84; whole = 120 flats; share = 7 per cent
    held together by words: {tie}
It may also follow from others:
{rivals}
No other rule found anything here to look at.
"""


@pytest.fixture
def share(tmp_path: Path) -> Explanation:
    (found,) = explain(LET, 1, 68, rules=load_rules([pack(tmp_path, SHARES)], shipped=False))
    return found


def test_a_relation_tells_its_evidence_and_its_rivals(share: Explanation) -> None:
    relation = share.judged[0].verdict.match.relation
    assert relation is not None
    head, _, rivals = SHARE.format(tie=tie_text(relation), rivals="§").partition("§")
    shown = "\n".join(map(plain, explanation_lines(share)))
    assert " ".join(shown.split()).startswith(" ".join(head.split()))  # a long line of evidence is wrapped
    assert (shown + "\n").endswith(rivals)
    assert tie_text(relation).startswith("tied (cue 3, roles 3,")
    told = list(rival_lines(share.rivals))
    assert all(line.split(":")[0] in ("share", "change-percent", "hundred") for line in told)
    assert [list(rival_lines(share.rivals[:number])) for number in (0, 1)] == [[], told[:1]]
    assert list(rival_lines(share.rivals[:1] * 10))[-1] == "and 2 more"


def test_a_relation_as_json(share: Explanation) -> None:
    record = explanation_record(share)
    relation = record["rules"][0]["relation"]
    assert (relation["frame"], relation["form"], relation["tie"]) == ("share", "share", "tied")
    assert relation["evidence"]["cue"] == 3
    assert len(record["rivals"]) == len(share.rivals)
    assert set(record["rivals"][0]) == {"frame", "form", "tie", "evidence", "figures"}


def test_a_figure_without_relations_has_no_rivals(files: tuple[str, str]) -> None:
    (found,) = explain(Path(files[0]), 8)
    assert found.rivals == ()
    assert "It may also follow from others:" not in map(plain, explanation_lines(found))
    assert {each["relation"] for each in explanation_record(found)["rules"]} == {None}


@pytest.mark.parametrize("outcome", [Outcome.EXPLAINED, Outcome.DOUBTFUL])
def test_why_a_relation_is_silent(outcome: Outcome, share: Explanation) -> None:
    verdict = replace(share.judged[0].verdict, outcome=outcome, reason="product explains it: 3, 4")
    silent = replace(share, judged=(Judged(verdict),), rivals=())
    lines = list(map(plain, explanation_lines(silent)))
    at = lines.index("part-of-whole: silent")
    assert lines[at + 1 : at + 3] == [
        "    product explains it: 3, 4",
        "    part = 84; whole = 120 flats; share = 7 per cent",
    ]


def test_a_dollar_may_be_of_another_country(files: tuple[str, str]) -> None:
    (found,) = explain(Path(files[0]), 6, 55)
    doubtful = {each.figure.unit for each in found.readings if not each.plausible}
    assert "CAD" in doubtful
    assert "USD" not in doubtful


@pytest.mark.parametrize(
    ("place", "code", "message"),
    [
        ("{file}:80", 2, "{file} has 9 lines, and no line 80"),
        ("{file}:0", 2, "{file} has 9 lines, and no line 0"),
        ("{file}:5", 2, "there is no figure at {file}:5; the nearest is '20 miles' at 6:22"),
        ("{file}:6:45", 2, "there is no figure at {file}:6:45; the nearest is '23 km' at 6:32"),
        ("{file}:6:999", 2, "there is no figure at {file}:6:999; the nearest is '$30 to $40 a head' at 8:19"),
        ("{file}.md:6", 3, "{file}.md: no such file or folder"),
        ("{file}", 2, "expected a place like article.md:12:30, not '{file}'"),
        ("{file}:x", 2, "expected a place like article.md:12:30, not '{file}:x'"),
    ],
)
def test_places_without_a_figure(place: str, code: int, message: str, files: tuple[str, str]) -> None:
    done = figures("explain", place.format(file=files[0]))
    assert (done.code, done.out) == (code, "")
    assert done.err.strip().lower().endswith("error: " + message.format(file=files[0]).lower())


def test_an_article_without_figures() -> None:
    with pytest.raises(UsageError, match="nor anywhere else"):
        explain("There is nothing here.\n", 1)


def test_what_is_wrong_with_one_file_leaves_the_others(files: tuple[str, str]) -> None:
    done = figures("explain", "none.md:1", f"{files[0]}:6:33")
    assert done.code == 3
    assert "none.md: no such file or folder" in done.err
    assert "23 kilometer" in done.out
