"""Which papers a candidate owes, and when they may be handed in."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Verdict, no
from zesummen.kernel.journal import tell

from ..models import Application
from ..states import LIVE, ApplicationState, Bond, ProofKind
from .applications import CHECKING

MOST_FILES = 6  # of one application handed in online: each paper, a back page, and a better picture of it


def asked(bond: str, eligibility: str) -> tuple[str, ...]:
    """The papers of which one is enough. ``bond`` is what the candidate says, ``eligibility`` what the rules ask."""
    if eligibility == "resident" or (eligibility == "both" and bond == Bond.LIVES):
        return (ProofKind.RESIDENCE.value,)
    if eligibility == "worker" or (eligibility == "both" and bond == Bond.WORKS):
        return (ProofKind.EMPLOYER.value,)
    return (ProofKind.RESIDENCE.value, ProofKind.EMPLOYER.value)


def offered(eligibility: str) -> tuple[str, ...]:
    """The papers that somebody under these rules may hand in at all."""
    return asked(Bond.BOTH, eligibility)


def missing(application: Application, given: Iterable[str], *, eligibility: str) -> str:
    """What is still missing, in words; empty where a paper is there or the call asks for none."""
    if not application.call.proofs:
        return ""
    wanted = asked(application.bond, eligibility)
    if set(wanted) & set(given):
        return ""
    if len(wanted) > 1:
        return str(_("certificate of residence or of the employer"))
    return str(ProofKind(wanted[0]).label)


def may_hand_in(application: Application, files: int = 0) -> Verdict:
    """May the candidate add papers by the own link? Until the council's decision, and not without end."""
    if application.state not in LIVE or application.call.state not in CHECKING:
        return no(_("No more papers are needed: the choice is made, or the application was withdrawn."))
    if files >= MOST_FILES:
        return no(_("Six papers are here already. Remove one before you add another, or ask the commune."))
    return YES


def may_take_back(application: Application) -> Verdict:
    """May the candidate have an own paper erased? Until the choice is made, and always after withdrawing."""
    if application.state == ApplicationState.WITHDRAWN:
        return YES
    return may_hand_in(application)


tell("candidate.proof_came", _("A paper came from the candidate of file %(title)s"))
tell("candidate.proof_taken_back", _("The candidate of file %(title)s took a paper back"))
tell("candidate.proof_noted", _("%(by)s recorded a paper of the candidate of file %(title)s"))
