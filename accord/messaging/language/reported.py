"""Whose words they are: what is quoted or told of others is left out before the wording is looked at."""

import re
from dataclasses import dataclass

from accord.messaging.language.folding import fold
from accord.messaging.language.lexicon import Place
from accord.messaging.language.sentences import split_sentences

_QUOTED = re.compile(
    r"\"[^\"]{2,600}\"|“[^”]{2,600}[”\"]|„[^”“\"]{2,600}[”“\"]|«[^»]{2,600}»|「[^」]{2,600}」|『[^』]{2,600}』"
    r"|(?<!\w)‘.{2,600}?’(?!\w)|(?<!\w)'(?=\S).{2,600}?(?<=\S)'(?!\w)"
)
_TOLD = (
    r"called|calls|calling|said|says|saying|told|telling|tells|shouted|shouts|shouting|yelled|yells|yelling|"
    r"screamed|screams|screaming|wrote|written|writes|writing|texted|posted|threatened|threatens|swore|swears|"
    r"swearing|whispers|whispered|chanted|named|labelled|insulted|admitted|yellin|callin|sayin|tellin|telt|cry|cries|"
    r"scold|scolded|carved|sprayed|sent|heard|overheard|sung|teased|taunted|repeated|nicknamed"
)
_TELLING = re.compile(rf"\b(?:{_TOLD})\b")
_WRITER = {"i", "you", "u", "ya", "we", "yous", "youse", "y'all", "yall", "who", "nobody", "stop", "i've", "you've",
           "we've", "i'd", "youve", "ive", "please"}  # fmt: skip
_SUFFERED = {"was", "were", "been", "got", "being", "get", "gets", "is", "are", "getting"}
_OTHERWISE = re.compile(
    r"\b(?:according to|apparently|it says|reads:|the (?:message|text|note|graffiti|screenshot|comment|post|poster)\b"
    r".{0,40}\b(?:says|said|reads?|was)|they (?:say|call|tell|keep)|kids (?:say|call|are calling)|"
    r"say (?:that )?(?:he|she|they|my)|he has heard|names? (?:such as|like)|make fun of|makes fun of|gets \"|"
    r"(?:boy|girl|kid|child|pupil|student)s? (?:say|call|tell|threaten)|refer(?:s|red)? to \w+ as|"
    r"in the (?:book|play|film|"
    r"novel|poem|story|scene)|lesson on|chapter)\b"
    r"|\b(?:he|she|they|kids?|boys?|girls?|lads?|ones?|others?|pupils?|students?|mates|mums?|dads?|team|children)\b"
    r" (?:\w+ ){0,4}(?:say|goes|go|(?:was|were|is) like|chant\w*|sing\w*|laugh\w*|giggle\w*|call|claim\w*|joke\w*)\b"
)
_OTHER_LANGUAGES = {
    "es": r"\b(?:le|les|me|nos|lo|la|los|se lo) (?:\w+ )?(?:dijo|dijeron|dicen|dice|llamo|llamaron|llama|"
          r"llaman|grito|"
          r"gritaron|gritan|escribio|escribieron|puso|pusieron|conto|insulto|insultaron|ha dicho|han dicho)\b|"
          r"\b(?:dice que|dicen que|segun|me conto|escribieron|escribio|insulto a|grito|mensaje que dice|amenazo|"
          r"amenazaron|llaman)\b",
    "fr": r"\btraite(?:e|es|nt|s)?\b|\b(?:lui|leur|m'a|m'ont|nous a|nous ont|l'a|l'ont|a|"
          r"ont) (?:\w+ )?(?:dit|crie|ecrit|"
          r"raconte|repete|insulte|insultee|repond)\b|\b(?:d'apres|selon|on lui|repetent|disent|raconte que|a ecrit|"
          r"ont ecrit|il dit que|elle dit que)\b",
    "pt": r"\b(?:chamou|chamaram|chama|chamam|disse|disseram|diz|dizem|gritou|gritaram|escreveu|escreveram|contou|"
          r"xingou|xingaram|xingam|ameacou|ameacaram|segundo|mensagem)\b",
    "pl": r"\b(?:nazwal|nazwala|nazwali|nazywa|nazywaja|powiedzial|powiedziala|powiedzieli|mowi|mowia|"
          r"krzyczal|krzyczeli|"
          r"krzyczala|napisal|napisala|napisali|podobno|uslyszal|uslyszala|opowiada\w*|wyzywa\w*|"
          r"wyzwal\w*|nawyzywala|"
          r"ktos napisal|grozil|grozili|groza|przezywa\w*)\b",
    "ro": r"\b(?:i-a|i-au|m-a|le-a|ne-a|mi-a|l-a|l-au|o|ii|il) (?:\w+ )?(?:zis|spus|strigat|facut|scris|"
          r"trimis|povestit|"
          r"injurat|amenintat|jignit|spun|zic|fac|face)\b|\b(?:spune ca|cica|au scris|a scris|ii spun|rad de)\b",
    "ms": r"\b(?:panggil|dipanggil|menjerit|jerit|jerkah|ejek|mengejek|maki|memaki|katanya|mereka tulis|tulis|"
          r"ada orang cakap|dia kata|dia cakap|mesej|beritahu|ugut|mengugut)\b",
    "zh": r"骂她|骂他|骂我|骂我们|叫她|叫他|喊她|喊他|对她说|对他说|跟她说|跟他说|有人写|有人说|"
          r"有人在|起外号|写纸条|听说|"
          r"同学.{0,6}(?:说|骂|叫)|他说|她说|说她|说他|罵他|罵她|老师对.{0,4}说|威胁他|威胁她|群里",
    "ar": r"(?<!\w)(?:و|ف)?(?:قال|قالت|قالوا|قلن|يقول|تقول|يقولون|يقولن|يقلن|صرخوا|صرخ|صرخت|كتبوا|كتب|كتبت|"
          r"شتمه|شتمها|شتموه|شتموها|شتمتني|يشتمون\w*|ينادون\w*|تناديها|يناديه|وصلته|وصلتها|حكت|سمعت|"
          r"هددوه|هددها|هددوها)(?!\w)",
    "ta": r"என்று|என சொன்ன",
    "ur": r"کہا|کہتا|کہتی|کہتے|لکھا",
    "cy": r"\b(?:alwodd|galw|dweud|gweiddi|sgwenn\w*|ysgrifenn\w*)\b",
}  # fmt: skip
_COMPILED = {language: re.compile(fold(pattern)) for language, pattern in _OTHER_LANGUAGES.items()}


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The sentences that are the writer's own, with their places, and whether something was left out."""

    text: str
    places: tuple[Place, ...]
    left_out: bool


def own_words(text: str, language: str) -> OwnWords:
    """Leave out what is quoted or reported; what remains is the writer's own."""
    silent = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    places = split_sentences(silent)
    own = tuple(place for place in places if not _reports(text[place.start : place.end], language))
    left_out = silent != text or len(own) < len(places)
    return OwnWords(" ".join(silent[place.start : place.end] for place in own), own, left_out)


def _reports(sentence: str, language: str) -> bool:
    folded = fold(sentence)
    if language in _COMPILED:
        return bool(_COMPILED[language].search(folded))
    return bool(_OTHERWISE.search(folded)) or any(_is_told_by_others(folded, hit) for hit in _TELLING.finditer(folded))


def _is_told_by_others(sentence: str, told: re.Match[str]) -> bool:
    """Whether the one who says it is not the writer and not the reader: the words just before decide."""
    before = re.findall(r"[\w']+", sentence[max(0, told.start() - 80) : told.start()])[-6:]
    for position, word in enumerate(reversed(before)):
        if word in _WRITER:
            return bool(_SUFFERED & set(before[len(before) - position :])) and word in ("i", "we")
    return True
