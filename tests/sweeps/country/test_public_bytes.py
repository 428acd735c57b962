"""What is internal stays inside: no public page, answer, feed or file holds a word of an internal column."""

import io
import re
import zipfile
from collections.abc import Iterator

import pypdfium2
import pytest
from django.apps import apps
from django.db import models
from django.db.models import Value
from django.db.models.functions import Cast, Concat
from django.test import Client

from addresses import FIXED, MAIN, Page, address, pages
from zesummen.commissions.models import MemberCard
from zesummen.kernel.tenancy import everywhere
from zesummen.kernel.words import LANGUAGES, Text, text
from zesummen.plans.models import InternalNote
from zesummen.public.finished import SHELF
from zesummen.sittings.models import BodyMember, Sitting

pytestmark = [pytest.mark.usefixtures("country"), pytest.mark.slow]

#: Columns of free text that the public is meant to read: what is not named here must not be found outside.
PUBLIC = {
    "accounts.service": {"name"},  # a service that carries an action is named as its office
    "commissions.call": {"contact"},
    "commissions.opinion": {"legal_basis", "sent_to"},
    "council.deliberation": {"subject", "reference", "body_name", "published_place"},
    "council.official": {"name"},
    "documents.attachment": {"title", "note"},
    "documents.frozendocument": {"title"},
    "plans.action": {"accessibility", "channels"},
    "plans.actionowner": {"name"},
    "plans.budgetline": {"source", "article"},
    "plans.coordinator": {"office", "phone", "email", "body"},
    "plans.indicator": {"unit", "source"},
    "plans.milestone": {"title"},
    "plans.partner": {"name"},
    "plans.planversion": {"label"},
    "plans.reading": {"source"},
    "sittings.sitting": {"place"},
    "training.course": {"source"},  # where its terms were written down
}
FACTS = {"kernel", "public", "territory"}  # machinery, and what is known of the country
OPEN = [page for page in pages() if page.is_ours and page.door == "open" and page.name.startswith("public:")]


MACHINERY = {
    "search",
    "slug",
    "key",
    "code",
    "token",
    "regime",
    "template",
    "link",
    "kind",
    "password",
    "secret",
    "hash",
    "code_digest",
    "key_digest",
    "client_key",
}
NAMED = MemberCard._base_manager.exclude(visibility="hidden").values("member")
ONLY = {
    "plans.Evidence.source": {"kind": "interview"},  # a figure names its source; whoever was asked stays unnamed
    "sittings.AgendaItem.source": {"pk": 0},  # no row: a key of the program, once in a body
    "commissions.ProgrammeItem.source": {"pk": 0},  # no row: a key of the program, once in a commission
    "sittings.BodyMember.name": {"pk__in": BodyMember._base_manager.exclude(pk__in=NAMED).values("pk")},
}

INTERNAL_WORDS = [  # texts in several languages that nobody outside reads, whatever is opened
    (Sitting, "invitation"),
    (InternalNote, "subject"),
    (InternalNote, "body"),
]


def columns() -> Iterator[models.Field]:
    """Every column of free text, addresses and phones that people type, but for the public ones."""
    for model in apps.get_models():
        if not model.__module__.startswith("zesummen.") or model._meta.app_label in FACTS:
            continue
        public = PUBLIC.get(model._meta.label_lower, set()) | MACHINERY
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
            is_mail = isinstance(field, models.EmailField)
            if is_text and field.name not in public and (is_mail or not field.unique) and (field.max_length or 99) > 30:
                yield field


def plant_markers() -> dict[str, str]:
    """A word of its own in each internal column of every row. Returns marker → column."""
    made = {}
    with everywhere("a sweep marks every row"):
        for number, field in enumerate(columns(), 1):
            marker, column = f"qzx{number:04d}qzx", f"{field.model._meta.label}.{field.name}"
            rows = field.model._base_manager.filter(**ONLY.get(column, {}))
            worth = Value(marker)
            if isinstance(field, models.EmailField):
                worth = Concat(Value(marker), Cast("pk", models.CharField()), Value("@x.example"))
            elif field.name != "phone":
                rows = rows.exclude(**{field.name: ""})
            if rows.update(**{field.name: worth}):
                made[marker] = column
        for number, (model, name) in enumerate(INTERNAL_WORDS, 1):
            marker = f"qzx9{number:03d}qzx"
            rows = model.objects.exclude(**{name: Text()})
            if rows.update(**{name: text("fr", fr=marker)}):
                made[marker] = f"{model._meta.label}.{name}"
    return made


def words_of(answer) -> str:
    """Everything that a reader can find in an answer, files included."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"%PDF"):
        text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
        return text + content.decode("latin-1")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return content.decode("utf-8", "replace")


@pytest.fixture
def marked(country):
    """Each internal text of the country says which column it comes from."""
    SHELF.clear()
    yield plant_markers()
    SHELF.clear()


def ways(page: Page):
    """The address in five languages, and in every kind of file that it is offered in."""
    kinds = re.search(r"\?P<kind>([a-z|]+)", page.route)
    for kind in kinds.group(1).split("|") if kind_is_open(page) and kinds else [None]:
        path = address(page, **({"kind": kind} if kind else {}))
        parts = path.split("/", 2)
        yield from (f"/{code}/{parts[2]}" for code in LANGUAGES) if parts[1] in LANGUAGES else (path,)


def kind_is_open(page: Page) -> bool:
    return "kind" in page.params and page.name != "public:model_file"


def test_markers_stand_in_many_columns(marked):
    """The sweep marks something: people's addresses and phones, notes, reasons, names."""
    named = set(marked.values())
    assert len(named) > 60
    assert {
        "accounts.Person.email",
        "plans.Progress.note",
        "plans.Stakeholder.phone",
        "plans.InternalNote.body",
    } <= named


def test_nothing_internal_stands_on_a_public_page(marked):
    found: dict[str, set[str]] = {}
    asked = 0
    for page in OPEN:
        for path in ways(page):
            answer = Client().get(path)
            assert answer.status_code in (200, 301, 302, 401, 404), f"{path}: {answer.status_code}"
            asked += answer.status_code == 200
            for marker in set(re.findall(r"qzx\d{4}qzx", words_of(answer))):
                found.setdefault(marked.get(marker, marker), set()).add(path)
    assert asked > 100, "most of the public pages answered"
    assert not found, "\n".join(f"{column}: {sorted(paths)[:2]}" for column, paths in sorted(found.items()))


@pytest.mark.parametrize(
    "path", ["communes", "plans", f"spaces/{MAIN}/plans", f"spaces/{MAIN}/decisions", "openapi.json", "released"]
)
def test_nothing_internal_stands_in_the_api(marked, path):
    answer = Client().get(f"/api/v1/{path}")
    assert answer.status_code == (401 if path == "released" else 200)
    found = {marked.get(marker, marker) for marker in re.findall(r"qzx\d{4}qzx", words_of(answer))}
    assert not found and FIXED["slug"] == MAIN
