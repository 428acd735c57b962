"""What a person does with her own data, and how a space answers a request to delete it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import access, journal, mail, moves, tenancy
from zesummen.kernel.models import OutboxMessage

from .. import queries, rules
from ..models import DeletionRequest, Invitation, Membership, Person, ServiceMember, StandIn
from ..models.people import VISIBLE_FIELDS, Audience
from ..models.requests import Outcome

OWN_FIELDS = ("full_name", "short_name", "phone", "language")


@transaction.atomic
def save_profile(*, values: dict, visibility: dict, expected: int, by) -> None:
    """Write a person's own details and who may see them; journalled in each of their spaces.

    ``moves.Stale`` when somebody else (the officer, another window) changed them meanwhile.
    """
    chosen = {name: Audience(visibility[name]).value for name in VISIBLE_FIELDS if name in visibility}
    written = {name: values[name] for name in OWN_FIELDS if name in values}
    changed = moves.edit(by, expected=expected, visibility={**by.visibility, **chosen}, **written)
    for space in queries.spaces_of(by) if changed else ():
        journal.note("people.profile_changed", by, space=space, by=by, fields=sorted(changed))


@transaction.atomic
def note_export(*, by) -> None:
    """Journal in each space that a person took a copy of her own data."""
    for space in queries.spaces_that_know(by):
        journal.note("people.exported", by, space=space, by=by)


@transaction.atomic
def ask_deletion(*, note: str = "", by) -> list[DeletionRequest]:
    """Ask every space the person ever belonged to; with none, the account is erased at once.

    Returns the requests now open. A space that has been asked already is not asked twice.
    """
    spaces = queries.spaces_that_know(by)
    if not spaces:
        erase(by)
        return []
    for space in spaces:
        try:
            with transaction.atomic():
                DeletionRequest.objects.create(person=by, space=space, note=note)
        except IntegrityError:
            continue
        journal.note("people.deletion_asked", by, space=space, by=by)
    return list(DeletionRequest.objects.filter(person=by, outcome="").select_related("space"))


@transaction.atomic
def withdraw_deletion(*, by) -> None:
    """Take back what has not been decided yet."""
    for request in DeletionRequest.objects.filter(person=by, outcome="").select_related("space"):
        journal.note("people.deletion_withdrawn", by, space=request.space, by=by)
        request.delete()


@transaction.atomic
def decide_deletion(*, request, granted: bool, answer: str = "", by) -> DeletionRequest:
    """Grant or refuse, with a reason where refused. Granting ends every role in the space today.

    When no space keeps the person any more, the account is erased. The answer goes out by mail first.
    """
    access.insist(rules.may_decide_deletion(queries.grants(by, request.space), request, by))
    if not granted and not answer.strip():
        raise access.Refused(access.no(_("Say why the data must stay; the person reads it.")))
    if granted and queries.is_only_keeper(request.person, request.space):
        raise access.Refused(
            access.no(_("Nobody else can look after the people of this space. Give that role to somebody else first."))
        )
    outcome = Outcome.GRANTED if granted else Outcome.REFUSED
    changed = DeletionRequest.objects.filter(pk=request.pk, outcome="").update(
        outcome=outcome, answer=answer, decided_at=timezone.now(), decided_by=by
    )
    if not changed:
        raise access.Refused(access.no(_("This request has been decided already.")))
    request.refresh_from_db()
    _tell(request)
    if granted:
        _leave(request.person, request.space)
        journal.note("people.deletion_granted", space=request.space, by=by)
        if not queries.spaces_that_keep(request.person):
            erase(request.person)
    else:
        journal.note("people.deletion_refused", request.person, space=request.space, by=by, reason=answer)
    return request


def _tell(request) -> None:
    person = request.person
    mail.post(
        "deletion_answer",
        private=True,
        space=request.space,
        to=person,
        to_address=person.email,
        language=person.language,
        subject=lambda: _("Your request to delete your data"),
        context={"request": request, "space_name": request.space.name_in(person.language), "person": person},
    )


def _leave(person, space) -> None:
    """All roles, places and periods of this person in this space end today."""
    today = timezone.localdate()
    held = Membership.objects.on(today).filter(person=person, space=space)
    held.update(until_on=today, ended_reason=str(Outcome.GRANTED.label))
    Membership.objects.filter(person=person, space=space, from_on__gt=today).delete()
    with tenancy.inside(space):
        ServiceMember.objects.filter(person=person, until_on__isnull=True, from_on__lte=today).update(until_on=today)
        ServiceMember.objects.filter(person=person, from_on__gt=today).delete()
    now = timezone.now()
    StandIn.objects.filter(space=space, stand_in=person, ended_at__isnull=True).update(ended_at=now)
    StandIn.objects.filter(space=space, absent=person, ended_at__isnull=True).update(ended_at=now)


def erase(person) -> None:
    """Take the person out of the account: name, address, phone, ways to sign in, mails. Cannot be undone.

    The row stays without them, because roles and acts of the past point to it.
    """
    OutboxMessage.objects.filter(to_id=person.pk).delete()
    Invitation.objects.filter(email=person.email).update(email=f"erased-{person.pk}@erased.invalid", name="–")
    for model in (EmailAddress, Authenticator, SocialAccount):
        model.objects.filter(user=person).delete()
    person.set_unusable_password()
    Person.objects.filter(pk=person.pk).update(
        email=f"erased-{person.pk}@erased.invalid",
        full_name="–",
        short_name="",
        phone="",
        visibility={},
        password=person.password,
        is_active=False,
        is_staff=False,
        erased_at=timezone.now(),
        last_login=None,
    )
    DeletionRequest.objects.filter(person=person).update(note="")
    person.refresh_from_db()
