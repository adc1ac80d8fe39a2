"""One mail, bytes in, plain values out. Whatever cannot be understood says so; it never fails."""

import logging
from dataclasses import dataclass, field, replace

from accord.core.faults import told
from accord.delivery.inbound.attachments import attachment, attachment_of
from accord.delivery.inbound.automatic import recognise
from accord.delivery.inbound.bounces import bounce_in
from accord.delivery.inbound.charsets import decoded, one_line
from accord.delivery.inbound.flowed import unflowed
from accord.delivery.inbound.headers import Head, date_of, each_of, language_of, message_ids, subject_of
from accord.delivery.inbound.limits import HEADER_BYTES, MARKUP_LETTERS, MESSAGE_BYTES, TEXT_LETTERS
from accord.delivery.inbound.mail import Attachment, IncomingMail, Mailbox, Nature
from accord.delivery.inbound.mailboxes import mailboxes, plain_address
from accord.delivery.inbound.markup import as_text, harmless
from accord.delivery.inbound.parts import Part, take_apart
from accord.delivery.inbound.quoting import split_reply
from accord.delivery.inbound.signed import content_of
from accord.delivery.inbound.tnef import unwrap

log = logging.getLogger("accord.delivery.inbound")

SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
              "application/pgp-keys"}  # fmt: skip
SIGNED_NAMES = (".p7s",)
SIGNED_BEGINNINGS = (b"-----BEGIN PGP SIGNATURE", b"-----BEGIN PGP PUBLIC KEY")
"""Signatures and keys under another type: programs add them by themselves, and they name who wrote."""

INSIDE_SIGNATURE = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
MOST_SIGNATURES = 5
"""So many signatures of one mail are looked into."""
SEALED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}
ELSEWHERE = {"message/partial", "message/external-body"}
WRAPPED = {"application/ms-tnef", "application/vnd.ms-tnef"}
REPORTS = {"message/delivery-status", "message/disposition-notification", "text/rfc822-headers",
           "message/global-delivery-status", "message/global-headers"}  # fmt: skip

REACTION = "text/vnd.google.email-reaction+json"
"""What Gmail adds beside the sign with which somebody reacts: the same again, for programs."""


@dataclass
class _Found:
    """What is gathered while the parts are gone through."""

    texts: list[str] = field(default_factory=list)
    markups: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_mail(
    raw: bytes, *, envelope_sender: str | None = None, own_hosts: frozenset[str] = frozenset()
) -> IncomingMail:
    """Read a mail. `envelope_sender` is empty for mail that nobody may answer, None when it is not known.

    `own_hosts` are the hosts under which our own Message-IDs are made.
    """
    if len(raw) > MESSAGE_BYTES:
        return _not_understood(raw[:65_536], "too-large")
    try:
        return _read(raw, null_sender=envelope_sender in ("", "<>"), own_hosts=own_hosts)
    except Exception as fault:
        log.warning("A mail of %s bytes could not be read: %s", len(raw), told(fault))
        return _not_understood(raw[:65_536], "fault")


def _not_understood(start: bytes, why: str) -> IncomingMail:
    """Tell at least who wrote and about what, if that much can be read."""
    try:
        whole, _ = take_apart(start)
        return replace(_envelope(whole.head), understood=False, why=why)
    except Exception:
        return IncomingMail(understood=False, why=why)


def _envelope(head: Head) -> IncomingMail:
    """Read the head alone."""
    written_by = mailboxes(head.all("from")) or mailboxes(head.all("sender"))
    ids = message_ids(head.first("message-id"))
    return IncomingMail(
        understood=True,
        message_id=ids[0] if ids else "",
        in_reply_to=message_ids(head.first("in-reply-to")),
        references=message_ids(head.first("references")),
        sender=written_by[0] if written_by else Mailbox(""),
        reply_to=mailboxes(head.all("reply-to")),
        to=mailboxes(head.all("to")),
        cc=mailboxes(head.all("cc")),
        delivered_to=tuple(
            plain for value in each_of(head, "delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
            if (plain := plain_address(value))
        )[:20],
        subject=subject_of(head),
        sent_at=date_of(head),
        language=language_of(head),
        authentication=tuple(one_line(value, 500) for value in head.all("authentication-results")[:10]),
        notes=("several-senders",) if len(written_by) > 1 else (),
    )  # fmt: skip


def read_addresses(raw: bytes) -> tuple[str, ...]:
    """Return the addresses to which a mail says that it went, those first that the last server noted."""
    try:
        whole, _ = take_apart(raw[:HEADER_BYTES])
        told = _envelope(whole.head)
    except Exception:
        return ()
    return tuple(dict.fromkeys((*told.delivered_to, *(each.address for each in (*told.to, *told.cc)))))


def _read(raw: bytes, *, null_sender: bool, own_hosts: frozenset[str]) -> IncomingMail:
    whole, cut = take_apart(raw)
    mail = _envelope(whole.head)
    found = _Found(notes=[*mail.notes, *cut])
    sealed = next((part.type for part in whole.walk() if part.type in SEALED and _is_sealed(part)), "")
    _gather(whole, found)
    text, markup = _text_of(found)
    said = split_reply(text)
    attachments = tuple(found.attachments)
    mail = replace(
        mail,
        said=said.said,
        quoted=said.quoted,
        signature=said.signature,
        markup=markup,
        attachments=attachments,
        notes=tuple(dict.fromkeys(found.notes)),
    )
    mail = _recognised(mail, whole, text, null_sender=null_sender, own_hosts=own_hosts)
    if sealed:
        return replace(mail, understood=False, why="encrypted")
    if any(part.type in ELSEWHERE for part in whole.walk()):
        return replace(mail, understood=False, why="partial")
    if not whole.head.fields or not (mail.sender.address or mail.bounce):
        return replace(mail, understood=False, why="no-sender")
    if not (said.said or said.quoted or said.signature or attachments or mail.subject or mail.bounce):
        return replace(mail, understood=False, why="empty")
    return mail


def _is_sealed(part: Part) -> bool:
    return part.type not in INSIDE_SIGNATURE or content_of(part.content()) is None


def _recognised(
    mail: IncomingMail, whole: Part, text: str, *, null_sender: bool, own_hosts: frozenset[str]
) -> IncomingMail:
    report = f"{whole.type};{whole.parameters.get('report-type', '')}"
    known = recognise(
        whole.head, sender=mail.sender.address, subject=mail.subject, type_parameters=report,
        null_sender=null_sender, own_hosts=own_hosts,
    )  # fmt: skip
    bounce = bounce_in(whole, whole.head, mail.sender.address, mail.subject, text, null_sender=null_sender)
    nature = Nature.BOUNCE if bounce and known.nature is not Nature.LOOP else known.nature
    return replace(mail, nature=nature, signs=known.signs, bounce=bounce)


def _gather(part: Part, found: _Found) -> None:
    """Go through the parts in order: texts that are read, files that are kept."""
    if part.type in ("multipart/alternative", "multipart/related") and part.inside:
        _gather_one_of(part, found)
    elif part.inside:
        for inside in part.inside:
            _gather(inside, found)
    elif part.type in INSIDE_SIGNATURE and (content := content_of(part.content())) is not None:
        _gather_signed(content, found)
    elif _is_signature(part):
        found.notes.append("signed")
    elif part.type in WRAPPED or part.file_name.lower() == "winmail.dat":
        _gather_wrapped(part, found)
    elif part.type in REPORTS and part.disposition != "attachment":
        found.notes.append("report")
    elif _is_text(part):
        _gather_text(part, found)
    elif part.body.strip() and part.type != REACTION:
        inline = part.disposition == "inline" or bool(part.head.first("content-id"))
        found.attachments.append(attachment_of(part, len(found.attachments) + 1, inline=inline))


def _gather_signed(content: bytes, found: _Found) -> None:
    whole, cut = take_apart(content)
    found.notes += ["signed", *cut]
    if found.notes.count("signed") <= MOST_SIGNATURES:
        _gather(whole, found)


def _is_signature(part: Part) -> bool:
    if part.type in SIGNATURES or part.file_name.lower().endswith(SIGNED_NAMES):
        return True
    return bool(part.file_name) and part.content()[:200].lstrip().startswith(SIGNED_BEGINNINGS)


def _is_text(part: Part) -> bool:
    named = part.disposition == "attachment" or bool(part.file_name)
    return part.type in ("text/plain", "text/html", "text/enriched", "text/richtext", "text/markdown") and not named


def _gather_text(part: Part, found: _Found) -> None:
    content = part.content()[: 4 * MARKUP_LETTERS]
    text = decoded(content, part.charset)
    if part.type == "text/html":
        found.markups.append(text)
        found.texts.append(as_text(text))
    elif part.type in ("text/enriched", "text/richtext"):
        found.texts.append(as_text(text.replace("<<", "&lt;")))
    elif part.parameters.get("format", "").lower() == "flowed":
        deletes = part.parameters.get("delsp", "").lower() == "yes"
        found.texts.append(unflowed(text[: 2 * TEXT_LETTERS], delete_space=deletes))
    else:
        found.texts.append(text)


def _gather_one_of(part: Part, found: _Found) -> None:
    """Of several versions the plain one is read, unless it only says that there is another; files are all kept."""
    versions: list[tuple[Part, _Found]] = []
    for inside in part.inside:
        version = _Found()
        _gather(inside, version)
        versions.append((inside, version))
        found.attachments += version.attachments
        found.notes += version.notes
        found.markups += version.markups
    texts = [version for _, version in versions if any(text.strip() for text in version.texts)]
    if part.type == "multipart/related":
        found.texts += [text for version in texts for text in version.texts]
        return
    plain = [version for version in texts if not version.markups]
    rich = [version for version in texts if version.markups]
    if plain and not (rich and _is_placeholder(plain[0], rich[-1])):
        found.texts += plain[0].texts
    elif rich:
        found.texts += rich[-1].texts


def _is_placeholder(plain: _Found, rich: _Found) -> bool:
    said, shown = "".join(plain.texts).strip(), "".join(rich.texts).strip()
    return len(said) < 300 and "html" in said.lower() and len(shown) > len(said) and "html" not in shown.lower()


def _gather_wrapped(part: Part, found: _Found) -> None:
    content = part.content()
    inside = unwrap(content)
    if inside is None:
        found.attachments.append(attachment_of(part, len(found.attachments) + 1, inline=False))
        return
    found.notes.append("winmail")
    if inside.text.strip() and not any(text.strip() for text in found.texts):
        found.texts.append(inside.text)
    for name, data in inside.files:
        kept = attachment(name, "application/octet-stream", data, number=len(found.attachments) + 1)
        found.attachments.append(kept)


def _text_of(found: _Found) -> tuple[str, str]:
    """Return the text, cut at the limit with a note, and the sanitised HTML."""
    text = "\n\n".join(text.strip("\n") for text in found.texts if text.strip())
    if len(text) > TEXT_LETTERS:
        found.notes.append("text-cut")
        text = text[:TEXT_LETTERS]
    return text, harmless("\n".join(found.markups)) if found.markups else ""
