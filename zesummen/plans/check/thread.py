"""The red thread: needs, objectives, actions and figures hang together."""

from django.utils.translation import gettext_lazy as _

from .base import CheckSheet, Severity, each, on_action, on_need, on_objective, rule


@rule("need_without_evidence", Severity.MUST, _("Need without evidence"))
def need_without_evidence(sheet: CheckSheet):
    return (on_need(sheet, n, _("The need “%(what)s” has no evidence.")) for n in sheet.plan.needs if not n.evidence)


@rule("need_without_action", Severity.SHOULD, _("Need without action"))
def need_without_action(sheet: CheckSheet):
    """No action serves an objective that answers the need, nor one above or below it."""
    served = _answered(sheet)
    return (
        on_need(sheet, n, _("No action answers the need “%(what)s”."))
        for n in sheet.plan.needs
        if n.number not in served
    )


def _answered(sheet: CheckSheet) -> set[int]:
    """Needs behind the live actions, over the objectives and those above them."""
    return {number for action in sheet.live for number in _needs_behind(sheet, action)}


def _needs_behind(sheet: CheckSheet, action) -> set[int]:
    found: set[int] = set()
    for objective in sheet.objectives_of(action):
        seen: set[int] = set()
        while objective and objective.number not in seen:
            seen.add(objective.number)
            found |= set(objective.needs)
            objective = sheet.plan.objective(objective.parent) if objective.parent else None
    return found


@rule("action_without_objective", Severity.MUST, _("Action without objective"))
def action_without_objective(sheet: CheckSheet):
    return each(sheet.live, sheet, _("“%(what)s” serves no objective."), lambda a: not a.objectives, "objectives/")


@rule("action_without_need", Severity.SHOULD, _("Action without need"))
def action_without_need(sheet: CheckSheet):
    return each(
        [a for a in sheet.live if a.objectives],
        sheet,
        _("No need stands behind “%(what)s”: its objectives answer none."),
        lambda a: not _needs_behind(sheet, a),
        "objectives/",
    )


@rule("objective_without_need", Severity.SHOULD, _("Objective without need"))
def objective_without_need(sheet: CheckSheet):
    return (on_objective(sheet, o, _("The objective “%(what)s” answers no need.")) for o in sheet.leaves if not o.needs)


@rule("objective_without_action", Severity.MUST, _("Objective without action"))
def objective_without_action(sheet: CheckSheet):
    served = {share.objective for action in sheet.live for share in action.objectives}
    return (
        on_objective(sheet, o, _("No action serves the objective “%(what)s”."))
        for o in sheet.leaves
        if o.number not in served
    )


@rule("objective_without_indicator", Severity.MUST, _("Objective without indicator"))
def objective_without_indicator(sheet: CheckSheet):
    return (
        on_objective(sheet, o, _("The objective “%(what)s” has no indicator: nobody will know whether it was reached."))
        for o in sheet.leaves
        if not o.indicators
    )


@rule("indicator_incomplete", Severity.SHOULD, _("Incomplete indicator"))
def indicator_incomplete(sheet: CheckSheet):
    """An indicator without baseline, target, their days, or a source."""
    for objective in sheet.plan.objectives:
        for i in objective.indicators:
            if (
                i.baseline is None
                or i.target is None
                or not i.target_on
                or not i.baseline_on
                or not i.source.strip()
                or not i.unit.strip()
            ):
                yield on_objective(
                    sheet,
                    objective,
                    _(
                        "The indicator “%(indicator)s” of “%(what)s” lacks baseline, target, a day, a unit or its source."
                    ),
                    f"indicator:{i.pk}",
                    indicator=str(i.title),
                )


@rule("indicator_goes_wrong_way", Severity.SHOULD, _("Target no better than the baseline"))
def indicator_goes_wrong_way(sheet: CheckSheet):
    """The target lies on the wrong side of the baseline, or equals it."""
    for objective in sheet.plan.objectives:
        for i in objective.indicators:
            if i.baseline is None or i.target is None:
                continue
            if i.target == i.baseline or (i.target < i.baseline) != i.lower_is_better:
                yield on_objective(
                    sheet,
                    objective,
                    _("The target of “%(indicator)s” of “%(what)s” is no better than its baseline."),
                    f"indicator:{i.pk}",
                    indicator=str(i.title),
                )


@rule("target_after_plan", Severity.NOTE, _("Target after the end of the plan"))
def target_after_plan(sheet: CheckSheet):
    end = sheet.plan.ends_on
    return (
        on_objective(sheet, o, _("A target of “%(what)s” is dated after the end of the plan."), f"indicator:{i.pk}")
        for o in sheet.plan.objectives
        for i in o.indicators
        if end and i.target_on and i.target_on > end
    )


@rule("result_without_figure", Severity.SHOULD, _("Result without figure"))
def result_without_figure(sheet: CheckSheet):
    """The expected result names no figure, and no indicator of its objectives does."""
    for action in sheet.live:
        if any(i.target is not None for o in sheet.objectives_of(action) for i in o.indicators):
            continue
        if not any(char.isdigit() for text in action.expected_result.texts.values() for char in text):
            yield on_action(sheet, action, _("The expected result of “%(what)s” has no figure."), "edit/about/")


@rule("done_without_result", Severity.SHOULD, _("Done without a result"))
def done_without_result(sheet: CheckSheet):
    return each(
        [a for a in sheet.live if a.state == "done"],
        sheet,
        _("“%(what)s” is done, and its result is not written."),
        lambda a: not a.results,
    )


@rule("result_without_people", Severity.NOTE, _("Evaluation without the number of people"))
def result_without_people(sheet: CheckSheet):
    """An evaluation without the one figure that can be compared: how many people it reached."""
    return each(
        [a for a in sheet.live if a.results],
        sheet,
        _("The evaluation of “%(what)s” does not say how many people it reached."),
        lambda a: all(r.people_reached is None for r in a.results),
    )
