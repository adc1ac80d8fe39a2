"""Each language has its names to itself.

Babel's data of languages share what they inherit from the root of the CLDR, and Babel writes what it has worked out
into the shared part: the first language asked for its weekdays gave them to others, a French charter said 'پیر'.
Known to Babel as https://github.com/python-babel/babel/issues/1234; here each language is copied when it is loaded.
"""

from copy import deepcopy
from os import PathLike, fspath, path
from typing import Any

from babel import localedata

_load = localedata.load


def load_apart(name: PathLike[str] | str, merge_inherited: bool = True) -> dict[str, Any]:
    """Return the data of a language, as Babel does, shared with no other."""
    with localedata._cache_lock:
        known = path.basename(fspath(name)) in localedata._cache
        data = _load(name, merge_inherited)
        if not known:
            data = localedata._cache[path.basename(fspath(name))] = deepcopy(data)
        return data


def keep_apart() -> None:
    """Let Babel load every language like this. Called before the first language is loaded."""
    localedata.load = load_apart
