"""What may be told of a fault: its kind, its code and its place in our own code, never its words.

The words of a fault often repeat data: PostgreSQL names the doubled value, a mail server the address that it refuses,
a parser the letter that it could not read. Whatever is stored, logged, shown or sent of a fault comes from here.
"""

import errno
import re
import traceback
from collections.abc import Iterator
from pathlib import Path

from accord.core.errors import DomainError
from accord.core.mail_answers import discreet_answer

HOUSE = Path(__file__).parents[1]
OF_COLUMNS = re.compile(r"(?:UNIQUE|NOT NULL|CHECK) constraint failed: ([\w., ]+|index '\w+')")
OF_TABLES = re.compile(r"no such (?:table|column): [\w.]+")
OF_MAILBOXES = re.compile(
    r"\[(AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|PRIVACYREQUIRED|CONTACTADMIN|NOPERM|INUSE|CORRUPTION|"
    r"SERVERBUG|CLIENTBUG|CANNOT|LIMIT|OVERQUOTA|NONEXISTENT|UNAVAILABLE)\]"
)
"""The words of RFC 5530 by which a mailbox says why it refuses."""
TELLING = re.compile(r"[A-Z][A-Z0-9_]{2,60}")


class OurWords(Exception):
    """A fault whose sentence we wrote ourselves, with nothing in it that a person or another machine said."""


def told(fault: BaseException) -> str:
    """One line for an operator: kind, code and place of a fault, then the same of what caused it."""
    return ", caused by ".join(f"{said(each)}{_place(each)}" for each in causes(fault))


def said(fault: BaseException) -> str:
    """The kind of a fault, and what its codes say: the database's, the constraint's name, the mail server's."""
    kind = type(fault)
    module = "" if kind.__module__.startswith(("builtins", "accord.")) else f"{kind.__module__}."
    return ": ".join(filter(None, (f"{module}{kind.__qualname__}", _codes(fault))))


def causes(fault: BaseException | None) -> Iterator[BaseException]:
    """A fault and what led to it, as a traceback would name them."""
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)


def _place(fault: BaseException) -> str:
    """The last place in our own code that the fault came through; our own sentence needs none."""
    if isinstance(fault, OurWords):
        return ""
    ours = [frame for frame in traceback.extract_tb(fault.__traceback__) if Path(frame.filename).is_relative_to(HOUSE)]
    if not ours:
        return ""
    return f" in {Path(ours[-1].filename).relative_to(HOUSE.parent)}:{ours[-1].lineno} ({ours[-1].name})"


def _codes(fault: BaseException) -> str:
    if isinstance(fault, OurWords) or type(fault).__name__ == "ImproperlyConfigured":
        return str(fault)
    if isinstance(fault, DomainError):
        return fault.code
    for told_of in (_by_postgresql, _by_sqlite, _by_mail_server, _by_system):
        if code := told_of(fault):
            return code
    return ""


def _by_postgresql(fault: BaseException) -> str:
    """The code of PostgreSQL and the names of what it is about; for a line that failed, what the driver says of it."""
    if not type(fault).__module__.startswith("psycopg"):
        return ""
    about = getattr(fault, "diag", None)
    names = [getattr(about, f"{kind}_name", None) for kind in ("table", "column", "constraint")]
    told_by_server = [part for part in (getattr(fault, "sqlstate", None), *names) if part]
    if not told_by_server and type(fault).__name__ == "OperationalError":
        return " ".join(str(fault).split())[:200]
    return " ".join(told_by_server)


def _by_sqlite(fault: BaseException) -> str:
    code = getattr(fault, "sqlite_errorname", "")
    found = OF_COLUMNS.fullmatch(str(fault)) or OF_TABLES.fullmatch(str(fault)) if code else None
    return " ".join(filter(None, (code, found and found[found.re.groups])))


def _by_mail_server(fault: BaseException) -> str:
    module = type(fault).__module__
    if module == "smtplib" and isinstance(refused := getattr(fault, "recipients", None), dict):
        return "; ".join(dict.fromkeys(discreet_answer(code, words) for code, words in refused.values()))
    if module == "smtplib" and (code := getattr(fault, "smtp_code", None)):
        return discreet_answer(code, getattr(fault, "smtp_error", ""))
    found = OF_MAILBOXES.search(str(fault)) if module == "imaplib" else None
    return found[1] if found else ""


def _by_system(fault: BaseException) -> str:
    if isinstance(fault, OSError) and fault.errno is not None:
        reason = str(getattr(fault, "reason", None) or "")
        return reason if TELLING.fullmatch(reason) else errno.errorcode.get(fault.errno, str(fault.errno))
    if isinstance(fault, ImportError | NameError | AttributeError) and fault.name:
        return fault.name
    return ""
