"""The topics that a family may choose, in plain words: ours, and those of the charter in force."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.charters.words import topic_names
from accord.rules.charter import CharterRules, Topic

URGENT, SAFEGUARDING, ANYTHING = "urgent", "safeguarding", "something_else"

WORDS: dict[str, Promise] = {
    "attendance": _("Being absent or late"),
    "learning": _("Learning and lessons"),
    "friendships": _("Friendships and well-being"),
    "health": _("Health"),
    "special_needs": _("Special needs and support"),
    "transport": _("The way to school"),
    "money": _("Money"),
    "praise": _("Praise and thanks"),
    ANYTHING: _("Something else"),
    URGENT: _("Something urgent"),
    SAFEGUARDING: _("A child may not be safe"),
    "complaint": _("A complaint"),
    "admissions": _("A place at the school"),
    "technical": _("This website or a password"),
    "office": _("A question for the school office"),
}
"""What we call topics for which a charter has no words of its own."""

OFFERED = ("attendance", "learning", "friendships", "health", "special_needs", "transport", "money", "praise")
LAST = (URGENT, SAFEGUARDING, ANYTHING)


def topic_words(topic: str, rules: CharterRules) -> str:
    """What a topic is called: in the words of the charter, else in ours."""
    return _own_words(rules).get(topic) or _our_words(topic)


def topic_choices(rules: CharterRules, also: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The topics on offer with their words: ours, then the charter's own, then `also`; the widest come last."""
    of_charter = [one.values.topic for one in rules.all(Topic)]
    keys = [key for key in dict.fromkeys((*OFFERED, *of_charter, *also)) if key and key not in LAST]
    own = _own_words(rules)
    return [(key, own.get(key) or _our_words(key)) for key in (*keys, *LAST)]


def _own_words(rules: CharterRules) -> dict[str, str]:
    """The words of a charter for its topics; where it says no words for one of ours, ours stand."""
    bare = {one.values.topic for one in rules.all(Topic) if not one.values.words}
    return {topic: said for topic, said in topic_names(rules).items() if topic not in WORDS or topic not in bare}


def _our_words(topic: str) -> str:
    return str(WORDS.get(topic, topic.replace("_", " ")))
