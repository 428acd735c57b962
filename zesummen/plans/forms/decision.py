"""Forms of the decision to make the plan and of opinions."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import DayField, MoneyField, PageForm, VersionedForm

SENSES = (("favourable", _("favourable")), ("reserved", _("with reservations")), ("unfavourable", _("unfavourable")))


class DraftForm(PageForm):
    """What the draft needs besides the plan itself."""

    contact_person = forms.CharField(
        label=_("Contact person"), max_length=200, help_text=_("Named in an article of the decision.")
    )
    budget_article = forms.CharField(
        label=_("Budget article"), max_length=60, required=False, help_text=_("For example: 3/259/648120/99001")
    )
    budget_year = forms.IntegerField(label=_("Budget year"), min_value=2000, max_value=2100, required=False)
    budget_amount = MoneyField(label=_("Amount"), required=False)
    quotes_opinions = forms.BooleanField(
        label=_("Quote the opinions entered below among the legal basis"), required=False
    )

    def clean(self):
        values = super().clean()
        if (values.get("budget_amount") is not None or values.get("budget_article")) and not values.get("budget_year"):
            self.add_error("budget_year", _("Enter the budget year of the article."))
        if values.get("budget_year") and not values.get("budget_article"):
            self.add_error("budget_article", _("Enter the article of the budget, or clear year and amount."))
        return values


class LinkForm(PageForm):
    """A decision that exists already."""

    decision = forms.ModelChoiceField(label=_("Decision"), queryset=None, empty_label=None, widget=forms.RadioSelect)

    def __init__(self, *args, decisions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = decisions


class OpinionForm(VersionedForm):
    """An opinion of the commission."""

    body_name = forms.CharField(
        label=_("Who gave it"),
        max_length=200,
        help_text=_("In French, with its article, as the decision will quote it."),
    )
    given_on = DayField(label=_("Given on"))
    kind = forms.ChoiceField(label=_("Opinion"), choices=SENSES, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What it says"), max_length=20000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )

    def clean_given_on(self):
        day = self.cleaned_data["given_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet. Enter the day on which the opinion was given."))
        return day
