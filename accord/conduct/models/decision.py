"""Decisions on incidents: who was consulted, what was decided and why, what the guardian answered, each review."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accord.charters.models import Edition
from accord.conduct.models.incident import Incident
from accord.conduct.models.restriction import Restriction
from accord.core.models import Record
from accord.people.models import Guardian, Login, StaffMember


class Consultation(Record):
    """Somebody whom the charter names is asked before a measure; `person` is staff of the school or of its district.

    `role` is a capacity of rules/charter_values (`chair`, `chief_executive`); a second leader is asked as `leader` or
    `headteacher`. `until` is the last day that was asked about: an answer does not carry a longer measure. `terms` is
    the form as it stood when it was asked. It can be asked again once it was answered or taken back.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="consultations")
    step = models.CharField(max_length=24)
    role = models.CharField(max_length=24)
    person = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    draft = models.TextField()
    until = models.DateField(null=True, blank=True)
    terms = models.JSONField(default=dict, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    agrees = models.BooleanField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "step", "role"],
                condition=Q(answered_at__isnull=True, taken_back_at__isnull=True),
                name="consulted_once_at_a_time",
            )
        ]


class Decision(Record):
    """A measure, decided by somebody who may, with all that rules/measures.py asks for; it is never changed.

    `step` is a rung of the charter's ladder. `provisional_until`: it ends by itself then unless it is confirmed.
    `why_details_stay`: why the words hold somebody's address, or name another child (here and below).
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="decisions")
    step = models.CharField(max_length=24)
    edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    clause_key = models.SlugField(max_length=60, blank=True)
    decided_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    reasons = models.TextField()
    why_less_would_not_do = models.TextField(blank=True)
    why_outside_guidance = models.TextField(blank=True)
    safety = models.TextField(blank=True)
    arrangements_for_child = models.TextField(blank=True)
    other_leader = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    other_leader_reasons = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    provisional_until = models.DateTimeField(null=True, blank=True)
    why_details_stay = models.TextField(blank=True)
    restriction = models.OneToOneField(
        Restriction, null=True, blank=True, on_delete=models.PROTECT, related_name="decision"
    )

    class Meta:
        ordering = ["decided_at", "id"]
        indexes = [models.Index(fields=["review_on"], name="decision_by_review")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="measure_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="measure_has_reasons"),
            models.CheckConstraint(
                condition=~Q(step="site_bar")
                | Q(ends_on__isnull=False, review_on__isnull=False) & ~Q(why_less_would_not_do=""),
                name="site_bar_is_the_last_resort",
            ),
            models.CheckConstraint(
                condition=Q(other_leader__isnull=True) | ~Q(other_leader=F("decided_by")),
                name="second_is_another",
            ),
        ]


class Confirmation(Record):
    """A provisional measure was confirmed after the guardian was heard, with reasons."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="confirmation")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reasons = models.TextField()
    why_details_stay = models.TextField(blank=True)


class Representation(Record):
    """What the guardian answers to a measure, at any time; `asks_for_review` calls a review."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="representations")
    guardian = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10, blank=True)
    text = models.TextField()
    asks_for_review = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()


class Review(Record):
    """Somebody who had no part in a measure looked at it again: it stays, it becomes milder, or it is lifted.

    `restriction`: the gentler limit that took the place of the one before, at that minute (MEASURE-14).
    """

    class Outcome(models.TextChoices):
        STAYS = "stays", _("It stays as it is")
        MILDER = "milder", _("It becomes shorter")
        EASED = "eased", _("Something gentler takes its place")
        LIFTED = "lifted", _("It is lifted")

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="reviews")
    heard_by = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=6, choices=Outcome.choices)
    reasons = models.TextField()
    why_details_stay = models.TextField(blank=True)
    ends_on = models.DateField(null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    restriction = models.OneToOneField(
        Restriction, null=True, blank=True, on_delete=models.PROTECT, related_name="review"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="eased", restriction__isnull=False)
                | ~Q(outcome="eased") & Q(restriction__isnull=True),
                name="eased_by_another_limit",
            ),
        ]


class Letter(Record):
    """The letter of a measure or a review as it was typeset: language, file, hash, and the proof that it arrived.

    One letter for each occasion. `sealed_at`: it was printed, put into an envelope and given to the office.
    """

    class Occasion(models.TextChoices):
        MEASURE = "measure", _("The measure")
        CONFIRMATION = "confirmation", _("A provisional measure was confirmed")
        REVIEW = "review", _("Outcome of a review")

    class Proof(models.TextChoices):
        OPENED = "opened", _("Opened here by the guardian")
        HANDED_OVER = "handed_over", _("Handed over")
        POSTED = "posted", _("Posted, and signed for")

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="letters")
    review = models.ForeignKey(Review, null=True, blank=True, on_delete=models.PROTECT, related_name="letters")
    occasion = models.CharField(max_length=12, choices=Occasion.choices, default=Occasion.MEASURE)
    language = models.CharField(max_length=10)
    file = models.FileField(upload_to="conduct/letters/%Y/%m/")
    sha256 = models.CharField(max_length=64)
    notice_ref = models.CharField(max_length=16, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    sealed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    proven_at = models.DateTimeField(null=True, blank=True)
    proven_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    proof = models.CharField(max_length=120, blank=True, choices=Proof.choices)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "occasion"], condition=Q(review__isnull=True), name="letter_once_for_a_measure"
            ),
            models.UniqueConstraint(
                fields=["review"], condition=Q(review__isnull=False), name="letter_once_for_a_review"
            ),
            models.CheckConstraint(
                condition=Q(proven_at__isnull=True, proof="") | Q(proven_at__isnull=False) & ~Q(proof=""),
                name="letter_proven_somehow",
            ),
        ]

    @property
    def reference(self) -> str:
        """What the letter is called on paper and in the office: it says nothing of the matter."""
        return f"{self.ref[:4]}-{self.ref[4:8]}".upper()
