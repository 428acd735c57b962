"""The keys of an action sheet in words of the reader's language."""

from django.utils.translation import gettext as _

from zesummen.kernel import dates

from .. import catalogue
from ..models import BudgetLine
from ..queries import budget
from ..queries.actions import ActionPage
from ..states import BudgetKind, Flow, OwnerKind, PartnerKind


def in_words(page: ActionPage) -> dict:
    """What the page of an action shows of its lists, days and lines."""
    sheet, action = page.sheet, page.action
    named = {owner.kind: owner.name for owner in sheet.owners}
    return {
        "field_label": catalogue.label(sheet.field) if sheet.field else "",
        "group_labels": ", ".join(map(str, catalogue.labels(sheet.groups))),
        "mission_labels": [f"{key}: {catalogue.label(key)}" for key in sheet.missions],
        "spoken": ", ".join(map(str, catalogue.spoken(sheet.languages))),
        "origin_label": catalogue.label(sheet.origin) if sheet.origin else "",
        "owners": [(str(kind.label).capitalize(), named.get(kind.value, "")) for kind in OwnerKind],
        "partners": [(partner, PartnerKind(partner.kind).label) for partner in sheet.partners],
        "planned_span": between(sheet.from_on, sheet.until_on),
        "real_span": between(action.really_from_on, action.really_until_on),
        "step_lists": [
            ("part", _("Parts"), _("No parts yet. Parts say who does what by when."), _("Add a part"), page.parts),
            (
                "milestone",
                _("Milestones"),
                _("No milestone yet. A milestone is a day by which something can be seen."),
                _("Add a milestone"),
                page.milestones,
            ),
        ],
        "lines": [_line(line) for line in sheet.lines],
        "sum": budget.total([(sheet, line) for line in sheet.lines]),
    }


def between(start, end) -> str:
    """From–to, with a mark for what is missing; empty where both are."""
    if not start and not end:
        return ""
    return f"{dates.short_date(start) or '…'}–{dates.short_date(end) or '…'}"


def _line(line) -> dict:
    words = " – ".join(filter(None, (str(BudgetLine.Category(line.category).label), line.label)))
    if line.flow == "revenue":
        words = f"{Flow(line.flow).label}: {words}"
    return {
        "year": str(line.year),
        "words": words,
        "source": line.source,
        "article": line.article,
        "kind": BudgetKind(line.kind).label,
        "planned": line.planned,
        "real": line.real,
        "promise": "" if line.is_secured else _("promised by a call that is not decided"),
    }
