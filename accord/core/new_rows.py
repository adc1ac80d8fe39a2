"""Writing single rows without what Django adds to each: the words of each INSERT and UPDATE are made once in a process.

For rows of which an answer writes many, one after the other. Nothing else listens to them (we use no signals), and they
have no parent rows. Fields prepare their values as ever; errors are Django's own and undo the transaction around.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from types import NoneType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.transaction import mark_for_rollback_on_error

from accord.core.fetching import change, fetch, fetch_ahead

Key = Callable[[], Sequence[Any]]
"""Gives a key that the database has drawn, as the only value of the only row."""


def draw_key(model: type[models.Model]) -> Key | None:
    """Let the key of a row that is stored later in the transaction be on its way; None where that saves no waiting."""
    return fetch_ahead(_next_key_of(model), []) if connection.vendor == "postgresql" else None


def insert(row: models.Model, key: Key | None = None) -> None:
    """Store a new row, as `save` does; with a key that was drawn for it nobody waits for the end."""
    if key is not None:
        row.pk = key()[0][0]
        with mark_for_rollback_on_error(DEFAULT_DB_ALIAS):
            change(_insert_with_key_of(type(row)), [row.pk, *_values(row, ())], rows=1)
        _is_stored(row)
    elif not _insert(row, unless_known=False):
        raise RuntimeError("The database did not say which row it stored.")


def insert_all(rows: Sequence[models.Model]) -> None:
    """Store new rows of one kind at once; nobody asks for their keys."""
    with mark_for_rollback_on_error(DEFAULT_DB_ALIAS):
        values = [value for row in rows for value in _values(row, ())]
        change(_insert_all_of(type(rows[0]), len(rows)), values, rows=len(rows))


def insert_unless_known(row: models.Model) -> bool:
    """Store a new row unless one stands there that must be the only one of its kind; says whether it was stored.

    Another transaction that is storing the same is waited for. Nothing is undone, so nothing needs a savepoint.
    """
    return _insert(row, unless_known=True)


def insert_or_change(row: models.Model, *names: str, only: tuple[str, ...]) -> None:
    """Store a new row, or the named fields where one stands already that must be the `only` one with such values."""
    with mark_for_rollback_on_error(DEFAULT_DB_ALIAS):
        change(_insert_or_change_of(type(row), names, only), _values(row, ()), rows=1)


def update(row: models.Model, *names: str) -> None:
    """Store the named fields of a row that is there, as `save(update_fields=…)` does."""
    values = _values(row, names)
    with mark_for_rollback_on_error(DEFAULT_DB_ALIAS):
        change(_update_of(type(row), names), [*values, row.pk], rows=1)


def lock(row: models.Model) -> None:
    """Let nobody else change a row until the transaction ends; what is read after this was not changed meanwhile.

    On SQLite a transaction that changes something keeps all others from it.
    """
    if connection.features.has_select_for_update:
        with mark_for_rollback_on_error(DEFAULT_DB_ALIAS):
            change(_lock_of(type(row)), [row.pk], rows=1)


def update_where(model: type[models.Model], known: dict[str, Any], changed: dict[str, Any]) -> None:
    """Change fields of the rows that hold what is known of them (None: nothing), however many there are."""
    wanted = {name: value for name, value in known.items() if value is not None}
    fields = _fields_of(model, (*changed, *wanted))
    given = zip(fields, (*changed.values(), *wanted.values()), strict=True)
    values = [field.get_db_prep_save(value, connection) for field, value in given]
    empty = tuple(name for name, value in known.items() if value is None)
    with mark_for_rollback_on_error(DEFAULT_DB_ALIAS):
        change(_update_where_of(model, tuple(changed), tuple(wanted), empty), values, rows=None)


def _insert(row: models.Model, *, unless_known: bool) -> bool:
    values = _values(row, ())
    with mark_for_rollback_on_error(DEFAULT_DB_ALIAS):
        stored = fetch(_insert_of(type(row), unless_known), values)
    if stored:
        row.pk = stored[0][0]
        _is_stored(row)
    return bool(stored)


def _is_stored(row: models.Model) -> None:
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def _values(row: models.Model, names: tuple[str, ...]) -> list[Any]:
    """What the database is given of a row; what is plain already needs nobody to prepare it.

    A value that is not at hand is taken by its field, as every other.
    """
    given, values = vars(row), []
    for field, name, plain in _prepared(type(row), names):
        value = given.get(name, field)
        if plain is _MOMENT and type(value) is datetime and value.tzinfo is UTC:
            value = str(value.replace(tzinfo=None)) if connection.vendor == "sqlite" else value
        elif type(value) not in plain:
            value = field.get_db_prep_save(field.pre_save(row, not names), connection)
        values.append(value)
    return values


_MOMENT = frozenset({NoneType})
"""Marks a moment; SQLite keeps it as a text in UTC."""
_PLAIN: dict[type, frozenset[type]] = {
    models.CharField: frozenset({str}),
    models.TextField: frozenset({str}),
    models.BooleanField: frozenset({bool}),
    models.DateTimeField: _MOMENT,
    models.ForeignKey: frozenset({int, NoneType}),
    models.PositiveBigIntegerField: frozenset({int}),
    models.PositiveSmallIntegerField: frozenset({int, NoneType}),
}
"""Which values a field of a kind hands to every database just as they are."""


@lru_cache(maxsize=256)
def _prepared(model: type[models.Model], names: tuple[str, ...]) -> list[tuple[Any, str, frozenset[type]]]:
    """The fields to store, each with its name and the kinds of values that need no preparation."""
    return [(field, field.attname, _plain_of(field)) for field in _fields_of(model, names)]


def _plain_of(field: Any) -> frozenset[type]:
    """The kinds of values of a field that need no preparation; none where it fills itself in."""
    fills_itself = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    return frozenset() if fills_itself else _PLAIN.get(type(field), frozenset())


@lru_cache(maxsize=256)
def _fields_of(model: type[models.Model], names: tuple[str, ...]) -> list["models.Field[object, object]"]:
    """The named fields of a model; without names all that are stored with a new row."""
    if names:
        return [model._meta.get_field(name) for name in names]  # type: ignore[misc]
    return [field for field in model._meta.concrete_fields if not (field.primary_key or field.generated)]


@lru_cache(maxsize=256)
def _insert_of(model: type[models.Model], unless_known: bool) -> str:
    columns = [_quoted(field.column) for field in _fields_of(model, ())]
    marks = ", ".join(["%s"] * len(columns))
    conflict = " ON CONFLICT DO NOTHING" if unless_known else ""
    table, key = _quoted(model._meta.db_table), _quoted(model._meta.pk.column)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}){conflict} RETURNING {key}"  # noqa: S608


@lru_cache(maxsize=256)
def _insert_with_key_of(model: type[models.Model]) -> str:
    """The same with a key that was drawn before."""
    key = _quoted(model._meta.pk.column)
    return _insert_of(model, False).replace(" (", f" ({key}, ", 1).replace("VALUES (", "VALUES (%s, ", 1)


@lru_cache(maxsize=256)
def _next_key_of(model: type[models.Model]) -> str:
    table, key = _quoted(model._meta.db_table), model._meta.pk.column
    return f"SELECT nextval(pg_get_serial_sequence('{table}', '{key}'))"


@lru_cache(maxsize=256)
def _insert_all_of(model: type[models.Model], number: int) -> str:
    """The same for so many rows."""
    one, key = _insert_of(model, False).split(" RETURNING ")
    names, _values, marks = one.partition(" VALUES ")
    return f"{names} VALUES {', '.join([marks] * number)} RETURNING {key}"


@lru_cache(maxsize=256)
def _insert_or_change_of(model: type[models.Model], names: tuple[str, ...], only: tuple[str, ...]) -> str:
    known = ", ".join(_quoted(field.column) for field in _fields_of(model, only))
    changed = [_quoted(field.column) for field in _fields_of(model, names)]
    changes = ", ".join(f"{column} = EXCLUDED.{column}" for column in changed)
    stored, key = _insert_of(model, False).split(" RETURNING ")
    return f"{stored} ON CONFLICT ({known}) DO UPDATE SET {changes} RETURNING {key}"


@lru_cache(maxsize=256)
def _update_of(model: type[models.Model], names: tuple[str, ...]) -> str:
    changes = ", ".join(f"{_quoted(field.column)} = %s" for field in _fields_of(model, names))
    table, key = _quoted(model._meta.db_table), _quoted(model._meta.pk.column)
    return f"UPDATE {table} SET {changes} WHERE {key} = %s RETURNING {key}"  # noqa: S608


@lru_cache(maxsize=256)
def _lock_of(model: type[models.Model]) -> str:
    table, key = _quoted(model._meta.db_table), _quoted(model._meta.pk.column)
    return f"SELECT {key} FROM {table} WHERE {key} = %s FOR UPDATE"  # noqa: S608


@lru_cache(maxsize=256)
def _update_where_of(
    model: type[models.Model], changed: tuple[str, ...], wanted: tuple[str, ...], empty: tuple[str, ...]
) -> str:
    changes = ", ".join(f"{_quoted(field.column)} = %s" for field in _fields_of(model, changed))
    known = [f"{_quoted(field.column)} = %s" for field in _fields_of(model, wanted)]
    known += [f"{_quoted(field.column)} IS NULL" for field in (_fields_of(model, empty) if empty else ())]
    table, key = _quoted(model._meta.db_table), _quoted(model._meta.pk.column)
    return f"UPDATE {table} SET {changes} WHERE {' AND '.join(known)} RETURNING {key}"  # noqa: S608


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")
