"""A figure of a speaker is compared within the quotation only, and a note on a correction with nothing."""

from __future__ import annotations

import pytest

from figures import check, read_text

FOUND = [
    "The trail is 20 miles (64 km) long.",
    "“The trail is 20 miles (64 km) long,” he said.",
    '"Profit rose from £40m to £46m, an increase of 51%," she said.',
    "> The trail is 20 miles (64 km) long.",
    "He said: “Of 312 of the 480 pupils, or 56%, I know nothing.” But 312 of the 480 pupils, or 56%, passed.",
    "The trail is “20 miles” (64 km) long.",
    "The trail is 20 miles (64 km) long.\n\nCorrection: the bridge opened on Monday, not on Tuesday.",
]
SILENT = [
    pytest.param(
        "Profit rose from £40m to £46m, that is, as he called it, “by 51%”.",
        marks=pytest.mark.xfail(reason="relations do not ask who speaks", strict=True),
    ),
    pytest.param(
        "In all 312 of the 480 pupils, “or 56%”, passed.",
        marks=pytest.mark.xfail(reason="relations do not ask who speaks", strict=True),
    ),
    "The plant sold 12,400 engines last year.\n\n“In all the plant sold 14,200 engines,” the owner said.",
    "The plant sold 12,400 engines last year.\n\n> In all the plant sold 14,200 engines.",
    "Correction: the trail is 20 miles (64 km) long.",
    "This article was amended on 3 March. The trail was said to be 20 miles (64 km) long.",
    "An earlier version of this story was wrong. It had: the trail is 20 miles (64 km) long.",
    "The plant sold 12,400 engines last year.\n\nThis story has been corrected. It had: the plant sold 14,200 engines.",
]


def findings(text: str) -> list[str]:
    return [finding.rule for finding in check(read_text(text + "\n", "a.md", "md")).findings]


@pytest.mark.parametrize("text", FOUND)
def test_figures_of_one_voice_are_compared(text: str) -> None:
    assert len(findings(text)) == 1


@pytest.mark.parametrize("text", SILENT)
def test_others_are_not(text: str) -> None:
    assert findings(text) == []


def test_without_the_quotation_there_is_something_to_find() -> None:
    quoted = [str(getattr(each, "values", (each,))[0]) for each in SILENT][:4]
    plain = [text.replace("“", "").replace("”", "").replace("> ", "") for text in quoted]
    assert all(map(findings, plain))
