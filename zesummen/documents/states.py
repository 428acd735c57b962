"""Who sees a file, and the fields that Word models of each kind of document may use."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    """Who sees a file. Internal until somebody opens it."""

    INTERNAL = "internal", _("internal")
    RELEASED = "released", _("released to bodies outside")
    PUBLIC = "public", _("public")


_OPEN, _CLOSE = "{{", "}}"


@dataclass(frozen=True, slots=True)
class ModelField:
    """A named field of a Word model: what it holds, and an example. ``parts`` names what each row of a list holds."""

    name: str
    label: object
    sample: str = ""
    required: bool = False
    parts: tuple[str, ...] = ()

    @property
    def example(self):
        """What the field holds when a model is tried out."""
        return [{part: self.sample or part for part in self.parts}] if self.parts else self.sample or self.name

    @property
    def written(self) -> str:
        """How the field is written in the Word file."""
        if not self.parts:
            return _OPEN + f" {self.name} " + _CLOSE
        inner = " ".join(_OPEN + f" row.{part} " + _CLOSE for part in self.parts)
        return f"{{%p for row in {self.name} %}} {inner} {{%p endfor %}}"


@dataclass(frozen=True, slots=True)
class ModelKind:
    """A kind of document for which a commune may bring its own Word file."""

    key: str
    label: object
    fields: tuple[ModelField, ...]

    @property
    def names(self) -> list[str]:
        """The names of all fields."""
        return [field.name for field in self.fields]

    @property
    def samples(self) -> dict:
        """Example values for all fields."""
        return {field.name: field.example for field in self.fields}

    @property
    def required(self) -> list[str]:
        """The names without which the document would not be valid."""
        return [field.name for field in self.fields if field.required]


COMMON = (
    ModelField("commune", _("name of the commune or grouping"), "Alzette"),
    ModelField("address", _("address of the administration"), "1, place de l’Église, L-9999 Alzette"),
    ModelField("reference", _("reference number"), "2026/14"),
    ModelField("date", _("date in words"), "3 mai 2026"),
    ModelField("title", _("title or subject of the document"), "Plan communal intégration", required=True),
)
KINDS: dict[str, ModelKind] = {}


def model_kind(key: str, label, fields: Iterable[ModelField] = ()) -> ModelKind:
    """Declare a kind of document (an app does it when it is ready); the common fields come on top."""
    KINDS[key] = ModelKind(key, label, (*COMMON, *fields))
    return KINDS[key]
