"""Balance: both sides act, fields and groups are really served, more than single events."""

from django.utils.translation import gettext_lazy as _

from .. import catalogue
from ..queries.calendar import is_feast
from .base import CheckSheet, Severity, each, here, rule


@rule("mostly_one_off", Severity.SHOULD, _("Mostly single events"))
def mostly_one_off(sheet: CheckSheet):
    """More than half of at least three actions are single events."""
    singles = sum(is_feast(a.is_recurring, a.from_on, a.until_on) for a in sheet.live)
    if len(sheet.live) >= 3 and singles * 2 > len(sheet.live):
        yield here(
            sheet,
            _(
                "Most actions are single events. What would last: something that returns, or changes how the commune works?"
            ),
            "actions/",
        )


@rule("action_one_side", Severity.SHOULD, _("Only one side acts in an action"))
def action_one_side(sheet: CheckSheet):
    """The sheet says what one side does and is silent on the other."""
    return each(
        sheet.live,
        sheet,
        _("“%(what)s” does not say what both sides do: newcomers, and the commune with its people."),
        lambda a: not a.newcomers_part or not a.commune_part,
        "edit/sides/",
    )


@rule("field_one_side", Severity.SHOULD, _("Only one side acts in a field"))
def field_one_side(sheet: CheckSheet):
    """In a whole field, only newcomers or only the commune act."""
    for key in sorted({a.field for a in sheet.live if a.field}):
        here_ = [a for a in sheet.live if a.field == key and (a.newcomers_part or a.commune_part)]
        if not here_:
            continue
        link, words = f"actions/?field={key}", {"field": catalogue.label(key)}
        if not any(a.commune_part for a in here_):
            yield here(
                sheet,
                _("In the field “%(field)s” only newcomers act. What do the commune and its people do?") % words,
                link,
                f"field:{key}",
            )
        elif not any(a.newcomers_part for a in here_):
            yield here(
                sheet,
                _("In the field “%(field)s” only the commune acts. What do newcomers do?") % words,
                link,
                f"field:{key}",
            )


@rule("field_without_action", Severity.SHOULD, _("Field chosen, nothing happens"))
def field_without_action(sheet: CheckSheet):
    used = {a.field for a in sheet.live}
    for choice in sheet.plan.fields_chosen:
        if choice.key not in used:
            words = _("The field “%(field)s” was chosen, and nothing happens in it.") % {
                "field": catalogue.label(choice.key)
            }
            yield here(sheet, words, "actions/new/", f"field:{choice.key}")


@rule("field_not_chosen", Severity.NOTE, _("Field that was not chosen"))
def field_not_chosen(sheet: CheckSheet):
    chosen = {choice.key for choice in sheet.plan.fields_chosen}
    wrong = [a for a in sheet.live if chosen and a.field and a.field not in chosen]
    return each(
        wrong, sheet, _("“%(what)s” lies in a field that the plan did not choose."), lambda a: True, "edit/about/"
    )


@rule("no_field", Severity.SHOULD, _("No field"))
def no_field(sheet: CheckSheet):
    return each(sheet.live, sheet, _("“%(what)s” has no field of action."), lambda a: not a.field, "edit/about/")


@rule("group_never_reached", Severity.SHOULD, _("Target group never reached"))
def group_never_reached(sheet: CheckSheet):
    reached = {group for a in sheet.live for group in a.groups}
    for choice in sheet.plan.groups_chosen:
        if choice.key not in reached:
            words = _("The target group “%(group)s” was chosen, and no action is meant for it.") % {
                "group": catalogue.label(choice.key)
            }
            yield here(sheet, words, "actions/", f"group:{choice.key}")


@rule("no_group", Severity.NOTE, _("No target group"))
def no_group(sheet: CheckSheet):
    return each(sheet.live, sheet, _("“%(what)s” names no target group."), lambda a: not a.groups, "edit/about/")


@rule("one_language", Severity.SHOULD, _("One language only"))
def one_language(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("“%(what)s” takes place in one language only."),
        lambda a: len([k for k in a.languages if k != "plain"]) == 1,
        "edit/reach/",
    )


@rule("no_language", Severity.NOTE, _("No language named"))
def no_language(sheet: CheckSheet):
    return each(
        sheet.live,
        sheet,
        _("“%(what)s” does not say in which languages it takes place."),
        lambda a: not a.languages,
        "edit/reach/",
    )
