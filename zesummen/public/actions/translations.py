"""Write, check and read back translations of content texts. The original is never touched here."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import dates, journal, moves, thread
from zesummen.kernel.access import Refused, insist, may, no
from zesummen.kernel.words import LANGUAGES, Text, searchable

from .. import rules
from ..queries.translations import Entry


@dataclass(frozen=True, slots=True)
class Written:
    """A translation to be written: which text, seen in which version, and the words."""

    entry: Entry
    text: str


@transaction.atomic
def write(*, space, entry: Entry, language: str, text: str, by) -> Text:
    """Write one translation. ``Stale`` when somebody else saved the row since ``entry`` was read."""
    insist(may(grants(by, space), rules.writing(entry.label)))
    changed = _put(entry, language, entry.text.with_text(language, text.strip()), by)
    journal.note("translation.written", space=space, by=by, title=entry.original[:120], language=language)
    return changed


@transaction.atomic
def check(*, space, entry: Entry, language: str, by) -> Text:
    """Mark a translation as checked: it says again what the original says. Nothing to check is refused."""
    insist(may(grants(by, space), rules.writing(entry.label)))
    if not entry.written(language):
        raise Refused(no(_("There is no translation to check yet.")))
    who = f"{by}, {dates.short_date(timezone.localdate(), 'fr')}"
    changed = _put(entry, language, entry.text.with_check(language, who), by)
    journal.note("translation.checked", space=space, by=by, title=entry.original[:120], language=language)
    return changed


@transaction.atomic
def read_back(*, space, rows: Iterable[Written], language: str, by) -> int:
    """Write all translations of a table, or none. Returns how many."""
    rows = list(rows)
    granted = grants(by, space)
    for row in rows:
        insist(may(granted, rules.writing(row.entry.label)))
    versions: dict[tuple[str, int], int] = {}
    texts: dict[tuple[str, int, str], Text] = {}
    for row in rows:
        entry, place = row.entry, (row.entry.label, row.entry.pk)
        seen = Entry(entry.label, entry.pk, entry.part, entry.text, versions.get(place, entry.version))
        texts[(*place, entry.part)] = _put(seen, language, entry.text.with_text(language, row.text.strip()), by)
        if entry.version is not None:
            versions[place] = seen.version + 1
    journal.note("translation.read_back", space=space, by=by, title=str(space), count=len(rows), language=language)
    return len(rows)


def _put(entry: Entry, language: str, text: Text, by) -> Text:
    if language not in LANGUAGES or language == entry.text.original:
        raise Refused(no(_("This is the language of the original. Change the original where it was written.")))
    model = apps.get_model(entry.label)
    row = model.objects.get(pk=entry.pk)
    if entry.version is None:
        model.objects.filter(pk=entry.pk).update(**{entry.part: text})
        row.refresh_from_db()
    else:
        moves.edit(row, expected=entry.version, **{entry.part: text})
    _follow(row)
    return text


def _follow(row) -> None:
    """What is kept beside the text follows it: the knot of the thread and the column that search reads."""
    if isinstance(row, thread.Threaded) and row.node_id:
        thread.tie(row)
    if any(field.name == "search" for field in row._meta.concrete_fields):
        parts = [
            row.title,
            *(
                getattr(row, name)
                for name in ("description", "newcomers_part", "commune_part", "expected_result")
                if hasattr(row, name)
            ),
        ]
        plain = [getattr(row, name) for name in ("organiser", "season") if hasattr(row, name)]
        type(row).objects.filter(pk=row.pk).update(search=searchable(*parts, *plain))
