"""Measure 2: the register, questions and answers, the internal note and its links, the notice, the evening."""

import re
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories import make_plan
from zesummen.kernel import tenancy
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry, OutboxMessage
from zesummen.kernel.words import text
from zesummen.plans import links
from zesummen.plans.actions import mobilisation as actions
from zesummen.plans.models import Ask, InternalNote, InventoryItem, KickOff, Notice, Plan, Stakeholder
from zesummen.plans.queries import mobilisation as queries
from zesummen.plans.queries.standings import facts_of


@pytest.fixture
def plan(esch):
    return make_plan(esch)


@pytest.fixture
def today(db):
    return timezone.localdate()


@pytest.fixture
def school(esch, anna):
    with tenancy.inside(esch):
        return actions.add_entry(
            space=esch, kind="service", name="Service écoles", email="ecoles@example.org", language="fr", by=anna
        )


@pytest.fixture
def club(esch, anna):
    with tenancy.inside(esch):
        return actions.add_entry(
            space=esch,
            kind="association",
            name="Café Éclair",
            contact_name="Zoé",
            email="zoe@example.org",
            language="de",
            by=anna,
        )


@pytest.fixture
def note(plan, anna, today):
    with tenancy.inside(plan.space):
        return actions.write_note(
            plan=plan,
            expected=0,
            subject=text("fr", fr="Vos actions"),
            body=text("fr", fr="Merci de répondre."),
            answer_by=today + timedelta(days=10),
            by=anna,
        )


@pytest.fixture
def sent(note, school, anna):
    with tenancy.inside(note.space):
        return actions.send_note(note=note, stakeholders=[school], by=anna)[0]


def link_of(ask) -> str:
    return f"/note/{links.note_part(ask.token)}/"


def test_the_register_is_found_without_accents(club, in_space):
    assert list(queries.register(search="eclair ZOE")) == [club]
    assert not queries.register(search="eclair", kind="person")


def test_a_name_stands_once_in_the_register(club, esch, anna, in_space):
    with pytest.raises(Refused, match="already"):
        actions.add_entry(space=esch, kind="association", name="CAFE eclair", by=anna)


def test_an_ended_entry_leaves_the_list_and_comes_back(club, anna, today, in_space):
    actions.end_entry(entry=club, on=today, by=anna)
    assert not queries.register() and queries.register(ended=True)
    actions.reopen_entry(entry=club, by=anna)
    assert queries.register().count() == 1


def test_several_are_asked_at_once_and_silence_is_shown(plan, school, club, anna, today, in_space):
    made = actions.ask(
        plan=plan,
        stakeholders=[school, club],
        subject="Comité ?",
        how="mail",
        asked_on=today - timedelta(days=9),
        answer_by=today - timedelta(days=2),
        message="Voulez-vous venir ?",
        by=anna,
    )
    actions.record_answer(ask=made[0], expected=1, answer="yes", answered_on=today, by=anna)
    rows = queries.asks_of(plan, today)
    assert [(row.silent_days, row.is_late) for row in rows] == [(9, True), (None, False)]
    assert OutboxMessage.objects.filter(kind="ask").count() == 2
    assert [entry.kind for entry in queries.due([plan.space], today)] == ["ask"]
    assert queries.said_yes(plan) == [school]


def test_silence_is_due_while_the_plan_is_prepared_and_no_longer(plan, club, anna, today, in_space):
    actions.ask(
        plan=plan,
        stakeholders=[club],
        subject="Comité ?",
        how="phone",
        asked_on=today - timedelta(days=30),
        answer_by=today - timedelta(days=9),
        by=anna,
    )
    assert [entry.link for entry in queries.due([plan.space], today)] == [f"plans/{plan.pk}/mobilisation/"]
    Plan.objects.filter(pk=plan.pk).update(state="running", starts_on=today, ends_on=today + timedelta(days=700))
    assert queries.due([plan.space], today) == []


def test_a_reminder_goes_once_a_day(plan, club, anna, today, in_space):
    ask = actions.ask(plan=plan, stakeholders=[club], subject="Comité ?", how="phone", asked_on=today, by=anna)[0]
    actions.remind(ask=ask, by=anna)
    assert OutboxMessage.objects.get(kind="ask_reminder").language == "de"
    with pytest.raises(Refused, match="today already"):
        actions.remind(ask=ask, by=anna)


def test_an_answer_does_not_come_before_the_question(plan, club, anna, today, in_space):
    ask = actions.ask(plan=plan, stakeholders=[club], subject="Comité ?", how="phone", asked_on=today, by=anna)[0]
    with pytest.raises(Refused, match="Correct the day"):
        actions.record_answer(ask=ask, expected=1, answer="yes", answered_on=today - timedelta(days=1), by=anna)


def test_the_note_goes_once_to_each_service(note, sent, school, club, anna, in_space):
    with pytest.raises(Refused, match="at least one service"):
        actions.send_note(note=note, stakeholders=[school, club], by=anna)
    facts = facts_of(note.plan)
    assert (facts.services, facts.services_asked, facts.services_answered) == (1, 1, 0)


def test_a_mail_scanner_changes_nothing_and_one_press_answers(sent, flora):
    mail = OutboxMessage.objects.get(kind="internal_note")
    address = re.search(r"/note/\S+", mail.text).group()
    for _time in range(3):
        assert flora.get(address).status_code == 200
        assert flora.head(address).status_code == 200
    with tenancy.inside(sent.space):
        assert Ask.objects.get().answer == "none" and not InventoryItem.objects.exists()
    typed = {
        "contact": "Mme Weis",
        "email": "weis@example.org",
        "existing": "Heure du conte ; octobre à mars\n- Repas du monde\n\n",
        "remark": "Bonne idée",
    }
    assert flora.post(address, typed).status_code == 302
    with tenancy.inside(sent.space):
        ask = Ask.objects.get()
        items = {str(item.title): (item.season, item.organiser, item.source) for item in InventoryItem.objects.all()}
        assert (ask.answer, ask.named_contact, ask.offered, ask.is_by_link) == ("yes", "Mme Weis", 2, True)
        assert items == {
            "Heure du conte": ("octobre à mars", "Service écoles", "note interne"),
            "Repas du monde": ("", "Service écoles", "note interne"),
        }
        assert Entry.objects.get(verb="ask.linked").how == "mail_link"


def test_a_link_is_good_for_one_answer(sent, flora):
    typed = {"contact": "Mme Weis", "existing": ""}
    flora.post(link_of(sent), typed)
    cache.clear()
    page = flora.get(link_of(sent) + "?in=en")
    assert page.status_code == 200 and "The link is used up" in page.content.decode()
    assert flora.post(link_of(sent) + "?in=en", {"contact": "Autre"}).status_code == 200
    with tenancy.inside(sent.space):
        assert Ask.objects.get().named_contact == "Mme Weis"


def test_late_and_broken_links_say_so(sent, flora):
    with tenancy.inside(sent.space):
        Ask.objects.update(asked_on=date(2025, 1, 1), answer_by=date(2025, 2, 1))
    late = flora.get(link_of(sent) + "?in=en")
    assert late.status_code == 410 and "The time to answer by this link is over" in late.content.decode()
    assert flora.get(f"/note/{links.note_part('nothing')}/?in=en").status_code == 410
    broken = flora.get("/note/abc/?in=en")
    assert broken.status_code == 410 and "not complete" in broken.content.decode()


def test_bad_input_through_the_link_keeps_what_was_typed(sent, flora):
    refused = flora.post(link_of(sent) + "?in=en", {"contact": "", "existing": "Lecture"})
    assert refused.status_code == 422 and "Lecture" in refused.content.decode()
    with tenancy.inside(sent.space):
        assert Ask.objects.get().answer == "none"


def test_the_register_is_read_in_from_a_sheet(esch, anna, club, sign_in):
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    address = f"/s/{esch.slug}/stakeholders/import/"
    table = "Nom;Art;E-Mail\nClub de foot;Verein;foot@example.org\nCafé Éclair;association;\nÉcole;school;kein mail"
    looked = browser.post(address, {"pasted": table, "step": "look"})
    assert looked.status_code == 422 and "Line 4" in looked.content.decode()
    with tenancy.inside(esch):
        assert Stakeholder.objects.count() == 1
    good = table.replace("kein mail", "")
    shown = browser.post(address, {"pasted": good, "step": "look"}).content.decode()
    assert "Club de foot" in shown and "there already" in shown
    assert browser.post(address, {"pasted": good, "step": "write"}).status_code == 302
    with tenancy.inside(esch):
        assert set(Stakeholder.objects.values_list("name", "kind")) == {
            ("Café Éclair", "association"),
            ("Club de foot", "association"),
            ("École", "school"),
        }


def test_the_leaflet_is_one_tagged_pdf_with_five_languages(plan, anna, sign_in):
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    base = f"/s/{plan.space.slug}/plans/{plan.pk}/mobilisation/notice/"
    typed = {
        "version": "0",
        "title_original": "fr",
        "body_original": "fr",
        "how_to_take_part_original": "fr",
        "contact": "12 34 56",
    }
    form = browser.get(f"{base}edit/").context["form"]
    names = [
        sub["name"]
        for sub in form["title"].field.widget.get_context("title", form["title"].value(), {})["widget"]["subwidgets"]
    ]
    assert len(names) == 6
    for field, name in (("title", "title"), ("body", "body"), ("how_to_take_part", "how_to_take_part")):
        values = form[field].field.widget.decompress(form.initial[field])
        context = form[field].field.widget.get_context(name, form.initial[field], {})["widget"]["subwidgets"]
        typed |= {sub["name"]: value for sub, value in zip(context, values, strict=True)}
    assert browser.post(f"{base}edit/", typed).status_code == 302
    content = browser.get(f"{base}leaflet.pdf").content
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        spoken = {
            str(o.get("/Lang"))[:2]
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and "/Lang" in o and "/S" in o
        }
    assert {"de", "lb", "en", "pt"} <= spoken
    folded = browser.get(f"{base}folded.pdf").content
    with pikepdf.open(BytesIO(folded)) as pdf:
        assert pdf.Root.MarkInfo.Marked and len(pdf.pages) == 2
        assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].MediaBox[2:]] == [297, 210]
    assert browser.get(f"{base}print/").content.decode().count('class="leaflet-part"') == 5
    with tenancy.inside(plan.space):
        notice = Notice.objects.get()
    future = (timezone.localdate() + timedelta(days=3)).strftime("%d.%m.%Y")
    spread = {"on": future, "how": "every household", "copies": "1200", "version": notice.version}
    assert browser.post(f"{base}distribution/", spread).status_code == 422
    assert browser.post(f"{base}distribution/", {**spread, "on": "1.2.2026"}).status_code == 302
    with tenancy.inside(plan.space):
        assert facts_of(plan).notices_distributed == 1


def test_the_note_on_paper_in_two_languages(note, anna, sign_in):
    from docx import Document

    browser = sign_in(anna)
    base = f"/s/{note.space.slug}/plans/{note.plan_id}/mobilisation/note/"
    for language, word in (("fr", "Note interne"), ("de", "Interne Mitteilung")):
        document = Document(BytesIO(browser.get(f"{base}note-{language}.docx").content))
        assert word in document.core_properties.title
        assert browser.get(f"{base}note-{language}.pdf").content.startswith(b"%PDF")
    assert browser.get(f"{base}note-pt.pdf").status_code == 404


def test_the_evening_is_recorded(plan, anna, ivo, sign_in):
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    base = f"/s/{plan.space.slug}/plans/{plan.pk}/mobilisation/kick-off/"
    typed = {"day": "3.3.2026", "place": "Hall", "languages": ["fr", "pt"], "residents": "-4", "version": "0"}
    assert browser.post(f"{base}new/", typed).status_code == 422
    made = browser.post(f"{base}new/", {**typed, "residents": "64"})
    with tenancy.inside(plan.space):
        evening = KickOff.objects.get()
    assert made["Location"].endswith(f"{base}{evening.pk}/") and evening.languages == ["fr", "pt"]
    assert "64" in sign_in(ivo, HTTP_ACCEPT_LANGUAGE="en").get(f"{base}{evening.pk}/").content.decode()
    assert sign_in(ivo).get(f"{base}new/").status_code == 403


def test_two_people_write_the_note_at_once(note, anna, sign_in):
    browser = sign_in(anna, HTTP_ACCEPT_LANGUAGE="en")
    with tenancy.inside(note.space):
        InternalNote.objects.update(version=5)
    typed = {
        "subject_0": "fr",
        "subject_1": "X",
        "subject_original": "fr",
        "subject_fr": "X",
        "body_original": "fr",
        "body_fr": "Y",
        "answer_by": "1.1.2027",
        "version": "1",
    }
    refused = browser.post(f"/s/{note.space.slug}/plans/{note.plan_id}/mobilisation/note/edit/", typed)
    assert refused.status_code == 422 and "Somebody else changed this" in refused.content.decode()


def test_pages_ask_as_often_for_many_rows(plan, note, sent, club, anna, today, sign_in):
    browser = sign_in(anna)
    base = f"/s/{plan.space.slug}/"
    pages = [
        "stakeholders/",
        f"plans/{plan.pk}/mobilisation/",
        f"plans/{plan.pk}/mobilisation/note/",
        f"plans/{plan.pk}/decision/",
    ]

    def counts():
        found = []
        for page in pages:
            with CaptureQueriesContext(connection) as caught:
                assert browser.get(base + page).status_code == 200
            found.append(len(caught))
        return found

    few = counts()
    with tenancy.inside(plan.space):
        for number in range(3):
            entry = actions.add_entry(space=plan.space, kind="service", name=f"S{number}", by=anna)
            actions.send_note(note=note, stakeholders=[entry], by=anna)
            actions.ask(plan=plan, stakeholders=[entry, club], subject="?", how="phone", asked_on=today, by=anna)
    assert counts() == few
