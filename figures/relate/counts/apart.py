"""A stated count, and what is listed in another sentence: they are A, B and C; in a box, TOWNS SERVED: A, B, C."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Kind
from figures.relate.counts.counts import Count, Counted, counted
from figures.relate.counts.listed import bound, goes_on, listed, may_be_of
from figures.relate.counts.listing import COMMA, SEMICOLON, has_name, is_name, listing, pieces
from figures.relate.counts.places import COLON, Place, end_of, places
from figures.relate.record import Rivals
from figures.relate.text import Text

FAR, OPENING = 8, 40
"""So many sentences behind a count its list may stand, and so many letters at most open a sentence."""
TAKEN_UP = frozenset(["colon", "dash", "copula", "comma"])
ADJECTIVES = 4
"""So many words at most open a sentence with what was counted: the three new towns."""
LABEL, WORDS = 80, 8
"""So many letters and words at most has the label of a list."""
FEWEST = 3
"""So many names at least are a list without a word that joins the last."""

Told = Sequence[tuple[int, Count]]
"""Counts with the numbers of their sentences."""


def counts_listed(text: Text) -> Iterator[Rivals]:
    """Each count that has a list: in its sentence, in a later one, or in a box."""
    every = list(counted(text))
    yield from listed(every, text)
    if text.is_brief:
        yield from _named_before(every, text)
    told = [(number, count) for number, _, counts in every for count in counts if _unit(count)]
    if told:
        yield from _taken_up(told, text)
        yield from _labelled(told, text)


def _taken_up(counts: Told, text: Text) -> Iterator[Rivals]:
    """Counts whose list a later sentence opens with: five towns will get one. The towns are A, B, C, D and E."""
    sentences, lexicon = text.extraction.sentences, text.lexicon
    looked = {later for number, _ in counts for later in range(number + 1, number + 1 + FAR)}
    counting = {number for number, _ in counts}
    for later in sorted(looked - counting):
        if later >= len(sentences) or not (tokens := _opening(later, text)):
            continue
        found, last = _meant(counts, later, tokens, text)
        if len({count.value for count in found}) != 1:
            continue
        taken = replace(found[-1], first=0, last=last, others=frozenset())
        for place in places(tokens, taken, lexicon):
            named = listing(tokens, place.at, place.to, lexicon)
            if named is None or place.how not in TAKEN_UP or not named.has_names:
                break
            more = taken.value > named.most and goes_on(later, taken, text)
            if may_be_of(named, taken, place, tokens, lexicon) and not more:
                yield bound(taken.figure, named.fewest, named.most, "taken-up")
            break


def _named_before(every: Sequence[Counted], text: Text) -> Iterator[Rivals]:
    """Counts by which a brief text takes up what the sentence before lists: gout, lupus and shingles. Those three …

    Fewer may be some of them.
    """
    for number, tokens, counts in every:
        if number == 0 or len(counts) != 1 or not _takes_up(counts[0], tokens, text):
            continue
        before = _tokens(number - 1, text)
        place = Place(_start(before, text), end_of(before), "colon")
        named = listing(before, place.at, place.to, text.lexicon) if place.at < place.to else None
        count = replace(counts[0], first=0, last=place.at)
        if named is None or not count.value > named.most >= FEWEST:
            continue
        if may_be_of(named, count, place, before, text.lexicon):
            yield bound(count.figure, named.fewest, named.most, "taken-up")


def _takes_up(count: Count, tokens: Tokens, text: Text) -> bool:
    """Whether the words before a count say that what it counts is known: those three."""
    before, has = tokens.low[count.first - 1] if count.first else "", text.lexicon.has
    if count.last < tokens.end and has("relatives", tokens.low[count.last]):
        return False  # those five who get off there
    return has("demonstratives", before)  # he and the five just named: all six


def _start(tokens: Tokens, text: Text) -> int:
    """Where the list of a sentence begins: behind the last little word before its first comma."""
    low, has = tokens.low, text.lexicon.has
    comma = low.index(COMMA) if COMMA in low[: tokens.end] else tokens.end
    openers = ("prepositions", "copulas", "auxiliaries", "verbs")
    return next((at + 1 for at in range(comma - 1, -1, -1) if any(has(what, low[at]) for what in openers)), 0)


def _meant(counts: Told, later: int, tokens: Tokens, text: Text) -> tuple[list[Count], int]:
    """The counts that the opening of a sentence may take up, and the token behind it: they, the new towns."""
    low, stem = tokens.low, text.lexicon.nouns.stem
    if text.lexicon.has("listed_again", low[0]):
        return [count for at, count in counts if at == later - 1], 1
    for last, word in enumerate(low[1:ADJECTIVES], 2):
        if text.lexicon.has("additional", word):
            break  # the other counties are Palm Beach, …
        if not text.lexicon.nouns.plural.search(word):
            continue
        found = [
            count for at, count in counts if later - FAR <= at < later and stem(_unit(count)) == stem(word)
        ]
        if found:
            return found, last
    return [], 0


def _opening(number: int, text: Text) -> Tokens | None:
    """The tokens of a sentence that opens with what was counted: they, these, the towns."""
    sentence = text.extraction.sentences[number]
    block = text.extraction.article.blocks[sentence.block].text
    words = block[sentence.at : sentence.at + OPENING].lower().split(maxsplit=2)
    if len(words) < 2 or not (
        text.lexicon.has("listed_again", words[0]) or text.lexicon.has("definite", words[0])
    ):
        return None
    return _tokens(number, text)


def _labelled(counts: Told, text: Text) -> Iterator[Rivals]:
    """Counts whose list a label with their noun opens: five counties. … COUNTIES COVERED: A, B, C, D, E."""
    once = _told_once(counts, text)
    counting = {number for number, _ in counts}
    blocks, nouns = text.extraction.article.blocks, text.lexicon.nouns
    for number, sentence in enumerate(text.extraction.sentences) if once else ():
        opening = blocks[sentence.block].text[sentence.at : min(sentence.at + LABEL, sentence.to)]
        if COLON not in opening or number in counting:
            continue
        is_inner = blocks[sentence.block].text[: sentence.at].strip()
        if is_inner or any(letter.isdigit() for letter in opening):
            continue
        tokens = _tokens(number, text)
        colon = tokens.low.index(COLON) if COLON in tokens.low[: WORDS + 1] else 0
        found = {
            noun
            for word in tokens.low[:colon]
            if nouns.plural.search(word) and (noun := nouns.stem(word)) in once
        }
        is_label = len(found) == 1 and not text.lexicon.has("pronouns", tokens.low[0])
        named = _names_alone(tokens, colon + 1, text) if is_label else 0
        if named >= FEWEST:
            yield bound(once[found.pop()].figure, named, named, "labelled")


def _told_once(counts: Told, text: Text) -> Mapping[str, Count]:
    """What the article counts only once, or always the same."""
    found: dict[str, Count] = {}
    several: set[str] = set()
    for _, count in counts:
        noun = text.lexicon.nouns.stem(_unit(count))
        if found.setdefault(noun, count).value != count.value or count.figure.kind is Kind.DURATION:
            several.add(noun)
    return {noun: count for noun, count in found.items() if noun not in several}


def _names_alone(tokens: Tokens, at: int, text: Text) -> int:
    """How many names the rest of a sentence lists, or how many items with a name, if it has nothing else."""
    if any(letter.isdigit() for word in tokens.text[at:] for letter in word):
        return 0
    if SEMICOLON in tokens.low[at:]:
        parts = list(pieces(tokens, at, end_of(tokens), text.lexicon, SEMICOLON))
        return len(parts) if all(has_name(tokens, part) for part in parts) else 0
    parts = list(pieces(tokens, at, end_of(tokens), text.lexicon, COMMA, joints=True))
    return len(parts) if all(is_name(tokens, part.at, part.to, text.lexicon) for part in parts) else 0


def _tokens(number: int, text: Text) -> Tokens:
    extraction = text.extraction
    sentence = extraction.sentences[number]
    block = extraction.article.blocks[sentence.block]
    return extraction.tokens[number] or tokenize(block.text, sentence.at, sentence.to)


def _unit(count: Count) -> str:
    """The noun that is counted."""
    return (count.figure.unit or "").lower().split(" ")[-1]
