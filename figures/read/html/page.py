"""Tags and text into runs of prose, each in its element: what a browser would show, and where."""

from __future__ import annotations

from msgspec import Struct, field

from figures.read.grid import Table
from figures.read.html import elements
from figures.read.html.meaning import apply_attributes, apply_name, surrounds_article
from figures.read.html.outline import Element, Outline
from figures.read.html.text import add_text
from figures.read.html.tokens import Token, What, tokens
from figures.read.prose import OBJECT, Prose

LEAST_PROSE = 80
"""A run of fewer characters tells nothing about where on the page the article is."""

MANY, SHORT = 50_000, 1_000
"""Behind so many runs, those of fewer characters are joined: no article has so many, and each costs like a long one."""


class Run(Struct, eq=False, gc=False):
    """A paragraph's worth of text; `linked` counts the characters of it that are links."""

    prose: Prose
    element: Element
    linked: int

    @property
    def weight(self) -> int:
        """How many characters of running text it has."""
        length = len(self.prose)
        running = length >= LEAST_PROSE and self.linked * 2 < length and not self.element.heading
        return length if running else 0


class Page(Struct, eq=False):
    """Everything on a page that helps to find its article and what is known about it."""

    root: Element
    runs: list[Run] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    articles: list[Element] = field(default_factory=list)
    mains: list[Element] = field(default_factory=list)
    surroundings: list[Element] = field(default_factory=list)
    metas: list[dict[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""


def read_page(source: str, start: int = 0) -> Page:
    """The runs of the page that begins at `start`, in order. Takes time and memory in proportion to its length."""
    return _Builder(source, start).page


class _Builder:
    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._is_xml = source.lstrip("\ufeff \t\r\n").startswith("<?xml")
        self._outline = Outline()
        self._prose = Prose()
        self._linked = 0
        self._after_break = False
        self._items: list[int] = []
        self._script = ""
        self.page = Page(self._outline.root)
        self._build(start)

    def _build(self, start: int) -> None:
        for token in tokens(self._source, start):
            if token.what is What.START:
                self._start(token)
            elif token.what is What.END:
                self._end(token)
            elif token.what is What.RAW:
                self._raw(token)
            elif not self._outline.innermost.silent:
                self._text(token)
        self._flush()
        self._outline.end_all(self._run)
        for table in self.page.tables:
            table.finish()

    @property
    def _run(self) -> int:
        """The number of the next run."""
        return len(self.page.runs)

    def _text(self, token: Token) -> None:
        element = self._outline.innermost
        before = len(self._prose)
        raw = token.what is What.CDATA
        add_text(self._prose, self._source, token.start, token.end, raw=raw, table=element.shift)
        added = len(self._prose) - before
        if element.link is not None:
            self._linked += added
        if added > (self._prose.last == " "):
            self._after_break = False

    def _raw(self, token: Token) -> None:
        content = self._source[token.start : token.end]
        if token.name == "title" and not self._outline.within(*elements.FOREIGN):
            self.page.title = self.page.title or content
        elif token.name == "script" and "ld+json" in self._script:
            self.page.data.append(content)

    def _start(self, token: Token) -> None:
        name = token.name
        if name in elements.BLOCKS:
            self._end_paragraph(token.start)
        self._outline.before_start(name, self._run)
        if name == "script":
            self._script = token.attributes().get("type", "").lower()
        elif name == "meta":
            self.page.metas.append(token.attributes())
        elif name == "br":
            self._break(token.start)
        elif name in elements.STOOD_FOR and not self._outline.innermost.silent:
            self._prose.replace(OBJECT, token.start, 1)
        if name not in elements.VOID and not self._closes_itself(token) and not self._outline.is_full:
            self._open(token)

    def _closes_itself(self, token: Token) -> bool:
        return token.has_slash and (self._is_xml or self._outline.within(*elements.FOREIGN))

    def _break(self, start: int) -> None:
        """A line break is a space; two of them end a paragraph."""
        if self._after_break:
            self._end_paragraph(start)
        elif not self._outline.innermost.silent:
            self._prose.replace(" ", start, 1)
            self._after_break = True

    def _open(self, token: Token) -> None:
        element = self._outline.open(token.name, self._run)
        apply_name(element)
        found = token.attributes()
        names = apply_attributes(element, found)
        if surrounds_article(element, names):
            self.page.surroundings.append(element)
        if element.name == "html":
            self.page.language = found.get("lang") or found.get("xml:lang", "")
        elif element.name == "article" or "articlebody" in names:
            self.page.articles.append(element)
        elif element.name == "main" or found.get("role") == "main":
            self.page.mains.append(element)
        elif element.name in elements.GROUPS:
            element.group, element.item = len(self._items), None
            self._items.append(0)
        elif element.name in elements.ITEMS and element.group is not None:
            self._items[element.group] += 1
            element.item = self._items[element.group]
        elif element.name == "dd" and element.group is not None:
            element.item = self._items[element.group]
        elif element.name in elements.TABLES:
            self._table(element, found)

    def _table(self, element: Element, found: dict[str, str]) -> None:
        if element.name == "table":
            element.place = None
            element.table = Table(
                len(self.page.tables), for_layout=found.get("role") in ("presentation", "none")
            )
            self.page.tables.append(element.table)
        elif element.table is not None and element.name == "tr":
            element.table.begin_row(in_head=self._outline.within("thead"))
        elif element.table is not None:
            wide, high = _count(found.get("colspan")), _count(found.get("rowspan"))
            element.place = element.table.begin_cell(wide, high, header=element.name == "th")

    def _end(self, token: Token) -> None:
        if token.name in elements.BLOCKS:
            self._end_paragraph(token.start)
        self._outline.end(token.name, self._run)

    def _end_paragraph(self, start: int) -> None:
        """End the paragraph that was collected; a short one of very many goes on."""
        if self._run < MANY or len(self._prose) >= SHORT:
            self._flush()
        elif self._prose.last not in ("", " "):
            self._prose.replace(" ", start, 1)

    def _flush(self) -> None:
        self._after_break = False
        if not self._prose:
            return
        element = self._outline.innermost
        if text := self._prose.text.strip():
            run = Run(self._prose, element, self._linked)
            self.page.runs.append(run)
            element.prose += run.weight
            if element.place is not None:
                element.place.texts.append(text)
        self._prose = Prose()
        self._linked = 0


def _count(text: str | None) -> int:
    """How many rows or columns a cell spans: at least one."""
    return int(text) or 1 if text is not None and text.isdecimal() and len(text) < 5 else 1
