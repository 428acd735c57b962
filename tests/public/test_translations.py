"""The translation desk: found by itself, written once, checked by somebody, out as a table and back."""

import csv
import io

import pytest

from factories import make_need, make_plan
from zesummen.kernel import tenancy
from zesummen.kernel.access import Refused
from zesummen.kernel.moves import Stale
from zesummen.kernel.words import text
from zesummen.plans.models import Need, Plan
from zesummen.public.actions import translations as actions
from zesummen.public.queries import translations as queries

BASE = "/s/esch-sur-alzette/translations/"


@pytest.fixture
def need(esch):
    """A need with a German translation that is out of date, and no English one."""
    with tenancy.inside(esch):
        made = make_need(make_plan(esch), title="Ancien", evidence=False)
        words = text("fr", fr="Ancien", de="Alt").with_text("fr", "Plus de rencontres")
        Need.objects.filter(pk=made.pk).update(title=words)
        made.refresh_from_db()
    return made


def entry_of(need):
    return queries.entry("plans.need", need.pk, "title")


def test_states_of_a_text_per_language(in_space, need):
    (found,) = [entry for entry in queries.entries() if entry.key == f"plans.need:{need.pk}:title"]
    assert found == entry_of(need)
    assert [found.state(code) for code in ("de", "en")] == ["stale", "missing"]
    assert found.key in [line.entry.key for line in queries.lines(queries.entries(), "de")]
    assert found.key not in [line.entry.key for line in queries.lines(queries.entries(), "fr", "all")]


def test_every_model_with_content_texts_has_words_for_people():
    for model, names in queries.fields().items():
        assert model._meta.label_lower in queries.NOUNS
        assert set(names) <= set(queries.PARTS), model


def test_list_asks_the_same_for_one_text_and_for_three(in_space, need, django_assert_num_queries):
    with django_assert_num_queries(1):
        one = len(queries.entries())
    for number in (2, 3):
        make_need(need.plan, number=number, title="Autre")
    with django_assert_num_queries(1):
        assert len(queries.entries()) > one


def test_translation_is_written_checked_and_told(in_space, need, anna):
    actions.write(space=in_space, entry=entry_of(need), language="de", text="Mehr Begegnungen", by=anna)
    assert entry_of(need).state("de") == "unchecked"
    actions.check(space=in_space, entry=entry_of(need), language="de", by=anna)
    found = entry_of(need)
    assert found.state("de") == "checked" and "Anna" in found.text.checked["de"]
    assert found.original == "Plus de rencontres"
    need.refresh_from_db()
    assert need.node.title.texts["de"] == "Mehr Begegnungen"  # the thread follows


def test_second_of_two_people_is_told(in_space, need, anna):
    seen = entry_of(need)
    actions.write(space=in_space, entry=seen, language="de", text="Eins", by=anna)
    with pytest.raises(Stale):
        actions.write(space=in_space, entry=seen, language="de", text="Zwei", by=anna)
    assert entry_of(need).written("de") == "Eins"


def test_original_is_not_a_translation_and_an_empty_one_cannot_be_checked(in_space, need, anna):
    with pytest.raises(Refused):
        actions.write(space=in_space, entry=entry_of(need), language="fr", text="Autre", by=anna)
    with pytest.raises(Refused):
        actions.check(space=in_space, entry=entry_of(need), language="en", by=anna)


def test_reader_may_look_and_not_write(in_space, need, ivo, sign_in):
    browser = sign_in(ivo)
    address = f"{BASE}plans.need/{need.pk}/title/de/"
    assert browser.get(BASE).status_code == 200
    assert b"<textarea" not in browser.get(address).content
    assert browser.post(address, {"text": "x", "version": need.version}).status_code == 403
    assert browser.get(f"{BASE}read/").status_code == 403


def test_page_keeps_what_was_typed_on_a_stale_save(need, anna, sign_in):
    browser, address = sign_in(anna), f"{BASE}plans.need/{need.pk}/title/de/"
    assert browser.post(address, {"text": "Eins", "version": need.version}).status_code == 302
    answer = browser.post(address, {"text": "Meine Worte", "version": need.version})
    assert answer.status_code == 422 and "Meine Worte" in answer.content.decode()


def exported(browser) -> list[list[str]]:
    content = browser.get(f"{BASE}table.csv?language=de&state=all").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))


def packed(rows) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue()


def send(browser, rows):
    return browser.post(f"{BASE}read/", {"language": "de", "pasted": packed(rows)})


def row_of(rows, need) -> list[str]:
    return next(row for row in rows if row[0] == f"plans.need:{need.pk}:title")


def test_table_goes_out_and_comes_back(need, anna, sign_in, esch):
    browser = sign_in(anna)
    rows = exported(browser)
    row_of(rows, need)[4] = "=Mehr; „Begegnungen“\nfür alle"
    preview = send(browser, rows)
    assert preview.status_code == 200 and "für alle" in preview.content.decode()
    with tenancy.inside(esch):
        assert entry_of(need).written("de") == "Alt"  # looking writes nothing
    hidden = preview.context["packed"].initial["packed"]
    assert browser.post(f"{BASE}read/", {"packed": hidden}).status_code == 302
    with tenancy.inside(esch):
        assert entry_of(need).written("de") == "=Mehr; „Begegnungen“\nfür alle"
        assert entry_of(need).state("de") == "unchecked"
    assert browser.post(f"{BASE}read/", {"packed": hidden}).status_code == 422  # used twice
    assert browser.post(f"{BASE}read/", {"packed": hidden + "x"}).status_code == 422  # forged


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [(0, "plans.need:99999:title", "no such text"), (3, "Autre original", "original has changed")],
)
def test_faults_name_the_line_and_nothing_is_written(need, anna, sign_in, esch, column, value, sentence):
    browser = sign_in(anna, headers={"Accept-Language": "en"})
    rows = exported(browser)
    good, bad = next(row for row in rows[1:] if row[0].startswith("plans.plan")), row_of(rows, need)
    good[4], bad[4] = "Ein guter Plan", "Mehr"
    bad[column] = value
    answer = send(browser, rows)
    words = answer.content.decode()
    assert answer.status_code == 422 and f"Line {rows.index(bad) + 1}" in words and sentence in words
    with tenancy.inside(esch):
        assert "Ein guter Plan" not in [plan.title.texts.get("de") for plan in Plan.objects.all()]


@pytest.mark.parametrize("pasted", ["", "a;b;c\n1;2;3", "key;original;translation"])
def test_table_that_is_none_gets_a_sentence(need, anna, sign_in, pasted):
    answer = sign_in(anna).post(f"{BASE}read/", {"language": "de", "pasted": pasted})
    assert answer.status_code == 422 and b'class="problem"' in answer.content
