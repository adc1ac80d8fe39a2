"""Two records of one guardian become one: what was written in the class space stays with the person."""

import pytest

from accord.core import clock
from accord.messaging.models import GroupPost
from accord.messaging.tests.spaces import come_in, opened, page, say
from accord.people.joining.followers import tell_followers
from accord.people.models import Guardian

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C7")]


def test_what_the_other_record_wrote_and_accepted_follows(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    say(as_person("amina"), space, "Written before the join.")
    twin = Guardian.objects.create(school=cast.riverbank, given_name="Amena")
    kept = cast.guardians["amina"]
    GroupPost.objects.update(guardian=twin)
    space.members.update(guardian=twin)
    space.acceptances.update(guardian=twin)
    assert as_person("amina").get(f"/family/spaces/{space.ref}/").status_code == 302, "not in the space"
    assert tell_followers(kept, twin, clock.now())["group_posts"] == 1
    read = page(as_person("amina").get(f"/family/spaces/{space.ref}/"))
    assert "Written before the join." in read
    assert "Take this post back" in read
