"""Making processes of a running one, so that all of them share the memory of what it has loaded."""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing.process import BaseProcess

from accord.web.commands import main

ON_DEATH_OF_THE_PARENT = 1
"""`PR_SET_PDEATHSIG` of Linux: which signal a process gets when the one that started it is gone."""


def can_multiply() -> bool:
    """Whether a process can be made of a running one here, with all that it has loaded."""
    return sys.platform == "linux"


def prepare_to_multiply() -> None:
    """Load the product once for all processes made of this one, and let each of them end when this one is gone."""
    if not can_multiply():
        return
    from accord.web.loading import load_what_is_in_use, settle
    from accord.web.rehearsing import rehearse
    from accord.web.wsgi import application

    load_what_is_in_use()
    rehearse(application)
    settle()
    multiprocessing.set_start_method("fork", force=True)
    os.register_at_fork(before=_note_parent, after_in_child=_end_with_parent)


def multiplied(*arguments: str) -> BaseProcess:
    """Start a command of the product in a process of its own, made of this one where that can be."""
    kind = "fork" if can_multiply() else "spawn"
    process: BaseProcess = multiprocessing.get_context(kind).Process(  # type: ignore[attr-defined]
        target=_obey, args=(arguments,)
    )
    process.start()
    return process


_parents: list[int] = []


def _note_parent() -> None:
    _parents[:] = [os.getpid()]


def _end_with_parent() -> None:
    """End at once when the parent is gone, and not listen as the parent does, which would only note the word to end.

    Nobody would be left to see to a process that takes its time over ending, or never gets there.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(ON_DEATH_OF_THE_PARENT, signal.SIGKILL)
    if [os.getppid()] != _parents:
        os._exit(1)


def _obey(arguments: Sequence[str]) -> None:
    sys.exit(main(list(arguments)))
