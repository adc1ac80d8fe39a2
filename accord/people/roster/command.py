"""`accord import-roster PATH --school SLUG [--apply]`: the dry run on the terminal, and the taking-over."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any, TextIO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.core import audit, clock
from accord.people.actions.agree_to_roster import latest_applied
from accord.people.models import RosterImport
from accord.people.roster.applying.apply import JoinedMeanwhile, take_over
from accord.people.roster.bundle import open_bundle
from accord.people.roster.dry_run import Asked, run_dry
from accord.people.roster.matching.propose import propose
from accord.people.roster.plain_table import look_at_table
from accord.people.roster.problem import RosterUnreadableError, Severity
from accord.people.roster.reading import is_oneroster
from accord.people.roster.scratch import Scratch
from accord.people.roster.wording import explain
from accord.people.roster.words import VERBS, counted
from accord.schools.facts import settings_of
from accord.schools.models import School

ACTOR = "house:command"
SHOWN = 50


def run(args: argparse.Namespace, *, out: TextIO | None = None) -> int:
    """Say what a roster would change; with --apply take it over. 0 is well, 1 refused, 2 wrongly called."""
    to = out or sys.stdout
    school = School.objects.filter(slug=args.school).first()
    if school is None:
        print(_("There is no school “%(slug)s” here.") % {"slug": args.school}, file=to)
        return 2
    path = Path(args.path)
    try:
        table, options = _how_to_read(path, args)
    except RosterUnreadableError as refusal:
        words = explain(refusal.problem)
        print(f"{words.place}: {words.reason} {words.remedy}", file=to)
        return 1
    on = clock.today(settings_of(school).time_zone.value)
    asked = Asked(path, table, school.pk, school.name, school.slug, on.isoformat(), options)
    with tempfile.TemporaryDirectory(prefix="accord-roster-") as folder:
        scratch_path = Path(folder) / "scratch.sqlite3"
        outcome = run_dry(asked, scratch_path)
        with Scratch(scratch_path) as scratch:
            _say(scratch, outcome.counts, to)
            if not outcome.readable:
                return 1
            if not any(verb in outcome.counts["verbs"] for verb in VERBS):
                return 0
            if not args.apply:
                print(_("Nothing was changed. Add --apply to take this over."), file=to)
                return 0
            if outcome.counts["left_out"] and not args.without_bad_lines:
                print(_("Nothing was changed: mend the lines above, or add --without-bad-lines."), file=to)
                return 1
            if outcome.counts["many_leave"] and not getattr(args, "though_many_leave", False):
                sentence = _(
                    "Nothing was changed: %(leave)s of %(were)s people would leave."
                    " If that is right, add --though-many-leave."
                )
                print(sentence % outcome.counts["many_leave"], file=to)
                return 1
            try:
                _apply(school, table, path, options, outcome.counts, outcome.org, scratch)
            except IntegrityError as busy:
                if "one_roster_applied" not in str(busy) and "rosterimport.school_id" not in str(busy):
                    raise
                print(_("Nothing was changed: another roster is being taken over just now. Try again later."), file=to)
                return 1
            except JoinedMeanwhile:
                print(_("Nothing was changed: two records were joined meanwhile. Run it again."), file=to)
                return 1
    print(_("Taken over."), file=to)
    return 0


def _how_to_read(path: Path, args: argparse.Namespace) -> tuple[str, dict[str, Any]]:
    """Bundles are read by the standard; the columns of a table are taken as proposed."""
    bundle = open_bundle(path)
    org = getattr(args, "org", "") or ""
    if path.is_dir() or is_oneroster(bundle) or len(bundle.members) > 1:
        return RosterImport.Table.ONEROSTER, {"org": org}
    found = look_at_table(path)
    families = propose(found.headers, found.lines)
    staff = propose(found.headers, found.lines, table="staff")
    by_staff = sum(bool(column.field) for column in staff) > sum(bool(column.field) for column in families)
    columns = {str(column.position): column.field for column in (staff if by_staff else families) if column.field}
    return (RosterImport.Table.STAFF if by_staff else RosterImport.Table.FAMILIES), {"columns": columns}


def _say(scratch: Scratch, counts: dict[str, Any], to: TextIO) -> None:
    for severity in (Severity.FATAL, Severity.ERROR, Severity.NOTE):
        for problem in scratch.problems(severity, limit=SHOWN):
            words = explain(problem)
            print(f"{words.place}: {words.reason} {words.remedy}", file=to)
        more = scratch.count_problems(severity) - SHOWN
        if more > 0:
            print(ngettext("… and one more.", "… and %(count)s more.", more) % {"count": more}, file=to)
    for verb, name in VERBS.items():
        if said := counted(counts["verbs"].get(verb, {})):
            print(f"{name}: {said}", file=to)
    if not counts["fatal"] and not any(verb in counts["verbs"] for verb in VERBS):
        print(_("The school is as the roster says. There is nothing to change."), file=to)


@transaction.atomic
def _apply(
    school: School, table: str, path: Path, options: dict[str, Any], counts: dict[str, Any], org: str, scratch: Scratch
) -> None:
    """Keep the import in the school's history and write it, all in one transaction."""
    at = clock.now()
    roster = RosterImport.objects.create(
        school=school,
        started_by=ACTOR,
        started_by_name=_("The command line"),
        table=table,
        state=RosterImport.State.APPLYING,
        file_name=path.name[:120],
        options={**options, **({"org_used": org} if org else {})},
        planned_after_id=latest_applied(school.pk),
        without_bad_lines=bool(counts["left_out"]),
        ready_at=at,
        applied_by=ACTOR,
    )
    made = take_over(scratch, school_id=school.pk, on=clock.today(settings_of(school).time_zone.value))
    roster.state, roster.applied_at, roster.counts = RosterImport.State.APPLIED, at, {**counts, "made": made}
    roster.save(update_fields=["state", "applied_at", "counts"])
    audit.record(
        by=ACTOR,
        verb="take_over_roster",
        subject=f"roster_import:{roster.ref}",
        school=school.ref,
        details={"made": made, "left_out": counts["left_out"]},
    )
