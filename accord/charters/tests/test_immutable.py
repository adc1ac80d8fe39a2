"""A published edition is never altered: whatever is tried, by whatever way, the database refuses."""

from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.charters.facts import content_of
from accord.charters.models import (
    Acknowledgement,
    Approval,
    ChildrenWording,
    Clause,
    ClauseRule,
    ClauseWording,
    Edition,
    EditionText,
    EditionWording,
    Publication,
    Recall,
    Section,
)
from accord.charters.tests import making
from accord.charters.writing import write_content
from accord.core import clock
from accord.core.errors import DomainError
from accord.core.ids import new_ref
from tests.turns import examples
from tests.worlds import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B1")]

REFUSALS = list(import_module("accord.charters.migrations._immutable").refusals())
PARTS = (Section, Clause, ClauseRule, EditionWording, Approval)


SAID_TO_CHILDREN = making.with_clause(making.CHARTER, "listening", children={"en": "We listen.", "ar": "نصغي."})


@dataclass
class Stage:
    """A published edition with a signature, one that was called back, and a draft beside them."""

    edition: Edition
    recalled: Edition
    draft: Edition


@pytest.fixture
def stage(cast) -> Stage:
    return remembered(("what is kept",), lambda: _set(cast), unchanged=cast)


def _set(cast) -> Stage:
    edition = making.published(cast, SAID_TO_CHILDREN)
    Acknowledgement.objects.create(
        edition=edition, text=edition.texts.first(), guardian=cast.guardians["amina"], outcome="signed",
        way="portal", typed_name="Amina", answered_at=clock.now(),
    )  # fmt: skip
    later = making.post(cast, "head").on + timedelta(days=3)
    recalled = making.published(cast, starts_on=later)
    Recall.objects.create(publication=recalled.publication, by=cast.staff["head"], reason="A slip")
    draft = making.draft(cast, SAID_TO_CHILDREN)
    making.approve(cast, draft)
    return Stage(edition, recalled, draft)


def row_of(model, stage: Stage, *, published: bool = True):
    """Return a row of the published edition, or the like one of the draft."""
    edition = stage.edition if published else stage.draft
    if model is Edition:
        return edition
    if model in (ClauseWording, ChildrenWording):
        return model.objects.filter(clause__edition=edition).first()
    if model is Recall:
        return Recall.objects.first()
    return model.objects.filter(edition=edition).first()


KEPT = (Edition, *PARTS, ClauseWording, ChildrenWording, Publication, EditionText, Acknowledgement, Recall)
OF_DRAFTS = (*PARTS, ClauseWording, ChildrenWording)


def refused(do) -> bool:
    """Whether the database refuses it, and for this reason."""
    try:
        with transaction.atomic():
            do()
    except DatabaseError as refusal:
        if "never altered" in str(refusal):
            return True
        raise
    return False


def run(statement: str, *values: object):
    def do():
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    return do


@pytest.mark.parametrize("model", KEPT)
def test_no_statement_changes_a_column_of_what_is_published(stage, model):
    row = row_of(model, stage)
    for field in model._meta.concrete_fields:
        statement = f'UPDATE {model._meta.db_table} SET "{field.column}" = "{field.column}" WHERE id = %s'
        assert refused(run(statement, row.pk)), field.column
        assert refused(lambda name=field.attname: model.objects.filter(pk=row.pk).update(**{name: getattr(row, name)}))


@pytest.mark.parametrize("model", KEPT)
def test_no_statement_removes_what_is_published(stage, model):
    row = row_of(model, stage)
    assert refused(run(f"DELETE FROM {model._meta.db_table} WHERE id = %s", row.pk))
    assert refused(lambda: model.objects.filter(pk=row.pk)._raw_delete(using="default"))
    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", OF_DRAFTS)
def test_the_same_statements_change_a_draft(stage, model):
    row = row_of(model, stage, published=False)
    assert not refused(run(f"UPDATE {model._meta.db_table} SET id = id WHERE id = %s", row.pk))
    assert not refused(row.delete)


def copy_of(row, **changes):
    """Return a like row that is not stored yet."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields} | changes
    values.pop("id")
    if "ref" in values:
        values["ref"] = new_ref()
    return type(row)(**values)


def additions(stage: Stage):
    """Yield one more row of every kind under the published edition."""
    section, clause = stage.edition.sections.first(), stage.edition.clauses.first()
    yield Section(edition=stage.edition, kind="policies")
    yield Clause(edition=stage.edition, section=section, key="one-more")
    yield ClauseRule(edition=stage.edition, clause=clause, name="one-more", kind="out_of_term")
    yield ClauseWording(clause=clause, language="ta", text="ஒன்று")
    yield ChildrenWording(clause=clause, language="ta", text="ஒன்று")
    yield EditionWording(edition=stage.edition, language="ta", title="ஒன்று")
    yield EditionText(edition=stage.edition, language="ta", document={}, sha256="0" * 64)
    yield EditionText(edition=stage.edition, language="ta", for_children=True, document={}, sha256="0" * 64)
    yield copy_of(stage.edition.approvals.first())


def test_nothing_is_added_under_a_published_edition(stage):
    for row in additions(stage):
        assert refused(row.save), type(row)
        assert refused(lambda row=row: type(row).objects.bulk_create([row], ignore_conflicts=True)), type(row)


@pytest.mark.parametrize("model", PARTS)
def test_nothing_of_a_draft_is_moved_under_a_published_edition(stage, model):
    row = row_of(model, stage, published=False)
    statement = f"UPDATE {model._meta.db_table} SET edition_id = %s WHERE id = %s"
    assert refused(run(statement, stage.edition.pk, row.pk))


def test_a_wording_of_a_draft_is_not_moved_to_a_published_clause(stage):
    row = row_of(ClauseWording, stage, published=False)
    clause = stage.edition.clauses.first()
    statement = "UPDATE charters_clausewording SET clause_id = %s WHERE id = %s"
    assert refused(run(statement, clause.pk, row.pk))


def test_replacing_a_row_on_sqlite_is_refused_like_removing_it(stage):
    if connection.vendor != "sqlite":
        return
    for row in (stage.edition, stage.edition.sections.first(), stage.edition.clauses.first()):
        table, columns = row._meta.db_table, [field.column for field in row._meta.concrete_fields]
        names = ", ".join(f'"{column}"' for column in columns)
        values = ", ".join(f'"{column}"' if column != "id" else "id + 1000" for column in columns)
        assert refused(
            run(f"INSERT OR REPLACE INTO {table} ({names}) SELECT {names} FROM {table} WHERE id = %s", row.pk)
        )
        if "ref" in columns:
            statement = f"INSERT OR REPLACE INTO {table} ({names}) SELECT {values} FROM {table} WHERE id = %s"
            assert refused(run(statement, row.pk)), table


def test_one_edition_begins_on_a_day_unless_it_was_called_back(stage):
    same = {"charter": stage.edition.charter, "by": stage.edition.publication.by, "content_hash": "0" * 64}
    approval = stage.draft.approvals.first()
    taken = Publication(
        edition=stage.draft, number=8, starts_on=stage.edition.publication.starts_on, approval=approval, **same
    )
    with pytest.raises(DatabaseError, match="one_edition_begins_on_a_day"), transaction.atomic():
        taken.save()
    free = stage.recalled.publication.starts_on
    Publication.objects.create(edition=stage.draft, number=8, starts_on=free, approval=approval, **same)


def test_every_refusal_stands_after_all_migrations(db):
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    assert {name for name, *_ in REFUSALS} <= standing


def attempts(stage: Stage):
    """Everything that somebody might try, by name."""
    other = making.with_text(making.CHARTER, "listening", {"en": "Altered", "ar": "معدل"})
    yield lambda: write_content(edition=Edition.objects.get(pk=stage.edition.pk), content=other)
    yield lambda: stage.edition.delete()
    yield lambda: Edition.objects.filter(pk=stage.edition.pk).update(languages=["en"])
    yield lambda: stage.edition.sections.all().delete()
    yield lambda: stage.edition.clauses.all().delete()
    yield lambda: stage.edition.rules.update(values={"answer": "9 working_days"})
    yield lambda: stage.edition.wordings.update(title="Altered")
    yield lambda: ClauseWording.objects.filter(clause__edition=stage.edition).update(text="Altered")
    yield lambda: ClauseWording.objects.filter(clause__edition=stage.edition).delete()
    yield lambda: Clause.objects.filter(edition=stage.edition).update(edition=stage.draft)
    yield lambda: Clause.objects.filter(edition=stage.draft).update(edition=stage.edition)
    yield lambda: Section.objects.bulk_update(
        [Section(pk=row.pk, position=7, kind=row.kind, edition=stage.edition) for row in stage.edition.sections.all()],
        ["position"],
    )
    yield lambda: Publication.objects.all().update(starts_on="2020-01-01")
    yield lambda: Publication.objects.all().delete()
    for row in additions(stage):
        yield row.save
    for model in KEPT:
        table = model._meta.db_table
        yield run(f"DELETE FROM {table}")
        yield run(f"UPDATE {table} SET id = id + 100000")


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.integers(0, 200), min_size=1, max_size=12))
def test_whatever_is_tried_its_content_stays_the_same(stage, order):
    before = content_of(Edition.objects.get(pk=stage.edition.pk)).sha256
    tried = list(attempts(stage))
    with transaction.atomic():
        for number in order:
            try:
                with transaction.atomic():
                    tried[number % len(tried)]()
            except (DatabaseError, DomainError, ValueError):
                continue
        after = Edition.objects.get(pk=stage.edition.pk)
        assert content_of(after).sha256 == before == after.publication.content_hash
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_tests_that_commit_still_leave_empty_tables(cast):
    making.published(cast)
    assert Edition.objects.exists()
