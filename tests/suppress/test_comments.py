"""Comments in an article that ignore findings."""

import pytest

from figures import read_text
from figures.api import check
from figures.suppress.comments import comments, parse

WRONG = "The road is 10 miles (26 km) long."
LONGER = "The path is 11 miles (46 km) long."
LONGEST = "The wall is 12 miles (56 km) long."
RULE = "bracketed-conversion"


def article(text: str, path: str = "a.md") -> list[str]:
    """The findings: `rule`, or `-rule` if it is suppressed, each with its line."""
    formats = {"a.md": "md", "a.html": "html", "a.rst": "rst", "a.adoc": "adoc", "a.txt": "txt"}
    report = check(read_text(text, path, formats[path]))  # type: ignore[arg-type]
    return [f"{'-' * each.suppressed}{each.rule}:{each.line}" for each in report.findings]


ARTICLES = {
    "the next paragraph": (
        f"<!-- figures: ignore {RULE} (so the report) -->\n\n{WRONG}\n\n{LONGER}\n",
        [f"-{RULE}:3", f"{RULE}:5"],
    ),
    "directly above": (f"<!-- figures: ignore {RULE} (why) -->\n{WRONG}\n", [f"-{RULE}:2"]),
    "behind the paragraph": (f"{WRONG} <!-- figures: ignore {RULE} (why) -->\n\nMore.\n", [f"-{RULE}:1"]),
    "within the paragraph": (f"So. <!-- figures: ignore {RULE} (why) --> {WRONG}\n", [f"-{RULE}:1"]),
    "a list of rules": (f"<!-- figures: ignore sum-total, {RULE} (why) -->\n\n{WRONG}\n", [f"-{RULE}:3"]),
    "every rule": (f"<!-- figures: ignore all (why) -->\n\n{WRONG}\n", [f"-{RULE}:3"]),
    "another rule": (
        f"<!-- figures: ignore sum-total (why) -->\n\n{WRONG}\n",
        ["unused-ignore:1", f"{RULE}:3"],
    ),
    "no reason": (
        f"<!-- figures: ignore {RULE} -->\n\n{WRONG}\n",
        ["ignore-without-reason:1", f"-{RULE}:3"],
    ),
    "an unknown rule": (
        f"<!-- figures: ignore bracketed-conversio (why) -->\n\n{WRONG}\n",
        ["ignore-mistake:1", f"{RULE}:3"],
    ),
    "no rule": (f"<!-- figures: ignore (why) -->\n\n{WRONG}\n", ["ignore-mistake:1", f"{RULE}:3"]),
    "no verb": (f"<!-- figures: ignroe {RULE} (why) -->\n\n{WRONG}\n", ["ignore-mistake:1", f"{RULE}:3"]),
    "from start to end": (
        f"<!-- figures: ignore-start {RULE} (why) -->\n\n{WRONG}\n\n{LONGER}\n\n"
        f"<!-- figures: ignore-end {RULE} -->\n\n{LONGEST}\n",
        [f"-{RULE}:3", f"-{RULE}:5", f"{RULE}:9"],
    ),
    "an end of everything": (
        f"<!-- figures: ignore-start all (why) -->\n\n{WRONG}\n\n<!-- figures: ignore-end -->\n\n{LONGEST}\n",
        [f"-{RULE}:3", f"{RULE}:7"],
    ),
    "no end": (
        f"<!-- figures: ignore-start {RULE} (why) -->\n\n{WRONG}\n",
        ["ignore-mistake:1", f"-{RULE}:3"],
    ),
    "no start": (f"{WRONG}\n\n<!-- figures: ignore-end -->\n", [f"{RULE}:1", "ignore-mistake:3"]),
    "in a code block": (f"```\n<!-- figures: ignore {RULE} (why) -->\n```\n\n{WRONG}\n", [f"{RULE}:5"]),
    "in a code span": (f"`<!-- figures: ignore {RULE} (why) -->`\n\n{WRONG}\n", [f"{RULE}:3"]),
    "not closed": (f"{WRONG}\n\n<!-- figures: ignore {RULE} (why)\n", [f"{RULE}:1"]),
    "another comment": (f"<!-- ignore {RULE} (why) -->\n\n{WRONG}\n", [f"{RULE}:3"]),
    "at the end of the article": (
        f"{WRONG}\n\n<!-- figures: ignore {RULE} (why) -->\n",
        [f"{RULE}:1", "unused-ignore:3"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ARTICLES.values(), ids=ARTICLES)
def test_markdown(text: str, expected: list[str]) -> None:
    assert article(text) == expected


OTHERS = {
    "html": (
        "a.html",
        f"<p>Yes.</p><!-- figures: ignore {RULE} (why) -->\n<p>{WRONG}</p><p>{LONGER}</p>",
        [f"-{RULE}:2", f"{RULE}:2"],
    ),
    "restructured text": ("a.rst", f".. figures: ignore {RULE} (why)\n\n{WRONG}\n", [f"-{RULE}:3"]),
    "asciidoc": ("a.adoc", f"// figures: ignore {RULE} (why)\n{WRONG}\n", [f"-{RULE}:2"]),
    "plain text has no comments": (
        "a.txt",
        f"{WRONG}\n\n<!-- figures: ignore {RULE} (why) -->\n",
        [f"{RULE}:1"],
    ),
}


@pytest.mark.parametrize(("path", "text", "expected"), OTHERS.values(), ids=OTHERS)
def test_other_formats(path: str, text: str, expected: list[str]) -> None:
    from figures.read import FORMATS

    if path.replace("a.", ".") not in FORMATS:
        pytest.skip("not read yet")
    assert article(text, path) == expected


def test_what_is_said_of_comments() -> None:
    text = f"<!-- figures: ignore bracketed-conversio (why) -->\n\n<!-- figures: ignore {RULE} -->\n"
    found = {each.rule: each for each in check(read_text(text, "a.md", "md")).findings}
    assert {rule: each.message for rule, each in found.items()} == {
        "ignore-mistake": "there is no rule 'bracketed-conversio'; did you mean 'bracketed-conversion'?",
        "ignore-without-reason": "why is bracketed-conversion ignored? Give a reason in brackets",
        "unused-ignore": "nothing is ignored here: bracketed-conversion finds nothing in what the comment is about",
    }
    assert {(each.severity, each.line, each.column) for each in found.values()} == {
        ("warning", 1, 1),
        ("warning", 3, 1),
    }


def test_the_reason_is_kept() -> None:
    text = f"<!-- figures: ignore {RULE} (so (twice) the report) -->\n{WRONG}\n"
    (finding,) = check(read_text(text, "a.md", "md")).findings
    assert (finding.suppressed, finding.reason) == (True, "so (twice) the report")


@pytest.mark.parametrize(
    "text",
    [
        "<!-- figures: ignore " * 20_000,
        "<!-- figures: ignore x (" + "(" * 1_000_000 + " -->",
        "<!-- figures: ignore" + " x" * 500_000 + " -->",
        "<!-- figures: ignore-start all (why) -->\n\n" * 5_000,
        "`<!-- figures: ` " * 20_000,
    ],
    ids=["open", "brackets", "words", "starts", "code"],
)
def test_hostile_comments_take_no_time(text: str) -> None:
    found = check(read_text(text, "a.md", "md")).findings
    assert len(found) <= 400


def test_bodies() -> None:
    comment = parse(" ignore-start a, b/c\n d (because) ")
    assert (comment.verb, comment.rules, comment.reason) == ("ignore-start", ("a", "b/c", "d"), "because")
    assert list(comments(read_text("no comment", "a.md", "md"))) == []


def test_an_ignored_finding_does_not_silence_its_like() -> None:
    comment = "<!-- figures: ignore bracketed-conversion (quoted) -->\n"
    first, second = "The path is 10 miles (61 km) long.", "It is 10 miles (61 km) long, he wrote."
    assert article(f"{first}\n\n{second}\n") == ["bracketed-conversion:1"]
    assert article(f"{comment}{first}\n\n{second}\n") == ["-bracketed-conversion:2", "bracketed-conversion:4"]
    assert article(f"{first}\n\n{comment}{second}\n") == ["bracketed-conversion:1", "-bracketed-conversion:4"]
