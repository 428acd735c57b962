"""The one import site of django-scopes: what belongs to a space is seen inside that space only.

A query on a ``SpaceModel`` outside a scope is an error. ``scope(space=None)`` would show every space,
so this wrapper refuses it. Rows carry their ``space`` themselves, and keys between two rows of a space
are ``SpaceKey``: the database refuses a pair from two spaces, whoever writes it.
"""

from collections.abc import Iterable
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.backends.ddl_references import Statement, Table
from django_scopes import ScopedManager, get_scope
from django_scopes import scope as _scope
from django_scopes import scopes_disabled as _scopes_disabled
from django_scopes.exceptions import ScopeError

__all__ = ["SPACE", "ScopeError", "SpaceKey", "SpaceModel", "across", "current", "everywhere", "inside"]

SPACE = "territory.Space"


@contextmanager
def inside(space):
    """Open exactly one space. ``None`` is an error, not "all of them"."""
    if space is None:
        raise ScopeError("A scope needs a space.")
    with _scope(space=space):
        yield space


@contextmanager
def across(spaces: Iterable):
    """Open several named spaces for reading: an officer's one home for several communes."""
    spaces = list(spaces)
    with _scope(space=spaces):
        yield spaces


@contextmanager
def everywhere(why: str):
    """No filter at all. Only where ``tests/sweeps`` allows it; the reason is for the reader."""
    if not why:
        raise ImproperlyConfigured("Say why every space must be open.")
    with _scopes_disabled():
        yield


def current():
    """The one open space, or ``None`` outside a scope or across several."""
    space = get_scope().get("space")
    return None if isinstance(space, list | tuple) else space


class SameSpace(models.BaseConstraint):
    """A composite foreign key ``(key, space) → (id, space)``: parent and child live in one space.

    Deferred to the end of the transaction on both databases, so that order of writing does not matter.
    """

    def __init__(self, *, key: str, name: str):
        super().__init__(name=name)
        self.key = key

    def _clause(self, model, editor) -> str:
        field = model._meta.get_field(self.key)
        quote = editor.quote_name
        parent = field.related_model._meta.db_table
        return (
            f"FOREIGN KEY ({quote(field.column)}, {quote('space_id')}) "
            f"REFERENCES {quote(parent)} ({quote('id')}, {quote('space_id')}) DEFERRABLE INITIALLY DEFERRED"
        )

    def constraint_sql(self, model, schema_editor):
        clause = f"CONSTRAINT {schema_editor.quote_name(self.name)} {self._clause(model, schema_editor)}"
        if schema_editor.connection.vendor == "sqlite":
            return clause
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))
        return None

    def create_sql(self, model, schema_editor):
        return Statement(
            "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s %(clause)s",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
            clause=self._clause(model, schema_editor),
        )

    def remove_sql(self, model, schema_editor):
        return Statement(
            "ALTER TABLE %(table)s DROP CONSTRAINT %(name)s",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
        )

    def validate(self, model, instance, exclude=None, using="default"):
        """Nothing: ``SpaceModel.save`` refuses in words, the database refuses in any case."""

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "key": self.key}

    def __eq__(self, other):
        return isinstance(other, SameSpace) and (self.name, self.key) == (other.name, other.key)

    def __hash__(self):
        return hash((self.name, self.key))


def _short(model, name: str, tail: str) -> str:
    """A constraint name within the 30 characters that every database allows, unique per model and field."""
    import zlib

    label = f"{model._meta.db_table}_{name}"
    if len(label) + len(tail) + 1 > 30:
        label = f"{label[: 30 - len(tail) - 10]}_{zlib.crc32(label.encode()):08x}"
    return f"{label}_{tail}"


def _add_constraint(model, constraint):
    meta = model._meta
    if any(_same(existing, constraint) for existing in meta.constraints):
        return  # a migration's model brings its constraints along, under the name they were given first
    meta.constraints = [*meta.constraints, constraint]
    meta.original_attrs["constraints"] = meta.constraints


def _same(one, other) -> bool:
    if isinstance(other, SameSpace):
        return isinstance(one, SameSpace) and one.key == other.key
    return isinstance(one, models.UniqueConstraint) and one.fields == other.fields and one.condition is None


class SpaceKey(models.ForeignKey):
    """A foreign key to another row of the same space; brings its ``SameSpace`` constraint with it."""

    def contribute_to_class(self, cls, name, private_only=False, **kwargs):
        super().contribute_to_class(cls, name, private_only, **kwargs)
        if not cls._meta.abstract:
            _add_constraint(cls, SameSpace(key=name, name=_short(cls, name, "sp")))


class OwnerSpace(models.ForeignKey):
    """The ``space`` column of a row; brings ``UNIQUE (id, space)``, the target of ``SameSpace`` keys."""

    def __init__(self, to=SPACE, on_delete=models.PROTECT, **kwargs):
        kwargs.setdefault("editable", False)
        kwargs.setdefault("related_name", "+")
        super().__init__(to, on_delete, **kwargs)

    def contribute_to_class(self, cls, name, private_only=False, **kwargs):
        super().contribute_to_class(cls, name, private_only, **kwargs)
        if not cls._meta.abstract:
            _add_constraint(cls, models.UniqueConstraint(fields=["id", name], name=_short(cls, "id", "own")))


class SpaceModel(models.Model):
    """A row that belongs to one space. ``objects`` shows the open space only; ``save`` refuses another's row."""

    space = OwnerSpace()
    objects = ScopedManager(space="space")

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        space = current()
        if self.space_id is None and space is not None:
            self.space = space
        if space is not None and self.space_id != space.pk:
            raise ScopeError(f"A row of space {self.space_id} cannot be written inside space {space.pk}.")
        for field in self._meta.concrete_fields:
            if isinstance(field, SpaceKey) and field.is_cached(self):
                parent = field.get_cached_value(self)
                if parent is not None and parent.space_id != self.space_id:  # type: ignore[attr-defined]
                    raise ScopeError(f"{field.name} belongs to another space.")
        super().save(*args, **kwargs)


class Versioned(models.Model):
    """A row that people edit: ``version`` grows with each save through ``moves.edit``."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
