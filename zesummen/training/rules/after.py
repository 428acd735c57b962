"""Verdicts and sentences about what comes of an evening: notes, the work programme, follow-up, feedback."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.dates import short_date
from zesummen.kernel.journal import tell

from ..case import Case
from ..models import Evening, Followup, Party
from ..states import EveningState

FEEDBACK_DAYS = 60  # an answer after two months tells of memory, not of the evening


def may_write(granted: Grants, case: Case) -> Verdict:
    """Keep what came of an evening: trainers and desk, and in the commune whoever may ask for a training."""
    return may(granted, "training.lead" if case.is_body else "training.ask")


def may_send_note(granted: Grants, case: Case, evening: Evening) -> Verdict:
    """Send the note of decisions once the evening was held."""
    if not case.is_body:
        return no(_("The training body sends the note of decisions."))
    verdict = may(granted, "training.lead")
    if verdict and evening.state != EveningState.HELD:
        return no(_("The evening has not been held yet. Note it as held first."))
    if verdict and evening.note_sent_on:
        return no(_("The note was sent on %(day)s.") % {"day": short_date(evening.note_sent_on)})
    return verdict


def may_take_over(granted: Grants, case: Case, party: Party | None) -> Verdict:
    """A commission takes its own decisions into its work programme."""
    if party is None or case.party is None or party.pk != case.party.pk:
        return no(_("Each commission takes its own decisions into its work programme."))
    verdict = may(granted, "training.ask")
    if verdict and not party.commission_ref:
        return no(_("This commission does not work here yet: there is no work programme to take them into."))
    return verdict


def may_answer(granted: Grants, case: Case, followup: Followup) -> Verdict:
    """Say what became of a decision: the commission's people; the training body when it heard it by telephone."""
    verdict = may_write(granted, case)
    own = case.is_body or (case.party is not None and case.party.pk == followup.decision.party_id)
    if verdict and not own:
        return no(_("Each commission answers for its own decisions."))
    if verdict and followup.answer:
        return no(_("This question has been answered."))
    return verdict


def may_give_feedback(evening: Evening, today: date) -> Verdict:
    """Feedback is taken from the day of the evening, for two months."""
    if evening.state != EveningState.HELD:
        return no(_("The evening has not been held yet."))
    if (today - evening.day).days > FEEDBACK_DAYS:
        return no(_("Feedback about this evening is closed. Thank you all the same."))
    return YES


def may_key_in(granted: Grants, case: Case, evening: Evening, today: date, *, left: int) -> Verdict:
    """Key in a sheet on paper, as many as people came."""
    verdict = may_write(granted, case)
    if not verdict:
        return verdict
    if left <= 0:
        return no(_("There are as many answers as people who came. No more sheets can be keyed in."))
    return may_give_feedback(evening, today)


tell("training.note_sent", _("%(by)s sent the note of decisions of training %(title)s, evening %(number)s"))
tell("training.taken_over", _("%(count)s decisions of training %(title)s were proposed for the work programme"))
tell("training.followup_asked", _("It was asked what became of %(count)s decisions of training %(title)s"))
tell("training.followup_answered", _("%(by)s said what became of a decision of training %(title)s: %(answer)s"))
tell("training.takeover_set", _("%(by)s changed what happens to decisions of training %(title)s"))
tell("training.feedback_keyed", _("%(by)s keyed in a feedback sheet of training %(title)s"))
