"""Reports for programs: valid by their standards, and every place in them is the figure's own."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml

from figures.report import formats
from tests.command import Done, figures

MACHINES = ["csv", "github", "json", "jsonl", "junit", "rdjson", "sarif"]

PLAIN = "Rents rose by 51%, from $200 to $230.\n"
HARD = (
    "\ufeff---\r\nlocale: en_GB\r\n---\r\n\r\n"
    "Ünder 100%, “yes”\r\n\r\n"
    "😀 🇬🇧 He\u0301 paid £3 million a year,\x0b or £520,000 a month, as all of those who were there at the time "
    "in May could hear and could read; <b>&amp;</b>, ]]> “%0A::error::”.\r\n\r\n"
    "=cmd|' /C calc'!A0 and rents rose by 51%, from £200\r\nto £230.\r\n"
)


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a b, c.md").write_text(PLAIN, encoding="utf-8")
    Path("hard.txt").write_bytes(HARD.encode())
    Path("fine.txt").write_text("It cost £5.\n", encoding="utf-8")


def check(format_: str, *args: str) -> Done:
    return figures("check", "--format", format_, *(args or ("a b, c.md", "hard.txt", "fine.txt", "none.md")))


EXPECTED = [
    ("a b, c.md", "change-percent", "51%", ["$200", "$230"]),
    ("hard.txt", "product-period", "£520,000 a month", ["£3 million a year"]),
    ("hard.txt", "change-percent", "51%", ["£200", "£230"]),
]
"""File, rule, the figure that is reported, the others."""


def at(file: str, line: int, column: int, end_line: int, end_column: int) -> str:
    """The text of a place in code points."""
    source = Path(file).read_bytes().decode("utf-8-sig")
    lines = source.split("\n")[line - 1 : end_line]
    lines[-1] = lines[-1][: end_column - 1]
    lines[0] = lines[0][column - 1 :]
    return "\n".join(lines)


def at_bytes(file: str, place: dict[str, Any]) -> str:
    """The text of a range whose columns count bytes."""
    start, end = place["start"], place["end"]
    source = Path(file).read_bytes().removeprefix("\ufeff".encode())
    lines = source.split(b"\n")[start["line"] - 1 : end["line"]]
    lines[-1] = lines[-1][: end["column"] - 1]
    lines[0] = lines[0][start["column"] - 1 :]
    return b"\n".join(lines).decode()


def sarif_place(location: dict[str, Any]) -> tuple[str, str]:
    place = location["physicalLocation"]
    file, region = unquote(place["artifactLocation"]["uri"]), place["region"]
    text = at(file, *(region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")))
    assert text == region["snippet"]["text"]
    return file, text


def from_sarif(done: Done) -> Iterator[tuple[str, str, str, list[str]]]:
    for result in json.loads(done.out)["runs"][0]["results"]:
        file, text = sarif_place(result["locations"][0])
        others = [sarif_place(related)[1] for related in result["relatedLocations"]]
        yield file, result["ruleId"], text, others


def from_rdjson(done: Done) -> Iterator[tuple[str, str, str, list[str]]]:
    for each in json.loads(done.out)["diagnostics"]:
        file = each["location"]["path"]
        others = [at_bytes(file, related["location"]["range"]) for related in each["related_locations"]]
        yield file, each["code"]["value"], at_bytes(file, each["location"]["range"]), others


def from_json(done: Done) -> Iterator[tuple[str, str, str, list[str]]]:
    for each in json.loads(done.out)["findings"]:
        yield from_record(each)


def from_jsonl(done: Done) -> Iterator[tuple[str, str, str, list[str]]]:
    for line in done.lines:
        yield from_record(json.loads(line))


def from_record(each: dict[str, Any]) -> tuple[str, str, str, list[str]]:
    source = Path(each["file"]).read_bytes().decode()
    others = [source[mark["start"] : mark["end"]] for mark in each["figures"]]
    return each["file"], each["rule"], source[each["start"] : each["end"]], others[1:]


def from_csv(done: Done) -> Iterator[tuple[str, str, str, list[str]]]:
    for row in csv.DictReader(io.StringIO(done.out)):
        place = [int(row[key]) for key in ("line", "column", "end_line", "end_column")]
        assert at(row["file"], *place) == row["text"]
        yield row["file"], row["rule"], row["text"], row["figures"].split("; ")[1:]


READERS = {
    "sarif": from_sarif,
    "rdjson": from_rdjson,
    "json": from_json,
    "jsonl": from_jsonl,
    "csv": from_csv,
}


@pytest.mark.parametrize("name", READERS)
def test_every_place_is_the_text_of_its_figure(name: str) -> None:
    done = check(name)
    assert done.code == 3
    assert [(f, r, t, sorted(o)) for f, r, t, o in READERS[name](done)] == EXPECTED


def test_sarif_is_valid() -> None:
    schema = json.loads(Path(__file__).with_name("schemas").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    for args in ((), ("fine.txt",), ("none.md",)):
        validator.validate(json.loads(check("sarif", *args).out))


def test_sarif_tells_what_could_not_be_read_and_how_to_repair() -> None:
    Path("road.txt").write_text("The road is 10 miles (61 km) long.\n", encoding="utf-8")
    run = json.loads(check("sarif", "a b, c.md", "road.txt", "none.md").out)["runs"][0]
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "none.md: no such file or folder"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    change = run["results"][1]["fixes"][0]["artifactChanges"][0]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 23, "endLine": 1, "endColumn": 28},
            "insertedContent": {"text": "16 km"},
        }
    ]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)


def test_what_is_ignored_stays_with_its_reason() -> None:
    comment = "<!-- figures: ignore change-percent (quoted) -->"
    Path("ignored.md").write_text(f"{comment}\n\n{PLAIN}", encoding="utf-8")
    told = {name: check(name, "ignored.md") for name in MACHINES}
    assert {name: done.code for name, done in told.items()} == dict.fromkeys(MACHINES, 0)
    (result,) = json.loads(told["sarif"].out)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "justification": "quoted"}]
    (finding,) = json.loads(told["json"].out)["findings"]
    assert (finding["suppressed"], finding["reason"]) == (True, "quoted")
    (row,) = csv.DictReader(io.StringIO(told["csv"].out))
    assert (row["suppressed"], row["reason"]) == ("yes", "quoted")
    assert json.loads(told["rdjson"].out)["diagnostics"] == []
    assert "<failure" not in told["junit"].out
    assert told["github"].lines == ["1 article, 2 figures (2 compared with another), 0 errors, 0 warnings."]


def test_fingerprints_outlive_other_edits() -> None:
    def fingerprints() -> list[str]:
        results = json.loads(check("sarif", "a b, c.md").out)["runs"][0]["results"]
        return [result["partialFingerprints"]["figures/v1"] for result in results]

    before = fingerprints()
    Path("a b, c.md").write_text(f"It is new.\n\n{PLAIN}\n\nThey say: {PLAIN}", encoding="utf-8")
    assert fingerprints()[: len(before)] == before


def test_annotations() -> None:
    assert check("github").lines == [
        "::error file=a b%2C c.md,title=figures%3A change-percent,line=1,endLine=1,col=15,endColumn=18"
        "::$200 to $230 is a change of 15.0%25, not 51%25; 51%25 may be 15%25 with two digits exchanged"
        "%0Awould fit: 15%25",
        "::warning file=hard.txt,title=figures%3A product-period,line=7,endLine=7,col=38,endColumn=54"
        "::£3 million a year is £250,000 a month, not £520,000 a month"
        "; £520,000 a month may be £250,000 a month with two digits exchanged"
        "%0Awould fit: £250,000 a month",
        "::error file=hard.txt,title=figures%3A change-percent,line=9,endLine=9,col=38,endColumn=41"
        "::£200 to £230 is a change of 15.0%25, not 51%25; 51%25 may be 15%25 with two digits exchanged"
        "%0Awould fit: 15%25",
        "::error file=none.md,title=figures%3A not read::none.md: no such file or folder",
        "3 articles, 10 figures (6 compared with another), 2 errors, 1 warning, 1 not read.",
    ]


def test_annotations_inside_github_actions() -> None:
    inside = {"GITHUB_ACTIONS": "true"}
    assert figures("check", "hard.txt", environment=inside).out == check("github", "hard.txt").out
    asked = figures("check", "--format", "concise", "hard.txt", environment=inside)
    assert asked.out == check("concise", "hard.txt").out


def test_junit_is_read_by_a_reader_of_junit() -> None:
    Path("report.xml").write_text(check("junit").out, encoding="utf-8")
    suites = list(JUnitXml.fromfile("report.xml"))
    assert [(suite.name, suite.tests, suite.failures, suite.errors) for suite in suites] == [
        ("a b, c.md", 1, 1, 0),
        ("hard.txt", 2, 2, 0),
        ("fine.txt", 1, 0, 0),
        ("none.md", 1, 0, 1),
    ]
    cases = [(case.name, [type(result) for result in case.result]) for suite in suites for case in suite]
    assert cases == [
        ("change-percent at 1:15", [Failure]),
        ("product-period at 7:38", [Failure]),
        ("change-percent at 9:38", [Failure]),
        ("1 figure, 0 compared", []),
        ("read", [Error]),
    ]
    failure = next(iter(suites[0])).result[0]
    assert (failure.type, failure.message) == (
        "error",
        "$200 to $230 is a change of 15.0%, not 51%; 51% may be 15% with two digits exchanged",
    )
    assert " 1 | Rents rose by 51%, from $200 to $230." in failure.text


def test_concise() -> None:
    assert check("concise", "a b, c.md", "fine.txt").lines == [
        "a b, c.md:1:15: error: change-percent: $200 to $230 is a change of 15.0%, not 51%"
        "; 51% may be 15% with two digits exchanged",
        "2 articles, 3 figures (2 compared with another), 1 error, 0 warnings.",
    ]


@pytest.mark.parametrize("name", MACHINES)
def test_no_articles_is_a_whole_report_too(name: str) -> None:
    done = check(name, "none.md")
    assert done.code == 3
    assert done.err == "error: none.md: no such file or folder\n"
    nothing = {
        "csv": "file,line,column,end_line,end_column,rule,severity,confidence,message,text,figures,",
        "github": "::error file=none.md,title=figures%3A not read::none.md: no such file or folder\n",
        "json": '{"schema": "figures/1",\n"files": \n[\n]\n, "findings": \n[\n]\n}\n',
        "jsonl": "",
        "junit": '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="figures">\n<testsuite name="none.md"',
        "rdjson": '{"source": {"name": "figures"}, "diagnostics": \n[\n]\n}\n',
        "sarif": '{"$schema": ',
    }
    assert done.out.startswith(nothing[name])


def test_all_formats_are_tested_here_or_elsewhere() -> None:
    assert formats.names() == ["text", *sorted([*MACHINES, "concise", "html"])]


def test_no_control_character_reaches_a_line_of_a_report() -> None:
    for name in MACHINES:
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", check(name).out), name


ONE_SLIP = "Prices were up by 50%, to 2,579 from 3,869. Rents rose by 51%, from $200 to $230.\n"
"""A slip that two rules show, and another one."""


def _slips(format_: str) -> int:
    told = figures("check", "--format", format_, "one.txt").out
    match format_:
        case "sarif":
            return len(json.loads(told)["runs"][0]["results"])
        case "rdjson":
            return len(json.loads(told)["diagnostics"])
        case "csv":
            return len(list(csv.reader(io.StringIO(told)))) - 1
        case "junit":
            return told.count("<testcase")
        case "github":
            return told.count("::error ") + told.count("::warning ")
    return sum(line.startswith("one.txt:") for line in told.splitlines())


@pytest.mark.parametrize("format_", ["text", "concise", "github", "sarif", "rdjson", "csv", "junit"])
def test_one_slip_is_one_line_in_every_format(format_: str) -> None:
    Path("one.txt").write_text(ONE_SLIP, encoding="utf-8")
    found = json.loads(figures("check", "--format", "json", "one.txt").out)["findings"]
    assert len(found) > 2, "json has them all"
    assert _slips(format_) == 2


def test_other_evidence_is_a_related_place() -> None:
    Path("one.txt").write_text(ONE_SLIP, encoding="utf-8")
    first, _ = json.loads(figures("check", "--format", "sarif", "one.txt").out)["runs"][0]["results"]
    places = [place["physicalLocation"]["region"]["snippet"]["text"] for place in first["relatedLocations"]]
    assert sorted([*places, first["locations"][0]["physicalLocation"]["region"]["snippet"]["text"]]) == [
        "2,579",
        "3,869",
        "50%",
    ]
    (told, _) = figures("check", "--format", "github", "one.txt").lines[:2]
    assert "%0Aalso: 1:" in told
