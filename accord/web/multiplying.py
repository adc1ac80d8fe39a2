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


def multiplied(*arguments: str) -> BaseProcess:
    """Start a command of the product in a process of its own, made of this one where that can be.

    It is told to end when this one is gone.
    """
    given = (os.getpid(), arguments)
    process: BaseProcess
    if can_multiply():
        process = multiprocessing.get_context("fork").Process(target=_obey, args=given)
    else:
        process = multiprocessing.get_context("spawn").Process(target=_obey, args=given)
    process.start()
    return process


def _obey(parent: int, arguments: Sequence[str]) -> None:
    if can_multiply():
        ctypes.CDLL(None).prctl(ON_DEATH_OF_THE_PARENT, signal.SIGTERM)
        if os.getppid() != parent:
            return
    sys.exit(main(list(arguments)))
