"""The council's rules, its dates from typing and from calendar files, who holds office, and what is due."""

from datetime import date, timedelta

import pytest

from council.conftest import a_draft, an_entry
from zesummen.council import actions, queries
from zesummen.council.models import CouncilDate, CouncilRules, Official
from zesummen.kernel import tenancy
from zesummen.kernel.access import Refused
from zesummen.kernel.exports import ics
from zesummen.kernel.models import Entry
from zesummen.kernel.moves import Stale

pytestmark = pytest.mark.usefixtures("in_space")

VALUES = {
    "body_name": "",
    "college_cutoff_days": 14,
    "convocation_days": 5,
    "member_item_days": 3,
    "transmission_days": 8,
    "seats": None,
    "allows_proxies": True,
    "usual_place": "",
    "usual_time": None,
    "authority": "",
    "reference_pattern": "{year}/{number}",
    "publication_place": "",
    "own_basis": "ROI du 12 mars 2024",
}


def test_each_rule_says_where_it_comes_from(esch, anna):
    before = queries.rule_sources(queries.rules_of(esch))
    assert "13 December 1988" in str(before["convocation_days"]) and "House default" in str(
        before["college_cutoff_days"]
    )
    actions.save_rules(space=esch, values=VALUES, expected=0, by=anna)
    after = queries.rule_sources(queries.rules_of(esch))
    assert after["college_cutoff_days"] == "ROI du 12 mars 2024" and "1988" in str(after["convocation_days"])


def test_rules_are_saved_by_one_of_two(esch, anna, gaston):
    made = actions.save_rules(space=esch, values=VALUES, expected=0, by=anna)
    actions.save_rules(space=esch, values={**VALUES, "seats": 15}, expected=made.version, by=gaston)
    with pytest.raises(Stale):
        actions.save_rules(space=esch, values={**VALUES, "seats": 13}, expected=made.version, by=anna)
    assert CouncilRules.objects.get().seats == 15


def test_seats_are_the_legal_number_until_set(esch):
    assert queries.seats_of(esch) == esch.commune.council_size
    assert queries.seats_of(esch, CouncilRules(space=esch, seats=9)) == 9


def test_days_that_are_there_stay_as_they_are(esch, anna, today):
    days = [today, today + timedelta(days=40)]
    assert len(actions.add_dates(space=esch, days=days, place="Maison communale", by=anna)) == 2
    assert actions.add_dates(space=esch, days=days, by=anna) == []
    assert CouncilDate.objects.filter(place="Maison communale").count() == 2


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:monthly@commune
DTSTAMP:20260101T000000Z
DTSTART;TZID=Europe/Luxembourg:20270108T183000
RRULE:FREQ=MONTHLY;COUNT=4
SUMMARY:Conseil communal
LOCATION:Maison communale
END:VEVENT
BEGIN:VEVENT
UID:extra@commune
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20270525
SUMMARY:Conseil extraordinaire
{extra}END:VEVENT
END:VCALENDAR
"""


def events(extra=""):
    content = CALENDAR.format(extra=extra).replace("\n", "\r\n").encode()
    return ics.read(content, start=date(2027, 1, 1), end=date(2027, 12, 31))


def test_a_calendar_is_read_once_and_a_cancelled_entry_cancels(esch, anna):
    first = actions.import_dates(space=esch, events=events(), by=anna)
    assert (first.added, first.known) == (5, 0)
    again = actions.import_dates(space=esch, events=events(), by=anna)
    assert (again.added, again.changed, again.cancelled, again.known) == (0, 0, 0, 5)
    third = actions.import_dates(space=esch, events=events("STATUS:CANCELLED\n"), by=anna)
    assert (third.cancelled, third.added) == (1, 0)
    assert CouncilDate.objects.get(day=date(2027, 5, 25)).cancelled_on
    assert CouncilDate.objects.get(day=date(2027, 1, 8)).starts_at.strftime("%H:%M") == "18:30"


def test_a_typed_sitting_is_recognised_in_the_calendar(esch, anna):
    actions.add_dates(space=esch, days=[date(2027, 1, 8)], by=anna)
    result = actions.import_dates(space=esch, events=events(), by=anna)
    assert (result.added, result.changed) == (4, 1)


def test_a_sitting_with_points_is_not_cancelled(on_agenda, tonight, anna):
    with pytest.raises(Refused, match="Move them"):
        actions.cancel_date(council_date=tonight, by=anna)


def test_a_sitting_moves_until_something_was_decided(voted, tonight, today, anna):
    with pytest.raises(Refused, match="Decisions were taken"):
        actions.change_date(council_date=tonight, values={"day": today + timedelta(days=1)}, by=anna)


def test_two_sittings_of_one_council_on_one_day_are_refused(tonight, next_month, today, anna):
    with pytest.raises(Refused, match="on this day already"):
        actions.change_date(council_date=next_month, values={"day": today}, by=anna)


def test_the_convocation_is_written_into_all_points(on_agenda, tonight, today, anna):
    actions.note_convocation(council_date=tonight, convened_on=today - timedelta(days=6), by=anna)
    on_agenda.refresh_from_db()
    assert on_agenda.convened_on == today - timedelta(days=6)
    with pytest.raises(Refused, match="cannot come after"):
        actions.note_convocation(council_date=tonight, convened_on=today + timedelta(days=1), by=anna)


def test_officials_of_a_day_and_who_signs(esch, anna):
    rows = [
        {
            "name": "Old Mayor",
            "office": "mayor",
            "title": "",
            "from_on": date(2017, 11, 1),
            "until_on": date(2023, 6, 30),
        },
        {
            "name": "New Mayor",
            "office": "mayor",
            "title": "la bourgmestre",
            "from_on": date(2023, 7, 1),
            "until_on": None,
        },
        {"name": "New Mayor", "office": "councillor", "title": "", "from_on": date(2023, 6, 11), "until_on": None},
        {"name": "Pen", "office": "secretary", "title": "", "from_on": date(2010, 1, 1), "until_on": None},
    ]
    assert len(actions.add_officials(space=esch, rows=rows, by=anna)) == 4
    assert actions.add_officials(space=esch, rows=rows, by=anna) == []
    assert queries.signatories(queries.officials_on(date(2023, 6, 30)))[0] == ("Le bourgmestre", "Old Mayor")
    assert queries.signatories(queries.officials_on(date(2023, 7, 1)))[0] == ("La bourgmestre", "New Mayor")
    assert [row.name for row in queries.voters_on(date(2023, 7, 1))] == ["New Mayor"]


def test_all_offices_end_on_one_day(esch, council, today, anna):
    assert actions.end_officials(space=esch, until_on=today, by=anna) == 8
    assert queries.voters_on(today + timedelta(days=1)) == [] and len(queries.voters_on(today)) == 7
    assert actions.end_officials(space=esch, until_on=today, by=anna) == 0


def test_an_office_does_not_end_before_it_begins(council, anna):
    values = {"name": "X", "office": "mayor", "title": "", "from_on": date(2024, 1, 2), "until_on": date(2024, 1, 1)}
    with pytest.raises(Refused, match="before the first"):
        actions.change_official(official=council[0], values=values, by=anna)
    assert Official.objects.get(pk=council[0].pk).name == "Hélène Thill"


def test_what_is_due_follows_the_state(esch, anna, gaston, council, draft, tonight, next_month, today):
    def kinds(day=today):
        with tenancy.across([esch]):
            return [(item.kind, item.on, item.late) for item in queries.due([esch], day)]

    assert kinds() == [("agenda", today - timedelta(days=10), True)]
    actions.put_on_agenda(deliberation=draft, sitting=tonight, by=anna)
    assert kinds(today - timedelta(days=8)) == [("convocation", today - timedelta(days=5), False)]
    assert kinds() == [("vote", today, False)]
    assert kinds(today + timedelta(days=1)) == [("vote", today, True)]
    actions.record_vote(deliberation=draft, entry=an_entry(council), by=gaston)
    assert kinds() == [("transmit", today + timedelta(days=8), False)]
    actions.transmit(deliberation=draft, to="M", on=today, approval_need="no", by=gaston)
    assert kinds() == [("publish", today + timedelta(days=8), False)]
    actions.publish(deliberation=draft, on=today, place="Reider", by=gaston)
    assert kinds() == []


def test_due_carries_no_row_of_another_space(esch, differdange, cleo, anna, draft, next_month):
    with tenancy.across([differdange]):
        assert queries.due([differdange], next_month.day) == []
    with tenancy.across([esch, differdange]):
        found = queries.due([esch, differdange], next_month.day)
    assert {item.space for item in found} == {esch} and found[0].href.startswith(f"/s/{esch.slug}/council/")


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(
    esch, anna, gaston, council, tonight, rows, django_assert_max_num_queries, today
):
    for _row in range(rows):
        point = a_draft(esch, anna)
        actions.put_on_agenda(deliberation=point, sitting=tonight, by=anna)
        done = actions.record_vote(deliberation=point, entry=an_entry(council), by=gaston)
        actions.publish(deliberation=done, on=today, place="R", by=gaston)
    with django_assert_max_num_queries(5):
        assert len(queries.public_deliberations(esch)) == rows
    with django_assert_max_num_queries(3):
        assert len(queries.rows_of_date(tonight)) == rows


def test_the_journal_tells_fields_and_days_in_words(esch, anna, draft, today):
    from zesummen.kernel import journal

    actions.edit_text(
        deliberation=draft, values={"budget_year": 2027, "subject": "Autre"}, expected=draft.version, by=anna
    )
    assert "budget year, subject" in journal.sentence(journal.lines_about(draft)[0])
    actions.import_dates(space=esch, events=events(), by=anna)
    actions.import_dates(space=esch, events=events(), by=anna)
    told = [journal.sentence(entry) for entry in Entry.objects.filter(verb="council.dates_imported")]
    assert len(told) == 1 and "25/05/2027" in told[0] and "calendar file" in told[0]


def test_every_verb_has_its_sentence_and_every_field_its_word():
    from zesummen.council import verbs
    from zesummen.council.forms import RulesForm, TextForm

    named = set(RulesForm.base_fields) | set(TextForm.base_fields) | {"visas", "reasons", "heard", "articles"}
    assert named - {"version"} <= set(verbs.FIELD_LABELS)
