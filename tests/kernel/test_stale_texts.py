"""Two people changed the same text: the second sees both, in the language that was changed."""

from types import SimpleNamespace

from django.utils import translation

from zesummen.kernel.forms import PageForm, WordsField
from zesummen.kernel.moves import Stale
from zesummen.kernel.words import text


class TitleForm(PageForm):
    title = WordsField(label="Title")


def refused(theirs, typed: str):
    with translation.override("en"):
        form = TitleForm({"title_original": "fr", "title_fr": typed, "title_en": "Language café"})
        assert form.is_valid(), form.errors
        form.refuse(Stale(SimpleNamespace(title=theirs, version=2)))
        return form.stale


def test_both_texts_are_shown_in_the_language_in_which_they_differ():
    rows = refused(text("fr", fr="Café A", en="Language café"), "Café B")
    assert [(str(label), theirs, yours) for label, theirs, yours in rows] == [("Title", "Café A", "Café B")]


def test_the_same_text_is_not_shown():
    assert refused(text("fr", fr="Café A", en="Language café"), "Café A") == []
