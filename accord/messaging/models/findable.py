"""By which words messages and internal notes are found: a column that fills itself, and the index over it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from accord.messaging.spelling import Word, found_by

if TYPE_CHECKING:
    _Text = models.TextField[str, str]
    _Lookup = models.Lookup[Any]
else:
    _Text, _Lookup = models.TextField, models.Lookup


GROUPED_BY = (13, 16)
"""PostgreSQL finds a record also by the groups of 8,192 and of 65,536 that it lies in: its number without so many bits.

A group is a word that nobody can look for, since it holds a sign that is neither letter nor figure.
"""
LATEST_GROUPS = 3


class HasWords(Protocol):
    """What a record offers that is found by its words."""

    def findable_texts(self) -> Sequence[str]:
        """Return the texts by whose words the record is found; nothing for one that is never found."""


class FoundByField(_Text):
    """Repeats the words of a record, spelt alike, whenever the record is stored; the index follows in the database."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        for name, value in (("editable", False), ("blank", True), ("default", "")):
            kwargs.setdefault(name, value)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Take the words from the record as it is stored."""
        record: Any = model_instance
        words = (
            found_by(*record.findable_texts()) if hasattr(record, "findable_texts") else getattr(record, self.attname)
        )
        setattr(record, self.attname, words)
        return str(words)


def wanted_words(words: Sequence[Word], vendor: str) -> str:
    """Write the words of a question as the index of a database asks for them. They hold letters and figures only."""
    if vendor == "sqlite":
        return " AND ".join(f'"{word.text}"{"*" if word.beginning else ""}' for word in words)
    return " & ".join(f"'{word.text}'{':*' if word.beginning else ''}" for word in words)


def among_latest(wanted: str, bits: int, newest: int) -> str:
    """Narrow what PostgreSQL is asked for to the latest groups of so many bits: those before and with the newest."""
    groups = (f"'{bits}~{(newest >> bits) - earlier}'" for earlier in range(LATEST_GROUPS))
    return f"({wanted}) & ({' | '.join(groups)})"


@FoundByField.register_lookup
class Finds(_Lookup):
    """`found_by__finds=words`: the record holds every word of a question. Asked of an index, never of each row.

    The words may have been written for the database already (`wanted_words`).
    """

    lookup_name = "finds"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """Hand on the words as the database asks for them."""
        return "%s", [value if isinstance(value, str) else wanted_words(value, connection.vendor)]

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """Ask the full-text index of SQLite (FTS5)."""
        column, given = self.process_lhs(compiler, connection)
        asked, words = self.process_rhs(compiler, connection)
        return f"{column} MATCH {asked}", [*given, *words]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """Ask the inverted index of PostgreSQL (GIN)."""
        column, given = self.process_lhs(compiler, connection)
        asked, words = self.process_rhs(compiler, connection)
        number = f"{compiler.quote_name_unless_alias(self.lhs.alias)}.rowid"
        groups = ", ".join(f"'{bits}~' || ({number} >> {bits})::text" for bits in GROUPED_BY)
        held = f"array_to_tsvector(string_to_array({column}, ' ') || ARRAY[{groups}])"
        return f"{held} @@ {asked}::tsquery", [*given, *words]


class Findable(models.Model):
    """The index of messages by their words: a full-text table in SQLite, a view over an index in PostgreSQL."""

    message = models.OneToOneField(
        "messaging.Message",
        primary_key=True,
        db_column="rowid",
        on_delete=models.DO_NOTHING,
        related_name="findable",
        db_constraint=False,
    )
    found_by = FoundByField()

    class Meta:
        managed = False
        db_table = "messaging_findable"


class FindableNote(models.Model):
    """The index of internal notes by their words, apart from that of messages: no family's search ever asks it."""

    note = models.OneToOneField(
        "messaging.InternalNote",
        primary_key=True,
        db_column="rowid",
        on_delete=models.DO_NOTHING,
        related_name="findable",
        db_constraint=False,
    )
    found_by = FoundByField()

    class Meta:
        managed = False
        db_table = "messaging_findablenote"
