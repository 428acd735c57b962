"""Who sees how far the training of the commissions has come, and who releases it."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Grants, Verdict, may, no
from zesummen.kernel.journal import tell

from ..case import Case


def may_release(granted: Grants, case: Case) -> Verdict:
    """A commune decides whether the ministry sees where its commission stands."""
    if case.party is None:
        return no(_("Only the commune itself releases where its commission stands."))
    return may(granted, "training.ask")


tell("training.released", _("%(by)s let the ministry see how far training %(title)s has come"))
tell("training.closed_off", _("%(by)s no longer lets the ministry see how far training %(title)s has come"))
