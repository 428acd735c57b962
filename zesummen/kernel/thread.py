"""The red thread: evidence → need → objective → action → result, walked both ways from any page.

A model that takes part inherits ``Threaded`` and calls ``tie`` in the action that writes it. The walk is one
statement with two recursive CTEs, the space in every join, and a depth limit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.utils import timezone

from .models import Edge, Node
from .models.thread import NodeKind
from .tenancy import SpaceKey, SpaceModel
from .words import Text

__all__ = [
    "NodeKind",
    "Step",
    "Threaded",
    "Walk",
    "ahead_of",
    "cut",
    "lead",
    "link",
    "tie",
    "tie_page",
    "untie",
    "walk",
]
DEPTH = 8


class Threaded(SpaceModel):
    """A model with its own knot. Says ``thread_kind``, ``thread_title()`` and ``thread_link()``."""

    thread_kind: str = ""
    title: Any  # a field of the model that takes part
    node = SpaceKey("kernel.Node", on_delete=models.PROTECT, null=True, editable=False, unique=True, related_name="+")

    class Meta:
        abstract = True

    def thread_title(self) -> Text:
        return self.title

    def thread_link(self) -> str:
        """The page inside the space, such as ``plans/3/needs/7/``."""
        raise NotImplementedError(f"{type(self).__name__} must say where its page is.")  # pragma: no cover


@dataclass(frozen=True, slots=True)
class Step:
    """One knot met on a walk, with its distance from the start."""

    node_id: int
    kind: str
    title: Text
    link: str
    depth: int
    from_id: int  # the knot it hangs on
    is_public: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """Where it came from (``back``: why does this exist?) and where it leads (``ahead``: what became of it?)."""

    back: tuple[Step, ...]
    ahead: tuple[Step, ...]


def tie(obj: Threaded, *, since=None, is_public: bool | None = None) -> Node:
    """Make or refresh the object's knot after it was written."""
    fields = {"title": obj.thread_title(), "link": obj.thread_link(), "kind": obj.thread_kind}
    if is_public is not None:
        fields["is_public"] = is_public
    if obj.node_id:
        Node._base_manager.filter(pk=obj.node_id, space_id=obj.space_id).update(**fields)
        return Node._base_manager.get(pk=obj.node_id)
    node = Node._base_manager.create(space_id=obj.space_id, since=since or timezone.localdate(), **fields)
    type(obj)._base_manager.filter(pk=obj.pk).update(node=node)
    obj.node = node
    return node


def tie_page(*, space, kind: str, title: Text, link: str) -> Node:
    """Make or refresh the knot of what lives elsewhere and has a page in this space, such as an evening of training.

    The page is its name: the same page is one knot.
    """
    known = Node._base_manager.filter(space_id=space.pk, kind=kind, link=link).order_by("pk").first()
    if known is None:
        since = timezone.localdate()
        return Node._base_manager.create(space_id=space.pk, kind=kind, link=link, title=title, since=since)
    if known.title != title:
        known.title = title
        Node._base_manager.filter(pk=known.pk, space_id=space.pk).update(title=title)
    return known


def untie(obj: Threaded) -> None:
    """Remove the knot and its edges (the object itself is being removed)."""
    if obj.node_id:
        node_id = obj.node_id
        type(obj)._base_manager.filter(pk=obj.pk).update(node=None)
        obj.node_id = None
        Node._base_manager.filter(pk=node_id, space_id=obj.space_id).delete()


def link(source: Threaded, target: Threaded, note: str = "") -> Edge:
    """``source`` leads to ``target``; doing it twice is harmless."""
    return _edge(source.node_id, target, note)


def lead(knot: Node, target: Threaded) -> Edge:
    """The same from a knot that has no object in this space; doing it twice is harmless."""
    return _edge(knot.pk, target, "")


def _edge(source_id: int, target: Threaded, note: str) -> Edge:
    edge, _ = Edge._base_manager.get_or_create(
        source_id=source_id, target_id=target.node_id, defaults={"space_id": target.space_id, "note": note}
    )
    return edge


def cut(source: Threaded, target: Threaded) -> None:
    """Take the edge away."""
    Edge._base_manager.filter(source_id=source.node_id, target_id=target.node_id, space_id=source.space_id).delete()


_WALK = """
WITH RECURSIVE
ahead(id, via, depth) AS (
    SELECT CAST(%(start)s AS bigint), CAST(%(start)s AS bigint), 0
    UNION
    SELECT e.target_id, e.source_id, a.depth + 1 FROM ahead a
    JOIN kernel_edge e ON e.source_id = a.id AND e.space_id = %(space)s WHERE a.depth < %(depth)s
),
back(id, via, depth) AS (
    SELECT CAST(%(start)s AS bigint), CAST(%(start)s AS bigint), 0
    UNION
    SELECT e.source_id, e.target_id, b.depth + 1 FROM back b
    JOIN kernel_edge e ON e.target_id = b.id AND e.space_id = %(space)s WHERE b.depth < %(depth)s
)
SELECT 'ahead', n.id, n.kind, n.title, n.link, w.depth, w.via, n.is_public
FROM ahead w JOIN kernel_node n ON n.id = w.id AND n.space_id = %(space)s WHERE w.depth > 0
UNION ALL
SELECT 'back', n.id, n.kind, n.title, n.link, w.depth, w.via, n.is_public
FROM back w JOIN kernel_node n ON n.id = w.id AND n.space_id = %(space)s WHERE w.depth > 0
ORDER BY 1, 6, 2
"""


def walk(obj: Threaded, depth: int = DEPTH) -> Walk:
    """Everything before and after this object, nearest first, each knot once per direction."""
    return walk_from(obj.node, depth) if obj.node_id else Walk((), ())


def walk_from(node: Node, depth: int = DEPTH) -> Walk:
    """The same from a knot itself."""
    found: dict[str, dict[int, Step]] = {"ahead": {}, "back": {}}
    with connection.cursor() as cursor:
        cursor.execute(_WALK, {"start": node.pk, "space": node.space_id, "depth": depth})
        for way, node_id, kind, title, href, steps, via, public in cursor.fetchall():
            text = Text.from_json(_decoded(title))
            found[way].setdefault(node_id, Step(node_id, kind, text, href, steps, via, bool(public)))
    return Walk(tuple(found["back"].values()), tuple(found["ahead"].values()))


_AHEAD = """
WITH RECURSIVE ahead(root, id, via, depth) AS (
    SELECT n.id, n.id, n.id, 0 FROM kernel_node n WHERE n.id IN ({starts}) AND n.space_id = %s
    UNION
    SELECT a.root, e.target_id, e.source_id, a.depth + 1 FROM ahead a
    JOIN kernel_edge e ON e.source_id = a.id AND e.space_id = %s WHERE a.depth < %s
)
SELECT w.root, n.id, n.kind, n.title, n.link, w.depth, w.via, n.is_public
FROM ahead w JOIN kernel_node n ON n.id = w.id AND n.space_id = %s WHERE w.depth > 0
ORDER BY 1, 6, 2
"""


def ahead_of(nodes: Iterable[int], space, depth: int = DEPTH) -> dict[int, tuple[Step, ...]]:
    """What each of these knots of the space leads to, nearest first, each knot once. One statement for all of them."""
    starts = sorted(set(nodes))
    if not starts:
        return {}
    found: dict[int, dict[int, Step]] = {start: {} for start in starts}
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(starts))
        cursor.execute(_AHEAD.format(starts=marks), [*starts, space.pk, space.pk, depth, space.pk])
        for root, node_id, kind, title, href, steps, via, public in cursor.fetchall():
            text = Text.from_json(_decoded(title))
            found[root].setdefault(node_id, Step(node_id, kind, text, href, steps, via, bool(public)))
    return {start: tuple(steps.values()) for start, steps in found.items()}


def _decoded(value):
    import json

    return json.loads(value) if isinstance(value, str) else value
