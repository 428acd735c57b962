"""A plan taken over: its evenings made, moved and left out in one transaction, and the waiting list set in order.

Nothing is told to communes here: what is planned is proposed; a second act offers it. Confirmed evenings that the plan
moves are told at once, because the commune relies on them.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, live, moves
from zesummen.kernel.access import Refused, insist, no

from .. import states
from ..case import Case
from ..models import Evening, Party, PlanRun, Season, Trainer, TrainingRequest
from ..queries import season_plan, season_question, season_sheet
from ..queries.season_plan import Planned, Unserved
from ..rules import seasons as rules
from ..states import EveningState, RequestState
from . import evening_moves, evenings


@dataclass(frozen=True, slots=True)
class Done:
    """What taking over a plan changed: evenings made, moved, left out; requests that wait."""

    made: int
    moved: int
    dropped: int
    waiting: int


@transaction.atomic
def take_over(*, run: PlanRun, by) -> Done:
    """Make the plan of the run real, all or nothing. ``Refused`` once something has changed since the run was asked."""
    insist(rules.may_take_over(grants(by, run.space), run))
    taken = PlanRun.objects.filter(pk=run.pk, applied_at=None).update(applied_at=timezone.now(), applied_by=by)
    if not taken:
        raise Refused(no(_("This plan was taken over already.")))
    found = season_plan.result(run, timezone.localdate())
    if found.is_stale:
        raise Refused(no(_("Requests, trainers or evenings have changed since this plan was made. Plan again.")))
    work = _Work(run.season, by)
    for evening in found.dropped:
        evenings.cancel(
            work.case(evening.request), evening, reason=_("The season was planned anew."), tell=False, by=by
        )
    moved = work.move([row for row in found.sessions if row.change == "moved"])
    made = work.make([row for row in found.sessions if row.change == "new"])
    work.settle({row.request.pk for row in found.sessions if row.request}, found.waiting)
    done = Done(made, moved, len(found.dropped), len(found.waiting))
    journal.note("season.taken_over", run.season, space=run.space, by=by, made=made, moved=moved)
    live.publish(live.topic_of(run.season), by=by)
    return done


class _Work:
    """The acts of one taking over, with what they all need read once."""

    def __init__(self, season: Season, by):
        self.season, self.by = season, by
        self.trainers = {season_question.code_of(row): row for row in Trainer.objects.all()}
        self.parties: dict[int, list[Party]] = {}
        for row in Party.objects.select_related("commune", "party_space").order_by("-is_host", "pk"):
            self.parties.setdefault(row.request_id, []).append(row)

    def case(self, request: TrainingRequest) -> Case:
        request.space = self.season.space
        return Case(request, self.season.space, self.season.space, tuple(self.parties[request.pk]))

    def _staff(self, row: Planned) -> dict[str, Trainer | None]:
        named = [self.trainers[code] for code in row.trainers]
        return {"lead": named[0], "second": named[1] if len(named) > 1 else None}

    def make(self, rows: list[Planned]) -> int:
        """New evenings, in order, so that evening two finds evening one."""
        for row in sorted(rows, key=lambda row: (row.reference, row.number)):
            assert row.request is not None
            evenings.propose(
                self.case(row.request),
                number=row.number,
                day=row.day,
                starts=row.starts,
                ends=row.ends,
                season=self.season,
                tell=False,
                by=self.by,
                **self._staff(row),
            )
        return len(rows)

    def move(self, rows: list[Planned]) -> int:
        """Evenings that change. Two may change places: proposed ones let their trainers go first."""
        loose = [row.was.pk for row in rows if row.was and row.was.state != EveningState.CONFIRMED]
        Evening.objects.filter(pk__in=loose).update(lead=None, second=None)
        for row in rows:
            if row.was and row.was.pk in loose:
                row.was.lead = row.was.second = None
        waiting, refusal = list(rows), None
        while waiting:
            left = []
            for row in waiting:
                try:
                    self._move(row)
                except Refused as problem:
                    left.append(row)
                    refusal = problem
            if len(left) == len(waiting):
                raise refusal or Refused(no(_("The plan cannot be taken over. Plan again.")))
            waiting = left
        return len(rows)

    def _move(self, row: Planned) -> None:
        assert row.request is not None
        assert row.was is not None
        row.was.season = self.season
        with transaction.atomic():
            evening_moves.move(
                self.case(row.request),
                row.was,
                day=row.day,
                starts=row.starts,
                ends=row.ends,
                with_others=True,
                by=self.by,
                **self._staff(row),
            )

    def settle(self, served: set[int], waiting: list[Unserved]) -> None:
        """The requests belong to the season; who waits has a rank and a reason, who is served has none."""
        late = {row.request.pk for row in waiting if row.request}
        Evening.objects.filter(request__in=served, season=None).update(season=self.season)
        mine = TrainingRequest.objects.filter(pk__in=served | late)
        mine.update(season=self.season, rank=None, wait_reason={})
        for entry in waiting:
            if entry.request is None:
                continue
            request = entry.request
            request.refresh_from_db()
            request.rank, request.wait_reason = entry.rank, _kept(entry)
            request.save(update_fields=["rank", "wait_reason"])
            if (
                request.state in states.QUEUE_REQUEST.sources
                and not request.evenings.exclude(state=EveningState.CANCELLED).exists()
            ):
                moves.apply(request, states.QUEUE_REQUEST, version=request.version + 1)


def _kept(entry: Unserved) -> dict:
    """What the waiting list keeps of an entry: codes with parameters, translated when shown."""
    return {"why": entry.raw["why"], "changes": entry.raw["changes"], "offer": entry.raw["offer"]}


@transaction.atomic
def offer_all(*, season: Season, by) -> int:
    """Offer every proposed evening with a trainer to its commune; how many."""
    insist(rules.may_plan(grants(by, season.space), season))
    work = _Work(season, by)
    rows = list(
        Evening.objects.filter(
            season=season, state=EveningState.PROPOSED, lead__isnull=False, day__gte=timezone.localdate()
        )
        .select_related("request__course", "lead", "second", "session", "season")
        .order_by("day", "starts")
    )
    for row in rows:
        row.space = season.space
        evenings.offer(work.case(row.request), row, by=by)
    live.publish(live.topic_of(season), by=by)
    return len(rows)


@transaction.atomic
def offer_next(*, request: TrainingRequest, season: Season, by) -> list[Evening]:
    """Offer a waiting request the evenings that the last plan found free for it. ``Refused`` where one was taken since."""
    insist(rules.may_plan(grants(by, season.space), season))
    if request.state != RequestState.WAITING:
        raise Refused(no(_("This was noted already. Reload the page to see.")))
    free = request.wait_reason.get("offer") or []
    if not free:
        raise Refused(no(_("No free evening is known for this request. Plan the season again.")))
    work = _Work(season, by)
    requests = {request.reference: request}
    names = season_plan.names_of(requests)
    rows = [season_plan.planned(row, requests, {}, names) for row in free]
    work.make(rows)
    made = list(
        Evening.objects.filter(request=request, state=EveningState.PROPOSED)
        .select_related("lead", "second", "session", "season")
        .order_by("number")
    )
    for row in made:
        row.request, row.space = request, season.space
        evenings.offer(work.case(request), row, by=by)
    TrainingRequest.objects.filter(pk=request.pk).update(rank=None, wait_reason={}, season=season)
    journal.note(
        "season.offered_next",
        request,
        space=season.space,
        by=by,
        communes=season_sheet.names(work.parties[request.pk]),
    )
    return made
