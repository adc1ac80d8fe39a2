"""Telling somebody of the district, who has no record at the school: by e-mail without a word of the matter.

Whether they may still hear of it is asked when it is told and again when it leaves, as for everybody else. What they
were told waits for them under /asked/; there is no other list of it.
"""

from datetime import datetime

from accord.delivery.declared import kind_of
from accord.delivery.facts.entitlement import school_today
from accord.delivery.models import DeadAddress, Delivery, Notice
from accord.delivery.new_delivery import cancelled_delivery, new_delivery
from accord.people.models import DistrictPost, Login
from accord.people.viewer import in_force
from accord.rules.channels import Channel, Moment


def may_hear(notice: Notice, login: Login, at: datetime) -> bool:
    """Whether somebody stands above the notice's school today, and the room that made it says: they may hear of it."""
    asked = kind_of(notice.kind).entitled_above
    posts = DistrictPost.objects.filter(
        in_force(school_today(notice.school, at)),
        login=login,
        login__is_active=True,
        district=notice.school.district_id,
    )
    return asked is not None and posts.exists() and notice.about_ref in asked(login, {notice.about_ref})


def address_above(notice: Notice, login: Login) -> str:
    """The address at which somebody signs in; empty without one, and where mail to it comes back."""
    address = (login.email or "").strip()
    dead = DeadAddress.objects.filter(school=notice.school, channel=Channel.EMAIL, revived_at__isnull=True)
    return "" if dead.filter(address=address.lower()).exists() else address


def delivery_above(notice: Notice, login: Login, at: datetime) -> Delivery | None:
    """The e-mail to somebody of the district, not stored yet; None where there is no address to write to."""
    if not may_hear(notice, login, at):
        return cancelled_delivery(notice, login, at)
    if not address_above(notice, login):
        return None
    return new_delivery(
        notice, login, Channel.EMAIL, Moment(at, held=False, rule=""), at=at, discreet=True, reply_to=""
    )
