"""Whatever a field of any form refuses, the sentence is ours, names the field and says what to do."""

import copy
import importlib
import pkgutil
from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.utils import translation
from django.utils.translation import gettext

import zesummen
from zesummen.kernel import dates, field_errors
from zesummen.kernel.forms import DayField, PageForm, TimeOfDayField
from zesummen.kernel.messages.collect import own

ELSEWHERE = ("migrations", "settings", "__main__", "seeds", "cli", "asgi", "wsgi")


def classes_of_forms():
    """Every form class of the project, also those over another library's."""
    for module in pkgutil.walk_packages(zesummen.__path__, "zesummen."):
        if not any(part in module.name.split(".") for part in ELSEWHERE):
            importlib.import_module(module.name)
    todo, found = [forms.BaseForm], set()
    while todo:
        for kind in todo.pop().__subclasses__():
            todo.append(kind)
            if kind.__module__.startswith("zesummen."):
                found.add(kind)
    return sorted(found, key=lambda kind: (kind.__module__, kind.__qualname__))


def parts(field):
    yield field
    for part in getattr(field, "fields", ()):
        yield from parts(part)


def test_every_form_names_its_fields():
    found = classes_of_forms()
    assert len(found) > 80
    assert [kind.__qualname__ for kind in found if not issubclass(kind, field_errors.NamesItsFields)] == []


def words_of(part, ids):
    """(key, why it is wrong) for each sentence of a field that is not ours or in no catalogue."""
    defaults = field_errors._defaults(type(part))
    for key, text in part.error_messages.items():
        if isinstance(text, field_errors.Sentence):
            if str(field_errors.message(key, part)) not in ids:
                yield key, "not in the catalogue"
        elif key in defaults and text is defaults[key][0] and defaults[key][1].__module__.startswith("django."):
            yield key, "Django's own"
    for check in part.validators:
        yield from ((code, "Django's own") for code in field_errors._codes(check) if code not in part.error_messages)


def test_no_field_of_any_form_speaks_as_django_does():
    ids = {message.text for message in own().messages.values()}
    left = []
    for kind in classes_of_forms():
        for name, field in getattr(kind, "base_fields", {}).items():
            field = copy.deepcopy(field)
            field_errors.instruct(field, lambda: "x")
            left += [(kind.__qualname__, name, *fault) for part in parts(field) for fault in words_of(part, ids)]
    assert left == []


class Refusing(PageForm):
    whole = forms.IntegerField(label="Score 100%", max_value=1000, min_value=1)
    step = forms.IntegerField(label="Step", step_size=5)
    rate = forms.DecimalField(label="Rate", max_digits=4, decimal_places=1)
    long = forms.CharField(label="Title", max_length=3)
    short = forms.CharField(label="Name", min_length=3)
    mail = forms.EmailField(label="Mail")
    hour = TimeOfDayField(label="Hour")
    one = forms.ChoiceField(label="One", choices=[("a", "a")])
    many = forms.MultipleChoiceField(label="Many", choices=[("a", "a")])
    yes = forms.BooleanField(label="Agreed")
    paper = forms.FileField(label="Paper")
    version = forms.IntegerField(widget=forms.HiddenInput)
    checked = forms.IntegerField(label="Checked", validators=[MaxValueValidator(7, message="Seven at most.")])
    empty = forms.CharField(label="Empty")


WRONG = {
    "whole": "5000", "step": "3", "rate": "1234.5", "long": "abcd", "short": "a", "mail": "x", "hour": "x",
    "one": "b", "many": ["b"], "version": "x", "checked": "8",
}  # fmt: skip


def test_sentences_name_the_field_and_what_to_do():
    form = Refusing(WRONG, {})
    assert {name: str(errors[0]) for name, errors in form.errors.items()} == {
        "whole": "Enter 1,000 or less for “Score 100%”.",
        "step": "Enter a multiple of 5 for “Step”.",
        "rate": "Enter at most 4 digits for “Rate”.",
        "long": "“Title” is too long: 4 characters, at most 3 fit. Shorten it.",
        "short": "“Name” is too short: write at least 3 characters.",
        "mail": "Enter an e-mail address for “Mail”, for example name@commune.example.",
        "hour": "Enter hour and minutes for “Hour”, for example 18:30.",
        "one": "Choose one of the answers shown for “One”.",
        "many": "Choose among the answers shown for “Many”.",
        "yes": "Tick “Agreed” to go on.",
        "paper": "Choose a file for “Paper”.",
        "version": "The page sent something that cannot be read. Reload it and try again.",
        "checked": "Seven at most.",
        "empty": "Fill in “Empty”.",
    }


def test_a_field_added_later_and_a_sentence_of_its_own_are_kept():
    class Later(PageForm):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.fields["late"] = forms.IntegerField(label="Late")
            self.fields["own"] = forms.CharField(label="Own", error_messages={"required": "Say it."})

    form = Later({"late": "x"})
    assert form.errors["late"] == ["Enter a whole number for “Late”."]
    assert form.errors["own"] == ["Say it."]


@pytest.mark.parametrize(("language", "day"), [("fr", "27/03/2027"), ("en", "27/03/2027"), ("pt", "27/03/2027"),
                                               ("de", "27.03.2027"), ("lb", "27.03.2027")])  # fmt: skip
def test_the_example_of_a_day_and_the_day_shown_are_in_the_readers_format(language, day, time_machine):
    time_machine.move_to("2027-03-02 12:00")
    field = DayField()
    with translation.override(language):
        assert str(field.help_text).endswith(day)
        assert field.prepare_value(date(2027, 3, 27)) == day
        assert field.clean(day) == date(2027, 3, 27)
        with pytest.raises(ValidationError, match=day):
            field.clean("soon")
        assert gettext("Enter a valid time.") not in TimeOfDayField(label="x").help_text
        assert dates.example_day() == day
