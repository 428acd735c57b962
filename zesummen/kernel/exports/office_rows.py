"""Rows of an uploaded XLSX or ODS sheet as words. Child only; no Django here."""

import datetime
import io
import zipfile

import python_calamine

from .faults import ExportFault

_MAX_UNPACKED = 200 * 1024 * 1024


def rows(content: bytes, kind: str, limit: int) -> list[list[str]]:
    """Cells of the first sheet with something in it, at most ``limit`` + 1 rows, days as ISO, numbers with a point."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _MAX_UNPACKED:
                raise ExportFault("sheet.bomb", "The sheet is too large once unpacked.")
        book = python_calamine.load_workbook(io.BytesIO(content))
        for name in book.sheet_names:
            found = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=limit + 1)
            if any(str(cell).strip() for row in found for cell in row):
                return [[_words(cell) for cell in row] for row in found]
    except ExportFault:
        raise
    except Exception:
        raise ExportFault("sheet.broken", "This sheet cannot be opened.") from None
    return []


def _words(cell) -> str:
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        whole_day = cell.time() == datetime.time()
        return cell.date().isoformat() if whole_day else cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return str(cell)
