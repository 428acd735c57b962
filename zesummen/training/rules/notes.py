"""Verdicts and sentences about notes: the officer is co-host, and speaks with the trainer on the request and its run sheet."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import Grants, Verdict, may, no
from zesummen.kernel.journal import tell

from ..case import Case
from ..states import RequestState


def may_note(granted: Grants, case: Case) -> Verdict:
    """Whoever asks in the commune, and trainers and desk of the training body; not on a draft, which nobody else sees."""
    verdict = may(granted, "training.lead" if case.is_body else "training.ask")
    if verdict and case.request.state == RequestState.DRAFT:
        return no(_("Send the request first: nobody else reads a draft."))
    return verdict


tell("training_note.written", _("%(by)s wrote a note on training %(title)s"))
