"""A conversation to keep: what one side may read of it, as a printed document, and as a bundle with its files."""

import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from accord.core.typesetting import typeset, voice, voice_of
from accord.core.words import date_in_words, time_of_day
from accord.messaging.models import Attachment, Conversation
from accord.messaging.timeline import Entry, EntryKind, timeline_of
from accord.schools.facts import crest_picture

FOLDER = Path(__file__).parent / "print"
IN_MEMORY = 4 * 1024 * 1024
"""Bytes of a bundle that stay in memory; a larger one is laid on the disk."""


@dataclass(frozen=True)
class KeptFile:
    """A file of a message, and its place in the bundle."""

    name: str
    size: int
    place: str
    sha256: str
    attachment: Attachment


@dataclass(frozen=True)
class Copy:
    """What one side may read of a conversation at a moment."""

    conversation: Conversation
    entries: tuple[Entry, ...]
    for_family: bool
    with_notes: bool
    topic: str
    at: datetime
    files: dict[str, tuple[KeptFile, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What its file is called: nothing of the matter, as files lie about on desks."""
        return f"conversation-{self.conversation.ref[:6]}-{self.at:%Y-%m-%d}"

    def facts(self) -> list[tuple[str, str]]:
        """What stands at its head, as pairs of label and words."""
        conversation = self.conversation
        pairs = [
            (_("School"), conversation.school.name),
            (_("Guardian"), conversation.guardian.called if conversation.guardian else _("Not known to the school")),
            (_("Child"), conversation.student.called if conversation.student else ""),
            (_("Topic"), self.topic),
            (_("Copy made on"), f"{date_in_words(self.at)}, {time_of_day(self.at)}"),
        ]
        return [(label, words) for label, words in pairs if words]


def copy_of(conversation: Conversation, *, for_family: bool, with_notes: bool, topic: str, at: datetime) -> Copy:
    """What may be kept of a conversation by one side; internal notes only for staff who ask for them.

    Whoever asks has already been found entitled to the conversation (access).
    """
    with_notes = with_notes and not for_family
    entries = tuple(
        entry
        for entry in timeline_of(conversation, for_family=for_family, at=at)
        if with_notes or entry.kind is not EntryKind.NOTE
    )
    return Copy(conversation, entries, for_family, with_notes, topic, at, _files_of(entries))


def _files_of(entries: Iterable[Entry]) -> dict[str, tuple[KeptFile, ...]]:
    refs = [entry.ref for entry in entries if entry.kind is EntryKind.MESSAGE and entry.files]
    kept: dict[str, tuple[KeptFile, ...]] = {}
    for number, one in enumerate(Attachment.objects.filter(message__ref__in=refs).select_related("message"), start=1):
        file = KeptFile(one.name, one.size, f"files/{number:03}-{_plain(one.name)}", one.sha256, one)
        kept[one.message.ref] = (*kept.get(one.message.ref, ()), file)
    return kept


def _plain(name: str) -> str:
    """A name that every system can store."""
    return "".join(sign if sign.isalnum() or sign in "-_. " else "_" for sign in name).strip(". ")[-80:] or "file"


def as_pdf(copy: Copy) -> bytes:
    """Return the copy as a tagged document, in the language of the page, each message in its own script."""
    conversation, language = copy.conversation, get_language() or settings.LANGUAGE_CODE
    crest = crest_picture(conversation.school)
    data: dict[str, Any] = {
        "voice": voice(language),
        "title": conversation.subject,
        "title_voice": voice_of(conversation.subject, ""),
        "facts": [
            {"label": label, "words": words, "voice": voice_of(words, language)} for label, words in copy.facts()
        ],
        "crest": next(iter(crest), ""),
        "crest_words": _("Crest of %(school)s") % {"school": conversation.school.name},
        "entries": [_for_print(copy, entry, language) for entry in copy.entries],
    }
    return typeset(FOLDER / "copy.typ", data, pictures=crest)


def _for_print(copy: Copy, entry: Entry, language: str) -> dict[str, Any]:
    files = [_("File: %(name)s") % {"name": one.name} for one in copy.files.get(entry.ref, ())]
    own = entry.language if entry.kind is not EntryKind.EVENT else language
    quoted = [part for part in entry.folded.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return {
        "kind": entry.kind,
        "head": _head(entry),
        "head_voice": voice_of(entry.name, language),
        "paragraphs": [{"text": part, "voice": voice_of(part, own)} for part in entry.paragraphs],
        "quoted": [{"text": part, "voice": voice_of(part, own)} for part in quoted],
        "small": [line for line in (*entry.marks, entry.waits, *files) if line],
        "why": entry.why,
    }


def _head(entry: Entry) -> str:
    told = {"name": entry.name, "day": date_in_words(entry.at), "time": time_of_day(entry.at)}
    if entry.kind is EntryKind.NOTE:
        return _("Internal note · %(name)s · %(day)s, %(time)s") % told
    if entry.kind is EntryKind.MESSAGE:
        return _("%(name)s · %(day)s, %(time)s") % told
    return _("%(day)s, %(time)s") % told


def as_bundle(copy: Copy) -> IO[bytes]:
    """Return the copy as a ZIP: a page to read, the same for machines (JSON), and the files; at its beginning."""
    bundle = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as kept:
        page = render_to_string("messaging/copy_page.html", _page(copy), using="jinja2")
        kept.writestr("conversation.html", page)
        kept.writestr("conversation.css", (FOLDER / "copy.css").read_text(encoding="utf-8"))
        kept.writestr("conversation.json", json.dumps(_as_json(copy), ensure_ascii=False, indent=2))
        for files in copy.files.values():
            for one in files:
                with one.attachment.file.open("rb") as content:
                    kept.writestr(one.place, content.read())
    bundle.seek(0)
    return bundle


def _page(copy: Copy) -> dict[str, Any]:
    """What the page in the bundle shows."""
    return {
        "copy": copy,
        "heads": [(_head(entry), entry, copy.files.get(entry.ref, ())) for entry in copy.entries],
        "language_of_page": get_language() or settings.LANGUAGE_CODE,
        "direction_of_page": "rtl" if get_language_bidi() else "ltr",
    }


def _as_json(copy: Copy) -> dict[str, Any]:
    conversation = copy.conversation
    return {
        "format": "accord-conversation",
        "version": 1,
        "ref": conversation.ref,
        "school": conversation.school.name,
        "subject": conversation.subject,
        "topic": conversation.topic,
        "guardian": conversation.guardian.called if conversation.guardian else None,
        "child": conversation.student.called if conversation.student else None,
        "kept_at": copy.at.isoformat(),
        "for": "family" if copy.for_family else "school",
        "with_internal_notes": copy.with_notes,
        "entries": [_entry_as_json(entry, copy.files.get(entry.ref, ())) for entry in copy.entries],
    }


def _entry_as_json(entry: Entry, files: Iterable[KeptFile]) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "at": entry.at.isoformat(),
        "name": entry.name,
        "text": entry.text,
        "language": entry.language,
        "marks": list(entry.marks),
        "quoted": entry.folded,
        "waits": entry.waits,
        "files": [{"name": one.name, "bytes": one.size, "sha256": one.sha256, "place": one.place} for one in files],
    }
