"""What was said now is told from what stood below, in the languages of the families."""

import pytest

from accord.delivery.inbound.markup import as_text
from accord.delivery.inbound.quoting import split_reply

pytestmark = pytest.mark.requirement("C5", "A6")

ANNOUNCED = {
    "en": "On Mon, 23 Nov 2026 at 10:00, Ms Tan <r@s.example> wrote:",
    "fr": "Le lun. 23 nov. 2026 à 10:00, Ms Tan <r@s.example> a écrit :",
    "es": "El lun, 23 nov 2026 a las 10:00, Ms Tan (<r@s.example>) escribió:",
    "pl": "pon., 23 lis 2026 o 10:00 Ms Tan <r@s.example> napisał(a):",
    "pl, dnia": "Dnia 23 listopada 2026 10:00 Ms Tan napisał(a):",
    "pl, w dniu": "W dniu 23.11.2026 o 10:00, Ms Tan pisze:",
    "ro": "În lun., 23 nov. 2026 la 10:00, Ms Tan <r@s.example> a scris:",
    "cy": "Ar Llun, 23 Tach 2026 am 10:00, ysgrifennodd Ms Tan <r@s.example>:",
    "ms": "Pada Isn, 23 Nov 2026 pada 10:00, Ms Tan <r@s.example> menulis:",
    "ta": "திங்., 23 நவ., 2026, முற்பகல் 10:00 அன்று, Ms Tan <r@s.example> எழுதியது:",
    "ur": "پیر، 23 نومبر، 2026 کو 10:00 بجے Ms Tan <r@s.example> نے لکھا:",
    "ar": "في الاثنين، 23 نوفمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة ‪Ms Tan‬‏ <‪r@s.example‬‏>:",
    "ar, Apple": "في ٢٣ نوفمبر ٢٠٢٦، الساعة ١٠:٠٠، كتب Ms Tan <r@s.example>:",
    "zh": "Ms Tan <r@s.example> 于2026年11月23日周一 10:00写道：",
    "zh, Apple": "在 2026年11月23日，10:00，Ms Tan <r@s.example> 写道：",
}
BLOCKS = {
    "en": ("From", "Sent", "To", "Subject"),
    "fr": ("De ", "Envoyé ", "À ", "Objet "),
    "es": ("De", "Enviado el", "Para", "Asunto"),
    "pl": ("Od", "Wysłano", "Do", "Temat"),
    "ro": ("De la", "Trimis", "Către", "Subiect"),
    "cy": ("Oddi wrth", "Anfonwyd", "At", "Pwnc"),
    "ms": ("Daripada", "Dihantar", "Kepada", "Subjek"),
    "ta": ("அனுப்புநர்", "அனுப்பியது", "பெறுநர்", "பொருள்"),
    "ur": ("منجانب", "تاریخ", "بنام", "موضوع"),
    "ar": ("من", "تم الإرسال", "إلى", "الموضوع"),
    "zh": ("发件人", "发送时间", "收件人", "主题"),
}
TELEPHONES = ("Sent from my iPhone", "Get Outlook for iOS", "Envoyé de mon iPhone", "Enviado desde mi iPhone",
              "Wysłane z iPhone'a", "Trimis de pe iPhone-ul meu", "Anfonwyd o fy iPhone",
              "Dihantar daripada iPhone saya", "எனது iPhone இலிருந்து அனுப்பப்பட்டது", "میرے iPhone سے بھیجا گیا",
              "أُرسلت من الـ iPhone", "发自我的iPhone", "Sent from Yahoo Mail on Android")  # fmt: skip


@pytest.mark.parametrize("language", ANNOUNCED)
@pytest.mark.parametrize("below", ["> Dear parent\n>\n> the trip", "Dear parent\n\nthe trip"], ids=["marked", "bare"])
def test_an_earlier_mail_is_put_behind_its_announcement(language, below):
    found = split_reply(f"Thank you, we come.\n\nAmina\n\n{ANNOUNCED[language]}\n\n{below}")
    assert found.said == "Thank you, we come.\n\nAmina"
    assert found.quoted == f"{ANNOUNCED[language]}\n\n{below}"


@pytest.mark.parametrize("language", [language for language in ANNOUNCED if language != "zh"])
def test_an_announcement_may_be_broken_over_lines(language):
    words = ANNOUNCED[language].split(" ")
    broken = f"{' '.join(words[: len(words) // 2])}\n{' '.join(words[len(words) // 2 :])}"
    found = split_reply(f"Yes.\n\n{broken}\n> Dear parent")
    assert (found.said, found.quoted) == ("Yes.", f"{broken}\n> Dear parent")


@pytest.mark.parametrize("language", BLOCKS)
@pytest.mark.parametrize("bold", [False, True])
def test_the_block_of_outlook_begins_the_earlier_mail(language, bold):
    mark = "*" if bold else ""
    block = "\n".join(f"{mark}{label}:{mark} something" for label in BLOCKS[language])
    found = split_reply(f"Thank you.\n\n{block}\n\nDear parent")
    assert (found.said, found.quoted) == ("Thank you.", f"{block}\n\nDear parent")


@pytest.mark.parametrize("signed", TELEPHONES)
def test_a_telephone_s_signature_is_parted_off(signed):
    found = split_reply(f"Thank you.\n\n{signed}\n")
    assert (found.said, found.signature) == ("Thank you.", signed)


@pytest.mark.parametrize(
    "said",
    [
        "On 12 March the teacher wrote:\n'Tom was late'. Is that right?",
        "Can you say what she wrote: the letter of 2026-01-02?",
        "From: my heart\nthank you",
        "Tom will be late:\n- Monday\n- Tuesday",
        "He wrote from his phone that he is unwell.",
        "Le 12 mars, mon fils était malade :\nil avait de la fièvre.",
        "Sent the form on Monday",
    ],
)
def test_nobody_s_own_words_are_put_out_of_sight(said):
    found = split_reply(said)
    assert (found.said, found.quoted, found.signature) == (said, "", "")


def test_an_answer_below_the_quotation_is_what_was_said():
    found = split_reply(f"{ANNOUNCED['en']}\n> Are you coming?\n\nYes, we are.")
    assert (found.said, found.quoted) == ("Yes, we are.", f"{ANNOUNCED['en']}\n> Are you coming?")


def test_answers_between_the_questions_keep_their_questions():
    written = f"See below.\n\n{ANNOUNCED['en']}\n> Are you coming?\nYes.\n> Both of you?\nOnly me."
    assert split_reply(written).said == written


def test_a_mail_that_is_passed_on_is_what_is_said():
    passed = "---------- Forwarded message ---------\nFrom: X\nDate: y\nSubject: z\n\nLook"
    assert split_reply(passed).said == passed
    assert split_reply(f"Please read.\n\n{passed}").said == "Please read."


def test_our_own_line_ends_what_was_said_in_any_language():
    found = split_reply("Tak.\n\nsome program says something odd\n~~~ Napisz powyżej tej linii ~~~\nDear parent")
    assert found.said == "Tak.\n\nsome program says something odd"


def test_a_signature_after_two_dashes_is_parted_off():
    found = split_reply("Yes.\n-- \nAmina Hassan\n07700 900000")
    assert (found.said, found.signature) == ("Yes.", "--\nAmina Hassan\n07700 900000")


def test_our_line_beside_the_announcement_as_yahoo_writes_it_ends_what_was_said():
    now = "Yes, thank you.\n\n  On Mon, 23 Nov 2026 at 9:05, Riverbank<accord@school.example> wrote:   "
    read = split_reply(f"{now}~~~ Write your answer above this line ~~~\n\nWe spoke with both boys.")
    assert read.said == "Yes, thank you."
    assert "both boys" in read.quoted


def test_the_lines_that_outlook_on_the_web_draws_are_not_said():
    page = '<div>Thanks</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> R &lt;a@b.c&gt;<br>'
    read = split_reply(as_text(f"{page}<b>Sent:</b> Monday<br><b>To:</b> A<br><b>Subject:</b> x</div><p>Earlier</p>"))
    assert read.said == "Thanks"
    assert split_reply("Sign here:\n____________").said == "Sign here:\n____________"
