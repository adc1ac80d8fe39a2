"""Collecting the interface texts from code and templates into one catalogue for each language."""

from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract_from_file
from django.conf import settings

ROOT = Path(settings.ROOT)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "lazy": None,
    "_now": None,
    "_t": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "gettext_noop": None,
    "ngettext_noop": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "cy": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);",
    "es": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "ms": "nplurals=1; plural=0;",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ro": "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2);",
    "ta": "nplurals=2; plural=(n != 1);",
    "ur": "nplurals=2; plural=(n != 1);",
    "zh-hans": "nplurals=1; plural=0;",
}
"""Plural rules of the Unicode CLDR for whole numbers, in gettext's own notation."""


def folder_of(language: str) -> str:
    """Return the folder name of a language code: `zh-hans` lies in `zh_Hans`."""
    main, _, script = language.partition("-")
    return f"{main}_{script.title()}" if script else main


def catalogue_of(language: str) -> Path:
    """Return the path of a language's catalogue."""
    return ROOT / "locale" / folder_of(language) / "LC_MESSAGES" / "django.po"


def texts() -> Iterator[tuple[str, str, str | None, str | None]]:
    """Yield (place, text, plural, context) for every text in the code and the templates."""
    sources = [(file, "python") for file in ROOT.rglob("*.py") if not {"tests", "migrations"} & set(file.parts)]
    sources += [
        (file, "jinja2.ext:babel_extract")
        for pattern in ("*/templates/**/*.html", "*/templates/**/*.txt")
        for file in ROOT.glob(pattern)
    ]
    for file, method in sorted(sources):
        options = (
            {"trimmed": "true", "silent": "false", "extensions": "jinja2.ext.do"} if method.startswith("jinja2") else {}
        )
        for _line, found, _comments, context in extract_from_file(method, str(file), KEYWORDS, options=options):
            place = str(file.relative_to(ROOT.parent))
            if isinstance(found, str):
                yield place, found, None, context
            else:
                yield place, found[0], found[1] if len(found) > 1 else None, context


def collect() -> None:
    """Bring every catalogue up to date: new texts come in untranslated, old ones go out, the rest stays."""
    wanted: dict[tuple[str, str | None], polib.POEntry] = {}
    for place, text, plural, context in texts():
        if not text.strip():
            continue
        entry = wanted.setdefault(
            (text, context), polib.POEntry(msgid=text, msgctxt=context, msgid_plural=plural or "")
        )
        entry.msgid_plural = entry.msgid_plural or plural or ""
        if (place, "") not in entry.occurrences:
            entry.occurrences.append((place, ""))
        if "%(" in text and "python-format" not in entry.flags:
            entry.flags.append("python-format")
    for language in PLURALS:
        _update(language, wanted)


def _update(language: str, wanted: dict[tuple[str, str | None], polib.POEntry]) -> None:
    path = catalogue_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    known: dict[tuple[str, str | None], polib.POEntry] = {}
    if path.exists():
        known = {(entry.msgid, entry.msgctxt): entry for entry in polib.pofile(str(path))}
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = {
        "Project-Id-Version": "Accord",
        "Language": folder_of(language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
        "X-Review": "awaiting a native reader",
    }
    forms = int(PLURALS[language].split("=")[1].split(";")[0])
    for (text, context), template in sorted(wanted.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        old = known.get((text, context))
        entry = polib.POEntry(
            msgid=text, msgctxt=context, occurrences=sorted(template.occurrences), flags=list(template.flags)
        )
        if template.msgid_plural:
            entry.msgid_plural = template.msgid_plural
            entry.msgstr_plural = {n: (old.msgstr_plural.get(n, "") if old else "") for n in range(forms)}
        else:
            entry.msgstr = old.msgstr if old else ""
        fresh.append(entry)
    fresh.save(str(path))


def missing() -> dict[str, list[str]]:
    """Return, by language, the texts that have no translation yet."""
    wanted = {(text, context) for _place, text, _plural, context in texts() if text.strip()}
    gaps: dict[str, list[str]] = {}
    for language in PLURALS:
        path = catalogue_of(language)
        done = {
            (entry.msgid, entry.msgctxt)
            for entry in (polib.pofile(str(path)) if path.exists() else ())
            if entry.msgstr or (entry.msgstr_plural and all(entry.msgstr_plural.values()))
        }
        gaps[language] = sorted(text for text, context in wanted - done)
    return gaps
