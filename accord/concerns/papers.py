"""Papers of complaints: looked at by their bytes, sealed by a hash, their pages counted, kept safe on the disk.

What looks into them is loaded with the first that is looked at.
"""

import contextlib
import hashlib
import io
import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.concerns.models import Complaint, ComplaintPaper
from accord.core.errors import DomainError
from accord.core.ids import new_ref
from accord.delivery.inbound.attachments import attachment
from accord.delivery.inbound.wording import REFUSED
from accord.people.models import Login

LARGEST = 10 * 1024 * 1024
"""Bytes of one paper."""

MOST_PAGES = 300
"""Pages of one paper: what a panel can be asked to read."""

PDF, PICTURE, TEXT = "application/pdf", "image/jpeg", "text/plain"
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp", "image/tiff"})
LONGEST_SIDE = 2200
"""Pixels: enough to read a photographed page on paper."""

_HAS = re.compile(r"only has (\d+) page")
_BEYOND = MOST_PAGES * 1000


@dataclass(frozen=True)
class NewPaper:
    """A paper on its way into a complaint; pictures have become JPEG, so that every page can be printed."""

    name: str
    media_type: str
    content: bytes
    pages: int
    text: str = ""

    @property
    def sha256(self) -> str:
        """The seal: any later change of the paper shows."""
        return hashlib.sha256(self.content).hexdigest()


def read_paper(name: str, declared: str, content: bytes) -> NewPaper:
    """Look at a file that somebody brings. Raises DomainError for one that cannot become pages of a bundle."""
    found = attachment(name, declared, content, number=1)
    if found.refused:
        raise not_taken(found.name, str(REFUSED[found.refused]))
    if len(content) > LARGEST:
        raise not_taken(found.name, _("It is larger than %(size)s MB.") % {"size": LARGEST // (1024 * 1024)})
    if found.media_type == PDF:
        return NewPaper(found.name, PDF, content, pages_of(found.name, content))
    if found.media_type in PICTURES:
        return NewPaper(found.name, PICTURE, as_page(found.name, content), 1)
    if found.media_type == TEXT:
        return written_paper(found.name, content.decode("utf-8", "replace"))
    words = _("Bring it as PDF or as a picture. Every writing program can keep a document as PDF.")
    raise not_taken(found.name, words)


def written_paper(name: str, text: str) -> NewPaper:
    """A paper that somebody writes here. Raises DomainError for an empty one."""
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not text:
        sentence = _("Write something, or choose a file.")
        raise DomainError("empty_paper", sentence, status=422, fields={"text": sentence})
    return NewPaper(name.strip()[:200], TEXT, text.encode(), 1, text)


def not_taken(name: str, why: str) -> DomainError:
    """The refusal of a file, by its name and with the reason."""
    sentence = _("%(name)s was not taken. %(why)s") % {"name": name, "why": why}
    return DomainError("paper_not_taken", sentence, status=422, fields={"file": sentence})


def keep_paper(
    complaint: Complaint, paper: NewPaper, *, by: Login | None, by_family: bool, for_family: bool, at: datetime,
    kind: str = ComplaintPaper.Kind.PAPER,
) -> ComplaintPaper:  # fmt: skip
    """Store a paper: its bytes are safe on the disk before its record is."""
    kept = ComplaintPaper(
        complaint=complaint, kind=kind, name=paper.name[:200], media_type=paper.media_type, text=paper.text,
        sha256=paper.sha256, pages=paper.pages, by=by, by_family=by_family, for_family=for_family, created_at=at,
    )  # fmt: skip
    if not paper.text:
        kept.file.save(new_ref(), ContentFile(paper.content), save=False)
        _sync(Path(kept.file.path))
    kept.save(force_insert=True)
    return kept


def content_of(paper: ComplaintPaper) -> bytes:
    """The bytes of a paper as they were brought. Raises DomainError where they are not the same any more."""
    if paper.text:
        content = paper.text.encode()
    else:
        with paper.file.open("rb") as opened:
            content = opened.read()
    if hashlib.sha256(content).hexdigest() != paper.sha256:
        raise DomainError(
            "paper_changed", _("%(name)s is not as it was brought. Tell whoever looks after this installation.")
            % {"name": paper.name},
        )  # fmt: skip
    return content


def pages_of(name: str, content: bytes, *, most: int | None = MOST_PAGES) -> int:
    """How many pages a PDF has. Raises DomainError for one that cannot be opened, or has more than `most`.

    The typesetter is asked for a page that no paper has: its answer says how many there are.
    """
    import typst

    try:
        with TemporaryDirectory(prefix="accord-paper-") as folder:
            (Path(folder) / "paper.pdf").write_bytes(content)
            (Path(folder) / "look.typ").write_text(f'#image("paper.pdf", page: {_BEYOND})')
            typst.compile(str(Path(folder) / "look.typ"), root=folder)
    except typst.TypstError as refusal:
        told = " ".join([str(refusal), *(str(hint) for hint in getattr(refusal, "hints", ()))])
        if found := _HAS.search(told):
            pages = int(found.group(1))
            if most is None or pages <= most:
                return pages
            words = ngettext(
                "It has %(number)s page; at most %(most)s can be brought at once.",
                "It has %(number)s pages; at most %(most)s can be brought at once.",
                pages,
            )
            raise not_taken(name, words % {"number": pages, "most": most}) from None
    raise not_taken(name, _("This PDF cannot be opened. If it has a password, keep it without one.")) from None


def as_page(name: str, content: bytes) -> bytes:
    """A picture as it is looked at: the right way up, without the place where it was taken, not larger than a page."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as opened:
            turned = ImageOps.exif_transpose(opened) or opened
            turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            clear = turned.convert("RGBA")
            page = Image.new("RGB", clear.size, "white")
            page.paste(clear, mask=clear.getchannel("A"))
            out = io.BytesIO()
            page.save(out, "JPEG", quality=85)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as damaged:
        raise not_taken(
            name, _("This picture cannot be opened. Take it again, or bring it in another form.")
        ) from damaged
    return out.getvalue()


def _sync(path: Path) -> None:
    for place in (path, path.parent):
        with contextlib.suppress(OSError):
            opened = os.open(place, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
