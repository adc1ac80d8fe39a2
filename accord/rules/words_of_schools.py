"""Words by which somebody at a school, or the school itself, is known, in the languages of the families.

They decide one thing: which names a guardian cannot take in the space of a class (GROUP-12).
"""

from accord.rules.looks_alike import look_of, looks_of_words

_BEFORE_NAMES = """
mr mrs ms miss mx dr doctor prof professor sir madam madame mme mlle monsieur mademoiselle rev reverend coach
señor señora sr sra srta profe pan pani domnul doamna dl dna encik puan cik cikgu ustaz ustazah
السيد السيدة الأستاذ الأستاذة أستاذ أستاذة دكتور دكتورة معلمة معلم جناب محترمہ استاد مس میڈم سر திரு திருமதி
"""
"""Forms of address. Those that are first names as well (Don, Selvi) are left out."""

_OF_SCHOOLS = """
headteacher|head teacher|headmaster|headmistress|head|principal|deputy|deputy head|assistant head|head of year|teacher
class teacher|form teacher|form tutor|tutor|teaching assistant|staff|school|school office|office|reception|secretary
governor|governors|chair of governors|safeguarding|safeguarding lead|admin|administrator|moderator|accord|accord team
school nurse|primary|secondary|academy|college
directeur|directrice|professeur|enseignant|enseignante|maître|maîtresse|instituteur|institutrice|proviseur|école
secrétariat|administration|administrateur
director|directora|profesor|profesora|maestro|maestra|docente|escuela|colegio|secretaría|administrador|administradora
dyrektor|dyrektorka|nauczyciel|nauczycielka|wychowawca|wychowawczyni|szkoła|sekretariat
directoare|profesoară|învățător|învățătoare|diriginte|dirigintă|școala|școală
pennaeth|prifathro|prifathrawes|athro|athrawes|ysgol|swyddfa|swyddfa'r ysgol
guru|guru besar|guru kelas|pengetua|sekolah|pejabat|pentadbir
مدير|مديرة|المدير|المديرة|مدرس|مدرسة|المدرسة|المدرس|المعلم|المعلمة|إدارة|الإدارة|إدارة المدرسة|مكتب المدرسة|مشرف
استانی|ہیڈ ماسٹر|ہیڈ مسٹریس|پرنسپل|ٹیچر|اسکول|سکول|انتظامیہ
ஆசிரியர்|ஆசிரியை|தலைமை ஆசிரியர்|பள்ளி|பள்ளி அலுவலகம்|நிர்வாகி|முதல்வர்
"""
"""Posts at a school, and the school and its office."""

_IN_ONE = "老师 老師 校长 校長 学校 學校 教师 教師 主任 管理员 管理員 办公室 辦公室"
"""The same where words stand without gaps."""

BEFORE_NAMES = frozenset(look_of(one) for one in _BEFORE_NAMES.split())
OF_SCHOOLS = frozenset(
    " ".join(looks_of_words(one)) for line in _OF_SCHOOLS.split("\n") for one in line.split("|") if one
)
IN_ONE = frozenset(look_of(one) for one in _IN_ONE.split())
