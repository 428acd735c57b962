"""The navigation of one commission: only pages that exist and that this person may open."""

from functools import cache

from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.pages import granted

#: (key, words, address below the commission)
TABS = (
    ("overview", _("Overview"), ""),
    ("seats", _("Seats"), "seats/"),
    ("me", _("My page"), "me/"),
    ("sittings", _("Sittings"), "sittings/"),
    ("opinions", _("Opinions"), "opinions/"),
    ("programme", _("Programme"), "programme/"),
    ("activities", _("Activities"), "activities/"),
    ("calls", _("Call for candidates"), "calls/"),
    ("rules", pgettext_lazy("of a commission", "Rules"), "rules/"),
    ("fees", _("Attendance fees"), "fees/"),
    ("reports", pgettext_lazy("of a commission", "Reports"), "reports/"),
)
SEATED = {"member", "president"}  # roles of people who sit: they have a page of their own


def tabs_of(request, commission) -> list[tuple]:
    """(key, words, address) of each part of the commission that the person of this request may open."""
    rights, space = granted(request), f"/s/{request.space.slug}/"
    found = []
    for key, label, below in TABS:
        inside = f"bodies/{commission.body_id}/" if below is None else f"{commission.path}{below}"
        door = door_of("bodies/1/" if below is None else f"commissions/1/{below}")
        if key == "me" and not rights.roles & SEATED:
            continue
        if door and (door == "member" or door in rights):
            found.append((key, label, space + inside))
    return found


@cache
def door_of(inside: str) -> str:
    """The permission that the page takes; empty where there is no such page."""
    try:
        return getattr(resolve(f"/s/x/{inside}").func, "access", "")
    except Resolver404:
        return ""
