"""Shares of one whole that several sentences tell, of which the last is called the rest: 62% came. … The other 38% …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from figures.model import Figure
from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import load_frames
from figures.relate.lists import is_open
from figures.relate.mentions import with_unit
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.sums.binding import PERCENT, bound
from figures.relate.text import Text

SENTENCES = 5
"""So many sentences before the rest at most tell the other shares."""
MOST = 8
BEFORE = 3
AFTER = 3
"""So many sentences behind the last share a bare number may be the rest."""
BLOCKS = 2
"""So many paragraphs before the rest at most tell the other shares."""
OFF = 0.5
"""Shares that are off by more are not of one whole."""
WHOLE = 100


def spread_shares(text: Text) -> Iterator[tuple[Mention, list[Relation]]]:
    """Each share that is called the rest, with those that were told before it."""
    known = text.by_sort.get(PERCENT, ())
    bare = [each for own in {text.utterance(one).number for one in known} for each in _lent_rests(own, text)]
    for rest in (*known, *bare):
        if _is_rest(rest, text) and (found := list(_read(rest, text))):
            yield rest, found


def _lent_rests(number: int, text: Text) -> Iterator[Mention]:
    """The bare numbers behind the last share of some sentences that are its rest: and the remaining 13."""
    known = [each for each in text.utterances[number].mentions if each.sort == PERCENT]
    for behind in range(number, number + AFTER + 1):
        own = text.utterances.get(behind)
        if behind > number and own is not None and any(each.sort == PERCENT for each in own.mentions):
            return
        for each in own.mentions if own is not None and own.block == known[-1].block else ():
            told = each.roles.get("last", 0) == NEAREST and each.place > known[-1].place
            if told and each.bare and _may_be_share(each):
                yield with_unit(each, known[-1])


def _is_rest(share: Mention, text: Text) -> bool:
    """Whether words call it what is left of a whole: the other 38%; where there is one more: the 38% who still do."""
    if not _is_share(share) or not _is_named_rest(share, text):
        return False
    if share.roles.get("last", 0) == NEAREST:
        return True
    known = share.roles.get("rest", 0) >= NEAR and text.is_definite(share) and len(text.by_sort[PERCENT]) == 2
    return known and text.follows(share, "relatives")


def _is_named_rest(share: Mention, text: Text) -> bool:
    """Whether a word for it stands before the share, or the text takes it for known: not 53% of the remaining ones."""
    low, cues = text.utterance(share).tokens.low, text.lexicon.roles.cues.meanings
    before = low[max(share.first - BEFORE, 0) : share.first]
    term = text.lexicon.roles.cues.match_before(low, share.first)  # the last 9 per cent
    named = (*(cue for word in before for cue in cues.get(word, ())), *(term[1] if term else ()))
    told = any(cue.role in ("rest", "last") for cue in named)
    return told or (text.is_definite(share) and not text.follows_of(share))


def _read(rest: Mention, text: Text) -> Iterator[Relation]:
    run, form = _before(rest, text), next(form for form in load_frames().sums if form.name == "hundred")
    if not run:
        return
    found = [run[at:] for at in range(max(len(run) - MOST, 0), len(run))]
    found += [
        few for parts in found if 0 < len(few := [each for each in parts if not each.bare]) < len(parts)
    ]
    nearest = min(found, key=lambda parts: _off(parts, rest))
    told = (parts for parts in (nearest, run) if _off(parts, rest) < OFF and _are_all(parts, rest, text))
    if best := next(told, None):
        evidence = (("told", 1), ("link", 1), ("sole", 1), ("parts", len(best)))
        yield bound(form, best, Tie.TIED, evidence, rest=rest)
        yield from (bound(form, parts, Tie.RIVAL, (("told", 1),), rest=rest) for parts in found)


def _off(parts: Sequence[Mention], rest: Mention) -> float:
    return abs(sum(each.size for each in parts) + rest.size - 1)


def _is_share(mention: Mention) -> bool:
    moved = mention.figure.change is not None or mention.figure.value is None
    return 0 < mention.size < 1 and not moved and not mention.attributive and mention.mood != DENIED


def _before(rest: Mention, text: Text) -> list[Mention]:
    """The shares before it, in its paragraph and in the one before, with the numbers among them that have no unit."""
    found: list[Mention] = []
    for number in range(rest.sentence - SENTENCES, rest.sentence + 1):
        own = text.utterances.get(number)
        if own is None or rest.block - own.block > BLOCKS:
            continue
        for each in own.mentions:
            if each.place == rest.place:
                return found
            if each.sort == PERCENT:
                found.append(each)
            elif each.bare and found and found[-1].block == each.block and _may_be_share(each):
                lent = with_unit(each, found[-1])
                lent.bare = True
                found.append(lent)
    return found


def _may_be_share(bare: Mention) -> bool:
    written = bare.figure.written
    return (
        bare.size < WHOLE and written is not None and not written.in_words and bare.figure.value is not None
    )


def _are_all(parts: Sequence[Mention], rest: Mention, text: Text) -> bool:
    """Whether the text tells no other shares beside them, and nothing says that they overlap or are of other wholes."""
    first, last = min(each.sentence for each in parts), rest.sentence
    known = {each.figure.start for each in (*parts, rest)}
    for number in range(first, last + 1):
        own = text.utterances.get(number)
        low = text.tokens_of(number).low
        if text.lexicon.stands("several_answers", low):
            return False
        if any(
            _ends_phrase(label, text)
            for label in text.labels.get(number, ())
            if label.start < rest.figure.start
        ):
            return False  # and the Dutch 19
        if own is not None and any(
            each.sort == PERCENT and each.figure.start not in known for each in own.mentions
        ):
            return False
    if not all(_is_share(each) for each in parts if not each.bare) or is_open(rest, parts, text):
        return False
    behind = [each for each in text.utterance(rest).mentions if each.place > rest.place and each.bare]
    if any(_may_be_share(each) for each in behind):
        return False  # the other 38 per cent went to four lists in the county, where it had 62
    of_rest = text.said_of(rest)
    if text.follows(rest, "pronouns") and not text.follows(rest, "relatives"):
        return False
    wholes = [of for each in parts if (of := text.said_of(each))]
    apart = any(one.isdisjoint(other) for one, other in pairwise(wholes))  # 57% of men and 48% of women
    return not apart and not any(of_rest and not of & of_rest for of in wholes)


def _ends_phrase(label: Figure, text: Text) -> bool:
    """Whether a number that is read as a name closes its phrase, and so may be one more share."""
    tokens = text.tokens_of(label.sentence)
    at = next((at for at in range(tokens.end) if tokens.at[at] >= label.to), None)
    return at is None or tokens.low[at] in ".;,"
