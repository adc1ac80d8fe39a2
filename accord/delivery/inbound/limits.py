"""How much of a mail is looked at: beyond these limits it is kept as it came, and its rest is not taken apart."""

MESSAGE_BYTES = 25 * 1024 * 1024
"""The largest mail that is taken in; the listeners announce it."""

PARTS = 100
"""Parts of one mail that are looked at."""

DEPTH = 20
"""Parts within parts within parts."""

HEADER_BYTES = 256 * 1024
"""The head of a mail, up to here."""

PART_HEADER_BYTES = 32 * 1024
"""The head of one part, up to here."""

FIELD_LETTERS = 16_000
"""One field of a head, up to here."""

TEXT_LETTERS = 200_000
"""What somebody wrote, up to here; about a hundred pages."""

MARKUP_LETTERS = 250_000
"""HTML that is turned into text, up to here."""

LINE_LETTERS = 4_000
"""One line when quotations are looked for; a longer line is nobody's 'On Monday … wrote:'."""

PEOPLE = 200
"""Addresses read from one field."""

ARCHIVE_ENTRIES = 2_000
"""Entries of an archive that are read by name; nothing in it is opened."""

ARCHIVE_UNPACKED_BYTES = 200 * 1024 * 1024
"""What an archive may claim to hold."""

HOPS = 30
"""Mail servers that a mail may have passed; more means that it goes round in a circle."""
