"""A common evening: other communes are named, agree by their own people, may leave; the place is chosen."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.tenancy import inside
from zesummen.territory.models import Commune, Space

from ..case import Case
from ..models import Participant, Party, TrainingRequest
from ..queries import cases, commission_facts
from ..rules import requests as rules
from ..states import RequestState
from . import participants, request_mail, requests
from .journalling import note


def renewed(case: Case) -> Case:
    """The same case with its parties as they are now."""
    return Case(case.request, case.body, case.viewer, cases.parties_of(case.request))


@transaction.atomic
def add(*, case: Case, commune: Commune, by) -> Case:
    """Name another commune for a common evening. It is told once the request is sent, and agrees by itself."""
    insist(rules.may_change_parties(grants(by, case.viewer), case))
    TrainingRequest.objects.select_for_update().get(pk=case.request.pk)
    space = Space.objects.filter(commune=commune).select_related("commune").first()
    ref, name = _commission(space)
    if any(row.commune_id == commune.pk for row in case.parties):
        raise Refused(no(_("%(commune)s takes part already.") % {"commune": commune}))
    if requests.running_of(commune, ref):
        raise Refused(no(_("%(commune)s has asked for a training itself.") % {"commune": commune}))
    is_sent = case.request.state != RequestState.DRAFT
    try:
        with transaction.atomic():
            party = Party.objects.create(
                space=case.body, request=case.request, commune=commune, party_space=space, commission_ref=ref,
                commission_name=name[:300], is_active=is_sent,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(no(_("%(commune)s takes part already.") % {"commune": commune}))
    found = renewed(case)
    note(found, "training_request.party_added", by=by, commune=str(commune))
    if is_sent:
        request_mail.invited(found, next(row for row in found.parties if row.pk == party.pk), by=by)
    return found


def _commission(space: Space | None) -> tuple[int | None, str]:
    if space is None:
        return None, commission_facts.name_by_regime(Space._meta.get_field("regime").default)
    with inside(space):
        commission = commission_facts.commission_queries.current(timezone.localdate())
        if commission is None:
            return None, commission_facts.name_by_regime(space.regime)
        return commission.pk, commission.body.name.piece("fr").text or str(commission)


@transaction.atomic
def join(*, case: Case, party: Party, by) -> Case:
    """The commune agrees to the common evening; its people are taken over."""
    insist(rules.may_join(grants(by, case.viewer), case))
    insist(rules.may_answer_for(case, party))
    if not Party.objects.filter(pk=party.pk, confirmed_on__isnull=True).update(confirmed_on=timezone.localdate()):
        raise Refused(no(_("This was noted already. Reload the page to see.")))
    found = renewed(case)
    note(found, "training_request.party_joined", by=by, commune=str(party.commune))
    participants.refresh(found)
    request_mail.joined(found, party, by=by)
    return found


@transaction.atomic
def leave(*, case: Case, party: Party, by) -> None:
    """The commune leaves, or is taken off. Its people are no longer on the list; it no longer sees the request."""
    insist(rules.may_leave(grants(by, case.viewer), case, party))
    if not case.is_body and party.party_space_id != case.viewer.pk:
        insist(rules.may_change_parties(grants(by, case.viewer), case))
    note(case, "training_request.party_left", by=by, commune=str(party.commune))
    if case.request.state != RequestState.DRAFT:
        request_mail.left(case, party, by=by)
    Participant.objects.filter(party=party).delete()
    Party.objects.filter(pk=party.pk).delete()


@transaction.atomic
def choose_host(*, case: Case, party: Party, by) -> Case:
    """The evening takes place in this commune."""
    insist(rules.may_change_parties(grants(by, case.viewer), case))
    if party.is_host:
        return case
    insist(rules.may_host(party))
    TrainingRequest.objects.select_for_update().get(pk=case.request.pk)
    Party.objects.filter(request=case.request, is_host=True).update(is_host=False)
    Party.objects.filter(pk=party.pk).update(is_host=True)
    found = renewed(case)
    note(found, "training_request.host", by=by, commune=str(party.commune))
    return found
