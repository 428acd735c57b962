"""Verdicts and sentences about the people who take part in a training."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.journal import tell

from ..case import Case
from ..models import Participant, Party
from ..states import SEATED, RequestState

OVER = (RequestState.DONE, RequestState.DECLINED, RequestState.WITHDRAWN)


def may_keep(granted: Grants, case: Case) -> Verdict:
    """Keep the list of people: whoever asks in the commune, the desk in the training body; until the training is over."""
    verdict = may(granted, "training.desk" if case.is_body else "training.ask")
    if verdict and case.request.state in OVER:
        return no(_("This training is over. Its list of people no longer changes."))
    return verdict


def may_keep_party(case: Case, party: Party) -> Verdict:
    """A commune keeps its own people only; the training body those of everybody."""
    if case.is_body or party.party_space_id == case.viewer.pk:
        return YES
    return no(_("These are people of another commune: it keeps its own list."))


def may_read_addresses(granted: Grants, case: Case) -> Verdict:
    """E-mail and postal addresses: the desk, and in the commune whoever may read those of members."""
    return may(granted, "training.desk" if case.is_body else "member.contact")


def may_add_as(party: Party, part: str) -> Verdict:
    """Members of a commission that is kept here come from its seats, not by hand."""
    if part in SEATED and party.commission_ref:
        return no(_("Members come from the seats of the commission. Appoint the person there, then renew this list."))
    return YES


def may_correct(participant: Participant) -> Verdict:
    """By hand is corrected what was added by hand."""
    if participant.member_ref is None and participant.person_id is None:
        return YES
    return no(
        _("This person comes from the commission or the roles of the commune. Correct it there, then renew this list.")
    )


def is_new(rows: Iterable[Participant], party: Party, name: str) -> Verdict:
    """Nobody of this name stands on the party's list already."""
    wanted = " ".join(name.split()).casefold()
    if any(row.party_id == party.pk and row.name.casefold() == wanted for row in rows):
        return no(_("%(name)s stands on the list already.") % {"name": name})
    return YES


tell(
    "training_people.refreshed",
    _("%(by)s took over the people of the commission for training %(title)s (new: %(came)s, left: %(left)s)"),
)
tell("training_people.added", _("%(by)s added %(name)s to training %(title)s"))
tell("training_people.changed", _("%(by)s corrected %(name)s in training %(title)s"))
tell("training_people.removed", _("%(by)s took %(name)s off training %(title)s"))
