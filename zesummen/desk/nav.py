"""The main navigation of a space: what this kind of space has and this person may open."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.pages import granted

#: (words, address name, section, permission; empty: every member)
TERRITORIAL = (
    (_("Home"), "space:home", "home", ""),
    (_("Plans"), "plans:plan_list", "plans", "plan.read"),
    (_("Council"), "council:index", "council", "council.read"),
    (_("Commission"), "commissions:commissions", "commissions", "commission.read"),
    (_("Training"), "training:home", "training", "training.read"),
    (_("Sittings"), "sittings:bodies", "sittings", "sitting.read"),
    (_("Register"), "plans:stakeholders", "register", "plan.read"),
    (_("Inventory"), "plans:inventory", "inventory", "plan.read"),
    (_("Statistics"), "diagnosis:statistics", "statistics", ""),
    (_("People"), "people:people", "people", "people.read"),
    (_("Journal"), "space:journal", "journal", "journal.read"),
)
BODIES = (
    (_("Home"), "space:home", "home", ""),
    (_("Trainings"), "training:home", "training", "training.read"),
    (_("What communes released"), "overview:overview", "overview", ""),
    (_("Communes"), "space:directory", "directory", ""),
    (_("People"), "people:people", "people", "people.read"),
    (_("Journal"), "space:journal", "journal", "journal.read"),
)


def entries(request) -> list[tuple]:
    """(words, address, is the open one) for the open space; nothing for a stranger."""
    if request.space is None or not request.user.is_authenticated:
        return []
    given = granted(request)
    if not given.is_member:
        return []
    found = []
    for label, name, section, permission in TERRITORIAL if request.space.is_territorial else BODIES:
        address = _address(name, request.space)
        if address and (not permission or permission in given):
            found.append((label, address, _is_open(request.path, address, section)))
    return found


def _address(name: str, space) -> str:
    try:
        return reverse(name, args=[space.slug])
    except NoReverseMatch:
        return ""


def _is_open(path: str, address: str, section: str):
    """Open when the page lies below it; the home only itself. A page may also name its section."""
    return True if path == address or (section != "home" and path.startswith(address)) else section
