"""Tasks: write, close in one press, drop with a reason, open again, hand over."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, may, no

from .. import queries, rules, states
from ..models import Body, Sitting, Task
from ..states import TaskState


@transaction.atomic
def add_task(
    *,
    space,
    title: str,
    body: Body | None = None,
    sitting: Sitting | None = None,
    owner=None,
    service=None,
    owner_name: str = "",
    due_on: date | None = None,
    link: str = "",
    by,
) -> Task:
    """Write what somebody promised. It returns on the body's agenda until it is closed."""
    insist(may(grants(by, space), "sitting.write"))
    if not (owner or service or owner_name.strip()):
        raise Refused(no(_("Say who does it: a person, a service or a name.")))
    task = Task.objects.create(
        space=space,
        title=title,
        body=body or (sitting.body if sitting else None),
        sitting=sitting,
        owner=owner,
        service=service,
        owner_name=owner_name.strip(),
        due_on=due_on,
        link=link,
    )
    journal.note("task.made", task, space=space, by=by, owner=task.owner_words)
    return task


@transaction.atomic
def change_task(*, task: Task, expected: int, by, **values) -> Task:
    """Change title, owner or day; ``moves.Stale`` when somebody else saved first."""
    insist(may(grants(by, task.space), "sitting.write"))
    if task.state != TaskState.OPEN:
        raise Refused(no(_("This task is closed. Open it again before you change it.")))
    if changed := moves.edit(task, expected=expected, **values):
        journal.note("task.changed", task, space=task.space, by=by, changed=", ".join(sorted(changed)))
    return task


def _may_close(task: Task, by):
    return rules.may_close(grants(by, task.space), task, by, queries.services_of_person(by, timezone.localdate()))


@transaction.atomic
def close_task(*, task: Task, by) -> Task:
    """Mark a task as done: its owner, somebody of its service, or who keeps the sittings."""
    insist(_may_close(task, by))
    moves.apply(task, states.CLOSE, closed_on=timezone.localdate(), closed_by=by, version=task.version + 1)
    journal.note("task.done", task, space=task.space, by=by)
    return task


@transaction.atomic
def drop_task(*, task: Task, reason: str, by) -> Task:
    """Give a task up, with the reason."""
    insist(_may_close(task, by))
    moves.apply(
        task, states.DROP, closed_on=timezone.localdate(), closed_by=by, reason=reason[:400], version=task.version + 1
    )
    journal.note("task.dropped", task, space=task.space, by=by, reason=reason)
    return task


@transaction.atomic
def reopen_task(*, task: Task, by) -> Task:
    """Open a closed task again; the journal keeps why it was closed."""
    insist(may(grants(by, task.space), "sitting.write"))
    moves.apply(task, states.REOPEN, closed_on=None, closed_by=None, reason="", version=task.version + 1)
    journal.note("task.reopened", task, space=task.space, by=by)
    return task


@transaction.atomic
def move_tasks(*, space, leaver, successor, by) -> int:
    """All open tasks of somebody who leaves go to a successor in one act; how many."""
    insist(may(grants(by, space), "sitting.write"))
    found = list(Task.objects.filter(owner=leaver, state=TaskState.OPEN))
    for task in found:
        moves.edit(task, expected=task.version, owner=successor)
        journal.note("task.moved", task, space=space, by=by, owner=str(successor))
    return len(found)
