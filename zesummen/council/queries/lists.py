"""Lists of deliberations: by state with the next step, of one sitting, public ones, and what is due."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.kernel import dates
from zesummen.kernel.access import ROLES
from zesummen.kernel.due import Due
from zesummen.kernel.together import asking, fill

from ..models import CouncilDate, CouncilRules, Deliberation, DeliberationPresence
from ..states import TONES, ApprovalNeed, DecisionState, Supervision
from . import calendar
from .sheets import DeliberationSheet, sheet


def deliberations():
    """Deliberations with what their rows and sheets read: a fixed number of statements however many there are."""
    presences = DeliberationPresence.objects.select_related("official", "proxy_to")
    return deliberation_rows().prefetch_related(Prefetch("presences", queryset=presences))


def deliberation_rows():
    """The same without who was there, which rows of a list do not show and a sheet reads when it needs it."""
    corrections = Deliberation.objects.only("pk", "space", "state", "replaces")
    return Deliberation.objects.select_related(
        "space__commune", "space__grouping", "sitting", "replaces", "node"
    ).prefetch_related(Prefetch("corrections", queryset=corrections))


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next for a deliberation: the sentence, the address' name, who owes it, and the right it takes.

    Without ``view`` there is nothing to press: the day is awaited.
    """

    label: object
    view: str
    owner: object
    pk: int  # of what the address opens: the deliberation, or its sitting
    takes: str = "council.write"


SECRETARY = "secretary"


def next_step(deliberation: Deliberation, today: date | None = None) -> NextStep | None:
    """The one next step, or ``None`` when nothing is left to do. A vote is recorded from the day of the sitting on."""
    owner = ROLES[SECRETARY].label
    state, pk = deliberation.state, deliberation.pk
    if state in (DecisionState.DRAFT, DecisionState.POSTPONED):
        return NextStep(_("Put it on the agenda of a sitting"), "council:deliberation_agenda", owner, pk)
    if state == DecisionState.AGENDA:
        return _before_vote(deliberation, today or timezone.localdate())
    if state != DecisionState.ACCEPTED or deliberation.supervision == Supervision.ANNULLED:
        return None
    after = _after_vote(deliberation)
    return NextStep(after[0], f"council:deliberation_{after[1]}", owner, pk, "council.publish") if after else None


def _before_vote(deliberation: Deliberation, today: date) -> NextStep:
    """On the agenda: first the convocation, then the day, then the vote."""
    owner = ROLES[SECRETARY].label
    if deliberation.sitting.day <= today:
        return NextStep(_("Record the vote"), "council:deliberation_vote", owner, deliberation.pk, "council.vote")
    named = {"day": dates.short_date(deliberation.sitting.day)}
    if deliberation.convened_on is None:
        label = _("Send the convocation for the sitting of %(day)s, then note it") % named
        return NextStep(label, "council:convocation", owner, deliberation.sitting_id)
    return NextStep(
        _("The council votes on %(day)s. The pack is ready.") % named, "", _("the council"), deliberation.pk
    )


def _after_vote(deliberation: Deliberation) -> tuple | None:
    """(sentence, name of the page) of what an accepted decision waits for."""
    if not deliberation.transmitted_on:
        return _("Transmit the decision"), "transmit"
    if deliberation.approval_need == ApprovalNeed.TO_CHECK and deliberation.supervision == Supervision.NONE:
        return _("Check whether an approval is needed"), "supervision"
    if deliberation.approval_need == ApprovalNeed.YES and deliberation.supervision == Supervision.NONE:
        return _("Record the authority's answer"), "supervision"
    return (_("Publish the decision"), "publish") if not deliberation.published_on else None


@dataclass(frozen=True, slots=True)
class DeliberationRow:
    """A line of a list."""

    pk: int
    subject: str
    kind_label: str
    state: str
    state_label: str
    day: date | None
    agenda_number: str
    reference: str
    is_closed: bool
    was_amended: bool
    is_replaced: bool
    next_step: NextStep | None

    @property
    def tone(self) -> str:
        """The tone of its state's mark."""
        return TONES[self.state]


def row(d: Deliberation) -> DeliberationRow:
    """One line, from a deliberation read by ``deliberations()``."""
    from .. import texts
    from .sheets import field_values

    replaced = any(c.state == DecisionState.ACCEPTED for c in d.corrections.all())
    return DeliberationRow(
        pk=d.pk,
        subject=texts.fill(d.subject, {**field_values(d, CouncilRules())}),
        kind_label=d.get_kind_display(),
        state=d.state,
        state_label=d.get_state_display(),
        day=d.sitting.day if d.sitting_id else d.voted_on,
        agenda_number=d.agenda_number,
        reference=d.reference,
        is_closed=d.is_closed,
        was_amended=d.was_amended,
        is_replaced=replaced,
        next_step=None if replaced else next_step(d),
    )


def rows_by_state() -> list[tuple[object, list[DeliberationRow]]]:
    """(label, rows) of the states that have any, in the order of the way: drafts, agenda, decided."""
    groups: dict[str, list[DeliberationRow]] = defaultdict(list)
    for deliberation in deliberation_rows():
        groups[deliberation.state].append(row(deliberation))
    groups[DecisionState.AGENDA].sort(key=lambda r: (r.day, _agenda_key(r.agenda_number)))
    order = (
        DecisionState.AGENDA,
        DecisionState.DRAFT,
        DecisionState.POSTPONED,
        DecisionState.ACCEPTED,
        DecisionState.REJECTED,
        DecisionState.WITHDRAWN,
    )
    return [(state.label, groups[state]) for state in order if groups[state]]


@asking
def on_agenda():
    """What the council votes on next: the deliberations that are on an agenda, by day and number."""
    found = deliberation_rows().filter(state=DecisionState.AGENDA)
    yield found
    return sorted((row(d) for d in found), key=lambda r: (r.day, _agenda_key(r.agenda_number)))


def rows_of_date(council_date: CouncilDate) -> list[DeliberationRow]:
    """The deliberations of one sitting, in the order of the agenda."""
    rows = [row(d) for d in deliberation_rows().filter(sitting=council_date)]
    return sorted(rows, key=lambda r: (_agenda_key(r.agenda_number), r.pk))


def _agenda_key(number: str) -> tuple:
    import re

    return tuple(
        (0, int(bit), "") if bit.isdigit() else (1, 0, bit) for bit in re.findall(r"\d+|[^\d.\s]+", number)
    ) or ((2, 0, ""),)


def _sheets(found, *, public: bool) -> list[DeliberationSheet]:
    from ..models import Official

    rules, officials = CouncilRules.objects.all(), Official.objects.all()
    fill(found, rules, officials)
    rules_by_space: dict[int, CouncilRules] = {r.space_id: r for r in rules}
    made = []
    for d in found:
        council_rules = rules_by_space.get(d.space_id) or CouncilRules(space=d.space)
        there = [o for o in officials if d.sitting_id and o.space_id == d.space_id and _in_office(o, d.sitting.day)]
        made.append(
            sheet(
                d,
                public=public,
                council_rules=council_rules,
                officials=sorted(there, key=lambda o: calendar.RANK[o.office]),
            )
        )
    return made


def _in_office(official, day: date) -> bool:
    return official.from_on <= day and (official.until_on is None or official.until_on >= day)


def public_deliberations(space) -> list[DeliberationSheet]:
    """Published decisions of a space as the public may read them, newest first; replaced ones say by which."""
    found = deliberations().filter(space=space, published_on__isnull=False).order_by("-voted_on", "-pk")
    return _sheets(found, public=True)


def released_deliberations(space) -> list[DeliberationSheet]:
    """Decisions that the commune released to the bodies outside, newest first, without blacked-out passages."""
    found = deliberations().filter(space=space, released_at__isnull=False).order_by("-voted_on", "-pk")
    return _sheets(found, public=True)


def about(about_key: str) -> list[Deliberation]:
    """All deliberations about one object of the app above ("plan:12"), oldest first."""
    return list(deliberations().filter(about=about_key).order_by("pk"))


# What is due

_OPEN = (DecisionState.DRAFT, DecisionState.AGENDA, DecisionState.ACCEPTED)


@asking
def due(spaces: Iterable, today: date):
    """What the councils of these spaces owe: agenda, convocation, votes to record, transmission, publication."""
    spaces = list(spaces)
    rules = CouncilRules.objects.filter(space__in=spaces)
    dates = CouncilDate.objects.filter(space__in=spaces, day__gte=today, cancelled_on=None, body_name="")
    found = deliberation_rows().filter(space__in=spaces, state__in=_OPEN, published_on=None)
    yield rules, dates, found
    rules_by_space = {r.space_id: r for r in rules}
    next_by_space: dict[int, CouncilDate] = {}
    for council_date in dates:
        next_by_space.setdefault(council_date.space_id, council_date)
    entries = []
    for d in found:
        if any(newer.state == DecisionState.ACCEPTED for newer in d.corrections.all()):
            continue  # a newer version counts
        council_rules = rules_by_space.get(d.space_id) or CouncilRules(space=d.space)
        entries += _due_of(d, council_rules, next_by_space.get(d.space_id), today)
    return sorted(entries, key=lambda item: item.on)


def _due_of(d: Deliberation, council_rules: CouncilRules, coming: CouncilDate | None, today: date) -> list[Due]:
    subject = f"{row(d).subject}, {d.body_name}" if d.body_name else row(d).subject  # a grouping has one per council
    owner = ROLES[SECRETARY].label

    def entry(what, on: date, kind: str, step: str, *, begun=True) -> Due:
        return Due(d.space, what % {"subject": subject}, on, owner, f"council/{d.pk}/{step}", kind, on < today, begun)

    if d.state == DecisionState.DRAFT:
        if coming is None:
            return []
        on = coming.day - timedelta(days=council_rules.college_cutoff_days)
        return [entry(_("Put “%(subject)s” on the agenda of the council"), on, "agenda", "agenda/")]
    if d.state == DecisionState.AGENDA:
        if d.sitting.day <= today:
            return [entry(_("Record the vote on “%(subject)s”"), d.sitting.day, "vote", "vote/")]
        if d.convened_on:
            return []
        on = d.sitting.day - timedelta(days=council_rules.convocation_days)
        return [entry(_("Send the convocation of the council for “%(subject)s”"), on, "convocation", "", begun=False)]
    return _due_after(d, council_rules, entry)


def _due_after(d: Deliberation, council_rules: CouncilRules, entry) -> list[Due]:
    if d.supervision == Supervision.ANNULLED or d.published_on:
        return []
    days = timedelta(days=council_rules.transmission_days)
    if not d.transmitted_on:
        return [
            entry(_("Transmit the decision “%(subject)s”"), d.voted_on + days, "transmit", "transmit/", begun=False)
        ]
    if d.approval_need == ApprovalNeed.YES and d.supervision == Supervision.NONE:
        return []  # the authority owes this one
    since = d.supervision_on or d.transmitted_on
    return [entry(_("Publish the decision “%(subject)s”"), since + days, "publish", "publish/", begun=False)]
