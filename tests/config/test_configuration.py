"""Which configuration holds, what it changes, and where its mistakes are."""

import json
from pathlib import Path

import pytest

from tests.command import figures

LENGTHS = "The road is 10 miles (26 km) long. It sold 1,2345 cars.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path in ("a.txt", "news/a.txt", "news/old/b.txt"):
        write(path, LENGTHS)


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def found(*args: str) -> list[str]:
    """File, rule and severity of each finding."""
    record = json.loads(figures("check", "--format", "json", *args).out)
    return [f"{each['file']} {each['rule']} {each['severity']}" for each in record["findings"]]


def shown(*args: str) -> dict[str, tuple[str, str]]:
    """Each setting with its value and its origin."""
    done = figures("config", "--show", *args)
    assert (done.code, done.err) == (0, "")
    rows = (line.partition("  # ") for line in done.lines[1:])
    return {
        key.partition(": ")[0]: (key.partition(": ")[2].strip(), origin.strip()) for key, _, origin in rows
    }


BOTH = ["a.txt bracketed-conversion error", "a.txt digit-grouping error"]

CONFIGURATIONS = {
    "nothing": ("", BOTH),
    "off": ("severity: {digit-grouping: off}", BOTH[:1]),
    "severities": (
        "severity: {digit-grouping: info, bracketed-conversion: warning}",
        ["a.txt bracketed-conversion warning", "a.txt digit-grouping info"],
    ),
    "one rule": ("rule: digit-grouping", BOTH[1:]),
    "rules": ("rule: [digit-grouping, change-percent]", BOTH[1:]),
    "excluded": ("exclude: a.*", []),
    "not included": ("include: ['*.md', 'news/']", []),
    "included": ("include: ['*.txt']\nexclude: news/**", BOTH),
    "overridden": ("overrides: [{paths: 'a.txt', severity: {digit-grouping: off}}]", BOTH[:1]),
    "overridden elsewhere": ("overrides: [{paths: 'news/**', severity: {digit-grouping: off}}]", BOTH),
    "the last override wins": (
        "severity: {digit-grouping: off}\n"
        "overrides:\n"
        "  - {paths: '*.txt', severity: {digit-grouping: error}}\n"
        "  - {paths: a.txt, severity: {digit-grouping: info}}\n",
        [BOTH[0], "a.txt digit-grouping info"],
    ),
}


@pytest.mark.parametrize("cache", ["--cache", "--no-cache"])
@pytest.mark.parametrize(("text", "expected"), CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_what_it_changes(text: str, expected: list[str], cache: str) -> None:
    write("figures.yaml", text)
    assert found("a.txt", cache) == expected
    assert found("a.txt", cache, "--no-config") == BOTH


def test_toml_says_the_same() -> None:
    write(
        "pyproject.toml",
        '[project]\nname = "news"\n[tool.figures]\nrule = ["digit-grouping"]\nfail-on = "never"\n'
        '[tool.figures.severity]\ndigit-grouping = "info"\n',
    )
    assert found("a.txt") == ["a.txt digit-grouping info"]
    assert shown()["fail-on"] == ("never", "pyproject.toml:5")


def test_the_nearest_above_the_files() -> None:
    write("figures.yaml", "fail-on: never")
    write("news/figures.yaml", "fail-on: info")
    write("news/pyproject.toml", "[tool.figures]\nfail-on = 'error'\n")
    nearest = {
        (): "figures.yaml:1",
        ("a.txt",): "figures.yaml:1",
        ("news",): "news/figures.yaml:1",
        ("news/old/b.txt",): "news/figures.yaml:1",
        ("news/a.txt", "news/old"): "news/figures.yaml:1",
        ("news/a.txt", "a.txt"): "figures.yaml:1",
        ("-",): "figures.yaml:1",
        ("news", "--config", "figures.yaml"): "figures.yaml:1",
        ("news", "--no-config"): "default",
    }
    assert {paths: shown(*paths)["fail-on"][1] for paths in nearest} == nearest
    Path("news/figures.yaml").unlink()
    assert shown("news")["fail-on"] == ("error", "news/pyproject.toml:2")
    write("news/pyproject.toml", "[project]\nname = 'figures of a tool'\n")
    assert shown("news")["fail-on"][1] == "figures.yaml:1"


def test_paths_are_seen_from_the_configuration() -> None:
    write("news/house.yaml", "version: 1\nrules: []\n")
    write(
        "news/figures.yaml",
        "rules: house.yaml\nexclude: old\nignore-file: house.yaml\noutput: {json: out.json}\n",
    )
    shows = shown("news")
    assert (shows["rules"][0], shows["ignore-file"][0]) == ('["news/house.yaml"]', '"news/house.yaml"')
    assert shows["output"] == ('["json=news/out.json"]', "news/figures.yaml:4")
    write("news/figures.yaml", "exclude: old\noutput: {json: out.json}\n")
    assert found("news") == [each.replace("a.txt", "news/a.txt") for each in BOTH]
    assert len(json.loads(Path("news/out.json").read_text("utf-8"))["findings"]) == 2


def test_origins(monkeypatch: pytest.MonkeyPatch) -> None:
    write("figures.yaml", "# ours\njobs: auto\nfail-on: warning\nseverity:\n  sum-total: off\n")
    monkeypatch.setenv("FIGURES_JOBS", "3")
    shows = shown("--fail-on", "info", "a.txt")
    assert {name: shows[name] for name in ("jobs", "fail-on", "severity", "cache")} == {
        "jobs": ("3", "environment: FIGURES_JOBS"),
        "fail-on": ("info", "command line"),
        "severity": ('{"sum-total": "off"}', "figures.yaml:4"),
        "cache": ("true", "default"),
    }
    monkeypatch.delenv("FIGURES_JOBS")
    assert shown()["jobs"] == ("auto", "figures.yaml:2")
    monkeypatch.setenv("FIGURES_CONFIG", "news/mine.yaml")
    write("news/mine.yaml", "jobs: 2")
    assert shown()["jobs"] == ("2", "news/mine.yaml:1")


def test_options_that_are_given_several_times() -> None:
    write("figures.yaml", "rule: [sum-total]\noutput: {json: out.json}\n")
    given = shown("--rule", "digit-grouping", "--rule", "change-percent", "--output", "csv=out.csv")
    assert (given["rule"], given["output"]) == (
        ('["digit-grouping", "change-percent"]', "command line"),
        ('["csv=out.csv"]', "command line"),
    )
    assert found("a.txt", "--rule", "digit-grouping") == BOTH[1:]
    write("figures.yaml", "")
    assert {shown()[name] for name in ("rule", "rules", "output")} == {("[]", "default")}


def test_the_locale_of_articles_that_name_none() -> None:
    write("figures.yaml", "locale: en_GB\noverrides: [{paths: news/**, locale: en_IN}]\n")
    write("named.md", "---\nlocale: en_AU\n---\nText.\n")

    def locales(*args: str) -> list[str]:
        files = json.loads(figures("check", "--format", "json", *args).out)["files"]
        return [file["locale"] for file in files]

    assert locales("a.txt", "named.md", "news/a.txt") == ["en_GB", "en_AU", "en_IN"]
    assert locales("--locale", "en_US", "a.txt", "named.md", "news/a.txt") == ["en_US"] * 3


MISTAKES = {
    "an unknown key": (
        "fail-no: error",
        "figures.yaml:1:1: error: unknown key 'fail-no' in the configuration [unknown-key]",
        "did you mean 'fail-on'?",
    ),
    "an unknown severity": (
        "severity:\n  sum-total: eror",
        "figures.yaml:2:14: error: unknown severity 'eror' [unknown-value]",
        "did you mean 'error'?",
    ),
    "an unknown rule": (
        "severity: {sum-totl: error}",
        "figures.yaml:1:12: error: unknown rule 'sum-totl' [unknown-rule]",
        "did you mean 'sum-total'?",
    ),
    "an unknown rule to check": (
        "rule: [zzz]",
        "figures.yaml:1:8: error: unknown rule 'zzz' [unknown-rule]",
        "'figures rules' lists them",
    ),
    "an unknown rule in an override": (
        "overrides:\n  - paths: a\n    severity: {sum-totl: error}",
        "figures.yaml:3:16: error: unknown rule 'sum-totl' [unknown-rule]",
        "did you mean 'sum-total'?",
    ),
    "an override for no path": (
        "overrides: [{severity: {}}]",
        "figures.yaml:1:13: error: an override needs 'paths' [missing-key]",
        None,
    ),
    "jobs": (
        "jobs: 0",
        "figures.yaml:1:7: error: '0' is neither a number of processes from 1 to 256 nor 'auto' [wrong-value]",
        None,
    ),
    "a pattern": (
        "exclude: '!'",
        "figures.yaml:1:10: error: this is no pattern: Invalid git pattern: '!' [wrong-value]",
        "write it as in .gitignore: 'archive/**'",
    ),
    "a format": (
        "format: jsn",
        "figures.yaml:1:9: error: unknown format 'jsn' [unknown-value]",
        "did you mean 'json'?",
    ),
    "an output": (
        "output: sarif",
        "figures.yaml:1:9: error: expected formats with their files (a mapping), not text [wrong-type]",
        "write {sarif: report.sarif, html: report.html}",
    ),
    "a locale": ("locale: xx_YY", "figures.yaml:1:9: error: unknown locale 'xx_YY'; locales look like", None),
    "a missing rule file": (
        "rules: none.yaml",
        "figures.yaml:1:8: error: there is no 'none.yaml' [missing-file]",
        None,
    ),
    "a list": (
        "- fail-on",
        "figures.yaml:1:1: error: expected settings (a mapping), not a list [wrong-type]",
        None,
    ),
    "no YAML": ("a: [", "figures.yaml:2:1: error: this is not YAML", None),
    "a key twice": (
        "jobs: 1\njobs: 2",
        "figures.yaml:2:1: error: duplicate key 'jobs' [duplicate-key]",
        "first set on line 1",
    ),
    "a bomb": (
        "a: &a [x]\nb: [*a, *a]",
        "figures.yaml:1:4: error: anchors and aliases are not used here [yaml-syntax]",
        None,
    ),
    "a tag": (
        "jobs: !!python/object/apply:os.system [ls]",
        "figures.yaml:1:7: error: tags such as tag:yaml.org,2002:python/object/apply:os.system are not used",
        None,
    ),
    "a deep one": (
        "[" * 40,
        "figures.yaml:1:33: error: this is nested more than 32 deep [yaml-syntax]",
        None,
    ),
    "a huge one": (
        "#" * 1_000_001,
        "figures.yaml:1:1: error: more than 1,000,000 bytes are no configuration [unreadable]",
        None,
    ),
}


@pytest.mark.parametrize(("text", "first", "hint"), MISTAKES.values(), ids=MISTAKES)
@pytest.mark.parametrize("cache", ["--cache", "--no-cache"])
def test_mistakes_are_told_where_they_are(text: str, first: str, hint: str | None, cache: str) -> None:
    write("figures.yaml", text)
    done = figures("check", "a.txt", cache)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(first)
    assert hint is None or f"    = hint: {hint}" in done.err.splitlines()
    assert figures("check", "a.txt", "--no-config").code == 1


TOML_MISTAKES = {
    "an unknown key": ("[tool.figures]\nfail_on = 'error'", ":2:1: error: unknown key 'fail_on'"),
    "a value": (
        "[tool.figures]\njobs = [\n  1,\n]\nfail-on = 'eror'",
        ":5:11: error: unknown severity 'eror'",
    ),
    "in a table": (
        "[tool.figures.severity]\n'x' = 1\nsum-total = 'of'",
        ":3:13: error: unknown severity 'of'",
    ),
    "in a list of tables": (
        "[[tool.figures.overrides]]\npaths = 1",
        ":2:9: error: expected text, not a whole number",
    ),
    "an unknown rule": (
        "[tool]\nfigures.severity.'sum-totl' = 'off'",
        ":2:19: error: unknown rule 'sum-totl'",
    ),
    "an unknown table": ("\n[tool.figures.sevrity]", ":2:1: error: unknown key 'sevrity'"),
    "a date": ("[tool.figures]\nfail-on = 2024-06-19", ":2:11: error: unknown severity '2024-06-19'"),
    "no TOML": ("[tool.figures]\nfail-on = ", ":2:11: error: this is not TOML: Invalid value"),
    "a deep one": ("[tool.figures]\njobs = " + "[" * 100_000, "this is not TOML: it is nested too deep"),
}


@pytest.mark.parametrize(("text", "message"), TOML_MISTAKES.values(), ids=TOML_MISTAKES)
def test_mistakes_in_toml(text: str, message: str) -> None:
    write("pyproject.toml", text)
    done = figures("check", "a.txt")
    assert (done.code, done.out) == (2, "")
    assert f"pyproject.toml{message}" in done.err if message.startswith(":") else message in done.err


def test_a_configuration_that_cannot_be_read() -> None:
    Path("figures.yaml").write_bytes(b"jobs: \xff")
    done = figures("check", "a.txt")
    assert (done.code, done.err.splitlines()[0]) == (
        2,
        "figures.yaml:1:1: error: cannot read this file: it is not UTF-8 [unreadable]",
    )
    assert (
        figures("check", "a.txt", "--config", "none.yaml").err
        == "error: none.yaml: no such file (--config)\n"
    )


def test_help_needs_no_configuration() -> None:
    write("figures.yaml", "nonsense: 1")
    assert figures("check", "--help").code == 0
