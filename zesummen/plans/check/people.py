"""Who answers, who works, who takes part."""

from collections import Counter

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .base import CheckSheet, Severity, each, here, rule


def _has(action, kind: str) -> bool:
    return any(owner.kind == kind for owner in action.owners)


@rule("no_coordinator", Severity.MUST, _("Nobody coordinates"))
def no_coordinator(sheet: CheckSheet):
    if sheet.plan.coordinator is None:
        yield here(sheet, _("Nobody coordinates the plan. Name the coordinator."), "coordinator/")


@rule("no_working_owner", Severity.MUST, _("No working owner"))
def no_working_owner(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("Nobody does the work of “%(what)s”: it has no working owner."),
        lambda a: not _has(a, "working"),
        "owners/",
    )


@rule("no_administrative_owner", Severity.MUST, _("No administrative owner"))
def no_administrative_owner(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("No service answers for “%(what)s”: it has no administrative owner."),
        lambda a: not _has(a, "administrative"),
        "owners/",
    )


@rule("no_political_owner", Severity.SHOULD, _("No political owner"))
def no_political_owner(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("No elected person stands for “%(what)s”: it has no political owner."),
        lambda a: not _has(a, "political"),
        "owners/",
    )


@rule("too_many_actions", Severity.SHOULD, _("One person on too many actions"))
def too_many_actions(sheet: CheckSheet):
    """One person does the work of more open actions than the plan's limit."""
    open_ones = [a for a in sheet.live if a.state != "done"]
    names = Counter(o.name for a in open_ones for o in a.owners if o.kind == "working" and not o.is_service)
    for name, count in sorted(names.items()):
        if count > sheet.limits.actions_per_person:
            words = ngettext(
                "%(name)s does the work of %(count)d action; the limit is %(most)d. Share it out.",
                "%(name)s does the work of %(count)d actions; the limit is %(most)d. Share them out.",
                count,
            ) % {"name": name, "count": count, "most": sheet.limits.actions_per_person}
            yield here(sheet, words, f"actions/?owner={_quoted(name)}", f"person:{name}"[:80])


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name)


@rule("administration_leads_all", Severity.SHOULD, _("The administration leads everything"))
def administration_leads_all(sheet: CheckSheet):
    """Every working owner is a service: nobody outside carries anything."""
    owned = [a for a in sheet.live if _has(a, "working")]
    if len(owned) >= 3 and all(o.is_service for a in owned for o in a.owners if o.kind == "working"):
        yield here(
            sheet,
            _("The administration leads everything. Who outside could carry an action: a club, residents, newcomers?"),
            "actions/",
        )


@rule("no_civil_society", Severity.SHOULD, _("No partner from civil society"))
def no_civil_society(sheet: CheckSheet):
    if sheet.live and not any(p.kind == "society" for a in sheet.live for p in a.partners):
        yield here(sheet, _("No partner from civil society takes part in any action."), "actions/")


@rule("no_partner", Severity.NOTE, _("No partner"))
def no_partner(sheet: CheckSheet):
    return each(sheet.live, sheet, _("“%(what)s” has no partner."), lambda a: not a.partners, "partners/")


@rule("partner_not_agreed", Severity.NOTE, _("A partner has not agreed"))
def partner_not_agreed(sheet: CheckSheet):
    return each(
        [a for a in sheet.live if a.state == "running"],
        sheet,
        _("“%(what)s” runs, and a partner has not agreed yet."),
        lambda a: any(not p.agreed for p in a.partners),
        "partners/",
    )
