"""Who may invite, end a role, name a stand-in; and what this app lets each role do."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import ROLES, YES, Grants, Verdict, declare, may, no

from . import roles  # noqa: F401  (fills the table of roles)

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
