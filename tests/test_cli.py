"""The commands, by what they print and how they end."""

import csv
import io
import json
from importlib import import_module
from pathlib import Path

import pytest

from figures import __version__
from figures.cli import COMMANDS
from figures.cli.windows import expanded
from tests.command import figures

BRIDGE = """\
---
date: 2024-06-19
locale: en_GB
---

# Bridge to open

The bridge is 10 miles (26 km) long. It cost £92 million per year.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    Path("bridge.md").write_text(BRIDGE, encoding="utf-8")
    Path("fine.txt").write_text("It is 10 miles (16 km) from here.", encoding="utf-8")


def test_check() -> None:
    done = figures("check", "bridge.md")
    lines = done.lines
    assert done.code == 1
    assert lines[0].startswith("bridge.md:8:")
    assert ": error: bracketed-conversion: " in lines[0]
    assert lines[2] == " 8 | The bridge is 10 miles (26 km) long. It cost £92 million per year."
    assert lines[3].strip(" |") in ("^^^^^^^^  -----", "--------  ^^^^^")
    assert lines[4] == "   = certain: no reading of the 2 figures fits"
    assert "   = figures rules bracketed-conversion" in lines
    assert lines[-2:] == ["", "1 article, 3 figures (2 compared with another), 1 error, 0 warnings."]
    assert done.err == ""


def test_check_that_finds_nothing_says_what_it_looked_at() -> None:
    done = figures("check", "fine.txt")
    assert (done.code, done.out) == (
        0,
        "1 article, 2 figures (2 compared with another), 0 errors, 0 warnings.\n",
    )


def test_check_lists_the_figures_first() -> None:
    done = figures("check", "--figures", "fine.txt")
    assert done.lines == [
        "fine.txt",
        "line  kind     figure    value  unit       normalised",
        "   1  measure  10 miles     10  mile       16,093.44 meter",
        "   1  measure  16 km        16  kilometer  16,000 meter",
        "",
        "1 article, 2 figures (2 compared with another), 0 errors, 0 warnings.",
    ]


def test_check_counts() -> None:
    done = figures("check", "--statistics", "bridge.md", "fine.txt")
    assert "       4  measure" in done.lines
    assert "       1  bracketed-conversion" in done.lines


def test_check_as_json() -> None:
    done = figures("check", "--format", "json", "bridge.md", "fine.txt")
    record = json.loads(done.out)
    assert done.code == 1
    assert record["files"] == [
        {"file": "bridge.md", "figures": 3, "compared": 2, "date": "2024-06-19", "locale": "en_GB"},
        {"file": "fine.txt", "figures": 2, "compared": 2, "date": None, "locale": "en"},
    ]
    (finding,) = record["findings"]
    assert (finding["rule"], finding["severity"], finding["file"]) == (
        "bracketed-conversion",
        "error",
        "bridge.md",
    )
    assert {mark["text"] for mark in finding["figures"]} == {"10 miles", "26 km"}


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["bridge.md"], 1),
        (["--fail-on", "never", "bridge.md"], 0),
        (["--fail-on", "info", "bridge.md"], 1),
        (["--fail-on", "info", "fine.txt"], 0),
        (["--rule", "change-percent", "bridge.md"], 0),
        (["--rule", "bracketed-conversion", "bridge.md"], 1),
        (["--rule", "change-percent", "--rule", "bracketed-conversion", "bridge.md"], 1),
        ([".", "missing.txt"], 3),
    ],
)
def test_exit_codes(args: list[str], code: int) -> None:
    assert figures("check", *args).code == code


def test_facts_from_options() -> None:
    done = figures(
        "check", "--format", "json", "--date", "2020-01-02", "--locale", "en-US", "bridge.md", "fine.txt"
    )
    assert [(file["date"], file["locale"]) for file in json.loads(done.out)["files"]] == [
        ("2020-01-02", "en_US")
    ] * 2


def test_an_article_is_checked_once() -> None:
    done = figures("check", "--format", "json", ".", "fine.txt", "./bridge.md")
    assert [file["file"] for file in json.loads(done.out)["files"]] == ["bridge.md", "fine.txt"]


def test_extract_jsonl() -> None:
    done = figures("extract", "--format", "jsonl", "bridge.md", "fine.txt")
    records = [json.loads(line) for line in done.lines]
    assert done.code == 0
    assert [(record["file"], record["line"], record["text"]) for record in records] == [
        ("bridge.md", 8, "10 miles"),
        ("bridge.md", 8, "26 km"),
        ("bridge.md", 8, "£92 million per year"),
        ("fine.txt", 1, "10 miles"),
        ("fine.txt", 1, "16 km"),
    ]
    assert all(BRIDGE[r["start"] : r["end"]] == r["text"] for r in records if r["file"] == "bridge.md")
    assert (records[2]["value"], records[2]["unit"], records[2]["per"]) == ("92000000", "GBP", "year")
    assert json.loads(figures("extract", "--format", "json", "bridge.md", "fine.txt").out) == records


def test_extract_csv() -> None:
    done = figures("extract", "--format", "csv", "bridge.md")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [(row["text"], row["value"], row["unit"], row["normalised_unit"]) for row in rows] == [
        ("10 miles", "10", "mile", "meter"),
        ("26 km", "26", "kilometer", "meter"),
        ("£92 million per year", "92000000", "GBP", "GBP"),
    ]


def test_extract_as_a_table() -> None:
    assert figures("extract", "fine.txt").lines == [
        "fine.txt",
        "line  kind     figure    value  unit       normalised",
        "   1  measure  10 miles     10  mile       16,093.44 meter",
        "   1  measure  16 km        16  kilometer  16,000 meter",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "expected"), [((), "<stdin>"), (("--stdin-filename", "new.md"), "new.md")], ids=["txt", "md"]
)
def test_standard_input(name: tuple[str, ...], expected: str) -> None:
    done = figures("extract", "--format", "jsonl", "-", *name, stdin="It cost **£5** million.")
    records = [json.loads(line) for line in done.lines]
    assert {record["file"] for record in records} == {expected}
    assert records[0]["value"] == ("5000000" if name else "5")


def test_rules_of_the_house() -> None:
    Path("house.yaml").write_text(
        "version: 1\n"
        "rules:\n"
        "  - id: too-far\n"
        "    title: Nothing is so far away\n"
        "    severity: warning\n"
        "    find: {each: {kind: measure}}\n"
        "    require: it <= '5 kilometer'\n"
        "    message: '{it} is too far'\n"
        "    tests:\n"
        "      - ok: It is 4 km away.\n"
        "      - fail: It is 6 km away.\n",
        encoding="utf-8",
    )
    done = figures("check", "--rules", "house.yaml", "--rule", "too-far", "--fail-on", "warning", "bridge.md")
    assert done.code == 1
    assert done.lines[0].startswith("bridge.md:8:15: warning: too-far: ")
    tested = figures("test", "--coverage", "house.yaml")
    assert (tested.code, tested.out) == (0, "2 tests of 1 rule, 0 failed.\n")
    page = figures("rules", "--rules", "house.yaml", "too-far")
    assert page.lines[0] == "too-far (warning): Nothing is so far away."


def test_tests_that_fail_are_shown() -> None:
    Path("house.yaml").write_text(
        "version: 1\n"
        "rules:\n"
        "  - id: too-far\n"
        "    title: Nothing is so far away\n"
        "    find: {each: {kind: measure}}\n"
        "    require: it <= '5 kilometer'\n"
        "    message: '{it} is too far'\n"
        "    tests:\n"
        "      - ok: It is 6 km away.\n"
        "      - fail: It is 6 km away.\n",
        encoding="utf-8",
    )
    done = figures("test", "house.yaml")
    assert done.code == 1
    assert done.lines[0].startswith("house.yaml:9: failed: too-far: ok: found: ")
    assert done.lines[1:] == ["    It is 6 km away.", "2 tests of 1 rule, 1 failed."]


def test_the_rules_that_ship() -> None:
    listed = figures("rules")
    assert listed.code == 0
    assert any(line.startswith("  bracketed-conversion ") for line in listed.lines)
    page = figures("rules", "bracketed-conversion").out
    for heading in (
        "bracketed-conversion (error): ",
        "\nIt looks at ",
        "\nRight:\n",
        "\nFlagged:\n",
        "\nWritten in ",
    ):
        assert heading in page


def test_colours_only_where_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in figures("check", "bridge.md").out
    assert "\x1b[" in figures("check", "bridge.md", colour=True).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in figures("check", "bridge.md", colour=True).out


def test_no_colours_in_messages_that_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")  # empty: nobody objects
    assert figures("check", "missing.txt", colour=True).err == "error: missing.txt: no such file or folder\n"


SAME = {
    "options between paths": ["bridge.md", "-v", "--fail-on", "never", "fine.txt"],
    "options behind paths": ["bridge.md", "fine.txt", "-v", "--fail-on=never"],
    "what is behind two dashes": ["-v", "--fail-on", "never", "--", "bridge.md", "fine.txt"],
    "paths on both sides of them": ["bridge.md", "-v", "--fail-on", "never", "--", "fine.txt"],
    "short options in one": ["-vj2", "--fail-on", "never", "bridge.md", "fine.txt"],
    "the last word": ["-v", "--fail-on", "error", "--fail-on", "never", "bridge.md", "fine.txt"],
    "negations": ["-v", "--fail-on", "never", "--cache", "--no-cache", "bridge.md", "fine.txt"],
}


@pytest.mark.parametrize("args", SAME.values(), ids=SAME)
def test_options_and_paths_in_any_order(args: list[str]) -> None:
    assert figures("check", *args) == figures(
        "check", "--figures", "--fail-on", "never", "bridge.md", "fine.txt"
    )


def test_names_that_look_like_options() -> None:
    Path("--figures").write_text("It is 10 miles (16 km) from here.", encoding="utf-8")
    done = figures("check", "fine.txt", "--", "--figures")
    assert (done.code, done.out.split(",")[0]) == (0, "2 articles")
    assert figures("check", "fine.txt", "./--figures") == done


def test_patterns_where_no_shell_expands_them() -> None:
    Path("other.md").touch()
    given = ["check", "-v", "*.md", "fine.txt", "none*.md", "--format=json"]
    assert expanded(given) == [
        "check",
        "-v",
        "bridge.md",
        "other.md",
        "fine.txt",
        "none*.md",
        "--format=json",
    ]


def test_commands_behind_two_dashes() -> None:
    assert figures("--", "check", "fine.txt") == figures("check", "fine.txt")


def test_processes_from_the_environment() -> None:
    wrong = {"FIGURES_JOBS": "many"}
    told = "error: --jobs or FIGURES_JOBS: 'many' is neither a number of processes from 1 to 256 nor 'auto'\n"
    assert figures("check", "fine.txt", environment=wrong).err == told
    assert figures("check", "--jobs", "1", "fine.txt", environment=wrong).code == 0
    assert figures("check", "fine.txt", environment={"FIGURES_JOBS": ""}).code == 0


def test_a_configuration_for_check_is_none_for_a_sheet() -> None:
    Path("figures.yaml").write_text("format: sarif\noutput: {json: out.json}\n", encoding="utf-8")
    assert figures("sheet", "fine.txt", "-o", "s.csv").code == 0
    assert figures("explain", "fine.txt:1").out.startswith("fine.txt:1:7: 10 miles\n")
    assert not Path("out.json").exists()


COMMAND_NAMES = [name.split() for name in COMMANDS]


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", [[], *COMMAND_NAMES], ids=" ".join)
def test_help_teaches_by_example(command: list[str], option: str) -> None:
    done = figures(*command, option)
    usage = " ".join(["Usage: figures", *command, "[OPTIONS]"])
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(usage)
    assert done.out.count("\n  figures ") >= 2
    assert all(f"  {name} " in done.out for name in COMMANDS if not command)


@pytest.mark.parametrize("width", [50, 80, 200])
@pytest.mark.parametrize("command", COMMAND_NAMES, ids=" ".join)
def test_help_fits_the_terminal(command: list[str], width: int) -> None:
    lines = figures(*command, "--help", environment={"COLUMNS": str(width)}).lines[1:]
    examples = set(import_module(f"figures.cli.{command[-1]}").HELP.splitlines())
    assert max(len(line) for line in lines if line not in examples) <= min(width, 100)


def test_the_help_of_a_command() -> None:
    assert figures("rules", "--help", environment={"COLUMNS": "80"}).out == RULES_HELP


RULES_HELP = """\
Usage: figures rules [OPTIONS] [ID]

List the rules, or explain one: why it is there, what it looks at, and
examples.

  figures rules
  figures rules change-percent
  figures rules --rules house.yaml my-rule

Rules:
  --rules FILE  A rule file, or a folder of them, beside the rules that ship;
                may be given several times.

Help:
  -h, --help    Show this message and exit.
"""


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_version(option: str) -> None:
    assert figures(option).out == f"figures {__version__}\n"
