"""PDF: paragraphs out of lines, and positions as page and line."""

import io
from collections import Counter

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

import figures
from figures.model import Article
from figures.read import read_open
from figures.read.pdf import Layout
from figures.read.pdf.pages import Line
from tests.read.test_plain import labelled

LINE = 6


class Paper(FPDF):
    """A document set line by line, so that a test knows what is on each line of each page."""

    def __init__(self, head: str = "", foot: str = "") -> None:
        super().__init__()
        self.head, self.foot = head, foot
        self.lines: list[list[str]] = []
        self.set_auto_page_break(False)
        self.begin()

    def begin(self) -> None:
        """A new page, with its running head."""
        self.add_page()
        self.lines.append([])
        if self.foot:
            self.put(self.foot.format(self.page_no()), y=280)
        if self.head:
            self.put(self.head, y=5)
        self.set_y(20)

    def put(self, text: str, size: float = 11, y: float | None = None) -> None:
        """A line of text."""
        if y is not None:
            self.set_y(y)
        self.set_font("helvetica", size=size)
        self.cell(0, LINE, text, new_x="LMARGIN", new_y="NEXT")
        self.lines[-1].append(text)

    def put_all(self, *texts: str, size: float = 11) -> None:
        """Lines of text; an empty one is a gap."""
        for text in texts:
            if text:
                self.put(text, size)
            else:
                self.ln(LINE)

    def article(self) -> Article:
        (article,) = read_open(io.BytesIO(bytes(self.output())), "a.pdf")
        assert isinstance(article, Article)
        return article


LONG = "The bridge over the river cost the town a great deal of money and it took them"


def test_paragraphs() -> None:
    paper = Paper()
    paper.put("Six bridges for £5 million", size=20)
    paper.put("It took 5 years", size=15)
    paper.put_all(
        "", LONG, "six years.", "", f"{LONG} a", "year.", "", "- 5 men", "- 6 women", "", "Photo: seven men"
    )
    assert labelled(paper.article()) == [
        "headline: Six bridges for £5 million",
        "standfirst: It took 5 years",
        f"body: {LONG} six years.",
        f"body: {LONG} a year.",
        "list 0: 5 men",
        "list 0: 6 women",
        "caption: Photo: seven men",
    ]


def test_hyphens() -> None:
    paper = Paper()
    paper.put_all(
        f"{LONG} six mil-", "lion, a well-known and twenty-", "Five or well-", "known 10-", "year plan."
    )
    (block,) = paper.article().blocks
    assert block.text == f"{LONG} six million, a well-known and twenty-Five or well-known 10-year plan."


def test_running_heads_and_page_numbers() -> None:
    paper = Paper("The Daily 19 June 2024", "Page {} of 3")
    paper.put_all(f"{LONG} 5", "years and")
    paper.begin()
    paper.put_all("6 days, which was", "long.", "", "It cost £7.")
    paper.begin()
    paper.put("It was 8 miles.")
    article = paper.article()
    assert labelled(article) == [
        f"body: {LONG} 5 years and 6 days, which was long.",
        "body: It cost £7.",
        "body: It was 8 miles.",
    ]
    assert [article.page(each.start) for each in figures.extract(article)] == [(1, 3), (2, 3), (2, 5), (3, 3)]


@pytest.mark.parametrize("number", ["1", "- 1 -", "1/1", "Page 1 of 1"])
def test_page_number_of_a_single_page(number: str) -> None:
    paper = Paper(foot=number)
    paper.put("It was 8 miles.")
    assert labelled(paper.article()) == ["body: It was 8 miles."]


def test_exponents() -> None:
    paper = Paper()
    paper.set_font("helvetica", size=11)
    paper.write(LINE, "It was 1,200 m")
    paper.char_vpos = "SUP"
    paper.write(LINE, "2")
    paper.char_vpos = "LINE"
    paper.write(LINE, " in all.")
    assert labelled(paper.article()) == ["body: It was 1,200 m² in all."]


WORDS = [
    "£92 million",
    "1,200 men",
    "six",
    "a",
    "bridge",
    "of",
    "5%",
    "mil-",
    "lion",
    "½ mile",
    "(16 km)",
    "Then.",
]
lines = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join) | st.just("")


@given(pages=st.lists(st.lists(lines, max_size=12), min_size=1, max_size=3))
@settings(max_examples=100)
def test_positions_are_page_and_line(pages: list[list[str]]) -> None:
    paper = Paper("The Daily", "{}")
    for number, page in enumerate(pages):
        if number:
            paper.begin()
        paper.put_all(*page)
    article = paper.article()
    for figure in figures.extract(article):
        assert article.source[figure.start : figure.end] == figure.text
        place = article.page(figure.start)
        assert place is not None
        on_page, on_line = place
        _, column = article.position(figure.start)
        assert paper.lines[on_page - 1][on_line - 1][column - 1 :].startswith(
            figure.text.split("\n")[0].rstrip()
        )
    often = Counter(line for page in pages for line in {"", *page})
    if all(any(line and often[line] == 1 for line in page) for page in pages):
        assert "Daily" not in " ".join(block.text for block in article.blocks) or len(pages) == 1


def test_ligatures() -> None:
    text = "It was \ufb01ve o\ufb03ces of 5 sta\ufb00."
    layout = Layout([[Line(0, text, [11.0] * len(text), 0, 100, 0, 11.0)]])
    (block,) = layout.blocks(layout.source, 0, (0,), lambda _: False)
    assert block.text == "It was five offices of 5 staff."
    start, end = block.source_span(block.text.index("five"), block.text.index(" offices"))
    assert layout.source[start:end] == "\ufb01ve"


def test_columns_are_read_one_after_the_other() -> None:
    paper = Paper()
    paper.put("Two columns", size=20)
    paper.set_font("helvetica", size=10)
    sentences = [f"The bridge of {year} cost the town £{year - 1900} million." for year in range(1901, 1961)]
    with paper.text_columns(ncols=2, gutter=10) as columns:
        columns.write(" ".join(sentences))
    assert labelled(paper.article()) == ["headline: Two columns", f"body: {' '.join(sentences)}"]


def test_pages_that_are_nearly_alike_are_no_running_heads() -> None:
    paper = Paper("City of Leeds", "{}")
    for number, (name, sum_) in enumerate((("Ann Lee", 120), ("Bo Kay", 95), ("Cy Orr", 310))):
        if number:
            paper.begin()
        paper.put_all(f"Notice to {name}.", "", f"Your fee is £{sum_}.", "", "Pay it within 30 days.")
    texts = [block.text for block in paper.article().blocks]
    assert [each.text for each in figures.extract(paper.article()) if "£" in each.text] == [
        "£120",
        "£95",
        "£310",
    ]
    assert not any("City" in text for text in texts)


def test_pages_that_are_alike_are_read() -> None:
    paper = Paper("", "{}")
    for number in range(3):
        if number:
            paper.begin()
        paper.put_all("The fee is £5.", "", "It is due in 30 days.")
    assert [each.text for each in figures.extract(paper.article())] == ["£5", "30 days"] * 3
