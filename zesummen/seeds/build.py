"""Builders of the demo's plans. Facts of the past are written with their day; the journal says what happened."""

from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import F
from django.utils import timezone

from zesummen.accounts.models import Service
from zesummen.documents.models import FrozenDocument
from zesummen.kernel import journal, thread
from zesummen.kernel.models import Entry
from zesummen.kernel.words import searchable
from zesummen.plans.actions.plans import add_parties
from zesummen.plans.models import (
    Action,
    ActionObjective,
    ActionOwner,
    Ask,
    BudgetLine,
    Evidence,
    FieldChoice,
    GroupChoice,
    Indicator,
    InventoryItem,
    KickOff,
    Milestone,
    Need,
    Notice,
    Objective,
    ObjectiveNeed,
    Partner,
    Plan,
    Progress,
    Reading,
    Stakeholder,
)

from . import texts
from .actions import ACTIONS
from .texts import five

NOON = time(12, 0)


def moment(day: date) -> datetime:
    """Noon of a day, here; never later than now, so that nothing is told before it happened."""
    return min(timezone.make_aware(datetime.combine(day, NOON)), timezone.now())


@contextmanager
def dated(day: date):
    """Journal lines and frozen documents written inside carry this day: the demo's past."""
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    frozen = FrozenDocument.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    yield
    Entry.objects.filter(pk__gt=last).update(at=moment(day))
    FrozenDocument.objects.filter(pk__gt=frozen).update(made_at=moment(day))


def plan(space, *, template: str, regime: str, title, by, created: date, **values) -> Plan:
    """A plan with its parties."""
    made = Plan.objects.create(
        space=space, template=template, regime=regime, title=title, uses_ministry_letter=template == "pci", **values
    )
    Plan.objects.filter(pk=made.pk).update(created_on=created)
    made.refresh_from_db()
    add_parties(made)
    with dated(created):
        journal.note("plan.started", made, space=space, by=by, template=template)
    return made


REGISTER = (
    ("service", "Biergeramt", "fr"),
    ("service", "Service culturel", "fr"),
    ("service", "Service jeunesse", "de"),
    ("service", "Service scolaire", "fr"),
    ("service", "Office social", "fr"),
    ("association", "Football Club", "lb"),
    ("association", "Amitié Portugal–Luxembourg", "pt"),
    ("association", "Harmonie municipale", "lb"),
    ("school", "École fondamentale", "de"),
    ("commission", "Commission du vivre-ensemble", "fr"),
    ("employer", "Union commerciale", "fr"),
    ("person", "Fatima Osman, bénévole", "en"),
)


def register(space, the_plan: Plan | None = None, *, by=None, asked: date | None = None) -> None:
    """Key people, services and associations; some answered, some did not."""
    answers = ("yes", "yes", "none", "later", "yes", "no", "none")
    for index, (kind, name, language) in enumerate(REGISTER):
        service = Service.objects.filter(name=name).first() if kind == "service" else None
        row, made = Stakeholder.objects.get_or_create(
            space=space,
            kind=kind,
            name=name,
            defaults={
                "language": language,
                "service": service,
                "search": searchable(name),
                "email": f"contact{index}@{space.slug}.example",
            },
        )
        if made and the_plan and asked:
            answer = answers[index % len(answers)]
            Ask.objects.create(
                space=space,
                plan=the_plan,
                stakeholder=row,
                subject="Participer au plan",
                asked_on=asked,
                asked_by=by,
                how="note" if kind == "service" else "mail",
                answer_by=asked + timedelta(days=21),
                answer=answer,
                answered_on=None if answer == "none" else asked + timedelta(days=6 + index),
            )


def mobilise(the_plan: Plan, day: date) -> None:
    """The notice and the kick-off evening."""
    space = the_plan.space
    Notice.objects.create(
        space=space,
        plan=the_plan,
        contact=f"{space.contact_email}, {space.contact_phone}",
        title=five(
            "Dites-nous comment vivre ensemble ici",
            "Sagen Sie uns, wie wir hier zusammenleben wollen",
            "Sot eis, wéi mir hei zesummeliewe wëllen",
            "Tell us how to live together here",
            "Diga-nos como viver juntos aqui",
        ),
        body=five(
            "La commune prépare un plan pour le vivre-ensemble. Habitants et personnes qui travaillent ici sont invités à dire ce qui manque et ce qui marche.",
            "Die Gemeinde bereitet einen Plan für das Zusammenleben vor. Alle, die hier wohnen oder arbeiten, sind eingeladen zu sagen, was fehlt und was gut läuft.",
            "D’Gemeng bereet e Plang fir d’Zesummeliewe vir. Jiddereen, deen hei wunnt oder schafft, ass invitéiert ze soen, wat feelt a wat gutt leeft.",
            "The commune is preparing a plan for living together. Everybody who lives or works here is invited to say what is missing and what works.",
            "A comuna prepara um plano para a convivência. Quem vive ou trabalha aqui é convidado a dizer o que falta e o que funciona.",
        ),
        how_to_take_part=five(
            "Venez à la soirée de lancement ou écrivez-nous.",
            "Kommen Sie zum Auftaktabend oder schreiben Sie uns.",
            "Kommt op den Optaktowend oder schreift eis.",
            "Come to the kick-off evening or write to us.",
            "Venha à noite de lançamento ou escreva-nos.",
        ),
        distributed_on=day,
        distributed_how="Toutes boîtes",
        copies=2400,
    )
    KickOff.objects.create(
        space=space,
        plan=the_plan,
        day=day + timedelta(days=14),
        starts_at=time(18, 30),
        place="Centre culturel",
        languages=["lb", "fr", "pt"],
        residents=64,
        staff=11,
        associations=9,
    )


def inventory(space) -> None:
    """What exists already."""
    for kind, field, organiser, months, title, cost, reach, languages in texts.INVENTORY:
        if InventoryItem.objects.filter(kind=kind, search=searchable(title)).exists():
            continue
        InventoryItem.objects.create(
            space=space,
            kind=kind,
            title=title,
            search=searchable(title),
            organiser=organiser,
            field=field,
            months=list(months),
            languages=list(languages),
            cost=None if cost is None else Decimal(cost),
            reach=reach,
            since_year=2016,
            source="Note interne aux services (inventée)",
        )


def needs(the_plan: Plan, count: int, day: date) -> list[Need]:
    """The first needs of the list, each with one or two pieces of evidence."""
    made = []
    for number, (field, groups, title) in enumerate(texts.NEEDS[:count], 1):
        need = Need.objects.create(
            space=the_plan.space,
            plan=the_plan,
            number=number,
            title=title,
            field=field,
            groups=list(groups),
            priority=1 + number % 3,
            raised_on=day,
        )
        thread.tie(need, since=day)
        for offset in (0, 2)[: 1 + number % 2]:
            evidence(need, (number + offset) % len(texts.EVIDENCE), day)
        made.append(need)
    return made


def evidence(need: Need, index: int, day: date) -> None:
    """One piece of evidence of the list."""
    kind, title, source, people = texts.EVIDENCE[index]
    row = Evidence.objects.create(
        space=need.space, plan=need.plan, need=need, kind=kind, title=title, source=source, dated_on=day, people=people
    )
    thread.tie(row, since=day)
    thread.link(row, need)


def fields_and_groups(the_plan: Plan, fields: tuple[str, ...], groups: tuple[str, ...]) -> None:
    """Ranked choices with a reason."""
    reason = five(
        "Les besoins les plus cités",
        "Die am häufigsten genannten Bedürfnisse",
        "Déi Besoinen, déi am meeschte genannt goufen",
        "The needs named most often",
        "As necessidades mais referidas",
    )
    for rank, key in enumerate(fields, 1):
        FieldChoice.objects.create(space=the_plan.space, plan=the_plan, field=key, rank=rank, reason=reason)
    for rank, key in enumerate(groups, 1):
        GroupChoice.objects.create(space=the_plan.space, plan=the_plan, group=key, rank=rank, reason=reason)


def objectives(the_plan: Plan, the_needs: list[Need], start: date, end: date, cycle=None) -> list[Objective]:
    """Objectives that answer the needs there are, each with its indicator."""
    made = []
    for field, answered, title, indicator, unit, baseline, target, source in texts.OBJECTIVES:
        hit = [the_needs[index] for index in answered if index < len(the_needs)]
        if not hit:
            continue
        row = Objective.objects.create(
            space=the_plan.space, plan=the_plan, number=len(made) + 1, title=title, field=field, cycle=cycle
        )
        thread.tie(row, since=start)
        for need in hit:
            ObjectiveNeed.objects.create(space=the_plan.space, objective=row, need=need)
            thread.link(need, row)
        Indicator.objects.create(
            space=the_plan.space,
            objective=row,
            title=indicator,
            unit=unit,
            baseline=Decimal(baseline),
            target=Decimal(target),
            baseline_on=start,
            target_on=end,
            source=source,
        )
        made.append(row)
    return made


def actions(
    the_plan: Plan, goals: list[Objective], people: dict, *, start: date, years: int, count: int = 12, cycle=None
) -> list[Action]:
    """Action sheets of the list whose field has an objective, with owners, partners, money and milestones."""
    by_field = {goal.field: goal for goal in goals}
    made = []
    for spec in ACTIONS:
        if spec.objective not in by_field or len(made) >= count:
            continue
        made.append(_action(the_plan, spec, by_field[spec.objective], people, len(made) + 1, start, years, cycle))
    return made


def _action(the_plan, spec, goal, people, number, start, years, cycle) -> Action:
    space = the_plan.space
    begins = date(start.year + spec.after_months // 12, 1 + (start.month - 1 + spec.after_months) % 12, 1)
    begins = max(begins, start)
    ends = min(begins + timedelta(days=spec.months * 30), date(start.year + years - 1, 12, 31))
    row = Action.objects.create(
        space=space,
        plan=the_plan,
        cycle=cycle,
        number=number,
        title=spec.title,
        description=spec.description,
        newcomers_part=spec.newcomers,
        commune_part=spec.commune,
        expected_result=spec.result,
        field=spec.field,
        groups=list(spec.groups),
        missions=list(spec.missions) if the_plan.regime == "2023" else [],
        is_recurring=spec.recurring,
        from_on=begins,
        until_on=ends,
        languages=list(spec.languages),
        accessibility="Salle de plain-pied, boucle magnétique",
        channels="Bulletin, affiches, bouche-à-oreille",
        origin="need",
        rooms_needed="Centre culturel",
        search=searchable(spec.title, spec.description),
    )
    thread.tie(row, since=start)
    thread.link(goal, row)
    ActionObjective.objects.create(space=space, action=row, objective=goal, share=Decimal(100))
    _owners(row, spec, people)
    for kind, name in spec.partners:
        Partner.objects.create(space=space, action=row, kind=kind, name=name, agreed_on=start)
    Milestone.objects.create(
        space=space, action=row, title="Premier bilan", due_on=min(begins + timedelta(days=180), ends)
    )
    for year in range(begins.year, ends.year + 1):
        _lines(row, spec, year)
    return row


def _owners(row: Action, spec, people: dict) -> None:
    service = Service.objects.filter(name=spec.service).first()
    political = people.get("political")
    lead = people.get("leads", {}).get(spec.service)
    ActionOwner.objects.create(
        space=row.space, action=row, kind="political", person=political, name=str(political or "Collège échevinal")
    )
    ActionOwner.objects.create(space=row.space, action=row, kind="administrative", service=service, name=spec.service)
    ActionOwner.objects.create(
        space=row.space,
        action=row,
        kind="working",
        person=lead,
        name=str(lead or spec.service),
        email=lead.email if lead else f"{spec.service.split()[-1].lower()}@{row.space.slug}.example",
        language=lead.language if lead else "fr",
    )


def _lines(row: Action, spec, year: int) -> None:
    for category, amount in spec.costs:
        BudgetLine.objects.create(
            space=row.space,
            action=row,
            year=year,
            category=category,
            source="Budget communal",
            article=f"3/259/{648100 + row.number * 10}/99001",
            planned=Decimal(amount),
        )
    if spec.grant:
        BudgetLine.objects.create(
            space=row.space,
            action=row,
            year=year,
            category="grant",
            source="Subvention de l’État",
            flow="revenue",
            article=f"2/259/{744500 + row.number}/99001",
            planned=Decimal(spec.grant),
            is_secured=spec.grant_secured,
        )


def carried_out(rows: list[Action], today: date, people: dict) -> None:
    """Progress of a running plan: most on track, one at risk, one silent, one done, real money of past years."""
    for index, row in enumerate(rows):
        if row.from_on > today:
            continue
        span = max((row.until_on - row.from_on).days, 1)
        percent = min(95, int(100 * (today - row.from_on).days / span))
        done = row.until_on < today
        health, reason = (
            ("at_risk", "La salle n’est plus libre le jeudi ; nous cherchons ailleurs.") if index == 2 else ("good", "")
        )
        reported = row.until_on if done else today - timedelta(days=200 if index == 4 else 20 + index)
        Action.objects.filter(pk=row.pk).update(
            state="done" if done else "running",
            percent=100 if done else percent,
            health="good" if done else health,
            health_reason="" if done else reason,
            really_from_on=row.from_on,
            really_until_on=row.until_on if done else None,
            reported_on=max(reported, row.from_on),
        )
        owner = row.owners.get(kind="working")
        Progress.objects.create(
            space=row.space,
            action=row,
            reported_at=moment(max(reported, row.from_on)),
            percent=100 if done else percent,
            health="good" if done else health,
            reason="" if done else reason,
            by=owner.person,
            by_name=owner.name,
            channel="mail",
            people_reached=20 + 7 * index,
            note="Bonne participation.",
        )
        row.milestones.filter(due_on__lt=today - timedelta(days=40)).update(reached_on=F("due_on"))
        for line in row.budget_lines.filter(year__lt=today.year):
            BudgetLine.objects.filter(pk=line.pk).update(
                real=(line.planned * Decimal("0.93")).quantize(Decimal("0.01"))
            )


def readings(the_plan: Plan, days: list[date], by) -> None:
    """Readings that move from the baseline towards the target."""
    for indicator in Indicator.objects.filter(objective__plan=the_plan):
        for step, day in enumerate(days, 1):
            share = Decimal(step) / Decimal(len(days) + 1)
            value = indicator.baseline + (indicator.target - indicator.baseline) * share
            Reading.objects.create(
                space=the_plan.space,
                indicator=indicator,
                read_on=day,
                value=value.quantize(Decimal("1")),
                source=indicator.source,
                entered_by=by,
            )
