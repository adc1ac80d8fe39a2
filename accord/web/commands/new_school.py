"""`accord new-school`: the first school of an installation and the invitation of its first administrator."""

import argparse
import sys


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare what a school needs to begin with."""
    parser.add_argument("name", help="the school's full name")
    parser.add_argument("--slug", required=True, help="short name for addresses, such as riverbank")
    parser.add_argument("--country", required=True, help="country code, such as GB")
    parser.add_argument("--time-zone", required=True, help="such as Europe/London")
    parser.add_argument("--language", default="en", help="main language code, such as en")
    parser.add_argument("--administrator", required=True, help="full name of the first administrator")
    parser.add_argument("--email", required=True, help="e-mail address of the first administrator")


def run(options: argparse.Namespace) -> int:
    """Open the school, write down its administrator, and print the way in."""
    from accord.web.commands.prepare import prepare

    prepare()
    from accord.core.errors import DomainError
    from accord.web.founding import found_school

    try:
        address = found_school(
            name=options.name,
            slug=options.slug,
            country=options.country.upper(),
            time_zone=options.time_zone,
            language=options.language,
            administrator=options.administrator,
            email=options.email,
        )
    except DomainError as refusal:
        print(f"{refusal.message} {refusal.remedy} {' '.join(refusal.fields.values())}".strip(), file=sys.stderr)
        return 2
    print(f"The school stands. Its administrator signs in here, once: {address}")
    return 0
