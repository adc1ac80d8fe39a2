"""Numbers in words, in the eleven languages of the pages: those that promises are made of.

A line is a number and every form in which it is written (gender, case, mutation), separated by `|`.
"""

ENGLISH = """
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve|a dozen|one dozen|dozen
13 thirteen
14 fourteen
15 fifteen
20 twenty
24 twenty four
28 twenty eight
30 thirty
36 thirty six
40 forty
48 forty eight
60 sixty
72 seventy two
90 ninety
"""

MALAY = """
1 satu
2 dua
3 tiga
4 empat
5 lima
6 enam
7 tujuh
8 lapan|delapan
9 sembilan
10 sepuluh
11 sebelas
12 dua belas|sedozen|satu dozen|dozen
14 empat belas
15 lima belas
20 dua puluh
24 dua puluh empat
28 dua puluh lapan
30 tiga puluh
48 empat puluh lapan
60 enam puluh
"""

TAMIL = """
1 ஒன்று|ஒரு
2 இரண்டு|ரெண்டு|இரு
3 மூன்று
4 நான்கு|நாலு
5 ஐந்து
6 ஆறு
7 ஏழு
8 எட்டு
9 ஒன்பது
10 பத்து
11 பதினொன்று|பதினொரு
12 பன்னிரண்டு|பன்னிரெண்டு|ஒரு டஜன்|டஜன்
15 பதினைந்து
20 இருபது
24 இருபத்து நான்கு|இருபத்தி நான்கு|இருபத்திநான்கு|இருபத்துநான்கு|இருபத்தினான்கு
30 முப்பது
48 நாற்பத்து எட்டு|நாற்பத்தி எட்டு|நாற்பத்தெட்டு|நாற்பத்தியெட்டு
"""

POLISH = """
1 jeden|jedna|jedno|jednego|jednej|jedną|jednym
2 dwa|dwie|dwóch|dwu|dwoma|dwiema|dwóm
3 trzy|trzech|trzema|trzem
4 cztery|czterech|czterema|czterem
5 pięć|pięciu
6 sześć|sześciu
7 siedem|siedmiu
8 osiem|ośmiu
9 dziewięć|dziewięciu
10 dziesięć|dziesięciu
11 jedenaście|jedenastu
12 dwanaście|dwunastu|tuzin|tuzina
14 czternaście|czternastu
15 piętnaście|piętnastu
20 dwadzieścia|dwudziestu
24 dwadzieścia cztery|dwudziestu czterech
28 dwadzieścia osiem|dwudziestu ośmiu
30 trzydzieści|trzydziestu
48 czterdzieści osiem|czterdziestu ośmiu
60 sześćdziesiąt|sześćdziesięciu
"""

ROMANIAN = """
1 un|una|unu|o|unei|unui
2 doi|două|doua
3 trei
4 patru
5 cinci
6 șase|sase
7 șapte|sapte
8 opt
9 nouă|noua
10 zece
11 unsprezece
12 doisprezece|douăsprezece|o duzină|duzină
14 paisprezece
15 cincisprezece
20 douăzeci
24 douăzeci și patru
28 douăzeci și opt
30 treizeci
48 patruzeci și opt
60 șaizeci
"""

URDU = """
1 ایک
2 دو
3 تین
4 چار
5 پانچ
6 چھ|چھے|چھہ
7 سات
8 آٹھ
9 نو
10 دس
11 گیارہ
12 بارہ|ایک درجن|درجن
14 چودہ
15 پندرہ
20 بیس
24 چوبیس
28 اٹھائیس
30 تیس
48 اڑتالیس
60 ساٹھ
"""

ARABIC = """
1 واحد|واحدة
2 اثنان|اثنين|اثنتان|اثنتين|اثنا
3 ثلاث|ثلاثة
4 أربع|أربعة
5 خمس|خمسة
6 ست|ستة
7 سبع|سبعة
8 ثمان|ثماني|ثمانية
9 تسع|تسعة
10 عشر|عشرة
11 أحد عشر|إحدى عشرة
12 اثنا عشر|اثني عشر|اثنتا عشرة|اثنتي عشرة|دزينة
14 أربعة عشر|أربع عشرة
15 خمسة عشر|خمس عشرة
20 عشرون|عشرين
24 أربع وعشرون|أربعة وعشرون|أربع وعشرين|أربعة وعشرين
28 ثمان وعشرون|ثمانية وعشرون|ثماني وعشرين|ثمانية وعشرين
30 ثلاثون|ثلاثين
48 ثمان وأربعون|ثماني وأربعون|ثمانية وأربعون|ثمان وأربعين|ثماني وأربعين|ثمانية وأربعين
60 ستون|ستين
"""

WELSH = """
1 un
2 dau|dwy|ddau|ddwy
3 tri|tair|dri|dair|thri|thair
4 pedwar|pedair|bedwar|bedair|phedwar|phedair
5 pump|pum|bump|bum|phump|phum
6 chwech|chwe
7 saith
8 wyth
9 naw
10 deg|deng|ddeg|ddeng
11 un ar ddeg|un deg un
12 deuddeg|deuddeng|ddeuddeg|ddeuddeng|un deg dau|un deg dwy|dwsin|ddwsin
15 pymtheg|pymtheng|bymtheg|bymtheng|un deg pump
20 ugain|dau ddeg
24 pedwar ar hugain|pedair ar hugain|dau ddeg pedwar|dau ddeg pedair
30 tri deg|deg ar hugain
48 pedwar deg wyth|wyth a deugain
"""

FRENCH = """
1 un|une
2 deux
3 trois
4 quatre
5 cinq
6 six
7 sept
8 huit
9 neuf
10 dix
11 onze
12 douze|une douzaine|douzaine
14 quatorze
15 quinze|une quinzaine|quinzaine
20 vingt
24 vingt quatre
28 vingt huit
30 trente
48 quarante huit
60 soixante
"""

SPANISH = """
1 un|uno|una
2 dos
3 tres
4 cuatro
5 cinco
6 seis
7 siete
8 ocho
9 nueve
10 diez
11 once
12 doce|una docena|docena
14 catorce
15 quince
20 veinte
24 veinticuatro
28 veintiocho
30 treinta
48 cuarenta y ocho
60 sesenta
"""

CHINESE_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def chinese_number(written: str) -> int:
    """Read a number below a hundred as it is written in Chinese: 十二, 四十八."""
    if written == "一打":
        return 12
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return CHINESE_DIGITS.get(written, 0)
    return 10 * CHINESE_DIGITS.get(tens, 1) + CHINESE_DIGITS.get(ones, 0)
