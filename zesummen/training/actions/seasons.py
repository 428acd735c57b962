"""Seasons: opened, changed, closed."""

from django.db import transaction

from zesummen.accounts.queries import grants
from zesummen.kernel import journal, moves
from zesummen.kernel.access import insist

from .. import states
from ..models import Season
from ..rules import seasons as rules


@transaction.atomic
def open_season(*, space, by, **values) -> Season:
    """Open a season."""
    insist(rules.may_keep(grants(by, space)))
    made = Season.objects.create(space=space, **values)
    journal.note("season.made", made, space=space, by=by)
    return made


@transaction.atomic
def change(*, season: Season, expected: int, by, **values) -> Season:
    """Change a season; ``moves.Stale`` when somebody else saved first."""
    insist(rules.may_plan(grants(by, season.space), season))
    if moves.edit(season, expected=expected, **values):
        journal.note("season.changed", season, space=season.space, by=by)
    return season


@transaction.atomic
def close(*, season: Season, by) -> None:
    """Close a season: it stays to be read and is planned no more."""
    insist(rules.may_keep(grants(by, season.space)))
    moves.apply(season, states.CLOSE_SEASON, version=season.version + 1)
    journal.note("season.closed", season, space=season.space, by=by)


@transaction.atomic
def reopen(*, season: Season, by) -> None:
    """Open a closed season again."""
    insist(rules.may_keep(grants(by, season.space)))
    moves.apply(season, states.REOPEN_SEASON, version=season.version + 1)
    journal.note("season.reopened", season, space=season.space, by=by)
