"""A guardian comes into the space of a class."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.alike import look_of
from accord.messaging.facts.group_spaces import staff_of_class
from accord.messaging.models import GroundRulesAcceptance, GroupMember, GroupSpace
from accord.people.facts import staff_name
from accord.people.models import Guardian


@transaction.atomic
def enter_space(
    *, space: GroupSpace, guardian: Guardian, called: str, wants_news: bool, rules_sha256: str, shown_sha256: str,
    by: str, at: datetime,
) -> GroupMember:  # fmt: skip
    """A guardian accepts the ground rules of a space in these words, and says by which name others read them there.

    Raises DomainError when the rules changed since they were shown, and for what looks like the name of one of the
    class's staff.
    """
    if rules_sha256 != shown_sha256:
        raise DomainError(
            "rules_changed", _("The ground rules have just changed. Please read them once more."), status=422
        )
    name = " ".join(called.split())
    taken = {look_of(one) for staff in staff_of_class(space, at) for one in (
        staff.called, staff_name(staff.title, staff.called), f"{staff.title} {staff.family_name}".strip()
    )}  # fmt: skip
    if look_of(name) in taken:
        sentence = _("A member of staff of the class bears this name. Choose another one.")
        raise DomainError("name_of_staff", sentence, status=422, fields={"called": sentence})
    member, _new = GroupMember.objects.update_or_create(
        space=space, guardian=guardian, defaults={"called": name, "wants_news": wants_news},
        create_defaults={"called": name, "wants_news": wants_news, "read_at": at, "created_at": at},
    )  # fmt: skip
    GroundRulesAcceptance.objects.get_or_create(
        space=space, guardian=guardian, rules_sha256=rules_sha256, defaults={"created_at": at}
    )
    audit.record(
        by=by, verb="enter_space", subject=f"space:{space.ref}", school=space.school.ref,
        details={"guardian": guardian.ref, "rules": rules_sha256},
    )  # fmt: skip
    return member
