"""Calls for candidates: texts from the rules, one promise to the public, and the way from draft to archive."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from calling import START, apply, being_set_up, make_call, over, url
from commissioning import make_commission, make_rules
from people import a_person, give
from zesummen.commissions import states
from zesummen.commissions.actions import calls, seats
from zesummen.commissions.models import Call
from zesummen.commissions.queries import call_papers as papers
from zesummen.commissions.queries import calls as queries
from zesummen.commissions.states import CallState
from zesummen.kernel import moves
from zesummen.kernel.access import Refused
from zesummen.kernel.words import LANGUAGES

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def commission(in_space):
    return being_set_up(in_space)


@pytest.mark.parametrize(("regime", "works"), [("2011", False), ("2023", True)])
def test_who_may_apply_follows_the_regime_in_five_languages(in_space, regime, works):
    commission = make_commission(in_space, regime=regime, from_on=START)
    words = queries.proposed_words(commission, timezone.localdate())["eligibility"]
    assert set(words.texts) == set(LANGUAGES)
    assert ("works" in words.texts["en"]) is works
    assert "18" in words.texts["pt"]


def test_the_age_of_the_rules_stands_in_the_text(in_space):
    commission = make_commission(in_space, from_on=START)
    make_rules(commission, own={"min_age": 16})
    assert "16 ans" in queries.proposed_words(commission, timezone.localdate())["eligibility"].texts["fr"]


def test_a_call_without_dates_is_not_published(commission, anna):
    call = make_call(commission, anna, opens_on=None, closes_on=None)
    with pytest.raises(Refused, match="no dates"):
        calls.publish(call=call, by=anna)


def test_a_call_whose_last_day_has_passed_is_not_published(commission, anna):
    with pytest.raises(Refused, match="has passed"):
        calls.publish(call=over(make_call(commission, anna)), by=anna)


def test_dates_the_wrong_way_round_are_refused(commission, anna):
    today = timezone.localdate()
    with pytest.raises(Refused, match="before the first"):
        make_call(commission, anna, opens_on=today, closes_on=today - DAY)


def test_a_call_is_published_once(commission, anna):
    call = make_call(commission, anna)
    other = queries.find(commission.pk, call.pk)
    calls.publish(call=call, by=anna)
    with pytest.raises(Refused, match="no longer open"):
        moves.apply(other, states.PUBLISH_CALL)


def test_two_calls_for_the_whole_commission_are_not_open_at_once(commission, anna):
    make_call(commission, anna)
    with pytest.raises(Refused, match="under way"):
        make_call(commission, anna)


def test_a_call_for_one_seat_stands_beside_another_seat_but_not_the_same(commission, anna):
    seats.make_seats(commission=commission, count=2, by=anna)
    make_call(commission, anna, seat_numbers=[1], seats_full=1)
    make_call(commission, anna, seat_numbers=[2], seats_full=1)
    with pytest.raises(Refused, match="seat 1"):
        make_call(commission, anna, seat_numbers=[1], seats_full=1)
    with pytest.raises(Refused, match="no seat 9"):
        make_call(commission, anna, seat_numbers=[9], seats_full=1)


def test_a_call_for_the_whole_commission_and_one_for_a_seat_wait_for_each_other(commission, anna):
    """The first may fill any free seat: two people could be chosen for the same one."""
    seats.make_seats(commission=commission, count=2, by=anna)
    one = make_call(commission, anna, seat_numbers=[2], seats_full=1)
    with pytest.raises(Refused, match="seat 2 is under way"):
        make_call(commission, anna)
    calls.archive(call=one, by=anna)
    make_call(commission, anna)
    with pytest.raises(Refused, match="this commission is under way"):
        make_call(commission, anna, seat_numbers=[2], seats_full=1)


def test_a_draft_begun_by_mistake_is_archived_and_stands_in_nobody_s_way(commission, anna, sign_in):
    call = make_call(commission, anna)
    assert "Archive the call" in sign_in(anna).get(url(commission, f"{call.pk}/")).content.decode()
    assert sign_in(anna).post(url(commission, f"{call.pk}/archive/")).status_code == 302
    call.refresh_from_db()
    assert call.state == "archived" and call.archived_on == timezone.localdate()
    assert make_call(commission, anna).state == "draft"


def test_a_published_last_day_only_moves_later(commission, anna):
    call = make_call(commission, anna)
    calls.publish(call=call, by=anna)
    values = {name: getattr(call, name) for name in calls.FIELDS}
    with pytest.raises(Refused, match="that day or a later one"):
        calls.change(call=call, expected=call.version, by=anna, **{**values, "closes_on": call.closes_on - DAY})
    calls.change(call=call, expected=call.version, by=anna, **{**values, "closes_on": call.closes_on + DAY})


def test_a_published_first_day_only_moves_earlier(commission, anna):
    call = calls.publish(call=make_call(commission, anna), by=anna)
    values = {name: getattr(call, name) for name in calls.FIELDS}
    with pytest.raises(Refused, match="that day or an earlier one"):
        calls.change(call=call, expected=call.version, by=anna, **{**values, "opens_on": call.opens_on + DAY})
    calls.change(call=call, expected=call.version, by=anna, **{**values, "opens_on": call.opens_on - DAY})


def test_whoever_saves_second_is_told(commission, anna):
    call = make_call(commission, anna)
    values, seen = {name: getattr(call, name) for name in calls.FIELDS}, call.version
    calls.change(call=call, expected=seen, by=anna, **{**values, "contact": "Mairie"})
    with pytest.raises(moves.Stale):
        calls.change(call=call, expected=seen, by=anna, **{**values, "contact": "Autre"})


def test_a_call_is_closed_after_its_last_day_and_opened_again(commission, anna):
    call = make_call(commission, anna)
    calls.publish(call=call, by=anna)
    with pytest.raises(Refused, match="on the day after"):
        calls.close(call=call, by=anna)
    calls.close(call=over(call), by=anna)
    calls.reopen(call=call, closes_on=timezone.localdate() + 5 * DAY, by=anna)
    assert call.state == CallState.PUBLISHED and call.closed_on is None


def test_no_call_needs_a_reason_and_is_archived_at_once(commission, anna):
    with pytest.raises(Refused, match="why"):
        calls.record_none(commission=commission, reason="  ", by=anna)
    call = calls.record_none(commission=commission, reason="Les sortants restent.", by=anna)
    assert call.state == CallState.ARCHIVED and call.archived_on


def test_a_councillor_reads_the_call_and_writes_nothing(commission, esch):
    ivo = give(a_person("Ivo Weber"), esch, "councillor")
    with pytest.raises(Refused, match="does not let you"):
        make_call(commission, ivo)


# Pages


def test_the_officer_begins_changes_and_publishes_by_form(commission, anna, sign_in):
    browser = sign_in(anna)
    page = browser.get(url(commission, "new/"))
    assert page.status_code == 200 and "Anybody aged 18" in page.content.decode()
    today = timezone.localdate()
    data = {
        "seats_full": "3",
        "seats_substitute": "0",
        "opens_on": today.isoformat(),
        "closes_on": "",
        "eligibility_original": "fr",
        "eligibility_fr": "Toute personne",
    }
    made = browser.post(url(commission, "new/"), data)
    assert made.status_code == 302
    call = Call.objects.get()
    assert browser.post(url(commission, f"{call.pk}/publish/")).status_code == 409
    data |= {"closes_on": (today + 9 * DAY).isoformat(), "version": str(call.version)}
    assert browser.post(url(commission, f"{call.pk}/edit/"), data).status_code == 302
    assert browser.post(url(commission, f"{call.pk}/publish/")).status_code == 302
    call.refresh_from_db()
    assert call.state == CallState.PUBLISHED
    assert browser.get(url(commission, f"{call.pk}/")).status_code == 200


def test_a_form_without_seats_keeps_what_was_typed(commission, anna, sign_in):
    data = {
        "seats_full": "0",
        "seats_substitute": "0",
        "eligibility_original": "fr",
        "eligibility_fr": "Tous",
        "contact": "Bureau 3",
    }
    page = sign_in(anna).post(url(commission, "new/"), data)
    assert page.status_code == 422 and "Bureau 3" in page.content.decode()
    assert not Call.objects.exists()


@pytest.mark.parametrize("state", ["draft", "published", "closed", "selection", "archived"])
def test_the_page_of_a_call_opens_in_each_state(commission, anna, sign_in, state):
    call = make_call(commission, anna)
    if state != "draft":
        calls.publish(call=call, by=anna)
        apply(call)
        over(call)
    if state in ("closed", "selection", "archived"):
        calls.close(call=call, by=anna)
    if state == "selection":
        calls.start_selection(call=call, by=anna)
    if state == "archived":
        calls.archive(call=call, by=anna)
    browser = sign_in(anna)
    for below in ("", f"{call.pk}/", f"{call.pk}/selection/", f"{call.pk}/letters/", "reserve/"):
        assert browser.get(url(commission, below)).status_code == 200, below


def test_lists_ask_the_database_no_more_for_more_rows(commission, anna, sign_in):
    browser = sign_in(anna)
    call = make_call(commission, anna)
    calls.publish(call=call, by=anna)
    asked = {}
    for upto in (1, 3, 9):
        for number in range(call.applications.count(), upto):
            apply(call, f"Person{number} Nom")
        asked[upto] = []
        for below in ("", f"{call.pk}/", f"{call.pk}/selection/", "reserve/"):
            with CaptureQueriesContext(
                connection,
            ) as seen:
                assert browser.get(url(commission, below)).status_code == 200
            told = [query["sql"] for query in seen.captured_queries if "SAVEPOINT" not in query["sql"]]
            asked[upto].append(len(told))
    assert asked[1] == asked[3] == asked[9]
    assert max(asked[9]) <= 12, asked


def test_a_vacant_seat_is_ticked_and_the_reserve_is_named_first(commission, anna, sign_in):
    seats.make_seats(commission=commission, count=2, by=anna)
    seat = commission.seats.get(number=2)
    page = sign_in(anna).get(url(commission, f"new/?seat={seat.pk}")).content.decode()
    assert 'value="2" id="id_seats_1" checked' in page or "checked" in page


def test_what_a_call_owes_is_due(commission, anna, esch):
    call = make_call(commission, anna)
    calls.publish(call=call, by=anna)
    assert queries.due([esch], timezone.localdate()) == []
    over(call)
    (owed,) = queries.due([esch], timezone.localdate())
    assert "Close the call" in str(owed.what)
    calls.close(call=call, by=anna)
    (owed,) = queries.due([esch], timezone.localdate())
    assert "Choose among" in str(owed.what)


# For everybody


def test_a_draft_is_not_public_and_a_published_call_is_in_five_languages(commission, anna, esch, flora):
    call = make_call(commission, anna)
    page = f"/fr/c/{esch.slug}/call/{call.pk}/"
    assert flora.get(page).status_code == 404
    calls.publish(call=call, by=anna)
    for language in LANGUAGES:
        answer = flora.get(f"/{language}/c/{esch.slug}/call/{call.pk}/")
        assert answer.status_code == 200
        assert call.eligibility.texts[language] in answer.content.decode()
        assert not answer.cookies
    over(call)
    calls.close(call=call, by=anna)
    calls.start_selection(call=call, by=anna)
    assert flora.get(page).status_code == 404


def test_notice_and_form_are_made_in_five_languages(commission, anna, esch):
    call = make_call(commission, anna)
    sheet = queries.public_sheet(call, esch, timezone.localdate())
    for language in LANGUAGES:
        for make in (papers.notice, papers.blank):
            document = make(sheet, esch, language, timezone.localdate())
            assert document.language == language and document.blocks
    assert papers.notice(sheet, esch, "xx", timezone.localdate()) is None


def test_papers_are_given_as_files(commission, anna, esch, sign_in, flora):
    call = make_call(commission, anna)
    calls.publish(call=call, by=anna)
    answer = sign_in(anna).get(url(commission, f"{call.pk}/notice-lb.docx"))
    assert answer.status_code == 200 and answer.content[:2] == b"PK"
    answer = flora.get(f"/de/c/{esch.slug}/call/{call.pk}/form.docx")
    assert answer.status_code == 200 and answer.content[:2] == b"PK"
    assert flora.get(f"/de/c/{esch.slug}/call/{call.pk}/form.xlsx").status_code == 404


def test_open_calls_of_a_space_are_listed(commission, anna, esch):
    call = make_call(commission, anna)
    assert queries.public_calls(esch, timezone.localdate()) == []
    calls.publish(call=call, by=anna)
    (shown,) = queries.public_calls(esch, timezone.localdate())
    assert shown.is_open and shown.pk == call.pk
    over(call)
    assert queries.public_calls(esch, timezone.localdate()) == []
