"""What a space gives in the council vocabulary: what its public pages show of commissions and council, and no more."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, Max, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import override

from zesummen.commissions.models import Call, Commission, Holding, MemberCard, Opinion
from zesummen.commissions.queries import opinions as advice
from zesummen.commissions.queries import seats
from zesummen.commissions.states import CallState, CommissionState, Part, Visibility
from zesummen.council.queries import DeliberationSheet, public_deliberations
from zesummen.kernel import tenancy
from zesummen.kernel.models import Entry
from zesummen.kernel.together import Asked, listed, read, side_by_side
from zesummen.sittings.states import SittingState
from zesummen.territory.mandates import mandates_between
from zesummen.territory.models import Space
from zesummen.territory.states import TERRITORIAL

from . import commission as public
from .oparl import PATHS, ROOT, SCHEMA, Graph, embedded, moment, named

STATES = {
    SittingState.PLANNED: "terminiert",
    SittingState.CONVENED: "eingeladen",
    SittingState.APPROVED: "durchgeführt",
}
PDF = "application/pdf"
COUNCIL = "council"


def bodies(base: str) -> list[dict]:
    """Every space with a public commission. Two statements and a few for each."""
    rows = Space.objects.filter(kind__in=sorted(TERRITORIAL)).select_related("commune", "grouping")
    spaces = list(rows.order_by("slug"))
    with tenancy.across(spaces):
        calling = Call.objects.filter(commission=OuterRef("pk"), state=CallState.PUBLISHED)
        calling = calling.filter(closes_on__gte=timezone.localdate())
        seated = Holding.objects.filter(commission=OuterRef("pk"))
        shown = Commission.objects.filter(~Q(state=CommissionState.SETTING_UP) | Exists(calling) | Exists(seated))
        with_page = dict(shown.order_by("space").values_list("space").annotate(first=Min("from_on")))
    return [_body(Graph(base, space.slug), space, with_page[space.pk]) for space in spaces if space.pk in with_page]


def system(base: str, web: str) -> dict:
    """The way in."""
    return {
        "id": base,
        "type": SCHEMA + "System",
        "oparlVersion": SCHEMA,
        "name": "Zesummen",
        "body": f"{base}bodies/",
        "website": web,
    }


def graph_of(space: Space, site: str) -> Graph | None:
    """All objects of a space; ``None`` where no commission has a public page. Names are French, the reference."""
    graph = Graph(f"{site}/{ROOT}", space.slug)
    with tenancy.inside(space), override("fr"):
        found = public.public_commissions(space)
        if not found:
            return None
        times, opinions = _times(space), []
        _organizations(graph, space, found, site)
        for commission, facts in zip(found, read(*(_facts(one) for one in found)), strict=True):
            _people(graph, commission, facts.composition, facts.cards)
            shown = _meetings(graph, commission, facts.sittings, times, site)
            _opinions(graph, commission, facts.opinions, shown, times, site)
            opinions += facts.opinions
        _closed_again(graph, opinions, times)
        _decisions(graph, space, public_deliberations(space), times, site)
        _fill_agendas(graph)
        graph.body = _body(graph, space, min(row.from_on for row in found), times)
    return graph


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is read of one commission."""

    composition: seats.Composition
    cards: list[MemberCard]
    opinions: list[Opinion]
    sittings: list[public.PublicSitting]


def _facts(commission: Commission) -> Asked[_Facts]:
    """Two statements, for as many commissions as are read together."""
    cards = MemberCard.objects.filter(commission=commission).order_by()
    composition, cards, opinions = yield from side_by_side(
        seats.composition.asked(commission, public.day_of(commission, timezone.localdate())),
        listed.asked(cards.only("member", "space", "visibility", "visibility_on", "commission")),
        listed.asked(advice.with_fate(commission)),
    )
    sittings = yield from public.sittings_of.asked(commission, public.Closed.of(opinions))
    return _Facts(composition, cards, opinions, sittings)


def _times(space: Space) -> dict[tuple[str, int], tuple]:
    """When the journal first and last told of each row. One statement."""
    told = Entry.objects.filter(space=space, is_look=False, object_id__isnull=False)
    told = told.filter(kind__in=("commissions.opinion", "sittings.sitting", "council.deliberation"))
    rows = told.order_by().values_list("kind", "object_id").annotate(first=Min("at"), last=Max("at"))
    return {(kind, pk): (first, last) for kind, pk, first, last in rows}


def _body(graph: Graph, space: Space, since: datetime.date, times=None) -> dict:
    name = space.name_in("fr")
    terms = [_term(graph, space, mandate) for mandate in mandates_between(since, timezone.localdate())]
    where = graph.add("Location", "body", space.created_at, description=f"{name}, Luxembourg")
    changed = max((last for _first, last in (times or {}).values()), default=space.created_at)
    lists = ("Organization", "Person", "Meeting", "Paper", "Membership", "Consultation", "File")
    made = {
        "id": graph.body_id,
        "type": SCHEMA + "Body",
        "system": graph.base,
        "name": name,
        "shortName": name,
        "website": f"{graph.base.removesuffix('/' + ROOT)}/fr/c/{space.slug}/",
        "legislativeTerm": [embedded("LegislativeTerm", term) for term in terms],
        "location": embedded("Location", where),
        "mainOrganization": graph.id_of("Organization", COUNCIL),
        "created": moment(space.created_at),
        "modified": moment(max(changed, space.created_at)),
        "agendaItem": graph.list_of("AgendaItem"),
        "legislativeTermList": graph.list_of("LegislativeTerm"),
        "locationList": graph.list_of("Location"),
    }
    return made | {PATHS[kind]: graph.list_of(kind) for kind in lists}


def _term(graph: Graph, space: Space, mandate) -> dict:
    first, until = mandate.elected.day, mandate.until.day
    end = None if mandate.until.expected else (until - datetime.timedelta(days=1)).isoformat()
    return graph.add(
        "LegislativeTerm",
        first.year,
        space.created_at,
        body=graph.body_id,
        name=f"{first.year}–{until.year}",
        startDate=first.isoformat(),
        endDate=end,
    )


def _organizations(graph: Graph, space: Space, found: Iterable[Commission], site: str) -> None:
    council = {"name": f"Conseil communal de {space.name_in('fr')}", "classification": "Parlament"}
    web = f"{site}/fr/c/{space.slug}/"
    rows: list[tuple] = [(COUNCIL, space.created_at, council | {"web": f"{web}#decisions"})]
    for row in found:
        values = named(row.name) | {
            "classification": "Kommission",
            "startDate": row.from_on.isoformat(),
            "endDate": row.until_on.isoformat() if row.until_on else None,
            "web": site + reverse("public:commission_of", args=[space.slug, row.pk]),
        }
        rows.append((f"commission-{row.pk}", row.from_on, values))
    for key, created, values in rows:
        graph.add(
            "Organization",
            key,
            created,
            body=graph.body_id,
            organizationType="Gremium",
            meeting=f"{graph.id_of('Organization', key)}meetings/",
            **values,
        )


# People: those who want to be named


def _people(graph: Graph, commission: Commission, composition: seats.Composition, cards: list[MemberCard]) -> None:
    choices = {row.member_id: row for row in cards}
    organization, memberships = f"commission-{commission.pk}", []
    for holding in composition.holdings:
        card = choices.get(holding.member_id)
        if card is None or card.visibility == Visibility.HIDDEN:
            if card is not None and card.visibility_on:
                graph.forget("Person", holding.member_id, holding.from_on, card.visibility_on)
                graph.forget("Membership", holding.pk, holding.from_on, card.visibility_on)
            continue
        memberships.append(_membership(graph, organization, composition, holding, card))
    made = graph.objects["Organization"][organization]
    if memberships:
        made["membership"] = memberships


def _membership(graph: Graph, organization: str, composition, holding: Holding, card: MemberCard) -> str:
    """The person and the place; returns the id of the membership."""
    offices = composition.offices_of(holding.member_id) if card.visibility == Visibility.OFFICE else ()
    changed = max(holding.from_on, card.visibility_on or holding.from_on)
    role = [str(row.get_kind_display()) for row in offices] or [str(holding.get_part_display())]
    membership = graph.add(
        "Membership",
        holding.pk,
        holding.from_on,
        changed,
        person=graph.id_of("Person", holding.member_id),
        organization=graph.id_of("Organization", organization),
        role=", ".join(role),
        startDate=holding.from_on.isoformat(),
    )
    membership["votingRight"] = holding.part == Part.FULL
    graph.add(
        "Person",
        holding.member_id,
        holding.from_on,
        changed,
        body=graph.body_id,
        name=holding.member.name,
        membership=[embedded("Membership", membership)],
    )
    return membership["id"]


# Sittings


def _meetings(graph: Graph, commission: Commission, sittings, times, site: str) -> dict[int, str]:
    """The sittings of a commission, with agendas that went out; returns agenda point → sitting, by number."""
    shown: dict[int, str] = {}
    for row in sittings:
        first, last = times.get(("sittings.sitting", row.pk), (row.sitting.convened_on or row.sitting.day,) * 2)
        web = f"{site}{reverse('public:commission_of', args=[graph.slug, commission.pk])}#sitting-{row.pk}"
        for item in row.items:
            _item(graph, row, item, first, last)
        shown |= {item.pk: row.pk for item in row.items}
        where = graph.add("Location", f"sitting-{row.pk}", first, last, description=row.sitting.place)
        protocol = _minutes(graph, row, first, last, site) if row.minutes else None
        meeting = graph.add(
            "Meeting",
            row.pk,
            first,
            last,
            name=f"{commission.name.piece('fr').text}, séance {row.number}/{row.year}",
            meetingState=STATES.get(SittingState(row.sitting.state), "eingeladen"),
            start=moment(row.sitting.day, row.sitting.starts_at),
            end=moment(row.sitting.day, row.sitting.ends_at) if row.sitting.ends_at else None,
            location=embedded("Location", where),
            organization=[graph.id_of("Organization", f"commission-{commission.pk}")],
            resultsProtocol=embedded("File", protocol) if protocol else None,
            web=web,
        )
        meeting["cancelled"] = row.is_cancelled
    return shown


def _item(graph: Graph, row, item, first, last) -> None:
    made = graph.add(
        "AgendaItem",
        item.pk,
        first,
        last,
        meeting=graph.id_of("Meeting", row.pk),
        number=str(item.number),
        order=item.number,
        **(named(item.title) if item.title else {"name": str(item.kind_label)}),
    )
    made["public"] = row.sitting.is_open


def _minutes(graph: Graph, row, first, last, site: str) -> dict:
    return _file(
        graph,
        f"minutes-{row.minutes}",
        first,
        last,
        f"Procès-verbal public {row.number}/{row.year}",
        site + reverse("public:commission_minutes_file", args=[graph.slug, row.minutes, "pdf"]),
        meeting=[graph.id_of("Meeting", row.pk)],
    )


def _file(graph: Graph, key: str, first, last, name: str, address: str, **back) -> dict:
    day = (moment(last) or "")[:10]  # the shape asks for a day
    values = {"name": name, "fileName": f"{key}.pdf", "mimeType": PDF, "date": day}
    return graph.add("File", key, first, last, accessUrl=address, **values, **back)


# Papers


def _paper(graph: Graph, key: str, first, last, file, consultation: Iterable[dict], organization: str, **told) -> None:
    """A paper with its file and where it was dealt with, both embedded as OParl 1.1 wants them."""
    graph.add(
        "Paper",
        key,
        first,
        last,
        body=graph.body_id,
        **told,
        mainFile=embedded("File", file),
        originatorOrganization=[organization],
        consultation=[embedded("Consultation", one) for one in consultation],
    )


def _opinions(graph: Graph, commission: Commission, every: list[Opinion], shown, times, site: str) -> None:
    organization = graph.id_of("Organization", f"commission-{commission.pk}")
    for row in every:
        _first, last = times.get(("commissions.opinion", row.pk), (row.published_on, row.published_on))
        key = f"opinion-{row.pk}"
        if row.published_on is None:
            continue
        web = site + reverse("public:commission_opinion", args=[graph.slug, row.pk])
        paper = graph.id_of("Paper", key)
        title = row.title.piece("fr").text
        address = site + reverse("public:commission_opinion_file", args=[graph.slug, row.pk, "pdf"])
        file = _file(graph, key, row.published_on, last, title, address, paper=[paper])
        consultation = []
        if row.item_id in shown:
            item = graph.id_of("AgendaItem", row.item_id)
            values = {"paper": paper, "agendaItem": item, "meeting": graph.id_of("Meeting", shown[row.item_id])}
            made = graph.add(
                "Consultation", key, row.published_on, last, organization=[organization], role="avis", **values
            )
            graph.objects["AgendaItem"][str(row.item_id)]["consultation"] = made["id"]
            consultation = [made]
        told = {**named(row.title), "reference": f"{row.number}/{row.year}", "date": row.adopted_on.isoformat()}
        told |= {"paperType": "avis", "web": web}
        _paper(graph, key, row.published_on, last, file, consultation, organization, **told)


def _closed_again(graph: Graph, every: list[Opinion], times) -> None:
    """Opinions that were opened to the public and closed again. One statement."""
    closed = {row.pk: row for row in every if row.published_on is None and row.adopted_on}
    told = Entry.objects.filter(kind="commissions.opinion", object_id__in=closed, verb="advice.closed")
    for pk in told.order_by("object_id").values_list("object_id", flat=True).distinct():
        graph.forget("Paper", f"opinion-{pk}", closed[pk].adopted_on, times[("commissions.opinion", pk)][1])


def _decisions(graph: Graph, space: Space, sheets: Iterable[DeliberationSheet], times, site: str) -> None:
    council = graph.id_of("Organization", COUNCIL)
    sat: dict[str, int] = defaultdict(int)
    for row in sheets:
        if row.day is None:
            continue
        first, last = times.get(("council.deliberation", row.pk), (row.published_on, row.published_on))
        key = f"decision-{row.pk}"
        meeting = f"council-{row.day:%Y%m%d}" + (f"-{slugify(row.body_name)}" if space.grouping_id else "")
        sat[meeting] += 1
        paper, item = graph.id_of("Paper", key), graph.id_of("AgendaItem", key)
        address = site + reverse("public:decision_file", args=[graph.slug, row.pk, "pdf"])
        file = _file(graph, key, row.published_on, last, row.subject, address, paper=[paper])
        values = {"paper": paper, "agendaItem": item, "meeting": graph.id_of("Meeting", meeting)}
        values |= {"organization": [council], "role": "décision"}
        made = graph.add("Consultation", key, row.published_on, last, **values)
        made["authoritative"] = True
        told = {"name": row.subject, "reference": row.reference, "date": row.day.isoformat()}
        told |= {"paperType": "délibération", "web": site + reverse("public:decision", args=[graph.slug, row.pk])}
        _paper(graph, key, row.published_on, last, file, [made], council, **told)
        point = graph.add(
            "AgendaItem",
            key,
            row.published_on,
            last,
            meeting=graph.id_of("Meeting", meeting),
            number=row.agenda_number,
            order=sat[meeting],
            name=row.subject,
            consultation=made["id"],
            result=str(row.state_label),
        )
        point["public"] = not row.is_closed
        graph.add(
            "Meeting",
            meeting,
            row.published_on,
            last,
            name=f"{row.body_name}, {row.day:%d.%m.%Y}",
            meetingState="durchgeführt",
            start=moment(row.day, row.opened_at),
            organization=[council],
        )


def _fill_agendas(graph: Graph) -> None:
    """Each sitting carries its points, once they know of their papers."""
    meetings = {row["id"]: row for row in graph.objects["Meeting"].values()}
    for item in graph.objects["AgendaItem"].values():
        meetings[item["meeting"]].setdefault("agendaItem", []).append(embedded("AgendaItem", item))
