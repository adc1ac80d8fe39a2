"""Bringing the cast on stage: writes the schools and the people of the script into the database."""

from datetime import date, datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accord.people.models import (
    CourtOrder,
    DistrictPost,
    Enrolment,
    Guardian,
    Login,
    RoleHolding,
    SchoolClass,
    StaffMember,
    Student,
    StudentContact,
    Teaching,
    Team,
    TeamMembership,
)
from accord.web.demo import script
from accord.web.demo.cast import Cast
from accord.web.demo.places import build_schools, build_trust


@transaction.atomic
def stage(*, at: datetime) -> Cast:
    """Write the whole cast as it stands at the moment `at`; the school year is the one around it."""
    on = at.date()
    first_year = on.year if on.month >= 8 else on.year - 1
    begun = date(first_year, 8, 30)
    trust = build_trust()
    cast = Cast(trust, schools=build_schools(trust, first_year))
    _Logins(cast).make()
    _staff(cast, begun)
    _students(cast, begun)
    _guardians(cast, begun, on)
    _ties(cast, begun, on)
    return cast


class _Logins:
    """One login for each person who has one; two people of the script may share one."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.password = _password()

    def make(self) -> None:
        """Write all logins in one go."""
        for line in script.STAFF:
            self._add(line.key, line.given, line.family, "en", line.school)
        for guardian in script.GUARDIANS:
            if guardian.login and not guardian.same_login_as:
                self._add(guardian.key, guardian.given, guardian.family, guardian.language, "home")
        for student in script.STUDENTS:
            if student.login:
                self._add(student.key, student.given, student.family, "en", "pupils")
        self._add("chief", "Edith", "Crane", "en", "harbour")
        Login.objects.bulk_create(self.cast.logins.values())
        for guardian in script.GUARDIANS:
            if guardian.same_login_as:
                self.cast.logins[guardian.key] = self.cast.logins[guardian.same_login_as]

    def _add(self, key: str, given: str, family: str, language: str, domain: str) -> None:
        short = given.split(" ")[0].lower()
        self.cast.logins[key] = Login(
            sign_in_name=_sign_in_name(given, family),
            email=f"{short}.{family.lower()}@{domain}.example",
            name=f"{given} {family}",
            language=language,
            password=self.password,
        )


def _staff(cast: Cast, begun: date) -> None:
    for line in script.STAFF:
        cast.staff[line.key] = StaffMember(
            school=cast.schools[line.school], login=cast.logins[line.key], title=line.title,
            given_name=line.given, family_name=line.family, job_title=line.job,
            email=cast.logins[line.key].email or "", starts_on=begun,
        )  # fmt: skip
    StaffMember.objects.bulk_create(cast.staff.values())
    RoleHolding.objects.bulk_create(
        RoleHolding(
            staff=cast.staff[line.key], role=role, starts_on=begun,
            scope=line.scope if role == "head_of_year" else "",
        )
        for line in script.STAFF
        for role in line.roles
    )  # fmt: skip
    DistrictPost.objects.create(
        district=cast.trust, login=cast.logins["chief"], role="chief_executive", starts_on=begun
    )
    for name, purpose, members in (
        ("Attendance", "Absence, lateness, leave", ("office",)),
        ("Well-being", "Friendships, worries, health", ("needs", "safeguarding")),
    ):
        team = cast.teams[name] = Team.objects.create(school=cast.riverbank, name=name, purpose=purpose)
        TeamMembership.objects.bulk_create(
            TeamMembership(team=team, staff=cast.staff[key], starts_on=begun) for key in members
        )


def _students(cast: Cast, begun: date) -> None:
    for name, (school, year_group, teacher) in script.FORMS.items():
        home = cast.schools[school]
        cast.classes[name] = SchoolClass.objects.create(
            school=home, name=name, year_group=year_group, year=home.years.first()
        )
        if teacher:
            Teaching.objects.create(
                school_class=cast.classes[name],
                staff=cast.staff[teacher],
                part="form_teacher",
                starts_on=begun,
            )
    for line in script.STUDENTS:
        cast.students[line.key] = Student(
            school=cast.schools[line.school], login=cast.logins.get(line.key), given_name=line.given,
            family_name=line.family, pronunciation=line.pronunciation, born_on=date(*line.born),
            year_group=cast.classes[line.form].year_group, starts_on=begun,
        )  # fmt: skip
    Student.objects.bulk_create(cast.students.values())
    Enrolment.objects.bulk_create(
        Enrolment(school_class=cast.classes[line.form], student=cast.students[line.key], starts_on=begun)
        for line in script.STUDENTS
    )


def _guardians(cast: Cast, begun: date, on: date) -> None:
    for number, line in enumerate(script.GUARDIANS):
        login = cast.logins.get(line.key)
        cast.guardians[line.key] = Guardian(
            school=cast.schools[line.school], login=login, given_name=line.given, family_name=line.family,
            pronunciation=line.pronunciation, email=(login.email or "") if login and line.email else "",
            phone=f"+44 7700 900{number:03}", address=line.address, address_confidential=line.confidential,
            language=line.language, interpreter_needed=line.interpreter, starts_on=begun,
            ends_on=on - timedelta(days=2) if line.ended else None,
        )  # fmt: skip
    Guardian.objects.bulk_create(cast.guardians.values())


def _ties(cast: Cast, begun: date, on: date) -> None:
    for line in script.TIES:
        student = cast.students[line.student]
        cast.ties[line.student, line.guardian] = StudentContact(
            school=student.school, student=student, guardian=cast.guardians[line.guardian],
            represents=cast.guardians[line.represents] if line.represents else None,
            relationship=line.relationship, parental_responsibility=line.responsibility,
            lives_with=line.lives_with, may_collect=line.collects, contact_order=line.order,
            may_be_contacted=line.contacted, starts_on=begun,
            ends_on=on - timedelta(days=2) if line.ended else None,
        )  # fmt: skip
    StudentContact.objects.bulk_create(cast.ties.values())
    for line in script.TIES:
        if line.court_scope:
            CourtOrder.objects.create(
                school=cast.riverbank, tie=cast.ties[line.student, line.guardian], scope=line.court_scope,
                starts_on=begun, issued_by="Portbridge Family Court",
                reference="PB-118", note="No contact and no information until the hearing.",
                recorded_by=cast.staff["safeguarding"],
            )  # fmt: skip


@cache
def _password() -> str:
    """The demo's password, hashed once: hashing is slow on purpose."""
    return make_password(script.PASSWORD)


def _sign_in_name(given: str, family: str) -> str:
    return f"{given.split(' ')[0]}-{family}".lower()


def login_named(key: str) -> Login | None:
    """Return the login of a person of the script from the database, or None."""
    names = {line.key: (line.given, line.family) for line in (*script.STAFF, *script.GUARDIANS, *script.STUDENTS)}
    given, family = names.get(key, ("Edith", "Crane"))
    return Login.objects.filter(sign_in_name=_sign_in_name(given, family)).first()
