"""Let a clause carry a rule, or change one."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.charters import words
from accord.charters.content import hash_of
from accord.charters.drafting import clause_now, first_of, hold_draft, stamp_of_rule, tell
from accord.charters.models import ChildrenWording, Clause, ClauseRule, ClauseWording, Edition
from accord.charters.naming import renamed
from accord.core.errors import DomainError
from accord.rules.charter import RULE_KINDS, BadValues, plain_values, read_values
from accord.schools.seen import check_seen

NAME = re.compile(r"[a-z][a-z0-9_-]{0,59}")


@transaction.atomic
def set_rule(
    *,
    by: str,
    clause: Clause,
    kind: str,
    name: str,
    values: Mapping[str, Any],
    rule: ClauseRule | None = None,
    seen: str | None = None,
) -> ClauseRule:
    """The clause lays this rule down, under a name that its texts use; a new name reaches every text that used the old.

    Raises DomainError: published, changed meanwhile (409), values that cannot hold or a name that is taken (422).
    """
    edition, clause = hold_draft(clause.edition), clause_now(clause)
    stored = _now(clause, rule)
    check_seen(seen if rule else None, stamp_of_rule(stored))
    checked = _checked(kind, values)
    _check_place(edition, kind, name, stored)
    before = {"name": stored.name, "values": stored.values} if stored else {}
    try:
        with transaction.atomic():
            if stored:
                stored.name, stored.values = name, checked
                stored.save(update_fields=["name", "values"])
            else:
                stored = ClauseRule.objects.create(
                    edition=edition,
                    clause=clause,
                    name=name,
                    kind=kind,
                    values=checked,
                    position=clause.rules.count(),
                )
    except IntegrityError:
        raise _taken(name) from None
    if before and before["name"] != name:
        _rename_in_texts(edition, before["name"], name)
    tell(
        by=by,
        verb="set_rule",
        edition=edition,
        subject=f"clause:{clause.ref}",
        details={"kind": kind, "before": before, "after": {"name": name, "values": checked}},
    )
    return stored


def _now(clause: Clause, rule: ClauseRule | None) -> ClauseRule | None:
    if rule is None:
        return None
    stored = clause.rules.filter(pk=rule.pk).first()
    if stored is None:
        raise DomainError(
            "rule-taken-out",
            _("A colleague has taken this rule out, so nothing of yours is stored yet."),
            409,
            _("Add the rule to the clause anew."),
        )
    return stored


def _checked(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    if kind not in RULE_KINDS:
        raise DomainError("kind-unknown", _("There is no such kind of rule."), 422)
    try:
        return plain_values(read_values(RULE_KINDS[kind], values))
    except BadValues as bad:
        said = {problem.field: words.problem_sentence(kind, problem) for problem in bad.problems}
        raise DomainError("values-wrong", next(iter(said.values())), 422, fields=said) from None


def _check_place(edition: Edition, kind: str, name: str, stored: ClauseRule | None) -> None:
    if not NAME.fullmatch(name):
        sentence = _("Use small letters from a to z, digits and dashes, beginning with a letter.")
        raise DomainError("name-wrong", sentence, 422, fields={"name": sentence})
    others = edition.rules.exclude(pk=stored.pk) if stored else edition.rules.all()
    if others.filter(name=name).exists():
        raise _taken(name)
    if stored is None and not RULE_KINDS[kind].repeats and others.filter(kind=kind).exists():
        raise DomainError(
            "kind-twice",
            _("The draft has a rule of this kind already: %(rule)s. A charter holds only one of them.")
            % {"rule": others.filter(kind=kind)[0].name},
            422,
            _("Change that rule instead."),
        )


def _taken(name: str) -> DomainError:
    sentence = _("Another rule of this draft is called %(name)s. Choose another name.") % {"name": name}
    return DomainError("name-taken", sentence, 422, fields={"name": sentence})


def _rename_in_texts(edition: Edition, old: str, new: str) -> None:
    """Call the rule by its new name in every text; translations stay as fresh as they were."""
    first = first_of(edition)
    for clause in Clause.objects.filter(edition=edition).prefetch_related("wordings", "children_wordings"):
        wordings, to_children = list(clause.wordings.all()), list(clause.children_wordings.all())
        _rename_in(wordings, first, old, new)
        _rename_in(to_children, first, old, new)
        ClauseWording.objects.bulk_update(wordings, ["text", "translated_from"])
        ChildrenWording.objects.bulk_update(to_children, ["text", "translated_from"])
    for said in edition.wordings.all():
        said.opening, said.change_note = renamed(said.opening, old, new), renamed(said.change_note, old, new)
        said.save(update_fields=["opening", "change_note"])


def _rename_in(wordings: Sequence[ClauseWording | ChildrenWording], first: str, old: str, new: str) -> None:
    origin = next((one.text for one in wordings if one.language == first), "")
    for one in wordings:
        if one.translated_from == hash_of(origin):
            one.translated_from = hash_of(renamed(origin, old, new))
        one.text = renamed(one.text, old, new)
