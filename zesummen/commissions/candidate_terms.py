"""How long candidates' files stay: six months after the decision, longer only with the candidate's consent."""

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from zesummen.documents.actions import erase_folders
from zesummen.kernel.retention import term

from .models import Application
from .queries.applications import OVER
from .states import ApplicationState, CommissionState

BASIS = _("House rule: the time in which a decision can be contested; no law sets a term for candidates' files")


def _consents(before) -> Q:
    """Whoever agreed to stay: on the reserve list while the commission works, or to help until a day."""
    at_work = ~Q(call__commission__state=CommissionState.HANDED_OVER)
    reserve = Q(state=ApplicationState.RESERVE, consents_reserve=True) & at_work
    return reserve | Q(consents_pool=True, pool_until__gte=before)


def _decided(space, before):
    """Files decided or withdrawn before the day, or of calls archived before it; without consent to stay longer."""
    ended = Q(call__state__in=OVER) | Q(state=ApplicationState.WITHDRAWN)  # never in the middle of a selection
    rows = Application.objects.filter(ended, space=space)
    over = rows.annotate(over_on=Coalesce("decided_on", "call__archived_on")).filter(over_on__lt=before)
    kept = Q(state=ApplicationState.RESERVE, consents_reserve=True) | Q(consents_pool=True, pool_until__isnull=False)
    return over.exclude(kept).order_by("pk")


def _consent_over(space, before):
    """Files that stayed by consent, which has ended: the commission handed over, or the day has passed."""
    rows = Application.objects.filter(space=space, decided_on__isnull=False, call__state__in=OVER)
    stayed = Q(state=ApplicationState.RESERVE, consents_reserve=True) | Q(consents_pool=True, pool_until__isnull=False)
    return rows.filter(stayed).exclude(_consents(before)).order_by("pk")


def erase(rows) -> int:
    """Erase these files with the papers attached to them; the seats of the appointed stay without them."""
    files = list(rows.values_list("pk", "folder_id"))
    Application.objects.filter(pk__in=[pk for pk, _folder in files]).delete()
    erase_folders([folder for _pk, folder in files if folder])
    return len(files)


term(
    "candidates",
    _("Files of candidates for a commission, with their papers"),
    months=6,
    since=_("the decision, the withdrawal, or the archiving of the call"),
    basis=BASIS,
    find=_decided,
    carry_out=erase,
)
term(
    "candidates_by_consent",
    _("Files of candidates who agreed to stay on a reserve list or to help in another way"),
    months=0,
    since=_("the end of the commission's work, or the day until which the candidate agreed"),
    basis=_("Consent (GDPR, article 6(1)(a)), which the candidate may withdraw at any time"),
    find=_consent_over,
    carry_out=erase,
)
