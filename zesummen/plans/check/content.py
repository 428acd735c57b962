"""What a sheet says: access, translations, words that repeat."""

import re
from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.words import plain

from .base import CheckSheet, Severity, each, here, on_action, rule

STEP_FREE = re.compile(
    r"sans marche|plain[- ]pied|fauteuil|mobilite reduite|pmr|accessib|stufenlos|stufenfrei|barrierefrei|rollstuhl|ouni trap|rollstull|"
    r"step[- ]free|wheelchair|sem degrau|cadeira de rodas|acessiv"
)


@rule("no_accessibility", Severity.SHOULD, _("Nothing on access"))
def no_accessibility(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("“%(what)s” does not say how everybody can take part."),
        lambda a: not a.accessibility.strip(),
        "edit/reach/",
    )


@rule("no_step_free", Severity.NOTE, _("Nothing on step-free access"))
def no_step_free(sheet: CheckSheet):
    """Nothing in the whole plan speaks of step-free access."""
    said = [plain(a.accessibility) for a in sheet.live if a.accessibility.strip()]
    if said and not any(STEP_FREE.search(words) for words in said):
        yield here(sheet, _("No action says that its place can be reached without steps."), "actions/")


@rule("same_title", Severity.SHOULD, _("Same title twice"))
def same_title(sheet: CheckSheet):
    """Two actions with the same title: a copy that was forgotten, or the same thing twice."""
    by_title = defaultdict(list)
    for action in sheet.live:
        by_title[plain(str(action.title)).strip()].append(action)
    for twins in by_title.values():
        for twin in twins[1:]:
            yield on_action(
                sheet,
                twin,
                _("“%(what)s” has the same title as action %(number)d."),
                "edit/about/",
                number=twins[0].number,
            )


@rule("no_description", Severity.NOTE, _("No description"))
def no_description(sheet: CheckSheet):
    return each(
        sheet.live, sheet, _("“%(what)s” does not say what happens."), lambda a: not a.description, "edit/about/"
    )


@rule("title_untranslated", Severity.NOTE, _("Title missing in French or German"))
def title_untranslated(sheet: CheckSheet):
    """The plan is adopted in French and German."""
    return each(
        sheet.live,
        sheet,
        _("The title of “%(what)s” is missing in French or German; the plan is printed in both."),
        lambda a: bool(a.title.missing(("fr", "de"))),
        "edit/about/",
    )


@rule("unhealthy", Severity.SHOULD, _("Blocked action"))
def unhealthy(sheet: CheckSheet):
    """An action is blocked: it belongs on the agenda of the next steering committee."""
    return each(
        [a for a in sheet.live if a.state == "running"],
        sheet,
        _("“%(what)s” is blocked. Put it on the steering committee's agenda."),
        lambda a: a.health == "blocked",
    )


@rule("no_actions", Severity.MUST, _("No action yet"))
def no_actions(sheet: CheckSheet):
    if not sheet.live:
        yield here(sheet, _("The plan has no action yet."), "actions/")
