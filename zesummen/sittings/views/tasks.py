"""Tasks: mine or everybody's, closed in one press."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zesummen.kernel import journal
from zesummen.kernel.access import may
from zesummen.kernel.pages import attempt, granted, needs, next_page, page

from .. import actions, forms, queries, rules
from ..models import Task
from ..queries.tasks import mine, readable
from ..states import TaskState
from .base import SECTION, posted, sitting_or_404

PER_PAGE = 50


def _task(request, pk) -> Task:
    services = queries.services_of_person(request.user, timezone.localdate())
    found = queries.tasks().filter(readable(granted(request), request.user, services), pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_GET
@needs("sitting.read")
def tasks(request):
    """Tasks with filters."""
    today, rights = timezone.localdate(), granted(request)
    services = queries.services_of_person(request.user, today)
    start = {"whose": "all" if "sitting.write" in rights else "mine", "state": "open", "q": ""}
    form = forms.TaskFilter({**start, **{name: request.GET[name] for name in start if name in request.GET}})
    chosen = {
        **start,
        **{name: value for name, value in (form.cleaned_data if form.is_valid() else {}).items() if value},
    }
    found = queries.tasks().filter(readable(rights, request.user, services))
    if chosen["whose"] == "mine":
        found = found.filter(mine(request.user, services))
    if chosen["state"] == "late":
        found = found.filter(state=TaskState.OPEN, due_on__lt=today)
    elif chosen["state"] != "any":
        found = found.filter(state=chosen["state"])
    if chosen["q"]:
        found = found.filter(title__icontains=chosen["q"])
    rows = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": form,
        "rows": rows,
        "today": today,
        "may_write": "sitting.write" in rights,
        "closable": {task.pk for task in rows if rules.may_close(rights, task, request.user, services)},
        "query": "".join(f"{name}={chosen[name]}&" for name in ("whose", "state") if name in request.GET),
        **SECTION,
    }
    return page(request, "sittings/tasks.html", context)


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def task_new(request):
    """Write a task that belongs to no sitting."""
    return _new(request, reverse("sittings:tasks", args=[request.space.slug]))


@require_http_methods(["GET", "POST"])
@needs("sitting.write")
def sitting_task(request, pk):
    """Write a task that a sitting gave out."""
    sitting = sitting_or_404(request, pk)
    return _new(request, reverse("sittings:sitting", args=[request.space.slug, pk]), sitting=sitting)


def _new(request, back: str, **values):
    form = forms.TaskForm(posted(request), initial={"version": 0}, space=request.space)
    if form.is_valid() and attempt(
        form, actions.add_task, space=request.space, by=request.user, **values, **form.values
    ):
        messages.success(request, _("The task is written. It returns until it is closed."))
        return redirect(back)
    return page(request, "sittings/task_form.html", {"form": form, "back": back, **SECTION})


@require_http_methods(["GET", "POST"])
@needs("sitting.read")
def task(request, pk):
    """One task: change it, close it, drop it."""
    row, rights = _task(request, pk), granted(request)
    may_write = may(rights, "sitting.write") if row.state == TaskState.OPEN else None
    start = {name: getattr(row, name) for name in forms.TaskForm.base_fields} | {
        "owner": row.owner_id,
        "service": row.service_id,
    }
    form = forms.TaskForm(posted(request), initial=start, space=request.space)
    if form.is_valid() and attempt(
        form, actions.change_task, task=row, expected=form.cleaned_data["version"], by=request.user, **form.values
    ):
        return redirect("sittings:task", request.space.slug, pk)
    services = queries.services_of_person(request.user, timezone.localdate())
    context = {
        "form": form,
        "task": row,
        "may_write": may_write,
        "may_reopen": "sitting.write" in rights,
        "may_close": rules.may_close(rights, row, request.user, services),
        "entries": journal.lines_about(row, 8),
        **SECTION,
    }
    return page(request, "sittings/task.html", context)


@require_POST
@needs("task.close")
def task_done(request, pk):
    """One press: done."""
    row = _task(request, pk)
    actions.close_task(task=row, by=request.user)
    messages.success(request, _("Done: %(task)s") % {"task": row.title})
    return redirect(next_page(request, reverse("sittings:tasks", args=[request.space.slug])))


@require_http_methods(["GET", "POST"])
@needs("task.close")
def task_drop(request, pk):
    """Give a task up, with the reason."""
    row = _task(request, pk)
    form = forms.ReasonForm(posted(request))
    if form.is_valid() and attempt(form, actions.drop_task, task=row, by=request.user, **form.cleaned_data):
        return redirect("sittings:task", request.space.slug, pk)
    return page(request, "sittings/task_drop.html", {"form": form, "task": row, **SECTION})


@require_POST
@needs("sitting.write")
def task_reopen(request, pk):
    """Open a closed task again."""
    actions.reopen_task(task=_task(request, pk), by=request.user)
    return redirect("sittings:task", request.space.slug, pk)
