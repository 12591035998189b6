"""reStructuredText as prose: directives, comments, literal blocks, code and roles are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from figures.model import Article, Block, Section
from figures.read.document import Document
from figures.read.facts import Facts, lenient_date, lenient_locale
from figures.read.lines import Line, lines_of
from figures.read.markup import Chunk, chunk_blocks

_MARKS = re.compile(
    r"``[^`]*+``"
    r"|:sup:`(?P<raised>[^`]*+)`|:sub:`(?P<lowered>[^`]*+)`|:[\w.+-]++:`[^`]*+`"
    r"|`(?P<text_link>[^`<]*+)(?:<[^`>]*+>)?`_{0,2}"
    r"|\*\*(?P<text_strong>[^*]++)\*\*|\*(?P<text_emphasis>[^*\s][^*]*+)\*"
    r"|(?P<dropped>\[(?:\d+|[#*])[\w-]*+\]_)|\|[^|\s][^|]*+\|_{0,2}|\\(?:(?P<text_escaped>\S)|(?P<dropped_space>\s|\Z))"
)
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}")
_BORDER = re.compile(r"\+[-=+]+\+|=+(?: +=+)+")
_EXPLICIT = re.compile(r"\.\.(?:\s|\Z)")
_NOTE = re.compile(r"\.\. \[(?:\d+|[#*])[\w-]*\]\s+")
_ITEM = re.compile(r"\s*(?:[-*+•]|\#\.|\(?\d{1,3}[.)])\s+")
_FIELD = re.compile(r":(?P<name>[\w -]+):(?:\s+(?P<value>.*))?\Z")


_HEADER = re.compile(r"(?:[A-Z][\w-]*:(?:[ \t].*)?(?:\r?\n[ \t]+\S.*)*\r?\n){3,}(?=\s*\n)")
"""Lines as at the top of a letter or of a Python Enhancement Proposal: PEP: 8001, Status: Final."""


def articles(document: Document) -> Iterator[Article]:
    """The article in a text of reStructuredText; what stands in fields is about it, and not of it."""
    source = document.text
    fields = {
        match["name"].lower(): match["value"] or ""
        for line in lines_of(source, 0)
        if (match := _FIELD.match(line.text))
    }
    facts = Facts(lenient_date(fields.get("date", "")), lenient_locale(fields.get("language", "")))
    header = _HEADER.match(source)
    yield document.article(source, _blocks, facts, header.end() if header else 0)


def _blocks(
    source: str, start: int, _: Sequence[int], is_caption: Callable[[str], bool]
) -> tuple[Block, ...]:
    return tuple(chunk_blocks(_chunks(list(lines_of(source, start))), _MARKS, is_caption))


def _chunks(lines: Sequence[Line]) -> Iterator[Chunk]:
    """The paragraphs of a text."""
    chunk: Chunk | None = None
    for line, following in pairwise([*_kept(lines), Line(0, "")]):
        is_drawn = _is_drawn(line)
        ends = not line.text.strip() or _ITEM.match(line.text) or (is_drawn and chunk and chunk.is_heading)
        if chunk is not None and ends:
            yield chunk
            chunk = None
        if not line.text.strip() or is_drawn:
            continue
        if chunk is None:
            chunk = _begun(line, following.text)
        else:
            chunk.lines.append(line)
    if chunk is not None:
        yield chunk


def _kept(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that are prose, and those between; what is left out goes on as long as it is indented further."""
    skipped: int | None = None
    for line in lines:
        if not line.text.strip():
            yield line
            continue
        indent = _indent(line)
        if skipped is not None and indent > skipped:
            continue
        skipped = None
        if _opens_block(line):
            skipped = indent
            continue
        if line.text.endswith("::"):
            skipped = indent
        yield line


def _opens_block(line: Line) -> bool:
    """Whether a line begins what is left out, with all that is indented below."""
    text = line.text.strip()
    if _NOTE.match(text):
        return False
    return bool(_EXPLICIT.match(text) or _FIELD.match(text)) or text.startswith(">>>")


def _is_drawn(line: Line) -> bool:
    """Whether a line only draws a line: under a heading, around a table."""
    text = line.text.strip()
    return bool(_ADORNMENT.fullmatch(text) or _BORDER.fullmatch(text))


def _begun(line: Line, following: str) -> Chunk:
    """A chunk that begins with this line."""
    if note := _NOTE.match(line.text):
        return Chunk([line.cut(note.end())], Section.FOOTNOTE)
    if line.text.startswith("|") and line.text.endswith("|") and _BORDER.fullmatch(following.strip()):
        return Chunk([line], Section.TABLE, is_headed="=" in following)
    if item := _ITEM.match(line.text):
        return Chunk([line.cut(item.end())], Section.LIST)
    if _ADORNMENT.fullmatch(following):
        return Chunk([line], is_heading=True)
    return Chunk([line], Section.QUOTE if _indent(line) else Section.BODY)


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())
