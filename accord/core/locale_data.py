"""Each language has its names to itself, and only what pages say: dates, hours, numbers, lists, languages, countries.

Babel's data of languages share what they inherit from the root of the CLDR, and Babel writes what it has worked out
into the shared part: the first language asked for its weekdays gave them to others, a French charter said 'پیر'.
Known to Babel as https://github.com/python-babel/babel/issues/1234; here each language is copied when it is loaded.
"""

from collections.abc import Mapping
from copy import deepcopy
from os import PathLike, fspath, path
from typing import Any, cast

from babel import core, localedata

NEVER_SAID = frozenset(
    (
        "scripts", "variants", "currency_names", "currency_names_plural",
        "currency_symbols", "currency_formats", "currency_unit_patterns", "compact_currency_formats",
        "compact_decimal_formats", "meta_zones", "time_zones", "compound_unit_patterns",
        "date_fields", "interval_formats",
    )
)  # fmt: skip
"""What no page says in any language: the most of what a language takes in memory."""
NEVER_ASKED = ("territory_languages", "territory_currencies", "all_currencies", "windows_zone_mapping")
"""What nobody asks of all the world's languages together."""
OF_UNITS, UNITS = {"unit_patterns", "unit_display_names"}, "duration-"
"""Of measures, only hours and minutes are said."""

_load = localedata.load


def load_apart(name: PathLike[str] | str, merge_inherited: bool = True) -> dict[str, Any]:
    """Return the data of a language, as Babel does, shared with no other."""
    with localedata._cache_lock:
        known = path.basename(fspath(name)) in localedata._cache
        data = _load(name, merge_inherited)
        if not known:
            data = localedata._cache[path.basename(fspath(name))] = deepcopy(_said(data))
        return data


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: part for name, part in data.items() if name not in NEVER_SAID}
    for name in OF_UNITS & said.keys():
        said[name] = {unit: way for unit, way in data[name].items() if unit.startswith(UNITS)}
    return said


def keep_apart() -> None:
    """Let Babel load every language like this. Called before the first language is loaded."""
    localedata.load = load_apart
    for name in NEVER_ASKED:
        cast("dict[str, Any]", core.get_global(name)).clear()  # type: ignore[arg-type]
