"""Renewal day: what is open moves in one act, the term ends, the file stays."""

import io
import zipfile
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advising import a_commission, sent
from commissioning import make_commission, make_rules
from factories import make_need, make_plan
from people import a_person, give, signed_in
from zesummen.commissions.actions import handover as actions
from zesummen.commissions.actions import opinions, programme, seats
from zesummen.commissions.models import (
    Commission,
    Holding,
    MemberCode,
    Office,
    Opinion,
    ProgrammeItem,
    Report,
    RulesVersion,
    Seat,
    SeatFilling,
    Vote,
)
from zesummen.commissions.queries import handover as queries
from zesummen.commissions.queries import seats as seat_queries
from zesummen.commissions.states import CommissionState, EndKind
from zesummen.documents import actions as documents
from zesummen.documents import queries as files
from zesummen.kernel import retention, thread
from zesummen.kernel.access import Refused
from zesummen.kernel.exports import child
from zesummen.kernel.exports import document as doc
from zesummen.kernel.models import Entry
from zesummen.kernel.words import text
from zesummen.sittings.models import AgendaItem, Attendance, BodyMember, Sitting, Task
from zesummen.sittings.queries import papers as sitting_papers
from zesummen.sittings.queries import sitting_sheet

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def commission(in_space, anna):
    made = a_commission(in_space)
    make_rules(made)
    first, second = seats.make_seats(commission=made, count=2, by=anna)
    one = seats.appoint(commission=made, part="full", seat=first, name="Rosa Pinto", from_on=date(2024, 2, 1), by=anna)
    seats.appoint(commission=made, part="full", seat=second, name="Jos Biver", from_on=date(2024, 2, 1), by=anna)
    seats.name_office(commission=made, kind="president", from_on=date(2024, 2, 1), member=one.member, by=anna)
    return made


@pytest.fixture
def successor(commission, anna):
    made = make_commission(
        commission.space,
        from_on=TODAY,
        name="Nouvelle commission",
        predecessor=commission,
        state="setting_up",
        constituted_on=None,
    )
    (seat,) = seats.make_seats(commission=made, count=1, by=anna)
    seats.appoint(commission=made, part="full", seat=seat, name="Inês Carvalho", from_on=TODAY, by=anna)
    return made


def left_open(commission, by) -> dict:
    """One of everything that stays open, and one that is closed."""
    asked = opinions.ask(commission=commission, title=text("fr", fr="Budget"), question=text("fr", fr="?"), by=by)
    item = programme.add(commission=commission, title=text("fr", fr="Café des langues"), year=2026, mission="M3", by=by)
    done = programme.add(commission=commission, title=text("fr", fr="Fini"), year=2025, by=by)
    programme.finish(item=done, result=text("fr", fr="oui"), by=by)
    space, body = commission.space, commission.body
    task = Task.objects.create(space=space, body=body, title="Écrire à l’école", owner_name="Rosa")
    point = AgendaItem.objects.create(space=space, body=body, title=text("fr", fr="Fête"), source="x:1")
    return {"asked": asked, "item": item, "done": done, "task": task, "point": point, "sent": sent(commission, by)}


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_what_is_open_goes_over_and_what_is_closed_stays(commission, successor, anna):
    rows = left_open(commission, anna)
    actions.hand_over(commission=commission, on=TODAY, by=anna)
    for name in ("asked", "item"):
        assert fresh(rows[name]).commission_id == successor.pk
    for name in ("task", "point"):
        assert fresh(rows[name]).body_id == successor.body_id
    assert fresh(rows["done"]).commission_id == fresh(rows["sent"]).commission_id == commission.pk
    assert fresh(rows["item"]).mission == "M3"


def test_the_thread_is_kept_and_leads_to_the_new_address(commission, successor, anna):
    rows = left_open(commission, anna)
    need = make_need(make_plan(commission.space))
    programme.lead_to(item=rows["item"], node=need.node, by=anna)
    before = fresh(rows["item"]).node_id
    actions.hand_over(commission=commission, on=TODAY, by=anna)
    item = fresh(rows["item"])
    assert item.node_id == before
    assert [step.kind for step in thread.walk(item).ahead] == ["need"]
    assert f"commissions/{successor.pk}/programme/{item.pk}/" in {step.link for step in thread.walk(need).back}


def test_missions_of_another_regime_do_not_go_along(commission, anna):
    make_commission(
        commission.space, regime="2011", from_on=TODAY, predecessor=commission, state="setting_up", constituted_on=None
    )
    RulesVersion.objects.filter(commission=commission).update(values={"sits_until_replaced": False})
    rows = left_open(commission, anna)
    actions.hand_over(commission=commission, on=TODAY, by=anna)
    assert fresh(rows["item"]).mission == "" and fresh(rows["asked"]).regime == "2011"


def test_the_term_ends_for_everybody(commission, successor, anna):
    assert MemberCode.objects.filter(commission=commission, revoked_on=None).count() == 2
    actions.hand_over(commission=commission, on=TODAY, by=anna)
    commission = fresh(commission)
    assert (commission.state, commission.until_on) == (CommissionState.HANDED_OVER, TODAY)
    held = Holding.objects.filter(commission=commission).values_list("until_on", "end_kind")
    assert set(held) == {(TODAY, EndKind.TERM)}
    for model in (Seat, Office):
        assert set(model.objects.filter(commission=commission).values_list("until_on", flat=True)) == {TODAY}
    assert not BodyMember.objects.filter(body=commission.body_id, until_on=None).exists()
    assert not MemberCode.objects.filter(commission=commission, revoked_on=None).exists()
    assert MemberCode.objects.filter(commission=successor, revoked_on=None).count() == 1
    assert seat_queries.composition(commission, TODAY).filled == 2
    assert seat_queries.composition(commission, TODAY + timedelta(days=1)).holdings == ()


def test_why_somebody_had_resigned_stays_on_record(commission, successor, anna):
    leaver = Holding.objects.filter(commission=commission).first()
    seats.end_holding(holding=leaver, on=TODAY - timedelta(days=9), kind=EndKind.RESIGNED, until_replaced=True, by=anna)
    actions.hand_over(commission=commission, on=TODAY, by=anna)
    assert (fresh(leaver).end_kind, fresh(leaver).until_on) == (EndKind.RESIGNED, TODAY)


def test_of_two_people_the_second_is_refused_and_nothing_moves_twice(commission, successor, anna):
    left_open(commission, anna)
    same = fresh(commission)
    actions.hand_over(commission=commission, on=TODAY, by=anna)
    with pytest.raises(Refused):
        actions.hand_over(commission=same, on=TODAY, by=anna)
    assert Report.objects.filter(commission=commission).count() == 1
    assert Entry.objects.filter(verb="commission.handed_over").count() == 1


def test_members_sit_until_somebody_replaces_them(commission, successor, anna):
    Holding.objects.filter(commission=successor).delete()
    with pytest.raises(Refused, match="nobody sits in the next"):
        actions.hand_over(commission=commission, on=TODAY, by=anna)
    assert fresh(commission).state == CommissionState.WORKING


def test_the_last_day_fits(commission, successor, anna):
    for day, words in (
        (date(2023, 1, 1), "before the first"),
        (TODAY + timedelta(days=1), "still to come"),
    ):
        with pytest.raises(Refused, match=words):
            actions.hand_over(commission=commission, on=day, by=anna)
    Commission.objects.filter(pk=successor.pk).update(from_on=TODAY - timedelta(days=5))
    with pytest.raises(Refused, match="next commission begins"):
        actions.hand_over(commission=commission, on=TODAY, by=anna)


@pytest.mark.parametrize("state", ["planned", "held"])
def test_a_sitting_in_the_way_is_named(commission, successor, anna, state):
    Sitting.objects.create(
        space=commission.space,
        body=commission.body,
        number=1,
        year=TODAY.year,
        day=TODAY,
        starts_at=time(18),
        place="Salle",
        state=state,
    )
    with pytest.raises(Refused, match="stands in the way"):
        actions.hand_over(commission=commission, on=TODAY - timedelta(days=1), by=anna)


def test_a_seat_taken_later_is_named(commission, successor, anna):
    Holding.objects.filter(member__name="Jos Biver").update(from_on=TODAY)
    with pytest.raises(Refused, match="Jos Biver"):
        actions.hand_over(commission=commission, on=TODAY - timedelta(days=1), by=anna)


def test_without_a_successor_what_is_open_stays(commission, anna):
    rows = left_open(commission, anna)
    actions.hand_over(commission=commission, on=TODAY, by=anna)
    assert fresh(rows["item"]).commission_id == commission.pk
    assert Entry.objects.filter(verb="commission.ended").count() == 1


def test_the_file_tells_what_was_open_promised_and_decided(commission, successor, anna):
    left_open(commission, anna)
    held = Sitting.objects.create(
        space=commission.space,
        body=commission.body,
        number=1,
        year=2025,
        day=date(2025, 5, 5),
        starts_at=time(18),
        place="Salle",
        state="held",
    )
    AgendaItem.objects.create(
        space=commission.space,
        body=commission.body,
        sitting=held,
        kind="decision",
        title=text("fr", fr="Calendrier"),
        decision=text("fr", fr="Six séances par an."),
    )
    actions.hand_over(commission=commission, on=TODAY, by=anna)
    kept = queries.handover_report(commission)
    told = doc.dump(files.opened(kept.document))
    for words in ("Budget", "Café des langues", "Écrire à l’école", "Fête", "Six séances par an", "Des cours du soir"):
        assert words in told
    assert "archives de la commune" in told and "Nouvelle commission" in told
    assert files.opened(kept.document_de).title.startswith("Übergabeakte")
    assert child.pdf(files.opened(kept.document)).startswith(b"%PDF")


def test_former_members_are_due_by_rule_after_their_term(commission, successor, anna):
    actions.hand_over(commission=commission, on=TODAY, by=anna)
    term = retention.TERMS["commission_members"]
    assert term.find(commission.space, TODAY).count() == 0
    assert {row.name for row in term.find(commission.space, TODAY + timedelta(days=1))} == {"Rosa Pinto", "Jos Biver"}


def test_the_pages_before_and_after(commission, successor, anna, esch):
    left_open(commission, anna)
    client = signed_in(anna)
    base = f"/s/{esch.slug}/commissions/{commission.pk}/handover/"
    with CaptureQueriesContext(connection) as caught:
        before = client.get(base).content.decode()
    assert len(caught) <= 12 and "Café des langues" in before
    for _more in range(3):
        left_open_more = programme.add(commission=commission, title=text("fr", fr="Encore"), year=2026, by=anna)
    with CaptureQueriesContext(connection) as again:
        client.get(base)
    assert len(again) == len(caught) and left_open_more.pk
    assert client.get(f"{base}file-fr.json").status_code == 200
    assert client.post(f"{base}act/", {"on": TODAY.isoformat()}).status_code == 422
    assert client.post(f"{base}act/", {"on": TODAY.isoformat(), "is_sure": "on"})["Location"] == base
    after = client.get(base).content.decode()
    assert "Nouvelle commission" in after and client.get(f"{base}file-de.json").status_code == 200
    assert client.post(f"{base}act/", {"on": TODAY.isoformat(), "is_sure": "on"}).status_code == 422
    for one, kind in ((Opinion.objects.get(commission=successor), "opinions"), (left_open_more, "programme")):
        old = f"/s/{esch.slug}/commissions/{commission.pk}/{kind}/{one.pk}/"  # a link in an earlier mail
        assert client.get(old)["Location"] == f"/s/{esch.slug}/commissions/{successor.pk}/{kind}/{one.pk}/"
        assert client.get(old.replace(f"/{one.pk}/", "/999/")).status_code == 404
    assert ProgrammeItem.objects.filter(commission=successor).count() == 4
    assert Opinion.objects.filter(commission=successor).count() == 1


def test_the_archive_holds_the_file_the_papers_and_the_files(commission, successor, anna, esch):
    held = Sitting.objects.create(
        space=esch, body=commission.body, number=1, year=2025, day=date(2025, 3, 4), starts_at=time(18), place="Salle",
        state="approved", approved_on=TODAY, approved_by=anna,
    )  # fmt: skip
    opinion = sent(commission, anna)
    documents.attach_to(
        owner=held, upload=documents.Upload(b"Nom;1\n", "a.csv", "csv"), title="Liste signée",
        dated_on=date(2025, 3, 5), language="fr", by=anna,
    )  # fmt: skip
    actions.hand_over(commission=commission, on=TODAY, by=anna)
    base = f"/s/{esch.slug}/commissions/{commission.pk}/handover/"
    client = signed_in(anna)
    assert "file-fr.zip" in client.get(base).content.decode()
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"{base}file-fr.zip").content))
    names = set(packed.namelist())
    assert {"handover.pdf", "handover.docx", "handover.json"} <= names
    assert {"minutes/2025-03-04-1-2025.pdf", f"opinions/{opinion.year}-{opinion.number}.pdf"} <= names
    assert all(packed.read(name).startswith(b"%PDF") for name in names if name.endswith(".pdf"))
    assert any(name.startswith("files/") and name.endswith("Liste-signée.csv") for name in names)
    assert signed_in(give(a_person("Mayor Muller"), esch, "mayor")).get(f"{base}file-fr.zip").status_code == 403


@pytest.mark.parametrize("votes", [False, True])
def test_the_papers_of_the_archive_take_the_same_statements_for_one_sitting_and_for_many(commission, anna, esch, votes):
    counts, made = [], 0
    for many in (1, 3, 12):
        while made < many:
            made += 1
            an_approved_sitting(commission, made, anna, votes)
        with CaptureQueriesContext(connection) as asked:
            found = queries.archive_papers(Commission.objects.select_related("body", "space").get(pk=commission.pk))
        counts.append(len(asked))
        assert len([name for name in found if name.startswith("minutes/")]) == many
    assert counts[0] == counts[1] == counts[2] <= 12
    for number in (1, 12):  # each has its own words, as if it had been written alone
        day = date(2025, 1, 1) + timedelta(days=number)
        sitting = Sitting.objects.select_related("body", "space").get(number=number)
        alone = sitting_papers.minutes(sitting_sheet(sitting), language="fr")
        assert doc.dump(found[f"minutes/{day.isoformat()}-{number}-2025.pdf"]) == doc.dump(alone)
        assert f"Point {number}." in doc.dump(alone) and (f"Vote {number}." in doc.dump(alone)) == votes


def an_approved_sitting(commission, number: int, by, votes: bool) -> Sitting:
    """Approved without frozen minutes, as one that was taken over from before."""
    space, body = commission.space, commission.body
    made = Sitting.objects.create(
        space=space, body=body, number=number, year=2025, day=date(2025, 1, 1) + timedelta(days=number),
        starts_at=time(18), place="Salle", state="approved", approved_on=TODAY, approved_by=by, moved_times=number % 2,
    )  # fmt: skip
    item = AgendaItem.objects.create(space=space, body=body, sitting=made, title=text("fr", fr=f"Point {number}."))
    for held in Holding.objects.filter(commission=commission).select_related("seat"):
        Attendance.objects.create(space=space, sitting=made, member=held.member, presence="present")
        SeatFilling.objects.create(space=space, sitting=made, seat=held.seat, member=held.member)
    Task.objects.create(space=space, body=body, sitting=made, title=f"Tâche {number}", owner_name="Rosa")
    if votes:
        Vote.objects.create(
            space=space, item=item, question=f"Vote {number}.", kind="open", votes_for=2, seats_filled=2, result="carried",
            recorded_by=by,
        )  # fmt: skip
    return made


def test_who_only_reads_is_not_offered_the_act(commission, successor, anna, esch):
    client = signed_in(give(a_person("Mayor Muller"), esch, "mayor"))
    base = f"/s/{esch.slug}/commissions/{commission.pk}/handover/"
    assert "handover/act/" not in client.get(base).content.decode()
    assert client.post(f"{base}act/", {"on": TODAY.isoformat(), "is_sure": "on"}).status_code == 403


# How long a commission reports


def past_its_nominal_end(commission, own):
    """The nominal end was two years ago, and nobody has adopted a report."""
    RulesVersion.objects.filter(commission=commission).delete()
    make_rules(commission, own=own)
    ended = TODAY.replace(year=TODAY.year - 2, month=12, day=31)
    Commission.objects.filter(pk=commission.pk).update(expected_until=ended)
    commission.refresh_from_db()
    return ended


def test_members_who_sit_until_replaced_report_until_the_handover(commission):
    past_its_nominal_end(commission, {"sits_until_replaced": True})
    assert queries.page(commission, TODAY).unreported[-1] == TODAY.year


def test_members_who_do_not_sit_on_report_until_the_nominal_end(commission):
    ended = past_its_nominal_end(commission, {"sits_until_replaced": False})
    assert queries.page(commission, TODAY).unreported[-1] == ended.year


def test_the_last_year_is_the_one_before_the_next_commission(commission, successor):
    past_its_nominal_end(commission, {"sits_until_replaced": True})
    Commission.objects.filter(pk=successor.pk).update(from_on=date(TODAY.year, 1, 1))
    assert queries.page(commission, TODAY).unreported[-1] == TODAY.year - 1
    Holding.objects.filter(commission=successor).delete()  # nobody sits there yet: the members still do
    assert queries.page(commission, TODAY).unreported[-1] == TODAY.year
