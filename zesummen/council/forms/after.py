"""Forms of what follows a vote, and of the agenda before it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import dates
from zesummen.kernel.forms import DayField, PageForm, TimeOfDayField, VersionedForm

from ..queries.sheets import PRESENCES
from ..states import ApprovalNeed, Supervision


class AgendaForm(PageForm):
    """The sitting and the point of its agenda."""

    sitting = forms.ChoiceField(label=_("Sitting of the council"), choices=())
    agenda_number = forms.CharField(
        label=_("Point of the agenda"), max_length=12, required=False, widget=forms.TextInput(attrs={"size": "8"})
    )

    def __init__(self, *args, sittings=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.sittings = {str(row.pk): row for row in sittings}
        words = [
            (pk, f"{dates.day_with_weekday(row.day)}{' – ' + row.body_name if row.body_name else ''}")
            for pk, row in self.sittings.items()
        ]
        self.fields["sitting"].choices = words

    @property
    def values(self) -> dict:
        """The sitting itself and the point."""
        return {
            "sitting": self.sittings[self.cleaned_data["sitting"]],
            "agenda_number": self.cleaned_data["agenda_number"],
        }


class ReasonForm(PageForm):
    """A reason in words."""

    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class TransmitForm(PageForm):
    """To whom the decision went, when, and whether it needs an approval."""

    to = forms.CharField(label=_("Transmitted to"), max_length=200)
    on = DayField(label=_("On"))
    approval_need = forms.ChoiceField(label=_("Is an approval needed?"), choices=ApprovalNeed, widget=forms.RadioSelect)


class NeedForm(PageForm):
    """Whether an approval is needed, once checked."""

    need = forms.ChoiceField(label=_("Is an approval needed?"), choices=ApprovalNeed, widget=forms.RadioSelect)


class SupervisionForm(PageForm):
    """What the authority said."""

    answer = forms.ChoiceField(
        label=_("What the authority said"),
        widget=forms.RadioSelect,
        choices=[(s, s.label) for s in (Supervision.APPROVED, Supervision.ANNULLED_PART, Supervision.ANNULLED)],
    )
    articles = forms.MultipleChoiceField(
        label=_("Articles annulled"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for an annulment in part."),
    )
    on = DayField(label=_("On"))
    note = forms.CharField(
        label=_("Its reasons"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In French: they stand in the extract."),
    )

    def __init__(self, *args, articles=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["articles"].choices = [
            (str(p.number), _("Article %(number)d: %(text)s") % {"number": p.number, "text": p.text}) for p in articles
        ]

    @property
    def values(self) -> dict:
        """The answer with the numbers of the articles."""
        return {**self.cleaned_data, "articles": [int(number) for number in self.cleaned_data["articles"]]}


class PublishForm(PageForm):
    """When and where the decision was published."""

    on = DayField(label=_("Published on"))
    at = TimeOfDayField(label=_("At"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200)
    copy_checked = forms.BooleanField(
        label=_("I have chosen which passages the public copy leaves out"),
        required=False,
        help_text=_("Needed for a decision of a closed sitting."),
    )

    def __init__(self, *args, is_closed: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_closed:
            del self.fields["copy_checked"]


class PublicCopyForm(VersionedForm):
    """Which passages are not public."""

    keys = forms.MultipleChoiceField(
        label=_("Passages that are not public"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=_("Words that are not public, wherever they stand"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One per line, exactly as they are written: names, addresses."),
    )

    def __init__(self, *args, sheet, **kwargs):
        super().__init__(*args, **kwargs)
        names = {"visa": _("Vu"), "reason": _("Considérant"), "heard": _("Entendu"), "article": _("Article")}
        choices = [
            (
                p.key,
                _("%(part)s %(number)d: %(text)s")
                % {"part": names[p.key.partition(":")[0]], "number": p.number, "text": p.text},
            )
            for p in sheet.passages
        ]
        if sheet.presences:
            choices.append((PRESENCES, _("Names of those present, excused and absent")))
        self.fields["keys"].choices = choices

    @property
    def values(self) -> dict:
        """The chosen keys and the words."""
        return {"keys": self.cleaned_data["keys"], "words": self.cleaned_data["words"].splitlines()}
