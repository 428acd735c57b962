"""The generated country: 100 communes and 5 groupings, a plan each with 60 actions, 12 budget lines an action,
and a commission for each commune.

Written in bulk, with the same constraints as everything else. The seed makes two runs alike.
"""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from bench import commissions, training
from zesummen.accounts.models import Membership, Person
from zesummen.commissions.models import Opinion
from zesummen.kernel.models import Edge, Entry, Node
from zesummen.kernel.tenancy import everywhere
from zesummen.kernel.words import searchable, text
from zesummen.plans.catalogue import ALL_FIELDS, GROUPS
from zesummen.plans.models import (
    Action,
    ActionObjective,
    ActionOwner,
    BudgetLine,
    Evidence,
    FieldChoice,
    GroupChoice,
    Indicator,
    Milestone,
    Need,
    Objective,
    ObjectiveNeed,
    Partner,
    Party,
    Plan,
    Progress,
)
from zesummen.sittings.models import AgendaItem, Sitting
from zesummen.territory.actions import load_facts, open_commune_spaces, open_space
from zesummen.territory.models import Commune, Grouping, GroupingMember, Space
from zesummen.training.models import Evening, TrainingRequest

ACTIONS, LINES, YEARS = 60, 12, range(2026, 2032)
NEEDS, OBJECTIVES = 12, 10
BATCH = 1000
START, END = date(2026, 1, 1), date(2031, 12, 31)
OFFICER = "officer@bench.example"


def words(title: str):
    """A text in five languages, as long as real ones."""
    return text(
        "fr",
        fr=f"{title} pour mieux vivre ensemble dans la commune",
        de=f"{title} für ein besseres Zusammenleben in der Gemeinde",
        lb=f"{title} fir besser an der Gemeng zesummenzeliewen",
        en=f"{title} for living together better in the commune",
        pt=f"{title} para viver melhor em conjunto na comuna",
    )


@transaction.atomic
def generate(seed: int = 1, communes: int = 100, groupings: int = 5) -> dict[str, int]:
    """Fill an empty database. Returns how many rows of the large tables were written."""
    rng = random.Random(seed)
    load_facts()
    open_commune_spaces()
    _open_groupings(groupings)
    with everywhere("the generated country is written at once"):
        spaces = list(Space.objects.filter(kind="commune").select_related("commune")[:communes])
        spaces += list(Space.objects.filter(kind="grouping").select_related("grouping")[:groupings])
        officer = Person.objects.create_user(
            OFFICER, "a long enough password", full_name="Bench Officer", language="fr"
        )
        Membership.objects.bulk_create(
            [Membership(person=officer, space=space, role="officer", from_on=START) for space in spaces]
        )
        plans = _plans(spaces, officer)
        _content(plans, rng)
        _doing(rng, officer)
        commissions.write(spaces, officer, words)
    training.write(words)
    with everywhere("what was written is counted"):
        counted = (Plan, Action, BudgetLine, Progress, Entry, Sitting, AgendaItem, Opinion, TrainingRequest, Evening)
        return {model.__name__: model.objects.count() for model in counted}


def _open_groupings(count: int) -> None:
    all_communes = list(Commune.objects.order_by("lau2"))
    for number in range(count):
        slug = f"bench-{number}"
        grouping = Grouping.objects.create(slug=slug, name_fr=f"Groupement {number}", kind="neighbours")
        for commune in all_communes[number * 4 : number * 4 + 4]:
            GroupingMember.objects.create(grouping=grouping, commune=commune)
        open_space(kind="grouping", slug=slug, name=grouping.name_fr, grouping=grouping)


def _plans(spaces, officer) -> list[Plan]:
    plans = Plan.objects.bulk_create(
        [
            Plan(
                space=space,
                template="pci",
                regime="2011",
                title=words("Plan communal intégration"),
                summary=words("Résumé du plan"),
                state="running",
                starts_on=START,
                ends_on=END,
                public_from=START,
                public_by=officer,
            )
            for space in spaces
        ]
    )
    parties = []
    for plan in plans:
        for position, commune in enumerate(plan.space.communes(START), 1):
            parties.append(
                Party(
                    space=plan.space,
                    plan=plan,
                    commune=commune,
                    position=position,
                    state="adopted",
                    decided_on=START,
                    decided_by=officer,
                )
            )
    Party.objects.bulk_create(parties)
    return plans


def _knots(kind: str, rows, link) -> None:
    """A knot for each row that was just written."""
    nodes = Node.objects.bulk_create(
        [Node(space_id=row.space_id, kind=kind, title=row.title, link=link(row), since=START) for row in rows],
        batch_size=BATCH,
    )
    for row, node in zip(rows, nodes, strict=True):
        row.node = node
    type(rows[0]).objects.bulk_update(rows, ["node"], batch_size=200)


def _content(plans, rng) -> None:
    fields = [entry.key for entry in ALL_FIELDS]
    groups = [entry.key for entry in GROUPS]
    _choices(plans, fields, groups)
    needs, proofs = _needs(plans, fields, groups)
    goals = _objectives(plans, fields)
    by_plan = {p.pk: ([n for n in needs if n.plan_id == p.pk], [g for g in goals if g.plan_id == p.pk]) for p in plans}
    ObjectiveNeed.objects.bulk_create(
        [ObjectiveNeed(space=g.space, objective=g, need=by_plan[g.plan_id][0][g.number % NEEDS]) for g in goals],
        batch_size=BATCH,
    )
    edges = [Edge(space=e.space, source=e.node, target=e.need.node) for e in proofs]
    edges += [Edge(space=g.space, source=by_plan[g.plan_id][0][g.number % NEEDS].node, target=g.node) for g in goals]
    Edge.objects.bulk_create(edges, batch_size=BATCH)
    _actions(plans, by_plan, fields, groups, rng)


def _choices(plans, fields, groups) -> None:
    FieldChoice.objects.bulk_create(
        [
            FieldChoice(space=p.space, plan=p, field=f, rank=r, reason=words("Raison"))
            for p in plans
            for r, f in enumerate(fields[:6], 1)
        ]
    )
    GroupChoice.objects.bulk_create(
        [
            GroupChoice(space=p.space, plan=p, group=g, rank=r, reason=words("Raison"))
            for p in plans
            for r, g in enumerate(groups[:4], 1)
        ]
    )


def _needs(plans, fields, groups) -> tuple[list[Need], list[Evidence]]:
    needs = Need.objects.bulk_create(
        [
            Need(
                space=p.space,
                plan=p,
                number=n,
                title=words(f"Besoin {n}"),
                description=words("Description du besoin"),
                field=fields[n % 6],
                groups=groups[:2],
            )
            for p in plans
            for n in range(1, NEEDS + 1)
        ],
        batch_size=BATCH,
    )
    _knots("need", needs, lambda row: f"plans/{row.plan_id}/needs/{row.pk}/")
    proofs = Evidence.objects.bulk_create(
        [
            Evidence(
                space=n.space,
                plan=n.plan,
                need=n,
                kind="survey",
                title=words("Enquête"),
                source="Service communal",
                people=120,
            )
            for n in needs
        ],
        batch_size=BATCH,
    )
    _knots("evidence", proofs, lambda row: f"plans/{row.plan_id}/needs/{row.need_id}/")
    return needs, proofs


def _objectives(plans, fields) -> list[Objective]:
    goals = Objective.objects.bulk_create(
        [
            Objective(
                space=p.space,
                plan=p,
                number=n,
                title=words(f"Objectif {n}"),
                description=words("Description"),
                field=fields[n % 6],
            )
            for p in plans
            for n in range(1, OBJECTIVES + 1)
        ],
        batch_size=BATCH,
    )
    _knots("objective", goals, lambda row: f"plans/{row.plan_id}/objectives/{row.pk}/")
    Indicator.objects.bulk_create(
        [
            Indicator(
                space=g.space,
                objective=g,
                title=words("Indicateur"),
                unit="personnes",
                baseline=Decimal(10),
                baseline_on=START,
                target=Decimal(50),
                target_on=END,
                source="Service",
            )
            for g in goals
        ],
        batch_size=BATCH,
    )
    return goals


def _actions(plans, by_plan, fields, groups, rng) -> None:
    rows = []
    for plan in plans:
        for number in range(1, ACTIONS + 1):
            title, body = words(f"Action {number}"), words("Description de l’action")
            first = START + timedelta(days=rng.randrange(600))
            rows.append(
                Action(
                    space=plan.space,
                    plan=plan,
                    number=number,
                    title=title,
                    description=body,
                    newcomers_part=words("Les nouveaux"),
                    commune_part=words("La commune"),
                    expected_result=words("Résultat"),
                    field=rng.choice(fields),
                    groups=rng.sample(groups, 2),
                    state="running",
                    from_on=first,
                    until_on=first + timedelta(days=rng.randrange(90, 900)),
                    languages=["fr", "lb"],
                    percent=rng.randrange(90),
                    reported_on=date(2026, 10, 1),
                    search=searchable(title),
                    origin="need",
                )
            )
    rows = Action.objects.bulk_create(rows, batch_size=400)
    _knots("action", rows, lambda row: f"plans/{row.plan_id}/actions/{row.pk}/")
    owners, links, partners, milestones, edges = [], [], [], [], []
    for row in rows:
        goal = by_plan[row.plan_id][1][row.number % OBJECTIVES]
        links.append(ActionObjective(space=row.space, action=row, objective=goal, share=Decimal(100)))
        edges.append(Edge(space=row.space, source=goal.node, target=row.node))
        owners += [
            ActionOwner(space=row.space, action=row, kind=kind, name=f"Service {kind}")
            for kind in ("political", "administrative", "working")
        ]
        partners += [
            Partner(space=row.space, action=row, kind="society", name="Association"),
            Partner(space=row.space, action=row, kind="state", name="Ministère"),
        ]
        milestones.append(Milestone(space=row.space, action=row, title="Premier bilan", due_on=row.until_on))
    for model, items in (
        (ActionObjective, links),
        (Edge, edges),
        (ActionOwner, owners),
        (Partner, partners),
        (Milestone, milestones),
    ):
        model.objects.bulk_create(items, batch_size=BATCH)
    _lines(rows, rng)


def _lines(rows, rng) -> None:
    lines = []
    for row in rows:
        for number in range(LINES):
            lines.append(
                BudgetLine(
                    space_id=row.space_id,
                    action_id=row.pk,
                    year=YEARS[number % 6],
                    category=rng.choice(("venue", "material", "catering", "service")),
                    source="Budget communal" if number % 3 else "Subvention de l’État",
                    article=f"3/259/{648000 + number}/99001",
                    flow="expense" if number % 3 else "revenue",
                    planned=Decimal(rng.randrange(10_000, 500_000)) / 100,
                    real=Decimal(rng.randrange(10_000, 500_000)) / 100 if number % 6 == 0 else None,
                )
            )
        if len(lines) >= 6000:
            BudgetLine.objects.bulk_create(lines, batch_size=BATCH)
            lines = []
    BudgetLine.objects.bulk_create(lines, batch_size=BATCH)


def _doing(rng, officer) -> None:
    """Four reports an action over six years, and a journal line for each act."""
    reports, entries = [], []
    for row in Action.objects.order_by("pk").iterator(chunk_size=2000):
        for step in range(4):
            at = datetime(2026 + step, 1 + step * 2, 1 + row.number % 28, 10, tzinfo=UTC)
            reports.append(
                Progress(
                    space_id=row.space_id,
                    action_id=row.pk,
                    reported_at=at,
                    percent=step * 25,
                    health="good",
                    by=officer,
                    by_name="Bench Officer",
                    channel="mail",
                )
            )
        for step in range(8):
            at = datetime(2026 + step % 6, 1 + step, 1 + row.number % 28, 11, tzinfo=UTC)
            entries.append(
                Entry(
                    space_id=row.space_id,
                    at=at,
                    verb="action.reported",
                    by_id=officer.pk,
                    by_name="Bench Officer",
                    kind="plans.action",
                    object_id=row.pk,
                    title=str(row.title)[:300],
                    facts={"percent": step * 10},
                )
            )
        if len(entries) >= 8000:
            Progress.objects.bulk_create(reports, batch_size=BATCH)
            Entry.objects.bulk_create(entries, batch_size=BATCH)
            reports, entries = [], []
    Progress.objects.bulk_create(reports, batch_size=BATCH)
    Entry.objects.bulk_create(entries, batch_size=BATCH)
