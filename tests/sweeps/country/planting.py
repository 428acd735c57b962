"""What the demo country does not have yet: one row of each remaining kind, made by the product's own actions.

With them every address of the project leads to something that exists.
"""

from datetime import date, time, timedelta

from django.utils import timezone

from addresses import BODY, COUNCILS, ENDING, MAIN, PACT, WAITING
from zesummen.accounts.actions import invitations, mydata, standins
from zesummen.accounts.models import Person
from zesummen.commissions.actions import applications, calls, minutes, proofs, rulebook, votes
from zesummen.commissions.models import Application, Call, Commission, Holding, MemberCard
from zesummen.commissions.queries import calls as call_queries
from zesummen.council.models import CouncilDate, Deliberation
from zesummen.documents import actions as documents
from zesummen.documents.actions import Upload
from zesummen.documents.exports import starting_model
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import text
from zesummen.plans import check
from zesummen.plans.actions import (
    action_parts,
    adoption,
    adoption_amend,
    asks,
    changes,
    decision,
    evaluation,
    mobilisation,
    pact,
    plans,
    state_of_play,
    versions,
)
from zesummen.plans.actions import check as waivers
from zesummen.plans.actions.letter import write_letter
from zesummen.plans.actions.plans import start_early
from zesummen.plans.models import Action, Plan, Stakeholder
from zesummen.plans.queries.papers.letter import Letter
from zesummen.plans.queries.standings import rail_of
from zesummen.public.actions import keys
from zesummen.seeds.country import plant
from zesummen.sittings.actions import agenda, guests, presence, sittings
from zesummen.sittings.models import AgendaItem, Attendance, Body, Sitting
from zesummen.territory.models import Space
from zesummen.training.actions import handouts, participant_codes, participants
from zesummen.training.models import Evening, Participant, Party, Poll
from zesummen.training.queries import cases

PDF = Upload(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n", "scan.pdf", "pdf")


POSTED: dict[str, list[dict]] = {}  # kind of mail → what it was posted with, while the country was planted and after


def remembering(post):
    """The outbox's ``post``, which remembers the first mails of each kind."""

    def remembered(kind, **given):
        POSTED.setdefault(kind, [])
        if len(POSTED[kind]) < 12:
            POSTED[kind].append(given)
        return post(kind, **given)

    return remembered


def person(name: str) -> Person:
    """Somebody of the demo's cast."""
    return Person.objects.get(full_name=name)


def plant_all() -> None:
    """The demo country, and beside it one row of each kind that it leaves out."""
    plant()
    for slug, name, fill in (
        (MAIN, "Cleo Adler", _running),
        (MAIN, "Cleo Adler", _carried_out),
        (MAIN, "Cleo Adler", _people),
        (MAIN, "Cleo Adler", _rules_of_the_commission),
        (MAIN, "Cleo Adler", _votes_and_remarks),
        (MAIN, "Cleo Adler", _papers_of_members),
        (MAIN, "Cleo Adler", _named_members),
        (MAIN, "Cleo Adler", _a_letter_to_a_candidate),
        (COUNCILS, "Anna Weber", _councils),
        (PACT, "Diane Kohn", _pact),
        (PACT, "Diane Kohn", _a_paper_of_a_candidate),
        (ENDING, "Lena Faber", _ending),
        (WAITING, "Anna Weber", _waiting),
    ):
        space = Space.objects.get(slug=slug)
        with inside(space):
            fill(space, Plan.objects.get(), person(name))
    body = Space.objects.get(slug=BODY)
    with inside(body):
        _handouts(body, person("Dora Klein"))
        _a_guest(body, person("Dora Klein"))
        _told_by_letter(body, person("Dora Klein"))
        Party.objects.filter(request__state="asked", party_space__isnull=False).update(released=["inventory"])


def _handouts(body, dora) -> None:
    """The people of a request got their handouts: those without an e-mail address by letter."""
    by_letter = Participant.objects.filter(email="", left_on=None, request__state="running").first()
    handouts.send(case=cases.find(body, by_letter.request_id), by=dora)


def _a_guest(body, dora) -> None:
    """Somebody whom the desk added by hand to the request whose dates are asked."""
    case = cases.find(body, Poll.objects.filter(state="open").order_by("pk").first().request_id)
    participants.add(case=case, party=case.host, part="guest", name="Dr. Gast Hummer", language="fr", by=dora)


def _told_by_letter(body, dora) -> None:
    """Somebody without an e-mail address hears of the confirmed evening, and has the code of the letter."""
    evening = Evening.objects.filter(state="confirmed", sequence__gt=0).order_by("-day", "pk").first()
    case = cases.find(body, evening.request_id)
    added = participants.add(case=case, party=case.host, part="guest", name="Jos Brief", language="fr", by=dora)
    participant_codes.give([added])


def _running(space, plan, cleo) -> None:
    today = timezone.localdate()
    file = {"upload": PDF, "title": "Scan", "dated_on": today, "language": "fr"}
    documents.attach_to(owner=plan, **file, visibility="public", by=cleo)
    documents.save_letterhead(space=space, values={}, arms=None, drop_arms=False, expected=0, by=cleo)
    own = Upload(starting_model("deliberation", "fr"), "own.docx", "docx")
    documents.install_word_model(kind="deliberation", upload=own, space=space, by=person("Fränk Wolter"))
    version = state_of_play.make_version(plan=plan, by=cleo)
    state_of_play.put_before_committee(version=version, by=cleo)
    decision.write_opinion(
        plan=plan, body_name="la commission de la commune", given_on=today, kind="favourable", by=cleo
    )
    plans.set_released(obj=versions.freeze_version(plan=plan, label="Août", by=cleo), is_released=True, by=cleo)
    sitting = Sitting.objects.filter(body=Body.objects.get(kind="steering"), day__gt=today).get()
    for title in ("Comptes de la commune", "Divers"):
        agenda.add_item(sitting=sitting, title=title, kind="discussion", by=cleo)
    guests.invite_guest(sitting=sitting, kind="expert", name="Dr. Lex", by=cleo)
    sittings.convene(sitting=sitting, by=cleo)
    keys.make_key(space=space, label="Site", until_on=today + timedelta(days=90), by=cleo)
    rule = next(iter(check.RULES))
    waivers.waive(plan=plan, rule=rule, key="all", finding="Trop", reason="Voulu", by=cleo)


def _carried_out(space, plan, cleo) -> None:
    action = Action.objects.filter(plan=plan, owners__person__isnull=False, state="running").first()
    asks.ask_now(plan=plan, actions=[row.pk for row in Action.objects.filter(plan=plan)], by=cleo)
    for kind in ("part", "milestone"):
        action_parts.add_step(action=action, kind=kind, title="Salle", due_on=action.from_on, by=cleo)
    changes.record_change(plan=plan, what="Autre salle", reason="Travaux", matters=True, action=action, by=cleo)
    note = mobilisation.write_note(
        plan=plan,
        expected=0,
        by=cleo,
        subject=text("fr", fr="Vos actions"),
        body=text("fr", fr="Merci de désigner un contact."),
        answer_by=timezone.localdate() + timedelta(days=20),
    )
    entry = mobilisation.add_entry(
        space=space, kind=Stakeholder.Kind.SERVICE, name="Service des sports", email="sports@zesummen.example", by=cleo
    )
    mobilisation.send_note(note=note, stakeholders=[entry], by=cleo)


def _rules_of_the_commission(space, plan, cleo) -> None:
    """Beside the version in force one that is voted, and a draft."""
    commission = Commission.objects.get(state="working")
    voted = rulebook.begin_version(commission=commission, preset="ccvei_2024", by=cleo)
    rulebook.record_vote(version=voted, voted_on=timezone.localdate(), by=cleo)
    rulebook.begin_version(commission=commission, base=voted, by=cleo)


def _papers_of_members(space, plan, cleo) -> None:
    """A paper that members read from their own page, at a sitting they were called to."""
    sitting = Sitting.objects.filter(body__kind="commission", convened_on__isnull=False).order_by("-day").first()
    file = {"upload": PDF, "title": "Budget signé", "dated_on": timezone.localdate(), "language": "fr"}
    documents.attach_to(owner=sitting, **file, visibility="internal", by=cleo)


def _votes_and_remarks(space, plan, cleo) -> None:
    """A sitting of today whose minutes are being written: a vote, the draft sent, a remark."""
    commission = Commission.objects.get(state="working")
    made = sittings.plan_sitting(
        body=commission.body, day=timezone.localdate(), starts_at=time(18), place="Mairie", by=cleo
    )
    item = agenda.add_item(sitting=made, title="Fête des voisins", kind="opinion", by=cleo)
    rows = Attendance.objects.filter(sitting=made).select_related("sitting__body", "sitting__space", "member__person")
    for row in rows:
        presence.mark(attendance=row, presence="present", by=cleo)
    item = AgendaItem.objects.select_related("sitting__body", "sitting__space", "body", "space").get(pk=item.pk)
    votes.record_vote(item=item, ballot=votes.Ballot("Fête en juin", votes_for=1), by=cleo)
    minutes.send_for_remarks(sitting=item.sitting, until=timezone.localdate(), by=cleo)
    minutes.remark(sitting=item.sitting, member=rows[0].member, text="Il manque le budget.", item=None,
                   channel="phone", by=cleo)  # fmt: skip


def _a_letter_to_a_candidate(space, plan, cleo) -> None:
    """A call that is over, and a candidate without a mail address who is still to be told."""
    today = timezone.localdate()
    commission = Commission.objects.get(state="working")
    words = call_queries.proposed_words(commission, today)
    call = calls.begin(commission=commission, seats_full=1, opens_on=today, closes_on=today, by=cleo, **words)
    call = calls.publish(call=call, by=cleo)
    paper = {"name": "Berthe Koch-Thill", "address": "4, rue du Papier", "language": "fr", "bond": "lives"}
    file = applications.key_in(call=call, came_on=today, is_of_age=True, by=cleo, **paper)
    type(file).objects.filter(pk=file.pk).update(state="declined", decided_on=today)
    Call.objects.filter(pk=call.pk).update(state="archived", archived_on=today)


def _a_paper_of_a_candidate(space, plan, by) -> None:
    """The first candidate has handed in the certificate online."""
    found = Application.objects.select_related("call__commission__body").order_by("pk").first()
    found.space = found.call.space = space
    proofs.hand_in(application=found, uploads={"residence": PDF})


def _named_members(space, plan, cleo) -> None:
    """One member wants to be named with the office, one with the name, the others not at all."""
    held = Holding.objects.filter(commission__state="working", part="full", until_on=None).order_by("seat__number")
    for holding, choice in zip(held, ("office", "name"), strict=False):
        MemberCard.objects.filter(member=holding.member).update(visibility=choice)


def _waiting(space, plan, anna) -> None:
    """The council meets today: the vote may be typed."""
    CouncilDate.objects.filter(pk=Deliberation.objects.get().sitting_id).update(day=timezone.localdate())


def _people(space, plan, cleo) -> None:
    today = timezone.localdate()
    invitations.invite(space=space, email="neu@zesummen.example", name="Neu", role="reader", by=cleo)
    standins.set_stand_in(
        space=space,
        absent=cleo,
        stand_in=person("Maria Gomes"),
        from_on=today,
        until_on=today + timedelta(days=9),
        by=cleo,
    )
    mydata.ask_deletion(by=person("Eva Lindqvist"))


def _councils(space, plan, anna) -> None:
    start_early(plan=plan, row=rail_of(plan).row("adoption"), reason="Two councils sit soon.", by=anna)
    party = plan.parties.order_by("position")[2]
    adoption.prepare_decisions(plan=plan, by=anna)
    adoption.leave_out(party=party, action=Action.objects.filter(plan=plan).last(), reason="Trop cher", by=anna)
    submission = party.submissions.get()
    adoption_amend.amend_passage(submission=submission, key="action:1:until_on", value=date(2031, 1, 31), by=anna)
    write_letter(
        plan=plan,
        by=anna,
        letter=Letter(
            "Ministère", "Adoption", ("Un.",), (), (("Le bourgmestre", "H"),), "Lintgen", timezone.localdate()
        ),
    )


def _pact(space, plan, diane) -> None:
    pact.count_members(
        plan=plan,
        year=timezone.localdate().year - 1,
        residents=40,
        cross_border_workers=3,
        source="Ministère",
        by=diane,
    )


def _ending(space, plan, lena) -> None:
    made = evaluation.open_evaluation(
        plan=plan, kind="final", answers_by=timezone.localdate() + timedelta(days=20), by=lena
    )
    evaluation.invite_members(evaluation=made, by=lena)
    evaluation.write_result(
        evaluation=made,
        action=Action.objects.filter(plan=plan).first(),
        by=lena,
        verdict="reached",
        title=text("fr", fr="Cent personnes"),
        people_reached=100,
        groups_reached=["newcomers"],
        goes_on=False,
    )
