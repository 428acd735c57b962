"""A season on paper and as a sheet, in the reader's language."""

from django.utils.translation import gettext as _

from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports import marks, sheet
from zesummen.kernel.exports.document import Document
from zesummen.kernel.templatetags.words import language_name
from zesummen.kernel.words import active_language

from .season_sheet import Line, Sheet


def paper(made: Sheet) -> Document:
    """The season by months: day, hour, commune, evening, trainers, standing; then who waits."""
    season, language = made.season, active_language()
    blocks: list = []
    months: dict[tuple[int, int], list[Line]] = {}
    for line in made.lines:
        months.setdefault((line.evening.day.year, line.evening.day.month), []).append(line)
    for lines in months.values():
        blocks.append(doc.table(dates.month_and_year(lines[0].evening.day), _columns(), map(_cells, lines)))
    if not months:
        blocks.append(doc.paragraph(_("No evening is planned yet.")))
    if made.waiting:
        blocks.append(doc.heading(1, _("Requests without all their evenings")))
        blocks.append(doc.bullets(f"{row.communes} ({row.request.reference})" for row in made.waiting))
    return Document(
        season.name,
        language,
        tuple(blocks),
        subject=f"{dates.long_date(season.first)} – {dates.long_date(season.last)}",
        author=season.space.name_in(language),
        demo=season.space.is_demo,
    )


def _columns() -> tuple:
    return (
        doc.Column(_("Day"), share=4),
        doc.Column(_("Hours"), share=3),
        doc.Column(_("Commune"), share=5),
        doc.Column(_("Evening"), "centre", 2),
        doc.Column(_("Trainers"), share=4),
        doc.Column(_("Standing"), share=3),
    )


def _cells(line: Line) -> tuple:
    row = line.evening
    return (
        dates.day_with_weekday(row.day),
        f"{row.starts:%H:%M} – {row.ends:%H:%M}",
        line.communes,
        f"{row.number}/{line.of}",
        line.trainers or "–",
        row.get_state_display(),
    )


def workbook(made: Sheet) -> sheet.Workbook:
    """The season for a spreadsheet: one evening a row; a second sheet of who waits."""
    season, language = made.season, active_language()
    columns = (
        sheet.SheetColumn(_("Day"), "date", 12),
        sheet.SheetColumn(_("Begins at"), width=8),
        sheet.SheetColumn(_("until"), width=8),
        sheet.SheetColumn(_("Communes"), width=32),
        sheet.SheetColumn(_("Canton"), width=18),
        sheet.SheetColumn(_("Request"), width=14),
        sheet.SheetColumn(_("Evening"), "number", 10),
        sheet.SheetColumn(_("Language"), width=16),
        sheet.SheetColumn(_("Trainers"), width=28),
        sheet.SheetColumn(_("Standing"), width=20),
    )
    rows = [_row(line) for line in made.lines]
    waiting = [
        (row.communes, row.request.reference, row.request.get_state_display(), row.weeks, row.missing)
        for row in made.waiting
    ]
    late = (
        sheet.SheetColumn(_("Communes"), width=32),
        sheet.SheetColumn(_("Request"), width=14),
        sheet.SheetColumn(_("Standing"), width=24),
        sheet.SheetColumn(_("Weeks waiting"), "number", 14),
        sheet.SheetColumn(_("Evenings missing"), "number", 16),
    )
    sheets = (
        sheet.worksheet(_("Evenings"), season.name, columns, rows),
        sheet.worksheet(_("Waiting"), season.name, late, waiting),
    )
    shown = (marks.DEMO[language],) if season.space.is_demo else ()
    return sheet.Workbook(season.name, sheets, season.space.name_in(language), marks=shown)


def _row(line: Line) -> tuple:
    row = line.evening
    return (
        row.day,
        f"{row.starts:%H:%M}",
        f"{row.ends:%H:%M}",
        line.communes,
        line.canton,
        row.request.reference,
        row.number,
        language_name(row.language),
        line.trainers,
        row.get_state_display(),
    )
