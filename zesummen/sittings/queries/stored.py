"""What this app stores about a person, for the page of their own data."""

from django.utils.translation import gettext_lazy as _

from zesummen.accounts.mydata import Section

from ..models import Attendance, BodyMember, Task


def about_person(person):
    """Memberships of bodies, attendance, tasks."""
    places = BodyMember.objects.filter(person=person).select_related("body").order_by("from_on", "pk")
    rows = [{"body": str(m.body), "office": m.office, "from": m.from_on, "until": m.until_on or ""} for m in places]
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
    told = [{"on": a.sitting.day, "sitting": str(a.sitting), "presence": a.get_presence_display()} for a in came]
    yield Section(
        "attendance", _("Sittings"), told, {"on": _("date"), "sitting": _("sitting"), "presence": _("presence")}
    )
    owed = Task.objects.filter(owner=person).order_by("-pk")[:500]
    promised = [{"title": t.title, "due": t.due_on or "", "state": t.get_state_display()} for t in owed]
    yield Section("tasks", _("Your tasks"), promised, {"title": _("title"), "due": _("due"), "state": _("state")})
