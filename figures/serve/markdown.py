"""A document as Markdown that people can go on writing, and that is read as the document was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import cycle

from figures.model import Article
from figures.report.html.passages import Passage, Text, passages

_MARKS = re.compile(r"[\\`*\[<]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])|(?<=\s)#(?=#*$)")
_OPENER = re.compile(r"[-+](?=\s|$)|-(?=[-\s]*$)|#(?=#{0,5}(?:\s|$))|>|~(?=~~)|(?<=\d)[.)](?=\s|$)")
_NUMBER = re.compile(r"\d{0,9}")
_BEGINS = {"title": "# ", "standfirst": "## ", "footnote": "[^1]: "}


def markdown(article: Article) -> str:
    r"""The blocks of an article.

    >>> from figures.api import read_text
    >>> print(markdown(read_text("<h1>Ports</h1><p>5*5 men<p><ul><li>1 port<li>2 ships</ul>", format="html")))
    # Ports
    <BLANKLINE>
    5\*5 men
    <BLANKLINE>
    - 1 port
    - 2 ships
    <BLANKLINE>
    """
    return "\n\n".join(_chunks(passages(article, (), ()))) + "\n"


def _chunks(found: Sequence[Passage]) -> Iterator[str]:
    bullets = cycle("-*")  # another sign begins another list
    for passage in found:
        if passage.form == "table":
            yield "\n".join(_table(list(passage.rows)))
        elif passage.form == "list":
            bullet = next(bullets)
            yield "\n".join(f"{bullet} {_prose(text)}" for text in passage.texts)
        elif passage.form == "quote":
            yield "\n>\n".join(f"> {_prose(text)}" for text in passage.texts)
        else:
            yield "\n\n".join(_BEGINS.get(passage.form, "") + _prose(text) for text in passage.texts)


def _table(rows: Sequence[Sequence[Text]]) -> Iterator[str]:
    """The rows; a cell that the article does not have is empty. The first one has the names of the columns."""
    width = 1 + max(text.column for row in rows for text in row)
    for number, row in enumerate(rows):
        cells = {text.column: _prose(text).replace("|", "\\|") for text in row}
        yield "| " + " | ".join(cells.get(column, "") for column in range(width)) + " |"
        if number == 0:
            yield "|" + " --- |" * width


def _prose(text: Text) -> str:
    """The text of a block in one line, in which nothing is mark-up."""
    words = "".join(piece.text for part in text.parts for piece in part.pieces)
    line = _MARKS.sub(r"\\\g<0>", " ".join(words.split()))
    at = _number_end(line)
    return f"{line[:at]}\\{line[at:]}" if _OPENER.match(line, at) else line


def _number_end(line: str) -> int:
    """Where the number ends that a line begins with, as those of lists do."""
    match = _NUMBER.match(line)
    return match.end() if match else 0
