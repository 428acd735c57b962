"""Every plan of a small season, tried one after the other: what the planner is measured against.

Works on the plain data of a season file, like the certificate, and shares no code with the planner.
"""

from collections import Counter
from datetime import date, timedelta
from itertools import permutations, product

from zesummen.season import certificate

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LEVELS = ("served", "agreed", "lead", "dates", "changes", "travel", "fair")


def best(question: dict) -> tuple[int, ...]:
    """The value of every level in the best plan there is."""
    held = [s for s in question.get("sessions", []) if s["state"] == "held"]
    nothing = _values(question, held)
    choices = [_choices(question, request, held, nothing) for request in question["requests"]]
    loads = Counter(trainer for session in held for trainer in session["trainers"])
    pairs: dict = {}
    found = [(nothing, held)]

    def go(number: int, worth: tuple[int, ...], plan: list, chosen: list) -> None:
        if number == len(choices):
            total = (*worth[:6], _fair(loads, plan))
            if total < found[0][0] and not certificate._Look(question).sessions([*held, *plan]):
                found[0] = (total, plan)
            return
        rest = sum(min((added[0] for added, _s in options), default=0) for options in choices[number + 1 :])
        for place, (added, sessions) in enumerate(choices[number]):
            if worth[0] + added[0] + rest > found[0][0][0]:
                continue  # serves less than what is known already
            if all(_together(pairs, question, held, choices, one, (number, place)) for one in chosen):
                go(
                    number + 1,
                    tuple(map(sum, zip(worth, added, strict=True))),
                    plan + sessions,
                    [*chosen, (number, place)],
                )

    go(0, nothing, [], [])
    return (-found[0][0][0], *found[0][0][1:])


def _values(question: dict, sessions: list) -> tuple[int, ...]:
    worth = certificate.values(question, sessions)
    return (-worth["served"], *(worth[level] for level in LEVELS[1:]))


def _fair(held: Counter, plan: list) -> int:
    loads = held + Counter(trainer for session in plan for trainer in session["trainers"])
    return sum(load * (load + 1) // 2 for load in loads.values())


def _choices(question: dict, request: dict, held: list, nothing: tuple[int, ...]) -> list:
    """What each way to serve the request adds to every level, and the sessions; the last way is not to serve it."""
    course = next(c for c in question["courses"] if c["code"] == request["course"])
    mine = {s["number"] for s in held if s["request"] == request["code"]}
    numbers = [n for n in range(1, course["sessions"] + 1) if n not in mine]
    single = [list(_evenings(question, request, course, number)) for number in numbers]
    ways = []
    for way in product(*single) if numbers else []:
        days = [session["on"] for session in way]
        if days == sorted(set(days)) and not certificate._Look(question).sessions([*held, *way]):
            added = tuple(a - b for a, b in zip(_values(question, [*held, *way]), nothing, strict=True))
            ways.append((added, list(way)))
    return [*sorted(ways, key=lambda way: way[0]), ((0,) * 7, [])]


def _evenings(question: dict, request: dict, course: dict, number: int):
    """Every evening and every group of trainers, good or not; the certificate decides."""
    starts = set()
    windows = request.get("windows") or course.get("windows", [])
    openings = [w["from"] for t in question["trainers"] for w in t.get("available", [])]
    first, last = (date.fromisoformat(question["season"][end]) for end in ("from", "until"))
    for window in windows:
        for on in (first + timedelta(days=n) for n in range((last - first).days + 1)):
            if DAYS[on.weekday()] in window.get("days", DAYS):
                starts |= {(on.isoformat(), hour) for hour in [window["from"], *openings]}
    for session in question.get("sessions", []):
        if session["request"] == request["code"] and session["number"] == number and session["state"] == "confirmed":
            starts.add((session["on"], session["from"]))
    codes = [trainer["code"] for trainer in question["trainers"]]
    for on, hour in sorted(starts):
        for group in permutations(codes, course["trainers"]):
            session = {"request": request["code"], "number": number, "on": on, "from": hour, "trainers": list(group)}
            if not certificate._Look(question)._one(session):
                yield session


def _together(pairs: dict, question: dict, held: list, choices: list, one: tuple, other: tuple) -> bool:
    """Whether two ways go together; remembered."""
    if (one, other) not in pairs:
        sessions = [*held, *choices[one[0]][one[1]][1], *choices[other[0]][other[1]][1]]
        pairs[one, other] = not certificate._Look(question).sessions(sessions)
    return pairs[one, other]
