"""HTML into tags and text, each with its place in the source.

The parsers of HTML that there are tell lines at best, and no place for what an entity or a tag has split. So this
is the tokenizer of the HTML standard, without its states for what no article needs. It is linear: every
alternative that looks for an end takes all that is left if there is none, as the standard has it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_ATTRIBUTE = (
    r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)(?:"|\Z)|'([^']*+)(?:'|\Z)|([^\s>"'][^\s>]*+)))?+"""
)
_MARKUP = re.compile(
    rf"""
      <!--(?:-?>|.*?(?:--!?>|\Z))
    | <!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)
    | <(?P<slash>/?)(?P<name>[a-z][^\s/>]*+)(?P<rest>(?:[\s/=]|{_ATTRIBUTE})*+)(?:>|\Z)
    | <[!?/][^>]*+(?:>|\Z)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_ATTRIBUTES = re.compile(_ATTRIBUTE)

RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content has no tags in it, up to their own end tag."""


class What(Enum):
    """What a token is."""

    TEXT = "text"
    CDATA = "cdata"
    RAW = "raw"
    START = "start"
    END = "end"


class Token(NamedTuple):
    """A tag, or a run of text: from `start` to `end` of the source; `name` is in lower case."""

    what: What
    start: int
    end: int
    name: str = ""
    rest: str = ""

    @property
    def has_slash(self) -> bool:
        """Whether the tag ends in a slash, by which elements of XML end themselves."""
        return self.rest.endswith("/")

    def attributes(self) -> dict[str, str]:
        """The attributes of a tag, by their names in lower case; the first of two of one name counts.

        >>> Token(What.START, 0, 26, "p", " CLASS='lead' id=&pound; x").attributes()
        {'class': 'lead', 'id': '£', 'x': ''}
        """
        found: dict[str, str] = {}
        if self.rest:
            for name, *values in _ATTRIBUTES.findall(self.rest):
                found.setdefault(name.lower(), html.unescape("".join(values)))
        return found


def tokens(source: str, start: int = 0) -> Iterator[Token]:
    """The tags and the runs of text of a source from `start` on; comments, doctypes and the like are left out.

    >>> [(token.what.name, token.start, token.name) for token in tokens("a<b>c</b><!-- d -->")]
    [('TEXT', 0, ''), ('START', 1, 'b'), ('TEXT', 4, ''), ('END', 5, 'b')]
    """
    at = start
    while match := _MARKUP.search(source, at):
        begin, end = match.span()
        if at < begin:
            yield Token(What.TEXT, at, begin)
        at = end
        name = match["name"]
        if name is None:
            if match["cdata"]:
                yield Token(What.CDATA, *match.span("cdata"))
            continue
        name = name.lower()
        what = What.END if match["slash"] else What.START
        yield Token(what, begin, at, name, match["rest"])
        if what is What.START and name in RAW and not match["rest"].endswith("/"):
            closing = re.compile(rf"</{name}(?=[\s/>])|\Z", re.IGNORECASE).search(source, at)
            assert closing is not None
            yield Token(What.RAW, at, closing.start(), name)
            at = closing.start()
    if at < len(source):
        yield Token(What.TEXT, at, len(source))
