"""Answers and presence: what members said, who is at the door, and the sitting that had no quorum."""

from datetime import time

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zesummen.kernel.access import Forbidden, Refused
from zesummen.kernel.numbers import whole
from zesummen.kernel.pages import attempt, granted, needs, page

from .. import actions, forms, queries, rules
from ..models import Attendance, Guest
from ..queries.days import day_warnings
from ..states import Presence
from ..ways import way_of
from .base import SECTION, posted, sitting_or_404


def _place(sitting, member) -> Attendance:
    rows = Attendance.objects.filter(sitting=sitting, member=member)
    found = rows.select_related("member", "sitting", "sitting__body", "space").first()
    if found is None:
        raise Http404
    found.sitting = sitting
    return found


@require_http_methods(["GET", "POST"])
@needs("sitting.read")
def reply(request, pk, member):
    """A member says whether she comes; who keeps the sitting writes what others said, and how they said it."""
    sitting = sitting_or_404(request, pk)
    row = _place(sitting, member)
    form = forms.ReplyForm(
        posted(request),
        initial={"reply": row.reply, "replaced_by": row.replaced_by, "channel": "phone"},
        is_own=row.member.person_id == request.user.pk,
        has_substitutes=way_of(sitting.body).seats_substitutes,
    )
    if form.is_valid() and attempt(form, actions.reply, attendance=row, by=request.user, **form.cleaned_data):
        return redirect("sittings:sitting", request.space.slug, pk)
    return page(request, "sittings/reply.html", {"form": form, "sitting": sitting, "row": row, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def attendance(request, pk):
    """Who came, the whole list from paper. The first time, the sitting counts as held."""
    sitting = sitting_or_404(request, pk)
    sheet = queries.sitting_sheet(sitting)
    start = {"version": sitting.version, "ends_at": sitting.ends_at}
    form = forms.AttendanceForm(
        posted(request),
        initial=start,
        attendance=sheet.attendance,
        guests=sheet.guests,
        spare=way_of(sitting.body).spare(sitting),
        has_substitutes=way_of(sitting.body).seats_substitutes,
    )
    if form.is_valid() and attempt(
        form,
        actions.record_attendance,
        sitting=sitting,
        rows=form.rows,
        guests=form.guest_rows,
        ends_at=form.cleaned_data["ends_at"],
        expected=form.cleaned_data["version"],
        by=request.user,
    ):
        messages.success(request, _("Who came is recorded."))
        return redirect("sittings:sitting", request.space.slug, pk)
    may_hold = rules.may_hold(granted(request), sitting, timezone.localdate())
    context = {"form": form, "sitting": sitting, "sheet": sheet, "may_hold": may_hold, **SECTION}
    return page(request, "sittings/attendance.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def door(request, pk):
    """Presence on a phone: one press a person. Every press is a form of one button, so it works without script."""
    sitting = sitting_or_404(request, pk)
    may_hold = rules.may_hold(granted(request), sitting, timezone.localdate())
    why = ""
    if request.method == "POST":
        try:
            _press(request, sitting)
        except Forbidden:
            raise
        except Refused as refusal:
            why = str(refusal.verdict.why)
        else:
            return redirect(request.path + (f"#m{request.POST['member']}" if request.POST.get("member") else ""))
    sheet = queries.sitting_sheet(sitting)
    way = way_of(sitting.body)
    context = {
        "sitting": sitting,
        "sheet": sheet,
        "rows": [(row, way.seat_words(sheet, row)) for row in sheet.attendance],
        "may_hold": may_hold,
        "why": why,
        "now": timezone.localtime().strftime("%H:%M"),
        "rest": queries.the_rest(sitting, sheet.attendance, request.user),
        **SECTION,
    }
    return page(request, "sittings/door.html", context, status=422 if why else 200)


def _press(request, sitting) -> None:
    data, by = request.POST, request.user
    if data.get("rest"):
        actions.mark_the_rest(sitting=sitting, by=by)
    elif (pk := whole(data.get("guest"))) is not None:
        guest = Guest.objects.filter(sitting=sitting, pk=pk).select_related("sitting__body", "space").first()
        if guest is None:
            raise Http404
        actions.mark_guest(guest=guest, came=data.get("presence") == Presence.PRESENT, by=by)
    elif (pk := whole(data.get("member"))) is not None:
        row = _place(sitting, pk)
        hours = {"came_at": row.came_at, "left_at": row.left_at}
        for name in hours:
            if name in data:
                hours[name] = _hour(data[name])
        actions.mark(attendance=row, presence=data.get("presence", ""), by=by, **hours)
    else:
        raise Http404


def _hour(text: str) -> time | None:
    if not text.strip():
        return None
    field = forms.AttendanceForm.base_fields["ends_at"]
    from django.core.exceptions import ValidationError

    try:
        return field.clean(text)
    except ValidationError:
        raise Refused(_("Enter the hour as hour and minutes, for example 18:30."))


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def no_quorum(request, pk):
    """Close a sitting for want of quorum."""
    sitting = sitting_or_404(request, pk)
    sheet = queries.sitting_sheet(sitting)
    form = forms.PageForm(posted(request))
    if form.is_valid() and attempt(form, actions.close_for_quorum, sitting=sitting, by=request.user):
        messages.success(request, _("The sitting is closed. Now call it again: its points wait."))
        return redirect("sittings:call_again", request.space.slug, pk)
    verdict = rules.may_close_for_quorum(granted(request), sitting, sheet.standing, timezone.localdate())
    context = {"form": form, "sitting": sitting, "sheet": sheet, "verdict": verdict, **SECTION}
    return page(request, "sittings/no_quorum.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def call_again(request, pk):
    """Call a sitting again that had no quorum."""
    sitting = sitting_or_404(request, pk)
    start = {"place": sitting.place, "starts_at": sitting.starts_at}
    today = timezone.localdate()
    form = forms.DayAndPlaceForm(
        posted(request), initial=start, warn=lambda day: day_warnings(sitting.body, day, today=today)
    )
    if form.is_valid():
        made = attempt(form, actions.call_again, sitting=sitting, by=request.user, **form.values)
        if made:
            messages.success(request, _("The sitting is called again, with its points. Now send the notice."))
            return redirect("sittings:sitting", request.space.slug, made.pk)
    verdict = rules.may_call_again(granted(request), sitting, is_called=queries.called_again_by(sitting) is not None)
    context = {"form": form, "sitting": sitting, "verdict": verdict, **SECTION}
    return page(request, "sittings/call_again.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def guest_add(request, pk):
    """Invite a guest."""
    sitting = sitting_or_404(request, pk)
    start = {"language": "fr", "version": 0, "kind": "expert"}
    form = forms.GuestForm(posted(request), initial=start, items=sitting.items.all())
    if form.is_valid() and attempt(form, actions.invite_guest, sitting=sitting, by=request.user, **form.values):
        return redirect("sittings:sitting", request.space.slug, pk)
    return page(request, "sittings/guest_form.html", {"form": form, "sitting": sitting, **SECTION})


def _guest(sitting, pk) -> Guest:
    found = Guest.objects.filter(sitting=sitting, pk=pk).select_related("space").first()
    if found is None:
        raise Http404
    found.sitting = sitting
    return found


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def guest(request, pk, guest):
    """Change what is written about a guest."""
    sitting = sitting_or_404(request, pk)
    row = _guest(sitting, guest)
    start = {name: getattr(row, name) for name in forms.GuestForm.base_fields} | {"item": row.item_id}
    form = forms.GuestForm(posted(request), initial=start, items=sitting.items.all())
    if form.is_valid() and attempt(
        form, actions.change_guest, guest=row, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("sittings:sitting", request.space.slug, pk)
    return page(request, "sittings/guest_form.html", {"form": form, "sitting": sitting, "guest": row, **SECTION})


@require_POST
@needs("sitting.write")
def guest_remove(request, pk, guest):
    """Take a guest off the list."""
    sitting = sitting_or_404(request, pk)
    actions.remove_guest(guest=_guest(sitting, guest), by=request.user)
    return redirect("sittings:sitting", request.space.slug, pk)
