"""Refusals with a name: what was wrong, where, and how to mend it."""

from dataclasses import dataclass, field
from http import HTTPStatus


@dataclass(eq=False)
class DomainError(Exception):
    """Something the school's rules or plain sense do not allow.

    `code` is stable and in English; `message` is a translated sentence for the person; `remedy` says
    how to mend it; `fields` points at form fields; `status` is the HTTP status of the answer.
    """

    code: str
    message: str
    status: int = HTTPStatus.CONFLICT
    remedy: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class NotYours(DomainError):
    """The person may see the object but may not do this with it."""

    def __init__(self, message: str, *, code: str = "not-yours", remedy: str = "") -> None:
        super().__init__(code, message, HTTPStatus.FORBIDDEN, remedy)
