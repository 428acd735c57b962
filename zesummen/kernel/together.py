"""Several lists read with one statement: a page that gathers from many places asks the database a few times only.

A function that reads is written as a generator: it yields what it needs read, and goes on once it is there.

    @asking
    def due(spaces, today):
        rows = Task.objects.filter(...)
        yield rows
        return [Due(...) for row in rows]

Called as usual, ``due(spaces, today)`` reads alone. ``due.asked(spaces, today)`` can be read along with others:
``read(due.asked(...), rail.asked(...))`` reads what both need first in one statement, then what both need next.
Inside another asking function: ``found = yield from due.asked(...)``.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

P = ParamSpec("P")
R = TypeVar("R")
Asked = Generator[Any, None, R]  # yields a queryset or several, returns what the function is for

#: what PostgreSQL gives as text, read back by the field; everything else is text, or its field reads text itself
READ_BACK = {
    "AutoField", "BigAutoField", "SmallAutoField", "IntegerField", "BigIntegerField", "SmallIntegerField",
    "PositiveIntegerField", "PositiveSmallIntegerField", "PositiveBigIntegerField", "DateField", "DateTimeField",
    "TimeField", "DecimalField", "FloatField", "UUIDField",
}  # fmt: skip


class Asking(Generic[P, R]):
    """A function that says what it needs read: called, it reads alone; ``asked`` leaves the reading to ``read``."""

    def __init__(self, written: Callable[P, Asked[R]]):
        self.asked = written
        update_wrapper(self, written)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return read(self.asked(*args, **kwargs))[0]


def asking(written: Callable[P, Asked[R]]) -> Asking[P, R]:
    """Make a generator of querysets a function that can be read along with others."""
    return Asking(written)


def read(*asked: Asked) -> list:
    """Run them side by side and give what each returns. As many statements as the longest of them has steps."""
    running = side_by_side(*asked)
    try:
        while True:
            fill(*next(running))
    except StopIteration as end:
        return end.value


def side_by_side(*asked: Asked) -> Asked[list]:
    """Inside an asking function: several others at once, ``a, b = yield from side_by_side(x.asked(), y.asked())``."""
    results: dict[int, Any] = {}
    waiting = dict(enumerate(asked))
    while waiting:
        needed: list[QuerySet | Statement] = []
        for place, one in list(waiting.items()):
            try:
                wanted = next(one)
            except StopIteration as end:
                results[place] = end.value
                del waiting[place]
            else:
                needed += [wanted] if isinstance(wanted, QuerySet | Statement) else wanted
        if needed:
            yield needed
    return [results[place] for place in range(len(asked))]


@asking
def listed(rows):
    """The rows of one queryset, as a list."""
    yield rows
    return list(rows)


class Statement:
    """A statement written beforehand, of numbers only: ``names`` of its columns, and its ``rows`` once it was read."""

    def __init__(self, sql: str, params: Iterable, names: Iterable[str]):
        self.sql, self.params, self.names = sql, tuple(params), tuple(names)
        self.rows: list[tuple] | None = None


@dataclass(frozen=True, slots=True)
class _Arm:
    """One of several lists: its statement, the names of its columns, and who takes the rows."""

    sql: str
    params: tuple
    names: tuple[str, ...]
    take: Callable[[list[tuple]], None]


def nothing(value) -> Asked:
    """What needs no reading, in the place of something that does."""
    yield from ()
    return value


def fill(*wanted: QuerySet | Statement) -> None:
    """Read these querysets with one statement; each then holds its rows, in its order, as if it had asked alone."""
    unread = {id(one): one for one in wanted if (one.rows if isinstance(one, Statement) else one._result_cache) is None}
    if len(unread) == 1 and isinstance(rows := next(iter(unread.values())), QuerySet):
        rows._result_cache = list(rows._iterable_class(rows))  # type: ignore[call-overload]
        return
    arms = [arm for one in unread.values() if (arm := _arm(one))]
    if arms:
        for arm, found in zip(arms, _rows_of(arms), strict=True):
            arm.take(found)


def _arm(one: QuerySet | Statement) -> _Arm | None:
    """None for a queryset that finds nothing without asking: it is empty then."""
    if isinstance(one, Statement):
        return _Arm(one.sql, one.params, one.names, lambda found: setattr(one, "rows", _numbers(found)))
    compiler = one.query.get_compiler(one.db)
    try:
        sql, params = compiler.as_sql(with_col_aliases=True)
    except EmptyResultSet:
        one._result_cache = []
        return None
    names = tuple(alias for _expression, _sql, alias in compiler.select)
    return _Arm(
        sql, tuple(params), names, lambda found: setattr(one, "_result_cache", list(_made(one, compiler, found)))
    )


def _numbers(found: list[tuple]) -> list[tuple]:
    return [tuple(int(value) for value in row) for row in found]


def _rows_of(arms: list[_Arm]) -> list[list[tuple]]:
    """The raw rows of each arm, by one UNION ALL whose arms are padded to the widest."""
    widest = max(len(arm.names) for arm in arms)
    parts: list[str] = []
    for place, arm in enumerate(arms):
        columns = [_column(name) for name in arm.names] + [_nothing()] * (widest - len(arm.names))
        parts.append(f"SELECT {place}, ROW_NUMBER() OVER (), {', '.join(columns)} FROM ({arm.sql}) arm{place}")
    found: list[list[tuple]] = [[] for _arm in arms]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts) + " ORDER BY 1, 2", [value for arm in arms for value in arm.params])
        for place, _number, *values in cursor:
            found[place].append(tuple(values[: len(arms[place].names)]))
    return found


def _column(name: str) -> str:
    """A column of an arm, freed from its type: the arms have different ones in the same place."""
    name = connection.ops.quote_name(name)
    return f"{name}::text" if connection.vendor == "postgresql" else f"+{name}"


def _nothing() -> str:
    return "NULL::text" if connection.vendor == "postgresql" else "NULL"


def _made(rows: QuerySet, compiler, found: Iterable[tuple]) -> Iterator:
    """What this queryset makes of raw rows: its models, values or tuples."""
    if connection.vendor == "postgresql":
        found = _read_back(compiler, found)
    compiler.execute_sql = lambda *args, **kwargs: [list(found)]
    asked = rows._chain()  # type: ignore[attr-defined]
    asked.query.get_compiler = lambda *args, **kwargs: compiler
    return iter(rows._iterable_class(asked))  # type: ignore[call-overload]


def _read_back(compiler, found: Iterable[tuple]) -> Iterator[tuple]:
    """PostgreSQL's text as the driver would have given it."""
    readers = [_reader(expression.output_field) for expression, *_rest in compiler.select]
    for row in found:
        yield tuple(
            value if value is None or reader is None else reader(value)
            for value, reader in zip(row, readers, strict=True)
        )


def _reader(field) -> Callable | None:
    kind = (field.target_field if field.is_relation else field).get_internal_type()
    if kind == "BooleanField":
        return lambda text: text == "true"
    return (field.target_field if field.is_relation else field).to_python if kind in READ_BACK else None
