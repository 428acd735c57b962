"""Applications: come by form or on paper, are examined, chosen, ranked, withdrawn; who has no address gets a letter."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.documents.actions import Upload
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, no

from .. import candidate_codes, states
from ..declared import kept
from ..models import Application, Call
from ..queries import applications as queries
from ..queries import calls, rulebook
from ..rules import applications as rules
from ..rules import calls as call_rules
from ..states import ApplicationState, Part
from . import candidate_mail, proofs

POOL_DAYS = 730  # the consent to help in another way lasts two years from the day of the application
FIELDS = (
    "name",
    "email",
    "phone",
    "address",
    "language",
    "languages",
    "bond",
    "wishes",
    "motivation",
    "interests",
    "is_of_age",
    "consents_pool",
    "consents_reserve",
    "late_reason",
)
CHOICES = {
    "eligible": (states.FIND_ELIGIBLE, {"checked_note": ""}),
    "full": (states.PROPOSE, {"proposed_part": Part.FULL, "reserve_rank": None}),
    "substitute": (states.PROPOSE, {"proposed_part": Part.SUBSTITUTE, "reserve_rank": None}),
    "reserve": (states.PUT_ON_RESERVE, {"proposed_part": "", "proposed_seat": None}),  # with rank and day
    "declined": (states.DECLINE, {"proposed_part": "", "proposed_seat": None, "reserve_rank": None}),
}


@transaction.atomic
def apply(*, call: Call, papers: dict[str, Upload] | None = None, **values) -> Application:
    """Somebody applies by the public form, without an account. The receipt goes out by mail where there is an address.

    ``papers`` are the proofs handed in with it, by kind. Whether the same person applied before is not told here: the secretariat sees it.
    """
    application = _take(call, timezone.localdate(), values, came_by="web")
    journal.note("candidate.came", call, space=call.space, reference=application.reference)
    if papers:
        proofs.hand_in(application=application, uploads=papers)
    candidate_mail.receipt(application)
    return application


@transaction.atomic
def key_in(*, call: Call, came_on: date, by, **values) -> Application:
    """Key in an application that came on paper on a day; the same person is taken once."""
    insist(rules.may_keep(grants(by, call.space), call))
    if came_on > timezone.localdate():
        raise Refused(no(_("That day has not come yet. Enter the day on which the paper came.")))
    insist(rules.is_new(values["name"], values.get("email", ""), queries.of_call(call)))
    application = _take(call, came_on, values, came_by="paper", keyed_in_by=by)
    journal.note("candidate.keyed", call, space=call.space, by=by, reference=application.reference)
    candidate_mail.receipt(application)
    return application


def _take(call: Call, day: date, values: dict, **also) -> Application:
    call = Call.objects.select_for_update().select_related("commission__body", "space").get(pk=call.pk)
    late_reason = values.get("late_reason", "").strip()
    insist(call_rules.takes_applications(call, day, is_late_meant=bool(late_reason)))
    book = rulebook.rules_on(call.commission, day)
    insist(
        rules.is_eligible(
            values["bond"], values.get("is_of_age", False), eligibility=book.eligibility, min_age=book.min_age
        )
    )
    is_late = day > call.closes_on
    fields = {name: value for name, value in values.items() if name in FIELDS}
    fields |= {"is_late": is_late, "late_reason": late_reason[:300] if is_late else "", "came_on": day}
    fields["declared"] = kept(values.get("declared", {}))
    if fields.get("consents_pool"):
        fields["pool_until"] = day + timedelta(days=POOL_DAYS)
    application = _numbered(call, {**fields, **also})
    Application.objects.filter(pk=application.pk).update(
        code_digest=candidate_codes.digest(candidate_codes.code_of(application.pk))
    )
    application.refresh_from_db()
    application.call, application.space = call, call.space
    return application


def _numbered(call: Call, values: dict) -> Application:
    for _attempt in range(5):
        last = Application.objects.filter(call=call).order_by("-pk").values_list("reference", flat=True).first()
        number = int(last.rpartition("-")[2]) + 1 if last else 1
        try:
            with transaction.atomic():
                return Application.objects.create(
                    space=call.space, call=call, reference=f"{call.pk}-{number:03}", **values
                )
        except IntegrityError:  # two came in the same moment
            continue
    raise Refused(no(_("Many applications come in just now. Send yours once more: nothing you typed is lost.")))


@transaction.atomic
def change(*, application: Application, expected: int, by, **values) -> Application:
    """Correct a file; ``moves.Stale`` when somebody else saved first."""
    call = application.call
    insist(rules.may_keep(grants(by, application.space), call))
    book = rulebook.rules_on(call.commission, application.came_on)
    insist(
        rules.is_eligible(
            values["bond"], values.get("is_of_age", False), eligibility=book.eligibility, min_age=book.min_age
        )
    )
    others = [row for row in queries.of_call(call) if row.pk != application.pk]
    insist(rules.is_new(values["name"], values.get("email", ""), others))
    fields = {name: value for name, value in values.items() if name in FIELDS and name != "late_reason"}
    fields["declared"] = kept(values.get("declared", {}))
    if not fields.get("consents_pool"):
        fields["pool_until"] = None
    elif application.pool_until is None:
        fields["pool_until"] = timezone.localdate() + timedelta(days=POOL_DAYS)
    if moves.edit(application, expected=expected, **fields):
        journal.note("candidate.changed", application, space=application.space, by=by)
    return application


@transaction.atomic
def examine(*, application: Application, is_eligible: bool, note: str, by) -> Application:
    """Say whether the candidate meets the conditions: which proofs were seen, or why not."""
    insist(rules.may_keep(grants(by, application.space), application.call))
    note = note.strip()[:400]
    if not is_eligible and not note:
        raise Refused(no(_("Write why the conditions are not met: the candidate will read it.")))
    move = states.FIND_ELIGIBLE if is_eligible else states.FIND_NOT_ELIGIBLE
    moves.apply(application, move, checked_note=note, version=application.version + 1)
    _noted("candidate.checked", application, by)
    return application


def _noted(verb: str, application: Application, by) -> None:
    journal.note(
        verb, application, space=application.space, by=by, state=str(ApplicationState(application.state).value)
    )


@transaction.atomic
def choose(*, call: Call, chosen: Iterable[int], what: str, by) -> int:
    """Move many files at once; ``what`` is a key of ``CHOICES``. All of them move, or none. How many moved.

    Refused where more would be proposed than the call has seats, or the same person twice.
    """
    drafted = calls.decision_in_work(call) is not None
    if what == "eligible":
        insist(rules.may_keep(grants(by, call.space), call))
    else:
        insist(rules.may_choose(grants(by, call.space), call, is_drafted=drafted))
    move, values = CHOICES[what]
    found = list(Application.objects.select_for_update().filter(call=call, pk__in=list(chosen)).order_by("pk"))
    if not found:
        raise Refused(no(_("Tick at least one candidate.")))
    for row in found:
        _insist_open(row, move, what)
        row.call, row.space = call, call.space
        if row.state == move.target:
            Application.objects.filter(pk=row.pk, state=row.state).update(**values, version=row.version + 1)
            row.refresh_from_db()
        else:
            also: dict[str, Any] = {"reserve_rank": _next_rank(call)} if what == "reserve" else {}
            also["decided_on"] = timezone.localdate() if what in ("reserve", "declined") else None
            moves.apply(row, move, **values, **also, version=row.version + 1)
        _noted("candidate.moved", row, by)
    _insist_fits(call)
    return len(found)


def _insist_open(row: Application, move, what: str) -> None:
    if row.state in move.sources or (row.state == move.target and what in ("full", "substitute")):
        if what == "reserve" and not row.consents_reserve:
            raise Refused(
                no(
                    _("The candidate of file %(file)s does not wish to stand on the reserve list.")
                    % {"file": row.reference}
                )
            )
        return
    if row.state == ApplicationState.RECEIVED:
        raise Refused(
            no(
                _("Nobody has examined file %(file)s yet. Say first whether the candidate is eligible.")
                % {"file": row.reference}
            )
        )
    words = {"file": row.reference, "state": ApplicationState(row.state).label}
    raise Refused(no(_("File %(file)s cannot be moved there: its state is “%(state)s”.") % words))


def _next_rank(call: Call) -> int:
    ranks = Application.objects.filter(call=call, reserve_rank__isnull=False).values_list("reserve_rank", flat=True)
    return max(ranks, default=0) + 1


def _insist_fits(call: Call) -> None:
    proposed = [row for row in queries.of_call(call) if row.state == ApplicationState.PROPOSED]
    rule = rulebook.rules_on(call.commission, timezone.localdate()).has_substitutes
    full = sum(row.proposed_part == Part.FULL for row in proposed)
    insist(rules.fits_seats(call, full, len(proposed) - full, rule=rule))
    insist(rules.are_different(proposed))


@transaction.atomic
def rank(*, call: Call, numbers: dict[int, int], by) -> int:
    """Order the proposed (seats are given in this order) and the reserve list; ``{file: number}``. How many changed."""
    drafted = calls.decision_in_work(call) is not None
    insist(rules.may_choose(grants(by, call.space), call, is_drafted=drafted))
    changed = 0
    rows = Application.objects.select_for_update().filter(call=call, pk__in=list(numbers)).order_by("pk")
    given: dict[tuple, list[tuple[int, int, Application]]] = {}
    for row in rows:
        if row.state in (ApplicationState.PROPOSED, ApplicationState.RESERVE):
            before = row.reserve_rank if row.state == ApplicationState.RESERVE else row.proposed_seat
            given.setdefault((row.state, row.proposed_part), []).append((numbers[row.pk], before or 999, row))
    for (state, _part), group in given.items():
        field = "reserve_rank" if state == ApplicationState.RESERVE else "proposed_seat"
        for place, (_number, _before, row) in enumerate(sorted(group, key=lambda one: (one[0], one[1], one[2].pk)), 1):
            if getattr(row, field) != place:
                changed += Application.objects.filter(pk=row.pk, state=state).update(
                    **{field: place}, version=row.version + 1
                )
    if changed:
        journal.note("candidate.ranked", call, space=call.space, by=by)
    return changed


@transaction.atomic
def withdraw(*, application: Application, by=None) -> Application:
    """The candidate withdraws by code (``by`` none), or tells the secretariat."""
    if by is not None:
        insist(rules.may_read(grants(by, application.space)))
        insist(call_rules.may_call(grants(by, application.space), application.call.commission))
    moves.apply(
        application,
        states.WITHDRAW,
        proposed_part="",
        proposed_seat=None,
        reserve_rank=None,
        consents_pool=False,
        pool_until=None,
        decided_on=timezone.localdate(),
        version=application.version + 1,
    )
    verb = "candidate.withdrawn" if by is not None else "candidate.withdrew"
    journal.note(verb, application, space=application.space, by=by)
    return application


@transaction.atomic
def leave_pool(*, application: Application) -> Application:
    """The candidate no longer wishes to be asked for other help."""
    changed = Application.objects.filter(pk=application.pk, consents_pool=True).update(
        consents_pool=False, pool_until=None, version=application.version + 1
    )
    if not changed:
        raise Refused(no(_("You are not on that list.")))
    application.refresh_from_db()
    journal.note("candidate.pool_left", application, space=application.space)
    return application


@transaction.atomic
def record_letters(*, call: Call, by) -> int:
    """Record that the letters to candidates without an address went out today; how many."""
    insist(call_rules.may_call(grants(by, call.space), call.commission))
    today = timezone.localdate()
    waiting = [row.pk for row in queries.untold(call)]
    count = Application.objects.filter(pk__in=waiting, told_on=None).update(told_on=today)
    if not count:
        raise Refused(no(_("No letter waits. Somebody may have recorded them just now.")))
    journal.note("candidate.told", call, space=call.space, by=by, count=count)
    return count


def look(application: Application, *, by) -> None:
    """Journal that somebody read a candidate's file. No right of its own: the page that shows the file has asked."""
    journal.look(application, space=application.space, by=by, what=application.reference)


def look_at_all(call: Call, *, by, what: str) -> None:
    """Journal that somebody read a list of candidates with their names. No right of its own, as above."""
    journal.look(call, space=call.space, by=by, what=what)
