"""The seats of a commission: who sits today and on any day, one seat with its history, and its offices."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zesummen.kernel.dates import short_date
from zesummen.kernel.pages import attempt, granted, needs

from ..actions import seats as actions
from ..forms import seats as forms
from ..models import Holding, Office, Seat
from ..queries import cards, rulebook
from ..queries import seats as queries
from ..rules import seats as rules
from ..states import OfficeKind, Part
from .base import commission_or_404, show
from .tabs import door_of

TAB = "seats"


def _seat(commission, pk: int) -> Seat:
    found = Seat.objects.filter(commission=commission, pk=pk).first()
    if found is None:
        raise Http404
    found.commission, found.space = commission, commission.space
    return found


def _holding(commission, pk: int) -> Holding:
    rows = Holding.objects.filter(commission=commission, pk=pk)
    found = rows.select_related("member", "member__person", "seat").first()
    if found is None:
        raise Http404
    found.commission, found.space = commission, commission.space
    return found


def _back(request, commission, seat=None):
    if seat is not None:
        return redirect("commissions:seat", request.space.slug, commission.pk, seat.pk)
    return redirect("commissions:seats", request.space.slug, commission.pk)


def posted(request):
    """The form's data when it was sent."""
    return request.POST if request.method == "POST" else None


@require_safe
@needs("commission.read")
def seats(request, pk):
    """Who sits today, or on the day ``?on=``: seats, substitutes, offices, vacancies, and the composition in counts."""
    commission = commission_or_404(request, pk)
    today = timezone.localdate()
    form = forms.OnDayForm(request.GET if request.GET.get("on") else None)
    day = (form.cleaned_data["on"] if form.is_bound and form.is_valid() else None) or today
    found = queries.composition(commission, day)
    rights = granted(request)
    context = {
        "found": found,
        "day": day,
        "is_today": day == today,
        "form": form,
        "may_seat": rules.may_seat(rights, commission),
        "may_contact": "member.contact" in rights,
        # Only of today: two days side by side would tell what the one person said who came or left between them.
        "figures": cards.figures(found) if day == today else None,
        "may_call": door_of("commissions/1/calls/new/") in rights,
        "offices": [(kind, found.office(kind)) for kind in OfficeKind],
    }
    return show(request, commission, "commissions/seats.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def seats_new(request, pk):
    """Add seats."""
    commission = commission_or_404(request, pk)
    start = (
        max(timezone.localdate(), commission.from_on) if Seat.objects.filter(commission=commission).exists() else None
    )
    book = rulebook.rules_on(commission, start or commission.from_on)
    first = {"from_on": start or commission.from_on} | ({} if start else {"count": book.max_members})
    form = forms.SeatsForm(posted(request), initial=first)
    if form.is_valid() and attempt(form, actions.make_seats, commission=commission, by=request.user, **form.values):
        return _back(request, commission)
    return show(request, commission, "commissions/seats_new.html", {"form": form, "book": book}, tab=TAB)


@require_safe
@needs("commission.read")
def seat(request, pk, seat):
    """One seat: who holds it, who held it, how each came and went."""
    commission = commission_or_404(request, pk)
    found = _seat(commission, seat)
    today = timezone.localdate()
    composition = queries.composition(commission, today)
    row = next((row for row in composition.seats if row.seat.pk == found.pk), None)
    context = {
        "seat": found,
        "row": row,
        "rows": queries.history(found),
        "composition": composition,
        "may_seat": rules.may_seat(granted(request), commission),
        "may_contact": "member.contact" in granted(request),
        "may_call": door_of("commissions/1/calls/new/") in granted(request),
        "today": today,
    }
    return show(request, commission, "commissions/seats_one.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def seat_edit(request, pk, seat):
    """For whom the rules keep the seat."""
    commission = commission_or_404(request, pk)
    found = _seat(commission, seat)
    form = forms.SeatForm(posted(request), initial={"label": found.label, "version": found.version})
    if form.is_valid() and attempt(
        form,
        actions.change_seat,
        seat=found,
        expected=form.cleaned_data["version"],
        label=form.cleaned_data["label"],
        by=request.user,
    ):
        return _back(request, commission, found)
    return show(request, commission, "commissions/seats_edit.html", {"form": form, "seat": found}, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def seat_close(request, pk, seat):
    """Close a seat that nobody holds."""
    commission = commission_or_404(request, pk)
    found = _seat(commission, seat)
    form = forms.CloseSeatForm(posted(request), initial={"until_on": timezone.localdate()})
    if form.is_valid() and attempt(form, actions.close_seat, seat=found, by=request.user, **form.cleaned_data):
        return _back(request, commission, found)
    return show(request, commission, "commissions/seats_close.html", {"form": form, "seat": found}, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def appoint(request, pk):
    """Give a seat, or a place in the pool, to somebody; ``?seat=`` and ``?part=`` fill the form in."""
    commission = commission_or_404(request, pk)
    today = max(timezone.localdate(), commission.from_on)
    substitutes = rulebook.rules_on(commission, today).has_substitutes
    part = request.GET.get("part", "")
    start = {
        "from_on": today,
        "language": request.space.first_language,
        "part": part if part in Part.values else Part.FULL,
        "seat": request.GET.get("seat", ""),
    }
    form = forms.AppointForm(posted(request), commission=commission, substitutes=substitutes, initial=start)
    if form.is_valid():
        held = attempt(form, actions.appoint, commission=commission, by=request.user, **_new(form.cleaned_data))
        if held:
            _said(request, held)
            return _back(request, commission, held.seat)
    return show(request, commission, "commissions/seats_appoint.html", {"form": form}, tab=TAB)


def _new(values: dict) -> dict:
    """The form's values as ``appoint`` takes them: what is empty does not speak."""
    return {name: value for name, value in values.items() if value not in (None, "")}


def _said(request, held: Holding) -> None:
    words = {"name": held.member.name, "day": short_date(held.from_on)}
    messages.success(request, _("%(name)s belongs to the commission from %(day)s.") % words)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def holding_end(request, pk, holding):
    """Record that somebody leaves."""
    commission = commission_or_404(request, pk)
    held = _holding(commission, holding)
    sits_on = rulebook.rules_on(commission, timezone.localdate()).sits_until_replaced
    start = {
        "on": timezone.localdate(),
        "kind": held.end_kind or "resigned",
        "reason": held.end_reason,
        "until_replaced": sits_on,
    }
    form = forms.EndForm(posted(request), has_seat=bool(held.seat_id), initial=start)
    if form.is_valid() and attempt(form, actions.end_holding, holding=held, by=request.user, **form.cleaned_data):
        return _back(request, commission, held.seat)
    context = {"form": form, "held": held, "sits_on": sits_on}
    return show(request, commission, "commissions/seats_end.html", context, tab=TAB)


@require_POST
@needs("commission.write")
def holding_stay(request, pk, holding):
    """Take back a resignation."""
    commission = commission_or_404(request, pk)
    held = actions.stay(holding=_holding(commission, holding), by=request.user)
    return _back(request, commission, held.seat)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def holding_replace(request, pk, holding):
    """Somebody leaves and somebody else takes the place."""
    commission = commission_or_404(request, pk)
    held = _holding(commission, holding)
    start = {
        "from_on": timezone.localdate(),
        "language": request.space.first_language,
        "kind": held.end_kind or "replaced",
        "reason": held.end_reason,
    }
    form = forms.ReplaceForm(posted(request), commission=commission, initial=start)
    if form.is_valid():
        made = attempt(form, actions.replace, holding=held, by=request.user, **_new(form.cleaned_data))
        if made:
            _said(request, made)
            return _back(request, commission, made.seat)
    return show(request, commission, "commissions/seats_replace.html", {"form": form, "held": held}, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def holding_move_up(request, pk, holding):
    """A substitute takes a vacant seat, or the seat of somebody who sits until replaced."""
    commission = commission_or_404(request, pk)
    held = _holding(commission, holding)
    today = timezone.localdate()
    found = queries.composition(commission, today)
    open_seats = [row.seat for row in found.seats if row.full is None or row.full.leaves_on]
    own = next((seat.pk for seat in open_seats if seat.pk == held.seat_id), None)
    first = own or (open_seats[0].pk if len(open_seats) == 1 else None)
    form = forms.MoveUpForm(posted(request), seats=open_seats, initial={"from_on": today, "seat": first})
    if form.is_valid():
        made = attempt(form, actions.move_up, holding=held, by=request.user, **form.cleaned_data)
        if made:
            _said(request, made)
            return _back(request, commission, made.seat)
    context = {"form": form, "held": held, "open_seats": open_seats, "who": found.rules.rule("who_moves_up")}
    return show(request, commission, "commissions/seats_move_up.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def office_new(request, pk):
    """Name a president, vice-president or secretary."""
    commission = commission_or_404(request, pk)
    today = max(timezone.localdate(), commission.from_on)
    kind = request.GET.get("kind", "")
    start = {
        "from_on": today,
        "language": request.space.first_language,
        "kind": kind if kind in OfficeKind.values else OfficeKind.PRESIDENT,
    }
    form = forms.OfficeForm(posted(request), commission=commission, initial=start)
    if form.is_valid() and attempt(
        form, actions.name_office, commission=commission, by=request.user, **_new(form.cleaned_data)
    ):
        return _back(request, commission)
    context = {"form": form, "book": rulebook.rules_on(commission, today)}
    return show(request, commission, "commissions/seats_office.html", context, tab=TAB)


@require_http_methods(["GET", "POST"])
@needs("commission.write")
def office_end(request, pk, office):
    """Record the last day of an office."""
    commission = commission_or_404(request, pk)
    found = Office.objects.filter(commission=commission, pk=office).select_related("member").first()
    if found is None:
        raise Http404
    found.commission, found.space = commission, commission.space
    form = forms.EndOfficeForm(posted(request), initial={"on": timezone.localdate()})
    if form.is_valid() and attempt(form, actions.end_office, office=found, by=request.user, **form.cleaned_data):
        return _back(request, commission)
    return show(request, commission, "commissions/seats_office_end.html", {"form": form, "office": found}, tab=TAB)
