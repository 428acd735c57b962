"""Verdicts and sentences about courses."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.journal import tell
from zesummen.kernel.moves import may_move

from .. import states
from ..models import Course

MOST_SESSIONS = 6
MOST_STEPS = 40


def may_read(granted: Grants) -> Verdict:
    """Read courses with their run sheets, in the training body."""
    return may(granted, "training.lead")


def may_keep(granted: Grants) -> Verdict:
    """Write courses: terms, texts, sessions and steps."""
    return may(granted, "training.desk")


def may_offer(granted: Grants, course: Course) -> Verdict:
    """Offer a draft, or one that was no longer offered: commissions can ask for it and its page is public."""
    verdict = may_keep(granted) and may_move(course, states.OFFER_COURSE)
    if verdict and not course.languages:
        return no(_("Say first in which languages the course can be given."))
    return verdict


def may_retire(granted: Grants, course: Course) -> Verdict:
    """Stop offering a course; requests under way go on."""
    return may_keep(granted) and may_move(course, states.RETIRE_COURSE)


def may_arrange(granted: Grants, *, is_used: bool) -> Verdict:
    """Add, move or remove steps: not once an evening was opened with them, since its cards hang on their numbers."""
    verdict = may_keep(granted)
    if verdict and is_used:
        return no(
            _("An evening has been held with these steps: their order stays. Copy the course to arrange them anew.")
        )
    return verdict


def gap_fits(first: int, last: int) -> Verdict:
    """The longest gap between two sessions is no shorter than the shortest."""
    return YES if first <= last else no(_("The longest gap is shorter than the shortest one."))


def takes_from_fits(number: int, takes_from: int) -> Verdict:
    """A step takes its cards from a step that comes before it, or from none."""
    if takes_from and takes_from >= number:
        return no(_("A step takes its cards from an earlier step. Choose one that comes before it."))
    return YES


def minutes_left(minutes: int, steps: Sequence) -> int:
    """Minutes of the session that no step uses; negative where the steps take too long."""
    return minutes - sum(step.minutes for step in steps)


tell("course.installed", _("The course “%(title)s” stands in the catalogue from the start"))
tell("course.made", _("%(by)s began the course “%(title)s”"))
tell("course.copied", _("%(by)s copied the course “%(title)s” from “%(source)s”"))
tell("course.changed", _("%(by)s changed the course “%(title)s”"))
tell("course.steps", _("%(by)s changed the run sheet of the course “%(title)s”"))
tell("course.offered", _("%(by)s offers the course “%(title)s”"))
tell("course.retired", _("%(by)s no longer offers the course “%(title)s”"))
