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

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    stamp = settings.ACCORD_HOME / "static-stamp"
    state = _state(sorted(settings.ROOT.glob("*/static/**/*")))
    if not stamp.exists() or stamp.read_text() != state or not settings.STATIC_ROOT.exists():
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(state)


def _state(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        if file.is_file():
            status = file.stat()
            digest.update(f"{file.name}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
