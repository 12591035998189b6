"""The library: what `figures` does, in a few functions. What they need is loaded when they are called."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from figures.errors import InputError, UsageError
from figures.model import Article, Extraction, Figure
from figures.report.result import Report

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from figures.normalise import Settings
    from figures.read.formats import Format
    from figures.read.given import Source
    from figures.read.opened import File
    from figures.rules import RuleSet
    from figures.rules.explaining import Explanation

__all__ = [
    "Rules",
    "check",
    "explain",
    "extract",
    "load_rules",
    "read",
    "read_article",
    "read_articles",
    "read_text",
    "to_frame",
]


class Rules(Struct, frozen=True):
    """What articles are checked by: rules, and the settings by which figures are normalised.

    `known` holds the ids and families of all rules that were loaded, those included that `only` leaves out.
    """

    packs: RuleSet
    settings: Settings
    known: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """The ids and families of the rules."""
        return frozenset(name for rule in self.packs.rules for name in (rule.id, rule.family))

    def saying(self, language: str | None) -> Rules:
        """Tell findings in this language, if it is given: `en`, `de`, `fr` or `es`; else in that of each article.

        Raises `UsageError` for a language without messages.

        >>> check("Das sind 10 Meilen (61 km).", rules=load_rules().saying("en"), locale="de").findings[0].message
        '10 Meilen is 16 km, not 61 km; 61 km may be 16 km with two digits exchanged'
        """
        from figures.rules.findings.catalogue import languages

        if language and language not in languages():
            raise UsageError(f"there are no messages in '{language}', only in {', '.join(languages())}")
        return replace(self, settings=replace(self.settings, messages=language or ""))

    def only(self, ids: Iterable[str]) -> Rules:
        """Keep the rules with these ids, or of these families (`implausible` of `implausible/height`).

        Raises `UsageError` for an id that no rule has.
        """
        wanted = set(ids)
        for name in sorted(wanted - self.known):
            raise UsageError(unknown_rule(name, self.known))
        kept = tuple(rule for rule in self.packs.rules if wanted & {rule.id, rule.family})
        return replace(self, packs=replace(self.packs, rules=kept))


def unknown_rule(name: str, known: Iterable[str]) -> str:
    """What is said of a name that no rule has."""
    from figures.yamlfile import did_you_mean

    hint = did_you_mean(name, known) or "'figures rules' lists them"
    return f"unknown rule '{name}'; {hint}"


def extract(
    source: Source, *, date: dt.date | str | None = None, locale: str | None = None
) -> tuple[Figure, ...]:
    """The figures of an article in the order of the text, normalised.

    `date` and `locale` are facts about the article; they stand in place of those of its front matter. Raises
    `InputError` if the article cannot be read, `UsageError` if the date or the locale is none, or the source.

    >>> [(str(f.value), f.unit, f.per) for f in extract("It cost £92 million per year.")]
    [('92000000', 'GBP', 'year')]
    """
    return _extraction(_article(source, date, locale), _shipped_rules()).figures


def check(
    source: Source,
    *,
    rules: Rules | None = None,
    date: dt.date | str | None = None,
    locale: str | None = None,
    relations: bool = False,
) -> Report:
    """What the rules (default: those that ship) say of an article. Raises the same as `extract`.

    Findings that a comment in the article ignores are there, and suppressed.

    >>> report = check("It is 10 miles (16 km) from here.")
    >>> len(report.figures), report.findings
    (2, ())

    With `relations`, what was recomputed is there, too, be it right or wrong.

    >>> for each in check("The fee rose by £26, from £412 to £448.", relations=True).relations:
    ...     print(each)
    £412 -> £448: £36, said: £26, fails
    """
    from figures.rules import check as check_figures
    from figures.suppress import MARK

    rules = rules or _shipped_rules()
    extraction = _extraction(_article(source, date, locale), rules)
    checked = check_figures(extraction, rules.packs, rules.settings, relations=relations)
    looked = {outcome.value: count for outcome, count in checked.looked.items()}
    report = Report(
        extraction.article,
        extraction.figures,
        checked.findings,
        checked.compared,
        looked,
        extraction.sentences,
        checked.comparisons,
        checked.relations,
        checked.unseen,
        _foreign(extraction.article) if extraction.figures else None,
    )
    if MARK in report.article.source:
        from figures.suppress.inline import ignore

        report = ignore(report, rules.names, rules.known)
    if report.findings:
        from figures.suppress.repeats import once

        report = once(report)
    return report


OPENING = 5_000
"""Characters of an article that tell whether its locale is right."""


def _foreign(article: Article) -> str | None:
    """The language that an article is in, if the locale that it was given is that of another."""
    from figures.lexicon import foreign_to

    opening = "\n".join(block.text for block in article.blocks)[:OPENING]
    return None if article.told else foreign_to(article.locale, opening)


def explain(
    source: Source,
    line: int,
    column: int | None = None,
    *,
    rules: Rules | None = None,
    date: dt.date | str | None = None,
    locale: str | None = None,
) -> tuple[Explanation, ...]:
    """How a figure is read, and what each rule made of it; without a column, every figure that begins in the line.

    Lines and columns count from 1, in code points of the file. Raises the same as `extract`, and `UsageError` if
    there is no such line, or no figure there.

    >>> (explanation,) = explain("It is 10 miles (16 km) from here.", 1, 18)
    >>> explanation.figure.text, explanation.judged[0].verdict.rule.id
    ('16 km', 'bracketed-conversion')
    """
    from figures.rules.explaining import explain

    rules = rules or _shipped_rules()
    extraction = _extraction(_article(source, date, locale), rules)
    found = figures_at(extraction, line, column)
    return tuple(explain(extraction, figure, rules.packs, rules.settings) for figure in found)


def figures_at(extraction: Extraction, line: int, column: int | None) -> list[Figure]:
    """The figure at a place, or those that begin in a line. Raises `UsageError` if there is none."""
    article, figures = extraction.article, extraction.figures
    count = len(article.line_starts)
    if not 1 <= line <= count:
        raise UsageError(f"{article.path} has {count} line{'s' * (count > 1)}, and no line {line}")
    start = article.line_starts[line - 1]
    if column is None:
        found = [figure for figure in figures if article.position(figure.start)[0] == line]
    else:
        offset = start + column - 1
        found = [figure for figure in figures if figure.start <= offset < figure.end]
    if found:
        return found
    place = f"{article.path}:{line}" + (f":{column}" if column is not None else "")
    if not figures:
        raise UsageError(f"there is no figure at {place}, nor anywhere else in the article")
    offset = start + (column or 1) - 1
    nearest = min(figures, key=lambda figure: min(abs(figure.start - offset), abs(figure.end - offset)))
    at = ":".join(map(str, article.position(nearest.start)))
    raise UsageError(f"there is no figure at {place}; the nearest is '{nearest.text}' at {at}")


def load_rules(paths: Iterable[str | os.PathLike[str]] = (), *, shipped: bool = True) -> Rules:
    """The rules that ship and those of further packs (YAML files or folders of them).

    Without the `shipped` rules, units and roundings are still what the shipped `normalise.yaml` says.
    Raises `PackError` with all the mistakes of a pack, each with its place.
    """
    from figures.normalise import load_settings
    from figures.rules import load_packs, shipped_packs

    own = list(paths)
    packs = [shipped_packs(), *own] if shipped else own
    rules = Rules(load_packs(packs), load_settings(_files(own) if own else (), shipped_packs()), frozenset())
    return replace(rules, known=rules.names)


def _files(packs: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The files of packs, those included that they import."""
    from figures.rules.syntax.load.imports import collect

    return list(collect(packs))


@cache
def _shipped_rules() -> Rules:
    """The rules that ship, loaded once: they do not change while a program runs."""
    return load_rules()


def read_article(file: File, *, date: dt.date | None = None, locale: str | None = None) -> Article:
    """The one article in a file: a path, or a file that is open to be read.

    The suffix of its name says how it is read; a file without one, or without a name, is plain text. `date` and
    `locale` stand in place of those that the file gives. Raises `InputError` if the file cannot be read, or holds
    several articles, and `UsageError` for what is no file.

    >>> read_article("docs/examples/bridge.md").title
    'Bridge over the Lenn to open'
    """
    from figures.read.opened import read_article

    return read_article(file, date=date, locale=locale)


read = read_article
"""Its name of old."""


def read_articles(
    path: str | os.PathLike[str],
    *,
    date: dt.date | None = None,
    locale: str | None = None,
    column: str | None = None,
) -> Iterator[Article | InputError]:
    """The articles in a file, in its order; an error stands in the place of one that cannot be read.

    `date` and `locale` stand in place of those that the file gives; `column` names the column of a table that
    holds the texts. Raises `InputError` if the file itself cannot be read.
    """
    from figures.read import read_articles

    return read_articles(os.fspath(path), date=date, locale=locale, column=column)


def read_text(
    text: str,
    path: str = "<text>",
    format: Format = "txt",
    *,
    date: dt.date | None = None,
    locale: str | None = None,
) -> Article:
    r"""The article in a text; offsets count its code points. `path` names it in reports.

    Raises `InputError` if its front matter has mistakes.

    >>> article = read_text("Bridge opens\n\nIt cost £92 million per year.")
    >>> [(block.section.value, block.text) for block in article.blocks]
    [('headline', 'Bridge opens'), ('body', 'It cost £92 million per year.')]
    """
    from figures.read import read_text

    return read_text(text, path, format, date=date, locale=locale)


def to_frame(figures: Sequence[Figure]) -> pd.DataFrame:
    """A pandas frame with one row per figure; `Report.to_frame` adds file, line and column.

    Values are floats there; the figures themselves are exact.
    """
    from figures.report.rows import to_frame

    return to_frame(figures)


def _extraction(article: Article, rules: Rules) -> Extraction:
    from figures.normalise.extracting import extraction_of

    return extraction_of(article, rules.settings)


def _article(source: Source, date: dt.date | str | None, locale: str | None) -> Article:
    from figures.read.given import article_of

    return article_of(source, date, locale)
