"""What stands in a fact-check sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from figures.model import Figure
from figures.recomputed import Recomputed
from figures.report.crosscheck import Crosscheck, crosschecks, number_at, standing
from figures.report.display import one_line, shorten
from figures.report.reading import hedge, normalised
from figures.report.record import number_text
from figures.report.result import Report
from figures.report.table import readable

_LONGEST = 600
_TOLD = 4


class Column(Struct, frozen=True):
    """A column: its title, and its width in characters as printed."""

    title: str
    width: int


COLUMNS = (
    Column("no.", 6),
    Column("file", 16),
    Column("place", 14),
    Column("quote", 44),
    Column("figure", 20),
    Column("kind", 13),
    Column("value", 18),
    Column("unit", 14),
    Column("per", 8),
    Column("normalised", 18),
    Column("recomputed", 34),
    Column("cross-checked against", 22),
    Column("rule", 18),
    Column("verdict", 17),
    Column("source", 22),
    Column("initials", 10),
    Column("note", 22),
)
"""The last three are left for the one who checks; `source` says what the sources have, if they are given."""

Value = str | int | Decimal | None
Row = tuple[Value, ...]


class Sheet(Struct, frozen=True):
    """A kind of sheet: its name, its title, its columns, and which of them tells the verdict."""

    name: str
    title: str
    columns: Sequence[Column]

    @property
    def verdict(self) -> int:
        """The number of the column that tells the verdict."""
        return [column.title for column in self.columns].index("verdict")


FACTS = Sheet("facts", "Fact-check sheet", COLUMNS)


def rows(report: Report, sources: Mapping[int, str] | None = None) -> Iterator[Row]:
    """A row for each figure of an article, in the order of the text; `sources` by where the figures begin."""
    compared = crosschecks(report)
    recomputed: dict[int | None, list[Recomputed]] = {}
    for each in report.relations:
        recomputed.setdefault(number_at(report, each.start), []).append(each)
    for number, figure in enumerate(report.figures):
        found = (sources or {}).get(figure.start)
        yield _row(number, figure, report, compared.get(number, ()), recomputed.get(number, ()), found)


def _row(
    number: int,
    figure: Figure,
    report: Report,
    compared: Sequence[Crosscheck],
    recomputed: Sequence[Recomputed],
    source: str | None,
) -> Row:
    line, column = report.article.position(figure.start)
    verdict = standing(compared)
    grave = [each for each in compared if each.standing is verdict][:_TOLD]
    return (
        number + 1,
        one_line(report.article.path),
        f"{figure.section.value} {line}:{column}",
        _quote(figure, report),
        one_line(figure.plain),
        figure.kind.value,
        _value(figure),
        figure.unit,
        figure.per,
        normalised(figure),
        _joined(one_line(str(each)) for each in recomputed[:_TOLD]),
        _joined("; ".join(_others(each, report)) for each in grave),
        _joined(each.rule for each in grave),
        verdict.value,
        source,
        *(None, None),
    )


def _quote(figure: Figure, report: Report) -> str:
    """The sentence that the figure stands in; of a very long one its beginning."""
    if figure.sentence >= len(report.sentences):
        return ""
    span = report.sentences[figure.sentence]
    return shorten(one_line(report.article.blocks[span.block].text[span.at : span.to]), _LONGEST)


def _value(figure: Figure) -> Value:
    """The value as a number, so that a spreadsheet can reckon with it; hedged and double ones as text."""
    if figure.date is not None:
        return figure.date.removeprefix("T")
    if figure.low is not None and figure.high is not None:
        return f"{hedge(figure)} {readable(figure.low)}–{readable(figure.high)}".strip()
    if figure.value is None:
        return None
    if hedge(figure):
        return f"{hedge(figure)} {readable(figure.value)}"
    return Decimal(number_text(figure.value) or "0")


def _others(compared: Crosscheck, report: Report) -> Iterator[str]:
    return (one_line(report.figures[number].plain) for number in compared.others[:_TOLD])


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))
