"""Writing the reference facts. Spaces are made by ``open_space``; people never edit facts by hand."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import models, transaction
from django.db.models import F

from . import facts
from .models import (
    Canton,
    Commune,
    ElectionRoll,
    Grouping,
    GroupingMember,
    Merger,
    NationalityCount,
    PactSignature,
    Population,
    ResidentsBySex,
    Space,
)
from .nationalities import group_of
from .states import Regime, SpaceKind

FIRST_POPULATION_YEAR = 2017
FIRST_OLDER_YEAR = 2020
TILES_APART = 100


@transaction.atomic
def load_facts() -> dict[str, int]:
    """Bring all reference tables to what the project's fact files say; safe to run again.

    Cantons and communes are updated in place (spaces point at them), the other tables are written anew.
    Returns the number of rows per table. One transaction, under three seconds.
    """
    cantons = _load_cantons()
    communes = _load_communes(cantons)
    counts = {"Canton": len(cantons), "Commune": len(communes)}
    for model, rows in _fact_rows(communes):
        model._default_manager.all().delete()
        counts[model.__name__] = len(model._default_manager.bulk_create(rows, batch_size=2000))
    counts["Grouping"] = _load_groupings(communes)
    return counts


def open_space(
    *, kind: str, slug: str, name: str, commune: Commune | None = None, grouping: Grouping | None = None, **more
) -> Space:
    """Make the space of a commune, grouping or body, or return the one that has this slug already.

    ``more`` are fields of ``Space``. The database refuses a commune's space without its commune, and the like.
    """
    space, _made = Space.objects.get_or_create(
        slug=slug, defaults={"kind": kind, "name": name, "commune": commune, "grouping": grouping, **more}
    )
    return space


@transaction.atomic
def open_commune_spaces(*, regime: str = Regime.LAW_2023) -> int:
    """Make a space for each commune that has none; returns how many were made. The hue follows the canton."""
    missing = Commune.objects.filter(space__isnull=True).select_related("canton")
    made = [
        Space(
            kind=SpaceKind.COMMUNE,
            slug=commune.slug,
            name=commune.name_fr,
            commune=commune,
            regime=regime,
            hue=int(commune.canton.code) * 3 % 36,
        )
        for commune in missing
    ]
    return len(Space.objects.bulk_create(made))


def _load_cantons() -> dict[str, Canton]:
    rows = [
        Canton(code=r["code"], slug=r["slug"], name_fr=r["name_fr"], name_lb=r["name_lb"], name_de=r["name_de"])
        for r in facts.read("cantons")
    ]
    _upsert(Canton, rows, key="code")
    return {canton.code: canton for canton in Canton.objects.all()}


def _load_communes(cantons: dict[str, Canton]) -> dict[str, Commune]:
    rows = [
        Commune(
            lau2=r["lau2"],
            slug=r["slug"],
            name_fr=r["name_fr"],
            name_lb=r["name_lb"],
            name_de=r["name_de"],
            canton=cantons[r["lau2"][:2]],
            area_km2=Decimal(r["area_km2"]),
            lat=float(r["lat"]),
            lon=float(r["lon"]),
            council_size=int(r["seats"]),
            election_system=r["system"],
            max_echevins=int(r["max_echevins"]),
            tile_col=int(r["tile_col"]),
            tile_row=int(r["tile_row"]),
        )
        for r in facts.read("communes")
    ]
    Commune.objects.update(tile_row=F("tile_row") + TILES_APART)  # frees every tile, so that two may change places
    _upsert(Commune, rows, key="lau2")
    return {commune.lau2: commune for commune in Commune.objects.all()}


def _upsert(model: type[models.Model], rows: list, *, key: str) -> None:
    """Insert or update by ``key`` in one statement, which both databases know."""
    fields = [f.name for f in model._meta.concrete_fields if f.name not in {"id", key}]
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=[key], update_fields=fields)


def _fact_rows(communes: dict[str, Commune]) -> Iterable[tuple[type[models.Model], list]]:
    """Each table of facts with its rows, not yet written."""
    older = {r["lau2"]: dict(facts.series(r["persons_2020_2025"], FIRST_OLDER_YEAR)) for r in facts.read("older")}
    held = {r["lau2"]: dict(facts.pairs(r["holders"])) for r in facts.read("nationalities")}
    yield (
        Population,
        [
            Population(
                commune=communes[r["lau2"]],
                year=year,
                persons=persons,
                reference_date=date(year, 1, 1),
                aged_65=older.get(r["lau2"], {}).get(year),
            )
            for r in facts.read("population")
            for year, persons in facts.series(r["persons_2017_2026"], FIRST_POPULATION_YEAR)
        ],
    )
    yield ResidentsBySex, [_residents(r, communes, held[r["lau2"]]) for r in facts.read("residents")]
    yield (
        NationalityCount,
        [
            NationalityCount(commune=communes[lau2], code=code, persons=persons)
            for lau2, persons_by_code in held.items()
            for code, persons in persons_by_code.items()
        ],
    )
    yield ElectionRoll, [_roll(r, communes) for r in facts.read("rolls")]
    yield PactSignature, [row for r in facts.read("pacts") for row in _pacts(r, communes)]
    yield (
        Merger,
        [
            Merger(
                predecessor=r["predecessor"],
                predecessor_lau2=r["predecessor_lau2"],
                note=r["note"],
                successor=communes[r["successor"]],
                effective_on=facts.day(r["effective_on"]),
            )
            for r in facts.read("mergers")
        ],
    )


def _residents(r: dict[str, str], communes: dict[str, Commune], held: dict[str, int]) -> ResidentsBySex:
    groups = dict.fromkeys(("luxembourg", "eu", "other"), 0)
    for code, persons in held.items():
        groups[group_of(code)] += persons
    return ResidentsBySex(
        commune=communes[r["lau2"]],
        women_minor=int(r["women_minor"]),
        men_minor=int(r["men_minor"]),
        women_adult=int(r["women_adult"]),
        men_adult=int(r["men_adult"]),
        luxembourg=groups["luxembourg"],
        other_eu=groups["eu"],
        elsewhere=groups["other"],
    )


def _roll(r: dict[str, str], communes: dict[str, Commune]) -> ElectionRoll:
    return ElectionRoll(
        commune=communes[r["lau2"]],
        section=r["section"],
        election_on=date.fromisoformat(r["election_on"]),
        system=r["system"],
        seats=int(r["seats"]),
        uncontested=r["uncontested"] == "1",
        unusable=r["unusable"],
        luxembourg=int(r["luxembourg"]) if r["luxembourg"] else None,
        other=int(r["other"]) if r["other"] else None,
    )


def _pacts(r: dict[str, str], communes: dict[str, Commune]) -> list[PactSignature]:
    return [
        PactSignature(
            commune=communes[lau2],
            phase=r["phase"],
            signed_on=facts.day(r["signed_on"]),
            precision=r["precision"],
            through=r["through"],
            source=r["source"],
            confidence=r["confidence"],
        )
        for lau2 in r["communes"].split()
    ]


def _load_groupings(communes: dict[str, Commune]) -> int:
    """The groupings of the fact file; those that people made, and members added by hand, stay as they are."""
    rows = list(facts.read("groupings"))
    for r in rows:
        grouping, _made = Grouping.objects.update_or_create(
            slug=r["slug"],
            defaults={name: r[name] for name in ("kind", "name_fr", "name_lb", "name_de", "legal_body")},
        )
        held = set(grouping.memberships.values_list("commune__lau2", flat=True))
        GroupingMember.objects.bulk_create(
            GroupingMember(grouping=grouping, commune=communes[lau2])
            for lau2 in r["communes"].split()
            if lau2 not in held
        )
    return len(rows)
