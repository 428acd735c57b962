"""What the plans store about a person, for the page of their own data."""

from django.utils.translation import gettext_lazy as _

from zesummen.accounts.mydata import Section, Told

from .. import catalogue
from ..models import ActionOwner, EvaluationAnswer, Progress, ProgressAsk

MOST = 500


def about_person(person):
    """Actions they answer for, reports, questions by mail, and their own answers in evaluations."""
    owned = ActionOwner.objects.filter(person=person).select_related("action").order_by("-pk")[:MOST]
    rows = Told(
        owned,
        lambda row: {"action": str(row.action), "as": row.get_kind_display(), "state": row.action.get_state_display()},
    )
    yield Section(
        "actions", _("Actions you answer for"), rows, {"action": _("action"), "as": _("as"), "state": _("state")}
    )
    reports = Progress.objects.filter(by=person).select_related("action")[:MOST]
    rows = Told(
        reports,
        lambda row: {
            "on": row.reported_at.date(),
            "action": str(row.action),
            "percent": row.percent,
            "health": row.get_health_display(),
            "words": " ".join(filter(None, (row.reason, row.note))),
        },
    )
    labels = {
        "on": _("date"),
        "action": _("action"),
        "percent": _("done, in per cent"),
        "health": _("how it goes"),
        "words": _("words"),
    }
    yield Section("reports", _("Reports you wrote"), rows, labels)
    asked = ProgressAsk.objects.filter(person=person).select_related("action")[:MOST]
    rows = Told(
        asked, lambda row: {"on": row.asked_on, "action": str(row.action), "answered": row.answered_at is not None}
    )
    yield Section(
        "asks",
        _("Questions about progress sent to you"),
        rows,
        {"on": _("date"), "action": _("action"), "answered": _("answered")},
    )
    said = EvaluationAnswer.objects.filter(member__person=person).order_by("-pk")[:MOST]
    rows = Told(
        said, lambda row: {"question": str(catalogue.label(row.question)), "mark": row.mark or "", "words": row.text}
    )
    labels = {"question": _("question"), "mark": _("mark"), "words": _("words")}
    yield Section(
        "answers", _("Your answers in evaluations"), rows, labels, _("Nobody else sees which answers are yours.")
    )
