"""Verdicts and sentences about the register, who was asked, the internal note, the notice and the kick-off evening."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import journal
from zesummen.kernel.access import YES, Grants, Verdict, may, no

from ..models import Ask, Stakeholder
from ..states import Answer

GRACE = timedelta(days=60)  # a link can still be answered so long after the day that was asked for


def may_keep_register(granted: Grants) -> Verdict:
    """Write the register of the space."""
    return may(granted, "register.write")


def may_end_entry(granted: Grants, entry: Stakeholder, on: date, today: date) -> Verdict:
    """Say that an entry of the register no longer holds."""
    verdict = may_keep_register(granted)
    if not verdict:
        return verdict
    if entry.ended_on:
        return no(_("This entry has ended already."))
    return no(_("This day has not come yet. Enter the end once it has ended.")) if on > today else YES


def last_day(ask: Ask) -> date:
    """Until when the link of a question can be answered."""
    return (ask.answer_by or ask.asked_on) + GRACE


def may_answer_by_link(ask: Ask, today: date) -> Verdict:
    """Answer once, and not after the last day."""
    if ask.answer != Answer.NONE:
        return no(_("This link has been used. The answer is with the commune."))
    if today > last_day(ask):
        return no(_("The time to answer by this link is over."))
    return YES


def may_remind(granted: Grants, ask: Ask, today: date) -> Verdict:
    """Remind once a day, while there is no answer."""
    verdict = may(granted, "plan.write")
    if not verdict:
        return verdict
    if ask.answer != Answer.NONE:
        return no(_("The answer has come already."))
    return no(_("A reminder went out today already.")) if ask.reminded_on == today else YES


def _answer(key: str) -> str:
    return str(Answer(key).label)


journal.tell("register.added", _("%(by)s added “%(title)s” to the register"))
journal.tell("register.changed", _("%(by)s changed “%(title)s” in the register: %(changed)s"))
journal.tell("register.ended", _("%(by)s marked “%(title)s” as ended in the register"))
journal.tell("register.reopened", _("%(by)s took “%(title)s” up again in the register"))
journal.tell("register.imported", _("%(by)s read “%(title)s” into the register from a sheet"))
journal.tell("ask.asked", _("%(by)s asked %(name)s: %(subject)s"))
journal.tell("ask.answered", _("%(by)s noted the answer of %(name)s: %(answer)s"), answer=_answer)
journal.tell("ask.reminded", _("%(by)s reminded %(name)s: %(subject)s"))
journal.tell("ask.linked", _("%(name)s answered the internal note: contact %(contact)s, existing actions: %(count)s"))
journal.tell("note.written", _("%(by)s wrote the internal note of “%(title)s”"))
journal.tell("note.sent", _("%(by)s sent the internal note to: %(names)s"))
journal.tell("notice.written", _("%(by)s wrote the notice to residents of “%(title)s”"))
journal.tell("notice.distributed", _("%(by)s recorded how the notice was distributed: %(how)s"))
journal.tell("kick_off.recorded", _("%(by)s recorded the kick-off evening of %(day)s"))
journal.tell("kick_off.changed", _("%(by)s changed what is written about the kick-off evening of %(day)s"))
journal.tell("committee.made", _("%(by)s set up the steering committee of “%(title)s”"))
