"""Bad input: a clear message, the right exit code, and everything else is still done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from figures.read import FORMATS
from tests.command import figures

GOOD = "It cost £92 million per year."
CLOSING = "1 article, 1 figure (0 compared with another), 0 errors, 0 warnings."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


INPUTS = {
    "missing": (None, "error: bad.txt: no such file or folder\n"),
    "binary": (b"\x89PNG\r\n\0", "error: bad.txt: byte 6 is NUL, so this is no text\n"),
    "undecodable": (
        b"It cost \xa35m.",
        "error: bad.txt: byte 8 (0xA3) is not UTF-8\n"
        "  hint: save the article as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8\n",
    ),
    "a line of 50 MB": (
        b"The 5 men walked 10 miles (16 km) " * 1_500_000,
        "error: bad.txt: more than the 10 MB that such a file may have\n  hint: give each article a file of its own\n",
    ),
    "front matter": (
        b"---\ndate: 19 June\n---\nText.",
        "error: bad.txt:2:7: front matter: date: '19 June' is not a date such as 2024-06-19\n",
    ),
}


@pytest.mark.parametrize(("data", "message"), INPUTS.values(), ids=INPUTS)
@pytest.mark.parametrize("order", [("bad.txt", "good.txt"), ("good.txt", "bad.txt")])
def test_one_that_cannot_be_read(data: bytes | None, message: str, order: tuple[str, str]) -> None:
    if data is not None:
        Path("bad.txt").write_bytes(data)
    done = figures("check", *order)
    assert (done.code, done.out, done.err) == (3, CLOSING[:-1] + ", 1 not read.\n", message)


def test_a_folder_without_articles() -> None:
    Path("empty").mkdir()
    done = figures("check", "empty")
    assert (done.code, done.err) == (
        3,
        f"error: empty: no article in this folder; files that can be read are {', '.join(FORMATS)}\n",
    )
    assert done.out == "0 articles, 0 figures (0 compared with another), 0 errors, 0 warnings, 1 not read.\n"


def test_an_unreadable_file() -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    Path("bad.txt").write_text(GOOD)
    Path("bad.txt").chmod(0)
    assert figures("check", "bad.txt").err == "error: bad.txt: permission denied\n"


def test_an_empty_file_is_fine() -> None:
    Path("empty.txt").touch()
    done = figures("check", "empty.txt")
    assert (done.code, done.out, done.err) == (
        0,
        "1 article, 0 figures (0 compared with another), 0 errors, 0 warnings.\n",
        "",
    )
    assert figures("extract", "--format", "json", "empty.txt").out == "[\n]\n"


def test_json_stays_json() -> None:
    done = figures("check", "--format", "json", "missing.txt")
    assert (done.code, done.out.split()) == (
        3,
        ['{"schema":', '"figures/1",', '"files":', "[", "]", ",", '"findings":', "[", "]", "}"],
    )


USAGE = {
    "no command": ([], "Usage: figures [OPTIONS] COMMAND [ARGS]..."),
    "an unknown command": (["chek"], "Error: No such command 'chek'."),
    "an unknown option": (["check", "--colour", "good.txt"], "Error: No such option"),
    "no path": (["check"], "Error: Missing argument 'PATH...'."),
    "an unknown format": (
        ["extract", "--format", "xml", "good.txt"],
        "Error: Invalid value for '--format': 'xml' is not one of 'table', 'csv', 'json', 'jsonl'.",
    ),
    "an unknown date": (
        ["check", "--date", "19 June 2024", "good.txt"],
        "Error: Invalid value for '--date': '19 June 2024' is not a date such as 2024-06-19",
    ),
    "an unknown locale": (
        ["check", "--locale", "en_GV", "good.txt"],
        "Error: Invalid value for '--locale': unknown locale 'en_GV'; did you mean en_VU or en_VI or en_VG?",
    ),
    "a language without words": (
        ["check", "--locale", "ja", "good.txt"],
        "Error: Invalid value for '--locale': no word lists for 'ja' yet; there are ",
    ),
    "a missing rule file": (
        ["check", "--rules", "none.yaml", "good.txt"],
        "Error: Invalid value for '--rules': Path 'none.yaml' does not exist.",
    ),
    "an unknown rule": (
        ["check", "--rule", "bracketed-conversio", "good.txt"],
        "error: unknown rule 'bracketed-conversio'; did you mean 'bracketed-conversion'?",
    ),
    "an unknown rule to explain": (["rules", "zzz"], "error: unknown rule 'zzz'; 'figures rules' lists them"),
}


@pytest.mark.parametrize(("args", "message"), USAGE.values(), ids=USAGE)
def test_wrong_usage(args: list[str], message: str) -> None:
    done = figures(*args)
    assert done.code == 2
    assert any(line.startswith(message) for line in (done.err + done.out).splitlines()), done


def test_mistakes_in_rules_are_shown_where_they_are() -> None:
    Path("house.yaml").write_text("version: 1\nrules:\n  - id: mine\n    titel: X\n")
    done = figures("check", "--rules", "house.yaml", "good.txt")
    assert done.code == 2
    assert done.out == ""
    assert "house.yaml:4:5: error: unknown key 'titel' in a rule [unknown-key]" in done.err.splitlines()
    assert "  4 |     titel: X" in done.err.splitlines()
    assert "    |     ^^^^^" in done.err.splitlines()


def test_a_single_line_of_many_megabytes() -> None:
    Path("line.txt").write_text("word " * 1_000_000 + "£92 million.", encoding="utf-8")
    done = figures("check", "line.txt")
    assert (done.code, done.out) == (0, CLOSING + "\n")


def run(*args: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "figures", *args]
    root = Path(__file__).parents[1]
    env = {**os.environ, "PYTHONPATH": str(root), "PYTHONWARNINGS": "error"}
    return subprocess.run(command, capture_output=True, env=env, check=False, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["check", "good.txt"], 0),
        (["check", "missing.txt"], 3),
        (["check", "--date", "x", "good.txt"], 2),
        (["--version"], 0),
    ],
)
def test_the_real_command(args: list[str], code: int) -> None:
    done = run(*args)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_standard_input() -> None:
    done = run("extract", "--format", "csv", "-", "--stdin-filename", "a.md", input="**£5** m".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[1].startswith("a.md,1,")


def test_a_reader_that_goes_away() -> None:
    Path("long.txt").write_text("It cost £5.\n\n" * 20_000, encoding="utf-8")
    command = f"{sys.executable} -m figures extract long.txt | head -n 1"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=env, check=True)
    assert (done.stdout, done.stderr) == (b"long.txt\n", b"")


def test_a_mistake_of_our_own_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("figures.lexicon.load", fail)
    done = figures("check", "--no-cache", "good.txt", "good.txt")
    assert done.code == 3
    assert done.err == (
        "error: good.txt: this is a mistake of figures itself (ZeroDivisionError: of all things); "
        "please report it with the text that it happened on (FIGURES_DEBUG=1 shows where)\n"
    )
    monkeypatch.setenv("FIGURES_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        figures("check", "--no-cache", "good.txt")
