"""Keep the register, ask, note answers, send the internal note, write the notice, record the kick-off evening."""

import secrets
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, mail, moves
from zesummen.kernel.access import Refused, insist, no
from zesummen.kernel.words import searchable, text

from .. import links
from ..models import Ask, InternalNote, InventoryItem, KickOff, Notice, Plan, Stakeholder
from ..queries import mobilisation as queries
from ..rules import mobilisation as rules
from ..rules.plans import may_write
from ..states import Answer

SOURCE = "note interne"
REMINDER = _("Still open: %(subject)s")


# The register


def _search(entry: Stakeholder) -> str:
    return searchable(entry.name, entry.contact_name, entry.why)[:400]


@transaction.atomic
def add_entry(*, space, by, verb: str = "register.added", **values) -> Stakeholder:
    """Add somebody to the register. The same name of the same kind stands in it once."""
    insist(rules.may_keep_register(grants(by, space)))
    if queries.same(values["name"], values["kind"]) in queries.known_names():
        raise Refused(no(_("“%(name)s” is in the register already.") % {"name": values["name"]}))
    return _write_entry(space, by, verb, values)


def _write_entry(space, by, verb: str, values: dict) -> Stakeholder:
    entry = Stakeholder(space=space, **values)
    entry.search = _search(entry)
    entry.save()
    journal.note(verb, entry, space=space, by=by)
    return entry


@transaction.atomic
def import_entries(*, space, rows: list[dict], by) -> list[Stakeholder]:
    """Write rows of a sheet; all of them or none."""
    insist(rules.may_keep_register(grants(by, space)))
    return [_write_entry(space, by, "register.imported", row) for row in rows]


@transaction.atomic
def change_entry(*, entry: Stakeholder, expected: int, by, **values) -> Stakeholder:
    """Change an entry; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_keep_register(grants(by, entry.space)))
    changed = moves.edit(entry, expected=expected, **values)
    if changed:
        Stakeholder.objects.filter(pk=entry.pk).update(search=_search(entry))
        journal.note("register.changed", entry, space=entry.space, by=by, changed=", ".join(sorted(changed)))
    return entry


@transaction.atomic
def end_entry(*, entry: Stakeholder, on: date, by) -> Stakeholder:
    """The entry no longer holds since that day; what was asked and answered stays."""
    insist(rules.may_end_entry(grants(by, entry.space), entry, on, timezone.localdate()))
    moves.edit(entry, expected=entry.version, ended_on=on)
    journal.note("register.ended", entry, space=entry.space, by=by)
    return entry


@transaction.atomic
def reopen_entry(*, entry: Stakeholder, by) -> Stakeholder:
    """The entry holds again."""
    insist(rules.may_keep_register(grants(by, entry.space)))
    moves.edit(entry, expected=entry.version, ended_on=None)
    journal.note("register.reopened", entry, space=entry.space, by=by)
    return entry


# Asking


@transaction.atomic
def ask(
    *,
    plan: Plan,
    stakeholders: Iterable[Stakeholder],
    subject: str,
    how: str,
    asked_on: date,
    answer_by: date | None = None,
    message: str = "",
    by,
) -> list[Ask]:
    """Record that several were asked at once. With a message, those who have an address get it by mail."""
    insist(may_write(grants(by, plan.space), plan))
    made = [
        Ask.objects.create(
            space=plan.space,
            plan=plan,
            stakeholder=entry,
            subject=subject,
            how=how,
            asked_on=asked_on,
            answer_by=answer_by,
            asked_by=by,
        )
        for entry in stakeholders
    ]
    for row in made:
        if message and row.stakeholder.email:
            _post(row, "ask", subject, message=message)
        journal.note("ask.asked", plan, space=plan.space, by=by, name=row.stakeholder.name, subject=subject)
    return made


def _post(row: Ask, kind: str, subject, **context) -> None:
    entry = row.stakeholder
    mail.post(
        kind,
        to_address=entry.email,
        to_name=entry.contact_name or entry.name,
        language=entry.language,
        subject=subject,
        space=row.space,
        context={"ask": row, "plan": row.plan, "asked_by": row.asked_by, **context},
        private=True,
    )


@transaction.atomic
def record_answer(*, ask: Ask, expected: int, answer: str, answered_on: date | None, by, **values) -> Ask:
    """Write what somebody answered; “no answer” takes it back. ``moves.Stale`` when somebody else saved first."""
    insist(may_write(grants(by, ask.space), ask.plan))
    day = None if answer == Answer.NONE else (answered_on or timezone.localdate())
    if day and not ask.asked_on <= day <= timezone.localdate():
        raise Refused(no(_("The answer came after the question and not later than today. Correct the day.")))
    if moves.edit(ask, expected=expected, answer=answer, answered_on=day, **values):
        journal.note("ask.answered", ask.plan, space=ask.space, by=by, name=ask.stakeholder.name, answer=answer)
    return ask


@transaction.atomic
def remind(*, ask: Ask, by) -> Ask:
    """Remind by mail where there is an address; else the reminder is recorded (a call, a word in the corridor)."""
    today = timezone.localdate()
    insist(rules.may_remind(grants(by, ask.space), ask, today))
    moves.edit(ask, expected=ask.version, reminded_on=today)
    if ask.stakeholder.email:
        _post(ask, "ask_reminder", lambda: REMINDER % {"subject": ask.subject}, link=_link(ask) if ask.token else "")
    journal.note("ask.reminded", ask.plan, space=ask.space, by=by, name=ask.stakeholder.name, subject=ask.subject)
    return ask


# The internal note


def _link(row: Ask) -> str:
    return f"{mail.base_url()}/note/{links.note_part(row.token)}/?in={row.stakeholder.language}"


@transaction.atomic
def write_note(*, plan: Plan, expected: int, by, **values) -> InternalNote:
    """Write the internal note; ``expected`` 0 is the first time. ``moves.Stale`` when somebody else saved first."""
    insist(may_write(grants(by, plan.space), plan))
    note, made = InternalNote.objects.get_or_create(plan=plan, defaults={"space": plan.space, **values})
    if made or moves.edit(note, expected=expected, **values):
        journal.note("note.written", plan, space=plan.space, by=by)
    return note


@transaction.atomic
def send_note(*, note: InternalNote, stakeholders: Iterable[Stakeholder], by) -> list[Ask]:
    """Send the note to these services, each with a link of its own that is good for one answer.

    A service without an address gets it on paper: the question is recorded all the same. Asked once per plan.
    """
    plan, today = note.plan, timezone.localdate()
    insist(may_write(grants(by, plan.space), plan))
    fresh = {entry.pk for entry in queries.services_without_note(plan)}
    wanted = [entry for entry in stakeholders if entry.pk in fresh]
    if not wanted:
        raise Refused(no(_("Choose at least one service that has not had the note yet.")))
    if note.answer_by and note.answer_by < today:
        raise Refused(no(_("The day to answer by is over. Change it in the note first.")))
    made = [
        Ask.objects.create(
            space=plan.space,
            plan=plan,
            stakeholder=entry,
            subject=note.subject.piece(entry.language).text[:300],
            asked_on=today,
            asked_by=by,
            how=Ask.How.NOTE,
            answer_by=note.answer_by,
            token=secrets.token_urlsafe(24),
        )
        for entry in wanted
    ]
    for row in made:
        if row.stakeholder.email:
            _post(
                row,
                "internal_note",
                row.subject,
                note=note,
                body=note.body.piece(row.stakeholder.language).text,
                link=_link(row),
            )
    InternalNote.objects.filter(pk=note.pk).update(sent_on=today, sent_by=by)
    journal.note("note.sent", plan, space=plan.space, by=by, names=", ".join(entry.name for entry in wanted))
    return made


@transaction.atomic
def answer_note(
    *, ask: Ask, contact: str, email: str, phone: str, existing: list[tuple[str, str]], remark: str, language: str
) -> Ask:
    """A service answers through its link, once: its contact; what exists goes into the inventory as written."""
    today = timezone.localdate()
    insist(rules.may_answer_by_link(ask, today))
    changed = Ask.objects.filter(pk=ask.pk, answer=Answer.NONE).update(
        answer=Answer.YES,
        answered_on=today,
        answer_text=remark,
        named_contact=contact,
        contact_email=email,
        contact_phone=phone,
        offered=len(existing),
        is_by_link=True,
        version=ask.version + 1,
    )
    if not changed:
        raise Refused(no(_("This link has been used. The answer is with the commune.")))
    for title, season in existing:
        _into_inventory(ask, title, season, language)
    ask.refresh_from_db()
    journal.note(
        "ask.linked",
        ask.plan,
        space=ask.space,
        by=None,
        how="mail_link",
        name=ask.stakeholder.name,
        contact=contact,
        count=len(existing),
    )
    return ask


def _into_inventory(ask: Ask, title: str, season: str, language: str) -> None:
    entry = ask.stakeholder
    item = InventoryItem(
        space=ask.space,
        kind=InventoryItem.Kind.ACTION,
        title=text(language, **{language: title}),
        organiser=entry.name,
        stakeholder=entry,
        season=season[:100],
        source=SOURCE,
    )
    item.search = searchable(item.title, item.organiser, item.season)
    item.save()
    journal.note("inventory.added", item, space=ask.space, by=None, how="mail_link")


# Notice and kick-off


@transaction.atomic
def write_notice(*, plan: Plan, expected: int, by, **values) -> Notice:
    """Write the notice to residents; ``expected`` 0 is the first time. ``Stale`` when somebody else saved first."""
    insist(may_write(grants(by, plan.space), plan))
    notice, made = Notice.objects.get_or_create(plan=plan, defaults={"space": plan.space, **values})
    if made or moves.edit(notice, expected=expected, **values):
        journal.note("notice.written", plan, space=plan.space, by=by)
    return notice


@transaction.atomic
def record_distribution(*, notice: Notice, on: date, how: str, copies: int | None, expected: int, by) -> Notice:
    """Record when and how the notice reached the residents, and in how many copies."""
    insist(may_write(grants(by, notice.space), notice.plan))
    if on > timezone.localdate():
        raise Refused(no(_("This day has not come yet. Record the distribution once it has happened.")))
    moves.edit(notice, expected=expected, distributed_on=on, distributed_how=how, copies=copies)
    journal.note("notice.distributed", notice.plan, space=notice.space, by=by, how=how)
    return notice


@transaction.atomic
def record_evening(*, plan: Plan, day: date, by, **values) -> KickOff:
    """Record a kick-off evening that took place."""
    insist(may_write(grants(by, plan.space), plan))
    evening = KickOff.objects.create(space=plan.space, plan=plan, day=day, **values)
    journal.note("kick_off.recorded", plan, space=plan.space, by=by, day=f"{day:%d.%m.%Y}")
    return evening


@transaction.atomic
def change_evening(*, evening: KickOff, expected: int, by, **values) -> KickOff:
    """Change what is written about an evening; ``moves.Stale`` when somebody else saved first."""
    insist(may_write(grants(by, evening.space), evening.plan))
    if moves.edit(evening, expected=expected, **values):
        journal.note("kick_off.changed", evening.plan, space=evening.space, by=by, day=f"{evening.day:%d.%m.%Y}")
    return evening
