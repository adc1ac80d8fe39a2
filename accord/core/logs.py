"""What goes into the log: which place in the program failed, never what a person wrote."""

import logging
import traceback
from types import TracebackType

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Lines with the kind of a fault and the places it came through, without its words.

    The words of a fault often repeat data ("Key (email)=(…) already exists"). Addresses are written as their
    pattern, because a path may hold the code of an invitation.
    """

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        if request is not None and hasattr(request, "path") and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            shown = f"/{match.route}" if match else "(an address that does not exist)"
            said = {request.path, request.path.encode("unicode_escape").decode("ascii")}
            record.args = tuple(shown if part in said else part for part in record.args)
        return super().format(record)

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802
        kind, error, trace = ei
        lines: list[str] = []
        while kind is not None and error is not None:
            lines.append(f"{kind.__module__}.{kind.__qualname__}")
            lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)]
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
            kind, trace = (type(error), error.__traceback__) if error else (None, None)
            if error:
                lines.append("caused by")
        return "\n".join(lines)
