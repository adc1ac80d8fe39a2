"""Carrying ties over: they move to the record that stays, and two to the same child become one."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.people.joining.carrying import Join, carry_roster_links
from accord.people.joining.kinds import GUARDIANS
from accord.people.joining.plan import TiePair, span_of, tie_span
from accord.people.models import CourtOrder, StudentContact
from accord.rules.joining import Span, around


def refuse_if_one_speaks_for_the_other(join: Join) -> None:
    """Whoever represents somebody is not that person."""
    pair = (join.kept, join.away)
    if StudentContact.objects.filter(guardian__in=pair, represents__in=pair).exists():
        raise DomainError(
            "one-represents-the-other",
            _("One of the two speaks for the other, so they are two people."),
            409,
            _("Correct that on the child's page first if it is wrong."),
        )


def carry_ties(join: Join) -> None:
    """Move every tie; court orders go with them, and nothing that had ended begins again."""
    _cut_spans(join)
    word = join.plan.kind.word
    for pair in join.plan.pairs:
        _make_one(join, pair)
    for tie in join.plan.moving:
        fresh = StudentContact.objects.get(pk=tie.pk)
        if join.plan.kind is not GUARDIANS:
            last = StudentContact.objects.filter(student=join.kept).aggregate(last=Max("contact_order"))["last"] or 0
            fresh.contact_order = last + 1
        setattr(fresh, word, join.kept)
        fresh.save(update_fields=[word, "contact_order"])
        join.done["ties"] += 1
    if join.plan.kind is GUARDIANS:
        speakers = StudentContact.objects.filter(represents=join.away)
        join.done["representatives"] += speakers.update(represents=join.kept)


def _cut_spans(join: Join) -> None:
    """A tie that had ended with its record keeps that end, now that the person's time is longer."""
    whole = around(span_of(join.kept), span_of(join.away))
    for person in (join.kept, join.away):
        if span_of(person) != whole:
            rows: Any = StudentContact.objects.filter(**{join.plan.kind.word: person})
            for tie in rows:
                span = tie_span(join.plan.kind, tie, person)
                if span != span_of(tie):
                    tie.starts_on, tie.ends_on = span.starts_on, span.ends_on
                    tie.save(update_fields=["starts_on", "ends_on"])


def _make_one(join: Join, pair: TiePair) -> None:
    reading = join.plan.reading(pair, join.answers)
    kept = StudentContact.objects.get(pk=pair.kept.pk)
    away = StudentContact.objects.get(pk=pair.away.pk)
    for name in ("relationship", "parental_responsibility", "lives_with", "may_be_contacted", "may_collect"):
        setattr(kept, name, getattr(reading, name))
    kept.represents_id = reading.represents
    _set_span(kept, reading.span)
    kept.source_id = kept.source_id or away.source_id
    kept.save()
    join.done["court_orders"] += CourtOrder.objects.filter(tie=away).update(tie=kept)
    carry_roster_links(join, "tie", {away.pk: kept.pk})
    if away.ends_on is None or away.ends_on > join.last_day:
        away.ends_on = join.last_day
        away.save(update_fields=["ends_on"])
    join.done["ties_made_one"] += 1


def _set_span(tie: StudentContact, span: Span) -> None:
    tie.starts_on, tie.ends_on = span.starts_on, span.ends_on
