"""Activities and the commission's own budget: what the annual report counts besides sittings and opinions."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from advising import a_commission
from people import a_person, give, signed_in
from zesummen.commissions.actions import activities as actions
from zesummen.commissions.models import Activity, Commission, ProgrammeItem, YearMoney
from zesummen.commissions.queries import activities as queries
from zesummen.kernel.access import Refused
from zesummen.kernel.moves import Stale
from zesummen.kernel.words import text

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


@pytest.fixture
def commission(in_space):
    return a_commission(in_space)


def noted(commission, by, day=date(YEAR, 1, 1), **values) -> Activity:
    return actions.add(commission=commission, day=day, title=text("fr", fr="Fête"), by=by, **values)


def test_what_was_not_counted_is_no_zero_people(commission, anna):
    noted(commission, anna, reached=30, cost=Decimal("12.50"))
    noted(commission, anna)
    found = queries.count_of(queries.activities(commission, year=YEAR))
    assert (found.count, found.reached, found.cost) == (2, 30, Decimal("12.50"))
    assert Activity.objects.filter(reached=None).count() == 1


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2026, 1, 2)])
def test_an_activity_lies_within_the_term(commission, anna, day):
    Commission.objects.filter(pk=commission.pk).update(until_on=date(2026, 1, 1))
    commission.refresh_from_db()
    with pytest.raises(Refused, match="outside the term"):
        noted(commission, anna, day=day)


def test_the_item_of_the_programme_is_one_of_this_commission(commission, anna, in_space):
    other = a_commission(in_space)
    item = ProgrammeItem.objects.create(space=in_space, commission=other, title=text("fr", fr="Ailleurs"), year=YEAR)
    with pytest.raises(Refused, match="this commission"):
        noted(commission, anna, programme=item)


def test_of_two_writers_the_second_is_told(commission, anna):
    made = noted(commission, anna)
    same = Activity.objects.get(pk=made.pk)
    actions.change(activity=made, expected=made.version, reached=12, by=anna)
    with pytest.raises(Stale):
        actions.change(activity=same, expected=same.version, reached=13, by=anna)
    made.refresh_from_db()
    assert made.reached == 12


def test_the_budget_of_a_year_is_one_row_and_two_first_writers_meet(commission, anna):
    values = {"commission": commission, "year": YEAR, "note": "", "by": anna}
    row = actions.write_money(expected=0, planned=Decimal("100.00"), spent=None, **values)
    with pytest.raises(Stale):
        actions.write_money(expected=0, planned=Decimal("5.00"), spent=None, **values)
    actions.write_money(expected=row.version, planned=Decimal("100.00"), spent=Decimal("120.00"), **values)
    assert queries.money_of(YearMoney.objects.all()).left == Decimal("-20.00")
    other = values | {"year": YEAR + 1}  # a form that names a version of a row that was never written
    assert actions.write_money(expected=3, planned=Decimal("7.00"), spent=None, **other).year == YEAR + 1


def test_only_who_keeps_the_commission_writes_its_budget(commission, anna, esch):
    president = give(a_person("Petra President"), esch, "president")
    noted(commission, president)
    with pytest.raises(Refused, match="Your role"):
        actions.write_money(
            commission=commission, year=YEAR, expected=0, planned=None, spent=None, note="", by=president
        )


def test_the_pages_from_the_first_activity_to_the_last(commission, anna, esch):
    client = signed_in(anna)
    base = f"/s/{esch.slug}/commissions/{commission.pk}/activities/"
    wrong = client.post(
        f"{base}new/", {"day": "31.31.2026", "title_original": "fr", "title_fr": "Fête", "reached": "-1"}
    )
    assert wrong.status_code == 422 and "Fête" in wrong.content.decode()
    typed = {
        "day": date(YEAR, 1, 2).isoformat(),
        "title_original": "fr",
        "title_fr": "Fête des voisins",
        "mission": "M4",
        "reached": "120",
        "cost": "1.250,50",
    }
    assert client.post(f"{base}new/", typed)["Location"] == f"{base}?year={YEAR}"
    made = Activity.objects.get()
    assert (made.reached, made.cost) == (120, Decimal("1250.50"))
    assert "Fête des voisins" in client.get(f"{base}?year={YEAR}").content.decode()
    assert client.post(f"{base}{made.pk}/", typed | {"version": made.version, "reached": "130"}).status_code == 302
    money = {"version": 0, "planned": "2000", "spent": "1250,50", "note": ""}
    assert client.post(f"{base}money/{YEAR}/", money).status_code == 302
    assert "749" in client.get(base).content.decode()
    assert client.get(f"{base}money/1999/").status_code == 404
    for odd in ("²²²²", "9" * 5000):  # figures that are no number
        assert client.get(base, {"year": odd}).status_code == 200
    assert client.get(f"{base}{made.pk}/remove/").status_code == 200 and Activity.objects.exists()
    assert client.post(f"{base}{made.pk}/remove/").status_code == 302 and not Activity.objects.exists()


def test_who_only_reads_sees_and_changes_nothing(commission, anna, esch):
    made = noted(commission, anna)
    client = signed_in(give(a_person("Mayor Muller"), esch, "mayor"))
    base = f"/s/{esch.slug}/commissions/{commission.pk}/activities/"
    assert "activities/new/" not in client.get(base).content.decode()
    assert client.post(f"{base}{made.pk}/remove/").status_code == 403 and Activity.objects.exists()
