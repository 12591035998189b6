"""Conflicts of a corpus: the same quantity, given different values by articles or by versions of one article.

Two figures state the same quantity if their subject, what is said of it, noun, unit, `per` and date are the same. Of
several articles only subjects with a proper name are compared, of money only where the articles share a locale. An
article that itself gives several values is left out, and values that may be one number are no conflict.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from figures.corpus.manifest import DRAFT, read_manifest
from figures.errors import FiguresError, InputError


class Statement(Struct, frozen=True):
    """What an article says: as written, and what it may mean at least and at most in the normalised unit."""

    article: str
    place: str
    line: int
    text: str
    least: float
    most: float


class Conflict(Struct, frozen=True):
    """Statements of one quantity of which at least two cannot both be true; `versions` are those of one article."""

    versions: bool
    subject: str
    said: str
    noun: str | None
    unit: str | None
    per: str | None
    date: str | None
    statements: tuple[Statement, ...]


_STATED = """
    SELECT article, place, published, line, text, kind, lower(subject) AS about, noun, said, normalised_unit AS unit,
           normalised_per AS per, told_date, least, most,
           CASE WHEN told_date IS NULL THEN CAST(published AS VARCHAR)
                WHEN told_date NOT LIKE '--%' THEN told_date END AS date,  -- a day of no year is none to compare
           named AND (subject LIKE '% %' OR noun IS NOT NULL) AS named,
           CASE kind WHEN 'money' THEN locale END AS locale, subject
    FROM read_parquet($figures)
    WHERE least IS NOT NULL AND subject <> '' AND section <> 'table'
"""
_ONCE = """
    SELECT article, place, kind, about, said, noun, unit, per, told_date, date, locale, bool_and(named) AS named,
           any_value(published) AS published, arg_min(text, line) AS text, arg_min(subject, line) AS subject,
           min(line) AS line, min(least) AS least, max(most) AS most
    FROM stated
    GROUP BY article, place, kind, about, said, noun, unit, per, told_date, date, locale
    HAVING max(least) <= min(most)
"""
_CLASH = """
    SELECT any_value(subject), said, noun, unit, per, {date},
           list(struct_pack(article := article, place := place, line := line, text := text,
                            least := least, most := most)
                ORDER BY published, place)
    FROM once
    WHERE {condition}
    GROUP BY {whose}, kind, about, said, noun, unit, per, {date}, locale
    HAVING count(DISTINCT {differ}) > 1 AND max(least) > min(most)
    ORDER BY about, said, noun, unit, per, {date}, any_value(place)
"""
_ARTICLES = _CLASH.format(
    date="date", condition="named AND date IS NOT NULL", whose="1 = 1", differ="article"
)
_VERSIONS = _CLASH.format(date="told_date", condition="true", whose="article", differ="place")


def conflicts(folder: str | Path) -> Iterator[Conflict]:
    """The conflicts in the data sets of a finished run: of versions of an article, then of different articles.

    Raises `InputError` if the folder has no finished run.
    """
    import duckdb

    folder = Path(folder)
    if read_manifest(folder) is None:
        begun = folder.with_name(folder.name + DRAFT).is_dir()
        why = "is not finished; the same command goes on with it" if begun else "holds no run over a corpus"
        raise InputError(f"{folder}: {why}")
    try:
        with duckdb.connect() as database:
            for versions, query in ((True, _VERSIONS), (False, _ARTICLES)):
                found = database.execute(
                    f"WITH stated AS ({_STATED}), once AS ({_ONCE}) {query}",
                    {"figures": str(folder / "figures" / "*.parquet")},
                )
                while rows := found.fetchmany(1_000):
                    for subject, said, noun, unit, per, date, statements in rows:
                        stated = tuple(Statement(**each) for each in statements)
                        yield Conflict(versions, subject, said, noun, unit, per, date, stated)
    except duckdb.Error as error:
        raise FiguresError(f"{folder}: {error}") from None
