"""What somebody who was asked has said up to now: their own accounts and nobody else's."""

from collections.abc import Iterable

from accord.conduct.models import Account, AccountRequest


def own_accounts(request: AccountRequest) -> list[Account]:
    """The accounts of whoever was asked, the earliest first."""
    rows = Account.objects.filter(incident=request.incident_id)
    if request.guardian_id:
        return list(rows.filter(guardian_id=request.guardian_id))
    return list(rows.filter(staff_id=request.staff_id)) if request.staff_id else []


def unanswered(requests: Iterable[AccountRequest]) -> list[AccountRequest]:
    """Those requests after which whoever was asked has said nothing yet, in a matter that is open."""
    return [
        one
        for one in requests
        if one.incident.closed_at is None and all(said.given_at < one.asked_at for said in own_accounts(one))
    ]
