"""Relations judged: a figure is wrong only if nothing that it may follow from makes it right.

The relations of one figure are its rivals, as the readings of an ambiguous figure are. If one of them may hold, the
figure is explained, and silent. Else the closest one is a finding, as loudly as the words tie it: with a usual slip
that explains the difference, or without one if they leave no doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import chain

from msgspec.structs import replace

from figures.interval import Interval
from figures.lexicon import has_words
from figures.model import Confidence, Figure, Qualifier, Severity
from figures.relate import BARRED, BOTH, BOUND, WAY, Relation, Rivals, Tie, has_few, load_frames, relate
from figures.rules.judging.document import Document, Whole
from figures.rules.judging.exchanged import exchanged, significant
from figures.rules.judging.matches import Match
from figures.rules.judging.right import EXPLAINS, Right, is_sole
from figures.rules.judging.select import fits
from figures.rules.judging.terms import lacks_a_term
from figures.rules.judging.verdict import Outcome, Verdict, verdict
from figures.rules.semantics.values import Items, Quantity, Value, number
from figures.rules.syntax.records import Related, Rule, RuleSet

MOST_RIVALS = 120
"""So many ways that a figure may follow from others are tried."""
MOST_ACCUSED = 2
"""So many of the relations that fail are looked at for a slip, the closest first."""
FEWEST_DIGITS, SHARP_DIGITS = 2, 2
"""So many digits at least each figure of a loose relation has, and one of them."""

BOUNDS = 2
"""Of so many figures that are told only as bounds (more than 12,000), a slip shows nothing."""


FULLY = {"cue": 3, "roles": 1, "link": 2, "alone": 1, "isolated": 1}
"""What speaks for three figures of which words tell everything: 35 kilos heavier than the 90-kilo calf."""

Rules = Mapping[str, Sequence[tuple[Rule, Related]]]
Seen = dict[tuple[str, int], list[frozenset[int]]]
"""The figures of each verdict, by its frame and the place of each of them."""
Hint = Callable[[Verdict, Document], str | None]
"""Tells the usual slip that explains a failed relation, if there is one."""


@lru_cache(maxsize=8)
def by_frame(ruleset: RuleSet) -> Rules:
    """The rules about relations by their frames."""
    found: dict[str, list[tuple[Rule, Related]]] = {}
    for rule in ruleset.rules:
        if isinstance(rule.find, Related):
            found.setdefault(rule.find.frame, []).append((rule, rule.find))
    return found


def judged(document: Document, rules: Rules, hint: Hint) -> Iterator[Verdict]:
    """One verdict for each figure that follows from others: that on the relation which explains it, or accuses it."""
    if not rules:
        return
    context = document.context
    failed: dict[frozenset[int], Verdict] = {}
    right = Right()
    seen: Seen = defaultdict(list)
    known = has_words(document.language)
    related = relate(document.extraction, context.lexicon, context.units) if known else ()
    for rivals in chain(related, _reported(document)):
        if _is_seen(rivals, seen):
            continue
        found = _judge(rivals, rules, document, hint)
        if found is None:
            continue
        figures = frozenset(figure.start for figure in found.match.figures)
        for start in figures:
            seen[rivals.relations[0].frame, start].append(figures)
        if found.outcome is Outcome.FAILED:
            failed[figures] = max(failed.get(figures, found), found, key=_strength)
        else:
            right.learn(found)
            yield found
    accused = {
        figures: each
        for figures, each in failed.items()
        if not right.clears(each) and not lacks_a_term(each, document, hint)
    }
    said = list(_outermost(_strongest(accused), lambda each: isinstance(hint(each, document), Whole)))
    yield from said
    if not said and known:
        more = exchanged(
            document,
            right,
            lambda each: _verdicts(each, rules, document),
            lambda each: hint(each, document),
        )
        yield from (replace(each, severity=Severity.WARNING, confidence=Confidence.CERTAIN) for each in more)


def _strongest(failed: Mapping[frozenset[int], Verdict]) -> dict[frozenset[int], Verdict]:
    """Of several relations by which a rule accuses one figure, the closest: who slips once is told once."""
    best: dict[tuple[str, int], frozenset[int]] = {}
    for figures, each in failed.items():
        relation = each.match.relation
        assert relation is not None
        key = each.rule.id, relation.derived.start
        best[key] = max(best.get(key, figures), figures, key=lambda known: _strength(failed[known]))
    kept = set(best.values())
    return {figures: each for figures, each in failed.items() if figures in kept}


def _outermost(
    failed: Mapping[frozenset[int], Verdict], says_all: Callable[[Verdict], bool]
) -> Iterator[Verdict]:
    """The failed relations but for those that are part of one that says it all: a percentage, and its direction."""
    within: set[frozenset[int]] = set()
    for figures, each in failed.items():
        for start in figures if len(figures) > 2 else ():
            part = figures - {start}
            inner = failed.get(part)
            if inner is not None and _says_less(inner, each) and says_all(each):
                within.add(part)
    yield from (each for figures, each in failed.items() if figures not in within)


def _says_less(inner: Verdict, outer: Verdict) -> bool:
    """Whether a relation has the same figures in the same roles as another of its frame, which has more."""
    one, other = inner.match.relation, outer.match.relation
    return (
        one is not None
        and other is not None
        and one.frame == other.frame
        and one.roles.items() <= other.roles.items()
    )


def _is_seen(rivals: Rivals, seen: Seen) -> bool:
    """Whether a closer relation has told already what would only be listed."""
    relation = rivals.relations[0]
    if relation.tie is not Tie.LISTED:
        return False
    own = {figure.start for figures in relation.roles.values() for figure in figures}
    return any(own <= others for others in seen.get((relation.frame, min(own)), ()))


def _reported(document: Document) -> Iterable[Rivals]:
    """What a paper reports of statistics."""
    if document.paper is None:
        return ()
    from figures.papers.reported import reported  # most articles are no papers

    return reported(document.paper, document.extraction)


def _strength(verdict: Verdict) -> tuple[bool, bool, int, int]:
    """How much speaks for a relation: of two that accuse the same figures, one is said, and a certain one rather."""
    relation = verdict.match.relation
    assert relation is not None
    return (
        _is_reported(verdict),
        verdict.confidence is Confidence.CERTAIN,
        int(relation.tie),
        relation.strength,
    )


def _judge(rivals: Rivals, rules: Rules, document: Document, hint: Hint) -> Verdict | None:
    accused: list[Verdict] = []
    tried = 0
    for relation in chain(rivals.relations, rivals.others()):
        if accused and _is_tied(accused[0]) and not relation.is_told:
            continue
        if tried == MOST_RIVALS:
            return None  # with so many, one may well hold
        tried += 1
        for each in _verdicts(relation, rules, document):
            if each.outcome in EXPLAINS:
                return each if relation.tie > Tie.RIVAL else _explained(accused, each)
            if (
                each.outcome is Outcome.FAILED
                and relation.tie > Tie.RIVAL
                and not relation.evidence_of(BARRED)
            ):
                accused.append(each)
    return _loudness(accused, document, hint) if accused else None


def _is_tied(accused: Verdict) -> bool:
    return accused.match.relation is not None and accused.match.relation.tie is Tie.TIED


def _needs_no_slip(accused: Verdict, document: Document) -> bool:
    """Whether the words alone leave no doubt: by their form, or as the article has little else that may be meant."""
    relation, known = accused.match.relation, load_frames()
    few = has_few(document.extraction)
    if relation is not None and relation.form == "share" and not _is_told_as_share(relation):
        return False
    if is_sole(accused):
        return True
    if relation is None or relation.evidence_of("apart"):
        return False
    if _is_sure(accused):
        return True
    if relation.form in known.doubted:
        fully = few and relation.frame == "change"
        return fully and all(relation.evidence_of(name) >= most for name, most in FULLY.items())
    return known.is_certain(relation.form, document.language) or few


def _is_told_as_share(relation: Relation) -> bool:
    """Whether syntax makes the part one of its whole, or the share says the part again: 30 of the 90, or a third.

    What does not say how it is tied is announced in words of its own: a 25% stake for £3m.
    """
    ties = [value for name, value in relation.evidence if name in ("roles", "again")]
    return not ties or relation.evidence_of("roles") >= BOTH or relation.evidence_of("again") > 0


def _is_claimed(each: Verdict, accused: Sequence[Verdict]) -> bool:
    """Whether words of its own sentence tie a figure to others, of which a short text leaves over some further off."""
    relation = each.match.relation
    if relation is None or not is_sole(each) or not relation.evidence_of("apart"):
        return False
    tied = [other.match.relation for other in accused if _is_tied(other)]
    return any(other is not None and not other.evidence_of("apart", 1) for other in tied)


def _is_bound(accused: Verdict) -> bool:
    """Whether syntax holds the figures together, and not only that there are no others."""
    relation = accused.match.relation
    return relation is None or relation.evidence_of("link", BOUND) == BOUND


def _is_sure(accused: Verdict) -> bool:
    """Whether what it says can be meant for nothing else, slip or none: the same in another unit, in a bracket."""
    relation = accused.match.relation
    return relation is not None and relation.evidence_of("sure") > 0


def _is_reported(accused: Verdict) -> bool:
    """Whether it is a statistic that is reported as such, which can be read in no other way."""
    relation = accused.match.relation
    return relation is not None and relation.evidence_of("reported") > 0


def _loudness(accused: Sequence[Verdict], document: Document, hint: Hint) -> Verdict:
    """The first that may be said, as loudly as it may: if a usual slip explains it, or the words leave no doubt."""
    for each in accused[:MOST_ACCUSED] if not _is_only_listed(accused[0]) else ():
        if _is_loose(each) and (_is_parted(each) or not _is_sharp(each.match.figures)):
            continue
        if _is_unlinked(each) and not _is_sharp(each.match.figures):
            continue
        if _is_reported(each):
            return each
        slip = hint(each, document)
        if _is_tied(each):
            if slip is None and (not _needs_no_slip(each, document) or _is_claimed(each, accused)):
                continue
            if _is_added_up(each) and not _is_round(each.match.figures):
                each = replace(each, confidence=Confidence.CERTAIN)
            sure = (slip is not None and _is_bound(each)) or _is_sure(each)
            return each if sure else replace(each, severity=Severity.WARNING)
        if slip is not None and not _is_blunt(each):  # and then not rounding
            return replace(each, severity=Severity.WARNING, confidence=Confidence.CERTAIN)
        if is_sole(each):
            return replace(each, severity=Severity.WARNING)
    return replace(
        accused[0], outcome=Outcome.DOUBTFUL, reason="the words do not tie these figures closely enough"
    )


def _is_unlinked(accused: Verdict) -> bool:
    """Whether neither syntax nor a topic holds a multiple to what it may be of: doubling has no digits to be wrong."""
    relation = accused.match.relation
    if relation is None or relation.tie is not Tie.NEAR or relation.evidence_of("link", BOUND):
        return False
    return relation.derived.written is None or relation.derived.written.in_words


def _is_added_up(accused: Verdict) -> bool:
    """Whether figures that words tie are parts of one whole, or stand in one table: all are written alike."""
    relation = accused.match.relation
    return relation is not None and (relation.frame == "sum" or relation.form.startswith("table-"))


def _is_round(figures: Sequence[Figure]) -> bool:
    """Whether all of them end in a zero, so that none tells that the others are not rounded to tens."""
    return all(
        isinstance(figure.value, Decimal) and figure.precision and figure.value % (10 * figure.precision) == 0
        for figure in figures
        if figure.precision
    )


def _is_only_listed(accused: Verdict) -> bool:
    return accused.match.relation is not None and accused.match.relation.tie is Tie.LISTED


def _is_loose(accused: Verdict) -> bool:
    return accused.match.relation is not None and accused.match.relation.tie is Tie.LOOSE


def _is_parted(accused: Verdict) -> bool:
    """Whether two sentences tell each of its own subject: they may be compared, and no slip is said of them."""
    relation = accused.match.relation
    return relation is not None and "parted" in dict(relation.evidence)


def _is_sharp(figures: Sequence[Figure]) -> bool:
    """Whether the digits are so many that a slip hardly explains the difference by chance."""
    digits = sorted(significant(figure) for figure in figures)
    return digits[0] >= FEWEST_DIGITS and digits[-1] >= SHARP_DIGITS


def _is_blunt(accused: Verdict) -> bool:
    """Whether so little is told that some slip explains any difference: two bounds, or one digit here and there."""
    figures = accused.match.figures
    bounds = sum(figure.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT) for figure in figures)
    apart = len({figure.sentence for figure in figures}) > 1
    return (bounds >= BOUNDS and len(figures) > BOUNDS) or (
        apart and all(significant(figure) <= 1 for figure in figures)
    )


def _explained(accused: Sequence[Verdict], rival: Verdict) -> Verdict | None:
    if not accused:
        return None
    figures = ", ".join(figure.plain for figure in rival.match.figures)
    return replace(accused[0], outcome=Outcome.EXPLAINED, reason=f"{rival.rule.id} explains it: {figures}")


def _verdicts(relation: Relation, rules: Rules, document: Document) -> Iterator[Verdict]:
    for rule, find in rules.get(relation.frame, ()):
        match = _match(relation, find, document)
        if match is not None:
            yield verdict(rule, match, document, is_rival=relation.tie is Tie.RIVAL)


def _match(relation: Relation, find: Related, document: Document) -> Match | None:
    """The roles as the rule's names, if it takes figures like these."""
    if find.forms and relation.form not in find.forms:
        return None
    bound: dict[str, Value] = {WAY: number(relation.way)}
    bound.update((name, _told(value)) for name, value in relation.told.items())
    for slot in find.slots:
        figures = relation.roles.get(slot.name, ())
        if not figures or not all(fits(slot.selection, figure, document) for figure in figures):
            if figures:
                return None
            continue
        bound[slot.name] = figures[0] if len(figures) == 1 else Items(figures)
    figures = tuple(sorted((f for each in relation.roles.values() for f in each), key=lambda f: f.start))
    ends = relation.end_by_end and bool(figures) and all(figure.value is None for figure in figures)
    return Match(bound, figures, ends=ends, relation=relation)


def _told(value: int | Fraction | Interval) -> Quantity:
    return Quantity(value) if isinstance(value, Interval) else number(value)
