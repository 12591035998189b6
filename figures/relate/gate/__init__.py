"""What keeps figures of a short text apart, whatever frame binds them: one gate behind all that finds relations.

That nothing else can be meant is no proof if the words keep the figures apart: another holder is contrasted with the
first (nationally it was only 12), a change is said beside one figure and "and" goes on to the next thing, a number got
its unit from others, a share is one of what stands nearer. Such relations explain a figure if they hold, and accuse
none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from figures.model import Qualifier
from figures.relate.attach import NEAREST
from figures.relate.gate.bound import Bound, are_of_several_wholes
from figures.relate.gate.changes import is_no_change
from figures.relate.gate.sums import is_no_sum
from figures.relate.likeness import is_share_of_else
from figures.relate.products.outcomes import has_further_term
from figures.relate.record import Mention, Relation, Rivals, Tie
from figures.relate.sums.binding import PERCENT
from figures.relate.text import Text

__all__ = ["BARRED", "CLOSED", "allowed", "gated"]

SHARES = frozenset({"percent", "ratio", "times", "points"})
FIRST_RATES = "1999"
"""The first year of which the European Central Bank has rates."""
PARTING = frozenset(";–—")
"""Signs behind which a sentence may go on to somebody else."""

PREDICATES = ("auxiliaries", "finite_verbs", "verbs")
"""Words that tell something of what stands before them."""
LIMITS = frozenset({Qualifier.LESS, Qualifier.AT_MOST, Qualifier.MORE, Qualifier.AT_LEAST})
BARRED = "barred"
"""The evidence that a relation accuses none."""
CLOSED = "closed"
"""The evidence that a relation has all the figures of its sorts that a text has."""
COUNT = "count"


def gated(found: Iterable[Rivals], text: Text) -> Iterator[Rivals]:
    """The relations of an article; of a short one, those whose figures words keep apart are barred from accusing."""
    if not (text.is_short or text.is_brief_for("gate")):
        yield from found
        return
    mentions = {each.figure.start: each for each in text.mentions}
    for rivals in found:
        relations = tuple(
            replace(each, evidence=(*each.evidence, (BARRED, 1)))
            if each.tie > Tie.LISTED and _is_apart(each, mentions, text)
            else each
            for each in rivals.relations
        )
        yield replace(rivals, relations=relations)


def allowed(relations: Iterable[Relation], text: Text) -> Iterator[Relation]:
    """Relations of figures that nothing but their digits tie, without those that words keep apart.

    Those that only sorts and units allow still explain their figures, if words keep these apart.
    """
    mentions = {each.figure.start: each for each in text.mentions}
    for each in relations:
        sole = replace(each, evidence=(*each.evidence, ("sole", 1)))
        if each.evidence_of("typed"):
            members = _members(each, mentions)
            turns = each.frame == "sum" and _are_told_in_turn(each, mentions, text)
            apart = turns or has_further_term(members, text, joined=False)
            apart = apart or _is_told_next(members, text) or _is_apart(sole, mentions, text)
            told = ((BARRED, 1),) if apart else ((CLOSED, 1),) if _are_all(members, text) else ()
            yield replace(each, evidence=(*each.evidence, *told))
        elif not _are_told_in_turn(each, mentions, text) and not _is_apart(sole, mentions, text):
            yield each


def _are_all(members: Sequence[Mention], text: Text) -> bool:
    """Whether the text has no other figures of the sorts of some; counts beside measures are hardly of one sort."""
    sorts = {each.sort for each in members}
    sorts = sorts - {COUNT} or sorts
    starts = {each.figure.start for each in members}
    return all(each.figure.start in starts for sort in sorts for each in text.by_sort[sort])


def _are_told_in_turn(relation: Relation, mentions: Mapping[int, Mention], text: Text) -> bool:
    """Whether amounts are told one by one: in several moods, as some of them, or the last as a new one."""
    members = _members(relation, mentions)
    if len({each.mood for each in members}) > 1 or any(_is_some_of_them(each, text) for each in members):
        return True
    return _is_told_next(members, text)


def _is_told_next(members: Sequence[Mention], text: Text) -> bool:
    """Whether the last of some amounts is told behind an "and", as a new one."""
    if members[-2].sentence != members[-1].sentence or any(each.sort in SHARES for each in members):
        return False
    low, has = text.utterance(members[-1]).tokens.low, text.lexicon.has
    between = low[members[-2].last : members[-1].first]
    told = any(has(what, word) for word in between[-1:] for what in ("definite", "demonstratives"))
    return not told and any(has("list_ands", word) for word in between)


def _members(relation: Relation, mentions: Mapping[int, Mention]) -> list[Mention]:
    """The mentions of a relation that are known, in the order of the text."""
    starts = (figure.start for several in relation.roles.values() for figure in several)
    return sorted((mentions[start] for start in starts if start in mentions), key=lambda each: each.place)


def _is_some_of_them(mention: Mention, text: Text) -> bool:
    low = text.utterance(mention).tokens.low
    return any(text.lexicon.term("anaphors", low, at) for at in (mention.core[1], mention.last))


def _follows_count(mention: Mention, text: Text) -> bool:
    """Whether others were counted before, of which these may be some: 60, ten of them; not: chairs, 60 of them."""
    return any(each.sort == COUNT and each.place < mention.place for each in text.mentions)


def _is_apart(relation: Relation, mentions: Mapping[int, Mention], text: Text) -> bool:
    if relation.frame == "span":
        of_else = not text.is_read and _is_span_of(mentions.get(relation.derived.start), text)
        return of_else or _is_of_two_spans(relation, text)
    members = _members(relation, mentions)
    derived, check = mentions.get(relation.derived.start), CHECKS.get(relation.frame)
    if derived is None or len(members) < sum(map(len, relation.roles.values())):
        return False
    if any(_is_denied(each, text) for each in members):
        return True  # 3 of them, not 4
    found = Bound(relation, derived, members, text)
    return _is_of_somebody_else(found) or (check is not None and check(found))


def _is_of_somebody_else(found: Bound) -> bool:
    """Whether only being alone ties a figure that follows a sign and a new name: Frey, …; Storm was two behind."""
    own = found.text.utterance(found.derived)
    low, text = own.tokens.low, own.tokens.text
    start = max((at + 1 for at in range(found.derived.first) if low[at] in PARTING), default=0)
    if not start or not found.relation.evidence_of("sole") or found.members[-1] is not found.derived:
        return False
    if any(each.sentence == own.number and each.first >= start for each in found.others):
        return False
    before = {word for word in text[:start] if word[0].isupper()}
    told = [text[at] for at in range(start, found.derived.first) if text[at][0].isupper()]
    return bool(before and told) and before.isdisjoint(told)


def _is_denied(mention: Mention, text: Text) -> bool:
    """Whether the word before a figure says that it is not so many: 3 of them, not 4."""
    tokens = text.utterance(mention).tokens
    low = tokens.low[max(mention.first - 1, 0) : mention.first]
    named = tokens.text[mention.first - 1][0].isupper() if mention.first else True  # No got 64
    return not named and any(
        found.role == "denials" for word in low for found in text.lexicon.orders.meanings.get(word, ())
    )


def _is_of_two_spans(relation: Relation, text: Text) -> bool:
    """Whether a sentence tells more years than two: 16 years, from 1990 to 1998 and from 2006 to 2014."""
    times = text.dates.get(relation.derived.sentence, ())
    return sum(len(each.ends) or 1 for each in times) > 3


def _is_span_of(span: Mention | None, text: Text) -> bool:
    """Whether a time is one of something that need not have lasted throughout: after 12 years of losses."""
    if span is None:
        return False
    low, has = text.utterance(span).tokens.low, text.lexicon.has
    behind = low[span.last : span.last + 2]
    return (
        len(behind) > 1 and has("of", behind[0]) and behind[1].isalpha() and not has("span_joints", behind[1])
    )


def _is_no_share(found: Bound) -> bool:
    """Whether a share is told of its whole without the part, of what stands nearer, or the part is a price."""
    if _is_told_without(found.derived, found.others, found.text) or _has_own_clause(found):
        return True
    part, *whole = sorted(found.others, key=lambda each: each.size)
    if part.figure.unit == "time":
        return True  # 61 per cent of the ball, and had shot nine times
    if whole and is_share_of_else(found.derived, part, whole[-1], found.text):
        return True
    levels = [max(each.roles.get("old", 0), each.roles.get("new", 0)) for each in found.others]
    if whole and set(levels) == {NEAREST}:
        return True  # from 270 to 371, 37%
    if len(found.others) > 1 and found.text.is_price(found.others[0]):
        return True  # shares at €16.40, and a half of the €410 million
    if len(found.others) > 1 and all(each.figure.qualifier in LIMITS for each in found.others):
        return True  # 5% off for more than 40, and 10% for more than 100
    sole = found.relation.evidence_of("sole") > 0
    return sole and _is_of_nearer(found.derived, found.others, found.text)


def _is_told_without(share: Mention, pair: Sequence[Mention], text: Text) -> bool:
    """Whether a share of a whole is told, and only behind other figures a number: 52% of 160, two behind on 32."""
    whole, part = pair[0], pair[-1]
    return (
        part.bare
        and part.place > share.place
        and text.is_of(share, whole)
        and bool(text.mentions_between(whole, part))
    )


def _has_own_clause(found: Bound) -> bool:
    """Whether a share is told of in a clause of its own, or of the part: 55% are men; 60% of them rent."""
    share, text = found.derived, found.text
    if text.is_read:
        return False  # where much was read, the forms themselves know
    pair = sorted(found.others, key=lambda each: each.place)
    if len(pair) < 2:
        return False  # a part of its whole, without a share
    if share.place < pair[0].place:
        return pair[0].sentence == share.sentence and _goes_on(share, pair, text)
    if pair[-1].sentence < share.sentence:
        return any(_tells(word, text) for word in text.utterance(share).tokens.low[: share.first])
    return share.place > pair[-1].place and _is_predicated(share, pair, text)


def _goes_on(share: Mention, pair: Sequence[Mention], text: Text) -> bool:
    """Whether part and whole, which stand behind it, have a predicate of their own: on 58%, 12 of 39 went."""
    low, last = text.utterance(share).tokens.low, pair[-1].last
    between = low[share.last : pair[0].first]
    told = low[last : last + 1] if "," in between else between
    return ":" not in between and any(text.lexicon.has(what, word) for word in told for what in PREDICATES)


def _tells(word: str, text: Text) -> bool:
    """Whether a word before a share names what it is of, and does not only hand it on: Sie arbeiten zu 58 Prozent."""
    has, lexicon = text.lexicon.has, text.lexicon
    if not word.isalpha() or lexicon.forms.is_small(word) or word in lexicon.roles.fillers:
        return False
    return not any(has(what, word) for what in ("outcomes", "telling_ratios", "restating", "finite_verbs"))


def _is_predicated(share: Mention, pair: Sequence[Mention], text: Text) -> bool:
    """Whether something else is told of a share behind both, in their sentence: 18 of 30 came, and 92% agreed."""
    low, has = text.utterance(share).tokens.low, text.lexicon.has
    if has("list_ands", "".join(low[max(share.first - 1, 0) : share.first])):
        return True
    if text.lexicon.term_before("outcomes", low, share.first):
        return False
    if _is_of_them(share, text) and pair[0].size > pair[-1].size:
        return True
    behind = "".join(low[share.last : share.last + 1])
    start = max((at + 1 for at in range(pair[-1].last, share.first) if low[at] in ",;"), default=share.first)
    opener = low[start : share.first]
    if any(has("demonstratives", word) for word in opener):
        return False
    if any(has(what, behind) for what in PREDICATES) or any(has("averages", word) for word in opener):
        return True
    told = any(has("telling_ratios", word) for word in opener) or not has("definite", "".join(opener[:1]))
    if has("prepositions", behind) and not has("of", behind) and low[start - 1] == ",":
        return True
    return not told and any(has(what, word) for word in opener for what in PREDICATES)


def _is_of_them(share: Mention, text: Text) -> bool:
    """Whether a share is one of those just named, of whom more is told: 60% of them to families."""
    low, lexicon = text.utterance(share).tokens.low, text.lexicon
    behind = lexicon.term("anaphors", low, share.last)
    said = behind or lexicon.term_before("anaphors", low, share.first)
    return bool(said) and "".join(low[share.last + behind : share.last + behind + 1]).isalnum()


def _is_of_nearer(share: Mention, pair: Sequence[Mention], text: Text) -> bool:
    """Whether a share is said to be of what is nearer than a pair: 320 of 1,180 metres; 36,000 tonnes, half of it."""
    if not text.follows_of(share) or not pair or pair[-1].place > share.place:
        return False
    return any(
        each not in pair and each.sort not in ("ratio", PERCENT)
        for each in text.mentions_between(pair[-1], share)
    )


def _is_not_same(found: Bound) -> bool:
    return _is_reason(found) or (found.relation.form == "money" and _is_of_old(found))


def _is_of_old(found: Bound) -> bool:
    """Whether two sums are of a year without rates: in 1950, nine pounds, or $25; what brackets say is of today."""
    if any(each.figure.bracketed for each in found.members):
        return False
    numbers = {each.sentence for each in found.members}
    return any(year[:4] < FIRST_RATES for number in numbers for year in found.text.years.get(number, ()))


def _is_reason(found: Bound) -> bool:
    """Whether what seems to be said in another unit is why, or what else: 1.9 metres, since 90 centimetres are shut."""
    first, last = found.members[0], found.members[-1]
    before = found.text.utterance(last).tokens.low[max(last.first - 1, 0) : last.first]
    return first.sentence == last.sentence and any(
        found.text.lexicon.has("further_reasons", word) for word in before
    )


def _is_some_of_factor(found: Bound) -> bool:
    """Whether a total and a factor are some of others: two lost five each, so that 55 of 60 and 56 of 61 were left."""
    starts = {figure.start for role in ("number", "total") for figure in found.relation.roles.get(role, ())}
    pair = [each for each in found.members if each.figure.start in starts]
    text = found.text
    if any(_is_some_of_them(each, text) and _follows_count(each, text) for each in found.members):
        return True  # 22 took this course and 17 that one, 31 in all, as eight of them did both
    wholes = [
        [
            other
            for other in text.utterance(each).mentions
            if other.sort == each.sort and text.is_of(each, other)
        ]
        for each in pair
    ]
    return (len(pair) > 1 and all(wholes)) or any(each in others for others in wholes for each in pair)


CHECKS: Mapping[str, Callable[[Bound], bool]] = {
    "sum": is_no_sum,
    "change": is_no_change,
    "share": _is_no_share,
    "contest": are_of_several_wholes,
    "same": _is_not_same,
    "product": _is_some_of_factor,
}
"""What keeps figures apart that a frame binds."""
