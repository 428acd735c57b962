"""The inventory: kept by hand or read in from a sheet, found without accents, gone through in a preview first."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import make_plan
from people import signed_in
from zesummen.kernel.access import Refused
from zesummen.kernel.exports import child, reading
from zesummen.kernel.exports.sheet import Workbook, worksheet
from zesummen.kernel.moves import Stale
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.plans.actions import inventory as actions
from zesummen.plans.forms.inventory import sheet_spec
from zesummen.plans.models import FieldChoice, GroupChoice, InventoryItem, Stakeholder
from zesummen.plans.queries import inventory as queries

pytestmark = pytest.mark.django_db

GERMAN = (
    "Art\tBezeichnung\tVeranstalter\tHandlungsfeld\tZielgruppen\tMonate\tSprachen\tKosten\n"
    "wiederkehrende Aktion\tNachbarschaftsfest\tKulturdienst\twelcome\tyoung; old\tMai–Juli\tde, fr\t1.500,50\n"
)


def english(person):
    return signed_in(person, headers={"accept-language": "en"})


def an_item(space, by, **values):
    return actions.add_item(
        space=space, by=by, **{"kind": "action", "title": text("fr", fr="Fête des voisins"), **values}
    )


def test_search_ignores_accents_and_case(in_space, anna):
    an_item(in_space, anna)
    an_item(in_space, anna, title=text("fr", fr="Café des langues"))
    assert [str(item.title) for item in queries.items(search="FETE")] == ["Fête des voisins"]


def test_filters_by_kind_and_field_and_hides_what_has_ended(in_space, anna):
    kept = an_item(in_space, anna, kind="offer", field="sport")
    gone = an_item(in_space, anna, kind="offer", field="sport")
    actions.end_item(item=gone, on=date(2025, 1, 1), by=anna)
    assert list(queries.items(kind="offer", field="sport")) == [kept]
    assert gone in queries.items(ended=True)
    actions.reopen_item(item=gone, by=anna)
    assert gone in queries.items()


def test_end_in_the_future_is_refused(in_space, anna):
    with pytest.raises(Refused):
        actions.end_item(item=an_item(in_space, anna), on=date(2999, 1, 1), by=anna)


def test_second_writer_is_told_and_search_follows_the_title(in_space, anna):
    item = an_item(in_space, anna)
    actions.change_item(item=item, expected=1, title=text("fr", fr="Fête de l’été"), by=anna)
    assert list(queries.items(search="ete")) == [item] and not queries.items(search="voisins").exists()
    with pytest.raises(Stale):
        actions.change_item(item=item, expected=1, title=text("fr", fr="Autre"), by=anna)


def test_organiser_takes_the_name_from_the_register(in_space, anna):
    club = Stakeholder.objects.create(space=in_space, kind="association", name="Amitié Portugal")
    assert an_item(in_space, anna, stakeholder=club).organiser == "Amitié Portugal"


def test_months_read_as_people_write_them():
    from zesummen.plans.forms.cells import months

    assert months("mars–mai", "fr") == [3, 4, 5]
    assert months("November to February", "en") == [1, 2, 11, 12]
    assert months("3, 4; Dezember", "de") == [3, 4, 12]
    assert months("ganzjährig", "de") == list(range(1, 13))
    with pytest.raises(ValueError, match="Frühling"):
        months("Frühling", "de")


def test_an_entry_is_found_by_one_of_its_words_where_only_one_has_it():
    from zesummen.plans.forms.cells import one_of, some_of

    read = one_of(InventoryItem.Kind.choices)
    assert read("club", "en") == "association" and read("standing offer", "en") == "offer" and read("", "en") == ""
    with pytest.raises(ValueError, match="not in the list"):
        read("moon", "en")
    groups = some_of([("young", "Young people"), ("old", "Older people"), ("school", "School, sport, and play")])
    assert groups("School, sport, and play; young", "en") == ["young", "school"]
    with pytest.raises(ValueError, match="people"):
        groups("people", "en")


def test_gaps_are_chosen_fields_and_groups_without_anything(in_space, anna):
    plan = make_plan(in_space)
    for rank, field in enumerate(("welcome", "sport"), 1):
        FieldChoice.objects.create(space=in_space, plan=plan, field=field, rank=rank, reason=text("fr", fr="x"))
    GroupChoice.objects.create(space=in_space, plan=plan, group="young", rank=1, reason=text("fr", fr="x"))
    an_item(in_space, anna, field="sport", groups=["young"])
    assert [gap.key for gap in queries.gaps(plan)] == ["gap:welcome:young"]


# Reading in


def post(browser, space, **data):
    return browser.post(f"/s/{space.slug}/inventory/import/", data)


def test_preview_writes_nothing_then_the_button_writes(space, anna):
    browser = english(anna)
    answer = post(browser, space, pasted=GERMAN, language="de")
    assert answer.status_code == 200 and "Nachbarschaftsfest" in answer.text
    with inside(space):
        assert not InventoryItem.objects.exists()
    form = answer.context["form"]
    again = {"pasted": form.as_text, "language": "de", "step": "write"} | {
        f.name: f.value() for f in form.column_fields
    }
    assert post(browser, space, **again).status_code == 302
    with inside(space):
        item = InventoryItem.objects.get()
    assert (item.kind, item.field, item.groups, item.months) == ("action", "welcome", ["young", "old"], [5, 6, 7])
    assert item.languages == ["fr", "de"] and item.cost == Decimal("1500.50") and item.title.original == "de"


def test_reading_the_same_sheet_twice_adds_nothing(space, anna):
    browser = english(anna)
    for _time in range(2):
        answer = post(browser, space, pasted=GERMAN, language="de", step="write")
    assert answer.status_code == 200 and "left out" in answer.text
    with inside(space):
        assert InventoryItem.objects.count() == 1


def test_faults_name_line_and_column_and_nothing_is_written(space, anna):
    table = "Titre\tCoût\tMois\nFête\tbeaucoup\t5\n\nCafé\t12\t14\n\t3\t4\n"
    answer = post(english(anna), space, pasted=table, step="write")
    assert answer.status_code == 422
    told = [str(fault) for fault in answer.context["form"].faults]
    assert told[0].startswith("Line 2, column 2 (Cost a year (€))") and answer.context["form"].preview[0].is_wrong
    assert told[1].startswith("Line 4, column 3 (Months)")
    assert told[2].startswith("Line 5, column 1 (Title)")
    assert "Café" in answer.text
    with inside(space):
        assert not InventoryItem.objects.exists()


def test_wrong_separator_is_told_and_what_was_pasted_stays(space, anna):
    answer = post(english(anna), space, pasted="Titre|Coût\nFête|12")
    assert answer.status_code == 422 and "Only one column" in answer.text and "Fête|12" in answer.text


def test_unknown_header_can_be_matched_by_hand(space, anna):
    browser = english(anna)
    table = "Was\tWieviel\nFest\t5\n"
    answer = post(browser, space, pasted=table)
    assert answer.status_code == 422 and "Say which column holds" in answer.text
    answer = post(browser, space, pasted=table, column_0="title", column_1="reach", step="write")
    assert answer.status_code == 302
    with inside(space):
        assert InventoryItem.objects.get().reach == 5


@pytest.mark.parametrize(
    "headers",
    [
        "Genre;Titre;Organisateur;Champ d’action;Publics cibles;Mois;Langues;Coût par an",
        "Art;Bezeichnung;Veranstalter;Handlungsfeld;Zielgruppen;Monate;Sprachen;Kosten",
        "Typ;Numm;Organisateur;Domän;Zilgruppen;Méint;Sproochen;Käschten",
        "Kind;Title;Organiser;Field of action;Target groups;Months;Languages;Cost",
        "Tipo;TITULO;Organizador;Área de ação;Grupos-alvo;Meses;Línguas;Custo",
    ],
)
def test_headers_are_guessed_in_five_languages(headers):
    keys = ["kind", "title", "organiser", "field", "groups", "months", "languages", "cost"]
    assert [sheet_spec().guess(header) for header in headers.split(";")] == keys


def test_two_columns_for_the_same_are_refused(space, anna):
    answer = post(english(anna), space, pasted="Titre\tNom\nFête\tx\n", column_0="title", column_1="title")
    assert answer.status_code == 422 and "Two columns mean the same" in answer.text


def test_a_download_can_be_read_in_again(space, anna, differdange):
    with inside(space):
        an_item(
            space,
            anna,
            field="encounters",
            groups=["young"],
            months=[5],
            cost=Decimal("120.00"),
            since_year=1998,
            reach=40,
        )
        book = queries.workbook(queries.items(), "Inventory")
    cells = child.sheet_rows(child.xlsx(book), "xlsx", 100)
    header = next(number for number, row in enumerate(cells) if "Title" in row)
    packed = child.xlsx(Workbook("x", (worksheet("x", "", cells[header], [cells[header + 1]]),)))
    sheet = reading.uploaded(packed, "x.xlsx")
    spec = sheet_spec()
    assert all(spec.guess(name) for name in sheet.header)
    values = {
        column.key: column.read(sheet.body[0].cells[place], "fr")
        for place, name in enumerate(sheet.header)
        for column in [spec.column(spec.guess(name))]
    }
    assert values["cost"] == Decimal("120") and values["months"] == [5] and values["since_year"] == 1998
    assert values["groups"] == ["young"] and values["field"] == "encounters" and values["kind"] == "action"


def test_uploaded_file_is_chosen_once(space, anna):
    book = Workbook("x", (worksheet("x", "", ["Titre", "Coût"], [["Fête", "12"]]),))
    file = SimpleUploadedFile("liste.xlsx", child.xlsx(book))
    answer = post(english(anna), space, file=file)
    assert answer.status_code == 200 and "Fête\t12" in answer.context["form"].as_text


def test_member_without_the_right_is_told_who_can(space, ben):
    assert signed_in(ben).post(f"/s/{space.slug}/inventory/new/", {}).status_code == 403


def test_form_keeps_what_was_typed(space, anna):
    answer = english(anna).post(
        f"/s/{space.slug}/inventory/new/",
        {"kind": "action", "title_original": "fr", "title_fr": "Fête", "cost": "viel", "since_year": "2999"},
    )
    assert answer.status_code == 422 and "viel" in answer.text and "has not come yet" in answer.text


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("what", ["inventory", "model"])
def test_downloads(space, anna, what, kind):
    with inside(space):
        an_item(space, anna)
    answer = english(anna).get(f"/s/{space.slug}/inventory/{what}.{kind}")
    assert answer.status_code == 200 and len(answer.content) > 50


def test_pages_and_their_queries_do_not_grow(space, anna):
    browser, counts = english(anna), []
    for number in (1, 3):
        with inside(space):
            for _row in range(number):
                item = an_item(space, anna, months=[1, 2, 3], field="sport")
        browser.get(f"/s/{space.slug}/inventory/")
        with CaptureQueriesContext(connection) as seen:
            answer = browser.get(f"/s/{space.slug}/inventory/?search=fete")
        assert answer.status_code == 200 and "Fête" in answer.text
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 12
    for page in ("", "edit/", "end/"):
        assert browser.get(f"/s/{space.slug}/inventory/{item.pk}/{page}").status_code == 200
