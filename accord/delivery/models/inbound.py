"""What comes in by e-mail: the addresses of a school, each mail, and what became of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models import Guardian, StaffMember, Team
from accord.schools.models import School


class InboundAddress(Record):
    """An address at which a school receives mail, for one team or for the general inbox."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="inbound_addresses")
    address = models.CharField(max_length=254)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["address"]
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=Q(ended_at__isnull=True), name="inbound_address_of_one_school"
            )
        ]

    def __str__(self) -> str:
        return self.address


class InboundMail(Record):
    """One mail to one of our addresses. The bytes lie in the file `path`; they were safe there before this row.

    The same mail, whichever way and however often it comes, is one row: `fingerprint` is the SHA-256 of the mail
    without the lines that servers on the way add, `sha256` that of the file. `school` is empty only when nothing
    tells for whom a mail to the product's own address is. `guardian` or `staff` is who wrote it, and stands there
    only when the address to which they wrote was given to them and the sender's address is the one they proved.
    """

    class Via(models.TextChoices):
        LMTP = "lmtp"
        SMTP = "smtp"
        IMAP = "imap"

    school = models.ForeignKey(
        School, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="inbound_mail"
    )
    inbound_address = models.ForeignKey(
        InboundAddress, null=True, blank=True, on_delete=models.SET_NULL, related_name="mail"
    )
    address = models.CharField(max_length=254)
    via = models.CharField(max_length=4, choices=Via.choices)
    envelope_sender = models.CharField(max_length=320, blank=True)
    message_id = models.CharField(max_length=420, blank=True)
    fingerprint = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    path = models.CharField(max_length=120)
    received_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    understood = models.BooleanField(default=True)
    why = models.CharField(max_length=20, blank=True)
    nature = models.CharField(max_length=10, blank=True)
    sender_address = models.CharField(max_length=320, blank=True)
    sender_name = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    reply_kind = models.CharField(max_length=20, blank=True)
    reply_ref = models.CharField(max_length=16, blank=True)
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message_id", "fingerprint", "address"], name="inbound_mail_once")
        ]
        indexes = [
            models.Index(fields=["school", "-received_at"], name="inbound_mail_of_school"),
            models.Index(fields=["sender_address", "received_at"], name="inbound_mail_of_sender"),
        ]


class InboundPlacement(Record):
    """A mail has found its place: `subject` is what it became part of, such as `message:REF`."""

    mail = models.OneToOneField(InboundMail, on_delete=models.CASCADE, related_name="placement")
    subject = models.CharField(max_length=80)
    placed_at = models.DateTimeField()


class InboundStray(Record):
    """A mail that found no place, and why: it is on the office's list until somebody sorts it."""

    class Reason(models.TextChoices):
        GENERAL = "general", _("Written to the school's address")
        UNKNOWN_SENDER = "unknown_sender", _("Not sent from the address that we know of this person")
        UNPROVEN = "unproven", _("The sender's mail system says that the sender's address is not genuine")
        EXPIRED = "expired", _("The reply address is more than a year old")
        LEFT = "left", _("The person to whom this reply address was given has left")
        NO_RECEIVER = "no_receiver", _("What it answers takes no replies by e-mail")
        REFUSED = "refused", _("What it answers could not take it")
        NOT_UNDERSTOOD = "not_understood", _("We could not read all of it")
        BOUNCE = "bounce", _("A mail of ours did not arrive, and we cannot tell which one")
        AUTOMATIC = "automatic", _("An automatic answer")
        LIST = "list", _("From a mailing list")
        LOOP = "loop", _("A mail that goes round in a circle")

    mail = models.OneToOneField(InboundMail, on_delete=models.CASCADE, related_name="stray")
    reason = models.CharField(max_length=16, choices=Reason.choices)
    words = models.CharField(max_length=300, blank=True)
    from_machine = models.BooleanField(default=False)
    proposed = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["from_machine", "-since"], name="inbound_stray_newest")]


class InboundSorting(Record):
    """The office has dealt with a stray mail: filed, or not for this school."""

    class Decision(models.TextChoices):
        FILED = "filed", _("Filed")
        NOT_FOR_US = "not_for_us", _("Not for us")

    mail = models.OneToOneField(InboundMail, on_delete=models.CASCADE, related_name="sorting")
    decision = models.CharField(max_length=10, choices=Decision.choices)
    reason = models.CharField(max_length=200)
    guardian = models.ForeignKey(Guardian, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sorted_by = models.ForeignKey(StaffMember, null=True, on_delete=models.SET_NULL, related_name="+")
    sorted_at = models.DateTimeField()


class MailboxReading(Record):
    """How far a mailbox has been read by IMAP; the numbers hold for one UIDVALIDITY only (RFC 3501, 2.3.1.1)."""

    inbound_address = models.ForeignKey(InboundAddress, on_delete=models.CASCADE, related_name="readings")
    folder = models.CharField(max_length=120, default="INBOX")
    uid_validity = models.PositiveBigIntegerField()
    last_uid = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inbound_address", "folder"], name="mailbox_read_by_one_count")]
