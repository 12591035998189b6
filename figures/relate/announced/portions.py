"""A share of what an article counts, and how many that is: 320 pupils; 35 per cent of the children; the 112 pupils."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from figures.model import Qualifier
from figures.relate.announced.page import EVIDENCE, Candidate, Page
from figures.relate.attach import NEAR, NEAREST
from figures.relate.likeness import is_compared
from figures.relate.mentions import less
from figures.relate.products.rates import COUNT, noun_key
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.same.misprints import significant
from figures.relate.sums.binding import RATIO, SHARES

NEXT = 3
"""So many sentences at most lie between a share and the nearer of what it is of."""
PERSON = "person"
PAIR = 2
PHRASE = 2
"""So many words behind "of the" name what is meant."""
ABOUT = 0.03
"""So near comes what is told roundly."""
SHARP = 2
FEWEST = 10
"""Fewer of a whole are no proof of a share."""
Pair = tuple[Mention, Mention]


def portions_of(page: Page) -> Iterator[Rivals]:
    """The shares of an article, each with the only two counts of one thing that it can be of."""
    if page.text.is_brief or not any(sort in page.text.by_sort for sort in SHARES):
        return  # what is brief `sole` looks at
    told = [each for each in page.text.mentions if each.sort in SHARES and _is_share(each, page)]
    pairs = list(_pairs(page)) if told else []
    for share in told:
        own = [pair for pair in pairs if _is_of(share, pair, page)]
        for pair in own:
            if sum(_is_of(each, pair, page) for each in told) == 1:
                found = [_candidate(share, *each) for each in own]
                others = [_candidate(share, less(whole, part), whole, Tie.RIVAL) for part, whole in own]
                yield from page.rivals([*found, *others] if not _near(others) else [])
                break


def _is_share(share: Mention, page: Page) -> bool:
    exact = share.figure.qualifier in (Qualifier.EXACT, Qualifier.ABOUT)
    moved = share.figure.change is not None or is_compared(share, page.text) or share.attributive
    known = share.sort == RATIO and page.text.is_definite(share)
    return exact and not moved and not known and 0 < share.size < 1 and share.mood != DENIED


def _pairs(page: Page) -> Iterator[Pair]:
    """Each two counts that are the only ones of their noun, the smaller first."""
    like: dict[str, list[Mention]] = defaultdict(list)
    for each in page.amounts:
        if each.sort == COUNT and each.noun and each.per is None and not each.attributive:
            like[noun_key(each.noun, page.lexicon)].append(each)
    for found in like.values():
        part, whole = min(found, key=lambda each: each.size), max(found, key=lambda each: each.size)
        moved = any(each.figure.change or each.roles.get("added", 0) >= NEAR for each in found)
        known = len(found) == PAIR and part.size < whole.size >= FEWEST
        if known and not moved and not page.are_of_two_times(found):
            yield part, whole


def _is_of(share: Mention, pair: Pair, page: Page) -> bool:
    """Whether a share stands near enough to two counts, and words do not say that it is of something else."""
    members = _placed(share, *pair)
    if not page.are_meant(members) or min(abs(each.sentence - share.sentence) for each in pair) > NEXT:
        return False
    years = [page.text.years[each.sentence] for each in members]
    if any(each != years[0] for each in years):
        return False
    if max(significant(each) for each in pair) < SHARP:
        return False
    if not page.text.follows_of(share):
        return _is_said_again(share, pair, page)
    stem = page.lexicon.nouns.stem
    named, own = (
        {stem(word) for word in page.text.said_of(share)},
        stem((pair[1].noun or "").split()[-1].lower()),
    )
    if _is_of_them(share, page):
        return _last_counted(share, page) is pair[1]
    if own in named or not named.isdisjoint(page.counted):
        return own in named
    of_persons = noun_key(own, page.lexicon) == PERSON or page.lexicon.has("sharers", own)
    follows = members[-1] is share and members[0].sentence == share.sentence  # so 65 per cent of the school
    return (follows and page.outcome(share) == NEAREST) or (not of_persons and _is_of_the_many(share, page))


def _is_of_them(share: Mention, page: Page) -> bool:
    """Whether only a pronoun says what it is of."""
    low = page.text.utterance(share).tokens.low
    return any(page.lexicon.has("pronouns", word) for word in low[share.core[1] : share.core[1] + 2])


def _last_counted(share: Mention, page: Page) -> Mention | None:
    before = [each for each in page.amounts if each.place < share.place and each.sort == COUNT and each.noun]
    return before[-1] if before and share.sentence - before[-1].sentence <= 1 else None


def _is_of_the_many(share: Mention, page: Page) -> bool:
    """Whether it is of several that the text takes for known: of the structures, of those vehicles."""
    low = page.text.utterance(share).tokens.low
    at = next((at for at in range(share.core[1], share.last + 2) if page.lexicon.has("of", low[at])), None)
    if at is None or not page.lexicon.has("definite", low[at + 1]):
        return False
    return any(noun_key(word, page.lexicon) != word for word in low[at + 2 : at + 2 + PHRASE])


def _is_said_again(share: Mention, pair: Pair, page: Page) -> bool:
    """Whether a share that is of nothing stands with a part of its whole, or begins with what takes it up."""
    low, last = page.text.utterance(share).tokens.low, max(pair, key=lambda each: each.place)
    of_another = pair[0].sentence == pair[1].sentence and page.text.mentions_between(last, share)
    taken_up = not of_another and page.lexicon.roles.links.match(low, 0) is not None
    return share.sentence == last.sentence + 1 and taken_up


def _placed(*members: Mention) -> Sequence[Mention]:
    return sorted(members, key=lambda each: each.place)


def _near(others: Sequence[Candidate]) -> bool:
    """Whether it is the share of those who are not counted."""
    return any(abs(made - 1) < ABOUT for made, _ in others)


def _candidate(share: Mention, part: Mention, whole: Mention, tie: Tie = Tie.NEAR) -> Candidate:
    roles = {"part": (part.figure,), "whole": (whole.figure,), "share": (share.figure,)}
    derived = max(share, part, whole, key=lambda each: each.place).figure
    relation = Relation("share", "share", roles, derived, 0, tie, EVIDENCE)
    return part.size / whole.size / share.size, relation
