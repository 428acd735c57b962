"""From the council pack to the frozen plan: one commune, three councils, amendments, refusal, annulment."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.translation import override

from factories import make_action, make_indicator, make_line, make_need, make_objective, make_plan
from people import a_person, give
from zesummen.council import actions as council
from zesummen.council.models import CouncilDate
from zesummen.documents.models import Attachment
from zesummen.kernel import journal, tenancy
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.words import text
from zesummen.plans.actions import adoption, adoption_amend, adoption_votes
from zesummen.plans.actions.letter import record_sent, write_letter
from zesummen.plans.actions.versions import freeze_sheet, freeze_version
from zesummen.plans.compare import changes, passages
from zesummen.plans.models import Action, LeftOut, Opinion, Party, PlanVersion, Submission
from zesummen.plans.queries import adoption as queries
from zesummen.plans.queries.papers.letter import Letter
from zesummen.plans.queries.public_sheet import public_sheet
from zesummen.plans.queries.sheet import plan_sheet
from zesummen.plans.queries.standings import rail_of
from zesummen.plans.queries.versions import is_whole, sheet_of

pytestmark = pytest.mark.django_db


def a_full_plan(space, **values):
    plan = make_plan(space, **{"starts_on": date(2026, 1, 1), "ends_on": date(2031, 12, 31), **values})
    need = make_need(plan)
    goal = make_objective(plan, need)
    make_indicator(goal)
    for _number in range(2):
        make_line(make_action(plan, goal), planned="100.01")
    return plan


@pytest.fixture
def plan(in_space):
    plan = a_full_plan(in_space)
    Opinion.objects.create(space=in_space, plan=plan, body_name="la commission", given_on=date(2026, 2, 3))
    return plan


def vote(decision, by, result="accepted", **values):
    """Put it on the agenda of today and record the vote, without names."""
    today = timezone.localdate()
    sitting, _made = CouncilDate.objects.get_or_create(
        space=decision.space, day=today, body_name=decision.body_name, defaults={"starts_at": time(18)}
    )
    council.put_on_agenda(deliberation=decision, sitting=sitting, by=by)
    amended = values.pop("articles", None)
    if amended:
        parts = {name: getattr(decision, name) for name in ("subject", "visas", "reasons", "heard")} | {
            "articles": amended
        }
        council.amend_at_table(
            deliberation=decision, parts=parts, note="Un article ajouté", expected=decision.version, by=by
        )
    given = {"votes_for": 7, "votes_against": 0, "abstentions": 0, "attendance": council.Attendance(present=7)}
    if result == "rejected":
        given |= {"votes_for": 1, "votes_against": 6, "reason": "Trop cher"}
    if result in ("postponed", "withdrawn"):
        given = {"reason": "À revoir", "attendance": council.Attendance(present=7)}
    return council.record_vote(
        deliberation=decision, entry=council.VoteEntry(result=result, **{**given, **values}), by=by
    )


def test_the_decision_is_composed_from_the_data_and_carries_the_plan(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    decision = submission.deliberation
    assert "Vu l’avis favorable de la commission du 3 février 2026 ;" in decision.visas
    assert any("2 actions" in reason and "200,02" in reason for reason in decision.reasons)
    assert "(version n° 1 du" in decision.articles[0]
    annex = Attachment.objects.get(folder=decision.folder_id)
    assert annex.stored.kind == "pdf" and annex.title == "Annexe : le plan, version n° 1"


def test_preparing_twice_changes_nothing_and_a_changed_plan_goes_before_the_council_anew(plan, anna):
    first = adoption.prepare_decisions(plan=plan, by=anna)[0]
    assert adoption.prepare_decisions(plan=plan, by=anna) == []
    make_action(plan, title="Nouvelle")
    again = adoption.prepare_decisions(plan=plan, by=anna)[0]
    assert (again.pk, again.version.number) == (first.pk, 2) and Submission.objects.count() == 1


def test_an_accepted_vote_adopts_freezes_and_runs(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    vote(submission.deliberation, anna)
    plan.refresh_from_db()
    party = Party.objects.get(plan=plan)
    version = PlanVersion.objects.get(plan=plan)
    assert (plan.state, party.state, party.decided_on, version.adopted_on) == (
        "running",
        "adopted",
        timezone.localdate(),
        timezone.localdate(),
    )
    assert version.document.language == "fr" and rail_of(plan).row("adoption").requirements[1].done
    assert journal.sentence(Entry.objects.get(verb="party.adopted")).startswith("Anna Schmit recorded that")


def test_what_was_frozen_does_not_move_when_the_plan_goes_on(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    vote(submission.deliberation, anna)
    version = PlanVersion.objects.get(plan=plan)
    before, seal, paper = version.payload, version.sha256, version.document.sha256
    Action.objects.filter(plan=plan, number=1).update(title=text("fr", fr="Tout autre chose"), percent=50)
    make_line(Action.objects.get(plan=plan, number=2), planned="999.99")
    version = PlanVersion.objects.get(plan=plan)
    assert (version.payload, version.sha256, version.document.sha256) == (before, seal, paper) and is_whole(version)
    said = [change.sentence for change in changes(sheet_of(version), plan_sheet(plan))]
    assert any("action 2 rose" in sentence for sentence in said) and len(said) >= 3


def test_a_refusal_returns_to_the_committee_and_can_be_decided_again(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    vote(submission.deliberation, anna, "rejected")
    plan.refresh_from_db()
    row = queries.adoption_of(plan, timezone.localdate()).rows[0]
    assert (plan.state, row.party.state, row.party.note) == ("preparation", "refused", "Trop cher")
    assert "Trop cher" in row.returns and row.needs_draft
    vote(adoption.prepare_decisions(plan=plan, by=anna)[0].deliberation, anna)
    assert Party.objects.get(plan=plan).state == "adopted"


def test_a_postponed_point_waits(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    vote(submission.deliberation, anna, "postponed")
    row = queries.adoption_of(plan, timezone.localdate()).rows[0]
    assert row.party.state == "waiting" and "À revoir" in row.returns and not row.needs_draft


def test_an_annulled_adoption_no_longer_counts(plan, anna):
    decision = vote(adoption.prepare_decisions(plan=plan, by=anna)[0].deliberation, anna)
    today = timezone.localdate()
    council.transmit(deliberation=decision, to="Ministère", on=today, approval_need="yes", by=anna)
    council.record_supervision(deliberation=decision, answer="annulled", on=today, note="Vice de forme", by=anna)
    plan.refresh_from_db()
    party = Party.objects.get(plan=plan)
    assert (plan.state, party.state, party.note) == ("preparation", "waiting", "Vice de forme")


def test_a_member_without_the_right_prepares_nothing(plan, ben):
    with pytest.raises(Refused):
        adoption.prepare_decisions(plan=plan, by=ben)
    assert not PlanVersion.objects.exists()


# Amended at the table


def test_what_the_council_changed_is_what_is_frozen(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    adoption_amend.amend_passage(submission=submission, key="action:1:until_on", value=date(2029, 1, 31), by=anna)
    vote(submission.deliberation, anna)
    party = Party.objects.get(plan=plan)
    own = PlanVersion.objects.get(adopted_by_party=party)
    assert party.state == "amended" and own.amends == submission.version and own.adopted_on
    assert sheet_of(own).action(1).until_on == date(2029, 1, 31) and sheet_of(submission.version).action(
        1
    ).until_on == date(2027, 6, 30)
    assert PlanVersion.objects.get(pk=submission.version_id).adopted_on is None


def test_a_change_typed_after_the_vote_is_a_further_version(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    vote(
        submission.deliberation,
        anna,
        articles=["adopte le {instrument} ;", "ajoute un rapport ;", "transmet la présente délibération à {autorite}."],
    )
    assert Party.objects.get(plan=plan).state == "amended"
    submission.refresh_from_db()
    adoption_amend.amend_passage(submission=submission, key="action:2:line:0", value=Decimal("50.00"), by=anna)
    own = PlanVersion.objects.get(adopted_by_party__isnull=False)
    assert own.number == 2 and sheet_of(own).action(2).lines[0].planned == Decimal("50.00")


def test_a_plan_adopted_as_it_was_is_not_changed_afterwards(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    vote(submission.deliberation, anna)
    submission = Submission.objects.get()
    with pytest.raises(Refused, match="adopted the plan as it was"):
        adoption_amend.amend_passage(submission=submission, key="plan:title", value=text("fr", fr="x"), by=anna)


def test_every_passage_can_be_taken_into_the_plan_of_today(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    new = {"text": text("fr", fr="Amendé"), "day": date(2028, 2, 2), "amount": Decimal("7.00")}
    for passage in passages(sheet_of(submission.version)):
        adoption_amend.amend_passage(
            submission=submission,
            key=passage.key,
            value=date(2026, 2, 2) if "from_on" in passage.key or "starts_on" in passage.key else new[passage.kind],
            by=anna,
        )
    vote(submission.deliberation, anna)
    done = adoption_amend.take_into_plan(submission=Submission.objects.get(), by=anna)
    own = PlanVersion.objects.get(adopted_by_party__isnull=False)
    from zesummen.plans.queries.versions import text_of

    plan.refresh_from_db()
    assert len(done) == submission.amendments.count() and text_of(plan_sheet(plan)) == text_of(sheet_of(own))


def test_an_end_before_the_start_is_refused_at_once(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    with pytest.raises(Refused, match="end comes before"):
        adoption_amend.amend_passage(submission=submission, key="action:1:until_on", value=date(2025, 1, 1), by=anna)


def test_a_passage_that_moved_since_is_not_overwritten(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    adoption_amend.amend_passage(
        submission=submission, key="action:1:title", value=text("fr", fr="Du conseil"), by=anna
    )
    Action.objects.filter(plan=plan, number=1).update(title=text("fr", fr="D’Anna"))
    with pytest.raises(Refused, match="has changed since"):
        adoption_amend.take_into_plan(submission=submission, by=anna)
    assert str(Action.objects.get(plan=plan, number=1).title) == "D’Anna"


# A grouping


@pytest.fixture
def three(grouping):
    with tenancy.inside(grouping):
        plan = a_full_plan(grouping, cost_key="equal")
        yield plan


@pytest.fixture
def olga(grouping):
    return give(a_person("Olga Lima"), grouping, "officer")


def ready(decision):
    decision.visas = [visa for visa in decision.visas if "à compléter" not in visa]
    type(decision).objects.filter(pk=decision.pk).update(visas=decision.visas)
    return decision


def test_each_council_adopts_on_its_own_and_one_may_refuse(three, olga):
    subs = adoption.prepare_decisions(plan=three, by=olga)
    assert [s.deliberation.body_name[:17] for s in subs] == ["Conseil communal "] * 3 and len(
        {s.version_id for s in subs}
    ) == 1
    left = Action.objects.get(plan=three, number=2)
    adoption.leave_out(party=subs[1].party, action=left, reason="Nous l’avons déjà", by=olga)
    vote(ready(subs[0].deliberation), olga)
    vote(ready(subs[1].deliberation), olga)
    vote(ready(subs[2].deliberation), olga, "rejected")
    three.refresh_from_db()
    found = queries.adoption_of(three, timezone.localdate())
    assert [row.party.state for row in found.rows] == ["adopted", "amended", "refused"]
    assert found.count == "Adopted by 2 of 3 councils" and three.state == "running"
    assert str(subs[2].party) not in found.runs_for and str(subs[0].party) in found.runs_for
    own = found.rows[1].version
    assert own.adopted_by_party_id == subs[1].party_id and sheet_of(own).parties[1].left_out == (2,)
    assert not rail_of(three).row("adoption").requirements[1].done


def test_the_decision_of_a_council_says_what_it_changes_and_leaves_out(three, olga):
    sub = adoption.prepare_decisions(plan=three, by=olga)[1]
    decision, party = ready(sub.deliberation), sub.party
    left = Action.objects.get(plan=three, number=2)
    row = adoption.leave_out(party=party, action=left, reason="Nous l’avons {déjà}.", by=olga)
    decision.refresh_from_db()
    assert decision.articles[1].startswith("ne participe pas à l’action n° 2 «")
    assert decision.articles[1].endswith("Nous l’avons (déjà) ;") and not decision.was_amended
    adoption.take_in(left_out=row, by=olga)
    decision.refresh_from_db()
    assert not any("ne participe pas" in article for article in decision.articles)
    sitting = CouncilDate.objects.create(
        space=decision.space, day=timezone.localdate(), body_name=decision.body_name, starts_at=time(18)
    )
    council.put_on_agenda(deliberation=decision, sitting=sitting, by=olga)
    change = adoption_amend.amend_passage(
        submission=Submission.objects.get(pk=sub.pk),
        key="action:1:title",
        value=text("fr", fr="Café du samedi"),
        by=olga,
    )
    decision.refresh_from_db()
    assert "modification suivante" in decision.articles[1] and "« Café du samedi »" in decision.articles[1]
    assert decision.was_amended
    adoption_amend.take_back_passage(amendment=change, by=olga)
    decision.refresh_from_db()
    assert not decision.was_amended and not any("Café du samedi" in article for article in decision.articles)


def test_a_council_that_waits_long_after_the_others_is_late_and_due(three, olga, grouping):
    subs = adoption.prepare_decisions(plan=three, by=olga)
    vote(ready(subs[0].deliberation), olga)
    later = timezone.localdate() + timedelta(days=61)
    assert [row.late for row in queries.adoption_of(three, later).rows] == [False, True, True]
    assert [item.kind for item in queries.due([grouping], later)] == ["letter", "adoption", "adoption"]


def test_a_late_council_decides_on_the_same_version_while_the_plan_is_carried_out(three, olga):
    vote(ready(adoption.prepare_decisions(plan=three, parties=[three.parties.first()], by=olga)[0].deliberation), olga)
    Action.objects.filter(plan=three, number=1).update(state="running", percent=30)
    late = adoption.prepare_decisions(plan=three, parties=[three.parties.last()], by=olga)[0]
    assert late.version.number == 1


def test_a_syndicate_s_committee_decides_in_place_of_the_councils(three, olga):
    parties = adoption.choose_body(plan=three, body_name="Comité du syndicat Trois Communes", by=olga)
    assert [str(p) for p in parties] == ["Comité du syndicat Trois Communes"]
    decision = adoption.prepare_decisions(plan=three, by=olga)[0].deliberation
    assert decision.body_name == "Comité du syndicat Trois Communes"
    with pytest.raises(Refused, match="have begun"):
        adoption.choose_body(plan=three, body_name="", by=olga)


def test_the_cost_key_needs_a_share_above_zero(three, olga):
    first, second, third = three.parties.all()
    adoption.choose_cost_key(
        plan=three, key="chosen", weights={first.pk: Decimal(3), second.pk: Decimal(1)}, expected=three.version, by=olga
    )
    from zesummen.plans.queries.shares import cost_shares

    assert [row.total for row in cost_shares(plan_sheet(three))] == [
        Decimal("150.02"),
        Decimal("50.00"),
        Decimal("0.00"),
    ]
    with pytest.raises(Refused, match="above zero"):
        adoption.choose_cost_key(plan=three, key="chosen", weights={}, expected=three.version, by=olga)


def test_a_decision_on_paper_is_recorded_with_its_day(three, olga):
    party = three.parties.first()
    today = timezone.localdate()
    with pytest.raises(Refused, match="has not come yet"):
        adoption_votes.record_decision(
            party=party, result="adopted", on=today + timedelta(days=1), today=today, by=olga
        )
    with pytest.raises(Refused, match="why it refused"):
        adoption_votes.record_decision(party=party, result="refused", on=today, today=today, by=olga)
    adoption_votes.record_decision(party=party, result="adopted", on=today, today=today, by=olga)
    party.refresh_from_db()
    three.refresh_from_db()
    assert (party.state, three.state) == ("adopted", "running") and PlanVersion.objects.get(
        plan=three
    ).adopted_on == today
    with pytest.raises(Refused, match="adopted the plan already"):
        adoption.leave_out(party=party, action=three.actions.first(), reason="x", by=olga)


# Letter and public sheet


def test_the_letter_is_frozen_and_sent_once(plan, anna):
    today = timezone.localdate()
    letter = write_letter(
        plan=plan,
        letter=Letter("Ministère", "Adoption", ("Un.",), (), (("Le bourgmestre", "H"),), "Esch", today),
        by=anna,
    )
    with pytest.raises(Refused, match="written later"):
        record_sent(letter=letter, on=today - timedelta(days=3), how="poste", today=today, by=anna)
    record_sent(letter=letter, on=today, how="poste", today=today, by=anna)
    with pytest.raises(Refused, match="sent already"):
        record_sent(letter=letter, on=today, how="poste", today=today, by=anna)
    assert rail_of(plan).row("adoption").requirements[2].done


def test_the_public_sheet_names_services_and_not_people(plan, in_space):
    from zesummen.accounts.models import Service
    from zesummen.plans.models import ActionOwner, SubAction

    action = plan.actions.first()
    service = Service.objects.create(space=in_space, name="Service jeunesse")
    ActionOwner.objects.create(space=in_space, action=action, kind="political", name="Mia Kayser")
    ActionOwner.objects.create(space=in_space, action=action, kind="administrative", name="Jana Secret")
    ActionOwner.objects.create(space=in_space, action=action, kind="working", name="Service jeunesse", service=service)
    SubAction.objects.create(space=in_space, action=action, title="Réserver", owner_name="Kim Secret")
    said = repr(public_sheet(plan))
    assert "Secret" not in said and "Service jeunesse" in said and "Mia Kayser" in said


def test_freezing_by_hand_numbers_the_versions(plan, anna):
    first, second = freeze_version(plan=plan, label="Avant l’été", by=anna), freeze_version(plan=plan, by=anna)
    assert [(v.number, v.name) for v in (first, second)] == [
        (1, "Avant l’été"),
        (2, "Version 2"),
    ] and LeftOut.objects.count() == 0


def test_a_decision_on_paper_withdraws_the_draft_that_nobody_needs_any_more(plan, anna):
    submission = adoption.prepare_decisions(plan=plan, by=anna)[0]
    today = timezone.localdate()
    adoption_votes.record_decision(party=submission.party, result="adopted", on=today, today=today, by=anna)
    submission.deliberation.refresh_from_db()
    assert submission.deliberation.state == "withdrawn" and Party.objects.get(plan=plan).adopt_decision is None


def test_a_version_without_a_name_is_named_in_the_reader_s_language(plan, anna):
    version = freeze_version(plan=plan, by=anna)
    own = freeze_sheet(plan, sheet_of(version), "", by=anna, amends=version, party=plan.parties.get())
    assert not version.label and version.name == "Version 1"
    for language, words in (
        ("fr", "Tel qu’adopté"),
        ("de", "Wie angenommen"),
        ("en", "As adopted by Esch-sur-Alzette"),
    ):
        with override(language):
            assert words in own.name, own.name
    assert freeze_version(plan=plan, label="Avant l’été", by=anna).name == "Avant l’été"
