"""By which words messages and internal notes are found, and an index that the database keeps in the same transaction.

SQLite: a full-text table (FTS5) over the column, kept by triggers. The words come already cut and spelt alike, so its
`ascii` tokenizer only parts them at spaces; `prefix` makes beginnings of words as quick as whole ones.
PostgreSQL: an inverted index over the column, and a view of the same name, so that both are asked alike.
"""

INDEXED = {"messaging_findable": "messaging_message", "messaging_findablenote": "messaging_internalnote"}
LEXEMES = "array_to_tsvector(string_to_array(found_by, ' '))"
GROUPED = (
    "array_to_tsvector(string_to_array(found_by, ' ') || "
    "ARRAY['13~' || (id >> 13)::text, '16~' || (id >> 16)::text])"
)
WAITING_KB = 256


def index(apps, schema_editor):
    """Make the index, and let the database keep it."""
    make = sqlite if schema_editor.connection.vendor == "sqlite" else postgresql
    for name, table in INDEXED.items():
        for statement in make(name, table):
            schema_editor.execute(statement, params=None)


def sqlite(name, table):
    """Return the statements for SQLite."""
    gone = f"INSERT INTO {name}({name}, rowid, found_by) VALUES ('delete', old.id, old.found_by);"
    new = f"INSERT INTO {name}(rowid, found_by) VALUES (new.id, new.found_by);"
    yield (
        f"CREATE VIRTUAL TABLE {name} USING fts5(found_by, content='{table}', content_rowid='id', "
        "tokenize='ascii', detail='column', columnsize=0, prefix='3 4 5 6')"
    )
    yield f"INSERT INTO {name}({name}) VALUES ('rebuild')"
    yield f"CREATE TRIGGER {name}_new AFTER INSERT ON {table} BEGIN {new} END"
    yield f"CREATE TRIGGER {name}_gone AFTER DELETE ON {table} BEGIN {gone} END"
    yield (
        f"CREATE TRIGGER {name}_changed AFTER UPDATE OF found_by ON {table} "
        f"WHEN old.found_by <> new.found_by BEGIN {gone} {new} END"
    )


def postgresql(name, table):
    """Return the statements for PostgreSQL."""
    yield f"CREATE INDEX {name}_words ON {table} USING gin ({LEXEMES})"
    yield f"CREATE VIEW {name} AS SELECT id AS rowid, found_by FROM {table}"


def unindex(apps, schema_editor):
    """Take the index away again."""
    for name, table in INDEXED.items():
        if schema_editor.connection.vendor == "sqlite":
            for event in ("new", "gone", "changed"):
                schema_editor.execute(f"DROP TRIGGER {name}_{event}", params=None)
            schema_editor.execute(f"DROP TABLE {name}", params=None)
        else:
            schema_editor.execute(f"DROP VIEW {name}", params=None)
            schema_editor.execute(f"DROP INDEX {name}_words", params=None)


def let_words_wait(apps, schema_editor):
    """Let PostgreSQL lay the words of new messages down, and put those of some 500 into the index at once.

    Each word by itself costs a message twice its time. PostgreSQL by itself lets 4 MB wait: whoever writes the message
    that fills them waits 130 ms, and a search reads all that waits (1.4 ms). 256 kB take 26 ms, and 0.3 ms to read.
    """
    _set_of_words(schema_editor, f"SET (fastupdate = on, gin_pending_list_limit = {WAITING_KB})")


def let_words_wait_as_they_did(apps, schema_editor):
    """Leave it to PostgreSQL again how many words wait."""
    _set_of_words(schema_editor, "RESET (fastupdate, gin_pending_list_limit)")


def find_latest_first(apps, schema_editor):
    """Let PostgreSQL find words among the latest, by groups of 8,192 and 65,536 numbers.

    Its index gives all that hold a word, in no order: of a word that stands in 5,000 of 1,000,000 messages, 5,000 are
    read to show 25.
    """
    _make_index_anew(schema_editor, GROUPED)


def find_all_at_once(apps, schema_editor):
    """Find by words alone again."""
    _make_index_anew(schema_editor, LEXEMES)


def _make_index_anew(schema_editor, lexemes):
    if schema_editor.connection.vendor == "postgresql":
        for name, table in INDEXED.items():
            schema_editor.execute(f"DROP INDEX {name}_words", params=None)
            schema_editor.execute(
                f"CREATE INDEX {name}_words ON {table} USING gin ({lexemes}) "
                f"WITH (fastupdate = on, gin_pending_list_limit = {WAITING_KB})",
                params=None,
            )


def _set_of_words(schema_editor, how):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXED:
            schema_editor.execute(f"ALTER INDEX {name}_words {how}", params=None)
