"""From the draft to the recorded vote: what is frozen, what is refused, what the apps above hear."""

from datetime import time, timedelta

import pytest
from django.db import connection

from council.conftest import a_draft, an_entry, everyone
from zesummen.council import actions, queries
from zesummen.council.actions import results
from zesummen.council.models import CouncilRules, Deliberation
from zesummen.documents import queries as files
from zesummen.documents.models import FrozenDocument
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.moves import Stale

pytestmark = pytest.mark.usefixtures("in_space")


def verbs(obj):
    return list(Entry.objects.filter(kind="council.deliberation", object_id=obj.pk).values_list("verb", flat=True))


def test_a_draft_takes_its_model_and_its_knot_and_its_folder(esch, anna):
    made = actions.draft_deliberation(space=esch, kind="appoint_members", regime="2023", by=anna)
    assert made.is_closed and made.node_id and made.folder_id
    assert made.folder.permission == "council.read"
    assert made.articles[0].startswith("désigne comme membres")
    assert "deliberation.drafted" in verbs(made)
    assert (
        Entry.objects.filter(verb="deliberation.drafted")
        .get()
        .title.endswith("commission communale du vivre-ensemble interculturel")
    )


def test_who_may_not_write_cannot_draft(esch, ivo):
    with pytest.raises(Refused, match="write deliberations"):
        actions.draft_deliberation(space=esch, kind="other", regime="2023", by=ivo)
    assert not Deliberation.objects.exists()


def test_unknown_fields_are_told(esch, anna):
    with pytest.raises(Refused, match="{budget}"):
        a_draft(esch, anna, articles=["impute {budget} ;"])


def test_a_text_with_a_gap_does_not_go_on_the_agenda(esch, anna, tonight):
    made = actions.draft_deliberation(space=esch, kind="change_plan", regime="2023", by=anna)
    with pytest.raises(Refused, match="still has gaps"):
        actions.put_on_agenda(deliberation=made, sitting=tonight, by=anna)
    made.refresh_from_db()
    assert made.state == "draft" and not FrozenDocument.objects.exists()


def test_an_empty_budget_is_a_gap_where_the_text_names_it(esch, anna, tonight):
    made = a_draft(esch, anna, articles=["impute {montant} ;"])
    with pytest.raises(Refused, match="still has gaps"):
        actions.put_on_agenda(deliberation=made, sitting=tonight, by=anna)


def test_a_cancelled_sitting_takes_no_points(esch, anna, draft, tonight):
    actions.cancel_date(council_date=tonight, by=anna)
    with pytest.raises(Refused, match="cancelled"):
        actions.put_on_agenda(deliberation=draft, sitting=tonight, by=anna)


def test_the_agenda_freezes_a_pack_and_editing_makes_a_new_one(on_agenda, anna):
    first = on_agenda.pack_text
    assert first.kind == "deliberation_pack" and first.number == 1
    actions.edit_text(deliberation=on_agenda, values={"subject": "Autre objet"}, expected=on_agenda.version, by=anna)
    on_agenda.refresh_from_db()
    assert on_agenda.pack_text.replaces == first and on_agenda.pack_text.number == 2
    assert on_agenda.pack_passages[0] == ["subject:1", "Autre objet"]


def test_two_people_editing_the_second_is_told(draft, anna, gaston):
    seen = draft.version
    actions.edit_text(deliberation=draft, values={"contact_person": "A"}, expected=seen, by=anna)
    with pytest.raises(Stale):
        actions.edit_text(
            deliberation=Deliberation.objects.get(), values={"contact_person": "B"}, expected=seen, by=gaston
        )
    assert Deliberation.objects.get().contact_person == "A"


def test_another_regime_swaps_laws_and_names(esch, anna):
    made = actions.draft_deliberation(space=esch, kind="start_plan", regime="2011", by=anna)
    values = {"regime": "2023", "visas": made.visas}
    actions.edit_text(deliberation=made, values=values, expected=made.version, by=anna)
    sheet = queries.sheet(made)
    assert sheet.subject == "Élaboration d’un Gemengepakt"
    assert any("23 août 2023" in p.text for p in sheet.visas) and not any("2008" in p.text for p in sheet.visas)


def test_a_vote_is_recorded_frozen_and_journalled(voted):
    assert voted.state == "accepted" and voted.votes_for == 7 and voted.present_count == 7
    assert voted.reference.endswith("/001")
    assert voted.articles[0] == "adopte le Gemengepakt\u00a0;"
    document = files.opened(voted.voted_text)
    assert "Gemengepakt" in document.title and len(voted.voted_text.sha256) == 64
    assert verbs(voted)[0] == "deliberation.voted"
    assert voted.presences.count() == 8


def test_what_is_frozen_does_not_follow_later_changes(voted, esch, council):
    before = files.opened(voted.voted_text)
    CouncilRules.objects.update_or_create(space=esch, defaults={"authority": "un autre ministère"})
    voted.refresh_from_db()
    assert files.opened(voted.voted_text) == before
    assert "un autre ministère" not in queries.sheet(voted).articles[-1].text


def test_a_second_entry_is_refused_in_words(voted, council, gaston):
    with pytest.raises(Refused, match="recorded already"):
        actions.record_vote(deliberation=voted, entry=an_entry(council), by=gaston)
    assert FrozenDocument.objects.filter(kind="deliberation").count() == 1


def test_two_at_once_one_wins(on_agenda, council, gaston, anna):
    other = Deliberation.objects.select_related("space", "sitting").get(pk=on_agenda.pk)
    actions.record_vote(deliberation=on_agenda, entry=an_entry(council), by=gaston)
    assert other.state == "agenda"
    with pytest.raises(Refused, match="no longer open"):
        actions.record_vote(
            deliberation=other, entry=an_entry(council, "rejected", votes_for=0, votes_against=7), by=anna
        )
    assert Deliberation.objects.get(pk=on_agenda.pk).state == "accepted"


def test_a_decided_text_is_not_editable(voted, anna):
    with pytest.raises(Refused, match="frozen"):
        actions.edit_text(deliberation=voted, values={"subject": "x"}, expected=voted.version, by=anna)
    with pytest.raises(Refused):
        actions.take_off_agenda(deliberation=voted, by=anna)


def test_a_vote_before_the_sitting_is_refused(draft, next_month, council, anna, gaston):
    actions.put_on_agenda(deliberation=draft, sitting=next_month, by=anna)
    with pytest.raises(Refused, match="from that day on"):
        actions.record_vote(deliberation=draft, entry=an_entry(council), by=gaston)


def test_whoever_reads_only_cannot_record(on_agenda, council, helene, kim):
    for person in (helene, kim):
        with pytest.raises(Refused, match="record the result"):
            actions.record_vote(deliberation=on_agenda, entry=an_entry(council), by=person)


def test_a_councillor_records_the_same_evening(on_agenda, council, ivo):
    assert actions.record_vote(deliberation=on_agenda, entry=an_entry(council), by=ivo).voted_by == ivo


def test_members_who_left_do_not_vote(on_agenda, council, gaston):
    attendance = everyone(council, Pol="left", Rita="excused")
    with pytest.raises(Refused, match="only 5 could be cast"):
        actions.record_vote(deliberation=on_agenda, entry=an_entry(council, attendance=attendance), by=gaston)
    entry = an_entry(council, votes_for=5, attendance=attendance)
    assert actions.record_vote(deliberation=on_agenda, entry=entry, by=gaston).present_count == 5


def test_a_refused_vote_writes_nothing(on_agenda, council, gaston):
    with pytest.raises(Refused):
        actions.record_vote(deliberation=on_agenda, entry=an_entry(council, votes_for=3, votes_against=3), by=gaston)
    on_agenda.refresh_from_db()
    assert on_agenda.state == "agenda" and on_agenda.voted_on is None and not on_agenda.presences.exists()


def proxied(council, holder="Ivo"):
    by_name = {row.name.split()[0]: row.pk for row in council}
    attendance = everyone(council, Pol="proxy")
    return actions.Attendance(attendance.presences, {by_name["Pol"]: by_name[holder]})


def test_proxies_only_where_the_commune_allows_them(esch, on_agenda, council, gaston):
    with pytest.raises(Refused, match="Proxies are not allowed"):
        actions.record_vote(deliberation=on_agenda, entry=an_entry(council, attendance=proxied(council)), by=gaston)
    CouncilRules.objects.create(space=esch, allows_proxies=True)
    done = actions.record_vote(deliberation=on_agenda, entry=an_entry(council, attendance=proxied(council)), by=gaston)
    assert (done.present_count, done.proxy_count) == (6, 1)
    assert [p.proxy_to for p in queries.sheet(done).presences if p.presence == "proxy"] == ["Ivo Santos"]


def test_a_proxy_is_held_by_somebody_present_and_one_at_most(esch, on_agenda, council, gaston):
    CouncilRules.objects.create(space=esch, allows_proxies=True)
    by_name = {row.name.split()[0]: row.pk for row in council}
    absent = actions.Attendance(
        everyone(council, Pol="proxy", Ivo="absent").presences, {by_name["Pol"]: by_name["Ivo"]}
    )
    with pytest.raises(Refused, match="choose a member who is present"):
        actions.record_vote(deliberation=on_agenda, entry=an_entry(council, attendance=absent), by=gaston)
    two = actions.Attendance(
        everyone(council, Pol="proxy", Rita="proxy").presences,
        {by_name["Pol"]: by_name["Ivo"], by_name["Rita"]: by_name["Ivo"]},
    )
    with pytest.raises(Refused, match="holds two proxies"):
        actions.record_vote(deliberation=on_agenda, entry=an_entry(council, attendance=two), by=gaston)


def test_the_amended_text_is_the_one_that_is_frozen(on_agenda, council, ivo, gaston):
    parts = {
        "subject": on_agenda.subject,
        "visas": on_agenda.visas,
        "reasons": on_agenda.reasons,
        "heard": on_agenda.heard,
        "articles": [*on_agenda.articles[:1], "invite la commission ;", *on_agenda.articles[1:]],
    }
    actions.amend_at_table(
        deliberation=on_agenda, parts=parts, note="proposé par I. Santos", expected=on_agenda.version, by=ivo
    )
    assert on_agenda.was_amended and ["article:2", "désigne Monsieur Secret\u00a0;"] in on_agenda.pack_passages
    done = actions.record_vote(deliberation=on_agenda, entry=an_entry(council), by=gaston)
    words = str(done.voted_text.payload)
    assert "invite la commission" in words and "Texte amendé en séance" in words
    assert "invite la commission" not in str(done.pack_text.payload)


def test_typing_the_pack_again_is_no_amendment(on_agenda, ivo):
    filled = queries.filled_parts(on_agenda, queries.rules_of(on_agenda.space))
    parts = {**filled, "subject": filled["subject"][0]}
    actions.amend_at_table(deliberation=on_agenda, parts=parts, note="x", expected=on_agenda.version, by=ivo)
    assert not on_agenda.was_amended and on_agenda.amendment_note == ""


def test_a_postponed_point_comes_back_without_its_old_vote(on_agenda, council, next_month, gaston, anna):
    entry = an_entry(council, "postponed", votes_for=None, votes_against=None, abstentions=None, reason="avis manquant")
    done = actions.record_vote(deliberation=on_agenda, entry=entry, by=gaston)
    assert done.state == "postponed" and done.reference == "" and "reporté" in str(done.voted_text.payload)
    again = actions.put_on_agenda(deliberation=done, sitting=next_month, by=anna)
    assert again.state == "agenda" and again.voted_on is None and not again.presences.exists()
    assert FrozenDocument.objects.filter(kind="deliberation").count() == 1


def test_rejected_keeps_the_proposal_and_says_it_was_not_adopted(on_agenda, council, gaston):
    entry = an_entry(council, "rejected", votes_for=2, votes_against=5)
    done = actions.record_vote(deliberation=on_agenda, entry=entry, by=gaston)
    assert "n’adopte pas" in str(done.voted_text.payload) and queries.next_step(done) is None


def test_a_used_reference_is_refused_and_the_next_one_is_free(esch, voted, council, tonight, anna, gaston):
    other = actions.put_on_agenda(deliberation=a_draft(esch, anna), sitting=tonight, by=anna)
    with pytest.raises(Refused, match="used already"):
        actions.record_vote(deliberation=other, entry=an_entry(council, reference=voted.reference), by=gaston)
    done = actions.record_vote(deliberation=other, entry=an_entry(council), by=gaston)
    assert done.reference.endswith("/002")


def test_hours_that_cannot_be_are_refused_but_a_long_night_is_not(on_agenda, council, gaston):
    with pytest.raises(Refused, match="ends before it begins"):
        actions.record_vote(
            deliberation=on_agenda, entry=an_entry(council, opened_at=time(18), closed_at=time(17)), by=gaston
        )
    assert actions.record_vote(
        deliberation=on_agenda, entry=an_entry(council, opened_at=time(18), closed_at=time(0, 30)), by=gaston
    )


def test_a_council_without_names_is_counted(esch, anna, gaston, today):
    [sitting] = actions.add_dates(space=esch, days=[today], body_name="Conseil communal de Bettembourg", by=anna)
    point = a_draft(esch, anna, body_name="Conseil communal de Bettembourg")
    actions.put_on_agenda(deliberation=point, sitting=sitting, by=anna)
    entry = actions.VoteEntry(
        result="accepted", votes_for=12, votes_against=1, abstentions=0, attendance=actions.Attendance(present=13)
    )
    done = actions.record_vote(deliberation=point, entry=entry, by=gaston)
    assert "Conseil communal de Bettembourg" in str(done.voted_text.payload) and "13 membres" in str(
        done.voted_text.payload
    )


def test_the_app_above_hears_the_result_inside_the_transaction(on_agenda, council, gaston):
    heard = []

    def listener(deliberation):
        heard.append((deliberation.state, connection.in_atomic_block))
        raise Refused("the plan cannot be adopted")

    actions.on_result("adopt_plan", listener)
    actions.on_result("adopt_plan", listener)
    try:
        with pytest.raises(Refused):
            actions.record_vote(deliberation=on_agenda, entry=an_entry(council), by=gaston)
    finally:
        results._ON_RESULT["adopt_plan"].remove(listener)
    assert heard == [("accepted", True)]
    assert Deliberation.objects.get(pk=on_agenda.pk).state == "agenda"


def test_who_was_not_yet_in_office_neither_votes_nor_signs(esch, tonight, today, anna):
    row = {
        "office": "mayor",
        "title": "",
        "until_on": None,
        "name": "Tomorrow's mayor",
        "from_on": today + timedelta(days=1),
    }
    actions.add_officials(space=esch, rows=[row], by=anna)
    assert queries.voters_on(today) == []
    assert queries.signatories(queries.officials_on(today)) == [("Le bourgmestre", ""), ("Le secrétaire", "")]
