"""Everything stored about one person, and who read or changed it."""

from dataclasses import replace

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import tenancy
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.together import fill

from .. import mydata
from ..models import Invitation, Membership, ServiceMember, StandIn
from ..models.people import VISIBLE_FIELDS, Audience
from ..mydata import Section, Told
from ..rules import role_label
from .people import spaces_that_know


def everything_about(person) -> list[Section]:
    """All sections of all providers, with every space that ever knew the person open."""
    with tenancy.across(spaces_that_know(person)):
        sections = [section for provider in mydata.PROVIDERS for section in provider(person)]
        fill(*(section.rows.found for section in sections if isinstance(section.rows, Told)))
        return [replace(section, rows=list(section.rows)) for section in sections]


def entries_about(person, limit: int = 100) -> list[Entry]:
    """The newest lines of the journal in which somebody else read or changed this person's data."""
    about = Q(kind=person._meta.label_lower, object_id=person.pk) | Q(for_id=person.pk)
    with tenancy.across(spaces_that_know(person)):
        others = Entry.objects.filter(about).exclude(by_id=person.pk)
        return list(others.select_related("space")[:limit])


def own_sections(person):
    """What this app stores about a person."""
    yield Section("account", _("Your account"), [_account(person)], _LABELS)
    addresses = EmailAddress.objects.filter(user=person).order_by("email")
    rows = Told(addresses, lambda address: {"email": address.email, "verified": address.verified})
    yield Section("addresses", _("Addresses to sign in with"), rows, _LABELS)
    keys = Authenticator.objects.filter(user=person).order_by("pk")
    rows = Told(keys, lambda key: {"kind": key.get_type_display(), "since": key.created_at.date()})
    yield Section("second_factors", _("Passkeys and second factors"), rows, _LABELS)
    yield Section("roles", _("Your roles"), _roles(person), _LABELS)
    yield Section("services", _("Services you work in"), _services(person), _LABELS)
    yield Section("stand_ins", _("Times as stand-in"), _stand_ins(person), _LABELS)
    yield Section("invitations", _("Invitations"), _invitations(person), _LABELS)
    mails = OutboxMessage.objects.filter(to_id=person.pk).order_by("-pk")[:200]
    rows = Told(mails, lambda m: {"on": m.created_at.date(), "subject": m.subject})
    yield Section("mails", _("Mails sent to you"), rows, _LABELS)


_LABELS = {
    "full_name": _("name"),
    "short_name": _("how we should address you"),
    "email": _("e-mail address"),
    "phone": _("phone"),
    "language": _("language"),
    "since": _("since"),
    "verified": _("checked"),
    "kind": _("kind"),
    "space": _("space"),
    "role": _("role"),
    "title": _("function"),
    "from": _("from"),
    "until": _("until"),
    "reason": _("reason"),
    "service": _("service"),
    "absent": _("absent"),
    "stand_in": _("stand-in"),
    "on": _("date"),
    "subject": _("subject"),
    "see_full_name": _("who sees the name"),
    "see_email": _("who sees the e-mail address"),
    "see_phone": _("who sees the phone number"),
    "accepted": _("accepted on"),
}


def _account(person) -> dict:
    values = {name: getattr(person, name) for name in ("full_name", "short_name", "email", "phone")}
    values["language"] = str(person.get_language_display())
    seen = {f"see_{name}": str(Audience(person.audience_of(name)).label) for name in VISIBLE_FIELDS}
    return {**values, "since": person.date_joined.date(), **seen}


def _roles(person) -> Told:
    rows = Membership.objects.filter(person=person).select_related("space").order_by("from_on")
    return Told(
        rows,
        lambda row: {
            "space": row.space.name,
            "role": str(role_label(row.role)),
            "title": row.title,
            "from": row.from_on,
            "until": row.until_on,
            "reason": row.ended_reason,
        },
    )


def _services(person) -> Told:
    rows = ServiceMember.objects.filter(person=person).select_related("service", "space").order_by("from_on")
    return Told(
        rows,
        lambda row: {"space": row.space.name, "service": row.service.name, "from": row.from_on, "until": row.until_on},
    )


def _stand_ins(person) -> Told:
    rows = StandIn.objects.filter(Q(absent=person) | Q(stand_in=person)).select_related("space", "absent", "stand_in")
    return Told(
        rows,
        lambda row: {
            "space": row.space.name,
            "absent": str(row.absent),
            "stand_in": str(row.stand_in),
            "from": row.from_on,
            "until": row.until_on,
            "reason": row.reason,
        },
    )


def _invitations(person) -> Told:
    rows = Invitation.objects.filter(email=person.email).select_related("space")
    return Told(
        rows,
        lambda row: {
            "space": row.space.name,
            "role": str(role_label(row.role)),
            "on": row.created_at.date(),
            "accepted": row.accepted_at and row.accepted_at.date(),
        },
    )
