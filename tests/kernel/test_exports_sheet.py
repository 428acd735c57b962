"""Sheets for the treasurer, in XLSX and CSV; what goes out as text comes back as text."""

import datetime
import io
from decimal import Decimal

import pytest
import python_calamine

from zesummen.kernel.exports import child, reading, sheet

COLUMNS = [
    sheet.SheetColumn("Article"),
    sheet.SheetColumn("Amount", "money"),
    sheet.SheetColumn("Share", "percent"),
    sheet.SheetColumn("Day", "date"),
    sheet.SheetColumn("Count", "number"),
]
ROW = ('=HYPERLINK("http://x")', Decimal("1200.50"), Decimal("0.25"), datetime.date(2026, 3, 1), 7)


def budget(**also):
    return sheet.worksheet("Budget: 2026/27?", "Budget", COLUMNS, [ROW, ('é;"x"', None, None, None, None)], **also)


def cells(content: bytes):
    return python_calamine.load_workbook(io.BytesIO(content))


def test_a_workbook_opens_with_numbers_days_and_text_as_text():
    made = child.xlsx(sheet.Workbook("Budget", (budget(sums=("Total", Decimal("1200.50"), None, None, 7)),)))
    book = cells(made)
    assert book.sheet_names == ["Budget  2026 27"]
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0][0] == "Budget"
    at = rows.index(["Article", "Amount", "Share", "Day", "Count"])
    assert rows[at + 1] == ['=HYPERLINK("http://x")', 1200.5, 0.25, datetime.date(2026, 3, 1), 7]
    assert rows[at + 3][:2] == ["Total", 1200.5]
    assert b"<f>" not in made


def test_marks_stand_above_each_table():
    book = cells(child.xlsx(sheet.Workbook("B", (budget(),), marks=("Demonstration",))))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[1][0] == "Demonstration"


def test_tab_names_are_told_apart():
    book = sheet.Workbook("B", (budget(), budget()))
    assert cells(child.xlsx(book)).sheet_names == ["Budget  2026 27", "Budget  2026 27 2"]


def test_csv_for_excel_opens_in_french_and_german_and_runs_nothing():
    made = sheet.as_csv(budget())
    assert made.startswith(b"\xef\xbb\xbf")
    lines = made.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "Article;Amount;Share;Day;Count"
    assert lines[1] == '"\'=HYPERLINK(""http://x"")";1200,50;0,25;2026-03-01;7'
    assert lines[2] == '"é;""x""";;;;'


def test_csv_for_machines_changes_nothing():
    lines = sheet.as_csv(budget(), excel=False).decode().split("\r\n")
    assert lines[1].endswith(",1200.50,0.25,2026-03-01,7") and lines[1].startswith('"=HYPERLINK')


def test_a_row_of_another_width_is_an_error():
    with pytest.raises(ValueError):
        sheet.worksheet("n", "t", ["a", "b"], [["only"]])


def test_what_we_write_we_read():
    made = child.xlsx(sheet.Workbook("B", (sheet.worksheet("n", "t", ["Name", "Year"], [["Café", "2026"]]),)))
    read = reading.uploaded(made, "x.xlsx")
    assert [row.cells for row in read.rows][-2:] == [("Name", "Year"), ("Café", "2026")]
    assert read.rows[-1].line == 4


def test_a_table_is_not_given_away_under_the_name_of_another_kind():
    from django.http import Http404

    from zesummen.kernel.exports import http
    from zesummen.kernel.exports.sheet import SheetColumn, worksheet

    table = worksheet("Actions", "Plan", [SheetColumn("Nom", "text", 10)], [("Café",)])
    assert http.response(table, "actions", "csv")["Content-Type"].startswith("text/csv")
    for kind in ("pdf", "docx", "json", "exe"):
        with pytest.raises(Http404):
            http.response(table, "actions", kind)
