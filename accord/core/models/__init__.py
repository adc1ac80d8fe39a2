"""The technical records that every room builds on."""

from accord.core.models.audit import AuditChain, AuditEntry
from accord.core.models.job import Job
from accord.core.models.once import OnceKey
from accord.core.models.record import Record

__all__ = ["AuditChain", "AuditEntry", "Job", "OnceKey", "Record"]
