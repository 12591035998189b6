"""Figures as a table to read: what each is, its value with unit and currency, and its normalised form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal
from fractions import Fraction

from figures.model import Article, Figure, Kind, Number, Qualifier
from figures.report.display import columns, pad, shorten, visible
from figures.report.record import number_text
from figures.report.style import BOLD, DIM, styled

HEADER = ("line", "kind", "figure", "value", "unit", "normalised")
_WIDEST = (8, 8, 40, 26, 30, 40)
_SIGNIFICANT = 6


def table(figures: Iterable[Figure], article: Article) -> Iterator[str]:
    """The lines of the table, with a header; numbers at the right, everything else at the left."""
    rows = [HEADER, *(_row(figure, article) for figure in figures)]
    cells = [[shorten(text, limit) for text, limit in zip(row, _WIDEST, strict=True)] for row in rows]
    widths = [max(columns(row[i]) for row in cells) for i in range(len(HEADER))]
    for number, row in enumerate(cells):
        padded = [
            pad(text, width, right=i in (0, 3))
            for i, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        line = "  ".join(padded).rstrip()
        yield styled(line, DIM) if number == 0 else line


def article_table(figures: Sequence[Figure], article: Article) -> Iterator[str]:
    """The table of an article under the name of its file."""
    yield styled(visible(article.path), BOLD)
    if figures:
        yield from table(figures, article)
    else:
        yield "no figures"


def _row(figure: Figure, article: Article) -> tuple[str, ...]:
    line, _ = article.position(figure.start)
    unit = unit_text(figure.unit, figure.per)
    normalised = ""
    if figure.normalised is not None and figure.normalised.value is not None:
        of = unit_text(figure.normalised.unit, figure.normalised.per)
        normalised = f"{readable(figure.normalised.value)} {of}".strip()
    return (
        str(line),
        figure.kind.value,
        " ".join(figure.plain.split()),
        value_text(figure),
        unit,
        normalised,
    )


def value_text(figure: Figure) -> str:
    """The value of a figure as people write it, with a sign for its qualifier."""
    sign = "" if figure.qualifier is Qualifier.EXACT else figure.qualifier.value + " "
    if figure.value is not None and figure.date is None:
        return sign + readable(figure.value, grouped=figure.kind not in (Kind.YEAR, Kind.LABEL))
    if figure.low is not None and figure.high is not None:
        return f"{sign}{readable(figure.low)}–{readable(figure.high)}"
    return figure.date or ""


def readable(number: Number, *, grouped: bool = True) -> str:
    """A number with its digits in groups; a fraction to at least six significant digits.

    >>> readable(Decimal("92000000")), readable(Fraction(2, 3))
    ('92,000,000', '0.666667')
    """
    if isinstance(number, Fraction):
        digits = max(_SIGNIFICANT, len(str(abs(int(number)))))
        number = Context(prec=digits).divide(Decimal(number.numerator), Decimal(number.denominator))
    text = number_text(number) or ""
    whole, point, decimals = text.partition(".")
    return f"{int(whole):,}{point}{decimals}" if grouped and whole.lstrip("-").isdigit() else text


def unit_text(unit: str | None, per: str | None) -> str:
    """A unit and what it is per: `GBP / year`."""
    return " / ".join(part for part in (unit, per) if part)
