"""After the evening: the note goes out, decisions enter the work programme, what became of them is asked and answered."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from zesummen.accounts.queries import grants
from zesummen.commissions.actions import programme
from zesummen.commissions.models import Commission, ProgrammeItem
from zesummen.documents.actions import freeze_document
from zesummen.kernel import dates, journal, moves, thread
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.models.thread import NodeKind
from zesummen.kernel.retention import months_before
from zesummen.kernel.tenancy import inside
from zesummen.kernel.words import LANGUAGES, Text, text
from zesummen.sittings.actions import put_on_agenda
from zesummen.sittings.states import ItemKind

from .. import states
from ..case import Case
from ..models import Decision, DecisionNote, Evening, Followup, Party
from ..queries import cases, decision_papers
from ..rules import after as rules
from ..states import DecisionState, EveningState
from . import after_mail
from .journalling import note as journal_note

MONTHS = (3, 6, 12)
SETTLE = {
    DecisionState.DONE: states.SETTLE_DONE,
    DecisionState.CHANGED: states.SETTLE_CHANGED,
    DecisionState.DROPPED: states.SETTLE_DROPPED,
}


@transaction.atomic
def send_note(*, case: Case, evening: Evening, by) -> int:
    """Freeze the note of each commission in five languages, mail it to everybody who takes part, and hand the decisions
    over to commissions that chose so. Returns how many hear by letter. Two at once: the second is refused."""
    insist(rules.may_send_note(grants(by, case.viewer), case, evening))
    today = timezone.localdate()
    if not Evening.objects.filter(pk=evening.pk, note_sent_on=None).update(note_sent_on=today):
        raise Refused(no(_("The note was sent in this moment by somebody else.")))
    evening.note_sent_on = today
    for party in case.parties:
        for language in LANGUAGES:
            document = decision_papers.note(case, evening, party, language, is_draft=False)
            frozen = freeze_document(kind="training_note", document=document, space=case.body, by=by)
            DecisionNote.objects.create(
                space=case.body,
                evening=evening,
                party=party,
                language=language,
                document=frozen,
                sent_on=today,
                sent_by=by,
            )
    journal_note(case, "training.note_sent", evening, by=by, number=evening.number)
    letters = after_mail.tell_note(case, evening)
    for party in case.parties:
        if party.takes_over and party.commission_ref and party.party_space:
            _take_over(case, party, [evening], by=by)
    return letters


@transaction.atomic
def take_over(*, case: Case, by) -> int:
    """The commission takes its decisions of all evenings into its work programme as proposals; how many were new."""
    insist(rules.may_take_over(grants(by, case.viewer), case, case.party))
    held = list(Evening.objects.filter(request=case.request, state=EveningState.HELD).select_related("session"))
    return _take_over(case, case.party, held, by=by)


def _take_over(case: Case, party: Party | None, evenings: list[Evening], *, by) -> int:
    if party is None or party.party_space is None:
        return 0
    Party.objects.select_for_update().get(pk=party.pk)  # two who take over at once, one after the other
    count = 0
    for evening in evenings:
        rows = [row for row in decision_papers.decisions_of(evening, party) if row.programme_ref is None]
        if rows:
            count += len(rows)
            _propose(case, party, evening, rows, by=by)
    if count:
        with inside(party.party_space):
            journal.note(
                "training.taken_over",
                case.request,
                space=party.party_space,
                by=by,
                title=case.request.reference,
                count=count,
            )
    return count


def _propose(case: Case, party: Party, evening: Evening, rows: list[Decision], *, by) -> None:
    day = dates.long_date(evening.day)
    source = _("training evening of %(day)s (%(body)s)") % {"day": day, "body": case.body.name}
    with inside(party.party_space):
        commission = Commission.objects.select_related("body", "space").filter(pk=party.commission_ref).first()
        if commission is None:
            return
        made = programme.propose(
            commission=commission,
            proposals=[_proposal(evening, row) for row in rows],
            source=source,
            by=by,
        )
        if party.on_agenda:
            put_on_agenda(
                body=commission.body,
                kind=ItemKind.DECISION,
                title=_agenda_title(evening),
                link=f"commissions/{commission.pk}/programme/",
                source=f"training:{evening.pk}:{party.pk}",
            )
        keys = {item.source: item.pk for item in made}
        _tie(case, party, evening, made)
    for row in rows:
        ref = keys[_source(evening, row)]
        Decision.objects.filter(pk=row.pk, programme_ref=None).update(programme_ref=ref)


def _tie(case: Case, party: Party, evening: Evening, items: list[ProgrammeItem]) -> None:
    """The red thread in the commune's space: from the evening to what it decided, and on to whatever comes of that."""
    words = {}
    for language in LANGUAGES:
        course, day = case.request.course.title.piece(language).text, dates.long_date(evening.day, language)
        words[language] = f"{course}, {day} ({case.body.name_in(language)})"
    page = f"training/requests/{case.request.pk}/after/#evening-{evening.pk}-{party.pk}"
    title = text("fr", **words)
    knot = thread.tie_page(space=party.party_space, kind=NodeKind.TRAINING, title=title, link=page)
    for item in items:
        thread.lead(knot, item)


def _proposal(evening: Evening, row: Decision) -> programme.Proposal:
    return programme.Proposal(
        source=_source(evening, row),
        title=Text.from_json(row.title),
        description=Text(),
        mission=row.mission,
        owner_name=row.owner_name,
        due_on=row.due_on,
    )


def _source(evening: Evening, row: Decision) -> str:
    return f"training:{evening.pk}:{row.pk}"


TITLE = gettext_lazy("Decisions of the training evening of %(day)s: to confirm for the work programme")


def _agenda_title(evening: Evening) -> Text:
    """The point of the agenda in the five languages."""
    words = {}
    for language in LANGUAGES:
        with override(language):
            words[language] = str(TITLE) % {"day": dates.long_date(evening.day, language)}
    return text("fr", **words)


@transaction.atomic
def set_takeover(*, case: Case, takes_over: bool, on_agenda: bool, by) -> None:
    """Choose whether decisions go into the work programme by themselves, and whether the next agenda asks for them."""
    insist(rules.may_take_over(grants(by, case.viewer), case, case.party))
    Party.objects.filter(pk=case.party.pk).update(takes_over=takes_over, on_agenda=on_agenda)  # type: ignore[union-attr]
    journal_note(case, "training.takeover_set", by=by)


# What became of it


def ask_due(body, today: date) -> int:
    """Ask about every decision whose 3, 6 or 12 months are over; inside the body's space. Safe to run twice."""
    asked = 0
    for months in MONTHS:
        before = months_before(today, months)
        rows = Decision.objects.filter(
            evening__state=EveningState.HELD,
            evening__day__lte=before,
            evening__day__gt=months_before(today, months + 3),
        ).exclude(followups__months=months)
        open_ones = rows.exclude(state__in=[DecisionState.DONE, DecisionState.DROPPED])
        by_evening: dict[int, list[Decision]] = {}
        for row in open_ones.select_related("evening__request", "party__party_space").order_by("evening_id", "pk"):
            by_evening.setdefault(row.evening_id, []).append(row)
        for found in by_evening.values():
            asked += _ask(body, found, months, today)
    return asked


@transaction.atomic
def _ask(body, rows: list[Decision], months: int, today: date) -> int:
    made = [
        Followup.objects.get_or_create(decision=row, months=months, defaults={"space": body, "asked_on": today})
        for row in rows
    ]
    fresh = [found.decision for found, is_new in made if is_new]
    if fresh:
        request = rows[0].evening.request
        request.space = body
        case = Case(request, body, body, cases.parties_of(request))
        journal_note(case, "training.followup_asked", by=None, count=len(fresh))
        after_mail.ask_followup(case, fresh, months)
    return len(fresh)


@transaction.atomic
def answer(*, case: Case, followup: Followup, answer: str, remark: str, by) -> Followup:
    """Say what became of a decision. ``open``: still under way. Two at once: the second is refused."""
    insist(rules.may_answer(grants(by, case.viewer), case, followup))
    values = {"answer": answer, "remark": remark[:400], "answered_on": timezone.localdate(), "answered_by": by}
    if not Followup.objects.filter(pk=followup.pk, answer="").update(**values):
        raise Refused(no(_("This question has been answered.")))
    followup.refresh_from_db()
    decision = followup.decision
    move = SETTLE.get(DecisionState(answer))
    if move is not None and decision.state in move.sources:
        moves.apply(decision, move, version=decision.version + 1, settled_on=values["answered_on"])
    journal_note(case, "training.followup_answered", decision, by=by, answer=DecisionState(answer).label)
    return followup
