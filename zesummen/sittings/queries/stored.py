"""What this app stores about a person, for the page of their own data."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.accounts.mydata import Section, Told

from ..models import Attendance, BodyMember, Guest, Task


def about_person(person):
    """Memberships of bodies, attendance, invitations as a guest, tasks."""
    places = BodyMember.objects.filter(person=person).select_related("body").order_by("from_on", "pk")
    rows = Told(
        places, lambda m: {"body": str(m.body), "office": m.office, "from": m.from_on, "until": m.until_on or ""}
    )
    yield Section(
        "bodies",
        _("Bodies you belong to"),
        rows,
        {"body": _("body"), "office": _("office"), "from": _("from"), "until": _("until")},
    )
    came = (
        Attendance.objects.filter(member__person=person)
        .select_related("sitting", "sitting__body")
        .order_by("-sitting__day")[:500]
    )
    told = Told(came, lambda a: {"on": a.sitting.day, "sitting": str(a.sitting), "presence": a.get_presence_display()})
    yield Section(
        "attendance", _("Sittings"), told, {"on": _("date"), "sitting": _("sitting"), "presence": _("presence")}
    )
    yield _as_guest(person)
    owed = Task.objects.filter(owner=person).order_by("-pk")[:500]
    promised = Told(owed, lambda t: {"title": t.title, "due": t.due_on or "", "state": t.get_state_display()})
    yield Section("tasks", _("Your tasks"), promised, {"title": _("title"), "due": _("due"), "state": _("state")})


def _as_guest(person) -> Section:
    """Sittings to which this address was invited, in whatever space: a guest needs to belong to none."""
    rows = Guest._base_manager.filter(email__iexact=person.email) if person.email else Guest._base_manager.none()
    found = rows.select_related("sitting__body", "space").order_by("-sitting__day", "pk")[:500]
    told = Told(
        found,
        lambda row: {
            "on": row.sitting.day,
            "sitting": str(row.sitting),
            "space": str(row.space),
            "as": str(row.get_kind_display()),
            "name": row.name,
            "organisation": row.organisation,
            "email": row.email,
        },
    )
    labels = {
        "on": _("date"),
        "sitting": _("sitting"),
        "space": _("space"),
        "as": pgettext_lazy("in what part", "as"),
        "name": _("name"),
        "organisation": _("organisation"),
        "email": _("e-mail address"),
    }
    why = _("For the invitation to the sitting. The address goes six months after it; the name stays in the minutes.")
    return Section("guest", _("Sittings to which you were invited as a guest"), told, labels, why)
