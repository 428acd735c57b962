"""The state of play: one frozen document in five languages, numbered, put before the committee, noted, released."""

import io
from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from docx import Document as WordFile

from factories import make_need, make_plan
from people import give, signed_in
from zesummen.documents.models import FrozenDocument
from zesummen.kernel.access import Refused
from zesummen.kernel.exports.document import Bullets, Heading, Table, dump, plain
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES, text
from zesummen.plans.actions import state_of_play as actions
from zesummen.plans.models import InventoryItem, StateOfPlay
from zesummen.plans.queries import state_of_play as queries
from zesummen.plans.queries.papers.state_of_play import documents
from zesummen.plans.queries.standings import facts_of
from zesummen.sittings.models import AgendaItem, Body, Sitting

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(in_space):
    return filled(in_space)


def filled(space, **values):
    plan = make_plan(space, state_of_play_intro=text("fr", fr="Fait avec les services.\nEn trois mois."), **values)
    make_need(plan, title="Plus de rencontres", field="encounters", groups=["young"])
    InventoryItem.objects.create(
        space=space,
        kind="action",
        title=text("fr", fr="Fête des voisins"),
        field="encounters",
        months=[5],
        groups=["old"],
    )
    return plan


def english(person):
    return signed_in(person, headers={"accept-language": "en"})


def a_sitting(space, *, kind="steering", days=0, state="held"):
    body = Body.objects.create(space=space, kind=kind, name=text("fr", fr="Comité"), from_on=date(2020, 1, 1))
    day = timezone.localdate() + timedelta(days=days)
    sitting = Sitting.objects.create(
        space=space, body=body, number=1, year=day.year, day=day, starts_at=time(18), place="Mairie", state=state
    )
    return AgendaItem.objects.create(space=space, body=body, sitting=sitting, title="État des lieux", position=1)


def titles(document):
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def lines(document):
    return [plain(item) for block in document.blocks if isinstance(block, Bullets) for item in block.items]


def test_document_says_what_exists_what_is_needed_and_what_is_untouched(plan):
    made = documents(plan, number=1, made_on=date(2026, 5, 4))
    french, german = made["fr"], made["de"]
    assert "Ce qui existe déjà" in titles(french) and "Was es schon gibt" in titles(german)
    assert "1. Plus de rencontres" in titles(french) and "1. Plus de rencontres" in titles(german)
    tables = [block for block in french.blocks if isinstance(block, Table)]
    assert any("Fête des voisins" in str(table.rows) and "Mairie" not in str(table.rows) for table in tables)
    words = str(french.blocks)
    assert "un entretien\u00a0: Entretien (Service jeunesse)" in lines(french) and "Fait avec les services." in words
    assert not french.draft_mark and made["en"].information_only and german.information_only


def test_draft_says_so_on_every_page(plan):
    assert documents(plan, number=0, made_on=date(2026, 5, 4))["de"].draft_mark.startswith("Entwurf")


def test_figures_come_with_source_and_date_and_protection(country, space):
    with inside(space):
        french = documents(filled(space), number=1, made_on=date(2026, 5, 4))["fr"]
    words = dump(french)
    assert len(lines(french)) == len(set(lines(french)))
    assert "Source\u00a0: STATEC" in words and "1er janvier 2026" in words and "Sources" in titles(french)
    assert len([block for block in french.blocks if isinstance(block, Table)]) > 4


def test_version_keeps_its_words_and_the_next_names_it(plan, anna):
    first = actions.make_version(plan=plan, by=anna)
    plan.refresh_from_db()
    actions.write_intro(plan=plan, intro=text("fr", fr="Autre"), expected=plan.version, by=anna)
    second = actions.make_version(plan=plan, by=anna)
    assert (first.number, second.number) == (1, 2) and second.document.replaces == first.document
    assert "Fait avec les services." in str(queries.document_in(first, "fr").blocks)
    assert "Fait avec les services." not in str(queries.document_in(second, "fr").blocks)
    assert FrozenDocument.objects.count() == 2 * len(LANGUAGES)
    assert all(queries.document_in(second, code).language == code for code in LANGUAGES)


def test_nothing_to_write_down_makes_no_version(in_space, anna):
    with pytest.raises(Refused, match="nothing to write down"):
        actions.make_version(plan=make_plan(in_space), by=anna)


def test_committee_notes_it_and_the_measure_sees_it(plan, anna):
    version = actions.make_version(plan=plan, by=anna)
    item = a_sitting(plan.space)
    assert queries.committee_items(version) == [item]
    actions.note_version(version=version, item=item, by=anna)
    assert version.noted_on == timezone.localdate() and facts_of(plan).states_of_play_noted == 1


@pytest.mark.parametrize("wrong", [{"kind": "college"}, {"days": -1}, {"state": "planned"}])
def test_only_a_held_sitting_of_the_committee_after_the_version_can_note_it(plan, anna, wrong):
    version = actions.make_version(plan=plan, by=anna)
    item = a_sitting(plan.space, **wrong)
    assert queries.committee_items(version) == []
    with pytest.raises(Refused):
        actions.note_version(version=version, item=item, by=anna)


def test_put_on_the_agenda_once(plan, anna):
    version = actions.make_version(plan=plan, by=anna)
    with pytest.raises(Refused, match="no steering committee"):
        actions.put_before_committee(version=version, by=anna)
    a_sitting(plan.space)
    for _time in range(2):
        actions.put_before_committee(version=version, by=anna)
    assert AgendaItem.objects.filter(source=f"state_of_play:{version.pk}").count() == 1


@pytest.mark.parametrize("template", ["pci", "gemengepakt"])
def test_whole_way_in_the_browser(space, anna, template):
    with inside(space):
        plan = filled(space, template=template)
    browser, base = english(anna), f"/s/{space.slug}/plans/{plan.pk}/state-of-play/"
    assert browser.get(base).status_code == 200
    assert browser.get(f"{base}intro/").status_code == 200
    assert browser.get(f"{base}0/de/").status_code == 200
    assert browser.post(f"{base}make/").status_code == 302
    assert browser.get(f"{base}1/fr/").status_code == 200 and browser.get(f"{base}1/xx/").status_code == 404
    assert "held no sitting" in browser.get(f"{base}1/noted/").text
    with inside(space):
        item = a_sitting(space)
    assert browser.post(f"{base}1/noted/", {"item": "0"}).status_code == 422
    assert browser.post(f"{base}1/agenda/").status_code == 302
    assert browser.post(f"{base}1/noted/", {"item": item.pk}).status_code == 302
    assert browser.post(f"{base}1/release/", {"released": "yes"}).status_code == 302
    page = browser.get(base).text
    assert "noted on" in page and "released to bodies outside" in page
    with inside(space):
        assert StateOfPlay.objects.get().released_by == anna
    assert browser.post(f"{base}1/release/", {"released": "no"}).status_code == 302


def test_grouping_has_one_for_all_its_communes(grouping, anna):
    give(anna, grouping, "officer")
    with inside(grouping):
        plan = filled(grouping)
        made = actions.make_version(plan=plan, by=anna)
        assert grouping.name_in("fr") in str(queries.document_in(made, "fr").blocks)


def test_word_and_pdf_come_from_the_frozen_version(space, anna):
    with inside(space):
        plan = filled(space)
        actions.make_version(plan=plan, by=anna)
    browser, base = english(anna), f"/s/{space.slug}/plans/{plan.pk}/state-of-play/1/"
    word = browser.get(f"{base}de.docx")
    assert any(p.text == "Was es schon gibt" for p in WordFile(io.BytesIO(word.content)).paragraphs)
    pdf = browser.get(f"{base}fr.pdf").content
    assert pdf.startswith(b"%PDF") and b"StructTreeRoot" in pdf
    assert browser.get(f"{base}fr.exe").status_code == 404
