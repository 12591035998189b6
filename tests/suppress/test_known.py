"""Findings that are known: quoted in an ignore file, in a baseline, or in lines that did not change."""

import json
import os
import subprocess
from pathlib import Path
from typing import ClassVar

import pytest

from tests.command import figures

WRONG = "The road is 10 miles (26 km) long."
OTHER = "The bank lent £3 million a year, or £520,000 a month."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("a.txt", f"{WRONG}\n\n{OTHER}\n")


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def told(*args: str) -> list[str]:
    """The rules of the findings with their lines; a dash before what is suppressed."""
    record = json.loads(figures("check", "--format", "json", *args).out)
    return [f"{'-' * each['suppressed']}{each['rule']}:{each['line']}" for each in record["findings"]]


def known() -> list[str]:
    """The rules in the baseline."""
    return sorted(each["rule"] for each in json.loads(Path("known.json").read_text("utf-8"))["findings"])


BOTH = ["bracketed-conversion:1", "product-period:3"]


class TestIgnoreFile:
    def ignore(self, *entries: dict[str, str], path: str = ".figures-ignore.yaml") -> None:
        write(path, json.dumps([{"reason": "So the report.", **entry} for entry in entries]))

    def test_by_quotation(self) -> None:
        self.ignore({"rule": "product-period", "quote": "£3 million a year,  or £520,000"})
        assert told("a.txt") == [BOTH[0], "-product-period:3"]
        write("a.md", "New.\n\n\n" + OTHER.replace("lent ", "lent\n"))
        assert told("a.md") == ["-product-period:5"]

    @pytest.mark.parametrize(
        "entry",
        [
            {"rule": "product-period", "quote": "£4 million a year"},
            {"rule": "change-percent", "quote": "£3 million a year"},
            {"rule": "product-period", "quote": "£3 million a year", "path": "b.txt"},
            {"rule": "product-period", "quote": "The road is"},
        ],
    )
    def test_what_is_not_meant(self, entry: dict[str, str]) -> None:
        self.ignore(entry)
        assert told("a.txt") == BOTH

    def test_all_rules_on_a_path(self) -> None:
        self.ignore({"rule": "all", "quote": "£520,000", "path": "*.txt"})
        assert told("a.txt") == [BOTH[0], "-product-period:3"]

    def test_another_file(self) -> None:
        self.ignore({"rule": "all", "quote": "£520,000"}, path="known.yaml")
        assert told("a.txt", "--ignore-file", "known.yaml") == [BOTH[0], "-product-period:3"]

    def test_what_is_unused_is_told(self) -> None:
        self.ignore(
            {"rule": "product-period", "quote": "The road is 10 miles"},
            {"rule": "product-period", "quote": "an article of another run"},
            {"rule": "product-period", "quote": "anything", "path": "a.txt"},
            {"rule": "product-period", "quote": "anything", "path": "b.txt"},
        )
        done = figures("check", "a.txt")
        assert done.code == 1
        assert [line.split(": ")[2] for line in done.err.splitlines()] == ["nothing to ignore"] * 2
        assert "does not find “The road is 10 miles” any more" in done.err

    MISTAKES: ClassVar = {
        "a key": ("- {rule: all, quote: b, reason: c, pat: d}", ":1:36: error: unknown key 'pat'"),
        "no reason": (
            "- {rule: sum-total, quote: b}",
            ":1:3: error: an entry of the ignore file needs 'reason'",
        ),
        "a rule": (
            "- {rule: part-sum, quote: b, reason: c}",
            ":1:10: error: unknown rule 'part-sum' [unknown-rule]",
        ),
        "a pattern": ("- {rule: all, quote: b, reason: c, path: '!'}", ":1:42: error: this is no pattern"),
        "no list": ("rule: a", ":1:1: error: expected a list, not a mapping"),
        "a bomb": ("- &a {rule: *a}", ":1:3: error: anchors and aliases are not used here"),
    }

    @pytest.mark.parametrize(("text", "message"), MISTAKES.values(), ids=MISTAKES)
    def test_mistakes(self, text: str, message: str) -> None:
        write(".figures-ignore.yaml", text)
        done = figures("check", "a.txt")
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f".figures-ignore.yaml{message}")


class TestBaseline:
    def test_what_was_there_is_known(self) -> None:
        done = figures("check", "--write-baseline", "known.json", "a.txt")
        assert (done.code, done.err) == (1, "known.json: 2 findings in the baseline\n")
        assert told("--baseline", "known.json", "a.txt") == ["-bracketed-conversion:1", "-product-period:3"]
        assert figures("check", "--baseline", "known.json", "a.txt").code == 0

    def test_the_file_is_good_to_read(self) -> None:
        figures("check", "--write-baseline", "known.json", "a.txt")
        assert Path("known.json").read_text("utf-8").splitlines() == [
            '{"schema": "figures-baseline/1", "findings": [',
            '{"file": "a.txt", "rule": "bracketed-conversion", "figures": ["10 miles", "26 km"], '
            f'"sentence": "{WRONG}"}},',
            '{"file": "a.txt", "rule": "product-period", "figures": ["£3 million a year", "£520,000 a month"], '
            f'"sentence": "{OTHER}"}}',
            "]}",
        ]

    @pytest.mark.parametrize(
        ("text", "expected"),
        {
            "moved": (f"New.\n\n{OTHER}\n\n{WRONG}", ["-product-period:3", "-bracketed-conversion:5"]),
            "broken otherwise": (
                WRONG.replace(" ", "\n") + f"\n\n{OTHER}",
                ["-bracketed-conversion:6", "-product-period:10"],
            ),
            "another figure": (WRONG.replace("26", "36"), ["bracketed-conversion:1"]),
            "another word": (WRONG.replace("road", "path"), ["bracketed-conversion:1"]),
            "nothing": ("", []),
        }.values(),
    )
    def test_known_by_content(self, text: str, expected: list[str]) -> None:
        figures("check", "--write-baseline", "known.json", "a.txt")
        write("b.md", text)
        assert told("--baseline", "known.json", "b.md") == expected

    def test_a_second_one_is_new(self) -> None:
        figures("check", "--write-baseline", "known.json", "a.txt")
        write("b.txt", WRONG)
        assert told("--baseline", "known.json", "a.txt", "b.txt") == [
            "-bracketed-conversion:1",
            "-product-period:3",
            "bracketed-conversion:1",
        ]

    def test_what_is_not_found_any_more_is_told_and_left_out(self) -> None:
        write("b.txt", WRONG)
        figures("check", "--write-baseline", "known.json", "a.txt", "b.txt")
        write("a.txt", WRONG)
        done = figures("check", "--baseline", "known.json", "a.txt")
        assert (done.code, done.err.splitlines()) == (
            0,
            [
                "warning: a.txt: product-period is in the baseline and not found any more: "
                "£3 million a year, £520,000 a month",
                "warning: --write-baseline leaves out what is not found any more",
            ],
        )
        figures("check", "--write-baseline", "known.json", "a.txt")
        record = json.loads(Path("known.json").read_text("utf-8"))
        assert [each["file"] for each in record["findings"]] == ["a.txt", "b.txt"]
        Path("b.txt").unlink()
        figures("check", "--write-baseline", "known.json", "a.txt")
        assert len(json.loads(Path("known.json").read_text("utf-8"))["findings"]) == 1

    def test_rules_that_were_not_checked_stay(self) -> None:
        figures("check", "--write-baseline", "known.json", "a.txt")
        before = known()
        write("a.txt", WRONG)
        done = figures("check", "--baseline", "known.json", "--rule", "bracketed-conversion", "a.txt")
        assert (done.code, done.err) == (0, "")
        figures("check", "--write-baseline", "known.json", "--rule", "bracketed-conversion", "a.txt")
        assert known() == before
        figures("check", "--write-baseline", "known.json", "--rule", "product-period", "a.txt")
        assert known() == before[:1]

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (
                None,
                "error: known.json: no such file or directory\n  hint: --write-baseline known.json makes a baseline\n",
            ),
            ("[1", "error: known.json: this is no JSON: "),
            ("[]", "error: known.json: this is no baseline (figures-baseline/1)\n"),
            ('{"schema": "figures-baseline/2"}', "error: known.json: this is no baseline"),
            (
                '{"schema": "figures-baseline/1", "findings": [{"rule": 1}]}',
                "error: known.json: this is no baseline",
            ),
            ("[" * 100_000, "error: known.json: this is no JSON: "),
        ],
    )
    def test_no_baseline(self, content: str | None, message: str) -> None:
        if content is not None:
            write("known.json", content)
        done = figures("check", "--baseline", "known.json", "a.txt")
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(message)

    def test_one_that_cannot_be_written(self) -> None:
        done = figures("check", "--write-baseline", "/dev/full", "a.txt")
        assert (done.code, done.err) == (
            2,
            "error: /dev/full: the baseline could not be written: no space left on device\n",
        )


class TestDiff:
    @pytest.fixture(autouse=True)
    def repository(self, folder: None, monkeypatch: pytest.MonkeyPatch) -> None:
        del folder
        for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
            monkeypatch.setenv(f"{name}_NAME", "Nobody")
            monkeypatch.setenv(f"{name}_EMAIL", "nobody@example.org")
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        self.git("init", "-q", "-b", "main")
        self.commit()

    def git(self, *args: str) -> None:
        subprocess.run(["git", *args], check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "text")

    def test_only_changed_lines(self) -> None:
        assert told("--diff", "HEAD", ".") == []
        write("a.txt", f"{WRONG}\n\nNew line.\n\n{OTHER.replace('lent', 'gave')}\n")
        assert told("--diff", "HEAD", ".") == ["product-period:5"]
        self.commit()
        assert told("--diff", "HEAD", ".") == []
        assert told("--diff", "HEAD~1", ".") == ["product-period:5"]

    def test_a_finding_of_a_changed_and_another_line(self) -> None:
        write("b.md", "The road is 10 miles\n(26 km) long.\n")
        self.commit()
        write("b.md", "The road is 11 miles\n(26 km) long.\n")
        assert told("--diff", "HEAD", "b.md") == ["bracketed-conversion:2"]

    def test_files_that_are_new_or_renamed(self) -> None:
        more = "\n\n".join(
            f"So it went on {day}." for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
        )
        write("a.txt", f"{WRONG}\n\n{OTHER}\n\n{more}\n")
        self.commit()
        write('sub/b ü\t"x".txt', WRONG)
        self.git("mv", "a.txt", "c.txt")
        assert told("--diff", "HEAD", ".") == ["bracketed-conversion:1"]
        self.git("add", "-A")
        assert told("--diff", "HEAD", ".") == ["bracketed-conversion:1"]
        write("c.txt", f"{WRONG}\n\n{OTHER.replace('lent', 'gave')}\n\n{more}\n")
        assert told("--diff", "HEAD", "c.txt") == ["product-period:3"]

    def test_from_a_folder_below(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("sub/b.txt", f"{WRONG}\n")
        self.commit()
        write("sub/b.txt", f"{WRONG}\n\n{OTHER}\n")
        monkeypatch.chdir("sub")
        assert told("--diff", "HEAD", "b.txt", "../a.txt") == ["product-period:3"]

    def test_lines_that_look_like_a_diff(self) -> None:
        write("a.txt", f"{WRONG}\n\n{OTHER}\n++ b/b.txt\n@@ -1 +1 @@\n")
        write("b.txt", WRONG)
        self.commit()
        write("a.txt", f"{WRONG}\n\n{OTHER}\n")
        assert told("--diff", "HEAD", ".") == []

    def test_nothing_runs_that_the_repository_names(self) -> None:
        write(".gitattributes", "*.txt diff=evil")
        self.git("config", "diff.evil.command", "touch pwned")
        self.git("config", "diff.evil.textconv", "touch pwned;")
        write("a.txt", f"{WRONG}\n")
        assert told("--diff", "HEAD", "a.txt") == []
        assert not Path("pwned").exists()

    @pytest.mark.parametrize("revision", ["none", "--output=pwned", "-x", "HEAD; touch pwned", "", "\n"])
    def test_no_revision(self, revision: str) -> None:
        done = figures("check", f"--diff={revision}", "a.txt")
        assert (done.code, done.err) == (2, f"error: --diff: git knows no revision '{revision}'\n")
        assert not Path("pwned").exists()

    def test_no_repository(
        self, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path_factory.mktemp("plain"))
        write("a.txt", WRONG)
        done = figures("check", "--diff", "HEAD", "a.txt")
        assert done.code == 2
        assert done.err.startswith("error: --diff: fatal: not a git repository")

    def test_with_a_baseline(self) -> None:
        figures("check", "--write-baseline", "known.json", "a.txt")
        write("a.txt", f"{WRONG}\n\n{OTHER}\n\nThe path is 11 miles (46 km) long.\n")
        assert told("--diff", "HEAD", "--baseline", "known.json", "a.txt") == ["bracketed-conversion:5"]
        done = figures("check", "--diff", "HEAD", "--baseline", "known.json", "a.txt")
        assert done.err == ""
        assert figures("check", "--diff", "HEAD", "--write-baseline", "known.json", "a.txt").code == 2

    def test_no_git(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        done = figures("check", "--diff", "HEAD", "a.txt")
        assert (done.code, done.err) == (2, "error: --diff needs git, which is not installed\n")
