"""Whether a name would pass for the school's among the families of a class: asked of all on the staff of the school."""

from datetime import datetime

from accord.messaging.facts.group_spaces import school_day
from accord.messaging.models import GroupSpace
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import in_force
from accord.rules.space_names import BearsName, SpaceNameFacts, passes_for_the_school


def looks_like_the_schools(name: str, guardian: Guardian, space: GroupSpace, at: datetime) -> bool:
    """Whether other families would take a guardian's name in a space for the school's (GROUP-12); one question."""
    on_the_staff = StaffMember.objects.filter(in_force(school_day(space, at)), school=space.school_id)
    return passes_for_the_school(
        SpaceNameFacts(
            name=name,
            own_first_names=[one for one in (guardian.given_name, guardian.preferred_name) if one],
            staff=[BearsName(*row) for row in on_the_staff.values_list("given_name", "family_name", "preferred_name")],
            school=space.school.name,
        )
    )
