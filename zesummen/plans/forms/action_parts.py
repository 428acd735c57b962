"""Forms of what hangs on an action: owners, partners, objectives with shares, parts, milestones, budget lines."""

from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import members, open_services
from zesummen.kernel.forms import DayField, MoneyField, PageForm

from .. import catalogue
from ..actions.action_parts import Owner, PartnerRow
from ..actions.budget import LineEntry
from ..models import BudgetLine, Objective
from ..states import BudgetKind, Flow, OwnerKind, PartnerKind
from .rows import RowsForm

SOMEBODY = _("Somebody else: write the name")
HINTS = {
    OwnerKind.POLITICAL: _("the elected person who stands for it"),
    OwnerKind.ADMINISTRATIVE: _("the service or official who answers for it"),
    OwnerKind.WORKING: _("who does the work and is asked for progress"),
}


def owner_choices(space) -> list:
    """People and services of the space, to choose an owner from."""
    return [
        ("", SOMEBODY),
        (_("People"), [(f"p{person.pk}", str(person)) for person in members(space)]),
        (_("Services"), [(f"s{service.pk}", service.name) for service in open_services(space)]),
    ]


class OwnersForm(RowsForm):
    """The three owners: each a person, a service, or a name."""

    deletable = False
    fixed = len(OwnerKind)

    def __init__(self, data=None, *, space, owners, version, **kwargs):
        self.space, self.choices = space, owner_choices(space)
        given = {owner.kind: owner for owner in owners}
        rows = [{"kind": kind.value, **_owner_values(given.get(kind.value))} for kind in OwnerKind]
        super().__init__(data, rows=rows, initial={"version": version}, **kwargs)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)

    def row_fields(self):
        return {
            "who": forms.ChoiceField(label=_("Person or service"), choices=self.choices, required=False),
            "name": forms.CharField(label=_("Name, if somebody else"), max_length=200, required=False),
            "email": forms.EmailField(label=_("E-mail, to ask for progress"), required=False),
            "language": forms.ChoiceField(
                label=_("Language of mails"), choices=catalogue.choices(catalogue.SPOKEN[:5]), required=False
            ),
        }

    def blank(self, values):
        return not values["who"] and not values["name"] and not values["email"]

    def check(self, n, values):
        if values["email"] and not values["who"] and not values["name"]:
            self.wrong(n, "name", _("Write the name that belongs to this address."))

    @property
    def legends(self) -> list:
        """(line, legend, hint) per owner."""
        kinds = list(OwnerKind)
        return [(line, kinds[i].label, HINTS[kinds[i]]) for i, line in enumerate(self.shown)]

    @property
    def owners(self) -> list[Owner]:
        """What was chosen, ready for the action."""
        people = {f"p{person.pk}": person for person in members(self.space)}
        services = {f"s{service.pk}": service for service in open_services(self.space)}
        kinds = list(OwnerKind)
        found = []
        for row in self.kept:
            person, service = people.get(row["who"]), services.get(row["who"])
            if not (person or service or row["name"]):
                continue
            found.append(
                Owner(
                    kinds[row["n"]].value,
                    str(person or service or row["name"]),
                    person,
                    service,
                    row["email"] or getattr(person or service, "email", "") or "",
                    row["language"] or getattr(person, "language", "fr"),
                )
            )
        return found


def _owner_values(owner) -> dict:
    if owner is None:
        return {"language": "fr"}
    who = f"p{owner.person_id}" if owner.person_id else f"s{owner.service_id}" if owner.service_id else ""
    return {"who": who, "name": "" if who else owner.name, "email": owner.email, "language": owner.language}


class PartnersForm(RowsForm):
    """Who takes part, of which kind, and since when they have agreed."""

    extra = 3

    def __init__(self, data=None, *, partners=(), version, **kwargs):
        rows = [{"pk": p.pk, "kind": p.kind, "name": p.name, "agreed_on": p.agreed_on} for p in partners]
        super().__init__(data, rows=rows, initial={"version": version}, **kwargs)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)

    def row_fields(self):
        return {
            "name": forms.CharField(label=_("Name"), max_length=200, required=False),
            "kind": forms.ChoiceField(
                label=_("Kind"), choices=PartnerKind.choices, required=False, initial=PartnerKind.SOCIETY
            ),
            "agreed_on": DayField(label=_("Agreed on"), required=False, help_text=""),
        }

    def blank(self, values):
        return not values["name"] and not values["agreed_on"]

    def check(self, n, values):
        if not values["name"]:
            self.wrong(n, "name", _("Write the partner's name, or tick “Remove this line”."))

    @property
    def partners(self) -> list[PartnerRow]:
        """What was typed, ready for the action."""
        return [
            PartnerRow(row["kind"] or PartnerKind.SOCIETY, row["name"], row["agreed_on"], row["pk"])
            for row in self.kept
        ]


class SharesForm(PageForm):
    """Which objectives the action serves, each with its share of the money."""

    def __init__(self, *args, objectives, shares, version, **kwargs):
        self.objectives: list[Objective] = list(objectives)
        super().__init__(
            *args, initial={"version": version, **{f"share_{pk}": share for pk, share in shares.items()}}, **kwargs
        )
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
        for objective in self.objectives:
            self.fields[f"share_{objective.pk}"] = PercentField(label=f"{objective.number}. {objective.title}")

    def clean(self):
        values = super().clean()
        self.shares = {
            objective: values[f"share_{objective.pk}"]
            for objective in self.objectives
            if values.get(f"share_{objective.pk}")
        }
        return values


class PercentField(forms.DecimalField):
    """A share from 0 to 100; a comma is a comma; empty is none."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": "6", "autocomplete": "off"})
        super().__init__(
            min_value=0, max_value=100, max_digits=5, decimal_places=2, required=False, widget=widget, **kwargs
        )

    def prepare_value(self, value):
        return format(value.normalize(), "f") if isinstance(value, Decimal) else value

    def to_python(self, value):
        return super().to_python(
            str(value).replace("%", "").replace(",", ".").strip() if value not in (None, "") else None
        )


class PartForm(PageForm):
    """A part that somebody does by a day."""

    title = forms.CharField(label=_("What"), max_length=300)
    owner_name = forms.CharField(label=_("Who"), max_length=200, required=False)
    due_on = DayField(label=_("Due by"), required=False, help_text="")


class MilestoneForm(PageForm):
    """A day by which something can be seen."""

    title = forms.CharField(label=_("What can be seen"), max_length=300)
    due_on = DayField(label=_("Due by"), help_text="")


STEP_FORMS = {"part": PartForm, "milestone": MilestoneForm}
FIRST_YEAR, LAST_YEAR = 2000, 2100


class LinesForm(RowsForm):
    """Budget lines of one action: several at once."""

    extra = 2

    def __init__(self, data=None, *, lines=(), year: int | None = None, source: str = "", **kwargs):
        self.year, self.source = year or timezone.localdate().year, source
        rows = [
            {
                **{name: getattr(line, name) for name in LINE_NAMES},
                "is_secured": "1" if line.is_secured else "0",
                "pk": line.pk,
                "version": line.version,
            }
            for line in lines
        ]
        super().__init__(data, rows=rows, **kwargs)

    def row_fields(self):
        return {
            "version": forms.IntegerField(widget=forms.HiddenInput, required=False),
            "year": forms.IntegerField(
                label=_("Year"),
                min_value=FIRST_YEAR,
                max_value=LAST_YEAR,
                required=False,
                initial=self.year,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "5"}),
            ),
            "flow": forms.ChoiceField(
                label=_("Expense or revenue"), choices=Flow.choices, required=False, initial=Flow.EXPENSE
            ),
            "category": forms.ChoiceField(
                label=_("For what"), choices=BudgetLine.Category.choices, required=False, initial="material"
            ),
            "label": forms.CharField(label=_("In words"), max_length=200, required=False),
            "source": forms.CharField(label=_("Whose money"), max_length=200, required=False, initial=self.source),
            "article": forms.CharField(label=_("Budget article"), max_length=60, required=False),
            "kind": forms.ChoiceField(
                label=_("Kind"), choices=BudgetKind.choices, required=False, initial=BudgetKind.ORDINARY
            ),
            "planned": MoneyField(label=_("Planned €"), required=False),
            "real": MoneyField(label=_("Really €"), required=False),
            "is_secured": forms.TypedChoiceField(
                label=_("Secured"),
                choices=SECURED,
                coerce=lambda value: value != "0",
                required=False,
                empty_value=True,
                initial="1",
            ),
        }

    def blank(self, values):
        return values["planned"] is None and values["real"] is None and not values["label"] and not values["article"]

    def check(self, n, values):
        if values["planned"] is None and f"planned_{n}" not in self.errors:
            self.wrong(n, "planned", _("Enter the planned amount; 0 if nothing was planned."))
        if not values["year"] and f"year_{n}" not in self.errors:
            self.wrong(n, "year", _("Enter the budget year, for example %(year)d.") % {"year": self.year})
        if not values["source"]:
            self.wrong(n, "source", _("Say whose money it is."))

    @property
    def entries_of_lines(self) -> list[LineEntry]:
        """What was typed, ready for the action."""
        return [
            LineEntry(
                {name: row[name] for name in LINE_NAMES if row.get(name) is not None or name == "real"},
                row["pk"],
                row["version"] or 0,
                row["gone"],
            )
            for row in self.entries
        ]


LINE_NAMES = ("year", "flow", "category", "label", "source", "article", "kind", "planned", "real", "is_secured")
SECURED = (("1", _("secured")), ("0", _("promised by a call that is not decided")))
