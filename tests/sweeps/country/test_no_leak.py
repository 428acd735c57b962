"""Nobody's private data and nobody's draft on any public page, in any feed, OParl object or answer of the interface.

The list of what must not be read comes from the rows of the country. What is read: every page that links lead to from
the first page and from the OParl system, in five languages where a commune has something to say.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.utils import timezone

from addresses import MAIN
from sweeps.country.planting import person
from zesummen.commissions.actions import opinions
from zesummen.commissions.models import Application, Call, Commission, Holding, MemberCard, Opinion, PublicMinutes
from zesummen.commissions.states import CallState, Visibility
from zesummen.council.models import Deliberation, Official
from zesummen.kernel.tenancy import everywhere, inside
from zesummen.kernel.words import LANGUAGES, Text, text
from zesummen.plans.models import Action, ActionOwner, Coordinator, Plan
from zesummen.public.finished import SHELF
from zesummen.sittings.models import AgendaItem, Attendance, BodyMember, Guest, Sitting
from zesummen.territory.models import Space

pytestmark = [pytest.mark.usefixtures("country"), pytest.mark.slow]

OFFICES = {"plans.coordinator", "territory.space"}  # addresses of offices, which are there to be read
BIRTH = re.compile(r"birth|born|naissance")
KEPT = re.compile(r"/(fr|de|lb|en|pt)/models/|\.pdf$")  # empty models; a PDF has the words of its Word file


@dataclass
class Secrets:
    """What must not be read: everywhere (value → what it is), and on the pages of one space."""

    everywhere: dict[str, str] = field(default_factory=dict)
    of_space: dict[str, dict[str, str]] = field(default_factory=dict)

    def within(self, path: str, told: str) -> list[str]:
        """What of it stands in an answer, in words."""
        parts = set(path.split("/"))
        local = [values for slug, values in self.of_space.items() if slug in parts]
        return [
            f"{path}: {what} “{value}”"
            for values in (self.everywhere, *local)
            for value, what in values.items()
            if value in told
        ]


def fields(*kinds: type, names: tuple[str, ...] = ()) -> Iterator[models.Field]:
    """Columns of our models of these kinds, or with these names, but for those of offices."""
    for model in apps.get_models():
        if model.__module__.startswith("zesummen.") and model._meta.label_lower not in OFFICES:
            for column in model._meta.concrete_fields:
                if isinstance(column, kinds) or column.name in names:
                    yield column


def values_of(column: models.Field) -> Iterator[str]:
    for value in column.model._base_manager.values_list(column.name, flat=True):
        if isinstance(value, str) and len(value.strip()) > 5:
            yield value.strip()


def of_offices() -> set[str]:
    """Addresses and numbers of offices, which whoever works there may have given as the own."""
    models_of = [model for model in apps.get_models() if model._meta.label_lower in OFFICES]
    texts = [column for model in models_of for column in model._meta.concrete_fields]
    return {value for column in texts if isinstance(column, models.CharField) for value in values_of(column)}


def public_names() -> set[str]:
    """Who may be named: officials, members who chose so, elected owners, the contact of an open call."""
    shown = MemberCard.objects.exclude(visibility=Visibility.HIDDEN).values("member")
    political = ActionOwner.objects.filter(kind="political")
    contacts = Call.objects.filter(state=CallState.PUBLISHED).values_list("contact", flat=True)
    return {
        *Official.objects.values_list("name", flat=True),
        *BodyMember.objects.filter(pk__in=shown).values_list("name", flat=True),
        *political.values_list("name", flat=True),
        *(row.person.full_name for row in political.select_related("person") if row.person_id),
        *contacts,
    }


def private_names() -> dict[str, str]:
    """Candidates, members who want not to be named, who was absent, and guests."""
    hidden = MemberCard.objects.filter(visibility=Visibility.HIDDEN).values("member")
    rows = Attendance.objects.filter(presence__in=["absent", "excused", "replaced"]).select_related("member")
    acts = str(list(Deliberation.objects.filter(published_on__isnull=False).values_list("articles", flat=True)))
    away = [row.member_id for row in rows if row.member.name not in acts]  # whom an act of the council names
    seated = Holding.objects.exclude(member__in=MemberCard.objects.values("member")).values("member")
    found = dict.fromkeys(Guest.objects.values_list("name", flat=True), "a guest")
    for what, members in (("a member without a card", seated), ("an absent member", away), ("a hidden member", hidden)):
        found |= dict.fromkeys(BodyMember.objects.filter(pk__in=members).values_list("name", flat=True), what)
    return found | dict.fromkeys(Application.objects.values_list("name", flat=True), "a candidate")


def drafts(space: Space) -> dict[str, str]:
    """Words of this space that nobody has opened: opinions, minutes, calls."""
    found: dict[str, str] = {}
    closed = Opinion.objects.filter(space=space, published_on=None)
    for row in closed:
        found |= _texts("an opinion that is not public", row.title, row.facts, row.proposals)
    for row in Opinion.objects.filter(space=space):
        found |= dict.fromkeys(filter(None, [row.drop_reason]), "why an opinion was dropped")
    for row in Sitting.objects.filter(space=space):
        found |= _texts("minutes", row.minutes) | dict.fromkeys(filter(None, [row.meeting_link]), "a meeting link")
    for row in AgendaItem.objects.filter(space=space):
        found |= _texts("minutes of a point", row.summary, row.decision)
    for row in AgendaItem.objects.filter(space=space, sitting__convened_on=None, sitting__isnull=False):
        found |= _texts("a point of an agenda that did not go out", row.title)
    for row in Call.objects.filter(space=space, state__in=[CallState.DRAFT, CallState.ARCHIVED]):
        found |= _texts("a call in preparation", row.introduction, row.eligibility)
    public = opened(space)
    return {value: what for value, what in found.items() if not any(value in shown for shown in public)}


def opened(space: Space) -> set[str]:
    """Words of this space that were opened somewhere: a title may stand in a draft and in what is public."""
    points = AgendaItem.objects.filter(space=space, sitting__convened_on__isnull=False)
    shown = [row.title for row in Opinion.objects.filter(space=space, published_on__isnull=False)]
    minuted = PublicMinutes.objects.filter(space=space, withdrawn_on=None).values("version__sitting")
    for row in AgendaItem.objects.filter(sitting__in=minuted):
        shown += [row.summary, row.decision]
    shown += [row.minutes for row in Sitting.objects.filter(pk__in=minuted)]
    shown += [row.title for row in Action.objects.filter(space=space, plan__public_from__isnull=False)]
    return {value for words in (*shown, *(row.title for row in points)) for value in words.texts.values()} - {SECRET}


def _texts(what: str, *words: Text) -> dict[str, str]:
    return {value.strip(): what for one in words for value in one.texts.values() if len(value.strip()) > 8}


SECRET = "Projet d’avis tenu sous clef"


def plant_drafts() -> None:
    """A draft whose title stands on an agenda that went out, and a call that is written but not published."""
    space = Space.objects.get(slug=MAIN)
    with inside(space):
        commission, by = Commission.objects.get(state="working"), person("Cleo Adler")
        opinion = opinions.begin(commission=commission, title=text("fr", fr=SECRET), by=by)
        sitting = Sitting.objects.filter(body=commission.body, day__gt=timezone.localdate()).first()
        Sitting.objects.filter(pk=sitting.pk).update(
            state="convened", convened_on=timezone.localdate(), meeting_link="https://meet.example/secret-room"
        )
        AgendaItem.objects.create(
            space=space, body=commission.body, sitting=sitting, position=99, kind="opinion", title=text("fr", fr=SECRET),
            link=opinion.thread_link(),
        )  # fmt: skip
        Call.objects.create(
            space=space, commission=commission, introduction=text("fr", fr="Appel encore en préparation")
        )


def _secret() -> Opinion:
    return next(row for row in Opinion.objects.all() if SECRET in row.title.texts.values())


@pytest.fixture
def secrets(country) -> Secrets:
    plant_drafts()
    SHELF.clear()
    found = Secrets()
    with everywhere("a sweep reads what must not be read"):
        for what, columns in (
            ("a mail address", fields(models.EmailField)),
            ("a phone number", fields(names=("phone",))),
            ("a postal address", fields(names=("address",))),
        ):
            for column in columns:
                found.everywhere |= dict.fromkeys(set(values_of(column)) - of_offices(), what)
        allowed = public_names()
        found.everywhere |= {name: what for name, what in private_names().items() if name not in allowed}
        found.of_space = {space.slug: drafts(space) for space in speaking()}
    yield found
    SHELF.clear()


def speaking() -> list[Space]:
    """Spaces whose public pages say something of their own."""
    with everywhere("a sweep asks who has a plan or a commission"):
        busy = {*Plan.objects.values_list("space", flat=True), *Commission.objects.values_list("space", flat=True)}
        busy |= {*Coordinator.objects.values_list("space", flat=True)}
        return list(Space.objects.filter(pk__in=busy, kind__in=["commune", "grouping"]).order_by("slug"))


def told(answer) -> str:
    """Everything that can be read in an answer."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b" ".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
    plain = content.decode("utf-8", "replace")
    if answer.headers["Content-Type"].startswith("text/calendar"):
        plain = plain.replace("\r\n ", "")  # folded lines
    return html.unescape(plain)


def links(answer, body: str) -> Iterator[str]:
    """Public addresses that an answer names."""
    for found in re.findall(r'(?:href="|"(?:https?://[^/"]+))(/[^"#?]*)', body):
        path = urlsplit(html.unescape(found)).path
        if re.match(r"/(fr|oparl|api)/", path) and not KEPT.search(path):
            yield path


def crawl(only: str = "") -> Iterator[tuple[str, str]]:
    """(address, words) of all that can be reached, each once; a speaking commune in five languages.

    ``only``: what is below one space, in French.
    """
    slugs = [space.slug for space in speaking()]
    api = [f"/api/v1/spaces/{slug}/{rest}" for slug in slugs for rest in ("plans", "decisions", "statistics")]
    waiting = ["/fr/", "/oparl/1.1/", "/api/v1/", "/api/v1/openapi.json", "/api/v1/communes", "/api/v1/plans", *api]
    if only:
        waiting = [f"/fr/c/{only}/", f"/oparl/1.1/{only}/"]
    seen, browser = set(), Client()
    while waiting:
        path = waiting.pop()
        if path in seen or (only and f"/{only}/" not in path):
            continue
        seen.add(path)
        answer = browser.get(path)
        if answer.status_code != 200:
            assert answer.status_code in (301, 302, 401, 404), f"{path}: {answer.status_code}"
            continue
        body = told(answer)
        yield path, body
        waiting += [one for one in links(answer, body) if one not in seen]
        if (
            not only
            and path.startswith("/fr/c/")
            and path.split("/")[3] in slugs
            and "." not in path.rsplit("/", 1)[-1]
        ):
            waiting += [path.replace("/fr/", f"/{code}/", 1) for code in LANGUAGES]


def sweep(secrets: Secrets, only: str = "") -> tuple[list[str], list[str]]:
    """(what was read, what should not have been)."""
    paths, found = [], []
    for path, body in crawl(only):
        paths.append(path)
        found += secrets.within(path, body)
    return paths, found


def test_the_list_of_secrets_is_full(secrets):
    kinds = set(secrets.everywhere.values()) | {what for one in secrets.of_space.values() for what in one.values()}
    assert {
        "a mail address", "a phone number", "a postal address", "a candidate", "a hidden member",
        "an opinion that is not public", "minutes of a point", "a call in preparation", "a meeting link",
    } <= kinds  # fmt: skip
    assert SECRET in secrets.of_space[MAIN] and len(secrets.everywhere) > 60


def test_nobody_keeps_birth_dates():
    """There is no column for them, so there is nothing to give away."""
    assert [str(column) for column in fields(models.Field) if BIRTH.search(column.name)] == []


def test_nothing_private_can_be_read_in_public(secrets):
    paths, found = sweep(secrets)
    reached = "\n".join(paths)
    for part in ("/commission/opinions/", "/commission/minutes/", "commission.ics", f"/oparl/1.1/{MAIN}/person/", "/pt/c/",
                 "/api/v1/plans", ".docx", "/statistics/", "/call/"):  # fmt: skip
        assert part in reached, f"the sweep did not reach {part}"
    assert len(paths) > 400
    assert not found, "\n".join(sorted(set(found)))


def test_the_sweep_finds_what_is_given_away(secrets):
    """On purpose: a hidden member becomes named, a closed opinion public, an address stands in minutes."""
    space = Space.objects.get(slug=MAIN)
    with inside(space):
        seated = Holding.objects.filter(commission__state="working", part="full", until_on=None).values("member")
        card = MemberCard.objects.filter(member__in=seated, visibility="hidden").order_by("pk").last()
        name = card.member.name
        MemberCard.objects.filter(pk=card.pk).update(visibility="name")
        Opinion.objects.filter(pk=_secret().pk).update(
            published_on=timezone.localdate(), published_by=person("Cleo Adler"), number=99, year=2026,
            adopted_on=timezone.localdate(), leaning="favourable", state="adopted",
        )  # fmt: skip
        frozen = PublicMinutes.objects.filter(language="fr", withdrawn_on=None).first().document
        frozen.payload["title"] = (
            f"Procès-verbal, {card.address or 'a@b.example'}, {BodyMember.objects.exclude(email='').first().email}"
        )
        type(frozen).objects.filter(pk=frozen.pk).update(payload=frozen.payload)
    SHELF.clear()
    _paths, found = sweep(secrets, only=MAIN)
    report = "\n".join(found)
    assert name in secrets.everywhere and name in report
    assert SECRET in report and "a mail address" in report
