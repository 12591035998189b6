"""Bad input: a clear message, the right exit code, and everything else is still done."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from figures.cli import COMMANDS
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


HINT = "  hint: '{command} --help' tells how it is used"

USAGE = {
    "an unknown command": (["chek"], "error: no command 'chek'; did you mean 'check'?"),
    "an unknown command with options": (["chek", "-v"], "error: no command 'chek'; did you mean 'check'?"),
    "nothing like a command": (["zzz"], "error: no command 'zzz'"),
    "an unknown option of none": (["--versoin"], "error: no option '--versoin'; did you mean '--version'?"),
    "no command behind the dashes": (["--"], "error: COMMAND is missing: figures [OPTIONS] COMMAND..."),
    "an unknown option": (
        ["check", "--colour=red", "good.txt"],
        "error: no option '--colour'; did you mean '--column'?",
    ),
    "half an option": (["check", "good.txt", "--fig"], "error: no option '--fig'; did you mean '--figures'?"),
    "an unknown short option": (["check", "-z", "good.txt"], "error: no option '-z'"),
    "a name like an option": (["check", "-odd.md"], "error: no option '-odd.md'"),
    "an option without its value": (
        ["check", "good.txt", "--jobs"],
        "error: -j/--jobs: expected one argument",
    ),
    "an option in place of a value": (["check", "--date", "-v", "a"], "error: --date: expected one argument"),
    "a value for a flag": (
        ["check", "--fix=all", "good.txt"],
        "error: --fix: takes no value, not 'all'",
    ),
    "no path": (["check"], "error: PATH is missing: figures check [OPTIONS] PATH..."),
    "no path, but options": (
        ["extract", "--format", "csv"],
        "error: PATH is missing: figures extract [OPTIONS] PATH...",
    ),
    "too many rules": (["rules", "a", "b"], "error: unexpected argument 'b'"),
    "an unknown format": (
        ["extract", "--format", "xml", "good.txt"],
        "error: --format: invalid choice: 'xml' (choose from ",
    ),
    "an unknown severity": (
        ["check", "--fail-on", "erorr", "good.txt"],
        "error: --fail-on: invalid choice: 'erorr' (choose from ",
    ),
    "an unknown date": (
        ["check", "--date", "19 June 2024", "good.txt"],
        "error: --date: '19 June 2024' is not a date such as 2024-06-19",
    ),
    "an unknown locale": (
        ["check", "--locale", "en_GV", "good.txt"],
        "error: --locale: unknown locale 'en_GV'; did you mean en_VU or en_VI or en_VG?",
    ),
    "a missing rule file": (
        ["check", "--rules", "none.yaml", "good.txt"],
        "error: --rules: path 'none.yaml' does not exist",
    ),
    "a missing ignore file": (
        ["check", "--ignore-file", "none.yaml", "good.txt"],
        "error: --ignore-file: path 'none.yaml' does not exist",
    ),
    "a baseline in place of a folder": (
        ["check", "--write-baseline", ".", "good.txt"],
        "error: --write-baseline: '.' is a folder",
    ),
    "a corpus without a place": (
        ["corpus", "good.txt"],
        "error: the following arguments are required: -o/--output",
    ),
    "too few processes": (
        ["corpus", "run", "good.txt", "-o", "out", "--jobs", "0"],
        "error: -j/--jobs: '0' is not a whole number of at least 1",
    ),
    "no folder of a corpus": (
        ["corpus", "conflicts"],
        "error: FOLDER is missing: figures corpus conflicts [OPTIONS] FOLDER",
    ),
}


@pytest.mark.parametrize(("args", "message"), USAGE.values(), ids=USAGE)
def test_wrong_usage(args: list[str], message: str) -> None:
    done = figures(*args)
    said, hint = done.err.splitlines()
    assert (done.code, done.out) == (2, "")
    assert said.startswith(message)
    assert (hint, said.count("hint")) == (HINT.format(command=command(args)), 0)


def command(args: list[str]) -> str:
    """The command that the arguments name, as its help has it."""
    if args[:2] == ["corpus", "conflicts"]:
        return "figures corpus conflicts"
    return f"figures {args[0]}" if args[0] in COMMANDS else "figures"


MEANING = {
    "an unknown rule": (
        ["check", "--rule", "bracketed-conversio", "good.txt"],
        "error: unknown rule 'bracketed-conversio'; did you mean 'bracketed-conversion'?",
    ),
    "an unknown rule to explain": (["rules", "zzz"], "error: unknown rule 'zzz'; 'figures rules' lists them"),
    "jobs": (
        ["check", "-j0", "good.txt"],
        "error: --jobs or FIGURES_JOBS: '0' is neither a number of processes from 1 to 256 nor 'auto'",
    ),
    "two kinds of fixes": (
        ["check", "--fix", "--diff-fixes", "good.txt"],
        "error: --fix and --diff-fixes exclude each other",
    ),
    "a fix of standard input": (
        ["check", "--fix", "-"],
        "error: --fix cannot write to standard input; --diff-fixes shows what it would do",
    ),
    "a baseline of a part": (
        ["check", "--write-baseline", "b.json", "--diff", "HEAD", "good.txt"],
        "error: --write-baseline needs all findings, and --diff leaves some out",
    ),
    "a missing file of tests": (["test", "none.yaml"], "error: path 'none.yaml' does not exist"),
    "no place": (
        ["explain", "good.txt:1", "good.txt"],
        "error: expected a place like article.md:12:30, not 'good.txt'",
    ),
}


@pytest.mark.parametrize(("args", "message"), MEANING.values(), ids=MEANING)
def test_options_that_make_no_sense(args: list[str], message: str) -> None:
    done = figures(*args)
    assert (done.code, done.out, done.err) == (2, "", f"{message}\n")


def test_what_was_explained_before_a_mistake_stays() -> None:
    done = figures("explain", "good.txt:1", "good.txt:9")
    assert (done.code, done.err) == (2, "error: good.txt has 1 line, and no line 9\n")
    assert done.out.startswith("good.txt:1:9: £92 million per year\n")


def test_no_command_at_all() -> None:
    done = figures()
    assert (done.code, done.out) == (2, "")
    assert done.err == figures("--help").out


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
    unknown = " Nothing is compared in a language that is not known (1 article).\n"
    assert (done.code, done.out) == (0, CLOSING + unknown)


COMMAND = [sys.executable, "-m", "figures"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONWARNINGS": "error"}


def run(*args: str, given: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    command = [*COMMAND, *args]
    return subprocess.run(
        command, input=given, capture_output=True, env={**ENVIRONMENT, **environment}, check=False
    )


def shell(line: str) -> "subprocess.CompletedProcess[bytes]":
    """What a shell makes of a line, in which `figures` is the command."""
    line = line.replace("figures", " ".join(COMMAND), 1)
    return subprocess.run(["bash", "-c", line], capture_output=True, env=ENVIRONMENT, check=False)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["check", "good.txt"], 0),
        (["check", "missing.txt"], 3),
        (["check", "--date", "x", "good.txt"], 2),
        (["--version"], 0),
        ([], 2),
        (["chek"], 2),
    ],
)
def test_the_real_command(args: list[str], code: int) -> None:
    done = run(*args)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_standard_input() -> None:
    done = run("extract", "--format", "csv", "-", "--stdin-filename", "a.md", given="**£5** m".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[1].startswith("a.md,1,")


def test_a_reader_that_goes_away() -> None:
    Path("long.txt").write_text("It cost £5.\n\n" * 20_000, encoding="utf-8")
    done = shell("figures extract long.txt | head -n 1")
    assert (done.stdout, done.stderr) == (b"long.txt\n", b"")


def test_help_for_a_reader_that_goes_away() -> None:
    done = shell("figures check --help | head -n 1")
    assert (done.stdout, done.stderr) == (b"Usage: figures check [OPTIONS] PATH...\n", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_an_output_that_cannot_grow() -> None:
    done = shell("figures check good.txt > /dev/full")
    assert done.returncode == 2
    assert done.stderr == b"error: standard output could not be written: no space left on device\n"


@pytest.mark.parametrize("closed", ["1>&-", "2>&-"])
def test_a_stream_that_is_closed(closed: str) -> None:
    done = shell(f"figures check good.txt missing.txt {closed}")
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("ascii", "£5"), ("latin-1", "£5"), ("utf-8", "£5"), ("cp437", "£5"), ("iso8859-2", r"\xa35")],
)
def test_terminals_of_all_kinds(encoding: str, expected: str) -> None:
    Path("pounds.txt").write_text("It cost £5.", encoding="utf-8")
    done = run("extract", "pounds.txt", PYTHONIOENCODING=encoding)
    told = done.stdout.decode("utf-8" if encoding == "ascii" else encoding)
    assert (done.stderr, told.splitlines()[2].split()[2]) == (b"", expected)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_an_interrupted_run() -> None:
    os.mkfifo("pipe")
    command = [*COMMAND, "check", "--ignore-file", "pipe", "good.txt"]
    quiet = {**ENVIRONMENT, "PYTHONWARNINGS": "ignore"}  # of the pipe, which nobody closes
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=quiet) as waiting:
        pipe = os.open("pipe", os.O_WRONLY)  # which waits until the command reads it
        waiting.send_signal(signal.SIGINT)
        _, told = waiting.communicate()
        os.close(pipe)
    assert (waiting.returncode, told) == (130, b"error: interrupted\n")


def test_a_mistake_of_our_own_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("figures.normalise.extracting.load", fail)
    done = figures("check", "--no-cache", "good.txt", "good.txt")
    assert done.code == 3
    assert done.err == (
        "error: good.txt: this is a mistake of figures itself (ZeroDivisionError: of all things); "
        "please report it with the text that it happened on (FIGURES_DEBUG=1 shows where)\n"
    )
    monkeypatch.setenv("FIGURES_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        figures("check", "--no-cache", "good.txt")
