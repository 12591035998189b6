"""A stated count and what is listed beside it: three firms: A, B and C; the trio of A, B and C."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from figures.lexicon.record import Lexicon
from figures.lexicon.tokens import Tokens, tokenize
from figures.model import Figure, Kind
from figures.relate.counts.counts import LEAST, Count, Counted, is_of_those, is_part
from figures.relate.counts.listing import COMMA, Listing, listing
from figures.relate.counts.places import Place, end_of, places
from figures.relate.record import Relation, Rivals, Tie
from figures.relate.text import Text

OPENED, ENCLOSED = frozenset(["colon", "namely"]), frozenset(["dash", "bracket"])
"""What opens a list also of things that have no name, and what does so if they are short."""
ITEMISED = frozenset(["colon", "numbered"])
"""What sets the items of a list apart from all else that a sentence tells."""
POINTED = frozenset(["points", "bullets"])
"""What may be told over several paragraphs, where nobody knows which are points of their own."""
SLIP = 3
"""So many more or fewer things are a slip; with others, something else is meant."""
LONG = 8
"""So many words of the next sentence are looked at for one more."""


def listed(every: Iterable[Counted], text: Text) -> Iterator[Rivals]:
    """Each count that a list follows in its sentence, or that follows one."""
    for number, tokens, counts in every:
        for count in counts:
            far, part = text.is_brief and len(counts) == 1, is_part(tokens, count, text)
            if part and not (far and is_of_those(tokens, count, text)):
                continue
            for place in places(tokens, count, text.lexicon, far=far):
                if part and place.how not in OPENED:
                    continue
                found = listing(tokens, place.at, place.to, text.lexicon)
                if found is None or not may_be_of(
                    found, count, place, tokens, text.lexicon, brief=text.is_brief
                ):
                    continue
                if _is_of_another(found, count, counts) or (
                    count.value > found.most and goes_on(number, count, text)
                ):
                    continue
                yield bound(count.figure, found.fewest, found.most, place.how)
                break


def may_be_of(
    found: Listing, count: Count, place: Place, tokens: Tokens, lexicon: Lexicon, *, brief: bool = False
) -> bool:
    """Whether a count may be of a list; in a brief text, some in brackets or behind a colon need no "and"."""
    closed = found.joined or (
        brief
        and (
            (place.how == "bracket" and found.has_names and found.fewest == found.most)
            or (place.how == "colon" and found.plain and place.to == end_of(tokens))
        )
    )
    if not closed or found.most < LEAST or not _is_near(found, count):
        return False
    if count.value > found.most and lexicon.has("prepositions", tokens.low[place.at]):
        return False  # five races – in Ohio, Iowa and Utah: two may be in one of them
    between = tokens.low[count.last : place.at]
    told = place.how in ENCLOSED and any(lexicon.has("auxiliaries", word) for word in between)
    return found.has_names or (not told and _may_be_things(found, place, tokens, lexicon))


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
    form = "itemised" if how in ITEMISED else "pointed" if how in POINTED else "listed"
    relation = Relation("list", form, {"count": (figure,)}, figure, 0, tie, ((how, 3),), numbers)
    return Rivals(figure, (relation,), tuple)


def goes_on(number: int, count: Count, text: Text) -> bool:
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
    if text.lexicon.stands("nothing_else", following, 0, LONG):
        return False
    opening = following[: following.index(COMMA)] if COMMA in following[:LONG] else following[:LONG]
    return any(text.lexicon.has(what, word) for word in opening for what in ("telling_apart", "rest_words"))
