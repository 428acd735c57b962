"""Frozen plans made up in memory: no database. For tests of what is printed, compared and shared."""

import dataclasses
from datetime import date
from decimal import Decimal

from zesummen.kernel.words import text
from zesummen.plans.queries.sheet import (
    ActionSheet,
    ChoiceSheet,
    EvidenceSheet,
    IndicatorSheet,
    LineSheet,
    NeedSheet,
    ObjectiveSheet,
    OwnerSheet,
    PartySheet,
    PlanSheet,
    ShareSheet,
)

LONG = "Un titre long qui dit tout ce que l’action veut apporter aux habitants et aux associations de la commune"


def a_line(year=2026, planned="1000.00", flow="expense", **values):
    defaults = {
        "category": "material",
        "label": "",
        "source": "Budget communal",
        "article": "3/259/648120/99001",
        "kind": "ordinary",
        "real": None,
        "is_secured": True,
    }
    return LineSheet(year=year, flow=flow, planned=Decimal(planned), **{**defaults, **values})


def an_action(number=1, **values):
    empty = {f.name: f.default for f in dataclasses.fields(ActionSheet) if f.default is not dataclasses.MISSING}
    blank = {
        "pk": number,
        "number": number,
        "title": text("fr", fr=f"Café des langues {number}"),
        "description": text(),
        "newcomers_part": text(),
        "commune_part": text(),
        "expected_result": text(),
        "field": "languages",
        "groups": (),
        "missions": (),
        "state": "planned",
        "is_recurring": False,
        "from_on": date(2026, 3, 1),
        "until_on": date(2028, 6, 30),
        "really_from_on": None,
        "really_until_on": None,
        "people_needed": "",
        "rooms_needed": "",
        "material_needed": "",
        "languages": ("fr", "lb"),
        "accessibility": "",
        "channels": "",
        "risks": "",
        "origin": "",
        "origin_note": "",
        "depends_on_call": "",
        "percent": 0,
        "health": "good",
        "health_reason": "",
        "reported_on": None,
        "stopped_reason": "",
    }
    return ActionSheet(**{**empty, **blank, **values})


def a_need():
    return NeedSheet(
        1,
        1,
        text("fr", fr="Plus de rencontres", de="Mehr Begegnung"),
        text("fr", fr="Les gens se croisent peu."),
        "encounters",
        ("newcomers",),
        1,
        (EvidenceSheet("survey", text("fr", fr="Enquête de 2025"), "CEFIS", date(2025, 5, 1), 212),),
    )


def an_objective():
    indicator = IndicatorSheet(
        1,
        text("fr", fr="Soirées par an"),
        "soirées",
        Decimal("10.00"),
        date(2025, 12, 31),
        Decimal("40.00"),
        date(2028, 12, 31),
        False,
        "Service",
    )
    return ObjectiveSheet(1, 1, None, text("fr", fr="Se rencontrer"), text(), "encounters", (1,), (indicator,))


def a_sheet(actions=2, parties=1, **values):
    defaults = {
        "pk": 1,
        "space": "esch",
        "space_name": "Esch-sur-Alzette",
        "template": "pci",
        "regime": "2011",
        "title": text("fr", fr="Plan communal intégration 2026–2031", de="Kommunaler Integrationsplan 2026–2031"),
        "summary": text("fr", fr="Vivre ensemble à Esch."),
        "state": "preparation",
        "starts_on": date(2026, 1, 1),
        "ends_on": date(2031, 12, 31),
        "cost_key": "inhabitants",
        "parties": tuple(
            PartySheet(n + 1, f"Commune {n + 1}", f"020{n}", "waiting", inhabitants=1000 * (n + 1))
            for n in range(parties)
        ),
        "fields_chosen": (ChoiceSheet("encounters", 1, text("fr", fr="Le besoin le plus cité")),),
        "groups_chosen": (
            ChoiceSheet("newcomers", 1, text("fr", fr="Beaucoup d’arrivées")),
            ChoiceSheet("young", 2, text("fr", fr="Peu atteints")),
        ),
        "needs": (a_need(),),
        "objectives": (an_objective(),),
        "actions": tuple(
            an_action(
                n,
                objectives=(ShareSheet(1, Decimal(100)),),
                groups=("newcomers",),
                newcomers_part=text("fr", fr="Viennent et animent"),
                owners=(OwnerSheet("working", "Service jeunesse", True),),
                lines=(
                    a_line(planned="100.01"),
                    a_line(2027, "50.00", "revenue", is_secured=False, source="Ministère"),
                ),
            )
            for n in range(1, actions + 1)
        ),
    }
    return PlanSheet(**{**defaults, **values})


def big_sheet():
    """Sixty actions with twelve lines each, and long titles everywhere."""
    lines = tuple(a_line(year, "1234.56") for year in range(2026, 2032) for _half in range(2))
    actions = tuple(
        an_action(
            n,
            title=text("fr", fr=f"{LONG} {n}"),
            description=text("fr", fr=LONG * 4),
            lines=lines,
            objectives=(ShareSheet(1 + n % 12, Decimal(100)),),
            field=("languages", "welcome", "participation", "encounters", "diversity", "school", "sport")[n % 7],
            owners=tuple(
                OwnerSheet(kind, "Service jeunesse", True) for kind in ("political", "administrative", "working")
            ),
        )
        for n in range(1, 61)
    )
    needs = tuple(
        NeedSheet(n, n, text("fr", fr=LONG), text("fr", fr=LONG * 2), "housing", ("newcomers",), 1)
        for n in range(1, 31)
    )
    goals = tuple(
        ObjectiveSheet(n, n, None, text("fr", fr=LONG), text("fr", fr=LONG), "housing", (n,), ()) for n in range(1, 13)
    )
    return a_sheet(parties=10, actions=0, needs=needs, objectives=goals, summary=text("fr", fr=LONG * 12)), actions
