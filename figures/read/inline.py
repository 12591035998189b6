"""What stands inside one paragraph of Markdown: prose, and mark-up that is left out.

markdown-it tells no offsets inside a paragraph. So one inline rule stands in place of all others: it notes, for
every token that is about to be made, the position at which the parser stands, and asks only those rules that the
next character can begin.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    newline,
)
from markdown_it.token import Token
from msgspec import Struct, field

from figures.read.characters import copy_seen
from figures.read.prose import OBJECT, Prose

LONGEST = 100_000
"""A paragraph of more characters is taken as it stands, mark-up and all."""

_LINE_ENDS = ("softbreak", "hardbreak")
_AROUND_PICTURES = ("image", "softbreak", "link_open", "link_close")
_STARTS = "figures:starts"
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_PLAIN = re.compile(r"[^\n\\`*_\[\]!<&]+")
_BREAK = re.compile(r"<(?:br|hr|/?p|/?div|/?li|/?td)\b", re.IGNORECASE)


class Content(Struct, frozen=True):
    """The text of a paragraph as markdown-it sees it, and how it stands in the source.

    `pieces` are ascending pairs (offset in content, offset in source), as in `Block`.
    """

    text: str
    pieces: Sequence[tuple[int, int]]

    def source(self, at: int) -> int:
        """The source offset of the character at `at`."""
        piece_at, start = self.pieces[self._piece(at)]
        return start + at - piece_at

    def _piece(self, at: int) -> int:
        return bisect_right(self.pieces, (at, 1 << 62)) - 1

    def copy(self, at: int, to: int, prose: Prose) -> None:
        """Take over `at`..`to`, which may lie across several pieces."""
        piece = self._piece(at)
        while at < to:
            piece_at, start = self.pieces[piece]
            piece += 1
            end = min(to, self.pieces[piece][0]) if piece < len(self.pieces) else to
            copy_seen(prose, self.text[at:end], start + at - piece_at)
            at = end


class Inline(Struct):
    """The prose of a paragraph, and the alternative texts of its pictures."""

    prose: Prose = field(default_factory=Prose)
    captions: list[Prose] = field(default_factory=list)
    emphasised: bool = False
    only_pictures: bool = False


def install(md: MarkdownIt) -> None:
    """Teach a parser to note positions and to leave footnote references out."""
    md.inline.ruler.push("figures", _read_next)
    md.inline.ruler.enableOnly("figures")
    md.inline.ruler2.disable("fragments_join")


def read_inline(md: MarkdownIt, content: Content, env: dict[str, object]) -> Inline:
    """Parse one paragraph. `env` carries the link references of the document."""
    inline = Inline()
    if len(content.text) > LONGEST:
        content.copy(0, len(content.text), inline.prose)
        return inline
    starts: dict[int, dict[int, int]] = {}
    tokens: list[Token] = []
    md.inline.parse(content.text, md, {**env, _STARTS: starts}, tokens)
    _walk(tokens, starts, 0, content, inline)
    solid = [token for token in tokens if token.type != "text" or token.content.strip()]
    inline.emphasised = bool(solid) and _closes(solid) == len(solid) - 1
    inline.only_pictures = all(token.type in _AROUND_PICTURES for token in solid)
    return inline


def _read_next(state: StateInline, silent: bool) -> bool:
    if not silent:
        next_token = len(state.tokens) + bool(state.pending)
        state.env[_STARTS].setdefault(id(state.tokens), {})[next_token] = state.pos
    return _BEGUN_BY.get(state.src[state.pos], _plain)(state, silent)


def _plain(state: StateInline, silent: bool) -> bool:
    match = _PLAIN.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.append_pending(match[0])
    state.pos = match.end()
    return True


def _footnote_reference(state: StateInline, silent: bool) -> bool:
    match = _FOOTNOTE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("footnote_reference", "", 0)
    state.pos = match.end()
    return True


def _bracket(state: StateInline, silent: bool) -> bool:
    return _footnote_reference(state, silent) or (_may_end(state) and link(state, silent))


def _image(state: StateInline, silent: bool) -> bool:
    return _may_end(state) and image(state, silent)


def _tag(state: StateInline, silent: bool) -> bool:
    return autolink(state, silent) or html_inline(state, silent)


def _may_end(state: StateInline) -> bool:
    """Whether what ends a link or an image follows; to look for it is slow where brackets are many."""
    end = "]" if "references" in state.env else "]("
    return state.html_terminator_last(end) > state.pos


_BEGUN_BY: Mapping[str, Callable[[StateInline, bool], bool]] = {
    "\n": newline,
    "\\": escape,
    "`": backtick,
    "*": emphasis.tokenize,
    "_": emphasis.tokenize,
    "[": _bracket,
    "!": _image,
    "<": _tag,
    "&": entity,
}


def _walk(
    tokens: Sequence[Token], starts: dict[int, dict[int, int]], shift: int, content: Content, inline: Inline
) -> None:
    known = starts.get(id(tokens), {})
    at = shift
    in_address = False
    for index, token in enumerate(tokens):
        at = known[index] + shift if index in known else at
        if token.type == "text":
            if not in_address:
                content.copy(at, at + len(token.content), inline.prose)
            at += len(token.content)
        elif token.type in ("link_open", "link_close"):
            in_address = token.type == "link_open" and token.info == "auto"
        elif token.type == "image" and token.children:
            _picture(token.children, starts, at, content, inline)
        else:
            _stand_in(token, content.source(at), inline.prose)


def _picture(
    children: Sequence[Token], starts: dict[int, dict[int, int]], at: int, content: Content, inline: Inline
) -> None:
    inline.prose.replace(OBJECT, content.source(at), 1)
    caption = Inline()
    _walk(children, starts, at + len("!["), content, caption)
    inline.captions += [caption.prose, *caption.captions]


def _stand_in(token: Token, start: int, prose: Prose) -> None:
    """Put what stands for a token that is no text."""
    if token.type == "text_special":
        prose.replace(token.content, start, len(token.markup))
    elif token.type in ("code_inline", "image"):
        prose.replace(OBJECT, start, 1)
    elif token.type in _LINE_ENDS or (token.type == "html_inline" and _BREAK.match(token.content)):
        prose.replace(" ", start, 1)


def _closes(tokens: Sequence[Token]) -> int | None:
    """The index at which the emphasis that the first token opens is closed."""
    if tokens[0].type not in ("em_open", "strong_open"):
        return None
    depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            return index
    return None
