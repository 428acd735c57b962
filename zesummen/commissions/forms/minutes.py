"""Forms of minutes: sending the draft, remarks, approval, correction, signatures, the public version."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.dates import PLANNED
from zesummen.kernel.exports.fields import UploadField
from zesummen.kernel.forms import DayField, PageForm, VersionedForm
from zesummen.sittings.forms.pasted import PastedWordsField
from zesummen.sittings.states import ReplyChannel

from ..states import RemarkState
from ..veil import Known

CHANNELS = [
    (channel, channel.label)
    for channel in (ReplyChannel.MAIL, ReplyChannel.PHONE, ReplyChannel.COUNTER, ReplyChannel.LETTER)
]


class SendDraftForm(PageForm):
    """Until when remarks are taken."""

    until = DayField(label=_("Remarks are taken until"), reach=PLANNED)


class RemarkForm(PageForm):
    """A remark on the draft."""

    member = forms.ModelChoiceField(label=_("Who says it"), queryset=None)
    channel = forms.ChoiceField(label=_("How it came"), choices=CHANNELS)
    item = forms.ModelChoiceField(
        label=_("About"), queryset=None, required=False, empty_label=_("the minutes as a whole")
    )
    text = forms.CharField(label=_("Remark"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args, members, items, is_own: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members
        self.fields["item"].queryset = items
        if is_own:
            del self.fields["member"], self.fields["channel"]


class SettleForm(VersionedForm):
    """What became of a remark."""

    state = forms.ChoiceField(
        label=_("What became of it"),
        choices=[(s, s.label) for s in (RemarkState.TAKEN, RemarkState.NOT_TAKEN)],
        widget=forms.RadioSelect,
        help_text=_("“Taken”: change the text of the minutes yourself; the change is shown at the approval."),
    )
    answer = forms.CharField(label=_("Why not, or how"), max_length=400, required=False)

    def clean(self):
        values = super().clean()
        if values.get("state") == RemarkState.NOT_TAKEN and not values.get("answer"):
            self.add_error("answer", _("Say why the remark was not taken."))
        return values


class ApproveMinutesForm(PageForm):
    """At which sitting the minutes were approved, or on which day in writing."""

    approved_at = forms.ModelChoiceField(
        label=_("Approved at the sitting"),
        queryset=None,
        help_text=_("By the rules the next sitting approves them: they are the first point of its agenda."),
    )
    approved_on = DayField(label=_("Approved in writing on"), reach=PLANNED)

    def __init__(self, *args, sittings, is_written: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["approved_at"].queryset = sittings
        del self.fields["approved_at" if is_written else "approved_on"]


class CorrectForm(PageForm):
    """A correction of approved minutes."""

    text = PastedWordsField(label=_("What is corrected"), max_length=8000, rows=5)
    reason = forms.CharField(label=_("Reason"), max_length=300)


class SignForm(PageForm):
    """Signatures of president and secretary."""

    signed_on = DayField(label=_("Signed on"), reach=PLANNED)
    scan = UploadField(
        label=_("Scan of the signed minutes"), required=False, help_text=_("Becomes the authoritative copy.")
    )


class ReleaseForm(PageForm):
    """The public version: further names to replace, then the release of what was seen."""

    others = forms.CharField(
        label=_("Other names to replace"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One a line: the name, an equals sign, what stands in its place. For example: Ana Pinto = a resident"
        ),
    )
    confirmed = forms.BooleanField(
        label=_("I have read the text below. Nobody can be recognised in it, and no address stands in it."),
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_others(self) -> tuple[Known, ...]:
        found = []
        for line in self.cleaned_data["others"].splitlines():
            name, _sign, role = line.partition("=")
            if name.strip():
                found.append(Known(name.strip(), role.strip() or "…"))
        return tuple(found)


class ReasonForm(PageForm):
    """A written reason."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
