"""Who gets which answer at which address: the whole table, written by hand and read by no part of the product.

The rows of a room stand in the file of its name; sign-in has one of its own. Each file has up to three tables:

`AT_A_SCHOOL`: addresses below a school. Staff whose role does not open one are told so (403); to everybody else it
does not exist (404).
`ELSEWHERE`: addresses of a district, of a child and of one's own record. Whoever is not named sees nothing at all.
`FOR_EVERYBODY`: addresses that show each person what is their own.

Strangers are led to the sign-in, people whose last place has ended are shown out.
"""

from typing import Any

from tests.meta.matrix import (
    charters,
    concerns,
    conduct,
    delivery,
    messaging,
    people,
    reception,
    schools,
    sign_in,
    web,
)
from tests.meta.matrix.answers import Own, Row
from tests.meta.matrix.who import STAFF

__all__ = ["AT_A_SCHOOL", "ELSEWHERE", "FOR_EVERYBODY", "ROWS", "STAFF", "Own", "Row"]

ROOMS = (web, sign_in, schools, people, delivery, reception, messaging, charters, conduct, concerns)


def rows(table: str) -> list[tuple[str, Any]]:
    """Return the rows of a table, room by room: each address and its answers."""
    return [row for room in ROOMS for row in getattr(room, table, {}).items()]


AT_A_SCHOOL: dict[str, Row] = dict(rows("AT_A_SCHOOL"))
ELSEWHERE: dict[str, Row] = dict(rows("ELSEWHERE"))
FOR_EVERYBODY: dict[str, Own] = dict(rows("FOR_EVERYBODY"))
ROWS = [address for table in ("AT_A_SCHOOL", "ELSEWHERE", "FOR_EVERYBODY") for address, _ in rows(table)]
"""The address of every row, as often as it stands in the files."""
