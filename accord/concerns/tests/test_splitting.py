"""Splitting a letter: a proposal that people mend, in every language of the product; silence where it cannot tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.concerns.splitting import MOST_POINTS, WANTS, Proposed, proposed_points

pytestmark = pytest.mark.requirement("H2")


def test_numbered_items_are_points_without_greeting_and_close() -> None:
    letter = (
        "Dear Ms Moss,\n\n1. Lena was left alone. I would like an apology.\n2) Nobody rang me.\n"
        "(3) The note was wrong.\n\n"
        "Yours sincerely\nEwa Kowalska"
    )
    assert proposed_points(letter, "en") == [
        Proposed("Lena was left alone.", "I would like an apology."),
        Proposed("Nobody rang me."),
        Proposed("The note was wrong."),
    ]


@pytest.mark.parametrize(
    ("language", "letter", "wanted"),
    [
        ("en", "He was pushed on the stairs twice.\n\nNobody told us of it.\n\nWe’d like a plan for the stairs.",
         "plan"),
        ("pl", "Lena siedziała sama w sali.\n\nNikt do mnie nie zadzwonił.\n\nProszę o przeprosiny.",
         "przeprosiny"),
        ("ar", "تُركت ابنتي وحدها في القاعة.\n\nلم يتصل بي أحد.\n\nأطلب اعتذارًا مكتوبًا.", "اعتذار"),
        ("fr", "Ma fille est restée seule.\n\nPersonne ne m’a appelée.\n\nJ’aimerais des excuses.",
         "excuses"),
        ("es", "Mi hija se quedó sola.\n\nNadie me llamó por teléfono.\n\nQuisiera una disculpa.",
         "disculpa"),
        ("pt", "A minha filha ficou sozinha.\n\nNinguém me ligou.\n\nGostaria de um pedido de desculpas.",
         "desculpas"),
        ("ro", "Fiica mea a rămas singură.\n\nNimeni nu m-a sunat.\n\nAș dori scuze.", "scuze"),
        ("ms",
         "Anak saya ditinggalkan seorang diri.\n\nTiada siapa menelefon saya.\n\nSaya minta maaf secara bertulis.",
         "bertulis"),
        ("cy", "Cafodd fy merch ei gadael ei hun.\n\nWnaeth neb fy ffonio i.\n\nHoffwn ymddiheuriad.",
         "ymddiheuriad"),
        ("zh-hans", "星期五我的女儿一个人被留在大厅里。\n\n学校里没有任何人打电话告诉我。\n\n我希望得到书面道歉。",
         "道歉"),
        ("ta", "என் மகள் மண்டபத்தில் தனியாக விடப்பட்டாள்.\n\nயாரும் என்னை அழைக்கவில்லை.\n\nமன்னிப்பை எதிர்பார்க்கிறேன்.",
         "மன்னிப்பை"),
        ("ur", "میری بیٹی ہال میں اکیلی چھوڑ دی گئی۔\n\nکسی نے مجھے فون نہیں کیا۔\n\nمیں تحریری معافی چاہتی ہوں۔",
         "معافی"),
    ],
)  # fmt: skip
def test_what_would_put_it_right_is_found_in_every_language(language: str, letter: str, wanted: str) -> None:
    points = proposed_points(letter, language)
    assert [bool(one.wanted) for one in points] == [False, True]
    assert wanted in points[-1].wanted
    assert language.split("-")[0] in WANTS


def test_where_nothing_tells_the_points_apart_it_proposes_none() -> None:
    assert proposed_points("It was one long afternoon. " * 200, "en") == []
    assert proposed_points("\n\n".join(f"On day {n} this happened to us." for n in range(MOST_POINTS + 1)), "en") == []
    assert proposed_points("He was pushed.", "de") == [Proposed("He was pushed.")]


@given(st.text(max_size=400), st.sampled_from(["en", "ar", "zh-hans", "xx", ""]))
def test_it_never_fails_and_invents_nothing(letter: str, language: str) -> None:
    written = "".join(letter.split())
    for point in proposed_points(letter, language):
        assert point.text.strip()
        for words in (point.text, *point.wanted.split("\n")):
            assert all("".join(part.split()) in written for part in words.split())
