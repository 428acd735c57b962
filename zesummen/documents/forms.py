"""Forms over files, the letterhead and Word models."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.exports import upload
from zesummen.kernel.exports.fields import UploadField
from zesummen.kernel.forms import DayField, PageForm, VersionedForm
from zesummen.kernel.words import active_language

from .states import Visibility

ARMS_MAX_BYTES = 1024 * 1024


def sent(request) -> tuple:
    """Words and files of a post, also of an empty one; nothing for a page that is only opened."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


class PaperForm(PageForm):
    """What every file carries: the file, its title and its date."""

    file = UploadField(
        label=_("File"),
        help_text=_("PDF, Word, OpenDocument, Excel, picture, text or CSV, at most 20 MB"),
    )
    title = forms.CharField(label=_("Title"), max_length=300, help_text=_("What the file is, in a few words"))
    dated_on = DayField(label=_("Date of the file"))


class AttachForm(PaperForm):
    """A new file. Visibility and the authoritative mark are offered to those who may set them."""

    language = forms.ChoiceField(label=_("Language of the file"), choices=settings.LANGUAGES)
    visibility = forms.ChoiceField(
        label=_("Who sees it"), choices=Visibility.choices, widget=forms.RadioSelect, initial=Visibility.INTERNAL
    )
    is_authoritative = forms.BooleanField(
        label=_("This is the scan of the signed paper: it is the authoritative copy"), required=False
    )
    note = forms.CharField(label=_("Remark"), max_length=400, required=False)

    def __init__(self, *args, granted, **kwargs):
        today = {"dated_on": timezone.localdate(), "language": active_language()}
        super().__init__(*args, **{**kwargs, "initial": {**today, **kwargs.get("initial", {})}})
        if "file.publish" not in granted:
            self.fields.pop("visibility")
        if "file.manage" not in granted:
            self.fields.pop("is_authoritative")

    @property
    def values(self) -> dict:
        """What the action takes, without the file."""
        return {name: value for name, value in self.cleaned_data.items() if name != "file"}


class ReplaceForm(PaperForm):
    """A corrected version of a file."""

    reason = forms.CharField(label=_("What is corrected, and why"), max_length=400)


class ReasonForm(PageForm):
    """Taking a file off the pages."""

    reason = forms.CharField(label=_("Why is it removed?"), max_length=400)


class VisibilityForm(VersionedForm):
    """Who sees a file."""

    visibility = forms.ChoiceField(label=_("Who sees it"), choices=Visibility.choices, widget=forms.RadioSelect)


class LetterheadForm(VersionedForm):
    """What stands at the head of the commune's papers."""

    lines = forms.CharField(
        label=_("Name"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=300,
        help_text=_("One line each, for example “Administration communale” and the name of the commune"),
    )
    address = forms.CharField(
        label=_("Address"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
        required=False,
        help_text=_("Street, place, phone, e-mail: one line each"),
    )
    footer = forms.CharField(label=_("Line at the foot of each page"), max_length=300, required=False)
    reference_pattern = forms.CharField(
        label=_("Reference numbers"),
        max_length=60,
        help_text=_("{year} and {number} are filled in: “{year}/{number}” becomes 2026/14"),
    )
    arms = UploadField(
        label=_("Arms"),
        kinds=upload.PICTURES,
        limit=ARMS_MAX_BYTES,
        required=False,
        help_text=_("PNG or JPEG, at most 1 MB; the arms in use stay if you choose nothing"),
    )
    drop_arms = forms.BooleanField(label=_("Print no arms any more"), required=False)

    def clean_reference_pattern(self):
        pattern = self.cleaned_data["reference_pattern"]
        if "{number}" not in pattern:
            raise ValidationError(_("Write {number} where the number must stand."))
        return pattern

    def clean(self):
        values = super().clean()
        if values.get("arms") and values.get("drop_arms"):
            self.add_error("drop_arms", _("Choose new arms or print none, not both."))
        return values

    @property
    def words(self) -> dict:
        """The fields of the row."""
        return {name: self.cleaned_data[name] for name in ("lines", "address", "footer", "reference_pattern")}


class WordModelForm(PageForm):
    """The commune's own Word file."""

    file = UploadField(label=_("Word file"), kinds=("docx",), help_text=_("DOCX without macros, with the fields below"))
