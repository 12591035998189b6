"""The sheet as an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from figures.errors import UsageError
from figures.report.sheet.rows import FACTS, Row, Sheet, Value

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_PAPER_A4 = 9  # ECMA-376, 18.3.1.63
_FLOAT_DIGITS = 15  # what a cell of a spreadsheet keeps
_WRONG, _RIGHT = "FBE4E1", "E3F3EA"
_FILLS = {
    "contradicts": _WRONG,
    "error": _WRONG,
    "decision error": _WRONG,
    "agrees": _RIGHT,
    "consistent": _RIGHT,
}


def chunks(rows: Iterable[Row], sheet: Sheet = FACTS) -> Iterator[bytes]:
    """The file. Raises `UsageError` if the library for it is not installed."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise UsageError(
            "an .xlsx file needs openpyxl: pip install 'figures-checker[xlsx]' (or write .csv or .html)"
        ) from None
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet.title
    _head(page, sheet)
    for number, row in enumerate(rows, start=2):
        _write_row(page, number, row, sheet.verdict)
    _set_up(page)
    file = io.BytesIO()
    book.save(file)
    yield file.getvalue()


def _head(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(sheet.columns, start=1):
        cell = page.cell(1, number, column.title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="F3EFE6")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        page.column_dimensions[get_column_letter(number)].width = column.width


def _write_row(sheet: Worksheet, number: int, row: Row, verdict: int) -> None:
    from openpyxl.styles import Alignment, Border, PatternFill, Side

    thin = Side(style="thin", color="CFC9BD")
    for column, value in enumerate(row, start=1):
        cell = sheet.cell(number, column)
        _fill(cell, value)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = Border(bottom=thin, right=thin)
    if (colour := _FILLS.get(str(row[verdict]))) is not None:
        sheet.cell(number, verdict + 1).fill = PatternFill("solid", fgColor=colour)


def _fill(cell: Cell | MergedCell, value: Value) -> None:
    """Numbers are numbers; text is text, even if it looks like a formula."""
    if isinstance(value, Decimal) and len(value.as_tuple().digits) > _FLOAT_DIGITS:
        value = str(value)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = True
    elif isinstance(value, Decimal):
        cell.number_format = "#,##0" if value == value.to_integral_value() else "General"


def _set_up(sheet: Worksheet) -> None:
    """The header stays in sight, on the screen and on each printed page."""
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPER_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = "&P / &N"
