"""Form fields over files: an upload that is what it says, and a table that is pasted or uploaded."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import PageForm

from . import reading, upload


class UploadField(forms.FileField):
    """A file of one of ``kinds``. Returns the file; it has ``.kind`` and, already read, ``.content``."""

    def __init__(self, *, kinds=upload.PAPERS, limit: int | None = None, **kwargs):
        self.kinds, self.limit = kinds, limit
        super().__init__(**kwargs)

    def to_python(self, value):
        file = super().to_python(value)
        if file is None:
            return None
        from django.conf import settings

        limit = self.limit or settings.UPLOAD_MAX_BYTES
        if file.size > limit:
            raise ValidationError(upload.too_large(limit))
        file.content = file.read()
        file.seek(0)
        try:
            file.kind = upload.check(file.content, file.name, kinds=self.kinds, limit=limit)
        except upload.BadFile as fault:
            raise ValidationError(str(fault))
        return file


class SheetForm(PageForm):
    """A table pasted into the box or chosen as a file. ``cleaned_data["table"]`` is a ``reading.Sheet``.

    What was pasted stays in the box when there is a fault. ``min_columns`` says how narrow a table may be.
    """

    min_columns = 2
    pasted = forms.CharField(
        label=_("Paste the table"),
        help_text=_("Copy the cells in your sheet, header row included, and paste them here."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        required=False,
        max_length=2_000_000,
        strip=False,
    )
    file = UploadField(
        label=_("Or choose a file"),
        help_text=_("Excel, OpenDocument or CSV, at most 5,000 rows"),
        kinds=upload.SHEETS,
        required=False,
    )

    def clean(self):
        values = super().clean()
        words, file = values.get("pasted") or "", values.get("file")
        if self.errors:
            return values
        if words.strip() and file:
            self.add_error("file", _("Paste a table or choose a file, not both."))
            return values
        try:
            if file:
                values["table"] = reading.uploaded(file.content, file.name, min_columns=self.min_columns)
            else:
                values["table"] = reading.pasted(words, min_columns=self.min_columns)
        except reading.Unreadable as fault:
            self.add_error("file" if file else "pasted", str(fault))
        return values
