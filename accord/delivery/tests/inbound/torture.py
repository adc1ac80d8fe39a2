"""Mail as it really comes, and worse: a corpus that makes itself, and attacks on whoever reads it."""

import base64
import random
import zipfile
from io import BytesIO

CRLF = "\r\n"


def mail(body: str | bytes = "Hello", *, head: str = "", **fields: str) -> bytes:
    """Return a mail with the usual head; a field set to nothing is left out."""
    usual = {
        "From": "Amina Hassan <amina@example.org>",
        "To": "office@riverbank.example",
        "Subject": "The trip",
        "Message-ID": "<one@example.org>",
        "Date": "Mon, 23 Nov 2026 09:00:00 +0000",
    } | {name.replace("_", "-"): value for name, value in fields.items()}
    lines = "".join(f"{name}: {value}{CRLF}" for name, value in usual.items() if value)
    raw = body.encode() if isinstance(body, str) else body
    return (lines + head).encode("utf-8", "surrogateescape") + b"\r\n" + raw


def multipart(kind: str, *parts: bytes, boundary: str = "b1", **fields: str) -> bytes:
    """Return a mail of several parts."""
    return mail(together(parts, boundary), Content_Type=f'multipart/{kind}; boundary="{boundary}"', **fields)


def together(parts: tuple[bytes, ...], boundary: str) -> bytes:
    """Put parts between boundaries."""
    mark = boundary.encode()
    return b"".join(b"\r\n--" + mark + b"\r\n" + part for part in parts) + b"\r\n--" + mark + b"--\r\n"


def part(content: bytes | str, kind: str = "text/plain; charset=utf-8", *, head: str = "") -> bytes:
    """Return one part, as it is."""
    raw = content.encode() if isinstance(content, str) else content
    return f"Content-Type: {kind}{CRLF}{head}{CRLF}".encode() + raw


def file(name: str, content: bytes, kind: str = "application/octet-stream") -> bytes:
    """Return an attached file in base64."""
    head = f'Content-Disposition: attachment; filename="{name}"{CRLF}Content-Transfer-Encoding: base64{CRLF}'
    return part(base64.encodebytes(content).replace(b"\n", b"\r\n"), kind, head=head)


def zipped(**names: bytes) -> bytes:
    """Return a zip with these names (a double underscore stands for a dot)."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(name.replace("__", "."), content)
    return out.getvalue()


def seeds() -> list[bytes]:
    """Return the mails from which the mutations start."""
    flowed = "> quoted line \r\n> goes on\r\nAnd an answer \r\nthat flows.\r\n-- \r\nAmina\r\n"
    report = together(
        (
            part("Your message could not be delivered."),
            part("Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; a@example.org\r\nAction: failed\r\n"
                 "Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user", "message/delivery-status"),
            part("Message-ID: <ours@localhost>\r\nSubject: x", "text/rfc822-headers"),
        ),
        "rep",
    )  # fmt: skip
    return [
        mail(),
        mail("", Subject=""),
        mail("On Mon, 23 Nov 2026 at 10:00, X <a@b.example> wrote:\r\n> hi\r\n\r\nYes"),
        mail("Witaj".encode("utf-16"), Content_Type="text/plain; charset=utf-16"),
        mail("Zażółć gęślą jaźń".encode("iso-8859-2"), Content_Type="text/plain; charset=iso-8859-2"),
        mail("学校".encode("gb2312"), Content_Type="text/plain; charset=gb2312", Subject="=?gb2312?B?0afQow==?="),
        mail(flowed, Content_Type="text/plain; format=flowed; delsp=yes"),
        mail("=C5=BB=\r\n=ZZ=", Content_Transfer_Encoding="quoted-printable"),
        mail("SGVsbG8", Content_Transfer_Encoding="base64"),
        mail(
            "<html><body><p>Hello <b>you</b></p><blockquote>before</blockquote></body></html>", Content_Type="text/html"
        ),
        mail("begin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n", Content_Transfer_Encoding="x-uuencode"),
        multipart("alternative", part("plain"), part("<p>rich</p>", "text/html")),
        multipart("mixed", part("see file"), file("form.pdf", b"%PDF-1.7 abc"), file("a.zip", zipped(a__txt=b"x"))),
        multipart(
            "related", part("<img src=cid:a>", "text/html"), part(b"GIF89a", "image/gif", head="Content-ID: <a>\r\n")
        ),
        multipart("mixed", part("x"), part(mail("inner"), "message/rfc822")),
        mail(report, Content_Type='multipart/report; report-type=delivery-status; boundary="rep"', From="<>"),
        multipart("mixed", part("x"), part("BEGIN:VCALENDAR\r\nEND:VCALENDAR", "text/calendar; method=REQUEST")),
        multipart("mixed", part(b"\x78\x9f\x3e\x22" + bytes(60), "application/ms-tnef; name=winmail.dat")),
        mail(Subject="=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?=", From='"=?utf-8?B?QW1pbmE=?=" <amina@example.org>'),
        mail(Content_Type="text/plain; name*0*=utf-8'en'a%20b; name*1*=%C3%A9; name*2=c"),
        mail(From="a@example.org, b@example.org, (comment (nested)) c <c@example.org>;", To="undisclosed:;"),
        b"",
        b"\r\n\r\n\r\n",
        b"no head at all, just words",
        bytes(range(256)) * 20,
    ]


JUNK = [b"\x00", b"\xff\xfe", b"\r", b"\n", b"\r\n\r\n", b"--b1", b"--b1--", b"=?", b"?=", b"=?utf-8?B?", b'"',
        b"(" * 50, b"<" * 30, b">", b":", b";" * 20, b"'", b"\\", b"%", b"=\r\n", b"\xf0\x9f\x98\x80", b"charset=",
        b"boundary=", b"Content-Type: multipart/mixed\r\n", b"Content-Transfer-Encoding: base64\r\n",
        b"@", b",", b"\x1b$B", b"+AGE-", b"*0*=",
        b"Date: Fri, 99 Foo 99999 99:99:99 +9999\r\n", b"From \r\n", b"~~~ x ~~~"]  # fmt: skip
"""What mutations put in."""


def mutated(draw: random.Random, corpus: list[bytes]) -> bytes:
    """Return a mail of the corpus after a handful of accidents."""
    raw = bytearray(draw.choice(corpus))
    for _ in range(draw.randint(1, 8)):
        place, length = draw.randint(0, len(raw)), draw.randint(0, 60)
        accident = draw.randrange(6)
        if accident == 0:
            raw[place:place] = draw.choice(JUNK) * draw.choice((1, 1, 1, 40))
        elif accident == 1:
            del raw[place : place + length]
        elif accident == 2:
            raw[place:place] = raw[draw.randint(0, len(raw)) :][: draw.randint(0, 300)]
        elif accident == 3 and raw:
            raw[draw.randrange(len(raw))] = draw.randrange(256)
        elif accident == 4:
            raw[place:place] = draw.choice(corpus)[: draw.randint(0, 500)]
        else:
            raw = raw.replace(b"\r\n", draw.choice((b"\n", b"\r", b"\r\n")))
    return bytes(raw)


def nested(depth: int) -> bytes:
    """Return parts within parts, so deep."""
    opened = "".join(f'Content-Type: multipart/mixed; boundary="n{n}"\r\n\r\n--n{n}\r\n' for n in range(depth))
    return mail(head=opened)


def attacks() -> dict[str, bytes]:
    """Return mails that are made to be slow or large to read, each about a megabyte or more."""
    million = 1_000_000
    html = {"Content_Type": "text/html"}
    return {
        "deep parts": nested(10_000),
        "deep parts with lines": nested(300) + b"x\r\n" * 300_000,
        "many parts": multipart("mixed", *[part("x")] * 20_000),
        "many boundaries": mail(b"\r\n--b1" * 150_000, Content_Type="multipart/mixed; boundary=b1"),
        "one long line": mail(b"a" * 3 * million),
        "short lines": mail(b"\r\n" * 1_500_000),
        "quoted lines": mail(b"> a\r\nb\r\n" * 120_000),
        "announcing lines": mail(b"@123:\r\n" * 140_000),
        "labels": mail(b"from:\r\n" * 140_000),
        "dashes": mail(b"-" * million),
        "dashes from a daemon": mail(b"-" * million, From="mailer-daemon@example.org", Subject="Undelivered mail"),
        "spaces": mail(b" " * million + b":"),
        "long head": mail(head="X-A: " + "b " * 500_000 + CRLF),
        "many fields": mail(head="X-A: b\r\n" * 130_000),
        "long subject": mail(Subject="=?utf-8?Q?a?= " * 70_000),
        "open encoded words": mail(Subject="=?a?q?" * 150_000),
        "long address": mail(From="(" * 500_000 + "a@example.org"),
        "many addresses": mail(To="a@example.org, " * 60_000),
        "quotes in parameters": mail(Content_Type="text/plain; a=" + '";' * 400_000),
        "parameters": mail(Content_Type="text/plain" + "; a*1*=b" * 100_000),
        "references": mail(References="<a@b> " * 150_000),
        "open divs": mail("<div>" * 200_000, **html),
        "fonts": mail("".join(f"<font color={n}>" for n in range(60_000)), **html),
        "open tables": mail("<table>" * 140_000, **html),
        "open titles": mail("<title>" * 140_000, **html),
        "open comments": mail("<!--" * 250_000, **html),
        "ampersands": mail("&" * million, **html),
        "crossed": mail("<b><a><table><i></b>x<tr></i>" * 34_000, **html),
        "base64 that is none": mail(b"=" * million, Content_Transfer_Encoding="base64"),
        "soft ends": mail(b"=\r\n" * 330_000, Content_Transfer_Encoding="quoted-printable"),
        "flowing": mail(b"a \r\n" * 250_000, Content_Type="text/plain; format=flowed"),
        "uuencode": mail(b"begin 644 a\r\n" * 80_000, Content_Transfer_Encoding="x-uuencode"),
        "zip of many": multipart("mixed", file("a.zip", b"PK\x03\x04" * 250_000)),
        "zip with a long list": multipart("mixed", file("a.zip", b"PK\x01\x02" * 250_000 + b"PK\x05\x06" + bytes(18))),
        "report of many": multipart(
            "report", part("Final-Recipient: rfc822; a@example.org\r\nAction: failed\r\n\r\n" * 20_000,
                           "message/delivery-status")
        ),
        "tnef of nothing": multipart("mixed", part(b"\x78\x9f\x3e\x22\x00\x00" + b"\x02" + bytes(8) * 120_000,
                                                   "application/ms-tnef")),
    }  # fmt: skip
