"""Asking for progress by mail: at the plan's rhythm or now; one reminder; then the steering committee's agenda."""

import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, mail
from zesummen.kernel.access import Refused, insist, no
from zesummen.sittings.actions import put_on_agenda
from zesummen.sittings.queries import steering_body
from zesummen.sittings.states import ItemKind

from .. import links
from ..models import Plan, Progress, ProgressAsk
from ..queries.asks import Recipient, Wanted, to_ask
from ..rules import carrying_out as rules
from ..rules.carrying_out import LIVE
from ..states import PlanState
from .carrying_out import tell, write_progress

PATIENCE = timedelta(days=7)  # from the reminder to the steering committee's agenda
SUBJECT = gettext_lazy("How is “%(title)s” going?")
REMINDER = gettext_lazy("Still open: how is “%(title)s” going?")


@transaction.atomic
def ask_now(*, plan: Plan, actions: Iterable[int], by) -> list[ProgressAsk]:
    """Ask for progress on these actions (ids); an action without address or already asked today is left out."""
    insist(rules.may_ask(grants(by, plan.space), plan))
    today, wanted = timezone.localdate(), set(actions)
    found = [row for row in to_ask(plan, today, at_rhythm=False) if row.action.pk in wanted and row.recipients]
    found = [row for row in found if row.open_ask is None or row.open_ask.asked_on != today]
    if not found:
        raise Refused(no(_("Nobody is left to ask. Choose at least one action that has somebody with an address.")))
    return [_ask(plan, row, today, by) for row in found]


@transaction.atomic
def ask_at_rhythm(*, plan: Plan, today: date) -> list[ProgressAsk]:
    """The rhythm's own round: ask where the last word is too old. Running it twice asks once."""
    if plan.state != PlanState.RUNNING:
        return []
    return [_ask(plan, row, today, None) for row in to_ask(plan, today, at_rhythm=True) if row.recipients]


def _ask(plan: Plan, row: Wanted, today: date, by) -> ProgressAsk:
    one = row.recipients[0] if len(row.recipients) == 1 else None
    ask = ProgressAsk.objects.create(
        space=plan.space,
        action=row.action,
        asked_on=today,
        answer_by=today + timedelta(days=plan.ask_within_days),
        person=one.person if one else None,
        name=one.name if one else row.owner.name,
        email=row.recipients[0].email,
        token=secrets.token_urlsafe(24),
    )
    for recipient in row.recipients:
        _post("progress_ask", SUBJECT, ask, recipient)
    journal.note(
        "progress.asked", row.action, space=plan.space, by=by, name=ask.name, title=rules.told_title(row.action)
    )
    return ask


def _post(kind: str, subject, ask: ProgressAsk, to: Recipient) -> None:
    action, link = ask.action, f"{mail.base_url()}/progress/{links.progress_part(ask.token)}/"
    own = f"?in={to.language}"
    mail.post(
        kind,
        to_address=to.email,
        to=to.person,
        to_name=to.name,
        language=to.language,
        space=ask.space,
        subject=lambda: str(subject) % {"title": action.title},
        context={
            "action": action,
            "ask": ask,
            **{key: f"{link}{key}/{own}" for key in ("good", "trouble", "finished")},
        },
    )


@transaction.atomic
def follow_up(*, plan: Plan, today: date) -> tuple[int, int]:
    """Remind once when the day to answer is over; a week later put the silence on the agenda: (reminded, on agenda)."""
    if plan.state != PlanState.RUNNING:
        return 0, 0
    late = ProgressAsk.objects.filter(
        action__plan=plan, action__state__in=LIVE, answered_at=None, answer_by__lt=today
    ).select_related("action", "space")
    people = {row.action.pk: row for row in to_ask(plan, today, at_rhythm=False)}
    to_remind = list(late.filter(reminded_on=None))
    for ask in to_remind:
        _remind(ask, people.get(ask.action_id), today)
    silent = late.filter(reminded_on__lte=today - PATIENCE, on_agenda_item=None)
    return len(to_remind), sum(_to_agenda(ask) for ask in silent)


def _remind(ask: ProgressAsk, row: Wanted | None, today: date) -> None:
    for recipient in row.recipients if row else ():
        _post("progress_reminder", REMINDER, ask, recipient)
    ProgressAsk.objects.filter(pk=ask.pk).update(reminded_on=today)
    journal.note("progress.reminded", ask.action, space=ask.space, name=ask.name, title=rules.told_title(ask.action))


def _to_agenda(ask: ProgressAsk) -> bool:
    body = steering_body()
    if body is None:
        return False
    with override(ask.space.languages[0]):
        title = _("No answer about action %(title)s (%(name)s)") % {
            "title": rules.told_title(ask.action),
            "name": ask.name,
        }
    item = put_on_agenda(
        body=body, kind=ItemKind.DISCUSSION, title=title, link=ask.action.thread_link(), source=f"silence:ask:{ask.pk}"
    )
    ProgressAsk.objects.filter(pk=ask.pk).update(on_agenda_item=item)
    journal.note("progress.silent", ask.action, space=ask.space, title=rules.told_title(ask.action))
    return True


@transaction.atomic
def answer_ask(*, ask: ProgressAsk, told: dict, is_finished: bool) -> Progress:
    """Answer through the link of a mail, once; ``Refused`` when somebody was quicker or the action is over."""
    insist(rules.is_open_for_reports(ask.action))
    taken = ProgressAsk.objects.filter(pk=ask.pk, answered_at=None).update(answered_at=timezone.now())
    if not taken:
        raise Refused(no(_("This question has been answered already. Nothing was changed.")))
    made = write_progress(
        ask.action, told, {}, is_finished=is_finished, by=ask.person, by_name=ask.name, channel="mail"
    )
    ProgressAsk.objects.filter(pk=ask.pk).update(progress=made)
    tell(
        ask.action,
        made,
        is_finished=is_finished,
        by=ask.person,
        on_behalf=None if ask.person else ask.name,
        how="mail_link",
    )
    return made
