"""What may happen to a commission's minutes: remarks, approval by its rules, correction, sending, release."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import YES, Grants, Verdict, may, no
from zesummen.kernel.dates import short_date
from zesummen.kernel.journal import tell
from zesummen.sittings import rules as sitting_rules
from zesummen.sittings.models import Sitting
from zesummen.sittings.states import SittingState

from ..models import MinutesVersion
from ..rulebook import RuleBook
from ..states import SentTo


def may_send(granted: Grants, sitting: Sitting) -> Verdict:
    """Send the draft to the members for remarks."""
    return sitting_rules.may_minute(granted, sitting)


def may_read_draft(granted: Grants, sitting: Sitting, sent: MinutesVersion | None, *, has_place: bool) -> Verdict:
    """Read the draft by a personal link: a member with a place at the sitting, while it is the draft that was sent."""
    verdict = may(granted, sitting.body.reading)
    if not verdict:
        return verdict
    if not has_place:
        return no(_("You had no place at this sitting. Its draft goes to those who had one."))
    if sitting.state == SittingState.APPROVED:
        return no(_("The minutes are approved. They no longer change."))
    return YES if sent else no(_("The draft has not been sent to the members yet."))


def may_remark(granted: Grants, sitting: Sitting, *, sent: MinutesVersion | None, is_own: bool, today: date) -> Verdict:
    """Make a remark on the draft that was ``sent``: a member for herself, the secretariat for a member.

    Members until the day that was told with the draft; the secretariat notes later what came in time.
    """
    verdict = may(granted, "commission.read") if is_own else may(granted, "sitting.write")
    if not verdict:
        return verdict
    if sitting.state == SittingState.APPROVED:
        return no(_("The minutes are approved. They no longer change."))
    if sent is None:
        return no(_("The draft has not been sent to the members yet."))
    if is_own and sent.remarks_until and today > sent.remarks_until:
        return no(
            _("Remarks were taken until %(day)s. Tell the secretary of the commission what is wrong.")
            % {"day": short_date(sent.remarks_until)}
        )
    return YES


def may_settle(granted: Grants, sitting: Sitting) -> Verdict:
    """Say what became of a remark."""
    return sitting_rules.may_minute(granted, sitting)


def may_approve(granted: Grants, sitting: Sitting, rules: RuleBook, *, is_sent: bool, open_remarks: int) -> Verdict:
    """Record the approval: at the next sitting, or in writing where the rules say so; with no remark left open."""
    verdict = sitting_rules.may_minute(granted, sitting)
    if not verdict:
        return verdict
    if open_remarks:
        return no(_("Remarks are still open. Say of each whether it was taken; then record the approval."))
    if rules.minutes_approval == "written" and not is_sent:
        return no(_("By the rules the minutes are approved in writing. Send the draft to the members first."))
    return YES


def may_correct(granted: Grants, valid: MinutesVersion | None) -> Verdict:
    """Correct approved minutes by a new version that names the old one."""
    verdict = may(granted, "commission.write")
    if verdict and valid is None:
        return no(_("The minutes are not approved yet. Change them as they are."))
    return verdict


def may_sign(granted: Grants, valid: MinutesVersion | None) -> Verdict:
    """Note that president and secretary have signed."""
    verdict = may(granted, "commission.write")
    if verdict and valid is None:
        return no(_("Only approved minutes are signed."))
    return no(_("The signatures are noted already.")) if verdict and valid and valid.signed_on else verdict


def may_pass_on(granted: Grants, valid: MinutesVersion | None, to: str, rules: RuleBook) -> Verdict:
    """Send approved minutes to the college, and to the minister where the rules say so."""
    verdict = may(granted, "commission.write")
    if not verdict:
        return verdict
    if valid is None:
        return no(_("Only approved minutes are sent on."))
    if to == SentTo.MINISTER and not rules.minutes_to_minister:
        return no(_("By the rules of this commission the minutes do not go to the minister."))
    return YES


def may_release(granted: Grants, valid: MinutesVersion | None, *, is_public: bool) -> Verdict:
    """Open the public version to everybody: of approved minutes only."""
    verdict = may(granted, "commission.publish")
    if not verdict:
        return verdict
    if valid is None:
        return no(_("Only approved minutes have a public version. A draft is for the members alone."))
    return no(_("The public version of these minutes is open already.")) if is_public else YES


def approval_day(sitting: Sitting, day: date, today: date) -> Verdict:
    """The day of an approval: not before the sitting, not later than today."""
    if sitting.day <= day <= today:
        return YES
    return no(_("Enter the day on which the body approved: not before the sitting and not later than today."))


tell(
    "minutes.sent",
    _("%(by)s sent the draft minutes of “%(title)s” for remarks: %(mails)s by e-mail, %(letters)s by letter"),
)
tell("minutes.remark", _("A remark of %(name)s on the minutes of “%(title)s” was noted by %(by)s"))
tell("minutes.remark_made", _("%(name)s made a remark on the draft minutes of “%(title)s”"))
tell("minutes.remark_taken", _("%(by)s took a remark of %(name)s into the minutes of “%(title)s”"))
tell(
    "minutes.remark_not_taken",
    _("%(by)s did not take a remark of %(name)s into the minutes of “%(title)s”: %(reason)s"),
)
tell("minutes.corrected", _("%(by)s corrected the minutes of “%(title)s”, version %(number)s: %(reason)s"))
tell("minutes.signed", _("%(by)s noted that the minutes of “%(title)s” are signed"))
tell(
    "minutes.passed_on",
    _("%(by)s sent the minutes of “%(title)s” on: %(to)s"),
    to=lambda value: SentTo(value).label,
)
tell("minutes.released", _("%(by)s opened the public version of the minutes of “%(title)s”"))
tell(
    "minutes.withdrawn",
    _("%(by)s took the public version of the minutes of “%(title)s” off the public pages: %(reason)s"),
)
