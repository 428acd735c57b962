"""Who may record what an evening decided."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Grants, Verdict, no
from zesummen.kernel.journal import tell

from ..models import Decision, Evening
from ..states import DecisionState
from .attendance import may_host, takes_place


def may_record(granted: Grants, case, evening: Evening, today: date) -> Verdict:
    """Record a decision, from the day of the evening on."""
    verdict = may_host(granted, case)
    return takes_place(evening, today) if verdict else verdict


def may_change(granted: Grants, case, decision: Decision) -> Verdict:
    """Change the words of a decision until the note went out or the commission took it over."""
    verdict = may_host(granted, case)
    if verdict and decision.evening.note_sent_on:
        return no(_("The note of decisions was sent. It stays as it went out."))
    if verdict and (decision.programme_ref or decision.state != DecisionState.OPEN):
        return no(_("The commission works on this decision already. Change it in its work programme."))
    return verdict


tell("training.decided", _("%(by)s recorded the decision “%(title)s”"))
tell("training.decision_changed", _("%(by)s changed the decision “%(title)s”"))
tell("training.decision_removed", _("%(by)s removed the decision “%(title)s”"))
