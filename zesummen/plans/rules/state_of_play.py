"""Verdicts and sentences about the state of play."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, no
from zesummen.sittings.models import AgendaItem
from zesummen.sittings.states import BodyKind

from ..models import Plan, StateOfPlay
from .plans import may_write


def may_make(granted: Grants, plan: Plan, *, contents: int) -> Verdict:
    """Make a version once there is something to write down."""
    verdict = may_write(granted, plan)
    if verdict and not contents:
        return no(_("There is nothing to write down yet. Fill the inventory or write a need first."))
    return verdict


def may_note(granted: Grants, version: StateOfPlay, item: AgendaItem) -> Verdict:
    """Record that the steering committee noted this version in a sitting that was held after it was made."""
    verdict = may_write(granted, version.plan)
    if not verdict:
        return verdict
    sitting = item.sitting
    if item.body.kind != BodyKind.STEERING or sitting is None or not sitting.is_over:
        return no(_("Choose a point of a sitting that the steering committee has held."))
    if sitting.day < version.made_on:
        return no(_("This sitting was held before the version was made. Choose a later one."))
    return YES


journal.tell("state_of_play.intro", _("%(by)s changed the introduction of the state of play of “%(title)s”"))
journal.tell("state_of_play.made", _("%(by)s made “%(title)s”"))
journal.tell("state_of_play.put", _("%(by)s put “%(title)s” on the agenda of the steering committee"))
journal.tell("state_of_play.noted", _("%(by)s recorded that the steering committee noted “%(title)s” on %(day)s"))
