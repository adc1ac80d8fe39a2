"""`accord web`: the pages, served by granian."""

import argparse
import multiprocessing

from accord.web.commands import serve


def declare(parser: argparse.ArgumentParser) -> None:
    """The same options as `accord serve`."""
    serve.declare(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    return serve_pages(options.host, options.port, options.web_workers)


def serve_pages(host: str, port: int, web_workers: int) -> int:
    """Serve until told to stop. Where a process can be made of a running one, the product is loaded once for all."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from accord.web.multiplying import can_multiply

    if can_multiply():
        from accord.web import wsgi  # noqa: F401

        multiprocessing.set_start_method("fork", force=True)
    Granian(
        "accord.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=web_workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
        log_access=False,
        respawn_failed_workers=True,
    ).serve()
    return 0
