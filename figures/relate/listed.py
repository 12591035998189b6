"""A stated count and what is listed: three firms: A, B and C; both, trio, quartet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Figure, Kind, Qualifier
from figures.relate.listing import CLOSING, OPENING, Listing, is_name, is_number, listing, pieces
from figures.relate.lists import DASHES
from figures.relate.mentions import HYPHENS, span
from figures.relate.record import Relation, Rivals, Tie
from figures.relate.text import Text

LEAST, MOST = 2, 20
"""Only so many things does anybody count in words."""
COUNTING = frozenset([Kind.COUNT, Kind.NUMBER, Kind.DURATION])
COLON = ":"
AFAR, NEAR, BESIDE = 12, 6, 3
OF_REACH = 4
OPENED, ENCLOSED = frozenset(["colon", "namely"]), frozenset(["dash", "bracket"])
"""What opens a list also of things that have no name, and what does so if they are short."""
SLIP = 3
"""So many more or fewer things are a slip; with others, something else is meant."""
SETTING = 5
LONG = 8
"""So many words at most stand between a count and its list behind a colon, a dash, or a comma."""


class Count(Struct, frozen=True):
    """A figure that counts, on the tokens `first`..`last` of its sentence."""

    figure: Figure
    first: int
    last: int
    value: int
    is_set: bool = False


class Place(Struct, frozen=True):
    """Where a list stands: the tokens `at`..`to`, and how it is tied to its count."""

    at: int
    to: int
    how: str


def listed(text: Text) -> Iterator[Rivals]:
    """Each count that a list follows, or that follows one."""
    for number, tokens, counts in _sentences(text):
        for count in counts:
            if _is_part(tokens, count, text):
                continue
            for place in (*_places(tokens, count, text), *_places_before(tokens, count, text)):
                found = listing(tokens, place.at, place.to, text.lexicon)
                if found is None or not found.joined or found.most < LEAST or not _is_near(found, count):
                    continue
                if not found.has_names and not _may_be_things(found, place, tokens, text.lexicon):
                    continue
                values = {each.value for each in counts}
                if count.value in values and any(found.fewest <= value <= found.most for value in values - {count.value}):
                    continue  # another count may be meant: five countries of the two bans: A, B, C, D and E
                if count.value > found.most and _goes_on(number, count, text):
                    continue
                yield bound(count.figure, found.fewest, found.most, place.how)
                break


def _is_near(found: Listing, count: Count) -> bool:
    """Whether the list is not so long or short that something else must be counted."""
    return found.fewest - SLIP <= count.value <= found.most + SLIP


def _may_be_things(found: Listing, place: Place, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether things without a name may be listed here."""
    first = tokens.low[place.at]
    if place.how in ENCLOSED:
        return found.plain and not lexicon.has("prepositions", first) and not lexicon.has("list_ands", first)
    return place.how in OPENED


def bound(figure: Figure, fewest: int, most: int, how: str) -> Rivals:
    """A count beside the number of things that are named."""
    relation = Relation(
        "list", "listed", {"count": (figure,)}, figure, 0, Tie.TIED, ((how, 3),), {"fewest": fewest, "most": most}
    )
    return Rivals(figure, (relation,), tuple)


def _goes_on(number: int, count: Count, text: Text) -> bool:
    """Whether the next sentence tells of one more: the fourth, the last, others."""
    extraction = text.extraction
    if any(f.sentence == number + 1 and f.kind is Kind.ORDINAL and f.value == count.value for f in extraction.figures):
        return True
    if number + 1 >= len(extraction.sentences):
        return False
    sentence = extraction.sentences[number + 1]
    following = tokenize(extraction.article.blocks[sentence.block].text, sentence.at, sentence.to).low
    return any(text.lexicon.has("uncounted", word) or text.lexicon.has("rest_words", word) for word in following[:LONG])


def counts_in(block: int, text: Text) -> list[Count]:
    """The counts of the last sentence of a paragraph."""
    sentences = text.extraction.sentences
    number = max((at for at, each in enumerate(sentences) if each.block == block), default=None)
    return [] if number is None else counts_of(number, text)


def counts_of(number: int, text: Text) -> list[Count]:
    """The counts of a sentence of which nothing is a part."""
    extraction = text.extraction
    tokens = extraction.tokens[number]
    if tokens is None:
        return []
    own = (figure for figure in extraction.figures if figure.sentence == number)
    return [found for figure in own if (found := _count(figure, tokens)) and not _is_part(tokens, found, text)]


def _sentences(text: Text) -> Iterator[tuple[int, Tokens, list[Count]]]:
    """The sentences that count something, with their counts in order."""
    extraction = text.extraction
    figures: dict[int, list[Figure]] = {}
    for figure in extraction.figures:
        if figure.kind in COUNTING:
            figures.setdefault(figure.sentence, []).append(figure)
    has_sets = text.has_sets
    for number, sentence in enumerate(extraction.sentences):
        if number not in figures and not has_sets:
            continue
        tokens = extraction.tokens[number]
        block = extraction.article.blocks[sentence.block]
        own = figures.get(number, [])
        is_told = has_sets and text.sets.search(block.text, sentence.at, sentence.to) is not None
        if not own and not is_told:
            continue
        tokens = tokens or tokenize(block.text, sentence.at, sentence.to)
        counts = [found for figure in own if (found := _count(figure, tokens))]
        if is_told:
            counts += _sets(number, tokens, text)
            counts.sort(key=lambda count: count.first)
        if counts:
            yield number, tokens, counts


def _count(figure: Figure, tokens: Tokens) -> Count | None:
    value = figure.value
    if figure.kind not in COUNTING or value is None or figure.ends or figure.per:
        return None
    if figure.bracketed or (figure.kind is Kind.NUMBER and (figure.written is None or not figure.written.in_words)):
        return None
    if value != int(value) or not LEAST <= value <= MOST or figure.negated:
        return None
    if figure.role == "additional" or figure.qualifier is not Qualifier.EXACT:
        return None
    return Count(figure, *span(tokens, figure.at, figure.to), int(value))


def _sets(number: int, tokens: Tokens, text: Text) -> Iterator[Count]:
    """The words of a sentence that stand for so many: trio, quartet."""
    sets = text.lexicon.roles.sets
    extraction = text.extraction
    index = extraction.sentences[number].block
    block = extraction.article.blocks[index]
    for first, last in sets.spans(tokens.low):
        value = sets.meanings[" ".join(tokens.low[first:last])]
        at, to = tokens.at[first], tokens.to[last - 1]
        start, end = block.source_span(at, to)
        figure = Figure(
            start=start, end=end, text=extraction.article.source[start:end], block=index, at=at, to=to,
            sentence=number, section=block.section, kind=Kind.NUMBER, value=Fraction(value), number=(at, to),
        )  # fmt: skip
        yield Count(figure, first, last, int(value), is_set=True)


def _is_part(tokens: Tokens, count: Count, text: Text) -> bool:
    """Whether something is said to be of what is counted, or it only says what sort something is: three-way."""
    low, lexicon = tokens.low, text.lexicon
    if count.figure.kind is Kind.NUMBER and not count.is_set and not lexicon.has("definites", "".join(low[max(count.first - 1, 0) : count.first])):
        return True
    if count.first and tokens.text[count.first][0].isupper() and not count.is_set:
        return True  # the film Six Amendments
    if tokens.low[count.last : count.last + 1] and low[count.last] in HYPHENS and tokens.glued(count.last):
        return True
    if any(low[at] in HYPHENS for at in range(count.first, count.last)) and not count.is_set:
        return True
    before = low[max(count.first - OF_REACH, 0) : count.first]
    return any(lexicon.has("of", word) for word in before) and any(
        lexicon.has("definite", low[at]) or is_number(tokens, at, lexicon)
        for at in range(max(count.first - OF_REACH, 0), count.first)
    )


def _places(tokens: Tokens, count: Count, text: Text) -> Iterator[Place]:
    """Where a list may stand that belongs to a count."""
    low, end = tokens.low, _end(tokens)
    lexicon = text.lexicon
    for at in range(count.last, min(end, count.last + AFAR + 1)):
        word, gap = low[at], at - count.last
        if is_number(tokens, at, lexicon) or lexicon.has("uncounted", word) or lexicon.roles.open.match(low, at):
            return
        if word == COLON:
            yield Place(at + 1, end, "colon")
            return
        if _is_dash(tokens, at) and gap <= NEAR:
            to = next((each for each in range(at + 1, end) if _is_dash(tokens, each)), end)
            yield Place(at + 1, to, "dash")
            return
        if word in OPENING and gap <= BESIDE:
            to = next((each for each in range(at + 1, end) if low[each] in CLOSING), end)
            yield Place(at + 1, to, "bracket")
            return
        if word == "," and not _is_named(tokens, count.last, at) and not _is_setting(tokens, count, lexicon):
            named = lexicon.term("namely", low, at + 1)
            if named:
                yield Place(at + 1 + named, end, "namely")
            else:
                to = _names_end(tokens, at + 1, end, lexicon)
                if to is not None:
                    yield Place(at + 1, to, "comma")
            return
        if word in ",;" or lexicon.has("opinions", word):
            return
        if lexicon.has("naming", word) and gap <= BESIDE and any(lexicon.has("named", each) for each in low[: count.first]):
            to = _names_end(tokens, at + 1, end, lexicon)
            if to is not None:
                yield Place(at + 1, to, "as")
            return
        if lexicon.has("of", word) and gap == 0 and count.is_set:
            to = _names_end(tokens, at + 1, end, lexicon)
            if to is not None:
                yield Place(at + 1, to, "of")
            return
        if lexicon.has("copulas", word):
            to = _names_end(tokens, at + 1, end, lexicon)
            if to == end and count.first <= 1:
                yield Place(at + 1, to, "copula")
            return


def _places_before(tokens: Tokens, count: Count, text: Text) -> Iterator[Place]:
    """Where a list of names may stand that a count takes up: A, B and C, all three; A, B and C are the three firms."""
    low, lexicon = tokens.low, text.lexicon
    at = count.first
    while at > count.first - BESIDE and at > 0 and lexicon.has("definites", low[at - 1]):
        at -= 1
    if at in (0, count.first) or not (low[at - 1] == "," or low[at - 1] in CLOSING or lexicon.has("copulas", low[at - 1])):
        return
    to = at - 1
    if to and low[to] in CLOSING:
        first = next((each + 1 for each in range(to - 1, -1, -1) if low[each] in OPENING), None)
    else:
        first = next((each + 1 for each in range(to - 1, -1, -1) if _is_dash(tokens, each) or low[each] in ";:("), 0)
    if first is not None and first < to and _are_names(tokens, first, to, lexicon):
        yield Place(first, to, "before")


def _are_names(tokens: Tokens, at: int, to: int, lexicon: Lexicon) -> bool:
    """Whether the tokens are nothing but names."""
    return all(is_name(tokens, piece.at, piece.to, lexicon) for piece in pieces(tokens, at, to, lexicon, ",", joints=True))


def _is_setting(tokens: Tokens, count: Count, lexicon: Lexicon) -> bool:
    """Whether a count only says where or when: in all three states, A and B …"""
    return count.first <= SETTING and lexicon.has("settings", tokens.low[0])


def _end(tokens: Tokens) -> int:
    """Where the words of a sentence end."""
    end = tokens.end
    while end and not tokens.text[end - 1][0].isalnum() and tokens.text[end - 1] not in CLOSING:
        end -= 1
    return end


def _is_dash(tokens: Tokens, at: int) -> bool:
    if tokens.low[at] in DASHES:
        return True
    return tokens.low[at] in HYPHENS and not tokens.glued(at)


def _is_named(tokens: Tokens, at: int, to: int) -> bool:
    """Whether a name stands among the tokens: it may be the first of the list, as in "shops in York, Hull and Leeds"."""
    return to - at > NEAR or any(tokens.text[number][0].isupper() for number in range(at, to))


def _names_end(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> int | None:
    """Where a list of names ends that begins at `at`: behind the name that "and" joins; None if none does."""
    seen = 0
    for piece in pieces(tokens, at, end, lexicon, ",", joints=True):
        seen += 1
        if not piece.joined:
            if seen == 1 and not is_name(tokens, piece.at, piece.to, lexicon):
                return None
            continue
        to = piece.at
        while to < piece.to and (
            tokens.text[to][0].isupper() or lexicon.has("name_particles", tokens.low[to]) or to == piece.at
        ):
            to += 1
        while to > piece.at and lexicon.has("name_particles", tokens.low[to - 1]):
            to -= 1
        goes_on = to < end and (tokens.low[to] == "," and to + 1 < end and lexicon.has("list_ands", tokens.low[to + 1]))
        if goes_on or (to < end and lexicon.has("list_ands", tokens.low[to]) and tokens.text[to + 1][0].isupper()):
            return None  # Ann and Bob Roe and Jim Doe
        return to if is_name(tokens, piece.at, to, lexicon) else None
    return None
