"""A sitting held against the rules in force on its day: sentences, each good, a remark or a warning."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zesummen.kernel.dates import short_date
from zesummen.sittings.models import Sitting
from zesummen.sittings.queries.days import days_in_words
from zesummen.sittings.states import SittingState
from zesummen.sittings.ways import Standing

from .. import notice
from ..models import Commission
from ..rulebook import RuleBook, RuleValue
from . import rulebook
from .facts import COMING, HELD


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about a sitting. ``tone``: good, plain or warn; ``source`` is where the rule comes from."""

    tone: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class SittingCheck:
    """What the rules of its day say of a sitting."""

    rules: RuleBook
    findings: tuple[Finding, ...]

    @property
    def basis(self) -> str:
        """Which rules it was checked against."""
        if self.rules.is_default:
            return _("No version of the commission's own rules is in force on this day: the law and house defaults.")
        words = {"number": self.rules.version, "day": short_date(self.rules.since)}
        return _("Rules, version %(number)s, in force from %(day)s") % words


def sitting_check(
    sitting: Sitting,
    *,
    standing: Standing | None = None,
    rules: RuleBook | None = None,
    today: date | None = None,
) -> SittingCheck:
    """Check a sitting of a commission against the version in force on its day. Three statements.

    ``standing`` (seats filled and needed) is what the page of the sitting counted already; without it no word is
    said of the quorum. With the ``rules`` of the day at hand it takes one statement.
    """
    today = today or timezone.localdate()
    rules = rules or _rules_of(sitting)
    found = [*_notice(sitting, rules), *_quorum(sitting, rules, standing), *_publicity(sitting, rules)]
    found += [*_minimum(sitting, rules), *_minutes(sitting, rules, today)]
    return SittingCheck(rules, tuple(found))


def _rules_of(sitting: Sitting) -> RuleBook:
    commission = Commission.objects.filter(body=sitting.body_id).first()
    if commission is None:
        raise ValueError("not a sitting of a commission")
    return rulebook.rules_on(commission, sitting.day)


def _finding(tone: str, text: Any, rule: RuleValue) -> Finding:
    return Finding(tone, str(text), rule.source_words)


def _notice(sitting: Sitting, rules: RuleBook) -> list[Finding]:
    rule, is_clear = rules.rule("notice_days"), rules.notice_counting == "clear"
    by = notice.last_day(sitting.day, rules.notice_days, is_clear=is_clear)
    if sitting.convened_on is None:
        if sitting.state not in COMING:
            return []
        return [_finding("plain", _("The notice leaves by %(day)s.") % {"day": short_date(by)}, rule)]
    calendar, clear = notice.given(sitting.convened_on, sitting.day)
    words = {
        "calendar": days_in_words(calendar, is_clear=False),
        "clear": days_in_words(clear, is_clear=True),
        "asked": days_in_words(rules.notice_days, is_clear=is_clear),
    }
    if not notice.is_in_time(sitting.convened_on, sitting.day, rules.notice_days, is_clear=is_clear):
        text = _("The notice was too short: it left %(calendar)s (%(clear)s) before. The rules ask for %(asked)s.")
        return [_finding("warn", text % words, rule)]
    text = _("The notice was in time: it left %(calendar)s (%(clear)s) before. The rules ask for %(asked)s.")
    return [_finding("good", text % words, rule)]


def _quorum(sitting: Sitting, rules: RuleBook, standing: Standing | None) -> list[Finding]:
    if standing is None or standing.there is None:
        return []
    again = sitting.call_number > 1
    rule = rules.rule("second_call_rule" if again and rules.second_call_rule != "same" else "quorum_rule")
    words = {"there": standing.there, "needed": standing.needed, "seats": standing.voting}
    if not standing.needed:
        return [_finding("good", _("%(there)s of %(seats)s seats were filled. No quorum was needed.") % words, rule)]
    if standing.has_quorum:
        text = _("The quorum was there: %(there)s of %(seats)s seats were filled, %(needed)s were needed.")
        return [_finding("good", text % words, rule)]
    text = _("The quorum was not there: %(there)s of %(seats)s seats were filled, %(needed)s were needed.")
    return [_finding("warn", text % words, rule)]


def _publicity(sitting: Sitting, rules: RuleBook) -> list[Finding]:
    rule = rules.rule("publicity")
    if rules.publicity == "closed" and sitting.is_open:
        return [_finding("warn", _("Everybody may listen, but the rules say that sittings are closed."), rule)]
    if rules.publicity == "open" and not sitting.is_open:
        return [_finding("warn", _("The sitting is closed, but the rules say that sittings are open."), rule)]
    return []


def _minimum(sitting: Sitting, rules: RuleBook) -> list[Finding]:
    if sitting.is_outside:
        return [Finding("plain", str(_("This sitting is outside the mission and does not count for the year.")))]
    rule, minimum = rules.rule("min_meetings_per_year"), rules.min_meetings_per_year
    if not minimum or sitting.state not in (*HELD, *COMING):
        return []
    number = getattr(sitting, "place_in_year", None)
    if number is None:
        same = Sitting.objects.filter(body=sitting.body_id, year=sitting.year, is_outside=False)
        days = list(same.filter(state__in=(*HELD, *COMING)).order_by("day", "pk").values_list("pk", flat=True))
        number = days.index(sitting.pk) + 1
    words = {"number": number, "minimum": minimum, "year": sitting.year}
    text = _("It is sitting %(number)s of %(year)s. The rules ask for at least %(minimum)s in a year.") % words
    return [_finding("good" if words["number"] >= minimum else "plain", text, rule)]


def _minutes(sitting: Sitting, rules: RuleBook, today: date) -> list[Finding]:
    if sitting.state not in (SittingState.HELD, SittingState.DRAFT):
        return []
    rule, by = rules.rule("minutes_deadline_days"), sitting.day + timedelta(days=rules.minutes_deadline_days)
    words = {"day": short_date(by), "late": (today - by).days}
    if today <= by:
        return [_finding("plain", _("The minutes are due by %(day)s.") % words, rule)]
    text = ngettext(
        "The minutes were due by %(day)s: %(late)d day late.",
        "The minutes were due by %(day)s: %(late)d days late.",
        words["late"],
    )
    return [_finding("warn", text % words, rule)]
