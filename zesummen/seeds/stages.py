"""The demo communes and what stage their plan stands at."""

from datetime import date, timedelta

from zesummen.council.models import CouncilDate
from zesummen.plans.actions.take_over import take_over
from zesummen.plans.measures import TEMPLATES
from zesummen.plans.models import Cycle, Pact, Plan

from . import build
from .acts import adopt, coordinator, decide, halfway, opened, pci_title, scan_of, shown_outside, steering, take_stock
from .scene import Scene, Stage, before
from .texts import five


def regime_on(day: date) -> str:
    """The law in force when an act was taken: that of 2008 counted until the end of 2023."""
    return "2011" if day <= date(2023, 12, 31) else "2023"


def just_started(scene: Scene) -> None:
    """Measure 1: the decision stands on the agenda of the next council."""
    start = scene.months(10)
    plan = build.plan(
        scene.space,
        template="pci",
        regime=regime_on(scene.next_date.day),
        title=pci_title(start, 6),
        by=scene.officer,
        created=scene.months(-1),
    )
    party = plan.parties.get()
    party.start_decision = decide(scene, plan, party, "start_plan", on=scene.next_date)
    party.save()
    build.register(scene.space)


def taking_stock(scene: Scene) -> None:
    """Measures 2 to 4 under way."""
    start = scene.months(8)
    plan = build.plan(
        scene.space,
        template="pci",
        regime=regime_on(scene.past_date(4).day),
        title=pci_title(start, 6),
        by=scene.officer,
        created=scene.months(-8),
    )
    started(scene, plan, on=scene.past_date(4))
    build.register(scene.space, plan, by=scene.officer, asked=scene.months(-5))
    build.mobilise(plan, scene.months(-4))
    steering(scene, scene.months(-4), held=1)
    build.inventory(scene.space)
    build.needs(plan, 4, scene.months(-2))
    coordinator(scene, plan, "communal", scene.months(-8))


def started(scene: Scene, plan: Plan, *, on: CouncilDate) -> None:
    """The council's yes to making the plan."""
    for party in plan.parties.all():
        kind = "start_plan" if plan.template == "pci" else "approve_pact"
        party.start_decision = decide(scene, plan, party, kind, on=on)
        party.save()


def written(
    scene: Scene,
    *,
    start: date,
    years: int,
    count: int,
    template: str = "pci",
    on: CouncilDate,
    created: date | None = None,
    title=None,
    cycle=None,
) -> Plan:
    """A plan with everything up to its action sheets."""
    plan = build.plan(
        scene.space,
        template=template,
        regime=regime_on(on.day),
        title=title or pci_title(start, years),
        by=scene.officer,
        created=created or scene.months(-12),
        starts_on=start,
        ends_on=date(start.year + years - 1, 12, 31),
    )
    started(scene, plan, on=on)
    taken = created or scene.months(-10)
    build.register(scene.space, plan, by=scene.officer, asked=taken)
    build.mobilise(plan, taken)
    build.inventory(scene.space)
    needs = build.needs(plan, 8, taken)
    build.fields_and_groups(
        plan,
        ("welcome", "languages", "participation", "encounters", "school", "diversity"),
        ("newcomers", "third_country", "parents", "associations"),
    )
    goals = build.objectives(plan, needs, start, date(start.year + years - 1, 12, 31))
    scene.made["actions"] = build.actions(plan, goals, scene.cast, start=start, years=years, count=count)
    return plan


def ready_to_adopt(scene: Scene) -> None:
    """Measure 8: the plan goes to the council."""
    plan = written(scene, start=scene.months(4), years=6, count=12, on=scene.past_date(7))
    steering(scene, scene.months(-9), held=3)
    coordinator(scene, plan, "communal", scene.months(-12))
    take_stock(scene, plan, scene.months(-4))


def running(scene: Scene) -> None:
    """Measure 9, in the third year."""
    start = date(scene.today.year - 2, 1, 1)
    plan = written(scene, start=start, years=6, count=12, created=before(start, 14), on=scene.held(before(start, 13)))
    body = steering(scene, before(start, 10), held=4)
    adopt(scene, plan, on=scene.held(before(start, 1)))
    coordinator(scene, plan, "communal", before(start, 12))
    build.carried_out(scene.made["actions"], scene.today, scene.people)
    build.readings(plan, [date(start.year, 12, 31), date(start.year + 1, 12, 31)], scene.officer)
    halfway(scene, plan, body)
    shown_outside(scene, plan)
    opened(scene, plan)


def ending(scene: Scene) -> None:
    """Measure 10: the plan ends this year."""
    start = date(scene.today.year - 4, 1, 1)
    plan = written(scene, start=start, years=5, count=10, created=before(start, 14), on=scene.held(before(start, 13)))
    steering(scene, before(start, 10), held=5)
    adopt(scene, plan, on=scene.held(before(start, 1)))
    coordinator(scene, plan, "external", before(start, 12))
    build.carried_out(scene.made["actions"], scene.today, scene.people)
    build.readings(plan, [date(year, 12, 31) for year in range(start.year, scene.today.year)], scene.officer)
    shown_outside(scene, plan)
    opened(scene, plan)


def pact(scene: Scene) -> None:
    """A Gemengepakt in its first cycle."""
    start = scene.months(-20)
    title = five("Gemengepakt", "Gemengepakt", "Gemengepakt", "Gemengepakt", "Gemengepakt")
    plan = build.plan(
        scene.space,
        template="gemengepakt",
        regime="2023",
        title=title,
        by=scene.officer,
        created=start,
        starts_on=start,
        ends_on=date(start.year + 6, start.month, 1) - timedelta(days=1),
    )
    started(scene, plan, on=scene.held(before(start, 1)))
    Pact.objects.create(
        space=scene.space,
        plan=plan,
        signed_on=start,
        signed_place="Niederanven",
        commune_signatory=str(scene.people.get(scene.stage.mayor, scene.stage.mayor)),
        minister_signatory="Ministre (inventé)",
        syvicol_signatory="Président du SYVICOL (inventé)",
    )
    Plan.objects.filter(pk=plan.pk).update(state="running", public_from=start, public_by=scene.officer)
    plan.refresh_from_db()
    cycle = Cycle.objects.create(
        space=scene.space,
        plan=plan,
        number=1,
        field="encounters",
        from_on=scene.months(-14),
        theme=five("Se rencontrer", "Sich begegnen", "Sech begéinen", "Meeting each other", "Encontrar-se"),
    )
    coordinator(scene, plan, "communal", start)
    build.inventory(scene.space)
    needs = build.needs(plan, 5, scene.months(-9))
    goals = build.objectives(plan, needs, scene.months(-6), date(scene.today.year + 2, 12, 31), cycle=cycle)
    rows = build.actions(plan, goals, scene.cast, start=scene.months(-5), years=3, count=6, cycle=cycle)
    build.carried_out(rows, scene.today, scene.people)
    steering(scene, start, held=2)


def three_councils(scene: Scene) -> None:
    """A grouping's plan: two councils have adopted, the third decides next."""
    start = scene.months(2)
    plan = written(scene, start=start, years=6, count=9, on=scene.past_date(6))
    coordinator(scene, plan, "shared", scene.months(-12), days="4")
    steering(scene, scene.months(-9), held=2)


def taken_over(scene: Scene) -> None:
    """A plan that ran before the commune came here: its dates and the scan of its decision, not its first measures."""
    start = date(scene.today.year - 3, 1, 1)
    adopted = scene.held(before(start, 2)).day
    came = scene.today - timedelta(days=40)
    with build.dated(came):
        plan = take_over(
            space=scene.space,
            template="pci",
            regime=regime_on(adopted),
            title=pci_title(start, 6),
            decided_on=adopted,
            starts_on=start,
            ends_on=date(start.year + 5, 12, 31),
            adopted={},
            done=[measure.key for measure in TEMPLATES["pci"].measures[:8]],
            scan=scan_of(scene, adopted),
            by=scene.officer,
        )
    Plan.objects.filter(pk=plan.pk).update(created_on=came, taken_over_on=came)
    plan.refresh_from_db()
    coordinator(scene, plan, "communal", came, days="2.5")
    build.inventory(scene.space)
    needs = build.needs(plan, 5, came)
    goals = build.objectives(plan, needs, came, plan.ends_on)
    rows = build.actions(plan, goals, scene.cast, start=start, years=6, count=6)
    build.carried_out(rows, scene.today, scene.people)
    steering(scene, came, held=1)
    shown_outside(scene, plan)


ALL = (
    Stage("mersch", "Tania Ferreira", "Robert Nilles", "Carole Wagner", just_started),
    Stage("mondorf-les-bains", "Sami Haddad", "Josée Thill", "Marc Becker", taking_stock, steering=("Ivana Petrovic",)),
    Stage(
        "esch-sur-alzette",
        "Claire Muller",
        "Nico Hoffmann",
        "Sandra Lopes",
        ready_to_adopt,
        leads=("Kim Nguyen",),
        steering=("Noa Stein",),
    ),
    Stage(
        "differdange",
        "Cleo Adler",
        "Fränk Wolter",
        "Jo Schmit",
        running,
        leads=("Maria Gomes", "Aïcha Benali"),
        steering=("Tom Krier", "Eva Lindqvist"),
    ),
    Stage(
        "junglinster",
        "Lena Faber",
        "Guy Pauly",
        "Rita Almeida",
        ending,
        steering=("Rita Almeida", "Pol Weis", "Jane Carter"),
    ),
    Stage(
        "steinfort", "Diane Kohn", "Alain Braun", "Sven Olsen", pact, leads=("Paula Ribeiro",), steering=("Sven Olsen",)
    ),
    Stage("walferdange", "Yann Reckinger", "Malou Ernster", "Fernand Gales", taken_over, steering=("Teresa Moreira",)),
    Stage("lorentzweiler", "Anna Weber", "Gaston Kieffer", "Hélène Schroeder", just_started),
    Stage(
        "uelzechtdall",
        "Anna Weber",
        "Paul Hengen",
        "Hélène Schroeder",
        three_councils,
        steering=("Olga Marinho",),
        seats=9,
    ),
)
