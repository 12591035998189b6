"""A share, and the one part and whole of the text that it can be of: 18 of our 45 members. That is 40%!"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from figures.model import Figure, Qualifier
from figures.relate.frames import load_frames
from figures.relate.likeness import alike, is_compared
from figures.relate.links import BOUND, has_own_subject, link
from figures.relate.mentions import less
from figures.relate.orders.words import Words
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.sole.parts.said import COUNT, Said
from figures.relate.sums.binding import RATIO, SHARES

FEW = 4
CLOSED = frozenset(",;:–—(")
OPENING = 3
"""So many words before a whole open its sentence: of the 640 homes, out of 96."""
Pair = tuple[Mention, Mention]


def shares(said: Said) -> Iterator[tuple[Mention, list[Relation]]]:
    """The only share of a text, with every part and whole that it may be of."""
    told = [each for each in said.mentions if each.sort in SHARES and not _is_no_share(each, said)]
    pairs = list(_pairs(said)) if len(told) < FEW else []
    tied = [pair for pair in pairs if _is_of(*pair, said)]
    if not told and len(tied) == 1:
        yield from _majority(*tied[0], said)
    if len(told) != 1:
        return
    share, tie = told[0], Tie.RIVAL
    if len(tied) == 1:
        tie = _tie(share, tied[0], said)
    elif not tied and (of := _of_its_whole(share, pairs, said)):
        tied, tie = of, _tie_of_its_whole(share, of[0], said)
    elif not tied and len(pairs) == 1 and _are_only_ones(pairs[0], said):
        tied, tie = pairs, _tie_of_only_ones(share, pairs[0], said)
    restated = share.figure.bracketed or said.text.is_apposed(share) or _takes_up(share, said)
    relations = [_relation(share, pair, tie if pair in tied else Tie.RIVAL, restated) for pair in pairs]
    denied = said.says("negatives", said.mentions)
    for part, whole in pairs:
        if denied or _is_told_before(share, part, said):  # it may be that of the others
            relations.append(_relation(share, (less(whole, part), whole)))
    if said.text.is_rate(share, "taxes"):  # £60, of which £10 is VAT at 20 per cent
        relations += [_relation(share, (part, less(whole, part))) for part, whole in pairs]
    yield share, relations


def _relation(share: Mention, pair: Pair, tie: Tie = Tie.RIVAL, restated: bool = False) -> Relation:
    form = next(form for form in load_frames().pairs if form.name == "share")
    roles: dict[str, tuple[Figure, ...]] = {
        "part": (pair[0].figure,), "whole": (pair[1].figure,), "share": (share.figure,)
    }  # fmt: skip
    evidence = (("told", 1), ("link", 1), ("sole", int(tie is Tie.TIED)), ("again", int(restated)))
    return Relation(form.frame, form.name, roles, share.figure, 0, tie, evidence)


def _is_no_share(mention: Mention, said: Said) -> bool:
    behind = said.text.utterance(mention).tokens.text[mention.last : mention.last + 1]
    named = any(word[0].isupper() for word in behind)  # the 40 Percent Club
    moved = mention.figure.change is not None or is_compared(mention, said.text) or mention.attributive
    bound = mention.figure.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT)
    idle = mention.sort == RATIO and (bound or mention.mood == DENIED)  # not half bad
    idle = idle or said.text.is_definite(mention)  # the 50 per cent hurdle
    return moved or named or idle or mention.size >= 1


def _pairs(said: Said) -> Iterator[Pair]:
    """Every two amounts of which the one may be a part of the other."""
    amounts = [each for each in said.mentions if each.sort not in SHARES and said.is_amount(each)]
    for part, whole in permutations(amounts, 2):
        both = (part, whole) if part.sort == whole.sort else alike(part, whole)
        if both is None or (both[0].sort != COUNT and both[0].figure.unit != both[1].figure.unit):
            continue  # which the second one only says in another unit
        if part.per == whole.per and (both[0].size < both[1].size or _is_told_of(*both, said)):
            yield both


def _is_told_of(part: Mention, whole: Mention, said: Said) -> bool:
    """Whether a part stands apposed behind a share and what that is of, even if it is no smaller by a slip."""
    shares = [each for each in said.text.utterance(whole).mentions if each.sort in SHARES]
    told = len(shares) == 1 and said.text.is_of(shares[0], whole) and said.text.stands_behind(whole, part)
    return told and part.bare and said.text.is_apposed(part)


def _is_of(part: Mention, whole: Mention, said: Said) -> bool:
    """Whether syntax makes the one a part of the other: 18 of our 45, 31 among 54; of the 640 homes, 192."""
    text = said.text
    if part.sentence != whole.sentence:
        return text.refers_to(part, whole)
    if text.is_of(part, whole) or text.refers_to(part, whole):
        return True
    low, has = said.low(whole.sentence), text.lexicon.has
    between = low[part.core[1] : whole.first]
    if part.place < whole.place:
        return len(between) <= OPENING and text.lexicon.stands("whole_joints", between)
    start = max((at + 1 for at in range(whole.first) if low[at] in CLOSED), default=0)
    opener = low[start : whole.first]
    joined = any(has("of", word) for word in opener) or text.lexicon.stands("whole_joints", opener)
    opens = len(opener) <= OPENING and joined
    return opens and not text.mentions_between(whole, part)


def _tie(share: Mention, pair: Pair, said: Said) -> Tie:
    """How closely a share is tied to a part that syntax makes one of its whole."""
    part, _ = pair
    if not _may_be(share, pair, said):
        return Tie.RIVAL
    apart = abs(share.sentence - part.sentence)
    if apart > 1:
        return Tie.RIVAL
    if apart:
        after = share.sentence > part.sentence
        known = after and _takes_up(share, said) and not _is_of_another(share, pair, said)
        known = known and not said.text.mentions_between(max(pair, key=_place), share)
        return Tie.TIED if known or (_is_on_topic(share, pair, said) and not after) else Tie.RIVAL
    tied = _is_bound(share, pair, said) and not _is_of_another(share, pair, said)
    return Tie.TIED if tied or _restates(share, pair, said) else Tie.RIVAL


def _is_told_before(share: Mention, part: Mention, said: Said) -> bool:
    """Whether something is told of a share before the part is: one in five has closed; of 85, 68 are left."""
    if share.place > part.place:
        return False
    low, has = said.low(share.sentence), said.text.lexicon.has
    to = part.first if part.sentence == share.sentence else len(low)
    return any(has("auxiliaries", word) or has("finite_verbs", word) for word in low[share.last : to])


def _restates(share: Mention, pair: Pair, said: Said) -> bool:
    """Whether part and whole stand behind a share, set apart: two thirds of the choir: 22 of our 33 voices."""
    low = said.low(share.sentence)
    first, last = sorted(pair, key=lambda each: each.place)
    if share.place > first.place or said.text.mentions_between(share, first):
        return False
    between = low[share.last : first.first]
    opener = between[-1] if between else ""
    if between.count(",") > 1 or any(
        said.text.lexicon.has("list_joints", word) for word in between if word != ","
    ):
        return False
    return opener in (":", "–", "—") or (
        opener == "," and low[last.last : last.last + 1] in ([","], ["."], [";"])
    )


def _majority(part: Mention, whole: Mention, said: Said) -> Iterator[tuple[Mention, list[Relation]]]:
    """What words call a majority, or most, in the sentence of the only part and whole of a text."""
    if said.text.refers_to(part, whole):
        return  # most of the 50 guests, 23 of them from abroad
    words = Words(said.text.utterance(part), said.text)
    for cue in words.of("majority"):
        is_before = cue.to <= min(part.first, whole.first) and words.next(cue.to) in (part, whole)
        some = words.listed("of", cue.to, cue.to + 1) and not words.is_denied(cue.at)  # no speaking minority
        low = said.low(part.sentence)[max(part.first - 1, 0) : part.core[0]]
        if some and words.next(cue.to) is part and part.core[0] <= cue.to + 1:
            continue  # elected with a majority of 812, and then with one of 9,400
        of_others = cue.way > 0 and any(said.text.lexicon.has("scanty", word) for word in low)
        if of_others or not (is_before and some and _may_be(part, (part, whole), said)):
            continue
        roles = {"one": (part.figure,), "other": (whole.figure,)}
        evidence = (("told", 1), ("link", 1), ("sole", 1))
        yield part, [Relation("compare", "majority", roles, part.figure, cue.way, Tie.TIED, evidence)]
        return


def _is_bound(share: Mention, pair: Pair, said: Said) -> bool:
    """Whether syntax holds a share to figures of its sentence, or a colon."""
    first, last = sorted((share, pair[0]), key=lambda each: each.place)
    between = said.low(share.sentence)[first.last : last.first]
    if said.text.lexicon.stands("outcomes", between):
        return True  # one child in 50 is affected, so of the 75,000 born each year 1,500 are
    if ";" in between:
        return False
    bound = link(share, pair, said.text) == BOUND and not has_own_subject(share, pair, said.text)
    return bound or between[-1:] in ([":"], ["–"], ["—"])


def _of_its_whole(share: Mention, pairs: Sequence[Pair], said: Said) -> list[Pair]:
    """The only part behind a share that says what it is of: one in five of the 85 shops; a third of them, 70 men."""
    text = said.text
    found = [
        (part, whole)
        for part, whole in pairs
        if (text.is_of(share, whole) or text.refers_to(share, whole))
        and share.place < part.place
        and 0 <= part.sentence - share.sentence <= 1
    ]
    return found if len(found) == 1 else []


def _tie_of_its_whole(share: Mention, pair: Pair, said: Said) -> Tie:
    part, whole = pair
    if not _may_be(share, pair, said) or part.roles.get("added") or part.figure.role == "additional":
        return Tie.RIVAL
    if part.mood != share.mood or part.attributive:
        return Tie.RIVAL  # half of them would have had to, and 40 did; the nine-hundredth
    known = said.is_definite(part) if part.sentence > share.sentence else said.text.is_apposed(part)
    low = said.low(part.sentence)
    all_told = (
        said.text.lexicon.term("totals_told", low, part.last) > 0
    )  # of the 450 lorries, 54 vehicles in all
    return Tie.TIED if known and (all_told or part.noun in (None, whole.noun)) else Tie.RIVAL


def _tie_of_only_ones(share: Mention, pair: Pair, said: Said) -> Tie:
    """How closely a share is tied to the only two amounts of a text, which no syntax holds together."""
    part, _ = pair
    if share.sort == RATIO and not said.text.is_apposed(share):
        return Tie.RIVAL
    if (
        len(said.text.by_sort[share.sort]) > 1
        or not _may_be(share, pair, said)
        or max(abs(share.sentence - each.sentence) for each in pair) > 1
    ):
        return Tie.RIVAL
    beside = share.sentence == part.sentence and not said.text.mentions_between(share, part)
    told = said.text.is_set_off(share) or said.text.is_set_off(part)
    told = told and beside and _is_bound(share, pair, said)
    opens = share.sentence > part.sentence and _takes_up(share, said)
    return Tie.TIED if told or opens else Tie.RIVAL


def _are_only_ones(pair: Pair, said: Said) -> bool:
    """Whether the text has no others of their sort."""
    sort = pair[0].sort
    like = [each for each in said.mentions if each.sort == sort or (each.bare and sort != COUNT)]
    return len(like) == len(pair) and len({each.noun for each in pair} - {None}) < len(pair)


def _may_be(share: Mention, pair: Pair, said: Said) -> bool:
    run = (share, *pair)
    if any(each.mood == DENIED for each in run) or said.says("other_terms", run):
        return False
    return all(not each.roles.get("than") for each in run)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.place


def _is_on_topic(share: Mention, pair: Pair, said: Said) -> bool:
    """Whether the share is of what one of the two counts."""
    return (
        bool(said.text.said_of(share))
        and not _is_of_another(share, pair, said)
        and any(each.noun for each in pair)
    )


def _takes_up(share: Mention, said: Said) -> bool:
    """Whether its sentence only takes up the one before: that is 40%, which makes half; not: it is 58% in the north."""
    low, lexicon = said.low(share.sentence), said.text.lexicon
    found = lexicon.roles.links.match(low, 0)
    if found is None or any(lexicon.has("list_ands", word) for word in low[: share.first]):
        return False
    behind = "".join(low[share.last : share.last + 1])
    return not lexicon.has("prepositions", behind) or lexicon.has("of", behind)


def _is_of_another(share: Mention, pair: Pair, said: Said) -> bool:
    """Whether words say that it is a share of something else than these two count."""
    of = said.text.said_of(share)
    if not of:
        return False
    stem = said.text.lexicon.nouns.stem
    nouns = {stem(word.lower()) for each in pair if each.noun for word in each.noun.split()}
    return bool(nouns) and not of & nouns
