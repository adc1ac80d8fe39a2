"""News about mail of ours that did not arrive: delivery status reports (RFC 3464) and what others write instead."""

import re

from accord.delivery.inbound.headers import Head, message_ids, read_head, words
from accord.delivery.inbound.mail import Bounce, FailedDelivery
from accord.delivery.inbound.mailboxes import ADDRESS, plain_address
from accord.delivery.inbound.parts import Part

STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
CODE = re.compile(r"(?<![\d.])([45])[0-5]\d(?=[ -]|$)(?!\.\d)")
ORIGINAL_ID = re.compile(r"(?im)^[>\s|]*message-id:\s*(<[^<>\s]{1,400}>)")
DAEMONS = re.compile(
    r"^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|mailerdaemon|maildeliverysystem|bounce[sd]?)\b", re.I
)
SUBJECT = re.compile(
    r"undeliver|delivery (?:status|failure|failed|problem|notification)|failure notice|returned mail|mail delivery|"
    r"delivery has failed|could not be delivered|undelivered|nicht zustellbar|unzustellbar|non remis|échec|"
    r"no se pudo entregar|no entregado|nie dostarczon|niedostarczon|nelivrat|"
    r"tidak dapat dihantar|退信|无法投递|無法傳遞|تعذر",
    re.I,
)
OPENINGS = re.compile(
    r"(?im)^(?:hi\. this is the qmail|this is the mail system at host|this message was created automatically by mail|"
    r"a message that you sent could not|the following address(?:es)? (?:had|failed)|your message (?:to|did not reach|"
    r"couldn't be delivered|wasn't delivered)|delivery has failed to these|sorry to have to inform you|"
    r"message delivery failed|unable to deliver|address not found|the following message to)"
)
GONE = re.compile(
    r"user unknown|unknown user|no such (?:user|mailbox|recipient|person)|does(?: not|n't) exist|unknown recipient|"
    r"recipient (?:address )?rejected|mailbox (?:unavailable|not found|disabled)|address (?:not found|rejected)|"
    r"invalid recipient|account (?:has been )?(?:disabled|closed|inactive)|permanent(?:ly)? (?:error|fail|fatal)|"
    r"couldn't be found|host (?:or domain name )?not found|domain not found", re.I
)  # fmt: skip
FOR_NOW = re.compile(
    r"quota|over limit|mailbox (?:is )?full|temporar|will (?:be )?(?:retry|retried|keep trying|continue)|delayed|"
    r"try again|not yet been delivered|greylist|deferred|timed out|still trying|warning message only", re.I
)  # fmt: skip
COPY = ("copy", "original", "included", "returned", "message header")
MOST = 50
REPORTS = ("message/delivery-status", "message/global-delivery-status")


def bounce_in(whole: Part, head: Head, sender: str, subject: str, text: str, *, null_sender: bool) -> Bounce | None:
    """Return the news that a mail brings about another, or None when it brings none."""
    return _standard(whole, text) or _other(whole, head, sender, subject, text, null_sender=null_sender)


def _standard(whole: Part, text: str) -> Bounce | None:
    report = next(
        (part for part in whole.walk() if part.type in ("message/delivery-status", "message/global-delivery-status")),
        None,
    )
    if report is None:
        return None
    blocks = [read_head(block) for block in re.split(rb"\r?\n[ \t]*\r?\n", report.content()[:200_000])]
    failed = [failure for block in blocks[: MOST + 1] if (failure := _recipient(block))]
    return Bounce(_original_id(whole, text), tuple(failed), standard=True)


def _recipient(block: Head) -> FailedDelivery | None:
    """Read what is told of one recipient; arrived or passed on is no failure."""
    action = block.first("action").split(";")[0].strip().lower()
    named = block.first("final-recipient") or block.first("original-recipient")
    original = block.first("original-recipient") or named
    address = _typed(original) or _typed(named)
    if not address or action in ("delivered", "relayed", "expanded"):
        return None
    status = STATUS.search(block.first("status"))
    diagnostic = words(block.first("diagnostic-code"))[:500]
    within = STATUS.search(diagnostic)
    code = status[0] if status and status[0] not in ("5.0.0", "4.0.0") else (within or status or [""])[0]
    permanent = action != "delayed" and not (code or "5").startswith("4")
    return FailedDelivery(address, permanent, code, diagnostic)


def _typed(value: str) -> str:
    """Return the address of `rfc822; somebody@example.org`."""
    return plain_address(value.rpartition(";")[2].strip())


def _original_id(whole: Part, text: str) -> str:
    for part in whole.walk():
        if part.type in ("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"):
            found = message_ids(read_head(part.content()[:65_536]).first("message-id"))
            if found:
                return found[0]
    quoted = ORIGINAL_ID.search(text[:100_000])
    return quoted[1] if quoted else ""


def _other(whole: Part, head: Head, sender: str, subject: str, text: str, *, null_sender: bool) -> Bounce | None:
    """Recognise a report in free words: a machine must have sent it, and it must speak of a failed delivery."""
    named = [plain_address(each) for each in re.split(r"[,\s]+", head.first("x-failed-recipients")) if each]
    failed_header = [each for each in named if each][:MOST]
    machine = null_sender or bool(DAEMONS.match(sender)) or head.first("return-path").strip() == "<>"
    opening = OPENINGS.search(text[:4000])
    if not failed_header and not (machine and (SUBJECT.search(subject) or opening)):
        return None
    told = text[:20_000]
    before_copy = _before_copy(told)
    found = failed_header or list(
        dict.fromkeys(plain for each in ADDRESS.findall(before_copy[:8000]) if (plain := plain_address(each)))
    )
    recipients = failed_header or [each for each in found if not DAEMONS.match(each)][:5]
    status = STATUS.search(before_copy)
    code = CODE.search(before_copy)
    permanent = _permanent(status[1] if status else (code[1] if code else ""), f"{subject}\n{before_copy}")
    words_told = " ".join((opening[0] if opening else subject).split())[:500]
    failed = tuple(FailedDelivery(each, permanent, status[0] if status else "", words_told) for each in recipients)
    references = message_ids(f"{head.first('in-reply-to')} {head.first('references')}")
    return Bounce(_original_id(whole, text) or (references[-1] if references else ""), failed, standard=False)


def _before_copy(told: str) -> str:
    """Return the report without the copy of our mail below it."""
    kept = []
    for line in told.split("\n"):
        low = line[:200].lower()
        if low.startswith(("received: from ", "message-id:")) or (
            low.startswith("---") and any(word in low for word in COPY)
        ):
            break
        kept.append(line)
    return "\n".join(kept)


def _permanent(digit: str, told: str) -> bool:
    """A number decides; without one the words do; in doubt it is for now, so that nobody is struck off."""
    if digit in ("4", "5"):
        return digit == "5" and not re.search(r"quota|mailbox (?:is )?full", told, re.I)
    return bool(GONE.search(told)) and not FOR_NOW.search(told)
