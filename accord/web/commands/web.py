"""`accord web`: the pages, served by granian."""

import argparse
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from accord.web.beside import Beside
from accord.web.commands import serve
from accord.web.multiplying import prepare_to_multiply

THREADS_OF_ALL, THREADS_OF_ONE = 4, 2
"""Pages that are answered at the same time by all processes and at least by each; each thread holds 3 to 4 MB."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The same options as `accord serve`."""
    serve.declare(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop. Where a process can be made of a running one, the product is loaded once for all."""
    prepare_to_multiply()
    PageServer(options.host, options.port, options.web_workers).serve()
    return 0


DISCREET = "accord.core.logs.DiscreetFormatter"


class PageServer(MPServer):
    """Starts the processes that serve pages, and replaces each that is lost; something else may run beside it.

    A process made of one with threads may inherit a lock that nobody opens again. So what runs beside pauses while one
    is replaced; when its work in hand takes too long for that, all ends, to begin anew.
    """

    def __init__(self, host: str, port: int, web_workers: int, beside: Beside | None = None) -> None:
        super().__init__(
            "accord.web.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=web_workers,
            blocking_threads=max(THREADS_OF_ONE, THREADS_OF_ALL // web_workers),
            log_level=LogLevels.warning,
            log_access=False,
            log_dictconfig={"formatters": {kind: {"()": DISCREET} for kind in ("generic", "access")}},
            respawn_failed_workers=True,
            workers_kill_timeout=serve.TO_FINISH,
        )
        self._beside = beside

    def serve_until_one_ends(self) -> bool:
        """Return whether it was told to end; otherwise one of its processes was lost."""
        try:
            self.serve()
        except SystemExit:
            return bool(self.interrupt_signal)
        return True

    def startup(self, spawn_target: Any, target_loader: Any) -> None:
        """Start the processes, and only then the threads beside them."""
        super().startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]
        if self._beside:
            self._beside.begin(self.signal_handler_interrupt)

    def _respawn_workers(self, workers: list[int], *arguments: Any, **options: Any) -> None:
        """Replace processes; what runs beside has less time for its work in hand when nobody serves meanwhile."""
        served = any(each.inner.is_alive() for place, each in enumerate(self.wrks) if place not in workers)
        if self._beside and not self._beside.pause(within=serve.TO_FINISH if served else serve.TO_FINISH_IN_HASTE):
            self.respawn_failed_workers = False
            self.interrupt_children.extend(workers)
            self.main_loop_interrupt.set()
            return
        super()._respawn_workers(workers, *arguments, **options)
        if self._beside:
            self._beside.begin(self.signal_handler_interrupt)

    def shutdown(self, exit_code: int = 0) -> None:
        """Let everything end at the same time."""
        if self._beside:
            self._beside.stop()
        super().shutdown(exit_code)  # type: ignore[no-untyped-call]
