"""Where a list stands that belongs to a count: behind a colon, between dashes, in brackets, before the count."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens
from figures.relate.counts.counts import Count
from figures.relate.counts.listing import CLOSING, OPENING, SEMICOLON, is_name, is_number, pieces
from figures.relate.lists import DASHES
from figures.relate.mentions import HYPHENS

COLON = ":"
AFAR, NEAR, BESIDE = 12, 6, 3
"""So many words at most stand between a count and its list behind a colon, a dash, or a bracket."""
SETTING = 5
"""So many words at most stand before a count that only says where or when."""


class Place(Struct, frozen=True, gc=False):
    """Where a list stands: the tokens `at`..`to`, and how it is tied to its count."""

    at: int
    to: int
    how: str


def places(tokens: Tokens, count: Count, lexicon: Lexicon, *, far: bool = False) -> Iterator[Place]:
    """Where a list may stand that belongs to a count; behind a colon also `far` off, past commas."""
    end = end_of(tokens)
    for at in range(count.last, end if far else min(end, count.last + AFAR + 1)):
        if at not in count.others and _is_other(tokens, at, lexicon):
            if is_number(tokens, at, lexicon) and lexicon.has("worth", tokens.low[at - 1]):
                continue  # three firms worth £9bn: A, B and C
            break
        found = _enclosed(tokens, at, end, at - count.last) or _named(tokens, at, end, count, lexicon)
        if found is not None:
            yield Place(_past_namely(tokens, found.at, lexicon), found.to, found.how)
        parted = tokens.low[at] == ";" or (tokens.low[at] == "," and not far)
        said = lexicon.has("opinions", tokens.low[at]) and not (
            far and tokens.low[at + 1 : at + 2] != [COLON]
        )
        if found is not None or parted or said:
            break
    before = _before(tokens, count, lexicon)
    if before is not None:
        yield before


def _past_namely(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """Where a list begins that a word announces: – namely, left and right –"""
    term = lexicon.term("namely", tokens.low, at)
    return at + term + (tokens.low[at + term : at + term + 1] == [","]) if term else at


def _is_other(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a word behind a count shows that what follows is no list of it: another number, including."""
    word = tokens.low[at]
    return (
        is_number(tokens, at, lexicon)
        or lexicon.has("uncounted", word)
        or lexicon.roles.open.match(tokens.low, at) is not None
    )


def _enclosed(tokens: Tokens, at: int, end: int, gap: int) -> Place | None:
    """A list that a sign opens at a token, `gap` words behind its count."""
    low = tokens.low
    if low[at] == COLON:
        return Place(at + 1, end, "colon")
    if _is_dash(tokens, at) and gap <= NEAR:
        return Place(at + 1, next((to for to in range(at + 1, end) if _is_dash(tokens, to)), end), "dash")
    if low[at] in OPENING and gap <= BESIDE:
        return Place(at + 1, next((to for to in range(at + 1, end) if low[to] in CLOSING), end), "bracket")
    return None


def _named(tokens: Tokens, at: int, end: int, count: Count, lexicon: Lexicon) -> Place | None:
    """A list of names that a comma or a little word opens: two firms, A and B; the trio of A, B and C."""
    low, gap = tokens.low, at - count.last
    word = low[at]
    if word == ",":
        if _has_capital(tokens, count.last, at) or gap > NEAR or _is_setting(tokens, count, lexicon):
            return None  # shops in York, Hull and Leeds
        if lexicon.term("namely", low, at + 1):
            return Place(at + 1, end, "namely")
        how = "comma"
    elif lexicon.has("naming", word):
        known = any(lexicon.has("named", each) for each in low[:at])
        how = "as" if known and gap <= BESIDE else ""
    elif lexicon.has("bearing_names", word) and gap <= NEAR:
        how = "as"  # three hens called Ada, Bea and Cleo
    elif count.is_set and gap == 0 and (opened := _opened(tokens, at, lexicon)) is not None:
        to = _namesend_of(tokens, at + opened, end, lexicon)
        return None if to is None else Place(at + opened, to, "of")
    else:
        how = "copula" if lexicon.has("copulas", word) and count.first <= 1 else ""
        if how and SEMICOLON in low[at:end]:
            return Place(at + 1, end, how)
    to = _namesend_of(tokens, at + 1, end, lexicon) if how else None
    if to is None or (how == "copula" and not _is_closed(tokens, to, end, lexicon)):
        return None
    return Place(at + 1, to, how)


def _is_closed(tokens: Tokens, to: int, end: int, lexicon: Lexicon) -> bool:
    """Whether nothing follows a list but what is said of its last item: and Di Doe, who is only 12."""
    return to == end or (tokens.low[to] == "," and lexicon.has("relatives", tokens.low[to + 1]))


def _opened(tokens: Tokens, at: int, lexicon: Lexicon) -> int | None:
    """How many words open the members of a set: the trio of A, B and C; le trio composé de A; das Trio A, B und C."""
    if lexicon.has("of", tokens.low[at]) or lexicon.has("set_links", tokens.low[at]):
        return 1
    return lexicon.term("composed", tokens.low, at) or (0 if tokens.text[at][0].isupper() else None)


def _before(tokens: Tokens, count: Count, lexicon: Lexicon) -> Place | None:
    """A list of names that a count takes up: A, B and C, all three; A, B and C are the three firms."""
    low = tokens.low
    at = count.first
    while at > max(count.first - BESIDE, 0) and (
        lexicon.has("definites", low[at - 1])
        or (count.is_set and lexicon.has("articles_before", low[at - 1]))
    ):
        at -= 1
    if at in (0, count.first):
        return None
    verb = lexicon.term_before("composing", low, at) if count.is_set else lexicon.has("copulas", low[at - 1])
    to, word = at - max(verb, 1), low[at - 1]
    if word in CLOSING:
        first = next((each + 1 for each in range(to - 1, -1, -1) if low[each] in OPENING), None)
    elif verb or word in (",", COLON) or _is_dash(tokens, to):
        ahead = range(to - 1, -1, -1)
        first = next((each + 1 for each in ahead if _is_dash(tokens, each) or low[each] in ";:("), 0)
    else:
        return None
    if first is None or first >= to or not _are_names(tokens, first, to, lexicon):
        return None
    return Place(first, to, "before")


def _are_names(tokens: Tokens, at: int, to: int, lexicon: Lexicon) -> bool:
    """Whether the tokens are nothing but names."""
    found = pieces(tokens, at, to, lexicon, ",", joints=True)
    return all(is_name(tokens, piece.at, piece.to, lexicon) for piece in found)


def _is_setting(tokens: Tokens, count: Count, lexicon: Lexicon) -> bool:
    """Whether a count only says where or when: in all three states, A and B …"""
    return count.first <= SETTING and lexicon.has("settings", tokens.low[0])


def _has_capital(tokens: Tokens, at: int, to: int) -> bool:
    """Whether a name stands among the tokens, which may be the first of the list."""
    return any(tokens.text[number][0].isupper() for number in range(at, to))


def end_of(tokens: Tokens) -> int:
    """Where the words of a sentence end."""
    end = tokens.end
    while end and not tokens.text[end - 1][0].isalnum() and tokens.text[end - 1] not in CLOSING:
        end -= 1
    return end


def _is_dash(tokens: Tokens, at: int) -> bool:
    word = tokens.low[at]
    return word in DASHES or (word in HYPHENS and not tokens.glued(at))


def _namesend_of(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> int | None:
    """Where a list of names ends that begins at `at`: behind the name that "and" joins; None if none does."""
    for number, piece in enumerate(pieces(tokens, at, end, lexicon, ",", joints=True)):
        if piece.joined:
            to = _nameend_of(tokens, piece.at, piece.to, lexicon)
            named = is_name(tokens, piece.at, to, lexicon) and not _goes_on(tokens, to, end, lexicon)
            return to if named else None
        if number == 0 and not is_name(tokens, piece.at, piece.to, lexicon):
            return None
    return None


def _nameend_of(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> int:
    """Where a name ends that begins at `at`."""
    to = at + 1
    while to < end and (tokens.text[to][0].isupper() or lexicon.has("name_particles", tokens.low[to])):
        to += 1
    while to > at and lexicon.has("name_particles", tokens.low[to - 1]):
        to -= 1
    if to < end and tokens.low[to] in OPENING:  # and Di Doe (Green)
        to = next((each + 1 for each in range(to, end) if tokens.low[each] in CLOSING), to)
    return to


def _goes_on(tokens: Tokens, to: int, end: int, lexicon: Lexicon) -> bool:
    """Whether one more "and" follows a list: Ann and Bob Roe and Jim Doe."""
    low = tokens.low
    if low[to : to + 1] == [","] and to + 1 < end:
        return lexicon.has("list_ands", low[to + 1])
    return to + 1 < end and lexicon.has("list_ands", low[to]) and tokens.text[to + 1][0].isupper()
