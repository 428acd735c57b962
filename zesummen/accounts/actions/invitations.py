"""Invite by mail, send again, take back, accept."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import access, journal, mail

from .. import queries, rules, tokens
from ..models import Invitation, Membership, Person
from ..models.people import normal_email
from .memberships import open_membership
from .services import enter_service

DAYS_OPEN = 14


@transaction.atomic
def invite(*, space, email, name, role, service=None, title="", language="fr", until_on=None, by=None) -> Invitation:
    """Invite somebody into a space by mail. ``by`` None is the installation itself (its command line).

    Refused when the person holds the role already or has an open invitation to it.
    """
    email = normal_email(email)
    if by is not None:
        access.insist(access.may(queries.grants(by, space), "people.invite"))
    access.insist(rules.may_hold(space, role))
    _insist_not_there(space, email, role)
    _close_expired(space, email, role)
    secret = tokens.new_secret()
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                space=space,
                email=email,
                name=name,
                role=role,
                service=service,
                title=title,
                language=language,
                until_on=until_on,
                created_by=by,
                token_hash=tokens.hashed(secret),
                expires_at=timezone.now() + timedelta(days=DAYS_OPEN),
            )
    except IntegrityError:
        why = _("An invitation to this address for this role is open already. Send it again from the list.")
        raise access.Refused(access.no(why))
    journal.note("people.invited", invitation, space=space, by=by, title=name, role=role)
    _post(invitation, secret)
    return invitation


@transaction.atomic
def resend_invitation(*, invitation, by) -> Invitation:
    """Send a new link, open for another two weeks; the earlier link stops working."""
    access.insist(access.may(queries.grants(by, invitation.space), "people.invite"))
    secret = tokens.new_secret()
    changed = _open(invitation).update(
        token_hash=tokens.hashed(secret), expires_at=timezone.now() + timedelta(days=DAYS_OPEN)
    )
    _insist_changed(changed)
    invitation.refresh_from_db()
    journal.note("people.invited_again", invitation, space=invitation.space, by=by, title=invitation.name)
    _post(invitation, secret)
    return invitation


@transaction.atomic
def revoke_invitation(*, invitation, by) -> None:
    """Take an invitation back; its link then says so."""
    access.insist(access.may(queries.grants(by, invitation.space), "people.invite"))
    _insist_changed(_open(invitation).update(revoked_at=timezone.now()))
    invitation.refresh_from_db()
    journal.note("people.invitation_revoked", invitation, space=invitation.space, by=by, title=invitation.name)


@transaction.atomic
def accept_invitation(*, invitation, name="", language="", password="", by=None) -> Person:
    """Turn an open invitation into a membership, once. ``by`` is the signed-in person, None for a new one.

    The link came by mail, so the address counts as verified. Refused when the invitation is used, late or
    taken back, or when ``by`` has another address.
    """
    access.insist(rules.may_accept(invitation, now=timezone.now(), by=by))
    person = by or _new_person(invitation, name, language, password)
    changed = _open(invitation).update(accepted_at=timezone.now(), accepted_by=person)
    _insist_changed(changed)
    invitation.refresh_from_db()
    open_membership(
        person=person,
        space=invitation.space,
        role=invitation.role,
        service=invitation.service,
        title=invitation.title,
        from_on=timezone.localdate(),
        until_on=invitation.until_on,
    )
    if invitation.service_id:
        enter_service(service=invitation.service, person=person, from_on=timezone.localdate())
    journal.note("people.joined", person, space=invitation.space, by=person, role=invitation.role)
    return person


def _new_person(invitation, name: str, language: str, password: str) -> Person:
    if Person.objects.filter(email=invitation.email).exists():
        why = _("There is an account with this address. Sign in, then accept the invitation.")
        raise access.Refused(access.no(why))
    person = Person.objects.create_user(
        invitation.email, password or None, full_name=name or invitation.name, language=language or invitation.language
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def _open(invitation):
    return Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True, revoked_at__isnull=True)


def _insist_changed(changed: int) -> None:
    if not changed:
        raise access.Refused(access.no(_("This invitation has been used or taken back. Reload the page to see.")))


def _insist_not_there(space, email: str, role: str) -> None:
    held = Membership.objects.on(timezone.localdate()).filter(space=space, person__email=email, role=role)
    if held.exists():
        raise access.Refused(access.no(_("Somebody with this address holds this role in this space already.")))


def _close_expired(space, email: str, role: str) -> None:
    """A late invitation does not stand in the way of a new one."""
    late = Invitation.objects.filter(space=space, email=email, role=role, expires_at__lt=timezone.now())
    late.filter(accepted_at__isnull=True, revoked_at__isnull=True).update(revoked_at=timezone.now())


def _post(invitation: Invitation, secret: str) -> None:
    path = reverse("accounts:invitation", args=[tokens.link_part(invitation.pk, secret)])
    mail.post(
        "invitation",
        space=invitation.space,
        to_address=invitation.email,
        to_name=invitation.name,
        language=invitation.language,
        subject=lambda: _("Your invitation to %(space)s") % {"space": invitation.space.name_in(invitation.language)},
        context={
            "invitation": invitation,
            "space_name": invitation.space.name_in(invitation.language),
            "role": access.ROLES[invitation.role],
            "link": f"{mail.base_url()}{path}",
        },
    )
