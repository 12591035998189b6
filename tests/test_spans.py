"""Every span is exactly its text, whatever the article, its mark-up and its line breaks."""

from itertools import pairwise

from hypothesis import given, reject, settings
from hypothesis import strategies as st

import figures
from figures.read import Format

NUMBERS = [
    "£92 million",
    "1,200",
    "six",
    "5 to 10 km",
    "10–12%",
    "two-thirds",
    "½",
    "June 19, 2024",
    "3-1",
    "$5",
]
NUMBERS += [
    "a dozen",
    "20th",
    "2022",
    "1.5k",
    "-5°C",
    "aged 7",
    "9:30",
    "&pound;5",
    "1**2**00",
    "€3&nbsp;million",
]
WORDS = [
    "men",
    "per year",
    "a day",
    "(",
    ")",
    ", or ",
    "from",
    "rose",
    "about",
    "of the",
    "’",
    "“",
    "👩‍👩‍👧",
    "Flight",
]
MARKS = [
    " ",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "**",
    "_",
    "> ",
    "- ",
    "| ",
    "# ",
    "`",
    "\xa0",
    "\u202f",
    "[",
    "](5)",
]

texts = st.lists(st.sampled_from(NUMBERS + WORDS + MARKS), max_size=30).map("".join)


@given(text=texts, format_=st.sampled_from(["txt", "md"]), mark=st.sampled_from(["", "\ufeff"]))
@settings(max_examples=300)
def test_every_span_is_its_text(text: str, format_: Format, mark: str) -> None:
    try:
        article = figures.read_text(mark + text, format=format_)
    except figures.InputError:
        reject()
    report = figures.check(article)
    spans = [(figure.start, figure.end, figure.text) for figure in report.figures]
    spans += [(each.start, each.end, each.text) for found in report.findings for each in found.figures]
    assert [article.source[start:end] for start, end, _ in spans] == [text for *_, text in spans]
    assert [figure.start for figure in report.figures] == sorted(figure.start for figure in report.figures)
    assert all(left.end <= right.start for left, right in pairwise(report.figures))
