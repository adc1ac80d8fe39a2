"""E-mail: one letter to one person, under one name on every try, marked as written by a machine."""

import smtplib
import threading
from dataclasses import replace

from django.conf import settings

from accord.core.faults import said
from accord.core.mail_answers import discreet_answer, enhanced_code
from accord.core.mail_line import MailLine
from accord.delivery.channels.channel import Letter, Outcome, Result
from accord.delivery.channels.letter_bytes import letter_bytes, mail_address, sender_address
from accord.delivery.person import Person
from accord.rules.delivery_status import Reply, condemns_address, judge_reply

BEFORE_THE_LETTER = (
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPNotSupportedError,
    ConnectionRefusedError,
)

_kept = threading.local()
"""The line of each thread: nobody else talks on it."""


class EmailChannel:
    """Mail through the school's own mail server."""

    name = "email"
    interrupts = True
    gives_receipts = False
    repeats_unknown = True
    uses_wire = True

    def address_of(self, person: Person) -> str:
        """The address that the school keeps for the person."""
        return person.email.strip()

    def send(self, letter: Letter) -> Outcome:
        """Hand one letter to the mail server and say what it answered. The line stays open for the next one."""
        raw, line = letter_bytes(letter), self._line()
        worked = line.has_taken
        try:
            line.hand_over(raw, sender=sender_address(settings.DEFAULT_FROM_EMAIL), recipient=mail_address(letter.to))
        except (smtplib.SMTPException, OSError) as failure:
            outcome = judge(failure)
            return replace(outcome, no_line=False) if worked and outcome.result is Result.UNKNOWN else outcome
        return Outcome(Result.ACCEPTED, "250")

    def hang_up(self) -> None:
        """End the line to the mail server, if one is open."""
        self._line().hang_up()

    def _line(self) -> MailLine:
        line: MailLine | None = getattr(_kept, "line", None)
        if line is None:
            line = _kept.line = MailLine()
        return line


def judge(failure: Exception) -> Outcome:
    """Say what a failed try means. A line that broke while the letter was on its way leaves its fate unknown."""
    if isinstance(failure, BEFORE_THE_LETTER):
        return Outcome(Result.DELAYED, _code(failure), said(failure), no_line=True)
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        (code, words), *_rest = failure.recipients.values()
        return _answered(code, words, about_recipient=True)
    if isinstance(failure, smtplib.SMTPResponseException):
        return _answered(failure.smtp_code, failure.smtp_error, about_recipient=False)
    return Outcome(Result.UNKNOWN, "", said(failure), no_line=True)


def _answered(code: int, words: bytes | str, *, about_recipient: bool) -> Outcome:
    """What an answer means. Of its words only what tells nothing of a person or a letter is kept."""
    kept, enhanced = discreet_answer(code, words), enhanced_code(words)
    if judge_reply(code) is not Reply.PERMANENT:
        return Outcome(Result.DELAYED, str(code), kept)
    condemned = condemns_address(code, enhanced) if about_recipient else enhanced.startswith("5.1.")
    return Outcome(Result.REFUSED, f"{code} {enhanced}".strip(), kept, condemns_address=condemned)


def _code(failure: Exception) -> str:
    return str(getattr(failure, "smtp_code", "") or "")
