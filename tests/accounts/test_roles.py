"""Rights come from roles with dates, from services, and from whoever one stands in for."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from people import a_person, give
from zesummen.accounts import actions, queries, rules
from zesummen.accounts.models import Membership, Service, ServiceMember, StandIn
from zesummen.kernel import access, journal, mail, moves, tenancy
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry, OutboxMessage

TODAY = timezone.localdate()
DAY = timedelta(days=1)


# Memberships


def test_a_role_holds_from_its_first_to_its_last_day(esch):
    person = give(a_person("Paul Dated"), esch, "officer", from_on=date(2025, 3, 1), until_on=date(2025, 3, 31))
    for day in (date(2025, 3, 1), date(2025, 3, 31)):
        assert "people.invite" in queries.grants(person, esch, day)
    for day in (date(2025, 2, 28), date(2025, 4, 1)):
        assert not queries.grants(person, esch, day).is_member
        assert not queries.spaces_of(person, day).exists()


def test_rights_of_one_space_are_worth_nothing_next_door(anna, esch, differdange):
    assert "people.invite" in queries.grants(anna, esch)
    next_door = queries.grants(anna, differdange)
    assert not next_door.is_member and not next_door.permissions


def test_a_page_asks_once_who_is_there_and_where_else_they_may_go(anna, esch, differdange, django_assert_num_queries):
    give(anna, differdange, "reader")
    with django_assert_num_queries(1):
        granted = queries.visitor(anna, esch)
    assert granted == queries.grants(anna, esch) and granted.spaces == (differdange, esch)
    with django_assert_num_queries(1):
        queries.grants(anna, esch)


def test_somebody_signed_out_or_closed_has_no_rights(anna, esch):
    from django.contrib.auth.models import AnonymousUser

    anna.is_active = False
    assert queries.grants(anna, esch) == access.Grants()
    assert queries.grants(AnonymousUser(), esch) == access.Grants()


def test_ending_a_role_needs_a_reason_and_happens_once(esch, anna, ben):
    held = Membership.objects.get(person=ben)
    with pytest.raises(Refused):
        actions.end_membership(membership=held, reason="  ", by=anna)
    actions.end_membership(membership=held, reason="moved away", until_on=TODAY - DAY, by=anna)
    assert not queries.grants(ben, esch).is_member
    with pytest.raises(Refused):
        actions.end_membership(membership=held, reason="again", by=anna)
    with tenancy.inside(esch):
        line = Entry.objects.get(verb="people.role_ended")
        assert "moved away" in journal.sentence(line) and "Member of the commission" in journal.sentence(line)


def test_only_those_with_the_right_end_roles(esch, anna, ben, gaston):
    held = Membership.objects.get(person=ben)
    for other in (ben, gaston):
        with pytest.raises(Refused):
            actions.end_membership(membership=held, reason="x", by=other)


def test_the_last_who_looks_after_people_stays_until_somebody_follows(esch, anna, ben):
    held = Membership.objects.get(person=anna)
    with pytest.raises(Refused):
        actions.end_membership(membership=held, reason="leaves", by=anna)
    give(ben, esch, "space_admin", from_on=TODAY)
    actions.end_membership(membership=held, reason="leaves", by=anna)
    assert Membership.objects.get(pk=held.pk).until_on == TODAY


def test_with_the_last_role_places_and_periods_end_too(esch, anna, jana, ben):
    period = actions.set_stand_in(
        space=esch, absent=ben, stand_in=jana, from_on=TODAY, until_on=TODAY + 30 * DAY, by=anna
    )
    actions.end_membership(membership=Membership.objects.get(person=jana), reason="leaves", until_on=TODAY, by=anna)
    assert queries.grants(jana, esch, TODAY).is_member
    assert not queries.grants(jana, esch, TODAY + DAY).is_member
    period.refresh_from_db()
    assert period.until_on == TODAY


def test_the_same_role_is_not_held_twice_on_one_day(esch, anna, ben):
    with pytest.raises(Refused):
        actions.give_role(person=ben, space=esch, role="member", by=anna)
    with pytest.raises(Refused):
        actions.give_role(person=ben, space=esch, role="trainer", by=anna)
    actions.give_role(person=ben, space=esch, role="lead", until_on=TODAY, by=anna)
    actions.give_role(person=ben, space=esch, role="lead", from_on=TODAY + DAY, by=anna)
    with pytest.raises(Refused):
        actions.give_role(person=ben, space=esch, role="lead", from_on=TODAY - DAY, until_on=TODAY, by=anna)
    with pytest.raises(IntegrityError), transaction.atomic():
        give(ben, esch, "member")


def test_a_stranger_is_invited_not_given_a_role(esch, anna, cleo):
    with pytest.raises(Refused):
        actions.give_role(person=cleo, space=esch, role="lead", by=anna)


def test_a_service_of_another_space_cannot_be_tied_to_a_membership(esch, differdange, ben):
    with tenancy.inside(differdange):
        service = Service.objects.create(name="Other")
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(person=ben).update(service=service)
        from django.db import connection

        connection.check_constraints()


def test_every_role_has_a_sentence_and_somebody_runs_each_kind_of_space():
    for role in access.ROLES.values():
        assert str(role.label) and str(role.sentence).endswith(".")
    for kind in ("commune", "grouping", "training_body", "help_desk", "syvicol", "ministry"):
        able = [r.key for r in access.ROLES.values() if kind in r.kinds and "people.invite" in r.permissions]
        assert able, kind


# Services


def test_rights_go_to_whoever_works_in_the_service(esch, anna, youth_service, jana, ben):
    assert queries.grants(jana, esch).roles == {"reader", "lead"}
    actions.join_service(service=youth_service, person=ben, by=anna)
    assert queries.grants(ben, esch).roles == {"member", "lead"}
    with tenancy.inside(esch):
        place = ServiceMember.objects.get(person=ben)
    actions.leave_service(place=place, until_on=TODAY, by=anna)
    assert "lead" in queries.grants(ben, esch, TODAY).roles
    assert "lead" not in queries.grants(ben, esch, TODAY + DAY).roles
    with pytest.raises(Refused):
        actions.leave_service(place=place, by=anna)


def test_rights_of_a_service_change_and_close_for_everybody(esch, anna, youth_service, jana):
    values = {"name": youth_service.name, "email": "", "phone": ""}
    actions.change_service(service=youth_service, values=values, roles=["steering"], expected=1, by=anna)
    assert queries.grants(jana, esch).roles == {"reader", "steering"}
    with pytest.raises(moves.Stale):
        actions.change_service(service=youth_service, values={**values, "phone": "1"}, roles=[], expected=1, by=anna)
    assert queries.grants(jana, esch).roles == {"reader", "steering"}
    actions.close_service(service=youth_service, by=anna)
    assert queries.grants(jana, esch).roles == {"reader"}
    with pytest.raises(Refused):
        actions.close_service(service=youth_service, by=anna)


def test_a_stale_service_page_shows_both_texts_and_keeps_what_was_typed(esch, anna, youth_service, sign_in):
    browser = sign_in(anna)
    address = f"/s/{esch.slug}/people/services/{youth_service.pk}/"
    sent = {"name": "Jugend", "email": "", "phone": "11", "roles": ["lead"], "version": "1"}
    assert browser.post(address, sent).status_code == 302
    answer = browser.post(address, {**sent, "name": "Jeunesse et sport", "phone": "22"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Jeunesse et sport" in html and "Jugend" in html
    youth_service.refresh_from_db()
    assert youth_service.name == "Jugend"


def test_services_of_a_space_have_different_names_and_roles_that_exist(esch, anna, youth_service, ben, cleo):
    with pytest.raises(Refused):
        actions.add_service(space=esch, name=youth_service.name, by=anna)
    with pytest.raises(Refused):
        actions.add_service(space=esch, name="New", roles=["trainer"], by=anna)
    with pytest.raises(Refused):
        actions.add_service(space=esch, name="New", by=ben)
    with pytest.raises(Refused):
        actions.join_service(service=youth_service, person=cleo, by=anna)


# Stand-ins


@pytest.fixture
def period(esch, anna, gaston):
    return actions.set_stand_in(
        space=esch, absent=anna, stand_in=gaston, from_on=TODAY + DAY, until_on=TODAY + 3 * DAY, by=anna
    )


@pytest.mark.parametrize(("days", "holds"), [(0, False), (1, True), (3, True), (4, False)])
def test_a_stand_in_has_the_rights_between_the_days_only(period, esch, gaston, days, holds):
    granted = queries.grants(gaston, esch, TODAY + days * DAY)
    assert ("people.invite" in granted) is holds
    assert [name for _id, name in granted.standing_in_for] == (["Anna Schmit"] if holds else [])


def test_a_stand_in_gets_the_mails_in_their_own_language_and_the_absent_person_keeps_hers(
    period, esch, anna, gaston, differdange
):
    gaston.language = "fr"
    gaston.save()

    def send(space, **how):
        OutboxMessage.objects.all().delete()
        values = {"period": period, "space_name": "Esch", "person": anna}
        mail.post(
            "stand_in", to=anna, to_address=anna.email, language="en", space=space, subject="x", context=values, **how
        )
        return [(m.to_address, m.language) for m in OutboxMessage.objects.order_by("to_address")]

    alone, both = [(anna.email, "en")], [(anna.email, "en"), (gaston.email, "fr")]
    assert send(esch) == alone
    with time_machine.travel(timezone.now() + DAY):
        assert send(esch) == both
        assert "Anna Schmit" in OutboxMessage.objects.get(to_address=gaston.email).text.splitlines()[-3]
        assert send(differdange) == alone
        assert send(esch, private=True) == alone
    with time_machine.travel(timezone.now() + 4 * DAY):
        assert send(esch) == alone


def test_both_are_told_by_mail(period, anna, gaston):
    told = set(OutboxMessage.objects.filter(kind="stand_in").values_list("to_address", flat=True))
    assert told == {anna.email, gaston.email}


def test_the_journal_shows_both_names(esch, anna, gaston):
    actions.set_stand_in(space=esch, absent=anna, stand_in=gaston, from_on=TODAY, until_on=TODAY, by=anna)
    actions.invite(space=esch, email="i@zesummen.example", name="I", role="lead", by=gaston)
    with tenancy.inside(esch):
        line = Entry.objects.get(verb="people.invited")
        assert (line.by_name, line.for_name, line.how) == ("Gaston Muller", "Anna Schmit", "stand_in")
        assert "Gaston Muller" in journal.sentence(line) and "Anna Schmit" in journal.sentence(line)


def test_ending_a_period_gives_the_rights_back_at_once(period, esch, anna, gaston):
    actions.end_stand_in(period=period, by=anna)
    assert "people.invite" not in queries.grants(gaston, esch, TODAY + DAY)
    with pytest.raises(Refused):
        actions.end_stand_in(period=period, by=anna)


def test_standing_in_is_not_handed_on_and_stays_in_its_space(esch, differdange, anna, gaston, ivo):
    give(anna, differdange, "officer")
    days = {"from_on": TODAY, "until_on": TODAY}
    actions.set_stand_in(space=esch, absent=anna, stand_in=gaston, **days, by=anna)
    actions.set_stand_in(space=esch, absent=gaston, stand_in=ivo, **days, by=anna)
    assert "people.invite" not in queries.grants(ivo, esch)
    assert not queries.grants(gaston, differdange).is_member


def test_who_may_name_a_stand_in_for_whom(esch, anna, ben, ivo, cleo):
    days = {"from_on": TODAY, "until_on": TODAY}
    actions.set_stand_in(space=esch, absent=ben, stand_in=ivo, **days, by=ben)
    for absent, stand_in, by in ((anna, ben, ben), (anna, anna, anna), (anna, cleo, anna), (ben, anna, anna)):
        with pytest.raises(Refused):
            actions.set_stand_in(space=esch, absent=absent, stand_in=stand_in, **days, by=by)
    assert StandIn.objects.count() == 1


def test_days_of_a_stand_in_in_the_wrong_order_or_past_are_refused_in_words(esch, anna, gaston, sign_in):
    browser = sign_in(anna)
    address = f"/s/{esch.slug}/people/stand-ins/"
    values = {"absent": anna.pk, "stand_in": gaston.pk, "from_on": "10.01.2030", "until_on": "09.01.2030"}
    answer = browser.post(address, values)
    assert answer.status_code == 422 and "until_on" in answer.context["form"].errors
    answer = browser.post(address, {**values, "from_on": "1.1.2020", "until_on": "2.1.2020"})
    assert answer.status_code == 422 and "past" in answer.content.decode()
    assert browser.post(address, {**values, "until_on": "2030-01-12"}).status_code == 302
    assert StandIn.objects.get().until_on == date(2030, 1, 12)


def test_refusals_name_the_roles_that_can(esch, ben):
    verdict = access.may(queries.grants(ben, esch), "people.invite")
    assert not verdict and str(rules.role_label("officer")) in str(verdict.why)
    assert str(rules.role_label("training_desk")) not in str(verdict.why)
