"""The check by needs: rough shares and a question, the same for all who look, and never a single child."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from accord.conduct.models import Affected, Decision, Incident, NeedsCheck
from accord.conduct.tests.deciding import incident
from accord.core import clock
from accord.people.models import Guardian, NeedSupport, Student, StudentContact
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I9"), pytest.mark.requirement("L1")]

ADDRESS = "/staff/riverbank/conduct/patterns/"
IN_TIME = datetime(2026, 6, 8, 8, 30, tzinfo=UTC)
CHILD = "Bilby"


def rows(client: Client) -> dict[str, str]:
    """What the check says of incidents and of measures."""
    page = client.get(ADDRESS).content.decode()
    body = page.split('<caption class="unseen">Children with additional needs</caption>')[1].split("</table>")[0]
    found = re.findall(r'<th scope="row".*?>(.*?)</th>(.*?)</tr>', body, re.S)
    return {
        re.sub(r"<[^>]+>", "", name).strip(): re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", rest)) for name, rest in found
    }


def families(cast: Cast) -> tuple[Sequence[Guardian], Sequence[Guardian]]:
    """Forty guardians whose children have had support for years, and sixty whose children have none."""
    school = cast.riverbank
    guardians = Guardian.objects.bulk_create(
        Guardian(school=school, given_name=f"Guardian {number}", family_name="Numbat", language="en")
        for number in range(100)
    )
    children = Student.objects.bulk_create(
        Student(school=school, given_name=f"Child {number}", family_name=CHILD) for number in range(100)
    )
    StudentContact.objects.bulk_create(
        StudentContact(school=school, student=child, guardian=guardian)
        for child, guardian in zip(children, guardians, strict=True)
    )
    NeedSupport.objects.bulk_create(
        NeedSupport(
            school=school, student=child, level="sen_support", starts_on=date(2024, 9, 1),
            recorded_by=cast.staff["needs"],
        )
        for child in children[:40]
    )  # fmt: skip
    return guardians[:40], guardians[40:]


def happened(cast: Cast, guardians: Sequence[Guardian], **more: object) -> list[Incident]:
    return [incident(cast, **{"happened_at": IN_TIME, "about_guardian": one} | more) for one in guardians]


def decided(cast: Cast, incidents: Sequence[Incident]) -> None:
    Decision.objects.bulk_create(
        Decision(
            incident=one, step="written_warning", decided_by=cast.staff["head"], decided_at=MONDAY, reasons="Because.",
            starts_on=MONDAY.date(),
        )
        for one in incidents
    )  # fmt: skip


@pytest.fixture
def school_year(cast: Cast) -> tuple[Cast, Sequence[Guardian], Sequence[Guardian]]:
    """Sixteen of forty families with needs were named, ten of sixty without; of these eleven and five had measures."""
    having, others = families(cast)
    with_needs, without = happened(cast, having[:16]), happened(cast, others[:10])
    decided(cast, [*with_needs[:11], *without[:5]])
    return cast, having, others


@pytest.mark.in_turn
def test_a_difference_is_a_question_with_rough_shares_and_the_page_names_nobody(
    school_year: tuple[Cast, Sequence[Guardian], Sequence[Guardian]], as_person: Callable[[str], Client]
) -> None:
    cast, having, _others = school_year
    happened(cast, having[16:21])
    head = as_person("head")
    told = rows(head)
    assert "about 35 about 70" in told["Named in an incident"]
    assert "Could that come from how we understand, report or decide?" in told["Named in an incident"]
    assert "about 35 about 70" in told["Had a measure"]
    governor = rows(as_person("governor"))
    assert "about 35 about 70" in governor["Named in an incident"]
    assert "not shown not shown" in governor["Had a measure"]
    page = head.get(ADDRESS).content.decode()
    assert "1 October 2025" in page
    for hidden in (CHILD, "Numbat", "SEN support"):
        assert hidden not in page.split("<main")[1]
    for stranger in ("needs", "tan", "office", "admin"):
        assert as_person(stranger).get(ADDRESS).status_code == 403


def test_support_counts_that_held_on_the_day_of_the_incident(
    school_year: tuple[Cast, Sequence[Guardian], Sequence[Guardian]], as_person: Callable[[str], Client]
) -> None:
    _cast, having, _others = school_year
    named = StudentContact.objects.filter(guardian__in=having[:8]).values("student")
    NeedSupport.objects.filter(student__in=named).update(ends_on=IN_TIME.date() - timedelta(days=1))
    later = StudentContact.objects.filter(guardian__in=having[8:10]).values("student")
    NeedSupport.objects.filter(student__in=later).update(ends_on=IN_TIME.date())
    mistaken = StudentContact.objects.filter(guardian=having[10]).values("student")
    NeedSupport.objects.filter(student__in=mistaken).update(mistaken=True)
    told = rows(as_person("head"))["Named in an incident"]
    assert "about 30" in told
    assert "No clear difference shows" in told


@pytest.mark.parametrize(("having", "others"), [(16, 0), (0, 16), (4, 20), (40, 20)])
def test_pattern_6_small_or_none_or_all_hides_everything(
    cast: Cast, as_person: Callable[[str], Client], having: int, others: int
) -> None:
    with_needs, without = families(cast)
    happened(cast, [*with_needs[:having], *without[:others]])
    told = rows(as_person("head"))
    assert all("not shown not shown" in said and "Too few families" in said for said in told.values())
    assert re.search(r"\d", "".join(told.values())) is None


@pytest.mark.in_turn
def test_pattern_5_what_is_written_down_later_changes_nothing_until_the_year_turns(
    school_year: tuple[Cast, Sequence[Guardian], Sequence[Guardian]], as_person: Callable[[str], Client]
) -> None:
    cast, having, others = school_year
    before = rows(as_person("head"))
    assert "about" in before["Named in an incident"]
    NeedSupport.objects.update(ends_on=date(2024, 9, 2))
    decided(cast, happened(cast, [*having[20:40], *others[20:30]]))
    assert rows(as_person("head")) == rows(as_person("deputy")) == before
    with clock.travel_to(MONDAY + timedelta(days=60)):
        assert rows(as_person("head")) == before
    with clock.travel_to(MONDAY + timedelta(days=330)):
        assert "not shown" in rows(as_person("head"))["Named in an incident"]
    assert set(NeedsCheck.objects.values_list("first", flat=True)) == {date(2025, 10, 1), date(2026, 10, 1)}


@pytest.mark.in_turn
def test_pattern_5_too_few_is_counted_again_once_a_quarter_and_not_sooner(
    cast: Cast, as_person: Callable[[str], Client]
) -> None:
    with_needs, without = families(cast)
    head = as_person("head")
    assert "Too few" in rows(head)["Named in an incident"]
    happened(cast, [*with_needs[:16], *without[:10]])
    assert "Too few" in rows(head)["Named in an incident"]
    with clock.travel_to(MONDAY + timedelta(days=60)):
        assert "about 40 about 60" in rows(as_person("head"))["Named in an incident"].replace("about 35", "about 40")


@pytest.mark.in_turn
@pytest.mark.requirement("H3")
def test_pattern_7_all_who_look_see_the_same_and_nobody_what_they_have_a_part_in(
    school_year: tuple[Cast, Sequence[Guardian], Sequence[Guardian]], as_person: Callable[[str], Client]
) -> None:
    cast, having, _others = school_year
    own = happened(cast, having[20:36], reported_by_staff=cast.staff["deputy"])
    told = rows(as_person("head"))
    assert "about 35 about 60" in told["Named in an incident"]
    assert rows(as_person("deputy")) == told
    assert not {one.pk for one in own} & set(NeedsCheck.objects.get().counted)
    counted = Incident.objects.filter(pk__in=NeedsCheck.objects.get().counted).first()
    Affected.objects.create(incident=counted, staff=cast.staff["deputy"])
    assert all("Too few families" in said for said in rows(as_person("deputy")).values())
    assert rows(as_person("head")) == told
