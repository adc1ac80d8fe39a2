"""`accord check`: settings, audit log and queue; exit code 1 when something needs a person."""

import argparse
import sys


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the strict form."""
    parser.add_argument("--deploy", action="store_true", help="check the settings as for an open network")


def run(options: argparse.Namespace) -> int:
    """Print what is wrong; nothing means well."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    from accord.core import audit
    from accord.core.models import Job

    wrong = 0
    try:
        call_command("check", deploy=options.deploy, databases=["default"], fail_level="WARNING")
    except SystemCheckError as failure:
        print(failure, file=sys.stderr)
        wrong += 1
    for flaw in audit.verify():
        print(f"Audit log {flaw.chain}, entry {flaw.position}: {flaw.reason}", file=sys.stderr)
        wrong += 1
    dead = Job.objects.filter(state=Job.State.DEAD).count()
    if dead:
        print(f"{dead} jobs were laid aside after too many failures.", file=sys.stderr)
        wrong += 1
    return 1 if wrong else 0
