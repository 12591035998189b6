"""`figures trace` and `figures compare` as their users run them: reports, exit codes, bad input."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from tests.command import figures

SCHEMA = json.loads(files("figures").joinpath("schema", "figures-1.json").read_text("utf-8"))
RELEASE = "The bridge cost £92.4 million. It is 1,240 metres long.\n"
STORY = "The bridge cost £94m. It is 1.24 km long, and 300 people came.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("release.md").write_text(RELEASE, encoding="utf-8")
    Path("story.md").write_text(STORY, encoding="utf-8")


def test_the_text_and_its_source_stand_side_by_side() -> None:
    done = figures("trace", "story.md", "--source", "release.md")
    assert (done.code, done.err) == (1, "")
    assert (
        done.lines[0]
        == "story.md:1:17: contradicted: £94m: the source has “£92.4 million”; a digit may be missing"
    )
    assert done.lines[1].split(" | ") == [
        "  The bridge cost £94m. It is 1.24 km long, and 300…  ",
        "The bridge cost £92.4 million. It is 1,240 metres…  release.md:1:17",
    ]
    assert (
        done.lines[-1] == "story.md: 3 figures against 1 source: 1 converted, 1 contradicted, 1 unsupported"
    )


def test_all_figures_are_listed_if_asked_for() -> None:
    done = figures("trace", "story.md", "--source", "release.md", "--figures")
    assert "story.md:1:29: converted: 1.24 km: the source has “1,240 metres”" in done.lines


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        ("It is 1,240 metres long.", "error", 0),
        ("300 people came.", "error", 0),
        ("300 people came.", "warning", 1),
        ("The bridge cost £94m.", "error", 1),
        ("The bridge cost £94m.", "never", 0),
    ],
)
def test_exit_codes(text: str, fail_on: str, code: int) -> None:
    Path("story.md").write_text(text, encoding="utf-8")
    assert figures("trace", "story.md", "--source", "release.md", "--fail-on", fail_on).code == code


@pytest.mark.parametrize(
    "command", [("trace", "story.md", "--source", "release.md"), ("compare", "release.md", "story.md")]
)
def test_json_is_as_the_schema_describes_it(command: tuple[str, ...]) -> None:
    found = json.loads(figures(*command, "--format", "json").out)
    jsonschema.Draft202012Validator({**SCHEMA, "oneOf": [{"$ref": "#/$defs/trace"}]}).validate(found)
    assert found["texts"][0]["figures"]


def test_json_tells_every_figure_with_its_places() -> None:
    done = figures("trace", "story.md", "--source", "release.md", "--format", "json")
    (text,) = json.loads(done.out)["texts"]
    assert text["counts"]["contradicted"] == 1
    found = text["figures"][0]
    assert STORY[found["start"] : found["end"]] == found["text"] == "£94m"
    (place,) = found["sources"]
    assert (place["file"], place["line"], place["text"]) == ("release.md", 1, "£92.4 million")


def test_sarif_leads_to_the_source() -> None:
    done = figures("trace", "story.md", "--source", "release.md", "--format", "sarif")
    (run,) = json.loads(done.out)["runs"]
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [
        ("contradicted", "error"),
        ("unsupported", "warning"),
    ]
    (related,) = run["results"][0]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "release.md"


def test_tables_and_folders_are_sources() -> None:
    Path("tolls.csv").write_text("Year,Tolls\n2023,1175\n2024,1316\n", encoding="utf-8")
    Path("notes").mkdir()
    Path("notes/a.md").write_text("Some 300 people came.", encoding="utf-8")
    Path("story.md").write_text("Tolls rose by 141 between 2023 and 2024. 300 people came.", encoding="utf-8")
    done = figures("trace", "story.md", "--source", "tolls.csv", "--source", "notes", "--figures")
    assert done.code == 0
    assert "story.md:1:15: derived: 141: 1316 - 1175" in done.lines
    assert any(line.endswith("notes/a.md:1:1") for line in done.lines)


def test_the_other_sources_are_used_if_one_cannot_be_read() -> None:
    done = figures("trace", "story.md", "--source", "nope.md", "--source", "release.md")
    assert (done.code, done.err) == (3, "error: nope.md: no such file or folder\n")
    assert "contradicted" in done.out


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("story.md", "warning: story.md is the article itself; it is no source\n"),
        ("empty.md", "warning: empty.md: an empty source\n"),
        ("nope.md", "error: nope.md: no such file or folder\n"),
    ],
)
def test_nothing_to_trace_to(source: str, said: str) -> None:
    Path("empty.md").touch()
    done = figures("trace", "story.md", "--source", source)
    end = "error: no source has any text: there is nothing to trace figures to\n"
    assert (done.code, done.out, done.err) == (3, "", said + end)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_pairs_are_streamed_and_a_broken_line_loses_nothing(jobs: str) -> None:
    lines = [
        json.dumps({"id": "a", "source": RELEASE, "target": "It cost £92.4 million."}),
        "{",
        "",
        "[]",
        json.dumps({"id": "b", "source": [RELEASE, "300 came."], "target": "It cost £94m, and 300 came."}),
        json.dumps({"id": "c", "source": RELEASE}),
    ]
    Path("pairs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = figures("trace", "--pairs", "pairs.jsonl", "--format", "jsonl", "--jobs", jobs)
    assert done.code == 3
    told = [(each["id"], [f["verdict"] for f in each["figures"]]) for each in map(json.loads, done.lines)]
    assert told == [("a", ["supported"]), ("b", ["contradicted", "supported"])]
    assert done.err.splitlines() == [
        "error: pairs.jsonl:2:2: no JSON: expecting property name enclosed in double quotes",
        "  hint: one object on each line",
        'error: pairs.jsonl:4: expected an object with "source" and "target"',
        'error: pairs.jsonl:6: expected "target": a text',
    ]


def test_pairs_in_two_languages() -> None:
    pair = {"id": 1, "source": "Er kostet 3,5 Milliarden Euro.", "target": "It costs €3.5 million."}
    pair |= {"source_locale": "de", "target_locale": "en"}
    done = figures("compare", "--pairs", "-", stdin=json.dumps(pair))
    (found,) = json.loads(done.out)["figures"]
    assert (done.code, found["verdict"]) == (1, "contradicted")
    assert found["message"].endswith("thousand, million and billion may be mixed up")


def test_a_language_without_word_lists_is_read_as_far_as_it_can_be() -> None:
    pair = {"source": "Il 12 marzo arrivarono 1.250 persone.", "target": "On 12 March 1,250 people came."}
    done = figures("compare", "--pairs", "-", stdin=json.dumps(pair | {"source_locale": "it"}))
    assert [found["verdict"] for found in json.loads(done.out)["figures"]][1:] == ["supported"]


def test_what_a_later_version_lost() -> None:
    Path("draft.md").write_text("The bridge cost £92.4 million, and 412 people built it.", encoding="utf-8")
    Path("final.md").write_text("The bridge cost £92.4 million.", encoding="utf-8")
    done = figures("compare", "draft.md", "final.md")
    assert done.code == 1
    assert done.lines[0] == "draft.md:1:36: lost: 412 people: not in the version"
    assert done.lines[-1] == "final.md: 1 figure against 1 source: 1 supported, 1 lost"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["trace", "story.md"], "--source is missing"),
        (["trace", "--source", "release.md"], "ARTICLE is missing"),
        (
            ["trace", "story.md", "--pairs", "x"],
            "--pairs: 'story.md' is one too many; the file holds both texts",
        ),
        (["trace", "--pairs", "x", "--jobs", "many"], "--jobs: "),
        (
            ["trace", "story.md", "--source", "release.md", "--output", "html"],
            "--output: 'html' is not FORMAT=FILE",
        ),
        (
            ["trace", "--pairs", "x", "--format", "html"],
            "--pairs: an object of JSON is printed for each pair",
        ),
        (["compare", "story.md"], "expected two texts, ORIGINAL and VERSION"),
        (["compare", "story.md", "story.md"], "'story.md' is the original itself"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str) -> None:
    done = figures(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {said}")


@pytest.mark.parametrize(
    "arguments", [["compare", "story.md", "nope.md"], ["trace", "--pairs", "nope.jsonl"]]
)
def test_what_cannot_be_read(arguments: list[str]) -> None:
    done = figures(*arguments)
    assert (done.code, done.out) == (3, "")
    assert "nope" in done.err


def test_the_sheet_tells_what_the_sources_have() -> None:
    done = figures("sheet", "story.md", "--source", "release.md")
    assert (done.code, done.err) == (0, "")
    assert (
        "contradicted: the source has “£92.4 million”; a digit may be missing (release.md:1:17)"
        in done.lines[1]
    )
    assert "unsupported: not in the sources" in done.lines[3]
    assert "supported" not in figures("sheet", "story.md").out
