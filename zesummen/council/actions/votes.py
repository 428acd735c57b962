"""Record the result of a vote: who was there, how they voted, and the text that was decided, frozen."""

from dataclasses import dataclass, field
from datetime import date, time

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zesummen.accounts.queries import grants
from zesummen.documents.actions import freeze_document
from zesummen.kernel import journal, moves, thread
from zesummen.kernel.access import Refused, insist, no

from .. import queries, rules, states
from ..models import Deliberation, DeliberationPresence
from ..queries import papers
from ..states import DecisionState
from . import results

PRESENCE = DeliberationPresence.Presence


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there: {official id: presence}, {absent id: id of who votes for them}; or counts without names."""

    presences: dict[int, str] = field(default_factory=dict)
    proxies: dict[int, int] = field(default_factory=dict)
    present: int | None = None
    represented: int = 0


@dataclass(frozen=True, slots=True)
class VoteEntry:
    """Everything that is typed on the council night."""

    result: str
    is_unanimous: bool = False
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    attendance: Attendance = field(default_factory=Attendance)
    quorum_note: str = ""
    reason: str = ""
    is_closed: bool = False
    convened_on: date | None = None
    opened_at: time | None = None
    closed_at: time | None = None
    reference: str = ""


@transaction.atomic
def record_vote(*, deliberation: Deliberation, entry: VoteEntry, by) -> Deliberation:
    """Record the result once: check that it adds up, freeze the text with its seal, tell the apps above.

    A second entry is refused in words. The text that is frozen is the one of now: as amended at the table, if it was.
    """
    space = deliberation.space
    insist(rules.may_record_vote(grants(by, space), deliberation, timezone.localdate()))
    council_rules = queries.rules_of(space)
    voters = [] if deliberation.body_name else queries.voters_on(deliberation.sitting.day)
    ballot = _ballot(entry, council_rules, voters, space)
    _insist_attendance(entry.attendance, voters)
    insist(rules.vote_adds_up(ballot))
    _insist_hours(entry)
    _write(deliberation, entry, ballot, council_rules, by)
    _write_presences(deliberation, entry.attendance)
    _freeze(deliberation, entry.result, by)
    journal.note(
        "deliberation.voted",
        deliberation,
        space=space,
        by=by,
        day=deliberation.voted_on.isoformat(),
        result=entry.result,
    )
    results.tell_result(deliberation)
    return deliberation


def _ballot(entry: VoteEntry, council_rules, voters, space) -> rules.Ballot:
    kinds = list(entry.attendance.presences.get(row.pk, PRESENCE.ABSENT) for row in voters)
    if voters:
        present, represented, seats = kinds.count(PRESENCE.PRESENT), kinds.count(PRESENCE.PROXY), len(voters)
    else:
        present, represented, seats = entry.attendance.present or 0, entry.attendance.represented, None
    return rules.Ballot(
        result=entry.result,
        present=present,
        proxies=represented,
        unanimous=entry.is_unanimous,
        votes_for=entry.votes_for,
        votes_against=entry.votes_against,
        abstentions=entry.abstentions,
        seats=seats,
        quorum_note=entry.quorum_note,
        reason=entry.reason,
        proxies_allowed=council_rules.allows_proxies,
    )


def _insist_attendance(attendance: Attendance, voters) -> None:
    names = {row.pk: row.name for row in voters}
    held: dict[int, int] = {}
    for pk in names:
        if attendance.presences.get(pk) != PRESENCE.PROXY:
            continue
        holder = attendance.proxies.get(pk)
        facts = {"name": names[pk], "holder": names.get(holder, "")}
        if holder not in names or attendance.presences.get(holder) != PRESENCE.PRESENT:
            raise Refused(no(_("%(name)s is represented by proxy: choose a member who is present.") % facts))
        if held.setdefault(holder, pk) != pk:
            raise Refused(no(_("%(holder)s holds two proxies; one member can hold one.") % facts))


def _insist_hours(entry: VoteEntry) -> None:
    if entry.opened_at and entry.closed_at and entry.closed_at < entry.opened_at and entry.closed_at.hour >= 6:
        raise Refused(no(_("The sitting ends before it begins. Check the opening and closing time.")))


def _write(deliberation: Deliberation, entry: VoteEntry, ballot: rules.Ballot, council_rules, by) -> None:
    """Write what was typed and the filled text, while the point is on the agenda: this statement is the lock."""
    counted = entry.result in (DecisionState.ACCEPTED, DecisionState.REJECTED)
    votes = ballot.counted if counted else (None, None, None)
    filled = queries.filled_parts(deliberation, council_rules)
    day = deliberation.sitting.day
    values = {
        **{name: filled[name] for name in ("visas", "reasons", "heard", "articles")},
        "subject": filled["subject"][0][:300],
        "is_unanimous": bool(counted and entry.is_unanimous),
        "votes_for": votes[0],
        "votes_against": votes[1],
        "abstentions": votes[2],
        "present_count": ballot.present,
        "proxy_count": ballot.proxies,
        "quorum_note": entry.quorum_note.strip(),
        "outcome_reason": entry.reason.strip(),
        "is_closed": entry.is_closed,
        "convened_on": entry.convened_on or deliberation.convened_on,
        "opened_at": entry.opened_at,
        "closed_at": entry.closed_at,
        "voted_on": day,
        "voted_by": by,
        "version": deliberation.version + 1,
        "reference": (entry.reference.strip() or next_reference(council_rules, day)) if counted else "",
    }
    try:
        with transaction.atomic():
            changed = Deliberation.objects.filter(pk=deliberation.pk, state=DecisionState.AGENDA).update(**values)
    except IntegrityError:
        raise Refused(
            no(
                _("The reference number %(reference)s is used already. Choose another one.")
                % {"reference": values["reference"]}
            )
        )
    if not changed:
        raise Refused(no(_("This step is no longer open. It may have been done already. Reload the page to see.")))
    deliberation.refresh_from_db()


def next_reference(council_rules, day: date) -> str:
    """The next free reference number of the year of that day."""
    used = set(Deliberation.objects.exclude(reference="").values_list("reference", flat=True))
    number = Deliberation.objects.filter(voted_on__year=day.year).exclude(reference="").count() + 1
    while (found := rules.reference_number(council_rules.reference_pattern, day=day, number=number)) in used:
        number += 1
    return found


def _write_presences(deliberation: Deliberation, attendance: Attendance) -> None:
    deliberation.presences.all().delete()
    DeliberationPresence.objects.bulk_create(
        DeliberationPresence(
            space_id=deliberation.space_id,
            deliberation=deliberation,
            official_id=pk,
            presence=presence,
            proxy_to_id=attendance.proxies.get(pk) if presence == PRESENCE.PROXY else None,
        )
        for pk, presence in attendance.presences.items()
    )


def _freeze(deliberation: Deliberation, result: str, by) -> None:
    """Freeze the extract as it reads with the result, then move the state in one statement."""
    decided = queries.deliberations().get(pk=deliberation.pk)
    decided.state = result
    document = papers.extract(queries.sheet(decided), deliberation.space)
    before = deliberation.replaces.voted_text if deliberation.replaces_id else None
    frozen = freeze_document(kind="deliberation", document=document, space=deliberation.space, replaces=before, by=by)
    moves.apply(deliberation, states.RESULTS[result], voted_text=frozen)
    thread.tie(deliberation)
