"""Small seasons for hypothesis, as the plain data of a season file: every rule occurs, and contradicts others."""

from datetime import date, timedelta

from hypothesis import strategies as st

MONDAY = date(2027, 3, 1)
PLACES = [
    {"code": "a", "name": "Aa", "lat": 49.50, "lon": 5.98},
    {"code": "b", "name": "Bee", "lat": 49.61, "lon": 6.13},
    {"code": "c", "name": "Cee", "lat": 50.05, "lon": 6.02},
]
HOURS = (("18:00", "20:00"), ("18:00", "22:00"), ("09:00", "13:00"), ("19:00", "22:00"))
DAYS = ("mon", "tue", "thu", "sat")


@st.composite
def windows(draw, hours=HOURS):
    start, end = draw(st.sampled_from(hours))
    days = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=2, unique=True))
    return {"days": days, "from": start, "until": end, "preference": draw(st.integers(0, 3))}


@st.composite
def trainers(draw, number):
    return {
        "code": f"t{number}",
        "languages": draw(st.sampled_from((["fr"], ["lb"], ["fr", "lb"]))),
        "base": draw(st.sampled_from("abc")),
        "leads": draw(st.sampled_from((True, True, False))),
        **({"per_week": draw(st.integers(1, 2))} if draw(st.booleans()) else {}),
        **({"per_season": draw(st.integers(1, 4))} if draw(st.booleans()) else {}),
        "available": draw(st.sampled_from(([], [], [{"from": "18:30", "until": "22:00"}]))),
        "away": [_day(n) for n in draw(st.lists(st.integers(0, 20), max_size=4, unique=True))],
    }


@st.composite
def requests(draw, number):
    place = draw(st.sampled_from("abc"))
    also = draw(st.sampled_from(("", "", "a", "b")))
    return {
        "code": f"r{number}",
        "communes": list(dict.fromkeys([place, *also])),
        "place": place,
        "course": draw(st.sampled_from(("two", "two", "one", "pair", "three"))),
        "languages": draw(st.sampled_from((["fr"], ["lb"], ["fr", "lb"]))),
        "asked_on": (MONDAY - timedelta(days=draw(st.integers(0, 400)))).isoformat(),
        "never_trained": [place] if draw(st.booleans()) else [],
        "windows": draw(st.lists(windows(), max_size=2)),
        "not_on": [_day(n) for n in draw(st.lists(st.integers(0, 20), max_size=2, unique=True))],
    }


@st.composite
def questions(draw, most_requests=4):
    """A season of two or three weeks."""
    chosen = [draw(requests(number)) for number in range(1, draw(st.integers(1, most_requests)) + 1)]
    staff = [draw(trainers(number)) for number in range(1, draw(st.integers(1, 3)) + 1)]
    least = draw(st.sampled_from((1, 5, 7)))
    house = [{"days": ["tue", "thu"], "from": "18:00", "until": "22:00", "preference": 3}]
    courses = [
        {"code": code, "sessions": count, "minutes": 120, "gap": [least, 10], "trainers": needed, "windows": house}
        for code, count, needed in (("one", 1, 1), ("two", 2, 1), ("pair", 2, 2), ("three", 3, 1))
    ]
    return {
        "season": {
            "name": "Small",
            "from": _day(0),
            "until": _day(draw(st.integers(9, 16))),
            "today": (MONDAY + timedelta(days=draw(st.sampled_from((-10, -10, 2))))).isoformat(),
        },
        "rules": {"sessions_per_day": draw(st.sampled_from((1, 1, 2)))},
        "holidays": [_day(n) for n in draw(st.lists(st.integers(0, 14), max_size=2, unique=True))],
        "places": PLACES,
        "courses": courses,
        "trainers": staff,
        "requests": chosen,
        "sessions": _sessions(draw, chosen, staff, {course["code"]: course for course in courses}),
    }


def _sessions(draw, chosen, staff, courses):
    """A few sessions that stand already: held, confirmed, proposed. Not always good ones."""
    found = []
    for request in chosen:
        needed = courses[request["course"]]["trainers"]
        if len(staff) < needed or not draw(st.sampled_from((True, False, False))):
            continue
        on = draw(st.integers(0, 9))
        states = draw(st.sampled_from((["held"], ["confirmed"], ["proposed"], ["confirmed", "confirmed"])))
        for number, state in enumerate(states[: courses[request["course"]]["sessions"]], start=1):
            group = draw(st.permutations([trainer["code"] for trainer in staff]))[:needed]
            session = {"request": request["code"], "number": number, "on": _day(on), "from": "18:00"}
            found.append({**session, "trainers": list(group), "state": state})
            on += draw(st.integers(3, 9))
    return found


def _day(number):
    return (MONDAY + timedelta(days=number)).isoformat()
