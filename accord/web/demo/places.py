"""The three schools of the cast, with their hours and their year."""

from datetime import date

from accord.schools.models import (
    AcademicYear,
    Closure,
    CoreValue,
    CoreValueWording,
    District,
    DistrictSetting,
    HoursInterval,
    School,
    SpecialDay,
    Term,
    WeeklyHours,
)

VALUES = (
    ("Kindness", "We notice one another and help without being asked.",
     "اللطف", "ننتبه لبعضنا ونساعد دون أن يُطلب منا."),
    ("Courage", "We try what is hard and say when we are wrong.",
     "الشجاعة", "نجرّب ما هو صعب ونقول حين نخطئ."),
    ("Curiosity", "We ask questions and listen to the answers.",
     "حب المعرفة", "نسأل ونصغي إلى الإجابات."),
)  # fmt: skip


def build_trust() -> District:
    """Make the trust and what flows down from it."""
    trust = District.objects.create(name="Harbour Learning Trust", slug="harbour", kind=District.Kind.TRUST)
    week = [[day, 7 * 60, 18 * 60] for day in range(1, 6)]
    for key, value, latitude in (
        ("time_zone", "Europe/London", "fixed"),
        ("country", "GB", "fixed"),
        ("languages", ["en"], "refine"),
        ("weekly_hours", week, "refine"),
    ):
        DistrictSetting.objects.create(district=trust, key=key, value=value, latitude=latitude)
    return trust


def build_schools(trust: District, first_year: int) -> dict[str, School]:
    """Make Riverbank, Hillside and Al Noor for the school year that begins in `first_year`."""
    everyone = ["en", "ar", "pl", "ms", "ta", "zh-hans", "cy", "ro", "ur", "fr", "es"]
    schools = {
        "riverbank": School(
            district=trust, name="Riverbank Primary School", short_name="Riverbank", slug="riverbank",
            subdivision="ENG", languages=everyone, address="1 River Walk, Portbridge",
            office_phone="+44 20 7946 0018", office_email="office@riverbank.example",
            emergency_phone="+44 20 7946 0999", emergency_note="Answered day and night on school days.",
        ),
        "hillside": School(
            district=trust, name="Hillside Academy", short_name="Hillside", slug="hillside", subdivision="ENG",
            languages=["en", "ms", "cy"], office_phone="+44 20 7946 0444", emergency_phone="+44 20 7946 0445",
        ),
        "alnoor": School(
            name="Al Noor School", short_name="Al Noor", slug="al-noor", country="SA",
            time_zone="Asia/Riyadh",
            languages=["ar", "en", "ur"], main_language="ar", office_phone="+966 11 510 0100",
            emergency_phone="+966 11 510 0101",
        ),
    }  # fmt: skip
    for school in schools.values():
        school.save()
    _hours(schools["riverbank"], range(1, 6), [(465, 990)], first_year)
    _hours(schools["riverbank"], range(1, 6), [(480, 720), (780, 960)], first_year, kind="office")
    _hours(schools["hillside"], range(1, 6), [(480, 960)], first_year)
    _hours(schools["alnoor"], (7, 1, 2, 3, 4), [(420, 870)], first_year)
    for school in schools.values():
        _year(school, first_year)
    _values(schools["riverbank"])
    return schools


def _hours(
    school: School,
    days: "range | tuple[int, ...]",
    stretches: list[tuple[int, int]],
    year: int,
    kind: str = "school",
) -> None:
    week = WeeklyHours.objects.create(school=school, kind=kind, starts_on=date(year, 8, 1))
    HoursInterval.objects.bulk_create(
        HoursInterval(hours=week, weekday=day, opens_minute=opens, closes_minute=closes)
        for day in days
        for opens, closes in stretches
    )


def _year(school: School, first: int) -> None:
    year = AcademicYear.objects.create(
        school=school,
        name=f"{first}–{(first + 1) % 100:02}",
        starts_on=date(first, 8, 30),
        ends_on=date(first + 1, 7, 23),
    )
    terms = (
        ("Autumn", date(first, 9, 1), date(first, 12, 18)),
        ("Spring", date(first + 1, 1, 4), date(first + 1, 3, 26)),
        ("Summer", date(first + 1, 4, 12), date(first + 1, 7, 21)),
    )
    Term.objects.bulk_create(
        Term(school=school, year=year, name=name, starts_on=starts, ends_on=ends) for name, starts, ends in terms
    )
    Closure.objects.bulk_create(
        Closure(school=school, kind=kind, name=name, starts_on=starts, ends_on=ends)
        for kind, name, starts, ends in (
            ("training_day", "Staff training day", date(first, 9, 1), date(first, 9, 1)),
            ("school_holiday", "Autumn half term", date(first, 10, 26), date(first, 10, 30)),
            ("school_holiday", "Spring half term", date(first + 1, 2, 15), date(first + 1, 2, 19)),
            ("public_holiday", "Early May holiday", date(first + 1, 5, 3), date(first + 1, 5, 3)),
        )
    )
    SpecialDay.objects.create(school=school, on=date(first, 12, 18), name="Last day of term", intervals=[[465, 750]])


def _values(school: School) -> None:
    for position, (name, sentence, name_ar, sentence_ar) in enumerate(VALUES):
        value = CoreValue.objects.create(school=school, position=position)
        CoreValueWording.objects.create(value=value, language="en", name=name, sentence=sentence)
        CoreValueWording.objects.create(value=value, language="ar", name=name_ar, sentence=sentence_ar)
