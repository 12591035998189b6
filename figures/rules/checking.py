"""All rules on one article: verdicts, findings, and what was compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from figures.lexicon import foreign_to, has_words
from figures.lexicon import load as load_lexicon
from figures.model import Article, Comparison, Confidence, Extraction, Figure, Finding, Severity, Standing
from figures.normalise import Settings
from figures.rules.judging.candidates import Candidate, candidates
from figures.rules.judging.code import in_code
from figures.rules.judging.document import Document
from figures.rules.judging.matches import MAX_PER_PLACE, Match, matches
from figures.rules.judging.rivals import by_frame, judged
from figures.rules.judging.verdict import Outcome, Verdict, verdict
from figures.rules.semantics.context import Context
from figures.rules.semantics.neighbours import neighbours
from figures.rules.semantics.voices import is_one_voice
from figures.rules.syntax.records import Rule, RuleSet

if TYPE_CHECKING:
    from figures.money.exchange import Exchange
    from figures.recomputed import Recomputed
    from figures.rules.semantics.conversions import Conversions

MATCHES, PER_MATCH = 1000, 200
"""So many matches of one rule are looked at in an article, and one more for so many of its characters."""
FAILURES, PER_FAILURE = 100, 1000
"""The same for those that end in a finding, which are the dearest: each looks for what the writer may have meant."""

MALFORMED = "malformed"
"""The tag of rules that say of a figure that its digits are no number."""

CORRECTION = "the paragraph is a note on a correction"
QUOTED_SLIP = "it is quoted, and the sentence says that it is wrong"
QUOTED = "it is quoted as somebody wrote it"
FOREIGN = "the words around are in another language than the article"
CODE = "it stands among signs of a program or a formula"
WRITING = "writing"
"""The tag of rules about how a number is written."""

_COMPARED = frozenset([Outcome.HELD, Outcome.UNDECIDED, Outcome.FAILED])


class Checked(Struct, frozen=True):
    """What the rules say of an article.

    `compared` counts the figures that at least one rule compared with another, whatever came of it, `unseen` those that
    no rule could look at; `looked` counts the outcomes of all matches. `comparisons` tells what came of each, none
    twice; of a rule about one figure alone, only that it failed. `relations` tells what was recomputed, in the order
    of the text, if it was asked for.
    """

    findings: tuple[Finding, ...]
    compared: int
    looked: Mapping[Outcome, int]
    comparisons: tuple[Comparison, ...] = ()
    relations: tuple[Recomputed, ...] = ()
    unseen: int = 0


class Budget(Struct, frozen=True):
    """A rule that matches too often here; the rest of its matches are not looked at."""

    rule: Rule
    at: Figure


def check(
    extraction: Extraction,
    ruleset: RuleSet,
    settings: Settings,
    *,
    rates: Exchange | None = None,
    relations: bool = False,
) -> Checked:
    """Check an article by all rules; the findings are in the order of the text.

    With `relations`, what was recomputed is told, too.
    """
    document = open_document(extraction, settings, rates=rates)
    findings: list[Finding] = []
    compared: set[int] = set()
    seen: set[int | None] = set()
    looked: Counter[Outcome] = Counter()
    said: set[Hashable] = set()
    malformed: set[tuple[int, int]] = set()
    comparisons: dict[Comparison, None] = {}
    listed: list[Verdict] = []
    for each in verdicts(document, ruleset):
        if isinstance(each, Budget):
            findings.append(_budget_finding(each, extraction.article))
            continue
        if each.outcome is Outcome.FAILED and (reason := _misread(each, document)):
            each = replace(each, outcome=Outcome.DOUBTFUL, reason=reason)
        looked[each.outcome] += 1
        seen.update(map(document.original, each.match.figures))
        if relations and (each.match.relation is not None or each.rule.equation.text):
            listed.append(each)
        if each.outcome is Outcome.FAILED and not _is_repeated(each, document, said):
            from figures.rules.findings.finding import finding  # most articles have none

            findings.append(finding(each, document))
            if MALFORMED in each.rule.tags:
                malformed.update((figure.start, figure.end) for figure in each.match.figures)
        is_alone = len(each.match.figures) == 1
        if each.outcome in _COMPARED and (not is_alone or each.outcome is Outcome.FAILED):
            comparison = _comparison(each, document)
            if len(comparison.figures) > 1 or comparison.standing is Standing.CONTRADICTED:
                comparisons[comparison] = None
            if not is_alone:
                compared.update(comparison.figures)
    return Checked(
        tuple(_in_order(_of_known_values(findings, malformed))),
        len(compared),
        dict(looked),
        tuple(comparisons),
        _recomputed(listed, document) if listed else (),
        len(extraction.figures) - len(seen - {None}),
    )


def _recomputed(verdicts: Sequence[Verdict], document: Document) -> tuple[Recomputed, ...]:
    """What was recomputed, in the order of the text."""
    from figures.rules.findings.recompute import listed  # most have not asked for it

    return tuple(listed(verdicts, document))


def _comparison(verdict: Verdict, document: Document) -> Comparison:
    """What came of a match; undecided without a reason means that the digits leave room for it, and they agree."""
    standing = Standing.AGREES
    if verdict.outcome is Outcome.FAILED:
        standing = Standing.CONTRADICTED
    elif verdict.outcome is Outcome.UNDECIDED and verdict.reason:
        standing = Standing.UNDECIDED
    numbers = (document.original(figure) for figure in verdict.match.figures)
    return Comparison(
        verdict.rule.id, standing, tuple(dict.fromkeys(number for number in numbers if number is not None))
    )


def _misread(verdict: Verdict, document: Document) -> str | None:
    """Why the words around a figure may be no prose of the article's language."""
    if _is_foreign(verdict, document):
        return FOREIGN
    return CODE if _is_code(verdict, document) else None


def _is_foreign(verdict: Verdict, document: Document) -> bool:
    """Whether the words around a figure are in another language than the article, in which they were read."""
    article, extraction = document.extraction.article, document.extraction
    blocks = [article.blocks[number].text for number in {figure.block for figure in verdict.match.figures}]
    numbers = {figure.sentence for figure in verdict.match.figures}
    parts = [
        (article.blocks[each.block].text, each) for each in map(extraction.sentences.__getitem__, numbers)
    ]
    texts = [*blocks, *(text[sentence.at : sentence.to] for text, sentence in parts)]
    return any(foreign_to(article.locale, text) is not None for text in texts)


def _is_code(verdict: Verdict, document: Document) -> bool:
    """Whether a figure stands among signs of a program or a formula."""
    frame = verdict.match.relation.frame if verdict.match.relation is not None else ""
    return any(in_code(each, document.extraction, frame) for each in verdict.match.figures)


def _is_repeated(verdict: Verdict, document: Document, said: set[Hashable]) -> bool:
    """Whether the rule failed before on the same figures of the same sentences: a repeated passage is found once."""
    figures = verdict.match.figures
    places = ((document.passage(each.sentence), each.text) for each in figures)
    key = (verdict.rule.id, verdict.confidence, *places)
    repeated = key in said
    said.add(key)
    return repeated


def open_document(
    extraction: Extraction,
    settings: Settings,
    *,
    rates: Exchange | None = None,
) -> Document:
    """An extraction as the rules look at it."""

    @cache
    def exchange() -> Exchange:
        return rates or settings.exchange

    def conversions(context: Context) -> Conversions:
        from figures.rules.semantics.conversions import Conversions
        from figures.rules.semantics.implied_rates import credible

        return Conversions(credible(neighbours(extraction), context))

    article = extraction.article
    context = Context(
        article=article,
        lexicon=load_lexicon(article.locale),
        settings=settings,
        units=settings.units,
        load_rates=exchange,
        load_conversions=conversions,
        figures=extraction.figures,
    )
    return Document(extraction, context)


def verdicts(document: Document, ruleset: RuleSet) -> Iterator[Verdict | Budget]:
    """The verdict on every match of every rule; in a language that has no words only on statistics, which need none."""
    is_spoken = has_words(document.language)
    if not is_spoken and document.paper is None:
        return
    for each in judged(document, by_frame(ruleset), _hint):
        reason = _is_quoted(each.rule, each.match, document, ruleset.corrections)
        yield replace(each, outcome=Outcome.VETOED, reason=reason) if reason else each
    if not is_spoken:
        return
    length = len(document.article.source)
    for candidate in candidates(ruleset, document.language).of(document):
        rule = candidate.rule
        matched = failed = 0
        for match in _matches(candidate, document):
            reason = _not_comparable(rule, match, document, ruleset.corrections)
            each = Verdict(rule, match, Outcome.VETOED, reason) if reason else verdict(rule, match, document)
            yield each
            matched += len(match.figures) > 1
            failed += each.outcome is Outcome.FAILED
            spent = matched >= MATCHES + length // PER_MATCH or failed >= FAILURES + length // PER_FAILURE
            if match.full or spent:
                yield Budget(rule, match.figures[0])
            if spent:
                break


def _hint(verdict: Verdict, document: Document) -> str | None:
    """The usual slip that explains a failed relation, if there is one."""
    from figures.rules.findings.hints import hint  # most articles have nothing to explain
    from figures.rules.judging.reported import reported_figure

    return hint(verdict, reported_figure(verdict, document), document)


def _not_comparable(rule: Rule, match: Match, document: Document, corrections: frozenset[str]) -> str | None:
    """Why no rule may compare these figures; None if nothing is against it."""
    if not is_one_voice(match.figures, document.article):
        return "one of the figures is a speaker's, and another is not"
    return _is_quoted(rule, match, document, corrections)


def _is_quoted(rule: Rule, match: Match, document: Document, corrections: frozenset[str]) -> str | None:
    """Why the figures stand there as somebody else wrote them, or as they were wrong before; None if they do not."""
    if any(document.corrects(figure.block, corrections) for figure in match.figures):
        return CORRECTION
    quoted = [figure for figure in match.figures if figure.quoted]
    if any(map(document.quotes_a_slip, quoted)):
        return QUOTED_SLIP
    return QUOTED if WRITING in rule.tags and any(map(document.quotes_as_written, quoted)) else None


def _matches(candidate: Candidate, document: Document) -> Iterator[Match]:
    """The matches in the sections that the rule looks at."""
    sections = candidate.rule.sections
    for match in matches(candidate, document):
        if all(figure.section in sections for figure in match.figures):
            yield match


def _of_known_values(findings: list[Finding], malformed: Collection[tuple[int, int]]) -> list[Finding]:
    """Those of more than one figure only if each of them has a value: of 42,00 nobody knows what it is less than."""
    return [
        each
        for each in findings
        if len(each.figures) < 2 or not any((mark.start, mark.end) in malformed for mark in each.figures)
    ]


def _in_order(findings: list[Finding]) -> list[Finding]:
    """By place; what one rule says of one place in two wordings is said once."""
    kept: dict[tuple[str, str, int], Finding] = {}
    for each in sorted(findings, key=lambda each: (each.start, each.end, each.rule)):
        kept.setdefault((each.rule, each.message, each.start), each)
    return list(kept.values())


def _budget_finding(budget: Budget, article: Article) -> Finding:
    figure = budget.at
    line, column = article.position(figure.start)
    message = (
        f"{budget.rule.id} matches more than {MAX_PER_PLACE} times in this sentence,"
        " or more often than a text of this length can mean; the rest was not looked at"
    )
    return Finding(
        "rule-budget",
        Severity.INFO,
        Confidence.CERTAIN,
        message,
        article.path,
        figure.start,
        figure.end,
        line,
        column,
    )
