"""Stand-ins of a space: who is away, who answers."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zesummen.kernel.pages import attempt, granted, member, page

from .. import actions, forms, queries
from ..models import StandIn


@require_http_methods(["GET", "POST"])
@member
def stand_ins(request):
    """The periods, and a form: members name their own stand-in, those with the right anybody's."""
    for_others = "people.stand_in" in granted(request)
    form = forms.StandInForm(
        request.POST if request.method == "POST" else None,
        space=request.space,
        only=None if for_others else request.user,
        initial={"absent": request.user.pk, "from_on": timezone.localdate()},
    )
    if form.is_valid():
        attempt(form, actions.set_stand_in, space=request.space, by=request.user, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("Set. Both have been told by mail."))
            return redirect("people:stand_ins", space=request.space.slug)
    rows = list(queries.stand_ins_of(request.space))
    for row in rows:
        row.may_end = for_others or row.absent_id == request.user.pk
    return page(request, "accounts/stand_ins.html", {"form": form, "rows": rows, "today": timezone.localdate()})


@require_POST
@member
def end(request, pk):
    """End a period now."""
    rows = StandIn.objects.select_related("absent", "stand_in", "space")
    period = get_object_or_404(rows, pk=pk, space=request.space)
    actions.end_stand_in(period=period, by=request.user)
    messages.success(request, _("Ended. Rights and mails are back with %(name)s.") % {"name": period.absent})
    return redirect("people:stand_ins", space=request.space.slug)
