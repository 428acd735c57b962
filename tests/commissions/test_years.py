"""A slip in the year is told by its year: sittings, seats, terms, calls, opinions, and every other day that is typed."""

import importlib
import pkgutil
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

import zesummen.commissions.forms
import zesummen.sittings.forms
from commissioning import make_commission, make_rules
from zesummen.commissions.actions import commissions as acts
from zesummen.commissions.actions import seats as seat_acts
from zesummen.commissions.actions import sittings as year_acts
from zesummen.commissions.models import Call, Holding, Office, Opinion, Seat
from zesummen.commissions.rules import commissions as rules
from zesummen.kernel.access import Refused
from zesummen.kernel.dates import IN_TERM, PLANNED, Reach, years_from
from zesummen.kernel.forms import DayField, PageForm
from zesummen.kernel.tenancy import inside
from zesummen.sittings import actions as sittings
from zesummen.sittings.models import Sitting, Task

START = date(2024, 1, 15)
SLIPS = [1924, 2090, 2200]


@pytest.fixture
def commission(esch):
    with inside(esch):
        made = make_commission(esch, from_on=START, expected_until=date(2029, 5, 31))
        make_rules(made, own={"sits_until_replaced": True, "min_members": 1, "has_substitutes": "none"})
        yield made


def day_fields() -> list[tuple[str, DayField]]:
    """Every day that a form of the commission or of the sittings asks for."""
    found = {}
    for package in (zesummen.commissions.forms, zesummen.sittings.forms):
        for part in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for form in vars(importlib.import_module(part.name)).values():
                if isinstance(form, type) and issubclass(form, PageForm):
                    fields = form.base_fields.items()
                    found |= {f"{form.__name__}.{n}": f for n, f in fields if isinstance(f, DayField)}
    return sorted(found.items())


def test_every_day_that_is_typed_knows_how_far_it_may_lie():
    assert len(day_fields()) > 35
    assert [name for name, field in day_fields() if field.reach not in (PLANNED, IN_TERM)] == []


def test_a_reach_counts_years_and_names_the_one_that_is_wrong():
    leap, reach = date(2028, 2, 29), Reach(back=1, ahead=2)
    assert (years_from(leap, 1), years_from(leap, 4)) == (date(2029, 2, 28), date(2032, 2, 29))
    assert not reach.slip(date(2027, 2, 28), leap) and not reach.slip(date(2030, 2, 28), leap)
    assert "The year 2030 cannot" in reach.slip(date(2030, 3, 1), leap)
    assert "2027" in reach.slip(date(2027, 2, 27), leap)


@pytest.mark.parametrize("year", SLIPS)
def test_a_slip_in_the_year_is_told_on_every_page_and_nothing_is_written(commission, anna, sign_in, year):
    browser, base = sign_in(anna), f"/s/{commission.space.slug}/"
    here, slip = f"{base}commissions/{commission.pk}/", f"15.03.{year}"
    (seat,) = seat_acts.make_seats(commission=commission, count=1, by=anna)
    plan = {"starts_at": "18:00", "place": "Mairie", "confirmed": "on"}
    words = {"title_original": "fr", "title_fr": "X", "question_original": "fr", "question_fr": "Y"}
    posts = {
        f"{base}bodies/{commission.body_id}/sittings/new/": {**plan, "day": slip, "version": "0"},
        f"{here}sittings/first/": {**plan, "day": slip},
        f"{here}sittings/year/": {**plan, "first": slip, "last": slip, "count": "2", "weekday": "1", "days": slip},
        f"{here}seats/new/": {"count": "2", "from_on": slip},
        f"{here}seats/appoint/": {"part": "full", "seat": seat.pk, "name": "Ana", "language": "fr", "from_on": slip},
        f"{here}seats/offices/new/": {"kind": "secretary", "name": "Bo", "language": "fr", "from_on": slip},
        f"{here}edit/": {"name_original": "fr", "name_fr": "C", "from_on": "15.01.2024", "expected_until": slip,
                         "version": commission.version},
        f"{here}calls/new/": {"seats_full": "2", "opens_on": slip, "closes_on": slip, "eligibility_original": "fr",
                              "eligibility_fr": "Z"},
        f"{here}opinions/ask/": {**words, "origin": "college", "wished_by": slip},
        f"{base}tasks/new/": {"title": "T", "owner_name": "A", "due_on": slip, "version": "0"},
    }  # fmt: skip
    for address, data in posts.items():
        answer = browser.post(address, data)
        assert answer.status_code == 422, (address, answer.status_code)
        page = answer.content.decode()
        assert f"The year {year} cannot be right" in page, (address, page.split("<main")[1][:3000])
        assert slip in page, "what was typed stays"
    commission.refresh_from_db()
    assert commission.expected_until == date(2029, 5, 31) and Seat.objects.count() == 1
    for model in (Sitting, Holding, Office, Call, Opinion, Task):
        assert not model.objects.exists(), model


@pytest.mark.parametrize("year", SLIPS)
def test_no_way_past_the_form_plans_or_moves_a_sitting_into_such_a_year(commission, anna, year):
    when = {"starts_at": time(18), "place": "Mairie", "by": anna}
    with pytest.raises(Refused, match=f"The year {year}"):
        sittings.plan_sitting(body=commission.body, day=date(year, 3, 15), **when)
    with pytest.raises(Refused, match=f"The year {year}"):
        year_acts.plan_year(commission=commission, days=[timezone.localdate(), date(year, 3, 15)], **when)
    assert not Sitting.objects.exists()
    made = sittings.plan_sitting(body=commission.body, day=timezone.localdate() + timedelta(days=9), **when)
    with pytest.raises(Refused, match=f"The year {year}"):
        sittings.change_sitting(sitting=made, expected=made.version, day=date(year, 3, 15), by=anna)
    assert Sitting.objects.get().day == timezone.localdate() + timedelta(days=9)


def test_who_sits_until_replaced_sits_past_the_mandate_but_not_for_ever(commission, anna):
    (seat, other) = seat_acts.make_seats(commission=commission, count=2, by=anna)
    given = {"commission": commission, "part": "full", "by": anna}
    held = seat_acts.appoint(seat=seat, name="Ana", from_on=date(2030, 1, 1), **given).member
    assert held.from_on.year == 2030  # after 31 May 2029, until a successor is there
    with pytest.raises(Refused, match="The year 2035 cannot be right: this commission's term ends on 31/05/2029"):
        seat_acts.appoint(seat=other, name="Bo", from_on=date(2035, 1, 1), **given)
    with pytest.raises(Refused, match="The year 2035"):
        seat_acts.name_office(commission=commission, kind="president", from_on=date(2035, 1, 1), member=held, by=anna)
    with pytest.raises(Refused, match="The year 2035"):
        seat_acts.make_seats(commission=commission, count=1, from_on=date(2035, 1, 1), by=anna)
    with pytest.raises(Refused, match="The year 2090"):
        seat_acts.end_holding(holding=Holding.objects.get(), on=date(2090, 1, 1), kind="resigned", by=anna)
    with pytest.raises(Refused, match="The year 2090"):
        seat_acts.close_seat(seat=other, until_on=date(2090, 1, 1), by=anna)


def test_a_commission_nobody_replaced_for_years_still_takes_a_member_today(commission, anna):
    commission.expected_until = date(2024, 6, 1)
    commission.save()
    (seat,) = seat_acts.make_seats(commission=commission, count=1, by=anna)
    today = timezone.localdate()
    held = seat_acts.appoint(commission=commission, part="full", seat=seat, name="Ana", from_on=today, by=anna)
    assert held.from_on == today


def test_a_term_is_measured_by_the_mandate_of_the_council(commission, anna):
    assert rules.fits_term(date(2024, 1, 15), date(2029, 5, 31))
    assert rules.fits_term(date(2029, 5, 1), date(2035, 12, 31))  # begun at the end of a mandate: six years
    assert rules.fits_term(date(2012, 1, 1), date(2017, 10, 8))  # before the first election that is known here
    assert not rules.fits_term(date(2024, 1, 15), date(2033, 1, 1))
    assert "before the start" in str(rules.fits_term(date(2024, 1, 15), date(2024, 1, 1)).why)
    with pytest.raises(Refused, match="The year 2090"):
        acts.edit(
            commission=commission,
            name=commission.body.name,
            expected=commission.version,
            expected_until=date(2090, 1, 1),
            by=anna,
        )
