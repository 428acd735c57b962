"""The three clocks of a plan: the council's mandate, the plan, its deadlines, and what one says about another.

A council should carry out what it adopts. ``OWN_MONTHS`` is the house's measure of that: three months to set up
after the vote and one whole budget year. Whoever adopts later hands the plan to the next council. The usual
pace of the measures still open (``PACE``) is an estimate and is shown as one; source: durations seen in
practice, 2 to 4 months for stage I and 9 to 18 for stage II, taken near their middle.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zesummen.kernel import dates
from zesummen.kernel.drawing import Line, Mark, Span, Timeline, timeline
from zesummen.territory.mandates import CouncilMandate, mandate_at, mandates_between

from ..models import Plan
from ..states import PlanState
from .standings import Rail

OWN_MONTHS = 15  # three to set up, twelve of the first budget year
PLAN_MONTHS = 72  # a plan without an end is drawn over six years, as a mandate
PACE = {  # months a measure usually takes
    "decision": 2,
    "mobilisation": 1,
    "committee": 1,
    "needs": 5,
    "fields": 1,
    "objectives": 2,
    "actions": 3,
    "adoption": 2,
    "commitment": 4,
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something of the plan is due."""

    on: date
    label: str
    link: str = ""  # inside the space
    done: bool = False


@dataclass(frozen=True, slots=True)
class Clocks:
    """The three clocks, frozen on ``today``."""

    today: date
    space: str  # slug, for links
    mandates: tuple[CouncilMandate, ...]
    starts: date | None
    ends: date | None
    is_running: bool
    expected: date | None  # when it would be adopted at the usual pace, or as planned
    months_left: int
    last_month: date | None  # adopted after this month, the successors carry it out
    deadlines: tuple[Deadline, ...]

    @property
    def warning(self) -> str:
        """The sentence about the successors; empty where there is nothing to say."""
        if self.last_month is None:
            return ""
        if self.is_running:
            return self._running_sentence()
        return _("Adopted after %(month)s, this plan would be carried out by your successors.") % {
            "month": dates.month_and_year(self.last_month)
        }

    @property
    def is_late(self) -> bool:
        """Whether the plan, as it goes, will be carried out by the next council."""
        return bool(self.expected and self.last_month and _month(self.expected) > _month(self.last_month))

    @property
    def rule(self) -> str:
        """How the warning is counted."""
        if self.last_month is None or self.is_running:
            return ""
        return ngettext(
            "Counted back from the next election: %(n)s month to set up and run one budget year.",
            "Counted back from the next election: %(n)s months to set up and run one budget year.",
            OWN_MONTHS,
        ) % {"n": OWN_MONTHS}

    def _running_sentence(self) -> str:
        election = self.mandates[0].until.day if self.mandates else None
        if not (election and self.ends and self.ends >= election):
            return ""
        months = _months_between(election, self.ends)
        return ngettext(
            "The last month of this plan falls to the council that is elected in %(month)s.",
            "The last %(n)s months of this plan fall to the council that is elected in %(month)s.",
            max(months, 1),
        ) % {"n": max(months, 1), "month": dates.month_and_year(election)}

    @property
    def drawing(self) -> Timeline:
        """The three lines for the part "clocks"."""
        return timeline([self._mandate_line(), self._plan_line(), self._deadline_line()], today=self.today)

    def _mandate_line(self) -> Line:
        spans = [
            Span(m.elected.day, m.until.day, tone="" if m.elected.day <= self.today else "expected")
            for m in self.mandates
        ]
        first = self.mandates[0] if self.mandates else None
        sentence = ""
        if first:
            sentence = _("Council elected on %(day)s; the next election is expected in %(month)s.") % {
                "day": dates.long_date(first.elected.day),
                "month": dates.month_and_year(first.until.day),
            }
        return Line(_("Mandate"), spans, sentence=sentence)

    def _plan_line(self) -> Line:
        if self.is_running and self.starts:
            end = self.ends or self.starts
            return Line(
                _("Plan"),
                [Span(self.starts, end)],
                sentence=_("Runs from %(start)s to %(end)s.")
                % {
                    "start": dates.short_date(self.starts),
                    "end": dates.short_date(self.ends) or "–",
                },
            )
        if not self.expected:
            return Line(_("Plan"), [], sentence=_("No dates yet."))
        end = self.ends if self.ends and self.ends > self.expected else _add_months(self.expected, PLAN_MONTHS)
        spans = [Span(self.today, self.expected, tone="expected"), Span(self.expected, end)]
        return Line(_("Plan"), spans, sentence=self._pace_sentence())

    def _pace_sentence(self) -> str:
        if self.starts and self.starts == self.expected:
            return _("Planned to start in %(month)s.") % {"month": dates.month_and_year(self.starts)}
        return ngettext(
            "At the usual pace it would be adopted in %(month)s: about %(n)s month for what is still open.",
            "At the usual pace it would be adopted in %(month)s: about %(n)s months for what is still open.",
            self.months_left,
        ) % {"month": dates.month_and_year(self.expected), "n": self.months_left}

    def _deadline_line(self) -> Line:
        marks = [
            Mark(
                d.on,
                d.label,
                f"/s/{self.space}/{d.link}" if d.link else "",
                "completed" if d.done else "late" if d.on < self.today else "to_start",
            )
            for d in self.deadlines
        ]
        sentence = "" if marks else _("Nothing dated yet.")
        return Line(_("Deadlines"), marks=marks, sentence=sentence)


def clocks_of(plan: Plan, rail: Rail, *, today: date | None = None, also: Iterable[Deadline] = ()) -> Clocks:
    """The clocks of a plan, from the plan and its rail alone; no statement of its own."""
    today = today or timezone.localdate()
    running = plan.state not in (PlanState.PREPARATION, PlanState.ABANDONED)
    months = 0 if running else sum(PACE.get(row.key, 0) for row in rail.rows if not row.is_over)
    planned = plan.starts_on if plan.starts_on and plan.starts_on >= today else None
    expected = None if running else planned or _add_months(today, months)
    until = max(filter(None, (plan.ends_on, expected and _add_months(expected, PLAN_MONTHS), today)))
    mandates = tuple(mandates_between(today, until)) or tuple(filter(None, [mandate_at(today)]))
    election = mandates[0].until.day if mandates else None
    return Clocks(
        today=today,
        space=plan.space.slug,
        mandates=mandates,
        starts=plan.starts_on,
        ends=plan.ends_on,
        is_running=running,
        expected=expected,
        months_left=months,
        last_month=_add_months(election, -OWN_MONTHS) if election else None,
        deadlines=tuple(sorted([*_own_deadlines(plan, rail, today, running), *also], key=lambda d: d.on)),
    )


def _own_deadlines(plan: Plan, rail: Rail, today: date, running: bool) -> list[Deadline]:
    base = f"plans/{plan.pk}/"
    found = []
    budget = date(today.year, plan.budget_due_month, plan.budget_due_day)
    budget = budget if budget >= today else budget.replace(year=today.year + 1)
    found.append(Deadline(budget, _("Budget sheet for the treasurer"), f"{base}budget/"))
    if running and plan.ends_on:
        found.append(Deadline(plan.ends_on, _("End of the plan; the evaluation is made by then"), f"{base}evaluation/"))
        if plan.starts_on:
            middle = plan.starts_on + (plan.ends_on - plan.starts_on) / 2
            found.append(Deadline(middle, _("Mid-term evaluation"), f"{base}evaluation/", done=_midterm_done(rail)))
    if running and rail.template.in_cycles:
        found.append(Deadline(date(today.year, 12, 31), _("Count of Biergerpakt members"), f"{base}pact/"))
    return found


def _midterm_done(rail: Rail) -> bool:
    row = rail.row("carrying_out")
    return bool(row) and any(need.key == "midterm" and need.done for need in row.requirements)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _add_months(day: date, months: int) -> date:
    """The first of the month so many months later (or earlier)."""
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)
