"""Services of a space: which rights they hold, who is in them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zesummen.kernel.pages import attempt, granted, needs, page

from .. import actions, forms, queries
from ..models import Service, ServiceMember


@require_GET
@needs("people.read")
def services(request):
    """All open services with their people and rights."""
    shown = queries.services_of(request.space)
    may_change = "people.services" in granted(request)
    return page(request, "accounts/services.html", {"services": shown, "may_change": may_change})


@require_http_methods(["GET", "POST"])
@needs("people.services")
def add(request):
    """Add a service."""
    form = forms.ServiceForm(request.POST if request.method == "POST" else None, space=request.space)
    if form.is_valid():
        attempt(form, actions.add_service, space=request.space, by=request.user, **form.values)
        if not form.errors:
            messages.success(request, _("The service has been added."))
            return redirect("people:services", space=request.space.slug)
    return page(request, "accounts/service_form.html", {"form": form, "service": None})


@require_http_methods(["GET", "POST"])
@needs("people.services")
def change(request, pk):
    """Change a service and its rights."""
    service = get_object_or_404(Service, pk=pk)
    start = {name: getattr(service, name) for name in ("name", "email", "phone", "version")}
    start["roles"] = list(service.roles.values_list("role", flat=True))
    form = forms.ServiceForm(request.POST if request.method == "POST" else None, space=request.space, initial=start)
    if form.is_valid():
        values = form.values
        roles = values.pop("roles")
        expected = form.cleaned_data["version"] or 0
        attempt(
            form,
            actions.change_service,
            service=service,
            values=values,
            roles=roles,
            expected=expected,
            by=request.user,
        )
        if not form.errors:
            messages.success(request, _("The service has been changed."))
            return redirect("people:services", space=request.space.slug)
    return page(request, "accounts/service_form.html", {"form": form, "service": service})


@require_POST
@needs("people.services")
def close(request, pk):
    """Close a service: its rights end today."""
    actions.close_service(service=get_object_or_404(Service, pk=pk), by=request.user)
    messages.success(request, _("The service is closed; its rights have ended."))
    return redirect("people:services", space=request.space.slug)


@require_http_methods(["GET", "POST"])
@needs("people.services")
def join(request, pk):
    """Put somebody into a service."""
    service = get_object_or_404(Service, pk=pk, closed_on__isnull=True)
    data = request.POST if request.method == "POST" else None
    form = forms.JoinForm(data, space=request.space, initial={"from_on": timezone.localdate()})
    if form.is_valid():
        attempt(form, actions.join_service, service=service, by=request.user, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("Done. The rights of the service hold from that day."))
            return redirect("people:services", space=request.space.slug)
    return page(request, "accounts/join.html", {"form": form, "service": service})


@require_http_methods(["GET", "POST"])
@needs("people.services")
def leave(request, pk):
    """Somebody leaves a service."""
    place = get_object_or_404(ServiceMember.objects.select_related("service", "person"), pk=pk)
    data = request.POST if request.method == "POST" else None
    form = forms.LeaveForm(data, initial={"until_on": timezone.localdate()})
    if form.is_valid():
        attempt(form, actions.leave_service, place=place, by=request.user, **form.cleaned_data)
        if not form.errors:
            messages.success(request, _("Done. The rights of the service end after that day."))
            return redirect("people:services", space=request.space.slug)
    return page(request, "accounts/leave.html", {"form": form, "place": place})
