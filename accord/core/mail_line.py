"""A line to the mail server that is kept while letter after letter goes over it."""

import smtplib
from contextlib import suppress

from django.conf import settings

from accord.core.mail import Built, hand_over
from accord.core.smtp import PatientBackend

CLOSING = 421
"""The server ends the conversation: it has no time, or has taken as many letters on one line as it likes."""


class MailLine:
    """One conversation with the mail server; it begins with the first letter and ends when we hang up.

    A server that refuses one letter is brought the next on the same line.
    """

    def __init__(self) -> None:
        self._kept: PatientBackend | None = None
        self._text_begun = False
        self.has_taken = False
        """Whether the server has taken a letter on this line."""

    def hand_over(self, raw: bytes, *, sender: str, recipient: str) -> None:
        """Bring one letter. Raises what smtplib raises when it was not taken, or when nobody knows.

        A line that had taken letters before and ends before the text of this one is no word about this letter: it
        is brought once more, on a new line.
        """
        if settings.ACCORD_MAIL_TRANSPORT != "smtp":
            hand_over(Built(raw, sender, recipient))
            return
        was_kept = self._kept is not None
        try:
            self._bring(raw, sender, recipient)
        except (smtplib.SMTPException, OSError) as failure:
            if not self._goes_on_after(failure):
                self.hang_up()
                if was_kept and not self._text_begun:
                    self.hand_over(raw, sender=sender, recipient=recipient)
                    return
            raise

    def hang_up(self) -> None:
        """End the conversation. The server has said of each letter what it wanted to say: a rude goodbye is none."""
        kept, self._kept, self.has_taken = self._kept, None, False
        if kept is not None:
            with suppress(smtplib.SMTPException, OSError):
                kept.close()

    def _bring(self, raw: bytes, sender: str, recipient: str) -> None:
        self._text_begun = False
        line = self._open()
        code, words = line.mail(sender)
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, words, sender)
        code, words = line.rcpt(recipient)
        if code not in (250, 251):
            raise smtplib.SMTPRecipientsRefused({recipient: (code, words)})
        self._text_begun = True
        code, words = line.data(raw)
        if code != 250:
            raise smtplib.SMTPDataError(code, words)
        self.has_taken = True

    def _open(self) -> smtplib.SMTP:
        kept = self._kept or _begun()
        kept.be_patient_again()
        self._kept = kept
        return _talk_on(kept)

    def _goes_on_after(self, failure: Exception) -> bool:
        """Whether the server is still there after it has refused a letter, and ready for the next."""
        if self._kept is None or _code(failure) in (0, CLOSING):
            return False
        try:
            return bool(_talk_on(self._kept).rset()[0] == 250)
        except (smtplib.SMTPException, OSError):
            return False


def _begun() -> PatientBackend:
    """A new line: greeted, encrypted and signed in as the settings say."""
    line = PatientBackend()
    try:
        line.open()
        _talk_on(line).ehlo_or_helo_if_needed()
    except (smtplib.SMTPException, OSError):
        with suppress(smtplib.SMTPException, OSError):
            line.close()
        raise
    return line


def _talk_on(line: PatientBackend) -> smtplib.SMTP:
    if line.connection is None:
        raise smtplib.SMTPServerDisconnected("The line is not open.")
    return line.connection


def _code(failure: Exception) -> int:
    """What the server answered; 0 where it did not."""
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        return next(code for code, _ in failure.recipients.values())
    return failure.smtp_code if isinstance(failure, smtplib.SMTPResponseException) else 0
