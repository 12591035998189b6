"""The tests inside rules, run by the same code that checks articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from figures.extract import extract
from figures.interval import Interval
from figures.lexicon import load as load_lexicon
from figures.model import Article, Block, Confidence, Extraction, Finding, Section
from figures.money.exchange import Exchange
from figures.money.months import month_number
from figures.normalise import Settings, normalise
from figures.read import read_text
from figures.rules.checking import Budget, check, open_document, verdicts
from figures.rules.judging.verdict import Outcome, Verdict
from figures.rules.syntax.records import Example, Phrase, Rule, RuleSet

_LOOKED = frozenset([Outcome.HELD, Outcome.UNDECIDED, Outcome.LISTED])
"""What comes of figures that are looked at, and are not wrong."""


class Result(Struct, frozen=True):
    """What came of one test; `problem` is None if it passed."""

    rule: str
    path: str
    example: Example
    problem: str | None = None


class Tested(Struct, frozen=True):
    """All results, and what no test exercises (only if coverage was asked for)."""

    results: tuple[Result, ...]
    uncovered: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Result, ...]:
        """The tests that did not pass."""
        return tuple(result for result in self.results if result.problem is not None)


class _Run(Struct, frozen=True):
    """What a family of rules made of an example."""

    extraction: Extraction
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]


def run_tests(ruleset: RuleSet, settings: Settings, *, coverage: bool = False) -> Tested:
    """Run every test of every rule; with `coverage`, also tell which parts of the rules none exercises."""
    results: list[Result] = []
    uncovered: list[str] = []
    for family in families(ruleset):
        first = family[0]
        runs = [(example, run_example(family, example, settings)) for example in first.examples]
        results += [Result(first.family, first.path, each, _problem(each, run)) for each, run in runs]
        if coverage:
            uncovered += _uncovered(family, [run for _, run in runs])
    return Tested(tuple(results), tuple(uncovered))


def families(ruleset: RuleSet) -> Iterator[tuple[Rule, ...]]:
    """The rules by the entry that they were made from: the rows of one share their tests."""
    found: dict[tuple[str, str, int], list[Rule]] = {}
    for rule in ruleset.rules:
        found.setdefault((rule.family, rule.path, rule.line), []).append(rule)
    return (tuple(rules) for rules in found.values())


def run_example(rules: Sequence[Rule], example: Example, settings: Settings) -> _Run:
    """Check an example's article by these rules alone."""
    article = example_article(example)
    extraction = normalise(extract(article, load_lexicon(article.locale)), settings)
    rates = _given_rates(example) if example.given.rates else None
    ruleset = RuleSet(tuple(rules))
    document = open_document(extraction, settings, rates=rates)
    found = (each for each in verdicts(document, ruleset) if not isinstance(each, Budget))
    return _Run(extraction, tuple(found), check(extraction, ruleset, settings, rates=rates).findings)


def example_article(example: Example) -> Article:
    """The article of an example: a paragraph, below a headline if it has one; Markdown if it has lines."""
    given = example.given
    locale = given.locale or "en"
    headline = f"{given.headline}\n\n" if given.headline else ""
    source = headline + example.text
    if "\n" in example.text.strip():
        article = read_text(
            f"# {headline}" + example.text if headline else source, format="md", locale=locale
        )
        return replace(article, date=given.date)
    blocks = [Block(example.text, Section.BODY, ((0, len(headline)),))]
    if given.headline:
        blocks.insert(0, Block(given.headline, Section.HEADLINE, ((0, 0),)))
    starts = (0,) if not headline else (0, len(headline) - 1, len(headline))
    return Article(source, tuple(blocks), starts, date=given.date, locale=locale)


_ALWAYS = range(month_number(dt.date(1900, 1, 1)), month_number(dt.date(2100, 1, 1)))


def _given_rates(example: Example) -> Exchange:
    """The rates of a test and no others, whatever the date."""
    pairs = ((tuple(pair.split("/")), Interval.of(rate)) for pair, rate in example.given.rates)
    return Exchange({(base, quote): dict.fromkeys(_ALWAYS, rate) for (base, quote), rate in pairs})


def _problem(example: Example, run: _Run) -> str | None:
    verb = example.verb.removeprefix("todo_")
    problem = {"ok": _not_ok, "fail": _not_failing, "skips": _not_skipped}[verb](example, run)
    if not example.verb.startswith("todo_"):
        return problem
    return None if problem else f"this passes now: make it '{verb}'"


def _not_ok(_: Example, run: _Run) -> str | None:
    if run.findings:
        return f"found: {run.findings[0].message}"
    outcomes = {each.outcome for each in run.verdicts}
    if outcomes & _LOOKED:
        return None
    if not run.verdicts:
        return f"not looked at; the figures are {_shown(run.extraction)}"
    return "; ".join(f"{each.outcome}: {each.reason}" for each in run.verdicts[:3])


def _not_skipped(_: Example, run: _Run) -> str | None:
    if run.findings:
        return f"found: {run.findings[0].message}"
    silent = (Outcome.VETOED, Outcome.UNSELECTED, Outcome.DOUBTFUL)
    looked = [each for each in run.verdicts if each.outcome not in silent]
    return f"looked at: {looked[0].outcome}" if looked else None


def _not_failing(example: Example, run: _Run) -> str | None:
    if len(run.findings) != example.times:
        return (
            f"{len(run.findings)} findings instead of {example.times}; {_not_ok(example, run) or 'it held'}"
        )
    finding = run.findings[0]
    source = run.extraction.article.source
    marked = source[finding.start : finding.end]
    if example.at is not None and example.at not in marked:
        return f"marked is '{marked}'"
    if example.says is not None and example.says not in finding.message:
        return f"it says: {finding.message}"
    wanted = Confidence.LIKELY if example.likely else Confidence.CERTAIN
    if finding.confidence is not wanted:
        return f"the confidence is {finding.confidence}"
    fixed = [source[: fix.start] + fix.replacement + source[fix.end :] for fix in finding.fixes]
    if example.fixed is not None and example.fixed not in fixed:
        return f"the suggestions give {' and '.join(map(repr, fixed)) or 'nothing'}"
    return None


def _shown(extraction: Extraction) -> str:
    return ", ".join(f"{figure.text} ({figure.kind})" for figure in extraction.figures) or "none"


def _uncovered(rules: Sequence[Rule], runs: Sequence[_Run]) -> Iterator[str]:
    """What no test of these rules exercises: phrases, rows, `unless`."""
    seen = [each for run in runs for each in run.verdicts]
    looked = [each for each in seen if each.outcome in _LOOKED or each.outcome is Outcome.FAILED]
    for rule in rules:
        if not any(each.rule.id == rule.id for each in looked):
            yield f"{rule.id}: no test looks at it"
    rule = rules[0]
    if isinstance(rule.find, Phrase):
        patterns = [pattern for _, each in rule.find.patterns for pattern in each]
        matched = {each.match.pattern.source for each in looked if each.match.pattern is not None}
        for number, pattern in enumerate(patterns, start=1):
            if pattern.source not in matched:
                place = f"phrase {number} of {len(patterns)}"
                yield f"{rule.family}: {place} is never exercised: {pattern.source}"
    if rule.unless and not any(each.outcome is Outcome.VETOED for each in seen):
        yield f"{rule.family}: no test is vetoed by 'unless'"
