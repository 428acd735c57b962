"""Needs and their evidence: a frozen figure, a gap, a document, a voice; dropped with a reason, tied to the thread."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import make_need, make_objective, make_plan
from people import signed_in
from zesummen.diagnosis.queries import figures
from zesummen.documents.models import Attachment
from zesummen.kernel import thread
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.moves import Stale
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES, Text, text
from zesummen.plans.actions import needs as actions
from zesummen.plans.models import Evidence, InventoryItem, Need, Opinion
from zesummen.plans.queries import needs as queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(in_space):
    return make_plan(in_space)


def english(person):
    return signed_in(person, headers={"accept-language": "en"})


def write(plan, by, **values):
    given = {"title": text("fr", fr="Se rencontrer"), "description": Text(), "field": "encounters", "groups": ["young"]}
    return actions.write_need(plan=plan, by=by, **{**given, "priority": 2, "raised_on": None, **values})


def voice(need, by, kind="interview", **values):
    given = {
        "title": text("fr", fr="On se connaît peu"),
        "source": "Service jeunesse",
        "dated_on": None,
        "people": None,
    }
    return actions.add_voice(need=need, kind=kind, by=by, **{**given, **values})


def test_needs_are_numbered_and_a_dropped_one_keeps_its_number(plan, anna):
    first = write(plan, anna)
    actions.drop_need(need=first, reason="Réglé", by=anna)
    assert (first.number, write(plan, anna).number) == (1, 2)
    assert [row.dropped_reason for row in queries.need_rows(plan)] == ["Réglé", ""]
    assert [need.number for need in queries.standing_needs(plan)] == [2]


def test_need_with_an_objective_is_not_dropped(plan, anna):
    need = write(plan, anna)
    make_objective(plan, need)
    with pytest.raises(Refused, match="Objectives answer"):
        actions.drop_need(need=need, reason="Non", by=anna)


def test_dropped_need_is_not_changed_until_it_is_taken_up_again(plan, anna):
    need = write(plan, anna)
    actions.drop_need(need=need, reason="Non", by=anna)
    with pytest.raises(Refused):
        voice(need, anna)
    actions.take_up_need(need=need, by=anna)
    assert need.dropped_on is None and voice(need, anna).pk


def test_second_writer_is_told(plan, anna):
    need = write(plan, anna)
    actions.change_need(need=need, expected=1, title=text("fr", fr="Un"), by=anna)
    with pytest.raises(Stale):
        actions.change_need(need=need, expected=1, title=text("fr", fr="Deux"), by=anna)


def test_evidence_leads_to_the_need_and_lets_go_when_removed(plan, anna):
    need = write(plan, anna)
    evidence = voice(need, anna)
    assert [step.kind for step in thread.walk(need).back] == ["evidence"]
    actions.remove_evidence(evidence=evidence, by=anna)
    assert not thread.walk(need).back
    assert "On se connaît peu" in str(Entry.objects.filter(verb="evidence.removed").get().facts)


def test_gap_becomes_evidence_in_five_languages_and_only_while_it_is_one(plan, anna):
    need = write(plan, anna, gap="gap:encounters:young")
    evidence = Evidence.objects.get(need=need)
    assert evidence.kind == "gap" and not evidence.title.missing()
    with pytest.raises(Refused, match="already"):
        actions.add_gap(need=need, key="gap:encounters:young", by=anna)
    InventoryItem.objects.create(
        space=plan.space, kind="offer", title=text("fr", fr="Maison des jeunes"), field="encounters", groups=["young"]
    )
    with pytest.raises(Refused, match="no such gap"):
        write(plan, anna, gap="gap:encounters:young")
    assert Need.objects.count() == 1  # nothing half written


def test_figure_is_frozen_with_its_source_date_and_definition(country, space, anna):
    with inside(space):
        plan = make_plan(space)
        need = write(plan, anna)
        key, now = next((key, one) for key, one in figures(space, "fr") if not one.suppressed)
        evidence = actions.add_figure(need=need, key=key, by=anna)
        assert evidence.figure["value"] == now.value and evidence.figure["source"] == now.source
        assert set(evidence.figure["texts"]) == set(LANGUAGES) and evidence.source == now.source
        english_words = queries.figure_words(evidence.figure, "en")
        assert english_words["definition"] == dict(figures(space, "en"))[key].definition
        assert now.text in queries.evidence_line(evidence, "fr")
        with pytest.raises(Refused, match="already"):
            actions.add_figure(need=need, key=key, by=anna)
        with pytest.raises(Refused, match="no longer shown"):
            actions.add_figure(need=need, key="moon", by=anna)
        with pytest.raises(Refused, match="kept as they were"):
            actions.change_evidence(evidence=evidence, expected=1, source="x", by=anna)


def test_document_comes_with_its_file_and_is_kept_while_the_file_is_there(space, anna):
    with inside(space):
        plan = make_plan(space)
        need = write(plan, anna)
    address = f"/s/{space.slug}/plans/{plan.pk}/needs/{need.pk}/evidence/document/"
    file = SimpleUploadedFile("note.txt", b"Les jeunes demandent un lieu.")
    data = {
        "title_original": "fr",
        "title_fr": "Note du service",
        "source": "Service jeunesse",
        "dated_on": "1.2.2026",
        "language": "fr",
    }
    browser = english(anna)
    assert browser.post(address, data).status_code == 422
    assert browser.post(address, {**data, "file": file}).status_code == 302
    with inside(space):
        evidence = Evidence.objects.get(need=need)
        assert Attachment.objects.get().folder_id == evidence.folder_id
        with pytest.raises(Refused, match="Files are attached"):
            actions.remove_evidence(evidence=queries.evidence_of(queries.need_of(plan, need.pk), evidence.pk), by=anna)
    assert "Note du service" in browser.get(f"/s/{space.slug}/plans/{plan.pk}/needs/{need.pk}/").text


@pytest.mark.parametrize("kind", ["interview", "expectation", "opinion", "survey", "workshop"])
def test_voices_are_entered_by_hand_and_changed(space, anna, kind):
    with inside(space):
        plan = make_plan(space)
        need = write(plan, anna)
    base = f"/s/{space.slug}/plans/{plan.pk}/needs/{need.pk}/"
    browser = english(anna)
    data = {
        "title_original": "fr",
        "title_fr": "On manque de lieux",
        "source": "Atelier du 3 mai",
        "dated_on": "03.05.2026",
        "people": "24",
    }
    assert browser.post(f"{base}evidence/{kind}/", data).status_code == 302
    with inside(space):
        evidence = Evidence.objects.get(need=need)
    assert evidence.people == (24 if kind in ("interview", "survey", "workshop") else None)
    edit = f"{base}evidence/{evidence.pk}/edit/"
    assert browser.get(edit).status_code == 200
    assert browser.post(edit, {**data, "version": "1", "source": "Atelier du 4 mai"}).status_code == 302
    assert browser.post(edit, {**data, "version": "1"}).status_code == 422
    assert browser.post(f"{base}evidence/{evidence.pk}/remove/").status_code == 302


def test_survey_without_people_and_a_future_day_are_asked_again(space, anna):
    with inside(space):
        plan = make_plan(space)
        need = write(plan, anna)
    answer = english(anna).post(
        f"/s/{space.slug}/plans/{plan.pk}/needs/{need.pk}/evidence/survey/",
        {"title_original": "fr", "title_fr": "72 % d’accord", "source": "Enquête", "dated_on": "1.1.2150"},
    )
    assert answer.status_code == 422 and "Say how many people" in answer.text and "72 %" in answer.text


def test_an_opinion_begins_with_the_one_recorded_for_the_plan(space, anna):
    with inside(space):
        plan = make_plan(space)
        need = write(plan, anna)
        Opinion.objects.create(
            space=space, plan=plan, body_name="CCVEI d’Esch", given_on=date(2026, 3, 2), text="Ouvrir plus tard"
        )
    page = english(anna).get(f"/s/{space.slug}/plans/{plan.pk}/needs/{need.pk}/evidence/opinion/").text
    assert "CCVEI d’Esch" in page and "02/03/2026" in page and "Ouvrir plus tard" in page


def test_unknown_kind_and_foreign_need_are_not_found(space, anna):
    with inside(space):
        plan, other = make_plan(space), make_plan(space)
        need = write(other, anna)
    browser = english(anna)
    base = f"/s/{space.slug}/plans/{plan.pk}/needs/{need.pk}/"
    assert browser.get(base).status_code == 404
    assert browser.get(f"/s/{space.slug}/plans/{other.pk}/needs/{need.pk}/evidence/rumour/").status_code == 404


@pytest.mark.parametrize("template", ["pci", "gemengepakt"])
def test_every_page_of_a_need_opens(space, anna, template):
    browser = english(anna)
    with inside(space):
        plan = make_plan(space, template=template)
        need = write(plan, anna, gap="gap:encounters:young")
    base = f"/s/{space.slug}/plans/{plan.pk}/needs/"
    pages = ["", "new/", "new/?gap=gap:welcome:old", "gaps/", f"{need.pk}/", f"{need.pk}/edit/", f"{need.pk}/drop/"]
    pages += [f"{need.pk}/evidence/{kind}/" for kind in ("figure", "gap", "document", "survey")]
    for page in [*pages, "needs.xlsx", "needs.csv"]:
        assert browser.get(base + page).status_code == 200, page
    assert browser.post(f"{base}{need.pk}/drop/", {"reason": ""}).status_code == 422
    assert browser.post(f"{base}{need.pk}/drop/", {"reason": "Autre voie"}).status_code == 302
    assert "Autre voie" in browser.get(f"{base}{need.pk}/").text
    assert browser.post(f"{base}{need.pk}/take-up/").status_code == 302


@pytest.mark.parametrize("page", ["list", "one"])
def test_pages_ask_the_same_whatever_the_rows(space, anna, page):
    counts, browser = [], english(anna)
    for number in (1, 3):
        with inside(space):
            plan = make_plan(space)
            for _row in range(number):
                need = make_need(plan)
                make_objective(plan, need)
            for _row in range(number):
                voice(need, anna)
        address = f"/s/{space.slug}/plans/{plan.pk}/needs/" + (f"{need.pk}/" if page == "one" else "")
        browser.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(address).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 12, counts
