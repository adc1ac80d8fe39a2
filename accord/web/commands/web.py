"""`accord web`: the pages, served by granian."""

import argparse

from accord.web.commands import serve


def declare(parser: argparse.ArgumentParser) -> None:
    """The same options as `accord serve`."""
    serve.declare(parser)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "accord.web.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.web_workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
        log_access=False,
        respawn_failed_workers=True,
    ).serve()
    return 0
