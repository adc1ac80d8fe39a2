"""The line to PostgreSQL without cursors: statements whose words are known, asked, asked ahead, or sent.

A cursor of the driver costs more than most answers. Here a statement is prepared at the server once it has come often
enough, its values and rows are turned by the driver's own (so all comes out as a cursor would give it), and what nobody
waits for goes out at once, one behind the other (libpq's 'pipeline mode'), while the work goes on.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count
from typing import Any

from psycopg import Connection, DatabaseError, Error, generators
from psycopg.abc import Transformer
from psycopg.adapt import PyFormat
from psycopg.adapt import Transformer as NewTransformer
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
    """One connection's line; see `StraightConnection`."""

    def __init__(self, connection: Connection[Any]) -> None:
        self._connection = connection
        self._server = connection.pgconn
        self._times: OrderedDict[Key, int] = OrderedDict()
        self._names: OrderedDict[Key, bytes] = OrderedDict()
        self._named = 0
        self._on_the_way: list[Sent] = []
        self._expected: dict[str, tuple[list[Any], Sent]] = {}
        self.is_open = False
        """Whether something was sent whose end was not seen."""

    @cached_property
    def _turning(self) -> Transformer:
        """Turns values and rows, by what is registered at the connection when it is first used."""
        return NewTransformer(self._connection)

    def ask(self, sql: str, parameters: Sequence[Any]) -> Rows:
        """Return the rows that a statement finds. Raises psycopg's errors, those of what was sent before too."""
        if self._expected and (expected := self._expected.pop(sql, None)) and expected[0] == list(parameters):
            return self._take(expected[1])
        if self.is_open or self._must_begin():
            return self._take(self._send(Sent(), sql, parameters))
        self._hand_over(sql, parameters)
        return self._rows_of(self._next_result())

    def ask_ahead(self, sql: str, parameters: Sequence[Any]) -> Callable[[], Rows]:
        """Send a question, and return what gives its rows; it waits only if they have not come yet."""
        sent = self._send(Sent(), sql, parameters)
        return lambda: self._take(sent)

    def expect(self, sql: str, parameters: Sequence[Any]) -> None:
        """Send a question whose answer is asked for soon: whoever asks the same then need not wait for it alone."""
        self._expected[sql] = list(parameters), self._send(Sent(), sql, parameters)

    def expect_no_more(self) -> None:
        """Forget what was asked ahead; it may no longer be as it was."""
        self._expected.clear()

    def send(self, sql: str, parameters: Sequence[Any], *, rows: int | None) -> None:
        """Send a change of so many rows (None: however many there are); its end is seen with the transaction's."""
        self._send(Sent(must_change=rows), sql, parameters)

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

    def forget_prepared(self) -> None:
        """Prepare all anew: the driver gives up what is prepared where something is undone, ours with its own."""
        if self._names:
            self._names.clear()
            self._command(b"DEALLOCATE ALL")

    def _take(self, sent: Sent) -> Rows:
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
        if failure:
            self.expect_no_more()
        return failure

    def _next_result(self) -> PGresult:
        try:
            result: PGresult = Connection.wait(self._connection, generators.execute(self._server))[-1]
        except Error:
            raise
        except BaseException:  # stopped on the way: nobody knows whose answer would come next
            self._connection.close()
            raise
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


class StraightConnection(Connection[Any]):
    """The driver's connection with a line beside its cursors; whatever goes by a cursor waits for what was sent."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.line = Line(self)

    def wait(self, *given: Any, **named: Any) -> Any:
        self.line.see_done()
        return super().wait(*given, **named)

    def rollback(self) -> None:
        with suppress(Error):
            self.line.see_done()
        super().rollback()
        self.line.forget_prepared()
