"""HTML: the article of a page, with the place of every character in the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from figures.model import Article, Block, Section
from figures.read.document import Document
from figures.read.facts import Facts
from figures.read.frontmatter import read_front_matter
from figures.read.html.choose import article_runs
from figures.read.html.decode import decode_html
from figures.read.html.facts import page_facts, page_title
from figures.read.html.page import Page, Run, read_page


def articles(document: Document) -> Iterator[Article]:
    """The article of a page."""
    content = document.content
    source = content if isinstance(content, str) else decode_html(content, document.path)
    front = read_front_matter(source, document.path)
    page = read_page(source, front.end)
    facts = page_facts(page)
    own = front.facts
    told = Facts(own.date or facts.date, own.locale, own.title or facts.title, facts.claim, facts.updated)

    def make(
        _source: str, _start: int, _starts: Sequence[int], is_caption: Callable[[str], bool]
    ) -> tuple[Block, ...]:
        return tuple(_page_blocks(page, is_caption))

    article = document.article(source, make, told)
    yield article if article.title else replace(article, title=page_title(page))


def html_blocks(
    source: str, _start: int, _starts: Sequence[int], is_caption: Callable[[str], bool]
) -> tuple[Block, ...]:
    """The blocks of a piece of HTML that stands in another file."""
    return tuple(_page_blocks(read_page(source), is_caption))


def _page_blocks(page: Page, is_caption: Callable[[str], bool]) -> Iterator[Block]:
    runs = list(article_runs(page))
    has_main_heading = any(run.element.heading == "h1" for run in runs)
    before: Section | None = None
    headline = False
    for run in runs:
        section = _section(run)
        if section is Section.BODY and run.element.heading:
            if before is Section.HEADLINE:
                section = Section.STANDFIRST
            elif not headline and (run.element.heading == "h1" or (before is None and not has_main_heading)):
                section, headline = Section.HEADLINE, True
        if block := _block(run, section):
            if section is Section.BODY and is_caption(block.text):
                block = replace(block, section=Section.CAPTION)
            before = section
            yield block


def _section(run: Run) -> Section:
    """The section that the elements around a run tell; headings are still of the body."""
    element = run.element
    in_table = element.place is not None and not element.place.table.for_layout
    return Section.TABLE if in_table and element.section is Section.BODY else element.section


def _block(run: Run, section: Section) -> Block | None:
    place = run.element.place if section is Section.TABLE else None
    cell = place.table.cell(place) if place is not None else None
    group = run.element.group if section in (Section.LIST, Section.QUOTE) else None
    block = run.prose.block(section, cell=cell, group=group)
    return replace(block, item=run.element.item) if block and section is Section.LIST else block
