"""Two figures in a ratio, and what a bet wins at its odds: 60 kg to 15 kg at 4:1, £25 at 8-1 for £200."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from figures.model import Figure, Kind
from figures.relate.attach import NEAREST
from figures.relate.frames import ProductForm
from figures.relate.likeness import is_amount
from figures.relate.record import DENIED, Mention, Relation, Rivals, Tie
from figures.relate.text import Text
from figures.relate.utterance import Utterance

REACH = 2
"""So many sentences before an amount its ratio is told."""
AROUND = 8
"""So many words around a ratio may say what it is one of."""
OPENING = frozenset(":–—(")
SIDES = 2
"""So many counts a ratio has."""
LIKE = frozenset({"mass", "volume", "length"})
"""Sorts of amounts that are mixed in a ratio, and told with their units."""


def ratios_of(derived: Mention, form: ProductForm, text: Text) -> Iterator[Relation]:
    """The ratio or the odds, told once and just before, that a figure and the one before it stand in."""
    wanted = "odds" if derived.sort.startswith("money") else "mixtures"
    if not derived.sort.startswith("money") and derived.sort not in LIKE:
        return
    numbers = range(derived.sentence - REACH + 1, derived.sentence + 1)
    told = [figure for number in numbers for figure in text.ratios.get(number, ())]
    if len(told) != 1 or told[0].start > derived.figure.start or not _is_of(told[0], wanted, text):
        return
    others = [
        other
        for number in range(told[0].sentence, derived.sentence + 1)
        if number in text.utterances
        for other in text.utterances[number].mentions
        if other.sort == derived.sort and other is not derived and is_amount(other)
    ]
    if len(others) != 1 or others[0].place > derived.place or others[0].per or derived.per:
        return
    first, second = ends_of(told[0])
    roles = {"one": (others[0].figure,), "other": (derived.figure,), "first": (first,), "second": (second,)}
    sure = DENIED not in {others[0].mood, derived.mood} and _says(derived, wanted, text)
    evidence = ("cue", NEAREST if sure else 0), ("sentences", derived.sentence - told[0].sentence)
    name = "odds" if wanted == "odds" else "ratio"
    if form.name == name:
        yield Relation(form.frame, name, roles, derived.figure, 0, Tie.TIED if sure else Tie.NEAR, evidence)


def proportions(text: Text) -> Iterator[Rivals]:
    """The two counts that a sentence has in a ratio told behind them: 24 boys and eight girls, or three to one."""
    for own in text.utterances.values():
        if not own.lists.any_of("telling_ratios", "outnumbering"):
            continue
        told = list(_told_ratios(own, text))
        counts = [each for each in own.mentions if each.sort == "count" and each.figure not in told]
        if len(told) != 1 or len(counts) != SIDES or not _are_beside(counts, told[0], own):
            continue
        if all(each.size > 1 and each.per is None and each.mood is None for each in counts):
            yield _proportion(counts, told[0], text)


def _are_beside(counts: Sequence[Mention], ratio: Figure, own: Utterance) -> bool:
    """Whether a ratio stands behind its sides, or before them and a colon: 15 to one: 450 pupils and 30 teachers."""
    first, last = counts[0], counts[-1]
    tokens = own.tokens
    opened = any(tokens.low[at] in OPENING and tokens.at[at] >= ratio.to for at in range(first.first))
    return last.figure.start < ratio.start or (first.figure.start > ratio.start and opened)


def _told_ratios(own: Utterance, text: Text) -> Iterator[Figure]:
    """The ratios of a sentence: 3:1, and by three to one."""
    yield from text.ratios.get(own.number, ())
    for each in own.mentions:
        if each.bare and text.lexicon.term("to_one", own.tokens.low, each.last):
            yield each.figure


def _proportion(counts: Sequence[Mention], ratio: Figure, text: Text) -> Rivals:
    """The relation of two counts; of a part and its whole, that of the part and the others, too."""
    first, second = ends_of(ratio)[:SIDES] if ratio.ends or ratio.value is None else (ratio, one_of(ratio))
    part, whole = sorted(counts, key=lambda each: each.size)
    nested = text.is_of(part, whole) or whole.roles.get("whole", 0) == NEAREST
    forms = ["proportion"]
    if nested:
        forms = ["proportion-rest", *forms[text.has(part, "outnumbering") :]]
    ends = {"first": (replace(first, precision=Decimal(1)),), "second": (second,)}
    roles = {"one": (part.figure,), "other": (whole.figure,), **ends}
    found = [Relation("ratio", form, roles, ratio, 0, Tie.TIED, (("told", NEAREST),)) for form in forms]
    return Rivals(ratio, tuple(found), tuple)


def one_of(ratio: Figure) -> Figure:
    """The one that words set against a number: three to one."""
    return replace(ratio, value=Decimal(1), precision=Decimal(0))


def ends_of(ratio: Figure) -> Sequence[Figure]:
    """The sides of a ratio as plain numbers."""
    values = (ratio.low, ratio.high) if ratio.kind is Kind.SCORE else [end.value for end in ratio.ends]
    return [
        replace(
            ratio,
            kind=Kind.NUMBER,
            value=value,
            low=None,
            high=None,
            ends=(),
            unit=None,
            precision=Decimal(0),
        )
        for value in values
    ]


def _is_of(ratio: Figure, wanted: str, text: Text) -> bool:
    """Whether words beside a ratio say what it is one of."""
    tokens = text.extraction.tokens[ratio.sentence]
    if tokens is None:
        return False
    at = next((at for at in range(tokens.end) if tokens.to[at] > ratio.at), tokens.end)
    return text.lexicon.stands(wanted, tokens.low, at - AROUND, at + AROUND)


def _says(derived: Mention, wanted: str, text: Text) -> bool:
    """Whether the sentence says that it is what was won, or what goes with the other."""
    return text.has(derived, f"{wanted}_outcomes")
