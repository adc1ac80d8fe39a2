"""What the tests of this room share: telling somebody something, and the post as it leaves."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

from accord.core import clock
from accord.core.queue import Worker
from accord.delivery.actions import tell
from accord.delivery.models import Delivery, Notice
from accord.web.demo import Cast


def told(cast: Cast, *keys: str, **more) -> Notice:
    """Tell guardians (or, of the staff, those who are no guardians) of the cast something."""
    people = [cast.guardians.get(key) or cast.staff[key] for key in keys]
    given = {
        "school": people[0].school,
        "kind": "test",
        "subject": "The trip is on Friday",
        "text": "We leave at nine.",
        "by": "login:test",
        "at": clock.now(),
        "url": "/family/",
    }
    return tell(**{**given, "recipients": people, **more})


def by_channel(key: str, cast: Cast, notice: Notice | None = None) -> dict[str, str]:
    """Return how each channel to a person of the cast stands."""
    rows = Delivery.objects.filter(guardian=cast.guardians[key]) if key in cast.guardians else None
    rows = Delivery.objects.filter(staff=cast.staff[key]) if rows is None else rows
    return dict((rows.filter(notice=notice) if notice else rows).values_list("channel", "status"))


def work() -> None:
    """Let the worker do what is due now, the sweeping included."""
    from accord.delivery.tasks import sweep_deliveries

    sweep_deliveries()
    Worker().run_until_idle()


def post() -> list[EmailMessage]:
    """Let the worker work, and return all letters that have left in this test."""
    work()
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.iterdir()) if folder.exists() else []
    letters = [part for file in files for part in file.read_bytes().split(b"-" * 79 + b"\n") if part.strip()]
    return [message_from_bytes(letter, policy=policy.default) for letter in letters]


def all_of(letter: EmailMessage) -> str:
    """All that a letter says as its reader sees it: every header, every text, whatever they are wrapped in."""
    texts = [part.get_content() for part in letter.walk() if part.get_content_maintype() == "text"]
    return "\n".join([*map(str, letter.values()), *texts])


def body_of(letter: EmailMessage) -> str:
    """The text of a letter as a reader of plain text sees it."""
    return letter.get_body(("plain",)).get_content()
