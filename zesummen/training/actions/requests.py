"""A request for a training: begun, saved, sent; keyed in by the desk; declined, queued, withdrawn."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.tenancy import inside
from zesummen.territory.models import Commune, Space

from .. import contact_roles, states
from ..case import Case
from ..models import Course, DateWish, Party, Poll, TrainingRequest
from ..queries import cases, commission_facts, wishes
from ..rules import requests as rules
from ..states import ASKED_REQUEST, RUNNING_REQUEST, Channel, PollState, RequestState
from . import evenings, invitations, participants, request_mail
from .journalling import note

FIELDS = (
    "reason", "contact_name", "contact_role", "contact_phone", "contact_email", "languages", "interpretation",
    "expected_full", "expected_substitutes", "expected_guests", "topics", "topics_other", "last_training", "remarks",
    "place_name", "place_address", "has_screen", "has_wifi", "step_free", "consents",
)  # fmt: skip
WISH = ("days", "starts", "ends", "first", "last", "preference", "is_refusal", "why")


class AlreadyAsked(Refused):
    """This commission has a running request: ``request`` is it. Whoever asks again is led there."""

    def __init__(self, request: TrainingRequest):
        self.request = request
        reference = {"reference": request.reference}
        super().__init__(no(_("This commission has asked already: request %(reference)s.") % reference))


@transaction.atomic
def begin(*, viewer: Space, body: Space, course: Course, by, **values) -> Case:
    """A commune begins a draft. It knows the commission, its people, languages and contact; ``values`` override.

    ``AlreadyAsked`` where the commission has a running request with this training body, also for two at once.
    """
    insist(rules.may_ask(grants(by, viewer), viewer, course))
    today = timezone.localdate()
    facts = commission_facts.facts(viewer, today)
    known = {
        "reason": facts.reason,
        "languages": [code for code, _count in facts.languages if code in course.languages] or course.languages[:1],
        "expected_full": facts.full,
        "expected_substitutes": facts.substitutes,
        "last_training": facts.last_training[:300],
        **_contact(by, viewer),
        **values,
    }
    party = {
        "commune": viewer.commune,
        "party_space": viewer,
        "commission_ref": facts.commission_ref,
        "commission_name": facts.name[:300],
        "confirmed_on": today,
    }
    with inside(body):
        row = _create(body, course, Channel.PLATFORM, by, party, known)
        found = Case(row, body, viewer, cases.parties_of(row))
        note(found, "training_request.begun", by=by)
        participants.refresh(found)
    return found


def _contact(by, viewer: Space) -> dict:
    roles = sorted(grants(by, viewer).roles & set(commission_facts.ROLES))
    return {
        "contact_name": by.full_name[:200],
        "contact_role": contact_roles.SEPARATOR.join(roles)[:120],
        "contact_phone": by.phone,
        "contact_email": by.email,
    }


@transaction.atomic
def record(
    *,
    body: Space,
    course: Course,
    commune: Commune,
    channel: str,
    by,
    asked_on: date | None = None,
    commission_name: str = "",
    wishes: list[dict] | None = None,
    is_complete: bool = False,
    **values,
) -> Case:
    """The desk keys in what came by telephone, mail or on paper, also for a commune that does not work here.

    It stays a draft of the desk until it is sent; with ``is_complete`` it is sent at once.
    """
    insist(rules.may_record(grants(by, body), course))
    today = timezone.localdate()
    space = Space.objects.filter(commune=commune).select_related("commune").first()
    facts = commission_facts.facts(space, today) if space else None
    regime = space.regime if space else Space._meta.get_field("regime").default
    known = {"languages": course.languages[:1], "asked_on": asked_on or today, **values}
    if facts is not None:
        spoken = [code for code, _count in facts.languages if code in course.languages]
        known = {
            "reason": facts.reason, "expected_full": facts.full, "expected_substitutes": facts.substitutes,
            "last_training": facts.last_training[:300], "languages": spoken or course.languages[:1],
            "asked_on": asked_on or today, **values,
        }  # fmt: skip
    party = {
        "commune": commune,
        "party_space": space,
        "commission_ref": facts.commission_ref if facts else None,
        "commission_name": (commission_name or (facts.name if facts else commission_facts.name_by_regime(regime)))[
            :300
        ],
        "confirmed_on": today,
    }
    with inside(body):
        row = _create(body, course, channel, by, party, known)
        found = Case(row, body, body, cases.parties_of(row))
        note(found, "training_request.recorded", by=by, channel=channel)
        if wishes is not None:
            _write_wishes(found.request, wishes)
        if is_complete:
            send(case=found, by=by)
    return found


def _create(body: Space, course: Course, channel: str, by, party: dict, values: dict) -> TrainingRequest:
    Space.objects.select_for_update(no_key=True).get(pk=body.pk)  # two at once: the second sees the first
    if present := running_of(party["commune"], party["commission_ref"]):
        raise AlreadyAsked(present)
    values = {name: value for name, value in values.items() if name in (*FIELDS, "asked_on", "season", "rank")}
    row = _numbered(body, course=course, asked_by=channel, begun_by=by, **values)
    try:
        with transaction.atomic():
            Party.objects.create(space=body, request=row, is_host=True, **party)
    except IntegrityError:  # the same commission, through another course, in this very moment
        raise AlreadyAsked(running_of(party["commune"], party["commission_ref"]) or row)
    return row


def running_of(commune: Commune, commission_ref: int | None) -> TrainingRequest | None:
    """The running request of this commission inside the open training body; of a commune without a commission: its own."""
    rows = Party.objects.filter(commune=commune, is_active=True, request__state__in=RUNNING_REQUEST)
    if commission_ref:
        rows = rows.filter(commission_ref__in=[commission_ref]) | rows.filter(commission_ref__isnull=True)
    found = rows.select_related("request__course", "request__space").order_by("pk").first()
    return found.request if found else None


def _numbered(body: Space, **values) -> TrainingRequest:
    """A row with the next number of the year: F-2026-012. Two at once: the slower takes the one after."""
    year = timezone.localdate().year
    start = f"F-{year}-"
    rows = TrainingRequest.objects.filter(reference__startswith=start).order_by("-pk")
    newest = rows.values_list("reference", flat=True).first()
    number = int(newest.rpartition("-")[2]) if newest else 0
    for _attempt in range(20):
        number += 1
        try:
            with transaction.atomic():
                return TrainingRequest.objects.create(space=body, reference=f"{start}{number:03}", **values)
        except IntegrityError:
            continue
    raise Refused(no(_("Many requests are being sent in this moment. Try again in a minute.")))


@transaction.atomic
def save(
    *, case: Case, expected: int, by, wishes: list[dict] | None = None, officer: str = "", **values
) -> TrainingRequest:
    """Save what was typed; ``moves.Stale`` when somebody else saved first. ``wishes`` replace the former ones.

    ``officer``: the name of the host's integration officer, who takes part from now on.
    """
    insist(rules.may_change(grants(by, case.viewer), case))
    request = case.request
    values = {name: value for name, value in values.items() if name in FIELDS}
    changed = bool(moves.edit(request, expected=expected, **values))
    if wishes is not None:
        changed = _write_wishes(request, wishes) or changed
    if officer := " ".join(officer.split()):
        participants.add_officer(case=case, name=officer, by=by)
    if changed and request.state != RequestState.DRAFT:
        note(case, "training_request.changed", by=by)
    return request


def _write_wishes(request: TrainingRequest, rows: list[dict]) -> bool:
    before = [tuple(getattr(row, name) for name in WISH) for row in DateWish.objects.filter(request=request)]
    made = [
        DateWish(space=request.space, request=request, **{name: row[name] for name in WISH if name in row})
        for row in rows
    ]
    if sorted(map(str, before)) == sorted(str(tuple(getattr(row, name) for name in WISH)) for row in made):
        return False
    DateWish.objects.filter(request=request).delete()
    DateWish.objects.bulk_create(made)
    return True


@transaction.atomic
def send(*, case: Case, by) -> TrainingRequest:
    """Send the request: complete, and with rules that can be met. The others of the commune and the desk are told."""
    insist(rules.may_send(grants(by, case.viewer), case))
    request, today = case.request, timezone.localdate()
    own = list(DateWish.objects.filter(request=request))
    if lacking := wishes.lacking(request):
        raise Refused(no(lacking[0].sentence))
    if reason := wishes.contradiction(request, own, today):
        raise Refused(no(reason))
    _activate(case)
    moves.apply(request, states.SEND_REQUEST, asked_on=request.asked_on or today, version=request.version + 1)
    note(case, "training_request.sent", by=by)
    participants.refresh(case)
    invitations.note_asked(request)
    request_mail.sent(case, by=by)
    return request


def _activate(case: Case) -> None:
    """The other communes of a common evening are bound from now on; one that has its own request is named."""
    for party in case.parties:
        if party.is_active:
            continue
        try:
            with transaction.atomic():
                Party.objects.filter(pk=party.pk).update(is_active=True)
        except IntegrityError:
            words = {"commune": party.commune}
            raise Refused(no(_("%(commune)s has asked for a training itself. Take it off this request first.") % words))
        party.is_active = True


@transaction.atomic
def decline(*, case: Case, reason: str, by) -> TrainingRequest:
    """The training body declines; the communes read why."""
    insist(rules.may_decline(grants(by, case.viewer), case))
    insist(rules.has_reason(reason))
    evenings.cancel_all(case, reason=reason, by=by)
    _close(case, states.DECLINE_REQUEST, reason)
    note(case, "training_request.declined", by=by, reason=reason.strip())
    request_mail.declined(case)
    return case.request


@transaction.atomic
def withdraw(*, case: Case, by, reason: str = "") -> TrainingRequest:
    """The request is taken back; evenings that were planned are called off."""
    insist(rules.may_withdraw(grants(by, case.viewer), case))
    was_draft = case.request.state == RequestState.DRAFT
    note(case, "training_request.withdrawn", by=by, reason=reason.strip() or "–")
    evenings.cancel_all(case, reason=reason.strip() or str(_("The request was withdrawn.")), by=by)
    _close(case, states.WITHDRAW_REQUEST, reason)
    if not was_draft:
        request_mail.withdrawn(case, by=by)
    return case.request


def _close(case: Case, move: moves.Move, reason: str) -> None:
    request = case.request
    moves.apply(request, move, closing_reason=reason.strip()[:400], rank=None, version=request.version + 1)
    open_polls = Poll.objects.filter(request=request, state=PollState.OPEN)
    open_polls.update(state=PollState.CLOSED, closed_at=timezone.now(), version=F("version") + 1)
    release(request)


def release(request: TrainingRequest) -> None:
    """Its commissions may ask again: whoever closes a request (done, declined, withdrawn) calls this."""
    Party.objects.filter(request=request, is_active=True).update(is_active=False)


@transaction.atomic
def queue(*, case: Case, by, reason: dict | None = None) -> TrainingRequest:
    """Put a request on the waiting list, behind whoever waits already; the commune is told, and keeps this rank."""
    insist(rules.may_queue(grants(by, case.viewer), case))
    request = case.request
    last = TrainingRequest.objects.filter(state__in=ASKED_REQUEST).aggregate(Max("rank"))["rank__max"] or 0
    values = {"rank": request.rank or last + 1, "version": request.version + 1}
    moves.apply(request, states.QUEUE_REQUEST, **({**values, "wait_reason": reason} if reason is not None else values))
    note(case, "training_request.queued", by=by)
    request_mail.queued(case)
    return request


@transaction.atomic
def requeue(*, case: Case, by) -> TrainingRequest:
    """Take a request from the waiting list: dates are looked for again. It keeps its rank until they are confirmed."""
    insist(rules.may_requeue(grants(by, case.viewer), case))
    moves.apply(case.request, states.BEGIN_DATES, version=case.request.version + 1)
    note(case, "training_request.unqueued", by=by)
    return case.request
