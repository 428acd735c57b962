"""Forms of the room: its code, the desk's groups, what is keyed in from paper, decisions, people who came besides."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.commissions.catalogue import MISSIONS
from zesummen.kernel.dates import PLANNED
from zesummen.kernel.exports import upload
from zesummen.kernel.exports.fields import UploadField
from zesummen.kernel.forms import DayField, PageForm
from zesummen.kernel.words import active_language

from ..rules.rooms import LONGEST, MOST_AT_ONCE
from ..states import CardSource, Part

MOST_TYPED = 100_000  # what a box takes at all; what is longer than a card is told in words


class CodeForm(PageForm):
    """The code on the screen of the room."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("Six letters and figures, as the screen in the room shows them"),
    )


class TitleForm(PageForm):
    """The title of a group."""

    title = forms.CharField(label=_("Title of the group"), max_length=300)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PersonForm(PageForm):
    """Somebody who came and was not expected."""

    party = forms.ChoiceField(label=_("Commission"))
    name = forms.CharField(label=_("Name"), max_length=200)
    part = forms.ChoiceField(label=_("As"), choices=Part.choices, initial=Part.GUEST)
    function = forms.CharField(label=_("Function"), max_length=200, required=False)

    def __init__(self, *args, parties, **kwargs):
        super().__init__(*args, **kwargs)
        _parties(self, parties)


def _parties(form, parties) -> None:
    """One commission needs no question."""
    form.fields["party"].choices = [(str(party.pk), party.commission_name) for party in parties]
    form.fields["party"].initial = str(parties[0].pk)
    if len(parties) == 1:
        form.fields["party"].widget = forms.HiddenInput()


class DecisionForm(PageForm):
    """A decision, with who and by when."""

    party = forms.ChoiceField(label=_("Commission"))
    title = forms.CharField(
        label=_("What was decided"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})
    )
    language = forms.ChoiceField(label=_("Language of the text"), choices=settings.LANGUAGES)
    owner = forms.CharField(label=pgettext_lazy("a decision", "Who takes it on"), max_length=200, required=False)
    due = DayField(label=_("By when"), required=False, reach=PLANNED)
    mission = forms.ChoiceField(label=_("Mission"), required=False)
    group = forms.IntegerField(widget=forms.HiddenInput, required=False)
    client_key = forms.SlugField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args, parties, regimes=(), **kwargs):
        super().__init__(*args, **kwargs)
        _parties(self, parties)
        missions = [(m.key, m.label) for regime in regimes or ("2023",) for m in MISSIONS.get(regime, ())]
        self.fields["mission"].choices = [("", _("none")), *missions]
        self.fields["language"].initial = active_language()


class KeyedInForm(PageForm):
    """Cards or a flip chart of one step, one a line."""

    step = forms.TypedChoiceField(label=_("Step"), coerce=int)
    source = forms.ChoiceField(
        label=pgettext_lazy("source of cards", "From"),
        choices=[choice for choice in CardSource.choices if choice[0] != CardSource.PHONE],
        initial=CardSource.PAPER,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("Language of these cards"),
        choices=settings.LANGUAGES,
        help_text=_("Key in cards of another language with a form of their own."),
    )
    texts = forms.CharField(
        label=_("Cards, one a line"), max_length=MOST_TYPED, widget=forms.Textarea(attrs={"rows": 10})
    )
    client_key = forms.SlugField(widget=forms.HiddenInput, max_length=32)

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [(row.number, str(row.question) or str(row.title)) for row in steps]

    def clean_texts(self):
        lines = [line.strip() for line in self.cleaned_data["texts"].splitlines() if line.strip()]
        for number, line in enumerate(lines, start=1):
            if len(line) > LONGEST:
                raise forms.ValidationError(
                    _("Line %(number)d has %(count)d characters; a card holds at most %(most)d. Make two lines of it.")
                    % {"number": number, "count": len(line), "most": LONGEST}
                )
        if len(lines) > MOST_AT_ONCE:
            raise forms.ValidationError(_("Key in at most %(most)d cards at once.") % {"most": MOST_AT_ONCE})
        return lines


class DotsForm(PageForm):
    """How many paper dots each group of a step has."""

    def __init__(self, *args, groups, keyed=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = groups
        for group in groups:
            self.fields[f"group_{group.pk}"] = forms.IntegerField(
                label=group.title, min_value=0, max_value=2000, required=False, initial=(keyed or {}).get(group.pk)
            )

    @property
    def counts(self) -> dict[int, int]:
        """Number of each group that has a number; an emptied box is none."""
        return {group.pk: self.cleaned_data.get(f"group_{group.pk}") or 0 for group in self.groups}


class PhotoForm(PageForm):
    """A photo of a flip chart."""

    photo = UploadField(label=_("Photo"), kinds=(*upload.PICTURES, "pdf"), help_text=_("Picture or PDF, at most 20 MB"))
    title = forms.CharField(label=_("Title"), max_length=300, help_text=_("What the flip chart shows, in a few words"))
