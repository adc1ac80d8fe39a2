"""A roster of 200,000 people: time and memory of the dry run, the taking-over, and the same roster again.

    python bench/roster.py [PEOPLE]

Each step runs in a process of its own with a database of its own in a temporary folder; memory is the
process's largest resident set, from getrusage. The line to hold is 512 MB (requirement A4).
"""

import argparse
import csv
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT_MB = 512
CHILDREN_PER_CLASS = 25


def write_bundle(path: Path, people: int) -> None:
    """A zip of OneRoster 1.1: of ten people four are children, five guardians, one a teacher."""
    children, guardians, teachers = people * 4 // 10, people * 5 // 10, people // 10
    classes = children // CHILDREN_PER_CLASS
    manifest = ["propertyName,value", "manifest.version,1.0", "oneroster.version,1.1"]
    manifest += [
        f"file.{name},bulk" for name in ("orgs", "academicSessions", "classes", "users", "enrollments", "demographics")
    ]

    def users() -> Iterator[list[object]]:
        yield [
            "sourcedId",
            "status",
            "dateLastModified",
            "enabledUser",
            "orgSourcedIds",
            "role",
            "username",
            "userIds",
            "givenName",
            "familyName",
            "middleName",
            "identifier",
            "email",
            "sms",
            "phone",
            "agentSourcedIds",
            "grades",
            "password",
        ]
        for number in range(children):
            one, two = number % guardians, (number * 7 + 1) % guardians
            yield [
                f"s{number:07}", "", "", "true", "org1", "student", f"s{number}", "", f"Given{number % 977}",
                f"Family{number % 3571}", "", f"N{number}", "", "", "", f"g{one:07},g{two:07}", f"{number % 13:02}", "",
            ]  # fmt: skip
        for number in range(guardians):
            yield [
                f"g{number:07}", "", "", "true", "org1", "parent", f"g{number}", "", f"Zoë{number % 733}",
                f"Núñez{number % 3571}", "", "", f"guardian{number}@home.example", f"+4420{number:08}", "", "", "", "",
            ]  # fmt: skip
        for number in range(teachers):
            yield [
                f"t{number:07}", "", "", "true", "org1", "teacher", f"t{number}", "", f"Given{number % 977}",
                f"Teacher{number % 971}", "", "", f"teacher{number}@school.example", "", "", "", "", "",
            ]  # fmt: skip

    def enrolments() -> Iterator[list[object]]:
        yield [
            "sourcedId",
            "status",
            "dateLastModified",
            "classSourcedId",
            "schoolSourcedId",
            "userSourcedId",
            "role",
            "primary",
            "beginDate",
            "endDate",
        ]
        for number in range(children):
            yield [f"e{number:07}", "", "", f"c{number % classes:05}", "org1", f"s{number:07}", "student", "", "", ""]
        for number in range(teachers):
            yield [
                f"k{number:07}",
                "",
                "",
                f"c{number % classes:05}",
                "org1",
                f"t{number:07}",
                "teacher",
                "true",
                "",
                "",
            ]

    def school_classes() -> Iterator[list[object]]:
        yield [
            "sourcedId",
            "status",
            "dateLastModified",
            "title",
            "grades",
            "courseSourcedId",
            "classCode",
            "classType",
            "location",
            "schoolSourcedId",
            "termSourcedIds",
            "subjects",
        ]
        for number in range(classes):
            yield [f"c{number:05}", "", "", f"Class {number}", "", "", "", "homeroom", "", "org1", "y1", ""]

    def birthdays() -> Iterator[list[object]]:
        yield ["sourcedId", "status", "dateLastModified", "birthDate", "sex"]
        for number in range(children):
            yield [f"s{number:07}", "", "", f"{2009 + number % 12}-{number % 12 + 1:02}-{number % 28 + 1:02}", "female"]

    files: dict[str, Iterator[list[object]]] = {
        "manifest.csv": iter([list[object](line.split(",")) for line in manifest]),
        "orgs.csv": iter([
            ["sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parentSourcedId"],
            ["org1", "", "", "Bench School", "school", "bench", ""],
        ]),
        "academicSessions.csv": iter([
            ["sourcedId", "status", "dateLastModified", "title", "type", "startDate", "endDate", "parentSourcedId"],
            ["y1", "", "", "2026/27", "schoolYear", "2026-09-01", "2027-07-20", ""],
        ]),
        "classes.csv": school_classes(),
        "users.csv": users(),
        "enrollments.csv": enrolments(),
        "demographics.csv": birthdays(),
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, rows in files.items():
            with archive.open(name, "w") as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="") as text:
                csv.writer(text, lineterminator="\r\n").writerows(rows)


def step(name: str, bundle: Path, scratch: Path) -> None:
    """One step, in this process; prints its figures as JSON."""
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "accord.web.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from accord.core import clock
    from accord.people.models import RosterLink
    from accord.people.roster.applying.apply import take_over
    from accord.people.roster.dry_run import Asked, run_dry
    from accord.people.roster.scratch import Scratch
    from accord.schools.models import School

    if name == "prepare":
        call_command("migrate", verbosity=0)
        School.objects.create(name="Bench School", slug="bench", time_zone="Europe/London")
    school = School.objects.get(slug="bench")
    on = clock.today("Europe/London")
    said: object = ""
    before = time.perf_counter()
    if name in ("dry run", "again"):
        asked = Asked(bundle, "oneroster", school.pk, school.name, school.slug, on.isoformat(), {})
        outcome = run_dry(asked, scratch)
        said = outcome.counts["verbs"]
        assert outcome.readable
        assert name == "dry run" or said == {}, said
    if name == "take over":
        with transaction.atomic(), Scratch(scratch) as opened:
            take_over(opened, school_id=school.pk, on=on)
        said = {"links": RosterLink.objects.count()}
    seconds = time.perf_counter() - before
    used = resource.getrusage(resource.RUSAGE_SELF)
    figures = {"seconds": seconds, "cpu": used.ru_utime + used.ru_stime, "mb": used.ru_maxrss / 1024}
    print(json.dumps({name: round(value, 1) for name, value in figures.items()} | {"said": said}))


def main() -> int:
    """Run the steps one after the other and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", nargs="?", type=int, default=200_000)
    parser.add_argument("--step")
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--scratch", type=Path)
    given = parser.parse_args()
    if given.step:
        step(given.step, given.bundle, given.scratch)
        return 0
    with tempfile.TemporaryDirectory(prefix="accord-bench-") as folder:
        home = Path(folder)
        bundle = home / "bundle.zip"
        write_bundle(bundle, given.people)
        size = bundle.stat().st_size / 1024 / 1024
        print(f"{given.people:,} people, {size:.0f} MB packed")
        worst = 0.0
        for name in ("prepare", "dry run", "take over", "again"):
            done = subprocess.run(
                [sys.executable, __file__, "--step", name, "--bundle", bundle, "--scratch", home / "scratch.sqlite3"],
                env={**os.environ, "ACCORD_HOME": str(home / "home"), "DATABASE_URL": ""},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                print(done.stdout, done.stderr, file=sys.stderr)
                return 1
            figures = json.loads(done.stdout.splitlines()[-1])
            worst = max(worst, figures["mb"])
            times = f"{figures['seconds']:8.1f} s ({figures['cpu']:6.1f} s of processor)"
            print(f"{name:10} {times} {figures['mb']:6.0f} MB   {figures['said']}", flush=True)
        print(f"Largest: {worst:.0f} MB of {LIMIT_MB} MB")
        return 0 if worst <= LIMIT_MB else 1


if __name__ == "__main__":
    sys.exit(main())
