"""Write, read and verify the audit log.

Every action leaves one entry in the same transaction as its effect, so that neither can exist without the
other. Entries of one school form a chain of SHA-256 hashes; `verify` finds any entry changed, removed or put in
another place. Whoever could rewrite a whole chain with all its hashes is found by `heads`: keep them elsewhere.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet

from accord.core import clock
from accord.core.first_change import changing
from accord.core.models import AuditChain, AuditEntry
from accord.core.new_rows import insert_all, update
from accord.core.questions import question

HOUSE = "house"
"""The chain of what belongs to no single school: logins, districts, the installation itself."""

BEGINNING = "0" * 64
LONGEST_PURPOSE = 200


def record(
    *,
    by: str,
    verb: str,
    subject: str,
    school: str = HOUSE,
    purpose: str = "",
    details: dict[str, Any] | None = None,
) -> AuditEntry:
    """Add one entry to the school's chain, inside the transaction of what it tells of.

    `by` and `subject` are `kind:ref` (`staff:k3…`), `school` is the school's ref, and `details` hold
    identifiers and values that the privacy lead may read, never the text of a message. A `purpose` is cut
    after 200 characters. Raises ValueError for names that are too long, TypeError for details that are no JSON.
    """
    for name, words, longest in (("by", by, 80), ("verb", verb, 60), ("subject", subject, 80)):
        if not words or len(words) > longest:
            raise ValueError(f"The audit entry's {name} must have 1 to {longest} characters.")
    entry = AuditEntry(
        at=clock.now(),
        actor=by,
        verb=verb,
        subject=subject,
        purpose=purpose if len(purpose) <= LONGEST_PURPOSE else f"{purpose[: LONGEST_PURPOSE - 1]}…",
        details=_as_stored(details or {}),
    )
    gathered = _gathered.get()
    if gathered is None:
        _add(school, [entry])
    else:
        gathered.setdefault(school, []).append(entry)
    return entry


_gathered: ContextVar[dict[str, list[AuditEntry]] | None] = ContextVar("gathered", default=None)
"""The entries of the action that goes on, by school, where it writes them together."""


@contextmanager
def together() -> Iterator[None]:
    """Write the entries of one action at once, as its last lines; where it fails, none is written.

    Use it inside the action's transaction, around all of it: a part of it must not be undone by itself.
    """
    outer = _gathered.set({})
    try:
        yield
        entries = _gathered.get() or {}
    finally:
        _gathered.reset(outer)
    for school, added in entries.items():
        _add(school, added)


def _add(school: str, entries: Sequence[AuditEntry]) -> None:
    """Chain entries to the end of what a school has, in their order."""
    with changing():
        chain = _locked.first(key=school) or AuditChain.objects.select_for_update().get_or_create(key=school)[0]
        for entry in entries:
            entry.chain, entry.position, entry.previous_hash = chain, chain.length + 1, chain.last_hash
            entry.hash = fingerprint(entry)
            chain.length, chain.last_hash = entry.position, entry.hash
        insert_all(entries)
        update(chain, "length", "last_hash")


@question
def _locked(*, key: str) -> QuerySet[AuditChain]:
    return AuditChain.objects.select_for_update().filter(key=key)


def _as_stored(details: dict[str, Any]) -> Any:
    """Return what every database gives back unchanged: names are texts, and so are fractions."""
    return _reading.decode(json.dumps(details, allow_nan=False))


_reading = json.JSONDecoder(parse_float=str)


def fingerprint(entry: AuditEntry) -> str:
    """Return the SHA-256 of everything an entry says, its predecessor's hash included (hex)."""
    said = [
        entry.position,
        entry.at.isoformat(timespec="microseconds"),
        entry.actor,
        entry.verb,
        entry.subject,
        entry.purpose,
        entry.details,
        entry.previous_hash,
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Flaw:
    """One place where a chain does not hold."""

    chain: str
    position: int
    reason: str


def verify() -> Iterator[Flaw]:
    """Walk every chain and yield each entry that was changed, removed or added out of turn."""
    for chain in AuditChain.objects.order_by("key"):
        yield from verify_chain(chain)


def verify_chain(chain: AuditChain) -> Iterator[Flaw]:
    """Walk one chain. Entries that are added meanwhile are left for the next time."""
    previous, position = BEGINNING, 0
    entries = chain.entries.filter(position__lte=chain.length).order_by("position")
    for entry in entries.iterator(chunk_size=2000):
        position += 1
        if entry.position != position:
            yield Flaw(chain.key, position, "missing")
            position = entry.position
        if entry.previous_hash != previous:
            yield Flaw(chain.key, entry.position, "broken link")
        if fingerprint(entry) != entry.hash:
            yield Flaw(chain.key, entry.position, "altered")
        previous = entry.hash
    if (position, previous) != (chain.length, chain.last_hash):
        yield Flaw(chain.key, chain.length, "end cut off")
    newest = chain.entries.aggregate(position=Max("position"))["position"] or 0
    if newest > AuditChain.objects.get(pk=chain.pk).length:
        yield Flaw(chain.key, newest, "added past the end")


def heads() -> dict[str, tuple[int, str]]:
    """Return the length and the last hash of every chain, to be kept where nobody here can reach them."""
    rows = AuditChain.objects.order_by("key").values_list("key", "length", "last_hash")
    return {key: (length, last_hash) for key, length, last_hash in rows}
