"""Promises in numbers as each language writes them, for the tests of what a charter claims."""

from accord.rules.charter_claims.languages import TONGUES
from accord.rules.charter_claims.quantities import Quantity

SCRIPTS = {
    "latin": "0123456789",
    "arabic-indic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "tamil": "௦௧௨௩௪௫௬௭௮௯",
    "fullwidth": "０１２３４５６７８９",
}

# Each language as people write it: a sentence with a gap, and what may stand behind the number in it.
SENTENCES: dict[str, tuple[str, dict[Quantity, tuple[str, ...]]]] = {
    "en": (
        "We promise this within {} of your message.",
        {
            Quantity.HOUR: ("hours", "hrs"),
            Quantity.WORKING_HOUR: ("working hours", "office hours"),
            Quantity.DAY: ("days", "calendar days", "full days"),
            Quantity.WORKING_DAY: ("working days", "school days", "business days", "weekdays"),
            Quantity.WEEK: ("weeks",),
            Quantity.MONTH: ("months",),
            Quantity.MINUTE: ("minutes", "mins"),
            Quantity.WORD: ("words",),
            Quantity.MESSAGE: ("messages", "e-mails", "emails"),
        },
    ),
    "zh-hans": (
        "我们承诺在{}之内做到。",
        {
            Quantity.HOUR: ("小时", "个小时"),
            Quantity.WORKING_HOUR: ("个工作小时",),
            Quantity.DAY: ("天",),
            Quantity.WORKING_DAY: ("个工作日", "个上学日"),
            Quantity.WEEK: ("周", "个星期"),
            Quantity.MONTH: ("个月",),
            Quantity.MINUTE: ("分钟",),
            Quantity.WORD: ("个字", "字"),
            Quantity.MESSAGE: ("条消息", "封邮件"),
        },
    ),
    "ms": (
        "Kami berjanji dalam tempoh {} selepas itu.",
        {
            Quantity.HOUR: ("jam",),
            Quantity.WORKING_HOUR: ("jam bekerja",),
            Quantity.DAY: ("hari",),
            Quantity.WORKING_DAY: ("hari bekerja", "hari persekolahan"),
            Quantity.WEEK: ("minggu",),
            Quantity.MONTH: ("bulan",),
            Quantity.MINUTE: ("minit",),
            Quantity.WORD: ("patah perkataan", "perkataan"),
            Quantity.MESSAGE: ("mesej", "e-mel"),
        },
    ),
    "ta": (
        "நாங்கள் {} பதில் தருவோம்.",
        {
            Quantity.HOUR: ("மணி நேரத்தில்", "மணிநேரத்திற்குள்"),
            Quantity.WORKING_HOUR: ("வேலை மணி நேரத்தில்",),
            Quantity.DAY: ("நாட்களில்", "நாளில்"),
            Quantity.WORKING_DAY: ("வேலை நாட்களுக்குள்", "பள்ளி நாட்களில்"),
            Quantity.WEEK: ("வாரங்களில்",),
            Quantity.MONTH: ("மாதங்களில்",),
            Quantity.MINUTE: ("நிமிடங்களில்",),
            Quantity.WORD: ("வார்த்தைகள்", "சொற்கள்"),
            Quantity.MESSAGE: ("செய்திகள்", "மின்னஞ்சல்கள்"),
        },
    ),
    "pl": (
        "Obiecujemy to w ciągu {} od wiadomości.",
        {
            Quantity.HOUR: ("godzin", "godziny"),
            Quantity.WORKING_HOUR: ("godzin roboczych",),
            Quantity.DAY: ("dni",),
            Quantity.WORKING_DAY: ("dni roboczych", "dni szkolnych", "dni nauki"),
            Quantity.WEEK: ("tygodni", "tygodnie"),
            Quantity.MONTH: ("miesięcy",),
            Quantity.MINUTE: ("minut",),
            Quantity.WORD: ("słów",),
            Quantity.MESSAGE: ("wiadomości", "e-maili"),
        },
    ),
    "ro": (
        "Promitem acest lucru în {} de la mesaj.",
        {
            Quantity.HOUR: ("ore", "de ore"),
            Quantity.WORKING_HOUR: ("ore lucrătoare",),
            Quantity.DAY: ("zile", "de zile"),
            Quantity.WORKING_DAY: ("zile lucrătoare", "de zile de școală", "zile şcolare"),
            Quantity.WEEK: ("săptămâni",),
            Quantity.MONTH: ("luni",),
            Quantity.MINUTE: ("minute",),
            Quantity.WORD: ("cuvinte",),
            Quantity.MESSAGE: ("mesaje",),
        },
    ),
    "ur": (
        "ہم {} کے اندر جواب دیں گے۔",
        {
            Quantity.HOUR: ("گھنٹے", "گھنٹوں"),
            Quantity.WORKING_HOUR: ("کاری گھنٹے",),
            Quantity.DAY: ("دن", "دنوں"),
            Quantity.WORKING_DAY: ("کاری دن", "اسکول کے دن", "کام کے دنوں"),
            Quantity.WEEK: ("ہفتے", "ہفتوں"),
            Quantity.MONTH: ("مہینے", "ماہ"),
            Quantity.MINUTE: ("منٹ",),
            Quantity.WORD: ("الفاظ",),
            Quantity.MESSAGE: ("پیغامات",),
        },
    ),
    "ar": (
        "نعد بذلك خلال {} من الرسالة.",
        {
            Quantity.HOUR: ("ساعات", "ساعة"),
            Quantity.WORKING_HOUR: ("ساعات عمل", "ساعة عمل"),
            Quantity.DAY: ("أيام", "يومًا", "يومٍ"),
            Quantity.WORKING_DAY: ("أيام عمل", "يوم عمل", "أيام دراسية"),
            Quantity.WEEK: ("أسابيع",),
            Quantity.MONTH: ("أشهر", "شهرًا"),
            Quantity.MINUTE: ("دقائق", "دقيقة"),
            Quantity.WORD: ("كلمة",),
            Quantity.MESSAGE: ("رسائل",),
        },
    ),
    "cy": (
        "Rydym yn addo hyn o fewn {} wedi eich neges.",
        {
            Quantity.HOUR: ("awr", "o oriau"),
            Quantity.WORKING_HOUR: ("awr waith",),
            Quantity.DAY: ("diwrnod", "ddiwrnod", "o ddyddiau"),
            Quantity.WORKING_DAY: ("diwrnod gwaith", "ddiwrnod ysgol"),
            Quantity.WEEK: ("wythnos",),
            Quantity.MONTH: ("mis", "fis"),
            Quantity.MINUTE: ("munud",),
            Quantity.WORD: ("gair", "o eiriau"),
            Quantity.MESSAGE: ("neges",),
        },
    ),
    "fr": (
        "Nous le promettons sous {} après votre envoi.",
        {
            Quantity.HOUR: ("heures", "h"),
            Quantity.WORKING_HOUR: ("heures ouvrées",),
            Quantity.DAY: ("jours",),
            Quantity.WORKING_DAY: ("jours ouvrables", "jours ouvrés", "jours de classe"),
            Quantity.WEEK: ("semaines",),
            Quantity.MONTH: ("mois",),
            Quantity.MINUTE: ("minutes",),
            Quantity.WORD: ("mots",),
            Quantity.MESSAGE: ("messages", "courriels"),
        },
    ),
    "es": (
        "Lo prometemos en {} desde su mensaje.",
        {
            Quantity.HOUR: ("horas",),
            Quantity.WORKING_HOUR: ("horas laborables",),
            Quantity.DAY: ("días", "dias"),
            Quantity.WORKING_DAY: ("días laborables", "días lectivos", "días hábiles"),
            Quantity.WEEK: ("semanas",),
            Quantity.MONTH: ("meses",),
            Quantity.MINUTE: ("minutos",),
            Quantity.WORD: ("palabras",),
            Quantity.MESSAGE: ("mensajes",),
        },
    ),
}


def words_for(language: str) -> dict[int, tuple[str, ...]]:
    """Numbers as the language writes them in words."""
    if language == "zh-hans":
        return {
            2: ("两", "二"),
            3: ("三",),
            10: ("十",),
            12: ("十二",),
            15: ("十五",),
            24: ("二十四",),
            48: ("四十八",),
        }
    lines = TONGUES[language].numbers.strip().splitlines()
    return {int(line.split(" ", 1)[0]): tuple(line.split(" ", 1)[1].split("|")) for line in lines}


def planted(language: str, number: str, unit: str) -> str:
    """The sentence of a language with a number and its unit in the gap."""
    sentence = SENTENCES[language][0]
    return sentence.format(f"{number}{unit}" if language == "zh-hans" else f"{number} {unit}")


EVERY_UNIT = [
    (language, quantity, unit)
    for language, (_sentence, units) in SENTENCES.items()
    for quantity, forms in units.items()
    for unit in forms
]
