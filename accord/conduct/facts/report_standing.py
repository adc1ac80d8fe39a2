"""Where a report stands, in the plain words that whoever reported it may read, and nothing that followed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accord.conduct.models import Incident


@dataclass(frozen=True)
class Standing:
    """A kind of promise for its look, a word or two, and a sentence for a family."""

    kind: str
    word: str
    sentence: str


def standing_of(incident: Incident) -> Standing:
    """Arrived, being looked at, or dealt with."""
    if incident.closed_at:
        return Standing(
            "done",
            _("Dealt with"),
            _("We have looked at what you told us, and it has been dealt with. What follows for somebody "
              "stays private, as it would for you."),
        )  # fmt: skip
    if not incident.is_held:
        return Standing(
            "soon",
            _("Waits"),
            _("Everybody who could look at this here has a part in it. Please telephone the school office and ask for "
              "the trust or the local authority."),
        )  # fmt: skip
    if incident.reopenings.exists():
        return Standing(
            "calm",
            _("Looked at again"),
            _("We had dealt with this. Something new has come up, so somebody who had no part in it looks at it "
              "again."),
        )  # fmt: skip
    if incident.account_requests.exists() or incident.accounts.exists():
        return Standing(
            "calm",
            _("Being looked at"),
            _("Somebody who had no part in it is looking at this. The people who were there are asked what they saw."),
        )
    if incident.held_by_login_id:
        words = _("We have it. It has gone to somebody above the school who had no part in it.")
        return Standing("calm", _("Arrived"), words)
    return Standing(
        "calm",
        _("Arrived"),
        _("We have it. It has gone to somebody at the school who had no part in it."),
    )
