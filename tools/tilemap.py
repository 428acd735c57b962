"""Places the 100 communes on a grid of tiles, one each, neighbours near: ``python tools/tilemap.py [rounds]``.

Reads coordinates and areas from ``zesummen/territory/facts/communes.csv``, writes ``tile_col`` and ``tile_row``
back. First every commune becomes a disc of the same size and the discs push one another apart while neighbours
pull together (a cartogram); then each takes the nearest free place of a grid; then pairs of places are exchanged,
slowly cooling, as long as neighbours come nearer and keep their compass direction. Deterministic: seeded.
Two communes are neighbours when no third lies in the circle over the line between them (Gabriel graph).
"""

import csv
import math
import random
import sys
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "zesummen/territory/facts/communes.csv"
COLUMNS, ROWS = 11, 14
REACH = 0.9  # below 1, neighbours draw together and fewer places stay empty inside


def plane(rows: list[dict]) -> list[list[float]]:
    """Kilometres east and south of the first commune, in tiles of the mean area."""
    lat0, lon0 = float(rows[0]["lat"]), float(rows[0]["lon"])
    edge = math.sqrt(sum(float(r["area_km2"]) for r in rows) / len(rows))
    east = 111.32 * math.cos(math.radians(lat0)) / edge
    return [[(float(r["lon"]) - lon0) * east, (lat0 - float(r["lat"])) * 111.2 / edge] for r in rows]


def neighbours(points: list[list[float]]) -> list[tuple[int, int]]:
    """The edges of the Gabriel graph."""
    size = range(len(points))
    gap = [[math.dist(points[a], points[b]) ** 2 for b in size] for a in size]
    return [(a, b) for a in size for b in size if a < b and all(gap[a][c] + gap[b][c] >= gap[a][b] for c in size)]


def spread(points: list[list[float]], edges: list[tuple[int, int]], rounds: int = 400) -> list[list[float]]:
    """Discs of diameter 1 that do not overlap, neighbours drawn together."""
    spots = [list(p) for p in points]
    for step in range(rounds):
        for a in range(len(spots)):
            for b in range(a):
                push(spots, a, b, 0.5, lambda gap: min(0.0, gap - 1.0))
        for a, b in edges:
            push(spots, a, b, 0.12 * (1 - step / rounds), lambda gap: max(0.0, gap - 1.0))
    return spots


def push(spots, a: int, b: int, force: float, excess) -> None:
    """Move both ends along their line by the excess of their distance."""
    gap = math.dist(spots[a], spots[b]) or 1e-9
    move = force * excess(gap) / gap
    for axis in (0, 1):
        step = (spots[b][axis] - spots[a][axis]) * move * 0.5
        spots[a][axis] += step
        spots[b][axis] -= step


def settle(spots: list[list[float]]) -> list[tuple[int, int]]:
    """Each spot takes the nearest free place, the most crowded first."""
    left, top = min(p[0] for p in spots), min(p[1] for p in spots)
    wide, high = (max(p[axis] for p in spots) - (left, top)[axis] for axis in (0, 1))
    aims = [((p[0] - left) / wide * (COLUMNS - 1), (p[1] - top) / high * (ROWS - 1)) for p in spots]
    free = {(x, y) for x in range(COLUMNS) for y in range(ROWS)}
    places: list = [None] * len(aims)
    crowd = sorted(range(len(aims)), key=lambda i: sum(math.dist(aims[i], other) < 2 for other in aims), reverse=True)
    for i in crowd:
        places[i] = min(free, key=lambda place: (math.dist(place, aims[i]), place))
        free.discard(places[i])
    return places


def improve(places, points, edges, rounds: int) -> list[tuple[int, int]]:
    """Exchange places while the edges get shorter and keep their direction (simulated annealing)."""
    draw = random.Random(1839)
    ways = [(a, b, math.atan2(points[b][1] - points[a][1], points[b][0] - points[a][0])) for a, b in edges]
    touching: dict[int, list] = {i: [w for w in ways if i in w[:2]] for i in range(len(points))}
    holder: dict = {place: i for i, place in enumerate(places)}

    def cost(which) -> float:
        total = 0.0
        for a, b, way in {w for i in which for w in touching[i]}:
            (ax, ay), (bx, by) = places[a], places[b]
            total += (bx - ax - REACH * math.cos(way)) ** 2 + (by - ay - REACH * math.sin(way)) ** 2
        return total

    for turn in range(rounds):
        heat = 2.5 * (1 - turn / rounds) ** 2 + 1e-6
        one = draw.randrange(len(places))
        goal = (places[one][0] + draw.randint(-2, 2), places[one][1] + draw.randint(-2, 2))
        other = holder.get(goal)
        if other == one:
            continue
        moved = [one] if other is None else [one, other]
        before, start = cost(moved), places[one]
        places[one] = goal
        if other is not None:
            places[other] = start
        if (worse := cost(moved) - before) > 0 and draw.random() >= math.exp(-worse / heat):
            places[one] = start
            if other is not None:
                places[other] = goal
            continue
        holder[goal] = one
        if other is None:
            del holder[start]
        else:
            holder[start] = other
    return places


def main(rounds: int) -> None:
    note, *lines = FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    rows = list(csv.DictReader(lines))
    points = plane(rows)
    edges = neighbours(points)
    places = improve(settle(spread(points, edges)), points, edges, rounds)
    left, top = min(p[0] for p in places), min(p[1] for p in places)
    for row, (x, y) in zip(rows, places, strict=True):
        row["tile_col"], row["tile_row"] = x - left, y - top
    with FILE.open("w", encoding="utf-8", newline="") as file:
        file.write(note)
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    far = [math.dist(places[a], places[b]) for a, b in edges]
    print(f"{len(edges)} neighbours, {sum(d < 1.5 for d in far) / len(far):.0%} touch, farthest {max(far):.1f} tiles")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_500_000)
