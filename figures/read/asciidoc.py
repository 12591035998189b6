"""AsciiDoc as prose: attributes, comments, listings, macros and code are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from figures.model import Article, Block, Section
from figures.read.document import Document
from figures.read.facts import Facts, lenient_date, lenient_locale
from figures.read.lines import Line, lines_of
from figures.read.markup import Chunk, chunk_blocks

_MARKS = re.compile(
    r"``[^`]*+``|`[^`]*+`|\^(?P<raised>[^^\s]++)\^|(?<!~)~(?P<lowered>[^~\s]++)~"
    r"|\*\*(?P<text_strong>[^*]++)\*\*|(?<!\w)\*(?P<text_bold>[^*\s][^*]*+)\*(?!\w)"
    r"|__(?P<text_emphasis>[^_]++)__|(?<!\w)_(?P<text_italic>[^_\s][^_]*+)_(?!\w)|\#(?P<text_mark>[^#\s][^#]*+)\#"
    r"|(?P<dropped>footnote:\w*+\[[^\]]{0,999}+\])"
    r"|(?:https?://|(?:link|xref|mailto):)[^\s\[]{1,999}+\[(?P<text_link>[^\]]{0,999}+)\]"
    r"|<<[^,>]{0,999}+,\s*+(?P<text_reference>[^>]{0,999}+)>>|\b[a-z]++:[^\s\[:]*+\[[^\]]{0,999}+\]|\{[\w-]++\}"
)
_LEFT_OUT = ("----", "....", "++++", "////", "```")
_QUOTE, _TABLE = "____", "|==="
_DELIMITER = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|--|\|===|```.*)\Z")
_HEADING = re.compile(r"={1,6}\s+(?=\S)")
_ITEM = re.compile(r"\s*(?:\*{1,5}|-|\.{1,5}|\d{1,3}\.)\s+(?=\S)")
_CAPTION = re.compile(r"\.(?=[^\s.])")
_NO_PROSE = re.compile(r"//(?!/)|\[.*\]\Z|\w+::\S*\[.*\]\Z|:!?[\w-]+!?:(?:\s|\Z)|\'\'\'\Z|<<<\Z|\+\Z")
_ATTRIBUTE = re.compile(r":(?P<name>[\w-]+):\s+(?P<value>.*)")


def articles(document: Document) -> Iterator[Article]:
    """The article in a text of AsciiDoc."""
    source = document.text
    found = (_ATTRIBUTE.match(line.text) for line in lines_of(source, 0))
    attributes = {match["name"].lower(): match["value"] for match in found if match}
    date = next((attributes[name] for name in ("revdate", "docdate", "date") if name in attributes), "")
    yield document.article(
        source, _blocks, Facts(lenient_date(date), lenient_locale(attributes.get("lang", "")))
    )


def _blocks(
    source: str, start: int, _: Sequence[int], is_caption: Callable[[str], bool]
) -> tuple[Block, ...]:
    return tuple(chunk_blocks(_chunks(lines_of(source, start)), _MARKS, is_caption))


def _chunks(lines: Iterator[Line]) -> Iterator[Chunk]:
    """The paragraphs of a text; delimited blocks of code are left out, those of quotations and tables are named."""
    chunk: Chunk | None = None
    within = ""
    in_header = False
    for line in lines:
        text = line.text.strip()
        ends = not text or _DELIMITER.match(text) or _NO_PROSE.match(text) or _begins(line)
        if chunk is not None and ends and not within.startswith(_TABLE):
            yield chunk
            chunk = None
        if _DELIMITER.match(text):
            if chunk is not None:
                yield chunk
                chunk = None
            within = "" if within and text.startswith(within) else within or text[:4].removesuffix(" ")
        elif not text or within.startswith(_LEFT_OUT) or _NO_PROSE.match(text) or in_header:
            in_header = in_header and bool(text)
        elif chunk is not None:
            chunk.lines.append(line)
        else:
            chunk = _begun(line, within)
            in_header = chunk.is_heading and text.startswith("= ")
            if chunk.is_heading:
                yield chunk
                chunk = None
    if chunk is not None:
        yield chunk


def _begins(line: Line) -> bool:
    """Whether a line begins a heading, a caption or an item."""
    return any(pattern.match(line.text) for pattern in (_HEADING, _CAPTION, _ITEM))


def _begun(line: Line, within: str) -> Chunk:
    """A chunk that begins with this line, in a delimited block of this kind."""
    if within == _TABLE:
        return Chunk([line], Section.TABLE, is_headed=True)
    if heading := _HEADING.match(line.text):
        return Chunk([line.cut(heading.end())], is_heading=True)
    if caption := _CAPTION.match(line.text):
        return Chunk([line.cut(caption.end())], Section.CAPTION)
    if item := _ITEM.match(line.text):
        return Chunk([line.cut(item.end())], Section.LIST)
    return Chunk([line], Section.QUOTE if within == _QUOTE else Section.BODY)
