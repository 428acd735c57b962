"""Setting a commission up, the council's decision about it, its page, and what it owes."""

from datetime import date

import pytest
from django.utils import timezone

from commissioning import make_commission, make_rules, vote
from zesummen.commissions.actions import commissions as actions
from zesummen.commissions.forms.commissions import NAMES
from zesummen.commissions.models import Commission, RulesVersion
from zesummen.commissions.queries import commissions as queries
from zesummen.commissions.queries.facts import facts_of
from zesummen.council.models import Deliberation
from zesummen.documents.actions import ensure_folder
from zesummen.documents.models import Attachment
from zesummen.kernel import tenancy
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.moves import Stale
from zesummen.kernel.words import text
from zesummen.sittings.models import Body, Sitting

NAME = text("fr", fr="Commission du vivre-ensemble", de="Kommission")
SIX = date(2029, 5, 31)


def set_up(space, by, **values):
    given = {"name": NAME, "regime": "2023", "from_on": date(2024, 2, 1), "expected_until": SIX, **values}
    return actions.set_up(space=space, by=by, **given)


def a_sitting(commission, day, number=1, **values):
    given = {"state": "held", "starts_at": "18:30", "place": "Mairie", "year": day.year, **values}
    return Sitting.objects.create(space=commission.space, body=commission.body, day=day, number=number, **given)


def test_setting_up_makes_the_body_and_a_draft_of_the_rules(esch, anna, in_space):
    made = set_up(esch, anna)
    assert (made.body.kind, made.body.name.texts["de"], made.state) == ("commission", "Kommission", "setting_up")
    version = RulesVersion.objects.get(commission=made)
    assert (version.number, version.state, version.preset) == (1, "draft", "ccvei_2024")
    assert version.sources["elects_representatives"] == {"kind": "law", "article": "2023"}
    assert Entry.objects.filter(verb="commission.set_up").count() == 1


def test_the_first_day_does_not_come_after_a_sitting(esch, anna, in_space):
    made = set_up(esch, anna)
    gone = {"state": "cancelled", "cancel_reason": "Neige"}
    a_sitting(made, date(2024, 3, 1), **gone)
    held = a_sitting(made, date(2024, 4, 1), number=2)
    values = {"commission": made, "name": NAME, "by": anna, "expected_until": SIX}
    with pytest.raises(Refused, match="sitting on 01.04.2024"):
        actions.edit(expected=made.version, from_on=date(2024, 4, 2), **values)
    made.refresh_from_db()
    assert actions.edit(expected=made.version, from_on=held.day, **values).from_on == held.day


def test_the_rules_of_the_commission_before_are_taken_over(esch, anna, in_space):
    before = make_commission(esch, regime="2011", from_on=date(2018, 1, 1))
    make_rules(before, own={"notice_days": 8, "tie_rule": "president"})
    made = set_up(esch, anna, predecessor=before, preset="before")
    version = RulesVersion.objects.get(commission=made)
    assert (version.values["notice_days"], version.sources["notice_days"]["kind"]) == (8, "rules")
    assert version.values["min_meetings_per_year"] == 0  # the minimum of 2011 was the regulation's, not the commune's
    assert version.values["minutes_to_minister"] is False
    with pytest.raises(Refused, match="successor already"):
        set_up(esch, anna, predecessor=before)
    assert Body.objects.count() == 2  # the refused one left nothing behind


def test_a_commission_cannot_follow_a_younger_one(esch, anna, in_space):
    with pytest.raises(Refused, match="began later"):
        set_up(esch, anna, predecessor=make_commission(esch, from_on=date(2025, 1, 1)))


def test_only_the_secretariat_sets_up(esch, ivo, in_space):
    with pytest.raises(Refused):
        set_up(esch, ivo)
    assert not Commission.objects.exists()


def test_the_vote_of_the_council_creates_it_and_votes_its_rules(esch, anna, gaston, in_space):
    made = set_up(esch, anna)
    decision = actions.draft_creation(commission=made, by=gaston)
    assert decision.about == f"commission:{made.pk}"
    assert "8 à 16 membres" in decision.articles[0]
    decision.refresh_from_db()
    assert Attachment.objects.get(folder=decision.folder_id).title.startswith("Annexe : le règlement d’ordre intérieur")
    with pytest.raises(Refused, match="drafted already"):
        actions.draft_creation(commission=made, by=gaston)
    vote(decision, gaston)
    made.refresh_from_db()
    version = RulesVersion.objects.get(commission=made)
    assert made.created_by_id == decision.pk
    assert (version.state, version.voted_on) == ("voted", timezone.localdate())
    with pytest.raises(Refused, match="created this commission already"):
        actions.draft_creation(commission=made, by=gaston)


def test_a_rejected_decision_changes_nothing_and_another_is_drafted(esch, anna, gaston, in_space):
    made = set_up(esch, anna)
    vote(actions.draft_creation(commission=made, by=gaston), gaston, "rejected")
    made.refresh_from_db()
    assert made.created_by_id is None
    assert RulesVersion.objects.get(commission=made).state == "draft"
    vote(actions.draft_creation(commission=made, by=gaston), gaston)
    made.refresh_from_db()
    assert made.created_by_id
    assert RulesVersion.objects.get(commission=made).state == "voted"


def test_two_editors_at_once(esch, anna, in_space):
    made = set_up(esch, anna)
    values = {"name": NAME, "from_on": made.from_on, "expected_until": SIX, "is_wider": True}
    actions.edit(commission=made, expected=1, by=anna, **values)
    with pytest.raises(Stale):
        actions.edit(
            commission=Commission.objects.get(pk=made.pk), expected=1, by=anna, **{**values, "is_wider": False}
        )


def test_current_is_the_one_in_office_on_the_day(esch, in_space):
    assert queries.current() is None
    old = make_commission(esch, regime="2011", from_on=date(2018, 1, 1), until_on=date(2024, 1, 14))
    new = make_commission(esch, from_on=date(2024, 1, 15), predecessor=old)
    assert [queries.current(date(*day)).pk for day in ((2020, 5, 1), (2024, 1, 14), (2024, 1, 15))] == [
        old.pk, old.pk, new.pk,
    ]  # fmt: skip
    assert [c.has_successor for c in queries.commissions()] == [False, True]


def test_the_form_follows_the_law_of_the_day(esch, anna, sign_in):
    browser, address = sign_in(anna), f"/s/{esch.slug}/commissions/new/"
    typed = {"name_original": "fr", "name_fr": "Commission", "from_on": "15.10.2023"}
    answer = browser.post(address, typed)
    assert answer.status_code == 422
    assert "On this day both laws were in use" in answer.content.decode()
    answer = browser.post(address, {**typed, "regime": "2011", "from_on": "15.3.2024"})
    assert "does not fit the first day" in answer.content.decode()
    answer = browser.post(address, {**typed, "regime": "2011"})
    with tenancy.inside(esch):
        made = Commission.objects.get()
    assert answer.status_code == 302
    assert (made.regime, made.expected_until) == ("2011", date(2029, 5, 31))
    assert browser.post(address, {**typed, "from_on": "1.2.2024"}).status_code == 302
    with tenancy.inside(esch):
        assert Commission.objects.first().regime == "2023"


def test_a_name_of_its_own_is_not_translated_by_what_was_proposed(esch, anna, sign_in):
    browser, address = sign_in(anna), f"/s/{esch.slug}/commissions/new/"
    proposed = {f"name_{code}": words for code, words in NAMES["2023"].texts.items()}
    typed = {"name_original": "fr", **proposed, "name_fr": "Ensemble", "from_on": "1.2.2024"}
    assert browser.post(address, {**typed, "name_de": "Gemeinsam"}).status_code == 302
    with tenancy.inside(esch):
        assert Commission.objects.get().body.name.texts == {"fr": "Ensemble", "de": "Gemeinsam"}


def test_what_was_proposed_follows_the_law(esch, anna, sign_in):
    proposed = {f"name_{code}": words for code, words in NAMES["2023"].texts.items()}
    typed = {"name_original": "fr", **proposed, "from_on": "1.2.2020"}
    assert sign_in(anna).post(f"/s/{esch.slug}/commissions/new/", typed).status_code == 302
    with tenancy.inside(esch):
        assert Commission.objects.get().body.name.texts == NAMES["2011"].texts


def test_a_mistake_in_the_form_keeps_what_was_typed(esch, anna, sign_in):
    typed = {"name_original": "fr", "name_fr": "Ma commission", "from_on": "31.2.2024", "expected_until": "1.1.2020"}
    answer = sign_in(anna).post(f"/s/{esch.slug}/commissions/new/", typed)
    assert answer.status_code == 422
    assert "Ma commission" in answer.content.decode()
    with tenancy.inside(esch):
        assert not Commission.objects.exists()


def test_the_pages(esch, anna, ben, ivo, cleo, sign_in):
    base = f"/s/{esch.slug}/commissions/"
    assert "No commission yet" in sign_in(ben).get(base).content.decode()
    with tenancy.inside(esch):
        made = make_commission(esch, state="setting_up", constituted_on=None)
    assert sign_in(anna).get(base).url == f"{base}{made.pk}/"
    shown = sign_in(anna).get(f"{base}{made.pk}/").content.decode()
    assert "Draft the council&#x27;s decision" in shown or "Draft the council's decision" in shown
    assert "Plan the first sitting" in shown
    for person in (ben, ivo):
        shown = sign_in(person).get(f"{base}{made.pk}/").content.decode()
        assert "Change the commission" not in shown
        assert sign_in(person).get(f"{base}{made.pk}/edit/").status_code == 403
    assert sign_in(cleo).get(f"{base}{made.pk}/").status_code == 404
    assert sign_in(anna).get(f"{base}{made.pk + 9}/").status_code == 404


def test_the_decision_is_drafted_from_the_page(esch, gaston, sign_in):
    with tenancy.inside(esch):
        made = make_commission(esch, state="setting_up", constituted_on=None)
    answer = sign_in(gaston).post(f"/s/{esch.slug}/commissions/{made.pk}/creation/")
    with tenancy.inside(esch):
        assert answer.url == f"/s/{esch.slug}/council/{Deliberation.objects.get().pk}/"


def test_editing_in_the_browser(esch, anna, sign_in):
    with tenancy.inside(esch):
        made = make_commission(esch)
    address = f"/s/{esch.slug}/commissions/{made.pk}/edit/"
    typed = {
        "name_original": "fr",
        "name_fr": "Conseil des voisins",
        "from_on": "15.1.2024",
        "expected_until": "31.5.2029",
    }
    assert sign_in(anna).post(address, {**typed, "version": 1}).status_code == 302
    stale = sign_in(anna).post(address, {**typed, "name_fr": "Autre", "expected_until": "1.5.2029", "version": 1})
    assert stale.status_code == 422
    assert "Somebody else changed this" in stale.content.decode()
    with tenancy.inside(esch):
        assert str(Commission.objects.get(pk=made.pk).body.name) == "Conseil des voisins"


def test_what_is_due(esch, in_space):
    made = make_commission(esch, state="setting_up", constituted_on=None, list_due_on=date(2024, 3, 31))
    kinds = [item.kind for item in queries.due([esch], date(2024, 2, 1))]
    assert sorted(kinds) == ["constituent", "creation", "list", "rules"]
    make_rules(made)
    a_sitting(made, date(2024, 2, 20), state="convened", convened_on=date(2024, 2, 1))
    assert {item.kind for item in queries.due([esch], date(2024, 2, 1))} == {"creation", "list"}


def test_sittings_against_the_minimum(esch, in_space):
    made = make_commission(esch, from_on=date(2023, 1, 1))
    make_rules(made, own={"min_meetings_per_year": 4})
    a_sitting(made, date(2025, 2, 1))
    a_sitting(made, date(2025, 4, 1), 2, is_outside=True)
    a_sitting(made, date(2025, 9, 1), 3, state="planned")

    def missing(day):
        return [str(item.what) for item in queries.due([esch], day) if item.kind == "minimum"]

    assert missing(date(2025, 5, 1)) == []
    assert "(2)" in missing(date(2025, 8, 1))[0]
    make_commission(esch, from_on=date(2025, 7, 1), predecessor=made)
    assert len(missing(date(2025, 8, 1))) == 1  # the old one sits on until it is replaced
    Commission.objects.filter(pk=made.pk).update(expected_until=date(2025, 6, 30))
    assert missing(date(2025, 8, 1)) == []
    facts = facts_of([made], date(2025, 8, 1))[0]
    assert (facts.held_this_year, facts.planned_this_year, facts.minimum) == (1, 1, 4)


def test_statements_do_not_grow(esch, anna, sign_in, django_assert_num_queries, django_assert_max_num_queries):
    with tenancy.inside(esch):
        old = make_commission(esch, regime="2011", from_on=date(2018, 1, 1))
        made = make_commission(esch, predecessor=old)
        make_commission(esch, from_on=date(2029, 6, 1), predecessor=made)
        make_rules(made)
        a_sitting(made, date(2024, 2, 1))
        ensure_folder(made)
        actions.draft_creation(commission=made, by=anna)
    browser, address = sign_in(anna), f"/s/{esch.slug}/commissions/{made.pk}/"
    browser.get(address)
    with django_assert_max_num_queries(12) as one:
        browser.get(address)
    listed = f"/s/{esch.slug}/commissions/all/"
    with django_assert_max_num_queries(12) as one_listed:
        browser.get(listed)
    with tenancy.inside(esch):
        for number in (2, 3):
            make_rules(made, in_force_from=date(2024, number, 1))
            a_sitting(made, date(2024, number, 9), number)
            make_commission(esch, from_on=date(2010 + number, 1, 1), until_on=date(2015, 1, 1))
    with django_assert_num_queries(len(one)):
        browser.get(address)
    with django_assert_num_queries(len(one_listed)):
        browser.get(listed)
    with tenancy.across([esch]), django_assert_num_queries(2):
        queries.due([esch], date(2025, 1, 1))


@pytest.mark.parametrize("language", ["fr", "lb", "de"])
def test_the_notice_to_every_household(esch, anna, sign_in, language):
    with tenancy.inside(esch):
        made = make_commission(esch, regime="2011", from_on=date(2018, 1, 1))
        a_sitting(made, timezone.localdate())
    base = f"/s/{esch.slug}/commissions/{made.pk}/household-notice/"
    shown = sign_in(anna).get(f"{base}{language}.json").json()
    assert shown["language"] == language
    assert shown["title"].endswith(esch.name_in(language))
    assert sign_in(anna).get(f"{base}en.json").status_code == 404
    assert sign_in(anna).get(f"{base}{language}.exe").status_code == 404


def test_the_list_is_sent_once(esch, anna, sign_in):
    with tenancy.inside(esch):
        made = make_commission(esch, list_due_on=date(2024, 3, 31))
    browser, base = sign_in(anna), f"/s/{esch.slug}/commissions/{made.pk}/"
    assert "Record: the list of members was sent" in browser.get(base).content.decode()
    assert browser.post(f"{base}list-sent/").status_code == 302
    assert "Record: the list of members was sent" not in browser.get(base).content.decode()
    with tenancy.inside(esch):
        with pytest.raises(Refused, match="recorded already"):
            actions.record_list_sent(commission=Commission.objects.get(), by=anna)
        assert Entry.objects.filter(verb="commission.list_sent").count() == 1


def test_the_notice_to_households_stands_where_the_rules_ask_for_it(esch, anna, sign_in):
    with tenancy.inside(esch):
        old, new = make_commission(esch, regime="2011", from_on=date(2018, 1, 1)), make_commission(esch)
    shown = [sign_in(anna).get(f"/s/{esch.slug}/commissions/{c.pk}/").content.decode() for c in (old, new)]
    assert ["Notice to every household" in page for page in shown] == [True, False]
