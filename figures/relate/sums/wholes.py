"""Of the figures before a list, the one that it adds up to; and what stands in the list without a number."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from figures.model import Kind
from figures.relate.lists import LISTING, is_dash, opens_list
from figures.relate.record import Mention
from figures.relate.sums.enumerations import members_of
from figures.relate.text import Text

ONE = Decimal(1)
WORDS = 2
"""So many words behind an article are surely one thing: a van, a small dog."""
LAST = 4
"""So many words behind its last number a list may go on with one thing."""


def opens_sum(mention: Mention, text: Text) -> bool:
    """Whether a list of what the figure is made of follows: at once, or behind another that is not its total.

    44 calls from six ships: 30 for help and 14 for news; a crew of 21 in two watches: twelve on deck and nine below.
    """
    if opener_behind(mention, text) is not None:
        return True
    return opens_list(mention, text) and not _is_no_total(mention, text)


def opener_behind(mention: Mention, text: Text) -> Mention | None:
    """The figure between another one and a list, if the list is that of the other."""
    behind = [
        other
        for other in text.utterance(mention).mentions
        if other.sort == "count" and other.place > mention.place
    ]
    if mention.sort != "count" or not behind:
        return None
    opener = behind[0]
    parts = _listed_behind(opener, text)
    fits = bool(parts) and opens_list(opener, text) and mention.size > max(part.size for part in parts)
    return opener if fits and _is_no_total(opener, text) else None


def _is_no_total(opener: Mention, text: Text) -> bool:
    """Whether it tells how many parts there are, each with its size, or where they are: it is less than one of them."""
    parts = _listed_behind(opener, text)
    if opener.sort != "count" or not parts:
        return False
    own = text.utterance(opener).mentions
    before = [other for other in own if other.sort == "count" and other.place < opener.place]
    counted = with_unnumbered(opener, parts, text)
    sizes = (len(parts), len(parts) + 1) if counted is None else (len(counted),)
    groups = (
        opener.size in sizes and opener.size > 1 and not text.lexicon.has("individuals", opener.noun or "")
    )
    part = any(text.is_of(other, opener) and text.follows_of(other) for other in before)
    larger = any(other.size > opener.size for other in before)
    return groups or part or (larger and opener.size <= max(each.size for each in parts))


def _listed_behind(opener: Mention, text: Text) -> list[Mention]:
    return [part for part in members_of(opener, opener.sentence, text) if part.place > opener.place]


def with_unnumbered(total: Mention, parts: Sequence[Mention], text: Text) -> Sequence[Mention] | None:
    """The parts behind a total with those that have an article for a number; None if one may stand for several.

    Four lorries, a van and two bikes; but: two nurses, a family and a friend of theirs.
    """
    if total.sort != "count" or parts[0].sentence != total.sentence or parts[0].place < total.place:
        return parts
    own, lexicon = text.utterance(total), text.lexicon
    low, numbers = own.tokens.low, {at for each in own.mentions for at in range(*each.core)}
    found = list(parts)
    for at in range(total.last, min(parts[-1].last + LAST, len(low) - 1)):
        joined = (
            low[at] in ",;" or low[at] in LISTING or is_dash(own, at) or lexicon.has("list_joints", low[at])
        )
        article = low[at + 1]
        if joined and own.tokens.text[at + 1][0].isupper():
            if numbers.isdisjoint(range(at + 1, _end_of_item(low, at + 1, text))):
                return None  # four in York, six in Hull and Leeds
            continue
        if joined and at + 1 not in numbers and lexicon.has("single", article):
            return None  # two from the left and one from the right
        if not joined or not lexicon.has("articles_before", article) or lexicon.has("definite", article):
            continue
        end = _end_of_item(low, at + 2, text)
        item = range(at + 2, end)
        several = any(lexicon.has("several_in_one", low[each]) for each in item)
        if several or not 1 <= len(item) <= WORDS or not numbers.isdisjoint((at + 1, *item)):
            return None
        found.append(_one(parts[0], at + 1, end, text))
    return sorted(found, key=lambda part: part.core)


def _one(beside: Mention, first: int, last: int, text: Text) -> Mention:
    """A thing with an article for its number."""
    own = text.utterance(beside)
    tokens, block = own.tokens, text.extraction.article.blocks[own.block]
    at, to = tokens.at[first], tokens.to[last - 1]
    start, end = block.source_span(at, to)
    noun = tokens.low[last - 1]
    figure = replace(
        beside.figure, start=start, end=end, text=text.extraction.article.source[start:end], at=at, to=to,
        kind=Kind.COUNT, value=ONE, unit=noun, noun=noun, precision=ONE, number=(at, tokens.to[first]), list=None,
    )  # fmt: skip
    return Mention(
        figure=figure, sentence=beside.sentence, block=beside.block, first=first, last=last, core=(first, first + 1),
        sort="count", size=1.0, factor=1.0, per=None, noun=noun, bare=False, attributive=False, roles={},
        clause=own.clauses[first], mood=beside.mood,
    )  # fmt: skip


def _end_of_item(low: Sequence[str], at: int, text: Text) -> int:
    """Where the words end that stand before the next joint or sign."""
    while at < len(low) and low[at].isalnum() and not text.lexicon.has("list_joints", low[at]):
        at += 1
    return at
