"""Write, read and verify the audit log.

Every action leaves one entry in the same transaction as its effect, so that neither can exist without the
other. Entries of one school form a chain of SHA-256 hashes; `verify` finds any entry changed or removed.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from accord.core import clock
from accord.core.models import AuditChain, AuditEntry

HOUSE = "house"
"""The chain of what belongs to no single school: logins, districts, the installation itself."""


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
    identifiers and values that the privacy lead may read, never the text of a message.
    """
    with transaction.atomic():
        chain, _ = AuditChain.objects.select_for_update().get_or_create(key=school)
        entry = AuditEntry(
            chain=chain,
            position=chain.length + 1,
            at=clock.now(),
            actor=by,
            verb=verb,
            subject=subject,
            purpose=purpose,
            details=details or {},
            previous_hash=chain.last_hash,
        )
        entry.hash = fingerprint(entry)
        entry.save(force_insert=True)
        chain.length, chain.last_hash = entry.position, entry.hash
        chain.save(update_fields=["length", "last_hash"])
    return entry


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
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Flaw:
    """One place where a chain does not hold."""

    chain: str
    position: int
    reason: str


def verify() -> Iterator[Flaw]:
    """Walk every chain and yield each entry that was changed, removed or added out of turn."""
    for chain in AuditChain.objects.order_by("key"):
        previous, position = "0" * 64, 0
        for entry in chain.entries.order_by("position").iterator(chunk_size=2000):
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
