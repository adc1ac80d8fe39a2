"""What an answer writes is kept in no more orders than somebody asks for: each index costs another page of 4 KB."""

import pytest
from django.apps import apps
from django.db import connection

pytestmark = pytest.mark.django_db

WRITTEN_BY_AN_ANSWER = (
    "messaging.Message", "messaging.Hold", "messaging.Emergency", "messaging.ResponseClock", "messaging.Conversation",
    "messaging.NewDate", "messaging.Answering", "delivery.Notice", "delivery.Delivery", "delivery.Attempt",
    "core.AuditEntry", "core.Job", "core.OnceKey", "charters.PromiseOutcome",
)  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN_BY_AN_ANSWER)
def test_no_index_is_the_beginning_of_another_one(name):
    model = apps.get_model(name)
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    in_part = {one.name for one in [*model._meta.indexes, *model._meta.constraints] if getattr(one, "condition", None)}
    orders = {
        key: one["columns"] for key, one in found.items()
        if (one["index"] or one["unique"]) and not one["primary_key"] and one["columns"] and key not in in_part
    }  # fmt: skip
    assert orders
    longer = {
        key: other for key, columns in orders.items() for other, others in orders.items()
        if len(others) > len(columns) and others[: len(columns)] == columns
    }  # fmt: skip
    assert not longer
