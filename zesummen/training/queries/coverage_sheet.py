"""The coverage for the convention report: one commune a row, then by canton."""

from django.utils.translation import gettext as _

from zesummen.kernel import dates
from zesummen.kernel.exports import marks, sheet
from zesummen.kernel.words import active_language

from .coverage import Coverage


def communes(found: Coverage) -> sheet.Worksheet:
    """One commune a row; an empty cell says that nothing is known."""
    columns = (
        sheet.SheetColumn(_("LAU code"), width=10),
        sheet.SheetColumn(_("Commune"), width=26),
        sheet.SheetColumn(_("Canton"), width=20),
        sheet.SheetColumn(_("Standing"), width=18),
        sheet.SheetColumn(_("Set up"), width=10),
        sheet.SheetColumn(_("Invited"), width=10),
        sheet.SheetColumn(_("Asked"), width=10),
        sheet.SheetColumn(_("Dated"), width=10),
        sheet.SheetColumn(_("Trained"), width=10),
        sheet.SheetColumn(_("Seats"), "number", 10),
        sheet.SheetColumn(_("Seats with somebody trained"), "number", 20),
        sheet.SheetColumn(_("People with a seat who came"), "number", 20),
        sheet.SheetColumn(_("People without a seat who came"), "number", 20),
        sheet.SheetColumn(_("First evening"), "date", 14),
        sheet.SheetColumn(_("Last evening"), "date", 14),
    )
    rows = [
        (
            row.commune.lau2,
            row.name,
            row.canton,
            str(row.label),
            *(_("yes") if reached else "" for reached in (row.is_set_up, row.is_invited, row.is_asked)),
            *(_("yes") if reached else "" for reached in (row.is_dated, row.is_trained)),
            row.seats,
            row.trained_seats,
            row.people,
            row.without_seat,
            row.first_on,
            row.last_on,
        )
        for row in found.rows
    ]
    return sheet.worksheet(_("Communes"), title(found), columns, rows)


def cantons(found: Coverage) -> sheet.Worksheet:
    """One canton a row."""
    columns = (
        sheet.SheetColumn(_("Canton"), width=24),
        *(sheet.SheetColumn(words, "number", 12) for words in (_("Communes"), _("Set up"), _("Invited"), _("Asked"))),
        *(sheet.SheetColumn(words, "number", 12) for words in (_("Dated"), _("Trained"), _("Seats"))),
        sheet.SheetColumn(_("Seats with somebody trained"), "number", 22),
    )
    rows = [(row.name, row.communes, *row.counts.values(), row.seats, row.trained_seats) for row in found.cantons]
    return sheet.worksheet(_("Cantons"), title(found), columns, rows)


def title(found: Coverage) -> str:
    """What the tables are about, with the mandate."""
    if found.mandate is None:
        return _("Training of the commissions")
    day = dates.long_date(found.mandate.elected.day)
    return _("Training of the commissions, mandate since the elections of %(day)s") % {"day": day}


def workbook(found: Coverage, space) -> sheet.Workbook:
    """Both tables for a spreadsheet."""
    language = active_language()
    shown = (marks.DEMO[language],) if space.is_demo else ()
    return sheet.Workbook(title(found), (communes(found), cantons(found)), space.name_in(language), marks=shown)
