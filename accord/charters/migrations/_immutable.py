"""The database itself refuses to alter or remove what was published, and what was signed.

Refused for a published edition: every change and removal of the edition, its wordings, sections, clauses, clause
wordings, words for children, rules, approvals, and every addition to them. Refused always: every change and removal of a publication,
of a text that people were shown, of a recall and of an acknowledgement; a text added after the publication; a
second edition from the same day.

A migration that rebuilds one of these tables on SQLite calls `unguard` before and `guard` after it.

The same triggers for SQLite and PostgreSQL. `TRUNCATE` and `DROP` remain with whoever owns the database.
"""

PUBLISHED = "EXISTS (SELECT 1 FROM charters_publication WHERE edition_id = {edition})"
OF_EDITION = ("editionwording", "section", "clause", "clauserule", "approval")
OF_CLAUSE = ("clausewording", "childrenwording")
KEPT_FOR_EVER = ("publication", "editiontext", "recall", "acknowledgement")
CLAUSE_OF = "(SELECT edition_id FROM charters_clause WHERE id = {row}.clause_id)"
SAME_DAY = (
    "EXISTS (SELECT 1 FROM charters_publication AS other WHERE other.charter_id = NEW.charter_id "
    "AND other.starts_on = NEW.starts_on AND NOT EXISTS "
    "(SELECT 1 FROM charters_recall WHERE charters_recall.publication_id = other.id))"
)
IMMUTABLE = "published editions are never altered"
TWICE = "one_edition_begins_on_a_day"


def refusals():
    """Yield (name, table, INSERT | UPDATE | DELETE, condition or empty, what is said) of every trigger."""
    yield from _guard("edition", ("UPDATE", "DELETE"), "{row}.id")
    for table in OF_EDITION:
        yield from _guard(table, ("INSERT", "UPDATE", "DELETE"), "{row}.edition_id")
    for table in OF_CLAUSE:
        yield from _guard(table, ("INSERT", "UPDATE", "DELETE"), CLAUSE_OF)
    yield from _guard("editiontext", ("INSERT",), "{row}.edition_id")
    for table in KEPT_FOR_EVER:
        for event in ("UPDATE", "DELETE"):
            yield f"{table}_{event.lower()}_refused", f"charters_{table}", event, "", IMMUTABLE
    yield "publication_same_day_refused", "charters_publication", "INSERT", SAME_DAY, TWICE


def _guard(table, events, edition):
    rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
    for event in events:
        condition = " OR ".join(PUBLISHED.format(edition=edition.format(row=row)) for row in rows[event])
        yield f"{table}_{event.lower()}_refused", f"charters_{table}", event, condition, IMMUTABLE


def sqlite(name, table, event, condition, said):
    """Return the statement that makes one trigger on SQLite."""
    when = f"WHEN {condition} " if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when}BEGIN SELECT RAISE(ABORT, '{said}'); END"


def postgresql(name, table, event, condition, said):
    """Return the statements that make one trigger, and the function that it calls, on PostgreSQL."""
    test = f"IF {condition} THEN {{refuse}} END IF;" if condition else "{refuse}"
    refuse = f"RAISE EXCEPTION '{said}' USING ERRCODE = 'restrict_violation';"
    row = "OLD" if event == "DELETE" else "NEW"
    return (
        f"CREATE FUNCTION charters_{name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$BEGIN {test.format(refuse=refuse)} RETURN {row}; END$$; "
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION charters_{name}()"
    )


WRITTEN_FOR = {"sqlite": sqlite, "postgresql": postgresql}


def guard(apps, schema_editor):
    """Make every trigger."""
    write = WRITTEN_FOR[schema_editor.connection.vendor]
    for refusal in refusals():
        schema_editor.execute(write(*refusal), params=None)


def unguard(apps, schema_editor):
    """Take every trigger away."""
    for name, table, *_ in refusals():
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}; DROP FUNCTION charters_{name}()", params=None)
        else:
            schema_editor.execute(f"DROP TRIGGER {name}", params=None)
