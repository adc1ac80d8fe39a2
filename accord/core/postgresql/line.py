"""The line to PostgreSQL without cursors: statements whose words are known, asked, asked ahead, or sent.

A cursor of the driver costs more than most answers. Here a statement is prepared at the server once it has come often
enough, its values and rows are turned by the driver's own (so all comes out as a cursor would give it), and what nobody
waits for goes out at once, one behind the other (libpq's 'pipeline mode'), while the work goes on.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import Any

from psycopg import Connection, DatabaseError, Error, generators
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

Rows = Sequence[tuple[Any, ...]]
Key = tuple[bytes, tuple[int, ...]]
"""A statement's words, and of which kinds its values are (the database's numbers of types)."""

MOST_PREPARED = 300
"""Statements that a connection keeps at the server: those of all pages of a busy school."""
NO_LONGER_THERE = frozenset({"0A000", "26000"})
"""What the server says of a prepared statement whose tables were altered, or that it has forgotten."""


@dataclass(slots=True)
class Sent:
    """A statement on its way."""

    must_change: int | None = None
    """So many rows; None for however many there are."""
    prepares: Key | None = None
    """What it gives a name to."""
    rows: Rows | None = None
    """What it found, once that has come."""


class Line:
    """One connection's line."""

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection = connection
        self._wait: Callable[..., Any] = connection.wait
        connection.wait = self._wait_behind  # type: ignore[assignment,method-assign]
        self._server = connection.pgconn
        self._turning = Transformer(connection)
        self._times: OrderedDict[Key, int] = OrderedDict()
        self._names: OrderedDict[Key, bytes] = OrderedDict()
        self._named = 0
        self._on_the_way: list[Sent] = []
        self.is_open = False
        """Whether something was sent whose end was not seen."""

    def ask(self, sql: str, parameters: Sequence[Any]) -> Rows:
        """Return the rows that a statement finds. Raises psycopg's errors, those of what was sent before too."""
        if self.is_open or self._must_begin():
            return self.take(self.ask_ahead(sql, parameters))
        self._hand_over(sql, parameters)
        return self._rows_of(self._next_result())

    def ask_ahead(self, sql: str, parameters: Sequence[Any]) -> Sent:
        """Send a question; `take` waits for its answer."""
        return self._send(Sent(), sql, parameters)

    def send(self, sql: str, parameters: Sequence[Any], *, rows: int) -> None:
        """Send a change of so many rows, whose end nobody needs to see before that of the transaction."""
        self._send(Sent(must_change=rows), sql, parameters)

    def take(self, sent: Sent) -> Rows:
        """Wait for the answer to a question that was sent. Raises psycopg's errors."""
        if sent.rows is None and self.is_open:
            if self._connection.autocommit:
                self.see_done()
            else:
                self._server.send_flush_request()
                if failure := self._see():
                    self.see_done()
                    raise failure
        if sent.rows is None:
            raise DatabaseError("What was sent was given up before its answer came.")
        return sent.rows

    def see_done(self) -> None:
        """Wait until all that was sent is done. Raises psycopg's errors for what was refused."""
        if not self.is_open:
            return
        try:
            self._server.pipeline_sync()
            failure = self._see()
            self._next_result()
            self._server.exit_pipeline_mode()
        finally:
            self.is_open = False
            self._on_the_way = []
        if failure:
            raise failure

    def _wait_behind(self, generator: Any, *how: Any, **more: Any) -> Any:
        """Let whatever the driver does in other ways, a cursor made earlier too, wait for the end of what was sent."""
        self.see_done()
        return self._wait(generator, *how, **more)

    def _must_begin(self) -> bool:
        """Whether a transaction is wanted that the server has not begun."""
        return not self._connection.autocommit and self._server.transaction_status == TransactionStatus.IDLE

    def _send(self, sent: Sent, sql: str, parameters: Sequence[Any]) -> Sent:
        if not self.is_open:
            begins = self._must_begin()
            self._server.enter_pipeline_mode()
            self.is_open = True
            if begins:
                self._command(b"BEGIN")
        self._hand_over(sql, parameters)
        self._on_the_way.append(sent)
        self._server.flush()
        return sent

    def _see(self) -> Error | None:
        """Wait for all that is on its way; returns what was wrong first."""
        coming, self._on_the_way = self._on_the_way, []
        failure: Error | None = None
        for sent in coming:
            try:
                result = self._next_result()
                sent.rows = self._rows_of(result)
                if sent.must_change not in (None, result.command_tuples):
                    raise DatabaseError("There is no such row any more.")
            except Error as error:
                failure = failure or error
                if sent.prepares:
                    self._names.pop(sent.prepares, None)
        return failure

    def _next_result(self) -> PGresult:
        result: PGresult = self._wait(generators.execute(self._server))[-1]
        return result

    def _rows_of(self, result: PGresult) -> Rows:
        if result.status == ExecStatus.TUPLES_OK:
            self._turning.set_pgresult(result)
            return self._turning.load_rows(0, result.ntuples, tuple)
        if result.status == ExecStatus.COMMAND_OK:
            return ()
        error = error_from_result(result, self._turning.encoding)
        if error.sqlstate in NO_LONGER_THERE:
            self._names.clear()
        raise error

    def _hand_over(self, sql: str, parameters: Sequence[Any]) -> None:
        """Put a statement on the line, by its name where it has one."""
        words, formats = _as_the_server_reads(sql)
        values = self._turning.dump_sequence(parameters, formats)
        key = (words, self._turning.types or ())
        if name := self._names.get(key) or self._newly_named(key):
            self._server.send_query_prepared(name, values, self._turning.formats)
        else:
            self._server.send_query_params(words, values, key[1], self._turning.formats)

    def _newly_named(self, key: Key) -> bytes | None:
        """Prepare a statement that has come often enough, and return its name; None for others."""
        enough, times = self._connection.prepare_threshold, self._times.pop(key, 0)
        if enough is None or times < enough:
            self._times[key] = times + 1
            if len(self._times) > MOST_PREPARED:
                self._times.popitem(last=False)
            return None
        if len(self._names) == MOST_PREPARED:
            self._command(b"DEALLOCATE " + self._names.popitem(last=False)[1])
        self._named += 1
        name = self._names[key] = b"accord_%d" % self._named
        if self.is_open:
            self._server.send_prepare(name, *key)
            self._on_the_way.append(Sent(prepares=key))
        else:
            try:
                self._rows_of(self._server.prepare(name, *key))
            except Error:
                self._names.pop(key, None)
                raise
        return name

    def _command(self, words: bytes) -> None:
        if self.is_open:
            self._server.send_query_params(words, None)
            self._on_the_way.append(Sent())
        else:
            self._rows_of(self._server.exec_(words))


@lru_cache(maxsize=2048)
def _as_the_server_reads(sql: str) -> tuple[bytes, list[PyFormat]]:
    """A statement with a number for each of its values, and how each is to be handed over (as the driver likes)."""
    numbers = count(1)
    words = re.sub("%[%s]", lambda place: "%" if place[0] == "%%" else f"${next(numbers)}", sql)
    return words.encode(), [PyFormat.AUTO] * (next(numbers) - 1)
