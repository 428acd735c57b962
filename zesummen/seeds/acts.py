"""Acts of the demo: a council decides, a committee sits, a letter leaves, an evaluation opens."""

from datetime import date, time, timedelta

from zesummen.council.actions import after, votes
from zesummen.council.actions import texts as council_texts
from zesummen.council.models import CouncilDate, Deliberation, Official
from zesummen.council.texts import model_text, names
from zesummen.documents.actions import Upload
from zesummen.kernel import dates
from zesummen.kernel.exports import child
from zesummen.kernel.exports import document as doc
from zesummen.plans.actions import adoption, evaluation, state_of_play
from zesummen.plans.actions import letter as letters
from zesummen.plans.actions.plans import set_public, set_released
from zesummen.plans.actions.versions import current_version
from zesummen.plans.catalogue import QUESTIONS
from zesummen.plans.models import Coordinator, Opinion, Party, Plan, PlanVersion, StateOfPlay
from zesummen.plans.queries.decision_text import instrument_of
from zesummen.plans.queries.papers.letter import ADDRESSEES, Letter, letter_paragraphs, subject_of
from zesummen.plans.queries.sheet import plan_sheet
from zesummen.sittings.models import AgendaItem, Attendance, Body, BodyMember, Sitting, Task

from . import build
from .scene import Scene
from .texts import five


def decide(
    scene: Scene,
    plan: Plan,
    party: Party,
    kind: str,
    *,
    on: CouncilDate | None,
    result: str = "accepted",
    votes_: tuple = (),
    reason: str = "",
) -> Deliberation:
    """A deliberation through its real way: drafted, put on the agenda, voted where its day is past."""
    commune = party.commune.name_fr if party.commune and scene.space.kind == "grouping" else ""
    made = council_texts.draft_deliberation(
        space=scene.space,
        kind=kind,
        regime=plan.regime,
        about=f"party:{party.pk}",
        body_name=f"Conseil communal de {commune}" if commune else "",
        contact_person=str(scene.officer),
        instrument=instrument_of(plan),
        by=scene.officer,
        **_paragraphs(kind, plan.regime),
    )
    if on is None:
        return made
    with build.dated(min(on.day - timedelta(days=9), scene.today)):
        council_texts.put_on_agenda(deliberation=made, sitting=on, agenda_number="7", by=scene.secretary)
    if on.day < scene.today:
        with build.dated(on.day):
            _vote(scene, made, result, votes_, reason, named=not commune)
    return made


def _paragraphs(kind: str, regime: str) -> dict[str, list[str]]:
    """The model text of a kind, without the paragraphs that a person must complete, with reasons of ours."""
    model = model_text(kind, regime, budget=False, contact=True)
    parts = {name: [text for text in model[name] if "[à compléter" not in text] for name in model}
    parts["reasons"] = [
        "Considérant que la commune compte une part importante de résidents étrangers ;",
        "Considérant que les actions déjà menées constituent une base de départ ;",
    ]
    return parts


def _vote(scene: Scene, made: Deliberation, result: str, numbers: tuple, reason: str, *, named: bool) -> None:
    council = (
        list(Official.objects.exclude(office__in=["secretary", "treasurer"]).filter(until_on=None)) if named else []
    )
    presences = {official.pk: "present" for official in council}
    if council and len(council) > 5:
        presences[council[-1].pk] = "excused"
    present = sum(kind == "present" for kind in presences.values()) or 9
    against, abstained = numbers or (0, 0)
    counted = result in ("accepted", "rejected")
    votes.record_vote(
        deliberation=made,
        by=scene.secretary,
        entry=votes.VoteEntry(
            result=result,
            is_unanimous=counted and not against and not abstained,
            votes_for=present - against - abstained if counted and (against or abstained) else None,
            votes_against=against if counted and (against or abstained) else None,
            abstentions=abstained if counted and (against or abstained) else None,
            attendance=votes.Attendance(presences=presences, present=None if named else present),
            reason=reason,
            opened_at=time(18, 30),
            closed_at=time(20, 45),
        ),
    )


def steering(scene: Scene, since: date, *, held: int = 1, coming: bool = True) -> Body:
    """The steering committee with its sittings and open tasks."""
    body = Body.objects.create(
        space=scene.space,
        kind="steering",
        from_on=since,
        rhythm_months=3,
        decision_rule="Consensus ; à défaut, majorité des présents.",
        name=five(
            "Comité de pilotage", "Lenkungsausschuss", "Comité de pilotage", "Steering committee", "Comité de pilotagem"
        ),
        mandate=five(
            "Suivre le plan, décider des priorités, rendre compte au collège.",
            "Den Plan begleiten, Prioritäten setzen, dem Schöffenrat berichten.",
            "De Plang suivéieren, Prioritéite setzen, dem Schäfferot Rapport maachen.",
            "Follow the plan, set priorities, report to the college.",
            "Acompanhar o plano, decidir prioridades, prestar contas ao colégio.",
        ),
    )
    members = _members(scene, body, since)
    for index in range(held):
        _sitting(scene, body, members, scene.today - timedelta(days=95 * (held - index)), index + 1)
    if coming:
        Sitting.objects.create(
            space=scene.space,
            body=body,
            number=held + 1,
            year=scene.today.year,
            day=scene.today + timedelta(days=24),
            starts_at=time(18, 0),
            place="Maison communale",
        )
    Task.objects.create(
        space=scene.space,
        body=body,
        title="Inviter le club de football au prochain atelier",
        owner=scene.officer,
        due_on=scene.today + timedelta(days=9),
    )
    Task.objects.create(
        space=scene.space,
        body=body,
        title="Demander un devis pour l’interprétation",
        owner_name="Service scolaire",
        due_on=scene.today - timedelta(days=6),
    )
    return body


def _members(scene: Scene, body: Body, since: date) -> list[BodyMember]:
    seats = [
        (scene.officer, "Coordination", False),
        *((scene.people[name], "Association", False) for name in scene.stage.steering),
    ]
    members = [
        BodyMember.objects.create(
            space=scene.space,
            body=body,
            person=person,
            name=str(person),
            organisation=what,
            email=person.email,
            language=person.language,
            from_on=since,
        )
        for person, what, _flag in seats
    ]
    members.append(
        BodyMember.objects.create(
            space=scene.space,
            body=body,
            name="Jos Kirsch",
            organisation="Club senior",
            office="sans adresse électronique",
            is_president=True,
            from_on=since,
        )
    )
    return members


def _sitting(scene: Scene, body: Body, members: list, day: date, number: int) -> Sitting:
    row = Sitting.objects.create(
        space=scene.space,
        body=body,
        number=number,
        year=day.year,
        day=day,
        starts_at=time(18, 0),
        ends_at=time(19, 40),
        place="Maison communale",
        state="approved",
        convened_on=day - timedelta(days=8),
        approved_on=day + timedelta(days=30),
        approved_by=scene.officer,
        minutes="Le comité prend note de l’avancement et fixe les prochaines étapes.",
    )
    for index, member in enumerate(members):
        Attendance.objects.create(
            space=scene.space,
            sitting=row,
            member=member,
            reply="comes",
            presence="excused" if (index + number) % 4 == 0 else "present",
        )
    return row


def coordinator(scene: Scene, plan: Plan, kind: str, since: date, days: str = "3") -> None:
    """Who coordinates, with office, phone and hours for the public page."""
    Coordinator.objects.create(
        space=scene.space,
        plan=plan,
        kind=kind,
        person=scene.officer,
        name=str(scene.officer),
        days_a_week=days,
        from_on=since,
        body="Uelzechtdall" if kind == "shared" else "",
        office="Maison communale, bureau 12",
        phone=scene.space.contact_phone,
        email=scene.officer.email,
        hours=five(
            "Lundi et jeudi, 9 h à 12 h",
            "Montag und Donnerstag, 9 bis 12 Uhr",
            "Méindes an Donneschdes, 9 bis 12 Auer",
            "Monday and Thursday, 9 am to noon",
            "Segunda e quinta, das 9h às 12h",
        ),
    )


def scan_of(scene: Scene, day: date) -> dict:
    """The scan of a decision of the past, for a plan that is taken over: it says that it is invented."""
    title = "Délibération portant adoption du Plan communal intégration"
    made = doc.Document(
        title,
        "fr",
        (
            doc.heading(1, "Extrait du registre aux délibérations – Conseil communal"),
            doc.facts([("Séance", f"publique du {dates.day_with_weekday(day, 'fr')}"), ("Objet", title)]),
            doc.paragraph("Le conseil communal adopte le Plan communal intégration annexé à la présente."),
            doc.Signatures((("Le bourgmestre", scene.stage.mayor), ("Le secrétaire", scene.stage.secretary))),
        ),
        author=scene.space.name,
        date=dates.long_date(day, "fr"),
        demo=True,
        show_title=False,
        made_on=day.isoformat(),
    )
    upload = Upload(child.pdf(made), "deliberation.pdf", "pdf")
    return {"upload": upload, "title": title, "dated_on": day, "language": "fr"}


def pci_title(start: date, years: int):
    """The title of a PCI of the demo."""
    span = f"{start.year}–{start.year + years - 1}"
    return five(
        f"Plan communal intégration {span}",
        f"Kommunaler Integrationsplan {span}",
        f"Kommunalen Integratiounsplang {span}",
        f"Communal integration plan {span}",
        f"Plano comunal de integração {span}",
    )


def opened(scene: Scene, plan: Plan) -> None:
    """The decisions are published as the law asks, and the commune lets bodies outside read the plan and them."""
    for decision in Deliberation.objects.filter(space=scene.space, state="accepted", published_on=None).select_related(
        "space"
    ):
        day = min(decision.voted_on + timedelta(days=8), scene.today)
        with build.dated(day):
            if not decision.transmitted_on:
                after.transmit(
                    deliberation=decision,
                    to="Ministère des Affaires intérieures",
                    on=day,
                    approval_need="no",
                    by=scene.secretary,
                )
            after.publish(deliberation=decision, on=day, place="Maison communale et site internet", by=scene.secretary)
            after.release(deliberation=decision, by=scene.secretary)
    with build.dated(scene.today):
        set_released(obj=plan, is_released=True, by=scene.officer)


def adopt(scene: Scene, plan: Plan, *, on: CouncilDate) -> None:
    """The council's yes to the plan, through its real way: pack, agenda, vote, frozen version, letter to the ministry."""
    Opinion.objects.create(
        space=scene.space,
        plan=plan,
        body_name=names(plan.regime)["commission"].capitalize(),
        given_on=on.day - timedelta(days=25),
    )
    _frozen(scene, plan, on.day - timedelta(days=20))
    with build.dated(on.day - timedelta(days=20)):
        submissions = adoption.prepare_decisions(plan=plan, by=scene.officer)
    for submission in submissions:
        _put_and_vote(scene, submission.deliberation, on, (1, 1))
    plan.refresh_from_db()
    take_stock(scene, plan, on.day - timedelta(days=60), noted=_noted_on(scene, on.day - timedelta(days=45)))
    _told_the_ministry(scene, plan, on.day + timedelta(days=7))


def _put_and_vote(scene: Scene, deliberation: Deliberation, on: CouncilDate, numbers: tuple) -> None:
    with build.dated(on.day - timedelta(days=9)):
        council_texts.put_on_agenda(deliberation=deliberation, sitting=on, agenda_number="5", by=scene.secretary)
    with build.dated(on.day):
        _vote(scene, deliberation, "accepted", numbers, "", named=True)


def _frozen(scene: Scene, plan: Plan, day: date) -> None:
    """The version that the council saw was frozen on a day: the decision names it."""
    with build.dated(day):
        version = current_version(plan, by=scene.officer)
    PlanVersion.objects.filter(pk=version.pk).update(made_at=build.moment(day))


def _noted_on(scene: Scene, day: date) -> Sitting:
    """A sitting of the steering committee long ago."""
    body = Body.objects.get(kind="steering")
    return _sitting(scene, body, list(body.members.all()), day, 1)


def take_stock(scene: Scene, plan: Plan, day: date, *, noted: Sitting | None = None) -> None:
    """The state of play was made on a day, and the steering committee noted it, at its last sitting if not told."""
    with build.dated(day):
        version = state_of_play.make_version(plan=plan, by=scene.officer)
    StateOfPlay.objects.filter(pk=version.pk).update(made_on=day)
    version.refresh_from_db()
    sitting = noted or Sitting.objects.filter(state="approved").order_by("-day").first()
    item = AgendaItem.objects.create(
        space=scene.space,
        body=sitting.body,
        sitting=sitting,
        position=2,
        kind="information",
        title="État des lieux et besoins",
        summary="Le comité prend note de l’état des lieux.",
    )
    state_of_play.note_version(version=version, item=item, by=scene.officer)


def _told_the_ministry(scene: Scene, plan: Plan, day: date) -> None:
    """The letter left a week after the vote."""
    sheet = plan_sheet(plan)
    references = {party.pk: party.adopt_decision.reference for party in plan.parties.select_related("adopt_decision")}
    written_letter = Letter(
        addressee=ADDRESSEES[plan.regime],
        subject=subject_of(sheet),
        annexes=("plan adopté",),
        place=scene.space.name,
        day=day,
        paragraphs=tuple(letter_paragraphs(sheet, references=references, contact=str(scene.officer))),
        signatories=(("Le bourgmestre", scene.stage.mayor), ("Le secrétaire", scene.stage.secretary)),
    )
    with build.dated(day):
        row = letters.write_letter(plan=plan, letter=written_letter, by=scene.officer)
        letters.record_sent(letter=row, on=day, how="courriel", today=scene.today, by=scene.officer)


def halfway(scene: Scene, plan: Plan, body: Body) -> None:
    """The mid-term evaluation is open: two members have answered, the others are awaited."""
    with build.dated(scene.today - timedelta(days=12)):
        made = evaluation.open_evaluation(
            plan=plan, kind="midterm", answers_by=scene.today + timedelta(days=9), by=scene.officer
        )
        for number, member in enumerate(body.members.filter(person__isnull=False)[:2]):
            answers = {entry.key: (2 + (index + number) % 3, "") for index, entry in enumerate(QUESTIONS)}
            evaluation.answer_alone(evaluation=made, member=member, answers=answers)


def shown_outside(scene: Scene, plan: Plan) -> None:
    """The commune opened the plan to the public and released it to bodies outside."""
    set_public(plan=plan, is_public=True, by=scene.officer)
    set_released(obj=plan, is_released=True, by=scene.officer)
