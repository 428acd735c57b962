"""Words kept in one language say which, where the reader's page speaks another."""

from django.utils.translation import override

from zesummen.kernel.templatetags.words import as_written
from zesummen.kernel.words import text

TITLE = text("fr", fr="Nouveaux membres", de="Neue Mitglieder")


def test_a_unit_is_marked_with_the_language_of_the_text_beside_it():
    with override("de"):
        assert as_written("personnes", TITLE) == '<span class="other-language" lang="fr">personnes</span>'
        assert as_written("<b>", TITLE) == '<span class="other-language" lang="fr">&lt;b&gt;</span>'
    with override("fr"):
        assert as_written("personnes", TITLE) == "personnes"


def test_signs_have_no_language():
    with override("de"):
        assert as_written("%", TITLE) == "%" and as_written("", TITLE) == "" and as_written(None, TITLE) == ""
