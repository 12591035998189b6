"""Which usual slip explains a finding: `20 miles is 32 km, not 23 km; 23 km may be 32 km with two digits exchanged`.

A slip explains a finding if the rule's own equation holds once it is undone, by the digits alone: without the
hedges of the figures, and without the tolerance of the rule. A hint never decides anything; it only helps to see
what happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from figures.interval import Interval
from figures.model import Figure, Kind, Qualifier
from figures.money.months import month_number
from figures.relate import Tie
from figures.rules.findings.catalogue import language_of, told, translated
from figures.rules.findings.messages import fill
from figures.rules.findings.misspelt import misspelt_scales
from figures.rules.findings.slips import SLIPS, TELLING, TRANSPOSED, TYPED, Slip
from figures.rules.judging.document import Document, Whole
from figures.rules.judging.evaluate import judge
from figures.rules.judging.trial import Bound, sharp, with_figures
from figures.rules.judging.verdict import Verdict, scope
from figures.rules.semantics.context import Context
from figures.rules.semantics.implied_rates import conversion, mistaken_pair
from figures.rules.semantics.worlds import World
from figures.rules.syntax.expression import Expression
from figures.rules.syntax.records import Restates, Rule
from figures.rules.syntax.slots import slots_of

MAX_FIGURES = 6
"""How many figures of a finding are searched for a slip."""

MOST_HINTS = 250
"""For so many failed matches of a text a slip is looked for: it takes longer than all else."""

_ABOUT = Interval.between(Fraction(93, 100), Fraction(107, 100))
"""How far from the rate of the month what is about that rate may be."""

_CURRENCIES = "the currencies of {one} and {other} may have changed places"
_UNITS = "the units of {one} and {other} may have changed places"
_WORTH_IN = "{figure} is about its worth in {currency}"
_WORTH_OF = "{figure} is about the worth of as many {currency}"


def hint(verdict: Verdict, reported: Figure, document: Document) -> str | None:
    """What may have happened, in words; None if no usual slip explains it.

    It is found out once: whether a relation is said depends on it, and then its message does. In a text with hundreds
    of slips nobody asks what each may have been.
    """
    key = verdict.rule.id, id(verdict.match)
    if key not in document.hints:
        if len(document.hints) >= MOST_HINTS:
            return None
        context = document.context.afresh().reading(World.ROUNDED)
        document.hints[key] = verdict.match, next(_explanations(verdict, reported, context), None)
    return document.hints[key][1]


def _explanations(verdict: Verdict, reported: Figure, context: Context) -> Iterator[str]:
    if misspelt := misspelt_scales(verdict.match.figures, context):
        for figure, word, scale in misspelt:
            names = {"word": word, "figure": figure.plain, "scale": scale}
            yield translated("“{word}” behind {figure} may be “{scale}”", context, **names)
        return  # its value is another than was read, and nobody else is to blame
    relation = verdict.match.relation
    tie = relation.tie if relation is not None else None
    any_slip = tie is Tie.TIED and _is_same(verdict)
    exact = with_figures(verdict.match.bound, {}, Qualifier.EXACT)
    trial = _Trial(verdict.rule, exact, context, None if any_slip else tie)
    for slip in verdict.rule.slips if tie not in (Tie.LOOSE, Tie.RIVAL) else ():
        if trial.holds(slip.when):
            words = fill(told(slip.says, context), scope(trial.rule, trial.bound, context))
            yield Whole(words) if slip.alone else words
    yield from _another_rate(verdict, context)
    equation = sharp(verdict.rule.require)
    if equation is not None and not verdict.match.ends:
        figures = sorted(verdict.match.figures, key=lambda figure: figure.start != reported.start)[
            :MAX_FIGURES
        ]
        yield from _exchanged_units(figures, equation, trial)
        yield from _undone(figures, equation, trial)


def _is_same(verdict: Verdict) -> bool:
    """Whether it is of one thing in two units: there, units are mistaken as well as digits."""
    relation = verdict.match.relation
    return relation is not None and relation.frame == "same"


class _Trial(Struct, frozen=True):
    """The names of a rule, by which other values are tried for its figures; `tie` is that of a relation."""

    rule: Rule
    bound: Bound
    context: Context
    tie: Tie | None = None

    @property
    def slips(self) -> tuple[Slip, ...]:
        """The slips that may explain it: the less the words tell, the fewer."""
        if self.tie is None:
            return SLIPS
        if self.tie is Tie.RIVAL:
            return TRANSPOSED
        return TYPED if self.tie is Tie.TIED else TELLING

    def holds(self, condition: Expression, *meant: Figure) -> bool:
        """Whether the condition holds with these figures in place of those that start where they do."""
        bound = with_figures(self.bound, {figure.start: figure for figure in meant})
        judgement = judge(condition, scope(self.rule, bound, self.context))
        return judgement.truth is not False and judgement.reason is None

    def holds_sharply(self, condition: Expression, meant: Figure, slack: Fraction) -> bool:
        """Whether it holds with this figure, and would not if it were `slack` times as much or as little."""
        if not self.holds(condition, meant):
            return False
        value = None if meant.value is None else Fraction(meant.value)
        aside = (value * slack, value / slack) if value is not None else ()
        return not any(self.holds(condition, replace(meant, value=other)) for other in aside)


def _exchanged_units(figures: Sequence[Figure], equation: Expression, trial: _Trial) -> Iterator[str]:
    for pair in combinations(figures, 2):
        one, other = sorted(pair, key=lambda figure: figure.start)
        if one.kind is not other.kind or one.unit == other.unit or one.kind not in (Kind.MEASURE, Kind.MONEY):
            continue
        if trial.holds(equation, replace(one, unit=other.unit), replace(other, unit=one.unit)):
            text = _CURRENCIES if one.kind is Kind.MONEY else _UNITS
            yield translated(text, trial.context, one=one.plain, other=other.plain)


def _undone(figures: Sequence[Figure], equation: Expression, trial: _Trial) -> Iterator[str]:
    for slip in trial.slips:
        for figure in figures:
            for meant, says in slip.undo(figure, trial.context):
                if trial.holds_sharply(equation, meant, slip.slack):
                    yield says()


def _another_rate(verdict: Verdict, context: Context) -> Iterator[str]:
    """The euro's rate for the pound's; a sum divided by the rate instead of multiplied."""
    rule = verdict.rule
    if not isinstance(rule.find, Restates) and not _is_same(verdict):
        return
    outer, inner = [verdict.match.bound.get(slot.name) for slot in slots_of(rule.find)][:2]
    if not isinstance(outer, Figure) or not isinstance(inner, Figure) or outer.value is None:
        return
    one = conversion(outer, inner, context)
    pair = mistaken_pair(one, context) if one is not None else None
    if one is None or pair is None or not _is_of_the_day(one.rate, pair, context):
        return
    base, quote = one.pair
    if pair == (quote, base):
        yield translated("{figure} may have been converted the wrong way round", context, figure=outer.plain)
    elif pair[0] == base:
        yield translated(_WORTH_IN, context, figure=inner.plain, currency=_name(pair[1], context))
    else:
        yield translated(_WORTH_OF, context, figure=inner.plain, currency=_name(pair[0], context))


def _is_of_the_day(rate: Interval, pair: tuple[str, str], context: Context) -> bool:
    """Whether it is about the rate of this pair in the month of the article, if that is known."""
    date = context.article.date
    usual = context.rates.month(*pair, month_number(date)) if date is not None else None
    return usual is None or (usual * _ABOUT).meet(rate) is not None


def _name(currency: str, context: Context) -> str:
    from babel.numbers import get_currency_name  # only findings need it, and it takes long to load

    return get_currency_name(currency, count=2, locale=language_of(context))
