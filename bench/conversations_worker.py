"""Accord's worker with its mail alone, for `conversations.py`: it says when it begins, and goes on until told to stop.

What other rows left waiting is laid aside first. The timed duties are left out: at the first start they would look
after thousands of late promises of the written data, which is work that no answer causes.
"""

import os
import signal

import django


def main() -> None:
    """Send the mail of the answers that come from now on."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.web.settings")
    django.setup()
    from accord.core.models import Job
    from accord.core.queue import Worker
    from accord.delivery.models import Delivery
    from accord.rules.delivery_status import UNSETTLED, Status

    Delivery.objects.filter(status__in=UNSETTLED).update(status=Status.CANCELLED)
    Job.objects.filter(queue="mail").delete()
    worker = Worker(queues=("mail",))
    signal.signal(signal.SIGTERM, lambda *_: worker.stopping.set())
    print("begins", flush=True)
    worker.run_forever()


if __name__ == "__main__":
    main()
