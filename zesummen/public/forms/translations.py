"""Choosing a language, one translation, and the table a translator sends back."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.exports.fields import UploadField
from zesummen.kernel.exports.reading import CellFault, Sheet, Unreadable, by_header, pasted, uploaded
from zesummen.kernel.exports.upload import SHEETS
from zesummen.kernel.forms import PageForm, VersionedForm

from ..actions.translations import Written
from ..queries.translations import STATES, WIDTHS, Entry

MOST = 20000
TO_TRANSLATE = ""  # the state that is shown first: what misses a translation, or has one out of date


class ChooseForm(PageForm):
    """Which language, and which state of translation."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    state = forms.ChoiceField(label=_("Status"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [
            (TO_TRANSLATE, _("to do: missing or out of date")),
            *STATES.items(),
            ("all", _("all texts")),
        ]


class TranslationForm(VersionedForm):
    """The text in one language, beside its original."""

    text = forms.CharField(label=_("Translation"), max_length=MOST, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args, language: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = dict(settings.LANGUAGES)[language]
        self.fields["text"].widget.attrs["lang"] = language
        self.fields["version"].required = False


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the preview."""

    line: int
    entry: Entry
    before: str
    after: str


class ReadBackForm(PageForm):
    """The table as a file or pasted; after the look, the same rows signed, so that what was seen is what is written."""

    language = forms.ChoiceField(label=_("Language of the translations"), choices=settings.LANGUAGES)
    file = UploadField(
        label=_("File"), required=False, kinds=SHEETS, help_text=_("The table you exported: Excel, OpenDocument or CSV")
    )
    pasted = forms.CharField(
        label=_("Or paste the table"),
        required=False,
        max_length=2_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def __init__(self, *args, entries: dict[str, Entry], **kwargs):
        super().__init__(*args, **kwargs)
        self.entries, self.changes, self.same = entries, [], 0

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        try:
            sheet = self._sheet(data)
        except Unreadable as fault:
            self.add_error("file", str(fault))
            return data
        if sheet is not None:
            self._read(sheet, data["language"])
        return data

    def _sheet(self, data) -> Sheet | None:
        if data.get("file"):
            return uploaded(data["file"].content, data["file"].name, min_columns=3)
        if (data.get("pasted") or "").strip():
            return pasted(data["pasted"], min_columns=3)
        self.add_error("file", _("Choose the file, or paste the table below."))
        return None

    def _read(self, sheet: Sheet, language: str) -> None:
        rows, faults = by_header(sheet, ALIASES, required=("key", "original", "translation"))
        seen: set[str] = set()
        for line, cells in rows if not faults else ():
            fault = self._line(line, cells, language, seen)
            if fault:
                faults.append(fault)
        for fault in faults[:20]:
            self.add_error(None, str(fault))
        if not faults and not self.changes:
            self.add_error(
                None, _("This table changes nothing: every translation in it is as it stands here, or empty.")
            )

    def _line(self, line: int, cells: dict[str, str], language: str, seen: set[str]) -> CellFault | None:
        entry, words = self.entries.get(cells["key"].strip()), cells["translation"].strip()
        if entry is None:
            return CellFault(
                line, 1, "key", _("there is no such text in this space. Leave the first column as it was exported.")
            )
        if entry.key in seen:
            return CellFault(line, 1, "key", _("this text stands twice in the table. Keep one line."))
        seen.add(entry.key)
        if not words or words == entry.written(language):
            self.same += 1
            return None
        if entry.text.original == language:
            return CellFault(
                line,
                0,
                "",
                _("this text is an original in that language. Choose the language of the translations."),
            )
        if _flat(cells["original"]) != _flat(entry.original):
            return CellFault(
                line, 4, "original", _("the original has changed since the table was exported. Export it again.")
            )
        if len(words) > MOST:
            return CellFault(line, 5, "translation", _("this text is too long."))
        self.changes.append(Change(line, entry, entry.written(language), words))
        return None

    @property
    def packed(self) -> str:
        """What was looked at, signed."""
        rows = [[change.entry.key, change.entry.version, change.after] for change in self.changes]
        return signing.dumps({"language": self.cleaned_data["language"], "rows": rows}, salt=SALT, compress=True)


SALT = "zesummen.translations"
ALIASES = {name: (name,) for name in WIDTHS}


def _flat(words: str) -> str:
    return " ".join(words.split()).removeprefix("'")


class WriteBackForm(PageForm):
    """The signed rows of the preview."""

    packed = forms.CharField(widget=forms.HiddenInput, max_length=3_500_000)

    def __init__(self, *args, entries: dict[str, Entry], **kwargs):
        super().__init__(*args, **kwargs)
        self.entries, self.rows, self.language = entries, [], ""

    def clean_packed(self):
        try:
            data = signing.loads(self.cleaned_data["packed"], salt=SALT, max_age=24 * 3600)
        except signing.BadSignature:
            raise forms.ValidationError(_("This preview is too old or was changed. Read the table in again."))
        for key, version, words in data["rows"]:
            entry = self.entries.get(key)
            if entry is None or entry.version != version:
                raise forms.ValidationError(
                    _("A text was changed by somebody else since you looked. Read the table in again.")
                )
            self.rows.append(Written(entry, words))
        self.language = data["language"]
        return self.cleaned_data["packed"]
