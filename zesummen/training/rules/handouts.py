"""Verdicts and sentences about handouts sent to the people of a request."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Grants, Verdict, may, no
from zesummen.kernel.journal import tell

from ..case import Case
from ..states import ASKED_REQUEST


def may_hand_out(granted: Grants, case: Case) -> Verdict:
    """Send the handouts: the training body, or the commune as co-host, once the training was asked for."""
    verdict = may(granted, "training.lead" if case.is_body else "training.ask")
    if verdict and case.request.state not in ASKED_REQUEST:
        return no(_("Handouts are sent once the training was asked for, and until it is closed."))
    return verdict


tell(
    "handouts.sent", _("%(by)s sent the handouts of request %(title)s: %(mailed)s mails, %(letters)s letters to print")
)
