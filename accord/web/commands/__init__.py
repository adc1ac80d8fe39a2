"""The one command: `accord demo | serve | web | worker | prepare | import-roster | check | …`."""

import argparse
import os
import sys
from collections.abc import Callable
from importlib import import_module

from accord.core.faults import told
from accord.core.logs import keep_words_off_the_terminal

COMMANDS = {
    "demo": "Load the demo and serve it on this machine.",
    "serve": "Prepare the database and serve the product: web and worker in one process group.",
    "web": "Serve the pages only.",
    "worker": "Do the queued work and the timed duties only.",
    "mail-in": "Take in mail: by LMTP, by SMTP, or from a mailbox by IMAP.",
    "language": "Run the language process only: wording, topics, languages; it keeps no text.",
    "train-tone": "Make the weights of the language process anew from the sentence banks.",
    "prepare": "Bring the database, the texts and the static files up to date.",
    "check": "Check the settings, the audit log and the queue; for production add --deploy.",
    "new-school": "Set up the first school and invite its first administrator.",
    "import-roster": "Check a roster bundle, and with --apply take it over.",
    "charter": "Check a charter file, or print the schema of charter files.",
    "texts": "Collect and compile the interface texts.",
}


def main(arguments: list[str] | None = None) -> int:
    """Run the named command; without a name, say which there are."""
    keep_words_off_the_terminal()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.web.settings")
    parser = argparse.ArgumentParser(prog="accord", description=__doc__)
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    given = sys.argv[1:] if arguments is None else arguments
    for name, words in COMMANDS.items():
        command = commands.add_parser(name, help=words, description=words)
        if given[:1] == [name]:
            module = import_module(f"accord.web.commands.{name.replace('-', '_')}")
            module.declare(command)
            command.set_defaults(run=module.run)
    parsed = parser.parse_args(given)
    run: Callable[[argparse.Namespace], int] = parsed.run
    try:
        return run(parsed)
    except Exception as fault:
        return _ended_by(fault, parsed.command)


def _ended_by(fault: Exception, command: str) -> int:
    """Say where a command failed, and nothing of the data that the words of a fault may repeat."""
    print(f"accord {command} ended by a fault: {told(fault)}", file=sys.stderr)
    return 1
