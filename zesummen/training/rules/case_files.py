"""Verdicts and sentences about the papers that a commune lets the trainer read."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.journal import tell

from ..case import Case
from ..models import Party


def may_release(granted: Grants, case: Case) -> Verdict:
    """The commune itself says what the training body may read, and takes it back at any time."""
    verdict = may(granted, "training.ask")
    if verdict and (case.is_body or case.party is None):
        return no(_("The commune says what it shows."))
    return verdict


def may_read(case: Case, party: Party, key: str) -> Verdict:
    """The commune reads its own papers; the training body what was released; another commune nothing."""
    own = not case.is_body and party.party_space_id == case.viewer.pk
    if own or (case.is_body and key in party.released):
        return YES
    return no(_("The commune has not released this paper for the training."))


tell("training_file.released", _("%(by)s let the training body read: %(papers)s (training %(title)s)"))
tell(
    "training_file.withheld",
    _("%(by)s no longer lets the training body read papers of the commune (training %(title)s)"),
)
tell("training_file.read", _("%(by)s (%(body)s) read a paper of the commune for training %(title)s: %(paper)s"))
