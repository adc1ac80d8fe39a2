"""`accord prepare`: database, texts and static files up to date; quick when nothing has changed."""

import argparse
import hashlib
from collections.abc import Iterable
from pathlib import Path


def declare(parser: argparse.ArgumentParser) -> None:
    """Nothing to declare."""


def run(options: argparse.Namespace) -> int:
    """Bring everything up to date."""
    prepare()
    return 0


def prepare() -> None:
    """Compile the texts, migrate the database and collect the static files, each only when it changed."""
    from accord.web.commands.texts import compile_texts

    compile_texts()
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    _migrate()
    call_command("createcachetable", verbosity=0)
    stamp = settings.ACCORD_HOME / "static-stamp"
    state = _state(sorted(settings.ROOT.glob("*/static/**/*")))
    if not stamp.exists() or stamp.read_text() != state or not settings.STATIC_ROOT.exists():
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(state)


def _migrate() -> None:
    from django.core.management import call_command

    if _is_from_before_the_first_release():
        raise SystemExit(
            "This database was made by a version of Accord that was never released and cannot be brought up to date.\n"
            "Begin with a new one; for the demo: python3 run.py demo --fresh"
        )
    call_command("migrate", interactive=False, verbosity=0)


def _is_from_before_the_first_release() -> bool:
    """Whether some, but not all, of the steps that a room's first migration replaces were taken."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    taken = set(MigrationRecorder(connection).applied_migrations())
    for first, migration in MigrationLoader(None).replacements.items():
        steps = set(migration.replaces)
        if first not in taken and taken & steps and not steps <= taken:
            return True
    return False


def _state(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        if file.is_file():
            status = file.stat()
            digest.update(f"{file.name}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
