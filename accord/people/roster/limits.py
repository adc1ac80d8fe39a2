"""How much a roster may hold, in one place, so that a hostile or broken file is refused early."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, lengths in characters, everything else a count."""

    upload_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 1024 * MEGABYTE
    entries: int = 200
    # CSV packs about 10:1; a thousand to one is only ever made on purpose.
    ratio: int = 200
    ratio_applies_above_bytes: int = 8 * MEGABYTE
    columns: int = 400
    line_characters: int = 64 * 1024
    lines_in_one_record: int = 40
    cell_characters: int = 4_000
    problems_listed_per_file: int = 2_000


LIMITS = Limits()
