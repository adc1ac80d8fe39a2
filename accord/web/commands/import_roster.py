"""`accord import-roster`: check a bundle, and with --apply take it over."""

import argparse


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the bundle and the school."""
    parser.add_argument("path", help="a OneRoster folder or zip, or a CSV file")
    parser.add_argument("--school", required=True, help="the school's short address, such as riverbank")
    parser.add_argument("--apply", action="store_true", help="take the changes over; without it nothing changes")
    parser.add_argument("--without-bad-lines", action="store_true", help="apply although some lines could not be read")
    parser.add_argument("--though-many-leave", action="store_true", help="apply although a great part would leave")
    parser.add_argument("--org", default="", help="the school's identifier in a bundle of several schools")


def run(options: argparse.Namespace) -> int:
    """Hand over to the roster room."""
    import django

    django.setup()
    from accord.people.roster import command

    return command.run(options)
