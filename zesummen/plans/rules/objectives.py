"""Verdicts and sentences about fields, target groups, objectives and indicators."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, no

from ..models import Objective
from .plans import may_write

MOST_OBJECTIVES = 999


def may_remove_objective(
    granted: Grants, objective: Objective, *, children: int, actions: int, readings: int
) -> Verdict:
    """Remove an objective on which nothing hangs."""
    verdict = may_write(granted, objective.plan)
    if not verdict:
        return verdict
    if children:
        return no(_("Other objectives stand under this one. Move or remove them first."))
    if actions:
        return no(_("Actions serve this objective. Give them another one first."))
    if readings:
        return no(_("Its indicators have readings. They would be lost."))
    return YES


journal.tell("field.chosen", _("%(by)s chose the field “%(title)s”: %(reason)s"))
journal.tell("field.dropped", _("%(by)s took the field “%(title)s” out of the plan"))
journal.tell("field.ranked", _("%(by)s moved the field “%(title)s” to place %(rank)s"))
journal.tell("group.chosen", _("%(by)s chose the target group “%(title)s”: %(reason)s"))
journal.tell("group.dropped", _("%(by)s took the target group “%(title)s” out of the plan"))
journal.tell("group.ranked", _("%(by)s moved the target group “%(title)s” to place %(rank)s"))
journal.tell("objective.written", _("%(by)s wrote the objective “%(title)s”"))
journal.tell("objective.changed", _("%(by)s changed the objective “%(title)s”: %(changed)s"))
journal.tell("objective.removed", _("%(by)s removed the objective “%(title)s”"))
journal.tell("indicator.written", _("%(by)s wrote the indicator “%(title)s”"))
journal.tell("indicator.changed", _("%(by)s changed the indicator “%(title)s”: %(changed)s"))
journal.tell("indicator.removed", _("%(by)s removed the indicator “%(title)s”"))
