"""What can be done with notices: tell, withdraw, read; and what people wish."""

from accord.delivery.actions.mark_read import mark_read
from accord.delivery.actions.record_report import record_report
from accord.delivery.actions.tell import About, tell
from accord.delivery.actions.withdraw_about import withdraw_about
from accord.delivery.actions.withdraw_notice import withdraw_notice
from accord.delivery.wording import Words, Written, gettext_noop, ngettext_noop

__all__ = [
    "About",
    "Words",
    "Written",
    "gettext_noop",
    "mark_read",
    "ngettext_noop",
    "record_report",
    "tell",
    "withdraw_about",
    "withdraw_notice",
]
