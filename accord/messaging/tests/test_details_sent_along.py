"""What mail programs send along by themselves: no private address or number of staff reaches a family by a file."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder

from accord.delivery.inbound.reply_address import reply_address
from accord.messaging.models import Conversation, Message
from accord.messaging.tests.mails import arrives, letter, newest, own_media
from accord.messaging.tests.written import write
from tests.cast import MONDAY, Cast

__all__ = ["own_media"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5")]

LATER = MONDAY + timedelta(hours=1)


def reply_of(cast: Cast, key: str, conversation: Conversation) -> tuple[EmailMessage, str]:
    """A reply, and where it goes."""
    person = cast.staff.get(key) or cast.guardians[key]
    kind = "staff" if key in cast.staff else "guardian"
    to = reply_address(kind="conversation", ref=conversation.ref, recipient=f"{kind}:{person.ref}", at=MONDAY)
    return letter(cast.login(key).email, to, "See you on Thursday."), to


def files_of(message: Message) -> dict[str, bytes]:
    kept = {}
    for one in message.attachments.all():
        with one.file.open("rb") as content:
            kept[one.name] = content.read()
    return kept


def card(address: str) -> bytes:
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nEMAIL:{address}\r\nTEL:01632 960 123\r\nEND:VCARD\r\n".encode()


def invitation(address: str) -> bytes:
    folded = f"ORGANIZER;CN=X:mailto:{address[:8]}\r\n {address[8:].upper()}"
    return f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{folded}\r\nSUMMARY:Talk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()


def test_the_own_card_key_and_signature_of_staff_stay_behind_and_all_else_arrives(story: Cast) -> None:
    conversation = write(story).message.conversation
    own = story.login("tan").email
    mail, to = reply_of(story, "tan", conversation)
    key = f"-----BEGIN PGP PUBLIC KEY BLOCK-----\nComment: {own}\n-----END PGP PUBLIC KEY BLOCK-----\n".encode()
    for name, kind, content in (
        ("tan.vcf", "x-vcard", card(own)),
        ("clinic.vcf", "x-vcard", card("clinic@help.example")),
        ("invite.ics", "calendar", invitation(own)),
        ("OpenPGP_0x12.asc", "plain", key),
        ("smime.p7s", "plain", own.encode()),
        ("list.txt", "plain", b"Two pencils."),
    ):
        mail.add_attachment(content, maintype="text", subtype=kind, filename=name)
    arrives(mail, to, LATER)
    kept = files_of(newest())
    assert newest().text == "See you on Thursday."
    assert set(kept) == {"clinic.vcf", "invite.ics", "list.txt"}
    assert own not in str(kept).lower()
    assert b"SUMMARY:Talk\r\n" in kept["invite.ics"]


def test_what_a_guardian_sends_the_school_arrives_whole(story: Cast) -> None:
    conversation = write(story).message.conversation
    mail, to = reply_of(story, "amina", conversation)
    own = card(story.login("amina").email)
    mail.add_attachment(own, maintype="text", subtype="vcard", filename="me.vcf")
    arrives(mail, to, LATER)
    assert files_of(newest()) == {"me.vcf": own}


def signed(content: bytes, name: str) -> bytes:
    """The words inside a signature, with the certificate of whoever signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.EMAIL_ADDRESS, name)])
    at = datetime(2026, 11, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(who).issuer_name(who).public_key(key.public_key()).serial_number(7)
        .not_valid_before(at).not_valid_after(at + timedelta(days=90)).sign(key, SHA256())
    )  # fmt: skip
    builder = PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, SHA256())
    return builder.sign(Encoding.DER, [PKCS7Options.Binary])


@pytest.mark.parametrize("key", ["tan", "amina"])
def test_words_inside_their_own_signature_arrive_without_the_certificate(story: Cast, key: str) -> None:
    """As some Outlooks send them: there is no other text in the mail."""
    conversation = write(story).message.conversation
    mail, to = reply_of(story, key, conversation)
    inside = EmailMessage()
    inside.set_content("He may come at ten.")
    inside.add_attachment(b"Two pencils.", maintype="text", subtype="plain", filename="list.txt")
    mail.clear_content()
    content = signed(inside.as_bytes(), story.login(key).email)
    mail.set_content(content, maintype="application", subtype="pkcs7-mime", filename="smime.p7m")
    mail.set_param("smime-type", "signed-data")
    arrives(mail, to, LATER)
    assert newest().text == "He may come at ten."
    assert files_of(newest()) == {"list.txt": b"Two pencils."}


CARD = "Form teacher 4B | Riverbank Primary\nT: 020 7946 0123 | M: +44 7700 900123\n{own} | www.riverbank.example"
WORDS = "Dear Ms Yusuf,\nhe has moved up. Call the office on 020 7946 0999.\n\nKind regards\n"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        (WORDS + "Hui Min Tan\n\n" + CARD, WORDS + "Hui Min Tan"),
        (WORDS + "Ms Hui Min Tan, Form teacher | 07700 900123", WORDS.strip()),
        (WORDS + "H. M.\n\n" + CARD, WORDS + "H. M."),
        (WORDS + "Hui Min Tan\n" + CARD + "\n\nP.S. The trip is on 23/11/2026, bring boots please.",
         WORDS + "Hui Min Tan\n\nP.S. The trip is on 23/11/2026, bring boots please."),
        (WORDS + "Hui Min Tan\n\nThe trip is on 23/11/2026, bring boots.",
         WORDS + "Hui Min Tan\n\nThe trip is on 23/11/2026, bring boots."),
        ("You can always write to {own} when it is urgent.", "You can always write to … when it is urgent."),
    ],
)  # fmt: skip
def test_the_card_below_the_words_of_staff_reaches_no_family(story: Cast, sent: str, read: str) -> None:
    """As Outlook writes it: no dashes part it from the words."""
    conversation = write(story).message.conversation
    own = story.login("tan").email
    mail, to = reply_of(story, "tan", conversation)
    mail.set_content(sent.format(own=own.upper()))
    arrives(mail, to, LATER)
    message = newest()
    assert message.text == read
    shown = f"{message.text} {message.folded}".lower()
    assert own not in shown
    assert "900123" not in shown


def test_the_number_that_a_guardian_writes_below_their_words_arrives(story: Cast) -> None:
    conversation = write(story).message.conversation
    mail, to = reply_of(story, "amina", conversation)
    mail.set_content("Please call me.\n\nAmina Yusuf\n07700 900456")
    arrives(mail, to, LATER)
    assert newest().text == "Please call me.\n\nAmina Yusuf\n07700 900456"
