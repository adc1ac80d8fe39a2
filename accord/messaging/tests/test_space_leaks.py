"""One strange word stands in all that is written in the space of a class; it is looked for where it must not be.

Each case first shows that those who belong there read it. To everybody else the pages are the same as before.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery
from accord.messaging.models import GroupPost, GroupSpace
from accord.messaging.tests.spaces import come_in, opened, page, say, work
from accord.messaging.tests.test_leaks import CANARY
from accord.messaging.tests.written import write
from accord.people.models import StudentContact
from accord.people.tests.pages import send
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C7")]

FAMILY, STAFF = "/family/spaces/", "/staff/riverbank/spaces/"
OUTSIDE = (("neil", "owen"), pytest.param(("neil", "owen", "nora", "mei"), marks=pytest.mark.thorough))
"""One whom a court keeps out, one of another school; in the long rounds others without a child in 4B as well."""
NOT_OF_THE_CLASS = ("nair", "office")
NIGHT = datetime(2026, 11, 23, 22, 10, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """A space and what stands in it: what all read, and what was removed, reported, and asked about again."""

    space: GroupSpace
    shown: GroupPost
    removed: GroupPost


def _space(cast: Cast) -> GroupSpace:
    space = opened(cast)
    for key, called in (("grace", "Grace"), ("ewa", "Ewa"), ("amina", "Amina")):
        come_in(cast, space, key, called)
    return space


def _fill(space: GroupSpace, as_person: Callable[[str], Client]) -> Said:
    """Write the word in a post, an answer to it, a report, a reason, and the words of a second look."""
    grace, ewa, tan = (as_person(key) for key in ("grace", "ewa", "tan"))
    say(grace, space, f"Has anybody seen the {CANARY}?")
    shown = GroupPost.objects.get()
    say(ewa, space, f"I saw the {CANARY}.", answers=shown.ref)
    say(grace, space, f"You have no {CANARY} yourself.")
    removed = GroupPost.objects.latest("pk")
    send(ewa, f"{FAMILY}posts/{removed.ref}/report/", {"reason": f"The {CANARY} hurts.", "child_at_risk": "on"})
    send(tan, f"{STAFF}posts/{removed.ref}/", {"step": "remove", "reason": f"It was the {CANARY}."})
    send(grace, f"{FAMILY}posts/{removed.ref}/second-look/", {"words": f"The {CANARY} was a joke."})
    return Said(space, shown, removed)


def _family_pages(cast: Cast, key: str) -> Iterator[str]:
    yield from ("/family/", "/family/messages/", f"/family/messages/search/?q={CANARY}", "/family/notices/", FAMILY)
    for tie in StudentContact.objects.filter(guardian=cast.guardians[key]):
        yield f"/family/?child={tie.student.ref}"


def _staff_pages() -> Iterator[str]:
    here = "/staff/riverbank/"
    yield from (here, f"{here}notices/", f"{here}deliveries/", STAFF)
    for part in (f"search/?q={CANARY}", f"search/?q={CANARY}&in=notes", "search/?q=joke", "?place=all"):
        yield f"{here}messages/{part}"


def _read(client: Client, pages: Iterator[str]) -> list[str]:
    """What somebody reads on these pages, without what every look changes."""
    shown = (client.get(each) for each in pages)
    return [re.sub(r'(nonce|value)="[^"]*"', "", f"{one.status_code} {one.content.decode()}") for one in shown]


def _things(said: Said, at: str) -> Iterator[str]:
    yield from (f"{at}{said.space.ref}/", f"{at}{said.space.ref}/{'enter' if at == FAMILY else 'change'}/")
    for post in (said.shown, said.removed):
        yield from (f"{at}posts/{post.ref}/{part}" for part in ("second-look/", "report/" if at == FAMILY else ""))


def _told_apart(client: Client, things: Iterator[str]) -> list[str]:
    """The addresses that answer otherwise than those of what does not exist."""
    found = []
    for each in things:
        absent = client.get(re.sub("[0-9a-z]{16}", "2" * 16, each)).status_code
        got = client.get(each).status_code
        if got != absent or got not in (403, 404, 405):
            found.append(f"{got}, {absent}: {each}")
    return found


@pytest.mark.in_turn
@pytest.mark.parametrize("outside", OUTSIDE)
def test_what_is_said_in_a_space_stands_nowhere_outside_it(
    cast: Cast, as_person: Any, outside: tuple[str, ...]
) -> None:
    space = _space(cast)
    families, staff = ({key: as_person(key) for key in keys} for keys in (outside, NOT_OF_THE_CLASS))
    before = {key: _read(client, _family_pages(cast, key)) for key, client in families.items()}
    before |= {key: _read(client, _staff_pages()) for key, client in staff.items()}
    said = _fill(space, as_person)
    assert CANARY in page(as_person("amina").get(f"{FAMILY}{space.ref}/"))
    assert CANARY in page(as_person("tan").get(f"{STAFF}{space.ref}/"))
    assert CANARY in page(as_person("deputy").get(f"{STAFF}posts/{said.removed.ref}/second-look/"))
    for key, client in families.items():
        assert _read(client, _family_pages(cast, key)) == before[key], key
        assert _told_apart(client, _things(said, FAMILY)) == [], key
    for key, client in staff.items():
        assert _read(client, _staff_pages()) == before[key], key
        assert _told_apart(client, _things(said, STAFF)) == [], key


@pytest.mark.in_turn
def test_members_read_neither_what_was_removed_nor_who_reported_it(cast: Cast, as_person: Any) -> None:
    said = _fill(_space(cast), as_person)
    amina, jakub = as_person("amina"), as_person("jakub")
    read = page(amina.get(f"{FAMILY}{said.space.ref}/"))
    assert f"Has anybody seen the {CANARY}?" in read
    assert f"I saw the {CANARY}." in read
    for hidden in ("yourself", "hurts", "was a joke", f"It was the {CANARY}"):
        assert hidden not in read
    for outside in _read(amina, _family_pages(cast, "amina")):
        assert CANARY not in outside.replace(f"q={CANARY}", "")
    assert jakub.get(f"{FAMILY}{said.space.ref}/").status_code == 302, "the ground rules come first"
    for outside in _read(jakub, iter([*_family_pages(cast, "jakub"), f"{FAMILY}{said.space.ref}/enter/"])):
        assert CANARY not in outside.replace(f"q={CANARY}", "")
    conversation = write(cast).message.conversation
    for copy in ("copy/", "copy/pdf/", "paper/"):
        answer = amina.get(f"/family/messages/{conversation.ref}/{copy}")
        assert CANARY.encode() not in b"".join(answer) if answer.streaming else CANARY.encode() not in answer.content


@pytest.mark.in_turn
def test_what_waits_for_the_opening_is_read_by_its_writer_alone(cast: Cast, as_person: Any) -> None:
    space = _space(cast)
    with clock.travel_to(NIGHT):
        say(as_person("grace"), space, f"The {CANARY} at night.")
        post = GroupPost.objects.get()
        assert CANARY in page(as_person("grace").get(f"{FAMILY}{space.ref}/"))
        assert CANARY not in page(as_person("amina").get(f"{FAMILY}{space.ref}/"))
        for key in ("tan", "deputy", "safeguarding"):
            client = as_person(key)
            assert CANARY not in page(client.get(f"{STAFF}{space.ref}/")), key
            assert client.get(f"{STAFF}posts/{post.ref}/").status_code == 404, key


@pytest.mark.in_turn
def test_neither_mail_nor_the_audit_holds_the_words(cast: Cast, as_person: Any) -> None:
    """Families learn that there is something new, staff that there is something to look at; the words stay inside."""
    said = _fill(_space(cast), as_person)
    with clock.travel_to(MONDAY.replace(hour=20)):
        for name in ("tell_of_new", "show_waiting"):
            work(name)
    told = Delivery.objects.filter(notice__kind__startswith="group").select_related("notice")
    assert {one.notice.kind for one in told} >= {"group-care", "group-own-post"}
    for one in told:
        written = json.dumps([one.notice.subject, one.notice.text], default=str)
        if one.notice.kind == "group-own-post":
            assert one.guardian == cast.guardians["grace"]
            assert one.notice.confidential
        else:
            assert CANARY not in written
    assert not [one for one in mail.outbox if CANARY in f"{one.subject} {one.body}"]
    rows = AuditEntry.objects.filter(subject__in=[f"post:{said.shown.ref}", f"post:{said.removed.ref}"])
    assert rows.filter(verb="report_post").exists()
    kept = [json.dumps([row.verb, row.subject, row.details], default=str) for row in rows]
    kept += [row.purpose for row in rows.exclude(verb="moderate_post")]
    assert CANARY not in "".join(kept), "a reason for removing is kept as a reason; no words of families are"
