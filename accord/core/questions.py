"""Questions to the database that are written once in a process and then asked again with other values.

Writing a question takes Django about as long as the database takes to answer it. A writer is a function that gets
named values and returns a queryset; `@question` lets it be called only for each new *shape* of what is asked:

    @question
    def teams_of(*, staff_id: int, on: date) -> QuerySet[TeamMembership, int]:
        return TeamMembership.objects.filter(in_force(on), staff_id=staff_id).values_list("team_id", flat=True)

    teams_of(staff_id=7, on=today)          # a list of what the queryset would give: here of whole numbers

Numbers, texts, dates, moments and collections of them are values: the writer gets stand-ins for them and may only
hand them on to the database. Whatever else it is given (a truth, None, nought, an empty text or collection, a member
of an enumeration, the fields that a dataclass names in `SHAPES_QUESTIONS`) belongs to the shape and may decide how
the question reads; a field that is not compared is not handed on at all. A writer that works
with a stand-in is found out when it first writes: it writes twice, with different stand-ins, and only those may
differ. The time zone of the page, in which databases tell dates of moments, belongs to the shape too. Nothing is kept
but the question: every answer comes from the database at the moment of asking.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import update_wrapper
from inspect import signature
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import QuerySet
from django.utils.timezone import get_current_timezone_name

from accord.core.answers import Reader, reader_of
from accord.core.fetching import fetch, fetch_soon
from accord.core.question_values import Fixed, NotAQuestion, StandIns, shape_of
from accord.core.shelf import Shelf

__all__ = ["Fixed", "NotAQuestion", "Question", "question"]

Asked = ParamSpec("Asked")
Row = TypeVar("Row")

_MOST = 256


@dataclass(frozen=True, slots=True)
class _Slot:
    """The place of a value among the parameters: which leaf, and what stands around it in a pattern (LIKE)."""

    leaf: int
    before: str = ""
    after: str = ""
    pattern: bool = False


@dataclass(frozen=True, slots=True)
class _Written:
    """A question in the words of the database. Without `sql` nothing can answer it (an empty list of wanted keys)."""

    sql: str
    parameters: tuple[Any, ...]
    read: Reader | None

    def ask(self, leaves: list[Any]) -> list[Any]:
        return self.read(fetch(self.sql, self._values(leaves))) if self.read else []

    def ask_soon(self, leaves: list[Any]) -> None:
        if self.read:
            fetch_soon(self.sql, self._values(leaves))

    def _values(self, leaves: list[Any]) -> list[Any]:
        told = [_as_text(leaf) for leaf in leaves] if connections[DEFAULT_DB_ALIAS].vendor == "sqlite" else leaves
        return [
            each if type(each) is not _Slot else _within(each, leaves) if each.pattern else told[each.leaf]
            for each in self.parameters
        ]


class Question(Generic[Asked, Row]):
    """One question with everything that was written of it in this process."""

    def __init__(self, write: Callable[Asked, QuerySet[Any, Row]]) -> None:
        self.write = write
        """The writer itself, for what can be asked in this form only once."""
        self._names = tuple(signature(write).parameters)
        self._written: Shelf[_Written] = Shelf(most=_MOST)
        update_wrapper(self, write)

    def __call__(self, *args: Asked.args, **given: Asked.kwargs) -> list[Row]:
        """Ask, and return all that was found."""
        written, leaves = self._in_words(given)
        return written.ask(leaves)

    def soon(self, *args: Asked.args, **given: Asked.kwargs) -> None:
        """Say that this very question is asked soon, before any change: its answer may be on its way already."""
        if connections[DEFAULT_DB_ALIAS].vendor == "postgresql":
            written, leaves = self._in_words(given)
            written.ask_soon(leaves)

    def first(self, *args: Asked.args, **given: Asked.kwargs) -> Row | None:
        """Ask, and return the first that was found, or None; the writer limits the question to one."""
        return next(iter(self(*args, **given)), None)

    def _in_words(self, given: Mapping[str, Any]) -> tuple[_Written, list[Any]]:
        """The question in the words of the database for values of these shapes, and what is handed over with it."""
        leaves: list[Any] = []
        vendor = connections[DEFAULT_DB_ALIAS].vendor
        shape = (vendor, get_current_timezone_name(), *[shape_of(given[name], leaves) for name in self._names])
        written = self._written.take(shape)
        if written is None:
            written = _write_down(self.write, {name: given[name] for name in self._names})
            self._written.put(shape, written)
        return written, leaves


def question(write: Callable[Asked, QuerySet[Any, Row]]) -> Question[Asked, Row]:
    """Let a writer of querysets be called once for each shape of question; see the module."""
    return Question(write)


def _write_down(write: Callable[..., QuerySet[Any, Any]], given: dict[str, Any]) -> _Written:
    first, second = (_compile(write, given, turn) for turn in (0, 1))
    if (first is None) != (second is None):
        raise NotAQuestion(f"{write.__name__} decides by a value.")
    if first is None or second is None:
        return _Written("", (), None)
    if (first.sql, first.parameters) != (second.sql, second.parameters):
        raise NotAQuestion(f"{write.__name__} works with a value instead of handing it on to the database.")
    return first


def _compile(write: Callable[..., QuerySet[Any, Any]], given: dict[str, Any], turn: int) -> _Written | None:
    stand_ins = StandIns(turn)
    asked = write(**{name: stand_ins.of(value) for name, value in given.items()})
    compiler = asked.query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        if stand_ins.has_empty:
            return None
        raise NotAQuestion(f"{write.__name__} asks for what no field can hold.") from None
    adapt = _as_text if connection.vendor == "sqlite" else _as_it_is
    places = {adapt(stand_in): leaf for leaf, stand_in in enumerate(stand_ins.known)}
    slots = [_slot(each, places) for each in parameters]
    if connection.vendor == "postgresql":
        sql, slots = _spelt_out(sql, slots)
    return _Written(sql, tuple(slots), reader_of(asked, compiler))


def _spelt_out(sql: str, parameters: list[Any]) -> tuple[str, list[Any]]:
    """Write what belongs to the shape into the question, for PostgreSQL plans a question once for whatever is asked.

    So it sees how many conversations wait for the school, say, in place of how many wait for anybody.
    """
    left = iter(parameters)
    asked: list[Any] = []
    database: Any = connection

    def spell(place: re.Match[str]) -> str:
        if place[0] == "%%":
            return "%%"
        parameter = next(left)
        if isinstance(parameter, str | int):
            return str(database.ops.compose_sql("%s", [parameter])).replace("%", "%%")
        asked.append(parameter)
        return "%s"

    return re.sub("%[%s]", spell, sql), asked


def _slot(parameter: Any, places: dict[Any, int]) -> object:
    try:
        if parameter in places:
            return _Slot(places[parameter])
    except TypeError:
        return parameter
    if isinstance(parameter, str) and "\ue000" in parameter:
        before, _first, rest = parameter.partition("\ue000")
        within, _second, after = rest.partition("\ue001")
        if (leaf := places.get(f"\ue000{within}\ue001")) is None:
            raise NotAQuestion("A writer takes a text to pieces instead of handing it on to the database.")
        return _Slot(leaf, before, after, pattern=True)
    return parameter


def _within(slot: _Slot, leaves: Sequence[Any]) -> str:
    """A value within the pattern in which it is looked for."""
    return f"{slot.before}{connection.ops.prep_for_like_query(leaves[slot.leaf])}{slot.after}"


def _as_text(value: Any) -> Any:
    """SQLite keeps moments and dates as texts, in UTC."""
    kind = type(value)
    if kind is int or kind is str:
        return value
    if isinstance(value, datetime):
        return str(value.astimezone(UTC).replace(tzinfo=None))
    return str(value) if isinstance(value, date) else value


def _as_it_is(value: Any) -> Any:
    return value
