"""A school's charter, and its editions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.schools.models import School


class Charter(Record):
    """The agreement between a school and its families, through all its editions."""

    school = models.OneToOneField(School, on_delete=models.PROTECT, related_name="charter")
    starting_point = models.CharField(max_length=60, blank=True)


class Edition(Record):
    """One version of a charter: a draft until it is published, and never altered afterwards.

    `languages` lists the languages in which it is written; the first is the one from which the others are
    translated. Where it stands (draft, in review, approved, published …) follows from its records.
    """

    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="editions")
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors")
    languages = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]


class EditionWording(models.Model):
    """The title of an edition, its opening words, and what has changed since the edition before, in one language."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    title = models.CharField(max_length=160)
    opening = models.TextField(blank=True)
    change_note = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "language"], name="edition_said_once_per_language")]


class Section(Record):
    """One part of an edition: values, promises of the school, what is asked of families …"""

    class Kind(models.TextChoices):
        VALUES = "values", _("What we value")
        SCHOOL = "school", _("What families can expect of the school")
        FAMILIES = "families", _("What the school asks of families")
        CHILDREN = "children", _("What children can expect of both")
        CONDUCT = "conduct", _("Conduct that is not accepted")
        BREACH = "breach", _("What happens when either side falls short")
        CONCERN = "concern", _("How to raise a concern")
        POLICIES = "policies", _("Other policies")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["edition", "kind"], name="section_once_per_edition")]


class Clause(Record):
    """One promise, request or rule. `key` names it through all editions, so that they can be compared."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="clauses")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="clauses")
    key = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["section__position", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["edition", "key"], name="clause_once_per_edition")]


class ClauseWording(models.Model):
    """A clause in one language: paragraphs, lists and links; values of its rules stand in it by name.

    `translated_from` is the SHA-256 of the text in the first language when this one was written: another hash
    there now means that this wording is out of date. It is empty for the first language itself.
    """

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    text = models.TextField()
    translated_from = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clause", "language"], name="clause_said_once_per_language")]


class ChildrenWording(models.Model):
    """A clause in words for children, in one language; `translated_from` as in `ClauseWording`."""

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="children_wordings")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    text = models.TextField()
    translated_from = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clause", "language"], name="said_to_children_once_per_language")
        ]


class ClauseRule(Record):
    """A rule that a clause carries: `kind` as in rules/charter.py, its values written plainly, its name in texts."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rules")
    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="rules")
    name = models.SlugField(max_length=60)
    kind = models.CharField(max_length=40)
    values = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["clause__section__position", "clause__position", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["edition", "name"], name="rule_named_once_per_edition")]
