"""Who may: verdicts with a reason, permissions and roles as tables in code.

Each app declares its permissions and what each role may do with its nouns, in its ``rules.py``:

    access.declare(
        permissions={"plan.adopt": _("adopt a plan")},
        roles={"officer": ["plan.adopt"]},
    )

``docs/reference/roles.md`` is generated from these tables.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes, or no with a translatable sentence that says why and who can."""

    ok: bool
    why: str = ""

    def __bool__(self) -> bool:
        return self.ok


YES = Verdict(True)


def no(why) -> Verdict:
    """A refusal with its sentence."""
    return Verdict(False, why)


class Refused(Exception):
    """An action was refused. ``verdict.why`` is for people."""

    def __init__(self, verdict: Verdict | str):
        self.verdict = verdict if isinstance(verdict, Verdict) else no(verdict)
        super().__init__(str(self.verdict.why))


class Forbidden(Refused):
    """The person lacks the right (answered 403 with the reason)."""


def insist(verdict: Verdict) -> None:
    """Raise ``Refused`` unless the verdict is yes."""
    if not verdict:
        raise Refused(verdict)


@dataclass(frozen=True, slots=True)
class Grants:
    """What one person may do in one space: roles held (with the ways they came), and their permissions."""

    permissions: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    standing_in_for: tuple = ()  # (person id, name) of whoever this person replaces just now
    kind: str = ""  # of the space: a refusal names only roles that exist there
    spaces: tuple = field(default=(), compare=False)  # those the person can change to, where a page asked

    def __contains__(self, permission: str) -> bool:
        return permission in self.permissions

    @property
    def is_member(self) -> bool:
        return bool(self.roles)


@dataclass(slots=True)
class Role:
    """A role: its name and its sentence for humans; permissions are added by the apps."""

    key: str
    label: str
    sentence: str
    kinds: frozenset[str]  # kinds of space on which it can be held
    permissions: set[str] = field(default_factory=set)


PERMISSIONS: dict[str, str] = {}
ROLES: dict[str, Role] = {}


def role(key: str, label, sentence, *, kinds: Iterable[str]) -> Role:
    """Add a role to the table (``accounts/roles.py`` does)."""
    ROLES[key] = Role(key, label, sentence, frozenset(kinds))
    return ROLES[key]


def declare(*, permissions: Mapping[str, str], roles: Mapping[str, Iterable[str]]) -> None:
    """Add an app's permissions, each with a phrase that completes "may …", and hand them to roles."""
    PERMISSIONS.update(permissions)
    for key, granted in roles.items():
        ROLES[key].permissions.update(granted)


def permissions_of(roles: Iterable[str]) -> frozenset[str]:
    """All permissions of these roles together."""
    return frozenset().union(*(ROLES[key].permissions for key in roles if key in ROLES))


def may(granted: Grants, permission: str) -> Verdict:
    """Yes, or no with a sentence that names the act and the roles that can."""
    if permission in granted.permissions:
        return YES
    able = ", ".join(str(r.label) for r in ROLES.values() if permission in r.permissions and _exists(r, granted))
    return no(
        _("Your role does not let you %(act)s. Who can: %(roles)s.")
        % {"act": PERMISSIONS.get(permission, permission), "roles": able or "–"}
    )


def _exists(role: Role, granted: Grants) -> bool:
    return not granted.kind or granted.kind in role.kinds
