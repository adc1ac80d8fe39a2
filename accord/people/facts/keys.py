"""The key by which a person is the same wherever they stand: on the staff, above the school, or as a guardian."""

from accord.people.models import Guardian, StaffMember


def key_of_staff(staff: StaffMember) -> str:
    """The key of a member of staff: their login, so that somebody who is also a guardian is the same person."""
    return key_of_login(staff.login_id) if staff.login_id else f"staff:{staff.pk}"


def key_of_guardian(guardian: Guardian) -> str:
    """The key of a guardian: their login where there is one."""
    return key_of_login(guardian.login_id) if guardian.login_id else f"guardian:{guardian.pk}"


def key_of_login(login_id: int) -> str:
    """The key of whoever signs in with a login."""
    return f"login:{login_id}"
