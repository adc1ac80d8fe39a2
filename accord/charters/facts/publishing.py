"""What has to be known of a draft before it is published: approval, first possible day, the hours that it brings."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accord.charters.content import CharterContent
from accord.charters.facts.content import content_of
from accord.charters.facts.editions import published_editions
from accord.charters.models import Approval, Charter, Edition, Publication
from accord.rules.charter import WorkingHours
from accord.rules.flow_down import Week
from accord.schools.facts import current_week
from accord.schools.models import School, WeeklyHours
from accord.schools.spans import today_at


@dataclass(frozen=True)
class HoursChange:
    """The school's weekly hours as they would be on a day, and as the charter's rule lays them down from then on."""

    before: Week
    after: Week


@dataclass(frozen=True)
class ApprovalState:
    """The approval of exactly what the draft says now, or the latest that lapsed because the draft was changed."""

    content_hash: str
    approval: Approval | None
    lapsed: Approval | None


def approval_state(edition: Edition) -> ApprovalState:
    """Whether the draft, as it stands, is approved."""
    sha256 = content_of(edition).sha256
    given = list(edition.approvals.select_related("by").order_by("-created_at", "-id"))
    approval = next((each for each in given if each.content_hash == sha256), None)
    lapsed = None if approval or not given else given[0]
    return ApprovalState(sha256, approval, lapsed)


def last_published(school: School) -> Edition | None:
    """The published edition that begins last, whether it has begun or not."""
    return published_editions(school).first()


def first_possible_day(school: School, at: datetime) -> date:
    """The first day from which a draft could hold: today, or the day after the last published edition begins."""
    today, last = today_at(school, at), last_published(school)
    if last is None:
        return today
    return max(today, last.publication.starts_on + timedelta(days=1))


def next_number(charter: Charter) -> int:
    """The number of the next edition, counted from 1; numbers of editions called back are not used again."""
    numbers = Publication.objects.filter(charter=charter).values_list("number", flat=True)
    return max(numbers, default=0) + 1


def hours_change(content: CharterContent, school: School, starts_on: date) -> HoursChange | None:
    """The weekly hours that the edition would bring from a day on; None when it lays down none, or the same."""
    rule = next(iter(content.rules().all(WorkingHours)), None)
    if rule is None:
        return None
    before = current_week(school, WeeklyHours.Kind.SCHOOL, starts_on)
    return None if before == rule.values.week else HoursChange(before, rule.values.week)
