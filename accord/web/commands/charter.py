"""`accord charter check FILE`: every mistake of a charter file, with its line; `accord charter schema`: its schema."""

import argparse
import json
import sys
from pathlib import Path


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what can be done with a charter file."""
    verbs = parser.add_subparsers(dest="verb", metavar="check | schema", required=True)
    check = verbs.add_parser("check", help="name every mistake in a charter file, with its line and the remedy")
    check.add_argument("file", type=Path, help="a charter as YAML")
    verbs.add_parser("schema", help="print the JSON Schema of charter files, for editors")


def run(options: argparse.Namespace) -> int:
    """0: the file is a charter; 1: it has mistakes; 2: it cannot be opened."""
    import django

    django.setup()
    from accord.charters.charter_file import charter_schema, check_charter_file

    if options.verb == "schema":
        print(json.dumps(charter_schema(), indent=2, ensure_ascii=False))
        return 0
    try:
        data = options.file.read_bytes()
    except OSError as error:
        print(f"{options.file}: {error.strerror}", file=sys.stderr)
        return 2
    checked = check_charter_file(data)
    for mistake in checked.mistakes:
        print(f"{options.file}:{mistake}")
    for remark in checked.remarks:
        print(f"{options.file}:{remark}")
    print(checked.summary)
    return 1 if checked.mistakes else 0
