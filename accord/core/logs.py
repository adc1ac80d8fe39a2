"""What goes into the log: which place in the program failed, never what a person wrote."""

import logging
import re
import sys
import threading
import traceback
from types import TracebackType

from accord.core.faults import causes, said, told

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

WORDS_FOLLOW = ("_granian", "asyncio")
"""Libraries that write the words of a fault, or what a function was given, below the first line of what they say."""
PLACE = re.compile(r' *File ".*", line \d+, in \S+')


class DiscreetFormatter(logging.Formatter):
    """Lines with the kind of a fault, its codes and the places it came through, without its words.

    The words of a fault often repeat data ("Key (email)=(…) already exists"). Addresses are written as their
    pattern, because a path may hold the code of an invitation.
    """

    def format(self, record: logging.LogRecord) -> str:
        kept = record.msg, record.args, record.exc_text
        record.msg, record.args, record.exc_text = discreet_message(record), None, None
        try:
            return super().format(record)
        finally:
            record.msg, record.args, record.exc_text = kept

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802
        lines: list[str] = []
        for fault in causes(ei[1]):
            lines += ["caused by", said(fault)] if lines else [said(fault)]
            places = traceback.extract_tb(fault.__traceback__)
            lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in places]
        return "\n".join(lines)


def keep_words_off_the_terminal() -> None:
    """Let faults that nobody catches, and what is logged before the settings are read, be told without their words."""
    if logging.lastResort:
        logging.lastResort.setFormatter(DiscreetFormatter())
    threading.excepthook = _thread_ended
    sys.unraisablehook = _fault_while_clearing_up


def _thread_ended(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value is not None and not isinstance(ended.exc_value, SystemExit):
        name = ended.thread.name if ended.thread else "unknown"
        sys.stderr.write(f"The thread {name} ended by a fault: {told(ended.exc_value)}\n")


def _fault_while_clearing_up(met: "sys.UnraisableHookArgs") -> None:
    if met.exc_value is not None:
        sys.stderr.write(f"A fault while clearing up: {told(met.exc_value)}\n")


def discreet_message(record: logging.LogRecord) -> str:
    """What a record says, without the words of the fault that it is about, and without the address of a page."""
    given = record.args
    if isinstance(given, tuple):
        given = tuple(_discreet(part, record) for part in given)
    message = str(record.msg) if not isinstance(record.msg, BaseException) else told(record.msg)
    try:
        message = message % given if given else message
    except (TypeError, ValueError, KeyError):
        message = f"{message} (said with other values than it has places for)"
    if record.name in WORDS_FOLLOW:
        first, *rest = message.splitlines() or [""]
        message = "\n".join([first, *(line for line in rest if PLACE.fullmatch(line))])
    for fault in causes(record.exc_info[1] if isinstance(record.exc_info, tuple) else None):
        for words in (str(fault), _as_django_writes(str(fault))):
            if len(words) > 2 or (words and words == message):
                message = message.replace(words, said(fault))
    return message


def _discreet(part: object, record: logging.LogRecord) -> object:
    """One value of a message as it may be told."""
    if isinstance(part, BaseException):
        return told(part)
    request = getattr(record, "request", None)
    if request is not None and hasattr(request, "path") and part in (request.path, _as_django_writes(request.path)):
        match = getattr(request, "resolver_match", None)
        return f"/{match.route}" if match else "(an address that does not exist)"
    if record.name == "django.security.csrf" and isinstance(part, str):
        return part.partition(" - ")[0]  # after it stands the page that somebody came from
    return part


def _as_django_writes(words: str) -> str:
    return words.encode("unicode_escape").decode("ascii")
