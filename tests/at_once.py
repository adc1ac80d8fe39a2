"""Several people at the same moment, each in a thread with a connection to the database of their own."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

from accord.core.errors import DomainError


def together(*deeds: Callable[[], object]) -> list[str]:
    """Run the deeds at the same moment; return the codes of the refusals."""
    gate = Barrier(len(deeds))
    refused: list[str] = []
    faults: list[Exception] = []

    def run(deed: Callable[[], object]) -> None:
        try:
            gate.wait()
            deed()
        except DomainError as refusal:
            refused.append(refusal.code)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    return refused
