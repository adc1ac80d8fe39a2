"""Where somebody stands with the charter, in a word."""

from django.utils.translation import gettext as _

from accord.rules.signing import SigningState


def state_word(state: str) -> str:
    """Say where somebody stands."""
    return {
        SigningState.PENDING: _("Not answered"),
        SigningState.SIGNED: _("Signed"),
        SigningState.DECLINED: _("Declined"),
        SigningState.WITHDRAWN: _("Taken back"),
    }[SigningState(state)]
