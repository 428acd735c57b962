"""What a field says when it refuses: one table for all forms, each sentence naming the field and what to do.

Django's own sentences ("Ensure this value is…", "Enter a valid time.") name no field: in an error summary, whose
links are read one after the other, nobody knows which one is meant. A sentence that a form or a field class of ours
sets itself stays.
"""

from decimal import Decimal
from functools import cache

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _

from . import money

# key of Django's message -> sentence; may name %(label)s and the parameters that Django gives with that key
SENTENCES = {
    "required": _("Fill in “%(label)s”."),
    "invalid": _("Correct “%(label)s”: it cannot be read as it stands."),
    "incomplete": _("Fill in all parts of “%(label)s”."),
    "min_value": _("Enter %(limit_value)s or more for “%(label)s”."),
    "max_value": _("Enter %(limit_value)s or less for “%(label)s”."),
    "step_size": _("Enter a multiple of %(limit_value)s for “%(label)s”."),
    "min_length": _("“%(label)s” is too short: write at least %(limit_value)s characters."),
    "max_length": _("“%(label)s” is too long: %(show_value)s characters, at most %(limit_value)s fit. Shorten it."),
    "max_digits": _("Enter at most %(max)s digits for “%(label)s”."),
    "max_decimal_places": _("Enter at most %(max)s digits after the decimal mark for “%(label)s”."),
    "max_whole_digits": _("Enter at most %(max)s digits before the decimal mark for “%(label)s”."),
    "invalid_choice": _("Choose one of the answers shown for “%(label)s”."),
    "invalid_list": _("Choose among the answers shown for “%(label)s”."),
    "invalid_pk_value": _("Choose among the answers shown for “%(label)s”."),
    "missing": _("Choose a file for “%(label)s”."),
    "empty": _("The file for “%(label)s” is empty. Choose another one."),
    "contradiction": _("For “%(label)s”, either choose a new file or tick to remove the old one, not both."),
    "invalid_image": _("Choose a picture for “%(label)s”: the file is none, or it is damaged."),
    "invalid_extension": _("Choose a file of another kind for “%(label)s”: %(allowed_extensions)s."),
    "null_characters_not_allowed": _("Write “%(label)s” anew: it holds a character that cannot be kept."),
}
# where the kind of field says it better: the first class that fits
_BY_KIND = (
    (forms.FileField, "required", _("Choose a file for “%(label)s”.")),
    (forms.FileField, "invalid", _("Choose a file for “%(label)s”.")),
    (forms.FileField, "max_length", _("Give the file for “%(label)s” a shorter name: at most %(max)s characters.")),
    (forms.BooleanField, "required", _("Tick “%(label)s” to go on.")),
    (forms.MultipleChoiceField, "invalid_choice", _("Choose among the answers shown for “%(label)s”.")),
    (forms.ModelMultipleChoiceField, "invalid_choice", _("Choose among the answers shown for “%(label)s”.")),
    (forms.ChoiceField, "required", _("Choose an answer for “%(label)s”.")),
    (forms.FloatField, "invalid", _("Enter a number for “%(label)s”.")),
    (forms.DecimalField, "invalid", _("Enter a number for “%(label)s”.")),
    (forms.IntegerField, "invalid", _("Enter a whole number for “%(label)s”.")),
    (forms.TimeField, "invalid", _("Enter hour and minutes for “%(label)s”, for example 18:30.")),
    (forms.EmailField, "invalid", _("Enter an e-mail address for “%(label)s”, for example name@commune.example.")),
    (forms.URLField, "invalid", _("Enter an address for “%(label)s” that begins with https://")),
)  # fmt: skip
HIDDEN = _("The page sent something that cannot be read. Reload it and try again.")


class Sentence:
    """Why a field refuses, in the reader's language. Django hands its parameters over with ``%``, where it has any."""

    def __init__(self, key: str, field: forms.Field, label):
        self.key, self.field, self.label = key, field, label

    def __str__(self):
        return self % {}

    def __mod__(self, params: dict) -> str:
        told = {name: _number(value) for name, value in params.items()}
        return str(message(self.key, self.field)) % {**told, "label": self.label()}


class NamesItsFields:
    """Mixin of a form: every refusal names its field."""

    fields: dict[str, forms.Field]

    def _clean_fields(self):
        for name, field in self.fields.items():
            instruct(field, lambda name=name: self[name].label)
        super()._clean_fields()


def instruct(field: forms.Field, label) -> None:
    """Give ``field`` our sentences for whatever it may refuse; ``label()`` is how the page calls it."""
    messages: dict = field.error_messages
    for key in _djangos_own(field):
        messages[key] = Sentence(key, field, label)
    for part in getattr(field, "fields", ()):
        instruct(part, label)


def message(key: str, field: forms.Field):
    """The sentence, still to be filled in and translated, for ``key`` of this field; ``KeyError`` where there is none."""
    if field.widget.is_hidden:
        return HIDDEN
    for kind, its_key, text in _BY_KIND:
        if key == its_key and isinstance(field, kind):
            return text
    return SENTENCES[key]


def _djangos_own(field: forms.Field) -> set[str]:
    """The keys whose message is still Django's own, those of its validators included."""
    keys = {key for key, (text, kind) in _defaults(type(field)).items() if field.error_messages.get(key) is text
            and kind.__module__.startswith("django.")}  # fmt: skip
    return keys | {code for check in field.validators for code in _codes(check) if code not in field.error_messages}


@cache
def _defaults(kind: type) -> dict[str, tuple[object, type]]:
    """Key -> (message, class that says it) of a class of fields."""
    found: dict[str, tuple[object, type]] = {}
    for parent in reversed(kind.__mro__):
        for key, text in parent.__dict__.get("default_error_messages", {}).items():
            found[key] = (text, parent)
    return found


def _codes(check) -> tuple[str, ...]:
    """The codes of one of Django's own validators, where it keeps Django's own words."""
    if isinstance(check, validators.DecimalValidator):
        return tuple(check.messages)
    code, text = getattr(check, "code", None), getattr(check, "message", None)
    own = type(check).__module__.startswith("django.") and text is getattr(type(check), "message", None)
    return (code,) if code and own else ()


def _number(value):
    return money.number(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value
