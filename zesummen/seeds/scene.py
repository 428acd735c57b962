"""One demo space and what a builder has at hand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from zesummen.council.models import CouncilDate
from zesummen.territory.models import Space


def before(day: date, months: int) -> date:
    """The first of a month, so many months before that of a day."""
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Stage:
    """One demo space: who is there, and the function that builds its plan."""

    slug: str
    officer: str
    secretary: str
    mayor: str
    build: Callable
    leads: tuple[str, ...] = ()
    steering: tuple[str, ...] = ()
    seats: int = 0


@dataclass(frozen=True)
class Scene:
    """What a builder has at hand."""

    space: Space
    people: dict
    stage: Stage
    dates: list[CouncilDate]
    today: date
    made: dict = field(default_factory=dict)

    @property
    def officer(self):
        return self.people[self.stage.officer]

    @property
    def secretary(self):
        return self.people[self.stage.secretary]

    def months(self, count: int) -> date:
        """The first of a month, so many months from today."""
        return before(self.today, -count)

    def past_date(self, back: int) -> CouncilDate:
        """The council date so many sittings ago."""
        return [row for row in self.dates if row.day < self.today][-back]

    def held(self, month: date) -> CouncilDate:
        """A sitting of the council in a month of the past: its second Monday."""
        day = date(month.year, month.month, 8)
        day += timedelta(days=-day.weekday() % 7)
        row, _made = CouncilDate.objects.get_or_create(
            space=self.space, day=day, defaults={"starts_at": time(18, 30), "place": "Maison communale"}
        )
        return row

    @property
    def next_date(self) -> CouncilDate:
        return next(row for row in self.dates if row.day > self.today + timedelta(days=14))

    @property
    def cast(self) -> dict:
        """Owners for action sheets: who answers politically, who works in which service."""
        leads = dict(
            zip(
                ("Service culturel", "Service jeunesse", "Service scolaire"),
                (self.people[n] for n in self.stage.leads),
                strict=False,
            )
        )
        return {"leads": leads}
