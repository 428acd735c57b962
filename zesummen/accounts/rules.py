"""Who may invite, end a role, name a stand-in; and what this app lets each role do."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import dates
from zesummen.kernel.access import PERMISSIONS, ROLES, YES, Grants, Verdict, declare, may, no
from zesummen.kernel.journal import tell

RUN_THE_SPACE = ["people.read", "people.invite", "people.end", "people.stand_in", "people.services", "space.settings"]

declare(
    permissions={
        "people.read": _("see the people of this space"),
        "people.invite": _("invite people and give roles"),
        "people.end": _("end a role and answer a request to delete data"),
        "people.stand_in": _("name a stand-in"),
        "people.services": _("keep the services and their rights"),
        "space.settings": _("change the settings of this space"),
        "mailbox.read": _("read the mails that went out for this space"),
    },
    roles={
        "officer": [*RUN_THE_SPACE, "mailbox.read"],
        "space_admin": [*RUN_THE_SPACE, "mailbox.read"],
        "training_desk": [*RUN_THE_SPACE, "mailbox.read"],
        "advisor": RUN_THE_SPACE,
        "secretary": ["people.read", "people.stand_in", "mailbox.read"],
        "mayor": ["people.read"],
        "alderman": ["people.read"],
        "treasurer": ["people.read"],
        "steering": ["people.read"],
        "syvicol_advisor": ["people.read"],
        "ministry_reader": ["people.read"],
        "trainer": ["people.read"],
    },
)


def roles_for(space) -> list:
    """The roles that can be held in a space of this kind, in the order of the table."""
    return [role for role in ROLES.values() if space.kind in role.kinds]


def role_label(key: str):
    """The role's name for people; the key itself where the role no longer exists."""
    return ROLES[key].label if key in ROLES else key


def may_hold(space, role: str) -> Verdict:
    """Can this role be held in a space of this kind?"""
    if role in ROLES and space.kind in ROLES[role].kinds:
        return YES
    return no(_("This role does not exist in this kind of space. Choose one from the list."))


def may_end(granted: Grants, membership, *, last_keeper: bool) -> Verdict:
    """Ending is for those who run the space; the last of them must name a successor first."""
    if not (allowed := may(granted, "people.end")):
        return allowed
    if membership.ended_reason:
        return no(_("This role has already been ended."))
    if last_keeper:
        return no(_("Nobody else can look after the people of this space. Give that role to somebody else first."))
    return YES


def may_set_stand_in(granted: Grants, absent, by) -> Verdict:
    """Members name their own stand-in; for somebody else it takes the right."""
    if granted.is_member and by == absent:
        return YES
    return may(granted, "people.stand_in")


def may_accept(invitation, *, now, by) -> Verdict:
    """The link works once, in time, and for the invited address only."""
    if invitation.accepted_at:
        return no(_("This invitation has been accepted already. Sign in with your e-mail address."))
    if invitation.revoked_at:
        return no(_("This invitation has been taken back. Ask whoever invited you."))
    if invitation.expires_at < now:
        return no(_("This invitation is too old. Ask whoever invited you to send it again."))
    if by is not None and by.email != invitation.email:
        return no(_("This invitation is for another address. Sign out first, then open the link again."))
    return YES


def may_decide_deletion(granted: Grants, request, by) -> Verdict:
    """Who runs the space decides, but never on their own request."""
    if not (allowed := may(granted, "people.end")):
        return allowed
    if request.person_id == by.pk:
        return no(_("Somebody else must decide on your own request."))
    if request.outcome:
        return no(_("This request has been decided already."))
    return YES


def _roles_in_words(keys) -> str:
    return ", ".join(str(role_label(key)) for key in keys) or "–"


def _day(text: str) -> str:
    return dates.short_date(date.fromisoformat(text))


_FIELDS = {
    "full_name": _("name"),
    "phone": _("phone"),
    "language": _("language"),
    "email": _("e-mail address"),
    "short_name": _("how we should address you"),
    "visibility": _("who sees it"),
}


def _fields_in_words(names) -> str:
    return ", ".join(str(_FIELDS.get(name, name)) for name in names) or "–"


tell("people.invited", _("%(by)s invited %(title)s as %(role)s"), role=role_label)
tell("people.invited_again", _("%(by)s sent the invitation of %(title)s again"))
tell("people.invitation_revoked", _("%(by)s took back the invitation of %(title)s"))
tell("people.joined", _("%(title)s accepted the invitation as %(role)s"), role=role_label)
tell("people.role_given", _("%(by)s gave %(title)s the role %(role)s"), role=role_label)
tell(
    "people.role_ended",
    _("%(by)s ended the role %(role)s of %(title)s on %(until)s: %(reason)s"),
    role=role_label,
    until=_day,
)
tell("people.details_changed", _("%(by)s changed details of %(title)s: %(fields)s"), fields=_fields_in_words)
tell("people.profile_changed", _("%(title)s changed their own details: %(fields)s"), fields=_fields_in_words)
tell(
    "people.stand_in_set",
    _("%(by)s set: %(stand_in)s stands in for %(title)s from %(from)s until %(until)s"),
    **{"from": _day, "until": _day},
)
tell("people.stand_in_ended", _("%(by)s ended the time in which %(stand_in)s stands in for %(title)s"))
tell("people.deletion_asked", _("%(title)s asked for the deletion of their data"))
tell("people.deletion_withdrawn", _("%(title)s withdrew the request for deletion"))
tell("people.deletion_granted", _("%(by)s granted a request for deletion of personal data"))
tell("people.deletion_refused", _("%(by)s refused the deletion of the data of %(title)s: %(reason)s"))
tell("people.exported", _("%(title)s took a copy of their own data"))
tell("service.added", _("%(by)s added the service %(title)s with the roles: %(roles)s"), roles=_roles_in_words)
tell("service.changed", _("%(by)s changed the service %(title)s; its roles: %(roles)s"), roles=_roles_in_words)
tell("service.closed", _("%(by)s closed the service %(title)s"))
tell("service.joined", _("%(by)s put %(title)s into the service %(service)s"))
tell("service.left", _("%(by)s recorded that %(title)s leaves the service %(service)s after %(until)s"), until=_day)


def role_of(key: str):
    """The role with its name and sentence; ``None`` where it no longer exists."""
    return ROLES.get(key)


def roles_in_words(space) -> list[tuple]:
    """``(role, [what it may do])`` for each role of this kind of space; the phrases complete "may …"."""
    return [
        (role, [PERMISSIONS[key] for key in sorted(role.permissions) if key in PERMISSIONS])
        for role in roles_for(space)
    ]
