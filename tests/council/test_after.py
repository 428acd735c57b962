"""Transmission, the authority's answer, publication, public copy, release, correction."""

from datetime import timedelta

import pytest

from council.conftest import an_entry
from zesummen.council import actions, queries
from zesummen.council.models import Deliberation
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry

pytestmark = pytest.mark.usefixtures("in_space")


@pytest.fixture
def transmitted(voted, today, gaston, esch):
    from zesummen.kernel import tenancy

    with tenancy.inside(esch):
        return actions.transmit(deliberation=voted, to="le ministère", on=today, approval_need="yes", by=gaston)


def test_transmission_is_noted_once_and_never_before_the_vote(voted, today, gaston):
    with pytest.raises(Refused, match="on that day or later"):
        actions.transmit(deliberation=voted, to="M", on=today - timedelta(days=1), approval_need="no", by=gaston)
    with pytest.raises(Refused, match="has not come yet"):
        actions.transmit(deliberation=voted, to="M", on=today + timedelta(days=1), approval_need="no", by=gaston)
    stale = Deliberation.objects.get(pk=voted.pk)
    actions.transmit(deliberation=voted, to="M", on=today, approval_need="no", by=gaston)
    with pytest.raises(Refused, match="no longer open"):
        actions.transmit(deliberation=stale, to="N", on=today, approval_need="no", by=gaston)
    assert Deliberation.objects.get(pk=voted.pk).transmitted_to == "M"


def test_only_accepted_decisions_are_transmitted(on_agenda, today, gaston):
    with pytest.raises(Refused, match="Only an accepted"):
        actions.transmit(deliberation=on_agenda, to="M", on=today, approval_need="no", by=gaston)


def test_what_needs_an_approval_waits_for_it(transmitted, today, gaston):
    with pytest.raises(Refused, match="needs an approval"):
        actions.publish(deliberation=transmitted, on=today, place="Reider", by=gaston)
    actions.record_supervision(deliberation=transmitted, answer="approved", on=today, by=gaston)
    assert actions.publish(deliberation=transmitted, on=today, place="Reider", by=gaston).published_place == "Reider"


def test_an_annulment_in_part_strikes_its_articles_only(transmitted, today, gaston):
    actions.record_supervision(
        deliberation=transmitted, answer="annulled_part", articles=[2], on=today, note="base légale", by=gaston
    )
    sheet = queries.sheet(transmitted)
    assert [p.annulled for p in sheet.articles] == [False, True, False] and sheet.stands


@pytest.mark.parametrize(
    ("articles", "words"),
    [
        ([], "Choose the articles"),
        ([4], "Articles of the decision: 3"),
        ([0], "Articles of the decision: 3"),
        ([1, 2, 3], "annulled in whole"),
    ],
)
def test_a_part_is_some_of_the_articles(transmitted, today, gaston, articles, words):
    with pytest.raises(Refused, match=words):
        actions.record_supervision(
            deliberation=transmitted, answer="annulled_part", articles=articles, on=today, by=gaston
        )


def test_an_annulled_decision_stands_no_more(transmitted, today, gaston):
    heard = []
    actions.on_supervision("adopt_plan", heard.append)
    try:
        actions.record_supervision(deliberation=transmitted, answer="annulled", on=today, by=gaston)
    finally:
        actions.results._ON_SUPERVISION["adopt_plan"].clear()
    assert heard == [transmitted] and not queries.sheet(transmitted).stands
    with pytest.raises(Refused, match="annulled"):
        actions.publish(deliberation=transmitted, on=today, place="Reider", by=gaston)
    with pytest.raises(Refused, match="has been annulled"):
        actions.record_supervision(deliberation=transmitted, answer="approved", on=today, by=gaston)


def test_approval_need_is_said_once_it_is_known(transmitted, gaston):
    actions.set_approval_need(deliberation=transmitted, need="no", by=gaston)
    assert queries.next_step(transmitted).view == "council:deliberation_publish"


def test_a_closed_sitting_is_published_after_its_public_copy_was_checked(voted, today, gaston):
    Deliberation.objects.filter(pk=voted.pk).update(is_closed=True)
    voted.refresh_from_db()
    with pytest.raises(Refused, match="closed sitting"):
        actions.publish(deliberation=voted, on=today, place="Reider", by=gaston)
    done = actions.publish(deliberation=voted, on=today, place="Reider", copy_checked=True, by=gaston)
    assert done.published_on == today and not done.node.is_public


def test_blacked_out_words_are_in_no_public_sheet(voted, today, anna, gaston):
    actions.black_out(
        deliberation=voted, keys=["article:2"], words=["Monsieur Secret", "rue Cachée"], expected=voted.version, by=anna
    )
    actions.publish(deliberation=voted, on=today, place="Reider", by=gaston)
    [sheet] = queries.public_deliberations(voted.space)
    assert "Secret" not in repr(sheet) and "Cachée" not in repr(sheet) and sheet.kept_secret
    assert sheet.articles[1].text == "■■■" and sheet.reasons[0].hidden and not sheet.articles[0].hidden
    assert "Monsieur Secret" in queries.sheet(voted).articles[1].text


def test_words_that_are_not_in_the_text_are_refused(voted, anna):
    with pytest.raises(Refused, match="Madame Nobody"):
        actions.black_out(deliberation=voted, keys=[], words=["Madame Nobody"], expected=voted.version, by=anna)
    assert Deliberation.objects.get(pk=voted.pk).blacked_out == []


def test_public_sheets_name_nobody_who_was_there(voted, today, gaston):
    actions.publish(deliberation=voted, on=today, place="Reider", by=gaston)
    [sheet] = queries.public_deliberations(voted.space)
    assert sheet.presences == () and sheet.present_count == 7 and "Rita Costa" not in repr(sheet)


def test_drafts_and_unpublished_decisions_are_not_public(voted, draft):
    assert queries.public_deliberations(voted.space) == []


def test_release_is_closed_by_default_and_pressing_twice_is_harmless(voted, anna):
    assert queries.released_deliberations(voted.space) == []
    for _press in (1, 2):
        actions.release(deliberation=voted, by=anna)
    assert len(queries.released_deliberations(voted.space)) == 1
    assert Entry.objects.filter(verb="deliberation.released").count() == 1
    actions.close_again(deliberation=voted, by=anna)
    assert queries.released_deliberations(voted.space) == []


def test_a_correction_names_what_it_replaces_and_only_the_newest_counts(voted, council, tonight, anna, gaston):
    made = actions.start_correction(deliberation=voted, reason="erreur de date", by=anna)
    assert made.replaces == voted and made.state == "draft" and made.visas[-1].startswith("Revu sa délibération du")
    assert queries.sheet(voted).stands
    actions.put_on_agenda(deliberation=made, sitting=tonight, by=anna)
    made = actions.record_vote(deliberation=made, entry=an_entry(council), by=gaston)
    old = queries.sheet(queries.deliberations().get(pk=voted.pk))
    assert old.replaced_by_pk == made.pk and not old.stands
    assert queries.sheet(made).replaces_reference == voted.reference
    assert made.voted_text.replaces == voted.voted_text and "remplace la délibération" in str(made.voted_text.payload)


def test_one_correction_at_a_time(voted, anna):
    actions.start_correction(deliberation=voted, reason="erreur", by=anna)
    with pytest.raises(Refused, match="exists already"):
        actions.start_correction(deliberation=voted, reason="encore", by=anna)
    assert Deliberation.objects.count() == 2


def test_a_withdrawn_correction_makes_room_for_another(voted, anna):
    made = actions.start_correction(deliberation=voted, reason="erreur", by=anna)
    actions.withdraw_draft(deliberation=made, reason="inutile", by=anna)
    assert actions.start_correction(deliberation=voted, reason="encore", by=anna)


@pytest.mark.parametrize("act", ["transmit", "publish", "release", "black_out"])
def test_a_councillor_does_not_publish(voted, ivo, today, act):
    values = {
        "transmit": {"to": "M", "on": today, "approval_need": "no"},
        "publish": {"on": today, "place": "R"},
        "release": {},
        "black_out": {"keys": [], "words": [], "expected": voted.version},
    }[act]
    with pytest.raises(Refused, match="transmit, publish and release"):
        getattr(actions, act)(deliberation=voted, by=ivo, **values)
