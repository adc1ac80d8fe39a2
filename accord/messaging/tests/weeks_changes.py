"""What changes at a school over weeks: who is there, who may do what, what is promised, and who is family of whom."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from accord.charters.actions.publish_edition import publish_edition
from accord.charters.content import CharterContent
from accord.charters.tests.making import approve, draft, ready_charter, with_clause
from accord.conduct.models import Restriction
from accord.delivery.actions.set_wishes import set_wishes
from accord.messaging.limit_follower import follow_restriction
from accord.people.actions.end_employment import end_employment
from accord.people.actions.tie_guardian import tie_guardian
from accord.people.models import Absence, Cover, Duty, PatternInterval, StudentContact, WorkPattern
from accord.people.tests.joining.twins import post_of
from accord.rules.channels import QuietSpan
from accord.schools.models import Closure
from tests.cast import Cast

LONDON = ZoneInfo("Europe/London")
FAMILIES = (("amina", "idris"), ("amina", "sara"), ("siti", "adam"), ("grace", "tom"), ("mei", "bao"), ("ewa", "lena"))
TEACHERS = ("tan", "lim", "nair", "ode", "year_head", "deputy")
One = TypeVar("One")


class Changes:
    """A school at a moment, and what may change at it. Each change says in a few words what it was."""

    def __init__(self, cast: Cast, seed: int, at: datetime) -> None:
        self.cast, self.chance, self.at = cast, random.Random(seed), at
        self.left: set[str] = set()

    def some(self, rows: Sequence[One]) -> One | None:
        """One of them, or None where there is none."""
        return self.chance.choice(rows) if rows else None

    def somebody_is_away(self) -> str | None:
        who = self.chance.choice([*TEACHERS, "office", "needs"])
        begins = self.at + timedelta(hours=self.chance.choice([0, 0, 5, 20]))
        ends = begins + timedelta(hours=self.chance.choice([3, 24, 72, 240]))
        staff = self.cast.staff[who]
        if Absence.objects.filter(staff=staff, cancelled_at=None, starts_at__lt=ends, ends_at__gt=begins).exists():
            return None
        absence = Absence.objects.create(staff=staff, kind="illness", starts_at=begins, ends_at=ends)
        covers = self.chance.choice(["", *TEACHERS])
        if covers not in ("", who):
            Cover.objects.create(absence=absence, staff=self.cast.staff[covers], starts_at=begins, ends_at=ends)
        return f"{who} from {begins} until {ends}, covered by {covers or 'nobody'}"

    def absence_is_called_off(self) -> str | None:
        absence = self.some(list(Absence.objects.filter(cancelled_at=None, ends_at__gt=self.at).order_by("pk")))
        if absence:
            Absence.objects.filter(pk=absence.pk).update(cancelled_at=self.at)
        return f"{absence.staff}" if absence else None

    def works_part_time(self) -> str:
        who = self.chance.choice(TEACHERS)
        on = self.at.date() + timedelta(days=self.chance.choice([0, 1, 4]))
        pattern, _made = WorkPattern.objects.get_or_create(staff=self.cast.staff[who], starts_on=on)
        days = self.chance.sample(range(1, 6), self.chance.choice([1, 2, 3]))
        PatternInterval.objects.filter(pattern=pattern).delete()
        PatternInterval.objects.bulk_create(
            PatternInterval(pattern=pattern, weekday=day, opens_minute=9 * 60, closes_minute=13 * 60) for day in days
        )
        return f"{who} from {on} on {sorted(days)}"

    def school_closes(self) -> str:
        on = self.at.astimezone(LONDON).date() + timedelta(days=self.chance.choice([0, 0, 1, 3]))
        Closure.objects.create(school=self.cast.riverbank, kind="emergency", name="Snow", starts_on=on, ends_on=on)
        self.cast.riverbank.version += 1
        self.cast.riverbank.save()
        return f"{on}"

    def duty(self) -> str:
        who = self.chance.choice(["head", "deputy", "tan"])
        Duty.objects.create(
            school=self.cast.riverbank, staff=self.cast.staff[who], kind="duty_person", starts_at=self.at,
            ends_at=self.at + timedelta(hours=self.chance.choice([12, 70])),
        )  # fmt: skip
        return who

    def night_worker(self) -> str:
        who, _child = self.chance.choice(FAMILIES)
        sleeps = QuietSpan(frozenset(range(1, 8)), 8 * 60, 15 * 60)
        set_wishes(
            people=[self.cast.guardians[who]], wishes={"email": "routine"}, quiet=[sleeps], by="login:x", at=self.at
        )
        return who

    def limit(self) -> str:
        who, _child = self.chance.choice(FAMILIES)
        kind = self.chance.choice(["single_contact", "contact_limit"])
        given: dict[str, Any] = {"most": 1, "per_days": 7}
        if kind == "single_contact":
            given = {"contact": self.cast.staff["deputy"]}
        made = Restriction.objects.create(
            school=self.cast.riverbank, guardian=self.cast.guardians[who], kind=kind, starts_at=self.at,
            ends_at=self.at + timedelta(days=self.chance.choice([3, 12])), decided_by=self.cast.staff["head"], **given,
        )  # fmt: skip
        follow_restriction(made, self.at)
        return f"{kind} of {who} until {made.ends_at}"

    def limit_ends(self) -> str | None:
        found = self.some(list(Restriction.objects.filter(ends_at__gt=self.at).order_by("pk")))
        if found:
            Restriction.objects.filter(pk=found.pk).update(ends_at=self.at)
        return f"{found.guardian}" if found else None

    def charter_changes(self) -> str:
        answer = self.chance.choice(["2 working_days", "8 working_days"])
        on = self.at.astimezone(LONDON).date() + timedelta(days=1)
        edition = draft(self.cast, with_answer(answer))
        approve(self.cast, edition)
        publish_edition(edition=edition, by=post_of(self.cast, "head"), at=self.at, starts_on=on, material=False)
        return f"{answer} from {on}"

    def becomes_family(self) -> str | None:
        _who, child = self.chance.choice(FAMILIES)
        student, priya = self.cast.students[child], self.cast.guardians["priya"]
        if StudentContact.objects.filter(student=student, guardian=priya).exists():
            return None
        tie_guardian(student=student, guardian=priya, by=post_of(self.cast, "office"), relationship="step_parent")
        return f"nair of {child}"

    def somebody_leaves(self) -> str | None:
        who = self.chance.choice(["lim", "ode"])
        if self.left:
            return None
        self.left.add(who)
        last = self.at.astimezone(LONDON).date() + timedelta(days=self.chance.choice([0, 2]))
        end_employment(staff=self.cast.staff[who], by=post_of(self.cast, "office"), last_day=last)
        return f"{who} after {last}"


def with_answer(within: str) -> CharterContent:
    """The trust's code with another time for answers to whatever has none of its own."""
    content = ready_charter()
    for clause in (clause for section in content.sections for clause in section.clauses):
        for rule in clause.rules:
            if rule.kind == "response_target" and not rule.values.get("topic"):
                values = {**rule.values, "answer": within}
                changed = tuple(replace(one, values=values) if one is rule else one for one in clause.rules)
                return with_clause(content, clause.key, rules=changed)
    raise AssertionError("The code promises no answer.")
