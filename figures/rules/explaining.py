"""All that is known of one figure: how it is read, how wide its number is, and what every rule made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from figures.interval import Interval
from figures.model import Article, Extraction, Figure, Finding
from figures.normalise import Settings
from figures.relate import Relation, relate
from figures.rules.checking import Budget, open_document, verdicts
from figures.rules.findings.finding import finding
from figures.rules.findings.recompute import SAME
from figures.rules.judging.document import Document
from figures.rules.judging.verdict import Outcome, Verdict, read_as
from figures.rules.semantics.evidence import plausible
from figures.rules.semantics.worlds import OTHER_WORLDS, End, World, interval
from figures.rules.syntax.records import RuleSet


class Interpretation(Struct, frozen=True):
    """One reading of a figure, with the values that it may have in its own unit, world by world.

    A reading that is not `plausible` counts for nothing: nothing in the article speaks for that currency.
    """

    figure: Figure
    plausible: bool
    values: tuple[tuple[World, Interval], ...]


class Judged(Struct, frozen=True):
    """What a rule concluded of a relation that the figure stands in; with the finding, if there is one."""

    verdict: Verdict
    finding: Finding | None = None


class Explanation(Struct, frozen=True):
    """A figure of an article with its readings, the best first, and what the rules made of it.

    `others` counts the rules that saw nothing there for them to look at. `rivals` are the other figures that it may
    follow from, those that words tell first: if one of them is right, no rule speaks.
    """

    article: Article
    figure: Figure
    readings: tuple[Interpretation, ...]
    judged: tuple[Judged, ...]
    others: int
    rivals: tuple[Relation, ...] = ()


def explain(extraction: Extraction, figure: Figure, ruleset: RuleSet, settings: Settings) -> Explanation:
    """Run all rules over the article, and keep what concerns one of its figures."""
    document = open_document(extraction, settings)
    judged = []
    for each in verdicts(document, ruleset):
        if not isinstance(each, Budget) and any(_is_part(part, figure) for part in each.match.figures):
            found = finding(each, document) if each.outcome is Outcome.FAILED else None
            judged.append(Judged(each, found))
    article = extraction.article
    readings = interpretations(figure, document.names_currency, settings)
    others = len(ruleset.rules) - len({each.verdict.rule.id for each in judged})
    chosen = [each.verdict.match.relation for each in judged]
    rivals = tuple(each for each in _rivals(figure, document) if each.frame != SAME and each not in chosen)
    return Explanation(article, figure, readings, tuple(judged), others, rivals)


def interpretations(
    figure: Figure, names_currency: Callable[[str], bool], settings: Settings
) -> tuple[Interpretation, ...]:
    """The readings of a figure, the best first, in an article that names these currencies."""
    readings = [_interpretation(figure, True, settings)]
    for reading in figure.readings:
        other = read_as(figure, reading)
        readings.append(_interpretation(other, plausible(reading, figure, names_currency), settings))
    return tuple(readings)


def _rivals(figure: Figure, document: Document) -> Iterator[Relation]:
    """All that the figure may follow from."""
    context = document.context
    for rivals in relate(document.extraction, context.lexicon, context.units):
        if _is_part(rivals.figure, figure):
            yield from rivals.relations
            yield from rivals.others()


def _is_part(part: Figure, figure: Figure) -> bool:
    """Whether this is the figure itself, an end of its range, or a reported statistic whose value it is."""
    is_value = part.start <= figure.start and figure.end <= part.end and figure.number[0] == part.number[0]
    return (figure.start <= part.start and part.end <= figure.end) or is_value


def _interpretation(figure: Figure, is_plausible: bool, settings: Settings) -> Interpretation:
    values = (
        (world, interval(figure, world, End.HULL, settings)) for world in (World.ROUNDED, *OTHER_WORLDS)
    )
    known = tuple((world, value) for world, value in values if value is not None)
    return Interpretation(replace(figure, readings=()), is_plausible, known)
