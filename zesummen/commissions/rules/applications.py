"""Verdicts and sentences about candidates. A sentence of the journal names the reference of a file, never a person."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.journal import tell
from zesummen.kernel.words import plain

from ..models import Application, Call
from ..states import LIVE, ApplicationState, Bond, CallState

SELECTING = (CallState.CLOSED, CallState.SELECTION)
CHECKING = (CallState.PUBLISHED, CallState.CLOSED, CallState.SELECTION)


def may_read(granted: Grants) -> Verdict:
    """Read candidates' files: the secretariat and the college."""
    return may(granted, "candidate.read")


def may_keep(granted: Grants, call: Call) -> Verdict:
    """Key in and correct files while the council has not decided."""
    verdict = may(granted, "candidate.write")
    if verdict and call.state not in CHECKING:
        return no(_("This call takes no more changes: it is a draft, decided or archived."))
    return verdict


def may_choose(granted: Grants, call: Call, *, is_drafted: bool = False) -> Verdict:
    """Choose among candidates: the college, or the secretariat for it, once the call is closed."""
    verdict = may(granted, "candidate.choose")
    if not verdict:
        return verdict
    if call.state not in SELECTING:
        return no(_("The choice is made when the call is closed and before the council has decided."))
    if is_drafted:
        return no(_("The council's decision is drafted with these names. Withdraw the draft to choose again."))
    return YES


def is_eligible(bond: str, is_of_age: bool, *, eligibility: str, min_age: int) -> Verdict:
    """What the rules of the commission ask of a candidate."""
    if not is_of_age:
        return no(_("A member must be at least %(age)d years old.") % {"age": min_age})
    if eligibility == "resident" and bond == Bond.WORKS:
        return no(_("By the rules of this commission only those who live in the commune may apply."))
    if eligibility == "worker" and bond == Bond.LIVES:
        return no(_("By the rules of this commission only those who work in the commune may apply."))
    return YES


def is_new(name: str, email: str, others: Iterable[Application]) -> Verdict:
    """One person, one file a call. ``others`` of the call."""
    twin = twin_of(name, email, others)
    if twin is None:
        return YES
    return no(_("This person has applied already: file %(reference)s.") % {"reference": twin.reference})


def twin_of(name: str, email: str, others: Iterable[Application]) -> Application | None:
    """The live file of the same person: same address, or same name without an address that says otherwise."""
    folded = " ".join(plain(name).split())
    for other in others:
        if other.state not in LIVE and other.state != ApplicationState.APPOINTED:
            continue
        same_name = folded == " ".join(plain(other.name).split())
        if email and other.email:
            if email.casefold() == other.email.casefold():
                return other
        elif same_name:
            return other
    return None


def are_different(chosen: Iterable[Application]) -> Verdict:
    """Nobody is proposed twice."""
    seen: list[Application] = []
    for application in chosen:
        twin = twin_of(application.name, application.email, seen)
        if twin is not None:
            words = {"one": twin.reference, "other": application.reference}
            return no(_("%(one)s and %(other)s are files of the same person. Propose one of them.") % words)
        seen.append(application)
    return YES


def fits_seats(call: Call, full: int, substitutes: int, *, rule: str) -> Verdict:
    """Not more are proposed than the call has seats for; substitutes only where the rules know them."""
    if full > call.seats_full:
        told = ngettext(
            "The call is for %(count)d seat, and more people would be proposed. Put some on the reserve list.",
            "The call is for %(count)d seats, and more people would be proposed. Put some on the reserve list.",
            call.seats_full,
        )
        return no(told % {"count": call.seats_full})
    if substitutes and rule == "none":
        return no(_("The rules know no substitutes. Propose full members, or put people on the reserve list."))
    if substitutes > call.seats_substitute:
        told = ngettext(
            "The call is for %(count)d substitute, and more would be proposed. Put some on the reserve list.",
            "The call is for %(count)d substitutes, and more would be proposed. Put some on the reserve list.",
            call.seats_substitute,
        )
        return no(told % {"count": call.seats_substitute})
    return YES


def can_be_decided(call: Call, applications: Iterable[Application]) -> Verdict:
    """Everything the council's decision needs: somebody is proposed, nobody waits to be examined."""
    rows = list(applications)
    waiting = [row.reference for row in rows if row.state == ApplicationState.RECEIVED]
    if waiting:
        return no(
            _("Nobody has examined these files yet: %(files)s. Say first who is eligible.")
            % {"files": ", ".join(waiting)}
        )
    proposed = [row for row in rows if row.state == ApplicationState.PROPOSED]
    if not proposed:
        return no(_("Nobody is proposed yet."))
    if any(not row.proposed_part for row in proposed):
        return no(_("Say of each proposed person whether as full member or as substitute."))
    return are_different(proposed)


tell("candidate.came", _("An application came for “%(title)s”: file %(reference)s"))
tell("candidate.keyed", _("%(by)s keyed in an application for “%(title)s”: file %(reference)s"))
tell("candidate.changed", _("%(by)s corrected the candidate's file %(title)s"))
tell("candidate.checked", _("%(by)s examined the candidate's file %(title)s: %(state)s"))
tell("candidate.moved", _("%(by)s moved the candidate's file %(title)s: %(state)s"))
tell("candidate.ranked", _("%(by)s ordered the candidates of “%(title)s”"))
tell("candidate.withdrew", _("The candidate withdrew the application %(title)s"))
tell("candidate.withdrawn", _("%(by)s recorded that the candidate withdrew the application %(title)s"))
tell("candidate.pool_left", _("The candidate of file %(title)s no longer wishes to be asked for help"))
tell("candidate.told", _("%(by)s recorded that letters went to candidates of “%(title)s”: %(count)s"))
tell(
    "candidate.replacement_withdrawn",
    _("%(by)s withdrew the draft that appoints the candidate of file %(title)s, who stands on the reserve list again"),
)
tell("candidate.replacement", _("%(by)s drafted the council's decision that appoints the candidate of file %(title)s"))
