"""The kinds of conduct that a charter does not accept, in the words of its clauses, in the language of the reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from django.urls import reverse
from django.utils.translation import gettext as _

from accord.charters.facts import rules_of
from accord.charters.facts.reading import published_text
from accord.charters.models import Edition
from accord.charters.saying.known import called, capitalised, is_known
from accord.charters.shown import ShownClause
from accord.conduct.models import Incident
from accord.rules.charter import ConductCategory, ConductOf

SOMETHING_ELSE = "other"
"""The kind that is always offered: what no clause names."""


@dataclass(frozen=True)
class Kind:
    """One kind of conduct: its name in the charter, what it is called, and the words and key of its clause.

    `title` is for choosing among them: short, and '' where nothing but the clause says what it is. Wherever a kind
    stands beside a person the charter's own words stand, for a short name may say more than the clause does.
    """

    category: str
    label: str
    clause_words: str = ""
    clause: str = ""
    language: str = ""
    title: str = ""


@dataclass(frozen=True)
class KindGroup:
    """The kinds of one clause; `words` are those of the clause, where its kinds have names of their own."""

    words: str
    kinds: tuple[Kind, ...]


def kinds_of_conduct(edition: Edition | None, language: str, *, of: ConductOf = ConductOf.BOTH) -> list[KindGroup]:
    """What may be reported under an edition, clause by clause in its order, and something else at the end.

    `of` leaves only those kinds that can be conduct of that side.
    """
    groups = _from_clauses(edition, language, of) if edition else []
    return [*groups, KindGroup("", (Kind(SOMETHING_ELSE, _("Something else")),))]


def kind_of(incident: Incident, language: str) -> Kind:
    """The kind of an incident in the words of the edition under which it stands."""
    return kind_named(incident.edition, incident.category, language)


def kinds_of_all(incidents: Iterable[Incident], language: str) -> dict[int, Kind]:
    """The kinds of many incidents by their keys; each edition is read once."""
    read: dict[int | None, list[KindGroup]] = {}
    found = {}
    for incident in incidents:
        if incident.edition_id not in read:
            read[incident.edition_id] = kinds_of_conduct(incident.edition, language)
        found[incident.pk] = _named(incident.category, read[incident.edition_id])
    return found


def kind_named(edition: Edition | None, category: str, language: str) -> Kind:
    """A kind by its name in the charter; something else where the edition does not name it."""
    return _named(category, kinds_of_conduct(edition, language))


def _named(category: str, groups: list[KindGroup]) -> Kind:
    kinds = [kind for group in groups for kind in group.kinds]
    return next((kind for kind in kinds if kind.category == category), kinds[-1])


def clause_address(edition: Edition | None, clause: str, *, for_family: bool) -> str:
    """Where the clause is read in the edition that lays it down; '' where no clause does."""
    if edition is None or not clause:
        return ""
    if for_family:
        return f"{reverse('family_charters:edition', args=[edition.ref])}#clause-{clause}"
    return f"{reverse('charters:edition', args=[edition.charter.school.slug, edition.ref])}#clause-{clause}"


def _from_clauses(edition: Edition, language: str, of: ConductOf) -> list[KindGroup]:
    shown = published_text(edition, language)
    clauses = {clause.key: clause for section in shown.sections for clause in section.clauses}
    by_clause: dict[str, list[ConductCategory]] = {}
    for laid in rules_of(edition).all(ConductCategory):
        if of is ConductOf.BOTH or laid.values.can_be_of(of):
            by_clause.setdefault(laid.clause, []).append(laid.values)
    ordered = [key for key in clauses if key in by_clause]
    return [_group(clauses[key], by_clause[key], language) for key in ordered]


def _group(clause: ShownClause, categories: list[ConductCategory], language: str) -> KindGroup:
    words = "\n".join(block.text for block in clause.blocks)
    kinds = tuple(_kind(one, clause, words, language) for one in categories)
    return KindGroup(words if any(kind.title for kind in kinds) else "", kinds)


def _kind(category: ConductCategory, clause: ShownClause, words: str, language: str) -> Kind:
    own = _called(category, language)
    title = own or (capitalised(called(category.category)) if is_known(category.category) else "")
    return Kind(category.category, own or words, words, clause.key, clause.language, title)


def _called(category: ConductCategory, language: str) -> str:
    """What the charter itself calls a kind, in the language or in the first that it has; '' where it has no name."""
    names = dict(category.words)
    return names.get(language) or reduce(lambda found, name: found or name, names.values(), "")
