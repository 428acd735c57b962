"""The base of every form: problems for the summary, ids for the links, stale pages, sloppy dates and money."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from . import dates, money
from .access import Refused
from .field_errors import NamesItsFields
from .moves import Stale
from .words import LANGUAGES, Text, active_language


class Bound(forms.BoundField):
    """Knows where a link from the error summary must land: the first radio, the first box."""

    @property
    def first_input_id(self) -> str:
        return self.id_for_label or f"{self.auto_id}_0"

    @property
    def kind(self) -> str:
        """The widget's kind for the field template: text, textarea, select, radios, checks, check, file, words, hidden."""
        widget = self.field.widget
        for kind, classes in _KINDS:
            if isinstance(widget, classes):
                return kind
        return "text"


class PageForm(NamesItsFields, forms.Form):
    """A form of ours. Returns clean values and saves nothing."""

    bound_field_class = Bound
    required_css_class = "required"
    stale: "list[tuple[str, object, object]] | None" = None  # (label, theirs, yours) after a stale save

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, WordsField):
                field.initial = self.initial.get(name, field.initial)  # keeps the marks of the other languages

    def problems(self):
        """(target id, sentence) for each error, in reading order; form-wide ones have no target."""
        for sentence in self.non_field_errors():
            yield "", sentence
        for field in self:
            for sentence in field.errors:
                yield field.first_input_id, sentence

    def refuse(self, refusal: Refused) -> None:
        """Show an action's refusal at the top; for a stale page also both texts and the present version."""
        self.add_error(None, str(refusal.verdict.why))
        if isinstance(refusal, Stale):
            pairs = [
                (field, getattr(refusal.current, field.name), self.cleaned_data.get(field.name, field.value()))
                for field in self
                if hasattr(refusal.current, field.name) and field.name != "version"
            ]
            both = [(field.label, *_apart(theirs, yours)) for field, theirs, yours in pairs]
            self.stale = [row for row in both if str(row[1] or "") != str(row[2] or "")]
            if "version" in self.fields:
                self.data = self.data.copy()
                self.data[self.add_prefix("version")] = str(refusal.current.version)


def _apart(theirs, yours) -> tuple:
    """Two values for the eye. Of two texts the languages in which they differ, which need not be the reader's."""
    if not (isinstance(theirs, Text) and isinstance(yours, Text)):
        return theirs, yours
    codes = [code for code in LANGUAGES if theirs.texts.get(code, "") != yours.texts.get(code, "")]
    return tuple("\n".join(text.texts.get(code, "") for code in codes) for text in (theirs, yours))


class VersionedForm(PageForm):
    """A form over an editable row: carries the version the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def values(self) -> dict:
        """The clean values without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class DayField(forms.Field):
    """A day typed in any usual way: 31.12.2026, 31/12/26, 2026-12-31. Shown as the reader's language writes days.

    ``reach``: how far from today it may lie; beyond, the year is told to be a slip.
    """

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "12"})

    def __init__(self, *args, earliest=None, latest=None, reach: dates.Reach | None = None, **kwargs):
        self.earliest, self.latest, self.reach = earliest, latest, reach
        kwargs.setdefault("help_text", format_lazy(_("Day, month, year: for example {day}"), day=dates.EXAMPLE))
        super().__init__(*args, **kwargs)

    def prepare_value(self, value):
        return dates.short_date(value) if hasattr(value, "strftime") else value

    def clean(self, value):
        text = (value or "").strip() if isinstance(value, str) or value is None else value
        if not text:
            return super().clean(None)
        try:
            day = text if hasattr(text, "year") else dates.parse_day(text)
        except ValueError as problem:
            raise ValidationError(str(problem))
        if day.year < 1900 or day.year > 2200:
            raise ValidationError(_("Enter a year between 1900 and 2200."))
        if self.reach and (slip := self.reach.slip(day)):
            raise ValidationError(slip)
        if self.earliest and day < self.earliest:
            raise ValidationError(_("Enter a day from %(day)s on.") % {"day": dates.short_date(self.earliest)})
        if self.latest and day > self.latest:
            raise ValidationError(_("Enter a day up to %(day)s.") % {"day": dates.short_date(self.latest)})
        return day


class TimeOfDayField(forms.TimeField):
    """An hour of the day: 18:30, 18h30, 18.30."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("help_text", _("Hour and minutes: for example 18:30"))
        kwargs.setdefault("input_formats", ["%H:%M", "%Hh%M", "%H.%M", "%Hh", "%H"])
        kwargs.setdefault("widget", forms.TextInput(attrs={"size": "6", "autocomplete": "off"}))
        super().__init__(*args, **kwargs)

    def prepare_value(self, value):
        return value.strftime("%H:%M") if hasattr(value, "strftime") else value


class MoneyField(forms.Field):
    """An amount in euros, typed with spaces, dots or commas. Returns ``Decimal`` with two places."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": "14"})

    def __init__(self, *args, lowest=Decimal(0), highest=Decimal("100000000"), **kwargs):
        self.lowest, self.highest = lowest, highest
        super().__init__(*args, **kwargs)

    def prepare_value(self, value):
        return money.number(value, places=2) if isinstance(value, Decimal) else value

    def clean(self, value):
        if value in (None, ""):
            return super().clean(None)
        try:
            amount = value if isinstance(value, Decimal) else money.parse_amount(str(value))
        except ValueError as problem:
            raise ValidationError(str(problem))
        if amount < self.lowest or amount > self.highest:
            raise ValidationError(
                _("Enter an amount between %(low)s and %(high)s.")
                % {"low": money.euros(self.lowest), "high": money.euros(self.highest)}
            )
        return amount


class WordsWidget(forms.MultiWidget):
    """One box for the original, the other languages under a fold. Works without script."""

    template_name = "kernel/widgets/words.html"

    def __init__(self, *, rows: int = 1, attrs=None):
        self.rows = rows
        box = forms.TextInput if rows == 1 else forms.Textarea
        boxes = {"original": forms.Select(choices=[(code, code) for code in LANGUAGES])}
        boxes.update({code: box(attrs={"lang": code, **({"rows": rows} if rows > 1 else {})}) for code in LANGUAGES})
        super().__init__(boxes, attrs)

    def decompress(self, value):
        text = Text.from_json(value) if value else Text(original=active_language())
        return [text.original, *(text.texts.get(code, "") for code in LANGUAGES)]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        text = value if isinstance(value, Text) else None
        parts = context["widget"]["subwidgets"]
        original = (
            str((parts[0]["value"] or [active_language()])[0])
            if isinstance(parts[0]["value"], list)
            else str(parts[0]["value"] or active_language())
        )
        original = original if original in LANGUAGES else active_language()
        from django.conf import settings

        names = dict(settings.LANGUAGES)
        context["widget"]["rows"] = self.rows
        context["widget"]["original"] = original
        context["widget"]["languages"] = [
            {
                "code": code,
                "name": names[code],
                "part": parts[index + 1],
                "is_original": code == original,
                "stale": bool(text and code in text.stale),
                "checked": bool(text and code in text.checked),
            }
            for index, code in enumerate(LANGUAGES)
        ]
        return context


class WordsField(forms.MultiValueField):
    """Returns a ``Text``. Given the stored text as ``initial``, keeps its marks and marks what becomes out of date."""

    def __init__(self, *, rows: int = 1, max_length: int = 20000, required: bool = True, **kwargs):
        fields = [forms.ChoiceField(choices=[(code, code) for code in LANGUAGES], required=False)]
        fields += [forms.CharField(required=False, max_length=max_length) for _code in LANGUAGES]
        super().__init__(fields, widget=WordsWidget(rows=rows), required=required, require_all_fields=False, **kwargs)

    def clean(self, value):
        value = self.widget.decompress(value) if isinstance(value, Text) else (value or [])
        self.written = {code: str(part or "").strip() for code, part in zip(LANGUAGES, value[1:], strict=False)}
        return super().clean(value) or self._empty()

    def _empty(self):
        if self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return Text(original=active_language())

    def compress(self, values) -> Text | None:
        if not values or not any(str(value or "").strip() for value in values[1:]):
            return None
        typed = {
            code: str(value or "").strip().replace("\r\n", "\n")
            for code, value in zip(LANGUAGES, values[1:], strict=True)
        }
        original = values[0] if values[0] in LANGUAGES else active_language()
        if not typed.get(original):
            original = next(code for code in (active_language(), *LANGUAGES) if typed.get(code))
        before = Text.from_json(self.initial) if self.initial else Text(original=original)
        result = Text(original, dict(before.texts), dict(before.checked), before.stale)
        result = result.with_text(original, typed[original])
        for code, value in typed.items():
            if code != original and value != before.texts.get(code, ""):
                result = result.with_text(code, value)
        return result


class SearchField(forms.CharField):
    """A word to look for; never required."""

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=100, **kwargs)


_KINDS = (
    ("words", WordsWidget),
    ("hidden", forms.HiddenInput),
    ("checks", forms.CheckboxSelectMultiple),
    ("radios", forms.RadioSelect),
    ("check", forms.CheckboxInput),
    ("file", forms.FileInput),
    ("select", forms.Select),
    ("textarea", forms.Textarea),
)
