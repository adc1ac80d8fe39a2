"""What a mail says once it is read: heads in every dress, texts in every character set, parts in every order."""

import base64
import struct

import pytest

from accord.delivery.inbound.mail import Refusal
from accord.delivery.inbound.reading import read_mail
from accord.delivery.tests.inbound.torture import file, mail, multipart, part, zipped

pytestmark = pytest.mark.requirement("C5")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ausflug", "Ausflug"),
        ("=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?= am", "Café am"),
        ("=?iso-8859-1?Q?Caf=E9?=", "Café"),
        ("=?gb2312?B?0afQow==?=", "学校"),
        ("=?utf-8?B?2YXYp9ik?= ok", "ماؤ ok"),
        ("=?utf-8*en?Q?a_b?=", "a b"),
        ("=?nonsense?Q?a?=", "=?nonsense?Q?a?="),
        ("=?utf-8?Q?broken", "=?utf-8?Q?broken"),
        ("=?utf-8?B?SGVsbG8?=", "Hello"),
        ("one\r\n two", "one two"),
        ("a\u202egnp.exe", "agnp.exe"),
    ],
)
def test_a_subject_is_decoded(written, read):
    assert read_mail(mail(Subject=written)).subject == read


@pytest.mark.parametrize(
    ("written", "address", "name"),
    [
        ("Amina <Amina@Example.org>", "amina@example.org", "Amina"),
        ('"Hassan, Amina" <a@example.org>', "a@example.org", "Hassan, Amina"),
        ("=?utf-8?Q?Hassan=2C_Amina?= <a@example.org>", "a@example.org", "Hassan, Amina"),
        ("a@example.org (Amina)", "a@example.org", "Amina"),
        ('"head@riverbank.example" <a@example.org>', "a@example.org", ""),
        ("a@schule.münchen.example", "a@schule.xn--mnchen-3ya.example", ""),
        ("broken <a@example.org", "a@example.org", "broken"),
        ("nobody", "", ""),
    ],
)
def test_a_sender_is_read_and_no_name_pretends_to_be_an_address(written, address, name):
    sender = read_mail(mail(From=written)).sender
    assert (sender.address, sender.name) == (address, name)


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("utf-8", "utf-8"), ("iso-8859-2", "iso-8859-2"), ("windows-1250", "cp1250"), ("", "utf-8"), ("utf-16", "utf-16"),
     ("nonsense", "utf-8"), ("us-ascii", "utf-8")],
)  # fmt: skip
def test_polish_is_read_in_whatever_character_set_it_comes(declared, codec):
    read = read_mail(mail("Zażółć gęślą jaźń".encode(codec), Content_Type=f"text/plain; charset={declared}"))
    assert read.said == "Zażółć gęślą jaźń"


def test_chinese_that_is_declared_too_narrowly_is_read():
    assert read_mail(mail("学校簡".encode("gb18030"), Content_Type="text/plain; charset=gb2312")).said == "学校簡"


@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ("big5", "big5hkscs", "老師你好，嘅"),
        ("iso-8859-6-i", "iso-8859-6", "السلام عليكم"),
        ("unknown-8bit", "cp1252", "Où est l’école ?"),
    ],
)
def test_what_old_programs_declare_loosely_is_read(declared, codec, text):
    read = read_mail(mail(text.encode(codec), Content_Type=f"text/plain; charset={declared}"))
    assert read.said == text


def test_what_windows_writes_is_read_as_windows_wrote_it():
    assert read_mail(mail(b"\x93Yes\x94 \x80 5", Content_Type="text/plain; charset=iso-8859-1")).said == "“Yes” € 5"


def test_the_plain_version_is_read_and_the_rich_one_kept_clean():
    rich = '<p onclick="x()">Yes <b>please</b><script>x()</script><img src="https://track.example/1"></p>'
    read = read_mail(multipart("alternative", part("Yes please"), part(rich, "text/html")))
    assert read.said == "Yes please"
    assert read.markup == "<p>Yes <b>please</b></p>"


def test_html_alone_becomes_text_with_its_quotation_below():
    rich = (
        "<div>Thank you.</div><div>See <a href='https://school.example/trip'>the page</a></div><ul><li>one<li>two</ul>"
        "<div class='gmail_quote'>On Mon, 23 Nov 2026 at 10:00, X &lt;x@school.example&gt; wrote:<br>"
        "<blockquote>Dear parent</blockquote></div>"
    )
    read = read_mail(mail(rich, Content_Type="text/html; charset=utf-8"))
    assert read.said == "Thank you.\nSee the page (https://school.example/trip)\n\n- one\n- two"
    assert read.quoted.endswith("> Dear parent")


def test_a_plain_version_that_only_points_to_the_other_is_passed_over():
    rich = "<p>We will be late tomorrow, the bus does not run. Please tell the class.</p>"
    read = read_mail(multipart("alternative", part("Your mail program cannot show HTML."), part(rich, "text/html")))
    assert read.said.startswith("We will be late")


def test_flowed_lines_are_put_together_and_quotations_stay_marked():
    written = "This is one \r\nparagraph.\r\n\r\n> And a quoted \r\n> one.\r\n"
    read = read_mail(mail(written, Content_Type="text/plain; format=flowed"))
    assert read.said == "This is one paragraph."
    assert read.quoted == "> And a quoted one."


def test_parts_within_parts_are_gone_through_in_order():
    inner = multipart("alternative", part("First"), part("<p>First</p>", "text/html"), boundary="in")
    raw = multipart("mixed", inner.split(b"\r\n", 5)[5], part("Second"), file("a.pdf", b"%PDF-1.4"))
    read = read_mail(raw)
    assert read.said == "First\n\nSecond"
    assert [each.name for each in read.attachments] == ["a.pdf"]


def test_a_missing_last_boundary_loses_nothing():
    whole = multipart("mixed", part("Hello"), file("a.pdf", b"%PDF-1.4 and more"))
    read = read_mail(whole[: whole.rindex(b"--b1--")])
    assert read.said == "Hello"
    assert read.attachments[0].content == b"%PDF-1.4 and more"
    assert "cut-off" in read.notes


def test_names_of_files_are_decoded_and_made_safe():
    continued = "attachment; filename*0*=utf-8'en'S%C3%BC; filename*1*=%C3%9F; filename*2=.pdf"
    for said, name in (
        (continued, "Süß.pdf"),
        ('attachment; filename="=?utf-8?Q?S=C3=BC=C3=9F=2Epdf?="', "Süß.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\Users\\\\a.pdf"', "a.pdf"),
        ("attachment; filename*=iso-8859-1''S%FC.pdf", "Sü.pdf"),
        ("attachment", "1.pdf"),
    ):
        raw = multipart(
            "mixed", part("x"), part(b"%PDF-1.4", "application/pdf", head=f"Content-Disposition: {said}\r\n")
        )
        assert read_mail(raw).attachments[0].name == name


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCX = {"[Content_Types]__xml": b"x", "word/document__xml": b"x"}


@pytest.mark.parametrize(
    ("name", "content", "media_type", "refused"),
    [
        ("form.pdf", b"%PDF-1.7", "application/pdf", None),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "image/jpeg", None),
        ("list.csv", b"a,b\r\n1,2", "text/plain", None),
        ("photo.jpg", b"MZ\x90\x00", "application/vnd.microsoft.portable-executable", Refusal.PROGRAM),
        ("photo.jpg.exe", b"anything", "text/plain", Refusal.PROGRAM),
        ("photo.exe. ", b"anything", "text/plain", Refusal.PROGRAM),
        ("notes.txt", b"#!/bin/sh\nrm", "text/x-script", Refusal.SCRIPT),
        ("page.txt", b"  <HTML><script>", "text/html", Refusal.SCRIPT),
        ("drawing.svg", b"<svg onload=x>", "text/html", Refusal.SCRIPT),
        ("a.zip", zipped(a__pdf=b"%PDF"), "application/zip", None),
        ("a.zip", zipped(a__pdf=b"x", b__exe=b"MZ"), "application/zip", Refusal.ARCHIVE_WITH_PROGRAM),
        ("a.zip", zipped(b__zip=b"PK"), "application/zip", Refusal.ARCHIVE_IN_ARCHIVE),
        ("a.zip", zipped(zeros__txt=bytes(210_000_000)), "application/zip", Refusal.ARCHIVE_TOO_LARGE),
        ("a.rar", b"Rar!\x1a\x07\x00", "application/vnd.rar", Refusal.ARCHIVE_CLOSED),
        ("a.docx", zipped(**DOCX), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", None),
        ("a.docx", zipped(**DOCX, **{"word/vbaProject__bin": b"x"}),
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Refusal.MACROS),
        ("a.doc", OLE + b"\x00" * 600, "application/x-ole-storage", None),
        ("a.doc", OLE + "_VBA_PROJECT".encode("utf-16-le"), "application/x-ole-storage", Refusal.MACROS),
    ],
)  # fmt: skip
def test_a_file_is_what_its_bytes_say_and_nothing_that_runs_is_handed_on(name, content, media_type, refused):
    found = read_mail(multipart("mixed", part("x"), file(name, content))).attachments[0]
    assert (found.media_type, found.refused) == (media_type, refused)
    assert (found.size, found.content) == (len(content), content)


def test_a_program_inside_a_mail_inside_a_mail_is_found():
    inner = multipart("mixed", part("x"), file("a.exe", b"MZ"), boundary="in")
    found = read_mail(multipart("mixed", part("see"), part(inner, "message/rfc822"))).attachments[0]
    assert found.refused is Refusal.ARCHIVE_WITH_PROGRAM


def test_pictures_in_the_text_are_kept_as_files():
    picture = part(base64.b64encode(b"GIF89a..."), "image/gif; name=a.gif",
                   head="Content-ID: <pic@x>\r\nContent-Transfer-Encoding: base64\r\n")  # fmt: skip
    found = read_mail(multipart("related", part("<p>Look <img src='cid:pic@x'></p>", "text/html"), picture))
    assert found.said == "Look"
    assert (found.attachments[0].inline, found.attachments[0].content_id) == (True, "pic@x")


def test_a_reaction_of_gmail_is_its_sign_and_no_file():
    kinds = (("plain; charset=utf-8", "👍"), ("vnd.google.email-reaction+json", '{"emoji":"👍","version":1}'))
    parts = "".join(f"--b\r\nContent-Type: text/{kind}\r\n\r\n{content}\r\n" for kind, content in kinds)
    read = read_mail(mail(f"{parts}--b--\r\n".encode(), Content_Type='multipart/alternative; boundary="b"'))
    assert (read.said, read.attachments) == ("👍", ())


def test_an_invitation_comes_as_a_file():
    invite = part("BEGIN:VCALENDAR\r\nEND:VCALENDAR", "text/calendar; method=REQUEST")
    found = read_mail(multipart("alternative", part("Meeting"), invite))
    assert found.said == "Meeting"
    assert found.attachments[0].media_type == "text/calendar"


def tnef(*attributes: tuple[int, bytes]) -> bytes:
    packed = b"".join(struct.pack("<BII", 1, kind, len(data)) + data + b"\x00\x00" for kind, data in attributes)
    return struct.pack("<IH", 0x223E9F78, 1) + packed


def test_outlook_s_wrapping_is_taken_off():
    inside = tnef((0x2800C, b"Hello from Outlook\x00"), (0x69002, b"\x00" * 14), (0x18010, b"form.pdf\x00"),
                  (0x6800F, b"%PDF-1.4"))  # fmt: skip
    found = read_mail(multipart("mixed", file("winmail.dat", inside, "application/ms-tnef")))
    assert found.said == "Hello from Outlook"
    assert [(each.name, each.media_type) for each in found.attachments] == [("form.pdf", "application/pdf")]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "no-sender"),
        (mail("x", From=""), "no-sender"),
        (mail("", Subject=""), "empty"),
        (mail("x", Content_Type="application/pkcs7-mime; smime-type=enveloped-data"), "encrypted"),
        (multipart("encrypted", part("Version: 1", "application/pgp-encrypted"), file("a.asc", b"x")), "encrypted"),
        (mail("x", Content_Type="message/partial; id=a; number=1"), "partial"),
    ],
)
def test_what_cannot_be_understood_says_why(raw, why):
    read = read_mail(raw)
    assert (read.understood, read.why) == (False, why)
    assert not read.answerable


def test_message_ids_and_dates_are_read_and_bad_dates_left_out():
    read = read_mail(mail(In_Reply_To="<a@b> (x)", References="<a@b>\r\n <c@d> <a@b> junk"))
    assert (read.message_id, read.in_reply_to, read.references) == ("<one@example.org>", ("<a@b>",), ("<a@b>", "<c@d>"))
    assert read.sent_at is not None
    assert read.sent_at.isoformat() == "2026-11-23T09:00:00+00:00"
    assert read_mail(mail(Date="Fri, 99 Foo 99999 99:99:99 +9999")).sent_at is None
