"""What speaks against a pair and what is to follow from it: then it is only a rival of others."""

from __future__ import annotations

from collections.abc import Sequence

from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import PairForm
from figures.relate.likeness import is_measured_by, is_offered, is_share_of_else
from figures.relate.links import BOUND, has_own_subject, link, refers_back
from figures.relate.lists import is_in_series
from figures.relate.mentions import TIMES
from figures.relate.pairs.bases import REPEATED, THAN, is_of_another_base, is_repeated, is_yearly
from figures.relate.pairs.evidence import BOTH, HALF, Evidence
from figures.relate.pairs.pairing import measures
from figures.relate.record import DENIED, Mention
from figures.relate.text import Text
from figures.relate.utterance import is_empty

Pair = tuple[Mention, Mention]
VERBS = ("finite_verbs", "auxiliaries", "verbs")
SLIGHT = 0.01
"""So little apart, two amounts in different units are the same."""


def objects(derived: Mention, pair: Pair, form: PairForm, way: int, evidence: Evidence, text: Text) -> bool:
    """Whether anything speaks against them, in the order of the roles of the pair."""
    first, second = pair
    turned = (
        way * (second.size - first.size) < 0 and derived.sort != TIMES and not _is_told_in_order(evidence)
    )
    if turned or text.is_margin(derived) or not _is_one(derived, pair, text):
        return True
    if form.sorts == ("same",) and not moves(derived) and text.follows(derived, "range_to"):
        return True
    if _differ(derived, pair, form, evidence, text) or _is_of_else(derived, pair, form, text):
        return True
    if form.frame == "change":
        if derived.sort == TIMES and evidence.roles < BOTH and is_of_other_things(derived, pair, text):
            return True
        if derived.sort == TIMES and first.sort == "time" and not says_how_long(derived, pair, text):
            return True
        return _is_no_change(derived, pair, form, text)
    if form.frame == "share":
        return _is_no_share(derived, pair, text)
    adds = form.derived == "rest" and derived.roles.get("up", 0) == NEAREST  # another 40 are needed
    sums = form.derived == "added" and derived.roles.get("total", 0) >= derived.roles.get("added", 0)
    if sums and "total" in derived.roles:
        return True  # 30 new ones, which makes 90 in total
    return adds or (derived.size >= second.size and evidence.roles < BOTH) or first.size >= second.size


def _is_no_change(derived: Mention, pair: Pair, form: PairForm, text: Text) -> bool:
    return (
        (form.sorts == ("same",) and _is_part(derived, pair))
        or text.is_set_apart(derived, pair)
        or is_of_another_base(derived, pair[0], text)
        or _is_deflated(derived, text)
        or has_own_subject(derived, pair, text)
        or _are_both_new(pair, text)
        or any(text.takes_part(each) for each in pair)
        or is_offered(pair[0], text)
        or text.is_labelled(derived)
        or is_measured_by(derived, text)
        or _is_listed(derived, pair)
        or is_in_series(derived, text)
        or derived.roles.get("each", 0) == NEAREST
        or _has_own_gap(derived, pair)
        or is_repeated(derived, text)
        or is_yearly(derived, text)
        or _is_age_like(derived, pair, text)
        or _is_of_either(derived, pair, text)
        or _is_of_clause(derived, pair, text)
        or text.is_of(*sorted(pair, key=lambda each: each.place))
        or text.is_of_another_time(derived, pair)
        or _is_of_nearer(derived, pair, text)
        or text.follows(max(pair, key=lambda each: each.place), "range_to")
    )


def _is_deflated(derived: Mention, text: Text) -> bool:
    """Whether it is told in other money than the two, or for another scope: in real terms, like for like."""
    own = text.utterance(derived)
    return "deflating" in own.lists and text.lexicon.stands("deflating", own.tokens.low)


def _are_both_new(pair: Pair, text: Text) -> bool:
    """Whether both are what became of something, the second with what it was: auf 38, der Gewinn von 4 auf 3."""
    if all(text.lexicon.has("leads_to", text.utterance(each).tokens.low[each.first - 1]) for each in pair):
        return True  # ein Plus von 8 Prozent auf 2,7 Milliarden, und der Gewinn fiel auf 120 Millionen
    last = max(pair, key=lambda each: each.place)
    own = [each for each in text.utterance(last).mentions if each.place < last.place]
    came = bool(own) and own[-1] not in pair and own[-1].roles.get("from") == NEAREST
    return came and all(each.roles.get("new") == NEAREST and not each.roles.get("old") for each in pair)


def _is_of_clause(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether a clause behind a multiple says what it is of, without any of the two: six times what you put in."""
    own = text.utterance(derived)
    behind = own.tokens.low[derived.last : derived.last + 1]
    if derived.sort != TIMES or not any(text.lexicon.has("free_relatives", word) for word in behind):
        return False
    return not any(each.sentence == own.number and 0 < each.first - derived.last <= REPEATED for each in pair)


def _is_no_share(derived: Mention, pair: Pair, text: Text) -> bool:
    return (
        derived.size > 1
        or all(
            max(each.roles.get("old", 0), each.roles.get("new", 0)) == NEAREST for each in pair
        )  # de 200 à 171
        or (pair[0].sort == "count" and pair[0].size < 1)
        or text.is_of_those(derived, pair[0])
        or _is_change(derived, text)
        or _is_interest(derived, pair, text)
        or _is_of_another(derived, text)
        or pair[0].roles.get("last", 0) == NEAREST
        or (
            pair[0].roles.get("old", 0) == NEAREST and pair[1].place < pair[0].place
        )  # against 84 of the others
        or (pair[0].roles.get("each", 0) == NEAREST and not text.is_of(*pair))
        or text.is_price(pair[0])
        or text.is_of_another_time(derived, pair)
        or _is_of_nearer(derived, pair, text)
        or _is_said_in_two_units(pair)
        or _is_one_of(derived, pair, text)
        or is_share_of_else(derived, *pair, text)
    )


def _is_one_of(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether bare numbers and a share are alternatives, so that it lends them its sign: 20, 50 or 100 per cent."""
    last = max(pair, key=lambda each: each.place)
    bare = all(each.bare and each.sentence == derived.sentence for each in pair)
    low = text.utterance(derived).tokens.low
    return bare and derived.first == last.last + 1 and text.lexicon.has("range_or", low[last.last])


def _is_change(derived: Mention, text: Text) -> bool:
    """Whether it is by how much something moves: sank um die Hälfte."""
    is_by = text.lexicon.has("by", text.utterance(derived).tokens.low[derived.first])
    return moves(derived) and (is_by or derived.roles.get("gap", 0) == NEAREST)


def _is_said_in_two_units(pair: Pair) -> bool:
    """Whether the two are one amount: 85,000 hectolitres, or 8.5 million litres."""
    one, other = pair
    same = abs(one.size - other.size) <= SLIGHT * other.size
    return same and one.figure.unit != other.figure.unit and None not in (one.figure.unit, other.figure.unit)


def _is_told_in_order(evidence: Evidence) -> bool:
    """Whether words say which of the pair comes first, so that another direction is a slip: rose 5% from 10 to 9."""
    sure = evidence.isolated or not evidence.apart
    return sure and evidence.roles == BOTH and evidence.link == BOUND


def _is_part(derived: Mention, pair: Pair) -> bool:
    """Whether it is rather a part of one of the pair: of the 312 starters, 15 failed."""
    wholes = [
        other
        for other in pair
        if other.sentence == derived.sentence
        and other.roles.get("whole", 0) == NEAREST
        and measures(other) < NEAREST
    ]
    return derived.roles.get("part", 0) == NEAREST or bool(wholes)


def _is_of_nearer(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether another figure stands between: a bracket is of the one before it, a pair of the nearest change."""
    own, places = text.utterance(derived), {derived.place, *(each.place for each in pair)}
    if derived.figure.bracketed:
        before = [each for each in own.mentions if each.place < derived.place and not each.figure.bracketed]
        return (
            bool(before)
            and before[-1].place not in places
            and all(each.sentence == derived.sentence for each in pair)
        )
    apart = _distance(derived, pair)
    nearest = min(pair, key=lambda each: _distance(derived, (each,)))
    between = text.mentions_between(derived, nearest) if nearest.sentence != derived.sentence else []
    rivals = [*between, *text.utterance(pair[-1]).mentions]
    return any(
        each.place not in places
        and each.sort == derived.sort
        and (moves(each) or each.roles.get("gap", 0) == NEAREST)
        and _distance(each, pair) < apart
        for each in rivals
    )


def _distance(derived: Mention, pair: Sequence[Mention]) -> tuple[int, int]:
    """How far a figure is from the nearest of a pair: in sentences, then in words."""
    return min(
        (
            abs(each.sentence - derived.sentence),
            abs(each.core[0] - derived.core[0]) * (each.sentence == derived.sentence),
        )
        for each in pair
    )


def moves(derived: Mention) -> bool:
    """Whether a word of change touches it."""
    touching = max(derived.roles.get("up", 0), derived.roles.get("down", 0))
    return derived.figure.change is not None or touching == NEAREST


def _has_own_gap(derived: Mention, pair: Pair) -> bool:
    """Whether the pair of another sentence has words for its difference itself: by 52 to 34, a wide margin."""
    return any(other.sentence != derived.sentence and other.roles.get("gap", 0) == NEAREST for other in pair)


def is_of_other_things(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether a multiple is said of something else than the pair counts: trebled its profit, with 40 men, now 60."""
    nouns = {text.lexicon.nouns.stem(each.noun.split()[-1].lower()) for each in pair if each.noun}
    own = text.utterance(derived)
    low, start = own.tokens.low, own.start_of(derived.clause)
    end = next((at for at in range(derived.last, len(low)) if _ends_object(low, at, text)), len(low))
    said = own.words(derived.last, end)
    if not said and derived.figure.unit is None:  # admissions halved, but not: won 6 titles, twice as many
        said = own.words(start, derived.first)
    return bool(nouns and said) and nouns.isdisjoint(said) and not text.tells_how_many(low[start:end])


def says_how_long(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether one of two durations stands beside a multiple: 75 minutes, a quarter of the time."""
    behind = text.utterance(derived).tokens.low[derived.last : derived.last + THAN]
    if any(text.lexicon.has("how_long", word) for word in behind):
        return True
    return any(
        text.says_again(first, last)
        for each in pair
        for first, last in [sorted((derived, each), key=lambda one: one.place)]
    )


def _ends_object(low: Sequence[str], at: int, text: Text) -> bool:
    """Whether the object of a verb ends before a word: doubled the number of beds | in a year."""
    word, has = low[at], text.lexicon.has
    if not word[0].isalpha():
        return True
    return word in text.lexicon.function_words and not has("of", word) and not has("determiners", word)


def are_of_two_subjects(pair: Pair, text: Text) -> bool:
    """Whether two sentences tell each of its own subject: costs were £3m, and exports rose to £36m."""
    first, second = sorted(pair, key=lambda each: each.place)
    if first.sentence == second.sentence or text.refers_to(second, first):
        return False
    if refers_back(second, text.utterance(second), text):
        return False  # the hat is £18. That is 10% off the usual £20
    if not any(text.lexicon.has(what, word) for word in text.utterance(second).tokens.low for what in VERBS):
        return False  # attendance: 8,190. Last season: 7,800
    told = [
        {
            text.lexicon.nouns.stem(word.lower())
            for word in (*each.figure.subject, *(each.noun or "").split())
            if not is_empty(word.lower(), text.lexicon)
        }
        for each in (first, second)
    ]
    topics = [text.utterance(each).topics | own for each, own in zip((first, second), told, strict=True)]
    named = all(each.figure.subject and own for each, own in zip((first, second), told, strict=True))
    return named and told[0].isdisjoint(topics[1]) and told[1].isdisjoint(topics[0])


def _is_of_either(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether it may be more of another thing that is counted before: 31 goals in 28 games, nine more than the 24."""
    nouns = {each.noun for each in pair} - {None}
    own = text.utterance(derived).mentions
    before = {each.noun for each in own if each.place < derived.place and each.sort == "count"} - {None}
    return derived.sort == "count" and len(before) > 1 and len(nouns) == 1


def _is_age_like(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether what a count is measured by may be an age: five more than her sister at 21."""
    last = max(pair, key=lambda each: each.place)
    low = text.utterance(last).tokens.low
    counts = derived.sort == last.sort == "count" and last.bare and last.place > derived.place
    return counts and text.lexicon.has("range_at", low[last.first - 1])


def _is_interest(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether a percentage of money runs over a time: 4% on £5,000 over three years."""
    money = pair[0].sort.startswith("money")
    return money and any(each.sort == "time" for each in text.utterance(derived).mentions)


def _is_of_another(derived: Mention, text: Text) -> bool:
    """Whether a share is that of another time, or one that is known: (prior year: 66%), the 50% hurdle."""
    return derived.roles.get("old", 0) >= NEAR or text.is_definite(derived)


def _differ(derived: Mention, pair: Pair, form: PairForm, evidence: Evidence, text: Text) -> bool:
    """Whether they are said in different moods, or by different people."""
    moods = {mention.mood for mention in (derived, *pair)}
    if form.frame == "share" and (
        derived.mood != pair[0].mood or text.is_of_now(derived) != text.is_of_now(pair[0])
    ):
        return True
    quoted = {mention.figure.quoted for mention in (derived, *pair)}
    sure = (
        evidence.isolated
        and evidence.cue == NEAREST
        and (evidence.roles >= HALF or (text.is_short and derived.mood is None))
    )
    if len(moods) > 1 and (DENIED in moods or (derived.sentence != pair[0].sentence and not sure)):
        return True
    return len(quoted) > 1 and evidence.link < BOUND and not sure


def _is_of_else(derived: Mention, pair: Pair, form: PairForm, text: Text) -> bool:
    """Whether a share is said to be of something else: six of nine schools, 30% of the population."""
    if form.frame == "change":  # a third more business, and sales rose from 60 to 66
        return (
            derived.figure.noun is not None
            and not text.follows_of(derived)
            and not text.is_change(derived.figure.noun)
            and not text.is_rate(derived)
        )
    of = text.said_of(derived) if form.frame == "share" else set()
    if of and (_only_qualifies(derived, pair, text) or _is_complete(derived, pair, text)):
        return True
    if (
        not of
        or text.is_rate(derived)
        or is_apposed_to(derived, pair, text)
        or any(text.is_of(derived, each) for each in pair)
    ):
        return False
    if derived.sentence == pair[0].sentence:
        return not are_bare(pair, text) and not any(of & text.phrase(mention) for mention in pair)
    noun = derived.figure.noun
    head = text.lexicon.nouns.stem(noun.split()[-1].lower()) if noun else None
    said = text.utterance(pair[0]).topics | text.utterance(pair[1]).topics
    return head not in said if head in of else not of & said


def _is_complete(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether a clause tells a share of the whole without its part: they made 10% of the 90, and sold 40."""
    part, whole = pair
    if part.sentence != derived.sentence or part.clause == derived.clause or not text.is_of(derived, whole):
        return False
    own = text.utterance(derived)
    behind = own.tokens.low[own.start_of(part.clause) + 1 :][:1]
    return not any(text.lexicon.has("auxiliaries", word) for word in behind)  # which is 9 of them


def _only_qualifies(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether what a share is of only qualifies what a figure counts: 40% of all taxes, and 143 tax returns."""
    many = text.many_of(derived)
    nouns = [each.figure.noun.lower().split() for each in pair if each.figure.noun]
    stem = text.lexicon.nouns.stem
    heads = {stem(words[-1]) for words in nouns}
    return many not in heads and any(stem(word) == many for words in nouns for word in words[:-1])


def are_bare(pair: Pair, text: Text) -> bool:
    """Whether a part and its whole count what was named before: two-fifths of those asked, 30 out of 75."""
    return text.is_of(*pair) and all(mention.bare for mention in pair)


def _is_listed(derived: Mention, pair: Pair) -> bool:
    """Whether the figure is only the next one of a list that a member of the pair stands in."""
    number = derived.figure.list
    return (
        not moves(derived)
        and number is not None
        and any(mention.figure.list == number and mention.sentence == derived.sentence for mention in pair)
    )


def _is_one(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether the two go together: in one sentence, or in one that takes up the other."""
    same = pair[0].sentence == pair[1].sentence or text.refers_to(pair[1], pair[0])
    return (
        same
        or link(pair[1], pair[:1], text) == BOUND
        or text.is_isolated(derived if text.is_short else None, pair)
    )


def is_apposed_to(derived: Mention, pair: Pair, text: Text) -> bool:
    """Whether it stands beside one of the pair, between commas or dashes."""
    precedes = any(mention.sentence == derived.sentence and mention.place < derived.place for mention in pair)
    return precedes and text.is_apposed(derived)
