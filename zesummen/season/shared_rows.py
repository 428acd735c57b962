"""The rows in which requests meet: what one trainer can do in a day, a week and the season."""

from collections import defaultdict
from datetime import date

from .diary import Diary, Stay, clash, week_of
from .matrix import Floats, Matrix


class SharedRows:
    """Limits of the trainers, less what they have held already."""

    def __init__(self, matrix: Matrix, diary: Diary):
        self.matrix, self.diary, self.season = matrix, diary, diary.season
        self._stays: dict[tuple[str, date], dict[Stay, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._loads: dict[str, list[int]] = defaultdict(list)
        self._steps: dict[str, list[int]] = {}

    def enter(self, column: int, trainer: str, on: date, stay: Stay) -> None:
        """Choosing the column takes the trainer's time on that day."""
        room = self.season.rules.sessions_per_day - self.diary.count(trainer, on)
        self.matrix.enter(("day", trainer, on), column, 1, lower=0, upper=room)
        week = week_of(on)
        limit = self.diary.limits.week(trainer, week)
        if limit is not None:
            room = limit - self.diary.count_in_week(trainer, week)
            self.matrix.enter(("week", trainer, week), column, 1, lower=0, upper=room)
        self._loads[trainer].append(column)
        if self.season.rules.sessions_per_day > 1:
            self._stays[trainer, on][stay].append(column)

    def close(self) -> None:
        """Rows for sessions that clash within a day, and the steps that count each trainer's sessions."""
        for (trainer, on), stays in self._stays.items():
            for number, group in enumerate(self._cliques(list(stays))):
                for column in {column for stay in group for column in stays[stay]}:
                    self.matrix.enter(("apart", trainer, on, number), column, 1, lower=0, upper=1)
        for trainer, columns in self._loads.items():
            self._count(trainer, columns)
        self.matrix.close()

    def fill(self, solution: Floats) -> None:
        """Set the counting steps of a solution whose columns are chosen."""
        for trainer, columns in self._loads.items():
            load = int(round(sum(solution[column] for column in columns)))
            for step in self._steps[trainer][:load]:
                solution[step] = 1

    def _count(self, trainer: str, columns: list[int]) -> None:
        """Sessions of a trainer = chosen steps; the step to n sessions costs n."""
        held = self.diary.load[trainer]
        limit = self.diary.limits.season(trainer)
        days = self.season.rules.sessions_per_day * ((self.season.last - self.season.first).days + 1)
        most = min(len(columns), days) if limit is None else min(len(columns), limit - held)
        for column in columns:
            self.matrix.enter(("load", trainer), column, 1, lower=0, upper=0)
        self._steps[trainer] = []
        for load in range(held + 1, held + most + 1):
            step = self.matrix.add_column({"fair": load})
            self.matrix.enter(("load", trainer), step, -1, lower=0, upper=0)
            self._steps[trainer].append(step)

    def _cliques(self, stays: list[Stay]) -> list[list[Stay]]:
        """Groups of stays of which nobody can do two; every clashing pair is in one."""
        stays.sort(key=lambda stay: (stay.start, stay.end, stay.place))
        against = {one: {two for two in stays if clash(self.season, one, two)} for one in stays}
        open_pairs = {(one, two) for one in stays for two in against[one]}
        groups = []
        for one in stays:
            while left := [two for two in stays if (one, two) in open_pairs]:
                group = [one, *([left[0]] if left[0] != one else [])]
                for other in stays:
                    if other not in group and all(other in against[member] for member in group):
                        group.append(other)
                open_pairs -= {(a, b) for a in group for b in group}
                groups.append(group)
        return groups
