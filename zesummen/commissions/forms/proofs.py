"""Forms for the papers of candidates: files that are what they say, or a paper that was seen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.documents.actions import Upload
from zesummen.kernel.exports.fields import UploadField
from zesummen.kernel.forms import PageForm

from ..rules.proofs import offered
from ..states import ProofKind

KINDS = ("pdf", "jpeg", "png", "webp", "docx", "odt")
LABELS = {ProofKind.RESIDENCE: _("Certificate of residence"), ProofKind.EMPLOYER: _("Certificate of the employer")}
TAKEN = _("PDF, Word, OpenDocument or a photograph, at most 20 MB")
ENDINGS = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.odt"


def fields(eligibility: str) -> dict[str, forms.Field]:
    """One field for each paper that may be handed in, by its name in a form."""
    return {
        f"proof_{kind}": UploadField(
            label=LABELS[ProofKind(kind)],
            kinds=KINDS,
            required=False,
            help_text=TAKEN,
            widget=forms.FileInput(attrs={"accept": ENDINGS}),
        )
        for kind in offered(eligibility)
    }


def uploads(values: dict) -> dict[str, Upload]:
    """``{kind: file}`` of those that were chosen."""
    found = {kind: Upload.of(values.get(f"proof_{kind}")) for kind in ProofKind.values}
    return {kind: upload for kind, upload in found.items() if upload is not None}


class HandInForm(PageForm):
    """Papers that the candidate adds by the own link."""

    def __init__(self, *args, eligibility: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.update(fields(eligibility))

    def clean(self):
        values = super().clean()
        if not self.errors and not uploads(values):
            self.add_error(next(iter(self.fields)), _("Choose a file."))
        return values


class NoteForm(PageForm):
    """A paper that came otherwise: a scan of it, or the note that it was seen."""

    kind = forms.ChoiceField(label=_("Which paper"), choices=ProofKind.choices, widget=forms.RadioSelect)
    file = UploadField(
        label=_("File"),
        kinds=KINDS,
        required=False,
        help_text=_("Leave it empty where you have seen the paper and keep no copy."),
    )
