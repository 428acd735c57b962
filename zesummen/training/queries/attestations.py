"""Attestations: who came to which sessions, on paper, in the person's language."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from zesummen.documents import queries as files
from zesummen.kernel import dates
from zesummen.kernel.exports import document as doc
from zesummen.kernel.exports.document import Document
from zesummen.kernel.words import LANGUAGES, REFERENCE

from ..models import Attendance, Participant, TrainingRequest


def attended(participants: Iterable[Participant]) -> dict[int, list[Attendance]]:
    """Participant id → the sessions attended, by number, a neighbour's too. One statement."""
    found: dict[int, list[Attendance]] = defaultdict(list)
    rows = Attendance.objects.filter(participant__in=list(participants)).select_related(
        "evening__session", "evening__request__course", "evening__lead"
    )
    for row in rows.order_by("number", "evening__day", "pk"):
        found[row.participant_id].append(row)
    return found


def entitled(request: TrainingRequest) -> list[tuple[Participant, list[Attendance]]]:
    """Everybody of the request who came at least once, with the sessions. Two statements."""
    people = list(Participant.objects.filter(request=request).select_related("party").order_by("name", "pk"))
    came = attended(people)
    return [(one, came[one.pk]) for one in people if one.pk in came]


def attestation(body, rows: list[tuple[Participant, list[Attendance]]], today: date) -> Document | None:
    """One page a person; ``None`` where nobody came. The document's language is the first person's."""
    blocks: list = []
    for person, came in rows:
        language = language_of(person)
        with override(language):
            if blocks:
                blocks.append(doc.PageBreak())
            blocks += _page(body, person, came, language, today)
    if not blocks:
        return None
    first = language_of(rows[0][0])
    with override(first):
        title = _("Attestation of attendance")
        name = rows[0][0].name if len(rows) == 1 else rows[0][1][0].evening.request.reference
        return Document(
            f"{title}: {name}",
            first,
            tuple(blocks),
            author=body.name_in(first),
            header=files.letterhead_of(body),
            date=dates.long_date(today, first),
            demo=body.is_demo,
            show_title=False,  # each page says itself what it is
            made_on=today.isoformat(),
        )


def language_of(person: Participant) -> str:
    """The person's language, where it is one of ours."""
    return person.language if person.language in LANGUAGES else REFERENCE


def _page(body, person: Participant, came: list[Attendance], language: str, today: date) -> list:
    course = came[0].evening.request.course
    words = {
        "body": body.name_in(language),
        "name": person.name,
        "commission": person.party.commission_name,
        "course": course.title.piece(language).text,
    }
    lines = [
        _("%(number)s. %(title)s: %(day)s, %(minutes)s minutes")
        % {
            "number": row.number,
            "title": row.evening.session.title.piece(language).text,
            "day": dates.long_date(row.evening.day, language),
            "minutes": course.minutes,
        }
        for row in came
    ]
    blocks: list = [
        doc.heading(1, _("Attestation of attendance"), language),
        doc.paragraph(
            _("%(body)s attests that %(name)s (%(commission)s) took part in the training “%(course)s”:") % words,
            language=language,
        ),
        doc.bullets(lines, language),
    ]
    if len({row.number for row in came}) < course.sessions_count:
        there = {"there": len({row.number for row in came}), "all": course.sessions_count}
        blocks.append(doc.paragraph(_("Sessions attended: %(there)s of %(all)s.") % there, language=language))
    place = {"body": words["body"], "day": dates.long_date(today, language)}
    blocks.append(doc.paragraph(_("%(body)s, %(day)s") % place, language=language))
    blocks.append(
        doc.Signatures(((_("For the training body"), came[0].evening.lead.name if came[0].evening.lead else ""),))
    )
    return blocks
