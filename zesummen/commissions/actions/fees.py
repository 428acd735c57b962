"""Send the attendance fees of a half-year to the treasurer; what was sent is frozen, a correction replaces it."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import by_role, grants
from zesummen.kernel import journal, mail
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.exports import child, http, marks
from zesummen.kernel.exports.faults import ExportFault

from ..models import Commission, FeeList
from ..queries import fees as queries
from ..rules import fees as rules

SUBJECT = _("Attendance fees: %(half)s/%(year)s")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@transaction.atomic
def send(*, commission: Commission, year: int, half: int, reason: str = "", by) -> FeeList:
    """Freeze the list as it is counted now and mail it to each treasurer as a sheet.

    A second list of the same half-year is a correction: it names the one it replaces and takes a ``reason``; refused
    where nothing differs.
    """
    made = queries.counted(commission, year, half)
    treasurers = by_role(commission.space, "treasurer")
    today, granted = timezone.localdate(), grants(by, commission.space)
    insist(rules.may_send(granted, year=year, half=half, rows=len(made.rows), treasurers=len(treasurers), today=today))
    before = next(iter(queries.lists(commission, year, half)), None)
    if before is not None and not queries.differs(queries.as_sent(commission, before), made):
        raise Refused(no(_("This list has been sent already, and nothing has changed since.")))
    if before is not None and not reason:
        raise Refused(no(_("A list of this half-year has been sent already. Say why it is corrected.")))
    rows = [
        {"name": row.name, "sittings": row.sittings, "fee": str(row.fee), "amount": str(row.amount)}
        for row in made.rows
    ]
    try:
        with transaction.atomic():
            sent = FeeList.objects.create(
                space=commission.space, commission=commission, year=year, half=half, rows=rows, total=made.total,
                sent_on=today, sent_by=by, replaces=before, reason=reason[:300] if before else "",
            )  # fmt: skip
    except IntegrityError:
        raise Refused(no(_("Somebody else has just sent this list. Reload the page to see it.")))
    _post(commission, sent, treasurers)
    facts = {"year": str(year), "half": str(half), "total": str(made.total)}
    verb = "fees.corrected" if before else "fees.sent"
    journal.note(verb, commission, space=commission.space, by=by, **facts, **({"reason": reason} if before else {}))
    return sent


def _post(commission: Commission, sent: FeeList, treasurers) -> None:
    frozen = queries.as_sent(commission, sent)
    files: dict[str, tuple[str, str, bytes]] = {}
    for person in treasurers:
        language = "de" if person.language in ("de", "lb") else "fr"
        if language not in files:
            files[language] = _sheet(frozen, language)
        mail.post(
            "fees_sent",
            to_address=person.email,
            to=person,
            language=person.language,
            space=commission.space,
            subject=lambda: SUBJECT % {"half": sent.half, "year": sent.year},
            attachments=[files[language]],
            context={
                "commission": commission,
                "sent": sent,
                "people": len(sent.rows),
                "link": f"{mail.base_url()}/s/{commission.space.slug}/{commission.path}fees/{sent.year}/{sent.half}/",
            },
        )


def _sheet(frozen: queries.FeeSheet, language: str) -> tuple[str, str, bytes]:
    book = queries.workbook(frozen, language, [marks.DEMO[language]] if frozen.commission.space.is_demo else ())
    try:
        return http.safe_name(book.title, "xlsx"), XLSX, child.xlsx(book)
    except ExportFault as fault:
        raise Refused(no(http.explain(fault)))
