"""The annual report: compiled from rows, frozen when adopted, sent, opened; figures of one source."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advising import a_commission, adopted, put_in_force, sent
from commissioning import make_commission
from factories import make_action, make_plan
from people import a_person, give, signed_in
from zesummen.commissions.actions import activities, seats
from zesummen.commissions.actions import reports as actions
from zesummen.commissions.models import Commission, Holding, MemberCard, Opinion, ProgrammeItem, Report
from zesummen.commissions.queries import opinions, report_facts, report_papers
from zesummen.commissions.queries import reports as queries
from zesummen.commissions.states import ReportState
from zesummen.documents import queries as files
from zesummen.kernel.access import Refused
from zesummen.kernel.exports import child
from zesummen.kernel.exports import document as doc
from zesummen.kernel.models import OutboxMessage
from zesummen.kernel.moves import Stale
from zesummen.kernel.words import LANGUAGES, text
from zesummen.sittings.models import AgendaItem, Attendance, BodyMember, Sitting

pytestmark = pytest.mark.django_db
LAST = timezone.localdate().year - 1


@pytest.fixture
def commission(in_space):
    return a_commission(in_space)


def a_sitting(commission, day: date, number: int, **values) -> Sitting:
    return Sitting.objects.create(
        space=commission.space,
        body=commission.body,
        number=number,
        year=day.year,
        day=day,
        starts_at=time(18),
        place="Salle",
        **{"state": "held", **values},
    )


def a_year(commission, by, *, count: int = 2) -> None:
    """Seats, sittings with points, opinions, activities, money and programme of the year before."""
    made = seats.make_seats(commission=commission, count=count, by=by)
    held = [
        seats.appoint(
            commission=commission, part="full", seat=seat, name=f"Membre {seat.number}", from_on=date(LAST, 2, 1), by=by
        )
        for seat in made
    ]
    for number in range(1, count + 1):
        sitting = a_sitting(commission, date(LAST, 3, number), number)
        for place in (1, 2):
            AgendaItem.objects.create(
                space=commission.space,
                body=commission.body,
                sitting=sitting,
                position=place,
                mission="M2",
                title=text("fr", fr="Point"),
                is_outside=place == 2,
            )
        for row in held:
            Attendance.objects.create(space=commission.space, sitting=sitting, member=row.member, presence="present")
            row.seat.fillings.create(space=commission.space, sitting=sitting, member=row.member, part="full")
        opinion = sent(commission, by)
        Opinion.objects.filter(pk=opinion.pk).update(adopted_on=date(LAST, 4, number), year=LAST, number=number)
        activities.add(
            commission=commission,
            day=date(LAST, 5, number),
            title=text("fr", fr="Fête des voisins"),
            mission="M4",
            reached=40,
            cost=Decimal("250.50"),
            by=by,
        )
        for year, state in ((LAST, "planned"), (LAST + 1, "planned")):
            ProgrammeItem.objects.create(
                space=commission.space,
                commission=commission,
                title=text("fr", fr=f"Idée {number}"),
                year=year,
                state=state,
            )
    activities.write_money(
        commission=commission,
        year=LAST,
        expected=0,
        planned=Decimal("2000.00"),
        spent=Decimal("501.00"),
        note="",
        by=by,
    )


def begun(commission, by) -> Report:
    return actions.begin(commission=commission, year=LAST, by=by)


def adopted_report(commission, by) -> Report:
    return actions.adopt(report=begun(commission, by), adopted_on=timezone.localdate(), by=by)


def words_of(document) -> str:
    return doc.dump(document)


def test_the_figures_of_a_year_come_from_its_rows(commission, anna):
    a_year(commission, anna)
    found = report_facts.figures(commission, LAST, timezone.localdate())
    assert (found.seats, found.filled, found.vacant, found.came, found.left) == (2, 2, 0, 2, 0)
    assert (found.held, found.taken, found.places, found.points) == (2, 4, 4, 2)
    assert found.opinions == opinions.count(commission, year=LAST)
    assert found.opinions.given == 2
    assert (found.activities.count, found.activities.reached, found.activities.cost) == (2, 80, Decimal("501.00"))
    assert (found.programme.planned, found.money.left) == (2, Decimal("1499.00"))


def test_what_is_outside_the_mission_counts_in_no_figure(commission, anna):
    Commission.objects.filter(pk=commission.pk).update(is_wider=True)
    a_year(commission, anna)
    before = report_facts.figures(commission, LAST, timezone.localdate())
    a_sitting(commission, date(LAST, 6, 1), 9, is_outside=True)
    opinion = adopted(commission, anna, is_outside=True)
    Opinion.objects.filter(pk=opinion.pk).update(adopted_on=date(LAST, 6, 2), year=LAST, number=9)
    activities.add(
        commission=commission, day=date(LAST, 6, 3), title=text("fr", fr="Tournoi"), is_outside=True, reached=9, by=anna
    )
    ProgrammeItem.objects.create(
        space=commission.space, commission=commission, title=text("fr", fr="X"), year=LAST, is_outside=True
    )
    assert report_facts.figures(commission, LAST, timezone.localdate()) == before


def test_cancelled_sittings_and_those_without_quorum_are_told_and_not_counted(commission, anna, mayor):
    a_sitting(commission, date(LAST, 3, 1), 1, state="no_quorum", no_quorum_on=date(LAST, 3, 1), no_quorum_by=anna)
    a_sitting(commission, date(LAST, 3, 2), 2, state="cancelled", cancel_reason="neige")
    found = report_facts.figures(commission, LAST, timezone.localdate())
    assert (found.held, found.no_quorum, found.cancelled) == (0, 1, 1)


def test_the_minimum_of_the_rules_is_held_against_the_sittings(commission, anna):
    put_in_force(commission, min_meetings_per_year=4)
    a_year(commission, anna)
    report = begun(commission, anna)
    told = words_of(queries.compiled(report, "fr", timezone.localdate()))
    assert "au moins 4 séances par an" in told and "art. 12) : 2 ont été tenues" in told
    assert "Il en manque 2." in told


def test_a_report_compiles_in_five_languages_and_carries_names_of_members_only_in_cells(commission, anna):
    a_year(commission, anna)
    report = begun(commission, anna)
    for language in LANGUAGES:
        paper = queries.compiled(report, language, timezone.localdate())
        assert paper.draft_mark and paper.information_only == (language not in ("fr", "de"))
        assert str(LAST) in paper.title


def test_the_plan_tells_how_far_it_is(commission, anna, in_space):
    plan = make_plan(in_space)
    type(plan).objects.filter(pk=plan.pk).update(state="running", starts_on=date(LAST, 1, 1))
    make_action(plan, number=1, state="running")
    make_action(plan, number=2, state="done", percent=100)
    make_action(plan, number=3, state="idea")
    found = report_facts.read(commission, LAST, timezone.localdate()).plans
    assert [(row.actions, row.under_way, row.finished) for row in found] == [(2, 1, 1)]
    told = words_of(queries.compiled(begun(commission, anna), "fr", timezone.localdate()))
    assert "actions en cours : 1, terminées : 1, sur 2" in told


def test_one_report_a_year(commission, anna):
    begun(commission, anna)
    with pytest.raises(Refused, match="begun already"):
        begun(commission, anna)
    for year in (2023, LAST + 2):
        with pytest.raises(Refused, match="in which this commission sat"):
            actions.begin(commission=commission, year=year, by=anna)


def test_two_people_at_the_foreword(commission, anna):
    report = begun(commission, anna)
    same = Report.objects.get(pk=report.pk)
    actions.write(report=report, expected=report.version, foreword=text("fr", fr="Merci"), by=anna)
    with pytest.raises(Stale):
        actions.write(report=same, expected=same.version, foreword=text("fr", fr="Bonjour"), by=anna)


def test_what_is_adopted_stays_whatever_the_rows_become(commission, anna):
    a_year(commission, anna)
    report = adopted_report(commission, anna)
    kept = words_of(queries.document(report, "fr", timezone.localdate()))
    activities.add(commission=commission, day=date(LAST, 9, 1), title=text("fr", fr="Nouvelle fête"), by=anna)
    report = queries.find(commission.pk, report.pk)
    report.space = report.commission.space = commission.space
    assert words_of(queries.document(report, "fr", timezone.localdate())) == kept
    assert files.opened(report.document_de).language == "de" and "Nouvelle" not in kept
    with pytest.raises(Refused, match="no longer change"):
        actions.write(report=report, expected=report.version, foreword=text("fr", fr="Non"), by=anna)
    with pytest.raises(Refused):
        actions.adopt(report=report, adopted_on=timezone.localdate(), by=anna)


def test_a_year_that_is_not_over_is_not_adopted(commission, anna):
    report = actions.begin(commission=commission, year=LAST + 1, by=anna)
    with pytest.raises(Refused, match="not over"):
        actions.adopt(report=report, adopted_on=timezone.localdate(), by=anna)


@pytest.mark.parametrize("day", [date(LAST - 1, 12, 31), date(LAST + 3, 1, 1)])
def test_the_day_of_adoption_fits_the_year(commission, anna, day):
    with pytest.raises(Refused, match="That day"):
        actions.adopt(report=begun(commission, anna), adopted_on=day, by=anna)


def test_council_and_college_hear_of_it_once(commission, anna, mayor, esch):
    councillor = give(a_person("Conny Councillor"), esch, "councillor")
    report = adopted_report(commission, anna)
    with pytest.raises(Refused, match="to whom"):
        actions.send(report=report, to=[], by=anna)
    report = actions.send(report=report, to=["council", "college"], by=anna)
    told = OutboxMessage.objects.filter(kind="report_sent").values_list("to_id", flat=True)
    assert {mayor.pk, councillor.pk} <= set(told) and len(told) == len(set(told))
    assert report.sent_to == "conseil communal, collège des bourgmestre et échevins"
    with pytest.raises(Refused):
        actions.send(report=report, to=["college"], by=anna)


def test_the_public_reads_names_only_by_choice(commission, anna):
    a_year(commission, anna)
    report = adopted_report(commission, anna)
    with pytest.raises(Refused, match="Send the report first"):
        actions.publish(report=report, by=anna)
    assert queries.public_document(report) is None
    report = actions.publish(report=actions.send(report=report, to=["council"], by=anna), by=anna)
    assert "Membre 1" in words_of(queries.document(report, "fr", timezone.localdate()))
    hidden = words_of(queries.public_document(report))
    assert "Membre 1" not in hidden and "Membre 2" not in hidden
    MemberCard.objects.filter(member__name="Membre 1").update(visibility="name")
    shown = words_of(queries.public_document(report))
    assert "Membre 1" in shown and "Membre 2" not in shown
    assert [row.pk for row in queries.public_reports([commission])] == [report.pk]
    report = actions.close_again(report=report, by=anna)
    assert queries.public_document(report) is None


def test_a_name_corrected_after_the_adoption_stays_out_of_the_public_copy(commission, anna):
    a_year(commission, anna)
    seats.make_seats(commission=commission, count=1, by=anna)
    report = adopted_report(commission, anna)
    report = actions.publish(report=actions.send(report=report, to=["council"], by=anna), by=anna)
    BodyMember.objects.filter(name="Membre 1").update(name="Membre Premier")
    told = words_of(queries.public_document(report))
    assert "Membre 1" not in told and "membre non nommé" in told and "vacant" in told


def test_the_public_copy_does_not_say_why_somebody_left(commission, anna):
    a_year(commission, anna)
    leaver = Holding.objects.get(member__name="Membre 1")
    seats.end_holding(holding=leaver, on=date(LAST, 9, 1), kind="died", by=anna)
    MemberCard.objects.filter(member__name="Membre 1").update(visibility="name")
    report = adopted_report(commission, anna)
    report = actions.publish(report=actions.send(report=report, to=["council"], by=anna), by=anna)
    assert "quitte le siège (décès)" in words_of(queries.document(report, "fr", timezone.localdate()))
    for language, left in (("fr", "quitte le siège"), ("de", "scheidet aus")):
        public = queries.public_document(report, language)
        table = next(
            b for b in public.blocks if isinstance(b, doc.Table) and b.columns[-1].label in ("Changement", "Änderung")
        )
        assert [doc.plain(row[-1]) for row in table.rows][-1] == left


def test_an_office_is_named_only_where_name_and_office_are_shown(commission, anna):
    a_year(commission, anna)
    holding = commission.holdings.select_related("member").first()
    seats.name_office(commission=commission, kind="president", from_on=date(LAST, 3, 1), member=holding.member, by=anna)
    report = adopted_report(commission, anna)
    paper = queries.document(report, "fr", timezone.localdate())
    table = next(b for b in paper.blocks if isinstance(b, doc.Table) and b.caption == "Fonctions")
    assert doc.plain(table.rows[0][1]) == holding.member.name
    for choice, wanted in (("name", "membre non nommé"), ("office", holding.member.name)):
        public = report_papers.for_public(paper, {holding.member.name: {choice}})
        table = next(b for b in public.blocks if isinstance(b, doc.Table) and b.caption == "Fonctions")
        assert doc.plain(table.rows[0][1]) == wanted


def test_due_until_it_is_sent(commission, anna):
    today = timezone.localdate()
    assert [str(row.what) for row in queries.due([commission.space], today)][0].startswith("Adopt the annual report")
    report = adopted_report(commission, anna)
    assert str(queries.due([commission.space], today)[0].what).startswith("Send the annual report")
    actions.send(report=report, to=["council"], by=anna)
    assert queries.due([commission.space], today) == []


def test_pdf_and_word_are_made(commission, anna):
    a_year(commission, anna)
    paper = queries.compiled(begun(commission, anna), "fr", timezone.localdate())
    assert child.pdf(paper).startswith(b"%PDF") and child.word(paper).startswith(b"PK")


def _statements(client, url) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def test_pages_take_at_most_twelve_statements_whatever_the_rows(commission, anna, esch):
    client = signed_in(anna)
    base = f"/s/{esch.slug}/commissions/{commission.pk}/"
    report = begun(commission, anna)
    urls = [f"{base}reports/", f"{base}reports/{report.pk}/", f"{base}activities/?year={LAST}"]
    empty = [_statements(client, url) for url in urls]
    a_year(commission, anna, count=3)
    full = [_statements(client, url) for url in urls]
    assert full == empty and max(full) <= 12


def test_the_way_of_a_report_through_its_pages(commission, anna, mayor, esch):
    a_year(commission, anna)
    client = signed_in(anna)
    base = f"/s/{esch.slug}/commissions/{commission.pk}/reports/"
    response = client.post(f"{base}begin/{LAST}/")
    here = response["Location"]
    assert "Rapport annuel" in client.get(here).content.decode()
    form = {"version": 1, "foreword_original": "fr", "foreword_fr": "Merci à toutes et à tous."}
    assert client.post(f"{here}words/", form)["Location"] == here
    assert "Merci à toutes" in client.get(here).content.decode()
    assert client.post(f"{here}adopt/", {"adopted_on": "1.1.1800"}).status_code == 422
    assert client.post(f"{here}adopt/", {"adopted_on": timezone.localdate().isoformat()})["Location"] == here
    assert client.post(f"{here}send/", {"to": []}).status_code == 422
    assert client.post(f"{here}send/", {"to": ["council", "college"]})["Location"] == here
    assert client.post(f"{here}publish/")["Location"] == here
    assert Report.objects.get().published_on == timezone.localdate()
    assert client.post(f"{here}close/")["Location"] == here
    for language in LANGUAGES:
        assert client.get(f"{here}report-{language}.json").status_code == 200
    assert client.get(f"{here}report-xx.pdf").status_code == 404
    assert Report.objects.get().state == ReportState.SENT


def test_who_only_reads_is_offered_no_act(commission, anna, mayor, esch):
    report = begun(commission, anna)
    client = signed_in(mayor)
    here = f"/s/{esch.slug}/commissions/{commission.pk}/reports/{report.pk}/"
    page = client.get(here).content.decode()
    assert "adopt/" not in page and "words/" not in page
    assert client.post(f"{here}publish/").status_code == 403


# Across a change of council


def past_its_nominal_end(commission, ended: date, *, sits_on: bool) -> None:
    Commission.objects.filter(pk=commission.pk).update(expected_until=ended)
    commission.refresh_from_db()
    put_in_force(commission, sits_until_replaced=sits_on)


def due(commission) -> list[str]:
    return [str(row.what) for row in queries.due([commission.space], timezone.localdate())]


def test_members_who_do_not_sit_on_owe_no_report_of_the_years_after_their_term(commission, anna):
    past_its_nominal_end(commission, date(LAST - 1, 6, 30), sits_on=False)
    assert due(commission) == []
    assert queries.last_year(commission, timezone.localdate()) == LAST - 1
    with pytest.raises(Refused, match="in which this commission sat"):
        begun(commission, anna)


def test_members_who_sit_until_replaced_owe_it_until_somebody_sits_in_the_next_commission(commission, anna):
    past_its_nominal_end(commission, date(LAST - 1, 6, 30), sits_on=True)
    assert len(due(commission)) == 1
    after = make_commission(commission.space, from_on=date(LAST, 1, 1), predecessor=commission)
    assert len(due(commission)) == 2  # nobody sits there yet: both have the whole year
    (seat,) = seats.make_seats(commission=after, count=1, by=anna)
    seats.appoint(commission=after, part="full", seat=seat, name="Ana", from_on=date(LAST, 1, 1), by=anna)
    assert len(due(commission)) == 1


def test_the_last_year_is_owed_after_the_handover_too_and_a_part_of_one_only_where_it_sat(commission, anna):
    values = {"state": "handed_over", "handed_over_on": timezone.localdate(), "handed_over_by": anna}
    handed_over = Commission.objects.filter(pk=commission.pk)
    handed_over.update(**values, until_on=date(LAST, 12, 31))
    assert len(due(commission)) == 1
    handed_over.update(until_on=date(LAST, 2, 10))
    assert due(commission) == []
    a_sitting(commission, date(LAST, 2, 5), 1)
    assert len(due(commission)) == 1
    handed_over.update(until_on=date(LAST - 1, 12, 31))
    assert due(commission) == []


def test_the_report_of_the_last_year_of_a_term_names_who_sat_on_its_last_day(commission, anna):
    (seat,) = seats.make_seats(commission=commission, count=1, by=anna)
    seats.appoint(commission=commission, part="full", seat=seat, name="Ana Sousa", from_on=date(LAST, 2, 1), by=anna)
    past_its_nominal_end(commission, date(LAST, 6, 30), sits_on=False)
    facts = report_facts.read(commission, LAST, timezone.localdate())
    assert facts.last == date(LAST, 6, 30)
    assert report_facts.figures_of(facts).filled == 1
