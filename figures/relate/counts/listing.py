"""Lists in words: how many things are named, in every way in which the words can be read.

A comma may join two things or set apart what is said of one: so there are a fewest and a most. What can be read in
more ways than these is no list here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from unicodedata import category

from msgspec import Struct

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens

OPENING, CLOSING = frozenset("([{"), frozenset(")]}")
QUOTES = frozenset('"“”«»„')
COMMA, SEMICOLON = ",", ";"
DASHES = frozenset("-–—")
SHORTEST = 2
"""So many letters at least has the word that ends a name."""
MOST_TITLES = 3
"""So many words at most stand before a name as a title."""
SHORT = 5
"""So many words at most has an item that may stand beside others like it without a name."""
CURRENCY_SIGN = "Sc"
MANY_DIGITS = 3
"""A number of so many digits counts nothing that could be listed."""
LONGEST = 90
"""So many words at most has a list."""


class Listing(Struct, frozen=True, gc=False):
    """How many things a list names at least and at most.

    `has_names` says that some have a name, `joined` that "and" ends it, `plain` that no item has more than a few
    words.
    """

    fewest: int
    most: int
    has_names: bool
    joined: bool
    plain: bool = True


class Piece(Struct, frozen=True, gc=False):
    """What stands between two separators: the tokens `at`..`to`, and whether "and" precedes it."""

    at: int
    to: int
    joined: bool


def listing(tokens: Tokens, at: int, to: int, lexicon: Lexicon) -> Listing | None:
    """The things named by the tokens `at`..`to`; None if nobody can count them."""
    while at < to and tokens.low[at] in DASHES:  # the second hyphen of a dash
        at += 1
    to = _end_of_quotation(tokens, at, to)
    every = _without_predicate(tokens, list(pieces(tokens, at, to, lexicon, COMMA, joints=True)), lexicon)
    to = every[-1].to if every else to
    if not 1 <= to - at <= LONGEST or _is_open(tokens, at, to, lexicon):
        return None
    parts = list(pieces(tokens, at, to, lexicon, SEMICOLON))
    if len(parts) > 1:
        named = any(has_name(tokens, part) for part in parts)
        if is_aside(tokens, parts[0], lexicon):
            return None
        return Listing(len(parts), sum(_most_in(tokens, part, lexicon) for part in parts), named, True)
    parts = every
    if not parts or parts[0].joined or _is_cut(tokens, parts[-1], lexicon):
        return None
    opener = parts[0]
    in_regions = any(_is_region(tokens, part, lexicon) for part in parts)
    if in_regions and lexicon.has("prepositions", tokens.low[opener.at]):  # in Cleveland, Ohio, and Erie
        opener = Piece(opener.at + 1, opener.to, opener.joined)
    if is_titled(tokens, opener.at, opener.to, lexicon):
        return _names(tokens, [opener, *parts[1:]], lexicon)
    return _things(tokens, parts, lexicon)


def _without_predicate(tokens: Tokens, parts: list[Piece], lexicon: Lexicon) -> list[Piece]:
    """The pieces up to the one that "and" joins, if a verb or a clause opens the next: A, B and C, where it is dry."""
    last = next((number for number, part in enumerate(parts) if part.joined), len(parts))
    behind = parts[last + 1 : last + 2]
    openers = ("auxiliaries", "relatives", "prepositions")
    told = any(lexicon.has(what, tokens.low[part.at]) for part in behind for what in openers)
    return parts[: last + 1] if told else parts


def _most_in(tokens: Tokens, part: Piece, lexicon: Lexicon) -> int:
    """How many an item between semicolons may be: Ann Roe, 19, of Hull, is one, Ann and Bob Roe are two."""
    inner = [
        each
        for each in pieces(tokens, part.at, part.to, lexicon, COMMA, joints=True)
        if not is_aside(tokens, each, lexicon)
    ]
    named = [each for each in inner if each.joined or is_titled(tokens, each.at, each.to, lexicon)]
    return max(len(named if is_titled(tokens, part.at, inner[0].to, lexicon) else inner), 1) if inner else 1


def _end_of_quotation(tokens: Tokens, at: int, to: int) -> int:
    """Where a quotation closes that the list stands in."""
    opened = 0
    for number in range(at, to):
        word = tokens.low[number]
        if word in "”»" or (word == '"' and opened % 2):
            if not opened:
                return number
            opened -= 1
        elif word in QUOTES:
            opened += 1
            if word == '"' and not tokens.glued(number + 1):
                return number
    return to


def _is_cut(tokens: Tokens, last: Piece, lexicon: Lexicon) -> bool:
    """Whether a sentence seems to end within a name: Ann B. Roe was read as two sentences."""
    word = tokens.text[last.to - 1]
    return (
        last.to >= tokens.end - 1
        and word not in CLOSING
        and (word.endswith(".") or len(word) < SHORTEST)
        and not lexicon.has("regions", word.lower())
    )


def pieces(
    tokens: Tokens, at: int, to: int, lexicon: Lexicon, sign: str, *, joints: bool = False
) -> Iterator[Piece]:
    """What a sign divides, or with `joints` "and" too; not within brackets and quotation marks."""
    first, joined, depth, quoted = at, False, 0, False
    for number in range(at, to):
        word = tokens.low[number]
        depth = max(depth + (word in OPENING) - (word in CLOSING), 0)
        quoted ^= word in QUOTES
        inner = depth or (quoted and not (number + 1 < to and tokens.low[number + 1] in QUOTES))
        joint = lexicon.has("list_ands", word)
        if number == first and lexicon.has("order_adverbs", word):
            first += 1  # then Hull and York
            continue
        if inner or not (word == sign or (joint and (joints or number == first))):
            continue
        if number > first:
            yield Piece(first, number, joined)
            joined = False
        first, joined = number + 1, joined or joint
    if to > first:
        yield Piece(first, to, joined)


def _is_open(tokens: Tokens, at: int, to: int, lexicon: Lexicon) -> bool:
    """Whether a word says that something is left out, or that an item stands for several."""
    low = tokens.low[at:to]
    if ":" in low or "/" in low or any(_is_several(tokens, number, lexicon) for number in range(at, to)):
        return True
    if any(
        lexicon.term("uncounted", low, number) and tokens.text[at + number] == word
        for number, word in enumerate(low)
    ):
        return True
    return any(True for _ in lexicon.roles.open.spans(low)) or lexicon.has("pronouns", low[0])


def _is_several(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a number makes an item stand for several, or is a sum that it got: two onions, a $100 fine.

    But not the 1,400 ducks, or those of 1998.
    """
    digits = sum(letter.isdecimal() for letter in tokens.low[at])
    is_money = at > 0 and category(tokens.low[at - 1][0]) == CURRENCY_SIGN
    return (digits < MANY_DIGITS or is_money) and is_number(tokens, at, lexicon)


def is_number(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether a token is a number, and no age between commas, nor tied to the word behind."""
    word = tokens.low[at]
    if not word[0].isdigit():
        return word in lexicon.number_words and word not in lexicon.roles.fillers
    if tokens.low[at + 1 : at + 2] == ["-"] and tokens.glued(at + 1) and at + 1 < tokens.end:
        return False  # the 87-year-old Ann Roe
    alone = tokens.low[at - 1 : at] == [COMMA] and tokens.low[at + 1 : at + 2] in (
        [COMMA],
        [SEMICOLON],
        ["."],
        [],
    )
    return not alone


def has_name(tokens: Tokens, part: Piece) -> bool:
    """Whether a piece has a capital."""
    return any(tokens.text[at][0].isupper() for at in range(part.at, part.to))


def is_titled(tokens: Tokens, at: int, to: int, lexicon: Lexicon) -> bool:
    """Whether small words, none of them a preposition, stand before a name: former captain Ann Roe."""
    first = next((number for number in range(at, to) if tokens.text[number][0].isupper()), to)
    small = tokens.low[at:first]
    return (
        len(small) <= MOST_TITLES
        and not any(lexicon.has("prepositions", word) or lexicon.nouns.plural.search(word) for word in small)
        and is_name(tokens, first, to, lexicon)
    )


def is_name(tokens: Tokens, at: int, to: int, lexicon: Lexicon) -> bool:
    """Whether the tokens are a name: capitals, and what may stand between them."""
    while at < to and (tokens.text[at] in QUOTES or lexicon.has("determiners", tokens.low[at])):
        at += 1
    words = [tokens.text[number] for number in range(at, to) if tokens.text[number][0].isalpha()]
    if not words or not words[0][0].isupper():
        return False
    return all(
        word[0].isupper() or lexicon.has("name_particles", word) or lexicon.has("noun_ties", word)
        for word in words
    )


def _is_region(tokens: Tokens, part: Piece, lexicon: Lexicon) -> bool:
    """Whether a piece is a region that stands behind a place in it: Ohio."""
    return lexicon.term("regions", tokens.low, part.at) == part.to - part.at


def _names(tokens: Tokens, parts: list[Piece], lexicon: Lexicon) -> Listing:
    """Names with what is said of them: a number is an age, a region may be that of the place before."""
    fewest = most = 0
    region = closed = False
    for number, part in enumerate(parts):
        if closed and not part.joined:  # and Joe Roe, its head
            most += not is_aside(tokens, part, lexicon)
            continue
        closed |= part.joined
        if is_aside(tokens, part, lexicon):
            continue
        name = is_titled(tokens, part.at, part.to, lexicon)
        is_region = name and _is_region(tokens, part, lexicon)
        most += 1
        if (
            is_region and number and not region
        ):  # of the place before it, which may be where the next one lives
            fewest -= number < len(parts) - 1
        else:
            fewest += name and not _is_one_of(tokens, part, lexicon)
        region = is_region
    if (
        sum(part.joined for part in parts) > 1
    ):  # Trinidad and Tobago; the Department of Health, Labour and Pensions
        fewest = min(fewest, 2)
    owned = any(
        lexicon.has("possessive", tokens.low[at]) or tokens.low[at].endswith(("'s", "’s", "s'", "s’"))
        for part in parts
        for at in range(part.at, part.to)
    )
    return Listing(max(fewest - owned, 1), most, True, _is_joined(tokens, parts, lexicon, choice=False))


def _is_one_of(tokens: Tokens, part: Piece, lexicon: Lexicon) -> bool:
    """Whether a piece only says what the one before it is: a Democrat."""
    word = tokens.low[part.at]
    article = lexicon.has("articles_before", word) and not lexicon.has("definite", word)
    return article and part.to == part.at + 2 and tokens.text[part.at + 1][0].isupper()


def _is_joined(tokens: Tokens, parts: list[Piece], lexicon: Lexicon, *, choice: bool) -> bool:
    """Whether "and" stands between the last items, or "or" if a choice may be listed."""
    return any(
        part.joined and (choice or not lexicon.has("range_or", tokens.low[part.at - 1])) for part in parts
    )


def is_aside(tokens: Tokens, part: Piece, lexicon: Lexicon) -> bool:
    """Whether a piece only says something of the one before it: who won, 34, Jr., from Ghent."""
    first = tokens.low[part.at]
    if lexicon.has("name_ends", first):
        return True
    if tokens.text[part.at] == first and lexicon.has("asides", first):
        return True
    if first[0].isdigit():
        return True
    if len(first) == 1 and tokens.low[part.at + 1 : part.at + 2] == ["-"]:
        return True  # R-Texas
    return not any(tokens.text[at][0].isalpha() for at in range(part.at, part.to))


def _things(tokens: Tokens, parts: list[Piece], lexicon: Lexicon) -> Listing | None:
    """Things without names: of few words each, or as many as commas divide at most."""
    low = tokens.low
    if any(lexicon.has("pronouns", low[part.at]) for part in parts):
        return None
    told = [_has_predicate(tokens, part, lexicon) for part in parts]
    if any(told) and not told[0]:
        return None  # `A` and `B` are set, whereas `C` is found
    if any(part.to - part.at > SHORT or is_aside(tokens, part, lexicon) for part in parts):
        return _clauses(tokens, parts, lexicon)
    ands = sum(part.joined for part in parts)
    behind = next((len(parts) - 1 - number for number, part in enumerate(parts) if part.joined), 0)
    lengths = [part.to - part.at for part in parts]
    adjectives = sum(
        one == 1 < other for one, other in pairwise(lengths)
    )  # long, cold winters and dry summers
    fewest = len(parts) - max(ands - 1, behind, 0) - adjectives
    return Listing(max(fewest, 1), len(parts), False, ands > 0)


def _has_predicate(tokens: Tokens, part: Piece, lexicon: Lexicon) -> bool:
    """Whether an item has a verb of its own, which no relative word opens: the porter is new; a porter who is paid."""
    low = tokens.low
    at = next((at for at in range(part.at, part.to) if lexicon.has("auxiliaries", low[at])), None)
    return at is not None and not any(lexicon.has("relatives", word) for word in low[part.at : at])


def _clauses(tokens: Tokens, parts: list[Piece], lexicon: Lexicon) -> Listing | None:
    """Things of many words: as many as begin with the same little word, or as commas divide at most.

    What begins like a sentence only explains what was said.
    """
    first, low = parts[0], tokens.low
    alike = lexicon.has("parallel", low[first.at])
    told = any(lexicon.has("auxiliaries", low[at]) for at in range(first.at, first.to))
    if tokens.text[first.at][0].isupper() or (told and not alike):
        return None
    fewest = sum(low[part.at] == low[first.at] for part in parts) if alike else 1
    more = sum(lexicon.term("adding", low, at) > 0 for at in range(first.at, parts[-1].to))
    most = more + sum(part.joined or not is_aside(tokens, part, lexicon) for part in parts)
    return Listing(min(fewest, most), most, False, any(part.joined for part in parts), plain=False)
