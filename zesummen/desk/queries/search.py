"""A word looked for in everything that people of a space wrote: accents and capitals do not matter."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.words import Text, plain, searchable
from zesummen.plans.models import Action, InventoryItem, Need, Objective, Plan, Stakeholder

MOST = 20  # of each kind


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what it is, its title, and its page inside the space."""

    title: Text | str
    link: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HitGroup:
    """What was found of one kind."""

    label: object
    hits: tuple[Hit, ...]
    more: bool


def search(words: str) -> list[HitGroup]:
    """Groups with hits, in the order of the thread. Every word must stand somewhere in the texts of the thing."""
    wanted = plain(words).split()
    if not wanted:
        return []
    groups = [
        HitGroup(
            _("Plans"), *_among(Plan.objects.order_by("-pk"), wanted, ("title", "summary"), lambda p: f"plans/{p.pk}/")
        ),
        HitGroup(
            _("Needs"),
            *_among(
                Need.objects.order_by("plan", "number"),
                wanted,
                ("title", "description"),
                lambda n: f"plans/{n.plan_id}/needs/{n.pk}/",
            ),
        ),
        HitGroup(
            _("Objectives"),
            *_among(
                Objective.objects.order_by("plan", "number"),
                wanted,
                ("title", "description"),
                lambda o: f"plans/{o.plan_id}/objectives/{o.pk}/",
            ),
        ),
        HitGroup(
            _("Actions"),
            *_among(
                Action.objects.order_by("plan", "number"),
                wanted,
                ("title", "description", "expected_result"),
                lambda a: f"plans/{a.plan_id}/actions/{a.pk}/",
            ),
        ),
        HitGroup(
            _("Inventory"),
            *_among(
                InventoryItem.objects.order_by("kind", "pk"),
                wanted,
                ("title", "description", "organiser"),
                lambda i: f"inventory/{i.pk}/",
            ),
        ),
        HitGroup(
            _("Register"),
            *_among(
                Stakeholder.objects.order_by("name", "pk"),
                wanted,
                ("name", "contact_name", "why"),
                lambda s: f"stakeholders/{s.pk}/",
            ),
        ),
    ]
    return [group for group in groups if group.hits]


def _among(rows, wanted: list[str], names: tuple[str, ...], link) -> tuple[tuple[Hit, ...], bool]:
    """The first hits among these rows. Texts of five languages are compared here: no database folds accents alike."""
    found = []
    for row in rows.only("pk", *names, *(("plan",) if hasattr(rows.model, "plan") else ())):
        text = searchable(*(getattr(row, name) for name in names))
        if all(word in text for word in wanted):
            found.append(Hit(getattr(row, names[0]), link(row), _where(row, names[1:], wanted)))
            if len(found) > MOST:
                return tuple(found[:MOST]), True
    return tuple(found), False


def _where(row, names: tuple[str, ...], wanted: list[str]) -> str:
    """The beginning of the text in which a word was found, for telling hits apart."""
    for name in names:
        value = getattr(row, name)
        text = str(value or "")
        if text and any(word in plain(text) for word in wanted):
            return text if len(text) <= 140 else f"{text[:139].rstrip()}…"
    return ""
