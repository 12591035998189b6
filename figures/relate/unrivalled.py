"""The only change that a short text tells, and the only two figures that can have changed so.

A reader of few figures asks for no syntax: attendance fell by a third; there were 60 cakes last year; now there are
40. Where one figure says by how much something changed, and among all others only two can stand for what it was and
what it is, these three are meant, however far apart they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations
from math import log

from msgspec import Struct
from msgspec.structs import replace

from figures.model import Change, Qualifier, Section
from figures.relate.against import is_repeated, is_yearly
from figures.relate.attach import NEAR, NEAREST
from figures.relate.bases import is_of_another_base, is_since
from figures.relate.frames import PairForm, load_frames
from figures.relate.likeness import NEVER_LENT, is_amount, is_group, is_level, is_past, is_span
from figures.relate.mentions import TIMES, with_rate, with_unit
from figures.relate.pairing import Pair, in_order
from figures.relate.record import EXPECTED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text

FORMS = {"percent": "change-percent", "ratio": "change-percent", "points": "change-points", TIMES: "change-times"}
"""The forms of changes by the sorts of what tells them; an amount tells a difference."""
AMOUNT = "change-amount"
EXACT = frozenset({Qualifier.EXACT, Qualifier.ABOUT})
SPREAD = 4
"""So many sentences at most lie between the first and the last of the three."""
FAR = 5
"""Three that belong together are off by less than so many times, even where somebody slipped."""
LEAST = 0.01
"""So much at least is left of what falls by nearly all."""
CLOSER = 3
"""So many times better one of several pairs fits, if it is meant."""
SAME = 0.02
"""So little apart, two changes are one, told twice: a third, or 33 per cent."""
DENYING = 3
"""So many words behind a denial, a figure is denied."""
PHRASE = 4
"""So many words behind a change, what has changed is named: a cut of 25 per cent in arrears."""


class Step(Struct, frozen=True):
    """A figure that says by how much something changed, and which way, if words tell: more or less clearly."""

    mention: Mention
    way: int
    cue: int
    unclear: bool

    @property
    def form(self) -> str:
        """The form of the change that it tells."""
        return FORMS.get(self.mention.sort, AMOUNT)


def unrivalled(text: Text, anything: Callable[[Mention], Iterable[Relation]]) -> Iterator[Rivals]:
    """The only change that a short text tells, with the only pair that it can be of."""
    if not text.is_short:
        return
    steps = list(_steps(text))
    for step in steps:
        if not _is_only(step, steps):
            continue
        pairs = list(_pairs(step, text))
        meant, sure = _the_one(step, pairs)
        if meant is None or not _may_be(step, meant, text):
            continue
        form = next(form for form in load_frames().pairs if form.name == step.form)
        tie = min(_tie(step, meant, text), Tie.TIED if sure and not is_since(step.mention, meant, text) else Tie.NEAR)
        if tie is Tie.RIVAL:
            continue
        told = [_relation(step, meant, form, tie, text)]
        told += [_relation(step, pair, form, Tie.RIVAL, text) for pair in pairs if pair is not meant]
        told += [_turned(each) for each in told if step.unclear]
        if step.way <= 0 and step.mention.sort in ("percent", "ratio"):
            told += [_as_share(step, pair) for pair in pairs if pair[0].size < pair[1].size]
        yield Rivals(step.mention.figure, tuple(told), partial(anything, step.mention))


def _steps(text: Text) -> Iterator[Step]:
    """What says by how much something changed."""
    for mention in text.mentions:
        if _is_denied(mention, text) or is_level(mention, text) or not is_amount(mention):
            continue
        up, down = (mention.roles.get(role, 0) for role in ("up", "down"))
        way, cue = (up > down) - (up < down), max(up, down, mention.roles.get("gap", 0))
        if mention.figure.change is not None:
            way, cue = (1 if mention.figure.change is Change.UP else -1), NEAREST
        if mention.sort in (TIMES, "points"):
            cue = NEAREST
        way = 0 if mention.sort == TIMES else way
        if cue >= (NEAR if way and mention.sort in FORMS else NEAREST) and not _is_of_else(mention, way, text):
            yield Step(mention, way, cue, not way or _is_unclear(mention, text))


def _is_of_else(mention: Mention, way: int, text: Text) -> bool:
    """Whether a share is one of what it counts, and no change of it: by two thirds of the votes; a third more fruit."""
    if mention.sort not in ("percent", "ratio"):
        return False
    if not way and text.follows_of(mention):
        return True
    noun = mention.figure.noun
    return noun is not None and not (text.follows_of(mention) or text.is_change(noun) or text.is_rate(mention))


def _is_unclear(mention: Mention, text: Text) -> bool:
    """Whether the word beside it leaves open which way it went: 20 per cent worse."""
    low, known = text.utterance(mention).tokens.low, text.lexicon.orders.meanings
    around = (*low[max(mention.first - 2, 0) : mention.first], *low[mention.core[1] : mention.last + 1])
    return any(found.role == "unclear" for word in around for found in known.get(word, ()))


def _is_only(step: Step, steps: Sequence[Step]) -> bool:
    """Whether no other figure tells another change: fell by a tenth, and then by a further 5."""
    return all(_may_go_with(step, each) for each in steps if each is not step)


def _may_go_with(step: Step, other: Step) -> bool:
    """Whether another change is the same one, told again, or of other things: by £300, or a third."""
    one, two = step.mention, other.mention
    if AMOUNT in (step.form, other.form):
        bare = two if other.form == AMOUNT else one
        return step.form != other.form and ("points" in (one.sort, two.sort) or not bare.bare or _in_words(bare))
    return {one.sort, two.sort} == {"percent", "ratio"} and abs(one.size - two.size) <= SAME * one.size


def _in_words(mention: Mention) -> bool:
    """Whether it is written in words: the two apart."""
    return mention.figure.written is None or mention.figure.written.in_words


def _pairs(step: Step, text: Text) -> Iterator[Pair]:
    """Every two figures of one sort that may have changed so, in the order of the text."""
    levels = [each for each in text.mentions if each is not step.mention and _is_level(each, step, text)]
    for one, other in combinations(levels, 2):
        spread = [each.sentence for each in (one, other, step.mention)]
        pair = _alike(one, other, levels)
        if pair is not None and step.form == AMOUNT:
            pair = _of_sort(step, pair, text) if sum(each.sort == one.sort for each in levels) == 2 else None
        if pair is not None and step.form == "change-points" and pair[0].sort != "percent":
            continue
        if pair is not None and _is_together(step.mention, pair, text) and max(spread) - min(spread) <= SPREAD:
            yield pair


def _is_together(step: Mention, pair: Pair, text: Text) -> bool:
    """Whether a pair stands in the passage of a change, and is no part with its whole: 23 of 30."""
    if text.is_of(*pair) or text.is_of(*reversed(pair)):
        return False
    blocks = {text.section(each) for each in (step, *pair)}
    return len({each.block for each in (step, *pair)}) == 1 or not blocks <= {Section.BODY}


def _is_level(mention: Mention, step: Step, text: Text) -> bool:
    """Whether a figure may be what something was, or is."""
    if step.mention.sort == "points" and not (mention.sort == "percent" or mention.bare):
        return False
    if (step.form != AMOUNT and step.mention.sort == mention.sort) or (mention.sort == "count" and mention.size == 1):
        return False
    if step.way >= 0 and mention.roles.get("whole", 0) == NEAREST and _follows_of(mention, text):
        return False
    if not is_amount(mention) or mention.attributive or mention.sort in NEVER_LENT:
        return False
    apart = is_past(mention, text) if step.mention.sort == TIMES else is_span(mention, text)
    return not (apart or is_group(mention, text) or text.is_base(mention) or _is_denied(mention, text))


def _is_denied(mention: Mention, text: Text) -> bool:
    """Whether a word right before a figure says that it is not so."""
    low, known = text.utterance(mention).tokens.low, text.lexicon.orders.meanings
    before = low[max(mention.first - DENYING, 0) : mention.first]
    return any(found.role == "denials" for word in before for found in known.get(word, ()))


def _follows_of(mention: Mention, text: Text) -> bool:
    """Whether it is the whole of which something is told: of the 8,000 books none came back."""
    low = text.utterance(mention).tokens.low[max(mention.first - 2, 0) : mention.first]
    return any(text.lexicon.has("of", word) for word in low)


def _alike(one: Mention, other: Mention, levels: Sequence[Mention]) -> Pair | None:
    """Both as mentions of one sort; a bare number has the unit of the last figure before it that has one."""
    if one.sort == other.sort:
        if (one.per and other.per and one.per != other.per) or (
            one.noun and other.noun and one.noun != other.noun
        ):
            return None
        if one.sort.startswith("money") and _is_apiece(one) != _is_apiece(other):
            return None
        return with_rate(one, other), with_rate(other, one)
    if other.bare and not one.bare:
        between = [each for each in levels if one.place < each.place < other.place]
        if one.sort != "count" and all(each.bare for each in between):
            return one, with_unit(other, one)
    return None


def _is_compared(mention: Mention, text: Text) -> bool:
    """Whether a comparative stands behind a bare number, or "by" before it: can expect 3.7 fewer."""
    low, known = text.utterance(mention).tokens.low, text.lexicon.orders.meanings
    behind = (found.role for word in low[mention.core[1] : mention.last + 1] for found in known.get(word, ()))
    by = mention.first > 0 and text.lexicon.has("by", low[mention.first - 1])
    return by or not {"comparing", "unclear"}.isdisjoint(behind)


def _of_sort(step: Step, pair: Pair, text: Text) -> Pair | None:
    """A pair as what differs by an amount, if it is of its sort: bare numbers have the unit of an amount before them."""
    amount = step.mention
    if amount.bare and not pair[0].bare:
        return pair if _is_compared(amount, text) else None
    other = amount.noun is not None and amount.noun not in (pair[0].noun, pair[1].noun)
    if other and _in_words(amount):
        return None  # 1,200 people live in Sarn and 3,400 in Holt, the lower of the two villages
    if pair[0].sort == amount.sort:
        return pair if amount.bare or not pair[0].bare else None
    if all(each.bare and each.place > amount.place for each in pair):
        return with_unit(pair[0], amount), with_unit(pair[1], amount)
    return None


def _is_apiece(mention: Mention) -> bool:
    return mention.roles.get("each", 0) == NEAREST or mention.per == "item"


def _is_near(step: Step, pair: Pair) -> bool:
    """Whether it is off no more than if somebody reckoned wrongly, or slipped."""
    small, large = sorted(abs(each.size) for each in pair)
    claimed = step.mention.size
    if small <= 0 or claimed <= 0:
        return False
    if step.mention.sort == "points":
        return claimed < FAR * (large - small) < FAR * FAR * claimed
    if step.form == AMOUNT:
        return claimed * step.mention.factor < large and claimed < FAR * (large - small) < FAR * FAR * claimed
    told, actual = _growth(step), log(large / small)
    return told < FAR * actual < FAR * FAR * told


def _growth(step: Step) -> float:
    """How large a change is, alike for rises and falls: as a logarithm."""
    size = step.mention.size
    if step.mention.sort == TIMES:
        return abs(log(size))
    return -log(max(1 - size, LEAST)) if step.way < 0 else log(1 + size)


def _the_one(step: Step, pairs: Sequence[Pair]) -> tuple[Pair | None, bool]:
    """The pair that a change must be of, if there is one; and whether it is about as large as that is said to be.

    It is the only one, that of which words tell what was before, and what is now, or the only one of a sentence.
    """
    near = [pair for pair in pairs if _is_near(step, pair)]
    for is_meant in (_is_timed, partial(_is_within, step.mention.sentence), _is_one_sentence, _is_any):
        found = [pair for pair in near if is_meant(pair)]
        if len(found) == 1:
            return found[0], True
    if near:
        return _nearest(step, near), False
    lone = [pair for pair in pairs if _is_timed(pair) or (len(pairs) == 1 and _is_within(step.mention.sentence, pair))]
    return (lone[0], False) if len(lone) == 1 else (None, False)


def _nearest(step: Step, near: Sequence[Pair]) -> Pair | None:
    """Of several pairs the one that fits by far the best."""
    if step.form == AMOUNT:
        return None
    best, second = sorted(near, key=lambda pair: _error(step, pair))[:2]
    return best if CLOSER * _error(step, best) < _error(step, second) else None


def _error(step: Step, pair: Pair) -> float:
    """How far a pair is from having changed so."""
    small, large = sorted(abs(each.size) for each in pair)
    if step.mention.sort == "points":
        return abs(large - small - step.mention.size)
    return abs(log(large / small) - _growth(step))


def _is_timed(pair: Pair) -> bool:
    return {_when(each) for each in pair} == {"then", "now"}


def _is_within(sentence: int, pair: Pair) -> bool:
    return all(each.sentence == sentence for each in pair)


def _is_one_sentence(pair: Pair) -> bool:
    return pair[0].sentence == pair[1].sentence


def _is_any(_: Pair) -> bool:
    return True


def _when(mention: Mention) -> str | None:
    """Whether words say that it was so before, or is so now."""
    old = max(mention.roles.get("old", 0), mention.roles.get("then", 0))
    new = mention.roles.get("new", 0)
    return "then" if old > new else "now" if new > old else None


def _may_be(step: Step, pair: Pair, text: Text) -> bool:
    """Whether nothing speaks against it: another time, another mood, another money, what is exact for none."""
    mention = step.mention
    if any(each.figure.qualifier not in EXACT for each in (mention, *pair)):
        return False
    if _is_expected(mention, text) and not any(each.mood == EXPECTED for each in pair):
        return False
    own = text.utterance(mention)
    if "deflating" in own.lists and text.lexicon.stands("deflating", own.tokens.low):
        return False
    if is_since(mention, pair, text) and not any(_when(each) == "then" or each.years for each in pair):
        return False
    old = max(pair, key=lambda each: step.way * -each.size)
    if _is_placed(mention, pair, text) or is_of_another_base(mention, old, text):
        return False
    if is_repeated(mention, text) or is_yearly(mention, text) or _are_priced(pair, text):
        return False
    return not (text.is_margin(mention) or text.is_set_apart(mention, pair) or _is_of_another_time(mention, pair, text))


def _are_priced(pair: Pair, text: Text) -> bool:
    """Whether both are prices of what is paid together: dinners at £14 and wine at £19 came to £50."""
    return all(text.is_price(each) for each in pair) and len(text.by_sort[pair[0].sort]) > len(pair)


def _is_placed(mention: Mention, pair: Pair, text: Text) -> bool:
    """Whether it says how far somebody is behind another of whom the clause does not tell: 38%, four points behind."""
    low = text.utterance(mention).tokens.low
    behind = low[mention.core[1] : mention.last + 2]
    placed = any(text.lexicon.has("placing", word) for word in behind)
    named = any(text.lexicon.has(what, word) for word in behind for what in ("of", "than"))
    return placed and not named and any(each.clause != mention.clause for each in pair)


def _is_expected(mention: Mention, text: Text) -> bool:
    """Whether a word before it says that it is to come; one behind may be said of it: 5 per cent should be enough."""
    own = text.utterance(mention)
    ahead = own.tokens.low[own.start_of(mention.clause) : mention.first]
    return mention.mood == EXPECTED and any(mood == EXPECTED for _, _, mood in text.lexicon.roles.moods.scan(ahead))


def _is_of_another_time(mention: Mention, pair: Pair, text: Text) -> bool:
    """Whether a change is told of years that those of the pair are not."""
    years = set().union(*(text.years[each.sentence] for each in pair))
    own = text.years[mention.sentence]
    return text.is_of_another_time(mention, pair) and (len(own) > 1 or bool(years))


def _tie(step: Step, pair: Pair, text: Text) -> Tie:
    """How closely what the words speak of ties the change to the pair."""
    own = text.utterance(step.mention)
    if any(each.sentence == own.number for each in pair):
        return Tie.TIED
    topics = set().union(*(text.utterance(each).topics for each in pair))
    said = _subject(step, text)
    if said is None or said & topics:
        return Tie.TIED
    announced = all(each.place > step.mention.place for each in pair)
    if not announced:
        return Tie.NEAR if _is_noun(step, text) else Tie.RIVAL
    next_to = min(each.sentence for each in pair) == own.number + 1
    if all(is_level(each, text) for each in pair):
        return Tie.NEAR  # its seat went from 10,000 people to 11,500
    return Tie.TIED if next_to and any(_when(each) or each.years for each in pair) else Tie.NEAR


def _subject(step: Step, text: Text) -> set[str] | None:
    """What a change is said to be of, or None if that is said nowhere, or by a word that refers back."""
    mention, own = step.mention, text.utterance(step.mention)
    low, lexicon = own.tokens.low, text.lexicon
    if _is_noun(step, text):
        at = next((at for at in _behind(mention, low) if lexicon.has("prepositions", low[at])), None)
        return own.words(at, at + PHRASE) or None if at is not None else None
    start = own.start_of(mention.clause)
    if any(lexicon.roles.links.match(low, at) for at in range(max(mention.first - PHRASE, start), mention.first)):
        return None
    return {word for word in own.words(start, mention.first) if word not in lexicon.roles.fillers} or None


def _behind(mention: Mention, low: Sequence[str]) -> range:
    return range(mention.last, min(mention.last + PHRASE, len(low)))


def _is_noun(step: Step, text: Text) -> bool:
    """Whether an article opens a phrase that names a change: a 25 per cent cut, the gain of 60 per cent."""
    mention = step.mention
    low, has = text.utterance(mention).tokens.low, text.lexicon.has
    opened = low[max(mention.first - PHRASE, 0) : mention.first]
    articles = any(has(what, word) for word in opened for what in ("articles_before", "definite", "demonstratives"))
    of = mention.first > 1 and has("of", low[mention.first - 1]) and text.is_change(low[mention.first - 2])
    behind = any(text.is_change(low[at]) for at in range(mention.core[1], min(mention.last + 1, len(low))))
    return of or (articles and behind)


def _as_share(step: Step, pair: Pair) -> Relation:
    """What is lost may be told instead of what is left: a third of the 90 tonnes were destroyed, 30 tonnes."""
    part, whole = sorted(pair, key=lambda each: each.size)
    roles = {"part": (part.figure,), "whole": (whole.figure,), "share": (step.mention.figure,)}
    return Relation("share", "share", roles, step.mention.figure, 0, Tie.RIVAL, (("cue", step.cue),))


def _turned(relation: Relation) -> Relation:
    """The same the other way round: nobody knows what 20 per cent worse is."""
    roles = dict(relation.roles) | {"old": relation.roles["new"], "new": relation.roles["old"]}
    return replace(relation, roles=roles, way=-relation.way, tie=Tie.RIVAL)


def _relation(step: Step, pair: Pair, form: PairForm, tie: Tie, text: Text) -> Relation:
    first, second = in_order(pair, step.mention, form, step.way, text)
    if step.way * (second.size - first.size) < 0:
        first, second = second, first
    way = step.way or (1 if second.size >= first.size else -1)
    by = with_unit(step.mention, first) if step.mention.bare and not first.bare else step.mention
    roles = {"old": (first.figure,), "new": (second.figure,), "by": (by.figure,)}
    evidence = (("cue", step.cue), ("link", 2 if tie is Tie.TIED else 1), ("sole", int(tie is Tie.TIED)))
    return Relation(form.frame, form.name, roles, step.mention.figure, way, tie, evidence)
