"""Dates: inside the plan and the mandate, in order, with milestones, and not all in one month."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zesummen.kernel.dates import month_and_year, short_date

from ..queries.calendar import feasts_by_month
from .base import CheckSheet, Severity, each, here, on_action, rule

DAYS_OF_A_MONTH = 30.44


@rule("plan_without_dates", Severity.MUST, _("Plan without dates"))
def plan_without_dates(sheet: CheckSheet):
    if not sheet.plan.starts_on or not sheet.plan.ends_on:
        yield here(
            sheet,
            _("The plan has no start or no end. Without both, nothing can be checked against its years."),
            "edit/",
        )


@rule("no_dates", Severity.MUST, _("No dates"))
def no_dates(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("“%(what)s” has no start or no end."),
        lambda a: not a.from_on or not a.until_on,
        "edit/when/",
    )


@rule("ends_before_start", Severity.MUST, _("Ends before it starts"))
def ends_before_start(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("“%(what)s” ends before it starts."),
        lambda a: bool(a.from_on and a.until_on and a.until_on < a.from_on),
        "edit/when/",
    )


@rule("outside_plan", Severity.MUST, _("Dates outside the plan"))
def outside_plan(sheet: CheckSheet):
    start, end = sheet.plan.starts_on, sheet.plan.ends_on
    return each(
        sheet.live,
        sheet,
        _("The dates of “%(what)s” lie outside the plan."),
        lambda a: bool((start and a.from_on and a.from_on < start) or (end and a.until_on and a.until_on > end)),
        "edit/when/",
    )


@rule("outside_mandate", Severity.SHOULD, _("Dates outside the mandate"))
def outside_mandate(sheet: CheckSheet):
    """The action goes on under the next council, or began under the last one."""
    if not sheet.mandate:
        return
    first, last = sheet.mandate
    for action in sheet.live:
        if (action.until_on and action.until_on >= last) or (action.from_on and action.from_on < first):
            yield on_action(
                sheet,
                action,
                _(
                    "“%(what)s” does not lie within the mandate of the council (%(from)s–%(until)s). Your successors would carry it out."
                ),
                "edit/when/",
                **{"from": short_date(first), "until": short_date(last)},
            )


@rule("late_start", Severity.SHOULD, _("Late to start"))
def late_start(sheet: CheckSheet):
    if sheet.plan.state != "running":
        return ()
    return each(
        sheet.live,
        sheet,
        _("“%(what)s” should have started and has not."),
        lambda a: bool(a.state == "planned" and a.from_on and a.from_on < sheet.today),
    )


@rule("late_end", Severity.SHOULD, _("Late to end"))
def late_end(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("“%(what)s” should be over and still runs."),
        lambda a: bool(a.state == "running" and a.until_on and a.until_on < sheet.today),
    )


@rule("milestone_outside", Severity.SHOULD, _("Milestone outside the dates"))
def milestone_outside(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("A milestone of “%(what)s” lies outside its dates."),
        lambda a: any(
            (a.from_on and m.due_on < a.from_on) or (a.until_on and m.due_on > a.until_on) for m in a.milestones
        ),
        "#steps",
    )


@rule("no_milestone", Severity.SHOULD, _("Long without a milestone"))
def no_milestone(sheet: CheckSheet):
    """A long action without a milestone: nobody can see whether it moves."""
    months = sheet.limits.long_action_months

    def is_long(a) -> bool:
        return bool(a.from_on and a.until_on and (a.until_on - a.from_on).days > months * DAYS_OF_A_MONTH)

    for action in sheet.live:
        if is_long(action) and not action.milestones and action.state != "done":
            yield on_action(
                sheet,
                action,
                _("“%(what)s” runs for more than %(months)d months without a milestone."),
                "milestone/add/",
                months=months,
            )


@rule("part_overdue", Severity.SHOULD, _("Part overdue"))
def part_overdue(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("A part of “%(what)s” is overdue."),
        lambda a: any(p.due_on and not p.done_on and p.due_on < sheet.today for p in a.parts),
        "#steps",
    )


@rule("milestone_overdue", Severity.SHOULD, _("Milestone overdue"))
def milestone_overdue(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("A milestone of “%(what)s” is overdue."),
        lambda a: any(not m.done_on and m.due_on < sheet.today for m in a.milestones),
        "#steps",
    )


@rule("feasts_piled", Severity.SHOULD, _("Single events piled into one month"))
def feasts_piled(sheet: CheckSheet):
    """More single events in one month than the plan's limit."""
    counts = feasts_by_month((a.is_recurring, a.from_on, a.until_on) for a in sheet.live)
    for (year, month), count in sorted(counts.items()):
        if count > sheet.limits.feasts_per_month:
            words = ngettext(
                "%(count)d single event falls into %(month)s. Could one move?",
                "%(count)d single events fall into %(month)s. Could one move?",
                count,
            ) % {"count": count, "month": month_and_year(date(year, month, 1))}
            yield here(sheet, words, f"actions/calendar/?year={year}&month={month}", f"month:{year}-{month:02}")


@rule("all_at_the_end", Severity.NOTE, _("Nothing to be seen soon"))
def all_at_the_end(sheet: CheckSheet):
    """Nothing starts in the first third of the plan."""
    start, end = sheet.plan.starts_on, sheet.plan.ends_on
    starts = [a.from_on for a in sheet.live if a.from_on]
    if start and end and len(starts) >= 3 and min(starts) > start + timedelta(days=(end - start).days // 3):
        yield here(
            sheet, _("No action starts in the first third of the plan. What could be seen soon?"), "actions/gantt/"
        )
