"""The annual report: begun, its few words written, adopted and frozen, sent, opened to the public."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import by_role, grants
from zesummen.documents.actions import freeze_document
from zesummen.kernel import journal, mail, moves
from zesummen.kernel.access import Refused, insist, may, no

from .. import states
from ..models import Commission, Report
from ..queries import reports as queries
from ..rules import reports as rules
from ..states import ReportKind


@transaction.atomic
def begin(*, commission: Commission, year: int, by) -> Report:
    """Begin the report of a year; it compiles itself. A second one of the same year is refused."""
    last = queries.last_year(commission, timezone.localdate())
    insist(rules.may_begin(grants(by, commission.space), commission, year, last))
    try:
        with transaction.atomic():
            made = Report.objects.create(
                space=commission.space, commission=commission, kind=ReportKind.ANNUAL, year=year
            )
    except IntegrityError:
        raise Refused(no(_("The report of this year has been begun already. Reload the page to see it.")))
    journal.note("report.begun", made, space=commission.space, by=by, year=str(year))
    return made


@transaction.atomic
def write(*, report: Report, expected: int, by, **values) -> Report:
    """Write foreword and outlook; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_write(grants(by, report.space), report))
    if moves.edit(report, expected=expected, **values):
        journal.note("report.changed", report, space=report.space, by=by, year=str(report.year))
    return report


@transaction.atomic
def adopt(*, report: Report, adopted_on: date, by) -> Report:
    """Record that the commission adopted the report: its figures and words are frozen in French and German."""
    today = timezone.localdate()
    insist(rules.may_adopt(grants(by, report.space), report, today))
    insist(rules.fits_day(report, adopted_on, today))
    kept = [
        freeze_document(kind="commission_report", document=paper, space=report.space, by=by)
        for paper in queries.papers(report, queries.FROZEN, today, adopted_on=adopted_on)
    ]
    moves.apply(
        report,
        states.ADOPT_REPORT,
        adopted_on=adopted_on,
        document=kept[0],
        document_de=kept[1],
        version=report.version + 1,
    )
    journal.note("report.adopted", report, space=report.space, by=by, year=str(report.year))
    return report


@transaction.atomic
def send(*, report: Report, to: Sequence[str], by) -> Report:
    """Send the adopted report: the council, the college or both hear of it by mail. ``to`` holds keys of ``TO``."""
    insist(rules.may_send(grants(by, report.space), report))
    chosen = [queries.TO[key] for key in queries.TO if key in to]
    if not chosen:
        raise Refused(no(_("Choose to whom the report goes.")))
    words = ", ".join(one.french for one in chosen)
    moves.apply(
        report,
        states.SEND_REPORT,
        sent_on=timezone.localdate(),
        sent_by=by,
        sent_to=words[:200],
        version=report.version + 1,
    )
    journal.note("report.sent", report, space=report.space, by=by, year=str(report.year), to=words)
    _mail(report, {role for one in chosen for role in one.roles})
    return report


def _mail(report: Report, roles: set[str]) -> None:
    people = {person.pk: person for role in sorted(roles) for person in by_role(report.space, role)}
    for person in people.values():
        mail.post(
            "report_sent",
            to_address=person.email,
            to=person,
            language=person.language,
            space=report.space,
            subject=lambda: _("Annual report %(year)s of the commission") % {"year": report.year},
            context={
                "report": report,
                "commission": report.commission,
                "link": f"{mail.base_url()}{report.get_absolute_url()}",
            },
        )


@transaction.atomic
def publish(*, report: Report, by) -> Report:
    """Open the report to the public; names stand there only by each member's choice."""
    insist(rules.may_publish(grants(by, report.space), report))
    fresh = Report.objects.filter(pk=report.pk, published_on=None)
    if not fresh.update(published_on=timezone.localdate(), published_by=by):
        raise Refused(no(_("This report is public already.")))
    report.refresh_from_db()
    journal.note("report.published", report, space=report.space, by=by, year=str(report.year))
    return report


@transaction.atomic
def close_again(*, report: Report, by) -> Report:
    """Take the report off the public pages."""
    insist(may(grants(by, report.space), "commission.publish"))
    shown = Report.objects.filter(pk=report.pk, published_on__isnull=False)
    if not shown.update(published_on=None, published_by=None):
        raise Refused(no(_("This report is not public.")))
    report.refresh_from_db()
    journal.note("report.closed", report, space=report.space, by=by, year=str(report.year))
    return report
