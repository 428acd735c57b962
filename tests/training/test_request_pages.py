"""The pages of a request: home, asking, form, check, the list of the desk, communes, people, notes; who sees what."""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from people import a_commune, signed_in
from training.making import make_course, make_evening, make_request
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import inside
from zesummen.training.actions import evenings, parties
from zesummen.training.actions import requests as act
from zesummen.training.models import Note, Participant, Party, TrainingRequest
from zesummen.training.queries import wishes


def at(space, tail: str = "") -> str:
    return f"/s/{space.slug}/training/{tail}"


def of(case, tail: str = "", space=None) -> str:
    return at(space or case.viewer, f"requests/{case.request.pk}/{tail}")


def text(response) -> str:
    return " ".join(response.content.decode().split())


# Asking


def test_a_commission_asks_in_three_minutes(esch, cefis, course, commission, anna):
    browser = signed_in(anna)
    home = text(browser.get(at(esch)))
    assert "Ask for a training" in home and "Module of two sessions" in home
    begun = browser.post(at(esch, "ask/"), {"course": course.pk})
    with inside(cefis):
        row = TrainingRequest.objects.get()
    assert begun.headers["Location"] == at(esch, f"requests/{row.pk}/form/")
    form = text(browser.get(begun.headers["Location"]))
    assert "Commission du vivre-ensemble" in form and 'value="Anna Schmit"' in form
    sent = {
        "version": row.version, "reason": "renewal", "contact_name": "Anna", "contact_phone": "26 1",
        "expected_full": "5", "language": "fr", "usual_days": "on", "consents": "on", "check": "1",
        "yes_days_0": ["5"], "yes_from_0": "9", "yes_until_0": "12h30", "yes_preference_0": "2",
    }  # fmt: skip
    answer = browser.post(of_pk(esch, row.pk, "form/"), sent)
    assert answer.headers["Location"] == at(esch, f"requests/{row.pk}/check/")
    check = text(browser.get(answer.headers["Location"]))
    assert "Saturdays, 09:00 to 12:30" in check and "Tuesdays, Thursdays, 18:00 to 22:00" in check
    assert "Send the request" in check
    assert browser.post(answer.headers["Location"]).status_code == 302
    page = text(browser.get(at(esch, f"requests/{row.pk}/")))
    assert "asked" in page and "Propose dates" in page and "CEFIS" in page


def of_pk(space, pk: int, tail: str = "") -> str:
    return at(space, f"requests/{pk}/{tail}")


def test_who_asks_again_is_led_to_the_first(esch, asked, course, helene):
    answer = signed_in(helene).post(at(esch, "ask/"), {"course": course.pk}, follow=True)
    assert answer.redirect_chain[0][0] == of(asked)
    assert f"This commission has asked already: request {asked.request.reference}" in text(answer)


def test_nothing_typed_is_lost_and_every_fault_is_told(draft, anna):
    sent = {
        "version": draft.request.version, "contact_name": "Kept as typed", "contact_email": "no address",
        "expected_full": "many", "usual_days": "on",
        "yes_days_0": ["1"], "yes_from_0": "20:00", "yes_until_0": "19:00",
        "yes_days_1": ["1"], "yes_from_1": "18:00", "yes_until_1": "19:00",
        "yes_from_2": "18:00", "yes_until_2": "21:00", "yes_first_2": "02/03/2020", "yes_last_2": "02/03/2020",
        "no_first_0": "02/03/2020", "no_last_0": "03/03/2020",
        "no_why_1": "because",
    }  # fmt: skip
    answer = signed_in(anna).post(of(draft, "form/"), sent)
    page = text(answer)
    assert answer.status_code == 422
    for words in (
        'value="Kept as typed"', "ends before it begins", "takes 120 minutes", "has passed", "Say which days do not suit",
        'value="many"',
    ):  # fmt: skip
        assert words in page, words


def test_a_draft_is_saved_incomplete_and_told_so_before_it_is_sent(draft, anna, cefis):
    browser = signed_in(anna)
    sent = {"version": draft.request.version, "contact_name": "", "usual_days": "on", "remarks": "Half done"}
    assert browser.post(of(draft, "form/"), sent).status_code == 302
    check = text(browser.get(of(draft, "check/")))
    assert "Say whom the training body may call" in check and "Send the request</button>" not in check
    refused = browser.post(of(draft, "check/"))
    assert refused.status_code == 422 and "Say whom the training body may call" in text(refused)


def test_what_is_known_of_the_room_is_asked_once_and_stands_on_the_evening(draft, anna, cefis, trainer):
    browser = signed_in(anna)
    sent = {
        "version": draft.request.version, "usual_days": "on", "contact_name": "Anna", "contact_phone": "26 11 22",
        "reason": "renewal", "language": "fr", "expected_full": "5", "consents": "on", "place_name": "Mairie",
        "has_screen": "yes", "has_wifi": "no", "step_free": "yes",
    }  # fmt: skip
    assert browser.post(of(draft, "form/"), sent).status_code == 302
    check = text(browser.get(of(draft, "check/")))
    assert "Screen or projector" in check and "Access without steps" in check
    with inside(cefis):
        draft.request.refresh_from_db()
        act.send(case=draft, by=anna)
        day = timezone.localdate() + timedelta(days=30)
        made = evenings.propose(draft, number=1, day=day, starts=time(18), ends=time(20), by=anna)
    assert (made.place_name, made.has_screen, made.has_wifi, made.step_free) == ("Mairie", True, False, "yes")


def test_two_who_edit_at_once(draft, anna, helene):
    first = {"version": draft.request.version, "usual_days": "on", "remarks": "One"}
    assert signed_in(anna).post(of(draft, "form/"), first).status_code == 302
    late = signed_in(helene).post(of(draft, "form/"), {**first, "remarks": "Two"})
    assert late.status_code == 422 and "Somebody else changed this" in text(late) and "Two" in text(late)


def test_dates_that_contradict_each_other_are_told_on_the_check_page(draft, anna):
    day = timezone.localdate() + timedelta(days=9)
    sent = {
        "version": draft.request.version, "yes_from_0": "18:00", "yes_until_0": "21:00",
        "yes_first_0": day.strftime("%d/%m/%Y"),
    }  # fmt: skip
    browser = signed_in(anna)
    assert browser.post(of(draft, "form/"), sent).status_code == 302
    assert "7 to 42 days apart" in text(browser.get(of(draft, "check/")))


def test_the_usual_days_stay_ticked_and_own_days_come_back(draft, anna, cefis):
    browser = signed_in(anna)
    sent = {
        "version": draft.request.version, "usual_days": "on", "yes_days_0": ["5"], "yes_from_0": "9:00",
        "yes_until_0": "12:00", "no_days_0": ["4"],
    }  # fmt: skip
    browser.post(of(draft, "form/"), sent)
    with inside(cefis):
        assert len(wishes.of(draft.request)) == 3
    page = browser.get(of(draft, "form/")).context["form"]
    assert page["usual_days"].initial is True
    assert (page["yes_days_0"].initial, page["no_days_0"].initial) == (["5"], ["4"])


# Who sees what

PAGES = ("", "people/", "communes/", "notes/", "files/")


@pytest.mark.parametrize("tail", PAGES)
def test_the_request_of_a_commune_is_not_there_for_another(asked, differdange, cleo, tail):
    assert signed_in(cleo).get(of(asked, tail, differdange)).status_code == 404
    assert signed_in(cleo).get(of(asked, tail)).status_code == 404  # nor through the commune's own space


@pytest.mark.parametrize("tail", (*PAGES, "form/", "check/", "decline/", "withdraw/"))
def test_signing_in_comes_first(asked, tail):
    assert Client().get(of(asked, tail)).status_code == 302


@pytest.mark.parametrize("tail", ("form/", "check/", "withdraw/", "people/add/", "people/council/"))
def test_a_colleague_without_the_right_reads_why(esch, asked, ivo, tail):
    answer = signed_in(ivo).get(of(asked, tail))
    assert answer.status_code == 403 and "Who can" in text(answer)


def test_a_commune_does_not_decide_for_the_desk(asked, anna):
    assert signed_in(anna).get(of(asked, "decline/")).status_code == 403
    assert signed_in(anna).post(of(asked, "queue/")).status_code == 403
    assert signed_in(anna).get(at(asked.viewer, "requests/new/")).status_code == 403
    assert signed_in(anna).get(at(asked.viewer, "requests.csv")).status_code == 403


def test_a_draft_is_not_there_for_the_training_body(draft, cefis, dora):
    assert signed_in(dora).get(of(draft, "", cefis)).status_code == 404


# The desk


def test_the_desk_keys_in_a_call(cefis, course, dora):
    browser, commune = signed_in(dora), a_commune("0301")
    sent = {
        "commune": commune.pk, "course": course.pk, "channel": "phone",
        "asked_on": timezone.localdate().strftime("%d/%m/%Y"),
    }  # fmt: skip
    made = browser.post(at(cefis, "requests/new/"), sent)
    assert made.headers["Location"].endswith("/form/")
    assert browser.get(made.headers["Location"]).status_code == 200
    again = browser.post(at(cefis, "requests/new/"), sent, follow=True)
    assert "has asked already" in text(again)
    future = {**sent, "commune": a_commune("0302").pk, "asked_on": "01/01/2030"}
    assert browser.post(at(cefis, "requests/new/"), future).status_code == 422


def test_the_officer_on_the_paper_form_is_keyed_in_and_takes_part(cefis, course, dora, draft, anna, differdange, cleo):
    browser = signed_in(dora)
    made = act.record(body=cefis, course=course, commune=a_commune("0301"), channel="paper", by=dora)
    page = f"/s/{cefis.slug}/training/requests/{made.request.pk}/form/"
    assert 'name="officer"' in text(browser.get(page))
    sent = {"version": made.request.version, "usual_days": "on", "language": "lb", "officer": "  Lis   Kremer "}
    assert browser.post(page, sent).status_code == 302
    with inside(cefis):
        officer = Participant.objects.get(request=made.request)
        assert (officer.name, officer.part, officer.language) == ("Lis Kremer", "officer", "lb")
    assert 'name="officer"' not in text(browser.get(page))  # from now on under People
    assert 'name="officer"' not in text(signed_in(anna).get(of(draft, "form/")))  # a commune's roles say who it is
    known = act.record(body=cefis, course=course, commune=differdange.commune, channel="paper", by=dora)
    page = f"/s/{cefis.slug}/training/requests/{known.request.pk}/form/"
    assert 'name="officer"' not in text(browser.get(page))  # Cleo is the officer there


def test_the_list_is_narrowed_and_taken_along(cefis, asked, differdange, cleo, course, dora):
    make_request(differdange, cefis, course, cleo, languages=["lb"])
    browser = signed_in(dora)
    assert "Differdange" in text(browser.get(at(cefis, "requests/")))
    narrowed = text(browser.get(at(cefis, "requests/?language=lb")))
    assert "Differdange" in narrowed and asked.request.reference not in narrowed
    assert browser.get(at(cefis, "requests/?state=nonsense&weeks=x")).status_code == 200
    csv = browser.get(at(cefis, "requests.csv?language=lb")).content.decode("utf-8-sig")
    assert "Differdange" in csv and asked.request.reference not in csv
    assert browser.get(at(cefis, "requests.xlsx")).content[:2] == b"PK"


def test_the_desk_declines_and_queues(cefis, asked, dora, anna):
    browser = signed_in(dora)
    assert browser.post(of(asked, "queue/", cefis)).status_code == 302
    assert "place 1" in text(browser.get(of(asked, "", cefis)))
    assert "Waiting list" in text(browser.get(at(cefis)))
    assert browser.post(of(asked, "decline/", cefis), {"reason": " "}).status_code == 422
    assert browser.post(of(asked, "decline/", cefis), {"reason": "No room"}).status_code == 302
    assert "No room" in text(signed_in(anna).get(of(asked)))
    assert browser.post(of(asked, "queue/", cefis)).status_code == 409


def test_the_home_of_the_desk_names_what_waits(cefis, asked, dora, trainer):
    with inside(cefis):
        make_evening(asked.request, in_days=3, state="confirmed", lead=trainer)
    page = text(signed_in(dora).get(at(cefis)))
    for words in (
        "New requests",
        asked.request.reference,
        "Evenings this week",
        "Rooms not confirmed yet",
        "Hugo Weber",
    ):
        assert words in page


# Common evenings


def test_a_neighbour_is_named_agrees_and_leaves(esch, cefis, differdange, cleo, draft, anna):
    officer, other = signed_in(anna), signed_in(cleo)
    assert officer.post(of(draft, "communes/"), {"commune": differdange.commune.pk}).status_code == 302
    assert other.get(of(draft, "communes/", differdange)).status_code == 404  # not before it is sent
    officer.post(of(draft, "check/"))
    page = text(other.get(of(draft, "communes/", differdange)))
    assert "Agree to the common evening" in page
    assert "Agree to the common evening" in text(other.get(at(differdange)))
    with inside(cefis):
        party = Party.objects.get(commune=differdange.commune)
    assert officer.post(of(draft, f"communes/{party.pk}/join/")).status_code == 409
    assert other.post(of(draft, f"communes/{party.pk}/join/", differdange)).status_code == 302
    assert other.post(of(draft, f"communes/{party.pk}/join/", differdange)).status_code == 409
    assert other.post(of(draft, f"communes/{party.pk}/leave/", differdange)).status_code == 302
    assert other.get(of(draft, "", differdange)).status_code == 404


def test_a_stranger_to_the_request_is_no_party(asked, anna):
    assert signed_in(anna).post(of(asked, "communes/999999/leave/")).status_code == 404


# People


def test_addresses_are_read_by_those_who_may(cefis, asked, anna, dora, hugo, ivo):
    for person, space, sees in ((anna, None, True), (dora, cefis, True), (hugo, cefis, False), (ivo, None, False)):
        page = text(signed_in(person).get(of(asked, "people/", space)))
        assert ("member1@example.org" in page) is sees
        assert "Ana Costa" in page


def test_people_are_added_corrected_and_taken_off(cefis, asked, anna, dora):
    browser = signed_in(anna)
    sent = {"part": "guest", "name": "Expert Eins", "language": "de"}
    assert browser.post(of(asked, "people/add/"), sent).status_code == 302
    assert browser.post(of(asked, "people/add/"), sent).status_code == 422
    assert browser.post(of(asked, "people/add/"), {**sent, "name": "X", "part": "full"}).status_code == 422
    with inside(cefis):
        made = Participant.objects.get(name="Expert Eins")
        member = Participant.objects.get(name="Ana Costa")
    change = {**sent, "name": "Expert Zwei", "version": made.version}
    assert browser.post(of(asked, f"people/{made.pk}/"), change).status_code == 302
    assert browser.post(of(asked, f"people/{made.pk}/"), change).status_code == 422  # stale
    assert "comes from the commission" in text(browser.get(of(asked, f"people/{member.pk}/")))
    assert browser.post(of(asked, f"people/{member.pk}/remove/")).status_code == 409
    assert browser.post(of(asked, f"people/{made.pk}/remove/")).status_code == 302
    assert browser.post(of(asked, "people/refresh/")).status_code == 302


def test_college_and_council_are_ticked_from_the_commune_own_list(esch, cefis, asked, anna):
    from zesummen.council.models import Official

    with inside(esch):
        mayor = Official.objects.create(name="Maire Thill", office="mayor", from_on="2024-01-01")
        Official.objects.create(name="Secretary", office="secretary", from_on="2024-01-01")
    browser = signed_in(anna)
    page = text(browser.get(of(asked, "people/council/")))
    assert "Maire Thill (mayor)" in page and "Secretary" not in page
    assert browser.post(of(asked, "people/council/"), {"chosen": [mayor.pk]}).status_code == 302
    with inside(cefis):
        assert Participant.objects.get(name="Maire Thill").part == "college"
    assert "whom this space knows is on the list" in text(browser.get(of(asked, "people/council/")))


# Notes


def test_officer_and_trainer_speak_on_a_step(cefis, asked, anna, hugo):
    from zesummen.training.models import RunStep

    with inside(cefis):
        step = RunStep.objects.order_by("pk").first()
    answer = signed_in(anna).post(of(asked, f"notes/?step={step.pk}"), {"text": "Two members whisper", "step": step.pk})
    assert answer.status_code == 302
    page = text(signed_in(hugo).get(of(asked, "notes/", cefis)))
    assert "Two members whisper" in page and "Step 1" in page
    assert signed_in(hugo).post(of(asked, "notes/", cefis), {"text": "Noted"}).status_code == 302
    assert signed_in(hugo).post(of(asked, "notes/", cefis), {"text": " "}).status_code == 422
    assert signed_in(anna).post(of(asked, "notes/"), {"text": "x" * 100000}).status_code == 422
    with inside(cefis):
        assert Note.objects.count() == 2
    with inside(asked.viewer):
        assert Entry.objects.filter(verb="training_note.written").count() == 2


def test_a_script_in_a_note_is_words(asked, anna):
    signed_in(anna).post(of(asked, "notes/"), {"text": "<script>alert(1)</script>"})
    page = signed_in(anna).get(of(asked)).content.decode()
    assert "&lt;script&gt;alert(1)" in page and "<script>alert(1)" not in page


# Statements


def counted(browser, path: str, django_assert_max_num_queries, most: int) -> None:
    browser.get(path)
    with django_assert_max_num_queries(most):
        assert browser.get(path).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_the_same_whatever_the_rows(
    cefis, course, asked, anna, dora, trainer, count, django_assert_max_num_queries
):
    for number in range(count):
        commune = a_commune(f"030{number + 1}")
        act.record(
            body=cefis, course=course, commune=commune, channel="phone", by=dora, is_complete=True, reason="renewal",
            contact_name="X", contact_phone="1", expected_full=3, consents=True,
        )  # fmt: skip
    with inside(cefis):
        make_evening(asked.request, in_days=3, state="confirmed", lead=trainer)
    desk, officer = signed_in(dora), signed_in(anna)
    for tail in ("", "requests/"):
        counted(desk, at(cefis, tail), django_assert_max_num_queries, 12)
    for tail in ("", "people/", "communes/", "form/", "notes/"):
        counted(officer, of(asked, tail), django_assert_max_num_queries, 12)
    counted(officer, at(asked.viewer), django_assert_max_num_queries, 12)


def test_what_a_commune_owes_stands_on_its_home(esch, cefis, draft, differdange, cleo, anna):
    assert f"Finish and send request {draft.request.reference}" in text(signed_in(anna).get(f"/s/{esch.slug}/"))
    with inside(cefis):
        act.send(case=parties.add(case=draft, commune=differdange.commune, by=anna), by=anna)
    assert "Agree to the common training evening" in text(signed_in(cleo).get(f"/s/{differdange.slug}/"))
    assert "Finish and send" not in text(signed_in(anna).get(f"/s/{esch.slug}/"))


def test_what_waits_stands_on_the_home_of_the_training_body(cefis, asked, dora):
    page = text(signed_in(dora).get(f"/s/{cefis.slug}/"))
    assert "1 new request" in page and asked.request.reference in page


def test_what_fits_the_regime_is_offered_first_and_the_rest_too(esch, cefis, course, anna, commission):
    from zesummen.training.queries.requests import offers

    with inside(cefis):
        old = make_course(cefis, "old", regimes=["2011"])
        make_course(cefis, "gone", state="retired")
    assert [offer.pk for offer in offers("2023")] == [course.pk, old.pk]
    assert [offer.pk for offer in offers("2011")] == [old.pk, course.pk]
    assert signed_in(anna).post(at(esch, "ask/"), {"course": old.pk}).status_code == 302
    assert signed_in(anna).post(at(esch, "ask/"), {"course": "999"}).status_code == 422
