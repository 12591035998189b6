"""A file before it is read: what is in it, and what its reader was told about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from figures.lexicon import numbered, settled
from figures.model import Article, Block, Section
from figures.read.captions import caption_test
from figures.read.facts import Facts
from figures.read.frontmatter import read_front_matter
from figures.read.source import decode, line_starts

DEFAULT_LOCALE = "en"

Blocks = Callable[[str, int, Sequence[int], Callable[[str], bool]], tuple[Block, ...]]
"""Makes blocks from a source, the offset at which prose begins, the starts of its lines, and a test for captions."""


class Document(Struct, frozen=True):
    """The content of a file, or a text. `date` and `locale` stand in place of those that it gives itself.

    `column` names the column of a table that holds the texts; `usual_locale` is that of articles that name none.
    """

    path: str
    content: bytes | str
    date: dt.date | None = None
    locale: str | None = None
    column: str | None = None
    usual_locale: str | None = None

    @property
    def text(self) -> str:
        """The content as text. Raises `InputError` if it is none."""
        return self.content if isinstance(self.content, str) else decode(self.content, self.path)

    def article(
        self, source: str, make: Blocks, facts: Facts, start: int = 0, starts: Sequence[int] | None = None
    ) -> Article:
        """The article whose prose begins at `start` of the source, with blocks as `make` makes them."""
        starts = tuple(starts or line_starts(source))
        claim = facts.claim
        given = self.locale or facts.locale or (None if claim else self.usual_locale)
        blocks = make(source, start, starts, caption_test(given or claim or DEFAULT_LOCALE))
        locale = self.locale or _locale(given, claim, blocks)
        headlines = (block.text for block in blocks if block.section is Section.HEADLINE)
        title = facts.title or next(headlines, None)
        date = self.date or facts.date
        told = given is None and locale[:2] != (claim or "")[:2]
        return Article(
            source, blocks, starts, self.path, title, date, locale, told=told, updated=facts.updated
        )

    def with_front_matter(self, make: Blocks) -> Iterator[Article]:
        """The one article of a text that may have front matter."""
        source = self.text
        front = read_front_matter(source, self.path)
        yield self.article(source, make, front.facts, front.end)


def _locale(given: str | None, claim: str | None, blocks: Sequence[Block]) -> str:
    text = "\n".join(block.text for block in blocks)
    return numbered(given or settled(claim, text), text)
