"""A guardian comes into the space of a class."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.facts.space_names import looks_like_the_schools
from accord.messaging.models import GroundRulesAcceptance, GroupMember, GroupSpace
from accord.people.models import Guardian


class NameOfTheSchool(DomainError):
    """A name would be read as that of the school or of somebody on its staff; whose, it does not say (GROUP-13)."""

    def __init__(self) -> None:
        sentence = _("Other families could take this name for the school’s. Your first name is enough.")
        super().__init__("name_of_the_school", sentence, status=422, fields={"called": sentence})


@transaction.atomic
def enter_space(
    *, space: GroupSpace, guardian: Guardian, called: str, wants_news: bool, rules_sha256: str, shown_sha256: str,
    by: str, at: datetime,
) -> GroupMember:  # fmt: skip
    """A guardian accepts the ground rules of a space in these words, and says by which name others read them there.

    Raises DomainError when the rules changed since they were shown, and NameOfTheSchool for what would be read as the
    name of somebody on its staff.
    """
    if rules_sha256 != shown_sha256:
        raise DomainError(
            "rules_changed", _("The ground rules have just changed. Please read them once more."), status=422
        )
    name = " ".join(called.split())
    if looks_like_the_schools(name, guardian, space, at):
        raise NameOfTheSchool
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
