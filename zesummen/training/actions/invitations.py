"""Invitations: a round begun and changed, each letter sent, reminded, answered, by hand or many at once."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.tenancy import inside

from .. import states
from ..invitation_texts import starting_letter
from ..models import Course, Invitation, InvitationRound, TrainingRequest
from ..queries import invitations as queries
from ..queries.cases import parties_of
from ..rules import invitations as rules
from ..states import Channel, InvitationState
from . import invitation_mail

FIELDS = ("regime", "dated_on", "place", "subject", "body", "closing", "phone", "email")
KEPT = ("mayor_name", "president_name", "email", "address", "remark")


@transaction.atomic
def begin(
    *, course: Course, dated_on: date, regime: str = "", communes: list[int] | None = None, by
) -> InvitationRound:
    """Begin a round with the letter of the course, to these communes (all where left out).

    What the platform knows of a commune (mayor, public contact) is filled in; the desk corrects it.
    """
    space = course.space
    insist(rules.may_begin(grants(by, space), course))
    letter = starting_letter(course)
    made = InvitationRound.objects.create(
        space=space,
        course=course,
        regime=regime or letter.regime,
        dated_on=dated_on,
        subject=letter.subject,
        body=letter.body,
        closing=letter.closing,
        phone=space.contact_phone or letter.phone,
        email=space.contact_email or letter.email,
        signatories=[dict(row) for row in letter.signatories],
    )
    wanted = None if communes is None else set(communes)
    rows = [
        Invitation(
            space=space,
            round=made,
            commune=found.commune,
            mayor_name=found.mayor[:200],
            email=found.email,
            address=found.address,
        )
        for found in queries.addressees(timezone.localdate())
        if wanted is None or found.commune.pk in wanted
    ]
    if not rows:
        raise Refused(no(_("Choose at least one commune.")))
    Invitation.objects.bulk_create(rows)
    journal.note("invitation.round", made, space=space, by=by, count=len(rows))
    return made


@transaction.atomic
def change(*, round: InvitationRound, expected: int, by, **values) -> InvitationRound:
    """Change the letter. ``moves.Stale`` when somebody saved first."""
    insist(rules.may_invite(grants(by, round.space)))
    return _edited(round, expected, by, **{name: value for name, value in values.items() if name in FIELDS})


@transaction.atomic
def add_signatory(*, round: InvitationRound, expected: int, name: str, office: str, body: str, by) -> InvitationRound:
    """One more who signs, at the end."""
    insist(rules.may_invite(grants(by, round.space)))
    if len(round.signatories) >= rules.MOST_SIGNATORIES:
        raise Refused(no(_("Eight people sign at most.")))
    return _edited(
        round, expected, by, signatories=[*round.signatories, {"name": name, "office": office, "body": body}]
    )


@transaction.atomic
def move_signatory(*, round: InvitationRound, expected: int, place: int, up: bool, by) -> InvitationRound:
    """One place up or down; at the end nothing happens."""
    insist(rules.may_invite(grants(by, round.space)))
    order = list(round.signatories)
    other = place - 1 if up else place + 1
    if not (0 <= place < len(order) and 0 <= other < len(order)):
        return round
    order[place], order[other] = order[other], order[place]
    return _edited(round, expected, by, signatories=order)


@transaction.atomic
def remove_signatory(*, round: InvitationRound, expected: int, place: int, by) -> InvitationRound:
    """Take somebody off the list of those who sign."""
    insist(rules.may_invite(grants(by, round.space)))
    order = [row for number, row in enumerate(round.signatories) if number != place]
    return _edited(round, expected, by, signatories=order)


def _edited(found: InvitationRound, expected: int, by, **values) -> InvitationRound:
    space, course = found.space, found.course
    changed = moves.edit(found, expected=expected, **values)
    found.space, found.course = space, course
    if changed:
        journal.note("invitation.round_changed", found, space=space, by=by, changed=", ".join(sorted(changed)))
    return found


# ---- one commune ----


@transaction.atomic
def keep(*, invitation: Invitation, expected: int, by, **values) -> Invitation:
    """Change whom the letter goes to, and the remark. A new address does not send it by itself."""
    insist(rules.may_invite(grants(by, invitation.space)))
    space = invitation.space
    changed = moves.edit(
        invitation, expected=expected, **{name: value for name, value in values.items() if name in KEPT}
    )
    if changed:
        _told(invitation, "changed", by, space=space)
    return invitation


@transaction.atomic
def note_sent(*, invitation: Invitation, way: str, on: date | None = None, by) -> Invitation:
    """Note that the letter went, by this way, on a day (today)."""
    today = timezone.localdate()
    on = on or today
    insist(rules.may_send(grants(by, invitation.space), invitation))
    insist(rules.day_fits(on, today))
    _moved(invitation, states.SEND_INVITATION, sent_by=way, sent_on=on)
    _told(invitation, "sent", by, day=on.isoformat(), way=way)
    return invitation


@transaction.atomic
def take_back(*, invitation: Invitation, by) -> Invitation:
    """The letter was noted as sent by mistake: it waits to be sent again, and stands among the letters to print."""
    insist(rules.may_unsend(grants(by, invitation.space), invitation))
    _moved(invitation, states.UNSEND_INVITATION, sent_by="", sent_on=None)
    _told(invitation, "unsent", by)
    return invitation


@transaction.atomic
def note_reminded(*, invitation: Invitation, on: date | None = None, by) -> Invitation:
    """Note that the commune was reminded, on a day (today)."""
    today = timezone.localdate()
    on = on or today
    insist(rules.may_remind(grants(by, invitation.space), invitation))
    insist(rules.day_fits(on, today, invitation.sent_on))
    _moved(invitation, states.REMIND_INVITATION, reminded_on=on)
    _told(invitation, "reminded", by, day=on.isoformat())
    return invitation


@transaction.atomic
def decline(*, invitation: Invitation, reason: str, on: date | None = None, by) -> Invitation:
    """Note that the commune does not want the training for now, with its reason."""
    today = timezone.localdate()
    on = on or today
    insist(rules.may_decline(grants(by, invitation.space), invitation))
    insist(rules.names_reason(reason))
    insist(rules.day_fits(on, today, invitation.sent_on))
    _moved(invitation, states.DECLINE_INVITATION, answered_on=on, decline_reason=reason.strip()[:400])
    _told(invitation, "declined", by, reason=reason.strip())
    return invitation


@transaction.atomic
def note_wrong_address(*, invitation: Invitation, by) -> Invitation:
    """The letter came back: it can be sent again once the address is right."""
    insist(rules.may_return(grants(by, invitation.space), invitation))
    _moved(invitation, states.RETURN_INVITATION)
    _told(invitation, "returned", by)
    return invitation


@transaction.atomic
def note_call(*, invitation: Invitation, caller: str, text: str, by) -> Invitation:
    """Key in a question asked on the telephone: a line of the journal, and the remark of the row."""
    insist(rules.may_invite(grants(by, invitation.space)))
    today = timezone.localdate().isoformat()
    space = invitation.space
    Invitation.objects.filter(pk=invitation.pk).update(
        remark=f"{today} {caller}: {text}"[:400], version=invitation.version + 1
    )
    invitation.refresh_from_db()
    _told(invitation, "called", by, space=space, caller=caller, text=text)
    return invitation


def note_asked(request: TrainingRequest) -> int:
    """A request was sent: the invitations of its communes to this course are answered by it. How many were.

    No right of its own: who sends the request has it. Safe to run again, in whatever space.
    """
    with inside(request.space), transaction.atomic():
        communes = [party.commune_id for party in parties_of(request)]
        found = queries.open_invitations(request.course_id, communes)
        for row in found:
            row.space = request.space
            _moved(row, states.ANSWER_INVITATION, request=request, answered_on=timezone.localdate(), decline_reason="")
            journal.note("invitation.asked", row, space=request.space, reference=request.reference)
        return len(found)


def _moved(invitation: Invitation, move, **also) -> None:
    space, commune, found = invitation.space, invitation.commune, invitation.round
    moves.apply(invitation, move, version=invitation.version + 1, **also)
    invitation.space, invitation.commune, invitation.round = space, commune, found


def _told(invitation: Invitation, verb: str, by, *, space=None, **facts) -> None:
    journal.note(f"invitation.{verb}", invitation, space=space or invitation.space, by=by, **facts)


# ---- many at once ----


@transaction.atomic
def note_all_sent(*, round: InvitationRound, rows: list[Invitation], on: date | None = None, by) -> int:
    """Note these letters as sent by post on a day (today); those that went already stay as they are. How many."""
    today = timezone.localdate()
    on = on or today
    insist(rules.may_invite(grants(by, round.space)))
    insist(rules.day_fits(on, today))
    count = _update(rows, states.SEND_INVITATION, sent_by=Channel.LETTER, sent_on=on)
    if count:
        journal.note("invitation.bulk_sent", round, space=round.space, by=by, count=count, day=on.isoformat())
    return count


@transaction.atomic
def mail_all(*, round: InvitationRound, rows: list[Invitation], by) -> int:
    """Send the letter by mail to those of these communes that wait for it and have an address. How many."""
    insist(rules.may_invite(grants(by, round.space)))
    waiting = [row for row in rows if row.email and row.state in states.SEND_INVITATION.sources]
    sent = 0
    for row in waiting:
        if _update([row], states.SEND_INVITATION, sent_by=Channel.MAIL, sent_on=timezone.localdate()):
            invitation_mail.invite(round, row)
            sent += 1
    if sent:
        journal.note("invitation.mailed", round, space=round.space, by=by, count=sent)
    return sent


@transaction.atomic
def remind_all(*, round: InvitationRound, rows: list[Invitation], by) -> int:
    """Remind by mail those of these communes that have not answered and have an address; once a day. How many."""
    insist(rules.may_invite(grants(by, round.space)))
    today, sent = timezone.localdate(), 0
    for row in rows:
        if not row.email or row.state not in queries.WAITING or today in (row.sent_on, row.reminded_on):
            continue
        if _update([row], states.REMIND_INVITATION, reminded_on=today):
            invitation_mail.remind(round, row)
            sent += 1
    if sent:
        journal.note("invitation.mails_reminded", round, space=round.space, by=by, count=sent)
    return sent


def _update(rows: list[Invitation], move, **values) -> int:
    """The move for many rows in one conditional statement: whoever was quicker has done it already."""
    found = Invitation.objects.filter(pk__in=[row.pk for row in rows], state__in=sorted(move.sources))
    return found.update(state=InvitationState(move.target), version=F("version") + 1, **values)
