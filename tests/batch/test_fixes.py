"""`--fix`: what is safe, into the file, and nothing else of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from figures.api import load_rules
from figures.batch.fixes import applied, safe_fixes
from figures.model import Fix
from figures.rules.syntax.records import Rule
from tests.command import figures

WRONG = "The 3nd of 1,2345 cars and 11,900 vans went 10 miles (26 km).\nThe index stood at 18.591.93.\n"
RIGHT = "The 3rd of 12,345 cars and 11,900 vans went 10 miles (26 km).\nThe index stood at 18,591.93.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


FILES = {
    "plain": ("a.txt", "utf-8"),
    "with a mark": ("a.txt", "utf-8-sig"),
    "UTF-16": ("a.txt", "utf-16"),
    "Markdown": ("a.md", "utf-8"),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(("name", "encoding"), FILES.values(), ids=FILES)
def test_encoding_and_line_ends_stay(name: str, encoding: str, line_end: str) -> None:
    Path(name).write_bytes(f"---\nlocale: en\n---\nÜ: {WRONG}".replace("\n", line_end).encode(encoding))
    Path(name).chmod(0o640)
    done = figures("check", "--fix", "--format", "concise", name)
    assert done.err == "3 safe fixes applied\n"
    assert Path(name).read_bytes() == f"---\nlocale: en\n---\nÜ: {RIGHT}".replace("\n", line_end).encode(
        encoding
    )
    assert Path(name).stat().st_mode & 0o777 == 0o640
    assert (done.code, len(done.lines)) == (1, 2)
    before = Path(name).stat().st_mtime_ns
    again = figures("check", "--fix", "--format", "concise", name)
    assert (again.err, again.out, Path(name).stat().st_mtime_ns) == ("", done.out, before)


def test_a_difference_changes_nothing() -> None:
    Path("a.txt").write_text(WRONG, encoding="utf-8")
    done = figures("check", "--diff-fixes", "a.txt")
    assert done.lines == [
        "--- a/a.txt",
        "+++ b/a.txt",
        "@@ -1,2 +1,2 @@",
        *(f"-{line}" for line in WRONG.splitlines()),
        *(f"+{line}" for line in RIGHT.splitlines()),
    ]
    assert (done.code, done.err) == (1, "3 safe fixes would be applied\n")
    assert Path("a.txt").read_text("utf-8") == WRONG


def test_what_is_suppressed_or_off_is_not_fixed() -> None:
    Path("a.md").write_text(f"<!-- figures: ignore all (so it was printed) -->\n\n{WRONG}", encoding="utf-8")
    assert figures("check", "--diff-fixes", "a.md").out == ""
    Path("a.md").write_text(WRONG, encoding="utf-8")
    Path("figures.yaml").write_text(
        "severity: {ordinal-suffix: off, digit-grouping: off, points-for-commas: off}"
    )
    assert figures("check", "--diff-fixes", "a.md").out == ""


def test_standard_input_cannot_be_written() -> None:
    done = figures("check", "--fix", "-", stdin=WRONG)
    assert done.code == 2
    assert "--fix cannot write to standard input" in done.err
    assert "+The 3rd" in figures("check", "--diff-fixes", "-", stdin=WRONG).out
    assert figures("check", "--fix", "--diff-fixes", "a.txt").code == 2


def test_files_that_cannot_be_written_stay_whole() -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(WRONG, encoding="utf-8")
    command = f"ulimit -f 0; {sys.executable} -m figures check --no-cache --fix --format concise a.txt b.txt"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        ["bash", "-c", command], env=environment, capture_output=True, check=False, text=True
    )
    assert (done.returncode, len(done.stdout.splitlines())) == (2, 9)
    assert done.stderr == "error: " + "".join(
        f"{name}: the fixed article could not be written: file too large\n" for name in ("a.txt", "b.txt")
    )
    assert Path("a.txt").read_text("utf-8") == WRONG
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "b.txt"]


def test_mark_up_stays_as_it_is() -> None:
    page = "<p title='3nd'>The 3nd&nbsp;car, <b>1,2345</b> of&nbsp;them and 11,900 more.</p><!-- 1,2345 -->"
    Path("a.html").write_text(page, encoding="utf-8")
    figures("check", "--fix", "a.html")
    assert Path("a.html").read_text("utf-8") == (
        "<p title='3nd'>The 3rd&nbsp;car, <b>12,345</b> of&nbsp;them and 11,900 more.</p><!-- 1,2345 -->"
    )


def test_a_file_of_several_articles_is_left_alone() -> None:
    lines = '{"headline": "x", "body": "The 3nd came."}\n' * 2
    Path("a.jsonl").write_text(lines, encoding="utf-8")
    done = figures("check", "--fix", "a.jsonl")
    assert (done.code, Path("a.jsonl").read_text("utf-8")) == (1, lines)


def test_fixes_that_overlap_are_not_both_applied() -> None:
    from msgspec.structs import replace

    from figures import check

    report = check(WRONG)
    first, *_ = report.findings
    fixes = (
        Fix(4, 7, "3rd", safe=True),
        Fix(5, 9, "x", safe=True),
        Fix(11, 17, "unsafe"),
        Fix(4, 7, "3rd", safe=True),
    )
    chosen = safe_fixes(replace(report, findings=(replace(first, fixes=fixes),)))
    assert [(fix.start, fix.replacement) for fix in chosen] == [(4, "3rd")]
    assert applied(WRONG, chosen).startswith("The 3rd of 1,2345")


def _safe_rules() -> list[Rule]:
    return [rule for rule in load_rules().packs.rules if any(repair.safe for repair in rule.repairs)]


def test_these_are_safe() -> None:
    assert sorted(rule.id for rule in _safe_rules()) == [
        "digit-grouping",
        "ordinal-suffix",
        "points-for-commas",
    ]


def test_a_safe_fix_leaves_every_digit() -> None:
    from figures import check

    seen = 0
    for rule in _safe_rules():
        for example in rule.examples:
            if example.verb != "fail":
                continue
            for finding in check(example.text).findings:
                for fix in finding.fixes:
                    if fix.safe:
                        seen += 1
                        written = example.text[fix.start : fix.end]
                        assert [c for c in written if c.isdigit()] == [
                            c for c in fix.replacement if c.isdigit()
                        ]
    assert seen >= 8
