"""The words that schools write above their columns, in the languages of Accord and a few more.

All are folded (lower case, no accents). Words of scripts without spaces are found anywhere in a header;
others only as whole words.
"""

from typing import Final

CHILD: Final = (
    "child pupil student learner eleve enfant alumno alumna "
    "estudiante nino uczen uczennica ucznia dziecko elev elevul"
    " copil copilul plentyn disgybl murid pelajar anak kind "
    "schuler schulerin 学生 孩子 子女 மாணவர் மாணவரின் குழந்தை طالب"
    " الطالب التلميذ الطفل طفل بچہ بچے طالبعلم"
)
ADULT: Final = (
    "parent parents guardian carer contact tutor tuteur "
    "responsable padre madre rodzic rodzica opiekun opiekuna parinte"
    " parintele rhiant gofalwr penjaga waris erziehungsberechtigter "
    "eltern 家长 監護人 监护人 家長 பெற்றோர் பாதுகாவலர்"
    " ولي والد سرپرست والدین"
)
MOTHER: Final = (
    "mother mum mom mere madre matka matki mama mamei mam mater ibu mutter 母亲 母親 妈妈 தாய் அம்மா الام الأم ام والدہ ماں"
)
FATHER: Final = (
    "father dad pere padre ojciec ojca tata tatal tad bapa ayah vater 父亲 父親 爸爸 தந்தை அப்பா الاب الأب اب باپ"
)
STAFF: Final = (
    "staff teacher employee enseignant professeur personnel "
    "profesor docente nauczyciel nauczyciela pracownik profesor"
    " personal athro athrawes staff guru cikgu kakitangan "
    "lehrer 教师 老师 教職員 ஆசிரியர் معلم المعلم استاد عملہ"
)

# Longest first counts: 'date of birth' goes before 'birth'.
PARTS: Final[dict[str, str]] = {
    "email": (
        "email|e mail|mail|courriel|adresse mail|correo|correo electronico|"
        "poczta|adres email|ebost|e bost|emel|邮箱|电邮|"
        "電郵|电子邮件|மின்னஞ்சல்|بريد|البريد الالكتروني|ای میل"
    ),
    "phone": (
        "phone|telephone|mobile|cell|tel|portable|telefono|"
        "movil|telefon|komorka|numar de telefon|ffon|ffon symudol|"
        "telefon bimbit|nombor telefon|handy|电话|手机|電話|手機|தொலைபேசி|கைபேசி|هاتف|الهاتف|جوال|فون|موبائل"
    ),
    "relationship": (
        "relationship|relation|relation to child|lien|lien de parente|"
        "parentesco|relacion|pokrewienstwo|relatie|relatia|"
        "perthynas|hubungan|beziehung|关系|關係|உறவு|صلة القرابة|القرابة|رشتہ"
    ),
    "born_on": (
        "date of birth|birth date|birthdate|birthday|dob|"
        "born|date de naissance|naissance|ne le|fecha de nacimiento|"
        "nacimiento|data urodzenia|urodzony|data nasterii|dyddiad geni|"
        "tarikh lahir|geburtsdatum|出生日期|生日|பிறந்த தேதி|"
        "தேதி பிறப்பு|تاريخ الميلاد|الميلاد|تاریخ پیدائش"
    ),
    "preferred_name": (
        "preferred name|preferred forename|known as|called|chosen name|nom usuel|prenom usuel|nombre preferido|"
        "imie uzywane|nume preferat|enw hoffus|nama panggilan|"
        "rufname|常用名|அழைக்கும் பெயர்|الاسم المفضل|عرفی نام"
    ),
    "given_name": (
        "given name|first name|firstname|forename|prenom|nombre|"
        "nombre de pila|imie|prenume|prenumele|enw cyntaf|"
        "nama pertama|vorname|名字|名|முதற்பெயர்|முதல் பெயர்|الاسم الاول|الاسم الأول|پہلا نام"
    ),
    "family_name": (
        "family name|last name|lastname|surname|nom|nom de famille|"
        "apellido|apellidos|nazwisko|nume de familie|nume|"
        "cyfenw|nama keluarga|nachname|familienname|姓氏|"
        "姓|குடும்பப் பெயர்|اسم العائلة|العائلة|اللقب|خاندانی نام"
    ),
    "name": (
        "name|full name|nom complet|nom et prenom|"
        "nombre completo|nombre y apellidos|imie i nazwisko|nazwisko i imie|"
        "nume complet|nume si prenume|enw|enw llawn|nama|nama penuh|vollstandiger name|"
        "姓名|全名|பெயர்|முழு பெயர்|الاسم|اسم|"
        "الاسم الكامل|نام|پورا نام"
    ),
    "year_group": (
        "year group|year|grade|grade level|niveau|annee|curso|grado|rocznik|poziom|an de studiu|clasa nivel|"
        "grwp blwyddyn|blwyddyn|tahun|darjah|jahrgang|年级|年級|ஆண்டு|வகுப்பு நிலை|الصف|المرحلة|جماعت"
    ),
    "class": (
        "class|form|tutor group|registration group|homeroom|classe|division|"
        "clase|grupo|klasa|oddzial|clasa|dosbarth|"
        "kelas|klasse|班级|班級|班|வகுப்பு|الفصل|الشعبة|کلاس|سیکشن"
    ),
    "id": (
        "id|number|no|upn|admission number|student number|roll number|code|matricule|identifiant|numero|ine|"
        "numero de matricula|matricula|numer|numer legitymacji|pesel|cnp|"
        "numar matricol|numar|rhif|nombor|no pendaftaran|"
        "nummer|学号|學號|编号|எண்|அடையாள எண்|رقم|الرقم|رقم الطالب|نمبر|رول نمبر"
    ),
}
WITHOUT_SPACES: Final = ("\u0e00", "\u9fff")


def as_set(words: str) -> frozenset[str]:
    """The single words of a list above."""
    return frozenset(words.split())
