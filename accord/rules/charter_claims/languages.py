"""How each language names what numbers count, and times of day: regular expressions, the closer ones first.

`units` stand behind the number. `exact` are words that hold their number in themselves (a fortnight, يومان).
`clock_before` and `clock_behind` are words that make a bare number a time of day; `half_first`: the half of the
day may stand before the hour (下午5点).
"""

from dataclasses import dataclass

from accord.rules.charter_claims import number_words
from accord.rules.charter_claims.quantities import Quantity

Q = Quantity
Units = tuple[tuple[Quantity, str], ...]

TAMIL_REST = r"[\u0b80-\u0bff]*"


@dataclass(frozen=True)
class Tongue:
    """What a language needs so that stated numbers are found in it."""

    units: Units
    numbers: str = ""
    exact: tuple[tuple[float, Quantity, str], ...] = ()
    to: str = ""
    between: str = ""
    before_number: str = ""
    clock_before: str = ""
    clock_behind: str = ""
    morning: str = ""
    afternoon: str = ""
    half_first: bool = False
    spaced: bool = True


TONGUES: dict[str, Tongue] = {
    "en": Tongue(
        numbers=number_words.ENGLISH,
        units=(
            (Q.WORKING_HOUR, r"(?:working|office|business|opening|school)[\s-]hours?"),
            (Q.WORKING_DAY, r"(?:(?:working|school|business)[\s-]|week)days?"),
            (Q.HOUR, r"hours?|hrs?"),
            (Q.DAY, r"(?:calendar\s)?days?"),
            (Q.WEEK, r"weeks?"),
            (Q.MONTH, r"months?"),
            (Q.MINUTE, r"minutes?|mins?"),
            (Q.WORD, r"words?"),
            (Q.MESSAGE, r"messages?|e-?mails?"),
        ),
        exact=((2, Q.WEEK, r"(?:a|one|each|within\sa)\s+fortnight"),),
        to=r"to|or|and",
        between=r"(?:(?:full|clear|whole|complete|consecutive|more|short|of)\s+)?",
        clock_behind=r"o['’]clock",
        morning=r"a\.?m\b\.?|in\sthe\smorning",
        afternoon=r"p\.?m\b\.?|in\sthe\s(?:afternoon|evening)|at\snight",
    ),
    "zh-hans": Tongue(
        spaced=False,
        units=(
            (Q.WORKING_HOUR, r"(?:个|個)?(?:工作|办公|上班)(?:小时|时)"),
            (Q.WORKING_DAY, r"(?:个|個)?(?:工作|上学|教学|上课|学校)(?:日|天)"),
            (Q.HOUR, r"(?:个|個)?(?:小时|钟头)"),
            (Q.DAY, r"天|日"),
            (Q.WEEK, r"(?:个|個)?(?:星期|周|週|礼拜)"),
            (Q.MONTH, r"(?:个|個)月"),
            (Q.MINUTE, r"分钟"),
            (Q.WORD, r"(?:个|個)?(?:字|单词|词)"),
            (Q.MESSAGE, r"(?:条|封|则)?(?:消息|信息|讯息|留言|邮件|短信)"),
        ),
        to=r"至|到|或",
        clock_behind=r"点(?!\d*\s*[%％])|时(?!间)",
        morning=r"早上|上午|凌晨|清晨",
        afternoon=r"下午|晚上|傍晚|中午",
        half_first=True,
    ),
    "ms": Tongue(
        numbers=number_words.MALAY,
        units=(
            (Q.WORKING_HOUR, r"jam\s(?:waktu\s)?(?:bekerja|kerja|pejabat)"),
            (Q.WORKING_DAY, r"hari\s(?:bekerja|kerja|persekolahan|sekolah)"),
            (Q.HOUR, r"jam"),
            (Q.DAY, r"hari"),
            (Q.WEEK, r"minggu"),
            (Q.MONTH, r"bulan"),
            (Q.MINUTE, r"minit"),
            (Q.WORD, r"(?:patah\s)?(?:perkataan|kata)"),
            (Q.MESSAGE, r"(?:buah\s)?(?:mesej|pesanan|e-?mel)"),
        ),
        exact=(
            (1, Q.WORKING_DAY, r"sehari\s(?:bekerja|persekolahan)"),
            (1, Q.DAY, r"sehari"),
            (1, Q.HOUR, r"sejam"),
            (1, Q.WEEK, r"seminggu"),
            (1, Q.MONTH, r"sebulan"),
            (1, Q.MINUTE, r"seminit"),
        ),
        to=r"hingga|atau|ke",
        clock_before=r"pukul|jam",
        morning=r"pagi",
        afternoon=r"petang|malam|tengah\shari",
    ),
    "ta": Tongue(
        numbers=number_words.TAMIL,
        units=(
            (Q.WORKING_HOUR, rf"(?:வேலை|பணி|அலுவலக|பள்ளி)\s*மணி\s*நேர{TAMIL_REST}"),
            (Q.WORKING_DAY, rf"(?:வேலை|பணி|பள்ளி)\s*நா(?:ள்|ளு|ளி|ட்){TAMIL_REST}"),
            (Q.HOUR, rf"மணி\s*(?:நேர|த்தியால){TAMIL_REST}"),
            (Q.DAY, rf"நா(?:ள்|ளு|ளி|ட்){TAMIL_REST}"),
            (Q.WORD, rf"(?:வார்த்தை|சொல்|சொற்){TAMIL_REST}"),
            (Q.WEEK, rf"வார(?!்){TAMIL_REST}"),
            (Q.MONTH, rf"மாத{TAMIL_REST}"),
            (Q.MINUTE, rf"நிமிட{TAMIL_REST}"),
            (Q.MESSAGE, rf"(?:செய்தி|மின்னஞ்சல்){TAMIL_REST}"),
        ),
        to=r"முதல்|அல்லது",
        clock_behind=r"மணி(?!\s*(?:நேர|த்தியால))(?:க்கு|முதல்|வரை)?",
        morning=r"காலை",
        afternoon=r"மாலை|இரவு|பிற்பகல்|மதியம்",
        half_first=True,
    ),
    "pl": Tongue(
        numbers=number_words.POLISH,
        units=(
            (Q.WORKING_HOUR, r"godzin\w*\s(?:robocz\w+|prac\w+)|robocz\w+\sgodzin\w*"),
            (
                Q.WORKING_DAY,
                r"(?:dni|dzień|dnia|dniach|dniami|dniu)\s(?:robocz\w+|szkoln\w+|nauk\w+|zajęć)"
                r"|(?:robocz\w+|szkoln\w+)\sd(?:ni\w*|zień)",
            ),
            (Q.HOUR, r"godzin\w*|godz\b\.?"),
            (Q.DAY, r"dni|dzień|dnia|dniach|dniami|dniu|dob\w+|dób"),
            (Q.WEEK, r"tygod\w+|tydzień"),
            (Q.MONTH, r"miesi[ąę]c\w*"),
            (Q.MINUTE, r"minut\w*"),
            (Q.WORD, r"słow\w*|słów|wyraz\w*"),
            (Q.MESSAGE, r"wiadomoś\w+|e-?mail\w*"),
        ),
        to=r"do|lub|albo|i",
        clock_before=r"godz\.|godzin(?:a|y|ie|ę|ą)|o",
        morning=r"rano",
        afternoon=r"po\społudniu|wieczorem|wieczór",
    ),
    "ro": Tongue(
        numbers=number_words.ROMANIAN,
        units=(
            (Q.WORKING_HOUR, r"or[eăa]\s(?:lucr[ăa]toare|de\slucru|de\sprogram)"),
            (Q.WORKING_DAY, r"zi(?:le)?\s(?:lucr[ăa]toare|de\slucru|de\sșcoală|de\sscoala|școlare|de\scursuri)"),
            (Q.HOUR, r"or[eăa]"),
            (Q.DAY, r"zi(?:le)?"),
            (Q.WEEK, r"s[ăa]pt[ăa]m[âa]n\w+"),
            (Q.MONTH, r"lun[iăa]"),
            (Q.MINUTE, r"minut\w*"),
            (Q.WORD, r"cuvinte|cuvânt"),
            (Q.MESSAGE, r"mesaj\w*|e-?mail\w*"),
        ),
        to=r"până\sla|la|sau|și",
        between=r"(?:de\s+)?",
        clock_before=r"ora|orele",
        morning=r"dimineața",
        afternoon=r"după-amiaza|seara",
    ),
    "ur": Tongue(
        numbers=number_words.URDU,
        units=(
            (Q.WORKING_HOUR, r"(?:کاری|کام\sکے|دفتری|دفتر\sکے)\s*گھنٹ\w+"),
            (Q.WORKING_DAY, r"(?:کاری|کام\sکے|ورکنگ|اسکول\sکے|سکول\sکے|تعلیمی)\s*(?:دن\w*|ایام)"),
            (Q.HOUR, r"گھنٹ\w+"),
            (Q.DAY, r"دن\w*|ایام|روز"),
            (Q.WEEK, r"ہفت\w+"),
            (Q.MONTH, r"مہین\w+|ماہ"),
            (Q.MINUTE, r"منٹ\w*"),
            (Q.WORD, r"الفاظ|لفظ\w*"),
            (Q.MESSAGE, r"پیغام\w*|ای\sمیل\w*"),
        ),
        to=r"سے|یا|تا",
        clock_behind=r"بجے",
        morning=r"صبح",
        afternoon=r"شام|رات|دوپہر|سہ\sپہر",
        half_first=True,
    ),
    "ar": Tongue(
        numbers=number_words.ARABIC,
        units=(
            (Q.WORKING_HOUR, r"ساع(?:ة|ات)\s(?:من\s)?(?:ال)?(?:عمل|دوام)"),
            (Q.WORKING_DAY, r"(?:يوما?|ايام)\s(?:من\s)?(?:ال)?(?:عمل|دوام|دراسي\w*|مدرسي\w*|دراسة)"),
            (Q.HOUR, r"ساع(?:ة|ات)"),
            (Q.DAY, r"يوما?|ايام"),
            (Q.WEEK, r"اسبوعا?|اسابيع"),
            (Q.MONTH, r"شهرا?|اشهر|شهور"),
            (Q.MINUTE, r"دقيقة|دقائق"),
            (Q.WORD, r"كلم(?:ة|ات)"),
            (Q.MESSAGE, r"رسالة|رسائل"),
        ),
        exact=(
            (2, Q.WORKING_DAY, r"يومي\s(?:ال)?(?:عمل|دوام|دراسة)|يوم(?:ان|ين)\s(?:دراسي|مدرسي)(?:ان|ين)"),
            (2, Q.WORKING_HOUR, r"ساعتي\s(?:عمل|دوام)"),
            (2, Q.DAY, r"يوم(?:ان|ين)"),
            (2, Q.HOUR, r"ساعت(?:ان|ين)"),
            (2, Q.WEEK, r"اسبوع(?:ان|ين)"),
            (2, Q.MONTH, r"شهر(?:ان|ين)"),
            (2, Q.MINUTE, r"دقيقت(?:ان|ين)"),
            (2, Q.MESSAGE, r"رسالت(?:ان|ين)"),
            (1, Q.WORKING_DAY, r"يوم\s(?:عمل|دراسي|مدرسي)\sواحد"),
            (1, Q.DAY, r"يوم\sواحد"),
            (1, Q.HOUR, r"ساعة\sواحدة"),
            (1, Q.WEEK, r"اسبوع\sواحد"),
            (1, Q.MONTH, r"شهر\sواحد"),
        ),
        to=r"الى|او|حتى",
        before_number=r"[وفبلك]?",
        clock_before=r"الساعة",
        morning=r"صباحا",
        afternoon=r"مساء|ظهرا|عصرا|ليلا|بعد\sالظهر",
    ),
    "cy": Tongue(
        numbers=number_words.WELSH,
        units=(
            (Q.WORKING_HOUR, r"(?:awr|oriau)\s(?:waith|gwaith|swyddfa|ysgol)"),
            (Q.WORKING_DAY, r"(?:[dn]?d?iwrnod(?:au)?|d?dydd(?:iau)?)\s(?:waith|gwaith|ysgol)"),
            (Q.HOUR, r"awr|oriau"),
            (Q.DAY, r"[dn]?d?iwrnod(?:au)?|d?dyddiau|d?dydd"),
            (Q.WEEK, r"wythnos(?:au)?"),
            (Q.MONTH, r"[mf]is(?:oedd)?"),
            (Q.MINUTE, r"[mf]unud(?:au)?"),
            (Q.WORD, r"g?eiriau|g?air"),
            (Q.MESSAGE, r"neges(?:euon|au)?|e-?b[oy]st\w*"),
        ),
        exact=(
            (24, Q.HOUR, r"pedair\sawr\sar\shugain"),
            (48, Q.HOUR, r"wyth\sawr\sa\sdeugain"),
            (2, Q.WEEK, r"[pb]ythefnos"),
            (2, Q.DAY, r"d?deuddydd"),
            (3, Q.DAY, r"[td]ridiau"),
        ),
        to=r"i|neu|hyd\sat",
        between=r"(?:o\s+)?",
        clock_behind=r"o['’]r\sgloch",
        morning=r"a\.?m\b\.?|y\sbore",
        afternoon=r"p\.?m\b\.?|y\sprynhawn|yr\shwyr|y\snos",
    ),
    "fr": Tongue(
        numbers=number_words.FRENCH,
        units=(
            (Q.WORKING_HOUR, r"heures?\s(?:ouvr\w+|de\stravail|de\sbureau|d['’]ouverture)"),
            (Q.WORKING_DAY, r"jours?\s(?:ouvr\w+|scolaires?|de\sclasse|d['’]école|de\stravail)"),
            (Q.HOUR, r"heures?|h"),
            (Q.DAY, r"jours?|journées?"),
            (Q.WEEK, r"semaines?"),
            (Q.MONTH, r"mois"),
            (Q.MINUTE, r"minutes?|min"),
            (Q.WORD, r"mots?"),
            (Q.MESSAGE, r"messages?|courriels?|e-?mails?"),
        ),
        to=r"à|ou|et",
        between=r"(?:de\s+|d['’])?",
        clock_behind=r"heures?|h",
        morning=r"du\smatin",
        afternoon=r"de\sl['’]après-midi|du\ssoir",
    ),
    "es": Tongue(
        numbers=number_words.SPANISH,
        units=(
            (Q.WORKING_HOUR, r"horas?\s(?:laborables?|lectivas?|hábiles|habiles|de\strabajo|de\soficina)"),
            (Q.WORKING_DAY, r"d[ií]as?\s(?:laborables?|lectivos?|hábiles|habiles|hábil|escolares|de\sclase)"),
            (Q.HOUR, r"horas?|h"),
            (Q.DAY, r"d[ií]as?"),
            (Q.WEEK, r"semanas?"),
            (Q.MONTH, r"mes(?:es)?"),
            (Q.MINUTE, r"minutos?|min"),
            (Q.WORD, r"palabras?"),
            (Q.MESSAGE, r"mensajes?|correos?"),
        ),
        to=r"a|o|y",
        between=r"(?:de\s+)?",
        clock_before=r"a\slas?|desde\slas?|hasta\slas?|de\slas?|las",
        clock_behind=r"horas|h",
        morning=r"de\sla\smañana",
        afternoon=r"de\sla\s(?:tarde|noche)",
    ),
}
