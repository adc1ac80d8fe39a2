"""What tests of group spaces begin with: the space of 4B, opened by its form teacher, and families who came in."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from accord.conduct.models import Restriction
from accord.core import clock
from accord.core.models import Job
from accord.core.queue.tasks import task_named
from accord.messaging.access.group_spaces import get_space_in_family
from accord.messaging.actions.enter_space import enter_space
from accord.messaging.actions.open_space import open_space
from accord.messaging.facts.group_spaces import room_of
from accord.messaging.models import GroupSpace
from accord.people.tests.pages import send
from accord.people.viewer import viewer_of
from tests.cast import Cast

AsPerson = Callable[[str], Client]
AT = "/family/spaces/"


def opened(cast: Cast, *, form: str = "4B", by: str = "tan", **more: Any) -> GroupSpace:
    """Open the space of a class."""
    given = {"hours": {}, "own_rules": "", "language": "en", **more}
    return open_space(school_class=cast.classes[form], staff=cast.staff[by], by=f"login:{by}", at=clock.now(), **given)  # type: ignore[arg-type]


def come_in(cast: Cast, space: GroupSpace, key: str, called: str) -> None:
    """Let a guardian accept the ground rules, by the name that others read."""
    at = clock.now()
    found = get_space_in_family(viewer_of(cast.login(key)), space.ref)
    sha256 = room_of(found.space, at, "en", guardian_id=cast.guardians[key].pk).rules.sha256
    enter_space(
        space=space, guardian=cast.guardians[key], called=called, wants_news=True, rules_sha256=sha256,
        shown_sha256=sha256, by=f"login:{key}", at=at,
    )  # fmt: skip


def say(client: Client, space: GroupSpace, text: str, **more: str):
    """Write in a space as a family."""
    return send(client, f"/family/spaces/{space.ref}/", {"text": text, **more})


def page(answer) -> str:
    """Return a page that was answered with 200 as a text."""
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def work(task_name: str) -> None:
    """Do what the worker has to do by now of one kind."""
    for job in Job.objects.filter(task__endswith=task_name, run_at__lte=clock.now()).order_by("run_at", "id"):
        task = task_named(job.task)
        assert task is not None
        task(**job.arguments)


def write_only(cast: Cast, key: str, begins: datetime) -> None:
    """Limit a guardian to writing to the school."""
    Restriction.objects.create(
        school=cast.riverbank, guardian=cast.guardians[key], kind="written_only", starts_at=begins,
        ends_at=begins + timedelta(days=30), decided_by=cast.staff["head"],
    )  # fmt: skip
