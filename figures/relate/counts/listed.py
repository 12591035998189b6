"""A stated count and what is listed beside it: three firms: A, B and C; the trio of A, B and C."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Figure, Kind
from figures.relate.counts.counts import LEAST, Count, counted, is_part
from figures.relate.counts.listing import Listing, listing
from figures.relate.counts.places import Place, places
from figures.relate.record import Relation, Rivals, Tie
from figures.relate.text import Text

OPENED, ENCLOSED = frozenset(["colon", "namely"]), frozenset(["dash", "bracket"])
"""What opens a list also of things that have no name, and what does so if they are short."""
ITEMISED = frozenset(["colon", "numbered"])
"""What sets the items of a list apart from all else that a sentence tells."""
SLIP = 3
"""So many more or fewer things are a slip; with others, something else is meant."""
FAR, OPENING = 8, 40
"""So many sentences behind a count its list may stand, and so many letters at most open a sentence."""
TAKEN_UP = frozenset(["colon", "dash", "copula", "comma"])
LONG = 8
"""So many words of the next sentence are looked at for one more."""


def listed(text: Text) -> Iterator[Rivals]:
    """Each count that a list follows, or that follows one."""
    every = list(counted(text))
    for number, tokens, counts in every:
        for count in counts:
            if is_part(tokens, count, text):
                continue
            for place in places(tokens, count, text.lexicon):
                found = listing(tokens, place.at, place.to, text.lexicon)
                if found is None or not _may_be_of(found, count, place, tokens, text.lexicon):
                    continue
                if _is_of_another(found, count, counts) or (
                    count.value > found.most and _goes_on(number, count, text)
                ):
                    continue
                yield bound(count.figure, found.fewest, found.most, place.how)
                break
    yield from _taken_up([(number, count) for number, _, counts in every for count in counts], text)


def _taken_up(counts: Sequence[tuple[int, Count]], text: Text) -> Iterator[Rivals]:
    """Counts whose list a later sentence opens with: five towns will get one. The towns are A, B, C, D and E."""
    sentences, lexicon = text.extraction.sentences, text.lexicon
    looked = {later for number, _ in counts for later in range(number + 1, number + 1 + FAR)}
    counting = {number for number, _ in counts}
    for later in sorted(looked - counting):
        if later >= len(sentences) or not (tokens := _opening(later, text)):
            continue
        noun = "" if lexicon.has("listed_again", tokens.low[0]) else lexicon.nouns.stem(tokens.low[1])
        reach = range(later - (FAR if noun else 1), later)
        found = [
            count
            for at, count in counts
            if at in reach and (not noun or lexicon.nouns.stem(_unit(count)) == noun)
        ]
        if len({count.value for count in found}) != 1 or not _unit(found[-1]):
            continue
        taken = replace(found[-1], first=0, last=1 + bool(noun), others=frozenset())
        for place in places(tokens, taken, lexicon):
            named = listing(tokens, place.at, place.to, lexicon)
            if named is None or place.how not in TAKEN_UP or not named.has_names:
                break
            goes_on = taken.value > named.most and _goes_on(later, taken, text)
            if _may_be_of(named, taken, place, tokens, lexicon) and not goes_on:
                yield bound(taken.figure, named.fewest, named.most, "taken-up")
            break


def _opening(number: int, text: Text) -> Tokens | None:
    """The tokens of a sentence that opens with what was counted: they, these, the towns."""
    sentence = text.extraction.sentences[number]
    block = text.extraction.article.blocks[sentence.block].text
    words = block[sentence.at : sentence.at + OPENING].lower().split(maxsplit=2)
    if len(words) < 2 or not (
        text.lexicon.has("listed_again", words[0]) or text.lexicon.has("definite", words[0])
    ):
        return None
    return text.extraction.tokens[number] or tokenize(block, sentence.at, sentence.to)


def _unit(count: Count) -> str:
    """The noun that is counted."""
    return (count.figure.unit or "").lower().split(" ")[-1]


def _may_be_of(found: Listing, count: Count, place: Place, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a list is one that a count may be of."""
    if not found.joined or found.most < LEAST or not _is_near(found, count):
        return False
    return found.has_names or _may_be_things(found, place, tokens, lexicon)


def _is_of_another(found: Listing, count: Count, counts: Sequence[Count]) -> bool:
    """Whether another count of the sentence may be meant: five countries of the two bans: A, B, C, D and E."""
    others = {each.value for each in counts} - {count.value}
    return any(found.fewest <= value <= found.most for value in others)


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
    numbers = {"fewest": fewest, "most": most}
    near = figure.value is not None and fewest - SLIP <= figure.value <= most + SLIP
    tie = Tie.TIED if near else Tie.RIVAL  # of twenty things that are counted, three are examples
    form = "itemised" if how in ITEMISED else "listed"
    relation = Relation("list", form, {"count": (figure,)}, figure, 0, tie, ((how, 3),), numbers)
    return Rivals(figure, (relation,), tuple)


def _goes_on(number: int, count: Count, text: Text) -> bool:
    """Whether the next sentence tells of one more: the fourth, the last, others."""
    extraction = text.extraction
    if any(
        f.sentence == number + 1 and f.kind is Kind.ORDINAL and f.value == count.value
        for f in extraction.figures
    ):
        return True
    if number + 1 >= len(extraction.sentences):
        return False
    sentence = extraction.sentences[number + 1]
    following = tokenize(extraction.article.blocks[sentence.block].text, sentence.at, sentence.to).low
    return any(
        text.lexicon.has("uncounted", word) or text.lexicon.has("rest_words", word)
        for word in following[:LONG]
    )
