"""Verbs on the plan itself: start, edit, publish, release, declare, give up."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import Refused, insist, may, no
from zesummen.kernel.words import Text

from .. import states
from ..measures import TEMPLATES, MeasureStanding
from ..models import MeasureMark, Party, Plan
from ..rules import plans as rules


@transaction.atomic
def start_plan(
    *,
    space,
    template: str,
    regime: str,
    title: Text,
    starts_on: date | None = None,
    ends_on: date | None = None,
    previous: Plan | None = None,
    by,
) -> Plan:
    """Start a plan in preparation, with one party per council that must decide on it. Journals it."""
    insist(rules.may_start(grants(by, space), space))
    if template not in TEMPLATES:
        raise Refused(no(_("Choose one of the kinds of plan.")))
    plan = Plan.objects.create(
        space=space,
        template=template,
        regime=regime,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        previous=previous,
        uses_ministry_letter=template == "pci",
    )
    add_parties(plan)
    journal.note("plan.started", plan, space=space, by=by, template=template)
    return plan


def add_parties(plan: Plan) -> None:
    """One party per commune of the space; a grouping's legal body may decide in their place later."""
    for position, commune in enumerate(plan.space.communes(timezone.localdate()), 1):
        Party.objects.get_or_create(space=plan.space, plan=plan, commune=commune, defaults={"position": position})


@transaction.atomic
def edit_plan(*, plan: Plan, expected: int, by, **values) -> Plan:
    """Change title, summary, dates and settings. Raises ``Stale`` when somebody else saved first."""
    insist(rules.may_write(grants(by, plan.space), plan))
    changes = moves.edit(plan, expected=expected, **values)
    if changes:
        journal.note("plan.edited", plan, space=plan.space, by=by, changed=", ".join(sorted(changes)))
    return plan


@transaction.atomic
def give_up_plan(*, plan: Plan, reason: str, by) -> Plan:
    """Give the plan up; it stays readable with its reason."""
    insist(may(grants(by, plan.space), "plan.start"))
    moves.apply(plan, states.GIVE_UP, gave_up_reason=reason)
    journal.note("plan.given_up", plan, space=plan.space, by=by, reason=reason)
    return plan


@transaction.atomic
def set_public(*, plan: Plan, is_public: bool, by) -> Plan:
    """Open or close the public page."""
    insist(may(grants(by, plan.space), "plan.publish"))
    values = (
        {"public_from": timezone.localdate(), "public_by": by}
        if is_public
        else {"public_from": None, "public_by": None}
    )
    Plan.objects.filter(pk=plan.pk).update(**values)
    plan.refresh_from_db()
    journal.note("plan.published" if is_public else "plan.unpublished", plan, space=plan.space, by=by)
    return plan


@transaction.atomic
def set_released(*, obj, is_released: bool, by) -> None:
    """Release any object with ``released_at`` and ``released_by`` to bodies outside, or take it back."""
    insist(may(grants(by, obj.space), "plan.release"))
    values = (
        {"released_at": timezone.now(), "released_by": by}
        if is_released
        else {"released_at": None, "released_by": None}
    )
    type(obj).objects.filter(pk=obj.pk).update(**values)
    obj.refresh_from_db()
    journal.note("plan.released" if is_released else "plan.withheld", obj, space=obj.space, by=by)


@transaction.atomic
def declare_complete(*, plan: Plan, row: MeasureStanding, reason: str, by, cycle=None) -> MeasureMark:
    """Declare a measure complete with a reason; the computed standing stays beside it."""
    insist(rules.may_declare(grants(by, plan.space), plan, row))
    mark = mark_of(plan, row.key, cycle)
    _write_mark(mark, declared_on=timezone.localdate(), declared_by=by, declared_reason=reason)
    journal.note(
        "measure.declared", plan, space=plan.space, by=by, title=str(row.measure.title), reason=reason, measure=row.key
    )
    return mark


@transaction.atomic
def take_back_declaration(*, plan: Plan, row: MeasureStanding, by, cycle=None) -> MeasureMark:
    """The facts speak alone again."""
    insist(may(grants(by, plan.space), "plan.declare"))
    mark = mark_of(plan, row.key, cycle)
    _write_mark(mark, declared_on=None, declared_by=None, declared_reason="")
    journal.note("measure.undeclared", plan, space=plan.space, by=by, title=str(row.measure.title), measure=row.key)
    return mark


@transaction.atomic
def start_early(*, plan: Plan, row: MeasureStanding, reason: str, by, cycle=None) -> MeasureMark:
    """Open a measure before its turn, with a written reason."""
    insist(rules.may_start_early(grants(by, plan.space), plan, row))
    mark = mark_of(plan, row.key, cycle)
    _write_mark(mark, early_on=timezone.localdate(), early_by=by, early_reason=reason)
    journal.note(
        "measure.early", plan, space=plan.space, by=by, title=str(row.measure.title), reason=reason, measure=row.key
    )
    return mark


@transaction.atomic
def begin_measure(*, plan: Plan, row: MeasureStanding, by, cycle=None) -> None:
    """Keep that work in an open measure has begun: it stays open, whatever changes in what opened it.

    The journal has the work itself; this mark is no line of its own. Nothing happens the second time.
    """
    if row.is_open and row.measure.after and row.declared.begun_on is None:
        _write_mark(mark_of(plan, row.key, cycle), begun_on=timezone.localdate(), begun_by=by)


@transaction.atomic
def write_note(*, plan: Plan, row: MeasureStanding, note: Text, by, cycle=None) -> MeasureMark:
    """Keep a note on a measure."""
    insist(rules.may_write(grants(by, plan.space), plan))
    mark = mark_of(plan, row.key, cycle)
    _write_mark(mark, note=note)
    journal.note("measure.noted", plan, space=plan.space, by=by, title=str(row.measure.title), measure=row.key)
    return mark


def mark_of(plan: Plan, key: str, cycle=None) -> MeasureMark:
    """The row that holds what people said about one measure; made when first needed."""
    in_cycle = cycle if cycle is not None and TEMPLATES[plan.template].measure(key).stage == 2 else None
    mark, _made = MeasureMark.objects.get_or_create(space=plan.space, plan=plan, cycle=in_cycle, key=key)
    return mark


def _write_mark(mark: MeasureMark, **values) -> None:
    MeasureMark.objects.filter(pk=mark.pk).update(**values)
    mark.refresh_from_db()
