"""The same rate over another period: £110 a week, or £5,720 a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from figures.relate.attach import NEAR, NEAREST
from figures.relate.frames import ProductForm
from figures.relate.links import BOUND, NONE, link
from figures.relate.mentions import with_per
from figures.relate.products.outcomes import FAR, others_told, outcome_of
from figures.relate.record import DENIED, Mention, Relation, Tie
from figures.relate.text import Text
from figures.relate.utterance import Utterance

MODIFIERS = 3
"""So many words at most stand between "over" and the period: over a full year."""
BEHIND = 5
"""So many words behind a figure, a period may be named."""
SUBJECT = 3
"""So many words may stand before the adjective of a subject: the country's daily output."""
OPENING = frozenset({"each_of", "during_one"})
"""Lists of which a word opens the phrase that names a period: each, during."""


def periods_of(
    later: Mention, form: ProductForm, reach: Sequence[tuple[int, Mention]], text: Text
) -> Iterator[Relation]:
    """Every rate in reach that a figure may state for another period."""
    if later.sort == "time" or not may_have_period(later, text):
        return
    earlier = [
        each
        for _, each in reach
        if each.place <= later.place and each.sort == later.sort and not each.attributive
    ]
    if not earlier or (period := period_of(later, text)) is None:
        return
    total = with_per(later, period)
    for one in earlier:
        other = period_of(one, text)
        if other in (None, period) or (one.noun and later.noun and one.noun != later.noun):
            continue
        assert other is not None
        tie, evidence = _tie(one, total, text)
        roles = {"rate": (with_per(one, other).figure,), "total": (total.figure,)}
        yield Relation(form.frame, form.name, roles, later.figure, 0, tie, evidence)


def _tie(one: Mention, later: Mention, text: Text) -> tuple[Tie, tuple[tuple[str, int], ...]]:
    told = max(later.roles.get("share", 0), later.roles.get("total", 0))
    outcome = max(told, outcome_of(later, one, ("totals_told", "averages_told"), text))
    linked = BOUND if outcome == NEAREST else link(later, (one,), text)
    apart = later.sentence - one.sentence
    evidence = ("cue", outcome), ("link", linked), ("sentences", apart)
    between = [each for each in text.mentions_between(one, later) if each.sort == later.sort]
    if (
        between
        or linked == NONE
        or DENIED in (one.mood, later.mood)
        or others_told((one, later), text)
        or _is_of_more(later, text)
        or _is_choice(one, later, text)
    ):
        return Tie.RIVAL, evidence
    if (outcome == NEAREST and apart < 2) or (
        _is_apposed(one, later, text) and not later.sort.startswith("money")
    ):
        sure = _is_worked_out(one, later, text) and not _has_times(later, text) and _is_near(one, later, text)
        return Tie.TIED if sure else Tie.NEAR, evidence
    return Tie.NEAR if outcome >= NEAR and not apart else Tie.RIVAL, evidence


def _is_apposed(one: Mention, later: Mention, text: Text) -> bool:
    """Whether only a comma stands between a rate and the one behind it: 2 litres an hour, 48 litres a day."""
    low = text.utterance(later).tokens.low
    return one.sentence == later.sentence and low[one.last : later.first] == [","]


def _is_choice(one: Mention, later: Mention, text: Text) -> bool:
    """Whether they are two prices to choose from: £12 a day or £50 a week; not £12 a day, or £84 a week."""
    between = (
        text.utterance(later).tokens.low[one.last : later.first] if one.sentence == later.sentence else []
    )
    return len(between) == 1 and text.lexicon.has("range_or", between[0]) and later.sort.startswith("money")


def _is_of_more(later: Mention, text: Text) -> bool:
    """Whether the one is what each pays, and the other what all do: 40p a week, or £2 million a year for the school."""
    low, lexicon = text.utterance(later).tokens.low, text.lexicon
    behind = range(later.last, min(later.last + BEHIND, len(low)))
    return text.has(later, "for_each_of_them") or any(
        lexicon.term("for_all_of_them", low, at) for at in behind
    )


def _is_near(one: Mention, later: Mention, text: Text) -> bool:
    """Whether the two differ no more than if somebody reckoned wrongly."""
    longer, shorter = text.units.find(later.per or ""), text.units.find(one.per or "")
    if longer is None or shorter is None or not one.size:
        return False
    return 1 / FAR < float(shorter.factor / longer.factor) * later.size / one.size < FAR


def _has_times(later: Mention, text: Text) -> bool:
    """Whether the sentence says how much of the time counts: from five to nine, in a year of 46 working weeks."""
    times = [each for each in text.utterance(later).mentions if each.sort == "time"]
    own = [each for each in times if each.figure.value != 1 and each.clause <= later.clause]
    return later.sentence in text.clock_times or bool(own)


def _is_worked_out(one: Mention, later: Mention, text: Text) -> bool:
    """Whether no price can be meant: the pass for a year is cheaper than twelve for a month."""
    return not later.sort.startswith("money") or outcome_of(later, one, (), text) == NEAREST


def may_have_period(mention: Mention, text: Text) -> bool:
    """Whether any word says that a figure is for a time: a quick look."""
    return mention.per is not None or text.utterance(mention).lists.any_of(*OPENING, "periodic")


def period_of(mention: Mention, text: Text) -> str | None:
    """What time a figure is for: 40 a day; each day 40; over a full year they need 40."""
    if mention.per is not None:
        return mention.per if is_period(mention.per, text) else None
    if not may_have_period(mention, text):
        return None
    own = text.utterance(mention)
    before = [each for each in own.mentions if each.last <= mention.first]
    if before and (whole := _whole_period(before[-1], text)) is not None:
        return whole
    start = before[-1].last if before else 0
    stop = min((each.first for each in own.mentions if each.first >= mention.last), default=own.tokens.end)
    low, lists = own.tokens.low, text.lexicon.lists
    if not before and (named := _period_of_subject(mention, own, text)) is not None:
        return named
    for at in (*range(start, mention.first), *range(mention.last, min(stop, mention.last + BEHIND))):
        if not OPENING.isdisjoint(lists.get(low[at], ())) and (found := _period_at(low, at, text)):
            return found
    return None


def _period_of_subject(mention: Mention, own: Utterance, text: Text) -> str | None:
    """The period that an adjective of the subject tells: daily output rose to 900 tonnes."""
    for at in range(own.start_of(mention.clause), mention.first) if own.lists.any_of("periodic") else ():
        if (found := text.lexicon.rates.adjectives.match(own.tokens.low, at)) is not None:
            return found[1] if at <= SUBJECT and is_period(found[1], text) else None
    return None


def _whole_period(mention: Mention, text: Text) -> str | None:
    """The period that a time is one of, if something falls into it: over a full week, in one day."""
    low, figure = text.utterance(mention).tokens.low, mention.figure
    opening = low[max(mention.first - 1, 0) : mention.first + 1]
    if mention.sort != "time" or figure.value != 1 or mention.per is not None:
        return None
    return figure.unit if any(text.lexicon.has("during_one", word) for word in opening) else None


def _period_at(low: Sequence[str], at: int, text: Text) -> str | None:
    """The period that a phrase tells: every day, over a full year."""
    lexicon = text.lexicon
    each = lexicon.has("each_of", low[at])
    end = at + 1
    while end < len(low) and end - at <= MODIFIERS and lexicon.has("one_whole", low[end]):
        end += 1
    if not each and end == at + 1:
        return None
    found = lexicon.rates.periods.match(low, end)
    if found is None or lexicon.term("rate_vetoes", low, end + found[0]):
        return None
    return found[1] if is_period(found[1], text) else None


def is_period(per: str, text: Text) -> bool:
    """Whether a rate is one over time."""
    unit = text.units.find(per)
    return unit is not None and unit.dimension == "time"
