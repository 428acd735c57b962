"""Forms of the state of play."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import dates
from zesummen.kernel.forms import PageForm, VersionedForm, WordsField


class IntroForm(VersionedForm):
    """The introduction."""

    state_of_play_intro = WordsField(
        label=_("Introduction"),
        rows=8,
        required=False,
        help_text=_("How the work was done, who took part, what to keep in mind."),
    )


class NotedForm(PageForm):
    """The point of the agenda under which it was noted."""

    item = forms.TypedChoiceField(label=_("Point of the agenda"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = {item.pk: item for item in items}
        self.fields["item"].choices = [
            (item.pk, f"{dates.short_date(item.sitting.day)}: {item.title}") for item in items
        ]

    def chosen(self):
        """The chosen point."""
        return self.items[self.cleaned_data["item"]]
