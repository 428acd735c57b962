"""After the evening: note, work programme, attestations, feedback without names, what became of decisions."""

from datetime import date, time

import pytest

from factories import make_action, make_need, make_objective, make_plan
from people import a_person, give, signed_in
from training.making import make_evening, make_seated
from zesummen.commissions.models import ProgrammeItem
from zesummen.commissions.states import ProgrammeState
from zesummen.kernel import thread
from zesummen.kernel.models import Edge, Node, OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.sittings.models import AgendaItem
from zesummen.training import participant_codes
from zesummen.training.actions import after, attendance, feedback, participants, parties, requests
from zesummen.training.actions.participant_codes import give as give_codes
from zesummen.training.models import (
    Attendance,
    Decision,
    DecisionNote,
    Evening,
    Feedback,
    Followup,
    Participant,
    Party,
    Questionnaire,
)
from zesummen.training.queries import after as after_queries
from zesummen.training.queries import cases
from zesummen.training.queries import feedback as feedback_queries
from zesummen.training.tasks_after import ask_for_feedback, ask_what_became


@pytest.fixture(autouse=True)
def a_day_in_november(time_machine):
    time_machine.move_to("2026-11-23T10:00:00+00:00", tick=False)


@pytest.fixture
def held(cefis, asked, trainer, dora):
    """Evening one of Esch, held yesterday, with everybody on the list."""
    case = cases.find(cefis, asked.request.pk)
    with inside(cefis):
        participants.refresh(case, by=dora)
        session = asked.request.course.sessions.get(number=1)
        evening = Evening.objects.create(
            space=cefis, request=case.request, session=session, number=1, day=date(2026, 11, 22), starts=time(18),
            ends=time(20), lead=trainer, state="held",
        )  # fmt: skip
        for one in Participant.objects.filter(request=case.request):
            attendance.note(case=case, evening=evening, participant=one, how="list", by=dora)
    return evening


@pytest.fixture
def decided(cefis, held, asked):
    """Two decisions of that evening."""
    with inside(cefis):
        party = Party.objects.get(request=asked.request)
        return [
            Decision.objects.create(
                space=cefis, evening=held, party=party, position=number, client_key=f"d{number}", title=words,
                owner_name="Ana Costa", due_on=date(2027, 3, number),
            )
            for number, words in enumerate(
                (text("fr", fr="Un café des langues", en="A language café"), text("lb", lb="E Fest am Park")), 1
            )
        ]  # fmt: skip


@pytest.fixture
def page(asked):
    return f"/s/cefis/training/requests/{asked.request.pk}/after/"


@pytest.fixture
def own_page(asked, esch):
    return f"/s/{esch.slug}/training/requests/{asked.request.pk}/after/"


def of_case(cefis, asked):
    return cases.find(cefis, asked.request.pk)


def link_of(cefis, one) -> str:
    with inside(cefis):
        give_codes([one])
        one.refresh_from_db()
    return f"/t/{participant_codes.part_of(one)}/"


def test_the_note_is_frozen_in_five_languages_and_hands_the_decisions_over(
    dora, cefis, esch, held, decided, asked, commission, page
):
    browser = signed_in(dora)
    shown = browser.get(page).content.decode()
    assert "A language café" in shown
    assert "Send the note of decisions of evening 1" in shown
    assert browser.post(f"/s/cefis/training/evenings/{held.pk}/note/send/").status_code == 302
    with inside(cefis):
        assert sorted(DecisionNote.objects.values_list("language", flat=True)) == ["de", "en", "fr", "lb", "pt"]
        refs = list(Decision.objects.order_by("position").values_list("programme_ref", flat=True))
    with inside(esch):
        items = list(ProgrammeItem.objects.order_by("pk"))
        assert [item.pk for item in items] == refs
        assert {item.state for item in items} == {ProgrammeState.PROPOSED}
        assert items[0].title.texts["fr"] == "Un café des langues"
        assert items[0].owner_name == "Ana Costa"
        point = AgendaItem.objects.get(source__startswith="training:")
        assert "22 November 2026" in point.title.texts["en"]
        assert point.body_id == commission.body_id
    mailed = OutboxMessage.objects.filter(kind="training_note").count()
    with inside(cefis):
        assert mailed == Participant.objects.exclude(email="").count() > 0
    again = browser.post(f"/s/cefis/training/evenings/{held.pk}/note/send/", follow=True).content.decode()
    assert "The note was sent on" in again
    with inside(esch):
        assert ProgrammeItem.objects.count() == 2


def test_the_note_marks_what_is_not_translated(dora, held, decided, page):
    answer = signed_in(dora).get(f"/s/cefis/training/evenings/{held.pk}/note/{decided[0].party_id}/en.json")
    words = answer.content.decode()
    assert "A language café" in words
    assert "only in the original (Luxembourgish)" in words
    assert "translation not checked" in words
    for kind in ("pdf", "docx"):
        file = signed_in(dora).get(f"/s/cefis/training/evenings/{held.pk}/note/{decided[0].party_id}/de.{kind}")
        assert file.status_code == 200


def test_a_commission_that_chose_so_takes_its_decisions_itself(anna, dora, cefis, esch, held, decided, own_page):
    officer = signed_in(anna)
    assert officer.post(f"{own_page}settings/", {}).status_code == 302
    signed_in(dora).post(f"/s/cefis/training/evenings/{held.pk}/note/send/")
    with inside(esch):
        assert not ProgrammeItem.objects.exists()
    shown = officer.get(own_page).content.decode()
    assert "Propose 2 decisions for the work programme" in shown
    officer.post(f"{own_page}take-over/")
    officer.post(f"{own_page}take-over/")
    with inside(esch):
        assert ProgrammeItem.objects.count() == 2
        assert not AgendaItem.objects.filter(source__startswith="training:").exists()
    assert "proposed" in officer.get(own_page).content.decode()


def test_the_words_of_a_decision_change_until_the_note_is_out(dora, cefis, held, decided, page):
    browser = signed_in(dora)
    address = f"{page}decisions/{decided[0].pk}/"
    sent = {"title_original": "fr", "title_fr": "Deux cafés des langues", "version": decided[0].version}
    sent |= {f"title_{code}": "" for code in ("de", "lb", "en", "pt")}
    assert browser.post(address, sent).status_code == 302
    with inside(cefis):
        assert Decision.objects.get(pk=decided[0].pk).title.texts == {"fr": "Deux cafés des langues"}
    stale = browser.post(address, {**sent, "title_fr": "Trois"})
    assert stale.status_code == 422
    browser.post(f"/s/cefis/training/evenings/{held.pk}/note/send/")
    assert "stays as it went out" in browser.get(address).content.decode()


def test_attestations_name_the_sessions_attended(dora, anna, cefis, held, asked, page, own_page):
    from zesummen.kernel.exports.document import dump
    from zesummen.training.queries import attestations

    with inside(cefis):
        rows = attestations.entitled(asked.request)
        assert rows
        words = dump(attestations.attestation(cefis, rows[:1], date(2026, 11, 23)))
    assert "Sessions" in words or "1" in words
    assert "22" in words
    assert rows[0][0].name in words
    assert signed_in(dora).get(f"{page}attestations.pdf").content.startswith(b"%PDF")
    assert signed_in(anna).get(f"{own_page}attestations/{rows[0][0].pk}.pdf").content.startswith(b"%PDF")
    mine = link_of(cefis, rows[0][0])
    assert signed_in(dora).get(f"{mine}attestation.pdf").status_code in (200, 403)


def test_feedback_is_asked_only_of_those_who_came_and_kept_without_them(cefis, held, asked, flora):
    with inside(cefis):
        Attendance.objects.first().delete()
    assert ask_for_feedback() == OutboxMessage.objects.filter(kind="training_feedback").count() > 0
    assert ask_for_feedback() == 0
    with inside(cefis):
        came = list(Attendance.objects.select_related("participant").order_by("pk"))
        absent = Participant.objects.exclude(pk__in=[row.participant_id for row in came]).first()
    page = link_of(cefis, came[0].participant)
    assert f"{page}feedback/{came[0].pk}/" in flora.get(page).content.decode()
    answer = flora.post(f"{page}feedback/{came[0].pk}/", {"clear": "5", "words": "Merci <b>à tous</b>"})
    assert answer.status_code == 302
    twice = flora.post(f"{page}feedback/{came[0].pk}/", {"clear": "1"})
    assert twice.status_code == 409
    empty = link_of(cefis, came[1].participant)
    assert flora.post(f"{empty}feedback/{came[1].pk}/", {}).status_code == 422
    assert flora.post(f"{empty}feedback/{came[0].pk}/", {"clear": "1"}).status_code == 404
    assert "/feedback/" not in flora.get(link_of(cefis, absent)).content.decode()
    with inside(cefis):
        sheet = Feedback.objects.get()
    assert (sheet.marks, sheet.text) == ({"clear": 5}, "Merci <b>à tous</b>")
    assert {field.name for field in Feedback._meta.get_fields()}.isdisjoint(
        {"participant", "attendance", "person", "at"}
    )


def test_small_numbers_of_feedback_are_not_shown(dora, cefis, held, page):
    with inside(cefis):
        for number in range(4):
            Feedback.objects.create(space=cefis, evening=held, marks={"clear": 4}, text=f"Secret {number}")
    shown = signed_in(dora).get(page).content.decode()
    assert "Fewer than five answers" in shown
    assert "Secret 0" not in shown
    with inside(cefis):
        Feedback.objects.create(space=cefis, evening=held, marks={"clear": 5}, text="Secret 4")
        (found,) = feedback_queries.results([held])
    assert [cell.count for cell in found.questions[0].cells if cell.count] == [], "four and one are both small"
    assert found.questions[0].average is None, "with the total it would give the counts away"
    with inside(cefis):
        for number in range(9):
            Feedback.objects.create(space=cefis, evening=held, marks={"clear": 4 + number % 2})
        (more,) = feedback_queries.results([held])
    assert more.questions[0].average == 4.4
    assert "Secret 0" in signed_in(dora).get(page).content.decode()


def test_no_more_sheets_on_paper_than_people_came(dora, cefis, held):
    browser, address = signed_in(dora), f"/s/cefis/training/evenings/{held.pk}/feedback/"
    with inside(cefis):
        came = Attendance.objects.count()
    for _number in range(came):
        assert browser.post(address, {"clear": "4", "language": "fr"}).status_code == 302
    last = browser.post(address, {"clear": "4", "language": "fr"})
    assert last.status_code == 422
    assert "as many answers as people who came" in last.content.decode()
    with inside(cefis):
        assert Feedback.objects.filter(source="paper").count() == came


def test_a_sheet_on_paper_pressed_twice_is_counted_once(dora, cefis, held):
    desk, address = signed_in(dora), f"/s/cefis/training/evenings/{held.pk}/feedback/"
    sheet = {"clear": "4", "language": "fr", "client_key": "a1"}
    assert desk.post(address, sheet).status_code == 302
    assert desk.post(address, sheet).status_code == 302
    with inside(cefis):
        assert Feedback.objects.count() == 1
    assert 'name="client_key"' in desk.get(address).content.decode()
    assert desk.post(address, {**sheet, "client_key": "a2"}).status_code == 302
    with inside(cefis):
        assert Feedback.objects.count() == 2


def test_five_questions_before_the_evening(cefis, held, asked, trainer, flora):
    with inside(cefis):
        coming = Evening.objects.create(
            space=cefis, request=asked.request, session=asked.request.course.sessions.get(number=2), number=2,
            day=date(2026, 12, 8), starts=time(18), ends=time(20), lead=trainer, state="confirmed",
        )  # fmt: skip
        one = Participant.objects.filter(request=asked.request).first()
    page = link_of(cefis, one)
    assert f"{page}questions/{coming.pk}/" in flora.get(page).content.decode()
    assert flora.post(f"{page}questions/{coming.pk}/", {}).status_code == 422
    assert flora.post(f"{page}questions/{coming.pk}/", {"missions": "well", "need": "Du temps"}).status_code == 302
    assert flora.post(f"{page}questions/{coming.pk}/", {"missions": "not"}).status_code == 409
    assert "/questions/" not in flora.get(page).content.decode()
    with inside(cefis):
        assert Questionnaire.objects.get().answers == {"missions": "well", "need": "Du temps"}


def test_after_three_months_one_question_per_decision(anna, cefis, esch, held, decided, asked, own_page, time_machine):
    give(a_person("Gaston Muller"), esch, "secretary")
    assert ask_what_became() == 0
    time_machine.move_to("2027-02-23T10:00:00+00:00", tick=False)
    assert ask_what_became() == 2
    assert ask_what_became() == 0
    assert OutboxMessage.objects.filter(kind="training_followup").count() == 2, "one mail a person: officer, secretary"
    officer = signed_in(anna)
    assert "Say what became of it" in officer.get(own_page).content.decode()
    with inside(cefis):
        one, two = Followup.objects.order_by("pk")
    assert (
        officer.post(f"{own_page}followups/{one.pk}/", {"answer": "done", "remark": "Opened in May"}).status_code == 302
    )
    refused = officer.post(f"{own_page}followups/{one.pk}/", {"answer": "dropped"})
    assert refused.status_code == 422
    assert "has been answered" in refused.content.decode()
    officer.post(f"{own_page}followups/{two.pk}/", {"answer": "open"})
    with inside(cefis):
        assert [row.state for row in Decision.objects.order_by("position")] == ["done", "open"]
    assert "Opened in May" in officer.get(own_page).content.decode()
    time_machine.move_to("2027-05-23T10:00:00+00:00", tick=False)
    assert ask_what_became() == 1, "what is done is not asked again"


def test_a_newer_question_stands_for_one_that_met_silence(
    anna, cefis, esch, held, decided, own_page, time_machine, commission
):
    """Nobody answers after three months: the question is late, and after six months one is open, not two."""
    with inside(cefis):
        Decision.objects.exclude(pk=decided[0].pk).delete()
    time_machine.move_to("2027-02-23T10:00:00+00:00", tick=False)
    ask_what_became()
    (first,) = after_queries.due([esch], date(2027, 2, 23))
    assert (first.on, first.late) == (date(2027, 3, 9), False)
    assert after_queries.due([esch], date(2027, 3, 10))[0].late
    time_machine.move_to("2027-05-23T10:00:00+00:00", tick=False)
    assert ask_what_became() == 1
    (second,) = after_queries.due([esch], date(2027, 5, 23))
    assert second.on == date(2027, 6, 6)
    with inside(cefis):
        old, new = Followup.objects.order_by("months")
    officer = signed_in(anna)
    assert f"followups/{new.pk}/" in officer.get(own_page).content.decode()
    assert officer.post(f"{own_page}followups/{old.pk}/", {"answer": "changed"}).status_code == 302, "an old tab"
    with inside(cefis):
        assert list(Followup.objects.order_by("months").values_list("answer", flat=True)) == ["", "changed"]
    shown = officer.get(own_page).content.decode()
    assert "Say what became of it" not in shown
    assert "Asked on 23/02/2027: –" in shown, "silence is shown"
    assert "23/05/2027: changed" in shown
    assert after_queries.due([esch], date(2027, 5, 24)) == []


def test_decisions_that_wait_to_be_taken_over_are_due(anna, dora, cefis, esch, held, decided, own_page, commission):
    officer = signed_in(anna)
    officer.post(f"{own_page}settings/", {})
    assert after_queries.due([esch], date(2026, 11, 23)) == []
    signed_in(dora).post(f"/s/cefis/training/evenings/{held.pk}/note/send/")
    (item,) = after_queries.due([esch], date(2026, 11, 23))
    assert str(item.what) == "Propose 2 decisions for the work programme"
    assert item.href == own_page
    officer.post(f"{own_page}take-over/")
    assert after_queries.due([esch], date(2026, 11, 23)) == []


def test_the_note_promises_the_next_sitting_only_where_it_asks(anna, dora, held, decided, own_page, commission):
    address = f"/s/cefis/training/evenings/{held.pk}/note/{decided[0].party_id}/en.json"
    assert "it confirms them at its next sitting" in signed_in(dora).get(address).content.decode()
    signed_in(anna).post(f"{own_page}settings/", {"takes_over": "on"})
    assert "it confirms them at its next sitting" not in signed_in(dora).get(address).content.decode()


def test_the_thread_leads_from_the_evening_to_a_need_and_an_action(
    anna, hugo, dora, cefis, esch, held, decided, asked, page, own_page, commission
):
    """Visible on the item of the programme, on whatever it led to, and, as far as it is public, to the training body."""
    signed_in(dora).post(f"/s/cefis/training/evenings/{held.pk}/note/send/")
    officer = signed_in(anna)
    with inside(esch):
        item = ProgrammeItem.objects.select_related("node").order_by("pk").first()
        plan = make_plan(esch)
        need = make_need(plan, title="Se parler", evidence=False)
        action = make_action(plan, make_objective(plan, need), title="Le café ouvre")
        Edge.objects.create(space=esch, source=item.node, target=need.node)
        back = thread.walk(action).back
        knot = back[-1]
    assert [step.kind for step in back] == ["objective", "need", "decision", "training"]
    assert "22 novembre 2026" in knot.title.texts["fr"]
    assert "CEFIS" in knot.title.texts["pt"]
    shown = officer.get(item.get_absolute_url()).content.decode()
    assert f'href="/s/{esch.slug}/{knot.link}"' in shown
    assert knot.link.split("#")[1] in officer.get(own_page).content.decode(), "the link leads to the evening itself"
    assert "Le café ouvre" in officer.get(own_page).content.decode()
    theirs = signed_in(hugo).get(page).content.decode()
    assert "need</span>" in theirs
    assert "action</span>" in theirs
    assert "Le café ouvre" not in theirs, "what is not public stays with the commune"
    with inside(esch):
        type(plan).objects.update(public_from=date(2026, 11, 1), public_by=anna)
    assert "Le café ouvre" in signed_in(hugo).get(page).content.decode()
    officer.post(f"{own_page}take-over/")
    with inside(esch):
        assert Node.objects.filter(kind="training").count() == 1


def test_the_desk_is_asked_for_a_commission_that_does_not_work_here(dora, cefis, held, decided, page, time_machine):
    with inside(cefis):
        Party.objects.update(party_space=None, commission_ref=None)
    time_machine.move_to("2027-02-23T10:00:00+00:00", tick=False)
    assert ask_what_became() == 2
    (sent,) = OutboxMessage.objects.filter(kind="training_followup")
    assert sent.to_address == dora.email
    assert page in sent.text
    with inside(cefis):
        question = Followup.objects.first()
    assert signed_in(dora).post(f"{page}followups/{question.pk}/", {"answer": "done"}).status_code == 302


@pytest.fixture
def shared(cefis, esch, differdange, anna, cleo, draft, trainer, dora):
    """A common evening of two communes, held yesterday, with a decision of each."""
    with inside(differdange):
        make_seated(differdange, cleo, seats=3)
    with inside(cefis):
        case = parties.add(case=draft, commune=differdange.commune, by=anna)
        requests.send(case=case, by=anna)
        theirs = cases.find(differdange, case.request.pk)
        parties.join(case=theirs, party=theirs.party, by=cleo)
        case = cases.find(cefis, case.request.pk)
        evening = make_evening(case.request, in_days=-1, state="held", lead=trainer)
        for number, party in enumerate(case.parties, 1):
            Decision.objects.create(
                space=cefis, evening=evening, party=party, position=number, client_key=f"d{number}",
                title=text("fr", fr=f"Décision de {party.commune}"),
            )  # fmt: skip
    return evening


def test_at_a_common_evening_each_commission_takes_its_own(
    anna, cleo, dora, cefis, esch, differdange, shared, time_machine
):
    signed_in(dora).post(f"/s/cefis/training/evenings/{shared.pk}/note/send/")
    found = {}
    for space in (esch, differdange):
        with inside(space):
            found[space] = [str(row.title) for row in ProgrammeItem.objects.all()]
            assert AgendaItem.objects.filter(source__startswith="training:").count() == 1
            assert Node.objects.filter(kind="training").count() == 1
    assert found == {esch: ["Décision de Esch-sur-Alzette"], differdange: ["Décision de Differdange"]}
    with inside(cefis):
        ours, theirs = Decision.objects.order_by("position")
        notes = {row.party_id: row.pk for row in DecisionNote.objects.filter(language="en")}
    assert len(notes) == 2
    officer, base = signed_in(cleo), f"/s/{differdange.slug}/training/"
    assert officer.get(f"{base}evenings/{shared.pk}/note/{theirs.party_id}/fr.pdf").status_code == 200
    assert officer.get(f"{base}evenings/{shared.pk}/note/{ours.party_id}/fr.pdf").status_code == 404
    time_machine.move_to("2027-02-24T10:00:00+00:00", tick=False)
    assert ask_what_became() == 2
    to = set(OutboxMessage.objects.filter(kind="training_followup").values_list("to_address", "text"))
    assert {address for address, _words in to} == {anna.email, cleo.email}
    assert all(("Differdange" in words) != (address == anna.email) for address, words in to)
    with inside(cefis):
        question = Followup.objects.get(decision=ours)
    officer = signed_in(cleo)
    case_page = f"{base}requests/{shared.request_id}/after/"
    refused = officer.post(f"{case_page}followups/{question.pk}/", {"answer": "done"})
    assert "Each commission answers for its own decisions" in refused.content.decode()
    assert officer.get(f"{case_page}decisions/{ours.pk}/").status_code == 404


def test_who_may(hugo, anna, cleo, flora, held, decided, page, own_page, esch, differdange, asked, cefis):
    assert signed_in(hugo).get(page).status_code == 200
    assert signed_in(anna).get(own_page).status_code == 200
    other = own_page.replace(esch.slug, differdange.slug)
    assert signed_in(cleo).get(other).status_code == 404
    assert flora.get(page).status_code == 302
    member = signed_in(give(a_person("Zoe Lang"), esch, "member"))
    assert member.get(own_page).status_code == 200
    assert member.post(f"{own_page}take-over/").status_code == 403
    refused = signed_in(anna).post(f"/s/{esch.slug}/training/evenings/{held.pk}/note/send/")
    assert refused.status_code == 409
    assert "The training body sends the note" in refused.content.decode()
    with inside(cefis):
        assert Evening.objects.get(pk=held.pk).note_sent_on is None
    case = cases.find(differdange, asked.request.pk)
    assert case is None


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_page_asks_as_often_for_one_decision_as_for_many(
    anna, cefis, held, asked, own_page, count, django_assert_max_num_queries, dora
):
    with inside(cefis):
        party = Party.objects.get(request=asked.request)
        for number in range(count):
            Decision.objects.create(
                space=cefis, evening=held, party=party, position=number, client_key=f"d{number}",
                title=text("fr", fr=f"Décision {number}"),
            )  # fmt: skip
    with inside(cefis):
        after.send_note(case=of_case(cefis, asked), evening=held, by=dora)
    browser = signed_in(anna)
    browser.get(own_page)
    with django_assert_max_num_queries(12):
        assert browser.get(own_page).status_code == 200


def test_feedback_counts_once_for_two_at_once(cefis, held):
    with inside(cefis):
        came = Attendance.objects.select_related("participant", "evening").first()
        came.evening.space = cefis
        feedback.give(participant=came.participant, attendance=came, marks={"clear": 3}, words="", language="fr")
        with pytest.raises(Exception, match="answered already"):
            feedback.give(participant=came.participant, attendance=came, marks={"clear": 3}, words="", language="fr")
        assert Feedback.objects.count() == 1


def test_those_without_an_address_get_the_note_by_letter(cefis, decided, held, dora, page, anna, esch):
    letters = f"/s/cefis/training/evenings/{held.pk}/note/letters.pdf"
    browser = signed_in(dora)
    assert browser.get(letters).status_code == 404, "nothing was sent yet"
    browser.post(f"/s/cefis/training/evenings/{held.pk}/note/send/")
    with inside(cefis):
        silent = Participant.objects.filter(email="", left_on=None).count()
    assert silent
    assert f"{silent} letters to print" in browser.get(page).content.decode()
    made = browser.get(letters)
    assert made.content.startswith(b"%PDF")
    assert signed_in(anna).get(letters.replace("cefis", esch.slug)).status_code in (403, 404)


def test_own_words_go_a_year_after_the_evening_and_marks_stay(cefis, held):
    from zesummen.kernel.retention import TERMS

    with inside(cefis):
        Feedback.objects.create(space=cefis, evening=held, marks={"useful": 4}, text="Merci, Ana")
        Questionnaire.objects.create(space=cefis, evening=held, answers={"wish": "Ana"})
        for key in ("training_feedback", "training_questionnaires"):
            term = TERMS[key]
            assert not term.find(cefis, held.day).exists()
            assert term.carry_out(term.find(cefis, date(2027, 11, 23))) == 1
        sheet = Feedback.objects.get()
        assert (sheet.text, sheet.marks) == ("", {"useful": 4})
        assert not Questionnaire.objects.exists()
