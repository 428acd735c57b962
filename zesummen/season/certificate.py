"""An independent second look at a plan: the question and the answer as plain data, and every rule checked anew.

This module shares no code with the planner, on purpose: it reads the same JSON as anybody else would, works out
windows, travel, limits and values by itself, and says what does not hold. An empty list means that the plan keeps
every rule, that its values are what it claims, and that whoever is not on the plan is on the waiting list.
"""

import math
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

Json = dict[str, Any]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DEFAULTS = {
    "sessions_per_day": 1, "weight_commission": 100, "weight_week": 1, "most_weeks": 52, "weight_never": 30,
    "weight_agreed": 1000, "road_factor": 1.35, "km_per_hour": 50, "travel_step": 5, "spare_minutes": 15,
}  # fmt: skip


def faults(question: Json, answer: Json) -> list[str]:
    """What is wrong with the answer; empty where nothing is."""
    look = _Look(question)
    return look.sessions(answer["sessions"]) or look.claims(answer)


def values(question: Json, sessions: list[Json]) -> dict[str, int]:
    """The value of every level for these sessions, worked out from the question alone."""
    return _Look(question).values(sessions)


def _clock(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _day(text: str) -> date:
    return date.fromisoformat(text)


class _Look:
    def __init__(self, question: Json):
        self.question = question
        self.rules = {**DEFAULTS, **question.get("rules", {})}
        self.first, self.last = _day(question["season"]["from"]), _day(question["season"]["until"])
        self.today = _day(question["season"]["today"])
        self.places = {place["code"]: place for place in question["places"]}
        self.courses = {course["code"]: course for course in question["courses"]}
        self.trainers = {trainer["code"]: trainer for trainer in question["trainers"]}
        self.requests = {r["code"]: {"place": r["communes"][0], **r} for r in question["requests"]}
        self.before = {(s["request"], s["number"]): s for s in question.get("sessions", [])}
        self.closed = self._all_days(question.get("holidays", []))

    # each session by itself, then all of them together

    def sessions(self, sessions: list[Json]) -> list[str]:
        found = []
        for session in sessions:
            name = f"{session['request']}, session {session['number']}"
            if session["request"] not in self.requests:
                found.append(f"{name}: there is no such request")
            elif not self._kept(session):
                found += [f"{name}: {fault}" for fault in self._one(session)]
        found += self._held(sessions) + self._series(sessions) + self._diaries(sessions)
        return found

    def _kept(self, session: Json) -> bool:
        """Held sessions stand as they were."""
        earlier = self.before.get((session["request"], session["number"]))
        return earlier is not None and earlier["state"] == "held"

    def _one(self, session: Json) -> list[str]:
        request = self.requests[session["request"]]
        course = self.courses[request["course"]]
        on, start = _day(session["on"]), _clock(session["from"])
        end = start + course.get("minutes", 120)
        agreed = self._agreed(session)
        found = []
        if not agreed and not self._within(request, on, start, end):
            found.append(f"{session['on']} {session['from']} is not among the wishes")
        if not agreed and (on in self.closed or on in self._all_days(request.get("not_on", []))):
            found.append(f"{session['on']} is a day without sessions")
        if not agreed and not (self.first <= on <= self.last and on > self.today):
            found.append(f"{session['on']} is outside the season or not ahead")
        if len(set(session["trainers"])) != course.get("trainers", 1) or len(session["trainers"]) != len(
            set(session["trainers"])
        ):
            found.append(f"needs {course.get('trainers', 1)} trainers")
        for number, code in enumerate(session["trainers"]):
            found += self._trainer(code, request, on, (start, end), agreed, leads=number == 0)
        return found

    def _trainer(
        self, code: str, request: Json, on: date, hours: tuple[int, int], agreed: Json | None, *, leads: bool
    ) -> list[str]:
        trainer = self.trainers[code]
        found = []
        if on in self._all_days(trainer.get("away", [])):
            found.append(f"{code} is away")
        if agreed and code in agreed["trainers"]:
            same_role = not leads or code == agreed["trainers"][0]
            return found if same_role or trainer.get("leads", True) else [*found, f"{code} may not lead"]
        windows = trainer.get("available", [])
        if windows and not any(self._open(w, on, *hours) for w in windows):
            found.append(f"{code} is not available")
        if not set(trainer["languages"]) & set(request["languages"]):
            found.append(f"{code} does not speak {'/'.join(request['languages'])}")
        if trainer.get("courses") is not None and request["course"] not in trainer["courses"]:
            found.append(f"{code} does not give {request['course']}")
        if leads and not trainer.get("leads", True):
            found.append(f"{code} may not lead")
        return found

    def _agreed(self, session: Json) -> Json | None:
        """The confirmed session that this one keeps, if it does."""
        earlier: Json | None = self.before.get((session["request"], session["number"]))
        if earlier is None or earlier["state"] != "confirmed":
            return None
        return earlier if (earlier["on"], earlier["from"]) == (session["on"], session["from"]) else None

    def _held(self, sessions: list[Json]) -> list[str]:
        there = {(s["request"], s["number"]): s for s in sessions}
        wrong = []
        for key, earlier in self.before.items():
            now = there.get(key)
            same = now and all(now[part] == earlier[part] for part in ("on", "from", "trainers"))
            if earlier["state"] == "held" and not same:
                wrong.append(f"{key[0]}, session {key[1]}: was held and is not as it was")
        return wrong

    def _series(self, sessions: list[Json]) -> list[str]:
        """All sessions or none beyond the held ones; in order, the right number of days apart."""
        found = []
        by_request = defaultdict(list)
        for session in sessions:
            by_request[session["request"]].append(session)
        for code, group in by_request.items():
            if code not in self.requests:
                continue
            course = self.courses[self.requests[code]["course"]]
            group.sort(key=lambda s: s["number"])
            numbers = [s["number"] for s in group]
            planned = [s for s in group if not self._kept(s)]
            if planned and numbers != list(range(1, course.get("sessions", 2) + 1)):
                found.append(f"{code}: has sessions {numbers}")
            least, most = course.get("gap", [7, 42])
            for one, two in zip(group, group[1:], strict=False):
                gap = (_day(two["on"]) - _day(one["on"])).days
                firm = all(self._kept(s) or self._agreed(s) for s in (one, two))
                if gap <= 0 or (not firm and not least <= gap <= most):
                    found.append(f"{code}: {gap} days between sessions {one['number']} and {two['number']}")
        return found

    def _diaries(self, sessions: list[Json]) -> list[str]:
        found = []
        firm = [s for s in self.before.values() if s["state"] != "proposed"]
        for code, trainer in self.trainers.items():
            mine = sorted((s for s in sessions if code in s["trainers"]), key=lambda s: (s["on"], s["from"]))
            already = [s for s in firm if code in s["trainers"]]
            for limit, label in (("per_week", self._week), ("per_season", lambda _s: "season")):
                if trainer.get(limit) is None:
                    continue
                before = Counter(label(s) for s in already)
                for what, count in Counter(label(s) for s in mine).items():
                    if count > max(trainer[limit], before[what]):
                        found.append(f"{code}: {count} sessions in {what}")
            for on, count in Counter(s["on"] for s in mine).items():
                if count > self.rules["sessions_per_day"]:
                    found.append(f"{code}: {count} sessions on {on}")
            for one, two in zip(mine, mine[1:], strict=False):
                if one["on"] == two["on"] and self._too_close(one, two):
                    found.append(f"{code}: cannot be in {one['request']} and {two['request']} on {one['on']}")
        return found

    def _week(self, session: Json) -> str:
        return _day(session["on"]).strftime("%G-W%V")

    def _too_close(self, one: Json, two: Json) -> bool:
        request, other = self.requests[one["request"]], self.requests[two["request"]]
        end = _clock(one["from"]) + int(self.courses[request["course"]].get("minutes", 120))
        road = self._road(request["place"], other["place"])
        return _clock(two["from"]) < end + (road + int(self.rules["spare_minutes"]) if road else 0)

    # windows and roads

    def _within(self, request: Json, on: date, start: int, end: int) -> bool:
        return self._misfit(request, on, start, end) is not None

    def _misfit(self, request: Json, on: date, start: int, end: int) -> int | None:
        windows = request.get("windows") or []
        windows = [*windows, *({**d, "first": d["on"], "last": d["on"]} for d in request.get("dates", []))]
        windows = windows or self.courses[request["course"]].get("windows", [])
        fits = [3 - int(w.get("preference", 3)) for w in windows if self._open(w, on, start, end)]
        return min(fits, default=None)

    def _open(self, window: Json, on: date, start: int, end: int) -> bool:
        if DAYS[on.weekday()] not in window.get("days", DAYS):
            return False
        if on < _day(window.get("first", "0001-01-01")) or on > _day(window.get("last", "9999-12-31")):
            return False
        return _clock(window["from"]) <= start and end <= _clock(window["until"])

    def _all_days(self, entries: list[Any]) -> set[date]:
        found = set()
        for entry in entries:
            first, last = (entry, entry) if isinstance(entry, str) else (entry["from"], entry["until"])
            span = (_day(last) - _day(first)).days
            found |= {_day(first) + timedelta(days=number) for number in range(span + 1)}
        return found

    def _road(self, one: str, two: str) -> int:
        """Minutes by the chord between two points of the globe, which gives the same arc as any other formula."""
        if one == two:
            return 0
        ends = []
        for code in (one, two):
            lat, lon = math.radians(self.places[code]["lat"]), math.radians(self.places[code]["lon"])
            ends.append((math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)))
        arc = 2 * math.asin(min(1.0, math.dist(*ends) / 2))
        step = int(self.rules["travel_step"])
        minutes = 6371.0 * arc * self.rules["road_factor"] / self.rules["km_per_hour"] * 60
        return int(math.ceil(minutes / step - 1e-9)) * step

    # what the plan is worth

    def values(self, sessions: list[Json]) -> dict[str, int]:
        there = {(s["request"], s["number"]): s for s in sessions}
        worth = dict.fromkeys(("served", "agreed", "lead", "dates", "changes", "travel", "fair"), 0)
        for code, request in self.requests.items():
            numbers = range(1, self.courses[request["course"]].get("sessions", 2) + 1)
            open_numbers = [n for n in numbers if self.before.get((code, n), {}).get("state") != "held"]
            if not open_numbers:
                continue
            if all((code, number) in there for number in open_numbers):
                worth["served"] += self._weight(request)
            for number in open_numbers:
                self._price(worth, there.get((code, number)), there.get((code, number - 1)), (code, number))
        loads = Counter(trainer for session in sessions for trainer in session["trainers"])
        worth["fair"] = sum(sum(range(1, load + 1)) for load in loads.values())
        return worth

    def _price(self, worth: dict[str, int], session: Json | None, before: Json | None, key: tuple[str, int]) -> None:
        earlier = self.before.get(key)
        if session is None:
            worth["agreed"] += 3 if earlier and earlier["state"] == "confirmed" else 0
            worth["changes"] += 1 if earlier else 0
            return
        request = self.requests[key[0]]
        start = _clock(session["from"])
        end = start + self.courses[request["course"]].get("minutes", 120)
        if before and before["trainers"][0] != session["trainers"][0]:
            worth["lead"] += 1
        if not self._agreed(session):
            worth["dates"] += self._misfit(request, _day(session["on"]), start, end) or 0
        for trainer in session["trainers"]:
            worth["travel"] += 2 * self._road(self.trainers[trainer]["base"], request["place"])
        if earlier:
            same_time = (earlier["on"], earlier["from"]) == (session["on"], session["from"])
            same_lead = earlier["trainers"][0] == session["trainers"][0]
            if earlier["state"] == "confirmed":
                worth["agreed"] += 0 if same_time and same_lead else 1 if same_time else 2
            worth["changes"] += not (same_time and same_lead)
            worth["changes"] += len(set(session["trainers"][1:]) - set(earlier["trainers"]))

    def _weight(self, request: Json) -> int:
        weeks = (self.today - _day(request["asked_on"])).days // 7
        each = self.rules["weight_commission"] + self.rules["weight_week"] * min(
            max(weeks, 0), self.rules["most_weeks"]
        )
        worth = each * len(request["communes"]) + self.rules["weight_never"] * len(request.get("never_trained", []))
        firm = any(key[0] == request["code"] and s["state"] != "proposed" for key, s in self.before.items())
        return int(worth + (self.rules["weight_agreed"] if firm else 0))

    # what the answer says of itself

    def claims(self, answer: Json) -> list[str]:
        found = []
        worth = self.values(answer["sessions"])
        for level in answer["levels"]:
            if level["value"] != worth[level["name"]]:
                found.append(f"{level['name']}: claims {level['value']}, is {worth[level['name']]}")
            beyond = level["value"] > level["bound"] if level["name"] == "served" else level["value"] < level["bound"]
            if beyond or level["proven"] != (level["value"] == level["bound"]):
                found.append(f"{level['name']}: the bound {level['bound']} does not go with {level['value']}")
        there = {(s["request"], s["number"]) for s in answer["sessions"]}
        waiting = [entry["request"] for entry in answer["waiting"]]
        for code, request in self.requests.items():
            served = all((code, n + 1) in there for n in range(self.courses[request["course"]].get("sessions", 2)))
            if served == (code in waiting):
                found.append(f"{code}: is {'both planned and waiting' if served else 'neither planned nor waiting'}")
        if len(set(waiting)) != len(waiting) or set(waiting) - set(self.requests):
            found.append("the waiting list names a request twice, or one that does not exist")
        return found
